/* app_key.c - from a key to a command, and the commands that mean the same everywhere. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/lists.h"
#include "app/navigate.h"
#include "app/scroll.h"
#include "app/state.h"
#include "base/sanitize.h"
#include "base/unicode.h"

/* --- commands of the program as a whole --- */

/* Nothing is open any more: the program has shown what it was started for. */
static unsigned leave_bottom(struct app *app)
{
	if (view_top(app) == VIEW_START)
		return app_say(app, "q leaves the program");
	if (app->course == NULL)
		return REACT_QUIT;
	if (view_top(app) == VIEW_SIDE) {
		view_replace(app, VIEW_PAGE);
		side_rebuild(app);
	}
	app->page.target = -1;
	find_clear(&app->page.find);
	return REACT_REDRAW;
}

unsigned app_leave(struct app *app)
{
	enum view_id top = view_top(app);

	if (app->quiz.passage && (top == VIEW_PAGE || top == VIEW_SIDE)) {
		quiz_view_back_from_passage(app);
		return REACT_REDRAW;
	}
	if (app->depth == 1)
		return leave_bottom(app);
	view_pop(app);
	if (top == VIEW_QUIZ || top == VIEW_RESULT || top == VIEW_REVIEW) {
		quiz_view_deinit(&app->quiz);
		review_view_deinit(&app->review_view);
		tally_open_page(app);
	}
	if (view_top(app) == VIEW_START) {
		if (app->depth == 1 && app->course != NULL)
			app_show_start(app);
		return REACT_REDRAW;
	}
	return app->depth == 1 && app->course == NULL ? REACT_QUIT : REACT_REDRAW;
}

static unsigned run_leave(struct app *app, int count)
{
	(void)count;
	return app_leave(app);
}

static unsigned run_quit(struct app *app, int count)
{
	(void)count;
	app_save(app);
	return REACT_QUIT;
}

static unsigned run_redraw(struct app *app, int count)
{
	(void)app;
	(void)count;
	return REACT_CLEAR | REACT_REDRAW;
}

static unsigned run_suspend(struct app *app, int count)
{
	(void)count;
	app_save(app);
	return REACT_SUSPEND | REACT_REDRAW;
}

static unsigned run_mouse(struct app *app, int count)
{
	(void)count;
	app->mouse = !app->mouse;
	app_say(app, app->mouse ? "The mouse is the reader's again"
				: "The mouse is the terminal's: select text; M takes it back");
	return REACT_MOUSE | REACT_REDRAW;
}

static unsigned run_sidebar_hide(struct app *app, int count)
{
	(void)count;
	if (app->course == NULL)
		return REACT_NONE;
	app->side.hidden = !app->side.hidden;
	if (view_top(app) == VIEW_SIDE)
		view_replace(app, VIEW_PAGE);
	app_frame(app);
	return REACT_REDRAW;
}

static unsigned run_theme(struct app *app, int count)
{
	char **names = app->options.theme_folders != NULL ? theme_names(app->options.theme_folders)
							  : NULL;
	struct err err = {0};
	size_t total = 0, next = 0;

	(void)count;
	while (names != NULL && names[total] != NULL) {
		if (strcmp(names[total], app->theme.name) == 0)
			next = total + 1;
		total++;
	}
	if (total == 0)
		app_say(app, "No themes are installed");
	else if (theme_find(&app->theme, names[next % total], app->options.theme_folders, &err))
		app_say(app, "Theme %s: %s", app->theme.name, app->theme.title);
	else
		app_complain(app, "%s", err.text);
	if (names != NULL)
		theme_free_names(names);
	return REACT_THEME | REACT_REDRAW;
}

static command_fn *const own[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN]       = scroll_line_down,
	[COMMAND_LINE_UP]         = scroll_line_up,
	[COMMAND_PAGE_DOWN]       = scroll_page_down,
	[COMMAND_PAGE_UP]         = scroll_page_up,
	[COMMAND_HALF_DOWN]       = scroll_half_down,
	[COMMAND_HALF_UP]         = scroll_half_up,
	[COMMAND_TOP]             = scroll_top,
	[COMMAND_BOTTOM]          = scroll_bottom,
	[COMMAND_NEXT_PAGE]       = navigate_next,
	[COMMAND_PREVIOUS_PAGE]   = navigate_previous,
	[COMMAND_BACK]            = navigate_back,
	[COMMAND_FORWARD]         = navigate_forward,
	[COMMAND_PAGES]           = lists_pages,
	[COMMAND_OUTLINE]         = lists_outline,
	[COMMAND_COMMANDS]        = lists_commands,
	[COMMAND_COURSES]         = start_open,
	[COMMAND_QUIZ]            = quiz_view_open_page,
	[COMMAND_REVIEW]          = review_view_open,
	[COMMAND_SEARCH]          = page_search,
	[COMMAND_SEARCH_NEXT]     = page_search_next,
	[COMMAND_SEARCH_PREVIOUS] = page_search_previous,
	[COMMAND_SIDEBAR_HIDE]    = run_sidebar_hide,
	[COMMAND_THEME]           = run_theme,
	[COMMAND_HELP]            = help_open,
	[COMMAND_MOUSE]           = run_mouse,
	[COMMAND_REDRAW]          = run_redraw,
	[COMMAND_SUSPEND]         = run_suspend,
	[COMMAND_LEAVE]           = run_leave,
	[COMMAND_QUIT]            = run_quit,
};

static const struct {
	enum command command;
	enum edit_move move;
} edits[] = {
	{ COMMAND_CURSOR_LEFT,  EDIT_LEFT },
	{ COMMAND_CURSOR_RIGHT, EDIT_RIGHT },
	{ COMMAND_CURSOR_START, EDIT_START },
	{ COMMAND_CURSOR_END,   EDIT_END },
	{ COMMAND_ERASE,        EDIT_ERASE },
	{ COMMAND_DELETE,       EDIT_DELETE },
	{ COMMAND_ERASE_WORD,   EDIT_ERASE_WORD },
	{ COMMAND_CLEAR,        EDIT_ERASE_START },
	{ COMMAND_ERASE_END,    EDIT_ERASE_END },
};

unsigned app_run(struct app *app, enum command command, int count)
{
	const struct view *view = view_now(app);
	command_fn *run = view->run[command] != NULL ? view->run[command] : own[command];

	if (run != NULL)
		return run(app, count);
	for (size_t i = 0; view->edit != NULL && i < sizeof edits / sizeof *edits; i++)
		if (edits[i].command == command)
			return view->edit(app, edits[i].move);
	return REACT_NONE;
}

/* --- keys --- */

static unsigned take_awaited(struct app *app, uint32_t key)
{
	enum waiting waiting = app->waiting;

	app->waiting = WAIT_NONE;
	if (waiting == WAIT_SURE)
		return quiz_view_sure(app, key);
	if (key == KEYSYM_ESCAPE || key < ' ' || key > '~')
		return REACT_REDRAW;
	return waiting == WAIT_MARK_SET ? navigate_set_mark(app, (char)key)
					: navigate_to_mark(app, (char)key);
}

static bool is_character(uint32_t key)
{
	return key >= ' ' && key != KEYSYM_BACKSPACE && key <= UNICODE_MAX;
}

static bool take_digit(struct app *app, const struct view *view, uint32_t key)
{
	enum command found;

	if (!view->counts || app->pending_count > 0 || key < '0' || key > '9' ||
	    (key == '0' && app->count == 0) ||
	    keymap_find(app->keymap, view_context(app), &key, 1, &found) != KEYMAP_NONE)
		return false;
	app->count = app->count * 10 + (int)(key - '0');
	if (app->count > COUNT_MAX)
		app->count = COUNT_MAX;
	return true;
}

static unsigned take_command_key(struct app *app, uint32_t key)
{
	enum command found = COMMAND_COUNT;
	enum keymap_result result;
	int count;

	app->pending[app->pending_count++] = key;
	result = keymap_find(app->keymap, view_context(app), app->pending, app->pending_count,
			     &found);
	if (result == KEYMAP_NONE && app->pending_count > 1) {
		/* What began a sequence was not one: the last key stands for itself. */
		app->pending[0] = key;
		app->pending_count = 1;
		result = keymap_find(app->keymap, view_context(app), app->pending, 1, &found);
	}
	if (result == KEYMAP_PREFIX)
		return REACT_NONE;
	app->pending_count = 0;
	count = app->count;
	app->count = 0;
	return (result == KEYMAP_FOUND ? app_run(app, found, count) : REACT_NONE) |
	       (count > 0 ? REACT_REDRAW : REACT_NONE);
}

/* A click on a key that the status line names is that key; elsewhere it is the view's. */
static unsigned take_mouse(struct app *app, const struct key_event *event)
{
	const struct view *view = view_now(app);
	enum command command;

	if (app->frame.too_small)
		return REACT_NONE;
	if (event->key != KEYSYM_CLICK && view->scroll != NULL)
		return view->scroll(app, event->key == KEYSYM_WHEEL_DOWN ? 3 : -3);
	if (event->key == KEYSYM_CLICK && bars_find(app, event->row, event->column, &command))
		return app->waiting != WAIT_NONE ? take_awaited(app, KEYSYM_ESCAPE)
						 : app_run(app, command, 0);
	return view->mouse != NULL ? view->mouse(app, event) : REACT_NONE;
}

unsigned app_key(struct app *app, const struct key_event *event)
{
	const struct view *view = view_now(app);
	unsigned reaction = app->message.len > 0 ? REACT_REDRAW : REACT_NONE;

	if (event->key == KEYSYM_NONE)
		return REACT_NONE;
	app_size(app);
	app->key = event->key;
	app->touched = true;
	strbuf_reset(&app->message);
	if (event->key >= KEYSYM_WHEEL_UP && event->key <= KEYSYM_CLICK)
		return reaction | take_mouse(app, event);
	if (app->waiting != WAIT_NONE)
		return reaction | take_awaited(app, event->key);
	if ((view_context(app) & IN_TEXT) != 0 && is_character(event->key))
		return reaction | view->type(app, event->key);
	if (take_digit(app, view, event->key))
		return REACT_REDRAW;
	return reaction | take_command_key(app, event->key);
}
