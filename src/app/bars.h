/* bars.h - title line and status line. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_BARS_H
#define APP_BARS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/canvas.h"
#include "app/view.h"

struct app;

/* The keys that the status line named when it was last drawn, and where. */
struct bars {
	struct {
		enum command command;
		int row, column, end;
	} hints[HINTS_MAX];
	size_t count;
};

void bars_draw(struct app *app, struct canvas *canvas);

/* The command of the key that stands on a cell; false if none does. */
bool bars_find(const struct app *app, int row, int column, enum command *command);

#endif
