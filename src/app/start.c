/* start.c - the courses there are, how far one is in each, what is due. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/start.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "app/state.h"
#include "base/file.h"
#include "base/sanitize.h"
#include "base/xalloc.h"
#include "course/archive.h"
#include "course/installed.h"
#include "learn/glance.h"
#include "learn/shelf.h"

static void row_deinit(struct start_row *row)
{
	free(row->path);
	free(row->id);
	free(row->title);
	free(row->page);
	*row = (struct start_row){0};
}

static void free_ids(struct start *start)
{
	for (size_t i = 0; i < start->id_count; i++)
		free(start->ids[i]);
	free(start->ids);
	start->ids = NULL;
	start->id_count = start->id_next = 0;
}

void start_deinit(struct start *start)
{
	for (size_t i = 0; i < start->count; i++)
		row_deinit(&start->rows[i]);
	free(start->rows);
	free_ids(start);
	*start = (struct start){0};
}

/* Puts a row at a place, which it takes; the cursor stays on what it was on. */
static void insert(struct start *start, size_t at, struct start_row row)
{
	start->rows = xgrow(start->rows, start->count, &start->cap, sizeof *start->rows);
	memmove(start->rows + at + 1, start->rows + at, (start->count - at) * sizeof row);
	start->rows[at] = row;
	start->count++;
	if (start->cursor > at)
		start->cursor++;
}

static void drop(struct start *start, size_t at)
{
	row_deinit(&start->rows[at]);
	start->count--;
	memmove(start->rows + at, start->rows + at + 1,
		(start->count - at) * sizeof *start->rows);
	if (start->cursor > at + 1)
		start->cursor--;
}

/* The row of a path, emptied where it was; an empty one if there was none. */
static struct start_row take_old(struct start_row *rows, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].path != NULL && rows[i].kind == START_INSTALLED &&
		    strcmp(rows[i].path, path) == 0) {
			struct start_row row = rows[i];

			rows[i] = (struct start_row){0};
			return row;
		}
	return (struct start_row){ .path = xstrdup(path) };
}

/* Lists what there is to look at; what is known of it stands there until it has been. */
static void list_all(struct app *app)
{
	struct start *start = &app->start;
	char **paths = installed_list(app->options.course_folders);
	struct start_row *old = start->rows;
	size_t old_count = start->count;

	start->rows = NULL;
	start->count = start->cap = start->next = 0;
	for (size_t i = 0; paths[i] != NULL; i++) {
		start->rows = xgrow(start->rows, start->count, &start->cap, sizeof *start->rows);
		start->rows[start->count++] = take_old(old, old_count, paths[i]);
	}
	for (size_t i = 0; i < old_count; i++) {
		if (old[i].kind == START_INSTALLED) {
			row_deinit(&old[i]);
			continue;
		}
		start->rows = xgrow(start->rows, start->count, &start->cap, sizeof *start->rows);
		start->rows[start->count++] = old[i];
	}
	free(old);
	installed_free(paths);
	free_ids(start);
	if (!app->options.secure)	/* there, what is not installed is not opened */
		start->ids = shelf_ids(app->options.state_folder, &start->id_count);
	start->listed = true;
}

/* --- looking at one --- */

static void set_text(char **to, const char *text)
{
	free(*to);
	*to = sanitize_dup(text, SANITIZE_LINE);
}

static void fill_row(const struct app *app, struct start_row *row, const struct course *course)
{
	const struct review_options options = record_review_options(app);
	struct glance glance;

	glance_take(&glance, course, app->options.state_folder, &options,
		    app->port.now(app->port.context));
	set_text(&row->id, course->id);
	set_text(&row->title, course->title);
	if (glance.page >= 0)
		set_text(&row->page, course->pages[glance.page].label);
	row->pages = glance.pages;
	row->due = glance.due;
	row->known = glance.known;
	row->percent = glance_percent(&glance);
	row->last = glance.last;
}

/* Until somebody has moved it the cursor is on what was worked on last. */
static void aim(struct start *start)
{
	size_t best = 0;

	for (size_t i = 0; i < start->count; i++) {
		const struct start_row *row = &start->rows[i];

		if (row->kind != START_FILE && (best == 0 || row->last > start->rows[best - 1].last))
			best = i + 1;
	}
	if (!start->moved)
		start->cursor = best;
	start->follow = true;
}

/* Is one of the rows before the next one a course of that id? It is the one that the id opens. */
static bool is_there_already(const struct start *start, const char *id)
{
	for (size_t i = 0; i < start->next; i++)
		if (strcmp(start->rows[i].id, id) == 0)
			return true;
	return false;
}

/* A folder without a page is no course: its row goes. */
static void look_at_installed(struct app *app)
{
	struct start *start = &app->start;
	struct course *course = course_open(start->rows[start->next].path, NULL);

	if (course == NULL || course->page_count == 0 || is_there_already(start, course->id))
		drop(start, start->next);
	else
		fill_row(app, &start->rows[start->next++], course);
	course_free(course);
}

/* Of one kind the latest comes first. */
static void add_row(struct start *start, struct start_row row)
{
	size_t at = 0;

	while (at < start->count &&
	       (start->rows[at].kind < row.kind ||
		(start->rows[at].kind == row.kind && start->rows[at].last >= row.last)))
		at++;
	insert(start, at, row);
}

static void add_file(struct start *start, const struct progress *progress, const char *id,
		     int64_t now)
{
	const struct visit *visit = progress_visit(progress);
	char *own = quiz_file_id(visit->path);

	if (strcmp(own, id) == 0)
		add_row(start, (struct start_row){
			.kind = START_FILE, .path = xstrdup(visit->path), .id = xstrdup(id),
			.title = xstrdup(id), .due = progress_review_due(progress, now),
			.known = progress_review_known(progress), .last = visit->last,
		});
	free(own);
}

/* A path that is gone, or where another course is by now, is no row. */
static void add_course(struct app *app, const char *path, const char *id)
{
	struct course *course = archive_open(app->options.archives, path, NULL);

	if (course != NULL && strcmp(course->id, id) == 0 && course->page_count > 0) {
		struct start_row row = { .kind = START_BEFORE, .path = xstrdup(path) };

		fill_row(app, &row, course);
		add_row(&app->start, row);
	}
	course_free(course);
}

static bool is_quiz_file(const char *path)
{
	const char *extension = path_extension(path);

	return (strcmp(extension, ".yaml") == 0 || strcmp(extension, ".yml") == 0) &&
	       file_is_regular(path);
}

/* What is known of a journal's course from before is void. */
static void drop_old(struct start *start, const char *id)
{
	for (size_t i = start->count; i-- > 0;)
		if (start->rows[i].kind != START_INSTALLED && strcmp(start->rows[i].id, id) == 0)
			drop(start, i);
}

static void look_at_journal(struct app *app, const char *id)
{
	const struct review_options options = record_review_options(app);
	struct progress *progress = progress_new();
	char *folder = path_join(app->options.state_folder, id);
	struct journal *journal;
	const char *path;

	progress_set_review(progress, &options);
	journal = journal_open(folder, true, progress_apply, progress);
	path = progress_visit(progress)->path;
	if (path != NULL && is_quiz_file(path))
		add_file(&app->start, progress, id, app->port.now(app->port.context));
	else if (path != NULL)
		add_course(app, path, id);
	journal_close(journal);
	progress_free(progress);
	free(folder);
}

bool start_next(struct app *app)
{
	struct start *start = &app->start;

	if (!start->listed)
		return false;
	if (start->next < start->count && start->rows[start->next].kind == START_INSTALLED) {
		look_at_installed(app);
		aim(start);
		return true;
	}
	while (start->id_next < start->id_count) {
		const char *id = start->ids[start->id_next++];
		const struct start_row *row = start_find(app, id);

		if (row != NULL && row->kind == START_INSTALLED)
			continue;
		drop_old(start, id);
		look_at_journal(app, id);
		aim(start);
		return true;
	}
	return false;
}

void start_look_at_all(struct app *app)
{
	if (!app->start.listed)
		list_all(app);
	while (start_next(app))
		continue;
}

void start_renew(struct app *app)
{
	list_all(app);
}

/* --- asking --- */

const struct start_row *start_find(const struct app *app, const char *id)
{
	for (size_t i = 0; i < app->start.count; i++)
		if (app->start.rows[i].id != NULL && strcmp(app->start.rows[i].id, id) == 0)
			return &app->start.rows[i];
	return NULL;
}

size_t start_due(const struct app *app)
{
	size_t due = 0;

	for (size_t i = 0; i < app->start.count; i++)
		due += app->start.rows[i].due;
	return due;
}

const char *start_only_course(struct app *app)
{
	list_all(app);
	return app->start.count == 1 ? app->start.rows[0].path : NULL;
}

/* --- showing and choosing --- */

unsigned start_open(struct app *app, int count)
{
	(void)count;
	if (app->quiz.passage)
		quiz_view_back_from_passage(app);
	record_place(app);
	app->start.moved = false;
	start_renew(app);
	if (view_on_stack(app, VIEW_START))
		while (view_top(app) != VIEW_START)
			app_leave(app);
	else
		view_push(app, VIEW_START);
	return REACT_REDRAW;
}

unsigned start_choose(struct app *app, int row)
{
	struct err err = {0};
	char *path = xstrdup(app->start.rows[row].path);

	if (!app_open_course(app, path, NULL, &err)) {
		if (app_page(app) == NULL)
			app_show_start(app);
		app_complain(app, "%s", err.text);
	}
	free(path);
	return REACT_REDRAW;
}
