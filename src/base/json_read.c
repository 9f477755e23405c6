/* json_read.c - JSON (RFC 8259) as a tree, without recursion: depth costs no stack. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/json_read.h"

#include <string.h>

#include "base/number.h"

static void skip_blanks(struct value_scan *scan)
{
	int byte;

	while ((byte = value_peek(scan, 0)) == ' ' || byte == '\t' || byte == '\n' || byte == '\r')
		value_step(scan, 1);
}

/* From the quote on. NULL and a sentence. */
static const char *read_string(struct value_scan *scan)
{
	struct strbuf text = {0};
	const char *kept = NULL;
	bool good = true;
	int byte;

	value_step(scan, 1);
	while (good && (byte = value_peek(scan, 0)) != '"') {
		if (byte < ' ') {
			good = value_fail(scan, "a string has no end; it needs a closing \"");
		} else if (byte == '\\') {
			value_step(scan, 1);
			good = value_escape(scan, &text, true);
		} else {
			strbuf_addc(&text, (char)byte);
			value_step(scan, 1);
		}
	}
	value_step(scan, good);
	if (good)
		kept = value_keep(scan, &text);
	strbuf_deinit(&text);
	return kept;
}

static size_t count_digits(const struct value_scan *scan, size_t from)
{
	size_t at = from;

	while (value_peek(scan, at) >= '0' && value_peek(scan, at) <= '9')
		at++;
	return at - from;
}

/* The bytes of the number there; 0 if there is none. */
static size_t number_size(const struct value_scan *scan)
{
	size_t size = value_peek(scan, 0) == '-', digits = count_digits(scan, size);

	if (digits == 0 || (digits > 1 && value_peek(scan, size) == '0'))
		return 0;
	size += digits;
	if (value_peek(scan, size) == '.') {
		digits = count_digits(scan, size + 1);
		if (digits == 0)
			return 0;
		size += 1 + digits;
	}
	if (value_peek(scan, size) == 'e' || value_peek(scan, size) == 'E') {
		size_t sign = value_peek(scan, size + 1) == '+' ||
			      value_peek(scan, size + 1) == '-';

		digits = count_digits(scan, size + 1 + sign);
		if (digits == 0)
			return 0;
		size += 1 + sign + digits;
	}
	return size;
}

static bool has_word(const struct value_scan *scan, const char *word)
{
	size_t len = strlen(word);

	return scan->len - scan->at >= len && memcmp(scan->text + scan->at, word, len) == 0;
}

static bool read_word(struct value_scan *scan, struct value *value)
{
	static const struct {
		const char *text;
		enum value_kind kind;
		bool truth;
	} words[] = {
		{ "true", VALUE_BOOL, true }, { "false", VALUE_BOOL, false },
		{ "null", VALUE_NULL, false }
	};
	size_t size = number_size(scan);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (has_word(scan, words[i].text)) {
			value->kind = words[i].kind;
			value->truth = words[i].truth;
			value_step(scan, strlen(words[i].text));
			return true;
		}
	if (size == 0)
		return value_fail(scan, "here should be a value: a string, a number, true, false, "
					"null, [ or {");
	value->kind = VALUE_NUMBER;
	value->text = arena_strndup(&scan->tree->arena, scan->text + scan->at, size);
	number_read(value->text, &value->number);
	value_step(scan, size);
	return true;
}

/* A member's key and its colon. NULL and a sentence. */
static const char *read_key(struct value_scan *scan)
{
	const char *key;

	if (value_peek(scan, 0) != '"') {
		value_fail(scan, "here should be a key in double quotes");
		return NULL;
	}
	key = read_string(scan);
	if (key == NULL)
		return NULL;
	skip_blanks(scan);
	if (value_peek(scan, 0) != ':') {
		value_fail(scan, "behind a key there has to be a colon");
		return NULL;
	}
	value_step(scan, 1);
	skip_blanks(scan);
	return key;
}

/* The value that begins here; a list or table only up to its bracket. */
static struct value *read_value(struct value_scan *scan, struct value *parent, const char *key)
{
	struct value *value = value_add(scan, parent, VALUE_NULL, key);
	int byte = value_peek(scan, 0);

	if (value == NULL)
		return NULL;
	if (byte == '[' || byte == '{') {
		value->kind = byte == '[' ? VALUE_LIST : VALUE_TABLE;
		value_step(scan, 1);
	} else if (byte == '"') {
		value->kind = VALUE_TEXT;
		value->text = read_string(scan);
		return value->text != NULL ? value : NULL;
	} else if (!read_word(scan, value)) {
		return NULL;
	}
	return value;
}

/* Closes what ends here. *open: where the next member belongs, NULL at the end of the text. */
static bool end_members(struct value_scan *scan, struct value **open, int *depth)
{
	while (*open != NULL) {
		int byte, bracket = (*open)->kind == VALUE_LIST ? ']' : '}';

		skip_blanks(scan);
		byte = value_peek(scan, 0);
		if (byte == ',' && (*open)->count > 0) {
			value_step(scan, 1);
			return true;
		}
		if (byte != bracket)
			return (*open)->count == 0 ||
			       value_fail(scan, "here should be a comma or %c", bracket);
		value_step(scan, 1);
		*open = (*open)->parent;
		--*depth;
	}
	return true;
}

static bool read_all(struct value_scan *scan)
{
	struct value *open = NULL;
	int depth = 0;

	do {
		const char *key = NULL;
		struct value *value;

		skip_blanks(scan);
		if (open != NULL && open->kind == VALUE_TABLE && (key = read_key(scan)) == NULL)
			return false;
		value = read_value(scan, open, key);
		if (value == NULL)
			return false;
		if (value->kind == VALUE_LIST || value->kind == VALUE_TABLE) {
			if (++depth > VALUE_DEPTH_MAX)
				return value_fail(scan, "this is more than %d levels deep",
						  VALUE_DEPTH_MAX);
			open = value;
		}
		if (!end_members(scan, &open, &depth))
			return false;
	} while (open != NULL);
	skip_blanks(scan);
	return scan->at == scan->len || value_fail(scan, "the value has ended, but text follows");
}

struct value_tree *json_read(const char *text, size_t len, const char *path, struct err *err)
{
	struct value_scan scan = { .text = text, .len = len, .line = 1, .column = 1, .path = path,
				   .err = err, .tree = value_tree_new() };

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		scan.at = 3;
	if (read_all(&scan))
		return scan.tree;
	value_tree_free(scan.tree);
	return NULL;
}
