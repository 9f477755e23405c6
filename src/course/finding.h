/* finding.h - collects what check finds; private to check.c and check_*.c. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_FINDING_H
#define COURSE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/file.h"
#include "base/yaml.h"
#include "course/check.h"
#include "course/course.h"
#include "course/lookup.h"
#include "doc/front_matter.h"

/* A link to a heading, looked up when all pages have been seen. */
struct wanted_anchor {
	int page;			/* where the heading should be; -1: in a file, no page */
	char *file;			/* then its path */
	char *anchor;
	size_t order;
	char *path;			/* where the link stands, as shown */
	int line, column;
};

struct check {
	struct findings *findings;
	const struct course *course;
	const char *shown;		/* the course's folder, as the user calls it; "": this one */
	struct lookup ids;		/* of pages as their authors want them, to the page's index */
	struct lookup questions;	/* question ids, to an index into places */
	char **places;			/* "path:line" of each question */
	size_t place_count, place_cap;
	struct file_list files;		/* all of the course's */
	struct lookup linked;		/* Markdown files that are no pages, that a link leads to */
	struct lookup extra;		/* those that are looked at, to an index in extras */
	char **extras;
	size_t extra_count, extra_cap;
	struct wanted_anchor *anchors;
	size_t anchor_count, anchor_cap;
};

/* Where in the output a finding stands, and in the file. */
struct spot {
	size_t order;			/* of the file among the files: finding_file() */
	const char *path;		/* as shown */
	int line, column;
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* A page that is being looked at, or a file that is none. */
struct page_source {
	struct check *check;
	int page;			/* -1: no page */
	const char *path;		/* from the root */
	struct spot spot;		/* the file; line and column 0 */
	const char *text;		/* decoded */
	size_t len;
	size_t *lines;			/* where each line begins in the text */
	size_t line_count, line_cap;
};

/* The next file's place in the output. */
size_t finding_file(struct findings *findings);

void finding_add(struct findings *findings, const struct spot *spot, enum severity severity,
		 const char *rule, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* An error whose sentence begins with "path:line:col: "; the place is taken from there. */
void finding_add_err(struct findings *findings, const struct spot *spot, const char *rule,
		     const struct err *err);

/* The path of a file of the course as the user would name it. The caller frees it. */
char *check_shown_path(const struct check *check, const char *path);

/* A word near another: what a misspelt one may have meant. NULL if none is. */
const char *check_nearest(const char *word, const char *const *known);

/* All that can be wrong with one page, and the quiz of it. */
void check_page(struct check *check, size_t page);
/* The same of a Markdown file that is no page. */
void check_extra(struct check *check, const char *path);
/* Notes such a file, to be looked at in its turn. */
void check_take_extra(struct check *check, const char *path);

struct spot check_spot(const struct page_source *source, int line, int column);

/* What stands before the text of a page. */
void check_front_matter(const struct page_source *source, const struct front_matter *found);

/* Files that a page takes into its text. */
void check_includes(const struct page_source *source);

/* The checklists of a page, which are no fault. */
void check_steps(const struct page_source *source, const struct doc *doc);

/* Looks up the anchors that links have asked for. */
void check_anchors(struct check *check);

/* The quiz of a page; doc is the page. */
void check_quiz(struct check *check, size_t page, const struct doc *doc);

/*
 * A link or `ref` at a spot of the file at path (from the root), which is a page or none (-1).
 * image: it is the source of a picture.
 */
void check_link(struct check *check, int page, const char *path, const struct spot *spot,
		const char *href, bool image);

#endif
