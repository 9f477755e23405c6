/* category.h - _category_.json or .yml: what a folder of a Docusaurus site says of itself. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_CATEGORY_H
#define COURSE_CATEGORY_H

#include <stdbool.h>

#include "base/err.h"

enum category_link {
	CATEGORY_LINK_UNSAID,		/* an index, README or namesake of the folder is its page */
	CATEGORY_LINK_NONE,		/* null, or a kind that is not known */
	CATEGORY_LINK_DOC,
	CATEGORY_LINK_INDEX		/* a page is made of its members */
};

/* All strings are one sanitized line, or NULL where it says nothing. */
struct category {
	char *label;
	double position;		/* NAN: not said */
	enum category_link link;
	char *link_id;			/* CATEGORY_LINK_DOC: of the doc, alone or with its folders */
	char *link_title, *link_slug;	/* CATEGORY_LINK_INDEX */
};

/* One that says nothing, to begin with. */
void category_init(struct category *category);
void category_deinit(struct category *category);

/* The names such a file may have; the first that is there counts. */
#define CATEGORY_NAMES 3
extern const char *const category_names[CATEGORY_NAMES];

/*
 * Reads the file at path; shown goes before the sentence. False, and category as it was, after an
 * error.
 */
bool category_read(struct category *category, const char *path, const char *shown, struct err *err);

#endif
