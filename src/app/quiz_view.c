/*
 * quiz_view.c - a quiz on the screen: one question at a time.
 *
 * The attempt knows which question is next as soon as one is done; the view stays on the answered one (item) with its
 * feedback (told) until Enter goes on. Every change is an event in the journal before it is drawn.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_view.h"

#include <stdlib.h>
#include <string.h>

#include "app/navigate.h"
#include "app/quiz_sheet.h"
#include "app/record.h"
#include "app/state.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "course/link.h"

static struct attempt_item *item_now(const struct app *app)
{
	return &app->quiz.attempt->items[app->quiz.item];
}

static const struct quiz_face *face_now(const struct app *app)
{
	return quiz_face(item_now(app)->question->type);
}

/* --- beginning --- */

void quiz_view_deinit(struct quiz_view *view)
{
	attempt_free(view->attempt);
	quiz_free(view->quiz);
	free(view->key);
	*view = (struct quiz_view){ .page = -1, .cursor = -1 };
}

/* Shows the question at hand afresh, or the end. */
static void show_current(struct app *app)
{
	struct quiz_view *view = &app->quiz;

	view->told = view->sure = view->opened = false;
	view->answer = (struct answer){0};
	view->cursor = -1;
	view->top = view->row = 0;
	if (view->attempt->finished) {
		view_replace(app, VIEW_RESULT);
		return;
	}
	view->item = view->attempt->current;
	view_replace(app, VIEW_QUIZ);
}

static bool start_attempt(struct app *app, const struct quiz_wish *wish, char **only, size_t only_count)
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
	}
	event_list_deinit(&events);
	return attempt != NULL;
}

static bool go_on_with_attempt(struct app *app, const struct quiz_record *record)
{
	struct event_list events = {0};

	app->quiz.attempt = attempt_replay(app->quiz.quiz, app->quiz.key, &record->attempt, &events);
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

static bool start_missed(struct app *app, const struct quiz_wish *wish, char *const *ids, size_t count)
{
	char **copy = copy_ids(ids, count);
	bool started = start_attempt(app, wish, copy, count);

	free_ids(copy, count);
	return started;
}

static bool start(struct app *app, const struct quiz_wish *wish, struct err *err)
{
	struct quiz_view *view = &app->quiz;
	const struct quiz_record *record = progress_quiz(app->progress, view->key);
	struct strbuf fault = {0};
	bool started = false;

	if (wish->missed && record != NULL && record->missed_count > 0)
		started = start_missed(app, wish, record->missed, record->missed_count);
	else if (wish->missed && record != NULL && record->attempts > 0)
		err_set(err, "no question of this quiz was missed last time");
	else if (!wish->afresh && record != NULL && record->open)
		started = go_on_with_attempt(app, record);
	if (!started && !err_is_set(err))
		started = start_attempt(app, wish, NULL, 0);
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

static void say_beginning(struct app *app)
{
	const struct quiz_view *view = &app->quiz;

	if (view->attempt->vanished > 0)
		app_say(app, "%zu questions are no longer in the course and were left out", view->attempt->vanished);
	else if (view->quiz->fault_count > 0)
		app_say(app, "%zu faults in this quiz: lectern check names them", view->quiz->fault_count);
	else if (view->attempt->current > 0)
		app_say(app, "Going on where you left off");
}

bool quiz_view_open_file(struct app *app, const char *path, struct err *err)
{
	const char *base = path_base(path);
	const struct app_options *options = &app->options;
	const struct quiz_wish wish = { options->quiz_new, options->quiz_missed, options->quiz_no_shuffle,
					options->quiz_seeded, options->quiz_seed };

	quiz_view_deinit(&app->quiz);
	app->quiz.quiz = quiz_read(path);
	app->quiz.key = xstrndup(base, strlen(base) - strlen(path_extension(base)));
	if (!start(app, &wish, err))
		return false;
	view_push(app, VIEW_QUIZ);
	show_current(app);
	say_beginning(app);
	return true;
}

static bool open_of_page(struct app *app, const struct quiz_wish *wish, struct err *err)
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
	show_current(app);
	say_beginning(app);
	return true;
}

unsigned quiz_view_open_page(struct app *app, int count)
{
	const struct app_options *options = &app->options;
	struct quiz_wish wish = { .no_shuffle = options->quiz_no_shuffle, .seeded = options->quiz_seeded,
				  .seed = options->quiz_seed };
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
	const struct app_options *options = &app->options;
	const struct quiz_wish wish = { options->quiz_new, options->quiz_missed, options->quiz_no_shuffle,
					options->quiz_seeded, options->quiz_seed };

	return open_of_page(app, &wish, err);
}

void quiz_view_add_title(const struct app *app, struct strbuf *out)
{
	const struct quiz_view *view = &app->quiz;

	if (view->attempt == NULL)
		return;
	if (app->course != NULL && view->page >= 0)
		strbuf_addf(out, "%s quiz   ", app->course->pages[view->page].label);
	if (view->attempt->finished && !view->told)
		strbuf_add(out, "the end");
	else
		strbuf_addf(out, "%zu of %zu", view->item + 1, view->attempt->count);
}

/* --- the passage that answers --- */

void quiz_view_back_from_passage(struct app *app)
{
	struct spot there;

	app->quiz.passage = false;
	while (app->history.back_count > app->quiz.passage_depth &&
	       history_back(&app->history, navigate_here(app), &there))
		continue;
	if (history_back(&app->history, navigate_here(app), &there))
		navigate_spot(app, there);
	view_pop(app);
}

static unsigned read_passage(struct app *app, const struct question *question)
{
	struct link link;
	struct spot here = navigate_here(app);

	if (question->ref == NULL)
		return app_say(app, "This question names no passage");
	if (app->course == NULL)
		return app_say(app, "The passage is in %s; this quiz was opened without its course", question->ref);
	link_resolve(&link, app->course, (size_t)app->quiz.page, question->ref);
	if (link.kind != LINK_PAGE || !navigate_spot(app, (struct spot){ link.page, {0} })) {
		link_deinit(&link);
		return app_complain(app, "There is no passage at %s", question->ref);
	}
	history_leave(&app->history, here);
	app->quiz.passage = true;
	app->quiz.passage_depth = app->history.back_count;
	view_push(app, VIEW_PAGE);
	if (link.anchor[0] != '\0')
		page_view_go_anchor(app, link.anchor);
	link_deinit(&link);
	return app_say(app, "The passage that answers; Backspace goes back to the question");
}

/* --- commands --- */

/* A new pick after "not yet" takes the feedback off. */
static unsigned changed(struct app *app, bool meant)
{
	if (!meant)
		return app_say(app, "There is no such choice");
	app->quiz.told = false;
	app->quiz.follow = true;
	return REACT_REDRAW;
}

static bool takes_answer(const struct app *app)
{
	return !item_now(app)->done && !app->quiz.sure;
}

static unsigned run_pick(struct app *app, int count)
{
	(void)count;
	if (!takes_answer(app))
		return app_say(app, "Enter goes on");
	return changed(app, face_now(app)->pick(&app->quiz, item_now(app), app->key));
}

static unsigned run_pick_here(struct app *app, int count)
{
	(void)count;
	if (!takes_answer(app))
		return app_say(app, "Enter goes on");
	return changed(app, face_now(app)->pick_position(&app->quiz, item_now(app), app->quiz.cursor > 0 ? app->quiz.cursor : 0));
}

static unsigned scroll_by(struct app *app, long by)
{
	long top = (long)app->quiz.top + by;

	app->quiz.top = top > 0 ? (size_t)top : 0;
	return REACT_REDRAW;
}

static unsigned move(struct app *app, int by)
{
	if (!takes_answer(app))
		return scroll_by(app, by);
	return changed(app, face_now(app)->move(&app->quiz, item_now(app), by));
}

static unsigned run_down(struct app *app, int count)
{
	return move(app, count > 0 ? count : 1);
}

static unsigned run_up(struct app *app, int count)
{
	return move(app, count > 0 ? -count : -1);
}

static unsigned run_page_down(struct app *app, int count)
{
	(void)count;
	return scroll_by(app, app->frame.sheet.rows);
}

static unsigned run_page_up(struct app *app, int count)
{
	(void)count;
	return scroll_by(app, -app->frame.sheet.rows);
}

static unsigned give_answer(struct app *app, char confidence)
{
	struct quiz_view *view = &app->quiz;
	struct event_list events = {0};

	view->feedback = attempt_answer(view->attempt, &view->answer, confidence, &events);
	record_list(app, &events);
	event_list_deinit(&events);
	view->told = view->follow = true;
	if (!view->feedback.show)
		show_current(app);
	return REACT_REDRAW;
}

unsigned quiz_view_sure(struct app *app, uint32_t key)
{
	app->quiz.sure = false;
	if (key != 's' && key != 't' && key != 'g')
		return app_say(app, "Not answered yet: Enter asks again");
	return give_answer(app, (char)key);
}

static unsigned run_answer(struct app *app, int count)
{
	struct quiz_view *view = &app->quiz;
	const char *missing;

	(void)count;
	if (item_now(app)->done) {
		show_current(app);
		return REACT_REDRAW;
	}
	if (view->told)
		return app_say(app, "Pick another answer, or C-n goes on");
	missing = face_now(app)->missing(view);
	if (missing != NULL)
		return app_say(app, "%s", missing);
	if (view->quiz->confidence) {
		view->sure = view->follow = true;
		app->waiting = WAIT_SURE;
		return REACT_REDRAW;
	}
	return give_answer(app, 0);
}

static unsigned run_hint(struct app *app, int count)
{
	struct event_list events = {0};
	const char *hint;

	(void)count;
	if (item_now(app)->done)
		return app_say(app, "This question is answered; Enter goes on");
	hint = attempt_hint(app->quiz.attempt, &events);
	record_list(app, &events);
	event_list_deinit(&events);
	app->quiz.follow = true;
	if (hint == NULL)
		return app_say(app, app->quiz.quiz->mode == QUIZ_CHECK ? "There are no hints in this quiz" :
			       item_now(app)->question->hint_count > 0 ? "That was the last hint" : "There is no hint here");
	return REACT_REDRAW;
}

static unsigned run_skip(struct app *app, int count)
{
	struct event_list events = {0};

	(void)count;
	if (!item_now(app)->done) {
		attempt_skip(app->quiz.attempt, &events);
		record_list(app, &events);
		event_list_deinit(&events);
	}
	show_current(app);
	return REACT_REDRAW;
}

static unsigned run_read(struct app *app, int count)
{
	const struct attempt_item *item = item_now(app);

	(void)count;
	if (!attempt_reveals(app->quiz.attempt, item) && item->tries == 0)
		return app_say(app, "The passage is shown after an answer");
	return read_passage(app, item->question);
}

/* --- drawing, mouse, hints --- */

static void quiz_draw(struct app *app, struct canvas *canvas)
{
	struct quiz_view *view = &app->quiz;
	struct rect area = app->frame.sheet;
	struct sheet sheet;
	size_t first = 0, last = 0;

	sheet_init(&sheet, area.columns, app->options.ascii, app->options.ambiguous);
	quiz_sheet_question(app, &sheet);
	if (view->follow && (view->told || view->sure) && sheet_find(&sheet, QUIZ_TAG_FEEDBACK, &first, &last))
		view->top = sheet_scroll(&sheet, view->top, area.rows, first, last);
	else if (view->follow && item_now(app)->hints > 0 && view->cursor < 0 && sheet_find(&sheet, QUIZ_TAG_HINT, &first, &last))
		view->top = sheet_scroll(&sheet, view->top, area.rows, first, last);
	else if (view->follow && view->cursor >= 0 && sheet_find(&sheet, view->cursor, &first, &last))
		view->top = sheet_scroll(&sheet, view->top, area.rows, first, last);
	view->follow = false;
	view->top = sheet_clamp(&sheet, view->top, area.rows);
	sheet_draw(&sheet, canvas, area, view->top);
	canvas->cursor_row = area.row;
	canvas->cursor_column = area.column;
	if (view->cursor >= 0 && sheet_find(&sheet, view->cursor, &first, &last) && first >= view->top &&
	    first < view->top + (size_t)area.rows)
		canvas->cursor_row = area.row + (int)(first - view->top);
	sheet_deinit(&sheet);
}

/* The tag of the row under the mouse. */
static int tag_at(const struct app *app, const struct key_event *event)
{
	struct rect area = app->frame.sheet;
	size_t row = app->quiz.top + (size_t)(event->row - area.row);
	struct sheet sheet;
	int tag = SHEET_NO_TAG;

	if (event->row < area.row || event->row >= area.row + area.rows)
		return tag;
	sheet_init(&sheet, area.columns, app->options.ascii, app->options.ambiguous);
	quiz_sheet_question(app, &sheet);
	if (row < sheet.count)
		tag = sheet.rows[row].tag;
	sheet_deinit(&sheet);
	return tag;
}

static unsigned quiz_mouse(struct app *app, const struct key_event *event)
{
	int tag;

	if (event->key != KEYSYM_CLICK)
		return scroll_by(app, event->key == KEYSYM_WHEEL_DOWN ? 3 : -3);
	tag = tag_at(app, event);
	if (tag < 0 || tag >= QUIZ_CHOICES_MAX || !takes_answer(app))
		return REACT_NONE;
	return changed(app, face_now(app)->pick_position(&app->quiz, item_now(app), tag));
}

static size_t quiz_hints(struct app *app, struct hint *hints)
{
	const struct attempt_item *item = item_now(app);
	size_t count = 0;

	hints[count++] = (struct hint){ COMMAND_ANSWER, item->done ? "next" : "answer" };
	if (!item->done)
		hints[count++] = (struct hint){ COMMAND_PICK_HERE, "pick" };
	if (item->question->ref != NULL && item->tries > 0 && app->course != NULL)
		hints[count++] = (struct hint){ COMMAND_READ, "read the passage" };
	if (!item->done && item->hints < item->question->hint_count && app->quiz.quiz->mode == QUIZ_PRACTICE)
		hints[count++] = (struct hint){ COMMAND_HINT, "hint" };
	if (!item->done)
		hints[count++] = (struct hint){ COMMAND_SKIP, "skip" };
	hints[count++] = (struct hint){ COMMAND_LEAVE, "leave, all is kept" };
	return count;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN]       = run_down,
	[COMMAND_LINE_UP]         = run_up,
	[COMMAND_NEXT_TARGET]     = run_down,
	[COMMAND_PREVIOUS_TARGET] = run_up,
	[COMMAND_PAGE_DOWN]       = run_page_down,
	[COMMAND_PAGE_UP]         = run_page_up,
	[COMMAND_PICK]            = run_pick,
	[COMMAND_PICK_HERE]       = run_pick_here,
	[COMMAND_ANSWER]          = run_answer,
	[COMMAND_HINT]            = run_hint,
	[COMMAND_SKIP]            = run_skip,
	[COMMAND_READ]            = run_read,
};

const struct view quiz_view = {
	.context = IN_QUIZ, .run = run, .mouse = quiz_mouse, .hints = quiz_hints, .draw = quiz_draw,
};

/* --- what the summary needs of it --- */

unsigned quiz_view_again(struct app *app, bool missed)
{
	struct quiz_wish wish = { .no_shuffle = app->options.quiz_no_shuffle, .seeded = app->options.quiz_seeded,
				  .seed = app->options.quiz_seed };
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
	show_current(app);
	return REACT_REDRAW;
}

unsigned quiz_view_read(struct app *app, size_t item)
{
	return read_passage(app, app->quiz.attempt->items[item].question);
}
