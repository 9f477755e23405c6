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

bool front_matter_find(const char *text, size_t len, struct front_matter *found)
{
	const char *end = text + len;
	const char *line = line_end(text, end);

	*found = (struct front_matter){0};
	if (len < 4 || !is_fence(text, line) || line == end)
		return false;
	found->start = (size_t)(line + 1 - text);
	found->lines = 1;
	for (line++; line < end; line = line_end(line, end) + 1) {
		const char *stop = line_end(line, end);

		found->lines++;
		if (is_fence(line, stop)) {
			found->len = (size_t)(line - text) - found->start;
			found->end = (size_t)(stop - text) + (stop < end);
			return true;
		}
		if (stop == end)
			break;
	}
	*found = (struct front_matter){0};	/* no closing line: a rule at the top of a page, not front matter */
	return false;
}

/* Puts the value of a `title: a: b` line into quotes; YAML itself refuses it. */
static void quote_titles(struct strbuf *out, const char *text, size_t len)
{
	static const char *const keys[] = { "title:", "description:", "sidebar_label:" };
	const char *end = text + len;

	for (const char *line = text; line < end;) {
		const char *stop = line_end(line, end);
		const char *value = NULL;

		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			if ((size_t)(stop - line) > strlen(keys[i]) && strncmp(line, keys[i], strlen(keys[i])) == 0)
				value = line + strlen(keys[i]);
		while (value != NULL && value < stop && *value == ' ')
			value++;
		if (value == NULL || value == stop || strchr("'\"|>", *value) != NULL) {
			strbuf_addn(out, line, (size_t)(stop - line));
		} else {
			strbuf_addn(out, line, (size_t)(value - line));
			strbuf_addc(out, '\'');
			for (; value < stop; value++)
				strbuf_addn(out, *value == '\'' ? "''" : value, *value == '\'' ? 2 : 1);
			strbuf_addc(out, '\'');
		}
		strbuf_addc(out, '\n');
		line = stop + 1;
	}
}

struct yaml *front_matter_parse(const char *text, const struct front_matter *found, const char *path, struct err *err)
{
	struct yaml *yaml = yaml_parse(text + found->start, found->len, path, 2, YAML_LENIENT, err);
	struct strbuf quoted = {0};

	if (yaml != NULL)
		return yaml;
	quote_titles(&quoted, text + found->start, found->len);
	yaml = yaml_parse(strbuf_text(&quoted), quoted.len, path, 2, YAML_LENIENT, NULL);
	strbuf_deinit(&quoted);
	return yaml;
}
