/*
 * reading.h - what a link may mean: files of the course, addresses on its site.
 *
 * Rules of Docusaurus (plugin-content-docs and utils, markdownLinks; theme Link) for "@site/",
 * "/x", "./x" and "x"; of browsers for addresses; of forges for the rest.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_READING_H
#define COURSE_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "course/course.h"

#define READINGS_MAX 64

enum reading_kind {
	READING_PATH,		/* a path relative to the root, without "." and ".." */
	READING_URL		/* an address on the site, below its base and the course's route */
};

struct reading {
	enum reading_kind kind;
	bool loose;		/* parts are left out that may be the site's: likelier ones go before */
	char *text;		/* no slash at its ends; "" the root */
};

/* The likeliest first. Zero-initialised there are none. */
struct readings {
	struct reading list[READINGS_MAX];
	size_t count;
	bool outside;		/* as a file it leaves the root */
};

/* Where a link stands: on a page of the course, or in a file of it that is none. */
struct reading_origin {
	const struct course *course;
	const char *path;	/* of the file; NULL: a group without a page of its own */
	int page;		/* -1: a file that is no page */
};

/* Adds what href may mean, without query and anchor and not empty. */
void readings_add(struct readings *readings, const struct reading_origin *origin, const char *href);
void readings_deinit(struct readings *readings);

/*
 * The absolute URL of a path that the site serves and the course has no page of: "/blog/x", where a
 * folder or a page of that name beside the pages tells so. NULL if nothing does. The caller frees
 * it.
 */
char *reading_elsewhere_on_site(const struct course *course, const char *path);

/*
 * An absolute URL of the course's own site: the path below its base ("/docs/intro"), a part of url.
 * NULL if it is of another.
 */
const char *reading_below_site(const struct course *course, const char *url);

#endif
