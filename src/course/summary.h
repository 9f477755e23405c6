/*
 * summary.h - Markdown read as a table of contents: lists of links, headings above them, links in
 * paragraphs before and after.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_SUMMARY_H
#define COURSE_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum summary_kind {
	SUMMARY_LINK,			/* what an item or a paragraph links to */
	SUMMARY_TEXT,			/* an item or a paragraph without a link */
	SUMMARY_HEADING
};

struct summary_entry {
	enum summary_kind kind;
	char *title;			/* plain, one line */
	char *href;			/* SUMMARY_LINK: as written, "" if the brackets are empty; else NULL */
	bool listed;			/* in a list */
	int depth;			/* of lists around it, from 0; headings: their level */
	int line;			/* in the file, from 1 */
};

/* Zero-initialised it is empty. */
struct summary {
	struct summary_entry *entries;
	size_t count, cap;
};

/* Reads a file. False and a sentence if it cannot be read. summary_deinit() frees. */
bool summary_read(struct summary *summary, const char *path, struct err *err);
void summary_parse(struct summary *summary, const char *text, size_t len);
void summary_deinit(struct summary *summary);

#endif
