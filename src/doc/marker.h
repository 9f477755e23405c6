/*
 * marker.h - lines that stand for what the Markdown parser does not know.
 *
 * A pass over the source writes a marker where a container of its dialect opens or closes: a
 * processing instruction, which CommonMark hands through as a block of its own (0.30, section 4.6,
 * kind 3). So the parser's own rules decide which list or quote the container is in.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_MARKER_H
#define DOC_MARKER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "doc/doc.h"

enum marker_kind {
	MARKER_CALLOUT,			/* opens a callout */
	MARKER_FOLD,			/* opens a fold */
	MARKER_TAB,			/* opens one of several folds of which one is open */
	MARKER_DEFINITION,		/* opens what a term means: set in from the margin */
	MARKER_CLOSE,			/* closes the innermost container of the kind `closes` */
	MARKER_ANCHOR			/* names the next block */
};

struct marker {
	enum marker_kind kind, closes;
	enum callout_kind callout;
	const char *label;		/* MARKER_CALLOUT: shown without a title; NULL: no box */
	const char *title;		/* Markdown, of a callout, fold or tab; or NULL. MARKER_ANCHOR: the name */
	bool open;			/* MARKER_FOLD, MARKER_TAB: at first */
	int group;			/* MARKER_TAB: those that belong together, from 1 */
};

/* The strings live in the arena of the page. */
struct markers {
	struct arena *arena;
	struct marker *items;
	size_t count, cap;
	int groups;			/* given out so far */
};

/* Appends the line for a marker, without a newline. What belongs before it (blanks, >) does so already. */
void marker_write(struct strbuf *out, struct markers *markers, const struct marker *marker);

/* The marker that a block's literal stands for, or NULL if it is none of ours. */
const struct marker *marker_find(const struct markers *markers, const char *literal);

/*
 * The text, in the arena, without the lines that are markers alone: a pass and the parser may have
 * read a line as code or not, and one that is code after all must not show them.
 */
const char *marker_strip(struct arena *arena, const char *text);

void markers_deinit(struct markers *markers);

#endif
