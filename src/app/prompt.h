/* prompt.h - one line to type, in place of the status line. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_PROMPT_H
#define APP_PROMPT_H

#include "app/canvas.h"
#include "app/edit.h"
#include "app/sheet.h"
#include "app/view.h"
#include "base/strbuf.h"

#define PROMPT_MAX 200			/* bytes that can be typed */

struct app;

struct prompt {
	const char *label;
	struct edit edit;
	unsigned (*accept)(struct app *app, const char *text);
	/* after each character; may be NULL */
	unsigned (*typed)(struct app *app, const char *text);
	void (*cancel)(struct app *app);			/* may be NULL */
};

extern const struct view prompt_view;

void prompt_open(struct app *app, const char *label,
		 unsigned (*accept)(struct app *app, const char *text),
		 unsigned (*typed)(struct app *app, const char *text),
		 void (*cancel)(struct app *app));
void prompt_draw(struct app *app, struct canvas *canvas, struct rect rect);

#endif
