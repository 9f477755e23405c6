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
const char *terminfo_string_at(int place);	/* by its place in strnames of curs_terminfo(3X) */
int terminfo_number(const char *name);		/* -1 if it has none */
bool terminfo_flag(const char *name);

/* The entry in use, and its end: curses loads one of its own. */
void *terminfo_current(void);
void terminfo_free(void *entry);

#endif
