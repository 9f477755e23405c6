/* ask_print.h - questions, and what is said on answers, as lines. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_ASK_PRINT_H
#define CLI_ASK_PRINT_H

#include "cli/cli.h"
#include "learn/attempt.h"

/*
 * Prints Markdown; first stands before the first line, and as many blanks before the others. What
 * shows nothing, a bare tag say, is printed as it is written.
 */
void cli_ask_print(const struct cli *cli, const char *first, const char *text);
/* Prints plain text from anywhere on one line, behind words of our own. */
void cli_ask_print_line(const struct cli *cli, const char *words, const char *text);
/* The first line of a prompt, cut to so many cells, to name a question by, and a newline. */
void cli_ask_print_name(const struct cli *cli, const char *prompt, int cells);

/* The question with all that is to be known to answer it. */
void cli_ask_print_question(const struct cli *cli, const struct attempt_item *item,
			    const char *heading);
/* "Right.", "Partly right.", ...; for a card its grade. */
const char *cli_ask_verdict(const struct attempt_item *item, enum attempt_result result);
/* The verdict on the last answer with what explains it: the whys of what was picked. */
void cli_ask_print_verdict(const struct cli *cli, const struct attempt_item *item,
			   enum attempt_result result);
/* The right answer unless it was given, the explanation, where to read. */
void cli_ask_print_solution(const struct cli *cli, const struct attempt_item *item);
/* All on an answer after the end: what was answered, its whys, the solution. */
void cli_ask_print_truth(const struct cli *cli, const struct attempt_item *item);

#endif
