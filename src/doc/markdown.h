/* markdown.h - a page's source to a doc; the one home of cmark. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_MARKDOWN_H
#define DOC_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/dialect.h"
#include "doc/doc.h"

struct markdown_options {
	const char *path;		/* for sentences; "-" for a pipe */
	/*
	 * Of the page, shown above it where it has no heading of the first level. NULL: the `title` of
	 * its front matter. With `hide_title: true` there it is not shown.
	 */
	const char *title;
	/*
	 * Headings whose lists are checklists, matched as the beginning of the slug; NULL-terminated.
	 * NULL: the default list. The page's own front matter `steps` goes before both.
	 */
	const char *const *steps;
	bool all_lists;			/* every top-level list is a checklist (a page that is an assignment by name) */
	unsigned dialects;		/* what the course is known to speak: a set of enum dialect_bit */
	const struct dialect_host *host;	/* what passes may ask of the course; NULL: nothing */
};

/* Parses bytes as they are in the file. Never fails: what is damaged is shown as text. */
struct doc *markdown_parse(const char *bytes, size_t len, const struct markdown_options *options);

/* "cmark-gfm 0.29.0" */
const char *markdown_library(void);

#endif
