/* splice.c - writes the lines of a page in which the text of other files is put. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/splice.h"

#include <string.h>

#include "doc/line.h"

void splice_deinit(struct splice *splice)
{
	strbuf_deinit(&splice->row);
	strbuf_deinit(&splice->prefix);
}

void splice_end(struct splice *splice, bool drop)
{
	const char *row = strbuf_text(&splice->row);

	if (!drop || !line_is_blank(row, row + splice->row.len)) {
		fence_line(&splice->fence, row, row + splice->row.len);
		source_add(splice->out, row, splice->row.len, splice->line);
	}
	strbuf_reset(&splice->row);
	strbuf_addn(&splice->row, strbuf_text(&splice->prefix), splice->prefix.len);
	splice->counted = 0;
	splice->span = false;
}

void splice_put(struct splice *splice, const char *text, size_t len)
{
	const char *end = text + len;

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *stop = newline != NULL ? newline : end;

		strbuf_addn(&splice->row, text, (size_t)(stop - text));
		if (newline != NULL)
			splice_end(splice, false);
		text = newline != NULL ? newline + 1 : end;
	}
}

bool splice_in_code(const struct splice *splice)
{
	return splice->fence.sign != 0;
}

struct strbuf splice_indent(struct splice *splice)
{
	struct strbuf before = splice->prefix;
	const char *row = strbuf_text(&splice->row), *end = row + splice->row.len;
	const char *body = line_body(row, end);

	body = line_skip_item(body, end);
	splice->prefix = (struct strbuf){0};
	if (body == end)
		line_add_prefix(&splice->prefix, row, end);
	else
		strbuf_addn(&splice->prefix, strbuf_text(&before), before.len);
	return before;
}

void splice_restore(struct splice *splice, struct strbuf before)
{
	strbuf_deinit(&splice->prefix);
	splice->prefix = before;
}

void splice_mark(struct splice *splice, const struct marker *marker)
{
	const char *row = strbuf_text(&splice->row), *end = row + splice->row.len;
	const char *body = line_body(row, end);
	struct strbuf before = splice_indent(splice);

	if (line_skip_item(body, end) != end)
		splice_end(splice, false);
	marker_write(&splice->row, splice->page->markers, marker);
	splice_end(splice, false);
	splice_restore(splice, before);
}

/* A run of backticks longer than any in the text. */
static void add_fence(struct strbuf *out, const char *text, size_t len)
{
	size_t longest = 2, run = 0;

	for (size_t i = 0; i < len; i++) {
		run = text[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (size_t i = 0; i <= longest; i++)
		strbuf_addc(out, '`');
}

void splice_fenced(struct splice *splice, const char *info, const char *text, size_t len)
{
	struct strbuf before = splice_indent(splice);
	struct strbuf fence = {0};

	add_fence(&fence, text, len);
	splice_put(splice, fence.data, fence.len);
	splice_put(splice, info, strlen(info));
	splice_put(splice, "\n", 1);
	splice_put(splice, text, len);
	if (len > 0 && text[len - 1] != '\n')
		splice_put(splice, "\n", 1);
	splice_put(splice, fence.data, fence.len);
	strbuf_deinit(&fence);
	splice_restore(splice, before);
}

/* Each byte is looked at once, however many directives a line has. */
static bool in_code_span(struct splice *splice)
{
	for (; splice->counted < splice->row.len; splice->counted++)
		splice->span = splice->span != (splice->row.data[splice->counted] == '`');
	return splice->span;
}

void splice_missing(struct splice *splice, const char *directive, size_t len, const char *path)
{
	struct strbuf said = {0};

	if (splice_in_code(splice)) {
		strbuf_addn(&said, directive, len);
		strbuf_add(&said, "  [not found]");
	} else if (in_code_span(splice)) {
		strbuf_addn(&said, directive, len);
	} else {
		const char *quote = strchr(path, '`') == NULL ? "`" : "";

		strbuf_addf(&said, "[not found: %s%s%s]", quote, path, quote);
	}
	splice_put(splice, strbuf_text(&said), said.len);
	strbuf_deinit(&said);
}
