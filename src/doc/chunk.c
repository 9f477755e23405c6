/*
 * chunk.c - chunks of code of R Markdown: ```{r name, fig.alt="the column `a`"}.
 *
 * A fence whose info has a backtick is none in CommonMark (0.30, section 4.5), and the one that ends
 * it would begin code. knitr reads it, so the backticks go.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

/* "```{word ...}" with a backtick in the braces. */
static bool is_chunk(const char *body, const char *end)
{
	size_t run = body < end && *body == '`' ? line_run(body, end) : 0;
	const char *info = body + run;

	return run >= 3 && end - info > 3 && *info == '{' && end[-1] == '}' &&
	       ((info[1] >= 'a' && info[1] <= 'z') || info[1] == 'R') &&
	       memchr(info, '`', (size_t)(end - info)) != NULL;
}

static void put_opener(struct source *out, struct source_cursor *cursor,
		       const struct source_line *line, const char *body)
{
	struct strbuf row = {0};
	size_t run = line_run(body, line->end);

	strbuf_addn(&row, line->text, (size_t)(body - line->text) + run);
	for (const char *p = body + run; p < line->end; p++)
		strbuf_addc(&row, *p == '`' ? '\'' : *p);
	source_add(out, row.data, row.len, line->line);
	fence_line(&cursor->fence, row.data, row.data + row.len);
	cursor->text = false;
	strbuf_deinit(&row);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "```{");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	struct source_line line;

	(void)page;
	while (source_next(in, &cursor, &line)) {
		const char *body = line_skip_blanks(line.text, line.end);

		if (!line.code && is_chunk(body, line_trim(body, line.end)))
			put_opener(out, &cursor, &line, body);
		else
			dialect_keep(out, &line);
	}
}

const struct dialect dialect_chunk = {
	.name = "chunk", .speaks = speaks, .pass = pass,
};
