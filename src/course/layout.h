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

struct course_layout {
	const char *name;		/* as outline --json says it */
	enum course_kind kind;
	bool manifest;			/* it is known by a file that says "here is a course" */
	/* Is the folder or file at path, a resolved path, of this form? Looks at names alone. */
	bool (*found)(const char *path);
	/*
	 * Fills in pages, and title, language, steps where the form has them. course->root stands
	 * already. shown is how the user called path; it goes before sentences.
	 */
	bool (*read)(struct course *course, const char *path, const char *shown, struct err *err);
};

extern const struct course_layout layout_lectern, layout_folder, layout_file;

/* The layout of what is at path; NULL if it is no course. */
const struct course_layout *course_layout_find(const char *path);

/* As course_open(), but by this layout; path is resolved. */
struct course *course_layout_open(const struct course_layout *layout, const char *path,
				  const char *shown, struct err *err);

#endif
