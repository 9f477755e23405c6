/*
 * review_all.h - what a review over all courses needs beside review_view.h: the journals of them
 * all, and the course of the question at hand as the one that is open.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_REVIEW_ALL_H
#define APP_REVIEW_ALL_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/review.h"

struct app;
struct review_all;

/* R on the start screen: shows what is due in all courses. Reaction bits. */
unsigned review_all_open(struct app *app);
void review_all_free(struct review_all *all);	/* NULL is fine */

/* Takes in what was written to the journals since. */
void review_all_read(struct review_all *all);
/* The cards of all courses; borrowed. */
struct review *const *review_all_reviews(const struct review_all *all, size_t *count);
/* Takes up a due question in the review_view, or counts it as lost. */
void review_all_take(struct app *app, const struct review_entry *entry);

/* Makes a course the one that is open, as it was left; false if it has gone meanwhile. */
bool review_all_enter(struct app *app, size_t course);
/* After the last question: no course is open, and all that was answered is read. */
void review_all_leave(struct app *app);

#endif
