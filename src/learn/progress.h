/*
 * progress.h - what the learner has done in one course, folded from its events.
 *
 * Pure: it changes by progress_apply() alone. The progress_make_* functions write the events that
 * the fold understands; they go to the journal, which hands them back to progress_apply().
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_PROGRESS_H
#define LEARN_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/doc.h"
#include "learn/event.h"
#include "learn/review.h"
#include "learn/seen.h"
#include "learn/visit.h"

struct progress;

struct progress *progress_new(void);
void progress_free(struct progress *progress);	/* NULL is fine */

/*
 * A journal_apply_fn with the progress as its context: NULL empties it, unknown kinds change
 * nothing.
 */
void progress_apply(void *progress, const struct event *event);

/* --- where she was, what she has read --- */

/* Where the course was, and when she was last at work on it. Borrowed until the next apply. */
const struct visit *progress_visit(const struct progress *progress);
/* The page last visited, or NULL. Borrowed until the next apply. */
const char *progress_last_page(const struct progress *progress);
/* False if she never was on the page. */
bool progress_place(const struct progress *progress, const char *page, struct place *place);
void progress_make_place(struct event *event, const char *page, struct place place);

/* Share of the page's lines that have stood on the screen, 0..1, never falling. */
double progress_read_share(const struct progress *progress, const char *page);
/*
 * What was seen of the page while it had so many blocks (doc->block_count); NULL: nothing of this
 * version.
 */
const struct seen *progress_seen(const struct progress *progress, const char *page, int blocks);
/*
 * fresh: what was seen since the last such event (or more). share: lines of the layout whose place
 * is in the whole set, by all lines; 1 exactly when all were.
 */
void progress_make_read(struct event *event, const char *page, int blocks, const struct seen *fresh,
			double share);

/* --- steps --- */

enum step_state {
	STEP_TODO,
	STEP_DONE,
	STEP_CHANGED /* what stood in its place was ticked and has been rewritten since; not done */
};

enum step_state progress_step(const struct progress *progress, const char *page,
			      const struct doc *doc, size_t step);
/* Steps of the page that are done; *total (may be NULL) of how many. */
size_t progress_steps_done(const struct progress *progress, const char *page, const struct doc *doc,
			   size_t *total);
void progress_make_tick(struct event *event, const struct progress *progress, const char *page,
			const struct doc *doc, size_t step, bool done);

/* --- quizzes; key: the page id, for a quiz without a course its file's name --- */

struct quiz_record {
	int attempts;			/* finished, of the whole quiz (not of the missed alone) */
	double best, last;		/* share of the points, 0..1; if there are attempts */
	bool passed;			/* the best one was */
	bool open;			/* the attempt last started is not finished */
	char **missed;			/* ids not right when last finished; borrowed */
	size_t missed_count;
	struct event_list attempt;	/* the open attempt, for attempt_replay(); else empty */
};

/* NULL if the quiz was never begun. Borrowed until the next apply. */
const struct quiz_record *progress_quiz(const struct progress *progress, const char *key);

/*
 * How the questions answered come back: in which zone and how well known (review.h). To be said
 * before the first event; else days are those of UTC.
 */
void progress_set_review(struct progress *progress, const struct review_options *options);
/* Questions ever answered, and those due on the day of an instant. */
size_t progress_review_known(const struct progress *progress);
size_t progress_review_due(const struct progress *progress, int64_t now);

#endif
