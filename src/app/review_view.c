/*
 * review_view.c - the review on the screen.
 *
 * Before the first question it says what is due and what is to come, and after the last one again.
 * Each question is an attempt of its own, which the question's view shows; a question that is left
 * unanswered stays due.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/review_view.h"

#include <stdlib.h>
#include <string.h>

#include "app/quiz_sheet.h"
#include "app/record.h"
#include "app/review_all.h"
#include "app/state.h"
#include "base/xalloc.h"

#define CHART_MOST 6		/* rows of the longest bar, and on a low screen */
#define CHART_LEAST 2
#define CHART_AROUND 8		/* rows that stand above and below the bars */

static int64_t today(const struct app *app)
{
	const struct review_options options = record_review_options(app);

	return review_local_day(&options, app->port.now(app->port.context));
}

size_t review_view_due(const struct app *app)
{
	return app->review != NULL ? review_due(app->review, today(app)) : 0;
}

size_t review_view_known(const struct app *app)
{
	return app->review != NULL ? review_known(app->review) : 0;
}

void review_view_deinit(struct review_view *view)
{
	for (size_t i = 0; i < view->count; i++) {
		free(view->asks[i].question);
		free(view->asks[i].key);
	}
	for (size_t i = 0; i < view->source_count; i++)
		quiz_free(view->sources[i].quiz);
	free(view->asks);
	free(view->sources);
	review_all_free(view->all);
	*view = (struct review_view){0};
}

/* --- what is due --- */

struct review_source *review_view_source(struct review_view *view, size_t course, int page)
{
	struct review_source *source;

	for (size_t i = 0; i < view->source_count; i++)
		if (view->sources[i].course == course && view->sources[i].page == page)
			return &view->sources[i];
	view->sources = xgrow(view->sources, view->source_count, &view->source_cap,
			      sizeof *view->sources);
	source = &view->sources[view->source_count++];
	*source = (struct review_source){ .course = course, .page = page };
	return source;
}

/* The quiz of a page of the open course. */
static const struct quiz *quiz_of(struct app *app, int page)
{
	struct review_source *source = review_view_source(&app->review_view, 0, page);

	if (!source->read)
		source->quiz = quiz_for_page(app->course, (size_t)page, NULL);
	source->read = true;
	return source->quiz;
}

/* The page of a key is the one of exactly that id; -1 if the course has none. */
static int find_page(const struct app *app, const char *key)
{
	for (size_t i = 0; i < app->course->page_count; i++)
		if (strcmp(app->course->pages[i].id, key) == 0)
			return (int)i;
	return -1;
}

void review_view_take(struct review_view *view, size_t course, int page, const struct quiz *quiz,
		      const struct review_card *card)
{
	if (quiz == NULL || quiz_find(quiz, card->question) == NULL) {
		view->lost++;
		return;
	}
	view->asks = xgrow(view->asks, view->count, &view->cap, sizeof *view->asks);
	view->asks[view->count++] = (struct review_ask){
		.question = xstrdup(card->question), .key = xstrdup(card->page),
		.course = course, .page = page, .quiz = quiz,
	};
}

static void take_entry(struct app *app, const struct review_entry *entry)
{
	int page;

	if (app->review_view.all != NULL) {
		review_all_take(app, entry);
		return;
	}
	page = find_page(app, entry->card->page);
	review_view_take(&app->review_view, 0, page, page >= 0 ? quiz_of(app, page) : NULL,
			 entry->card);
}

/* The cards that the review is over. */
static struct review *const *reviews(const struct app *app, size_t *count)
{
	if (app->review_view.all != NULL)
		return review_all_reviews(app->review_view.all, count);
	*count = 1;
	return &app->review;
}

static void collect(struct app *app)
{
	struct review_view *view = &app->review_view;
	size_t limit = app->options.review_limit > 0 ? app->options.review_limit : REVIEW_LIMIT;
	size_t found = 0, taken = 0, count;
	struct review *const *over = reviews(app, &count);
	struct review_entry *entries =
		review_list_due(over, count, today(app), SIZE_MAX, &found);

	while (taken < found && view->count < limit)
		take_entry(app, &entries[taken++]);
	view->rest = found - taken;
	free(entries);
}

/* Another round of the same review: what is due now. */
static void begin_again(struct app *app)
{
	struct review_view *view = &app->review_view;
	struct review_all *all = view->all;

	view->all = NULL;
	quiz_view_deinit(&app->quiz);
	review_view_deinit(view);
	view->all = all;
	if (all != NULL)
		review_all_read(all);
	collect(app);
}

unsigned review_view_open(struct app *app, int count)
{
	(void)count;
	if (app->quiz.passage) {
		quiz_view_back_from_passage(app);
		return REACT_REDRAW;
	}
	if (view_on_stack(app, VIEW_START))
		return review_all_open(app);
	if (app->course == NULL || app_page(app) == NULL)
		return app_say(app, "A review needs a course");
	record_place(app);
	record_pull(app);
	if (view_top(app) == VIEW_RESULT)
		app_leave(app);
	if (view_top(app) == VIEW_SIDE)
		view_replace(app, VIEW_PAGE);
	review_view_begin(app, NULL);
	return REACT_REDRAW;
}

void review_view_begin(struct app *app, struct review_all *all)
{
	quiz_view_deinit(&app->quiz);
	review_view_deinit(&app->review_view);
	app->review_view.all = all;
	collect(app);
	view_push(app, VIEW_REVIEW);
}

/* --- asking --- */

static bool ask(struct app *app)
{
	struct review_view *view = &app->review_view;
	const struct review_ask *next = &view->asks[view->at];
	uint64_t seed = app->options.quiz_seeded ? app->options.quiz_seed :
			app->port.random(app->port.context);
	struct event_list events = {0};
	struct attempt *attempt;

	if (view->all != NULL && !review_all_enter(app, next->course))
		return false;
	attempt = review_start(&view->copy, next->quiz, next->key, next->question, seed,
			       app->port.random(app->port.context), &events);
	if (attempt != NULL) {
		record_list(app, &events);
		attempt_free(app->quiz.attempt);
		app->quiz.attempt = attempt;
		app->quiz.page = next->page;
		app->quiz.reviewing = true;
	}
	event_list_deinit(&events);
	return attempt != NULL;
}

bool review_view_next(struct app *app)
{
	struct review_view *view = &app->review_view;

	if (app->quiz.attempt != NULL && view->at < view->count) {
		view->asks[view->at].result = app->quiz.attempt->items[0].result;
		view->at++;
	}
	for (; view->at < view->count; view->at++)
		if (ask(app)) {
			quiz_view_show_current(app);
			return true;
		}
	if (view->all != NULL)
		review_all_leave(app);
	return false;
}

void review_view_add_title(const struct app *app, struct strbuf *out)
{
	const struct review_view *view = &app->review_view;

	strbuf_add(out, "Review");
	if (view_under(app) == VIEW_QUIZ)
		strbuf_addf(out, "   %zu of %zu", view->at + 1, view->count);
}

/* --- before and after --- */

static bool is_over(const struct review_view *view)
{
	return view->count > 0 && view->at == view->count;
}

/* Questions ever answered in what the review is over. */
static size_t known_here(const struct app *app)
{
	size_t known = 0, count;
	struct review *const *over = reviews(app, &count);

	for (size_t i = 0; i < count; i++)
		known += review_known(over[i]);
	return known;
}

static void add_head(const struct app *app, struct sheet *sheet)
{
	const struct review_view *view = &app->review_view;
	size_t row = sheet_add_row(sheet, SHEET_NO_TAG), known = known_here(app), right = 0;
	int column = sheet_put(sheet, row, 0, STYLE_TEXT, MARK_STRONG, "Review") + 2;
	struct strbuf words = {0};

	for (size_t i = 0; i < view->at; i++)
		right += view->asks[i].result == RESULT_RIGHT;
	if (is_over(view))
		strbuf_addf(&words, "%zu of %zu right", right, view->count);
	else if (view->count > 0)
		strbuf_addf(&words, "%zu due today", view->count + view->rest);
	else
		strbuf_add(&words, "nothing is due today");
	column += sheet_put(sheet, row, column, right == view->count ? STYLE_DONE : STYLE_ACCENT,
			    MARK_STRONG, words.data) + 3;
	strbuf_reset(&words);
	strbuf_addf(&words, "%zu question%s known", known, known == 1 ? "" : "s");
	sheet_put_cut(sheet, row, column, sheet->width - column, STYLE_QUIET, words.data);
	strbuf_deinit(&words);
}

static void add_sentence(struct sheet *sheet, const char *words)
{
	sheet_add_row(sheet, SHEET_NO_TAG);
	sheet_put_text(sheet, sheet->count, SHEET_NO_TAG, 0, sheet->width, STYLE_TEXT, words);
}

static void add_rest(const struct app *app, struct sheet *sheet)
{
	const struct review_view *view = &app->review_view;
	struct strbuf words = {0};

	if (known_here(app) == 0)
		strbuf_add(&words,
			   "Every question you answer in a quiz comes back here, the sooner "
			   "the harder it was.");
	else if (is_over(view) && view->rest > 0)
		strbuf_addf(&words, "%zu more %s due today: Enter goes on with %s.", view->rest,
			    view->rest == 1 ? "is" : "are", view->rest == 1 ? "it" : "them");
	else if (view->rest > 0)
		strbuf_addf(&words, "%zu of them now; the others after that.", view->count);
	if (words.len > 0)
		add_sentence(sheet, words.data);
	strbuf_reset(&words);
	if (view->lost > 0) {
		strbuf_addf(&words, "%zu more would be due, but %s no longer %s.", view->lost,
			    view->lost == 1 ? "is" : "are",
			    view->all != NULL ? "where it was" : "in the course");
		add_sentence(sheet, words.data);
	}
	strbuf_deinit(&words);
}

static void add_forecast(const struct app *app, struct sheet *sheet)
{
	size_t days[REVIEW_FORECAST_DAYS], count;
	struct review *const *over = reviews(app, &count);
	int64_t day = today(app);
	int room = app->frame.sheet.rows - CHART_AROUND;

	review_forecast(over, count, day, days);
	sheet_add_row(sheet, SHEET_NO_TAG);
	sheet_put(sheet, sheet_add_row(sheet, SHEET_NO_TAG), 0, STYLE_QUIET, 0,
		  "Due in the next 14 days");
	review_chart_add(sheet, days, REVIEW_FORECAST_DAYS, day,
			 room > CHART_MOST ? CHART_MOST : room < CHART_LEAST ? CHART_LEAST : room);
}

/* What became of the questions asked, a line each. */
static void add_results(const struct app *app, struct sheet *sheet)
{
	const struct review_view *view = &app->review_view;

	sheet_add_row(sheet, SHEET_NO_TAG);
	for (size_t i = 0; i < view->at; i++) {
		const struct review_ask *it = &view->asks[i];
		const struct question *question = quiz_find(it->quiz, it->question);
		size_t row = sheet_add_row(sheet, SHEET_NO_TAG);
		char *line = quiz_sheet_first_line(sheet, question);
		enum style style;
		enum glyph sign = quiz_sheet_sign(it->result, &style);

		sheet_put(sheet, row, 2, style, 0, app_glyph(app, sign));
		sheet_put_cut(sheet, row, 5, sheet->width - 5, STYLE_TEXT, line);
		free(line);
	}
}

static void build(const struct app *app, struct sheet *sheet)
{
	sheet_init(sheet, app->frame.sheet.columns, app->options.ascii, app->options.ambiguous);
	add_head(app, sheet);
	add_rest(app, sheet);
	if (is_over(&app->review_view))
		add_results(app, sheet);
	if (known_here(app) > 0)
		add_forecast(app, sheet);
}

static void review_draw(struct app *app, struct canvas *canvas)
{
	struct rect area = app->frame.sheet;
	struct sheet sheet;

	build(app, &sheet);
	app->review_view.top = sheet_clamp(&sheet, app->review_view.top, area.rows);
	sheet_draw(&sheet, canvas, area, app->review_view.top);
	canvas->cursor_row = area.row;
	canvas->cursor_column = area.column;
	sheet_deinit(&sheet);
}

/* --- commands --- */

static unsigned scroll(struct app *app, long by)
{
	long top = (long)app->review_view.top + by;

	app->review_view.top = top > 0 ? (size_t)top : 0;
	return REACT_REDRAW;
}

/* Begins; after the end with what is still due, else back to the page. */
static unsigned run_begin(struct app *app, int count)
{
	struct review_view *view = &app->review_view;

	(void)count;
	if (is_over(view) && view->rest > 0)
		begin_again(app);
	if (view->at == view->count || !review_view_next(app))
		return app_leave(app);
	return REACT_REDRAW;
}

static size_t review_hints(struct app *app, struct hint *hints)
{
	const struct review_view *view = &app->review_view;
	size_t count = 0;

	if (view->at < view->count)
		hints[count++] = (struct hint){ COMMAND_OPEN, "begin" };
	else if (view->rest > 0)
		hints[count++] = (struct hint){ COMMAND_OPEN, "go on" };
	hints[count++] = (struct hint){ COMMAND_LEAVE, view->all != NULL ? "back" : "to the page" };
	return count;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_OPEN] = run_begin,
};

const struct view review_view = {
	.context = IN_REVIEW, .run = run, .scroll = scroll, .hints = review_hints,
	.draw = review_draw,
};
