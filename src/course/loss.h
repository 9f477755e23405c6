/*
 * loss.h - what another form cannot say of a quiz, gathered so that each kind of loss is said once,
 * with the lines of the questions that it concerns.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_LOSS_H
#define COURSE_LOSS_H

#include <stdbool.h>
#include <stddef.h>

#include "course/exchange.h"
#include "course/quiz.h"

#define LOSS_KINDS_MAX 32
#define LOSS_LINES_MAX 8		/* that a sentence names */

/* What became of it, as in "GIFT has no hints; kept as a comment of `mcu-power`". */
#define LOSS_LEFT_OUT "left out of"
#define LOSS_COMMENT "kept as a comment of"

struct loss {
	const char *what, *fate, *path;
	const struct question *first, *last;	/* of the questions */
	int lines[LOSS_LINES_MAX];
	size_t count;			/* questions */
};

struct losses {
	struct exchange *faults;	/* where they are said */
	const char *form;		/* "GIFT" */
	struct loss list[LOSS_KINDS_MAX];
	size_t count;
};

/* A question loses something; said twice of one question it counts once. what, fate: literals. */
void loss_add(struct losses *losses, const struct question *question, const char *what,
	      const char *fate);
/* The same if there is such a thing. */
void loss_add_if(struct losses *losses, bool there, const struct question *question,
		 const char *what, const char *fate);
/* A whole question that the form cannot say; said at once. */
void loss_add_question(struct losses *losses, const struct question *question, const char *fate);
/* The settings of a quiz that are not the usual ones; fate: "left out", "kept as a comment". */
void loss_add_settings(struct losses *losses, const struct quiz *quiz, const char *fate);

/* Adds what was gathered to the faults: a sentence a kind. */
void loss_say(struct losses *losses);

/* Is there anything in a question's texts that Markdown sets in another way than it is written? */
bool loss_has_markdown(const struct question *question);
/* Has the author given the question its id? Else it is made again where the question comes in. */
bool loss_has_own_id(const struct question *question);

#endif
