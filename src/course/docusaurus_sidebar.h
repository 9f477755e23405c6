/* docusaurus_sidebar.h - sidebars.js: in which order a Docusaurus site shows its docs. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_DOCUSAURUS_SIDEBAR_H
#define COURSE_DOCUSAURUS_SIDEBAR_H

#include <stdbool.h>
#include <stddef.h>

#include "course/course.h"
#include "course/docusaurus_docs.h"
#include "course/docusaurus_site.h"
#include "doc/slug.h"

/* A doc, or a category with or without a doc of its own. */
struct docusaurus_entry {
	char *label;			/* NULL: the doc's */
	char *title, *url, *id;		/* of a category without a doc; url may be NULL */
	int doc;			/* index in docs; -1: none */
	int depth;			/* 0 at the top */
	bool category;
	bool link;			/* a doc that may belong elsewhere: `ref` */
};

struct docusaurus_sidebar {
	struct docusaurus_entry *entries;
	size_t count, cap;
	struct slug_set slugs;		/* of categories, while it is made */
};

/*
 * Makes the list of docs by the sidebars file of their plugin; without one, and where nothing in it
 * can be read, by their folders. Of several sidebars the first comes first; the others are
 * categories behind it. Docs that are there are marked as listed; notes for check name docs that
 * are not. docusaurus_sidebar_deinit() frees.
 */
void docusaurus_sidebar_make(struct docusaurus_sidebar *sidebar, struct docusaurus_docs *docs,
			     const struct docusaurus_site *site, struct course *course);
void docusaurus_sidebar_deinit(struct docusaurus_sidebar *sidebar);

/*
 * Gives the course the pages of the list, depth levels deeper: a doc in its first place, nothing
 * that is a draft or unlisted, categories that have something to show. route goes before their
 * addresses. *cap is that of course->pages.
 */
void docusaurus_sidebar_take(const struct docusaurus_sidebar *sidebar, struct docusaurus_docs *docs,
			     struct course *course, size_t *cap, int depth, const char *route);

#endif
