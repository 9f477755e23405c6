/*
 * event.c - events as lines of text, and back.
 *
 * In memory an event is one string buffer in which kind, keys and values stand one after the other,
 * each zero-terminated; fields are offsets into it. Reading a line decodes it in place.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/event.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/percent.h"
#include "base/xalloc.h"

#define INSTANT_LEN 20			/* "2026-01-05T08:00:00Z" */
#define MICRO 1000000

/* What is left readable in a value besides letters and digits. */
static const char plain[] = "/,:+@#";

/* The kinds this version knows; a room that adds one adds a row. */
static const char *const kinds[] = {
	"course", "place", "read", "tick", "untick", "attempt", "answer", "skip", "hint", "finish",
};

void event_init(struct event *event, const char *kind)
{
	strbuf_reset(&event->text);
	strbuf_addn(&event->text, kind, strlen(kind) + 1);
	event->when = 0;
	event->count = 0;
}

void event_deinit(struct event *event)
{
	strbuf_deinit(&event->text);
	free(event->fields);
	*event = (struct event){0};
}

static void add_field(struct event *event, const char *key, const char *value)
{
	struct event_field *field;

	event->fields = xgrow(event->fields, event->count, &event->cap, sizeof *event->fields);
	field = &event->fields[event->count++];
	field->key = event->text.len;
	strbuf_addn(&event->text, key, strlen(key) + 1);
	field->value = event->text.len;
	strbuf_addn(&event->text, value, strlen(value) + 1);
}

void event_set(struct event *event, const char *key, const char *value)
{
	assert(event_get(event, key) == NULL);
	add_field(event, key, value);
}

void event_set_int(struct event *event, const char *key, long long value)
{
	char text[32];

	snprintf(text, sizeof text, "%lld", value);
	event_set(event, key, text);
}

void event_set_micro(struct event *event, const char *key, int64_t micro)
{
	uint64_t size = micro < 0 ? -(uint64_t)micro : (uint64_t)micro;
	char text[40];
	int len = snprintf(text, sizeof text, "%s%llu.%06llu", micro < 0 ? "-" : "",
			   (unsigned long long)(size / MICRO), (unsigned long long)(size % MICRO));

	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	text[len] = '\0';
	event_set(event, key, text);
}

const char *event_kind(const struct event *event)
{
	return strbuf_text(&event->text);
}

bool event_is(const struct event *event, const char *kind)
{
	return strcmp(event_kind(event), kind) == 0;
}

const char *event_get(const struct event *event, const char *key)
{
	for (size_t i = 0; i < event->count; i++)
		if (strcmp(event->text.data + event->fields[i].key, key) == 0)
			return event->text.data + event->fields[i].value;
	return NULL;
}

/* Reads digits, at most 15 of them, so that nothing overflows. */
static bool read_digits(const char **text, int64_t *value, int *digits)
{
	*value = 0;
	for (*digits = 0; **text >= '0' && **text <= '9'; (*text)++) {
		if (++*digits > 15)
			return false;
		*value = *value * 10 + (**text - '0');
	}
	return true;
}

bool event_get_int(const struct event *event, const char *key, long long *value)
{
	const char *text = event_get(event, key);
	bool minus = text != NULL && *text == '-';
	int64_t number;
	int digits;

	if (text == NULL)
		return false;
	text += minus;
	if (!read_digits(&text, &number, &digits) || digits == 0 || *text != '\0')
		return false;
	*value = minus ? -number : number;
	return true;
}

bool event_get_micro(const struct event *event, const char *key, int64_t *micro)
{
	const char *text = event_get(event, key);
	bool minus = text != NULL && *text == '-';
	int64_t whole, part = 0;
	int digits, places = 0;

	if (text == NULL)
		return false;
	text += minus;
	if (!read_digits(&text, &whole, &digits) || digits == 0 || digits > 12)
		return false;
	if (*text == '.') {
		text++;
		if (!read_digits(&text, &part, &places) || places == 0 || places > 6)
			return false;
	}
	if (*text != '\0')
		return false;
	for (; places < 6; places++)
		part *= 10;
	whole = whole * MICRO + part;
	*micro = minus ? -whole : whole;
	return true;
}

static unsigned check_sum(const char *line, size_t len)
{
	uint64_t hash = hash_bytes(HASH_START, line, len);

	return (unsigned)((hash ^ hash >> 16 ^ hash >> 32 ^ hash >> 48) & 0xffff);
}

void event_format(struct strbuf *out, const struct event *event)
{
	char instant[32];
	size_t start = out->len;

	date_format_instant(event->when, instant);
	strbuf_addf(out, "%s %s", instant, event_kind(event));
	for (size_t i = 0; i < event->count; i++) {
		const char *value = event->text.data + event->fields[i].value;

		strbuf_addf(out, " %s=", event->text.data + event->fields[i].key);
		percent_encode(out, value, strlen(value), plain);
	}
	strbuf_addf(out, " sum=%04x\n", check_sum(out->data + start, out->len - start));
}

/* --- reading --- */

/* A loop of its own: words are short, and strspn() spends more on its table than on them. */
static size_t word_len(const char *text)
{
	size_t len = 0;

	if (*text < 'a' || *text > 'z')
		return 0;
	while ((text[len] >= 'a' && text[len] <= 'z') || (text[len] >= '0' && text[len] <= '9') || text[len] == '-')
		len++;
	return len;
}

static int hex_digit(char c)
{
	const char *digits = "0123456789abcdef";
	const char *found = c == '\0' ? NULL
				      : strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);

	return found == NULL ? -1 : (int)(found - digits);
}

/*
 * Decodes the value at *in to out, both in the same buffer, and moves *in behind it. The end of
 * out, or NULL for a value with a broken escape, a zero byte or a character that is never written
 * plain.
 */
static char *decode_value(char **in, char *out)
{
	char *from = *in;

	while (*from != '\0' && *from != ' ') {
		int high, low;

		if (*from != '%') {
			if (*from <= ' ' || *from > '~')
				return NULL;
			*out++ = *from++;
			continue;
		}
		high = hex_digit(from[1]);
		low = high < 0 ? -1 : hex_digit(from[2]);
		if (low < 0 || (high == 0 && low == 0))
			return NULL;
		*out++ = (char)(high << 4 | low);
		from += 3;
	}
	*in = from;
	return out;
}

/* Reads " key=value ..." at `at` to the end of the text, in place. */
static bool read_fields(struct event *event, char *at)
{
	char *base = event->text.data;
	bool more = *at == ' ';

	while (more) {
		char *key = at + 1;
		size_t len = word_len(key);
		struct event_field *field;
		char *end;

		if (len == 0 || key[len] != '=')
			return false;
		key[len] = '\0';
		at = key + len + 1;
		event->fields = xgrow(event->fields, event->count, &event->cap,
				      sizeof *event->fields);
		field = &event->fields[event->count++];
		field->key = (size_t)(key - base);
		field->value = (size_t)(at - base);
		end = decode_value(&at, at);
		if (end == NULL)
			return false;
		more = *at == ' ';	/* before the end is written, perhaps at the same place */
		*end = '\0';
	}
	return true;
}

static bool kind_known(const char *kind)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i], kind) == 0)
			return true;
	return false;
}

/* Where " sum=xxxx" begins at the end of the line, if it is right; else len. */
static size_t find_sum(const char *line, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	char want[] = " sum=0000";
	size_t size = strlen(want);
	unsigned sum;

	if (len < size)
		return len;
	sum = check_sum(line, len - size);
	for (size_t i = size; i > size - 4; i--, sum >>= 4)
		want[i - 1] = digits[sum & 15];
	return memcmp(line + len - size, want, size) == 0 ? len - size : len;
}

enum event_line event_parse(struct event *event, const char *line, size_t len)
{
	char instant[INSTANT_LEN + 1];
	size_t kind_len, sum;
	char *kind, *fields;
	bool known;

	event_init(event, "");
	if (len > EVENT_LINE_MAX || len <= INSTANT_LEN + 1 || memchr(line, '\0', len) != NULL)
		return EVENT_LINE_FOREIGN;
	memcpy(instant, line, INSTANT_LEN);
	instant[INSTANT_LEN] = '\0';
	if (!date_parse_instant(instant, &event->when) || line[INSTANT_LEN] != ' ')
		return EVENT_LINE_FOREIGN;
	sum = find_sum(line, len);
	if (sum <= INSTANT_LEN)		/* an instant and a sum alone: it says nothing */
		return EVENT_LINE_FOREIGN;
	strbuf_reset(&event->text);
	strbuf_addn(&event->text, line + INSTANT_LEN + 1, sum - INSTANT_LEN - 1);
	kind = event->text.data;
	kind_len = word_len(kind);
	fields = kind + kind_len;
	if (kind_len == 0 || (*fields != ' ' && *fields != '\0'))
		return EVENT_LINE_FOREIGN;
	if (!read_fields(event, fields))
		return EVENT_LINE_TORN;
	*fields = '\0';
	known = kind_known(kind);
	if (known && sum == len)
		return EVENT_LINE_TORN;
	return known ? EVENT_LINE_FINE : EVENT_LINE_NEWER;
}

/* --- lists --- */

struct event *event_list_add(struct event_list *list, const char *kind)
{
	struct event *event;

	list->events = xgrow(list->events, list->count, &list->cap, sizeof *list->events);
	event = &list->events[list->count++];
	*event = (struct event){0};
	event_init(event, kind);
	return event;
}

void event_list_copy(struct event_list *list, const struct event *event)
{
	struct event *copy = event_list_add(list, event_kind(event));

	copy->when = event->when;
	for (size_t i = 0; i < event->count; i++)
		add_field(copy, event->text.data + event->fields[i].key,
			  event->text.data + event->fields[i].value);
}

void event_list_clear(struct event_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		event_deinit(&list->events[i]);
	list->count = 0;
}

void event_list_deinit(struct event_list *list)
{
	event_list_clear(list);
	free(list->events);
	*list = (struct event_list){0};
}
