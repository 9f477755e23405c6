/* history.h - the places one came from, and marks. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/seen.h"

#define HISTORY_MAX 100
#define HISTORY_MARKS 52		/* a-z, A-Z */

struct spot {
	int page;			/* index in the course; -1: a file of it that is no page */
	struct place place;
	int file;			/* its number then: history_file(); else 0 */
	int chosen;			/* target chosen in it, from 1; 0: none */
};

struct history {
	struct spot back[HISTORY_MAX], forward[HISTORY_MAX];
	size_t back_count, forward_count;
	struct spot marks[HISTORY_MARKS];
	bool marked[HISTORY_MARKS];
	struct spot before;		/* where the last jump began */
	bool jumped;
	char **files;			/* paths of the files that are no pages */
	size_t file_count, file_cap;
};

void history_deinit(struct history *history);

/* A jump away from here: what was ahead is forgotten, the oldest falls out when it is full. */
void history_leave(struct history *history, struct spot here);
/* One back or forward; false if there is none. */
bool history_back(struct history *history, struct spot here, struct spot *there);
bool history_forward(struct history *history, struct spot here, struct spot *there);

/* What a spot calls a file that is no page: a number from 1, always the same for its path. */
int history_file(struct history *history, const char *path);
const char *history_file_path(const struct history *history, int file);

/* false: no letter */
bool history_mark(struct history *history, char letter, struct spot here);
/* NULL: no such mark */
const struct spot *history_marked(const struct history *history, char letter);

#endif
