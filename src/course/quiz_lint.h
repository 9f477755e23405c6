/* quiz_lint.h - what makes a valid question weak: giveaways, and keys that are too wide. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_QUIZ_LINT_H
#define COURSE_QUIZ_LINT_H

#include <stddef.h>

#include "course/quiz.h"

struct quiz_flaw {
	const struct question *question;	/* where it shows; the quiz's */
	char *message;				/* a sentence that names the fix */
};

/* Zero-initialised it is empty. */
struct quiz_flaws {
	struct quiz_flaw *items;		/* of the whole quiz first */
	size_t count, cap;
};

/* Adds the flaws of a quiz, whose strings are sanitized. */
void quiz_lint(struct quiz_flaws *flaws, const struct quiz *quiz);
void quiz_flaws_deinit(struct quiz_flaws *flaws);

#endif
