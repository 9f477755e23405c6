/*
 * cell.c - lines of a table's cell as one line of Markdown: what begins anew there (an item, a line of
 * code, a paragraph) stands behind a break.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/cell.h"

#include <string.h>

#include "doc/line.h"

static void add_escaped(struct strbuf *out, const char *text, const char *end)
{
	for (const char *p = text; p < end; p++) {
		if (*p == '|' && (p == text || p[-1] != '\\'))
			strbuf_addc(out, '\\');
		strbuf_addc(out, *p);
	}
}

static bool is_fence(const char *text, const char *end)
{
	return text < end && (*text == '`' || *text == '~') && line_run(text, end) > 2 &&
	       memchr(text + line_run(text, end), '`', (size_t)(end - text) - line_run(text, end)) == NULL;
}

static void add_code(struct cell *cell, const char *text, const char *end)
{
	const char *ticks = memchr(text, '`', (size_t)(end - text)) != NULL ? "``" : "`";

	strbuf_add(&cell->text, ticks);
	strbuf_add(&cell->text, ticks[1] != '\0' ? " " : "");
	add_escaped(&cell->text, text, end);
	strbuf_add(&cell->text, ticks[1] != '\0' ? " " : "");
	strbuf_add(&cell->text, ticks);
}

/* Tags alone, as in "<p></p>", which others put there to begin a paragraph. */
static bool is_tags(const char *text, const char *end)
{
	while (text < end && *text == '<' && (text = memchr(text, '>', (size_t)(end - text))) != NULL)
		text++;
	return text == end;
}

/* "|---|---|" of a table in the cell. */
static bool is_rule(const char *text, const char *end)
{
	const char *p = text;

	while (p < end && strchr("|-: ", *p) != NULL)
		p++;
	return *text == '|' && p == end;
}

void cell_add(struct cell *cell, const char *text, const char *stop)
{
	const char *end = line_trim(text, stop), *body = line_skip_blanks(text, end);
	bool begins = body < end && (strchr("#|", *body) != NULL || line_skip_item(body, end) != body);

	if (body == end || is_fence(body, end) || (!cell->code && is_rule(body, end))) {
		cell->code = cell->code != is_fence(body, end);
		cell->open = false;
		return;
	}
	if (cell->said)
		strbuf_add(&cell->text, cell->open && !begins && !cell->code ? " " : "<br>");
	if (cell->code)
		add_code(cell, text, end);
	else
		add_escaped(&cell->text, body, end);
	cell->said = cell->said || cell->code || !is_tags(body, end);
	cell->open = !cell->code;
	if (cell->open && end[-1] == '\\') {
		strbuf_truncate(&cell->text, cell->text.len - 1);
		cell->open = false;
	}
}

void cell_deinit(struct cell *cell)
{
	strbuf_deinit(&cell->text);
	*cell = (struct cell){0};
}
