/*
 * yaml_simple.c - the simplest YAML, read without libyaml.
 *
 * Before the first screen is up, a theme, course.yaml and the front matter of pages are read, and
 * libyaml wants 64 KB of fresh buffers for every text. What is read here is a narrow part of the
 * language (YAML 1.1, sections 7 to 9), with no choice left in its meaning: maps and lists by
 * indentation or, on one line, in braces and brackets; names of letters; values of printable signs
 * that are plain or in quotes without an escape; lines that are comments. All else is left to
 * libyaml, mistakes and their sentences included.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/yaml_simple.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/xalloc.h"

#define DEPTH_MAX 8
#define ITEMS_MAX 128		/* pairs of a map, items of a list: finding equal keys is quadratic */
#define KEY_MAX 128		/* bytes; libyaml refuses a key beyond 1024 */

struct reader {
	struct arena *arena;
	const char *line, *stop, *end;	/* the line at hand, its end, the end of the text */
	int number;			/* of the line */
	size_t indent;			/* blanks before its first sign */
	bool ascii;			/* each of its bytes is a column */
	int depth;
};

/* What a map or list holds while it is read. */
struct gathered {
	struct yaml_node *keys[ITEMS_MAX], *items[ITEMS_MAX];
	size_t count;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Signs that are no more to YAML than a letter: no controls, no line ends of any kind, no broken UTF-8.
 * *ascii says whether all are ASCII.
 */
static bool is_printable(const char *text, const char *end, bool *ascii)
{
	*ascii = true;
	while (text < end) {
		uint32_t code;

		if (*text >= ' ' && *text < 0x7f) {
			text++;
			continue;
		}
		*ascii = false;
		text += utf8_decode(text, (size_t)(end - text), &code);
		if (code < 0x20 || (code >= 0x7f && code <= 0xa0) || (code >= 0x2000 && code < 0x2010) ||
		    (code >= 0x2028 && code < 0x2030) || (code >= 0xd800 && code < 0x10000))
			return false;
	}
	return true;
}

static const char *skip_blanks(const char *text, const char *end)
{
	while (text < end && *text == ' ')
		text++;
	return text;
}

/* Comes to rest on the line at reader->line or the next one that says something; false if it cannot be read. */
static bool settle(struct reader *reader)
{
	while (reader->line < reader->end) {
		const char *newline = memchr(reader->line, '\n', (size_t)(reader->end - reader->line));
		const char *text;

		reader->stop = newline != NULL ? newline : reader->end;
		text = skip_blanks(reader->line, reader->stop);
		if (!is_printable(text, reader->stop, &reader->ascii))
			return false;
		if (text < reader->stop && *text != '#') {
			reader->indent = (size_t)(text - reader->line);
			return true;
		}
		reader->line = newline != NULL ? newline + 1 : reader->end;
		reader->number++;
	}
	return true;
}

static bool next_line(struct reader *reader)
{
	reader->line = reader->stop < reader->end ? reader->stop + 1 : reader->end;
	reader->number++;
	return settle(reader);
}

static bool at_end(const struct reader *reader)
{
	return reader->line >= reader->end;
}

static struct yaml_node *node_new(struct reader *reader, enum yaml_kind kind, const char *at)
{
	struct yaml_node *node = arena_alloc(reader->arena, sizeof *node);

	node->kind = kind;
	node->line = reader->number;
	node->column = (int)(reader->ascii ? (size_t)(at - reader->line)
					   : utf8_count(reader->line, (size_t)(at - reader->line))) + 1;
	return node;
}

/* Cleaned as all text of a course is, though this has little to clean. */
static struct yaml_node *scalar_new(struct reader *reader, const char *at, const char *text, size_t len, bool quoted)
{
	struct yaml_node *node = node_new(reader, YAML_SCALAR, at);

	node->quoted = quoted;
	node->text = unicode_is_ascii_text(text, len)	/* which has nothing to clean */
			     ? arena_strndup(reader->arena, text, len)
			     : sanitize_keep(reader->arena, text, len, SANITIZE_PROSE);
	return node;
}

/* A key that this reader knows: letters, digits, "_" and "-" up to a colon; 0 bytes if it is none. */
static size_t key_len(const char *text, const char *end)
{
	size_t len = 0;

	if (text == end || !is_letter(*text))
		return 0;
	while (text + len < end && (is_letter(text[len]) || is_digit(text[len]) || text[len] == '_' || text[len] == '-'))
		len++;
	return len <= KEY_MAX && text + len < end && text[len] == ':' ? len : 0;
}

static bool has_key(const struct gathered *gathered, const char *key)
{
	for (size_t i = 0; i < gathered->count; i++)
		if (strcmp(gathered->keys[i]->text, key) == 0)
			return true;
	return false;
}

static bool gather(struct gathered *gathered, struct yaml_node *key, struct yaml_node *item)
{
	if (item == NULL || gathered->count == ITEMS_MAX)
		return false;
	gathered->keys[gathered->count] = key;
	gathered->items[gathered->count++] = item;
	return true;
}

static struct yaml_node *keep(struct reader *reader, struct yaml_node *node, const struct gathered *gathered)
{
	node->count = gathered->count;
	if (gathered->count == 0)
		return node;
	node->items = arena_array(reader->arena, gathered->count, sizeof *node->items);
	memcpy(node->items, gathered->items, gathered->count * sizeof *node->items);
	if (node->kind == YAML_MAP) {
		node->keys = arena_array(reader->arena, gathered->count, sizeof *node->keys);
		memcpy(node->keys, gathered->keys, gathered->count * sizeof *node->keys);
	}
	return node;
}

/* "..." or '...' with nothing special in it; *at is then behind it. */
static struct yaml_node *read_quoted(struct reader *reader, const char **at)
{
	const char *open = *at;
	const char *close = memchr(open + 1, *open, (size_t)(reader->stop - open) - 1);

	if (close == NULL || (close + 1 < reader->stop && close[1] == *open) ||
	    memchr(open, '\\', (size_t)(close - open)) != NULL)
		return NULL;
	*at = close + 1;
	return scalar_new(reader, open, open + 1, (size_t)(close - open) - 1, true);
}

/*
 * A value without quotes: no sign at its beginning, no colon or comment sign that YAML may take for
 * one. flow: inside braces or brackets, whose signs end it. *at is then behind it.
 */
static struct yaml_node *read_plain(struct reader *reader, const char **at, bool flow)
{
	const char *start = *at, *end = start, *last;

	if (!is_letter(*start) && !is_digit(*start))
		return NULL;
	for (; end < reader->stop && !(flow && strchr(",[]{}", *end) != NULL); end++) {
		char after = end + 1 < reader->stop ? end[1] : ' ';

		if (*end == '#' || (*end == ':' && (after == ' ' || (flow && strchr(",[]{}", after) != NULL))))
			return NULL;
	}
	last = end;
	while (last > start && last[-1] == ' ')
		last--;
	*at = end;
	return scalar_new(reader, start, start, (size_t)(last - start), false);
}

static struct yaml_node *read_flow(struct reader *reader, const char **at);

static struct yaml_node *read_value(struct reader *reader, const char **at, bool flow)
{
	if (**at == '"' || **at == '\'')
		return read_quoted(reader, at);
	if (**at == '[' || **at == '{')
		return read_flow(reader, at);
	return read_plain(reader, at, flow);
}

/* One item, or a pair of a map in braces. */
static bool read_flow_item(struct reader *reader, const char **at, bool map, struct gathered *gathered)
{
	struct yaml_node *key = NULL;

	if (map) {
		size_t len = key_len(*at, reader->stop);

		if (len == 0 || *at + len + 1 >= reader->stop || (*at)[len + 1] != ' ')
			return false;
		key = scalar_new(reader, *at, *at, len, false);
		if (has_key(gathered, key->text))
			return false;
		*at = skip_blanks(*at + len + 1, reader->stop);
	}
	return *at < reader->stop && gather(gathered, key, read_value(reader, at, true));
}

/* "[a, b]" or "{a: b, c: d}" on one line; *at is then behind it. */
static struct yaml_node *read_flow(struct reader *reader, const char **at)
{
	bool map = **at == '{';
	char close = map ? '}' : ']';
	struct yaml_node *node = node_new(reader, map ? YAML_MAP : YAML_LIST, *at);
	struct gathered *gathered;
	bool fine = reader->depth < DEPTH_MAX;

	if (!fine)
		return NULL;
	gathered = xmalloc(sizeof *gathered);
	gathered->count = 0;
	reader->depth++;
	*at = skip_blanks(*at + 1, reader->stop);
	while (fine && *at < reader->stop && **at != close) {
		fine = read_flow_item(reader, at, map, gathered);
		*at = skip_blanks(*at, reader->stop);
		if (!fine || *at == reader->stop || **at == close)
			break;
		fine = **at == ',';
		*at = skip_blanks(*at + 1, reader->stop);
		fine = fine && *at < reader->stop && **at != close;	/* no comma before the end */
	}
	fine = fine && *at < reader->stop;
	*at += fine;
	reader->depth--;
	if (fine)
		keep(reader, node, gathered);
	free(gathered);
	return fine ? node : NULL;
}

/* A value that fills the rest of the line; the reader then stands on the next one. */
static struct yaml_node *read_rest(struct reader *reader, const char *at)
{
	struct yaml_node *node = at < reader->stop ? read_value(reader, &at, false) : NULL;

	if (node == NULL || skip_blanks(at, reader->stop) != reader->stop || !next_line(reader))
		return NULL;
	return node;
}

static bool is_item(const struct reader *reader)
{
	const char *text = reader->line + reader->indent;

	return reader->stop - text > 2 && text[0] == '-' && text[1] == ' ';
}

static bool read_items(struct reader *reader, struct gathered *gathered)
{
	size_t indent = reader->indent;

	while (!at_end(reader) && reader->indent == indent && is_item(reader)) {
		const char *at = skip_blanks(reader->line + indent + 1, reader->stop);

		if (!gather(gathered, NULL, read_rest(reader, at)))
			return false;
	}
	return true;
}

static struct yaml_node *read_block(struct reader *reader, bool list);

/* What stands below "key:", a list or map; a list may stand as far left as the key. */
static struct yaml_node *read_below(struct reader *reader, size_t indent)
{
	if (!next_line(reader) || at_end(reader))
		return NULL;
	if (is_item(reader) && reader->indent >= indent)
		return read_block(reader, true);
	return reader->indent > indent ? read_block(reader, false) : NULL;
}

static bool read_pairs(struct reader *reader, struct gathered *gathered)
{
	size_t indent = reader->indent;

	while (!at_end(reader) && reader->indent == indent) {
		const char *text = reader->line + indent;
		size_t len = key_len(text, reader->stop);
		const char *value = skip_blanks(text + len + 1, reader->stop);
		struct yaml_node *key;
		bool below;

		if (len == 0)
			return false;
		below = value >= reader->stop;
		if (!below && value == text + len + 1)
			return false;
		key = scalar_new(reader, text, text, len, false);
		if (has_key(gathered, key->text) ||
		    !gather(gathered, key, below ? read_below(reader, indent) : read_rest(reader, value)))
			return false;
	}
	return true;
}

/* Recursion is DEPTH_MAX deep. What follows further to the right than its like belongs to nobody. */
static struct yaml_node *read_block(struct reader *reader, bool list)
{
	struct yaml_node *node = node_new(reader, list ? YAML_LIST : YAML_MAP, reader->line + reader->indent);
	struct gathered *gathered;
	size_t indent = reader->indent;
	bool fine;

	if (reader->depth == DEPTH_MAX)
		return NULL;
	gathered = xmalloc(sizeof *gathered);
	gathered->count = 0;
	reader->depth++;
	fine = list ? read_items(reader, gathered) : read_pairs(reader, gathered);
	reader->depth--;
	fine = fine && gathered->count > 0 && (at_end(reader) || reader->indent <= indent);
	if (fine)
		keep(reader, node, gathered);
	free(gathered);
	return fine ? node : NULL;
}

struct yaml_node *yaml_simple(struct arena *arena, const char *text, size_t len, int first_line)
{
	struct reader reader = {
		.arena = arena, .line = text, .stop = text, .end = text + len, .number = first_line,
	};
	struct yaml_node *root;

	if (!settle(&reader) || at_end(&reader) || reader.indent != 0)
		return NULL;
	root = read_block(&reader, false);
	return root != NULL && at_end(&reader) ? root : NULL;
}
