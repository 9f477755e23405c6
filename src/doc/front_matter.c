/* front_matter.c - the YAML at the top of a page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/front_matter.h"

#include <string.h>

#include "base/strbuf.h"

/* The end of the line that begins at text, its newline aside. */
static const char *line_end(const char *text, const char *end)
{
	const char *newline = memchr(text, '\n', (size_t)(end - text));

	return newline != NULL ? newline : end;
}

/* Dashes and blanks alone: "---", as gray-matter reads it (a fourth dash makes it something else). */
static bool is_fence(const char *line, const char *end)
{
	if (end - line < 3 || memcmp(line, "---", 3) != 0)
		return false;
	for (line += 3; line < end; line++)
		if (*line != ' ' && *line != '\t')
			return false;
	return true;
}

/*
 * A word behind the opening dashes names the language of what follows, as in gray-matter. YAML and
 * JSON are read; the others would have to be run or are rare, and are kept aside unread.
 */
static bool is_opening(const char *line, const char *end, bool *readable)
{
	static const struct { const char *name; bool readable; } languages[] = {
		{ "yaml", true }, { "yml", true }, { "json", true }, { "toml", false }, { "js", false },
		{ "javascript", false }, { "ts", false }, { "coffee", false }, { "cson", false },
	};
	const char *word = line + 3;

	*readable = true;
	if (is_fence(line, end))
		return true;
	if (end - line < 4 || memcmp(line, "---", 3) != 0)
		return false;
	while (word < end && (*word == ' ' || *word == '\t'))
		word++;
	while (end > word && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		*readable = languages[i].readable;
		if (strlen(languages[i].name) == (size_t)(end - word) &&
		    memcmp(word, languages[i].name, (size_t)(end - word)) == 0)
			return true;
	}
	return false;
}

bool front_matter_find(const char *text, size_t len, struct front_matter *found)
{
	const char *end = text + len;
	const char *line = line_end(text, end);
	bool readable;

	*found = (struct front_matter){0};
	if (len < 4 || !is_opening(text, line, &readable) || line == end)
		return false;
	found->start = (size_t)(line + 1 - text);
	found->lines = 1;
	for (line++; line < end; line = line_end(line, end) + 1) {
		const char *stop = line_end(line, end);

		found->lines++;
		if (is_fence(line, stop)) {
			found->len = readable ? (size_t)(line - text) - found->start : 0;
			found->end = (size_t)(stop - text) + (stop < end);
			return true;
		}
		if (stop == end)
			break;
	}
	*found = (struct front_matter){0};	/* no closing line: a rule at the top of a page, not front matter */
	return false;
}

/* A value in quotes that end before the line does: the quotes are a part of it. */
static bool has_loose_quotes(const char *value, const char *stop)
{
	return (*value == '"' || *value == '\'') && (stop - value < 2 || stop[-1] != *value);
}

/* Is a value at the top level one that YAML refuses, and that can only be meant as text? */
static bool is_unquoted_text(const char *line, const char *value, const char *stop)
{
	static const char *const texts[] = { "title", "description", "sidebar_label" };
	size_t len = strcspn(line, ":");

	if (strchr("|>", *value) != NULL || has_loose_quotes(value, stop))
		return has_loose_quotes(value, stop);
	if (*value == '"' || *value == '\'')
		return false;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strlen(texts[i]) == len && memcmp(line, texts[i], len) == 0)
			return true;
	return strchr("[{&*!", *value) == NULL &&
		(strchr("@`%", *value) != NULL ||
		 memmem(value, (size_t)(stop - value), ": ", 2) != NULL);
}

/* The value of a line `key: value` without blanks at its ends; NULL if the line is none. */
static const char *find_value(const char *line, const char **stop)
{
	const char *p = line;

	while (p < *stop && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || *p == '_' ||
			     *p == '-' || (*p >= '0' && *p <= '9')))
		p++;
	if (p == line || p == *stop || *p != ':')
		return NULL;
	for (p++; p < *stop && (*p == ' ' || *p == '\t'); )
		p++;
	while (*stop > p && ((*stop)[-1] == ' ' || (*stop)[-1] == '\t'))
		(*stop)--;
	return p < *stop ? p : NULL;
}

/* Puts the value of a `title: a: b` line into quotes; YAML itself refuses it. */
static void quote_texts(struct strbuf *out, const char *text, size_t len)
{
	const char *end = text + len;

	for (const char *line = text; line < end;) {
		const char *newline = line_end(line, end), *stop = newline;
		const char *value = find_value(line, &stop);

		if (value == NULL || !is_unquoted_text(line, value, stop)) {
			strbuf_addn(out, line, (size_t)(newline - line));
		} else {
			strbuf_addn(out, line, (size_t)(value - line));
			strbuf_addc(out, '\'');
			for (; value < stop; value++)
				strbuf_addn(out, *value == '\'' ? "''" : value, *value == '\'' ? 2 : 1);
			strbuf_addc(out, '\'');
		}
		strbuf_addc(out, '\n');
		line = newline + 1;
	}
}

struct yaml *front_matter_parse(const char *text, const struct front_matter *found, const char *path, struct err *err)
{
	struct yaml *yaml = yaml_parse(text + found->start, found->len, path, 2, YAML_LENIENT, err);
	struct strbuf quoted = {0};

	if (yaml != NULL)
		return yaml;
	quote_texts(&quoted, text + found->start, found->len);
	yaml = yaml_parse(strbuf_text(&quoted), quoted.len, path, 2, YAML_LENIENT, NULL);
	strbuf_deinit(&quoted);
	return yaml;
}
