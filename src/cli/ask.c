/* ask.c - asking questions line by line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"

#define LINE_MAX_LEN ((size_t)64 << 10) /* bytes of an answer */

void cli_ask_deinit(struct cli_ask *ask)
{
	strbuf_deinit(&ask->line);
}

/* --- input --- */

static void trim(struct strbuf *line)
{
	size_t start;

	while (line->len > 0 && strchr(" \t\r", line->data[line->len - 1]) != NULL)
		strbuf_truncate(line, line->len - 1);
	start = strspn(strbuf_text(line), " \t");
	if (start > 0) {
		memmove(line->data, line->data + start, line->len - start);
		strbuf_truncate(line, line->len - start);
	}
}

bool cli_ask_read_line(struct cli_ask *ask)
{
	const struct cli *cli = ask->cli;
	char *echo;
	int c;

	fputs("> ", cli->out);
	fflush(cli->out);
	strbuf_reset(&ask->line);
	ask->cut = false;
	while ((c = getc(cli->in)) != EOF && c != '\n') {
		if (ask->line.len == LINE_MAX_LEN)
			ask->cut = true;
		else if (c != '\0')
			strbuf_addc(&ask->line, (char)c);
	}
	if (c == EOF && ask->line.len == 0) {
		fputc('\n', cli->out);
		return false;
	}
	trim(&ask->line);
	if (!cli->terminal) {
		echo = sanitize_dup(strbuf_text(&ask->line), SANITIZE_LINE);
		fprintf(cli->out, "%s\n", echo);
		free(echo);
	}
	return true;
}

static void save(struct cli_ask *ask, struct event_list *events)
{
	ask->save(ask->context, events);
	event_list_deinit(events);
}

/* --- what can be typed at a question --- */

static void give_hint(struct cli_ask *ask, struct attempt *attempt)
{
	const struct attempt_item *item = attempt_item(attempt);
	struct event_list events = {0};
	const char *hint = attempt_hint(attempt, &events);

	save(ask, &events);
	if (hint != NULL) {
		fprintf(ask->cli->out, "Hint %zu of %zu:\n", item->hints,
			item->question->hint_count);
		cli_ask_print(ask->cli, "  ", hint);
	} else if (attempt->mode == QUIZ_CHECK) {
		fputs("There are no hints in a check.\n", ask->cli->out);
	} else {
		fputs(item->hints > 0 ? "There are no more hints.\n" : "There is no hint.\n",
		      ask->cli->out);
	}
}

static void skip(struct cli_ask *ask, struct attempt *attempt)
{
	const struct attempt_item *item = attempt_item(attempt);
	struct event_list events = {0};

	attempt_skip(attempt, &events);
	save(ask, &events);
	fputs(item->tries == 0 ? "Skipped.\n" : "Left as it is.\n", ask->cli->out);
	if (attempt->mode == QUIZ_PRACTICE)
		cli_ask_print_solution(ask->cli, item);
}

static void not_understood(const struct cli_ask *ask, const struct attempt *attempt,
			   const char *expected)
{
	struct strbuf words = {0};
	const char *line = strbuf_text(&ask->line);

	strbuf_addf(&words, "%s (%s- to skip%s).", expected,
		    attempt->mode == QUIZ_CHECK ? "" : "? for a hint, ",
		    strcmp(line, "q") == 0 || strcmp(line, "quit") == 0
			    ? "; the end of the input, Ctrl-D, leaves"
			    : "");
	cli_ask_print_line(ask->cli, "Not understood; it counts nowhere. ", strbuf_text(&words));
	strbuf_deinit(&words);
}

/* 's', 't' or 'g'; 0 at the end of the input. */
static char ask_confidence(struct cli_ask *ask)
{
	for (;;) {
		const char *line;

		fputs("How sure? s sure, t think so, g guess\n", ask->cli->out);
		if (!cli_ask_read_line(ask))
			return 0;
		line = strbuf_text(&ask->line);
		if (line[0] != '\0' && line[1] == '\0' && strchr("stg", line[0]) != NULL)
			return line[0];
		fputs("Not understood; it counts nowhere. ", ask->cli->out);
	}
}

static void print_feedback(const struct cli *cli, const struct attempt_item *item,
			   const struct attempt_feedback *feedback)
{
	if (!feedback->show) {
		fputs("Noted.\n", cli->out);
		return;
	}
	cli_ask_print_verdict(cli, item, feedback->result);
	if (feedback->again)
		fprintf(cli->out, "Try again: %d %s left.\n", feedback->tries_left,
			feedback->tries_left == 1 ? "try" : "tries");
	else
		cli_ask_print_solution(cli, item);
}

/* False at the end of the input. */
static bool take_answer(struct cli_ask *ask, struct attempt *attempt, const char *line)
{
	const struct attempt_item *item = attempt_item(attempt);
	const struct question *question = item->question;
	struct event_list events = {0};
	struct attempt_feedback feedback;
	struct answer answer = {0};
	struct err err = {""};
	char confidence = 0;

	if (ask->cut)
		err_set(&err, "A line has at most %zu bytes", LINE_MAX_LEN);
	if (ask->cut ||
	    !ask_type(question->type)->read(question, item->order, line, &answer, &err)) {
		not_understood(ask, attempt, err.text);
		return true;
	}
	if (attempt_wants_confidence(attempt, item)) {
		confidence = ask_confidence(ask);
		if (confidence == 0) {
			answer_deinit(&answer);
			return false;
		}
	}
	feedback = attempt_answer(attempt, &answer, confidence, &events);
	answer_deinit(&answer);
	save(ask, &events);
	print_feedback(ask->cli, item, &feedback);
	return true;
}

/* A card shows its answer before it is graded. */
static bool turn_card(struct cli_ask *ask, const struct attempt *attempt,
		      const struct question *question)
{
	if (ask->line.len > 0) {
		not_understood(ask, attempt, "An empty line shows the answer");
		return false;
	}
	cli_ask_print(ask->cli, "", question->reply);
	fputs("\nHow well did you know it? 1 again, 2 hard, 3 good, 4 easy\n", ask->cli->out);
	return true;
}

/* "\?", "\-" and "\!" are those characters as an answer. */
static const char *unescape(const char *line)
{
	bool escaped = line[0] == '\\' && line[1] != '\0' && strchr("?-!", line[1]) != NULL &&
		       line[2] == '\0';

	return escaped ? line + 1 : line;
}

bool cli_ask_question(struct cli_ask *ask, struct attempt *attempt, const char *heading)
{
	const struct attempt_item *item = attempt_item(attempt);
	bool turned = item->question->type != QUESTION_CARD;

	cli_ask_print_question(ask->cli, item, heading);
	while (!item->done) {
		const char *line;

		if (!cli_ask_read_line(ask))
			return false;
		line = strbuf_text(&ask->line);
		if (strcmp(line, "?") == 0)
			give_hint(ask, attempt);
		else if (strcmp(line, "-") == 0)
			skip(ask, attempt);
		else if (strcmp(line, "!") == 0)
			fputs("There is no room here in which to raise a hand.\n", ask->cli->out);
		else if (!turned)
			turned = turn_card(ask, attempt, item->question);
		else if (!take_answer(ask, attempt, unescape(line)))
			return false;
	}
	return true;
}
