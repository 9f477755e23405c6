/* quiz_match.c - questions that are answered by giving each left side its right one, by letter. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <stdio.h>

#include "app/glyph.h"

#define NUMBER_COLUMN 2
#define LEFT_COLUMN 5
#define GAP 10			/* between the columns: mark, arrow, letter */
#define BESIDE_LEAST 44		/* cells of a sheet on which both sides stand beside each other */

static size_t side_position(const struct attempt_item *item, int side)
{
	size_t position = 0;

	while (position + 1 < item->question->item_count && item->order[position] != side)
		position++;
	return position;
}

/* The column where right sides stand; 0: below their left ones, where there is no room. */
static int right_column(const struct sheet *sheet, const struct question *question)
{
	int most = sheet->width * 2 / 5, widest = 1;

	if (sheet->width < BESIDE_LEAST)
		return 0;
	for (size_t i = 0; i < question->pair_count; i++) {
		size_t rows;
		int cells = quiz_face_extent(sheet, question->pairs[i].left, most, &rows);

		widest = cells > widest ? cells : widest;
	}
	return LEFT_COLUMN + (widest < most ? widest : most) + GAP;
}

/* The right side that belongs to a left one so far, or would. row: where it stands beside. */
static void add_side(struct sheet *sheet, const struct quiz_scene *scene, int pair, int side,
		     size_t row, int column)
{
	const struct question *question = scene->item->question;
	char letter[2] = { ask_label(question, side_position(scene->item, side)), '\0' };

	sheet_put(sheet, row, column - 3, STYLE_ACCENT, MARK_STRONG, letter);
	sheet_put_markdown(sheet, row, pair, column, sheet->width - column, STYLE_TEXT,
			   question->items[side]);
}

static void add_given(struct sheet *sheet, const struct quiz_scene *scene, int pair, size_t row,
		      int column)
{
	int side = scene->answer->places[pair] - 1;

	sheet_put(sheet, row, column - 6, STYLE_QUIET, 0, glyph(sheet->ascii, GLYPH_ARROW));
	if (side >= 0)
		add_side(sheet, scene, pair, side, row, column);
	else
		sheet_put(sheet, row, column - 3, STYLE_QUIET, 0, "_");
}

static void add_verdict(struct sheet *sheet, const struct quiz_scene *scene, int pair, size_t row,
			int column)
{
	const struct question *question = scene->item->question;
	bool right = ask_part_right(question, scene->answer, (size_t)pair);
	size_t below;

	quiz_face_put_mark(sheet, row, column - 9, right);
	if (right || !scene->reveal)
		return;
	below = sheet_add_row(sheet, pair);
	quiz_face_put_mark(sheet, below, column - 9, true);
	add_side(sheet, scene, pair, question->pairs[pair].right, below, column);
}

static void add_pair(struct sheet *sheet, const struct quiz_scene *scene, int pair, int column)
{
	const struct question *question = scene->item->question;
	int width = column > 0 ? column - GAP - LEFT_COLUMN : sheet->width - LEFT_COLUMN;
	bool here = pair == scene->cursor;
	size_t row = sheet->count, beside = row;
	char number[16];

	snprintf(number, sizeof number, "%2d", pair + 1);
	sheet_put_markdown(sheet, row, pair, LEFT_COLUMN, width, STYLE_TEXT,
			   question->pairs[pair].left);
	sheet_put(sheet, row, NUMBER_COLUMN - 1, here ? STYLE_ACCENT : STYLE_QUIET, 0, number);
	if (here)
		sheet_put(sheet, row, 0, STYLE_ACCENT, 0, glyph(sheet->ascii, GLYPH_CURSOR));
	if (column == 0) {
		beside = sheet_add_row(sheet, pair);
		column = LEFT_COLUMN + GAP;
	}
	add_given(sheet, scene, pair, beside, column);
	if (scene->judged != NULL &&
	    scene->judged->places[pair] == scene->answer->places[pair])
		add_verdict(sheet, scene, pair, beside, column);
	for (size_t i = row; here && i < sheet->count; i++)
		sheet->rows[i].chosen = true;
}

/* All right sides by their letters, to pick from. */
static void add_sides(struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;
	int chosen = scene->cursor >= 0 ? scene->answer->places[scene->cursor] - 1 : -1;

	sheet_add_row(sheet, SHEET_NO_TAG);
	for (size_t i = 0; i < question->item_count; i++) {
		char letter[2] = { ask_label(question, i), '\0' };
		int side = scene->item->order[i];
		size_t row = sheet->count;

		sheet_put_markdown(sheet, row, QUIZ_TAG_SIDE + (int)i, LEFT_COLUMN,
				   sheet->width - LEFT_COLUMN, STYLE_TEXT, question->items[side]);
		sheet_put(sheet, row, NUMBER_COLUMN, side == chosen ? STYLE_ACCENT : STYLE_QUIET,
			  side == chosen ? MARK_STRONG : 0, letter);
	}
}

static void build(struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;
	int column = right_column(sheet, question);

	if (scene->cursor >= 0)
		quiz_face_add_advice(sheet, "A letter gives the chosen line its other side");
	for (size_t i = 0; i < question->pair_count; i++)
		add_pair(sheet, scene, (int)i, column);
	if (scene->cursor >= 0)
		add_sides(sheet, scene);
}

/* --- picking --- */

static void begin(struct quiz_view *view, const struct attempt_item *item)
{
	(void)item;
	view->cursor = 0;
}

/* The next left side that has none yet, from the cursor on and around. */
static void go_on(struct quiz_view *view, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		size_t pair = ((size_t)view->cursor + i) % count;

		if (view->answer.places[pair] == 0) {
			view->cursor = (int)pair;
			return;
		}
	}
}

static bool give(struct quiz_view *view, const struct attempt_item *item, int position)
{
	if (position < 0 || (size_t)position >= item->question->item_count)
		return false;
	view->answer.places[view->cursor] = (uint8_t)(item->order[position] + 1);
	go_on(view, item->question->pair_count);
	return true;
}

static bool choose(struct quiz_view *view, const struct attempt_item *item, int pair)
{
	if (pair < 0 || (size_t)pair >= item->question->pair_count)
		return false;
	view->cursor = pair;
	return true;
}

static bool pick(struct quiz_view *view, const struct attempt_item *item, uint32_t key)
{
	if (key >= '1' && key <= '9')
		return choose(view, item, (int)(key - '1'));
	return key >= 'a' && key <= 'z' && give(view, item, (int)(key - 'a'));
}

/* Another right side for the same left one, in the order of their letters and around. */
static bool turn(struct quiz_view *view, const struct attempt_item *item, int by)
{
	int count = (int)item->question->item_count, place = view->answer.places[view->cursor];
	int position = place > 0 ? (int)side_position(item, place - 1) : by > 0 ? -1 : count;

	position = ((position + by) % count + count) % count;
	view->answer.places[view->cursor] = (uint8_t)(item->order[position] + 1);
	return true;
}

static bool press(struct quiz_view *view, const struct attempt_item *item, int tag)
{
	if (tag >= QUIZ_TAG_SIDE)
		return give(view, item, tag - QUIZ_TAG_SIDE);
	return tag == view->cursor ? turn(view, item, 1) : choose(view, item, tag);
}

static bool move(struct quiz_view *view, const struct attempt_item *item, int by)
{
	view->cursor = quiz_face_moved(view->cursor, item->question->pair_count, by);
	return true;
}

static bool ready(struct quiz_view *view, const struct attempt_item *item, struct err *err)
{
	size_t missing = 0;

	for (size_t i = 0; i < item->question->pair_count; i++)
		missing += view->answer.places[i] == 0;
	if (missing == 0)
		return true;
	err_set(err, "%zu of %zu have no other side yet: a letter gives it", missing,
		item->question->pair_count);
	return false;
}

const struct quiz_face quiz_face_match = {
	.context = IN_PICKING, .space = "next side", .build = build, .begin = begin, .pick = pick,
	.press = press, .move = move, .turn = turn, .ready = ready,
};
