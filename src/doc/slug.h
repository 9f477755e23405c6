/* slug.h - ids of headings, by the rules of github-slugger. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_SLUG_H
#define DOC_SLUG_H

#include <stddef.h>

#include "base/strbuf.h"

/* Appends the slug of a heading's plain text, not yet made unique. */
void slug_add(struct strbuf *out, const char *text, size_t len);

struct slug_slot;

/* The slugs a page has used. Zero-initialised it is empty. */
struct slug_set {
	struct slug_slot *slots;	/* open addressing */
	size_t count, size;
};

/* Appends slug itself if it is new to the set, else with -1, -2 ... behind it, and enters the result. */
void slug_add_unique(struct strbuf *out, struct slug_set *set, const char *slug);
void slug_set_deinit(struct slug_set *set);

#endif
