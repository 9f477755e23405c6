/* screen.h - the terminal itself: starting curses, its size, suspending, leaving it as it was. */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

#include "tui/tui.h"

struct screen {
	FILE *keys;			/* the terminal's keys: standard input, or /dev/tty */
	int fd;				/* of the terminal written to */
	void *curses;			/* a SCREEN */
	enum color_depth depth;		/* what came of what was asked for */
	bool mouse;
	int rows, columns;
};

bool screen_start(struct screen *screen, const struct tui_options *options, struct err *err);

/* Gives the terminal back. A terminal that has hung up is not written to. */
void screen_stop(struct screen *screen);

/* Asks the terminal for its size and makes curses' own follow. */
void screen_resize(struct screen *screen);

/* Gives the terminal back, stops, and takes it again when the program goes on. */
void screen_suspend(struct screen *screen);
/* Takes the terminal again after a stop nobody announced. */
void screen_resume(struct screen *screen);

void screen_set_mouse(struct screen *screen, bool wanted);

#endif
