/*
 * review_all.c - a review over all courses.
 *
 * The journals say what is due, the rows of the start screen where the courses are. Each question
 * is asked with its own course open, so that its answer goes to the right journal and its passage
 * can be read.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/review_all.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "app/start.h"
#include "app/state.h"
#include "base/xalloc.h"
#include "course/archive.h"
#include "learn/shelf.h"

/* Where the questions of one journal stand. */
struct place_of_course {
	char *path;			/* of a course or a quiz file; NULL: not found */
	bool file;			/* a quiz file */
	struct course *course;		/* once a question of it is due */
};

struct review_all {
	struct shelf *shelf;
	struct place_of_course *places;	/* one a journal of the shelf */
};

static struct review_all *review_all_new(const struct app *app)
{
	const struct review_options options = record_review_options(app);
	struct review_all *all = xcalloc(1, sizeof *all);

	all->shelf = shelf_open(app->options.state_folder, NULL, true, &options);
	all->places = xcalloc(all->shelf->count + 1, sizeof *all->places);
	for (size_t i = 0; i < all->shelf->count; i++) {
		const struct start_row *row = start_find(app, all->shelf->ids[i]);

		if (row != NULL) {
			all->places[i].path = xstrdup(row->path);
			all->places[i].file = row->kind == START_FILE;
		}
	}
	return all;
}

void review_all_free(struct review_all *all)
{
	if (all == NULL)
		return;
	for (size_t i = 0; i < all->shelf->count; i++) {
		free(all->places[i].path);
		course_free(all->places[i].course);
	}
	free(all->places);
	shelf_close(all->shelf);
	free(all);
}

unsigned review_all_open(struct app *app)
{
	start_look_at_all(app);
	app_show_start(app);
	review_view_begin(app, review_all_new(app));
	return REACT_REDRAW;
}

void review_all_read(struct review_all *all)
{
	for (size_t i = 0; i < all->shelf->count; i++)
		journal_read(all->shelf->journals[i]);
}

struct review *const *review_all_reviews(const struct review_all *all, size_t *count)
{
	*count = all->shelf->count;
	return all->shelf->reviews;
}

/* --- what is due --- */

static int find_page(const struct course *course, const char *id)
{
	for (size_t i = 0; course != NULL && i < course->page_count; i++)
		if (strcmp(course->pages[i].id, id) == 0)
			return (int)i;
	return -1;
}

void review_all_take(struct app *app, const struct review_entry *entry)
{
	struct review_view *view = &app->review_view;
	struct place_of_course *place = &view->all->places[entry->course];
	struct review_source *source;
	int page = -1;

	if (place->path != NULL && !place->file && place->course == NULL)
		place->course = archive_open(app->options.archives, place->path, NULL);
	if (!place->file)
		page = find_page(place->course, entry->card->page);
	source = review_view_source(view, entry->course, page);
	if (!source->read && place->file)
		source->quiz = quiz_read(place->path);
	else if (!source->read && page >= 0)
		source->quiz = quiz_for_page(place->course, (size_t)page, NULL);
	source->read = true;
	review_view_take(view, entry->course, page, source->quiz, entry->card);
}

/* --- the course of the question at hand --- */

bool review_all_enter(struct app *app, size_t course)
{
	const struct place_of_course *place = &app->review_view.all->places[course];

	return place->file ? app_enter_file(app, place->path)
			   : app_enter_course(app, place->course->path);
}

void review_all_leave(struct app *app)
{
	app_enter_nothing(app);
	review_all_read(app->review_view.all);
}
