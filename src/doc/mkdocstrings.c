/*
 * mkdocstrings.c - "::: package.module": documentation that MkDocs makes of source code.
 *
 * Of it the name alone can be shown. The options further in below it go.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '.';
}

/* The line alone, its options taken off the source. */
static bool take_line(struct source *out, const struct source *in, struct source_cursor *cursor,
		      const struct source_line *line)
{
	const char *body = line_skip_blanks(line->text, line->end), *name = body + 3;
	const char *end = line_trim(body, line->end), *p;
	struct source_cursor ahead = *cursor;
	struct source_line next;
	struct strbuf row = {0};

	if (end - body < 5 || memcmp(body, "::: ", 4) != 0)
		return false;
	name = line_skip_blanks(name, end);
	for (p = name; p < end && is_name(*p);)
		p++;
	if (p < end || memchr(name, '.', (size_t)(end - name)) == NULL)
		return false;
	strbuf_addf(&row, "`%.*s`", (int)(end - name), name);
	dialect_say(out, line, body, strbuf_text(&row));
	strbuf_deinit(&row);
	while (source_next(in, &ahead, &next) &&
	       line_indent(next.text, next.end) >= line_indent(line->text, line->end) + 4)
		*cursor = ahead;
	return true;
}

/* The same as the text of a heading. */
static bool take_heading(struct source *out, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end);
	const char *colons = body + line_run(body, line->end);
	struct strbuf row = {0};

	if (body == line->end || *body != '#' || line->end - colons < 6 ||
	    memcmp(colons, " ::: ", 5) != 0)
		return false;
	strbuf_addn(&row, line->text, (size_t)(colons - line->text) + 1);
	strbuf_addn(&row, colons + 5, (size_t)(line->end - colons) - 5);
	source_add(out, row.data, row.len, line->line);
	strbuf_deinit(&row);
	return true;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "::: ");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	struct source_line line;

	(void)page;
	while (source_next(in, &cursor, &line))
		if (line.code || (!take_heading(out, &line) &&
				  (line.indented || !take_line(out, in, &cursor, &line))))
			dialect_keep(out, &line);
}

const struct dialect dialect_mkdocstrings = {
	.name = "mkdocstrings", .speaks = speaks, .pass = pass,
};
