/* help.c - the help screen, made from the table of commands and the keys in effect. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/help.h"

#include <string.h>

#include "app/state.h"

#define KEYS_COLUMN 24		/* where the words begin */

static void add_group(struct sheet *sheet, const char *title)
{
	size_t row;

	if (sheet->count > 0)
		sheet_add_row(sheet, SHEET_NO_TAG);
	row = sheet_add_row(sheet, SHEET_NO_TAG);
	sheet_put(sheet, row, 0, STYLE_HEADING2, 0, title);
}

static void add_command(const struct app *app, struct sheet *sheet, enum command command)
{
	struct strbuf keys = {0};
	size_t row;

	if (command == COMMAND_PICK)
		strbuf_add(&keys, "a to h, 1 to 9");
	else
		keymap_add_keys(app->keymap, command, 8, &keys);
	if (keys.len == 0)
		strbuf_addf(&keys, ":%s", command_info(command)->name);
	row = sheet_add_row(sheet, SHEET_NO_TAG);
	sheet_put(sheet, row, 2, STYLE_BAR_KEY, 0, strbuf_text(&keys));
	if (keys.len + 4 > KEYS_COLUMN || sheet->width < KEYS_COLUMN + 20)
		row = sheet_add_row(sheet, SHEET_NO_TAG);
	if (sheet->width < KEYS_COLUMN + 20)
		sheet_put_text(sheet, row, SHEET_NO_TAG, 4, sheet->width - 4, STYLE_TEXT,
			       command_info(command)->help);
	else
		sheet_put_text(sheet, row, SHEET_NO_TAG, KEYS_COLUMN, sheet->width - KEYS_COLUMN,
			       STYLE_TEXT, command_info(command)->help);
	strbuf_deinit(&keys);
}

static void build(const struct app *app, struct sheet *sheet)
{
	const char *group = "";

	sheet_init(sheet, app->frame.sheet.columns, app->options.ascii, app->options.ambiguous);
	for (int i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(command_group((enum command)i), group) != 0) {
			group = command_group((enum command)i);
			add_group(sheet, group);
		}
		add_command(app, sheet, (enum command)i);
	}
}

static void help_draw(struct app *app, struct canvas *canvas)
{
	struct sheet sheet;

	build(app, &sheet);
	app->help.top = sheet_clamp(&sheet, app->help.top, app->frame.sheet.rows);
	sheet_draw(&sheet, canvas, app->frame.sheet, app->help.top);
	canvas->cursor_row = app->frame.sheet.row;
	canvas->cursor_column = app->frame.sheet.column;
	sheet_deinit(&sheet);
}

static unsigned scroll(struct app *app, long by)
{
	long top = (long)app->help.top + by;
	struct sheet sheet;

	build(app, &sheet);
	app->help.top = sheet_clamp(&sheet, top > 0 ? (size_t)top : 0, app->frame.sheet.rows);
	sheet_deinit(&sheet);
	return REACT_REDRAW;
}

/* As in less, q and the key that came here lead back. */
static unsigned run_leave(struct app *app, int count)
{
	(void)count;
	return app_leave(app);
}

static size_t help_hints(struct app *app, struct hint *hints)
{
	(void)app;
	hints[0] = (struct hint){ COMMAND_PAGE_DOWN, "more" };
	hints[1] = (struct hint){ COMMAND_PAGE_UP, "back" };
	hints[2] = (struct hint){ COMMAND_LEAVE, "leave the help" };
	return 3;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_HELP] = run_leave,
	[COMMAND_QUIT] = run_leave,
};

const struct view help_view = {
	.context = IN_HELP,
	.counts = true,
	.run = run,
	.scroll = scroll,
	.hints = help_hints,
	.draw = help_draw,
};

unsigned help_open(struct app *app, int count)
{
	(void)count;
	app->help.top = 0;
	view_push(app, VIEW_HELP);
	return REACT_REDRAW;
}
