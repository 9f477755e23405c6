/* json.h - writes JSON; pretty-printed, one member a line, always valid, never a raw control character. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>

#include "base/strbuf.h"

#define JSON_DEPTH 32

/* Zero-initialised but for out: struct json json = { .out = &buf }; commas and indentation come by themselves. */
struct json {
	struct strbuf *out;
	int depth;
	bool begun[JSON_DEPTH];		/* a member has been written at that level */
	bool keyed;			/* a key stands and waits for its value */
};

void json_object(struct json *json);
void json_array(struct json *json);
void json_end_object(struct json *json);
void json_end_array(struct json *json);
void json_key(struct json *json, const char *key);
void json_string(struct json *json, const char *text);	/* NULL gives null */
void json_int(struct json *json, long long value);
void json_double(struct json *json, double value);	/* shortest form that reads back; not finite: null */
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
void json_finish(struct json *json);			/* the final newline */

#endif
