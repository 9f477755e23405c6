/*
 * review.h - what comes back, and when: every question ever answered is a card.
 *
 * The cards of a course are folded from its events; a card is known by the question's id. The first
 * time on a day that a question is answered rates its card: wrong is "again", right "good", right
 * with a hint or at a further try "hard", right and sure "easy"; what is right in part is not
 * right. A question of type card is rated by the learner. Days are local days. Pure: the zone is
 * handed in, and it changes by review_apply() alone.
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_REVIEW_H
#define LEARN_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "course/quiz.h"
#include "learn/attempt.h"
#include "learn/event.h"
#include "learn/fsrs.h"

#define REVIEW_RETENTION 0.9		/* what a learner gets who has set nothing */
#define REVIEW_LIMIT 20
#define REVIEW_RETENTION_LEAST 0.5
#define REVIEW_RETENTION_MOST 0.99
#define REVIEW_FORECAST_DAYS 14

/* Seconds east of UTC at an instant. */
typedef int review_zone_fn(void *context, int64_t instant);

struct review_options {
	review_zone_fn *zone;		/* NULL: UTC */
	void *context;			/* of the zone */
	double retention;		/* desired, within the bounds above; 0: REVIEW_RETENTION */
};

struct review_card {
	const char *question;		/* its id */
	const char *page;		/* the key of the quiz it was last answered in */
	struct fsrs_card memory;	/* days are local, counted from 1970-01-01 */
	bool sure_wrong;		/* it was answered wrong by one who was sure */
};

/* The cards of one course. */
struct review;

struct review *review_new(const struct review_options *options);
void review_free(struct review *review);	/* NULL is fine */

/*
 * A journal_apply_fn with the review as its context: NULL forgets all, other events than answers
 * and hints change nothing.
 */
void review_apply(void *review, const struct event *event);

/* The local day, of the options' zone; the rest of the options is of no matter. */
int64_t review_local_day(const struct review_options *options, int64_t instant);
int64_t review_day(const struct review *review, int64_t instant);	/* the same, of its zone */
size_t review_known(const struct review *review);			/* questions ever answered */
size_t review_due(const struct review *review, int64_t day);		/* those due by a day */
/* The probability, 0..1, that a card is recalled on a day. */
double review_recall(const struct review *review, const struct review_card *card, int64_t day);

/* --- lists over several courses --- */

/* A card stays where it is, and its texts until the next apply, as long as its review lives. */
struct review_entry {
	size_t course;			/* index into the reviews */
	const struct review_card *card;
	int64_t due;			/* the day */
};

/* An array to free; NULL if there are none. */
struct review_entry *review_list_all(struct review *const *reviews, size_t count,
				     size_t *found);				/* soonest first */
/*
 * Those due by a day, at most limit: what was answered wrong and surely, then the rest, each
 * soonest first; those of one day are mixed.
 */
struct review_entry *review_list_due(struct review *const *reviews, size_t count, int64_t day,
				     size_t limit, size_t *found);

/* How many fall due on each day from `day` on; the first counts what is overdue too. */
void review_forecast(struct review *const *reviews, size_t count, int64_t day,
		     size_t days[REVIEW_FORECAST_DAYS]);

/* --- asking --- */

/*
 * Starts an attempt at one question of a page's quiz, in practice, under a key of its own, so that
 * an attempt at the quiz itself stays as it is. copy is memory for the quiz as it is asked; it and
 * quiz must outlive the attempt. NULL if the quiz no longer has the question.
 */
struct attempt *review_start(struct quiz *copy, const struct quiz *quiz, const char *page,
			     const char *question, uint64_t seed, uint64_t token,
			     struct event_list *events);

#endif
