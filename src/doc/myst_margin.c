/*
 * myst_margin.c - what is in a directive of MyST that is set in stands as far in as its fence: it is
 * moved back to the margin, or the parser would take it for code. In a list, where the parser needs
 * the blanks, all stays.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "doc/dialect.h"
#include "doc/line.h"

#define CODE_INDENT 4
#define LEVELS_MOST 100		/* fences in each other; what is deeper stays as it is */

/* A fence that is open. */
struct level {
	char sign;
	size_t length;
	bool code;			/* it is no directive */
	int shift;			/* columns that what is in it loses */
};

struct walk {
	struct level *levels;
	size_t count, cap;
	bool listed;
};

static const struct level *top(const struct walk *walk)
{
	static const struct level page;

	return walk->count > 0 ? &walk->levels[walk->count - 1] : &page;
}

static void note_list(struct walk *walk, const char *text, const char *body, const char *end)
{
	if (body == end || top(walk)->code)
		return;
	if (line_skip_item(body, end) != body)
		walk->listed = true;
	else if (body == text)
		walk->listed = false;
}

/* Opens or closes a fence; text is the line without what it loses. */
static void take_fence(struct walk *walk, const char *text, const char *body, const char *end)
{
	size_t run = *body == '`' || *body == ':' || *body == '~' ? line_run(body, end) : 0;
	int indent = line_indent(text, end);
	const char *rest = body + run;
	size_t i = walk->count;

	if (run < 3 || (indent >= CODE_INDENT && !walk->listed))
		return;
	if (line_is_blank(rest, end)) {
		while (i > 0 && !top(walk)->code &&
		       !(walk->levels[i - 1].sign == *body && walk->levels[i - 1].length <= run))
			i--;
		if (i > 0 && walk->levels[i - 1].sign == *body && walk->levels[i - 1].length <= run) {
			walk->count = i - 1;
			return;
		}
	}
	if (top(walk)->code || (*body == ':' && *rest != '{') || walk->count == LEVELS_MOST)
		return;
	indent += top(walk)->shift;
	walk->levels = xgrow(walk->levels, walk->count, &walk->cap, sizeof *walk->levels);
	walk->levels[walk->count] = (struct level){
		.sign = *body, .length = run, .code = *rest != '{',
		.shift = walk->listed || *rest != '{' ? top(walk)->shift : indent };
	walk->count++;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, " :::") || dialect_has(text, len, " ```{");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	struct source_line line;
	struct walk walk = {0};

	(void)page;
	while (source_next(in, &cursor, &line)) {
		const char *text = line_dedent(line.text, line.end, top(&walk)->shift);
		const char *body = line_skip_blanks(text, line.end);

		note_list(&walk, text, body, line.end);
		if (body < line.end)
			take_fence(&walk, text, body, line.end);
		source_add(out, text, (size_t)(line.end - text), line.line);
	}
	free(walk.levels);
}

const struct dialect dialect_myst_margin = {
	.name = "myst margin", .bits = DIALECT_MYST, .speaks = speaks, .pass = pass,
};
