/* quiz_choice.c - questions that are answered by picking: single, multiple, truefalse. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <stdio.h>
#include <string.h>

#include "app/glyph.h"

#define LABEL_COLUMN 2
#define BOX_COLUMN 5
#define TEXT_COLUMN 10
#define WHY_LEAST 24		/* cells that an explanation needs to stand beside its choice */

static bool is_picked(const struct answer *answer, int choice)
{
	return (answer->picks >> choice & 1u) != 0;
}

/*
 * Is there something to say on a choice? On what was picked, and with the truth out, on every one.
 */
static bool is_judged(const struct quiz_scene *scene, int choice)
{
	const struct choice *it = &scene->item->question->choices[choice];

	return scene->judged != NULL && (is_picked(scene->judged, choice) ||
					 (scene->reveal && (it->correct || it->why != NULL)));
}

/* The column where explanations stand beside the choices; 0: below them, where there is no room. */
static int why_column(const struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;
	int widest = 0, room;
	size_t rows;

	for (size_t i = 0; i < question->choice_count; i++) {
		int cells = quiz_face_extent(sheet, question->choices[i].text,
					     sheet->width - TEXT_COLUMN, &rows);

		if (rows > 1)
			return 0;
		widest = cells > widest ? cells : widest;
	}
	room = sheet->width - TEXT_COLUMN - widest - 6;
	if (room < WHY_LEAST)
		return 0;
	for (size_t i = 0; i < question->choice_count; i++)
		if (is_judged(scene, (int)i) && question->choices[i].why != NULL) {
			quiz_face_extent(sheet, question->choices[i].why, room, &rows);
			if (rows > 2)
				return 0;
		}
	return TEXT_COLUMN + widest + 3;
}

static void add_verdict(struct sheet *sheet, const struct quiz_scene *scene, int position,
			int choice, size_t row, int column)
{
	const struct choice *it = &scene->item->question->choices[choice];
	bool right = it->correct;
	bool marked = right || is_picked(scene->judged, choice);

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
		sheet_put_markdown(sheet, row, position, column + 3, sheet->width - column - 3,
				   STYLE_QUIET, it->why);
	else
		sheet_put(sheet, row, column + 3, right ? STYLE_DONE : STYLE_WRONG, 0,
			  right ? "right" : "not right");
}

static void add_choice(struct sheet *sheet, const struct quiz_scene *scene, int position,
		       int column, bool many)
{
	const struct question *question = scene->item->question;
	int choice = scene->item->order[position];
	bool picked = is_picked(scene->answer, choice);
	size_t row = sheet->count;
	char label[2] = { ask_label(question, (size_t)position), '\0' };
	enum glyph box = many     ? (picked ? GLYPH_CHECK_PICKED : GLYPH_CHECK)
			 : picked ? GLYPH_RADIO_PICKED
				  : GLYPH_RADIO;

	sheet_put_markdown(sheet, row, position, TEXT_COLUMN, sheet->width - TEXT_COLUMN,
			   STYLE_TEXT, question->choices[choice].text);
	sheet_put(sheet, row, LABEL_COLUMN, picked ? STYLE_ACCENT : STYLE_QUIET,
		  picked ? MARK_STRONG : 0, label);
	sheet_put(sheet, row, BOX_COLUMN, picked ? STYLE_ACCENT : STYLE_QUIET, 0,
		  glyph(sheet->ascii, box));
	if (is_judged(scene, choice))
		add_verdict(sheet, scene, position, choice, row, column);
	if (position == scene->cursor) {
		sheet_put(sheet, row, 0, STYLE_ACCENT, 0, glyph(sheet->ascii, GLYPH_CURSOR));
		for (size_t i = row; i < sheet->count; i++)
			sheet->rows[i].chosen = true;
	}
}

/* "Choose 2", unless the question keeps that to itself. */
static void add_count(struct sheet *sheet, const struct question *question)
{
	char words[64] = "Choose all that are right";
	size_t right = 0;

	for (size_t i = 0; i < question->choice_count; i++)
		right += question->choices[i].correct;
	if (question->show_count)
		snprintf(words, sizeof words, "Choose %zu", right);
	quiz_face_add_advice(sheet, words);
}

static void build(struct sheet *sheet, const struct quiz_scene *scene, bool many)
{
	const struct question *question = scene->item->question;
	int column = scene->judged != NULL ? why_column(sheet, scene) : 0;

	if (many && !scene->reveal)
		add_count(sheet, question);
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

/* Where only one can be picked, moving picks. */
static bool move_one(struct quiz_view *view, const struct attempt_item *item, int by)
{
	return pick_one(view, item,
			quiz_face_moved(view->cursor, item->question->choice_count, by));
}

static bool move_many(struct quiz_view *view, const struct attempt_item *item, int by)
{
	view->cursor = quiz_face_moved(view->cursor, item->question->choice_count, by);
	return true;
}

static bool ready_one(struct quiz_view *view, const struct attempt_item *item, struct err *err)
{
	(void)item;
	if (view->answer.picks == 0)
		err_set(err, "Pick one first, by letter or with the arrows");
	return view->answer.picks != 0;
}

static bool ready_many(struct quiz_view *view, const struct attempt_item *item, struct err *err)
{
	(void)item;
	if (view->answer.picks == 0)
		err_set(err, "Pick at least one first: its letter, or Space");
	return view->answer.picks != 0;
}

const struct quiz_face quiz_face_one = {
	.context = IN_PICKING, .space = "pick", .build = build_one, .pick = pick_one_key,
	.press = pick_one, .move = move_one, .ready = ready_one,
};

const struct quiz_face quiz_face_many = {
	.context = IN_PICKING, .space = "pick", .build = build_many, .pick = pick_many_key,
	.press = pick_many, .move = move_many, .ready = ready_many,
};
