/* list.c - a list to choose from by typing part of a name: pages, headings, commands, courses. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/unicode.h"
#include "base/xalloc.h"

#define RANK_SCATTERED 3	/* the letters are there in order, with others between them */

static void drop_items(struct list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].text);
		free(list->items[i].detail);
		free(list->items[i].folded);
	}
	list->count = 0;
}

void list_reset(struct list *list, const char *title,
		unsigned (*choose)(struct app *app, int value))
{
	drop_items(list);
	edit_clear(&list->filter);
	list->title = title;
	list->choose = choose;
	list->shown_count = list->cursor = list->top = 0;
}

void list_deinit(struct list *list)
{
	drop_items(list);
	free(list->items);
	free(list->shown);
	edit_deinit(&list->filter);
}

static char *fold(const char *text)
{
	struct strbuf out = {0};

	unicode_fold(&out, text, strlen(text));
	return out.data != NULL ? strbuf_detach(&out) : xstrdup("");
}

void list_add(struct list *list, const char *text, const char *detail, int depth, int value)
{
	struct list_item *item;

	list->items = xgrow(list->items, list->count, &list->cap, sizeof *list->items);
	item = &list->items[list->count++];
	*item = (struct list_item){.text = sanitize_dup(text, SANITIZE_LINE),
				   .detail = sanitize_dup(detail, SANITIZE_LINE),
				   .depth = depth,
				   .value = value};
	item->folded = fold(item->text);
}

/* How well a name matches: at its beginning, at that of a word, within, or letter by letter. */
static int rank_of(const char *name, const char *typed)
{
	const char *at = strstr(name, typed);

	if (at == name)
		return 0;
	for (; at != NULL; at = strstr(at + 1, typed))
		if (at[-1] == ' ' || at[-1] == '-')
			return 1;
	if (strstr(name, typed) != NULL)
		return 2;
	for (; *typed != '\0'; typed++) {
		name = strchr(name, *typed);
		if (name == NULL)
			return -1;
		name++;
	}
	return RANK_SCATTERED;
}

static void show_rank(struct list *list, int rank)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].rank == rank)
			list->shown[list->shown_count++] = i;
}

void list_filter(struct list *list)
{
	char *typed = fold(strbuf_text(&list->filter.text));

	list->shown = xreallocarray(list->shown, list->count + 1, sizeof *list->shown);
	list->shown_count = list->cursor = list->top = 0;
	for (size_t i = 0; i < list->count; i++)
		list->items[i].rank = rank_of(list->items[i].folded, typed);
	for (int rank = 0; rank < RANK_SCATTERED; rank++)
		show_rank(list, rank);
	/* Scattered letters match so much that they count only where nothing better does. */
	if (list->shown_count == 0)
		show_rank(list, RANK_SCATTERED);
	free(typed);
}

void list_move(struct list *list, long by)
{
	long to = (long)list->cursor + by;

	if (to >= (long)list->shown_count)
		to = (long)list->shown_count - 1;
	list->cursor = to > 0 ? (size_t)to : 0;
}

void list_set_value(struct list *list, int value)
{
	for (size_t i = 0; i < list->shown_count; i++)
		if (list->items[list->shown[i]].value == value) {
			list->cursor = i;
			return;
		}
}

const struct list_item *list_chosen(const struct list *list)
{
	return list->cursor < list->shown_count ? &list->items[list->shown[list->cursor]] : NULL;
}
