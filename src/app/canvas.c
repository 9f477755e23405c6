/* canvas.c - a screen in memory: cells of text with a style, and no colours. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/width.h"
#include "base/xalloc.h"

static void cell_blank(struct cell *cell)
{
	cell->text[0] = ' ';
	cell->text[1] = '\0';
	cell->width = 1;
	cell->style = STYLE_TEXT;
	cell->marks = 0;
}

static struct cell *cell_at(const struct canvas *canvas, int row, int column)
{
	return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

void canvas_init(struct canvas *canvas, int rows, int columns, bool ascii, int ambiguous)
{
	*canvas = (struct canvas){.rows = rows > 0 ? rows : 0,
				  .columns = columns > 0 ? columns : 0,
				  .ascii = ascii,
				  .ambiguous = ambiguous == 2 ? 2 : 1};
	canvas->cells = xcalloc((size_t)canvas->rows * (size_t)canvas->columns + 1,
				sizeof *canvas->cells);
	canvas_clear(canvas, STYLE_TEXT);
}

void canvas_deinit(struct canvas *canvas)
{
	free(canvas->cells);
	canvas->cells = NULL;
	canvas->rows = canvas->columns = 0;
}

void canvas_clear(struct canvas *canvas, enum style ground)
{
	canvas->cursor_row = canvas->cursor_column = 0;
	canvas->cursor_shown = false;
	canvas_fill(canvas, 0, 0, canvas->rows, canvas->columns, ground);
}

const struct cell *canvas_cell(const struct canvas *canvas, int row, int column)
{
	assert(row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns);
	return cell_at(canvas, row, column);
}

/* What is about to lose one half of a wide cluster loses the other, too. */
static void part_wide(struct canvas *canvas, int row, int column)
{
	struct cell *cell = cell_at(canvas, row, column);

	if (cell->width == 0 && column > 0)
		cell_blank(cell_at(canvas, row, column - 1));
	if (cell->width == 2 && column + 1 < canvas->columns)
		cell_blank(cell_at(canvas, row, column + 1));
	cell_blank(cell);
}

void canvas_fill(struct canvas *canvas, int row, int column, int rows, int columns,
		 enum style ground)
{
	int bottom = row + rows < canvas->rows ? row + rows : canvas->rows;
	int right = column + columns < canvas->columns ? column + columns : canvas->columns;

	for (int y = row > 0 ? row : 0; y < bottom; y++)
		for (int x = column > 0 ? column : 0; x < right; x++) {
			part_wide(canvas, y, x);
			cell_at(canvas, y, x)->ground = (uint8_t)ground;
		}
}

static void put_cluster(struct canvas *canvas, int row, int column, const char *text, size_t len,
			int width, enum style style, unsigned marks)
{
	struct cell *cell;

	while (len >= CELL_BYTES || (len > 0 && utf8_valid_prefix(text, len) < len))
		len--;		/* more marks than a cell holds: cut between code points */
	for (int x = column; x < column + width; x++)
		part_wide(canvas, row, x);
	cell = cell_at(canvas, row, column);
	if (len > 0 && (unsigned char)text[0] >= ' ') {
		memcpy(cell->text, text, len);
		cell->text[len] = '\0';
	}
	cell->width = (uint8_t)width;
	cell->style = (uint8_t)style;
	cell->marks = (uint8_t)marks;
	if (width == 2) {
		struct cell *right = cell_at(canvas, row, column + 1);

		right->text[0] = '\0';
		right->width = 0;
		right->style = (uint8_t)style;
		right->marks = (uint8_t)marks;
	}
}

static int put_text(struct canvas *canvas, int row, int column, int cells, const char *text,
		    size_t len, enum style style, unsigned marks)
{
	int used = 0;

	while (len > 0) {
		size_t bytes = 0;
		int width = width_cluster(text, len, canvas->ambiguous, &bytes);

		if (bytes == 0 || used + width > cells)
			break;
		if (width > 0 && row >= 0 && row < canvas->rows && column + used >= 0 &&
		    column + used + width <= canvas->columns)
			put_cluster(canvas, row, column + used, text, bytes, width, style, marks);
		used += width;
		text += bytes;
		len -= bytes;
	}
	return used;
}

int canvas_put(struct canvas *canvas, int row, int column, int cells, const char *text, size_t len,
	       enum style style, unsigned marks)
{
	struct strbuf plain = {0};
	int used;

	if (!canvas->ascii || unicode_is_ascii_text(text, len))
		return put_text(canvas, row, column, cells, text, len, style, marks);
	ascii_add(&plain, text, len);
	used = put_text(canvas, row, column, cells, strbuf_text(&plain), plain.len, style, marks);
	strbuf_deinit(&plain);
	return used;
}

void canvas_ground(struct canvas *canvas, int row, int column, int cells, enum style ground)
{
	int right = column + cells < canvas->columns ? column + cells : canvas->columns;

	if (row < 0 || row >= canvas->rows)
		return;
	for (int x = column > 0 ? column : 0; x < right; x++)
		cell_at(canvas, row, x)->ground = (uint8_t)ground;
}

void canvas_restyle(struct canvas *canvas, int row, int column, int cells, enum style style)
{
	int right = column + cells < canvas->columns ? column + cells : canvas->columns;

	if (row < 0 || row >= canvas->rows)
		return;
	for (int x = column > 0 ? column : 0; x < right; x++)
		cell_at(canvas, row, x)->style = (uint8_t)style;
}

char *canvas_row_text(const struct canvas *canvas, int row)
{
	struct strbuf out = {0};

	for (int x = 0; x < canvas->columns; x++)
		strbuf_add(&out, canvas_cell(canvas, row, x)->text);
	while (out.len > 0 && out.data[out.len - 1] == ' ')
		strbuf_truncate(&out, out.len - 1);
	return out.data != NULL ? strbuf_detach(&out) : xstrdup("");
}
