/* view.h - what every view has: commands, a drawing, hints for the status line. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_VIEW_H
#define APP_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/canvas.h"
#include "app/command.h"
#include "app/edit.h"
#include "app/key.h"

#define HINTS_MAX 8

struct app;

/*
 * A command changes the state and says in reaction bits what must follow. count is 0 where none was
 * typed.
 */
typedef unsigned command_fn(struct app *app, int count);

/* A key worth knowing here, and what it does in a word or two. */
struct hint {
	enum command command;
	const char *label;
};

struct view {
	enum context context;		/* one bit */
	/* where it depends; NULL: as above */
	enum context (*context_now)(const struct app *app);
	bool counts;			/* digits are a count */
	command_fn *const *run;		/* by enum command; NULL: the app's own, if it has one */
	/* takes characters where they are text: IN_TEXT */
	unsigned (*type)(struct app *app, uint32_t code);
	/* Does the commands that edit what is typed and are not in run. NULL: nothing is. */
	unsigned (*edit)(struct app *app, enum edit_move move);
	/* clicks, and the wheel where there is no scroll */
	unsigned (*mouse)(struct app *app, const struct key_event *event);
	/*
	 * Moves by so many rows, up where it is less than 0; stops at both ends. It makes the
	 * commands that move which are not in run, and the wheel (scroll.h). NULL: neither.
	 */
	unsigned (*scroll)(struct app *app, long by);
	/* at most HINTS_MAX, the last is never left out */
	size_t (*hints)(struct app *app, struct hint *hints);
	/* Over the whole body; NULL: sidebar and page stand there. */
	void (*draw)(struct app *app, struct canvas *canvas);
};

enum view_id {
	VIEW_PAGE,
	VIEW_SIDE,
	VIEW_HELP,
	VIEW_QUIZ,
	VIEW_RESULT,
	VIEW_REVIEW,
	VIEW_LIST,
	VIEW_PROMPT,
	VIEW_START,
	VIEW_COUNT
};

const struct view *view_get(enum view_id id);

/* --- the stack of views; the lowest is the page, the sidebar or the start screen --- */

enum view_id view_top(const struct app *app);
const struct view *view_now(const struct app *app);
enum context view_context(const struct app *app);	/* of the view on top, as it is now */
bool view_on_stack(const struct app *app, enum view_id id);
/* one that is on top already stays the only one */
void view_push(struct app *app, enum view_id id);
void view_pop(struct app *app);
void view_replace(struct app *app, enum view_id id);
/* The topmost one that is no prompt and no list: what commands of the palette are for. */
enum view_id view_under(const struct app *app);

#endif
