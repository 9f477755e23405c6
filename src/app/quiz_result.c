/*
 * quiz_result.c - the end of a quiz: the score, each question with its mark, and one of them shown
 * whole.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_sheet.h"
#include "app/state.h"

#define ROOMY_COLUMNS 64	/* from here on the keys are told in more than a word */

static void build(const struct app *app, struct sheet *sheet)
{
	sheet_init(sheet, app->frame.sheet.columns, app->options.ascii, app->options.ambiguous);
	if (app->quiz.opened)
		quiz_sheet_review(app, sheet, app->quiz.row);
	else
		quiz_sheet_result(app, sheet);
}

static void result_draw(struct app *app, struct canvas *canvas)
{
	struct quiz_view *view = &app->quiz;
	struct rect area = app->frame.sheet;
	struct sheet sheet;
	size_t first = 0, last = 0;

	build(app, &sheet);
	canvas->cursor_row = area.row;
	canvas->cursor_column = area.column;
	if (!view->opened && sheet_find(&sheet, (int)view->row, &first, &last)) {
		/* With the first question in view, the score above it is, too; with the last, all below. */
		last = view->row + 1 == view->attempt->count ? sheet.count - 1 : last;
		view->top = sheet_scroll(&sheet, view->top, area.rows, view->row == 0 ? 0 : first,
					 last);
		canvas->cursor_row = area.row + (int)(first - view->top);
	}
	view->top = sheet_clamp(&sheet, view->top, area.rows);
	sheet_draw(&sheet, canvas, area, view->top);
	sheet_deinit(&sheet);
}

static unsigned move(struct app *app, long by)
{
	struct quiz_view *view = &app->quiz;
	long last = (long)view->attempt->count - 1;
	long to = (long)(view->opened ? view->top : view->row) + by;

	to = to < 0 ? 0 : to;
	if (view->opened)
		view->top = (size_t)to;
	else
		view->row = (size_t)(to > last ? last : to);
	return REACT_REDRAW;
}

/* The question before or after, whether it is shown whole or in the list. */
static unsigned step(struct app *app, int by)
{
	struct quiz_view *view = &app->quiz;
	int to = quiz_face_moved((int)view->row, view->attempt->count, by);

	view->row = (size_t)to;
	if (view->opened)
		view->top = 0;
	return REACT_REDRAW;
}

static unsigned run_next(struct app *app, int count)
{
	(void)count;
	return step(app, 1);
}

static unsigned run_previous(struct app *app, int count)
{
	(void)count;
	return step(app, -1);
}

static unsigned run_open(struct app *app, int count)
{
	(void)count;
	app->quiz.opened = !app->quiz.opened;
	app->quiz.top = 0;
	return REACT_REDRAW;
}

/* Out of the question that is shown whole, else out of the summary. */
static unsigned run_leave(struct app *app, int count)
{
	if (app->quiz.opened)
		return run_open(app, count);
	return app_leave(app);
}

static unsigned run_back(struct app *app, int count)
{
	return app->quiz.opened ? run_open(app, count) : REACT_NONE;
}

static unsigned run_missed(struct app *app, int count)
{
	(void)count;
	return quiz_view_again(app, true);
}

static unsigned run_all(struct app *app, int count)
{
	(void)count;
	return quiz_view_again(app, false);
}

static unsigned run_time(struct app *app, int count)
{
	(void)count;
	app->quiz.timed = !app->quiz.timed;
	return REACT_REDRAW;
}

static unsigned run_read(struct app *app, int count)
{
	(void)count;
	return quiz_view_read(app, app->quiz.row);
}

static unsigned result_mouse(struct app *app, const struct key_event *event)
{
	struct sheet sheet;
	int tag;

	build(app, &sheet);
	tag = sheet_tag_at(&sheet, app->frame.sheet, app->quiz.top, event->row, event->column);
	sheet_deinit(&sheet);
	if (app->quiz.opened)
		return tag == QUIZ_TAG_PASSAGE ? run_read(app, 0) : REACT_NONE;
	if (tag < 0 || (size_t)tag >= app->quiz.attempt->count)
		return REACT_NONE;
	app->quiz.row = (size_t)tag;
	return run_open(app, 0);
}

static bool has_passage(const struct app *app)
{
	return app->course != NULL &&
	       app->quiz.attempt->items[app->quiz.row].question->ref != NULL;
}

/* The keys of the question that is shown whole. */
static size_t opened_hints(const struct app *app, struct hint *hints)
{
	size_t count = 0;

	hints[count++] = (struct hint){ COMMAND_OPEN, "back to the list" };
	if (app->quiz.row + 1 < app->quiz.attempt->count)
		hints[count++] = (struct hint){ COMMAND_NEXT_TARGET, "the next" };
	if (has_passage(app))
		hints[count++] = (struct hint){ COMMAND_READ, "read the passage" };
	hints[count++] = (struct hint){ COMMAND_LEAVE, "back" };
	return count;
}

static size_t result_hints(struct app *app, struct hint *hints)
{
	struct attempt_sum sum = attempt_sum(app->quiz.attempt);
	bool roomy = app->columns >= ROOMY_COLUMNS;
	size_t count = 0;

	if (app->quiz.opened)
		return opened_hints(app, hints);
	hints[count++] = (struct hint){ COMMAND_OPEN, roomy ? "show it" : "show" };
	if (sum.right < app->quiz.attempt->count)
		hints[count++] = (struct hint){ COMMAND_AGAIN_MISSED,
						roomy ? "missed again" : "missed" };
	hints[count++] = (struct hint){ COMMAND_AGAIN_ALL, roomy ? "all again" : "all" };
	if (has_passage(app))
		hints[count++] = (struct hint){ COMMAND_READ, "read the passage" };
	hints[count++] = (struct hint){ COMMAND_LEAVE,
					roomy && app->course != NULL ? "to the page" : "leave" };
	return count;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_NEXT_TARGET]     = run_next,
	[COMMAND_PREVIOUS_TARGET] = run_previous,
	[COMMAND_OPEN]            = run_open,
	[COMMAND_LEAVE]           = run_leave,
	[COMMAND_BACK]            = run_back,
	[COMMAND_AGAIN_MISSED]    = run_missed,
	[COMMAND_AGAIN_ALL]       = run_all,
	[COMMAND_READ]            = run_read,
	[COMMAND_TIME]            = run_time,
};

const struct view result_view = {
	.context = IN_RESULT,
	.run = run,
	.mouse = result_mouse,
	.scroll = move,
	.hints = result_hints,
	.draw = result_draw,
};
