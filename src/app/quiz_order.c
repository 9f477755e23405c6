/* quiz_order.c - questions that are answered by moving items up and down. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <stdio.h>
#include <string.h>

#include "app/glyph.h"

#define NUMBER_COLUMN 2
#define TEXT_COLUMN 7

static void add_number(struct sheet *sheet, size_t row, size_t place, enum style style)
{
	char number[24];

	snprintf(number, sizeof number, "%2zu", place + 1);
	sheet_put(sheet, row, NUMBER_COLUMN - 1, style, 0, number);
}

/* What stands where it stood when it was judged is marked. */
static bool is_judged(const struct quiz_scene *scene, int place)
{
	return scene->judged != NULL &&
	       scene->judged->places[place] == scene->answer->places[place];
}

static void add_item(struct sheet *sheet, const struct quiz_scene *scene, int place)
{
	const struct question *question = scene->item->question;
	int item = scene->answer->places[place] - 1;
	bool here = place == scene->cursor, carried = here && scene->grabbed;
	size_t row = sheet->count;

	sheet_put_markdown(sheet, row, place, TEXT_COLUMN, sheet->width - TEXT_COLUMN, STYLE_TEXT,
			   question->items[item]);
	add_number(sheet, row, (size_t)place, here ? STYLE_ACCENT : STYLE_QUIET);
	if (is_judged(scene, place) && !carried)
		quiz_face_put_mark(sheet, row, NUMBER_COLUMN + 2,
				   ask_part_right(question, scene->answer, (size_t)place));
	if (!here)
		return;
	sheet_put(sheet, row, carried ? NUMBER_COLUMN + 2 : 0, STYLE_ACCENT, 0,
		  glyph(sheet->ascii, carried ? GLYPH_GRABBED : GLYPH_CURSOR));
	for (size_t i = row; i < sheet->count; i++)
		sheet->rows[i].chosen = true;
}

static void add_solution(struct sheet *sheet, const struct question *question)
{
	sheet_add_row(sheet, SHEET_NO_TAG);
	sheet_put(sheet, sheet_add_row(sheet, SHEET_NO_TAG), NUMBER_COLUMN, STYLE_DONE, MARK_STRONG,
		  "The right order");
	for (size_t i = 0; i < question->item_count; i++) {
		size_t row = sheet->count;

		sheet_put_markdown(sheet, row, SHEET_NO_TAG, TEXT_COLUMN,
				   sheet->width - TEXT_COLUMN, STYLE_TEXT, question->items[i]);
		add_number(sheet, row, i, STYLE_QUIET);
	}
}

/* Skipped questions have no answer: no item stands at any place. */
static bool is_given(const struct quiz_scene *scene)
{
	return scene->answer->places[0] > 0;
}

static void build(struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;

	if (scene->cursor >= 0)
		quiz_face_add_advice(sheet, scene->grabbed ?
			"Up and Down carry it; Space or Enter puts it down" :
			"Put them in order: Space takes one up, K and J move it at once");
	for (size_t i = 0; i < question->item_count && is_given(scene); i++)
		add_item(sheet, scene, (int)i);
	if (scene->reveal && ask_share(question, scene->answer) < 1)
		add_solution(sheet, question);
}

/* --- moving --- */

static void begin(struct quiz_view *view, const struct attempt_item *item)
{
	for (size_t i = 0; i < item->question->item_count; i++)
		view->answer.places[i] = (uint8_t)(item->order[i] + 1);
	view->cursor = 0;
}

/* The item under the cursor goes to another place; those between move up. */
static void carry(struct quiz_view *view, int to)
{
	uint8_t *places = view->answer.places, item = places[view->cursor];
	int step = to > view->cursor ? 1 : -1;

	view->touched = view->touched || to != view->cursor;
	for (int i = view->cursor; i != to; i += step)
		places[i] = places[i + step];
	places[to] = item;
	view->cursor = to;
}

static bool turn(struct quiz_view *view, const struct attempt_item *item, int by)
{
	carry(view, quiz_face_moved(view->cursor, item->question->item_count, by));
	return true;
}

static bool move(struct quiz_view *view, const struct attempt_item *item, int by)
{
	if (view->grabbed)
		return turn(view, item, by);
	view->cursor = quiz_face_moved(view->cursor, item->question->item_count, by);
	return true;
}

/* A click on another item while one is taken up puts it there. */
static bool press(struct quiz_view *view, const struct attempt_item *item, int tag)
{
	if (tag < 0 || (size_t)tag >= item->question->item_count)
		return false;
	if (view->grabbed)
		carry(view, tag);
	view->cursor = tag;
	view->grabbed = !view->grabbed;
	return true;
}

static bool enter(struct quiz_view *view, const struct attempt_item *item)
{
	(void)item;
	if (!view->grabbed)
		return false;
	view->grabbed = false;
	return true;
}

/* The order shown is never the right one: an Enter too many costs no try. */
static bool ready(struct quiz_view *view, const struct attempt_item *item, struct err *err)
{
	(void)item;
	if (view->touched)
		return true;
	view->touched = true;
	err_set(err, "Nothing has been moved yet; Enter once more answers it so");
	return false;
}

const struct quiz_face quiz_face_order = {
	.context = IN_ORDERING, .space = "take up", .build = build, .begin = begin,
	.press = press, .move = move, .turn = turn, .enter = enter, .ready = ready,
};
