/* anki.c - a quiz as notes that Anki imports: tab-separated text with its headers. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "course/exchange.h"
#include "course/loss.h"
#include "course/plain.h"
#include "course/quiz_write.h"

static void add_html(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++)
		switch (*text) {
		case '\n':
			strbuf_add(out, "<br>");
			break;
		case '&':
			strbuf_add(out, "&amp;");
			break;
		case '<':
			strbuf_add(out, "&lt;");
			break;
		case '>':
			strbuf_add(out, "&gt;");
			break;
		case '"':	/* a field that begins with one would be taken for a quoted one */
			strbuf_add(out, "&quot;");
			break;
		default:
			strbuf_addc(out, *text);
		}
}

/* A text in Markdown, whose marks stand as text. */
static void add_marked(struct strbuf *out, const char *text)
{
	struct strbuf plain = {0};

	plain_from_markdown(&plain, text);
	add_html(out, strbuf_text(&plain));
	strbuf_deinit(&plain);
}

/* In a blank, colons would part a hint and braces end it. */
static void add_blank(struct strbuf *out, const char *text)
{
	struct strbuf html = {0};

	add_html(&html, text);
	for (const char *at = strbuf_text(&html); *at != '\0'; at++) {
		if (*at == ':')
			strbuf_add(out, "&#58;");
		else if (*at == '}')
			strbuf_add(out, "&#125;");
		else
			strbuf_addc(out, *at);
	}
	strbuf_deinit(&html);
}

static void add_cloze(struct strbuf *out, const struct question *question)
{
	for (size_t i = 0; i < question->blank_count; i++) {
		add_marked(out, question->pieces[i]);
		strbuf_addf(out, "{{c%zu::", i + 1);
		add_blank(out, question->blanks[i].accept[0]);
		strbuf_add(out, "}}");
	}
	add_marked(out, question->pieces[question->blank_count]);
}

static void add_choice(struct strbuf *out, size_t index, const char *text)
{
	strbuf_addf(out, "<br>%c) ", (char)('a' + index));
	add_marked(out, text);
}

static int compare_texts(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Items to order and right sides to match, by the alphabet: their own order would tell. */
static void add_items(struct strbuf *out, const struct question *question)
{
	const char **sorted = xcalloc(question->item_count + 1, sizeof *sorted);

	for (size_t i = 0; i < question->item_count; i++)
		sorted[i] = question->items[i];
	qsort(sorted, question->item_count, sizeof *sorted, compare_texts);
	for (size_t i = 0; i < question->item_count; i++)
		add_choice(out, i, sorted[i]);
	free(sorted);
}

/* What is asked, with what there is to choose from. */
static void add_front(struct strbuf *out, const struct question *question)
{
	add_marked(out, question->prompt);
	for (size_t i = 0; i < question->choice_count; i++)
		add_choice(out, i, question->choices[i].text);
	for (size_t i = 0; i < question->pair_count; i++) {
		strbuf_addf(out, "<br>%zu. ", i + 1);
		add_marked(out, question->pairs[i].left);
	}
	add_items(out, question);
}

/* The other texts that are right, and how far from it a number may be. */
static void add_also(struct strbuf *out, const struct question *question)
{
	for (size_t i = 0; i < question->blank_count; i++)
		for (size_t k = 1; k < question->blanks[i].accept_count; k++) {
			strbuf_add(out, "<br>or: ");
			add_html(out, question->blanks[i].accept[k]);
		}
	if (question->type == QUESTION_NUMBER && question->tolerance > 0) {
		strbuf_add(out, " (within ");
		quiz_write_number(out, question->tolerance);
		strbuf_add(out, question->percent ? "%)" : ")");
	}
}

static void add_back(struct strbuf *out, const struct question *question)
{
	struct strbuf answer = {0};

	exchange_add_answer(&answer, question);
	if (question->blank_count > 0)
		add_html(out, strbuf_text(&answer));
	else
		add_marked(out, strbuf_text(&answer));
	strbuf_deinit(&answer);
	add_also(out, question);
	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].why != NULL) {
			strbuf_addf(out, "<br>%c) ", (char)('a' + i));
			add_marked(out, question->choices[i].why);
		}
}

/* In names blanks part one from the next. */
static void add_name(struct strbuf *out, const char *name)
{
	for (; *name != '\0'; name++)
		strbuf_addc(out, strchr(" \t\n\"", *name) != NULL ? '_' : *name);
}

/* A note, known again by its last column when it is imported once more. */
static void add_note(struct strbuf *out, const struct question *question, const char *tag)
{
	bool cloze = question->type == QUESTION_CLOZE;

	strbuf_add(out, cloze ? "Cloze\t" : "Basic\t");
	if (cloze)
		add_cloze(out, question);
	else
		add_front(out, question);
	strbuf_addc(out, '\t');
	if (!cloze)
		add_back(out, question);
	if (question->explain != NULL) {
		strbuf_add(out, cloze ? "" : "<br><br>");
		add_marked(out, question->explain);
	}
	strbuf_addc(out, '\t');
	add_name(out, tag);
	strbuf_addc(out, '\t');
	add_name(out, tag);
	strbuf_addf(out, "::%s\n", question->id);
}

static void add_losses(struct losses *losses, const struct question *question)
{
	bool cloze = question->type == QUESTION_CLOZE, more = false;

	for (size_t i = 0; cloze && i < question->blank_count; i++)
		more |= question->blanks[i].accept_count > 1;
	loss_add_if(losses, !cloze && question->type != QUESTION_CARD, question,
		    "questions that it grades", "the learner judges");
	loss_add_if(losses, loss_has_markdown(question), question, "Markdown",
		    "its marks stand as text in");
	loss_add_if(losses, more, question, "second answer in a blank", LOSS_LEFT_OUT);
	loss_add_if(losses, question->hint_count > 0, question, "`hints`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->ref != NULL, question, "`ref`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->points != 1, question, "`points`", LOSS_LEFT_OUT);
	loss_add_if(losses, question->match_case, question, "`case`", LOSS_LEFT_OUT);
}

void anki_write(struct strbuf *out, const struct quiz *quiz, const char *tag,
		struct exchange *faults)
{
	struct losses losses = { .faults = faults, .form = "Anki" };

	loss_add_settings(&losses, quiz, "left out");
	for (size_t i = 0; i < quiz->question_count; i++) {
		add_note(out, &quiz->questions[i], tag);
		add_losses(&losses, &quiz->questions[i]);
	}
	loss_say(&losses);
}
