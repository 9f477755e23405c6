/* record.h - what goes to the journal, and when. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "learn/event.h"
#include "learn/review.h"

struct app;

/*
 * Opens the journal of a course's id and folds what is in it. With its first event it will say
 * where the course is: path, absolute, or NULL if that is not known.
 */
void record_open(struct app *app, const char *id, const char *path, const char *title);
void record_close(struct app *app);

/* How questions come back here: local days, and the retention asked for. */
struct review_options record_review_options(const struct app *app);

/* On the disk when it returns true; in memory in any case. The events are left as they are. */
bool record_list(struct app *app, struct event_list *events);
bool record_one(struct app *app, struct event *event);

/*
 * Takes in what another program of this learner has written meanwhile; true if there was any, and
 * what is counted of pages is then counted anew.
 */
bool record_pull(struct app *app);

/* The place in the page and what has been seen of it, if either is news. */
void record_place(struct app *app);
bool record_is_due(const struct app *app);

/* "saved 14:02", or what went wrong; false if that is bad news. */
bool record_state(const struct app *app, struct strbuf *out);

#endif
