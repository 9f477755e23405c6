/* quiz_draw.c - a question on the canvas, under the mouse, and the keys that matter there. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"
#include "app/quiz_sheet.h"
#include "app/state.h"

static const char sure_letters[] = "stg";

static void build(const struct app *app, struct sheet *sheet)
{
	sheet_init(sheet, app->frame.sheet.columns, app->options.ascii, app->options.ambiguous);
	quiz_sheet_question(app, sheet);
}

/* The rows that are to be in sight after a change. */
static bool find_news(const struct app *app, const struct sheet *sheet, size_t *first, size_t *last)
{
	const struct quiz_view *view = &app->quiz;

	if ((view->told || view->sure || (view->shown && view->cursor < 0)) &&
	    sheet_find(sheet, QUIZ_TAG_FEEDBACK, first, last)) {
		if (view->sure)
			*last = sheet->count - 1;
		return true;
	}
	if (sheet->cursor) {
		*first = *last = sheet->cursor_row;
		return true;
	}
	if (view->shown)
		return sheet_find(sheet, QUIZ_TAG_GRADE + view->cursor, first, last);
	if (view->cursor >= 0)
		return sheet_find(sheet, view->cursor, first, last);
	return quiz_view_item(app)->hints > 0 && sheet_find(sheet, QUIZ_TAG_HINT, first, last);
}

static void place_cursor(const struct app *app, const struct sheet *sheet, struct canvas *canvas)
{
	struct rect area = app->frame.sheet;
	size_t top = app->quiz.top, row = top, last;
	int column = 0;

	if (sheet->cursor) {
		row = sheet->cursor_row;
		column = sheet->cursor_column;
	} else if (app->quiz.cursor >= 0) {
		sheet_find(sheet, app->quiz.cursor, &row, &last);
	}
	if (row < top || row >= top + (size_t)area.rows)
		row = top;
	else
		canvas->cursor_shown = canvas->cursor_shown || sheet->cursor;
	canvas->cursor_row = area.row + (int)(row - top);
	canvas->cursor_column = area.column + column;
}

void quiz_view_draw(struct app *app, struct canvas *canvas)
{
	struct quiz_view *view = &app->quiz;
	struct rect area = app->frame.sheet;
	size_t first = 0, last = 0;
	struct sheet sheet;

	build(app, &sheet);
	if (view->follow && find_news(app, &sheet, &first, &last))
		view->top = sheet_scroll(&sheet, view->top, area.rows, first, last);
	view->follow = false;
	view->top = sheet_clamp(&sheet, view->top, area.rows);
	view->more = sheet_more_below(&sheet, view->top, area.rows);
	sheet_draw(&sheet, canvas, area, view->top);
	place_cursor(app, &sheet, canvas);
	sheet_deinit(&sheet);
}

static unsigned click_sure(struct app *app, int tag)
{
	if (tag < QUIZ_TAG_SURE || tag >= QUIZ_TAG_SURE + 3)
		return REACT_NONE;
	app->waiting = WAIT_NONE;
	return quiz_view_sure(app, (uint32_t)sure_letters[tag - QUIZ_TAG_SURE]);
}

unsigned quiz_view_mouse(struct app *app, const struct key_event *event)
{
	struct sheet sheet;
	int tag;

	if (event->key != KEYSYM_CLICK)
		return quiz_view_scroll(app, event->key == KEYSYM_WHEEL_DOWN ? 3 : -3);
	build(app, &sheet);
	tag = sheet_tag_at(&sheet, app->frame.sheet, app->quiz.top, event->row, event->column);
	sheet_deinit(&sheet);
	if (app->quiz.sure)
		return click_sure(app, tag);
	if (tag < 0 || tag >= QUIZ_TAG_SURE || !quiz_view_takes_answer(app))
		return REACT_NONE;
	return quiz_view_press(app, tag);
}

/* --- what can be done --- */

static const char *press_word(const struct app *app, const struct quiz_face *face)
{
	if (face->context == IN_ORDERING)
		return app->quiz.grabbed ? NULL : "take up";
	return face->at_once ? NULL : "pick";
}

static const char *enter_word(const struct app *app, const struct quiz_face *face)
{
	if (quiz_view_item(app)->done)
		return "next";
	if (app->quiz.grabbed)
		return "put down";
	if (face->at_once && app->quiz.shown)
		return app->quiz.cursor > 0 ? "grade it so" : NULL;
	return face->at_once ? "show the other side" : "answer";
}

size_t quiz_view_hints(struct app *app, struct hint *hints)
{
	const struct attempt_item *item = quiz_view_item(app);
	const struct quiz_face *face = quiz_view_face(app);
	const struct quiz_view *view = &app->quiz;
	size_t count = 0;

	if (view->sure) {
		hints[count++] = (struct hint){ COMMAND_LEAVE, "not yet" };
		return count;
	}
	if (enter_word(app, face) != NULL)
		hints[count++] = (struct hint){ COMMAND_ANSWER, enter_word(app, face) };
	if (view->more)
		hints[count++] = (struct hint){ COMMAND_PAGE_DOWN, "more" };
	if (!item->done && press_word(app, face) != NULL)
		hints[count++] = (struct hint){ COMMAND_PICK_HERE, press_word(app, face) };
	if (!item->done && view->field_count > 1)
		hints[count++] = (struct hint){ COMMAND_NEXT_TARGET, "next blank" };
	if (item->question->ref != NULL && (item->tries > 0 || view->shown) && app->course != NULL)
		hints[count++] = (struct hint){ COMMAND_READ, "read the passage" };
	if (!item->done && item->hints < item->question->hint_count &&
	    view->attempt->mode == QUIZ_PRACTICE)
		hints[count++] = (struct hint){ COMMAND_HINT, "hint" };
	if (!item->done)
		hints[count++] = (struct hint){ COMMAND_SKIP, "skip" };
	hints[count++] = (struct hint){ COMMAND_LEAVE, "leave, all is kept" };
	return count;
}
