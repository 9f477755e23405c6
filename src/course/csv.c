/* csv.c - a quiz as a table, one row a question, as RFC 4180 has it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "course/exchange.h"
#include "course/loss.h"
#include "course/quiz_write.h"

static void add_field(struct strbuf *out, const char *text)
{
	bool quoted = strpbrk(text, "\",\n") != NULL;

	strbuf_add(out, quoted ? "\"" : "");
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			strbuf_addc(out, '\r');
		if (*text == '"')
			strbuf_addc(out, '"');
		strbuf_addc(out, *text);
	}
	strbuf_add(out, quoted ? "\"" : "");
}

/* Adds what was gathered, and empties it. */
static void add_gathered(struct strbuf *out, struct strbuf *text)
{
	strbuf_addc(out, ',');
	add_field(out, strbuf_text(text));
	strbuf_reset(text);
}

/* One text a line. */
static void gather(struct strbuf *out, size_t index, const char *text)
{
	strbuf_addf(out, "%s%s", index > 0 ? "\n" : "", text);
}

static void gather_choices(struct strbuf *out, const struct question *question)
{
	for (size_t i = 0; i < question->choice_count; i++)
		gather(out, i, question->choices[i].text);
	if (question->type == QUESTION_MATCH)
		for (size_t i = 0; i < question->item_count; i++)
			gather(out, i, question->items[i]);
}

/* Why, a line a choice; nothing where no choice has any. */
static void gather_why(struct strbuf *out, const struct question *question)
{
	bool there = false;

	for (size_t i = 0; i < question->choice_count; i++)
		there |= question->choices[i].why != NULL;
	for (size_t i = 0; there && i < question->choice_count; i++)
		gather(out, i, question->choices[i].why != NULL ? question->choices[i].why : "");
}

/* All that is right: of a text one a line, of a cloze those of one blank, parted by bars. */
static void gather_accepted(struct strbuf *out, const struct question *question)
{
	bool cloze = question->type == QUESTION_CLOZE;

	for (size_t i = 0; i < question->blank_count; i++) {
		const struct quiz_blank *blank = &question->blanks[i];

		for (size_t k = 0; k < blank->accept_count; k++)
			strbuf_addf(out, "%s%s", k > 0 ? cloze ? "|" : "\n" : i > 0 ? "\n" : "",
				    blank->accept[k]);
	}
}

static void gather_tolerance(struct strbuf *out, const struct question *question)
{
	if (question->type != QUESTION_NUMBER)
		return;
	quiz_write_number(out, question->tolerance);
	strbuf_add(out, question->percent ? "%" : "");
}

static void add_row(struct strbuf *out, const struct question *question, const char *tag)
{
	struct strbuf text = {0};

	add_field(out, question->id);
	strbuf_addf(out, ",%s", question_type_name(question->type));
	exchange_add_prompt(&text, question);
	add_gathered(out, &text);
	gather_choices(&text, question);
	add_gathered(out, &text);
	exchange_add_answer(&text, question);
	add_gathered(out, &text);
	for (size_t i = 0; i < question->hint_count; i++)
		gather(&text, i, question->hints[i]);
	add_gathered(out, &text);
	strbuf_add(&text, question->explain != NULL ? question->explain : "");
	add_gathered(out, &text);
	strbuf_add(&text, question->ref != NULL ? question->ref : "");
	add_gathered(out, &text);
	quiz_write_number(&text, question->points);
	add_gathered(out, &text);
	gather_why(&text, question);
	add_gathered(out, &text);
	gather_accepted(&text, question);
	add_gathered(out, &text);
	gather_tolerance(&text, question);
	add_gathered(out, &text);
	strbuf_add(&text, question->match_case ? "true" : "");
	add_gathered(out, &text);
	strbuf_add(&text, tag);
	add_gathered(out, &text);
	strbuf_add(out, "\r\n");
	strbuf_deinit(&text);
}

static bool has_lines(const char *text)
{
	return text != NULL && strchr(text, '\n') != NULL;
}

static void add_losses(struct losses *losses, const struct question *question)
{
	bool pin = false, lines = false;

	for (size_t i = 0; i < question->choice_count; i++) {
		pin |= question->choices[i].pin && question->type != QUESTION_TRUEFALSE;
		lines |= has_lines(question->choices[i].text) || has_lines(question->choices[i].why);
	}
	for (size_t i = 0; i < question->item_count; i++)
		lines |= has_lines(question->items[i]);
	for (size_t i = 0; i < question->hint_count; i++)
		lines |= has_lines(question->hints[i]);
	loss_add_if(losses, lines, question, "lines within a choice, an item or a hint",
		    "they stand as several in");
	loss_add_if(losses, pin, question, "`pin`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->type == QUESTION_MULTIPLE && !question->show_count, question,
		    "`count`", LOSS_LEFT_OUT);
}

void csv_write(struct strbuf *out, const struct quiz *quiz, const char *tag,
	       struct exchange *faults)
{
	struct losses losses = { .faults = faults, .form = "CSV" };

	loss_add_settings(&losses, quiz, "left out");
	for (size_t i = 0; i < quiz->question_count; i++) {
		add_row(out, &quiz->questions[i], tag);
		add_losses(&losses, &quiz->questions[i]);
	}
	loss_say(&losses);
}
