/* glance.h - a course seen from afar: its size, how far its learner is, what is due in it. */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_GLANCE_H
#define LEARN_GLANCE_H

#include <stddef.h>
#include <stdint.h>

#include "course/course.h"
#include "learn/review.h"

struct glance {
	size_t pages;			/* groups without a page of their own are none */
	double read;			/* share of them that was read, in parts of pages too: 0..1 */
	size_t known, due;		/* questions ever answered; those due on the day */
	int64_t last;			/* instant of the latest event; 0: there is none */
	int page;			/* the page last visited, as an index; -1: none of these */
};

/*
 * Looks at a course as its journal in the state folder (NULL: nothing is kept) has it at an
 * instant. Nothing is written.
 */
void glance_take(struct glance *glance, const struct course *course, const char *state_folder,
		 const struct review_options *options, int64_t now);

/* Percent, rounded down: 100 exactly when all was read. */
int glance_percent(const struct glance *glance);

#endif
