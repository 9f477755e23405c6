/*
 * sheet.h - rows of styled pieces that a view writes from top to bottom and then shows a part of.
 *
 * Help, lists and questions are sheets: made anew for each width, scrolled and clicked on alike. A
 * row has a tag, by which a view knows again what it wrote there.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_SHEET_H
#define APP_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "app/canvas.h"
#include "base/arena.h"

#define SHEET_NO_TAG (-1)

struct rect {
	int row, column, rows, columns;
};

bool rect_has(struct rect rect, int row, int column);

struct sheet_piece {
	struct sheet_piece *next;
	int column;
	const char *text;		/* in the sheet's arena */
	size_t len;
	enum style style;
	unsigned marks;
	int tag;			/* SHEET_NO_TAG: that of its row */
};

struct sheet_row {
	struct sheet_piece *pieces;
	int tag;
	bool chosen;			/* on the chosen ground, from chosen_from on */
	int ground_from, ground_to;	/* cells on another ground; none if equal */
	enum style ground;
};

/* Zero-initialised but for the options it is empty. */
struct sheet {
	struct arena arena;
	struct sheet_row *rows;
	size_t count, cap;
	int width;			/* cells that rows are filled to */
	bool ascii;
	int ambiguous;
	bool cursor;			/* text is typed: */
	size_t cursor_row;
	int cursor_column;
};

void sheet_init(struct sheet *sheet, int width, bool ascii, int ambiguous);
void sheet_deinit(struct sheet *sheet);

/* Begins an empty row at the end; returns its index. */
size_t sheet_add_row(struct sheet *sheet, int tag);

/* Adds a piece to a row that is there, copied; returns the cells it takes. */
int sheet_put(struct sheet *sheet, size_t row, int column, enum style style, unsigned marks,
	      const char *text);
int sheet_putn(struct sheet *sheet, size_t row, int column, enum style style, unsigned marks,
	       const char *text, size_t len);
/* The same, ended by a sign of omission where it takes more than so many cells. */
void sheet_put_cut(struct sheet *sheet, size_t row, int column, int cells, enum style style,
		   const char *text);
/* The same, ending at column `end`. */
void sheet_put_right(struct sheet *sheet, size_t row, int end, enum style style, const char *text);

/*
 * Lays Markdown into rows from `row` on, adding rows (tagged so) where they are not there, between
 * column and column + width. Plain text has the given style; Markdown that shows nothing, a bare tag
 * say, is shown as it is written. Returns the rows it took, at least 1.
 */
size_t sheet_put_markdown(struct sheet *sheet, size_t row, int tag, int column, int width,
			  enum style style, const char *text);

/* Does Markdown begin with a paragraph, so that words may be put before it? */
bool sheet_begins_paragraph(const char *text);

/* Plain text filled between columns, in the same way. */
size_t sheet_put_text(struct sheet *sheet, size_t row, int tag, int column, int width,
		      enum style style, const char *text);

/* Gives the piece last added to a row a tag of its own. */
void sheet_tag_last(struct sheet *sheet, size_t row, int tag);

/* Cells that a text takes as it would be put. */
int sheet_text_width(const struct sheet *sheet, const char *text, size_t len);

/*
 * Draws rows from top on into a rectangle; signs in the margin beside it say where there is more.
 */
void sheet_draw(const struct sheet *sheet, struct canvas *canvas, struct rect rect, size_t top);
bool sheet_more_below(const struct sheet *sheet, size_t top, int rows);

/*
 * The tag of what stands on a cell of the screen, drawn into rect from top on; SHEET_NO_TAG if
 * none.
 */
int sheet_tag_at(const struct sheet *sheet, struct rect rect, size_t top, int row, int column);

/* First and last row of a tag; false if there is none. */
bool sheet_find(const struct sheet *sheet, int tag, size_t *first, size_t *last);

/* A top near `top` that shows rows first..last in a height, and no more than fits below the end. */
size_t sheet_scroll(const struct sheet *sheet, size_t top, int rows, size_t first, size_t last);
size_t sheet_clamp(const struct sheet *sheet, size_t top, int rows);

#endif
