/* lists.h - the lists there are: pages, headings, commands, courses. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_LISTS_H
#define APP_LISTS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/view.h"

struct app;

extern const struct view list_view;

unsigned lists_pages(struct app *app, int count);
unsigned lists_outline(struct app *app, int count);
unsigned lists_commands(struct app *app, int count);
unsigned lists_courses(struct app *app, int count);	/* those of the start screen */

#endif
