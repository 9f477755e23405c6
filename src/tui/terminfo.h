/*
 * terminfo.h - what the terminal's entry says, by the names of terminfo(5).
 *
 * It keeps the macros of <term.h> out of the other files.
 */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_TERMINFO_H
#define TUI_TERMINFO_H

#include <stdbool.h>

/* Loads the entry of that name for standard output. False if there is none. */
bool terminfo_load(const char *name);

const char *terminfo_string(const char *name);	/* NULL if it has none */
int terminfo_number(const char *name);		/* -1 if it has none */
bool terminfo_flag(const char *name);

/*
 * Takes out of the entry that curses has started with what terminals understand differently:
 * scrolling by several lines with one sequence (SU, SD), which emulators of little more than a
 * VT100 do not know; restoring a cursor that stands outside the scrolling region, which some of
 * them push inside, so that what is believed to have moved stays where it was; and resetting the
 * palette, which is never changed here.
 */
void terminfo_restrain(void);

/* The entry in use, and its end: curses loads one of its own. */
void *terminfo_current(void);
void terminfo_free(void *entry);

#endif
