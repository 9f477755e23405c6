/* tally.c - what the sidebar says of a page: its mark, its steps, its quiz. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/tally.h"

#include "app/state.h"
#include "course/quiz.h"

static bool has_fence(const struct doc *doc)
{
	for (const struct block *block = doc->root; block != NULL;
	     block = block_next(block, doc->root))
		if (block->kind == BLOCK_QUIZ)
			return true;
	return false;
}

static void count_steps(struct app *app, size_t page, const struct doc *doc)
{
	struct tally *tally = &app->tallies[page];

	tally->steps_done = progress_steps_done(app->progress, app->course->pages[page].id, doc,
						&tally->steps);
	tally->quiz = app->course->pages[page].quiz != NULL || has_fence(doc);
	tally->known = true;
}

void tally_open_page(struct app *app)
{
	if (app_page(app) != NULL)
		count_steps(app, (size_t)app->page.page, app->page.doc);
}

/*
 * Counts the questions of the open page, which are in a file of their own: not before the page
 * itself is seen.
 */
static bool count_questions(struct app *app)
{
	struct tally *tally = app_page(app) != NULL ? &app->tallies[app->page.page] : NULL;
	struct quiz *quiz;

	if (tally == NULL || !tally->quiz || tally->counted)
		return false;
	tally->counted = true;
	quiz = quiz_for_page(app->course, (size_t)app->page.page, app->page.doc);
	tally->questions = quiz != NULL ? quiz->question_count : 0;
	quiz_free(quiz);
	return true;
}

static bool is_begun(const struct app *app, size_t page)
{
	const char *id = app->course->pages[page].id;
	struct place place;

	return progress_place(app->progress, id, &place) ||
	       progress_read_share(app->progress, id) > 0 ||
	       progress_quiz(app->progress, id) != NULL;
}

bool tally_next(struct app *app)
{
	if (count_questions(app))
		return true;
	for (size_t i = 0; app->course != NULL && i < app->course->page_count; i++) {
		struct doc *doc;

		if (app->tallies[i].known)
			continue;
		if (app->course->pages[i].path == NULL || !is_begun(app, i)) {
			app->tallies[i].known = true;
			continue;
		}
		doc = course_load_page(app->course, i, NULL);
		app->tallies[i].known = true;
		if (doc != NULL)
			count_steps(app, i, doc);
		doc_free(doc);
		return true;
	}
	return false;
}

enum tally_mark tally_mark(const struct app *app, size_t page)
{
	const struct tally *tally = &app->tallies[page];
	const struct quiz_record *record;

	if (!is_begun(app, page))
		return TALLY_UNREAD;
	record = progress_quiz(app->progress, app->course->pages[page].id);
	if (!tally->known || tally->steps_done < tally->steps ||
	    progress_read_share(app->progress, app->course->pages[page].id) < 1 ||
	    (tally->quiz && (record == NULL || !record->passed)))
		return TALLY_BEGUN;
	return TALLY_DONE;
}
