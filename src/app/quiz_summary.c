/* quiz_summary.c - the end of a quiz, written on a sheet: the score, the band, each question. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_sheet.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/state.h"

#define FAULTS_SHOWN 5

static size_t blank(struct sheet *sheet)
{
	return sheet_add_row(sheet, SHEET_NO_TAG);
}

static void add_score(struct sheet *sheet, const struct attempt *attempt,
		      const struct attempt_sum *sum)
{
	struct strbuf words = {0};
	size_t row = blank(sheet);
	int column = 0;

	if (!attempt->part)
		column = sheet_put(sheet, row, 0, sum->passed ? STYLE_DONE : STYLE_ACCENT,
				   MARK_STRONG, sum->passed ? "Passed" : "Not passed yet") +
			 2;
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

/* Of thousands of questions only those that can be on the screen are laid out. */
static bool is_near(const struct app *app, size_t index)
{
	size_t rows = app->rows > 0 ? (size_t)app->rows : 1, row = app->quiz.row;

	return index + rows >= row && index <= row + rows;
}

static void add_points(const struct attempt_item *item, struct strbuf *out)
{
	if (item->question->type == QUESTION_CARD) {
		strbuf_add(out, "card");
		return;
	}
	attempt_add_points(out, item->earned);
	strbuf_addc(out, '/');
	attempt_add_points(out, (int64_t)(item->question->points * 1e6 + 0.5));
}

static void add_time(struct sheet *sheet, int64_t seconds)
{
	struct strbuf words = {0};

	strbuf_add(&words, "It took ");
	if (seconds >= 3600)
		strbuf_addf(&words, "%lld h ", (long long)(seconds / 3600));
	if (seconds >= 60)
		strbuf_addf(&words, "%lld min ", (long long)(seconds / 60 % 60));
	strbuf_addf(&words, "%lld s.", (long long)(seconds % 60));
	sheet_put(sheet, blank(sheet), 0, STYLE_QUIET, 0, words.data);
	strbuf_deinit(&words);
}

static void add_result_row(const struct app *app, struct sheet *sheet, size_t index)
{
	const struct attempt *attempt = app->quiz.attempt;
	const struct attempt_item *item = &attempt->items[index];
	enum style style;
	enum glyph sign = quiz_sheet_sign(item->result, &style);
	size_t row = sheet_add_row(sheet, (int)index);
	struct strbuf points = {0};
	char number[24], *line;

	if (!is_near(app, index))
		return;
	add_points(item, &points);
	line = quiz_sheet_first_line(sheet, item->question);
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

/* Questions that could not be asked, and why. */
static void add_faults(struct sheet *sheet, const struct quiz *quiz)
{
	size_t shown = quiz->fault_count < FAULTS_SHOWN ? quiz->fault_count : FAULTS_SHOWN;
	struct strbuf words = {0};

	if (quiz->fault_count == 0)
		return;
	blank(sheet);
	sheet_put(sheet, blank(sheet), 0, STYLE_ACCENT, MARK_STRONG, "Faults in this quiz");
	for (size_t i = 0; i < shown; i++) {
		strbuf_reset(&words);
		quiz_fault_add(&words, NULL, &quiz->faults[i]);
		sheet_put_text(sheet, sheet->count, SHEET_NO_TAG, 2, sheet->width - 2, STYLE_QUIET,
			       words.data);
	}
	if (quiz->fault_count > shown) {
		strbuf_reset(&words);
		strbuf_addf(&words, "and %zu more: lectern check names them",
			    quiz->fault_count - shown);
		sheet_put_text(sheet, sheet->count, SHEET_NO_TAG, 2, sheet->width - 2, STYLE_QUIET,
			       words.data);
	}
	strbuf_deinit(&words);
}

void quiz_sheet_result(const struct app *app, struct sheet *sheet)
{
	const struct attempt *attempt = app->quiz.attempt;
	struct attempt_sum sum = attempt_sum(attempt);
	char words[120];

	add_score(sheet, attempt, &sum);
	if (app->quiz.timed)
		add_time(sheet, app->quiz.seconds);
	if (sum.say != NULL) {
		blank(sheet);
		sheet_put_markdown(sheet, sheet->count, SHEET_NO_TAG, 0, sheet->width, STYLE_TEXT,
				   sum.say);
	}
	if (attempt->vanished > 0) {
		snprintf(words, sizeof words,
			 "%zu of this attempt's questions %s no longer in the course and left out.",
			 attempt->vanished, attempt->vanished == 1 ? "is" : "are");
		blank(sheet);
		sheet_put_text(sheet, sheet->count, SHEET_NO_TAG, 0, sheet->width, STYLE_QUIET,
			       words);
	}
	blank(sheet);
	for (size_t i = 0; i < attempt->count; i++)
		add_result_row(app, sheet, i);
	add_faults(sheet, app->quiz.quiz);
}
