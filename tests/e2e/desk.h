/*
 * desk.h - the program in a terminal as a learner has it: with a state folder of its own, a clock
 * that stands still, and a mouse.
 */
/* SPDX-License-Identifier: MIT */
#ifndef E2E_DESK_H
#define E2E_DESK_H

#include "term.h"

#define DESK_WORDS 8

struct desk {
	char folder[4096];		/* the state; a test may keep files of its own there */
	char path[4200];
};

/* For cmocka: a desk for each case, and what is left of it removed. */
int desk_set_up(void **state);
int desk_tear_down(void **state);
/* All that it holds, and not the desk itself. */
void desk_empty(const struct desk *desk);

/* The path of a fixture, or of a file on the desk; valid until the next call. */
const char *desk_fixture(struct desk *desk, const char *name);
const char *desk_file(struct desk *desk, const char *name);

/*
 * Starts "lectern WORD...", at most DESK_WORDS, on 24 rows of 80 columns or on others. Skips the
 * case where there is no pty to have.
 */
struct term *desk_open(const struct desk *desk, const char *const *words);
struct term *desk_open_on(const struct desk *desk, int rows, int columns,
			  const char *const *words);
/* Types what leaves the program, and sees it end well. */
void desk_leave(struct term *term, const char *keys);
void desk_kill(struct term *term);

/*
 * Does what a script says, steps parted by bars: "@TEXT" is a click on the first place where the
 * text stands, "@TEXT+4" one four cells on; "?TEXT" waits for it, "!TEXT" until it is gone; else
 * the step is typed, as by term_type().
 */
void desk_do(struct term *term, const char *script);

#endif
