/*
 * site.h - folders that a generator of web sites makes its pages from, where the layout of them says
 * no more than a plain folder does: Starlight, VitePress, Hugo, Jekyll.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_SITE_H
#define COURSE_SITE_H

#include <stdbool.h>
#include <stddef.h>

struct course;
struct yaml;

struct site {
	char *content;			/* the folder of its pages, relative to the root; "" the root */
	bool sections;			/* Hugo: _index.md is the page of its folder */
	struct yaml *config;		/* Jekyll's _config.yml, or NULL */
};

/* Looks for a site in the root of a course, or in a folder below it that repositories keep it in. */
void site_find(struct site *site, const struct course *course);
void site_deinit(struct site *site);

/* Is the file at path, relative to the root, a page of it? */
bool site_is_page(const struct site *site, const char *path);

/* Behind the "_" of a collection of Jekyll's at the beginning of path; else NULL. */
const char *site_collection(const struct site *site, const char *path);

/* "en", "pt-br", "zh_CN": the name of a folder of pages in that language. */
bool site_is_language(const char *name, size_t len);

#endif
