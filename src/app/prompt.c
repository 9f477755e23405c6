/* prompt.c - one line to type, in place of the status line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/prompt.h"

#include <string.h>

#include "app/draw.h"
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

void prompt_open(struct app *app, const char *label, unsigned (*accept)(struct app *app, const char *text),
		 unsigned (*typed)(struct app *app, const char *text), void (*cancel)(struct app *app))
{
	app->prompt.label = label;
	app->prompt.accept = accept;
	app->prompt.typed = typed;
	app->prompt.cancel = cancel;
	strbuf_reset(&app->prompt.text);
	view_push(app, VIEW_PROMPT);
}

/* The end of what was typed stays in sight. */
void prompt_draw(struct app *app, struct canvas *canvas, struct rect rect)
{
	const char *text = strbuf_text(&app->prompt.text);
	int label = canvas_put(canvas, rect.row, rect.column, rect.columns, app->prompt.label, strlen(app->prompt.label),
			       STYLE_BAR_KEY, 0);
	int room = rect.columns - label - 1;

	while (*text != '\0' && draw_width(canvas, text) > room)
		text += unicode_cluster(text, strlen(text));
	canvas->cursor_row = rect.row;
	canvas->cursor_column = rect.column + label +
		canvas_put(canvas, rect.row, rect.column + label, room, text, strlen(text), STYLE_TEXT, 0);
	canvas->cursor_shown = true;
}

static unsigned prompt_character(struct app *app, uint32_t code)
{
	prompt_type(&app->prompt.text, code);
	return app->prompt.typed != NULL ? app->prompt.typed(app, strbuf_text(&app->prompt.text)) : REACT_REDRAW;
}

static unsigned run_accept(struct app *app, int count)
{
	(void)count;
	view_pop(app);
	return app->prompt.accept(app, strbuf_text(&app->prompt.text)) | REACT_REDRAW;
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
static unsigned run_erase(struct app *app, int count)
{
	return prompt_erase(&app->prompt.text) ? REACT_REDRAW : run_leave(app, count);
}

static unsigned run_clear(struct app *app, int count)
{
	(void)count;
	strbuf_reset(&app->prompt.text);
	return REACT_REDRAW;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_OPEN]  = run_accept,
	[COMMAND_LEAVE] = run_leave,
	[COMMAND_ERASE] = run_erase,
	[COMMAND_CLEAR] = run_clear,
};

const struct view prompt_view = { .context = IN_PROMPT, .run = run, .type = prompt_character };
