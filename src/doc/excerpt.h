/*
 * excerpt.h - a part of a file: by the numbers of its lines or by marks within it.
 *
 * All append whole lines, each with its newline. Text is read once from its beginning to its end.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_EXCERPT_H
#define DOC_EXCERPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/*
 * As mdBook has it: "5", "5:", ":5", "2:5", or the name of an ANCHOR; NULL means all. With
 * `hidden` the other lines stay as well, behind "# ".
 */
void excerpt_mdbook(struct strbuf *out, const char *text, size_t len, const char *spec,
		    bool hidden);

/*
 * As snippets of MkDocs have it: "3:7", "3", ":5", "-3:", several of these between commas, or the
 * name of a section; NULL means all. The lines that mark sections are left out.
 */
void excerpt_snippet(struct strbuf *out, const char *text, size_t len, const char *spec);

/* As Sphinx has it: lines such as "1,3,5-10,20-"; NULL means all. */
void excerpt_sphinx(struct strbuf *out, const char *text, size_t len, const char *lines);

/*
 * What is between the first place where `after` stands and the first place behind it where `before`
 * stands; NULL: the beginning, the end. Returns its length and where it begins.
 */
size_t excerpt_between(const char **start, const char *text, size_t len, const char *after,
		       const char *before);

#endif
