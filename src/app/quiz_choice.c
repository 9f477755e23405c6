/* quiz_choice.c - questions that are answered by picking: single, multiple, truefalse. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <stdio.h>
#include <string.h>

#include "app/glyph.h"
#include "base/width.h"

#define LABEL_COLUMN 2
#define BOX_COLUMN 5
#define TEXT_COLUMN 10
#define WHY_LEAST 24		/* cells that an explanation needs to stand beside its choice */

static bool is_picked(const struct answer *answer, int choice)
{
	return (answer->picks >> choice & 1u) != 0;
}

/* Cells and rows that Markdown takes within a width. */
static int extent(const struct sheet *like, const char *text, int width, size_t *rows)
{
	struct sheet scratch;
	int widest = 0;

	sheet_init(&scratch, width, like->ascii, like->ambiguous);
	*rows = sheet_put_markdown(&scratch, 0, SHEET_NO_TAG, 0, width, STYLE_TEXT, text);
	for (size_t i = 0; i < scratch.count; i++)
		for (const struct sheet_piece *piece = scratch.rows[i].pieces; piece != NULL; piece = piece->next) {
			int end = piece->column + width_text(piece->text, piece->len, like->ambiguous);

			widest = end > widest ? end : widest;
		}
	sheet_deinit(&scratch);
	return widest;
}

/* Is there something to say on a choice? Its part of the answer, and with the truth out, every one. */
static bool is_judged(const struct quiz_scene *scene, int choice)
{
	const struct choice *it = &scene->item->question->choices[choice];

	return scene->judged && (is_picked(scene->answer, choice) || (scene->reveal && (it->correct || it->why != NULL)));
}

/* The column where explanations stand beside the choices; 0: below them, where there is no room. */
static int why_column(const struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;
	int widest = 0, room;
	size_t rows;

	for (size_t i = 0; i < question->choice_count; i++) {
		int cells = extent(sheet, question->choices[i].text, sheet->width - TEXT_COLUMN, &rows);

		if (rows > 1)
			return 0;
		widest = cells > widest ? cells : widest;
	}
	room = sheet->width - TEXT_COLUMN - widest - 6;
	if (room < WHY_LEAST)
		return 0;
	for (size_t i = 0; i < question->choice_count; i++)
		if (is_judged(scene, (int)i) && question->choices[i].why != NULL) {
			extent(sheet, question->choices[i].why, room, &rows);
			if (rows > 2)
				return 0;
		}
	return TEXT_COLUMN + widest + 3;
}

static void add_verdict(struct sheet *sheet, const struct quiz_scene *scene, int position, int choice, size_t row, int column)
{
	const struct choice *it = &scene->item->question->choices[choice];
	bool right = it->correct;
	bool marked = right || is_picked(scene->answer, choice);

	if (column == 0) {
		if (it->why == NULL && !marked)
			return;
		row = sheet_add_row(sheet, position);
		column = TEXT_COLUMN;
	}
	if (marked)
		sheet_put(sheet, row, column, right ? STYLE_DONE : STYLE_WRONG, 0,
			  glyph(sheet->ascii, right ? GLYPH_RIGHT : GLYPH_WRONG));
	if (it->why != NULL)
		sheet_put_markdown(sheet, row, position, column + 3, sheet->width - column - 3, STYLE_QUIET, it->why);
	else
		sheet_put(sheet, row, column + 3, right ? STYLE_DONE : STYLE_WRONG, 0, right ? "right" : "not right");
}

static void add_choice(struct sheet *sheet, const struct quiz_scene *scene, int position, int column, bool many)
{
	const struct question *question = scene->item->question;
	int choice = scene->item->order[position];
	bool picked = is_picked(scene->answer, choice);
	size_t row = sheet->count;
	char label[2] = { ask_label(question, (size_t)position), '\0' };
	enum glyph box = many ? (picked ? GLYPH_CHECK_PICKED : GLYPH_CHECK) : picked ? GLYPH_RADIO_PICKED : GLYPH_RADIO;

	sheet_put_markdown(sheet, row, position, TEXT_COLUMN, sheet->width - TEXT_COLUMN, STYLE_TEXT,
			   question->choices[choice].text);
	sheet_put(sheet, row, LABEL_COLUMN, picked ? STYLE_ACCENT : STYLE_QUIET, picked ? MARK_STRONG : 0, label);
	sheet_put(sheet, row, BOX_COLUMN, picked ? STYLE_ACCENT : STYLE_QUIET, 0, glyph(sheet->ascii, box));
	if (position == scene->cursor) {
		sheet_put(sheet, row, 0, STYLE_ACCENT, 0, glyph(sheet->ascii, GLYPH_CURSOR));
		for (size_t i = row; i < sheet->count; i++)
			sheet->rows[i].chosen = true;
	}
	if (is_judged(scene, choice))
		add_verdict(sheet, scene, position, choice, row, column);
}

static void build(struct sheet *sheet, const struct quiz_scene *scene, bool many)
{
	const struct question *question = scene->item->question;
	int column = scene->judged ? why_column(sheet, scene) : 0;
	char words[64];

	if (many && question->show_count && !scene->judged) {
		size_t right = 0, row = sheet_add_row(sheet, SHEET_NO_TAG);

		for (size_t i = 0; i < question->choice_count; i++)
			right += question->choices[i].correct;
		snprintf(words, sizeof words, right == 1 ? "Pick the %zu that is right" : "Pick the %zu that are right", right);
		sheet_put(sheet, row, LABEL_COLUMN, STYLE_QUIET, 0, words);
		sheet_add_row(sheet, SHEET_NO_TAG);
	} else if (many && !scene->judged) {
		sheet_put(sheet, sheet_add_row(sheet, SHEET_NO_TAG), LABEL_COLUMN, STYLE_QUIET, 0, "Pick all that are right");
		sheet_add_row(sheet, SHEET_NO_TAG);
	}
	for (size_t i = 0; i < question->choice_count; i++)
		add_choice(sheet, scene, (int)i, column, many);
}

static void build_one(struct sheet *sheet, const struct quiz_scene *scene)
{
	build(sheet, scene, false);
}

static void build_many(struct sheet *sheet, const struct quiz_scene *scene)
{
	build(sheet, scene, true);
}

/* --- picking --- */

static bool pick_one(struct quiz_view *view, const struct attempt_item *item, int position)
{
	if (position < 0 || (size_t)position >= item->question->choice_count)
		return false;
	view->cursor = position;
	view->answer.picks = UINT32_C(1) << item->order[position];
	return true;
}

static bool pick_many(struct quiz_view *view, const struct attempt_item *item, int position)
{
	if (position < 0 || (size_t)position >= item->question->choice_count)
		return false;
	view->cursor = position;
	view->answer.picks ^= UINT32_C(1) << item->order[position];
	return true;
}

/* A key names a choice by the label shown, by its letter, or by its number. */
static int position_of(const struct question *question, uint32_t key)
{
	for (size_t i = 0; i < question->choice_count; i++)
		if ((uint32_t)ask_label(question, i) == key)
			return (int)i;
	if (key >= '1' && key <= '9')
		return (int)(key - '1');
	return key >= 'a' && key <= 'h' ? (int)(key - 'a') : -1;
}

static bool pick_one_key(struct quiz_view *view, const struct attempt_item *item, uint32_t key)
{
	return pick_one(view, item, position_of(item->question, key));
}

static bool pick_many_key(struct quiz_view *view, const struct attempt_item *item, uint32_t key)
{
	return pick_many(view, item, position_of(item->question, key));
}

static int moved(const struct quiz_view *view, const struct attempt_item *item, int by)
{
	int last = (int)item->question->choice_count - 1;
	int to = view->cursor < 0 ? (by > 0 ? 0 : last) : view->cursor + by;

	return to < 0 ? 0 : to > last ? last : to;
}

/* Where only one can be picked, moving picks. */
static bool move_one(struct quiz_view *view, const struct attempt_item *item, int by)
{
	return pick_one(view, item, moved(view, item, by));
}

static bool move_many(struct quiz_view *view, const struct attempt_item *item, int by)
{
	view->cursor = moved(view, item, by);
	return true;
}

static const char *missing_one(const struct quiz_view *view)
{
	return view->answer.picks != 0 ? NULL : "Pick one first, by its letter or with the arrows";
}

static const char *missing_many(const struct quiz_view *view)
{
	return view->answer.picks != 0 ? NULL : "Pick at least one first, by its letter or with Space";
}

const struct quiz_face quiz_face_one = {
	.build = build_one, .pick = pick_one_key, .pick_position = pick_one, .move = move_one, .missing = missing_one,
};

const struct quiz_face quiz_face_many = {
	.build = build_many, .pick = pick_many_key, .pick_position = pick_many, .move = move_many, .missing = missing_many,
};
