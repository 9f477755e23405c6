/* quiz_sheet.c - a question, or the end of a quiz, written on a sheet. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/navigate.h"
#include "app/state.h"
#include "base/xalloc.h"

#define STRIP_MAX 30		/* questions that get a sign each */

static size_t blank(struct sheet *sheet)
{
	return sheet_add_row(sheet, SHEET_NO_TAG);
}

/* --- the strip of progress --- */

enum glyph quiz_sheet_sign(enum attempt_result result, enum style *style)
{
	static const struct {
		enum glyph sign;
		enum style style;
	} signs[] = {
		[RESULT_NONE]    = { GLYPH_ANSWERED, STYLE_QUIET },
		[RESULT_RIGHT]   = { GLYPH_RIGHT, STYLE_DONE },
		[RESULT_PARTLY]  = { GLYPH_PARTLY, STYLE_WARNING },
		[RESULT_WRONG]   = { GLYPH_WRONG, STYLE_WRONG },
		[RESULT_SKIPPED] = { GLYPH_SKIPPED, STYLE_QUIET },
	};

	*style = signs[result].style;
	return signs[result].sign;
}

/* How far one is: what became of the questions, whether of a quiz or of a review. */
struct strip {
	size_t count, here;
	bool tells;			/* results may be shown */
	bool told;			/* the one at hand is done, too */
};

/* In check mode nothing is told before the end. */
static struct strip strip_of(const struct app *app)
{
	const struct quiz_view *view = &app->quiz;
	const struct attempt *attempt = view->attempt;
	bool told = attempt->items[view->item].done && view->told;

	if (view->reviewing)
		return (struct strip){ app->review_view.count, app->review_view.at, true, told };
	return (struct strip){ attempt->count, view->item,
			       attempt->finished || attempt->mode == QUIZ_PRACTICE, told };
}

/* RESULT_NONE and false: it is still to come. */
static enum attempt_result result_at(const struct app *app, size_t index, bool *done)
{
	const struct quiz_view *view = &app->quiz;
	const struct attempt_item *item = &view->attempt->items[view->reviewing ? 0 : index];

	if (view->reviewing && index != app->review_view.at) {
		*done = index < app->review_view.at;
		return app->review_view.asks[index].result;
	}
	*done = item->done;
	return item->result;
}

static int put_sign(const struct app *app, struct sheet *sheet, size_t row, int column,
		    const struct strip *strip, size_t index)
{
	enum style style = STYLE_FAINT;
	enum glyph sign = GLYPH_AHEAD;
	bool done;
	enum attempt_result result = result_at(app, index, &done);

	if (index == strip->here && !strip->told) {
		sign = GLYPH_HERE;
		style = STYLE_ACCENT;
	} else if (done) {
		sign = quiz_sheet_sign(strip->tells ? result : RESULT_NONE, &style);
	}
	return sheet_put(sheet, row, column, style, 0, app_glyph(app, sign));
}

static void add_strip_words(const struct app *app, const struct strip *strip, struct strbuf *out)
{
	size_t right = 0, again = 0;

	for (size_t i = 0; i < strip->count; i++) {
		bool done;
		enum attempt_result result = result_at(app, i, &done);

		right += done && result == RESULT_RIGHT;
		again += done && result != RESULT_RIGHT;
	}
	if (!strip->tells || right + again == 0)
		strbuf_addf(out, "question %zu of %zu", strip->here + 1, strip->count);
	else if (again == 0)
		strbuf_addf(out, "%zu right", right);
	else if (right == 0)
		strbuf_addf(out, "%zu to look at again", again);
	else
		strbuf_addf(out, "%zu right, %zu to look at again", right, again);
}

static void add_strip(const struct app *app, struct sheet *sheet)
{
	struct strip strip = strip_of(app);
	size_t row = blank(sheet);
	int column = 0;
	struct strbuf words = {0};

	if (strip.count <= STRIP_MAX && (int)strip.count * 2 + 4 <= sheet->width)
		for (size_t i = 0; i < strip.count; i++)
			column += put_sign(app, sheet, row, column, &strip, i) + 1;
	add_strip_words(app, &strip, &words);
	if (column + 2 + (int)words.len <= sheet->width || column == 0)
		sheet_put(sheet, row, column > 0 ? column + 2 : 0, STYLE_QUIET, 0, words.data);
	strbuf_deinit(&words);
	blank(sheet);
}

/* --- callouts --- */

static void add_bar(struct sheet *sheet, size_t from, enum style style)
{
	for (size_t i = from; i < sheet->count; i++)
		sheet_put(sheet, i, 0, style, 0, glyph(sheet->ascii, GLYPH_BAR));
}

/*
 * A word before Markdown: on its first line where that is a paragraph, else on a line of its own.
 */
static void add_worded(struct sheet *sheet, int tag, const char *word, enum style style,
		       const char *text)
{
	size_t row = sheet->count;
	char *joined;

	if (text == NULL || !sheet_begins_paragraph(text)) {
		sheet_add_row(sheet, tag);
		sheet_put(sheet, row, 2, style, MARK_STRONG, word);
		if (text != NULL)
			sheet_put_markdown(sheet, row + 1, tag, 2, sheet->width - 2, STYLE_TEXT,
					   text);
		return;
	}
	joined = xasprintf("**%s** %s", word, text);
	sheet_put_markdown(sheet, row, tag, 2, sheet->width - 2, STYLE_TEXT, joined);
	if (sheet->rows[row].pieces != NULL)
		sheet->rows[row].pieces->style = style;
	free(joined);
}

static void add_hints(struct sheet *sheet, const struct attempt_item *item)
{
	for (size_t i = 0; i < item->hints && i < item->question->hint_count; i++) {
		size_t from;
		char word[32];

		blank(sheet);
		from = sheet->count;
		snprintf(word, sizeof word, "Hint %zu:", i + 1);
		add_worded(sheet, QUIZ_TAG_HINT, word, STYLE_NOTE, item->question->hints[i]);
		add_bar(sheet, from, STYLE_NOTE);
	}
}

/* As much of it as there is room for. */
static void add_way_there(struct sheet *sheet, size_t row, int column)
{
	static const char words[] = "r reads it, Backspace comes back";
	static const size_t least = sizeof "r reads it" - 1;

	if (column + (int)sizeof words <= sheet->width)
		sheet_put(sheet, row, column, STYLE_QUIET, 0, words);
	else if (column + (int)least <= sheet->width)
		sheet_putn(sheet, row, column, STYLE_QUIET, 0, words, least);
}

static void add_ref(const struct app *app, struct sheet *sheet, const struct question *question)
{
	struct strbuf name = {0};
	size_t row;
	int cells;

	if (question->ref == NULL)
		return;
	if (app->course != NULL)
		navigate_add_link(app, app->quiz.page, question->ref, &name);
	else
		strbuf_add(&name, question->ref);
	row = sheet_add_row(sheet, QUIZ_TAG_FEEDBACK);
	cells = sheet_put(sheet, row, 2, STYLE_LINK, MARK_UNDERLINE, strbuf_text(&name));
	sheet_tag_last(sheet, row, QUIZ_TAG_PASSAGE);
	if (app->course != NULL)
		add_way_there(sheet, row, cells + 5);
	strbuf_deinit(&name);
}

/* "2 of 3" where an answer has parts. */
static void add_share(const struct attempt_item *item, const struct answer *answer,
		      struct strbuf *out)
{
	size_t parts = ask_part_count(item->question);

	if (parts > 1)
		strbuf_addf(out, " %zu of %zu are.", ask_parts_right(item->question, answer),
			    parts);
}

static enum style add_verdict(const struct attempt_item *item, const struct answer *answer,
			      enum attempt_result result, bool again, struct strbuf *out)
{
	static const char *const grades[] = { "", "Again.", "Hard.", "Good.", "Easy." };

	if (item->question->type == QUESTION_CARD && answer->grade > 0) {
		strbuf_add(out, grades[answer->grade]);
		return answer->grade > 1 ? STYLE_DONE : STYLE_ACCENT;
	}
	switch (result) {
	case RESULT_RIGHT:
		strbuf_add(out, "Right.");
		return STYLE_DONE;
	case RESULT_PARTLY:
		strbuf_add(out, again ? "Partly right, not yet whole." : "Partly right.");
		add_share(item, answer, out);
		return STYLE_ACCENT;
	case RESULT_SKIPPED:
		strbuf_add(out, "Skipped.");
		return STYLE_QUIET;
	default:
		strbuf_add(out, again ? "Not yet." : "Not right.");
		return again ? STYLE_ACCENT : STYLE_WRONG;
	}
}

struct verdict {
	const struct answer *answer;
	enum attempt_result result;
	bool again, reveal;
};

static void add_feedback(const struct app *app, struct sheet *sheet,
			 const struct attempt_item *item, const struct verdict *verdict)
{
	struct strbuf word = {0};
	enum style style = add_verdict(item, verdict->answer, verdict->result, verdict->again,
				       &word);
	size_t from;

	blank(sheet);
	from = sheet->count;
	add_worded(sheet, QUIZ_TAG_FEEDBACK, strbuf_text(&word), style,
		   verdict->reveal ? item->question->explain : NULL);
	if (verdict->reveal || verdict->again)
		add_ref(app, sheet, item->question);
	add_bar(sheet, from, style);
	strbuf_deinit(&word);
}

static void add_tries(struct strbuf *out, int left, int used)
{
	if (left == 1)
		strbuf_add(out, "One more try.");
	else if (left > 1)
		strbuf_addf(out, "%d more tries.", left);
	else if (used > 1)
		strbuf_addf(out, "%d tries used.", used);
}

/* What is left to say: tries, and what being sure has to do with it. */
static void add_notes(const struct app *app, struct sheet *sheet, const struct attempt_item *item)
{
	const struct quiz_view *view = &app->quiz;
	struct strbuf words = {0};

	add_tries(&words, attempt_tries_left(view->attempt, item), item->tries);
	if (item->done && item->tries > 1 && item->result == RESULT_PARTLY)
		strbuf_add(&words, " The best one counts.");
	if (view->told && !item->done)
		strbuf_add(&words, " Change the answer, or skip the question.");
	if (item->last == RESULT_WRONG && item->confidence == 's' && view->told)
		strbuf_addf(&words, "%sYou were sure, so this one comes back first.",
			    words.len > 0 ? "  " : "");
	if (words.len > 0) {
		blank(sheet);
		sheet_put_text(sheet, sheet->count, view->told ? QUIZ_TAG_FEEDBACK : SHEET_NO_TAG, 0,
			       sheet->width, STYLE_QUIET, words.data);
	}
	strbuf_deinit(&words);
}

static void add_sure(struct sheet *sheet)
{
	static const char *const words[] = { "sure", "think so", "guess" };

	blank(sheet);
	sheet_put(sheet, sheet_add_row(sheet, QUIZ_TAG_FEEDBACK), 0, STYLE_ACCENT, MARK_STRONG,
		  "How sure are you?");
	for (int i = 0; i < 3; i++) {
		const char letter[2] = { words[i][0], '\0' };
		size_t row = sheet_add_row(sheet, QUIZ_TAG_SURE + i);

		sheet_put(sheet, row, 2, STYLE_ACCENT, MARK_STRONG, letter);
		sheet_put(sheet, row, 5, STYLE_TEXT, 0, words[i]);
	}
}

/* --- a question --- */

static void add_prompt(struct sheet *sheet, const struct quiz_scene *scene)
{
	const struct question *question = scene->item->question;
	const struct quiz_face *face = quiz_face(question->type);
	size_t from = sheet->count;

	if (face->prompt != NULL) {
		face->prompt(sheet, scene);
		return;
	}
	sheet_put_markdown(sheet, from, SHEET_NO_TAG, 0, sheet->width, STYLE_TEXT,
			   question->prompt);
	for (size_t i = from; i < sheet->count; i++) {
		struct sheet_piece *piece = sheet->rows[i].pieces;

		for (; piece != NULL; piece = piece->next)
			if (piece->style == STYLE_TEXT)
				piece->style = STYLE_STRONG;
	}
	blank(sheet);
	face->build(sheet, scene);
}

/* What a card has besides its other side. */
static void add_behind(const struct app *app, struct sheet *sheet, const struct question *question)
{
	if (question->explain != NULL) {
		blank(sheet);
		sheet_put_markdown(sheet, sheet->count, QUIZ_TAG_FEEDBACK, 2, sheet->width - 2,
				   STYLE_TEXT, question->explain);
	}
	if (question->ref != NULL)
		blank(sheet);
	add_ref(app, sheet, question);
}

void quiz_sheet_question(const struct app *app, struct sheet *sheet)
{
	const struct quiz_view *view = &app->quiz;
	const struct attempt_item *item = &view->attempt->items[view->item];
	bool told = view->told && view->feedback.show;
	bool practice = view->attempt->mode == QUIZ_PRACTICE;
	const struct quiz_scene scene = {
		.item = item, .answer = &view->answer, .cursor = item->done ? -1 : view->cursor,
		.fields = item->done ? NULL : view->fields, .grabbed = view->grabbed,
		.shown = view->shown, .judged = practice && item->tries > 0 ? &item->answer : NULL,
		.reveal = told && view->feedback.reveal,
	};
	const struct verdict verdict = {
		&view->answer, view->feedback.result, view->feedback.again, view->feedback.reveal,
	};

	add_strip(app, sheet);
	add_prompt(sheet, &scene);
	add_hints(sheet, item);
	if (view->shown && !told)
		add_behind(app, sheet, item->question);
	if (told)
		add_feedback(app, sheet, item, &verdict);
	if (item->tries > 0 && practice)
		add_notes(app, sheet, item);
	if (quiz_face(item->question->type)->finish != NULL)
		quiz_face(item->question->type)->finish(sheet, &scene);
	if (view->sure)
		add_sure(sheet);
}

void quiz_sheet_review(const struct app *app, struct sheet *sheet, size_t index)
{
	const struct attempt_item *item = &app->quiz.attempt->items[index];
	static const struct answer none = {0};
	const struct quiz_scene scene = {
		.item = item, .answer = item->tries > 0 ? &item->answer : &none, .cursor = -1,
		.judged = item->tries > 0 ? &item->answer : &none, .reveal = true,
	};
	const struct verdict verdict = {
		scene.answer, item->tries > 0 ? item->last : RESULT_SKIPPED, false, true,
	};
	char words[64];

	snprintf(words, sizeof words, "Question %zu of %zu", index + 1, app->quiz.attempt->count);
	sheet_put(sheet, blank(sheet), 0, STYLE_QUIET, 0, words);
	blank(sheet);
	add_prompt(sheet, &scene);
	add_feedback(app, sheet, item, &verdict);
}

/* What a row shows, code without its indent. */
static char *row_text(const struct sheet_row *row)
{
	struct strbuf line = {0};
	char *text;

	for (const struct sheet_piece *piece = row->pieces; piece != NULL; piece = piece->next)
		strbuf_addn(&line, piece->text, piece->len);
	text = xstrdup(strbuf_text(&line) + strspn(strbuf_text(&line), " "));
	strbuf_deinit(&line);
	return text;
}

char *quiz_sheet_first_line(const struct sheet *like, const struct question *question)
{
	const struct quiz_face *face = quiz_face(question->type);
	struct sheet scratch;
	char *line = xstrdup("");

	sheet_init(&scratch, 200, like->ascii, like->ambiguous);
	if (face->listed != NULL)
		face->listed(&scratch, question);
	else
		sheet_put_markdown(&scratch, 0, SHEET_NO_TAG, 0, 200, STYLE_TEXT,
				   question->prompt);
	for (size_t i = 0; i < scratch.count && line[0] == '\0'; i++) {
		free(line);
		line = row_text(&scratch.rows[i]);
	}
	sheet_deinit(&scratch);
	return line;
}
