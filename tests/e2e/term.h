/*
 * term.h - a program in a terminal emulator: keys in, a screen to look at.
 *
 * Nothing here sleeps. Every wait is for a condition, and says what the screen looked like if it never came.
 */
/* SPDX-License-Identifier: MIT */
#ifndef E2E_TERM_H
#define E2E_TERM_H

#include <stdbool.h>
#include <stddef.h>

#define TERM_WAIT_MS 20000

struct term;

struct term_setup {
	int rows, columns;
	const char *const *argv;	/* argv[0] is the program's path */
	const char *const *environment;	/* NAME=value, on top of what is there; NULL-terminated; NULL: none */
};

/* What a terminal is left as. */
struct term_modes {
	bool cooked;			/* the line settings are what they were before the program began */
	bool alternate, mouse, cursor;
};

/* NULL where there is no pty to have. */
struct term *term_open(const struct term_setup *setup);
void term_close(struct term *term);	/* kills what still runs; NULL is fine */

/* --- what a person does (type.c) --- */

/* Types text; <Enter> <Tab> <S-Tab> <Esc> <Space> <BS> <Up> <Down> <PgDn> <C-x> are keys, <lt> is "<". */
void term_type(struct term *term, const char *keys);
/* Presses and releases the left button on a cell, from 0 on, as SGR mouse reports say it. */
void term_click(struct term *term, int row, int column);

/* --- and what a terminal and a shell do --- */

/* Bytes at once, as a key makes them. */
void term_send(struct term *term, const char *bytes, size_t len);
void term_resize(struct term *term, int rows, int columns);
void term_signal(struct term *term, int signal);
void term_continue(struct term *term);	/* what a shell's fg does */

/* Waits until text is on the screen, or no longer. False after TERM_WAIT_MS, with the screen on standard output. */
bool term_wait(struct term *term, const char *text);
bool term_wait_gone(struct term *term, const char *text);
bool term_wait_until(struct term *term, bool (*holds)(struct term *term, const void *context), const void *context);
bool term_wait_stop(struct term *term);
/* *status as waitpid() has it. */
bool term_wait_exit(struct term *term, int *status);

/* Takes in what is there, waiting at most so long for the first byte. False: nothing came. */
bool term_pump(struct term *term, int milliseconds);

bool term_shows(struct term *term, const char *text);		/* in one row */
/* The text of a row without trailing blanks; valid until the next call. */
const char *term_row(struct term *term, int row);
bool term_find(struct term *term, const char *text, int *row);
void term_dump(struct term *term);				/* as TAP comments */
struct term_modes term_modes(struct term *term);
size_t term_bytes(const struct term *term);			/* that the program has written */
int term_pid(const struct term *term);				/* of the program */

#endif
