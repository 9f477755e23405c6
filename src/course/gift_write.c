/* gift_write.c - a quiz in Moodle's GIFT format; what it cannot say stands as comments. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <string.h>

#include "course/exchange.h"
#include "course/quiz_write.h"

static void add_escaped(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			strbuf_add(out, "\\n");
			continue;
		}
		if (strchr("\\:#={}~", *text) != NULL)
			strbuf_addc(out, '\\');
		strbuf_addc(out, *text);
	}
}

/* A bracket at the beginning would be taken for the name of a format. */
static void add_part(struct strbuf *out, const char *text)
{
	if (*text == '[')
		strbuf_add(out, "[markdown]");
	add_escaped(out, text);
}

/* Can GIFT say it? It has no escape for its arrow, and one gap a question. */
static bool is_sayable(const struct question *question)
{
	if (question->type == QUESTION_ORDER ||
	    (question->type == QUESTION_CLOZE && question->blank_count > 1))
		return false;
	for (size_t i = 0; i < question->pair_count; i++)
		if (strstr(question->pairs[i].left, "->") != NULL)
			return false;
	for (size_t i = 0; i < question->blank_count; i++)
		for (size_t k = 0; k < question->blanks[i].accept_count; k++)
			if (strstr(question->blanks[i].accept[k], "->") != NULL)
				return false;
	return true;
}

static void add_choices(struct strbuf *out, const struct question *question)
{
	size_t right = 0;

	for (size_t i = 0; i < question->choice_count; i++)
		right += question->choices[i].correct;
	for (size_t i = 0; i < question->choice_count; i++) {
		const struct choice *choice = &question->choices[i];

		strbuf_addc(out, '\n');
		if (question->type == QUESTION_MULTIPLE)
			strbuf_addf(out, "~%%%s%.7g%%", choice->correct ? "" : "-",
				    100.0 / (double)right);
		else if (choice->correct)
			strbuf_addc(out, '=');
		else
			strbuf_add(out, choice->text[0] == '%' ? "~%0%" : "~");
		add_part(out, choice->text);
		if (choice->why != NULL) {
			strbuf_addc(out, '#');
			add_part(out, choice->why);
		}
	}
}

static void add_accepted(struct strbuf *out, const struct quiz_blank *blank)
{
	for (size_t i = 0; i < blank->accept_count; i++) {
		strbuf_add(out, blank->accept[i][0] == '%' ? " =%100%" : " =");
		add_escaped(out, blank->accept[i]);
	}
}

static void add_pairs(struct strbuf *out, const struct question *question)
{
	size_t used = 0;

	for (size_t i = 0; i < question->pair_count; i++) {
		size_t right = (size_t)question->pairs[i].right;

		strbuf_add(out, "\n=");
		add_part(out, question->pairs[i].left);
		strbuf_add(out, " -> ");
		add_escaped(out, question->items[right]);
		used = right >= used ? right + 1 : used;
	}
	for (; used < question->item_count; used++) {
		strbuf_add(out, "\n=-> ");
		add_escaped(out, question->items[used]);
	}
}

static void add_number(struct strbuf *out, const struct question *question)
{
	double tolerance = question->tolerance;

	if (question->percent)
		tolerance = fabs(question->number) * tolerance / 100;
	strbuf_addc(out, '#');
	quiz_write_number(out, question->number);
	strbuf_addc(out, ':');
	quiz_write_number(out, tolerance);
}

static void add_block(struct strbuf *out, const struct question *question)
{
	const char *explain = question->explain;

	strbuf_addc(out, '{');
	if (question->type == QUESTION_TRUEFALSE)
		strbuf_add(out, question->choices[0].correct ? "TRUE" : "FALSE");
	else if (question->choice_count > 0)
		add_choices(out, question);
	else if (question->blank_count > 0)
		add_accepted(out, &question->blanks[0]);
	else if (question->pair_count > 0)
		add_pairs(out, question);
	else if (question->type == QUESTION_NUMBER)
		add_number(out, question);
	else
		explain = question->reply;
	if (explain != NULL) {
		strbuf_add(out, "\n####");
		add_part(out, explain);
	}
	strbuf_addc(out, '}');
}

/* Keeps what one key says as a comment, and its name for the sentence. */
static void lose(struct strbuf *out, struct strbuf *lost, const char *key, const char *text)
{
	struct strbuf line = {0};

	strbuf_addf(&line, "%s: %s", key, text);
	quiz_write_comment(out, "// ", strbuf_text(&line));
	if (strstr(strbuf_text(lost), key) == NULL)
		strbuf_addf(lost, "%s%s", lost->len > 0 ? ", " : "", key);
	strbuf_deinit(&line);
}

static void add_losses(struct strbuf *out, const struct question *question,
		       struct exchange *faults)
{
	struct strbuf lost = {0}, points = {0};

	for (size_t i = 0; i < question->hint_count; i++)
		lose(out, &lost, "hints", question->hints[i]);
	if (question->ref != NULL)
		lose(out, &lost, "ref", question->ref);
	if (question->unit != NULL)
		lose(out, &lost, "unit", question->unit);
	quiz_write_number(&points, question->points);
	if (question->points != 1)
		lose(out, &lost, "points", strbuf_text(&points));
	if (question->match_case)
		lose(out, &lost, "case", "true");
	if (question->type == QUESTION_OUTPUT)
		lose(out, &lost, "type", "output");
	if (question->type == QUESTION_CARD && question->explain != NULL)
		lose(out, &lost, "explain", question->explain);
	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].pin && question->type != QUESTION_TRUEFALSE)
			lose(out, &lost, "pin", question->choices[i].text);
	if (lost.len > 0)
		exchange_fault(faults, question->line, false,
			       "GIFT has no %s; kept as a comment of `%s`", strbuf_text(&lost),
			       question->id);
	strbuf_deinit(&lost);
	strbuf_deinit(&points);
}

static void add_question(struct strbuf *out, const struct question *question,
			 struct exchange *faults)
{
	add_losses(out, question, faults);
	strbuf_add(out, "::");
	add_escaped(out, question->id);
	strbuf_add(out, "::[markdown]");
	if (question->type == QUESTION_CLOZE) {
		add_escaped(out, question->pieces[0]);
		add_block(out, question);
		add_escaped(out, question->pieces[1]);
	} else {
		add_escaped(out, question->prompt);
		strbuf_addc(out, ' ');
		add_block(out, question);
	}
	strbuf_addc(out, '\n');
}

void gift_write(struct strbuf *out, const struct quiz *quiz, const char *tag,
		struct exchange *faults)
{
	if (out->len > 0)
		strbuf_addc(out, '\n');
	strbuf_add(out, "$CATEGORY: ");
	for (; *tag != '\0'; tag++)
		strbuf_addc(out, strncmp(tag, "::", 2) == 0 && tag++ ? '/' : *tag);
	strbuf_addc(out, '\n');
	for (size_t i = 0; i < quiz->question_count; i++) {
		const struct question *question = &quiz->questions[i];
		struct strbuf yaml = {0};

		strbuf_addc(out, '\n');
		if (is_sayable(question)) {
			add_question(out, question, faults);
			continue;
		}
		quiz_write_question(&yaml, question);
		quiz_write_comment(out, "//", strbuf_text(&yaml));
		exchange_fault(faults, question->line, false,
			       "GIFT cannot say `%s` (%s); it is kept as a comment", question->id,
			       question_type_name(question->type));
		strbuf_deinit(&yaml);
	}
}
