/* value.c - a tree of what JSON and TOML hold, and a place in their text. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/value.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/unicode.h"
#include "base/xalloc.h"

struct value_tree *value_tree_new(void)
{
	return xcalloc(1, sizeof(struct value_tree));
}

void value_tree_free(struct value_tree *tree)
{
	if (tree == NULL)
		return;
	arena_deinit(&tree->arena);
	free(tree);
}

const struct value *value_get(const struct value *table, const char *key)
{
	const struct value *found = NULL;

	if (table == NULL || table->kind != VALUE_TABLE)
		return NULL;
	for (const struct value *at = table->first; at != NULL; at = at->next)
		if (strcmp(at->key, key) == 0)
			found = at;
	return found;
}

const char *value_text(const struct value *value, const char *fallback)
{
	return value != NULL && value->kind == VALUE_TEXT ? value->text : fallback;
}

int value_peek(const struct value_scan *scan, size_t ahead)
{
	return ahead < scan->len - scan->at ? (unsigned char)scan->text[scan->at + ahead] : -1;
}

void value_step(struct value_scan *scan, size_t bytes)
{
	for (; bytes > 0 && scan->at < scan->len; bytes--, scan->at++) {
		unsigned char byte = (unsigned char)scan->text[scan->at];

		if (byte == '\n') {
			scan->line++;
			scan->column = 1;
		} else if ((byte & 0xc0) != 0x80) {
			scan->column++;
		}
	}
}

bool value_fail(const struct value_scan *scan, const char *format, ...)
{
	char text[512];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	err_set(scan->err, "%s:%d:%d: %s", scan->path, scan->line, scan->column, text);
	return false;
}

struct value *value_add(struct value_scan *scan, struct value *parent, enum value_kind kind,
			const char *key)
{
	struct value *value;

	if (scan->tree->count == VALUE_NODES_MAX) {
		value_fail(scan, "there are more than %d values; split the file", VALUE_NODES_MAX);
		return NULL;
	}
	scan->tree->count++;
	value = arena_alloc(&scan->tree->arena, sizeof *value);
	*value = (struct value){ .kind = kind, .line = scan->line, .column = scan->column,
				 .key = key, .parent = parent };
	if (parent == NULL) {
		scan->tree->root = value;
	} else {
		if (parent->last != NULL)
			parent->last->next = value;
		else
			parent->first = value;
		parent->last = value;
		parent->count++;
	}
	return value;
}

const char *value_keep(struct value_scan *scan, const struct strbuf *text)
{
	return sanitize_keep(&scan->tree->arena, strbuf_text(text), text->len, SANITIZE_PROSE);
}

/* --- escapes --- */

static int hex_digit(int byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

static bool read_hex(struct value_scan *scan, int digits, uint32_t *code)
{
	*code = 0;
	for (int i = 0; i < digits; i++) {
		int digit = hex_digit(value_peek(scan, 0));

		if (digit < 0)
			return value_fail(scan, "here should be one of %d hexadecimal digits",
					  digits);
		*code = *code << 4 | (uint32_t)digit;
		value_step(scan, 1);
	}
	return true;
}

static bool read_code(struct value_scan *scan, struct strbuf *out, int digits, bool json)
{
	uint32_t code, low;

	if (!read_hex(scan, digits, &code))
		return false;
	if (json && code >= 0xd800 && code < 0xdc00 && value_peek(scan, 0) == '\\' &&
	    value_peek(scan, 1) == 'u') {
		value_step(scan, 2);
		if (!read_hex(scan, 4, &low))
			return false;
		if (low >= 0xdc00 && low < 0xe000) {
			code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
		} else {
			utf8_add(out, UNICODE_REPLACEMENT);
			code = low;
		}
	}
	utf8_add(out, code);		/* what is no scalar value becomes U+FFFD */
	return true;
}

bool value_escape(struct value_scan *scan, struct strbuf *out, bool json)
{
	static const char names[] = "bfnrt\"\\", means[] = "\b\f\n\r\t\"\\";
	int byte = value_peek(scan, 0);
	const char *known = byte > 0 ? strchr(names, byte) : NULL;

	if (byte == 'u' || (byte == 'U' && !json)) {
		value_step(scan, 1);
		return read_code(scan, out, byte == 'u' ? 4 : 8, json);
	}
	if (known != NULL)
		strbuf_addc(out, means[known - names]);
	else if (json && byte == '/')
		strbuf_addc(out, '/');
	else if (!json && byte == 'e')
		strbuf_addc(out, '\033');
	else
		return value_fail(scan, "there is no such escape; a backslash is written \\\\");
	value_step(scan, 1);
	return true;
}
