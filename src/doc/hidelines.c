/*
 * hidelines.c - lines of code that mdBook hides: in Rust those behind "# ", in other languages
 * those behind the prefix that hidelines= names.
 *
 * Such lines make a listing that a reader need not see whole complete for its compiler. They go;
 * where the reader wants them, their prefix goes. "##" at the beginning of a line of Rust stands for
 * one "#".
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

#define PREFIX_MOST 32		/* bytes */

struct walk {
	struct source *out;
	bool whole;			/* hidden lines are shown */
	bool inside;			/* of a fence whose lines are looked at */
	bool rust;
	char prefix[PREFIX_MOST];	/* of hidden lines in another language; "" if none are hidden */
};

static bool ends_word(const char *text, const char *end)
{
	return text >= end || strchr(" \t,{}", *text) != NULL;
}

/* The line that opens a fence: what hides lines in it. */
static void read_info(struct walk *walk, const struct source_line *line)
{
	static const char key[] = "hidelines=";
	const char *body = line_skip_item(line_body(line->text, line->end), line->end);
	const char *info = line_skip_blanks(body + line_run(body, line->end), line->end);
	const char *at = memmem(info, (size_t)(line->end - info), key, strlen(key));
	size_t len = 0;

	walk->rust = line->end - info >= 4 && memcmp(info, "rust", 4) == 0 &&
		     ends_word(info + 4, line->end);
	if (at != NULL)
		for (at += strlen(key); !ends_word(at + len, line->end) && len < PREFIX_MOST - 1;)
			len++;
	memcpy(walk->prefix, at != NULL ? at : "", len);
	walk->prefix[len] = '\0';
}

/* Is the line hidden? *skip: so many bytes of its text are no code. */
static bool is_hidden(const struct walk *walk, const char *body, const char *end, size_t *skip)
{
	size_t len = strlen(walk->prefix);

	*skip = 0;
	if (!walk->rust) {
		*skip = len;
		return len > 0 && (size_t)(end - body) >= len && memcmp(body, walk->prefix, len) == 0;
	}
	if (body == end || *body != '#')
		return false;
	if (body + 1 < end && body[1] == '#')
		*skip = 1;
	else if (body + 1 == end || body[1] == ' ')
		*skip = body + 1 == end ? 1 : 2;
	return *skip > 0 && (body + 1 == end || body[1] == ' ');
}

static void take_line(struct walk *walk, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end);
	struct strbuf row = {0};
	size_t skip;
	bool hidden = is_hidden(walk, body, line->end, &skip);

	if (hidden && !walk->whole)
		return;
	if (!hidden && !walk->rust)
		skip = 0;
	strbuf_addn(&row, line->text, (size_t)(body - line->text));
	strbuf_addn(&row, body + skip, (size_t)(line->end - body) - skip);
	source_add(walk->out, strbuf_text(&row), row.len, line->line);
	strbuf_deinit(&row);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "#");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = { .out = out, .whole = (page->dialects & DIALECT_WHOLE) != 0 };
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		bool inside = cursor.fence.sign != 0;

		if (!walk.inside && inside)
			read_info(&walk, &line);
		if (walk.inside && inside)
			take_line(&walk, &line);
		else
			dialect_keep(out, &line);
		walk.inside = inside;
	}
}

const struct dialect dialect_hidelines = {
	.name = "hidelines", .bits = DIALECT_MDBOOK, .speaks = speaks, .pass = pass,
};
