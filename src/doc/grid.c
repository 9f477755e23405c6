/*
 * grid.c - tables that are drawn, as Pandoc has them:
 *
 *     +------+-------+
 *     | Pin  | Wire  |
 *     +======+=======+
 *     | 1    | red   |
 *     +------+-------+
 *
 * They become tables of Markdown, the lines of a cell one text (cell.h). What is drawn otherwise, cells
 * over several rows or a single box, is shown as it stands.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/width.h"
#include "base/xalloc.h"
#include "doc/cell.h"
#include "doc/dialect.h"
#include "doc/line.h"

#define COLUMNS_MOST 40

struct row {
	struct source_line line;
	const char *body, *end;		/* behind the marks of quotes; blanks at the end aside */
	bool border;
};

/* The lines of one drawing. */
struct drawing {
	struct row *rows;
	size_t count, cap;
	int edges[COLUMNS_MOST + 1];	/* where the columns part, in cells from the first + */
	size_t columns;
};

/* --- reading --- */

static bool is_border(const char *body, const char *end)
{
	bool line = false;

	if (end - body < 3 || *body != '+' || end[-1] != '+')
		return false;
	for (; body < end; body++) {
		if (strchr("+-=:", *body) == NULL)
			return false;
		line = line || *body == '-' || *body == '=';
	}
	return line;
}

static bool read_row(struct row *row, const struct source_line *line)
{
	row->line = *line;
	row->body = line_body(line->text, line->end);
	row->end = line_trim(row->body, line->end);
	row->border = is_border(row->body, row->end);
	return !line->code && !line->indented && row->end - row->body > 2 &&
	       strchr("+|", *row->body) != NULL && strchr("+|", row->end[-1]) != NULL;
}

/* Takes the lines below the first border that belong to it; the cursor stands behind them then. */
static void read_rows(struct drawing *drawing, const struct source *in, struct source_cursor *cursor,
		      const struct row *first)
{
	struct source_cursor ahead = *cursor;
	struct row row = *first;
	struct source_line line;

	do {
		drawing->rows = xgrow(drawing->rows, drawing->count, &drawing->cap, sizeof *drawing->rows);
		drawing->rows[drawing->count++] = row;
		*cursor = ahead;
	} while (source_next(in, &ahead, &line) && read_row(&row, &line));
}

static bool is_drawing(const struct drawing *drawing)
{
	if (drawing->count < 3 || !drawing->rows[drawing->count - 1].border)
		return false;
	for (size_t i = 0; i < drawing->count; i++)
		if (!drawing->rows[i].border)
			return true;
	return false;
}

/* What stands in a column of the screen, or NULL if no character begins there. */
static const char *at_edge(const struct row *row, int edge)
{
	int used;
	size_t bytes = width_fit(row->body, (size_t)(row->end - row->body), 1, edge, &used);

	return used == edge && row->body + bytes < row->end ? row->body + bytes : NULL;
}

static bool find_edges(struct drawing *drawing)
{
	const struct row *first = &drawing->rows[0];
	size_t edges = 0;

	for (const char *p = first->body; p < first->end; p++) {
		if (*p != '+')
			continue;
		if (edges > COLUMNS_MOST)
			return false;
		drawing->edges[edges++] = (int)(p - first->body);
	}
	drawing->columns = edges - 1;
	return edges > 2;
}

/* Are all rows made of whole cells? Then each line has a sign at each edge. */
static bool is_regular(const struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->count; i++) {
		const struct row *row = &drawing->rows[i];

		for (size_t c = 0; c <= drawing->columns; c++) {
			const char *sign = at_edge(row, drawing->edges[c]);

			if (sign == NULL || *sign != (row->border ? '+' : '|') ||
			    (c == drawing->columns) != (sign + 1 == row->end))
				return false;
		}
	}
	return true;
}

/* --- writing --- */

/* Behind the blank that stands behind a bar. */
static const char *behind_blank(const char *text)
{
	return text + (*text == ' ');
}

static void put_cells(struct strbuf *out, const struct drawing *drawing, size_t first, size_t last)
{
	for (size_t c = 0; c < drawing->columns; c++) {
		struct cell cell = {0};

		for (size_t i = first; i < last; i++)
			cell_add(&cell, behind_blank(at_edge(&drawing->rows[i], drawing->edges[c]) + 1),
				 at_edge(&drawing->rows[i], drawing->edges[c + 1]));
		strbuf_addf(out, "| %s ", strbuf_text(&cell.text));
		cell_deinit(&cell);
	}
	strbuf_addc(out, '|');
}

/* The number of the border below the heads; 0 if there are none. */
static size_t find_heads(const struct drawing *drawing)
{
	for (size_t i = 1; i + 1 < drawing->count; i++)
		if (drawing->rows[i].border)
			return memchr(drawing->rows[i].body, '=', (size_t)(drawing->rows[i].end -
				      drawing->rows[i].body)) != NULL ? i : 0;
	return 0;
}

/* The line below the heads, with the sides that colons in the drawing's own name. */
static void put_rule(struct strbuf *out, const struct drawing *drawing, const struct row *border)
{
	for (size_t c = 0; c < drawing->columns; c++) {
		const char *left = border->body + drawing->edges[c] + 1;
		const char *right = border->body + drawing->edges[c + 1] - 1;

		strbuf_addf(out, "|%s---%s", left < right && *left == ':' ? ":" : "",
			    left < right && *right == ':' ? ":" : "");
	}
	strbuf_addc(out, '|');
}

static void say(struct source *out, const struct row *row, struct strbuf *text)
{
	dialect_say(out, &row->line, row->body, strbuf_text(text));
	strbuf_reset(text);
}

static void put_table(struct source *out, const struct drawing *drawing)
{
	size_t heads = find_heads(drawing);
	struct strbuf text = {0};

	say(out, &drawing->rows[0], &text);
	if (heads > 0)
		put_cells(&text, drawing, 1, heads);
	else
		put_cells(&text, drawing, 0, 0);
	say(out, &drawing->rows[0], &text);
	put_rule(&text, drawing, &drawing->rows[heads]);
	say(out, &drawing->rows[heads], &text);
	for (size_t first = heads + 1, i = first; i < drawing->count; i++) {
		if (!drawing->rows[i].border)
			continue;
		if (i > first) {
			put_cells(&text, drawing, first, i);
			say(out, &drawing->rows[first], &text);
		}
		first = i + 1;
	}
	say(out, &drawing->rows[drawing->count - 1], &text);
	strbuf_deinit(&text);
}

/* No line of it can end a fence: each begins with + or |. */
static void put_code(struct source *out, const struct drawing *drawing)
{
	const struct row *first = &drawing->rows[0], *last = &drawing->rows[drawing->count - 1];

	dialect_say(out, &first->line, first->body, "```");
	for (size_t i = 0; i < drawing->count; i++)
		dialect_keep(out, &drawing->rows[i].line);
	dialect_say(out, &last->line, last->body, "```");
}

static void put(struct source *out, struct drawing *drawing)
{
	if (!is_drawing(drawing)) {
		for (size_t i = 0; i < drawing->count; i++)
			dialect_keep(out, &drawing->rows[i].line);
		return;
	}
	/* plain cmark knows no tables */
	if (WITH_CMARK_GFM && find_edges(drawing) && is_regular(drawing))
		put_table(out, drawing);
	else
		put_code(out, drawing);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "-+") || dialect_has(text, len, "=+");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct drawing drawing = {0};
	struct source_cursor cursor = {0};
	struct source_line line;
	struct row row;

	(void)page;
	while (source_next(in, &cursor, &line)) {
		if (!read_row(&row, &line) || !row.border) {
			dialect_keep(out, &line);
			continue;
		}
		drawing.count = 0;
		read_rows(&drawing, in, &cursor, &row);
		put(out, &drawing);
	}
	free(drawing.rows);
}

const struct dialect dialect_grid = {
	.name = "grid", .speaks = speaks, .pass = pass,
};
