/*
 * seen.h - which parts of a page have stood on the screen.
 *
 * A place is a block and a byte in its text (struct line has both), so that the set outlives any
 * layout: each line shown adds the range from its own place to the next line's.
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_SEEN_H
#define LEARN_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

struct place {
	int block;			/* struct block number, from 0 */
	uint32_t offset;		/* byte in the block's text */
};

/* Behind everything: where the last line's range ends. */
#define PLACE_END ((struct place){ INT32_MAX, 0 })

struct seen_range {
	struct place from, to;		/* from <= p < to */
};

/* Zero-initialised it is the empty set. Ranges are sorted, disjoint and do not touch. */
struct seen {
	struct seen_range *ranges;
	size_t count, cap;
};

void seen_deinit(struct seen *seen);
void seen_clear(struct seen *seen);
int place_compare(struct place a, struct place b);			/* as strcmp */
/* True if the set has grown. An empty or reversed range adds nothing. */
bool seen_add(struct seen *seen, struct place from, struct place to);
bool seen_has(const struct seen *seen, struct place place);
/*
 * As text, "0.0-14.120,17.0-30.0", and back, added to the set; false (what was read before stays)
 * if it is not.
 */
void seen_format(struct strbuf *out, const struct seen *seen);
bool seen_parse(struct seen *seen, const char *text);

#endif
