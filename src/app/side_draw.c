/* side_draw.c - the sidebar on the canvas: as many rows as fit, and the foot. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "app/draw.h"
#include "app/shorten.h"
#include "app/state.h"
#include "base/ascii.h"

#define FOOT_LEAST_ROWS 12
#define WIDE_COLUMNS 28		/* from here on a group indents by two cells */
#define MARK_COLUMN 2		/* of pages at the top; the sign of a fold stands before it */

struct pen {
	struct canvas *canvas;
	int y, left, columns;
	int section;			/* the heading that is read just now; -1 */
};

/* --- where things stand --- */

/* The foot of the sidebar tells of the review once there is one; not where rows are scarce. */
int side_foot(const struct app *app)
{
	const struct rect *side = &app->frame.side;

	return side->rows >= FOOT_LEAST_ROWS && review_view_known(app) > 0
		? side->row + side->rows - 1 : -1;
}

/* Below the blank row that a roomy screen has. */
struct rect side_area(const struct app *app)
{
	struct rect area = app->frame.side;
	int pad = app->frame.text.row - area.row;

	area.row += pad;
	area.rows -= pad + (side_foot(app) >= 0 ? 2 : 0);
	area.rows = area.rows > 0 ? area.rows : 0;
	return area;
}

/* However deep a course is, most of a row is its label's. */
static int mark_column(const struct app *app, int page)
{
	int columns = app->frame.side.columns;
	int indent = app->course->pages[page].depth * (columns >= WIDE_COLUMNS ? 2 : 1);

	return MARK_COLUMN + (indent < columns / 4 ? indent : columns / 4);
}

/* A group that is no page has no mark: the sign stands in its place. */
int side_sign_column(const struct app *app, int page)
{
	if (!tree_is_group(&app->tree, page))
		return -1;
	return mark_column(app, page) - (app->course->pages[page].path != NULL);
}

/* --- what is said of a page, a group, a section --- */

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
static void add_page_state(const struct app *app, int page, bool brief, struct strbuf *out)
{
	const struct tally *tally = &app->tallies[page];
	struct strbuf quiz = {0};

	add_quiz_state(app, page, &quiz);
	if (tally->known && tally->steps > 0 &&
	    (quiz.len == 0 || (!brief && tally->steps_done < tally->steps)))
		strbuf_addf(out, "%zu/%zu", tally->steps_done, tally->steps);
	if (quiz.len > 0)
		strbuf_addf(out, "%s%s", out->len > 0 ? " " : "", quiz.data);
	strbuf_deinit(&quiz);
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

/* --- rows --- */

static void draw_sign(const struct app *app, const struct pen *pen, int column, enum glyph id,
		      enum style style)
{
	const char *sign = app_glyph(app, id);

	canvas_put(pen->canvas, pen->y, pen->left + column, 2, sign, strlen(sign), style, 0);
}

static void draw_shortened(const struct pen *pen, int column, int cells, const char *text,
			   enum style style, unsigned marks)
{
	struct strbuf plain = {0}, label = {0};

	if (pen->canvas->ascii)
		ascii_add(&plain, text, strlen(text));
	else
		strbuf_add(&plain, text);
	shorten_label(&label, strbuf_text(&plain), cells, pen->canvas->ambiguous,
		      pen->canvas->ascii ? "~" : "…");
	canvas_put(pen->canvas, pen->y, pen->left + column, cells, strbuf_text(&label), label.len,
		   style, marks);
	strbuf_deinit(&label);
	strbuf_deinit(&plain);
}

/* A label from a column on, and what stands flush right if it leaves room for one. */
static void draw_words(const struct pen *pen, int column, const char *text, enum style style,
		       unsigned marks, const char *right, enum style right_style)
{
	int taken = right[0] != '\0' ? draw_width(pen->canvas, right) + 1 : 0;
	int room = pen->columns - column - 2;

	if (taken > room - 4)
		taken = 0;
	if (draw_width(pen->canvas, text) <= room - taken)
		canvas_put(pen->canvas, pen->y, pen->left + column, room - taken, text,
			   strlen(text), style, marks);
	else
		draw_shortened(pen, column, room - taken, text, style, marks);
	if (taken > 0)
		draw_right(pen->canvas, pen->y, pen->left + pen->columns - 2, right, right_style);
}

static void draw_page_row(const struct app *app, const struct pen *pen, int index)
{
	static const enum style mark_styles[] = { STYLE_QUIET, STYLE_ACCENT, STYLE_DONE };
	static const enum glyph mark_glyphs[] = { GLYPH_UNREAD, GLYPH_BEGUN, GLYPH_READ };
	const struct page *page = &app->course->pages[index];
	bool folded = side_is_folded(app, index), open = index == app->page.page;
	int column = mark_column(app, index), sign = side_sign_column(app, index), done, pages;
	enum tally_mark mark = folded ? tally_group(app, index, &done, &pages)
				      : tally_mark(app, (size_t)index);
	struct strbuf state = {0};

	if (folded && mark != TALLY_UNREAD)
		strbuf_addf(&state, "%d/%d", done, pages);
	else if (mark != TALLY_UNREAD)
		add_page_state(app, index, false, &state);
	if (!folded && state.len > 0 &&
	    column + 5 + draw_width(pen->canvas, page->label) + (int)state.len > pen->columns) {
		strbuf_reset(&state);
		add_page_state(app, index, true, &state);
	}
	if (page->path != NULL)
		draw_sign(app, pen, column, mark_glyphs[mark], mark_styles[mark]);
	if (sign >= 0)
		draw_sign(app, pen, sign, folded ? GLYPH_FOLDED : GLYPH_UNFOLDED, STYLE_QUIET);
	if (open)
		draw_sign(app, pen, 0, GLYPH_SIDE_CURSOR, STYLE_ACCENT);
	draw_words(pen, column + 2, page->label, STYLE_SIDE, open ? MARK_STRONG : 0,
		   strbuf_text(&state), mark == TALLY_DONE ? STYLE_DONE : STYLE_ACCENT);
	strbuf_deinit(&state);
}

static void draw_row(const struct app *app, const struct pen *pen, const struct side_row *row)
{
	int column = mark_column(app, row->page) + 4;
	const struct heading *heading;
	struct strbuf state = {0};
	enum style style;

	switch (row->kind) {
	case SIDE_PAGE:
		draw_page_row(app, pen, row->page);
		break;
	case SIDE_SECTION:
		heading = &app->page.doc->headings[row->heading];
		style = section_state(app, heading, &state);
		draw_words(pen, column, heading->text,
			   pen->section == (int)row->heading ? STYLE_ACCENT : STYLE_QUIET, 0,
			   strbuf_text(&state), style);
		break;
	case SIDE_QUIZ:
		style = quiz_state(app, row->page, &state);
		draw_words(pen, column, "Quiz", STYLE_QUIET, 0, strbuf_text(&state), style);
		break;
	}
	strbuf_deinit(&state);
}

static void draw_foot(const struct app *app, const struct pen *pen)
{
	size_t due = review_view_due(app);
	struct strbuf words = {0};

	if (due > 0)
		strbuf_addf(&words, "%zu due", due);
	else
		strbuf_add(&words, "none due");
	draw_words(pen, MARK_COLUMN, "Review", STYLE_SIDE, 0, words.data,
		   due > 0 ? STYLE_ACCENT : STYLE_QUIET);
	strbuf_deinit(&words);
}

/* --- scrolling --- */

/*
 * What is to be in view: the cursor while the sidebar has the focus, else the open page with as
 * much of its sections as fits, and a row more at both ends so that one sees what comes next.
 */
static void find_wanted(const struct app *app, long height, bool focused, struct side_row *first,
			struct side_row *last)
{
	struct side_row next;
	long taken = 1;

	*first = *last = next = app->side.cursor;
	if (focused)
		return;
	while (taken < height && side_row_move(app, &next, 1) > 0) {
		*last = next;
		taken++;
		if (next.kind == SIDE_PAGE)
			break;
	}
	if (taken < height)
		side_row_move(app, first, -1);
}

static struct side_row bottom_row(const struct app *app, long height)
{
	struct side_row bottom = app->side.top;

	side_row_move(app, &bottom, height - 1);
	return bottom;
}

/* Scrolls as little as it must; to a page that was out of sight it jumps, with rows around it. */
static void follow_cursor(struct app *app, long height, bool focused)
{
	struct side *side = &app->side;
	struct side_row first, last, bottom = bottom_row(app, height);

	if (!focused && (side_row_compare(&side->cursor, &side->top) < 0 ||
			 side_row_compare(&side->cursor, &bottom) > 0)) {
		side->top = side->cursor;
		side_row_move(app, &side->top, -height / 3);
		bottom = bottom_row(app, height);
	}
	find_wanted(app, height, focused, &first, &last);
	if (side_row_compare(&last, &bottom) > 0) {
		side->top = last;
		side_row_move(app, &side->top, 1 - height);
	}
	if (side_row_compare(&first, &side->top) < 0)
		side->top = first;
}

/* Brings the rows in order after whatever has changed; no row is left blank that could show one. */
static void scroll(struct app *app, long height, bool focused)
{
	struct side *side = &app->side;
	struct side_row bottom;

	side_row_settle(app, &side->cursor);
	side_row_settle(app, &side->top);
	if (focused || !side->loose)
		follow_cursor(app, height, focused);
	bottom = side->top;
	side_row_move(app, &side->top, side_row_move(app, &bottom, height - 1) - (height - 1));
}

static void draw_divider(const struct app *app, struct canvas *canvas)
{
	const struct rect *side = &app->frame.side;
	const char *divider = app_glyph(app, GLYPH_DIVIDER);

	for (int y = 0; y < side->rows; y++)
		canvas_put(canvas, side->row + y, side->column + side->columns - 1, 1, divider,
			   strlen(divider), STYLE_RULE, 0);
}

void side_draw(struct app *app, struct canvas *canvas, bool focused)
{
	const struct rect area = side_area(app), *side = &app->frame.side;
	struct pen pen = { canvas, area.row, area.column, area.columns,
			   page_view_section(app, 2) };
	struct side_row row;
	int foot = side_foot(app);

	canvas_fill(canvas, side->row, side->column, side->rows, side->columns, STYLE_SIDE);
	scroll(app, area.rows > 0 ? area.rows : 1, focused);
	row = app->side.top;
	for (int y = 0; y < area.rows; y++, pen.y++) {
		if (side_row_compare(&row, &app->side.cursor) == 0) {
			canvas_ground(canvas, pen.y, pen.left,
				      pen.columns - (app->frame.page_shown ? 1 : 0), STYLE_CHOSEN);
			if (focused) {
				canvas->cursor_row = pen.y;
				canvas->cursor_column = pen.left + 2;
			}
		}
		draw_row(app, &pen, &row);
		if (side_row_move(app, &row, 1) == 0)
			break;
	}
	pen.y = foot;
	if (foot >= 0)
		draw_foot(app, &pen);
	if (app->frame.page_shown)
		draw_divider(app, canvas);
}
