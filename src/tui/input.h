/* input.h - what the terminal sends as key presses. */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>

#include "app/key.h"

void input_start(void);		/* after curses has started */
void input_stop(void);		/* before it ends */
void input_resume(void);

struct input {
	bool pasting;
};

enum input_event {
	INPUT_NONE,			/* nothing waits */
	INPUT_KEY,
	INPUT_PASTE,			/* a pasted character: for where text is typed alone */
	INPUT_OTHER			/* something that is no key */
};

/* The next key that waits, without waiting for one. */
enum input_event input_next(struct input *input, struct key_event *event);

/* Has the terminal gone (as told by fd, which could be read but held no key)? */
bool input_is_over(int fd);

#endif
