/*
 * fsrs.h - when a card comes back: the Free Spaced Repetition Scheduler, version 6.
 *
 * The formulas, the default parameters and the rounding are those of the open-spaced-repetition
 * project (https://github.com/open-spaced-repetition, "The Algorithm"; ts-fsrs). Pure: days are
 * whole numbers that the caller counts as it likes, and there is no chance in it.
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_FSRS_H
#define LEARN_FSRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FSRS_PARAMETERS 21
#define FSRS_STEPS_MAX 16
#define FSRS_INTERVAL_MAX 36500		/* days */

enum fsrs_rating { FSRS_AGAIN = 1, FSRS_HARD, FSRS_GOOD, FSRS_EASY };

enum fsrs_state { FSRS_NEW, FSRS_LEARNING, FSRS_REVIEW, FSRS_RELEARNING };

/* Minutes between the repetitions of one sitting. Zero-initialised there are none. */
struct fsrs_steps {
	int minutes[FSRS_STEPS_MAX];	/* > 0 each */
	size_t count;
};

/* Zero-initialised: the defaults, without steps, so that every interval is of whole days. */
struct fsrs_options {
	const double *parameters;	/* 21 of them, or 19 as of version 5; NULL: the defaults */
	size_t parameter_count;
	double retention;		/* desired, 0 < retention < 1; 0: 0.9 */
	int max_interval;		/* days; 0: FSRS_INTERVAL_MAX */
	bool long_term;			/* without formulas of its own for the same day, and steps */
	struct fsrs_steps learning, relearning;
};

/* A scheduler: options checked, and what follows from them. */
struct fsrs {
	double w[FSRS_PARAMETERS];
	double mean_difficulty;		/* that difficulties tend back to; may be out of range */
	double decay, factor;		/* of the forgetting curve */
	double modifier;		/* interval in days by stability */
	int max_interval;
	bool short_term;
	struct fsrs_steps learning, relearning;
};

/* Zero-initialised it is new. */
struct fsrs_card {
	double stability;		/* days until recall has fallen to 0.9; 0: new */
	double difficulty;		/* 1..10; 0: new */
	enum fsrs_state state;
	size_t step;			/* index of the learning or relearning step */
	int reps, lapses;
	int64_t last;			/* day of the last review */
	int interval;			/* days from then until it is due */
	int minutes;			/* > 0: a step, and it is due so long after the review */
};

/*
 * False if the number of parameters or of steps fits nothing or the retention is not between 0
 * and 1; parameters out of their range are taken at its end.
 */
bool fsrs_init(struct fsrs *fsrs, const struct fsrs_options *options);

/* The probability of recall so many days (>= 0) after a review, 0..1. */
double fsrs_recall(const struct fsrs *fsrs, double stability, int64_t days);

/* Changes stability and difficulty (both 0: new) as a review so many days after the last does. */
void fsrs_remember(const struct fsrs *fsrs, double *stability, double *difficulty, int64_t days,
		   enum fsrs_rating rating);

/* The card after a review on a day; one before the last counts as the same. */
struct fsrs_card fsrs_review(const struct fsrs *fsrs, const struct fsrs_card *card, int64_t day,
			     enum fsrs_rating rating);

int64_t fsrs_due(const struct fsrs_card *card);		/* the day */

#endif
