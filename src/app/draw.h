/* draw.h - small helps for drawing. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_DRAW_H
#define APP_DRAW_H

#include "app/canvas.h"

/* Text that ends in a sign of omission where it does not fit; returns the cells it took. */
int draw_cut(struct canvas *canvas, int row, int column, int cells, const char *text,
	     enum style style, unsigned marks);
/* Text that ends before column `end`. */
void draw_right(struct canvas *canvas, int row, int end, const char *text, enum style style);
int draw_width(const struct canvas *canvas, const char *text);

#endif
