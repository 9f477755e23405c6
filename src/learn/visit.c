/* visit.c - where a course was when it was last worked on, and when that was. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/visit.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "learn/journal.h"

#define KIND "course"

void visit_deinit(struct visit *visit)
{
	free(visit->path);
	free(visit->title);
	*visit = (struct visit){0};
}

static void set(char **to, const char *text)
{
	free(*to);
	*to = text != NULL ? xstrdup(text) : NULL;
}

void visit_apply(void *context, const struct event *event)
{
	struct visit *visit = context;
	const char *path;

	if (event == NULL) {
		visit_deinit(visit);
		return;
	}
	if (event->when > visit->last)
		visit->last = event->when;
	path = event_is(event, KIND) ? event_get(event, "path") : NULL;
	if (path == NULL || path[0] != '/')
		return;
	set(&visit->path, path);
	set(&visit->title, event_get(event, "title"));
}

static bool is(const char *known, const char *text)
{
	return known != NULL && strcmp(known, text) == 0;
}

void visit_note(const struct visit *visit, struct journal *journal, const char *path,
		const char *title)
{
	struct event event = {0};

	if (path == NULL || (is(visit->path, path) && is(visit->title, title)))
		return;
	event_init(&event, KIND);
	event_set(&event, "path", path);
	event_set(&event, "title", title);
	journal_introduce(journal, &event);
	event_deinit(&event);
}
