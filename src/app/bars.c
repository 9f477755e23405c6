/* bars.c - title line and status line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/bars.h"

#include <string.h>

#include "app/draw.h"
#include "app/navigate.h"
#include "app/record.h"
#include "app/state.h"
#include "base/sanitize.h"

/*
 * Where in the course one is: "Week 2 of 5", else the page's name; nothing where there is only one.
 */
static void add_position(const struct app *app, struct strbuf *out)
{
	const struct page *page = app_page(app);
	int last = app->tree.weeks;

	if (page->week > 0 && last >= page->week)
		strbuf_addf(out, "Week %d of %d", page->week, last);
	else if (app->course->page_count > 1)
		strbuf_add(out, page->label);
}

static void draw_title(struct app *app, struct canvas *canvas)
{
	enum view_id under = view_under(app);
	struct strbuf right = {0};
	const char *title = app->course != NULL && under != VIEW_START ? app->course->title
								       : "Lectern";
	int margin = app->columns >= 40 ? 2 : 1, width;

	canvas_fill(canvas, 0, 0, 1, app->columns, STYLE_BAR);
	if (under == VIEW_QUIZ || under == VIEW_RESULT || under == VIEW_REVIEW) {
		quiz_view_add_title(app, &right);
		if (app->course == NULL && app->quiz.quiz != NULL)
			title = app->quiz.quiz->title;
	} else if (under == VIEW_START) {
		start_add_title(app, &right);
	} else if (under == VIEW_HELP) {
		strbuf_add(&right, "Help");
	} else if (app_page(app) != NULL) {
		add_position(app, &right);
		if (app->columns >= 40)
			strbuf_addf(&right, "  %3d%%", page_view_percent(app));
	} else if (app->page.file > 0) {
		const char *path = history_file_path(&app->history, app->page.file);

		sanitize_text(&right, path, strlen(path), SANITIZE_LINE);
		if (app->columns >= 40)
			strbuf_addf(&right, "  %3d%%", page_view_percent(app));
	}
	width = draw_width(canvas, strbuf_text(&right));
	if (width > app->columns - 2 * margin - 8)
		width = app->columns - 2 * margin - 8;
	draw_cut(canvas, 0, margin, app->columns - 2 * margin - width - 3, title, STYLE_BAR_TITLE,
		 MARK_STRONG);
	if (width > 0)
		draw_cut(canvas, 0, app->columns - margin - width, width, strbuf_text(&right),
			 STYLE_BAR, 0);
	strbuf_deinit(&right);
}

/* --- the status line --- */

static int hint_width(const struct app *app, const struct canvas *canvas, const struct hint *hint,
		      enum context context)
{
	struct strbuf key = {0};
	int cells = 0;

	if (keymap_add_hint(app->keymap, hint->command, context, &key))
		cells = draw_width(canvas, strbuf_text(&key)) + 1 +
			draw_width(canvas, hint->label) + 3;
	strbuf_deinit(&key);
	return cells;
}

static int draw_hint(struct app *app, struct canvas *canvas, int column, const struct hint *hint,
		     enum context context)
{
	struct bars *bars = &app->bars;
	struct strbuf key = {0};
	int at = column;

	if (keymap_add_hint(app->keymap, hint->command, context, &key)) {
		at += canvas_put(canvas, app->rows - 1, at, app->columns - at, key.data, key.len,
				 STYLE_BAR_KEY, 0) +
		      1;
		at += canvas_put(canvas, app->rows - 1, at, app->columns - at, hint->label,
				 strlen(hint->label), STYLE_BAR, 0) +
		      3;
		bars->hints[bars->count].command = hint->command;
		bars->hints[bars->count].row = app->rows - 1;
		bars->hints[bars->count].column = column;
		bars->hints[bars->count++].end = at - 3;
	}
	strbuf_deinit(&key);
	return at;
}

/* As many hints as fit, the last one always among them: it says where the rest is told. */
static void draw_hints(struct app *app, struct canvas *canvas, int column, int end)
{
	struct hint hints[HINTS_MAX];
	const struct view *view = view_now(app);
	enum context context = view_context(app);
	size_t count = view->hints != NULL ? view->hints(app, hints) : 0;
	int room, last;

	if (count == 0)
		return;
	last = hint_width(app, canvas, &hints[count - 1], context);
	room = end + 3 - column;
	for (size_t i = 0; i + 1 < count; i++) {
		int width = hint_width(app, canvas, &hints[i], context);

		if (width == 0 || width + last > room)
			continue;
		column = draw_hint(app, canvas, column, &hints[i], context);
		room -= width;
	}
	if (last <= room)
		draw_hint(app, canvas, column, &hints[count - 1], context);
}

/* The link that is chosen tells where it leads. */
static bool add_chosen_target(const struct app *app, struct strbuf *out)
{
	const struct target *target;

	if (view_top(app) != VIEW_PAGE || app->page.doc == NULL || app->page.target < 0)
		return false;
	target = &app->page.doc->targets[app->page.target];
	if (target->kind != TARGET_LINK)
		return false;
	strbuf_addf(out, "%s ", app_glyph(app, GLYPH_ARROW));
	navigate_add_link(app, app->page.page, target->href, out);
	return true;
}

static void draw_status(struct app *app, struct canvas *canvas)
{
	struct strbuf right = {0}, left = {0};
	int margin = app->columns >= 40 ? 2 : 1, row = app->rows - 1, end = app->columns - margin,
	    width;
	bool good = record_state(app, &right);

	app->bars.count = 0;
	canvas_fill(canvas, row, 0, 1, app->columns, STYLE_BAR);
	if (app->count > 0) {
		strbuf_reset(&right);
		strbuf_addf(&right, "%d", app->count);
		good = true;
	}
	if (view_top(app) == VIEW_PROMPT) {
		prompt_draw(app, canvas, (struct rect){ row, margin, 1, end - margin });
	} else if (app->message.len > 0) {
		draw_cut(canvas, row, margin, end - margin, strbuf_text(&app->message),
			 app->message_bad ? STYLE_WRONG : STYLE_ACCENT, 0);
	} else {
		width = draw_width(canvas, strbuf_text(&right));
		if (width > 0 && width + 2 <= end - margin) {
			draw_right(canvas, row, end, strbuf_text(&right),
				   good ? STYLE_BAR : STYLE_WRONG);
			end -= width + 2;
		} else if (!good) {
			draw_cut(canvas, row, margin, end - margin, strbuf_text(&right),
				 STYLE_WRONG, 0);
			end = margin;
		}
		if (end > margin && add_chosen_target(app, &left))
			draw_cut(canvas, row, margin, end - margin, strbuf_text(&left), STYLE_LINK,
				 0);
		else if (end > margin)
			draw_hints(app, canvas, margin, end);
	}
	strbuf_deinit(&left);
	strbuf_deinit(&right);
}

void bars_draw(struct app *app, struct canvas *canvas)
{
	draw_title(app, canvas);
	draw_status(app, canvas);
}

bool bars_find(const struct app *app, int row, int column, enum command *command)
{
	const struct bars *bars = &app->bars;

	for (size_t i = 0; i < bars->count; i++)
		if (row == bars->hints[i].row && column >= bars->hints[i].column &&
		    column < bars->hints[i].end) {
			*command = bars->hints[i].command;
			return true;
		}
	return false;
}
