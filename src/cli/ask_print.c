/* ask_print.c - questions, and what is said on answers, as lines. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/ask_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/width.h"
#include "course/plain.h"
#include "doc/layout.h"
#include "doc/markdown.h"

#define MEASURE 80

/* False, and nothing is printed, if the text shows nothing. */
static bool print_markdown(const struct cli *cli, const char *first, const char *text)
{
	struct markdown_options markdown = {.path = ""};
	int indent = (int)strlen(first), width = cli->columns < MEASURE ? cli->columns : MEASURE;
	struct layout_options options = {.width = width - indent > 1 ? width - indent : 1,
					 .ambiguous = cli->ambiguous,
					 .ascii = cli->ascii,
					 .links = LINKS_INLINE,
					 .print = true};
	struct doc *doc = markdown_parse(text, strlen(text), &markdown);
	struct layout *layout = layout_new(doc, &options);
	struct strbuf out = {0};
	size_t count = layout_is_blank(layout) ? 0 : layout_line_count(layout);

	for (size_t i = 0; i < count; i++) {
		const struct line *line = layout_line(layout, i);

		if (i == 0)
			strbuf_add(&out, first);
		else
			strbuf_repeat(&out, " ", indent);
		for (size_t k = 0; k < line->run_count; k++)
			strbuf_addn(&out, line->runs[k].text, line->runs[k].len);
		while (out.len > 0 && out.data[out.len - 1] == ' ')
			strbuf_truncate(&out, out.len - 1);
		strbuf_addc(&out, '\n');
	}
	fputs(strbuf_text(&out), cli->out);
	strbuf_deinit(&out);
	layout_free(layout);
	doc_free(doc);
	return count > 0;
}

void cli_ask_print(const struct cli *cli, const char *first, const char *text)
{
	struct strbuf shown = {0};

	if (print_markdown(cli, first, text))
		return;
	plain_to_markdown(&shown, text, strlen(text), false);
	print_markdown(cli, first, strbuf_text(&shown));
	strbuf_deinit(&shown);
}

void cli_ask_print_line(const struct cli *cli, const char *words, const char *text)
{
	char *clean = sanitize_dup(text, SANITIZE_LINE);
	struct strbuf ascii = {0};

	if (cli->ascii)
		ascii_add(&ascii, clean, strlen(clean));
	fprintf(cli->out, "%s%s\n", words, cli->ascii ? strbuf_text(&ascii) : clean);
	strbuf_deinit(&ascii);
	free(clean);
}

void cli_ask_print_name(const struct cli *cli, const char *prompt, int cells)
{
	struct markdown_options markdown = {.path = ""};
	struct layout_options options = {
		.width = 1000, .ambiguous = cli->ambiguous, .ascii = cli->ascii, .print = true};
	struct doc *doc = markdown_parse(prompt, strlen(prompt), &markdown);
	struct layout *layout = layout_new(doc, &options);
	struct strbuf name = {0};

	if (layout_line_count(layout) > 0) {
		const struct line *line = layout_line(layout, 0);

		for (size_t i = 0; i < line->run_count; i++)
			strbuf_addn(&name, line->runs[i].text, line->runs[i].len);
	}
	if (width_text(strbuf_text(&name), name.len, cli->ambiguous) > cells) {
		strbuf_truncate(&name,
				width_fit(name.data, name.len, cli->ambiguous, cells - 3, NULL));
		strbuf_add(&name, "...");
	}
	fprintf(cli->out, "%s\n", strbuf_text(&name));
	strbuf_deinit(&name);
	layout_free(layout);
	doc_free(doc);
}

/* --- a question --- */

static void print_labelled(const struct cli *cli, const char *label, const char *text)
{
	char first[32];

	snprintf(first, sizeof first, "  %-2s ", label);
	cli_ask_print(cli, first, text);
}

static void print_numbered(const struct cli *cli, size_t number, const char *text)
{
	char label[24];

	snprintf(label, sizeof label, "%zu", number);
	print_labelled(cli, label, text);
}

/* What is shown in an order of its own, with its labels. */
static void print_shown(const struct cli *cli, const struct attempt_item *item)
{
	for (size_t i = 0; i < ask_shown_count(item->question); i++) {
		struct strbuf label = {0};

		ask_add_label(item->question, i, &label);
		print_labelled(cli, strbuf_text(&label),
			       ask_shown_text(item->question, (size_t)item->order[i]));
		strbuf_deinit(&label);
	}
}

static void print_lefts(const struct cli *cli, const struct question *question)
{
	for (size_t i = 0; i < question->pair_count; i++)
		print_numbered(cli, i + 1, question->pairs[i].left);
	if (question->pair_count > 0)
		fputc('\n', cli->out);
}

/* How it is answered, where the labels do not say it. */
static void print_request(const struct cli *cli, const struct question *question)
{
	struct strbuf words = {0};
	size_t right = 0;

	switch (ask_type(question->type)->way) {
	case ASK_PICK_ONE:
		return;
	case ASK_PICK_MANY:
		for (size_t i = 0; i < question->choice_count; i++)
			right += question->choices[i].correct;
		if (question->show_count)
			strbuf_addf(&words, "Pick %zu.", right);
		else
			strbuf_add(&words, "Pick all that are right.");
		break;
	case ASK_GRADE:
		strbuf_add(&words, "An empty line shows the answer.");
		break;
	default:
		strbuf_add(&words, "Type ");
		ask_type(question->type)->expected(question, &words);
		strbuf_addc(&words, '.');
	}
	if (ask_shown_count(question) > 0)
		fputc('\n', cli->out);
	cli_ask_print_line(cli, "", strbuf_text(&words));
	strbuf_deinit(&words);
}

void cli_ask_print_question(const struct cli *cli, const struct attempt_item *item,
			    const char *heading)
{
	fprintf(cli->out, "\n%s\n\n", heading);
	cli_ask_print(cli, "", item->question->prompt);
	fputc('\n', cli->out);
	print_lefts(cli, item->question);
	print_shown(cli, item);
	print_request(cli, item->question);
}

/* --- what is said on an answer --- */

const char *cli_ask_verdict(const struct attempt_item *item, enum attempt_result result)
{
	static const char *const grades[] = {"Not graded.", "Again.", "Hard.", "Good.", "Easy."};

	if (result == RESULT_SKIPPED)
		return "Skipped.";
	if (item->question->type == QUESTION_CARD)
		return grades[item->answer.grade];
	if (result == RESULT_RIGHT)
		return "Right.";
	return result == RESULT_PARTLY ? "Partly right." : "Not right.";
}

static void print_whys(const struct cli *cli, const struct attempt_item *item)
{
	const struct question *question = item->question;
	char label[8];

	for (size_t i = 0; i < question->choice_count; i++) {
		const struct choice *choice = &question->choices[item->order[i]];

		if ((item->answer.picks >> item->order[i] & 1) == 0 || choice->why == NULL)
			continue;
		snprintf(label, sizeof label, "  %c: ", ask_label(question, i));
		cli_ask_print(cli, label, choice->why);
	}
}

void cli_ask_print_verdict(const struct cli *cli, const struct attempt_item *item,
			   enum attempt_result result)
{
	size_t parts = ask_part_count(item->question);

	if (result == RESULT_PARTLY && parts > 1)
		fprintf(cli->out, "Partly right: %zu of %zu.\n",
			ask_parts_right(item->question, &item->answer), parts);
	else
		fprintf(cli->out, "%s\n", cli_ask_verdict(item, result));
	print_whys(cli, item);
}

/* The items in their right order, pairs together: what numbers and letters alone would not tell. */
static void print_arranged(const struct cli *cli, const struct question *question)
{
	if (question->type == QUESTION_ORDER)
		for (size_t i = 0; i < question->item_count; i++)
			cli_ask_print(cli, "  - ", question->items[i]);
	for (size_t i = 0; i < question->pair_count; i++) {
		cli_ask_print(cli, "  - ", question->pairs[i].left);
		cli_ask_print(cli, "    ", question->items[question->pairs[i].right]);
	}
}

void cli_ask_print_solution(const struct cli *cli, const struct attempt_item *item)
{
	const struct question *question = item->question;
	struct strbuf solution = {0};

	if (question->type == QUESTION_CARD && item->tries == 0) {
		cli_ask_print(cli, "", question->reply);
	} else if (question->type != QUESTION_CARD && item->result != RESULT_RIGHT) {
		ask_add_solution(question, item->order, &solution);
		cli_ask_print_line(cli, "The right answer: ", strbuf_text(&solution));
		print_arranged(cli, question);
	}
	if (question->explain != NULL)
		cli_ask_print(cli, "", question->explain);
	if (question->ref != NULL)
		cli_ask_print_line(cli, "To read: ", question->ref);
	strbuf_deinit(&solution);
}

void cli_ask_print_truth(const struct cli *cli, const struct attempt_item *item)
{
	struct strbuf given = {0};

	if (item->tries > 0 && item->question->type != QUESTION_CARD)
		ask_type(item->question->type)
			->given(item->question, item->order, &item->answer, &given);
	if (given.len > 0)
		cli_ask_print_line(cli, "Your answer: ", strbuf_text(&given));
	print_whys(cli, item);
	cli_ask_print_solution(cli, item);
	strbuf_deinit(&given);
}
