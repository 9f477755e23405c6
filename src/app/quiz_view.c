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

#include "app/quiz_face.h"
#include "app/quiz_sheet.h"
#include "app/record.h"
#include "app/state.h"

static const char sure_letters[] = "stg";

struct attempt_item *quiz_view_item(const struct app *app)
{
	return &app->quiz.attempt->items[app->quiz.item];
}

static const struct quiz_face *face_now(const struct app *app)
{
	return quiz_face(quiz_view_item(app)->question->type);
}

static bool takes_answer(const struct app *app)
{
	return !quiz_view_item(app)->done && !app->quiz.sure;
}

static enum context context_now(const struct app *app)
{
	return takes_answer(app) ? face_now(app)->context : IN_TOLD;
}

void quiz_view_add_title(const struct app *app, struct strbuf *out)
{
	const struct quiz_view *view = &app->quiz;

	if (view->reviewing || view_under(app) == VIEW_REVIEW) {
		review_view_add_title(app, out);
		return;
	}
	if (view->attempt == NULL)
		return;
	if (app->course != NULL && view->page >= 0)
		strbuf_addf(out, "%s quiz   ", app->course->pages[view->page].label);
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
	if (!view->feedback.show || face_now(app)->at_once)
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

	if (!face_now(app)->ready(view, quiz_view_item(app), &err))
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
	const struct quiz_face *face = face_now(app);

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
	return face_now(app)->at_once && app->quiz.answer.grade > 0 ? answer_now(app) : REACT_REDRAW;
}

static unsigned run_pick(struct app *app, int count)
{
	const struct quiz_face *face = face_now(app);

	(void)count;
	return changed(app, face->pick != NULL && face->pick(&app->quiz, quiz_view_item(app), app->key));
}

static unsigned press(struct app *app, int tag)
{
	const struct quiz_face *face = face_now(app);

	return changed(app, face->press != NULL && face->press(&app->quiz, quiz_view_item(app), tag));
}

static unsigned run_pick_here(struct app *app, int count)
{
	(void)count;
	return press(app, app->quiz.cursor > 0 ? app->quiz.cursor : 0);
}

static unsigned scroll_by(struct app *app, long by)
{
	long top = (long)app->quiz.top + by;

	app->quiz.top = top > 0 ? (size_t)top : 0;
	return REACT_REDRAW;
}

static unsigned move(struct app *app, int by)
{
	const struct quiz_face *face = face_now(app);

	if (!takes_answer(app) || face->move == NULL)
		return scroll_by(app, by);
	return changed(app, face->move(&app->quiz, quiz_view_item(app), by));
}

static unsigned turn(struct app *app, int by)
{
	const struct quiz_face *face = face_now(app);

	if (!takes_answer(app) || face->turn == NULL)
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

static unsigned run_half_down(struct app *app, int count)
{
	(void)count;
	return scroll_by(app, (app->frame.sheet.rows + 1) / 2);
}

static unsigned run_half_up(struct app *app, int count)
{
	(void)count;
	return scroll_by(app, -(app->frame.sheet.rows + 1) / 2);
}

static unsigned run_top(struct app *app, int count)
{
	(void)count;
	return scroll_by(app, -COUNT_MAX);
}

static unsigned run_bottom(struct app *app, int count)
{
	(void)count;
	return scroll_by(app, COUNT_MAX);
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

static unsigned run_start(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_START);
}

static unsigned run_end(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_END);
}

static unsigned run_erase(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_ERASE);
}

static unsigned run_delete(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_DELETE);
}

static unsigned run_erase_word(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_ERASE_WORD);
}

static unsigned run_clear(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_ERASE_START);
}

static unsigned run_erase_end(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_ERASE_END);
}

/* --- hints, skipping, the passage --- */

static unsigned say_no_hint(struct app *app)
{
	if (app->quiz.attempt->mode == QUIZ_CHECK)
		return app_say(app, "There are no hints in this quiz");
	return app_say(app, quiz_view_item(app)->question->hint_count > 0 ? "That was the last hint"
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

/* --- drawing and the mouse --- */

static void build(const struct app *app, struct sheet *sheet)
{
	sheet_init(sheet, app->frame.sheet.columns, app->options.ascii, app->options.ambiguous);
	quiz_sheet_question(app, sheet);
}

/* The rows that are to be in sight after a change. */
static bool find_news(const struct app *app, const struct sheet *sheet, size_t *first, size_t *last)
{
	const struct quiz_view *view = &app->quiz;

	if ((view->told || view->sure || (view->shown && view->cursor < 0)) &&
	    sheet_find(sheet, QUIZ_TAG_FEEDBACK, first, last)) {
		if (view->sure)
			*last = sheet->count - 1;
		return true;
	}
	if (sheet->cursor) {
		*first = *last = sheet->cursor_row;
		return true;
	}
	if (view->shown)
		return sheet_find(sheet, QUIZ_TAG_GRADE + view->cursor, first, last);
	if (view->cursor >= 0)
		return sheet_find(sheet, view->cursor, first, last);
	return quiz_view_item(app)->hints > 0 && sheet_find(sheet, QUIZ_TAG_HINT, first, last);
}

static void place_cursor(const struct app *app, const struct sheet *sheet, struct canvas *canvas)
{
	struct rect area = app->frame.sheet;
	size_t top = app->quiz.top, row = top, last;
	int column = 0;

	if (sheet->cursor) {
		row = sheet->cursor_row;
		column = sheet->cursor_column;
	} else if (app->quiz.cursor >= 0) {
		sheet_find(sheet, app->quiz.cursor, &row, &last);
	}
	if (row < top || row >= top + (size_t)area.rows)
		row = top;
	else
		canvas->cursor_shown = canvas->cursor_shown || sheet->cursor;
	canvas->cursor_row = area.row + (int)(row - top);
	canvas->cursor_column = area.column + column;
}

static void quiz_draw(struct app *app, struct canvas *canvas)
{
	struct quiz_view *view = &app->quiz;
	struct rect area = app->frame.sheet;
	size_t first = 0, last = 0;
	struct sheet sheet;

	build(app, &sheet);
	if (view->follow && find_news(app, &sheet, &first, &last))
		view->top = sheet_scroll(&sheet, view->top, area.rows, first, last);
	view->follow = false;
	view->top = sheet_clamp(&sheet, view->top, area.rows);
	view->more = sheet_more_below(&sheet, view->top, area.rows);
	sheet_draw(&sheet, canvas, area, view->top);
	place_cursor(app, &sheet, canvas);
	sheet_deinit(&sheet);
}

static unsigned click_sure(struct app *app, int tag)
{
	if (tag < QUIZ_TAG_SURE || tag >= QUIZ_TAG_SURE + 3)
		return REACT_NONE;
	app->waiting = WAIT_NONE;
	return quiz_view_sure(app, (uint32_t)sure_letters[tag - QUIZ_TAG_SURE]);
}

static unsigned quiz_mouse(struct app *app, const struct key_event *event)
{
	struct sheet sheet;
	int tag;

	if (event->key != KEYSYM_CLICK)
		return scroll_by(app, event->key == KEYSYM_WHEEL_DOWN ? 3 : -3);
	build(app, &sheet);
	tag = sheet_tag_at(&sheet, app->frame.sheet, app->quiz.top, event->row, event->column);
	sheet_deinit(&sheet);
	if (app->quiz.sure)
		return click_sure(app, tag);
	if (tag < 0 || tag >= QUIZ_TAG_SURE || !takes_answer(app))
		return REACT_NONE;
	return press(app, tag);
}

/* --- what can be done --- */

static const char *press_word(const struct app *app, const struct quiz_face *face)
{
	if (face->context == IN_ORDERING)
		return app->quiz.grabbed ? "put down" : "take up";
	return face->at_once ? NULL : "pick";
}

static const char *enter_word(const struct app *app, const struct quiz_face *face)
{
	if (quiz_view_item(app)->done)
		return "next";
	if (app->quiz.grabbed)
		return "put down";
	if (face->at_once && app->quiz.shown)
		return app->quiz.cursor > 0 ? "grade it so" : NULL;
	return face->at_once ? "show the other side" : "answer";
}

static size_t quiz_hints(struct app *app, struct hint *hints)
{
	const struct attempt_item *item = quiz_view_item(app);
	const struct quiz_face *face = face_now(app);
	const struct quiz_view *view = &app->quiz;
	size_t count = 0;

	if (view->sure) {
		hints[count++] = (struct hint){ COMMAND_LEAVE, "not yet" };
		return count;
	}
	if (enter_word(app, face) != NULL)
		hints[count++] = (struct hint){ COMMAND_ANSWER, enter_word(app, face) };
	if (view->more)
		hints[count++] = (struct hint){ COMMAND_PAGE_DOWN, "more" };
	if (!item->done && press_word(app, face) != NULL)
		hints[count++] = (struct hint){ COMMAND_PICK_HERE, press_word(app, face) };
	if (!item->done && view->field_count > 1)
		hints[count++] = (struct hint){ COMMAND_NEXT_TARGET, "next blank" };
	if (item->question->ref != NULL && (item->tries > 0 || view->shown) && app->course != NULL)
		hints[count++] = (struct hint){ COMMAND_READ, "read the passage" };
	if (!item->done && item->hints < item->question->hint_count &&
	    view->attempt->mode == QUIZ_PRACTICE)
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
	[COMMAND_HALF_DOWN]       = run_half_down,
	[COMMAND_HALF_UP]         = run_half_up,
	[COMMAND_TOP]             = run_top,
	[COMMAND_BOTTOM]          = run_bottom,
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
	[COMMAND_CURSOR_START]    = run_start,
	[COMMAND_CURSOR_END]      = run_end,
	[COMMAND_ERASE]           = run_erase,
	[COMMAND_DELETE]          = run_delete,
	[COMMAND_ERASE_WORD]      = run_erase_word,
	[COMMAND_CLEAR]           = run_clear,
	[COMMAND_ERASE_END]       = run_erase_end,
};

const struct view quiz_view = {
	.context = IN_PICKING, .context_now = context_now, .run = run, .type = type_character,
	.mouse = quiz_mouse, .hints = quiz_hints, .draw = quiz_draw,
};
