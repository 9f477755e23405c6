/*
 * html_gap.c - a blank line between a line of HTML and the fence below it.
 *
 * To CommonMark (0.30, section 4.6) the fence is HTML then, and its code is text of the page.
 * kramdown, Python-Markdown and MDX see code, as its author does.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "doc/dialect.h"
#include "doc/line.h"

/* Elements in which a fence is text. */
static const char *const literal[] = { "<pre", "<script", "<style", "<textarea", "<!--" };

/* A line that begins with a tag and ends with one. */
static bool is_html(const struct source_line *line)
{
	const char *body = line_body(line->text, line->end), *end = line_trim(body, line->end);

	if (end - body < 3 || *body != '<' || end[-1] != '>' || memchr(" \t<?", body[1], 4) != NULL)
		return false;
	for (size_t i = 0; i < sizeof literal / sizeof *literal; i++)
		if ((size_t)(end - body) >= strlen(literal[i]) &&
		    strncasecmp(body, literal[i], strlen(literal[i])) == 0)
			return false;
	return true;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, ">\n```") || dialect_has(text, len, ">\n~~~") ||
	       dialect_has(text, len, ">\n ");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	struct source_line line;
	bool html = false;

	(void)page;
	while (source_next(in, &cursor, &line)) {
		if (html && line.code)
			dialect_say(out, &line, line_body(line.text, line.end), "");
		html = !line.code && is_html(&line);
		dialect_keep(out, &line);
	}
}

const struct dialect dialect_html_gap = {
	.name = "html gap", .speaks = speaks, .pass = pass,
};
