/* host.h - what the pages of a course may ask of it while they are parsed (doc/dialect.h). */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_HOST_H
#define COURSE_HOST_H

#include "course/course.h"
#include "doc/dialect.h"

#define HOST_FILES_MOST 200			/* files that one page may read */
#define HOST_FILE_MOST ((size_t)1 << 20)	/* bytes of one of them */
#define HOST_SEARCHES_MOST 500			/* pages looked for by the end of their path */
#define HOST_BYTES_MOST ((size_t)8 << 20)	/* bytes of all of them */

/* Of one page. Nothing in it is owned; it must not move while it is in use. */
struct host {
	struct dialect_host dialect;	/* to hand to markdown_parse() */
	const struct course *course;
	size_t page;
	size_t files, bytes;		/* read so far */
	size_t searches;
};

/* For the page at an index of course->pages, which must have a path. */
void host_init(struct host *host, const struct course *course, size_t page);

#endif
