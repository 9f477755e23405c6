/* myst_open.c - the line that opens a directive, and the options below it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/myst_open.h"

#include <string.h>

#include "doc/line.h"

#define NAME_MOST 64		/* bytes of a directive's name */

/* Fence words that are the name of a callout and of no language. */
static const char *const words[] = {
	"warn", "smart", "online", "compare", "note", "tip", "warning", "important", "caution",
	"attention", "hint",
};

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       strchr("_.+:-", c) != NULL;
}

static const char *keep(struct arena *arena, const char *text, const char *end)
{
	text = line_skip_blanks(text, end);
	return arena_strndup(arena, text, (size_t)(line_trim(text, end) - text));
}

static void add_option(struct myst_open *open, const char *key, const char *value)
{
	if (open->option_count < MYST_OPTIONS_MOST)
		open->options[open->option_count++] = (struct myst_option){ key, value };
}

/* The text in quotes behind name=, or in quotes alone where name is "". NULL if there is none. */
static const char *quoted(struct arena *arena, const char *text, const char *end, const char *name)
{
	const char *at = memmem(text, (size_t)(end - text), name, strlen(name)), *close;

	if (at == NULL)
		return NULL;
	at = memchr(at, '"', (size_t)(end - at));
	close = at != NULL ? memrchr(at + 1, '"', (size_t)(end - at) - 1) : NULL;
	return close != NULL ? arena_strndup(arena, at + 1, (size_t)(close - at) - 1) : NULL;
}

/* "```warn", with or without header="..."; "```admonish tip title="..."; "```ad-tip" */
static bool read_word(struct myst_open *open, const char *p, const char *end, struct arena *arena)
{
	const char *word = p, *title;
	size_t len;

	while (p < end && is_name(*p))
		p++;
	len = (size_t)(p - word);
	if (len == 0 || open->sign == ':' || (p < end && *p != ' ' && *p != '\t'))
		return false;
	title = quoted(arena, p, end, "header=");
	if (len == 8 && memcmp(word, "admonish", 8) == 0) {
		title = quoted(arena, p, end, "");
		word = line_skip_blanks(p, end);
		for (p = word; p < end && is_name(*p);)
			p++;
		len = (size_t)(p - word);
		if (memmem(p, (size_t)(end - p), "collapsible=true", 16) != NULL)
			add_option(open, "class", "dropdown");
	} else if (len > 3 && memcmp(word, "ad-", 3) == 0) {
		word += 3;
		len -= 3;
	} else {
		size_t i;

		for (i = 0; i < sizeof words / sizeof *words; i++)
			if (strlen(words[i]) == len && memcmp(words[i], word, len) == 0)
				break;
		if (i == sizeof words / sizeof *words || (title == NULL && !line_is_blank(p, end)))
			return false;
	}
	open->name = "admonition";
	open->argument = title != NULL ? title : "";
	add_option(open, "kind", len > 0 ? arena_strndup(arena, word, len) : "note");
	return true;
}

bool myst_open_read(struct myst_open *open, const char *body, const char *end,
		    struct arena *arena)
{
	const char *p, *name;

	*open = (struct myst_open){0};
	if (end - body < 4 || (*body != '`' && *body != '~' && *body != ':'))
		return false;
	open->sign = *body;
	open->length = line_run(body, end);
	if (open->length < 3)
		return false;
	p = line_skip_blanks(body + open->length, end);
	if (p == end || *p != '{')
		return p < end && read_word(open, p, end, arena);
	for (name = ++p; p < end && is_name(*p);)
		p++;
	if (p == name || p == end || *p != '}' || p - name > NAME_MOST ||
	    strchr(".-:", *name) != NULL)
		return false;
	if (open->sign == '`' && memchr(p, '`', (size_t)(end - p)) != NULL)
		return false;
	open->name = arena_strndup(arena, name, (size_t)(p - name));
	open->argument = keep(arena, p + 1, end);
	return true;
}

/* ":key: value" */
static bool read_option(struct myst_open *open, const char *body, const char *end,
			struct arena *arena)
{
	const char *key = body + 1, *p = key;

	if (body == end || *body != ':')
		return false;
	while (p < end && is_name(*p) && *p != ':')
		p++;
	if (p == key || p == end || *p != ':' || (p + 1 < end && p[1] != ' ' && p[1] != '\t'))
		return false;
	add_option(open, arena_strndup(arena, key, (size_t)(p - key)), keep(arena, p + 1, end));
	return true;
}

/* "key: value", as far as one line of YAML says it. */
static void read_yaml(struct myst_open *open, const char *body, const char *end,
		      struct arena *arena)
{
	const char *colon = memchr(body, ':', (size_t)(end - body));
	const char *value;
	size_t len;

	if (colon == NULL || colon == body)
		return;
	value = keep(arena, colon + 1, end);
	len = strlen(value);
	if (len >= 2 && (*value == '"' || *value == '\'') && value[len - 1] == *value)
		value = arena_strndup(arena, value + 1, len - 2);
	add_option(open, arena_strndup(arena, body, (size_t)(colon - body)), value);
}

static bool is_rule(const char *body, const char *end)
{
	return line_trim(body, end) - body == 3 && memcmp(body, "---", 3) == 0;
}

void myst_open_options(struct myst_open *open, const struct source *in,
		       struct source_cursor *cursor, struct arena *arena)
{
	struct source_cursor ahead = *cursor;
	struct source_line line;
	int rules = 0;

	for (int count = 0; count < 2 * MYST_OPTIONS_MOST; count++) {
		const char *body;

		if (!source_next(in, &ahead, &line))
			return;
		body = line_body(line.text, line.end);
		if (is_rule(body, line.end) && rules == 0 && count == 0) {
			rules = 1;
			continue;
		}
		if (rules == 1 && is_rule(body, line.end)) {
			*cursor = ahead;
			return;
		}
		if (rules == 1)
			read_yaml(open, body, line.end, arena);
		else if (!read_option(open, body, line.end, arena))
			return;
		if (rules == 0)
			*cursor = ahead;
	}
}

const char *myst_option(const struct myst_open *open, const char *key)
{
	for (size_t i = 0; i < open->option_count; i++)
		if (strcmp(open->options[i].key, key) == 0)
			return open->options[i].value;
	return NULL;
}
