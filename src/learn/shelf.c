/* shelf.c - the journals of all courses of a learner, each with its cards. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/shelf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "course/manifest.h"

#define COURSES_MAX 10000

/* What the events of one journal are folded into. */
struct fold {
	struct visit visit;		/* first: shelf->visits points at it */
	struct review *review;
};

static void apply(void *context, const struct event *event)
{
	struct fold *fold = context;

	visit_apply(&fold->visit, event);
	review_apply(fold->review, event);
}

/* Takes id. */
static void add(struct shelf *shelf, const char *state_folder, char *id, bool read_only,
		const struct review_options *options)
{
	char *folder = state_folder != NULL ? path_join(state_folder, id) : NULL;
	struct fold *fold = xcalloc(1, sizeof *fold);
	size_t last = shelf->count++;

	shelf->ids = xreallocarray(shelf->ids, shelf->count, sizeof *shelf->ids);
	shelf->reviews = xreallocarray(shelf->reviews, shelf->count, sizeof *shelf->reviews);
	shelf->visits = xreallocarray(shelf->visits, shelf->count, sizeof *shelf->visits);
	shelf->journals = xreallocarray(shelf->journals, shelf->count, sizeof *shelf->journals);
	shelf->ids[last] = id;
	fold->review = review_new(options);
	shelf->reviews[last] = fold->review;
	shelf->visits[last] = &fold->visit;
	shelf->journals[last] = journal_open(folder, read_only, apply, fold);
	free(folder);
}

static void drop_last(struct shelf *shelf)
{
	size_t last = --shelf->count;

	journal_close(shelf->journals[last]);
	review_free(shelf->reviews[last]);
	visit_deinit(shelf->visits[last]);
	free(shelf->visits[last]);
	free(shelf->ids[last]);
}

static int compare_ids(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

char **shelf_ids(const char *state_folder, size_t *count)
{
	DIR *dir = state_folder != NULL ? opendir(state_folder) : NULL;
	struct dirent *entry;
	char **ids = NULL;
	size_t cap = 0;

	*count = 0;
	while (dir != NULL && *count < COURSES_MAX && (entry = readdir(dir)) != NULL) {
		char *path = path_join(state_folder, entry->d_name);

		if (manifest_is_id(entry->d_name) && file_is_folder(path)) {
			ids = xgrow(ids, *count, &cap, sizeof *ids);
			ids[(*count)++] = xstrdup(entry->d_name);
		}
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
	if (*count > 0)
		qsort(ids, *count, sizeof *ids, compare_ids);
	return ids;
}

/* Has nobody to be told anything of it? */
static bool is_sound(const struct journal *journal)
{
	const struct journal_status *status = journal_status(journal);

	return !err_is_set(&status->err) && status->torn + status->foreign + status->newer == 0;
}

struct shelf *shelf_open(const char *state_folder, const char *only, bool read_only,
			 const struct review_options *options)
{
	struct shelf *shelf = xcalloc(1, sizeof *shelf);
	size_t count = 0;
	char **ids = only == NULL ? shelf_ids(state_folder, &count) : NULL;

	if (only != NULL)
		add(shelf, state_folder, xstrdup(only), read_only, options);
	for (size_t i = 0; i < count; i++) {
		size_t last = shelf->count;

		add(shelf, state_folder, ids[i], read_only, options);
		if (review_known(shelf->reviews[last]) == 0 && is_sound(shelf->journals[last]))
			drop_last(shelf);
	}
	free(ids);
	return shelf;
}

void shelf_close(struct shelf *shelf)
{
	if (shelf == NULL)
		return;
	while (shelf->count > 0)
		drop_last(shelf);
	free(shelf->ids);
	free(shelf->reviews);
	free(shelf->visits);
	free(shelf->journals);
	free(shelf);
}
