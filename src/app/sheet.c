/*
 * sheet.c - rows of styled pieces that a view writes from top to bottom and then shows a part of.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "app/glyph.h"
#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "course/plain.h"
#include "doc/layout.h"
#include "doc/markdown.h"

bool rect_has(struct rect rect, int row, int column)
{
	return row >= rect.row && row < rect.row + rect.rows && column >= rect.column &&
	       column < rect.column + rect.columns;
}

void sheet_init(struct sheet *sheet, int width, bool ascii, int ambiguous)
{
	*sheet = (struct sheet){
		.width = width > 1 ? width : 1, .ascii = ascii, .ambiguous = ambiguous};
}

void sheet_deinit(struct sheet *sheet)
{
	arena_deinit(&sheet->arena);
	free(sheet->rows);
	sheet->rows = NULL;
	sheet->count = sheet->cap = 0;
}

size_t sheet_add_row(struct sheet *sheet, int tag)
{
	sheet->rows = xgrow(sheet->rows, sheet->count, &sheet->cap, sizeof *sheet->rows);
	sheet->rows[sheet->count] = (struct sheet_row){ .tag = tag };
	return sheet->count++;
}

int sheet_putn(struct sheet *sheet, size_t row, int column, enum style style, unsigned marks,
	       const char *text, size_t len)
{
	struct sheet_piece **end = &sheet->rows[row].pieces;
	struct sheet_piece *piece = arena_alloc(&sheet->arena, sizeof *piece);
	struct strbuf plain = {0};

	if (sheet->ascii && !unicode_is_ascii_text(text, len)) {
		ascii_add(&plain, text, len);
		text = strbuf_text(&plain);
		len = plain.len;
	}
	piece->column = column;
	piece->text = arena_strndup(&sheet->arena, text, len);
	piece->len = len;
	piece->style = style;
	piece->marks = marks;
	piece->tag = SHEET_NO_TAG;
	strbuf_deinit(&plain);
	while (*end != NULL)
		end = &(*end)->next;
	*end = piece;
	return width_text(piece->text, piece->len, sheet->ambiguous);
}

int sheet_put(struct sheet *sheet, size_t row, int column, enum style style, unsigned marks,
	      const char *text)
{
	return sheet_putn(sheet, row, column, style, marks, text, strlen(text));
}

int sheet_text_width(const struct sheet *sheet, const char *text, size_t len)
{
	struct strbuf plain = {0};
	int cells;

	if (!sheet->ascii)
		return width_text(text, len, sheet->ambiguous);
	ascii_add(&plain, text, len);
	cells = (int)plain.len;
	strbuf_deinit(&plain);
	return cells;
}

void sheet_tag_last(struct sheet *sheet, size_t row, int tag)
{
	struct sheet_piece *piece = sheet->rows[row].pieces;

	while (piece != NULL && piece->next != NULL)
		piece = piece->next;
	if (piece != NULL)
		piece->tag = tag;
}

void sheet_put_cut(struct sheet *sheet, size_t row, int column, int cells, enum style style,
		   const char *text)
{
	size_t len = strlen(text);
	int used;

	if (cells < 2)
		return;
	if (width_text(text, len, sheet->ambiguous) <= cells) {
		sheet_putn(sheet, row, column, style, 0, text, len);
		return;
	}
	len = width_fit(text, len, sheet->ambiguous, cells - 2, &used);
	sheet_putn(sheet, row, column, style, 0, text, len);
	sheet_put(sheet, row, column + used, style, 0, sheet->ascii ? "~" : "…");
}

void sheet_put_right(struct sheet *sheet, size_t row, int end, enum style style, const char *text)
{
	int cells = width_text(text, strlen(text), sheet->ambiguous);

	sheet_put(sheet, row, end > cells ? end - cells : 0, style, 0, text);
}

static void need_row(struct sheet *sheet, size_t row, int tag)
{
	while (sheet->count <= row)
		sheet_add_row(sheet, tag);
}

static void put_line(struct sheet *sheet, size_t row, int column, int width, enum style style,
		     const struct line *line)
{
	int at = column;

	for (int i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];

		sheet_putn(sheet, row, at,
			   run->style == STYLE_TEXT ? style : (enum style)run->style, run->marks,
			   run->text, run->len);
		at += run->cells;
	}
	if (line->ground != STYLE_TEXT) {
		sheet->rows[row].ground = (enum style)line->ground;
		sheet->rows[row].ground_from = column + line->indent;
		sheet->rows[row].ground_to = column + width;
	}
}

bool sheet_begins_paragraph(const char *text)
{
	struct markdown_options reading = { .path = "-" };
	struct doc *doc = markdown_parse(text, strlen(text), &reading);
	bool paragraph = doc->root->first != NULL && doc->root->first->kind == BLOCK_PARAGRAPH;

	doc_free(doc);
	return paragraph;
}

/* Rows that the text takes, 0 if it shows nothing. */
static size_t put_markdown(struct sheet *sheet, size_t row, int tag, int column, int width,
			   enum style style, const char *text)
{
	struct markdown_options reading = { .path = "-" };
	struct layout_options setting = {.width = width > 1 ? width : 1,
					 .ambiguous = sheet->ambiguous,
					 .ascii = sheet->ascii,
					 .links = LINKS_NONE,
					 .print = true};
	struct doc *doc = markdown_parse(text, strlen(text), &reading);
	struct layout *layout = layout_new(doc, &setting);
	size_t count = layout_is_blank(layout) ? 0 : layout_line_count(layout);

	for (size_t i = 0; i < count; i++) {
		need_row(sheet, row + i, tag);
		put_line(sheet, row + i, column, width, style, layout_line(layout, i));
	}
	layout_free(layout);
	doc_free(doc);
	return count;
}

size_t sheet_put_markdown(struct sheet *sheet, size_t row, int tag, int column, int width,
			  enum style style, const char *text)
{
	size_t count = put_markdown(sheet, row, tag, column, width, style, text);
	struct strbuf shown = {0};

	if (count == 0) {
		plain_to_markdown(&shown, text, strlen(text), false);
		count = put_markdown(sheet, row, tag, column, width, style, strbuf_text(&shown));
		strbuf_deinit(&shown);
	}
	need_row(sheet, row, tag);
	return count > 0 ? count : 1;
}

/* Bytes of the next line of plain text: as many words as fit, or what fits of one word. */
static size_t fill_line(const char *text, size_t len, int width, int ambiguous)
{
	size_t fits = width_fit(text, len, ambiguous, width, NULL);
	size_t cut = fits;

	if (fits == len)
		return len;
	while (cut > 0 && text[cut] != ' ')
		cut--;
	if (cut > 0)
		return cut;
	return fits > 0 ? fits : unicode_cluster(text, len);
}

size_t sheet_put_text(struct sheet *sheet, size_t row, int tag, int column, int width,
		      enum style style, const char *text)
{
	size_t len = strlen(text);
	size_t count = 0;

	need_row(sheet, row, tag);
	while (len > 0) {
		size_t bytes = fill_line(text, len, width > 1 ? width : 1, sheet->ambiguous);

		need_row(sheet, row + count, tag);
		sheet_putn(sheet, row + count, column, style, 0, text, bytes);
		count++;
		while (bytes < len && text[bytes] == ' ')
			bytes++;
		text += bytes;
		len -= bytes;
	}
	return count > 0 ? count : 1;
}

static void draw_row(const struct sheet_row *row, struct canvas *canvas, int y, int column,
		     int columns)
{
	if (row->ground_to > row->ground_from)
		canvas_ground(canvas, y, column + row->ground_from,
			      (row->ground_to < columns ? row->ground_to : columns) -
				      row->ground_from,
			      row->ground);
	if (row->chosen)
		canvas_ground(canvas, y, column, columns, STYLE_CHOSEN);
	for (const struct sheet_piece *piece = row->pieces; piece != NULL; piece = piece->next)
		canvas_put(canvas, y, column + piece->column, columns - piece->column, piece->text,
			   piece->len, piece->style, piece->marks);
}

bool sheet_more_below(const struct sheet *sheet, size_t top, int rows)
{
	return rows > 0 && top + (size_t)rows < sheet->count;
}

/* In the margin, a cell off the text. */
static void draw_more(struct canvas *canvas, int y, struct rect rect, const char *sign)
{
	canvas_put(canvas, y, rect.column + rect.columns + 1, 1, sign, strlen(sign), STYLE_ACCENT,
		   0);
}

void sheet_draw(const struct sheet *sheet, struct canvas *canvas, struct rect rect, size_t top)
{
	for (int y = 0; y < rect.rows && top + (size_t)y < sheet->count; y++)
		draw_row(&sheet->rows[top + (size_t)y], canvas, rect.row + y, rect.column,
			 rect.columns);
	if (top > 0)
		draw_more(canvas, rect.row, rect, glyph(sheet->ascii, GLYPH_MORE_ABOVE));
	if (sheet_more_below(sheet, top, rect.rows))
		draw_more(canvas, rect.row + rect.rows - 1, rect,
			  glyph(sheet->ascii, GLYPH_MORE_BELOW));
}

int sheet_tag_at(const struct sheet *sheet, struct rect rect, size_t top, int row, int column)
{
	size_t index = top + (size_t)(row - rect.row);
	int tag;

	if (row < rect.row || row >= rect.row + rect.rows || index >= sheet->count)
		return SHEET_NO_TAG;
	tag = sheet->rows[index].tag;
	for (const struct sheet_piece *piece = sheet->rows[index].pieces; piece != NULL;
	     piece = piece->next) {
		int from = rect.column + piece->column;

		if (piece->tag != SHEET_NO_TAG && column >= from &&
		    column < from + width_text(piece->text, piece->len, sheet->ambiguous))
			tag = piece->tag;
	}
	return tag;
}

bool sheet_find(const struct sheet *sheet, int tag, size_t *first, size_t *last)
{
	bool found = false;

	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->rows[i].tag == tag) {
			if (!found)
				*first = i;
			*last = i;
			found = true;
		}
	return found;
}

size_t sheet_clamp(const struct sheet *sheet, size_t top, int rows)
{
	size_t most = rows > 0 && sheet->count > (size_t)rows ? sheet->count - (size_t)rows : 0;

	return top < most ? top : most;
}

size_t sheet_scroll(const struct sheet *sheet, size_t top, int rows, size_t first, size_t last)
{
	if (rows < 1)
		return 0;
	if (last >= top + (size_t)rows)
		top = last + 1 - (size_t)rows;
	if (first < top)
		top = first;
	return sheet_clamp(sheet, top, rows);
}
