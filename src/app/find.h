/*
 * find.h - a text searched for in the lines of a page, also where it runs over the end of a line.
 *
 * Smart case: a capital in what was typed makes case count. Runs of blanks match as one.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_FIND_H
#define APP_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "doc/layout.h"

/* A stretch of cells of one line; a hit over two lines has two. */
struct find_part {
	size_t line;
	int column, cells;
	size_t hit;
};

struct find {
	struct strbuf pattern;		/* as typed; empty: nothing is searched for */
	struct find_part *parts;	/* in reading order */
	size_t count, cap;
	size_t hits;
};

void find_deinit(struct find *find);
void find_clear(struct find *find);		/* no pattern, no hits */
/* Looks for the pattern in a whole layout, anew. */
void find_run(struct find *find, const struct layout *layout, int ambiguous);
/* The first part of a hit. */
const struct find_part *find_hit(const struct find *find, size_t hit);
/* The first part on or behind a line; find->count if there is none. */
size_t find_from(const struct find *find, size_t line);

#endif
