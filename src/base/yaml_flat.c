/*
 * yaml_flat.c - the simplest YAML, as front matter is: a line a key, read without libyaml.
 *
 * Opening a course reads the front matter of each page, and libyaml wants 64 KB of fresh buffers for
 * every text. What is read here is a narrow part of the language, with no choice left in its
 * meaning: names of letters, values of printable signs that are plain or in quotes without an
 * escape. All else is left to libyaml, mistakes and their sentences included.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/yaml_flat.h"

#include <stdint.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/unicode.h"

#define PAIRS_MAX 32
#define KEY_MAX 128		/* bytes; libyaml refuses a key beyond 1024 */

/* A piece of a line. */
struct piece {
	const char *text;
	size_t len;
	bool quoted;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Signs that are no more to YAML than a letter: no controls, no line ends of any kind, no broken UTF-8. */
static bool is_printable(const char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t code;

		i += utf8_decode(text + i, len - i, &code);
		if (code < 0x20 || (code >= 0x7f && code <= 0xa0) || (code >= 0x2000 && code < 0x2010) ||
		    (code >= 0x2028 && code < 0x2030) || (code >= 0xd800 && code < 0x10000))
			return false;
	}
	return true;
}

/* A value in quotes: nothing in it may be special, and nothing stand behind it. */
static bool take_quoted(struct piece *value)
{
	char quote = value->text[0];

	if (value->len < 2 || value->text[value->len - 1] != quote)
		return false;
	value->text++;
	value->len -= 2;
	value->quoted = true;
	return memchr(value->text, quote, value->len) == NULL && memchr(value->text, '\\', value->len) == NULL;
}

/* A value without quotes: no sign at its beginning, no colon or comment sign that YAML may take for one. */
static bool is_plain(const struct piece *value)
{
	if (!is_letter(value->text[0]) && !is_digit(value->text[0]))
		return false;
	for (size_t i = 1; i < value->len; i++)
		if (value->text[i] == '#' || (value->text[i] == ':' && (i + 1 == value->len || value->text[i + 1] == ' ')))
			return false;
	return true;
}

static bool read_line(const char *line, size_t len, struct piece *key, struct piece *value)
{
	size_t end = 0, start;

	while (end < len && (is_letter(line[end]) || is_digit(line[end]) || line[end] == '_'))
		end++;
	if (end == 0 || end > KEY_MAX || !is_letter(line[0]) || !is_printable(line, len))
		return false;
	if (len - end < 3 || line[end] != ':' || line[end + 1] != ' ')
		return false;
	for (start = end + 1; start < len && line[start] == ' '; start++)
		;
	while (len > start && line[len - 1] == ' ')
		len--;
	if (start == len)
		return false;
	*key = (struct piece){ .text = line, .len = end };
	*value = (struct piece){ .text = line + start, .len = len - start };
	return line[start] == '"' || line[start] == '\'' ? take_quoted(value) : is_plain(value);
}

/* Cleaned as all text of a course is, though this has little to clean. */
static struct yaml_node *add_scalar(struct arena *arena, const struct piece *piece, int line, int column)
{
	struct yaml_node *node = arena_alloc(arena, sizeof *node);
	struct strbuf clean = {0};

	sanitize_text(&clean, piece->text, piece->len, SANITIZE_PROSE);
	*node = (struct yaml_node){
		.kind = YAML_SCALAR, .line = line, .column = column, .quoted = piece->quoted,
		.text = arena_strdup(arena, strbuf_text(&clean)),
	};
	strbuf_deinit(&clean);
	return node;
}

static bool is_among(const struct piece *keys, size_t count, const struct piece *key)
{
	for (size_t i = 0; i < count; i++)
		if (keys[i].len == key->len && memcmp(keys[i].text, key->text, key->len) == 0)
			return true;
	return false;
}

struct yaml_node *yaml_flat(struct arena *arena, const char *text, size_t len, int first_line)
{
	struct piece keys[PAIRS_MAX], values[PAIRS_MAX];
	const char *lines[PAIRS_MAX], *end = text + len;
	struct yaml_node *map;
	size_t count = 0;

	for (const char *line = text; line < end; count++) {
		const char *newline = memchr(line, '\n', (size_t)(end - line)), *stop = newline != NULL ? newline : end;

		if (count == PAIRS_MAX || !read_line(line, (size_t)(stop - line), &keys[count], &values[count]) ||
		    is_among(keys, count, &keys[count]))
			return NULL;
		lines[count] = line;
		line = stop + 1;
	}
	if (count == 0)
		return NULL;
	map = arena_alloc(arena, sizeof *map);
	*map = (struct yaml_node){
		.kind = YAML_MAP, .line = first_line, .column = 1, .count = count,
		.keys = arena_array(arena, count, sizeof *map->keys), .items = arena_array(arena, count, sizeof *map->items),
	};
	for (size_t i = 0; i < count; i++) {
		int line = first_line + (int)i, column = (int)(values[i].text - lines[i]) + 1 - values[i].quoted;

		map->keys[i] = add_scalar(arena, &keys[i], line, 1);
		map->items[i] = add_scalar(arena, &values[i], line, column);
	}
	return map;
}
