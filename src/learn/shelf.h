/*
 * shelf.h - the journals of all courses of a learner, each with its cards: what a review over
 * every course is made from.
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_SHELF_H
#define LEARN_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/journal.h"
#include "learn/review.h"
#include "learn/visit.h"

struct shelf {
	char **ids;			/* of the courses, in order of their names */
	struct review **reviews;
	struct visit **visits;		/* where each was, and when */
	struct journal **journals;
	size_t count;
};

/*
 * Reads the journals in the state folder (NULL: there are none): those of every course in which a
 * question has been answered or whose journal is damaged, or, where only is an id, that one alone.
 */
struct shelf *shelf_open(const char *state_folder, const char *only, bool read_only,
			 const struct review_options *options);
void shelf_close(struct shelf *shelf);	/* NULL is fine */

/*
 * The ids of all courses that have a journal in the state folder (NULL: none has), sorted. The
 * caller frees each and all; NULL if there are none.
 */
char **shelf_ids(const char *state_folder, size_t *count);

#endif
