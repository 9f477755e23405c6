/* quiz_write.c - questions as YAML that quiz.h reads back to the same questions. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/quiz_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void quiz_write_number(struct strbuf *out, double value)
{
	char text[40];

	snprintf(text, sizeof text, "%.15g", value);
	if (strtod(text, NULL) != value)
		snprintf(text, sizeof text, "%.17g", value);
	strbuf_add(out, text);
}

void quiz_write_comment(struct strbuf *out, const char *mark, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		strbuf_add(out, mark);
		strbuf_addn(out, text, len);
		strbuf_addc(out, '\n');
		text += len + (text[len] == '\n');
	}
}

/* In double quotes everything is safe, whatever it looks like. */
static void add_quoted(struct strbuf *out, const char *text)
{
	strbuf_addc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			strbuf_add(out, "\\n");
			continue;
		}
		if (*text == '"' || *text == '\\')
			strbuf_addc(out, '\\');
		strbuf_addc(out, *text);
	}
	strbuf_addc(out, '"');
}

/* Can it stand as a block, line by line? */
static bool is_block(const char *text)
{
	size_t len = strlen(text);

	return strchr(text, '\n') != NULL && strchr(" \n", text[0]) == NULL &&
	       strchr(text, '\t') == NULL && (len < 2 || strcmp(text + len - 2, "\n\n") != 0);
}

static void add_block(struct strbuf *out, int indent, const char *text)
{
	size_t total = strlen(text);

	strbuf_add(out, text[total - 1] == '\n' ? "|" : "|-");
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		strbuf_addc(out, '\n');
		if (len > 0)
			strbuf_repeat(out, " ", indent);
		strbuf_addn(out, text, len);
		text += len + (text[len] == '\n');
	}
}

static void add_key(struct strbuf *out, const char *key, const char *text)
{
	if (text == NULL)
		return;
	strbuf_addf(out, "    %s: ", key);
	if (is_block(text))
		add_block(out, 6, text);
	else
		add_quoted(out, text);
	strbuf_addc(out, '\n');
}

static void add_texts(struct strbuf *out, const char *key, const char *const *texts, size_t count)
{
	if (count == 0)
		return;
	strbuf_addf(out, "    %s:\n", key);
	for (size_t i = 0; i < count; i++) {
		strbuf_add(out, "      - ");
		add_quoted(out, texts[i]);
		strbuf_addc(out, '\n');
	}
}

static void add_choices(struct strbuf *out, const struct question *question)
{
	strbuf_add(out, "    choices:\n");
	for (size_t i = 0; i < question->choice_count; i++) {
		const struct choice *choice = &question->choices[i];

		strbuf_add(out, "      - {text: ");
		add_quoted(out, choice->text);
		strbuf_add(out, choice->correct ? ", correct: true" : "");
		strbuf_add(out, choice->pin ? ", pin: true" : "");
		if (choice->why != NULL) {
			strbuf_add(out, ", why: ");
			add_quoted(out, choice->why);
		}
		strbuf_add(out, "}\n");
	}
	if (question->type == QUESTION_MULTIPLE && !question->show_count)
		strbuf_add(out, "    count: hide\n");
}

static void add_number(struct strbuf *out, const struct question *question)
{
	strbuf_add(out, "    answer: ");
	quiz_write_number(out, question->number);
	if (question->tolerance > 0) {
		strbuf_add(out, "\n    tolerance: ");
		quiz_write_number(out, question->tolerance);
		strbuf_add(out, question->percent ? "%" : "");
	}
	strbuf_addc(out, '\n');
	add_key(out, "unit", question->unit);
}

static void add_match(struct strbuf *out, const struct question *question)
{
	size_t used = 0;

	strbuf_add(out, "    pairs:\n");
	for (size_t i = 0; i < question->pair_count; i++) {
		size_t right = (size_t)question->pairs[i].right;

		strbuf_add(out, "      - [");
		add_quoted(out, question->pairs[i].left);
		strbuf_add(out, ", ");
		add_quoted(out, question->items[right]);
		strbuf_add(out, "]\n");
		used = right >= used ? right + 1 : used;
	}
	add_texts(out, "extra", question->items + used, question->item_count - used);
}

static void add_replaced(struct strbuf *out, const char *text, const char *what, const char *with)
{
	const char *at;

	for (; (at = strstr(text, what)) != NULL; text = at + strlen(what)) {
		strbuf_addn(out, text, (size_t)(at - text));
		strbuf_add(out, with);
	}
	strbuf_add(out, text);
}

static void add_cloze(struct strbuf *out, const struct question *question)
{
	struct strbuf prompt = {0};

	for (size_t i = 0; i <= question->blank_count; i++) {
		add_replaced(&prompt, question->pieces[i], "{{", "\\{{");
		if (i == question->blank_count)
			break;
		for (size_t k = 0; k < question->blanks[i].accept_count; k++) {
			strbuf_add(&prompt, k == 0 ? "{{" : "|");
			add_replaced(&prompt, question->blanks[i].accept[k], "|", "\\|");
		}
		strbuf_add(&prompt, "}}");
	}
	add_key(out, "prompt", strbuf_text(&prompt));
	strbuf_deinit(&prompt);
}

static void add_own(struct strbuf *out, const struct question *question)
{
	switch (question->type) {
	case QUESTION_SINGLE:
	case QUESTION_MULTIPLE:
		add_choices(out, question);
		break;
	case QUESTION_TRUEFALSE:
		strbuf_addf(out, "    answer: %s\n",
			    question->choices[0].correct ? "true" : "false");
		break;
	case QUESTION_NUMBER:
		add_number(out, question);
		break;
	case QUESTION_TEXT:
	case QUESTION_OUTPUT:
		add_texts(out, "accept", question->blanks[0].accept,
			  question->blanks[0].accept_count);
		strbuf_add(out, question->match_case ? "    case: true\n" : "");
		break;
	case QUESTION_ORDER:
		add_texts(out, "items", question->items, question->item_count);
		break;
	case QUESTION_MATCH:
		add_match(out, question);
		break;
	case QUESTION_CARD:
		add_key(out, "answer", question->reply);
		break;
	case QUESTION_CLOZE:
	case QUESTION_TYPE_COUNT:
		break;
	}
}

void quiz_write_question(struct strbuf *out, const struct question *question)
{
	strbuf_addf(out, "  - type: %s\n", question_type_name(question->type));
	add_key(out, "id", question->id);
	if (question->type == QUESTION_CLOZE)
		add_cloze(out, question);
	else
		add_key(out, "prompt", question->prompt);
	add_own(out, question);
	add_texts(out, "hints", question->hints, question->hint_count);
	add_key(out, "explain", question->explain);
	add_key(out, "ref", question->ref);
	if (question->points != 1) {
		strbuf_add(out, "    points: ");
		quiz_write_number(out, question->points);
		strbuf_addc(out, '\n');
	}
}

/* --- settings --- */

struct settings {
	struct strbuf *lines, *names;	/* NULL: not wanted */
};

/* Begins a setting: its value is to be added to the result, which is NULL where nobody asks. */
static struct strbuf *begin_setting(const struct settings *settings, const char *key)
{
	if (settings->names != NULL)
		strbuf_addf(settings->names, "%s%s", settings->names->len > 0 ? ", " : "", key);
	if (settings->lines == NULL)
		return NULL;
	if (settings->lines->len > 0)
		strbuf_addc(settings->lines, '\n');
	strbuf_addf(settings->lines, "%s: ", key);
	return settings->lines;
}

static void add_word(const struct settings *settings, const char *key, const char *word)
{
	struct strbuf *out = begin_setting(settings, key);

	if (out != NULL)
		strbuf_add(out, word);
}

static void add_value(const struct settings *settings, const char *key, double value,
		      const char *unit)
{
	struct strbuf *out = begin_setting(settings, key);

	if (out == NULL)
		return;
	quiz_write_number(out, value);
	strbuf_add(out, unit);
}

static void add_title(const struct settings *settings, const char *title)
{
	struct strbuf *out = begin_setting(settings, "title");

	if (out != NULL)
		add_quoted(out, title);
}

static void add_bands(const struct settings *settings, const struct quiz *quiz)
{
	struct strbuf *out = begin_setting(settings, "bands");

	for (size_t i = 0; out != NULL && i < quiz->band_count; i++) {
		strbuf_add(out, "\n  - {from: ");
		quiz_write_number(out, quiz->bands[i].from);
		strbuf_add(out, ", say: ");
		add_quoted(out, quiz->bands[i].say);
		strbuf_addc(out, '}');
	}
}

void quiz_write_settings(struct strbuf *lines, struct strbuf *names, const struct quiz *quiz)
{
	static const char *const shuffles[] = { "none", "questions", "choices", "both" };
	const struct settings settings = { lines, names };

	if (quiz->titled)
		add_title(&settings, quiz->title);
	if (quiz->pass != QUIZ_PASS)
		add_value(&settings, "pass", quiz->pass, "");
	if (quiz->mode == QUIZ_CHECK)
		add_word(&settings, "mode", "check");
	else if (quiz->tries != QUIZ_TRIES)
		add_value(&settings, "tries", quiz->tries, "");
	if (quiz->penalty > 0)
		add_value(&settings, "penalty", quiz->penalty, "%");
	if (quiz->shuffle != SHUFFLE_CHOICES)
		add_word(&settings, "shuffle", shuffles[quiz->shuffle & SHUFFLE_BOTH]);
	if (quiz->draw > 0)
		add_value(&settings, "draw", (double)quiz->draw, "");
	if (quiz->confidence)
		add_word(&settings, "confidence", "true");
	if (quiz->band_count > 0)
		add_bands(&settings, quiz);
}

void quiz_write(struct strbuf *out, const struct exchange *exchange)
{
	size_t questions = 0;

	for (size_t i = 0; i < exchange->count; i++)
		questions += !exchange->items[i].no_question;
	if (exchange->title != NULL) {
		strbuf_add(out, "title: ");
		add_quoted(out, exchange->title);
		strbuf_addc(out, '\n');
	}
	if (questions > 0)
		strbuf_add(out, "questions:\n");
	for (size_t i = 0; i < exchange->count; i++) {
		const struct exchange_item *item = &exchange->items[i];

		if (i > 0)
			strbuf_addc(out, '\n');
		if (item->comment != NULL)
			quiz_write_comment(out, "  # ", item->comment);
		if (!item->no_question)
			quiz_write_question(out, &item->question);
	}
}
