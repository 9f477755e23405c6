/*
 * ask.h - what differs from one type of question to the next: reading an answer, its share of the
 * points, its text.
 *
 * One row a type in ask.c, one file a family: ask_choice.c (single, multiple, truefalse),
 * ask_number.c, ask_text.c (text, output), ask_order.c (order, match), ask_cloze.c, ask_card.c.
 * Whatever an answer refers to, it refers to as written, so that it outlives the order shown.
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

/* What the learner does to answer. */
enum ask_way {
	ASK_PICK_ONE,			/* single, truefalse: picks */
	ASK_PICK_MANY,			/* multiple: picks */
	ASK_TYPE,			/* number, text, output: text */
	ASK_ORDER,			/* order: places */
	ASK_MATCH,			/* match: places */
	ASK_BLANKS,			/* cloze: text, a line a blank */
	ASK_GRADE			/* card: grade, after a look at question->reply */
};

/*
 * An answer to any type; each uses what its way says. Zero-initialised there is none. The text is
 * on the heap: answer_deinit() gives it back.
 */
struct answer {
	uint32_t picks;			/* bit i is question->choices[i] */
	uint8_t places[QUIZ_CHOICES_MAX]; /* 1 + index of an item, 0: none yet. order: at each */
					  /* place from the first; match: for each pair */
	int grade;			/* 1 again, 2 hard, 3 good, 4 easy; 0: none */
	char *text;			/* clean UTF-8; NULL: nothing was typed */
};

void answer_deinit(struct answer *answer);	/* zero-initialised again */
void answer_copy(struct answer *to, const struct answer *from);	/* what to held is given back */
/* cloze: the text of a blank, not terminated; "" and 0 if there is none. */
const char *answer_blank(const struct answer *answer, size_t blank, size_t *len);
/* cloze: sets the text of all blanks, NULL for none; cleaned and trimmed on the way. */
void answer_set_blanks(struct answer *answer, const char *const *texts, size_t count);

/*
 * answer is zero-initialised where it is filled in, and holds nothing to give back where that
 * fails. order is struct attempt_item's: what is shown at each position.
 */
struct ask_type {
	enum ask_way way;
	/*
	 * Reads what was typed on a line. False: err says what is expected, as a sentence without
	 * a position.
	 */
	bool (*read)(const struct question *question, const int *order, const char *line,
		     struct answer *answer, struct err *err);
	/*
	 * 0..1 of the points. NULL: as many as ask_part_right() of ask_part_count().
	 */
	double (*share)(const struct question *question, const struct answer *answer);
	/* Is a part right? NULL where an answer is right or wrong as a whole. */
	bool (*part)(const struct question *question, const struct answer *answer, size_t part);
	/* The answer for the journal, independent of the order shown; and back: false if it no
	 * longer fits. */
	void (*format)(const struct question *question, const struct answer *answer,
		       struct strbuf *out);
	bool (*parse)(const struct question *question, const char *text, struct answer *answer);
	/* Appends an answer as one plain line that read() would take, by the labels shown. */
	void (*given)(const struct question *question, const int *order,
		      const struct answer *answer, struct strbuf *out);
	/* A right answer; of several the one to be shown. */
	void (*right)(const struct question *question, struct answer *answer);
	/* Appends one plain line on what can be typed: "a letter, a to d". */
	void (*expected)(const struct question *question, struct strbuf *out);
};

const struct ask_type *ask_type(enum question_type type);

/* 0..1 of the points. */
double ask_share(const struct question *question, const struct answer *answer);
/* Of what an answer is made: the places of an order, pairs, blanks; 1 where it is one whole. */
size_t ask_part_count(const struct question *question);
bool ask_part_right(const struct question *question, const struct answer *answer, size_t part);
size_t ask_parts_right(const struct question *question, const struct answer *answer);
/* Appends one plain line on what is right, by the labels shown: "b and d". */
void ask_add_solution(const struct question *question, const int *order, struct strbuf *out);

/*
 * What is shown in an order of its own: choices, the items of an order, the right sides of a match.
 * How many (0 for the other types), and the Markdown of the one at an index as written.
 */
size_t ask_shown_count(const struct question *question);
const char *ask_shown_text(const struct question *question, size_t index);
/* Would the order as written give the answer away (order, match)? */
bool ask_never_as_written(const struct question *question);

/* The label of a choice or right side by the position shown: "a"; truefalse "t", "f". */
char ask_label(const struct question *question, size_t position);
/* The same for anything shown: the items of an order have numbers. */
void ask_add_label(const struct question *question, size_t position, struct strbuf *out);

#endif
