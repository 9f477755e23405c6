/* course.h - a course: its pages in reading order, whatever form its folder has. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_COURSE_H
#define COURSE_COURSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/yaml.h"
#include "doc/doc.h"

enum course_kind {
	COURSE_LECTERN,
	COURSE_DOCUSAURUS,
	COURSE_MDBOOK,
	COURSE_MKDOCS,
	COURSE_JUPYTER_BOOK,
	COURSE_TOCTREE,
	COURSE_CARPENTRIES,
	COURSE_DOCSIFY,
	COURSE_FOLDER,
	COURSE_FILE
};

struct page {
	char *id;			/* unique in the course, case kept */
	char *path;			/* relative to the root; NULL: a group without a page of its own */
	char *title;			/* the page's own: front matter, else first H1, else its name */
	char *label;			/* what the sidebar shows */
	char *slug;			/* front matter slug, or NULL */
	char *url;			/* on the course's site, without base and slashes at the ends; NULL: by its path */
	char *quiz;			/* path of its quiz file relative to the root; NULL if it has none */
	int depth;			/* 0 at the top */
	int week;			/* -1: no week */
	double position;		/* sidebar_position; NAN if none */
	double weight;			/* its place by what other generators call it; NAN if none */
	bool all_lists;			/* an assignment by its name: each of its lists is a checklist */
};

/* What a layout noticed that is wrong with a manifest; check says it. */
struct course_note {
	char *path;			/* relative to the root */
	int line, column;		/* from 1; 0: the whole file */
	bool warning;
	const char *rule;		/* of check: "page-missing" */
	char *message;
};

/* A document that the site has at an address of its own, though no list shows it. */
struct course_aside {
	char *url;			/* as of a page */
	char *path;			/* relative to the root */
};

struct archive;
struct course_index;

struct course {
	char *id, *title, *language;
	enum course_kind kind;
	char *path;			/* real path of what was opened: a folder, a file or an archive */
	/* real path of the folder; for a single file the folder it is in, for an archive where it was unpacked */
	char *root;
	struct archive *archive;	/* what it was unpacked from; or NULL */
	struct page *pages;		/* in reading order */
	size_t page_count;
	char **steps;			/* course.yaml steps, NULL-terminated; NULL: the default list */
	struct yaml *manifest;		/* course.yaml, or NULL */
	char *docs;			/* folder that the pages' own paths begin at, relative to the root; "" the root */
	char *site;			/* where the course is on the web: "https://example.org/Learn/"; or NULL */
	char *route;			/* what stands before a page's url there: "docs"; "" or NULL if nothing */
	char *statics;			/* folder of files that the site serves at its root, relative to ours; or NULL */
	unsigned dialects;		/* what its pages are written in: a set of enum dialect_bit */
	bool listed;			/* a manifest says which files are pages */
	struct course_aside *asides;
	size_t aside_count;
	struct course_note *notes;
	size_t note_count;
	size_t skipped;			/* files that were no files: FIFOs, devices, links out of the root */
	struct course_index *index;	/* private: pages by name */
};

/* Opens a folder or a Markdown file. */
struct course *course_open(const char *path, struct err *err);
void course_free(struct course *course);

const char *course_kind_name(enum course_kind kind);

/* Index of a page by id, else by week number, else by path; -1 if there is none. */
int course_find_page(const struct course *course, const char *word);
/* The index of a page by its path in the course; -1. */
int course_find_path(const struct course *course, const char *path);

/*
 * Reads and parses a page. The caller frees the doc. A group without a page gives a doc with its
 * title alone.
 */
struct doc *course_load_page(const struct course *course, size_t index, struct err *err);

/*
 * Is what stands at a path relative to the root really inside the root, symbolic links followed?
 * False if nothing does.
 */
bool course_inside(const struct course *course, const char *path);

/* The path of a page's file, to open or to name in a sentence. The caller frees it. */
char *course_page_path(const struct course *course, size_t index);

#endif
