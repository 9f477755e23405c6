/* syllabus.h - the order in which the front page of a course links to its lessons. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_SYLLABUS_H
#define COURSE_SYLLABUS_H

#include <stddef.h>
#include <stdint.h>

#include "course/course.h"

#define SYLLABUS_ASIDE SIZE_MAX			/* no lesson */
#define SYLLABUS_UNLINKED (SIZE_MAX - 1)	/* a lesson that is not linked to */

/*
 * The place of each lesson among the links of the page at index `front` (README of the root), or one
 * of the two above. NULL if that page links to less than four in five of the lessons: the pages with
 * numbers in their names or, failing that, those of the root and of its folders. Those of a folder
 * stand together in `pages`. The caller frees it.
 */
size_t *syllabus_read(const char *root, const struct page *pages, size_t count, size_t front);

#endif
