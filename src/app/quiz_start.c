/* quiz_start.c - which quiz, which attempt at it, and going on from question to question. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_view.h"

#include <stdlib.h>
#include <string.h>

#include "app/quiz_face.h"
#include "app/record.h"
#include "app/state.h"
#include "base/file.h"
#include "base/xalloc.h"

#define PAUSE_LEAST 300		/* seconds between two events of an attempt that are a pause */

/* How an attempt is to begin. */
struct wish {
	bool afresh, missed, no_shuffle, seeded;
	uint64_t seed;
};

static struct wish command_line_wish(const struct app *app)
{
	const struct app_options *options = &app->options;

	return (struct wish){ options->quiz_new, options->quiz_missed, options->quiz_no_shuffle,
			      options->quiz_seeded, options->quiz_seed };
}

/* What stays in effect of it for any later quiz. */
static struct wish plain_wish(const struct app *app)
{
	struct wish wish = command_line_wish(app);

	wish.afresh = wish.missed = false;
	return wish;
}

/* --- the question at hand --- */

static void forget_answer(struct quiz_view *view)
{
	for (size_t i = 0; i < view->field_count; i++)
		edit_deinit(&view->fields[i]);
	free(view->fields);
	view->fields = NULL;
	view->field_count = 0;
	answer_deinit(&view->answer);
	view->cursor = -1;
	view->grabbed = view->touched = view->shown = false;
}

void quiz_view_deinit(struct quiz_view *view)
{
	forget_answer(view);
	attempt_free(view->attempt);
	quiz_free(view->quiz);
	free(view->key);
	*view = (struct quiz_view){ .page = -1, .cursor = -1 };
}

void quiz_view_show_current(struct app *app)
{
	struct quiz_view *view = &app->quiz;
	const struct quiz_face *face;

	forget_answer(view);
	view->told = view->sure = view->opened = view->timed = false;
	view->top = view->row = 0;
	if (view->attempt->finished && view->reviewing && review_view_next(app))
		return;
	if (view->attempt->finished) {
		quiz_view_count_time(app);
		view_replace(app, view->reviewing ? VIEW_REVIEW : VIEW_RESULT);
		return;
	}
	view->item = view->attempt->current;
	face = quiz_face(quiz_view_item(app)->question->type);
	if (face->begin != NULL)
		face->begin(view, quiz_view_item(app));
	view_replace(app, VIEW_QUIZ);
}

/* --- time --- */

void quiz_view_count_time(struct app *app)
{
	int64_t now = app->port.now(app->port.context);

	if (now > app->quiz.since)
		app->quiz.seconds += now - app->quiz.since;
	app->quiz.since = now;
}

/* An attempt that is gone on with took the time between its events, pauses left out. */
static int64_t recorded_seconds(const struct event_list *events)
{
	int64_t seconds = 0;

	for (size_t i = 1; i < events->count; i++) {
		int64_t gap = events->events[i].when - events->events[i - 1].when;

		if (gap > 0 && gap < PAUSE_LEAST)
			seconds += gap;
	}
	return seconds;
}

/* --- beginning an attempt --- */

static bool start_attempt(struct app *app, const struct wish *wish, char **only, size_t only_count)
{
	struct quiz_view *view = &app->quiz;
	const struct attempt_options options = {
		.seed = wish->seeded ? wish->seed : app->port.random(app->port.context),
		.token = app->port.random(app->port.context), .no_shuffle = wish->no_shuffle,
		.only = only, .only_count = only_count,
	};
	struct event_list events = {0};
	struct attempt *attempt = attempt_start(view->quiz, view->key, &options, &events);

	if (attempt != NULL) {
		record_list(app, &events);
		attempt_free(view->attempt);
		view->attempt = attempt;
		view->seconds = 0;
		view->since = app->port.now(app->port.context);
	}
	event_list_deinit(&events);
	return attempt != NULL;
}

static bool go_on_with_attempt(struct app *app, const struct quiz_record *record)
{
	struct event_list events = {0};

	app->quiz.seconds = recorded_seconds(&record->attempt);
	app->quiz.since = app->port.now(app->port.context);
	app->quiz.attempt = attempt_replay(app->quiz.quiz, app->quiz.key, &record->attempt,
					   &events);
	record_list(app, &events);
	event_list_deinit(&events);
	return app->quiz.attempt != NULL;
}

/* Ids outlive the record that lends them. */
static char **copy_ids(char *const *ids, size_t count)
{
	char **copy = xcalloc(count + 1, sizeof *copy);

	for (size_t i = 0; i < count; i++)
		copy[i] = xstrdup(ids[i]);
	return copy;
}

static void free_ids(char **ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(ids[i]);
	free(ids);
}

static bool start_missed(struct app *app, const struct wish *wish, char *const *ids, size_t count)
{
	char **copy = copy_ids(ids, count);
	bool started = start_attempt(app, wish, copy, count);

	free_ids(copy, count);
	return started;
}

static bool start(struct app *app, const struct wish *wish, struct err *err)
{
	struct quiz_view *view = &app->quiz;
	const struct quiz_record *record;
	struct strbuf fault = {0};
	bool started = false, open = false;

	record_pull(app);
	record = progress_quiz(app->progress, view->key);
	if (wish->missed && record != NULL && record->missed_count > 0)
		started = start_missed(app, wish, record->missed, record->missed_count);
	else if (wish->missed && record != NULL && record->attempts > 0)
		err_set(err, "no question of this quiz was missed last time");
	else
		open = !wish->afresh && record != NULL && record->open;
	if (open && go_on_with_attempt(app, record))
		return true;
	if (!started && !err_is_set(err))
		started = start_attempt(app, wish, NULL, 0);
	if (started && open)
		app_say(app, "The quiz you left has no question left in the course; this is new");
	if (started)
		return true;
	if (!err_is_set(err) && view->quiz->fault_count > 0) {
		quiz_fault_add(&fault, NULL, &view->quiz->faults[0]);
		err_set(err, "%s", strbuf_text(&fault));
	}
	if (!err_is_set(err))
		err_set(err, "this quiz has no question that can be asked");
	strbuf_deinit(&fault);
	return false;
}

/* --- opening a quiz --- */

static void say_beginning(struct app *app)
{
	const struct quiz_view *view = &app->quiz;
	size_t faults = view->quiz->fault_count;

	if (view->attempt->vanished == 1)
		app_say(app, "1 question is no longer in the course and was left out");
	else if (view->attempt->vanished > 1)
		app_say(app, "%zu questions are no longer in the course and were left out",
			view->attempt->vanished);
	else if (faults > 0)
		app_say(app, "%zu fault%s in this quiz: told at its end", faults,
			faults == 1 ? "" : "s");
	else if (view->attempt->current > 0 || view->attempt->items[0].tries > 0)
		app_say(app, "Going on where you left off");
}

bool quiz_view_open_file(struct app *app, const char *path, struct err *err)
{
	const char *base = path_base(path);
	struct wish wish = command_line_wish(app);

	quiz_view_deinit(&app->quiz);
	app->quiz.quiz = quiz_read(path);
	app->quiz.key = xstrndup(base, strlen(base) - strlen(path_extension(base)));
	if (!start(app, &wish, err))
		return false;
	view_push(app, VIEW_QUIZ);
	quiz_view_show_current(app);
	say_beginning(app);
	return true;
}

static bool open_of_page(struct app *app, const struct wish *wish, struct err *err)
{
	const struct page *page = app_page(app);

	quiz_view_deinit(&app->quiz);
	app->quiz.quiz = quiz_for_page(app->course, (size_t)app->page.page, app->page.doc);
	if (app->quiz.quiz == NULL) {
		err_set(err, "%s has no quiz", page->label);
		return false;
	}
	app->quiz.page = app->page.page;
	app->quiz.key = xstrdup(page->id);
	if (!start(app, wish, err))
		return false;
	view_replace(app, VIEW_PAGE);
	view_push(app, VIEW_QUIZ);
	quiz_view_show_current(app);
	say_beginning(app);
	return true;
}

unsigned quiz_view_open_page(struct app *app, int count)
{
	struct wish wish = plain_wish(app);
	struct err err = {0};

	(void)count;
	if (app_page(app) == NULL)
		return REACT_NONE;
	if (app->quiz.passage) {
		quiz_view_back_from_passage(app);
		return REACT_REDRAW;
	}
	record_place(app);
	if (!open_of_page(app, &wish, &err)) {
		quiz_view_deinit(&app->quiz);
		return app_complain(app, "%s", err.text);
	}
	return REACT_REDRAW;
}

bool quiz_view_open_first(struct app *app, struct err *err)
{
	struct wish wish = command_line_wish(app);

	return open_of_page(app, &wish, err);
}

unsigned quiz_view_again(struct app *app, bool missed)
{
	struct wish wish = plain_wish(app);
	size_t count = 0;
	char **ids;
	bool started;

	if (!missed) {
		started = start_attempt(app, &wish, NULL, 0);
	} else {
		ids = attempt_missed(app->quiz.attempt, &count);
		started = count > 0 && start_missed(app, &wish, ids, count);
		free(ids);
		if (count == 0)
			return app_say(app, "Nothing was missed");
	}
	if (!started)
		return app_complain(app, "There is no question to ask");
	quiz_view_show_current(app);
	return REACT_REDRAW;
}
