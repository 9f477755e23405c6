/*
 * table.c - tables: side by side if they fit, with filled cells if that fits, else a record a row.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/setter.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "doc/spans.h"

#define GAP 3			/* cells between columns */
#define COLUMNS_LIMIT 64	/* more become records */
#define LEAST_COLUMN 8		/* cells a filled column gets at least, if it has that much to say */

struct grid {
	const struct block *table;
	int columns, rows;
	struct flat *cells;		/* rows * columns */
	const struct block **lines;	/* the row blocks */
	int natural[COLUMNS_LIMIT], least[COLUMNS_LIMIT], width[COLUMNS_LIMIT];
};

static int count_rows(const struct block *table)
{
	int rows = 0;

	for (const struct block *row = table->first; row != NULL; row = row->next)
		rows++;
	return rows;
}

static void grid_init(struct grid *grid, struct setter *s, const struct block *table)
{
	int r = 0;

	*grid = (struct grid){ .table = table, .columns = table->as.table.columns, .rows = count_rows(table) };
	grid->cells = xcalloc((size_t)grid->rows * (size_t)grid->columns, sizeof *grid->cells);
	grid->lines = xcalloc((size_t)grid->rows, sizeof *grid->lines);
	for (const struct block *row = table->first; row != NULL; row = row->next, r++) {
		int c = 0;

		grid->lines[r] = row;
		for (const struct block *cell = row->first; cell != NULL && c < grid->columns; cell = cell->next, c++) {
			struct flat *flat = &grid->cells[r * grid->columns + c];
			int natural, least;

			setter_flatten(s, cell, row->as.row.head ? STYLE_TABLE_HEAD : STYLE_TEXT, NULL, STYLE_TEXT, flat);
			flat_measure(flat, &natural, &least);
			grid->natural[c] = natural > grid->natural[c] ? natural : grid->natural[c];
			grid->least[c] = least > grid->least[c] ? least : grid->least[c];
		}
	}
}

static void grid_deinit(struct grid *grid)
{
	free(grid->cells);
	free(grid->lines);
}

/* Gives each column its width; false if they do not fit side by side. */
static bool grid_fit(struct grid *grid, int room)
{
	room -= GAP * (grid->columns - 1);
	for (int c = 0; c < grid->columns; c++) {
		int floor = grid->natural[c] < LEAST_COLUMN ? grid->natural[c] : LEAST_COLUMN;

		grid->width[c] = grid->least[c] > floor ? grid->least[c] : floor;
		room -= grid->width[c];
	}
	if (room < 0)
		return false;
	/* The narrowest column that wants more gets it, cell by cell: short columns are never filled for the sake of long ones. */
	for (; room > 0; room--) {
		int narrowest = -1;

		for (int c = 0; c < grid->columns; c++)
			if (grid->width[c] < grid->natural[c] &&
			    (narrowest < 0 || grid->width[c] < grid->width[narrowest]))
				narrowest = c;
		if (narrowest < 0)
			break;
		grid->width[narrowest]++;
	}
	return true;
}

static void set_cell(struct setter *s, const struct grid *grid, int c, const struct flat *flat, size_t *at)
{
	enum align align = grid->table->as.table.align[c];
	int before = s->cells, gap = c + 1 < grid->columns ? GAP : 0, text = 0, pad, left;
	size_t start = 0, end = 0;

	if (flat->text != NULL && flat_line(flat, at, grid->width[c], &start, &end)) {
		struct flat piece = *flat;
		int least;

		piece.text += start;
		piece.breaks += start;
		piece.len = end - start;
		flat_measure(&piece, &text, &least);
	}
	pad = grid->width[c] - text;
	left = align == ALIGN_RIGHT ? pad : align == ALIGN_CENTER ? pad / 2 : 0;
	setter_repeat(s, " ", left, STYLE_TEXT);
	if (end > start)
		setter_flat(s, flat, start, end);
	setter_repeat(s, " ", grid->width[c] + gap - (s->cells - before), STYLE_TEXT);
}

/* Returns how many lines the row took. */
static int set_row(struct setter *s, const struct grid *grid, int r)
{
	size_t at[COLUMNS_LIMIT] = {0};
	int lines = 0;
	bool more = true;

	while (more || lines == 0) {
		setter_begin(s, grid->lines[r], (uint32_t)lines);
		more = false;
		for (int c = 0; c < grid->columns; c++) {
			const struct flat *flat = &grid->cells[r * grid->columns + c];

			set_cell(s, grid, c, flat, &at[c]);
			more = more || at[c] < flat->len;
		}
		setter_end(s);
		lines++;
	}
	return lines;
}

/* Has a cell lines of its own? */
static bool has_breaks(const struct grid *grid)
{
	for (int i = 0; i < grid->rows * grid->columns; i++)
		if (grid->cells[i].len > 0 && memchr(grid->cells[i].text, '\n', grid->cells[i].len) != NULL)
			return true;
	return false;
}

static void set_grid(struct setter *s, const struct grid *grid)
{
	bool filled = has_breaks(grid);
	int total = GAP * (grid->columns - 1);

	for (int c = 0; c < grid->columns; c++) {
		filled = filled || grid->width[c] < grid->natural[c];
		total += grid->width[c];
	}
	for (int r = 0; r < grid->rows; r++) {
		/* Where rows run over several lines a blank one keeps them apart. */
		if (filled && r > 1)
			setter_blank(s);
		set_row(s, grid, r);
		if (!grid->lines[r]->as.row.head)
			continue;
		setter_begin(s, grid->lines[r], UINT32_MAX);
		setter_repeat(s, setter_glyph(s, "\u2500", "-"), total, STYLE_FAINT);
		setter_end(s);
	}
}

/* The text of a head cell, for the records below it. The caller frees it. */
static char *head_text(const struct grid *grid, int c)
{
	const struct block *cell = grid->rows > 0 && grid->lines[0]->as.row.head ? grid->lines[0]->first : NULL;
	struct strbuf text = {0};

	for (int i = 0; cell != NULL && i < c; i++)
		cell = cell->next;
	if (cell != NULL)
		spans_plain(&text, cell->spans, cell->span_count);
	return strbuf_detach(&text);
}

static void set_record(struct setter *s, const struct grid *grid, int r)
{
	int c = 0;

	for (const struct block *cell = grid->lines[r]->first; cell != NULL && c < grid->columns; cell = cell->next, c++) {
		char *head = head_text(grid, c);
		struct flat flat;
		size_t at = 0, start, end;

		setter_flatten(s, cell, STYLE_TEXT, head[0] != '\0' ? head : NULL, STYLE_TABLE_HEAD, &flat);
		while (cell->span_count > 0 && flat_line(&flat, &at, setter_width(s), &start, &end)) {
			setter_begin(s, grid->lines[r], (uint32_t)c);
			setter_flat(s, &flat, start, end);
			setter_end(s);
		}
		free(head);
	}
}

/* Too wide for columns: each row as a record, its cells one below the other behind their heads. */
static void set_records(struct setter *s, const struct grid *grid)
{
	bool first = true;

	for (int r = 0; r < grid->rows; r++) {
		if (grid->lines[r]->as.row.head && grid->rows > 1)
			continue;
		if (!first)
			setter_blank(s);
		set_record(s, grid, r);
		first = false;
	}
}

void table_set(struct setter *s, const struct block *table)
{
	struct grid grid;

	if (table->as.table.columns > COLUMNS_LIMIT) {
		for (const struct block *row = table->first; row != NULL; row = row->next)
			for (const struct block *cell = row->first; cell != NULL; cell = cell->next) {
				struct flat flat;
				size_t at = 0, start, end;

				setter_flatten(s, cell, STYLE_TEXT, NULL, STYLE_TEXT, &flat);
				while (flat_line(&flat, &at, setter_width(s), &start, &end)) {
					setter_begin(s, row, 0);
					setter_flat(s, &flat, start, end);
					setter_end(s);
				}
			}
		return;
	}
	grid_init(&grid, s, table);
	if (grid_fit(&grid, setter_width(s)))
		set_grid(s, &grid);
	else
		set_records(s, &grid);
	grid_deinit(&grid);
}
