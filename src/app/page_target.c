/* page_target.c - what can be chosen in a page: links, steps, folds, quizzes. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/navigate.h"
#include "app/record.h"
#include "app/state.h"
#include "base/sanitize.h"
#include "doc/dialect.h"

#define NUMBERED_MAX 200

bool page_view_target_shown(const struct app *app, int target)
{
	size_t line;
	int column;

	return layout_find_target(app->page.layout, target, &line, &column) &&
	       line >= app->page.top && line < app->page.top + (size_t)page_view_rows(app);
}

void page_view_choose(struct app *app, int target)
{
	size_t line;
	int column;

	app->page.target = target;
	if (target >= 0 && layout_find_target(app->page.layout, target, &line, &column))
		page_view_show_line(app, line);
}

size_t page_view_targets_shown(const struct app *app, int *targets, size_t max)
{
	size_t count = 0, lines = layout_line_count(app->page.layout);

	for (size_t i = app->page.top; i < lines && i < app->page.top + (size_t)page_view_rows(app);
	     i++) {
		const struct line *line = layout_line(app->page.layout, i);

		for (int k = 0; k < line->run_count; k++) {
			int target = line->runs[k].target;
			bool known = target < 0;

			for (size_t j = 0; j < count && !known; j++)
				known = targets[j] == target;
			if (!known && count < max && page_view_target_shown(app, target))
				targets[count++] = target;
		}
	}
	return count;
}

/* --- Tab --- */

/* The next target behind a run of a line that is not `but`; -1 if there is none. */
static int search_forward(const struct layout *layout, size_t from, int run, int but)
{
	for (size_t i = from; i < layout_line_count(layout); i++, run = 0)
		for (const struct line *line = layout_line(layout, i); run < line->run_count; run++)
			if (line->runs[run].target >= 0 && line->runs[run].target != but)
				return line->runs[run].target;
	return -1;
}

static int search_backward(const struct layout *layout, size_t from, int run, int but)
{
	for (size_t i = from;; i--) {
		const struct line *line = layout_line(layout, i);

		for (int k = run < line->run_count - 1 ? run : line->run_count - 1; k >= 0; k--)
			if (line->runs[k].target >= 0 && line->runs[k].target != but)
				return line->runs[k].target;
		if (i == 0)
			return -1;
		run = UINT16_MAX;
	}
}

static int run_of_target(const struct line *line, int target)
{
	int run = 0;

	while (run < line->run_count && line->runs[run].target != target)
		run++;
	return run;
}

static int neighbour(const struct app *app, int direction)
{
	const struct layout *layout = app->page.layout;
	size_t line = direction > 0 ? app->page.top
				    : app->page.top + (size_t)page_view_rows(app) - 1;
	int run = direction > 0 ? 0 : UINT16_MAX, but = -1, column;

	if (layout_line_count(layout) == 0)
		return -1;
	if (app->page.target >= 0 && layout_find_target(layout, app->page.target, &line, &column)) {
		but = app->page.target;
		run = run_of_target(layout_line(layout, line), but);
	} else if (line >= layout_line_count(layout)) {
		line = layout_line_count(layout) - 1;
	}
	return direction > 0 ? search_forward(layout, line, run, but)
			     : search_backward(layout, line, run, but);
}

static unsigned step_targets(struct app *app, int count, int direction)
{
	if (app->page.layout == NULL)
		return REACT_NONE;
	for (int i = 0; i < (count > 0 ? count : 1); i++) {
		int target = neighbour(app, direction);

		if (target < 0)
			return app_say(app, direction > 0 ? "No link or step further down"
							  : "No link or step further up");
		page_view_choose(app, target);
	}
	return REACT_REDRAW;
}

unsigned page_next_target(struct app *app, int count)
{
	return step_targets(app, count, 1);
}

unsigned page_previous_target(struct app *app, int count)
{
	return step_targets(app, count, -1);
}

/* --- Enter, x --- */

enum step_state page_view_step(const struct app *app, size_t step)
{
	const struct page *page = app_page(app);

	return page != NULL ? progress_step(app->progress, page->id, app->page.doc, step)
			    : STEP_TODO;
}

static unsigned say_ticked(struct app *app, size_t step)
{
	const struct doc *doc = app->page.doc;
	size_t total = 0, done = 0;

	for (size_t i = 0; i < doc->step_count; i++)
		if (strcmp(doc->steps[i].slug, doc->steps[step].slug) == 0) {
			total++;
			done += page_view_step(app, i) == STEP_DONE;
		}
	return done == total && total > 1 ? app_say(app, "All %zu steps are done", total)
					  : REACT_REDRAW;
}

unsigned page_view_tick(struct app *app, size_t step)
{
	bool done = page_view_step(app, step) == STEP_DONE;
	struct event event = {0};

	if (app_page(app) == NULL)
		return app_say(app, "This file is no page of the course: nothing is kept of it");
	record_pull(app);
	progress_make_tick(&event, app->progress, app_page(app)->id, app->page.doc, step, !done);
	record_one(app, &event);
	event_deinit(&event);
	tally_open_page(app);
	return done ? REACT_REDRAW : say_ticked(app, step);
}

void page_view_open_fold(struct app *app, int target)
{
	const struct doc *doc = app->page.doc;
	int group = doc->targets[target].block->as.fold.group;

	for (size_t i = 0; i < doc->target_count && group > 0; i++)
		if (doc->targets[i].kind == TARGET_FOLD &&
		    doc->targets[i].block->as.fold.group == group)
			app->page.open[i] = false;
	app->page.open[target] = true;
}

/* A fold opens and closes; a tab opens, and another one closes. */
static unsigned toggle_fold(struct app *app, int target)
{
	bool tab = app->page.doc->targets[target].block->as.fold.group > 0;

	if (app->page.open[target] && !tab)
		app->page.open[target] = false;
	else
		page_view_open_fold(app, target);
	page_view_relayout(app);
	page_view_choose(app, target);
	return REACT_REDRAW;
}

unsigned page_view_activate(struct app *app, int target)
{
	const struct target *it = &app->page.doc->targets[target];

	switch (it->kind) {
	case TARGET_STEP:
		return page_view_tick(app, (size_t)it->step);
	case TARGET_FOLD:
		return toggle_fold(app, target);
	case TARGET_QUIZ:
		return quiz_view_open_page(app, 0);
	case TARGET_LINK:
		break;
	}
	return navigate_link(app, it->href);
}

unsigned page_open(struct app *app, int count)
{
	(void)count;
	if (app->page.layout == NULL)
		return REACT_NONE;
	if (app->page.target < 0)
		return app_say(app, app->page.doc->target_count > 0
					    ? "Tab chooses a link or a step first"
					    : "There is nothing to open on this page");
	return page_view_activate(app, app->page.target);
}

/*
 * The next step to do further down, else further up; -1 if all are done or out of sight in a fold.
 */
static int step_elsewhere(const struct app *app)
{
	int above = -1;
	size_t line;
	int column;

	for (size_t i = 0; i < app->page.doc->step_count; i++) {
		int target = app->page.doc->steps[i].target;

		if (page_view_step(app, i) == STEP_DONE ||
		    !layout_find_target(app->page.layout, target, &line, &column))
			continue;
		if (line >= app->page.top)
			return target;
		if (above < 0)
			above = target;
	}
	return above;
}

/* Nothing is ticked that is not on the screen: the step is shown first. */
static unsigned show_step(struct app *app)
{
	int target = step_elsewhere(app);

	if (target < 0)
		return app_say(app, app->page.doc->step_count > 0
					    ? "All steps of this page are done"
					    : "There are no steps on this page");
	page_view_choose(app, target);
	return app_say(app, "The next step to do: x ticks it");
}

/* The first step on the screen that is still to do, else the first; -1 if there is none. */
static int step_on_screen(const struct app *app)
{
	int targets[NUMBERED_MAX], first = -1;
	size_t count = page_view_targets_shown(app, targets, NUMBERED_MAX);

	for (size_t i = 0; i < count; i++) {
		const struct target *target = &app->page.doc->targets[targets[i]];

		if (target->kind != TARGET_STEP)
			continue;
		if (page_view_step(app, (size_t)target->step) != STEP_DONE)
			return targets[i];
		if (first < 0)
			first = targets[i];
	}
	return first;
}

unsigned page_tick(struct app *app, int count)
{
	int target = app->page.target;

	(void)count;
	if (app->page.layout == NULL)
		return REACT_NONE;
	if (target < 0 || app->page.doc->targets[target].kind != TARGET_STEP)
		target = step_on_screen(app);
	if (target < 0)
		return show_step(app);
	app->page.target = target;
	return page_view_tick(app, (size_t)app->page.doc->targets[target].step);
}

/* --- y, Y --- */

static unsigned copy(struct app *app, const char *text, size_t len, const char *what)
{
	struct strbuf where = {0};
	unsigned reaction;

	if (app->port.copy == NULL)
		return app_complain(app, "Copying is not possible here: M gives the mouse to the "
					 "terminal for selecting text");
	if (app->port.copy(app->port.context, text, len, &where))
		reaction = app_say(app, "Copied the %s %s", what, strbuf_text(&where));
	else
		reaction = app_complain(app, "The %s could not be copied: %s", what,
					strbuf_text(&where));
	strbuf_deinit(&where);
	return reaction;
}

static const struct block *nearest_code(const struct app *app)
{
	size_t count = layout_line_count(app->page.layout), middle = app->page.top, line;
	int column;

	if (app->page.target >= 0 &&
	    layout_find_target(app->page.layout, app->page.target, &line, &column))
		middle = line;
	for (size_t away = 0; away < count; away++) {
		if (middle + away < count &&
		    layout_line(app->page.layout, middle + away)->block != NULL &&
		    layout_line(app->page.layout, middle + away)->block->kind == BLOCK_CODE)
			return layout_line(app->page.layout, middle + away)->block;
		/* What stands above the screen is nearer only if nothing on the screen is. */
		if (away >= (size_t)page_view_rows(app) &&
		    middle >= away - (size_t)page_view_rows(app)) {
			const struct line *above = layout_line(
				app->page.layout, middle - (away - (size_t)page_view_rows(app)));

			if (above->block != NULL && above->block->kind == BLOCK_CODE)
				return above->block;
		}
	}
	return NULL;
}

unsigned page_copy_code(struct app *app, int count)
{
	const struct block *block;

	(void)count;
	if (app->page.layout == NULL)
		return REACT_NONE;
	block = nearest_code(app);
	if (block == NULL)
		return app_say(app, "There is no block of code on this page");
	return copy(app, block->as.code.text, block->as.code.len, "block of code");
}

/* The page is read anew, and stays where it is. */
unsigned page_whole_code(struct app *app, int count)
{
	struct course *course = app->course;
	struct place place = page_view_place(app);
	struct err err = {0};

	(void)count;
	if (app->page.page < 0 || course == NULL || (course->dialects & DIALECT_MDBOOK) == 0)
		return app_say(app, "No lines of code are hidden here");
	record_place(app);
	course->dialects ^= DIALECT_WHOLE;
	if (!page_view_load(app, (size_t)app->page.page, &err))
		return app_complain(app, "%s", err.text);
	app_frame(app);
	page_view_go(app, place);
	return app_say(app, (course->dialects & DIALECT_WHOLE) != 0
				    ? "All lines of code are shown"
				    : "Lines of code that the book hides are hidden");
}

unsigned page_copy_link(struct app *app, int count)
{
	unsigned reaction;
	char *href;

	(void)count;
	if (app->page.layout == NULL)
		return REACT_NONE;
	if (app->page.target < 0 || app->page.doc->targets[app->page.target].kind != TARGET_LINK)
		return app_say(app, "Tab chooses a link first");
	href = sanitize_dup(app->page.doc->targets[app->page.target].href, SANITIZE_LINE);
	reaction = copy(app, href, strlen(href), "link");
	free(href);
	return reaction;
}

/* --- F --- */

static void stop_numbering(struct app *app)
{
	app->page.numbering = false;
}

static unsigned number_accept(struct app *app, const char *text)
{
	int targets[NUMBERED_MAX];
	size_t count = page_view_targets_shown(app, targets, NUMBERED_MAX);
	long number = strtol(text, NULL, 10);

	stop_numbering(app);
	if (number < 1 || (size_t)number > count)
		return text[0] != '\0' ? app_say(app, "There is no number %s here", text)
				       : REACT_REDRAW;
	app->page.target = targets[number - 1];
	return page_view_activate(app, app->page.target) | REACT_REDRAW;
}

/* As soon as no longer number is possible, Enter is not waited for. */
static unsigned number_typed(struct app *app, const char *text)
{
	int targets[NUMBERED_MAX];
	size_t count = page_view_targets_shown(app, targets, NUMBERED_MAX);
	long number = strtol(text, NULL, 10);

	if (number < 1 || (size_t)number > count || (size_t)number * 10 <= count)
		return REACT_REDRAW;
	view_pop(app);
	return number_accept(app, text);
}

unsigned page_link_number(struct app *app, int count)
{
	int targets[1];

	(void)count;
	if (app->page.layout == NULL || page_view_targets_shown(app, targets, 1) == 0)
		return app_say(app, "There is nothing to open on the screen");
	app->page.numbering = true;
	prompt_open(app, "Open number: ", number_accept, number_typed, stop_numbering);
	return REACT_REDRAW;
}
