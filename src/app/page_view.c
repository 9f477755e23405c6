/* page_view.c - the page that is open: its lines, where it is scrolled to, what is chosen in it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/page_view.h"

#include <assert.h>
#include <stdlib.h>

#include "app/navigate.h"
#include "app/record.h"
#include "app/state.h"
#include "base/xalloc.h"
#include "course/extra.h"

static size_t line_count(const struct app *app)
{
	return app->page.layout != NULL ? layout_line_count(app->page.layout) : 0;
}

int page_view_rows(const struct app *app)
{
	return app->frame.text.rows > 0 ? app->frame.text.rows : 1;
}

static size_t last_top(const struct app *app)
{
	size_t rows = (size_t)page_view_rows(app);

	return line_count(app) > rows ? line_count(app) - rows : 0;
}

static void show_from(struct app *app, size_t top)
{
	app->page.top = top < last_top(app) ? top : last_top(app);
}

/* The same, as the place that is to be kept. */
static void set_top(struct app *app, size_t top)
{
	const struct line *line;

	show_from(app, top);
	if (app->page.top >= line_count(app))
		return;
	line = layout_line(app->page.layout, app->page.top);
	if (line->block != NULL)
		app->page.anchor = (struct place){ line->block->number, line->offset };
}

static void show_anchor(struct app *app)
{
	if (line_count(app) > 0)
		show_from(app, layout_find(app->page.layout, app->page.anchor.block,
					   app->page.anchor.offset));
}

/* --- opening and laying out --- */

void page_view_deinit(struct page_view *view)
{
	layout_free(view->layout);
	doc_free(view->doc);
	free(view->open);
	seen_deinit(&view->seen);
	seen_deinit(&view->fresh);
	find_deinit(&view->find);
	*view = (struct page_view){ .page = -1, .target = -1 };
}

static struct layout *lay_out(const struct app *app, const struct doc *doc, const bool *open)
{
	struct layout_options options = {
		.width = app->frame.text.columns > 0 ? app->frame.text.columns : 1,
		.ambiguous = app->options.ambiguous,
		.ascii = app->options.ascii,
		.links = LINKS_NONE,
		.open = open,
	};

	return layout_new(doc, &options);
}

static void copy_seen(struct seen *to, const struct seen *from)
{
	for (size_t i = 0; from != NULL && i < from->count; i++)
		seen_add(to, from->ranges[i].from, from->ranges[i].to);
}

/* Takes the doc. */
static void take_doc(struct page_view *view, struct doc *doc)
{
	page_view_deinit(view);
	view->doc = doc;
	view->open = xcalloc(doc->target_count + 1, sizeof *view->open);
	for (size_t i = 0; i < doc->target_count; i++)
		view->open[i] = doc->targets[i].kind == TARGET_FOLD &&
				doc->targets[i].block->as.fold.open;
}

bool page_view_load(struct app *app, size_t page, struct err *err)
{
	struct page_view *view = &app->page;
	struct doc *doc = course_load_page(app->course, page, err);

	if (doc == NULL)
		return false;
	take_doc(view, doc);
	view->page = (int)page;
	copy_seen(&view->seen,
		  progress_seen(app->progress, app->course->pages[page].id, doc->block_count));
	return true;
}

bool page_view_load_file(struct app *app, int file, struct err *err)
{
	struct doc *doc = extra_load(app->course, history_file_path(&app->history, file), err);

	if (doc == NULL)
		return false;
	take_doc(&app->page, doc);
	app->page.file = file;
	return true;
}

static void refind(struct app *app)
{
	if (app->page.find.pattern.len > 0)
		find_run(&app->page.find, app->page.layout, app->options.ambiguous);
	if (app->page.hit >= app->page.find.hits)
		app->page.hit = 0;
}

void page_view_relayout(struct app *app)
{
	struct page_view *view = &app->page;

	if (view->doc == NULL || !app->sized)
		return;
	layout_free(view->layout);
	view->layout = lay_out(app, view->doc, view->open);
	view->measure = app->frame.text.columns;
	refind(app);
	show_anchor(app);
}

void page_view_fit(struct app *app)
{
	if (app->page.layout == NULL || app->page.measure != app->frame.text.columns)
		page_view_relayout(app);
	else
		show_anchor(app);
}

/* --- places --- */

struct place page_view_place(const struct app *app)
{
	return app->page.anchor;
}

void page_view_go(struct app *app, struct place place)
{
	app->page.anchor = place;
	show_anchor(app);
}

void page_view_show_line(struct app *app, size_t line)
{
	size_t rows = (size_t)page_view_rows(app);

	if (line < app->page.top || line >= app->page.top + rows)
		set_top(app, line > rows / 3 ? line - rows / 3 : 0);
}

bool page_view_go_anchor(struct app *app, const char *anchor)
{
	const struct block *block = app->page.doc != NULL ? doc_find_anchor(app->page.doc, anchor)
							  : NULL;

	if (block == NULL)
		return false;
	/* A place inside a closed fold: open what is around it. */
	for (const struct block *around = block->parent; around != NULL; around = around->parent)
		if (around->kind == BLOCK_FOLD && !app->page.open[around->as.fold.target]) {
			page_view_open_fold(app, around->as.fold.target);
			page_view_relayout(app);
		}
	page_view_go(app, (struct place){ block->number, 0 });
	return true;
}

int page_view_percent(const struct app *app)
{
	size_t count = line_count(app), end = app->page.top + (size_t)page_view_rows(app);

	return count == 0 || end >= count ? 100 : (int)(end * 100 / count);
}

int page_view_section(const struct app *app, int level)
{
	struct place place = page_view_place(app);
	int found = -1;

	for (size_t i = 0; app->page.doc != NULL && i < app->page.doc->heading_count; i++) {
		const struct heading *heading = &app->page.doc->headings[i];

		if (heading->block->number > place.block)
			break;
		if (heading->level == level)
			found = (int)i;
		else if (heading->level < level)
			found = -1;
	}
	return found;
}

/* --- scrolling --- */

static unsigned scroll_to(struct app *app, size_t top)
{
	struct page_view *view = &app->page;
	size_t before = view->top;

	set_top(app, top);
	if (view->target >= 0 && !page_view_target_shown(app, view->target))
		view->target = -1;
	return view->top != before ? REACT_REDRAW : REACT_NONE;
}

/* At an end of the page the status line says how to go on. */
static unsigned say_end(struct app *app)
{
	int next = navigate_neighbour(app, 1);

	if (next < 0)
		return app_say(app, "The end of the page, and of the course");
	return app_say(app, "The end of the page: ] goes on to %s", app->course->pages[next].label);
}

static unsigned scroll_by(struct app *app, long lines)
{
	size_t top = app->page.top;

	if (lines < 0)
		return scroll_to(app, top > (size_t)-lines ? top - (size_t)-lines : 0);
	if (top >= last_top(app) && app->page.layout != NULL)
		return say_end(app);
	return scroll_to(app, top + (size_t)lines);
}

static unsigned run_line_down(struct app *app, int count)
{
	return scroll_by(app, count > 0 ? count : 1);
}

static unsigned run_line_up(struct app *app, int count)
{
	return scroll_by(app, -(count > 0 ? count : 1));
}

/*
 * The lines to a screen further down. Headings that this screen ends with are on the next one again,
 * above what they head.
 */
static long screen_down(const struct app *app)
{
	size_t top = app->page.top, end = top + (size_t)page_view_rows(app), from = end;

	if (end >= line_count(app))
		return page_view_rows(app);
	for (size_t at = end - 1; at > top; at--) {
		const struct line *line = layout_line(app->page.layout, at);

		if (line->cells == 0)
			continue;
		if (line->block == NULL || line->block->kind != BLOCK_HEADING)
			break;
		if (line->block != layout_line(app->page.layout, at - 1)->block)
			from = at;
	}
	return (long)(from - top);
}

static unsigned run_page_down(struct app *app, int count)
{
	return scroll_by(app, count > 0 ? count : screen_down(app));
}

static unsigned run_page_up(struct app *app, int count)
{
	return scroll_by(app, -(count > 0 ? count : page_view_rows(app)));
}

static long half_screen(struct app *app, int count)
{
	if (count > 0)
		app->page.half = (size_t)count;
	if (app->page.half > 0)
		return (long)app->page.half;
	return page_view_rows(app) > 1 ? page_view_rows(app) / 2 : 1;
}

static unsigned run_half_down(struct app *app, int count)
{
	return scroll_by(app, half_screen(app, count));
}

static unsigned run_half_up(struct app *app, int count)
{
	return scroll_by(app, -half_screen(app, count));
}

static unsigned run_top(struct app *app, int count)
{
	return scroll_to(app, count > 0 ? (size_t)count - 1 : 0);
}

static unsigned run_bottom(struct app *app, int count)
{
	return scroll_to(app, count > 0 ? (size_t)count - 1 : last_top(app));
}

static unsigned run_mark_set(struct app *app, int count)
{
	(void)count;
	if (app->page.doc == NULL)
		return REACT_NONE;
	app->waiting = WAIT_MARK_SET;
	return app_say(app, "Set mark: type a letter");
}

static unsigned run_mark_jump(struct app *app, int count)
{
	(void)count;
	if (app->page.doc == NULL)
		return REACT_NONE;
	app->waiting = WAIT_MARK_JUMP;
	return app_say(
		app,
		"Go to mark: type its letter, ' for before the last jump, ^ or $ for the ends");
}

static unsigned run_to_sidebar(struct app *app, int count)
{
	(void)count;
	if (app->course == NULL)
		return REACT_NONE;
	view_replace(app, VIEW_SIDE);
	return REACT_REDRAW;
}

/* --- mouse and hints --- */

/* What stands on a cell of the screen: a target, or -1. */
static int target_at(const struct app *app, int row, int column)
{
	const struct rect *text = &app->frame.text;
	size_t index = app->page.top + (size_t)(row - text->row);
	const struct line *line;
	int at = text->column;

	if (index >= line_count(app))
		return -1;
	line = layout_line(app->page.layout, index);
	for (int i = 0; i < line->run_count; at += line->runs[i++].cells)
		if (line->runs[i].target >= 0 && column >= at && column < at + line->runs[i].cells)
			return line->runs[i].target;
	/* A step is ticked by a click anywhere on its line that is no link. */
	return line->step >= 0 && line->cells > 0 ? app->page.doc->steps[line->step].target : -1;
}

static unsigned click_page(struct app *app, const struct key_event *event)
{
	int target;

	if (!rect_has(app->frame.text, event->row, event->column))
		return REACT_NONE;
	target = target_at(app, event->row, event->column);
	if (target < 0)
		return REACT_NONE;
	app->page.target = target;
	return page_view_activate(app, target) | REACT_REDRAW;
}

static unsigned page_mouse(struct app *app, const struct key_event *event)
{
	if (app->frame.side_shown && rect_has(app->frame.side, event->row, event->column))
		return side_view.mouse(app, event);
	if (event->key == KEYSYM_CLICK)
		return click_page(app, event);
	return scroll_to(app, event->key == KEYSYM_WHEEL_DOWN ? app->page.top + 3 :
			 app->page.top > 3 ? app->page.top - 3 : 0);
}

static const char *target_verb(const struct app *app)
{
	const struct target *target = &app->page.doc->targets[app->page.target];

	switch (target->kind) {
	case TARGET_FOLD:
		if (target->block->as.fold.group > 0)
			return "show";
		return app->page.open[app->page.target] ? "close" : "open";
	case TARGET_QUIZ:
		return "start the quiz";
	case TARGET_STEP:
		return page_view_step(app, (size_t)target->step) == STEP_DONE ? "untick" : "tick";
	default:
		return "follow";
	}
}

static size_t page_hints(struct app *app, struct hint *hints)
{
	const struct doc *doc = app->page.doc;
	bool steps = doc != NULL && doc->step_count > 0 && app_page(app) != NULL;
	bool chosen = doc != NULL && app->page.target >= 0;
	bool on_step = chosen && doc->targets[app->page.target].kind == TARGET_STEP;
	size_t count = 0;

	if (app->quiz.passage)
		hints[count++] = (struct hint){ COMMAND_BACK, "back to the question" };
	else if (app->page.file > 0)
		hints[count++] = (struct hint){ COMMAND_BACK, "back" };
	if (chosen)
		hints[count++] = (struct hint){ COMMAND_OPEN, target_verb(app) };
	if (navigate_neighbour(app, 1) >= 0)
		hints[count++] = (struct hint){ COMMAND_NEXT_PAGE, "next page" };
	if (doc != NULL && doc->target_count > 0)
		hints[count++] = (struct hint){COMMAND_NEXT_TARGET,
					       steps ? "steps, links" : "links"};
	if (steps && !on_step)		/* else Enter says it, and which way */
		hints[count++] = (struct hint){ COMMAND_TICK, "tick" };
	if (app_page(app) != NULL && app->tallies[app->page.page].quiz)
		hints[count++] = (struct hint){ COMMAND_QUIZ, "quiz" };
	hints[count++] = (struct hint){ COMMAND_SEARCH, "search" };
	hints[count++] = (struct hint){ COMMAND_HELP, "help" };
	return count;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN]       = run_line_down,
	[COMMAND_LINE_UP]         = run_line_up,
	[COMMAND_PAGE_DOWN]       = run_page_down,
	[COMMAND_PAGE_UP]         = run_page_up,
	[COMMAND_HALF_DOWN]       = run_half_down,
	[COMMAND_HALF_UP]         = run_half_up,
	[COMMAND_TOP]             = run_top,
	[COMMAND_BOTTOM]          = run_bottom,
	[COMMAND_MARK_SET]        = run_mark_set,
	[COMMAND_MARK_JUMP]       = run_mark_jump,
	[COMMAND_NEXT_TARGET]     = page_next_target,
	[COMMAND_PREVIOUS_TARGET] = page_previous_target,
	[COMMAND_OPEN]            = page_open,
	[COMMAND_TICK]            = page_tick,
	[COMMAND_COPY_CODE]       = page_copy_code,
	[COMMAND_WHOLE_CODE]      = page_whole_code,
	[COMMAND_COPY_LINK]       = page_copy_link,
	[COMMAND_LINK_NUMBER]     = page_link_number,
	[COMMAND_SIDEBAR]         = run_to_sidebar,
	[COMMAND_TO_SIDEBAR]      = run_to_sidebar,
};

const struct view page_view = {
	.context = IN_PAGE, .counts = true, .run = run, .mouse = page_mouse, .hints = page_hints,
};
