/*
 * tui.h - the terminal: keys in, cells out, the one event loop. The only room that knows curses.
 */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "base/color.h"
#include "base/err.h"

struct app;

/* What the terminal that TERM names can do. */
struct tui_terminal {
	const char *name;		/* of the entry in use; a constant, or borrowed */
	bool known;
	bool full_screen;		/* it can place its cursor */
	enum color_depth depth;		/* by its entry alone */
};

/*
 * Looks TERM up. An entry that is not there is looked for once more as xterm-256color where the
 * name is one of a terminal known to behave so. err (may be NULL) is set where the terminal is
 * unknown.
 */
void tui_probe(struct tui_terminal *terminal, const char *term, struct err *err);

struct tui_options {
	struct tui_terminal terminal;	/* as probed just before */
	enum color_depth depth;		/* colours to use; may be more than the entry has */
	bool ascii;
	int ambiguous;
};

#define TUI_NO_SCREEN (-1)

/*
 * Shows the app until the learner leaves. Returns 0; or the signal that ended it, with all saved
 * and the terminal as it was, for tui_die(); or TUI_NO_SCREEN and a sentence if there is no
 * terminal to start on.
 */
int tui_run(struct app *app, const struct tui_options *options, struct err *err);

/* Dies by a signal, as if it had never been caught. */
void tui_die(int number);

#endif
