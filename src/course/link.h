/* link.h - where a link of a page leads. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_LINK_H
#define COURSE_LINK_H

#include <stdbool.h>

#include "course/course.h"

enum link_kind {
	LINK_PAGE,		/* a page of the course */
	LINK_EXTERNAL,		/* http, https, mailto; in MyST also doi, inv and their like */
	LINK_FILE,		/* a file or folder in the course that is no page */
	LINK_BROKEN,		/* nothing is there */
	LINK_OUTSIDE,		/* leaves the course's root */
	LINK_UNSAFE		/* another scheme: javascript, file, ... */
};

struct link {
	enum link_kind kind;
	int page;		/* LINK_PAGE: index of the page; may be the one it stands on */
	bool guessed;		/* LINK_PAGE: by its name alone, without number or case */
	char *anchor;		/* behind the #, percent-decoded; "" if none */
	char *path;		/* LINK_FILE: from the root; else what was looked for, sanitized */
};

/* Resolves href as written on page `from`. Always fills link; link_deinit() frees what is in it. */
void link_resolve(struct link *link, const struct course *course, size_t from, const char *href);

/* The same from a file of the course that is no page: its path relative to the root. */
void link_resolve_in(struct link *link, const struct course *course, const char *path,
		     const char *href);
void link_deinit(struct link *link);

#endif
