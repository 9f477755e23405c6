/*
 * visit.h - where a course was when it was last worked on, and when that was.
 *
 * A course that was opened by a path is found again by what its journal says: an event
 * "course path=/home/me/notes title=Notes", written once and again when either has changed.
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_VISIT_H
#define LEARN_VISIT_H

#include <stdbool.h>
#include <stdint.h>

#include "learn/event.h"

struct journal;

/* Zero-initialised it knows nothing yet. */
struct visit {
	char *path;			/* absolute, of a folder or file; NULL: not known */
	char *title;			/* as it is written in the course; NULL: not known */
	int64_t last;			/* instant of the latest event; 0: there is none */
};

void visit_deinit(struct visit *visit);

/* A journal_apply_fn with the visit as its context: NULL forgets all. */
void visit_apply(void *visit, const struct event *event);

/*
 * Has the journal say where the course is before the next event that is appended to it, unless what
 * was folded from it says so already. path: absolute; NULL: it is not known, and nothing is said.
 */
void visit_note(const struct visit *visit, struct journal *journal, const char *path,
		const char *title);

#endif
