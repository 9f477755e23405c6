/* paint.h - cells onto the terminal: styles become colours only here. */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/canvas.h"
#include "doc/theme.h"

#define PAINT_LOOKS 1024		/* a power of two */
#define PAINT_PAIRS 512

/* How a style on a ground with marks is sent, once worked out. */
struct paint_look {
	uint32_t key;			/* 0: not in use */
	unsigned attributes;		/* of curses */
	short pair;
};

struct painter {
	const struct theme *theme;	/* borrowed from the app */
	enum color_depth depth;
	struct paint_look looks[PAINT_LOOKS];
	struct { int fg, bg; } pairs[PAINT_PAIRS];
	int pair_count, pair_limit;
	struct cell *shown;		/* what curses has been told; rows * columns */
	int rows, columns;
	int cursor;			/* as last set: 0, 1; -1 unknown */
	bool all;			/* shown is of no use */
};

void paint_init(struct painter *painter, enum color_depth depth);
void paint_deinit(struct painter *painter);

/* Another theme, or the first: all is painted again next time. */
void paint_set_theme(struct painter *painter, const struct theme *theme);

/* Shows a canvas: only what has changed is sent. */
void paint_canvas(struct painter *painter, const struct canvas *canvas);

/* The next canvas is sent whole. */
void paint_forget(struct painter *painter);

#endif
