/*
 * unfence.c - fences that hold Markdown: Docusaurus has ```mdx-code-block around JSX, for the sake of
 * other readers of the file. What is in it is text of the page.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

#define WORD "mdx-code-block"

/*
 * Takes a line that begins with backticks, outside of code: *open, the length of the fence that is
 * open, or 0, changes. False if the line begins code.
 */
static bool take_fence(size_t *open, const char *body, const char *end)
{
	size_t length = line_run(body, end);
	const char *info = line_skip_blanks(body + length, end);

	if (*open == 0 && (size_t)(line_trim(info, end) - info) == strlen(WORD) &&
	    memcmp(info, WORD, strlen(WORD)) == 0) {
		*open = length;
		return true;
	}
	if (*open == 0 || info < end || length < *open)
		return false;
	*open = 0;
	return true;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, WORD);
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	struct source_line line;
	size_t open = 0;

	(void)page;
	for (;;) {
		bool outside = cursor.fence.sign == 0;
		const char *body;

		if (!source_next(in, &cursor, &line))
			break;
		body = line_skip_item(line_body(line.text, line.end), line.end);
		if (outside && line.code && *body == '`' && take_fence(&open, body, line.end)) {
			cursor.fence.sign = 0;
			dialect_say(out, &line, body, "");
		} else {
			dialect_keep(out, &line);
		}
	}
}

const struct dialect dialect_unfence = {
	.name = "unfence", .speaks = speaks, .pass = pass,
};
