/* tally.c - what the sidebar says of a page: its mark, its steps, its quiz; and of a group. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/tally.h"

#include "app/state.h"
#include "course/quiz.h"

#define AT_A_TIME 512		/* pages that are passed before keys are looked for */

static bool has_fence(const struct doc *doc)
{
	for (const struct block *block = doc->root; block != NULL;
	     block = block_next(block, doc->root))
		if (block->kind == BLOCK_QUIZ)
			return true;
	return false;
}

/* Counts a page where it belongs, in each group around it, if its mark is another than before. */
static void settle(struct app *app, int page)
{
	struct tally *tally = &app->tallies[page];
	enum tally_mark mark = tally_mark(app, (size_t)page);
	int begun = (mark != TALLY_UNREAD) - (tally->mark != TALLY_UNREAD);
	int done = (mark == TALLY_DONE) - (tally->mark == TALLY_DONE);

	if (mark == tally->mark || app->course->pages[page].path == NULL)
		return;
	tally->mark = mark;
	for (; page >= 0; page = app->tree.parent[page]) {
		app->tallies[page].begun += begun;
		app->tallies[page].done += done;
	}
}

static void count_steps(struct app *app, size_t page, const struct doc *doc)
{
	struct tally *tally = &app->tallies[page];

	tally->steps_done = progress_steps_done(app->progress, app->course->pages[page].id, doc,
						&tally->steps);
	tally->quiz = app->course->pages[page].quiz != NULL || has_fence(doc);
	tally->known = true;
	settle(app, (int)page);
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

/* Looks into a page that was begun and is not the open one, which is known. */
static bool look_into(struct app *app, size_t page)
{
	struct doc *doc;

	if ((int)page == app->page.page || !is_begun(app, page))
		return false;
	doc = course_load_page(app->course, page, NULL);
	app->tallies[page].known = true;
	if (doc != NULL)
		count_steps(app, page, doc);
	else
		settle(app, (int)page);
	doc_free(doc);
	return true;
}

bool tally_next(struct app *app, bool *news)
{
	size_t end;

	*news = count_questions(app);
	if (*news)
		return true;
	if (app->course == NULL || app->tallied >= app->course->page_count)
		return false;
	end = app->course->page_count - app->tallied > AT_A_TIME ? app->tallied + AT_A_TIME
								  : app->course->page_count;
	while (app->tallied < end && !*news) {
		size_t page = app->tallied++;

		*news = app->course->pages[page].path != NULL && look_into(app, page);
	}
	return true;
}

void tally_again(struct app *app)
{
	app->tallied = 0;
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

enum tally_mark tally_group(const struct app *app, int group, int *done, int *pages)
{
	const struct tally *tally = &app->tallies[group];

	*done = tally->done;
	*pages = tree_pages(&app->tree, group);
	if (tally->begun == 0)
		return TALLY_UNREAD;
	return tally->done < *pages ? TALLY_BEGUN : TALLY_DONE;
}
