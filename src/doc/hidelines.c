/*
 * hidelines.c - lines of code that mdBook hides: in Rust those behind "# ", in other languages those
 * behind the prefix that hidelines= names.
 *
 * Such lines make a listing that a reader need not see whole complete for its compiler. They go.
 * "##" at the beginning of a line of Rust stands for one "#".
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

#define PREFIX_MOST 32		/* bytes */

struct walk {
	struct source *out;
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

/* "# text" and "#" alone are hidden; "##" is "#", of which *skip is the first. */
static bool is_hidden_rust(const char *body, const char *end, const char **skip)
{
	if (body == end || *body != '#')
		return false;
	if (body + 1 < end && body[1] == '#')
		*skip = body;
	return body + 1 == end || body[1] == ' ';
}

static void take_line(struct walk *walk, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end), *skip = NULL;
	size_t len = strlen(walk->prefix);
	struct strbuf row = {0};

	if (walk->rust ? is_hidden_rust(body, line->end, &skip)
		       : len > 0 && (size_t)(line->end - body) >= len &&
				 memcmp(body, walk->prefix, len) == 0)
		return;
	if (skip == NULL) {
		dialect_keep(walk->out, line);
		return;
	}
	strbuf_addn(&row, line->text, (size_t)(skip - line->text));
	strbuf_addn(&row, skip + 1, (size_t)(line->end - skip) - 1);
	source_add(walk->out, row.data, row.len, line->line);
	strbuf_deinit(&row);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "#");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = { .out = out };
	struct source_cursor cursor = {0};
	struct source_line line;

	(void)page;
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
