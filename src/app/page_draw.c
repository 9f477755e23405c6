/*
 * page_draw.c - the lines of a page on the canvas, with ticks, hits and what is chosen laid over
 * them.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/draw.h"
#include "app/state.h"

#define NUMBERED_MAX 200	/* targets on a screen that get a number */

static bool is_done(const struct app *app, int step)
{
	return page_view_step(app, (size_t)step) == STEP_DONE;
}

static int chosen_step(const struct app *app)
{
	const struct target *target;

	if (app->page.target < 0)
		return -1;
	target = &app->page.doc->targets[app->page.target];
	return target->kind == TARGET_STEP ? target->step : -1;
}

static void draw_grounds(const struct app *app, struct canvas *canvas, const struct line *line,
			 int y, bool focused)
{
	const struct rect *text = &app->frame.text;
	int at = text->column, step = chosen_step(app);

	if (line->ground != STYLE_TEXT)
		canvas_ground(canvas, y, text->column + line->indent, text->columns - line->indent,
			      (enum style)line->ground);
	if (step >= 0) {
		if (line->step == step && line->cells > 0 && focused)
			canvas_ground(canvas, y, text->column - 1, text->columns + 2, STYLE_CHOSEN);
		return;
	}
	for (int i = 0; i < line->run_count; at += line->runs[i++].cells)
		if (focused && app->page.target >= 0 && line->runs[i].target == app->page.target)
			canvas_ground(canvas, y, at, line->runs[i].cells, STYLE_CHOSEN);
}

static void draw_runs(const struct app *app, struct canvas *canvas, const struct line *line, int y)
{
	const struct rect *text = &app->frame.text;
	bool done = line->step >= 0 && is_done(app, line->step);
	int at = text->column;

	for (int i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		enum style style = (enum style)run->style;
		const char *words = run->text;
		size_t len = run->len;

		if (line->box && (style == STYLE_BOX || style == STYLE_BOX_DONE)) {
			style = done ? STYLE_BOX_DONE : STYLE_BOX;
			words = layout_box(app->options.ascii, done);
			len = strlen(words);
		} else if (done && style == STYLE_TEXT) {
			style = STYLE_QUIET;
		}
		canvas_put(canvas, y, at, text->column + text->columns - at, words, len, style,
			   run->marks);
		at += run->cells;
	}
}

/* "2 of 5 done" beside a heading that has steps. */
static void add_heading_steps(const struct app *app, const struct line *line, struct strbuf *out)
{
	const struct doc *doc = app->page.doc;
	const char *slug = line->block->as.heading.slug;
	size_t total = 0, done = 0;

	for (size_t i = 0; i < doc->step_count; i++)
		if (doc->steps[i].slug[0] != '\0' && strcmp(doc->steps[i].slug, slug) == 0) {
			total++;
			done += is_done(app, (int)i);
		}
	/* Of a file that is no page nothing is kept. */
	if (total > 0 && app_page(app) != NULL)
		strbuf_addf(out, "%zu of %zu done", done, total);
}

/* The same, and the questions that it answers, as far as there is room. */
static void draw_heading_aside(const struct app *app, struct canvas *canvas,
			       const struct line *line, int y)
{
	const struct rect *text = &app->frame.text;
	int room = text->columns - line->cells - 2, end = text->column + text->columns;
	struct strbuf steps = {0}, questions = {0}, both = {0};

	add_heading_steps(app, line, &steps);
	cites_add(app, line->block, &questions);
	if (steps.len > 0 && questions.len > 0)
		strbuf_addf(&both, "%s %s %s", steps.data, app_glyph(app, GLYPH_DOT),
			    questions.data);
	if (both.len > 0 && draw_width(canvas, both.data) <= room)
		draw_right(canvas, y, end, both.data, STYLE_QUIET);
	else if (steps.len > 0 && draw_width(canvas, steps.data) <= room)
		draw_right(canvas, y, end, steps.data, STYLE_QUIET);
	else if (questions.len > 0 && draw_width(canvas, questions.data) <= room)
		draw_right(canvas, y, end, questions.data, STYLE_QUIET);
	strbuf_deinit(&steps);
	strbuf_deinit(&questions);
	strbuf_deinit(&both);
}

static void draw_asides(const struct app *app, struct canvas *canvas, const struct line *line,
			int y)
{
	const struct rect *text = &app->frame.text;
	int end = text->column + text->columns;

	if (line->block == NULL || line->cells == 0)
		return;
	if (line->block->kind == BLOCK_HEADING && line->offset == 0)
		draw_heading_aside(app, canvas, line, y);
	if (line->box &&
	    page_view_step(app, (size_t)line->step) == STEP_CHANGED && line->cells + 10 <= text->columns)
		draw_right(canvas, y, end, "changed", STYLE_ACCENT);
}

static void draw_hits(const struct app *app, struct canvas *canvas)
{
	const struct find *find = &app->page.find;
	const struct rect *text = &app->frame.text;

	if (find->pattern.len == 0)
		return;
	for (size_t i = find_from(find, app->page.top); i < find->count; i++) {
		const struct find_part *part = &find->parts[i];

		if (part->line >= app->page.top + (size_t)text->rows)
			break;
		canvas_restyle(canvas, text->row + (int)(part->line - app->page.top),
			       text->column + part->column, part->cells,
			       part->hit == app->page.hit ? STYLE_MATCH_CHOSEN : STYLE_MATCH);
	}
}

static bool screen_place(const struct app *app, int target, int *row, int *column)
{
	size_t line;

	if (!layout_find_target(app->page.layout, target, &line, column) || line < app->page.top ||
	    line >= app->page.top + (size_t)app->frame.text.rows)
		return false;
	*row = app->frame.text.row + (int)(line - app->page.top);
	*column += app->frame.text.column;
	return true;
}

static void draw_numbers(const struct app *app, struct canvas *canvas)
{
	int targets[NUMBERED_MAX];
	size_t count = page_view_targets_shown(app, targets, NUMBERED_MAX);
	char words[24];
	int row, column;

	for (size_t i = 0; i < count; i++)
		if (screen_place(app, targets[i], &row, &column)) {
			/* In the blank before it, if there is one: then no letter is covered. */
			if (column > 0 && canvas_cell(canvas, row, column - 1)->text[0] == ' ')
				column--;
			snprintf(words, sizeof words, "%zu", i + 1);
			canvas_put(canvas, row, column, 4, words, strlen(words), STYLE_MATCH_CHOSEN,
				   0);
		}
}

/* The lines now on the screen have been seen. */
static void note_seen(struct app *app, size_t shown)
{
	struct page_view *view = &app->page;
	size_t count = layout_line_count(view->layout), end = view->top + shown;
	const struct line *first, *after;
	struct place from, to;

	if (shown == 0)
		return;
	first = layout_line(view->layout, view->top);
	after = end < count ? layout_line(view->layout, end) : NULL;
	if (first->block == NULL)
		return;
	from = (struct place){ first->block->number, first->offset };
	to = after != NULL ? (struct place){ after->block->number, after->offset } : PLACE_END;
	if (seen_add(&view->seen, from, to))
		seen_add(&view->fresh, from, to);
}

void page_view_draw(struct app *app, struct canvas *canvas, bool focused)
{
	const struct rect *text = &app->frame.text;
	size_t count, shown = 0;

	if (app->page.layout == NULL)
		return;
	count = layout_line_count(app->page.layout);
	for (int y = 0; y < text->rows && app->page.top + (size_t)y < count; y++, shown++) {
		const struct line *line = layout_line(app->page.layout, app->page.top + (size_t)y);

		draw_grounds(app, canvas, line, text->row + y, focused);
		draw_runs(app, canvas, line, text->row + y);
		draw_asides(app, canvas, line, text->row + y);
	}
	draw_hits(app, canvas);
	if (app->page.numbering)
		draw_numbers(app, canvas);
	note_seen(app, shown);
	if (!focused)
		return;
	canvas->cursor_row = text->row;
	canvas->cursor_column = text->column;
	if (app->page.target >= 0)
		screen_place(app, app->page.target, &canvas->cursor_row, &canvas->cursor_column);
}
