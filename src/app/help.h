/* help.h - the help screen, made from the table of commands and the keys in effect. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_HELP_H
#define APP_HELP_H

#include <stddef.h>

#include "app/view.h"

struct help {
	size_t top;
};

extern const struct view help_view;

unsigned help_open(struct app *app, int count);

#endif
