/* canvas.h - a screen in memory: cells of text with a style, and no colours. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_CANVAS_H
#define APP_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/style.h"

#define CELL_BYTES 24		/* a base and four marks of 4 bytes each fit */

struct cell {
	char text[CELL_BYTES];	/* one cluster; "" in the right half of a wide one */
	uint8_t width;		/* 1 or 2; 0: the right half of a wide one */
	uint8_t style;		/* enum style: colour of the text and attributes */
	uint8_t ground;		/* enum style: colour behind it where style has none of its own */
	uint8_t marks;		/* enum mark bits */
};

struct canvas {
	int rows, columns;
	struct cell *cells;	/* rows * columns */
	/* where the terminal's cursor belongs: on the focus, for screen readers */
	int cursor_row, cursor_column;
	bool cursor_shown;
	bool ascii;		/* text is turned into ASCII on its way in */
	int ambiguous;
};

void canvas_init(struct canvas *canvas, int rows, int columns, bool ascii, int ambiguous);
void canvas_deinit(struct canvas *canvas);
void canvas_clear(struct canvas *canvas, enum style ground);

const struct cell *canvas_cell(const struct canvas *canvas, int row, int column);

/* Fills a rectangle with blanks on a ground; parts outside the canvas are left out. */
void canvas_fill(struct canvas *canvas, int row, int column, int rows, int columns,
		 enum style ground);

/*
 * Puts text at a place, at most `cells` wide, cut at a cluster border; the ground that is there
 * stays. Returns the cells it took. Parts outside the canvas are left out.
 */
int canvas_put(struct canvas *canvas, int row, int column, int cells, const char *text, size_t len,
	       enum style style, unsigned marks);

/* Lays a style's ground under cells that are already there. */
void canvas_ground(struct canvas *canvas, int row, int column, int cells, enum style ground);

/* Gives cells that are there another style; their text stays. */
void canvas_restyle(struct canvas *canvas, int row, int column, int cells, enum style style);

/* The text of a row without trailing blanks, for tests. The caller frees it. */
char *canvas_row_text(const struct canvas *canvas, int row);

#endif
