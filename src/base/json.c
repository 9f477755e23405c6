/* json.c - writes JSON; pretty-printed, one member a line, always valid, never a raw control character. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/json.h"

#include <assert.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/unicode.h"

static void new_line(struct json *json)
{
	strbuf_addc(json->out, '\n');
	strbuf_repeat(json->out, "  ", json->depth);
}

/* What must stand before a value: its key does already, else a comma and a line of its own. */
static void lead_in(struct json *json)
{
	if (json->keyed || json->depth == 0) {
		json->keyed = false;
		return;
	}
	if (json->begun[json->depth - 1])
		strbuf_addc(json->out, ',');
	json->begun[json->depth - 1] = true;
	new_line(json);
}

static void open_level(struct json *json, char bracket)
{
	assert(json->depth < JSON_DEPTH);
	lead_in(json);
	strbuf_addc(json->out, bracket);
	json->begun[json->depth++] = false;
}

static void close_level(struct json *json, char bracket)
{
	assert(json->depth > 0 && !json->keyed);
	json->depth--;
	if (json->begun[json->depth])
		new_line(json);
	strbuf_addc(json->out, bracket);
}

void json_object(struct json *json)
{
	open_level(json, '{');
}

void json_array(struct json *json)
{
	open_level(json, '[');
}

void json_end_object(struct json *json)
{
	close_level(json, '}');
}

void json_end_array(struct json *json)
{
	close_level(json, ']');
}

static void add_escape(struct strbuf *out, uint32_t code)
{
	if (code < 0x10000)
		strbuf_addf(out, "\\u%04x", (unsigned)code);
	else
		strbuf_addf(out, "\\u%04x\\u%04x", (unsigned)(0xd800 + ((code - 0x10000) >> 10)),
			    (unsigned)(0xdc00 + ((code - 0x10000) & 0x3ff)));
}

static void add_code(struct strbuf *out, uint32_t code)
{
	switch (code) {
	case '"':
		strbuf_add(out, "\\\"");
		return;
	case '\\':
		strbuf_add(out, "\\\\");
		return;
	case '\n':
		strbuf_add(out, "\\n");
		return;
	case '\t':
		strbuf_add(out, "\\t");
		return;
	default:
		break;
	}
	switch (sanitize_classify(code)) {
	case SANITIZE_FINE:
	case SANITIZE_JOINER:
		utf8_add(out, code);
		return;
	default:
		add_escape(out, code);
	}
}

static void add_string(struct strbuf *out, const char *text)
{
	size_t len = strlen(text);

	strbuf_addc(out, '"');
	for (size_t i = 0; i < len; ) {
		uint32_t code;

		i += utf8_decode(text + i, len - i, &code);
		add_code(out, code);
	}
	strbuf_addc(out, '"');
}

void json_key(struct json *json, const char *key)
{
	assert(!json->keyed && json->depth > 0);
	lead_in(json);
	add_string(json->out, key);
	strbuf_add(json->out, ": ");
	json->keyed = true;
}

void json_string(struct json *json, const char *text)
{
	if (text == NULL) {
		json_null(json);
		return;
	}
	lead_in(json);
	add_string(json->out, text);
}

void json_int(struct json *json, long long value)
{
	lead_in(json);
	strbuf_addf(json->out, "%lld", value);
}

/* The shortest of the forms that strtod() reads back to the same value. */
static void shortest(double value, char *out, size_t size)
{
	for (int digits = 1; digits <= 17; digits++) {
		snprintf(out, size, "%.*g", digits, value);
		if (!(strtod(out, NULL) < value) && !(strtod(out, NULL) > value))
			return;
	}
}

void json_double(struct json *json, double value)
{
	const char *point = localeconv()->decimal_point;
	const char *found;
	char number[64];

	if (!isfinite(value)) {
		json_null(json);
		return;
	}
	lead_in(json);
	shortest(value, number, sizeof number);
	found = strstr(number, point);
	if (found == NULL) {
		strbuf_add(json->out, number);
		return;
	}
	strbuf_addn(json->out, number, (size_t)(found - number));
	strbuf_addc(json->out, '.');
	strbuf_add(json->out, found + strlen(point));
}

void json_bool(struct json *json, bool value)
{
	lead_in(json);
	strbuf_add(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
	lead_in(json);
	strbuf_add(json->out, "null");
}

void json_finish(struct json *json)
{
	assert(json->depth == 0 && !json->keyed);
	strbuf_addc(json->out, '\n');
}
