/* slug.h - ids of headings: ours by the rules of github-slugger, and those of other generators. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_SLUG_H
#define DOC_SLUG_H

#include <stddef.h>

#include "base/strbuf.h"

/* Appends the slug of a heading's plain text, not yet made unique. */
void slug_add(struct strbuf *out, const char *text, size_t len);

/* The same by the rules of mdBook, and of MkDocs (the toc extension of Python-Markdown). */
void slug_add_mdbook(struct strbuf *out, const char *text, size_t len);
void slug_add_mkdocs(struct strbuf *out, const char *text, size_t len);

struct slug_slot;

/* The slugs a page has used. Zero-initialised it is empty. */
struct slug_set {
	struct slug_slot *slots;	/* open addressing */
	size_t count, size;
};

/* Appends slug itself if it is new to the set, else with -1, -2 ... behind it, and enters the result. */
void slug_add_unique(struct strbuf *out, struct slug_set *set, const char *slug);
/* The same with another sign before the number. After "_", as in MkDocs, no slug is empty. */
void slug_add_numbered(struct strbuf *out, struct slug_set *set, const char *slug, char sign);
void slug_set_deinit(struct slug_set *set);

#endif
