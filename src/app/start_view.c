/* start_view.c - the start screen: drawing it, moving in it, choosing. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/start.h"

#include <stdlib.h>
#include <string.h>

#include "app/lists.h"
#include "app/record.h"
#include "app/state.h"
#include "base/date.h"
#include "base/file.h"
#include "base/sanitize.h"

#define BAR_CELLS 16
#define BAR_LEAST_WIDTH 60	/* of the sheet, from which rows have a bar */
#define DUE_CELLS 9		/* "12 due" and what parts it from the percentage */
#define DUE_LEAST_WIDTH 36	/* of the sheet, from which rows say what is due */
#define PERCENT_CELLS 6
#define INDENT 4		/* of a title: cursor and mark stand before it */
#define DAYS_TOLD 14		/* so long ago a day is told by its distance */
#define TAG_REVIEW 0		/* rows of the sheet are tagged by struct start cursor */

/* Rows that are shown: quizzes without a course come last and are not. */
static size_t shown_count(const struct start *start)
{
	size_t count = start->count;

	while (count > 0 && start->rows[count - 1].kind == START_FILE)
		count--;
	return count;
}

static bool is_looked_at(const struct start_row *row)
{
	return row->id != NULL;
}

/* --- a row --- */

static enum tally_mark mark_of(const struct start_row *row)
{
	if (row->last == 0)
		return TALLY_UNREAD;
	return row->percent == 100 ? TALLY_DONE : TALLY_BEGUN;
}

/* How far one is, as a line of which a part is strong. */
static void put_bar(const struct app *app, struct sheet *sheet, size_t at, int column,
		    const struct start_row *row)
{
	const char *full = app_glyph(app, GLYPH_GAUGE), *rest = app_glyph(app, GLYPH_GAUGE_REST);
	int cells = sheet_text_width(sheet, full, strlen(full)), count = BAR_CELLS / cells;
	int filled = row->percent * count / 100;
	struct strbuf bar = {0};

	filled += filled == 0 && row->percent > 0;
	strbuf_repeat(&bar, full, filled);
	if (bar.len > 0)
		sheet_put(sheet, at, column, row->percent == 100 ? STYLE_DONE : STYLE_ACCENT, 0,
			  bar.data);
	strbuf_reset(&bar);
	strbuf_repeat(&bar, rest, count - filled);
	if (bar.len > 0)
		sheet_put(sheet, at, column + filled * cells, STYLE_FAINT, 0, bar.data);
	strbuf_deinit(&bar);
}

/* What stands to the right of a title; returns the column where there is room no more. */
static int put_figures(const struct app *app, struct sheet *sheet, size_t at,
		       const struct start_row *row)
{
	bool due = sheet->width >= DUE_LEAST_WIDTH;
	int end = sheet->width;
	struct strbuf words = {0};

	if (due && row->due > 0) {
		strbuf_addf(&words, "%zu due", row->due);
		sheet_put_right(sheet, at, end, STYLE_ACCENT, words.data);
	}
	end -= due ? DUE_CELLS : 0;
	strbuf_reset(&words);
	strbuf_addf(&words, "%d%%", row->percent);
	sheet_put_right(sheet, at, end,
			row->percent == 100 ? STYLE_DONE : row->percent > 0 ? STYLE_TEXT : STYLE_QUIET,
			words.data);
	strbuf_deinit(&words);
	end -= PERCENT_CELLS;
	if (sheet->width < BAR_LEAST_WIDTH)
		return end;
	put_bar(app, sheet, at, end - BAR_CELLS, row);
	return end - BAR_CELLS - 2;
}

static void add_day(const struct app *app, int64_t instant, struct strbuf *out)
{
	const struct review_options options = record_review_options(app);
	int64_t day = review_local_day(&options, instant);
	int64_t ago = review_local_day(&options, app->port.now(app->port.context)) - day;
	char date[16];

	if (ago <= 0) {
		strbuf_add(out, "today");
	} else if (ago == 1) {
		strbuf_add(out, "yesterday");
	} else if (ago < DAYS_TOLD) {
		strbuf_addf(out, "%d days ago", (int)ago);
	} else {
		date_format_day(day, date);
		strbuf_addf(out, "on %s", date);
	}
}

/* "tinyml · 14 pages · read today, at Week 2" */
static void add_details(const struct app *app, const struct start_row *row, struct strbuf *out)
{
	const char *dot = app_glyph(app, GLYPH_DOT);

	strbuf_addf(out, "%s %s %zu page%s", row->id, dot, row->pages, row->pages == 1 ? "" : "s");
	if (row->last != 0) {
		strbuf_addf(out, " %s %s ", dot, row->page != NULL ? "read" : "used");
		add_day(app, row->last, out);
		if (row->page != NULL && row->pages > 1)
			strbuf_addf(out, ", at %s", row->page);
	}
	if (row->kind == START_BEFORE) {
		strbuf_addf(out, " %s ", dot);
		sanitize_text(out, row->path, strlen(row->path), SANITIZE_LINE);
	}
}

static void put_cursor(const struct app *app, struct sheet *sheet, size_t at)
{
	sheet_put(sheet, at, 0, STYLE_ACCENT, 0, app_glyph(app, GLYPH_CURSOR));
	sheet->rows[at].chosen = true;
}

static void put_row(const struct app *app, struct sheet *sheet, size_t index)
{
	static const enum style mark_styles[] = { STYLE_QUIET, STYLE_ACCENT, STYLE_DONE };
	static const enum glyph marks[] = { GLYPH_UNREAD, GLYPH_BEGUN, GLYPH_READ };
	const struct start_row *row = &app->start.rows[index];
	int tag = (int)index + 1, end = sheet->width;
	size_t at = sheet_add_row(sheet, tag), below = sheet_add_row(sheet, tag);
	bool chosen = app->start.cursor == index + 1;
	enum tally_mark mark = mark_of(row);
	struct strbuf words = {0};

	if (chosen) {
		put_cursor(app, sheet, at);
		sheet->rows[below].chosen = true;
	}
	if (!is_looked_at(row)) {
		const char *name = path_base(row->path);

		sanitize_text(&words, name, strlen(name), SANITIZE_LINE);
		sheet_put_cut(sheet, at, INDENT, end - INDENT, STYLE_QUIET, strbuf_text(&words));
		strbuf_deinit(&words);
		return;
	}
	sheet_put(sheet, at, 2, mark_styles[mark], 0, app_glyph(app, marks[mark]));
	end = put_figures(app, sheet, at, row);
	sheet_put_cut(sheet, at, INDENT, end - INDENT, chosen ? STYLE_STRONG : STYLE_TEXT,
		      row->title);
	add_details(app, row, &words);
	sheet_put_cut(sheet, below, INDENT, sheet->width - INDENT, STYLE_QUIET, words.data);
	strbuf_deinit(&words);
}

/* --- all of it --- */

static void put_review(const struct app *app, struct sheet *sheet)
{
	const struct start *start = &app->start;
	size_t at = sheet_add_row(sheet, TAG_REVIEW), due = start_due(app), known = 0;
	struct strbuf words = {0};
	int column = INDENT;

	for (size_t i = 0; i < start->count; i++)
		known += start->rows[i].known;
	if (start->cursor == TAG_REVIEW)
		put_cursor(app, sheet, at);
	column += sheet_put(sheet, at, column, STYLE_HEADING2, 0, "Review") + 3;
	if (due > 0)
		strbuf_addf(&words, "%zu due today", due);
	else
		strbuf_add(&words, known > 0 ? "nothing is due today"
					     : "what you answer in a quiz comes back here");
	sheet_put_cut(sheet, at, column, sheet->width - column,
		      due > 0 ? STYLE_ACCENT : STYLE_QUIET, words.data);
	strbuf_deinit(&words);
	sheet_add_row(sheet, SHEET_NO_TAG);
}

static void put_heading(struct sheet *sheet, const char *words)
{
	sheet_put(sheet, sheet_add_row(sheet, SHEET_NO_TAG), INDENT, STYLE_HEADING2, 0, words);
}

static void put_nothing(struct sheet *sheet)
{
	static const char *const ways[][2] = {
		{ "lectern FOLDER", "a course, or any folder of Markdown pages" },
		{ "lectern PAGE.md", "one page" },
		{ "lectern help", "what else there is" },
	};

	put_heading(sheet, "No course is installed yet");
	sheet_add_row(sheet, SHEET_NO_TAG);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		size_t row = sheet_add_row(sheet, SHEET_NO_TAG);

		sheet_put(sheet, row, INDENT, STYLE_KEY, 0, ways[i][0]);
		sheet_put_cut(sheet, row, INDENT + 18, sheet->width - INDENT - 18, STYLE_TEXT,
			      ways[i][1]);
	}
	sheet_add_row(sheet, SHEET_NO_TAG);
	sheet_put_text(sheet, sheet->count, SHEET_NO_TAG, INDENT, sheet->width - INDENT, STYLE_QUIET,
		       "What you have opened once stands here the next time. LECTERN_PATH names "
		       "folders that hold course folders.");
}

static void build(const struct app *app, struct sheet *sheet)
{
	const struct start *start = &app->start;
	size_t shown = shown_count(start);

	sheet_init(sheet, app->frame.sheet.columns, app->options.ascii, app->options.ambiguous);
	if (shown == 0) {
		put_nothing(sheet);
		return;
	}
	put_review(app, sheet);
	for (size_t i = 0; i < shown; i++) {
		bool before = start->rows[i].kind == START_BEFORE;

		if (i == 0 || start->rows[i - 1].kind != start->rows[i].kind) {
			if (i > 0)
				sheet_add_row(sheet, SHEET_NO_TAG);
			put_heading(sheet, before ? "Opened before" : "Courses");
		}
		put_row(app, sheet, i);
	}
}

/* Keeps the cursor in view: the heads of the lists with the first of their rows. */
static void scroll(struct app *app, const struct sheet *sheet)
{
	struct start *start = &app->start;
	size_t first = 0, last = 0;
	int rows = app->frame.sheet.rows;

	if (start->cursor > shown_count(start))
		start->cursor = shown_count(start);
	if (start->follow && sheet_find(sheet, (int)start->cursor, &first, &last))
		start->top = sheet_scroll(sheet, start->top, rows, start->cursor <= 1 ? 0 : first,
					  last);
	start->follow = false;
	start->top = sheet_clamp(sheet, start->top, rows);
}

static void start_draw(struct app *app, struct canvas *canvas)
{
	struct rect area = app->frame.sheet;
	size_t first = 0, last = 0;
	struct sheet sheet;

	build(app, &sheet);
	scroll(app, &sheet);
	sheet_draw(&sheet, canvas, area, app->start.top);
	canvas->cursor_row = area.row;
	canvas->cursor_column = area.column;
	if (sheet_find(&sheet, (int)app->start.cursor, &first, &last) && first >= app->start.top &&
	    first < app->start.top + (size_t)area.rows)
		canvas->cursor_row = area.row + (int)(first - app->start.top);
	sheet_deinit(&sheet);
}

void start_add_title(const struct app *app, struct strbuf *out)
{
	size_t shown = shown_count(&app->start), due = start_due(app);

	if (due > 0)
		strbuf_addf(out, "%zu due   ", due);
	if (shown > 0)
		strbuf_addf(out, "%zu course%s", shown, shown == 1 ? "" : "s");
}

/* --- commands --- */

static unsigned move_to(struct app *app, long to)
{
	struct start *start = &app->start;
	long most = (long)shown_count(start);

	start->cursor = (size_t)(to < 0 ? 0 : to > most ? most : to);
	start->moved = start->follow = true;
	return REACT_REDRAW;
}

static unsigned run_down(struct app *app, int count)
{
	return move_to(app, (long)app->start.cursor + (count > 0 ? count : 1));
}

static unsigned run_up(struct app *app, int count)
{
	return move_to(app, (long)app->start.cursor - (count > 0 ? count : 1));
}

static unsigned run_top(struct app *app, int count)
{
	return move_to(app, count);
}

static unsigned run_bottom(struct app *app, int count)
{
	return move_to(app, count > 0 ? count : (long)shown_count(&app->start));
}

/* A course has two rows. */
static unsigned start_scroll(struct app *app, long by)
{
	return move_to(app, (long)app->start.cursor + (by / 2 != 0 ? by / 2 : by));
}

static unsigned run_open(struct app *app, int count)
{
	struct start *start = &app->start;

	(void)count;
	if (start->cursor > shown_count(start) || shown_count(start) == 0)
		return REACT_NONE;
	if (start->cursor == TAG_REVIEW)
		return review_view_open(app, 0);
	return start_choose(app, (int)start->cursor - 1);
}

static unsigned start_mouse(struct app *app, const struct key_event *event)
{
	struct sheet sheet;
	int tag;

	build(app, &sheet);
	tag = sheet_tag_at(&sheet, app->frame.sheet, app->start.top, event->row, event->column);
	sheet_deinit(&sheet);
	if (tag == SHEET_NO_TAG)
		return REACT_NONE;
	move_to(app, tag);
	return run_open(app, 0);
}

static size_t start_hints(struct app *app, struct hint *hints)
{
	size_t count = 0;

	if (shown_count(&app->start) > 0) {
		hints[count++] = (struct hint){ COMMAND_OPEN,
						app->start.cursor == TAG_REVIEW ? "begin" : "open" };
		hints[count++] = (struct hint){ COMMAND_REVIEW, "review" };
		hints[count++] = (struct hint){ COMMAND_SEARCH, "type a name" };
	}
	hints[count++] = (struct hint){ COMMAND_HELP, "help" };
	if (app->depth > 1)
		hints[count++] = (struct hint){ COMMAND_LEAVE, "back" };
	hints[count++] = (struct hint){ COMMAND_QUIT, "leave" };
	return count;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN]       = run_down,
	[COMMAND_LINE_UP]         = run_up,
	[COMMAND_NEXT_TARGET]     = run_down,
	[COMMAND_PREVIOUS_TARGET] = run_up,
	[COMMAND_TOP]             = run_top,
	[COMMAND_BOTTOM]          = run_bottom,
	[COMMAND_OPEN]            = run_open,
	[COMMAND_PAGES]           = lists_courses,
	[COMMAND_SEARCH]          = lists_courses,
};

const struct view start_view = {
	.context = IN_START, .counts = true, .run = run, .mouse = start_mouse,
	.scroll = start_scroll, .hints = start_hints, .draw = start_draw,
};
