/*
 * component.h - what the components of JSX stand for in Markdown: a table of those that courses
 * use, and rules for all others. Private to doc/.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_COMPONENT_H
#define DOC_COMPONENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "doc/mdx.h"

/* Has the tag to be taken, or can the Markdown parser have it as HTML? */
bool component_is(struct mdx *mdx, const struct jsx_tag *tag);

/* Writes what a tag stands for; reading stands behind it. */
void component_take(struct mdx *mdx, const struct jsx_tag *tag);

/* Opens a component: its end will come, and its lines lose their indentation. False if too many are open. */
bool component_open(struct mdx *mdx, const struct jsx_tag *tag, enum mdx_kind kind);

/* Ends the innermost open component. */
void component_close(struct mdx *mdx);

/* Can the tag be a block of its own, and does its end come? */
bool component_can_open(struct mdx *mdx, const struct jsx_tag *tag);

/* Appends an attribute's text, entities decoded, expressions evaluated. False if it says none. */
bool component_text(const struct mdx *mdx, const struct jsx_tag *tag, const char *name, struct strbuf *out);

/* The same of the first of names (NULL-terminated) that says one, in the page's arena; else NULL. */
const char *component_word(const struct mdx *mdx, const struct jsx_tag *tag, const char *const *names);

/* Appends text so that Markdown takes it word by word, on one line. */
void component_escape(struct strbuf *out, const char *text, size_t len);

/* The next `</name>` from a place on, of len bytes; NULL if there is none. */
const char *component_find_close(struct mdx *mdx, const struct jsx_tag *tag, const char *from, size_t *len);

/* What stands between the tag and the next `</name`, which reading then stands behind; NULL if there is none. */
const char *component_inside(struct mdx *mdx, const struct jsx_tag *tag, size_t *len);

/* --- what the table leads to; false where it cannot be read, or has no place here --- */

bool component_tabs(struct mdx *mdx, const struct jsx_tag *tag);
bool component_tab(struct mdx *mdx, const struct jsx_tag *tag);

/* All tabs of a group are known: one of them is open at first. */
void component_tabs_choose(struct mdx *mdx, const struct mdx_tabs *tabs);

bool component_fold(struct mdx *mdx, const struct jsx_tag *tag);
bool component_callout(struct mdx *mdx, const struct jsx_tag *tag);
bool component_listing(struct mdx *mdx, const struct jsx_tag *tag);
void component_listing_end(struct mdx *mdx, const struct mdx_open *open);
bool component_code(struct mdx *mdx, const struct jsx_tag *tag);
bool component_quiz(struct mdx *mdx, const struct jsx_tag *tag);
bool component_image(struct mdx *mdx, const struct jsx_tag *tag);
bool component_video(struct mdx *mdx, const struct jsx_tag *tag);
bool component_link(struct mdx *mdx, const struct jsx_tag *tag);

#endif
