/* html_table.c - tables of HTML as tables of Markdown. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/html_table.h"

#include <stdlib.h>
#include <string.h>

#include "doc/html.h"

#define COLUMNS_MAX 40
#define SPAN_MAX 20			/* columns that one cell may go over */

struct reader {
	struct strbuf *out;
	struct strbuf head;		/* the first row */
	const char *html;
	size_t len;
	int depth;
	int rows, columns, most;	/* rows so far; columns of the one being read, and most of all */
	const char *cell;		/* where the open cell begins, or NULL */
	bool row, heads;		/* a row is open; the first one has <th> in it */
	int span;			/* columns of the open cell */
};

static bool is_one_of(const struct html_tag *tag, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(tag->name, names[i]) == 0)
			return true;
	return false;
}

static int read_span(const struct html_tag *tag, const char *name)
{
	struct strbuf value = {0};
	long span = html_attribute(tag, name, &value) ? strtol(strbuf_text(&value), NULL, 10) : 1;

	strbuf_deinit(&value);
	return span < 1 ? 1 : span < SPAN_MAX ? (int)span : SPAN_MAX;
}

static void end_cell(struct reader *reader, const char *end)
{
	struct strbuf *row = reader->rows == 0 ? &reader->head : reader->out;
	struct strbuf text = {0};

	if (reader->cell == NULL)
		return;
	html_flatten(&text, reader->cell, (size_t)(end - reader->cell), reader->depth);
	for (; reader->span > 0; reader->span--) {
		strbuf_add(row, reader->columns++ == 0 ? "| " : " | ");
		for (size_t i = 0; i < text.len; i++) {
			/* A bar that is escaped already stays so. */
			if (text.data[i] == '|' && (i == 0 || text.data[i - 1] != '\\'))
				strbuf_addc(row, '\\');
			strbuf_addc(row, text.data[i]);
		}
		strbuf_reset(&text);
	}
	strbuf_deinit(&text);
	reader->cell = NULL;
}

static void end_row(struct reader *reader, const char *end)
{
	end_cell(reader, end);
	reader->row = false;
	if (reader->columns == 0)
		return;
	strbuf_add(reader->rows == 0 ? &reader->head : reader->out, " |\n");
	reader->most = reader->columns > reader->most ? reader->columns : reader->most;
	reader->columns = 0;
	reader->rows++;
}

/* Takes a tag of the table; false if Markdown cannot have it. */
static bool take_tag(struct reader *reader, const struct html_tag *tag, const char *at)
{
	static const char *const blocks[] = {
		"ul", "ol", "li", "pre", "table", "details", "blockquote", "h1", "h2", "h3", "h4",
		"h5", "h6", "script", "style", "dl", "hr", "iframe", "video",
	};
	bool cell = strcmp(tag->name, "td") == 0 || strcmp(tag->name, "th") == 0;

	if (is_one_of(tag, blocks, sizeof blocks / sizeof *blocks))
		return false;
	if (!cell && strcmp(tag->name, "tr") != 0)
		return true;
	if (cell) {
		end_cell(reader, at);
		if (tag->closing)
			return true;
		reader->cell = at + tag->len;
		reader->span = read_span(tag, "colspan");
		reader->row = true;
		reader->heads = reader->heads || (reader->rows == 0 && tag->name[1] == 'h');
		return read_span(tag, "rowspan") == 1 && reader->columns + reader->span <= COLUMNS_MAX;
	}
	end_row(reader, at);
	return true;
}

/* Text between the cells, such as a caption, would be lost. */
static bool is_loose(const struct reader *reader, char c)
{
	return reader->cell == NULL && strchr(" \t\n", c) == NULL;
}

/* Reads up to </table>; returns the bytes taken, or 0. */
static size_t read_rows(struct reader *reader)
{
	struct html_tag tag;
	size_t at = 0;

	while (at < reader->len) {
		const char *p = reader->html + at;

		if (*p == '<' && reader->len - at > 3 && memcmp(p, "<!--", 4) == 0) {
			const char *end = memmem(p, reader->len - at, "-->", 3);

			if (end == NULL)
				return 0;
			at = (size_t)(end - reader->html) + 3;
			continue;
		}
		if (*p != '<' || !html_read_tag(&tag, p, reader->len - at)) {
			if (is_loose(reader, *p) || (*p == '<' && tag.len > 64))
				return 0;
			at++;
			continue;
		}
		if (at > 0 && tag.closing && strcmp(tag.name, "table") == 0) {
			end_row(reader, p);
			return at + tag.len;
		}
		if (at > 0 && !take_tag(reader, &tag, p))
			return 0;
		at += tag.len;
	}
	return 0;
}

static void write_rule(struct strbuf *out, const struct reader *reader)
{
	if (!reader->heads) {
		for (int i = 0; i < reader->most; i++)
			strbuf_add(out, "| ");
		strbuf_add(out, "|\n");
	} else {
		strbuf_addn(out, strbuf_text(&reader->head), reader->head.len);
	}
	for (int i = 0; i < reader->most; i++)
		strbuf_add(out, "|---");
	strbuf_add(out, "|\n");
	if (!reader->heads)
		strbuf_addn(out, strbuf_text(&reader->head), reader->head.len);
}

/* The head has to have as many cells as the widest row, or Markdown drops what is beyond. */
static void widen_head(struct reader *reader)
{
	int columns = 0;

	for (size_t i = 0; i < reader->head.len; i++)
		columns += reader->head.data[i] == '|' && (i == 0 || reader->head.data[i - 1] != '\\');
	if (columns == 0)
		return;
	strbuf_truncate(&reader->head, reader->head.len - 1);
	for (columns--; columns < reader->most; columns++)
		strbuf_add(&reader->head, " |");
	strbuf_addc(&reader->head, '\n');
}

size_t html_table(struct strbuf *out, const char *html, size_t len, int depth)
{
	struct strbuf body = {0};
	struct reader reader = { .out = &body, .html = html, .len = len, .depth = depth };
	size_t used;

	if (!WITH_CMARK_GFM)
		return 0;	/* plain cmark knows no tables */
	used = read_rows(&reader);
	if (reader.rows == 0 || reader.most < 2)
		used = 0;
	if (used > 0) {
		widen_head(&reader);
		write_rule(out, &reader);
		strbuf_addn(out, strbuf_text(&body), body.len);
	}
	strbuf_deinit(&reader.head);
	strbuf_deinit(&body);
	return used;
}
