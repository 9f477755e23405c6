/*
 * layout.h - the forms a course can have on the disk, one file a form.
 *
 * A layout only finds the pages and puts them in order; what a page says of itself, ids, weeks and
 * quizzes are the work of pages.h for all of them.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_LAYOUT_H
#define COURSE_LAYOUT_H

#include <stdbool.h>

#include "base/err.h"
#include "course/course.h"

/* Where a course was found. */
struct layout_place {
	char *path;			/* resolved: of the folder opened, or of the file */
	char *base;			/* folder of the manifest, relative to path; "" if it is that itself */
	const char *shown;		/* how the user called path; it goes before sentences */
};

struct course_layout {
	const char *name;		/* as outline --json says it */
	enum course_kind kind;
	bool manifest;			/* it is known by a file that says "here is a course" */
	/*
	 * Is the folder or file at path, a resolved path, of this form? Looks at names, and at no more
	 * than the beginning of a few files.
	 */
	bool (*found)(const char *path);
	/*
	 * Fills in pages, and docs, title, language, steps, site and dialects where the form has them.
	 * course->root is place->path already (of a file: its folder).
	 */
	bool (*read)(struct course *course, const struct layout_place *place, struct err *err);
};

extern const struct course_layout layout_lectern, layout_folder, layout_file;

/*
 * The layout of what is at path, and where its manifest is: there, or in one of the folders below
 * it that repositories keep their course in ("docs", "website", ...). NULL if it is no course.
 * *base is then the caller's to free.
 */
const struct course_layout *course_layout_find(const char *path, char **base);

/* As course_open(), but by this layout. */
struct course *course_layout_open(const struct course_layout *layout,
				  const struct layout_place *place, struct err *err);

#endif
