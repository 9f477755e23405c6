/* history.c - the places one came from, and marks. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static void push(struct spot *spots, size_t *count, struct spot spot)
{
	if (*count == HISTORY_MAX) {
		memmove(spots, spots + 1, (HISTORY_MAX - 1) * sizeof *spots);
		(*count)--;
	}
	spots[(*count)++] = spot;
}

void history_leave(struct history *history, struct spot here)
{
	push(history->back, &history->back_count, here);
	history->forward_count = 0;
	history->before = here;
	history->jumped = true;
}

bool history_back(struct history *history, struct spot here, struct spot *there)
{
	if (history->back_count == 0)
		return false;
	push(history->forward, &history->forward_count, here);
	*there = history->back[--history->back_count];
	return true;
}

bool history_forward(struct history *history, struct spot here, struct spot *there)
{
	if (history->forward_count == 0)
		return false;
	push(history->back, &history->back_count, here);
	*there = history->forward[--history->forward_count];
	return true;
}

int history_file(struct history *history, const char *path)
{
	for (size_t i = 0; i < history->file_count; i++)
		if (strcmp(history->files[i], path) == 0)
			return (int)i + 1;
	history->files = xgrow(history->files, history->file_count, &history->file_cap,
			       sizeof *history->files);
	history->files[history->file_count++] = xstrdup(path);
	return (int)history->file_count;
}

const char *history_file_path(const struct history *history, int file)
{
	return history->files[file - 1];
}

void history_deinit(struct history *history)
{
	for (size_t i = 0; i < history->file_count; i++)
		free(history->files[i]);
	free(history->files);
	*history = (struct history){0};
}

static int mark_index(char letter)
{
	if (letter >= 'a' && letter <= 'z')
		return letter - 'a';
	return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 26 : -1;
}

bool history_mark(struct history *history, char letter, struct spot here)
{
	int index = mark_index(letter);

	if (index < 0)
		return false;
	history->marks[index] = here;
	history->marked[index] = true;
	return true;
}

const struct spot *history_marked(const struct history *history, char letter)
{
	int index = mark_index(letter);

	return index >= 0 && history->marked[index] ? &history->marks[index] : NULL;
}
