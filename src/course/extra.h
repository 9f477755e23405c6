/* extra.h - files of a course that are no pages, as something to read. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_EXTRA_H
#define COURSE_EXTRA_H

#include "base/err.h"
#include "course/course.h"

#define EXTRA_LIMIT ((size_t)1 << 20)	/* bytes of a text that is no Markdown */

/*
 * Reads the file at a path relative to the root: Markdown as it is, other text as code. NULL and a
 * sentence that says what stands there and where, if that is no text, too long, a folder, or out
 * of the course. The caller frees the doc.
 */
struct doc *extra_load(const struct course *course, const char *path, struct err *err);

#endif
