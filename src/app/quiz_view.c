/*
 * quiz_view.c - a question on the screen.
 *
 * The attempt knows which question is next as soon as one is done; the view stays on the answered
 * one (item) with its feedback (told) until Enter goes on. Every change is an event in the journal
 * before it is drawn.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_view.h"

#include <string.h>
#include <strings.h>

#include "app/quiz_face.h"
#include "app/record.h"
#include "app/state.h"
#include "base/width.h"

struct attempt_item *quiz_view_item(const struct app *app)
{
	return &app->quiz.attempt->items[app->quiz.item];
}

const struct quiz_face *quiz_view_face(const struct app *app)
{
	return quiz_face(quiz_view_item(app)->question->type);
}

bool quiz_view_takes_answer(const struct app *app)
{
	return !quiz_view_item(app)->done && !app->quiz.sure;
}

static enum context context_now(const struct app *app)
{
	return quiz_view_takes_answer(app) ? quiz_view_face(app)->context : IN_TOLD;
}

/* On a narrow screen how far one is matters more than in what. */
static bool has_room_for(const struct app *app, const char *label)
{
	return width_text(label, strlen(label), app->options.ambiguous) < app->columns / 2;
}

/* "Final quiz" says already what it is. */
static bool names_quiz(const char *label)
{
	size_t len = strlen(label);

	return len >= 4 && strcasecmp(label + len - 4, "quiz") == 0;
}

void quiz_view_add_title(const struct app *app, struct strbuf *out)
{
	const struct quiz_view *view = &app->quiz;
	const char *label = app->course != NULL && view->page >= 0
				    ? app->course->pages[view->page].label
				    : NULL;

	if (view->reviewing || view_under(app) == VIEW_REVIEW) {
		review_view_add_title(app, out);
		return;
	}
	if (view->attempt == NULL)
		return;
	if (label != NULL && has_room_for(app, label))
		strbuf_addf(out, "%s%s   ", label, names_quiz(label) ? "" : " quiz");
	if (view->attempt->finished && !view->told)
		strbuf_add(out, "the end");
	else
		strbuf_addf(out, "%zu of %zu", view->item + 1, view->attempt->count);
}

/* --- answering --- */

static void record(struct app *app, struct event_list *events)
{
	record_list(app, events);
	event_list_deinit(events);
}

static unsigned give_answer(struct app *app, char confidence)
{
	struct quiz_view *view = &app->quiz;
	struct event_list events = {0};

	view->feedback = attempt_answer(view->attempt, &view->answer, confidence, &events);
	record(app, &events);
	view->told = view->follow = true;
	if (!view->feedback.show || quiz_view_face(app)->at_once)
		quiz_view_show_current(app);
	return REACT_REDRAW;
}

unsigned quiz_view_sure(struct app *app, uint32_t key)
{
	app->quiz.sure = false;
	if (key != 's' && key != 't' && key != 'g')
		return app_say(app, "Not answered yet: Enter asks again");
	return give_answer(app, (char)key);
}

/* Gives the answer if it is whole, after "how sure?" where that is asked. */
static unsigned answer_now(struct app *app)
{
	struct quiz_view *view = &app->quiz;
	struct err err = {0};

	if (!quiz_view_face(app)->ready(view, quiz_view_item(app), &err))
		return app_say(app, "%s", err.text);
	if (!attempt_wants_confidence(view->attempt, quiz_view_item(app)))
		return give_answer(app, 0);
	view->sure = view->follow = true;
	app->waiting = WAIT_SURE;
	return REACT_REDRAW;
}

static unsigned run_answer(struct app *app, int count)
{
	struct quiz_view *view = &app->quiz;
	const struct quiz_face *face = quiz_view_face(app);

	(void)count;
	if (quiz_view_item(app)->done) {
		quiz_view_show_current(app);
		return REACT_REDRAW;
	}
	if (view->told)
		return app_say(app, "Give another answer, or C-n goes on");
	if (face->enter != NULL && face->enter(view, quiz_view_item(app))) {
		view->follow = true;
		return REACT_REDRAW;
	}
	return answer_now(app);
}

/* --- picking and moving --- */

/* Another pick after "not yet" takes the feedback off. */
static unsigned changed(struct app *app, bool meant)
{
	if (!meant)
		return app_say(app, "There is no such choice");
	app->quiz.told = false;
	app->quiz.follow = true;
	return quiz_view_face(app)->at_once && app->quiz.answer.grade > 0 ? answer_now(app)
								    : REACT_REDRAW;
}

static unsigned run_pick(struct app *app, int count)
{
	const struct quiz_face *face = quiz_view_face(app);

	(void)count;
	return changed(app,
		       face->pick != NULL && face->pick(&app->quiz, quiz_view_item(app), app->key));
}

unsigned quiz_view_press(struct app *app, int tag)
{
	const struct quiz_face *face = quiz_view_face(app);

	return changed(app,
		       face->press != NULL && face->press(&app->quiz, quiz_view_item(app), tag));
}

static unsigned run_pick_here(struct app *app, int count)
{
	(void)count;
	return quiz_view_press(app, app->quiz.cursor > 0 ? app->quiz.cursor : 0);
}

unsigned quiz_view_scroll(struct app *app, long by)
{
	long top = (long)app->quiz.top + by;

	app->quiz.top = top > 0 ? (size_t)top : 0;
	return REACT_REDRAW;
}

static unsigned move(struct app *app, int by)
{
	const struct quiz_face *face = quiz_view_face(app);

	if (!quiz_view_takes_answer(app) || face->move == NULL)
		return quiz_view_scroll(app, by);
	return changed(app, face->move(&app->quiz, quiz_view_item(app), by));
}

static unsigned turn(struct app *app, int by)
{
	const struct quiz_face *face = quiz_view_face(app);

	if (!quiz_view_takes_answer(app) || face->turn == NULL)
		return move(app, by);
	return changed(app, face->turn(&app->quiz, quiz_view_item(app), by));
}

static unsigned run_down(struct app *app, int count)
{
	return move(app, count > 0 ? count : 1);
}

static unsigned run_up(struct app *app, int count)
{
	return move(app, count > 0 ? -count : -1);
}

static unsigned run_carry_down(struct app *app, int count)
{
	(void)count;
	return turn(app, 1);
}

static unsigned run_carry_up(struct app *app, int count)
{
	(void)count;
	return turn(app, -1);
}

/* --- typing --- */

static struct edit *field_now(const struct app *app)
{
	const struct quiz_view *view = &app->quiz;

	return view->cursor >= 0 && (size_t)view->cursor < view->field_count ?
		&view->fields[view->cursor] : NULL;
}

/* After "not yet" the first character typed begins anew, unless it asks for the passage. */
static unsigned type_character(struct app *app, uint32_t code)
{
	struct quiz_view *view = &app->quiz;
	struct edit *field = field_now(app);

	if (field == NULL)
		return REACT_NONE;
	if (view->told && code == 'r' && quiz_view_item(app)->question->ref != NULL &&
	    app->course != NULL)
		return quiz_view_read(app, view->item);
	if (view->told)
		edit_clear(field);
	view->told = false;
	view->follow = true;
	edit_type(field, code);
	return REACT_REDRAW;
}

static unsigned edit(struct app *app, enum edit_move move)
{
	struct edit *field = field_now(app);

	if (field == NULL)
		return REACT_NONE;
	edit_move(field, move);
	app->quiz.told = false;
	app->quiz.follow = true;
	return REACT_REDRAW;
}

static unsigned run_left(struct app *app, int count)
{
	(void)count;
	return field_now(app) != NULL ? edit(app, EDIT_LEFT) : turn(app, -1);
}

static unsigned run_right(struct app *app, int count)
{
	(void)count;
	return field_now(app) != NULL ? edit(app, EDIT_RIGHT) : turn(app, 1);
}

/* --- hints, skipping, the passage --- */

static unsigned say_no_hint(struct app *app)
{
	if (app->quiz.attempt->mode == QUIZ_CHECK)
		return app_say(app, "There are no hints in this quiz");
	return app_say(app, quiz_view_item(app)->question->hint_count > 0
				    ? "That was the last hint"
				    : "There is no hint here");
}

static unsigned run_hint(struct app *app, int count)
{
	struct event_list events = {0};
	const char *hint;

	(void)count;
	if (quiz_view_item(app)->done)
		return app_say(app, "This question is answered; Enter goes on");
	hint = attempt_hint(app->quiz.attempt, &events);
	record(app, &events);
	app->quiz.follow = true;
	return hint == NULL ? say_no_hint(app) : REACT_REDRAW;
}

static unsigned run_skip(struct app *app, int count)
{
	struct event_list events = {0};

	(void)count;
	if (!quiz_view_item(app)->done) {
		attempt_skip(app->quiz.attempt, &events);
		record(app, &events);
	}
	quiz_view_show_current(app);
	return REACT_REDRAW;
}

static unsigned run_read(struct app *app, int count)
{
	const struct quiz_view *view = &app->quiz;
	const struct attempt_item *item = quiz_view_item(app);

	(void)count;
	if (!attempt_reveals(view->attempt, item) && item->tries == 0 && !view->shown)
		return app_say(app, "The passage is shown after an answer");
	return quiz_view_read(app, view->item);
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN]       = run_down,
	[COMMAND_LINE_UP]         = run_up,
	[COMMAND_NEXT_TARGET]     = run_down,
	[COMMAND_PREVIOUS_TARGET] = run_up,
	[COMMAND_PICK]            = run_pick,
	[COMMAND_PICK_HERE]       = run_pick_here,
	[COMMAND_CARRY_DOWN]      = run_carry_down,
	[COMMAND_CARRY_UP]        = run_carry_up,
	[COMMAND_ANSWER]          = run_answer,
	[COMMAND_HINT]            = run_hint,
	[COMMAND_SKIP]            = run_skip,
	[COMMAND_READ]            = run_read,
	[COMMAND_CURSOR_LEFT]     = run_left,
	[COMMAND_CURSOR_RIGHT]    = run_right,
};

const struct view quiz_view = {
	.context = IN_PICKING, .context_now = context_now, .run = run, .type = type_character,
	.edit = edit, .mouse = quiz_view_mouse, .scroll = quiz_view_scroll,
	.hints = quiz_view_hints, .draw = quiz_view_draw,
};
