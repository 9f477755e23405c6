/*
 * ask.h - asking questions line by line: for `quiz` and for the review.
 *
 * Made for serial lines, screen readers and scripts alike: nothing is drawn twice, and every answer
 * is handed to save() before anything is said about it. Printing is in ask_print.h.
 */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "cli/ask_print.h"
#include "cli/cli.h"
#include "learn/attempt.h"

struct cli_ask {
	const struct cli *cli;
	/* Keeps the events and leaves the list empty; it may complain. */
	void (*save)(void *context, struct event_list *events);
	void *context;
	struct strbuf line;		/* the one last read */
	bool cut;			/* it was too long, and its end was dropped */
};

void cli_ask_deinit(struct cli_ask *ask);

/*
 * Asks the question at hand of an attempt that is not finished until it takes no more answers
 * (true) or the input ends (false). heading stands above it, as "Question 3 of 8". What became of
 * it is in the attempt's item.
 */
bool cli_ask_question(struct cli_ask *ask, struct attempt *attempt, const char *heading);

/*
 * Reads a line into ask->line, without blanks at its ends, after a prompt. False at the end of the
 * input. Where the terminal does not echo it, it is printed, so that what is logged can be read.
 */
bool cli_ask_read_line(struct cli_ask *ask);

#endif
