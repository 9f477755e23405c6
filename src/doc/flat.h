/*
 * flat.h - a paragraph as one string with styles laid along it, to be cut into lines.
 *
 * Filling is greedy, breaks by UAX #14; a word wider than the line is cut between clusters.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_FLAT_H
#define DOC_FLAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "doc/layout.h"

/* A stretch of one look; it ends where the next one starts. */
struct segment {
	size_t start;
	uint8_t style, marks;
	bool glued;			/* no break before it */
	int32_t target;
};

struct flat {
	const char *text;		/* in the layout's arena */
	size_t len;
	const char *breaks;		/* per byte an enum break_kind */
	const struct segment *segments;
	size_t segment_count;
	size_t lead;			/* bytes at the beginning that are not the block's own text */
	int ambiguous;
};

/* Collects the pieces. Zero-initialised but for the first two. */
struct flattener {
	struct arena *arena;
	bool ascii;
	int ambiguous;
	struct strbuf text;
	struct segment *segments;
	size_t count, cap;
	size_t lead;
	bool glue;			/* asked for by flattener_glue() */
};

void flattener_add(struct flattener *flattener, const char *text, size_t len, enum style style, unsigned marks, int target);

/* What is added next must not begin a line: the mark of a footnote. */
void flattener_glue(struct flattener *flattener);

/* All added so far becomes flat; the flattener is empty again. */
void flattener_finish(struct flattener *flattener, struct flat *flat);

/*
 * The next line from *at on, at most width cells (at least one cluster all the same): [*start, *end) without the blanks
 * at its end. Moves *at behind it. False at the end of the text.
 */
bool flat_line(const struct flat *flat, size_t *at, int width, size_t *start, size_t *end);

/* The widest line it makes when nothing is filled, and its widest piece that cannot be broken. */
void flat_measure(const struct flat *flat, int *natural, int *least);

#endif
