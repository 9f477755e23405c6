/*
 * event.h - one thing a learner did, and the line of text that keeps it.
 *
 * "2026-01-05T08:00:00Z tick page=weekOne step=... sum=1a2b": an instant, a kind, fields with
 * percent-encoded values, and a check sum of all before it, by which a line that was cut short is
 * known.
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_EVENT_H
#define LEARN_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

#define EVENT_LINE_MAX ((size_t)1 << 20)	/* bytes; a longer line is foreign */

struct event_field {
	size_t key, value;		/* where they begin in the text */
};

/* Zero-initialised it is ready for event_init() and event_parse(). */
struct event {
	int64_t when;			/* seconds since the epoch */
	struct strbuf text;		/* zero-terminated kind, keys and values */
	struct event_field *fields;
	size_t count, cap;
};

enum event_line {
	EVENT_LINE_FINE,
	EVENT_LINE_NEWER,  /* well-formed, of a kind this version does not know; event is filled */
	EVENT_LINE_TORN,   /* begins like an event and was cut short or damaged */
	EVENT_LINE_FOREIGN /* anything else */
};

/* Makes event an event of that kind without fields; memory is kept for reuse. */
void event_init(struct event *event, const char *kind);
void event_deinit(struct event *event);

/* key: [a-z][a-z0-9-]*, not yet set. value: no zero bytes, so any C string. */
void event_set(struct event *event, const char *key, const char *value);
void event_set_int(struct event *event, const char *key, long long value);
/* Millionths as a decimal fraction: 1500000 is "1.5". */
void event_set_micro(struct event *event, const char *key, int64_t micro);

const char *event_kind(const struct event *event);
bool event_is(const struct event *event, const char *kind);
const char *event_get(const struct event *event, const char *key); /* NULL if there is none */
bool event_get_int(const struct event *event, const char *key, long long *value);
bool event_get_micro(const struct event *event, const char *key, int64_t *micro);

/* Appends the line, newline included. */
void event_format(struct strbuf *out, const struct event *event);
/* Reads a line without its newline into event, which is defined only for FINE and NEWER. */
enum event_line event_parse(struct event *event, const char *line, size_t len);

/* Events in order, each owned by the list. Zero-initialised it is empty. */
struct event_list {
	struct event *events;
	size_t count, cap;
};

struct event *event_list_add(struct event_list *list,
			     const char *kind); /* valid until the next one */
void event_list_copy(struct event_list *list, const struct event *event);
void event_list_clear(struct event_list *list);					/* empty again */
void event_list_deinit(struct event_list *list);

#endif
