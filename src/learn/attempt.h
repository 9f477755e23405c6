/*
 * attempt.h - one go at a quiz: which question is asked, what an answer earns, what may be shown.
 *
 * Pure: no clock, no file, no random source but the seed. Each change adds to a list the events
 * that attempt_replay() makes the same attempt from. The question at hand is the first that is not
 * done, so there is no "next": a front end shows the feedback of item N as long as it likes while
 * attempt->current is already N + 1.
 *
 *     attempt_start, then attempt_hint, attempt_skip and attempt_answer until finished, attempt_sum
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_ATTEMPT_H
#define LEARN_ATTEMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/strbuf.h"
#include "course/quiz.h"
#include "learn/ask.h"
#include "learn/event.h"

enum attempt_result { RESULT_NONE, RESULT_RIGHT, RESULT_PARTLY, RESULT_WRONG, RESULT_SKIPPED };

/* A question as it is asked. */
struct attempt_item {
	const struct question *question;
	int order[QUIZ_CHOICES_MAX];	/* what is shown at each position: index into choices; */
					/* of order and match into items */
	int tries;			/* answers given */
	size_t hints;			/* hints shown */
	bool done;			/* takes no more answers */
	enum attempt_result last;	/* of the last answer */
	enum attempt_result result;	/* that counts: of the best answer, or skipped */
	int64_t earned;			/* millionths of a point; cards earn none */
	struct answer answer;		/* the last one; of meaning when tries > 0; owned */
	char confidence;		/* 's'ure, 't'hink so, 'g'uess; 0 if not asked */
};

struct attempt {
	const struct quiz *quiz;	/* borrowed; must outlive the attempt */
	char *key;			/* what progress knows the quiz by */
	char id[17];
	uint64_t seed;
	unsigned shuffle;		/* enum quiz_shuffle bits in effect */
	enum quiz_mode mode;		/* the quiz's, or what the options say */
	bool part;			/* of the missed alone: progress does not count it */
	struct attempt_item *items;	/* in the order asked */
	size_t count;
	int *item_of;			/* for each of the quiz's questions its item, or -1 */
	size_t current;			/* the question at hand; count when all are done */
	bool finished;
	size_t vanished;		/* questions that the quiz no longer has, left out */
};

struct attempt_options {
	uint64_t seed;			/* the same seed gives the same order */
	uint64_t token;			/* differs from attempt to attempt: makes the id */
	bool no_shuffle;		/* as written, but order and match; draw takes the first */
	bool practice;			/* feedback and hints at once, even where the quiz is a */
					/* check; not recorded: for what is never gone on with */
	char **only;			/* ids of the questions to ask; NULL: all, by draw */
	size_t only_count;
};

/* NULL (nothing added to events) if there is no question to ask. */
struct attempt *attempt_start(const struct quiz *quiz, const char *key,
			      const struct attempt_options *options, struct event_list *events);

/*
 * The attempt that recorded events tell (struct quiz_record attempt). NULL if they tell of none or
 * all its questions have vanished. Where only the finish was lost, it is added to events.
 */
struct attempt *attempt_replay(const struct quiz *quiz, const char *key,
			       const struct event_list *recorded, struct event_list *events);
void attempt_free(struct attempt *attempt);	/* NULL is fine */

/* The item at hand; NULL when all are done. */
struct attempt_item *attempt_item(struct attempt *attempt);

/* --- moves; all but finished attempts take them --- */

struct attempt_feedback {
	size_t item;			/* which was answered */
	enum attempt_result result;	/* of this answer */
	bool show;			/* practice: say it now; check: only at the end */
	bool again;			/* it may be tried again */
	int tries_left;
	bool reveal;			/* the right answer and the explanation may be shown */
};

/* Is the learner to be asked how sure she is of an answer to the item? (A grade says it itself.) */
bool attempt_wants_confidence(const struct attempt *attempt, const struct attempt_item *item);
/* confidence: 's', 't', 'g', or 0. The answer is copied. */
struct attempt_feedback attempt_answer(struct attempt *attempt, const struct answer *answer,
				       char confidence, struct event_list *events);
/* The next hint of the question at hand, or NULL if there is none (more), or none in check mode. */
const char *attempt_hint(struct attempt *attempt, struct event_list *events);
/* Leaves the question at hand. Unanswered it earns 0; what an earlier try earned stays. */
void attempt_skip(struct attempt *attempt, struct event_list *events);

/* --- reading and showing answers, by the type of question (ask.h) --- */

/* Answers of item still allowed. */
int attempt_tries_left(const struct attempt *attempt, const struct attempt_item *item);
/*
 * May the right answer and the explanation of an item be shown? (Practice: when done; check: when
 * all are.)
 */
bool attempt_reveals(const struct attempt *attempt, const struct attempt_item *item);

/* --- the sum --- */

struct attempt_sum {
	int64_t earned, total;		/* millionths of a point; cards do not count */
	int percent;			/* rounded down */
	bool passed;
	size_t right, partly, wrong, skipped;
	const char *say;		/* of the band, Markdown; NULL if none */
};

struct attempt_sum attempt_sum(const struct attempt *attempt);
/* What a question can earn, in millionths of a point; a card nothing. */
int64_t attempt_points(const struct question *question);
/* Ids of the items not right, for another go: an array to free, of borrowed ids. */
char **attempt_missed(const struct attempt *attempt, size_t *count);

/* "4.67": millionths with at most two decimals. */
void attempt_add_points(struct strbuf *out, int64_t micro);
/* "score: 5/6 (83%) passed" */
void attempt_add_score(struct strbuf *out, const struct attempt_sum *sum);

#endif
