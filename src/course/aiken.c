/* aiken.c - the Aiken format: a line of question, lines of choices, a line with the letter. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "course/exchange.h"
#include "course/import.h"
#include "course/loss.h"
#include "course/plain.h"

#define ANSWER "ANSWER:"

struct aiken {
	struct exchange *exchange;
	const char *text;		/* the whole file */
	size_t len;
	struct question question;
	struct strbuf prompt;
	int line;			/* of the prompt; 0: no record is open */
	int lines;			/* of the prompt */
	bool overfull;
};

static bool is_choice(const char *line, size_t len)
{
	return len >= 3 && line[0] >= 'A' && line[0] <= 'Z' && (line[1] == ')' || line[1] == '.');
}

/* A text that is no Markdown. */
static const char *keep(struct aiken *aiken, const char *text, size_t len)
{
	struct strbuf shown = {0};
	const char *kept;

	while (len > 0 && (*text == ' ' || *text == '\t')) {
		text++;
		len--;
	}
	plain_to_markdown(&shown, text, len, false);
	kept = exchange_keep(aiken->exchange, strbuf_text(&shown), shown.len);
	strbuf_deinit(&shown);
	return kept;
}

static void start_over(struct aiken *aiken)
{
	strbuf_reset(&aiken->prompt);
	aiken->question = (struct question){0};
	aiken->line = aiken->lines = 0;
	aiken->overfull = false;
}

/* The record ends with line `last`. */
static void give_up(struct aiken *aiken, int last, const char *why)
{
	int first = aiken->line > 0 ? aiken->line : last;
	size_t size;
	const char *source = import_lines(aiken->text, aiken->len, first, last, &size);

	import_broken(aiken->exchange, first, why, source, size);
	start_over(aiken);
}

static void end_question(struct aiken *aiken, const char *letter, size_t len, int line)
{
	struct question *question = &aiken->question;
	size_t index;

	while (len > 0 && *letter == ' ') {
		letter++;
		len--;
	}
	index = len > 0 ? (size_t)((unsigned char)*letter - 'A') : QUIZ_CHOICES_MAX;
	if (aiken->lines == 0)
		give_up(aiken, line, "an answer without a question");
	else if (aiken->overfull)
		give_up(aiken, line, "a question has at most 26 choices");
	else if (question->choice_count < 2)
		give_up(aiken, line, "a question needs two choices");
	else if (index >= question->choice_count)
		give_up(aiken, line, "the answer is none of the choices");
	else if (aiken->exchange->count >= QUIZ_QUESTIONS_MAX)
		give_up(aiken, line, "a quiz has at most 10000 questions");
	if (aiken->line == 0)
		return;
	question->type = QUESTION_SINGLE;
	question->choices[index].correct = true;
	question->prompt = keep(aiken, strbuf_text(&aiken->prompt), aiken->prompt.len);
	if (question->prompt[0] == '\0') {
		give_up(aiken, line, "a question has no text");
		return;
	}
	if (aiken->lines > 1)
		exchange_fault(aiken->exchange, aiken->line, false,
			       "the question has %d lines; other programs take the last alone",
			       aiken->lines);
	exchange_add(aiken->exchange, question, NULL);
	start_over(aiken);
}

static void add_choice(struct aiken *aiken, const char *line, size_t len)
{
	struct question *question = &aiken->question;
	const char *text = keep(aiken, line + 2, len - 2);

	if (question->choices == NULL)
		question->choices = arena_array(&aiken->exchange->arena, QUIZ_CHOICES_MAX,
						sizeof *question->choices);
	if (question->choice_count == QUIZ_CHOICES_MAX || text[0] == '\0')
		aiken->overfull = true;
	else
		question->choices[question->choice_count++].text = text;
}

static void read_line(struct aiken *aiken, const char *line, size_t len, int number)
{
	while (len > 0 && (*line == ' ' || *line == '\t')) {
		line++;
		len--;
	}
	if (len < 2)
		return;
	if (len >= strlen(ANSWER) && memcmp(line, ANSWER, strlen(ANSWER)) == 0) {
		end_question(aiken, line + strlen(ANSWER), len - strlen(ANSWER), number);
		return;
	}
	if (is_choice(line, len) && aiken->lines > 0) {
		add_choice(aiken, line, len);
		return;
	}
	if (aiken->question.choice_count > 0)
		give_up(aiken, number - 1, "a question has no line `ANSWER:`");
	if (aiken->line == 0)
		aiken->line = number;
	if (aiken->lines++ > 0)
		strbuf_addc(&aiken->prompt, '\n');
	strbuf_addn(&aiken->prompt, line, len);
}

void aiken_read(struct exchange *exchange, const char *text, size_t len)
{
	struct aiken aiken = {.exchange = exchange, .text = text, .len = len};
	int number = 1;

	for (size_t at = 0; at < len; number++) {
		const char *end = memchr(text + at, '\n', len - at);
		size_t have = end != NULL ? (size_t)(end - text) - at : len - at;

		read_line(&aiken, text + at, have, number);
		at += have + 1;
	}
	if (aiken.line > 0)
		give_up(&aiken, number, "a question has no line `ANSWER:`");
	strbuf_deinit(&aiken.prompt);
}

static void add_line(struct strbuf *out, const char *text)
{
	struct strbuf plain = {0};

	plain_from_markdown(&plain, text);
	for (text = strbuf_text(&plain); *text != '\0'; text++)
		strbuf_addc(out, *text == '\n' ? ' ' : *text);
	strbuf_addc(out, '\n');
	strbuf_deinit(&plain);
}

static bool is_sayable(const struct question *question)
{
	return (question->type == QUESTION_SINGLE || question->type == QUESTION_TRUEFALSE) &&
	       !is_choice(question->prompt, strlen(question->prompt)) &&
	       strncmp(question->prompt, ANSWER, strlen(ANSWER)) != 0;
}

static void add_losses(struct losses *losses, const struct question *question)
{
	bool why = false, pin = false, lines = strchr(question->prompt, '\n') != NULL;

	for (size_t i = 0; i < question->choice_count; i++) {
		why |= question->choices[i].why != NULL;
		pin |= question->choices[i].pin && question->type == QUESTION_SINGLE;
		lines |= strchr(question->choices[i].text, '\n') != NULL;
	}
	loss_add_if(losses, lines, question, "lines within a text", "put on one line in");
	loss_add_if(losses, loss_has_markdown(question), question, "Markdown",
		    "its marks stand as text in");
	loss_add_if(losses, loss_has_own_id(question), question, "`id`", LOSS_LEFT_OUT);
	loss_add_if(losses, why, question, "feedback to choices (`why`)", LOSS_LEFT_OUT);
	loss_add_if(losses, pin, question, "`pin`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->hint_count > 0, question, "`hints`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->explain != NULL, question, "`explain`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->ref != NULL, question, "`ref`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->points != 1, question, "`points`", LOSS_LEFT_OUT);
}

static void add_question(struct strbuf *out, const struct question *question)
{
	size_t right = 0;

	strbuf_add(out, out->len > 0 ? "\n" : "");
	add_line(out, question->prompt);
	for (size_t i = 0; i < question->choice_count; i++) {
		strbuf_addf(out, "%c) ", (char)('A' + i));
		add_line(out, question->choices[i].text);
		right = question->choices[i].correct ? i : right;
	}
	strbuf_addf(out, ANSWER " %c\n", (char)('A' + right));
}

void aiken_write(struct strbuf *out, const struct quiz *quiz, const char *tag,
		 struct exchange *faults)
{
	struct losses losses = { .faults = faults, .form = "Aiken" };

	(void)tag;
	loss_add_settings(&losses, quiz, "left out");
	for (size_t i = 0; i < quiz->question_count; i++) {
		const struct question *question = &quiz->questions[i];

		if (!is_sayable(question)) {
			loss_add_question(&losses, question, "left out");
			continue;
		}
		add_question(out, question);
		add_losses(&losses, question);
	}
	loss_say(&losses);
}
