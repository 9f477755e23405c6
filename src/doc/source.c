/* source.c - the text of a page on its way to the Markdown parser. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "doc/line.h"

#define CODE_INDENT 4		/* columns: CommonMark 0.30, section 4.4 */

static void number_line(struct source *source, int line)
{
	source->lines = xgrow(source->lines, source->count, &source->cap, sizeof *source->lines);
	source->lines[source->count++] = line;
}

void source_load(struct source *source, const char *text, size_t len, int first)
{
	const char *end = text + len;

	strbuf_addn(&source->text, text, len);
	for (const char *line = text; line < end; first++) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));

		number_line(source, first);
		line = newline != NULL ? newline + 1 : end;
	}
}

void source_deinit(struct source *source)
{
	strbuf_deinit(&source->text);
	free(source->lines);
	*source = (struct source){0};
}

void source_add(struct source *source, const char *text, size_t len, int line)
{
	strbuf_addn(&source->text, text, len);
	strbuf_addc(&source->text, '\n');
	number_line(source, line);
}

void source_cut(struct source *source, size_t count, size_t len)
{
	source->count = count;
	strbuf_truncate(&source->text, len);
}

bool source_next(const struct source *source, struct source_cursor *cursor,
		 struct source_line *line)
{
	const char *text = strbuf_text(&source->text) + cursor->offset;
	const char *end = strbuf_text(&source->text) + source->text.len;
	const char *newline;

	if (text == end)
		return false;
	newline = memchr(text, '\n', (size_t)(end - text));
	*line = (struct source_line){
		.text = text,
		.end = newline != NULL ? newline : end,
		.line = source->lines[cursor->index++],
	};
	cursor->offset += (size_t)(line->end - text) + (newline != NULL);
	line->code = fence_line(&cursor->fence, line->text, line->end);
	if (line_is_blank(line->text, line->end)) {
		cursor->text = false;
	} else if (line->code || cursor->text || cursor->fence.in_list ||
		   line_indent(line->text, line->end) < CODE_INDENT) {
		cursor->text = !line->code;
	} else {
		line->indented = true;
	}
	return true;
}
