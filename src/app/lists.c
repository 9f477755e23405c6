/* lists.c - the lists there are: pages, headings, commands, courses. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/lists.h"

#include <stdlib.h>
#include <string.h>

#include "app/draw.h"
#include "app/navigate.h"
#include "app/scroll.h"
#include "app/state.h"
#include "base/xalloc.h"

static unsigned open_list(struct app *app)
{
	list_filter(&app->list);
	view_push(app, VIEW_LIST);
	return REACT_REDRAW;
}

/* --- pages and headings --- */

static unsigned choose_page(struct app *app, int value)
{
	if (view_top(app) == VIEW_SIDE)
		view_replace(app, VIEW_PAGE);
	return navigate_page(app, value);
}

unsigned lists_pages(struct app *app, int count)
{
	static const char *const words[] = { "", "begun", "done" };

	(void)count;
	if (app->course == NULL)
		return REACT_NONE;
	list_reset(&app->list, "Go to page: ", choose_page);
	for (size_t i = 0; i < app->course->page_count; i++) {
		const struct page *page = &app->course->pages[i];
		char *text;

		if (page->path == NULL)
			continue;
		text = strcmp(page->label, page->title) == 0 ? xstrdup(page->label) :
			xasprintf("%s  %s", page->label, page->title);
		list_add(&app->list, text, words[tally_mark(app, i)], page->depth, (int)i);
		free(text);
	}
	open_list(app);
	list_set_value(&app->list, app->page.page);
	return REACT_REDRAW;
}

static unsigned choose_heading(struct app *app, int value)
{
	if (view_top(app) == VIEW_SIDE)
		view_replace(app, VIEW_PAGE);
	navigate_leave(app);
	page_view_go(app, (struct place){ app->page.doc->headings[value].block->number, 0 });
	app->page.target = -1;
	return REACT_REDRAW;
}

unsigned lists_outline(struct app *app, int count)
{
	struct place place = page_view_place(app);
	int here = -1;

	(void)count;
	if (app->page.doc == NULL)
		return REACT_NONE;
	if (app->page.doc->heading_count == 0)
		return app_say(app, "This page has no headings");
	list_reset(&app->list, "Outline: ", choose_heading);
	for (size_t i = 0; i < app->page.doc->heading_count; i++) {
		const struct heading *heading = &app->page.doc->headings[i];

		list_add(&app->list, heading->text, "", heading->level - 1, (int)i);
		if (heading->block->number <= place.block)
			here = (int)i;
	}
	open_list(app);
	list_set_value(&app->list, here);
	return REACT_REDRAW;
}

/* --- commands --- */

static unsigned choose_command(struct app *app, int value)
{
	return app_run(app, (enum command)value, 0);
}

unsigned lists_commands(struct app *app, int count)
{
	enum context context = view_context(app);

	(void)count;
	list_reset(&app->list, "Command: ", choose_command);
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const struct command_info *info = command_info((enum command)i);
		struct strbuf keys = {0};
		char *text;

		if ((info->contexts & context) == 0 || i == COMMAND_COMMANDS || i == COMMAND_PICK)
			continue;
		text = xasprintf("%s: %s", info->name, info->help);
		keymap_add_keys(app->keymap, (enum command)i, 2, &keys);
		list_add(&app->list, text, strbuf_text(&keys), 0, i);
		strbuf_deinit(&keys);
		free(text);
	}
	return open_list(app);
}

/* --- courses --- */

unsigned lists_courses(struct app *app, int count)
{
	(void)count;
	list_reset(&app->list, "Course: ", start_choose);
	for (size_t i = 0; i < app->start.count; i++) {
		const struct start_row *row = &app->start.rows[i];

		if (row->id != NULL && row->kind != START_FILE)
			list_add(&app->list, row->title, row->id, 0, (int)i);
	}
	if (app->list.count == 0)
		return app_say(app, "No course is installed; lectern PATH opens one from anywhere");
	return open_list(app);
}

/* --- the view --- */

static int list_rows(const struct app *app)
{
	return app->frame.sheet.rows > 2 ? app->frame.sheet.rows - 2 : 1;
}

static void draw_item(const struct app *app, struct canvas *canvas, int y,
		      const struct list_item *item, bool chosen)
{
	struct rect area = app->frame.sheet;
	int indent = 2 + 2 * (item->depth < 6 ? item->depth : 6);
	int detail = draw_width(canvas, item->detail);

	if (chosen) {
		const char *cursor = app_glyph(app, GLYPH_CURSOR);

		canvas_ground(canvas, y, area.column - 1, area.columns + 2, STYLE_CHOSEN);
		canvas_put(canvas, y, area.column, 2, cursor, strlen(cursor), STYLE_ACCENT, 0);
	}
	if (detail + indent + 8 > area.columns)
		detail = 0;
	draw_cut(canvas, y, area.column + indent,
		 area.columns - indent - (detail > 0 ? detail + 2 : 0), item->text, STYLE_TEXT,
		 chosen ? MARK_STRONG : 0);
	if (detail > 0)
		draw_right(canvas, y, area.column + area.columns, item->detail, STYLE_QUIET);
}

static void list_draw(struct app *app, struct canvas *canvas)
{
	struct list *list = &app->list;
	struct rect area = app->frame.sheet;
	size_t rows = (size_t)list_rows(app);
	int at;

	at = canvas_put(canvas, area.row, area.column, area.columns, list->title,
			strlen(list->title), STYLE_HEADING2, 0);
	at += draw_cut(canvas, area.row, area.column + at, area.columns - at,
		       strbuf_text(&list->filter.text), STYLE_TEXT, 0);
	canvas->cursor_row = area.row;
	canvas->cursor_column = area.column + at;
	canvas->cursor_shown = true;
	if (list->cursor >= list->top + rows)
		list->top = list->cursor + 1 - rows;
	if (list->cursor < list->top)
		list->top = list->cursor;
	for (size_t i = 0; i < rows && list->top + i < list->shown_count; i++)
		draw_item(app, canvas, area.row + 2 + (int)i,
			  &list->items[list->shown[list->top + i]], list->top + i == list->cursor);
	if (list->shown_count == 0)
		canvas_put(canvas, area.row + 2, area.column + 2, area.columns - 2,
			   "nothing of that name", 20, STYLE_QUIET, 0);
}

static unsigned list_character(struct app *app, uint32_t code)
{
	if (app->list.filter.text.len < PROMPT_MAX)
		edit_type(&app->list.filter, code);
	list_filter(&app->list);
	return REACT_REDRAW;
}

static unsigned list_edit(struct app *app, enum edit_move move)
{
	if (move == EDIT_ERASE && app->list.filter.text.len == 0)
		return app_leave(app);
	edit_move(&app->list.filter, move);
	list_filter(&app->list);
	return REACT_REDRAW;
}

static unsigned list_scroll(struct app *app, long by)
{
	list_move(&app->list, by);
	return REACT_REDRAW;
}

static unsigned run_page_down(struct app *app, int count)
{
	(void)count;
	list_move(&app->list, list_rows(app));
	return REACT_REDRAW;
}

static unsigned run_page_up(struct app *app, int count)
{
	(void)count;
	list_move(&app->list, -list_rows(app));
	return REACT_REDRAW;
}

static unsigned run_choose(struct app *app, int count)
{
	const struct list_item *item = list_chosen(&app->list);
	int value;

	(void)count;
	if (item == NULL)
		return REACT_NONE;
	value = item->value;
	view_pop(app);
	return app->list.choose(app, value) | REACT_REDRAW;
}

static unsigned list_mouse(struct app *app, const struct key_event *event)
{
	size_t index = app->list.top + (size_t)(event->row - app->frame.sheet.row - 2);

	if (event->row < app->frame.sheet.row + 2 || index >= app->list.shown_count ||
	    event->row >= app->rows - 1)
		return REACT_NONE;
	app->list.cursor = index;
	return run_choose(app, 0);
}

static size_t list_hints(struct app *app, struct hint *hints)
{
	(void)app;
	hints[0] = (struct hint){ COMMAND_OPEN, "choose" };
	hints[1] = (struct hint){ COMMAND_LINE_DOWN, "next" };
	hints[2] = (struct hint){ COMMAND_CLEAR, "clear" };
	hints[3] = (struct hint){ COMMAND_LEAVE, "leave" };
	return 4;
}

static command_fn *const run[COMMAND_COUNT] = {
	[COMMAND_NEXT_TARGET]     = scroll_line_down,
	[COMMAND_PREVIOUS_TARGET] = scroll_line_up,
	[COMMAND_PAGE_DOWN]       = run_page_down,
	[COMMAND_PAGE_UP]         = run_page_up,
	[COMMAND_OPEN]            = run_choose,
};

const struct view list_view = {
	.context = IN_LIST,
	.run = run,
	.type = list_character,
	.edit = list_edit,
	.mouse = list_mouse,
	.scroll = list_scroll,
	.hints = list_hints,
	.draw = list_draw,
};
