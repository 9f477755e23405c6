/* quiz_face.c - what differs on the screen from one way of answering to the next. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "app/glyph.h"
#include "base/width.h"
#include "base/xalloc.h"

static const struct quiz_face *const faces[] = {
	[ASK_PICK_ONE]  = &quiz_face_one,
	[ASK_PICK_MANY] = &quiz_face_many,
	[ASK_TYPE]      = &quiz_face_typed,
	[ASK_ORDER]     = &quiz_face_order,
	[ASK_MATCH]     = &quiz_face_match,
	[ASK_BLANKS]    = &quiz_face_cloze,
	[ASK_GRADE]     = &quiz_face_card,
};

const struct quiz_face *quiz_face(enum question_type type)
{
	enum ask_way way = ask_type(type)->way;

	assert(way < sizeof faces / sizeof *faces);
	return faces[way];
}

void quiz_face_make_fields(struct quiz_view *view, size_t count)
{
	view->fields = xcalloc(count + 1, sizeof *view->fields);
	view->field_count = count;
	view->cursor = 0;
}

int quiz_face_next_blank(const struct quiz_view *view)
{
	if (view->field_count < 2 || edit_is_blank(&view->fields[view->cursor]))
		return -1;
	for (size_t i = (size_t)view->cursor + 1; i < view->field_count; i++)
		if (edit_is_blank(&view->fields[i]))
			return (int)i;
	return -1;
}

int quiz_face_moved(int position, size_t count, int by)
{
	int last = (int)count - 1;
	int to = position < 0 ? (by > 0 ? 0 : last) : position + by;

	return to > last ? last : to < 0 ? 0 : to;
}

int quiz_face_extent(const struct sheet *like, const char *text, int width, size_t *rows)
{
	struct sheet scratch;
	int widest = 0;

	sheet_init(&scratch, width, like->ascii, like->ambiguous);
	*rows = sheet_put_markdown(&scratch, 0, SHEET_NO_TAG, 0, width, STYLE_TEXT, text);
	for (size_t i = 0; i < scratch.count; i++) {
		const struct sheet_piece *piece = scratch.rows[i].pieces;

		for (; piece != NULL; piece = piece->next) {
			int end = piece->column +
				  width_text(piece->text, piece->len, like->ambiguous);

			widest = end > widest ? end : widest;
		}
	}
	sheet_deinit(&scratch);
	return widest;
}

int quiz_face_put_mark(struct sheet *sheet, size_t row, int column, bool right)
{
	return sheet_put(sheet, row, column, right ? STYLE_DONE : STYLE_WRONG, 0,
			 glyph(sheet->ascii, right ? GLYPH_RIGHT : GLYPH_WRONG));
}

void quiz_face_put_field(struct sheet *sheet, size_t row, int column, int cells,
			 const struct edit *field, int tag, bool current)
{
	enum style style = current ? STYLE_ACCENT : STYLE_TEXT;
	struct strbuf line = {0};
	size_t first, len, before;
	const char *text;
	int at = column;

	edit_window(field, cells, sheet->ambiguous, &first, &len);
	text = strbuf_text(&field->text) + first;
	before = field->at > first && field->at - first < len ? field->at - first :
		 field->at > first ? len : 0;
	at += sheet_putn(sheet, row, at, style, MARK_UNDERLINE, text, before);
	sheet_tag_last(sheet, row, tag);
	if (current) {
		sheet->cursor = true;
		sheet->cursor_row = row;
		sheet->cursor_column = at < column + cells ? at : column + cells - 1;
	}
	at += sheet_putn(sheet, row, at, style, MARK_UNDERLINE, text + before, len - before);
	sheet_tag_last(sheet, row, tag);
	strbuf_repeat(&line, "_", column + cells - at);
	sheet_put(sheet, row, at, current ? STYLE_ACCENT : STYLE_QUIET, 0, strbuf_text(&line));
	sheet_tag_last(sheet, row, tag);
	strbuf_deinit(&line);
}

bool quiz_face_holds(const struct edit *field, const char *text, size_t len)
{
	const char *typed = strbuf_text(&field->text);
	size_t from = strspn(typed, " "), to = field->text.len;

	while (to > from && typed[to - 1] == ' ')
		to--;
	return to - from == len && memcmp(typed + from, text, len) == 0;
}

void quiz_face_add_advice(struct sheet *sheet, const char *words)
{
	sheet_put_text(sheet, sheet->count, SHEET_NO_TAG, 2, sheet->width - 2, STYLE_QUIET, words);
	sheet_add_row(sheet, SHEET_NO_TAG);
}
