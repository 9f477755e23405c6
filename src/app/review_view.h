/* review_view.h - the review on the screen: what is due, one question after the other, the end. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_REVIEW_VIEW_H
#define APP_REVIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "app/sheet.h"
#include "app/view.h"
#include "course/quiz.h"
#include "learn/attempt.h"
#include "learn/review.h"

struct app;
struct review_all;

/* A question that is due; its texts outlive the card's. */
struct review_ask {
	char *question, *key;		/* its id; the page's, as in struct review_card */
	size_t course;			/* of a review over all courses: which */
	int page;			/* index in the course; -1: a quiz without a course */
	const struct quiz *quiz;	/* where it stands */
	enum attempt_result result;	/* once it was asked */
};

/* The quiz of a page, read once. */
struct review_source {
	size_t course;			/* as in struct review_ask */
	int page;
	bool read;
	struct quiz *quiz;		/* NULL: the page has none any more */
};

struct review_view {
	struct review_ask *asks;
	size_t count, cap;
	size_t at;			/* the one that is asked; count: none any more */
	size_t rest;			/* due, but over the limit */
	size_t lost;			/* due, but no longer in the course */
	struct review_all *all;		/* NULL: a review of the open course */
	struct review_source *sources;
	size_t source_count, source_cap;
	struct quiz copy;		/* the quiz as it is asked */
	size_t top;
};

extern const struct view review_view;

void review_view_deinit(struct review_view *view);
unsigned review_view_open(struct app *app, int count);	/* R */
/*
 * Begins the attempt at the next question that is due, the one asked before being done. False:
 * there is none any more.
 */
bool review_view_next(struct app *app);
void review_view_add_title(const struct app *app, struct strbuf *out);	/* "Review   2 of 5" */

/* Shows what is due: in the open course, or (all not NULL, which it takes) in all of them. */
void review_view_begin(struct app *app, struct review_all *all);

/* The quiz of a page as it was read, or a place for it. */
struct review_source *review_view_source(struct review_view *view, size_t course, int page);
/* Takes up a due question if it stands in the quiz (NULL: there is none), else counts it as lost. */
void review_view_take(struct review_view *view, size_t course, int page, const struct quiz *quiz,
		      const struct review_card *card);

/* Questions of the open course that are due today, and those ever answered. */
size_t review_view_due(const struct app *app);
size_t review_view_known(const struct app *app);

/* The days to come as bars, from today on; how many is due on each (review_chart.c). */
void review_chart_add(struct sheet *sheet, const size_t *days, size_t count, int64_t today,
		      int height);

#endif
