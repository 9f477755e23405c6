/* list.h - a list to choose from by typing part of a name: pages, headings, commands, courses. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_LIST_H
#define APP_LIST_H

#include <stddef.h>

#include "app/edit.h"

struct app;

struct list_item {
	char *text, *detail;		/* detail stands flush right */
	char *folded;			/* what typing is matched against */
	int depth;			/* indentation */
	int value;			/* what the list's maker knows it by */
	/* how well it matches what was typed; the least is the best, -1: not at all */
	int rank;
};

struct list {
	const char *title;
	struct list_item *items;
	size_t count, cap;
	size_t *shown;			/* indices of the items that match, best first */
	size_t shown_count;
	size_t cursor, top;		/* among the shown */
	struct edit filter;
	unsigned (*choose)(struct app *app, int value);
};

/* Empties the list and gives it a purpose. */
void list_reset(struct list *list, const char *title,
		unsigned (*choose)(struct app *app, int value));
void list_deinit(struct list *list);
void list_add(struct list *list, const char *text, const char *detail, int depth, int value);

/* Looks again at what matches the filter, and puts the cursor on the first. */
void list_filter(struct list *list);
void list_move(struct list *list, long by);		/* keeps the cursor within the list */
/* cursor on the item of that value, if it is shown */
void list_set_value(struct list *list, int value);
const struct list_item *list_chosen(const struct list *list);	/* NULL if nothing matches */

#endif
