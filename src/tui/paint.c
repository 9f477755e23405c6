/*
 * paint.c - cells onto the terminal: styles become colours only here.
 *
 * Cells that are as they were are not handed to curses again; what then goes over the line is
 * curses' own diff against what the terminal shows, scrolling by the terminal included.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/paint.h"

#include <curses.h>

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/xalloc.h"
#include "tui/terminfo.h"

#define CELL_CODES 5		/* code points a cell of curses holds: a base and four marks */

void paint_init(struct painter *painter, enum color_depth depth)
{
	memset(painter, 0, sizeof *painter);
	painter->depth = depth;
	painter->cursor = -1;
	painter->all = true;
}

void paint_deinit(struct painter *painter)
{
	free(painter->shown);
	painter->shown = NULL;
}

void paint_forget(struct painter *painter)
{
	painter->all = true;
	painter->cursor = -1;
	clearok(curscr, TRUE);
}

/* --- styles --- */

/* The pair of two colours; 0, the terminal's own, where no more can be had. */
static short pair_of(struct painter *painter, int fg, int bg)
{
	if (fg < 0 && bg < 0)
		return 0;
	for (int i = 0; i < painter->pair_count; i++)
		if (painter->pairs[i].fg == fg && painter->pairs[i].bg == bg)
			return (short)(i + 1);
	if (painter->pair_count == painter->pair_limit ||
	    init_extended_pair(painter->pair_count + 1, fg, bg) != OK)
		return 0;
	painter->pairs[painter->pair_count].fg = fg;
	painter->pairs[painter->pair_count].bg = bg;
	return (short)++painter->pair_count;
}

static unsigned attributes_of(unsigned look)
{
	unsigned attributes = 0;

	if (look & LOOK_BOLD)
		attributes |= A_BOLD;
	if (look & (LOOK_DIM | LOOK_STRIKE))	/* curses knows no striking out */
		attributes |= A_DIM;
	if (look & LOOK_ITALIC)
		attributes |= terminfo_string("sitm") != NULL ? A_ITALIC : A_UNDERLINE;
	if (look & LOOK_UNDERLINE)
		attributes |= A_UNDERLINE;
	if (look & LOOK_REVERSE)
		attributes |= A_REVERSE;
	return attributes;
}

/* To an entry with direct colours 0 to 7 are those of the palette: the darkest blues make way. */
static int direct_color(int color)
{
	return color >= 0 && color < 8 ? 0x000008 : color;
}

static const struct paint_look *find_look(struct painter *painter, unsigned style, unsigned ground,
					  unsigned marks)
{
	uint32_t key = (uint32_t)(1u << 24 | marks << 16 | ground << 8 | style);
	size_t slot = (key * UINT32_C(2654435761)) >> 16 & (PAINT_LOOKS - 1);
	struct paint_look *look = &painter->looks[slot];
	struct theme_paint paint;

	if (look->key == key)
		return look;
	theme_resolve(painter->theme, (enum style)style, (enum style)ground, marks, painter->depth,
		      &paint);
	if (painter->depth == COLOR_TRUE) {
		paint.fg = direct_color(paint.fg);
		paint.bg = direct_color(paint.bg);
	}
	*look = (struct paint_look){ .key = key, .attributes = attributes_of(paint.look),
				     .pair = pair_of(painter, paint.fg, paint.bg) };
	return look;
}

static bool is_blank(const struct cell *cell)
{
	return strcmp(cell->text, " ") == 0;
}

static bool same_ground(const struct painter *painter, const struct paint_look *one,
			const struct paint_look *other)
{
	int one_bg = one->pair > 0 ? painter->pairs[one->pair - 1].bg : -1;
	int other_bg = other->pair > 0 ? painter->pairs[other->pair - 1].bg : -1;

	return one_bg == other_bg &&
	       ((one->attributes ^ other->attributes) & (A_UNDERLINE | A_REVERSE)) == 0;
}

/*
 * A blank shows no more than its ground. It is sent as the cell before it is if a word follows on
 * the same ground, else as that word is, and as plain text at the end of its ground: all save
 * changes of colour, and the last lets the terminal erase a whole line at once.
 */
static struct paint_look look_of_blank(struct painter *painter, const struct cell *cells,
				       int column, int columns, const struct paint_look *before)
{
	const struct cell *cell = &cells[column];
	struct paint_look own = *find_look(painter, cell->style, cell->ground, cell->marks);
	struct paint_look plain = *find_look(painter, STYLE_TEXT, cell->ground, 0), after;

	if (!same_ground(painter, &own, &plain))
		return own;
	while (column < columns && is_blank(&cells[column]) && cells[column].ground == cell->ground)
		column++;
	if (column == columns || cells[column].ground != cell->ground)
		return plain;
	if (before->pair >= 0 && same_ground(painter, &plain, before))
		return *before;
	after = *find_look(painter, cells[column].style, cells[column].ground, cells[column].marks);
	return same_ground(painter, &plain, &after) ? after : plain;
}

void paint_set_theme(struct painter *painter, const struct theme *theme)
{
	cchar_t blank;
	const struct paint_look *look;

	painter->theme = theme;
	memset(painter->looks, 0, sizeof painter->looks);
	painter->pair_limit = painter->depth == COLOR_NONE ? 0 : COLOR_PAIRS - 1;
	if (painter->pair_limit > PAINT_PAIRS)
		painter->pair_limit = PAINT_PAIRS;
	if (painter->pair_count > 0)
		reset_color_pairs();
	painter->pair_count = 0;
	look = find_look(painter, STYLE_TEXT, STYLE_TEXT, 0);
	/* The page's ground is what curses erases with. */
	setcchar(&blank, L" ", look->attributes, look->pair, NULL);
	bkgrndset(&blank);
	painter->all = true;
}

/* --- cells --- */

/*
 * The code points of a cell, as the C library of the terminal has their width. What it gives
 * another width than the canvas has an ASCII form instead (so that a row never shifts), for a wide
 * cell followed by a blank.
 */
static size_t codes_of(const struct cell *cell, wchar_t codes[CELL_CODES + 1])
{
	size_t len = strlen(cell->text), count = 0;

	for (size_t at = 0; at < len && count < CELL_CODES;) {
		uint32_t code;

		at += utf8_decode(cell->text + at, len - at, &code);
		if (count == 0 || wcwidth((wchar_t)code) == 0)
			codes[count++] = (wchar_t)code;
	}
	codes[count] = L'\0';
	return count;
}

static size_t put_plain(const struct cell *cell, const struct paint_look *look, cchar_t *out)
{
	struct strbuf plain = {0};
	wchar_t codes[2] = { L' ', L'\0' };

	ascii_add(&plain, cell->text, strlen(cell->text));
	if (plain.len == 0 || plain.len > cell->width) {
		strbuf_reset(&plain);
		strbuf_addc(&plain, '?');
	}
	for (size_t i = 0; i < cell->width; i++) {
		codes[0] = i < plain.len ? (wchar_t)plain.data[i] : L' ';
		setcchar(&out[i], codes, look->attributes, look->pair, NULL);
	}
	strbuf_deinit(&plain);
	return cell->width;
}

/* Writes the one or two elements that curses wants for a cell; returns how many. */
static size_t put_cell(const struct cell *cell, const struct paint_look *look, cchar_t *out)
{
	wchar_t codes[CELL_CODES + 1];

	codes_of(cell, codes);
	if (wcwidth(codes[0]) != cell->width)
		return put_plain(cell, look, out);
	setcchar(out, codes, look->attributes, look->pair, NULL);
	return 1;
}

static size_t put_cells(struct painter *painter, const struct cell *cells, int columns,
			cchar_t *out)
{
	struct paint_look look = { .pair = -1 };
	size_t count = 0;

	for (int column = 0; column < columns; column++) {
		const struct cell *cell = &cells[column];

		if (cell->width == 0)
			continue;
		look = is_blank(cell) ? look_of_blank(painter, cells, column, columns, &look)
				      : *find_look(painter, cell->style, cell->ground, cell->marks);
		count += put_cell(cell, &look, out + count);
	}
	return count;
}

static bool same_row(const struct cell *one, const struct cell *other, int columns)
{
	for (int i = 0; i < columns; i++)
		if (one[i].width != other[i].width || one[i].style != other[i].style ||
		    one[i].ground != other[i].ground || one[i].marks != other[i].marks ||
		    strcmp(one[i].text, other[i].text) != 0)
			return false;
	return true;
}

/*
 * A row that has changed is put whole: how its blanks are sent depends on the words around them,
 * and rows that only moved have to be the same to the last blank for the terminal to scroll them.
 */
static void paint_row(struct painter *painter, const struct canvas *canvas, int row,
		      cchar_t *buffer)
{
	const struct cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
	struct cell *shown = painter->shown + (size_t)row * (size_t)canvas->columns;

	if (!painter->all && same_row(cells, shown, canvas->columns))
		return;
	mvadd_wchnstr(row, 0, buffer, (int)put_cells(painter, cells, canvas->columns, buffer));
	memcpy(shown, cells, (size_t)canvas->columns * sizeof *cells);
}

/* The cursor stands on the focus even while it is hidden: screen readers follow it. */
static void place_cursor(struct painter *painter, const struct canvas *canvas)
{
	int wanted = canvas->cursor_shown ? 1 : 0;

	if (wanted != painter->cursor)
		curs_set(wanted);
	painter->cursor = wanted;
	if (canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows &&
	    canvas->cursor_column >= 0 && canvas->cursor_column < canvas->columns)
		move(canvas->cursor_row, canvas->cursor_column);
}

void paint_canvas(struct painter *painter, const struct canvas *canvas)
{
	cchar_t *buffer = xcalloc((size_t)canvas->columns + 2, sizeof *buffer);

	if (painter->shown == NULL || painter->rows != canvas->rows ||
	    painter->columns != canvas->columns) {
		free(painter->shown);
		painter->shown = xcalloc((size_t)canvas->rows * (size_t)canvas->columns + 1,
					 sizeof *painter->shown);
		painter->rows = canvas->rows;
		painter->columns = canvas->columns;
		painter->all = true;
	}
	for (int row = 0; row < canvas->rows; row++)
		paint_row(painter, canvas, row, buffer);
	painter->all = false;
	place_cursor(painter, canvas);
	refresh();
	free(buffer);
}
