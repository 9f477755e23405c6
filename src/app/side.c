/* side.c - the sidebar: moving in it, folding, choosing. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/side.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/navigate.h"
#include "app/state.h"
#include "base/width.h"
#include "base/xalloc.h"

#define WIDTH_LEAST 18
#define WIDTH_MOST 34
#define WHEEL_ROWS 3

/* --- a course and its pages --- */

/*
 * As much as the longest label needs with its mark and counts. A label has no more cells than bytes:
 * most need not be measured.
 */
static int wanted_width(const struct app *app)
{
	int width = WIDTH_LEAST;

	for (size_t i = 0; i < app->course->page_count && width < WIDTH_MOST; i++) {
		const struct page *page = &app->course->pages[i];
		int around = 2 * page->depth + 12, bytes = (int)strlen(page->label), cells;

		if (bytes + around <= width)
			continue;
		cells = width_text(page->label, (size_t)bytes, app->options.ambiguous) + around;
		width = cells > width ? cells : width;
	}
	return width < WIDTH_MOST ? width : WIDTH_MOST;
}

void side_open_course(struct app *app)
{
	struct side *side = &app->side;

	side->folds = xcalloc(app->course->page_count, sizeof *side->folds);
	side->width = wanted_width(app);
}

void side_deinit(struct side *side)
{
	free(side->folds);
	*side = (struct side){ .hidden = side->hidden };
}

void side_rebuild(struct app *app)
{
	struct side *side = &app->side;

	if (app->course == NULL)
		return;
	if (app->page.page >= 0)
		side->here = app->page.page;
	side->cursor = side_page_row(side->here);
	side->loose = false;
}

/* --- moving --- */

static unsigned move_to(struct app *app, struct side_row row, long by)
{
	side_row_settle(app, &row);
	side_row_move(app, &row, by);
	app->side.cursor = row;
	app->side.loose = false;
	return REACT_REDRAW;
}

static unsigned move_by(struct app *app, long by)
{
	return move_to(app, app->side.cursor, by);
}

static long some(int count, long otherwise)
{
	return count > 0 ? count : otherwise;
}

static long screenful(const struct app *app)
{
	return side_area(app).rows > 1 ? side_area(app).rows : 1;
}

static unsigned run_down(struct app *app, int count)
{
	return move_by(app, some(count, 1));
}

static unsigned run_up(struct app *app, int count)
{
	return move_by(app, -some(count, 1));
}

static unsigned run_page_down(struct app *app, int count)
{
	return move_by(app, some(count, screenful(app)));
}

static unsigned run_page_up(struct app *app, int count)
{
	return move_by(app, -some(count, screenful(app)));
}

static unsigned run_half_down(struct app *app, int count)
{
	return move_by(app, some(count, (screenful(app) + 1) / 2));
}

static unsigned run_half_up(struct app *app, int count)
{
	return move_by(app, -some(count, (screenful(app) + 1) / 2));
}

static unsigned run_top(struct app *app, int count)
{
	return move_to(app, side_page_row(0), some(count, 1) - 1);
}

static unsigned run_bottom(struct app *app, int count)
{
	if (count > 0)
		return run_top(app, count);
	return move_to(app, side_page_row((int)app->course->page_count - 1), LONG_MAX);
}

/* --- folding --- */

/* The cursor comes along if it stands on what is folded away. */
static unsigned fold(struct app *app, int page, bool closed)
{
	struct side *side = &app->side;

	if (side_is_fixed(app, page))
		return app_say(app, "The open page is in here: this group stays open");
	side->folds[page] = closed ? SIDE_FOLD_CLOSED : SIDE_FOLD_OPENED;
	side_row_settle(app, &side->cursor);
	return REACT_REDRAW;
}

static unsigned turn(struct app *app, int page)
{
	return fold(app, page, !side_is_folded(app, page));
}

/* Folds the group that the cursor is on, else goes up to the one that it is in. */
static unsigned run_fold(struct app *app, int count)
{
	const struct side_row *row = &app->side.cursor;
	int parent = app->tree.parent[row->page];

	(void)count;
	if (row->kind != SIDE_PAGE)
		return move_to(app, side_page_row(row->page), 0);
	if (tree_is_group(&app->tree, row->page) && !side_is_folded(app, row->page) &&
	    (parent < 0 || !side_is_fixed(app, row->page)))
		return fold(app, row->page, true);
	return parent >= 0 ? move_to(app, side_page_row(parent), 0) : REACT_NONE;
}

static unsigned run_to_page(struct app *app, int count)
{
	(void)count;
	view_replace(app, VIEW_PAGE);
	side_rebuild(app);
	return REACT_REDRAW;
}

static unsigned run_unfold(struct app *app, int count)
{
	const struct side_row *row = &app->side.cursor;

	if (row->kind == SIDE_PAGE && side_is_folded(app, row->page))
		return fold(app, row->page, false);
	if (app->course->pages[row->page].path == NULL)
		return move_by(app, 1);
	return run_to_page(app, count);
}

/* --- choosing --- */

/* A group that is no page has nothing to show but what is in it. */
static unsigned choose_page(struct app *app, int page)
{
	if (app->course->pages[page].path == NULL && tree_is_group(&app->tree, page))
		return turn(app, page);
	if (app->side.folds[page] == SIDE_FOLD_CLOSED)
		app->side.folds[page] = SIDE_FOLD_ITSELF;
	run_to_page(app, 0);
	return navigate_page(app, page);
}

static unsigned choose(struct app *app, struct side_row row)
{
	switch (row.kind) {
	case SIDE_PAGE:
		return choose_page(app, row.page);
	case SIDE_QUIZ:
		run_to_page(app, 0);
		return quiz_view_open_page(app, 0);
	case SIDE_SECTION:
		break;
	}
	run_to_page(app, 0);
	navigate_leave(app);
	page_view_go(app, (struct place){ app->page.doc->headings[row.heading].block->number, 0 });
	app->page.target = -1;
	return REACT_REDRAW;
}

static unsigned run_open(struct app *app, int count)
{
	(void)count;
	return choose(app, app->side.cursor);
}

/* --- the mouse --- */

/* The rows move under the cursor; while it is the learner's it stays among them. */
static unsigned wheel(struct app *app, long by)
{
	struct side *side = &app->side;
	struct side_row bottom;
	long below = screenful(app) - 1;

	side_row_settle(app, &side->top);
	side_row_settle(app, &side->cursor);
	side_row_move(app, &side->top, by);
	side->loose = true;
	bottom = side->top;
	side_row_move(app, &side->top, side_row_move(app, &bottom, below) - below);
	if (view_top(app) != VIEW_SIDE)
		return REACT_REDRAW;
	if (side_row_compare(&side->cursor, &side->top) < 0)
		side->cursor = side->top;
	if (side_row_compare(&side->cursor, &bottom) > 0)
		side->cursor = bottom;
	return REACT_REDRAW;
}

static bool on_sign(const struct app *app, const struct side_row *row, int column)
{
	int sign = row->kind == SIDE_PAGE ? side_sign_column(app, row->page) : -1;

	return sign >= 0 && column == app->frame.side.column + sign;
}

/* A click on a group folds it or opens it where it stands: nothing moves below the pointer. */
static unsigned click_row(struct app *app, struct side_row row, int column)
{
	bool sign = on_sign(app, &row, column);

	if (sign || (row.kind == SIDE_PAGE && app->course->pages[row.page].path == NULL)) {
		app->side.loose = true;
		if (view_top(app) == VIEW_SIDE)
			app->side.cursor = row;
		return sign ? turn(app, row.page) : choose_page(app, row.page);
	}
	app->side.cursor = row;
	return choose(app, row);
}

static unsigned click(struct app *app, const struct key_event *event)
{
	struct rect area = side_area(app);
	struct side_row row = app->side.top;
	int down = event->row - area.row;

	if (!rect_has(app->frame.side, event->row, event->column)) {
		if (!app->frame.page_shown)
			return REACT_NONE;
		run_to_page(app, 0);
		return page_view.mouse(app, event) | REACT_REDRAW;
	}
	if (event->row == side_foot(app))
		return review_view_open(app, 0);
	if (!rect_has(area, event->row, event->column) || side_row_move(app, &row, down) < down)
		return REACT_NONE;
	return click_row(app, row, event->column);
}

static unsigned side_mouse(struct app *app, const struct key_event *event)
{
	if (event->key == KEYSYM_CLICK)
		return click(app, event);
	if (app->frame.page_shown && !rect_has(app->frame.side, event->row, event->column))
		return page_view.mouse(app, event);
	return wheel(app, event->key == KEYSYM_WHEEL_DOWN ? WHEEL_ROWS : -WHEEL_ROWS);
}

/* --- the view --- */

static size_t side_hints(struct app *app, struct hint *hints)
{
	const struct side_row *row = &app->side.cursor;
	bool group = row->kind == SIDE_PAGE && tree_is_group(&app->tree, row->page);
	bool folded = group && side_is_folded(app, row->page);
	bool page = app->course->pages[row->page].path != NULL;
	size_t count = 0;

	if (page)
		hints[count++] = (struct hint){ COMMAND_OPEN, "open" };
	if (folded)
		hints[count++] = (struct hint){ page ? COMMAND_UNFOLD : COMMAND_OPEN, "unfold" };
	else if (group && !side_is_fixed(app, row->page))
		hints[count++] = (struct hint){ page ? COMMAND_FOLD : COMMAND_OPEN, "fold" };
	hints[count++] = (struct hint){ COMMAND_SIDEBAR, "to the page" };
	hints[count++] = (struct hint){ COMMAND_SIDEBAR_HIDE, "hide" };
	hints[count++] = (struct hint){ COMMAND_PAGES, "find a page" };
	hints[count++] = (struct hint){ COMMAND_HELP, "help" };
	return count;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN] = run_down,
	[COMMAND_LINE_UP]   = run_up,
	[COMMAND_PAGE_DOWN] = run_page_down,
	[COMMAND_PAGE_UP]   = run_page_up,
	[COMMAND_HALF_DOWN] = run_half_down,
	[COMMAND_HALF_UP]   = run_half_up,
	[COMMAND_TOP]       = run_top,
	[COMMAND_BOTTOM]    = run_bottom,
	[COMMAND_OPEN]      = run_open,
	[COMMAND_FOLD]      = run_fold,
	[COMMAND_UNFOLD]    = run_unfold,
	[COMMAND_SIDEBAR]   = run_to_page,
};

const struct view side_view = {
	.context = IN_SIDE, .counts = true, .run = run, .mouse = side_mouse, .hints = side_hints,
};
