/*
 * ask.h - what differs from one type of question to the next: reading an answer, its share of the
 * points, its text.
 *
 * One row a type in ask.c, one file a family (ask_choice.c: single, multiple, truefalse).
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_ASK_H
#define LEARN_ASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/strbuf.h"
#include "course/quiz.h"

/* An answer to any type; each uses what it needs. */
struct answer {
	uint32_t picks;			/* bit i is question->choices[i], as written */
};

struct ask_type {
	/*
	 * Reads what was typed on a line; order is struct attempt_item's. False: err says what is
	 * expected, as a sentence without a position.
	 */
	bool (*read)(const struct question *question, const int *order, const char *line,
		     struct answer *answer, struct err *err);
	double (*share)(const struct question *question,
			const struct answer *answer); /* 0..1 of the points */
	/* The answer for the journal, independent of the order shown; and back: false if it no
	 * longer fits. */
	void (*format)(const struct question *question, const struct answer *answer,
		       struct strbuf *out);
	bool (*parse)(const struct question *question, const char *text, struct answer *answer);
	/* Appends one plain line on what is right, by the labels shown: "b and d". */
	void (*solution)(const struct question *question, const int *order, struct strbuf *out);
	/* Appends one plain line on what can be typed: "a letter, a to d". */
	void (*expected)(const struct question *question, struct strbuf *out);
};

/* Never NULL for a question that a quiz holds. */
const struct ask_type *ask_type(enum question_type type);

/* The label of a choice by the position shown: "a"; truefalse "t", "f". */
char ask_label(const struct question *question, size_t position);

/* The rows of the choice family. */
extern const struct ask_type ask_single, ask_multiple, ask_truefalse;

#endif
