/* edit.h - a line of text that is being typed, with a cursor in it. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_EDIT_H
#define APP_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

#define EDIT_MAX 2000			/* bytes that can be typed */

/* Zero-initialised it is empty. */
struct edit {
	struct strbuf text;		/* clean UTF-8 on one line */
	size_t at;			/* the cursor stands before this byte, between clusters */
};

enum edit_move {
	EDIT_LEFT,
	EDIT_RIGHT,
	EDIT_START,
	EDIT_END,
	EDIT_ERASE,			/* the character before the cursor */
	EDIT_DELETE,			/* the one under it */
	EDIT_ERASE_WORD,		/* the word before it */
	EDIT_ERASE_START,		/* all before it */
	EDIT_ERASE_END			/* all from it on */
};

void edit_deinit(struct edit *edit);
void edit_clear(struct edit *edit);
/* Puts a character at the cursor; false if it is none to be typed or the line is full. */
bool edit_type(struct edit *edit, uint32_t code);
void edit_move(struct edit *edit, enum edit_move move);
bool edit_is_blank(const struct edit *edit);

/*
 * The part of the text to show in so many cells (> 0), the cursor always in it and a cell kept for
 * it at the end: from *first, *len bytes. Returns the cell of the cursor.
 */
int edit_window(const struct edit *edit, int cells, int ambiguous, size_t *first, size_t *len);

#endif
