/* gift_write.c - a quiz in Moodle's GIFT format; what it cannot say stands as comments. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <string.h>

#include "course/exchange.h"
#include "course/loss.h"
#include "course/plain.h"
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

/* Right sides have no format: they are text as it stands. */
static void add_right(struct strbuf *out, const char *text)
{
	struct strbuf plain = {0};

	plain_from_markdown(&plain, text);
	add_escaped(out, strbuf_text(&plain));
	strbuf_deinit(&plain);
}

static void add_pairs(struct strbuf *out, const struct question *question)
{
	size_t used = 0;

	for (size_t i = 0; i < question->pair_count; i++) {
		size_t right = (size_t)question->pairs[i].right;

		strbuf_add(out, "\n=");
		add_part(out, question->pairs[i].left);
		strbuf_add(out, " -> ");
		add_right(out, question->items[right]);
		used = right >= used ? right + 1 : used;
	}
	for (; used < question->item_count; used++) {
		strbuf_add(out, "\n=-> ");
		add_right(out, question->items[used]);
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

/* What it has no place for stands as a comment above the question. */
static void lose(struct strbuf *out, struct losses *losses, const struct question *question,
		 const char *what, const char *key, const char *text)
{
	struct strbuf line = {0};

	strbuf_addf(&line, "%s: %s", key, text);
	quiz_write_comment(out, "// ", strbuf_text(&line));
	loss_add(losses, question, what, LOSS_COMMENT);
	strbuf_deinit(&line);
}

static void lose_numbers(struct strbuf *out, struct losses *losses, const struct question *question)
{
	struct strbuf text = {0};

	if (question->points != 1) {
		quiz_write_number(&text, question->points);
		lose(out, losses, question, "`points`", "points", text.data);
		strbuf_reset(&text);
	}
	if (question->type == QUESTION_NUMBER && question->percent) {
		quiz_write_number(&text, question->tolerance);
		strbuf_addc(&text, '%');
		lose(out, losses, question, "tolerance in percent", "tolerance", text.data);
	}
	strbuf_deinit(&text);
}

static void add_losses(struct strbuf *out, struct losses *losses, const struct question *question)
{
	for (size_t i = 0; i < question->hint_count; i++)
		lose(out, losses, question, "`hints`", "hints", question->hints[i]);
	if (question->ref != NULL)
		lose(out, losses, question, "`ref`", "ref", question->ref);
	if (question->unit != NULL)
		lose(out, losses, question, "`unit`", "unit", question->unit);
	lose_numbers(out, losses, question);
	if (question->match_case)
		lose(out, losses, question, "`case`", "case", "true");
	if (question->type == QUESTION_OUTPUT)
		lose(out, losses, question, "type `output`", "type", "output");
	if (question->type == QUESTION_MULTIPLE && !question->show_count)
		lose(out, losses, question, "`count`", "count", "hide");
	if (question->type == QUESTION_CARD && question->explain != NULL)
		lose(out, losses, question, "`explain` beside an answer", "explain",
		     question->explain);
	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].pin && question->type != QUESTION_TRUEFALSE)
			lose(out, losses, question, "`pin`", "pin", question->choices[i].text);
}

static void add_question(struct strbuf *out, const struct question *question,
			 struct losses *losses)
{
	add_losses(out, losses, question);
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

/* A whole question as a comment, in the form of our own. */
static void keep_question(struct strbuf *out, const struct question *question,
			  struct losses *losses)
{
	struct strbuf yaml = {0};

	quiz_write_question(&yaml, question);
	quiz_write_comment(out, "//", strbuf_text(&yaml));
	loss_add_question(losses, question, "kept as a comment");
	strbuf_deinit(&yaml);
}

static void add_category(struct strbuf *out, const char *tag)
{
	strbuf_add(out, "$CATEGORY: ");
	for (; *tag != '\0'; tag++)
		strbuf_addc(out, strncmp(tag, "::", 2) == 0 && tag++ ? '/' : *tag);
	strbuf_addc(out, '\n');
}

static void add_settings(struct strbuf *out, const struct quiz *quiz, struct losses *losses)
{
	struct strbuf lines = {0};

	quiz_write_settings(&lines, NULL, quiz);
	if (lines.len > 0) {
		strbuf_addc(out, '\n');
		quiz_write_comment(out, "// ", lines.data);
	}
	loss_add_settings(losses, quiz, "kept as a comment");
	strbuf_deinit(&lines);
}

void gift_write(struct strbuf *out, const struct quiz *quiz, const char *tag,
		struct exchange *faults)
{
	struct losses losses = { .faults = faults, .form = "GIFT" };

	if (out->len > 0)
		strbuf_addc(out, '\n');
	add_category(out, tag);
	add_settings(out, quiz, &losses);
	for (size_t i = 0; i < quiz->question_count; i++) {
		const struct question *question = &quiz->questions[i];

		strbuf_addc(out, '\n');
		if (is_sayable(question))
			add_question(out, question, &losses);
		else
			keep_question(out, question, &losses);
	}
	loss_say(&losses);
}
