/* ask_line.h - what the families of ask.h have in common in reading a line; used by them alone. */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_ASK_LINE_H
#define LEARN_ASK_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/ask.h"

/* Puts "Type " and what is expected into err; always false. */
bool ask_refuse(const struct question *question, struct err *err);

/* The typed text as it is kept: clean UTF-8 on one line, without white space at its ends. */
char *ask_clean(const char *text, size_t len);

/*
 * Reads words that name positions among count: "2", "b", "ac"; a bracket or full stop may follow:
 * "b)". At most most of them, into positions, from 0. How many there were; -1 if something else is
 * there.
 */
int ask_read_positions(const char *line, size_t count, size_t *positions, size_t most);

/* Does the blank accept the text? squeeze: runs of white space count as one. */
bool ask_accepts(const struct quiz_blank *blank, const char *text, size_t len, bool match_case,
		 bool squeeze);
/* Appends what a blank accepts, to be shown: without wildcards if there is such a text. */
void ask_add_accepted(const struct quiz_blank *blank, struct strbuf *out);

/* As written: position i shows i. */
extern const int ask_as_written[QUIZ_CHOICES_MAX];

/* The rows of the families. */
extern const struct ask_type ask_single, ask_multiple, ask_truefalse, ask_number, ask_text,
	ask_output, ask_order, ask_match, ask_cloze, ask_card;

#endif
