/* import.c - what the readers of other forms share. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/import.h"

#include <stdlib.h>
#include <string.h>

#define KEPT_MAX 4000			/* bytes of a broken record, or of one value */

void import_fault_err(struct exchange *exchange, const struct err *err)
{
	const char *text = err->text;
	size_t len = strlen(exchange->path);
	int line = 0;

	if (strncmp(text, exchange->path, len) == 0 && text[len] == ':') {
		char *end;
		long number = strtol(text + len + 1, &end, 10);

		line = (int)number;
		text = end;
		/* the column, which a fault does not have */
		if (*text == ':') {
			text++;
			text += strspn(text, "0123456789");
		}
		text += strspn(text, ": ");
	}
	exchange_fault(exchange, line, true, "%s", text);
}

/* --- records that are no good --- */

void import_broken(struct exchange *exchange, int line, const char *why, const char *source,
		   size_t len)
{
	struct strbuf kept = {0};

	exchange_fault(exchange, line, true, "%s; the record is kept as a comment", why);
	strbuf_addn(&kept, source, len < KEPT_MAX ? len : KEPT_MAX);
	strbuf_add(&kept, len > KEPT_MAX ? " ..." : "");
	exchange_add(exchange, NULL, exchange_keep(exchange, strbuf_text(&kept), kept.len));
	strbuf_deinit(&kept);
}

void import_broken_value(struct exchange *exchange, const struct value *record, const char *why)
{
	struct strbuf source = {0};

	import_add_value(&source, record);
	import_broken(exchange, record->line, why, strbuf_text(&source), source.len);
	strbuf_deinit(&source);
}

const char *import_exact(struct exchange *exchange, const char *text)
{
	struct strbuf out = {0};
	const char *kept;

	for (; *text != '\0'; text++) {
		if (*text == '*')
			strbuf_addc(&out, '\\');
		strbuf_addc(&out, *text);
	}
	kept = arena_strdup(&exchange->arena, strbuf_text(&out));
	strbuf_deinit(&out);
	return kept;
}

const char *import_lines(const char *text, size_t len, int from, int to, size_t *size)
{
	const char *start = text, *end = text + len, *stop;

	for (int line = 1; line < from && start < end; line++) {
		const char *next = memchr(start, '\n', (size_t)(end - start));

		start = next != NULL ? next + 1 : end;
	}
	stop = start;
	for (int line = from; line <= to && stop < end; line++) {
		const char *next = memchr(stop, '\n', (size_t)(end - stop));

		stop = next != NULL ? next + 1 : end;
	}
	*size = (size_t)(stop - start);
	return start;
}

/* --- values --- */

static void add_quoted(struct strbuf *out, const char *text)
{
	strbuf_addc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			strbuf_add(out, "\\n");
			continue;
		}
		if (*text == '"' || *text == '\\')
			strbuf_addc(out, '\\');
		strbuf_addc(out, *text);
	}
	strbuf_addc(out, '"');
}

/* Stops where so much has been written. The tree is as shallow as VALUE_DEPTH_MAX. */
static void add_value(struct strbuf *out, const struct value *value, size_t most)
{
	bool list = value->kind == VALUE_LIST;

	switch (value->kind) {
	case VALUE_NULL:
		strbuf_add(out, "null");
		return;
	case VALUE_BOOL:
		strbuf_add(out, value->truth ? "true" : "false");
		return;
	case VALUE_NUMBER:
		strbuf_add(out, value->text);
		return;
	case VALUE_TEXT:
		add_quoted(out, value->text);
		return;
	case VALUE_LIST:
	case VALUE_TABLE:
		break;
	}
	strbuf_addc(out, list ? '[' : '{');
	for (const struct value *at = value->first; at != NULL && out->len < most; at = at->next) {
		strbuf_add(out, at == value->first ? "" : ", ");
		if (!list) {
			add_quoted(out, at->key);
			strbuf_add(out, ": ");
		}
		add_value(out, at, most);
	}
	strbuf_addc(out, list ? ']' : '}');
}

void import_add_value(struct strbuf *out, const struct value *value)
{
	size_t start = out->len;

	add_value(out, value, start + KEPT_MAX);
	if (out->len > start + KEPT_MAX) {
		strbuf_truncate(out, start + KEPT_MAX);
		strbuf_add(out, " ...");
	}
}

static bool is_known(const char *key, const char *const *known)
{
	for (; *known != NULL; known++)
		if (strcmp(*known, key) == 0)
			return true;
	return false;
}

void import_leave_unknown(struct exchange *exchange, struct strbuf *comment,
			  const struct value *table, const char *const *known)
{
	if (table == NULL || table->kind != VALUE_TABLE)
		return;
	for (const struct value *at = table->first; at != NULL; at = at->next) {
		if (is_known(at->key, known))
			continue;
		exchange_fault(exchange, at->line, false,
			       "`%s` has no counterpart; it is kept as a comment", at->key);
		strbuf_addf(comment, "%s%s: ", comment->len > 0 ? "\n" : "", at->key);
		import_add_value(comment, at);
	}
}
