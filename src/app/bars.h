/* bars.h - title line and status line. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_BARS_H
#define APP_BARS_H

#include "app/canvas.h"

struct app;

void bars_draw(struct app *app, struct canvas *canvas);

#endif
