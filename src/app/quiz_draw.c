/* quiz_draw.c - a question on the canvas, under the mouse, and the keys that matter there. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"
#include "app/quiz_sheet.h"
#include "app/state.h"

#define ROOMY_COLUMNS 64	/* from here on there is room for a calming word */

static const char sure_letters[] = "stg";

static void build(const struct app *app, struct sheet *sheet)
{
	sheet_init(sheet, app->frame.sheet.columns, app->options.ascii, app->options.ambiguous);
	quiz_sheet_question(app, sheet);
}

/* Which rows one is at: what was told, the grade or the choice under the cursor, the first one. */
static int tag_at_hand(const struct app *app)
{
	const struct quiz_view *view = &app->quiz;

	if (view->told || view->sure || (view->shown && view->cursor < 0))
		return QUIZ_TAG_FEEDBACK;
	if (view->shown)
		return QUIZ_TAG_GRADE + view->cursor;
	return view->cursor > 0 ? view->cursor : 0;
}

/* The rows that are to be in sight after a change. */
static bool find_news(const struct app *app, const struct sheet *sheet, size_t *first, size_t *last)
{
	const struct quiz_view *view = &app->quiz;

	int tag = tag_at_hand(app);

	if (tag == QUIZ_TAG_FEEDBACK && sheet_find(sheet, tag, first, last)) {
		if (!view->told)
			*last = sheet->count - 1;	/* with what is asked below it */
		return true;
	}
	if (sheet->cursor) {
		*first = *last = sheet->cursor_row;
		return true;
	}
	if (view->cursor >= 0)
		return sheet_find(sheet, tag, first, last);
	return quiz_view_item(app)->hints > 0 && sheet_find(sheet, QUIZ_TAG_HINT, first, last);
}

/* Terminals that cannot hide it, and those who have the screen read to them, look there. */
static void place_cursor(const struct app *app, const struct sheet *sheet, struct canvas *canvas)
{
	struct rect area = app->frame.sheet;
	size_t top = app->quiz.top, row = top, last;
	int column = 0;

	if (sheet->cursor) {
		row = sheet->cursor_row;
		column = sheet->cursor_column;
	} else {
		sheet_find(sheet, tag_at_hand(app), &row, &last);
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
	if (area.rows != view->rows || area.columns != view->columns)
		view->follow = true;
	view->rows = area.rows;
	view->columns = area.columns;
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

	build(app, &sheet);
	tag = sheet_tag_at(&sheet, app->frame.sheet, app->quiz.top, event->row, event->column);
	sheet_deinit(&sheet);
	if (app->quiz.sure)
		return click_sure(app, tag);
	if (tag == QUIZ_TAG_PASSAGE)
		return quiz_view_read(app, app->quiz.item);
	if (tag < 0 || tag >= QUIZ_TAG_SURE || !quiz_view_takes_answer(app))
		return REACT_NONE;
	return quiz_view_press(app, tag);
}

/* --- what can be done --- */

static const char *enter_word(const struct app *app, const struct quiz_face *face)
{
	const struct quiz_view *view = &app->quiz;

	if (quiz_view_item(app)->done)
		return "next";
	if (view->told)
		return NULL;
	if (view->grabbed)
		return "put down";
	if (quiz_face_next_blank(view) >= 0)
		return "next blank";
	if (face->at_once && view->shown)
		return view->cursor > 0 ? "grade it so" : NULL;
	return face->at_once ? "the other side" : "answer";
}

/* Is there a passage to read now? */
static bool has_passage(const struct app *app)
{
	const struct attempt_item *item = quiz_view_item(app);

	return item->question->ref != NULL && app->course != NULL &&
	       (item->tries > 0 || app->quiz.shown);
}

static void add_hint(struct hint *hints, size_t *count, enum command command, const char *label)
{
	if (label != NULL)
		hints[(*count)++] = (struct hint){ command, label };
}

size_t quiz_view_hints(struct app *app, struct hint *hints)
{
	const struct attempt_item *item = quiz_view_item(app);
	const struct quiz_face *face = quiz_view_face(app);
	const struct quiz_view *view = &app->quiz;
	bool open = !item->done;
	bool hinted = open && view->attempt->mode == QUIZ_PRACTICE &&
		      item->hints < item->question->hint_count;
	const char *enter = enter_word(app, face);
	size_t count = 0;

	if (view->sure) {
		add_hint(hints, &count, COMMAND_LEAVE, "not yet");
		return count;
	}
	add_hint(hints, &count, COMMAND_ANSWER, enter);
	add_hint(hints, &count, COMMAND_PAGE_DOWN, view->more ? "more" : NULL);
	add_hint(hints, &count, COMMAND_PICK_HERE, open && !view->grabbed ? face->space : NULL);
	add_hint(hints, &count, COMMAND_READ, has_passage(app) ? "read the passage" : NULL);
	add_hint(hints, &count, COMMAND_HINT, hinted ? "hint" : NULL);
	add_hint(hints, &count, COMMAND_SKIP, open ? "skip" : NULL);
	add_hint(hints, &count, COMMAND_NEXT_TARGET,
		 open && view->field_count > 1 ? "from blank to blank" : NULL);
	add_hint(hints, &count, COMMAND_LEAVE,
		 count > 2 || app->columns < ROOMY_COLUMNS ? "leave" : "leave, all is kept");
	return count;
}
