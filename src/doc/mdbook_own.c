/*
 * mdbook_own.c - what only a book's own preprocessors know.
 *
 * "r[name]" on a line names the rule below it, as the specifications of Rust have it: a place with
 * that name. "{{name}}" and "{{%word ...}}" stand for something a program makes: alone on a line
 * they go; within a line the name stays.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

#define NAME_MOST 128		/* bytes of a rule's name */
#define VALUE_MOST 256		/* bytes of what is in braces */

static const char *skip_name(const char *p, const char *end)
{
	while (p < end && (isalnum((unsigned char)*p) || strchr("._-", *p) != NULL))
		p++;
	return p;
}

/* "{{ name }}" or "{{% ... }}" at text: its bytes, 0 if it is none; *name is empty for the second. */
static size_t read_value(const char *text, const char *end, const char **name, const char **name_end)
{
	const char *p = text + 2, *close;

	if ((size_t)(end - text) > VALUE_MOST)
		end = text + VALUE_MOST;
	if (end - text < 5 || memcmp(text, "{{", 2) != 0)
		return 0;
	close = memmem(p, (size_t)(end - p), "}}", 2);
	if (close == NULL)
		return 0;
	*name = *name_end = p;
	if (*p != '%') {
		*name = line_skip_blanks(p, close);
		*name_end = skip_name(*name, close);
		if (*name == *name_end || line_skip_blanks(*name_end, close) != close)
			return 0;
	}
	return (size_t)(close + 2 - text);
}

static bool take_rule(struct source *out, struct dialect_page *page, const struct source_line *line)
{
	const char *end = line_trim(line->text, line->end), *name = line->text + 2;
	struct marker marker = { .kind = MARKER_ANCHOR };
	struct strbuf own = {0};

	if (end - line->text < 4 || end - line->text > NAME_MOST || memcmp(line->text, "r[", 2) != 0 ||
	    skip_name(name, end) != end - 1 || end[-1] != ']')
		return false;
	strbuf_add(&own, "r-");
	strbuf_addn(&own, name, (size_t)(end - 1 - name));
	dialect_say(out, line, line->text, "");
	marker.title = arena_strndup(page->arena, own.data, own.len);
	dialect_mark(out, page, line, line->text, &marker);
	marker.title += 2;
	dialect_mark(out, page, line, line->text, &marker);
	strbuf_deinit(&own);
	return true;
}

static size_t take(struct strbuf *out, const struct dialect_place *place, struct dialect_page *page)
{
	const char *name, *name_end;
	size_t used = read_value(place->at, place->end, &name, &name_end);

	(void)page;
	if (used > 0)
		strbuf_addn(out, name, (size_t)(name_end - name));
	return used;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "r[") || dialect_has(text, len, "{{");
}

/* What stands alone on a line; rules too if the page is one of a book. */
static void take_lines(struct source *out, const struct source *in, struct dialect_page *page)
{
	bool book = (page->dialects & DIALECT_MDBOOK) != 0;
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		const char *body = line_body(line.text, line.end), *name, *name_end;
		size_t used = line.code ? 0 : read_value(body, line.end, &name, &name_end);

		if (used > 0 && (book || name == name_end) && line_is_blank(body + used, line.end))
			dialect_say(out, &line, body, "");
		else if (!book || line.code || !take_rule(out, page, &line))
			dialect_keep(out, &line);
	}
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source lines = {0};

	take_lines(&lines, in, page);
	dialect_inline(out, &lines, page, "{", take);
	source_deinit(&lines);
}

const struct dialect dialect_mdbook_own = {
	.name = "mdbook's own", .bits = DIALECT_MDBOOK, .speaks = speaks, .pass = pass,
};

/* "{{%word ...}}" alone on a line is nothing else in a page that is opened without its book, either. */
static bool speaks_anywhere(const char *text, size_t len)
{
	return dialect_has(text, len, "{{%");
}

const struct dialect dialect_mdbook_words = {
	.name = "mdbook's own", .speaks = speaks_anywhere, .pass = take_lines,
};
