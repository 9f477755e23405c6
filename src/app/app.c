/* app.c - the program on the screen, without the screen: keys go in, cells come out. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/bars.h"
#include "app/navigate.h"
#include "app/record.h"
#include "app/state.h"
#include "base/file.h"
#include "base/sanitize.h"
#include "base/xalloc.h"
#include "course/archive.h"

#define PLACE_WAIT 700		/* milliseconds of rest before the place is written */

/* --- sentences --- */

static void set_message(struct app *app, bool bad, const char *format, va_list args)
{
	char text[1200];

	vsnprintf(text, sizeof text, format, args);
	strbuf_reset(&app->message);
	sanitize_text(&app->message, text, strlen(text), SANITIZE_LINE);
	app->message_bad = bad;
}

unsigned app_say(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set_message(app, false, format, args);
	va_end(args);
	return REACT_REDRAW;
}

unsigned app_complain(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set_message(app, true, format, args);
	va_end(args);
	return REACT_REDRAW;
}

/* --- what all of app/ asks --- */

const struct page *app_page(const struct app *app)
{
	return app->course != NULL && app->page.page >= 0 ? &app->course->pages[app->page.page]
							  : NULL;
}

const char *app_glyph(const struct app *app, enum glyph id)
{
	return glyph(app->options.ascii, id);
}

void app_frame(struct app *app)
{
	const struct frame_wish wish = {
		.rows = app->rows, .columns = app->columns, .side_hidden = app->side.hidden,
		.side_focused = view_under(app) == VIEW_SIDE, .side_possible = app->course != NULL,
		.side_width = app->side.width,
	};

	frame_compute(&app->frame, &wish);
	page_view_fit(app);
}

/* --- opening --- */

static char *page_word(const char *page, const char **anchor)
{
	size_t len = strcspn(page, "#");

	*anchor = page[len] == '#' ? page + len + 1 : "";
	return xstrndup(page, len);
}

/* The page to begin with: the one that is named, else where the learner was, else the first. */
static int first_page(const struct app *app, const char *word, struct err *err)
{
	const char *last = progress_last_page(app->progress);
	int page = -1;

	if (word[0] != '\0') {
		page = course_find_page(app->course, word);
		if (page < 0)
			err_set(err, "%s has no page '%s'; lectern outline lists its pages",
				app->course->title, word);
		return page;
	}
	for (size_t i = 0; last != NULL && i < app->course->page_count; i++)
		if (strcmp(app->course->pages[i].id, last) == 0)
			return (int)i;
	for (size_t i = 0; i < app->course->page_count; i++)
		if (app->course->pages[i].path != NULL)
			return (int)i;
	err_set(err, "%s has no pages", app->course->title);
	return -1;
}

static bool open_first_page(struct app *app, const char *page, struct err *err)
{
	const char *anchor = "";
	char *word = page_word(page != NULL ? page : "", &anchor);
	int index = first_page(app, word, err);
	const char *last = progress_last_page(app->progress);
	struct place place;
	bool opened;

	free(word);
	opened = index >= 0 && page_view_load(app, (size_t)index, err);
	if (!opened)
		return false;
	tally_open_page(app);
	side_rebuild(app);
	app_frame(app);
	app->touched = true;
	if (progress_place(app->progress, app_page(app)->id, &place)) {
		page_view_go(app, place);
		app->page.kept = place;
		app->page.kept_set = last != NULL && strcmp(last, app_page(app)->id) == 0;
	}
	if (anchor[0] != '\0' && !page_view_go_anchor(app, anchor))
		app_complain(app, "%s has no heading '%s'", app_page(app)->label, anchor);
	return true;
}

static void close_views(struct app *app)
{
	quiz_view_deinit(&app->quiz);
	review_view_deinit(&app->review_view);
}

static void close_course(struct app *app)
{
	app_save(app);
	cites_deinit(&app->cites);
	headings_forget(app->headings);
	page_view_deinit(&app->page);
	record_close(app);
	free(app->tallies);
	app->tallies = NULL;
	course_free(app->course);
	app->course = NULL;
	history_deinit(&app->history);
	side_deinit(&app->side);
	tree_deinit(&app->tree);
}

static void show_only(struct app *app, enum view_id view)
{
	app->stack[0] = view;
	app->depth = 1;
	app_frame(app);
}

/* A course with pages in place of the one that is open. */
static bool take_course(struct app *app, const char *path, struct err *err)
{
	struct course *course = archive_open(app->options.archives, path, err);

	if (course == NULL)
		return false;
	if (course->page_count == 0) {
		err_set(err, "%s: no page of Markdown is in this course", path);
		course_free(course);
		return false;
	}
	close_course(app);
	app->course = course;
	app->tallies = xcalloc(course->page_count, sizeof *app->tallies);
	app->tallied = 0;
	tree_init(&app->tree, course);
	side_open_course(app);
	record_open(app, course->id, course->path, course->title);
	return true;
}

/* Once, when it was unpacked: who comes back knows. */
static void say_left_out(struct app *app)
{
	const struct archive *archive = app->course->archive;

	if (archive != NULL && archive->fresh && archive->left_out != NULL)
		app_say(app, "%s", archive->left_out);
}

bool app_open_course(struct app *app, const char *path, const char *page, struct err *err)
{
	if (!take_course(app, path, err))
		return false;
	close_views(app);
	show_only(app, VIEW_PAGE);
	say_left_out(app);
	return open_first_page(app, page, err);
}

/* --- going through the courses for a review --- */

bool app_enter_course(struct app *app, const char *path)
{
	struct err err = {0};

	if (app->course != NULL && strcmp(app->course->path, path) == 0)
		return true;
	if (!take_course(app, path, &err) || !open_first_page(app, NULL, &err))
		return false;
	/* nobody has been led to this page: only if it is moved on it is the place to come back to */
	app->page.kept = page_view_place(app);
	app->page.kept_set = true;
	return true;
}

static void open_file_record(struct app *app, const char *path)
{
	char *id = quiz_file_id(path), *real = file_real_path(path);

	record_open(app, id, real, path_base(path));
	free(real);
	free(id);
}

bool app_enter_file(struct app *app, const char *path)
{
	close_course(app);
	open_file_record(app, path);
	return true;
}

void app_enter_nothing(struct app *app)
{
	close_course(app);
	app_frame(app);
}

void app_show_start(struct app *app)
{
	close_views(app);
	app_enter_nothing(app);
	start_renew(app);
	show_only(app, VIEW_START);
}

static void open_theme(struct app *app)
{
	static char *const nowhere[] = { NULL };
	const char *name = app->options.theme != NULL ? app->options.theme : THEME_DEFAULT;
	struct err err = {0};

	theme_plain(&app->theme);
	if (!theme_find(&app->theme, name,
			app->options.theme_folders != NULL ? app->options.theme_folders : nowhere,
			&err) &&
	    app->options.theme != NULL)
		app_complain(app, "%s", err.text);
}

static bool open_quiz_file(struct app *app, struct err *err)
{
	open_file_record(app, app->options.quiz_file);
	return quiz_view_open_file(app, app->options.quiz_file, err);
}

static bool open_asked_course(struct app *app, struct err *err)
{
	const struct app_options *options = &app->options;

	if (!app_open_course(app, options->course, options->page, err))
		return false;
	if (options->review)
		review_view_open(app, 0);
	return !options->quiz || quiz_view_open_first(app, err);
}

static bool open_what_is_asked(struct app *app, struct err *err)
{
	const struct app_options *options = &app->options;

	if (options->quiz_file != NULL)
		return open_quiz_file(app, err);
	if (options->course != NULL)
		return open_asked_course(app, err);
	if (!options->review && start_only_course(app) != NULL)
		return app_open_course(app, start_only_course(app), options->page, err);
	app_show_start(app);
	if (options->review)
		review_view_open(app, 0);
	return true;
}

struct app *app_new(const struct app_options *options, const struct app_port *port, struct err *err)
{
	struct app *app = xcalloc(1, sizeof *app);

	app->options = *options;
	app->options.ambiguous = options->ambiguous == 2 ? 2 : 1;
	app->port = *port;
	app->rows = 24;
	app->columns = 80;
	app->mouse = true;
	app->keymap = keymap_new();
	app->headings = headings_new();
	app->stack[app->depth++] = VIEW_PAGE;
	app->page.page = app->page.target = app->quiz.page = -1;
	app_frame(app);
	open_theme(app);
	if (!open_what_is_asked(app, err)) {
		app_free(app);
		return NULL;
	}
	return app;
}

void app_free(struct app *app)
{
	if (app == NULL)
		return;
	close_views(app);
	close_course(app);
	start_deinit(&app->start);
	list_deinit(&app->list);
	edit_deinit(&app->prompt.edit);
	strbuf_deinit(&app->message);
	headings_free(app->headings);
	keymap_free(app->keymap);
	free(app);
}

/* --- time passing --- */

void app_save(struct app *app)
{
	record_place(app);
	if (app->journal != NULL)
		journal_save(app->journal);
}

unsigned app_idle(struct app *app, int *wait)
{
	size_t cited = app->cites.count;
	const char *remark;
	bool news;

	*wait = -1;
	if (tally_next(app, &news)) {
		*wait = 0;
		return news ? REACT_REDRAW : REACT_NONE;
	}
	if (view_under(app) == VIEW_START && start_next(app)) {
		*wait = 0;
		return REACT_REDRAW;
	}
	if (app->journal == NULL)
		return REACT_NONE;
	if (!app->remarked) {
		app->remarked = true;
		remark = journal_remark(app->journal);
		if (remark != NULL && app->message.len == 0)
			app_say(app, "%s", remark);
		*wait = 0;
		return remark != NULL ? REACT_REDRAW : REACT_NONE;
	}
	if (cites_next(app)) {
		*wait = 0;
		return app->cites.count > cited ? REACT_REDRAW : REACT_NONE;
	}
	if (!record_is_due(app))
		return REACT_NONE;
	if (app->touched) {
		/* The first call after a key: come back when there was none for a while. */
		app->touched = false;
		*wait = PLACE_WAIT;
		return REACT_NONE;
	}
	record_place(app);
	return REACT_REDRAW;
}

void app_size(struct app *app)
{
	if (!app->sized)
		app_resize(app, app->rows, app->columns);
}

unsigned app_resize(struct app *app, int rows, int columns)
{
	app->sized = true;
	app->rows = rows > 0 ? rows : 1;
	app->columns = columns > 0 ? columns : 1;
	app_frame(app);
	if (app->page.layout != NULL && app->page.target >= 0 &&
	    !page_view_target_shown(app, app->page.target))
		page_view_choose(app, app->page.target);
	return REACT_REDRAW | REACT_CLEAR;
}

/* --- drawing --- */

static void draw_too_small(const struct app *app, struct canvas *canvas)
{
	const char *words = "too small";
	int row = app->rows / 2, column = (app->columns - (int)strlen(words)) / 2;

	canvas_put(canvas, row, column > 0 ? column : 0, app->columns, words, strlen(words),
		   STYLE_ACCENT, 0);
}

static void draw_reader(struct app *app, struct canvas *canvas)
{
	enum view_id under = view_under(app);

	if (app->frame.side_shown)
		side_draw(app, canvas, under == VIEW_SIDE);
	if (app->frame.page_shown)
		page_view_draw(app, canvas, under != VIEW_SIDE);
}

void app_draw(struct app *app, struct canvas *canvas)
{
	enum view_id top = view_top(app);
	const struct view *view = view_get(top == VIEW_PROMPT ? view_under(app) : top);

	app_size(app);
	canvas_clear(canvas, STYLE_TEXT);
	if (app->frame.too_small) {
		draw_too_small(app, canvas);
		return;
	}
	if (view->draw != NULL)
		view->draw(app, canvas);
	else
		draw_reader(app, canvas);
	bars_draw(app, canvas);
}

const struct theme *app_theme(const struct app *app)
{
	return &app->theme;
}

bool app_wants_mouse(const struct app *app)
{
	return app->mouse;
}
