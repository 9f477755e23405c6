/*
 * quiz_result.c - the end of a quiz: the score, each question with its mark, and one of them shown
 * whole.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_sheet.h"
#include "app/state.h"

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
		/* With the first question in view, the score above it is, too. */
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

static long screenful(const struct app *app)
{
	return app->frame.sheet.rows > 1 ? app->frame.sheet.rows : 1;
}

static unsigned run_down(struct app *app, int count)
{
	return move(app, count > 0 ? count : 1);
}

static unsigned run_up(struct app *app, int count)
{
	return move(app, count > 0 ? -count : -1);
}

static unsigned run_page_down(struct app *app, int count)
{
	(void)count;
	return move(app, screenful(app));
}

static unsigned run_page_up(struct app *app, int count)
{
	(void)count;
	return move(app, -screenful(app));
}

static unsigned run_half_down(struct app *app, int count)
{
	(void)count;
	return move(app, (screenful(app) + 1) / 2);
}

static unsigned run_half_up(struct app *app, int count)
{
	(void)count;
	return move(app, -(screenful(app) + 1) / 2);
}

static unsigned run_top(struct app *app, int count)
{
	(void)count;
	return move(app, -COUNT_MAX);
}

static unsigned run_bottom(struct app *app, int count)
{
	(void)count;
	return move(app, COUNT_MAX);
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
	struct rect area = app->frame.sheet;
	struct sheet sheet;
	size_t row = app->quiz.top + (size_t)(event->row - area.row);
	int tag = SHEET_NO_TAG;

	if (event->key != KEYSYM_CLICK)
		return move(app, event->key == KEYSYM_WHEEL_DOWN ? 3 : -3);
	if (app->quiz.opened || event->row < area.row)
		return REACT_NONE;
	build(app, &sheet);
	if (row < sheet.count)
		tag = sheet.rows[row].tag;
	sheet_deinit(&sheet);
	if (tag < 0 || (size_t)tag >= app->quiz.attempt->count)
		return REACT_NONE;
	app->quiz.row = (size_t)tag;
	return run_open(app, 0);
}

static size_t result_hints(struct app *app, struct hint *hints)
{
	struct attempt_sum sum = attempt_sum(app->quiz.attempt);
	size_t count = 0;

	hints[count++] = (struct hint){COMMAND_OPEN,
				       app->quiz.opened ? "back to the list" : "look at it"};
	if (app->course != NULL && app->quiz.attempt->items[app->quiz.row].question->ref != NULL)
		hints[count++] = (struct hint){ COMMAND_READ, "read the passage" };
	if (sum.right < app->quiz.attempt->count)
		hints[count++] = (struct hint){ COMMAND_AGAIN_MISSED, "the missed again" };
	hints[count++] = (struct hint){ COMMAND_AGAIN_ALL, "all again" };
	hints[count++] = (struct hint){COMMAND_LEAVE, app->quiz.opened      ? "back"
						      : app->course != NULL ? "to the page"
									    : "leave"};
	return count;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN]       = run_down,
	[COMMAND_LINE_UP]         = run_up,
	[COMMAND_NEXT_TARGET]     = run_down,
	[COMMAND_PREVIOUS_TARGET] = run_up,
	[COMMAND_PAGE_DOWN]       = run_page_down,
	[COMMAND_PAGE_UP]         = run_page_up,
	[COMMAND_HALF_DOWN]       = run_half_down,
	[COMMAND_HALF_UP]         = run_half_up,
	[COMMAND_TOP]             = run_top,
	[COMMAND_BOTTOM]          = run_bottom,
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
	.hints = result_hints,
	.draw = result_draw,
};
