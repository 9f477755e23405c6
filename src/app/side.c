/* side.c - the sidebar: pages with their marks, and the sections of the one that is open. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/side.h"

#include <stdlib.h>
#include <string.h>

#include "app/draw.h"
#include "app/navigate.h"
#include "app/state.h"
#include "base/width.h"
#include "base/xalloc.h"

#define FOOT_LEAST_ROWS 12

void side_deinit(struct side *side)
{
	free(side->rows);
	side->rows = NULL;
	side->count = side->cap = 0;
}

static void add_row(struct side *side, enum side_kind kind, int page, size_t heading)
{
	side->rows = xgrow(side->rows, side->count, &side->cap, sizeof *side->rows);
	side->rows[side->count++] = (struct side_row){ kind, page, heading };
}

static void add_sections(struct app *app, int page)
{
	const struct doc *doc = app->page.doc;

	for (size_t i = 0; i < doc->heading_count; i++)
		if (doc->headings[i].level == 2)
			add_row(&app->side, SIDE_SECTION, page, i);
	if (app->course->pages[page].quiz != NULL || app->tallies[page].quiz)
		add_row(&app->side, SIDE_QUIZ, page, 0);
}

int side_wanted_width(const struct app *app)
{
	int width = 18;

	for (size_t i = 0; i < app->course->page_count; i++) {
		const struct page *page = &app->course->pages[i];
		int cells = width_text(page->label, strlen(page->label), app->options.ambiguous) +
			    2 * page->depth + 12;

		width = cells > width ? cells : width;
	}
	return width < 30 ? width : 30;
}

void side_rebuild(struct app *app)
{
	struct side *side = &app->side;

	side->count = 0;
	if (app->course == NULL)
		return;
	for (size_t i = 0; i < app->course->page_count; i++) {
		if ((int)i == app->page.page)
			side->cursor = side->count;
		add_row(side, SIDE_PAGE, (int)i, 0);
		if ((int)i == app->page.page)
			add_sections(app, (int)i);
	}
}

/* --- drawing --- */

static void add_quiz_state(const struct app *app, int page, struct strbuf *out)
{
	const struct quiz_record *record = progress_quiz(app->progress,
							 app->course->pages[page].id);

	if (record != NULL && record->attempts > 0)
		strbuf_addf(out, "%d%%", (int)(record->best * 100 + 1e-9));
	else if (record != NULL && record->open)
		strbuf_add(out, "open");
}

/*
 * The counts of a page that was begun, flush right: steps while some are to do, and the quiz; that
 * alone if it is brief.
 */
static enum style page_state(const struct app *app, int page, bool brief, struct strbuf *out)
{
	const struct tally *tally = &app->tallies[page];
	enum tally_mark mark = tally_mark(app, (size_t)page);
	struct strbuf quiz = {0};

	if (mark == TALLY_UNREAD)
		return STYLE_QUIET;
	add_quiz_state(app, page, &quiz);
	if (tally->known && tally->steps > 0 &&
	    (quiz.len == 0 || (!brief && tally->steps_done < tally->steps)))
		strbuf_addf(out, "%zu/%zu", tally->steps_done, tally->steps);
	if (quiz.len > 0)
		strbuf_addf(out, "%s%s", out->len > 0 ? " " : "", quiz.data);
	strbuf_deinit(&quiz);
	return mark == TALLY_DONE ? STYLE_DONE : STYLE_ACCENT;
}

static enum style section_state(const struct app *app, const struct heading *heading,
				struct strbuf *out)
{
	const struct doc *doc = app->page.doc;
	size_t total = 0, done = 0;

	for (size_t i = 0; i < doc->step_count; i++)
		if (doc->steps[i].slug[0] != '\0' &&
		    strcmp(doc->steps[i].slug, heading->slug) == 0) {
			total++;
			done += progress_step(app->progress, app_page(app)->id, doc, i) ==
				STEP_DONE;
		}
	if (total > 0)
		strbuf_addf(out, "%zu/%zu", done, total);
	return total > 0 && done == total ? STYLE_DONE : STYLE_QUIET;
}

static enum style quiz_state(const struct app *app, int page, struct strbuf *out)
{
	const struct quiz_record *record = progress_quiz(app->progress,
							 app->course->pages[page].id);

	add_quiz_state(app, page, out);
	if (out->len == 0 && app->tallies[page].questions > 0)
		strbuf_addf(out, "%zu q", app->tallies[page].questions);
	return record != NULL && record->passed ? STYLE_DONE : STYLE_QUIET;
}

struct pen {
	struct canvas *canvas;
	int y, left, columns;
};

static void draw_words(const struct pen *pen, int indent, const char *text, enum style style,
		       unsigned marks, const char *right, enum style right_style)
{
	int taken = right[0] != '\0' ? draw_width(pen->canvas, right) + 1 : 0;
	int room = pen->columns - indent - 2;

	if (taken > room - 4)
		taken = 0;
	draw_cut(pen->canvas, pen->y, pen->left + indent, room - taken, text, style, marks);
	if (taken > 0)
		draw_right(pen->canvas, pen->y, pen->left + pen->columns - 2, right, right_style);
}

static void draw_page_row(const struct app *app, const struct pen *pen, int index)
{
	static const enum style mark_styles[] = { STYLE_QUIET, STYLE_ACCENT, STYLE_DONE };
	static const enum glyph mark_glyphs[] = { GLYPH_UNREAD, GLYPH_BEGUN, GLYPH_READ };
	const struct page *page = &app->course->pages[index];
	enum tally_mark mark = tally_mark(app, (size_t)index);
	bool open = index == app->page.page;
	int indent = 2 + 2 * (page->depth < 6 ? page->depth : 6);
	struct strbuf state = {0};
	enum style style = page_state(app, index, false, &state);

	if (indent + 5 + draw_width(pen->canvas, page->label) + (int)state.len > pen->columns) {
		strbuf_reset(&state);
		style = page_state(app, index, true, &state);
	}
	if (page->path != NULL) {
		const char *sign = app_glyph(app, mark_glyphs[mark]);

		canvas_put(pen->canvas, pen->y, pen->left + indent, 2, sign, strlen(sign),
			   mark_styles[mark], 0);
	}
	if (open) {
		const char *edge = app_glyph(app, GLYPH_SIDE_CURSOR);

		canvas_put(pen->canvas, pen->y, pen->left, 1, edge, strlen(edge), STYLE_ACCENT, 0);
	}
	draw_words(pen, indent + 2, page->label, page->path != NULL ? STYLE_SIDE : STYLE_QUIET,
		   open ? MARK_STRONG : 0, strbuf_text(&state), style);
	strbuf_deinit(&state);
}

static void draw_row(const struct app *app, const struct pen *pen, const struct side_row *row)
{
	int indent = 6 + 2 * (app->course->pages[row->page].depth < 6
				      ? app->course->pages[row->page].depth
				      : 6);
	struct strbuf state = {0};
	enum style style;

	switch (row->kind) {
	case SIDE_PAGE:
		draw_page_row(app, pen, row->page);
		break;
	case SIDE_SECTION:
		style = section_state(app, &app->page.doc->headings[row->heading], &state);
		draw_words(pen, indent, app->page.doc->headings[row->heading].text,
			   page_view_section(app, 2) == (int)row->heading ? STYLE_ACCENT
									  : STYLE_QUIET,
			   0, strbuf_text(&state), style);
		break;
	case SIDE_QUIZ:
		style = quiz_state(app, row->page, &state);
		draw_words(pen, indent, "Quiz", STYLE_QUIET, 0, strbuf_text(&state), style);
		break;
	}
	strbuf_deinit(&state);
}

/* The foot of the sidebar tells of the review once there is one; not where rows are scarce. */
static bool has_foot(const struct app *app)
{
	return app->frame.side.rows >= FOOT_LEAST_ROWS && review_view_known(app) > 0;
}

static int foot_row(const struct app *app)
{
	return app->frame.side.row + app->frame.side.rows - 1;
}

static void draw_foot(const struct app *app, const struct pen *pen)
{
	size_t due = review_view_due(app);
	struct strbuf words = {0};

	if (due > 0)
		strbuf_addf(&words, "%zu due", due);
	else
		strbuf_add(&words, "none due");
	draw_words(pen, 2, "Review", STYLE_SIDE, 0, words.data,
		   due > 0 ? STYLE_ACCENT : STYLE_QUIET);
	strbuf_deinit(&words);
}

/* Rows of the sidebar on the screen, below the blank one that a roomy screen has. */
static struct rect row_area(const struct app *app)
{
	struct rect area = app->frame.side;
	int pad = app->frame.text.row - area.row;

	area.row += pad;
	area.rows -= pad + (has_foot(app) ? 2 : 0);
	area.rows = area.rows > 0 ? area.rows : 0;
	return area;
}

/*
 * Keeps in view: the cursor while the sidebar has the focus, else the open page with as much of its
 * sections as fits.
 */
static void scroll_to_cursor(struct app *app, int rows, bool focused)
{
	struct side *side = &app->side;
	size_t height = rows > 0 ? (size_t)rows : 1, last = side->cursor;

	if (!focused)
		while (last + 1 < side->count && side->rows[last + 1].kind != SIDE_PAGE &&
		       last + 1 < side->cursor + height)
			last++;
	if (last >= side->top + height)
		side->top = last + 1 - height;
	if (side->cursor < side->top)
		side->top = side->cursor;
	if (side->count <= height)
		side->top = 0;
	else if (side->top > side->count - height)
		side->top = side->count - height;
}

void side_draw(struct app *app, struct canvas *canvas, bool focused)
{
	struct rect area = row_area(app);
	const char *divider = app_glyph(app, GLYPH_DIVIDER);
	struct side *side = &app->side;

	canvas_fill(canvas, app->frame.side.row, app->frame.side.column, app->frame.side.rows,
		    app->frame.side.columns, STYLE_SIDE);
	scroll_to_cursor(app, area.rows, focused);
	for (int y = 0; y < area.rows && side->top + (size_t)y < side->count; y++) {
		const struct pen pen = { canvas, area.row + y, area.column, area.columns };
		size_t index = side->top + (size_t)y;

		if (index == side->cursor) {
			canvas_ground(canvas, pen.y, pen.left,
				      pen.columns - (app->frame.page_shown ? 1 : 0), STYLE_CHOSEN);
			if (focused) {
				canvas->cursor_row = pen.y;
				canvas->cursor_column = pen.left + 2;
			}
		}
		draw_row(app, &pen, &side->rows[index]);
	}
	if (has_foot(app))
		draw_foot(app, &(struct pen){ canvas, foot_row(app), area.column, area.columns });
	if (app->frame.page_shown)
		for (int y = 0; y < app->frame.side.rows; y++)
			canvas_put(canvas, app->frame.side.row + y, area.column + area.columns - 1,
				   1, divider, strlen(divider), STYLE_RULE, 0);
}

/* --- commands --- */

static unsigned move_to(struct app *app, long to)
{
	struct side *side = &app->side;

	if (to >= (long)side->count)
		to = (long)side->count - 1;
	side->cursor = to > 0 ? (size_t)to : 0;
	return REACT_REDRAW;
}

static unsigned move_by(struct app *app, long by)
{
	return move_to(app, (long)app->side.cursor + by);
}

static long some(int count, long otherwise)
{
	return count > 0 ? count : otherwise;
}

static long screenful(const struct app *app)
{
	return row_area(app).rows > 1 ? row_area(app).rows : 1;
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
	return move_to(app, some(count, 1) - 1);
}

static unsigned run_bottom(struct app *app, int count)
{
	return move_to(app, some(count, (long)app->side.count) - 1);
}

static unsigned run_to_page(struct app *app, int count)
{
	(void)count;
	view_replace(app, VIEW_PAGE);
	side_rebuild(app);
	return REACT_REDRAW;
}

static unsigned run_open(struct app *app, int count)
{
	struct side_row row;

	if (app->side.cursor >= app->side.count)
		return REACT_NONE;
	row = app->side.rows[app->side.cursor];
	run_to_page(app, count);
	switch (row.kind) {
	case SIDE_PAGE:
		return navigate_page(app, row.page);
	case SIDE_QUIZ:
		return quiz_view_open_page(app, 0);
	case SIDE_SECTION:
		break;
	}
	navigate_leave(app);
	page_view_go(app, (struct place){ app->page.doc->headings[row.heading].block->number, 0 });
	app->page.target = -1;
	return REACT_REDRAW;
}

static unsigned side_mouse(struct app *app, const struct key_event *event)
{
	struct rect area = row_area(app);
	size_t index = app->side.top + (size_t)(event->row - area.row);

	if (event->key != KEYSYM_CLICK) {
		if (app->frame.page_shown && !rect_has(app->frame.side, event->row, event->column))
			return page_view.mouse(app, event);
		if (view_top(app) != VIEW_SIDE)
			view_replace(app, VIEW_SIDE);
		return move_by(app, event->key == KEYSYM_WHEEL_DOWN ? 3 : -3);
	}
	if (has_foot(app) && event->row == foot_row(app) &&
	    rect_has(app->frame.side, event->row, event->column))
		return review_view_open(app, 0);
	if (!rect_has(area, event->row, event->column)) {
		if (app->frame.page_shown && rect_has(app->frame.page, event->row, event->column)) {
			run_to_page(app, 0);
			return page_view.mouse(app, event) | REACT_REDRAW;
		}
		return REACT_NONE;
	}
	if (index >= app->side.count)
		return REACT_NONE;
	app->side.cursor = index;
	return run_open(app, 0);
}

static size_t side_hints(struct app *app, struct hint *hints)
{
	(void)app;
	hints[0] = (struct hint){ COMMAND_OPEN, "open" };
	hints[1] = (struct hint){ COMMAND_SIDEBAR, "to the page" };
	hints[2] = (struct hint){ COMMAND_SIDEBAR_HIDE, "hide" };
	hints[3] = (struct hint){ COMMAND_PAGES, "find a page" };
	hints[4] = (struct hint){ COMMAND_HELP, "help" };
	return 5;
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
	[COMMAND_SIDEBAR]   = run_to_page,
	[COMMAND_TO_PAGE]   = run_to_page,
};

const struct view side_view = {
	.context = IN_SIDE, .counts = true, .run = run, .mouse = side_mouse, .hints = side_hints,
};
