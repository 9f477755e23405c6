/* draw.c - small helps for drawing. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/draw.h"

#include <string.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/width.h"

int draw_width(const struct canvas *canvas, const char *text)
{
	struct strbuf plain = {0};
	int cells;

	if (!canvas->ascii)
		return width_text(text, strlen(text), canvas->ambiguous);
	ascii_add(&plain, text, strlen(text));
	cells = (int)plain.len;
	strbuf_deinit(&plain);
	return cells;
}

int draw_cut(struct canvas *canvas, int row, int column, int cells, const char *text,
	     enum style style, unsigned marks)
{
	const char *sign = canvas->ascii ? "~" : "…";
	int sign_cells = draw_width(canvas, sign);
	int used;

	if (cells <= 0)
		return 0;
	if (draw_width(canvas, text) <= cells || cells <= sign_cells)
		return canvas_put(canvas, row, column, cells, text, strlen(text), style, marks);
	used = canvas_put(canvas, row, column, cells - sign_cells, text, strlen(text), style,
			  marks);
	return used +
	       canvas_put(canvas, row, column + used, sign_cells, sign, strlen(sign), style, marks);
}

void draw_right(struct canvas *canvas, int row, int end, const char *text, enum style style)
{
	int cells = draw_width(canvas, text);

	canvas_put(canvas, row, end - cells, cells, text, strlen(text), style, 0);
}
