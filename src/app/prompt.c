/* prompt.c - one line to type, in place of the status line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/prompt.h"

#include <string.h>

#include "app/state.h"
#include "base/sanitize.h"
#include "base/unicode.h"

void prompt_type(struct strbuf *text, uint32_t code)
{
	if (text->len + 4 <= PROMPT_MAX && sanitize_classify(code) == SANITIZE_FINE)
		utf8_add(text, code);
}

bool prompt_erase(struct strbuf *text)
{
	size_t start = 0, next = 0;

	if (text->len == 0)
		return false;
	while (next < text->len) {
		start = next;
		next += unicode_cluster(text->data + next, text->len - next);
	}
	strbuf_truncate(text, start);
	return true;
}

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

static unsigned edit(struct app *app, enum edit_move move)
{
	edit_move(&app->prompt.edit, move);
	return REACT_REDRAW;
}

/* As in less: taking back more than was typed leaves the prompt. */
static unsigned run_erase(struct app *app, int count)
{
	return app->prompt.edit.text.len > 0 ? edit(app, EDIT_ERASE) : run_leave(app, count);
}

static unsigned run_left(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_LEFT);
}

static unsigned run_right(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_RIGHT);
}

static unsigned run_start(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_START);
}

static unsigned run_end(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_END);
}

static unsigned run_delete(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_DELETE);
}

static unsigned run_erase_word(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_ERASE_WORD);
}

static unsigned run_clear(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_ERASE_START);
}

static unsigned run_erase_end(struct app *app, int count)
{
	(void)count;
	return edit(app, EDIT_ERASE_END);
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_OPEN]         = run_accept,
	[COMMAND_LEAVE]        = run_leave,
	[COMMAND_ERASE]        = run_erase,
	[COMMAND_CURSOR_LEFT]  = run_left,
	[COMMAND_CURSOR_RIGHT] = run_right,
	[COMMAND_CURSOR_START] = run_start,
	[COMMAND_CURSOR_END]   = run_end,
	[COMMAND_DELETE]       = run_delete,
	[COMMAND_ERASE_WORD]   = run_erase_word,
	[COMMAND_CLEAR]        = run_clear,
	[COMMAND_ERASE_END]    = run_erase_end,
};

const struct view prompt_view = { .context = IN_PROMPT, .run = run, .type = prompt_character };
