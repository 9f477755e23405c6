/*
 * contents.h - the table of contents of a course, written down by a layout while it reads its
 * manifest.
 *
 * Paths are relative to the course's root (course->root). A manifest may stand in a folder below
 * it: the base.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_CONTENTS_H
#define COURSE_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/file.h"
#include "course/course.h"
#include "course/lookup.h"

struct contents {
	struct course *course;
	struct file_list files;		/* all files of the course */
	struct lookup by_path;		/* files, to an index into files.entries */
	struct lookup folders;		/* folders, likewise */
	struct lookup taken;		/* paths in the list, to an index into course->pages */
	size_t cap;			/* of course->pages */
};

/* How the manifest calls an entry; zero-initialised it says nothing. */
struct contents_entry {
	const char *path;		/* of its page; NULL: a group or a draft without a page of its own */
	const char *title;		/* NULL: the page's own. A group must have one */
	const char *label;		/* in the sidebar; NULL: the title, behind the number */
	const char *number;		/* "1.2", or NULL; a whole number is the week where nothing else says */
	const char *fallback;		/* title of a page that neither it nor the manifest gives one; or NULL */
	const char *url;		/* on the course's site, without base and slashes at the ends; or NULL */
	int depth;			/* 0 at the top */
};

#define CONTENTS_LEVELS 32	/* chapters below that count as on the last */

/* Numbers chapters: 1, 1.1, 1.2, 2. Zero-initialised it stands before the first. */
struct contents_number {
	int count[CONTENTS_LEVELS];	/* the latest on each level */
	char text[CONTENTS_LEVELS * 12];
};

/* The number of the next chapter on a level, from 0; borrowed until the next call. */
const char *contents_count(struct contents_number *number, int level);

/* Walks the course's root. False and a sentence if that cannot be read. contents_deinit() frees. */
bool contents_init(struct contents *contents, struct course *course, struct err *err);
void contents_deinit(struct contents *contents);

/* Is there such a file (no folder) in the course? */
bool contents_has(const struct contents *contents, const char *path);

/*
 * A path as a manifest in the folder `base` ("" the root) writes it, made relative to the root, if
 * a file is there: as written, percent-decoded, with .md, .mdx or .markdown added, with README or
 * index added. NULL: there is none, or it leads out of the root. The caller frees it.
 */
char *contents_find(const struct contents *contents, const char *base, const char *path);

/*
 * Appends an entry; strings are copied and sanitized. A page that says no title has that of the
 * manifest. Returns its index in course->pages, or -1 if there is no such file or the page is in the
 * list already.
 */
int contents_add(struct contents *contents, const struct contents_entry *entry);

/*
 * As contents_add() for an entry that a manifest in the folder `base` writes as a path, at a line of
 * the file `manifest`: a page, or a file that is there and no Markdown, which becomes a group with a
 * word on what it is. What is not there, or is there for the second time, is noted, and -1.
 */
int contents_add_named(struct contents *contents, const struct contents_entry *entry,
		       const char *base, const char *manifest, int line, int column);

/* A group that nothing was added behind goes again. index: as contents_add() gave it; -1: nothing. */
void contents_close_group(struct contents *contents, int index);

/*
 * Appends, behind each lesson, the assignment in its folder that no manifest lists, one level deeper.
 * For layouts whose manifest names the lessons alone; after the last entry.
 */
void contents_add_assignments(struct contents *contents);

/* When all entries are there: ids, weeks, quizzes. */
void contents_finish(struct contents *contents);

/*
 * Notes for check what is wrong with a manifest: path from the root, line and column from 1 (0:
 * none), a rule of check, a sentence (printf).
 */
void contents_note(struct course *course, const char *path, int line, int column, bool warning,
		   const char *rule, const char *format, ...) __attribute__((format(printf, 7, 8)));

/* Notes an error whose sentence begins with "path:line:col: ", path being that from the root. */
void contents_note_err(struct course *course, const char *path, const char *rule,
		       const struct err *err);

#endif
