/* prompt.c - one line to type, in place of the status line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/prompt.h"

#include <string.h>

#include "app/state.h"

void prompt_open(struct app *app, const char *label,
		 unsigned (*accept)(struct app *app, const char *text),
		 unsigned (*typed)(struct app *app, const char *text),
		 void (*cancel)(struct app *app))
{
	app->prompt.label = label;
	app->prompt.accept = accept;
	app->prompt.typed = typed;
	app->prompt.cancel = cancel;
	edit_clear(&app->prompt.edit);
	view_push(app, VIEW_PROMPT);
}

void prompt_draw(struct app *app, struct canvas *canvas, struct rect rect)
{
	const struct edit *edit = &app->prompt.edit;
	int label = canvas_put(canvas, rect.row, rect.column, rect.columns, app->prompt.label,
			       strlen(app->prompt.label), STYLE_BAR_KEY, 0);
	int room = rect.columns - label > 1 ? rect.columns - label : 1;
	size_t first, len;
	int cell = edit_window(edit, room, canvas->ambiguous, &first, &len);

	canvas_put(canvas, rect.row, rect.column + label, room, strbuf_text(&edit->text) + first,
		   len, STYLE_TEXT, 0);
	canvas->cursor_row = rect.row;
	canvas->cursor_column = rect.column + label + cell;
	canvas->cursor_shown = true;
}

static unsigned prompt_character(struct app *app, uint32_t code)
{
	struct prompt *prompt = &app->prompt;

	if (prompt->edit.text.len < PROMPT_MAX)
		edit_type(&prompt->edit, code);
	return prompt->typed != NULL ? prompt->typed(app, strbuf_text(&prompt->edit.text))
				     : REACT_REDRAW;
}

static unsigned run_accept(struct app *app, int count)
{
	(void)count;
	view_pop(app);
	return app->prompt.accept(app, strbuf_text(&app->prompt.edit.text)) | REACT_REDRAW;
}

static unsigned run_leave(struct app *app, int count)
{
	(void)count;
	view_pop(app);
	if (app->prompt.cancel != NULL)
		app->prompt.cancel(app);
	return REACT_REDRAW;
}

/* As in less: taking back more than was typed leaves the prompt. */
static unsigned prompt_edit(struct app *app, enum edit_move move)
{
	if (move == EDIT_ERASE && app->prompt.edit.text.len == 0)
		return run_leave(app, 0);
	edit_move(&app->prompt.edit, move);
	return REACT_REDRAW;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_OPEN]  = run_accept,
	[COMMAND_LEAVE] = run_leave,
};

const struct view prompt_view = {
	.context = IN_PROMPT, .run = run, .type = prompt_character, .edit = prompt_edit,
};
