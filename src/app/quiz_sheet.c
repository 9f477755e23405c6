/* quiz_sheet.c - a question, or the end of a quiz, written on a sheet. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_sheet.h"

#include <ctype.h>
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

/* In check mode nothing is told before the end. */
static bool tells(const struct attempt *attempt)
{
	return attempt->finished || attempt->quiz->mode == QUIZ_PRACTICE;
}

static enum glyph item_sign(const struct attempt *attempt, const struct attempt_item *item, enum style *style)
{
	static const struct { enum glyph sign; enum style style; } signs[] = {
		[RESULT_NONE]    = { GLYPH_ANSWERED, STYLE_QUIET },
		[RESULT_RIGHT]   = { GLYPH_RIGHT, STYLE_DONE },
		[RESULT_PARTLY]  = { GLYPH_PARTLY, STYLE_WARNING },
		[RESULT_WRONG]   = { GLYPH_WRONG, STYLE_WRONG },
		[RESULT_SKIPPED] = { GLYPH_SKIPPED, STYLE_QUIET },
	};
	enum attempt_result result = tells(attempt) ? item->result : RESULT_NONE;

	*style = signs[result].style;
	return signs[result].sign;
}

static void add_strip(const struct app *app, struct sheet *sheet)
{
	const struct attempt *attempt = app->quiz.attempt;
	size_t row = blank(sheet), right = 0, again = 0;
	int column = 0;
	struct strbuf words = {0};

	for (size_t i = 0; i < attempt->count; i++) {
		const struct attempt_item *item = &attempt->items[i];
		bool here = i == app->quiz.item && !(item->done && app->quiz.told);
		enum style style = STYLE_FAINT;
		enum glyph sign = GLYPH_AHEAD;

		right += item->done && item->result == RESULT_RIGHT;
		again += item->done && item->result != RESULT_RIGHT;
		if (here) {
			sign = GLYPH_HERE;
			style = STYLE_ACCENT;
		} else if (item->done) {
			sign = item_sign(attempt, item, &style);
		}
		if (attempt->count <= STRIP_MAX && (int)attempt->count * 2 + 4 <= sheet->width)
			column += sheet_put(sheet, row, column, style, 0, app_glyph(app, sign)) + 1;
	}
	if (!tells(attempt) || right + again == 0)
		strbuf_addf(&words, "question %zu of %zu", app->quiz.item + 1, attempt->count);
	else if (again == 0)
		strbuf_addf(&words, "%zu right", right);
	else if (right == 0)
		strbuf_addf(&words, "%zu to look at again", again);
	else
		strbuf_addf(&words, "%zu right, %zu to look at again", right, again);
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

/* A word before Markdown: on its first line where that is a paragraph, else on a line of its own. */
static void add_worded(struct sheet *sheet, int tag, const char *word, enum style style, const char *text)
{
	size_t row = sheet->count;
	bool paragraph = text != NULL && (isalnum((unsigned char)text[0]) || (unsigned char)text[0] >= 0x80) &&
			 strspn(text, "0123456789") == 0;
	char *joined;

	if (!paragraph) {
		sheet_add_row(sheet, tag);
		sheet_put(sheet, row, 2, style, MARK_STRONG, word);
		if (text != NULL)
			sheet_put_markdown(sheet, row + 1, tag, 2, sheet->width - 2, STYLE_TEXT, text);
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

static void add_ref(const struct app *app, struct sheet *sheet, const struct question *question)
{
	struct strbuf name = {0};
	size_t row;
	int cells;

	if (question->ref == NULL)
		return;
	if (app->course != NULL)
		navigate_add_link(app, question->ref, &name);
	else
		strbuf_add(&name, question->ref);
	row = sheet_add_row(sheet, QUIZ_TAG_FEEDBACK);
	cells = sheet_put(sheet, row, 2, STYLE_LINK, MARK_UNDERLINE, strbuf_text(&name));
	if (app->course != NULL && cells + 5 + 34 <= sheet->width)
		sheet_put(sheet, row, cells + 5, STYLE_QUIET, 0, "r reads it, Backspace comes back");
	strbuf_deinit(&name);
}

static const char *verdict_word(enum attempt_result result, bool again, enum style *style)
{
	*style = result == RESULT_RIGHT ? STYLE_DONE : again || result == RESULT_PARTLY ? STYLE_ACCENT : STYLE_WRONG;
	switch (result) {
	case RESULT_RIGHT:
		return "Right.";
	case RESULT_PARTLY:
		return again ? "Partly right, not yet whole." : "Partly right.";
	case RESULT_SKIPPED:
		*style = STYLE_QUIET;
		return "Skipped.";
	default:
		return again ? "Not yet." : "Not right.";
	}
}

static void add_feedback(const struct app *app, struct sheet *sheet, const struct attempt_item *item,
			 enum attempt_result result, bool again, bool reveal)
{
	enum style style;
	const char *word = verdict_word(result, again, &style);
	size_t from;

	blank(sheet);
	from = sheet->count;
	add_worded(sheet, QUIZ_TAG_FEEDBACK, word, style, reveal ? item->question->explain : NULL);
	if (reveal || again)
		add_ref(app, sheet, item->question);
	add_bar(sheet, from, style);
}

static void add_tries(struct sheet *sheet, const struct attempt_feedback *feedback)
{
	char words[64];

	if (!feedback->again)
		return;
	snprintf(words, sizeof words, feedback->tries_left == 1 ? "One more try." : "%d more tries.", feedback->tries_left);
	blank(sheet);
	sheet_put(sheet, sheet_add_row(sheet, QUIZ_TAG_FEEDBACK), 0, STYLE_QUIET, 0, words);
}

/* --- a question --- */

static void add_prompt(struct sheet *sheet, const struct question *question)
{
	size_t row = sheet->count;
	size_t rows = sheet_put_markdown(sheet, row, SHEET_NO_TAG, 0, sheet->width, STYLE_TEXT, question->prompt);

	for (size_t i = row; i < row + rows; i++)
		for (struct sheet_piece *piece = sheet->rows[i].pieces; piece != NULL; piece = piece->next)
			if (piece->style == STYLE_TEXT)
				piece->style = STYLE_STRONG;
	blank(sheet);
}

void quiz_sheet_question(const struct app *app, struct sheet *sheet)
{
	const struct quiz_view *view = &app->quiz;
	const struct attempt_item *item = &view->attempt->items[view->item];
	bool told = view->told && view->feedback.show;
	const struct quiz_scene scene = {
		.item = item, .answer = &view->answer, .cursor = item->done ? -1 : view->cursor,
		.judged = told, .reveal = told && view->feedback.reveal,
	};

	add_strip(app, sheet);
	add_prompt(sheet, item->question);
	quiz_face(item->question->type)->build(sheet, &scene);
	add_hints(sheet, item);
	if (told) {
		add_feedback(app, sheet, item, view->feedback.result, view->feedback.again, view->feedback.reveal);
		add_tries(sheet, &view->feedback);
	}
	if (view->sure) {
		blank(sheet);
		sheet_put(sheet, sheet_add_row(sheet, QUIZ_TAG_FEEDBACK), 0, STYLE_ACCENT, MARK_STRONG,
			  "How sure are you?  s sure   t think so   g guess");
	}
}

void quiz_sheet_review(const struct app *app, struct sheet *sheet, size_t index)
{
	const struct attempt_item *item = &app->quiz.attempt->items[index];
	static const struct answer none = {0};
	const struct quiz_scene scene = {
		.item = item, .answer = item->tries > 0 ? &item->answer : &none, .cursor = -1, .judged = true, .reveal = true,
	};
	char words[64];

	snprintf(words, sizeof words, "Question %zu of %zu", index + 1, app->quiz.attempt->count);
	sheet_put(sheet, blank(sheet), 0, STYLE_QUIET, 0, words);
	blank(sheet);
	add_prompt(sheet, item->question);
	quiz_face(item->question->type)->build(sheet, &scene);
	add_feedback(app, sheet, item, item->tries > 0 ? item->last : RESULT_SKIPPED, false, true);
}

/* --- the end --- */

char *quiz_sheet_first_line(const struct sheet *like, const char *text)
{
	struct sheet scratch;
	struct strbuf line = {0};

	sheet_init(&scratch, 200, like->ascii, like->ambiguous);
	sheet_put_markdown(&scratch, 0, SHEET_NO_TAG, 0, 200, STYLE_TEXT, text);
	for (size_t i = 0; i < scratch.count && line.len == 0; i++)
		for (const struct sheet_piece *piece = scratch.rows[i].pieces; piece != NULL; piece = piece->next)
			strbuf_addn(&line, piece->text, piece->len);
	sheet_deinit(&scratch);
	return line.data != NULL ? strbuf_detach(&line) : xstrdup("");
}

static void add_score(struct sheet *sheet, const struct attempt *attempt, const struct attempt_sum *sum)
{
	struct strbuf words = {0};
	size_t row = blank(sheet);
	int column = 0;

	if (!attempt->part)
		column = sheet_put(sheet, row, 0, sum->passed ? STYLE_DONE : STYLE_ACCENT, MARK_STRONG,
				   sum->passed ? "Passed" : "Not passed yet") + 2;
	attempt_add_points(&words, sum->earned);
	strbuf_add(&words, " of ");
	attempt_add_points(&words, sum->total);
	strbuf_addf(&words, " points, %d%%", sum->percent);
	column += sheet_put(sheet, row, column, STYLE_TEXT, MARK_STRONG, words.data) + 2;
	strbuf_reset(&words);
	if (attempt->part)
		strbuf_add(&words, "the missed ones only");
	else
		strbuf_addf(&words, "pass mark %g%%", attempt->quiz->pass);
	if (column + (int)words.len <= sheet->width)
		sheet_put(sheet, row, column, STYLE_QUIET, 0, words.data);
	else
		sheet_put(sheet, blank(sheet), 0, STYLE_QUIET, 0, words.data);
	strbuf_deinit(&words);
}

static void add_result_row(const struct app *app, struct sheet *sheet, size_t index)
{
	const struct attempt *attempt = app->quiz.attempt;
	const struct attempt_item *item = &attempt->items[index];
	enum style style;
	enum glyph sign = item_sign(attempt, item, &style);
	size_t row = sheet_add_row(sheet, (int)index);
	char *line = quiz_sheet_first_line(sheet, item->question->prompt);
	struct strbuf points = {0};
	char number[24];

	attempt_add_points(&points, item->earned);
	strbuf_addc(&points, '/');
	attempt_add_points(&points, (int64_t)(item->question->points * 1e6 + 0.5));
	if (index == app->quiz.row) {
		sheet->rows[row].chosen = true;
		sheet_put(sheet, row, 0, STYLE_ACCENT, 0, app_glyph(app, GLYPH_CURSOR));
	}
	snprintf(number, sizeof number, "%2zu", index + 1);
	sheet_put(sheet, row, 2, style, 0, app_glyph(app, sign));
	sheet_put(sheet, row, 5, STYLE_QUIET, 0, number);
	sheet_put_cut(sheet, row, 9, sheet->width - 9 - (int)points.len - 2, STYLE_TEXT, line);
	sheet_put_right(sheet, row, sheet->width, STYLE_QUIET, points.data);
	strbuf_deinit(&points);
	free(line);
}

void quiz_sheet_result(const struct app *app, struct sheet *sheet)
{
	const struct attempt *attempt = app->quiz.attempt;
	struct attempt_sum sum = attempt_sum(attempt);
	char words[120];

	add_score(sheet, attempt, &sum);
	if (sum.say != NULL) {
		blank(sheet);
		sheet_put_markdown(sheet, sheet->count, SHEET_NO_TAG, 0, sheet->width, STYLE_TEXT, sum.say);
	}
	if (attempt->vanished > 0) {
		snprintf(words, sizeof words, "%zu of this attempt's questions are no longer in the course and were left out.",
			 attempt->vanished);
		blank(sheet);
		sheet_put_text(sheet, sheet->count, SHEET_NO_TAG, 0, sheet->width, STYLE_QUIET, words);
	}
	blank(sheet);
	for (size_t i = 0; i < attempt->count; i++)
		add_result_row(app, sheet, i);
}
