/* journal.c - fuzzes the lines of a journal and what is folded from them. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "learn/event.h"
#include "learn/progress.h"

/* What was read and is written again reads as the same. */
static void check_round_trip(const struct event *event)
{
	struct strbuf first = {0}, second = {0};
	struct event again = {0};

	event_format(&first, event);
	if (event_parse(&again, first.data, first.len - 1) > EVENT_LINE_NEWER)
		abort();
	event_format(&second, &again);
	if (strcmp(strbuf_text(&first), strbuf_text(&second)) != 0)
		abort();
	event_deinit(&again);
	strbuf_deinit(&first);
	strbuf_deinit(&second);
}

static void fold_line(struct progress *progress, const char *line, size_t len)
{
	struct event event = {0};
	enum event_line kind = event_parse(&event, line, len);

	if (kind == EVENT_LINE_FINE || kind == EVENT_LINE_NEWER) {
		check_round_trip(&event);
		progress_apply(progress, &event);
	}
	event_deinit(&event);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct progress *progress = progress_new();
	const char *text = (const char *)data;

	for (size_t start = 0; start < size;) {
		const char *end = memchr(text + start, '\n', size - start);
		size_t len = end != NULL ? (size_t)(end - text) - start : size - start;

		fold_line(progress, text + start, len);
		start += len + 1;
	}
	double share = progress_read_share(progress, "one");
	if (!(share >= 0 && share <= 1))
		abort();
	progress_review_due(progress, 0);
	progress_free(progress);
	return 0;
}
