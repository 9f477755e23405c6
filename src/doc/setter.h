/* setter.h - what sets lines: the state that layout.c and its like share. Private to doc/. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_SETTER_H
#define DOC_SETTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "doc/flat.h"
#include "doc/layout.h"

#define FRAME_RUNS 4

/* One level of indentation: a list item, a quote, a callout. */
struct frame {
	struct run first[FRAME_RUNS];	/* before the first line within it; the same width as rest */
	int first_count;
	struct run rest;		/* before the others */
	bool used;			/* the first line has been set */
	bool box;			/* first holds the box of step */
	int step;			/* -1: none of its own */
};

struct setter {
	struct layout *layout;
	const struct doc *doc;
	struct layout_options options;
	struct arena *arena;
	struct frame *frames;
	size_t frame_count, frame_cap;
	int indent;			/* cells of all frames */
	/* the line being set */
	struct run *runs;
	size_t run_count, run_cap;
	int cells;
	struct line line;
	/* targets of links, in the order of their numbers at the end, which go on from those of the footnotes */
	size_t footnotes;
	const char **notes;
	size_t note_count, note_cap;
	const struct block *last_block;	/* of the line before */
	uint32_t last_offset;
};

/* Cells that are left for text. */
int setter_width(const struct setter *setter);

/* A line begins with the runs of all frames and ends, blanks trimmed, as part of the layout. */
void setter_begin(struct setter *setter, const struct block *block, uint32_t offset);
void setter_run(struct setter *setter, const char *text, size_t len, enum style style, unsigned marks, int target);
/* A glyph over and over, to fill so many cells as far as it goes in: lines are two cells wide in some terminals. */
void setter_repeat(struct setter *setter, const char *glyph, int cells, enum style style);
void setter_end(struct setter *setter);
void setter_blank(struct setter *setter);

/* Adds the stretch [start, end) of flat to the line. */
void setter_flat(struct setter *setter, const struct flat *flat, size_t start, size_t end);

/* The spans of a block as a flat text; lead (may be NULL) is put before them in its own style. */
void setter_flatten(struct setter *setter, const struct block *block, enum style base, const char *lead,
		    enum style lead_style, struct flat *flat);

/* utf8 or ascii, as the options want. */
const char *setter_glyph(const struct setter *setter, const char *utf8, const char *ascii);

/* A text as lines of a block. */
void setter_lines(struct setter *setter, const struct block *block, const struct flat *flat);

/* A run for a frame, its text copied. */
struct run setter_make_run(struct setter *setter, const char *text, enum style style, int target);

/* Indents what follows until it is popped. False, and no frame, where lines would get too narrow for it. */
bool setter_push(struct setter *setter, const struct frame *frame);
void setter_pop(struct setter *setter);

/* What is in a block, one below the other; tight: without blank lines between. */
void setter_children(struct setter *setter, const struct block *parent, bool tight);

/* Is a fold or a tab open? */
bool setter_is_open(const struct setter *setter, const struct block *fold);

/* code_set.c, tab_set.c, table.c. All tabs of a group are set at once: the last of them is returned. */
const struct block *tab_set(struct setter *setter, const struct block *first);
void code_set(struct setter *setter, const struct block *code);
void table_set(struct setter *setter, const struct block *table);

#endif
