/*
 * find.c - a text searched for in the lines of a page, also where it runs over the end of a line.
 *
 * Block by block: the lines of one are joined to one text without their bullets and bars, blanks
 * squeezed and case folded where that is wanted; each byte of it remembers its line and cell.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/find.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "base/width.h"
#include "base/xalloc.h"

struct origin {
	uint32_t line;			/* from the block's first */
	uint16_t column, cells;
};

struct joined {
	struct strbuf text;
	struct origin *origins;		/* one a byte of text */
	size_t cap;
	bool fold;
	int ambiguous;
};

void find_deinit(struct find *find)
{
	strbuf_deinit(&find->pattern);
	free(find->parts);
	find->parts = NULL;
	find->count = find->cap = find->hits = 0;
}

void find_clear(struct find *find)
{
	strbuf_reset(&find->pattern);
	find->count = find->hits = 0;
}

static void add_bytes(struct joined *joined, const char *bytes, size_t len, struct origin origin)
{
	for (size_t i = 0; i < len; i++) {
		joined->origins = xgrow(joined->origins, joined->text.len, &joined->cap,
					sizeof *joined->origins);
		joined->origins[joined->text.len] = origin;
		strbuf_addc(&joined->text, bytes[i]);
	}
}

static void add_cluster(struct joined *joined, const char *cluster, size_t len,
			struct origin origin)
{
	struct strbuf folded = {0};
	char c = cluster[0];

	if (c == ' ' && (joined->text.len == 0 || joined->text.data[joined->text.len - 1] == ' '))
		return;
	if (!joined->fold) {
		add_bytes(joined, cluster, len, origin);
	} else if (len == 1) {
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		add_bytes(joined, &c, 1, origin);
	} else {
		unicode_fold(&folded, cluster, len);
		add_bytes(joined, strbuf_text(&folded), folded.len, origin);
		strbuf_deinit(&folded);
	}
}

/* Bullets, boxes and rules are the layout's, not the text's. */
static bool is_decoration(const struct run *run)
{
	return run->style == STYLE_BULLET || run->style == STYLE_BOX ||
	       run->style == STYLE_BOX_DONE || run->style == STYLE_RULE;
}

/* The bar along a callout or quotation: a lone sign at the head of a line. */
static bool is_bar(const struct run *run)
{
	return run->len >= 3 && memcmp(run->text, "\xe2\x94", 2) == 0;
}

static void add_line(struct joined *joined, const struct line *line, uint32_t number)
{
	int column = 0;

	for (int i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		size_t done = 0;
		int at = column;

		column += run->cells;
		if (is_decoration(run) || is_bar(run))
			continue;
		while (done < run->len) {
			size_t bytes = 0;
			int cells = width_cluster(run->text + done, run->len - done,
						  joined->ambiguous, &bytes);

			if (bytes == 0)
				break;
			add_cluster(joined, run->text + done, bytes,
				    (struct origin){ number, (uint16_t)at, (uint16_t)cells });
			at += cells;
			done += bytes;
		}
	}
	add_cluster(joined, " ", 1, (struct origin){ number, (uint16_t)column, 0 });
}

static void add_part(struct find *find, size_t line, const struct origin *origin, size_t hit)
{
	struct find_part *last = find->count > 0 ? &find->parts[find->count - 1] : NULL;

	if (last != NULL && last->hit == hit && last->line == line) {
		int end = origin->column + origin->cells;

		if (end > last->column + last->cells)
			last->cells = end - last->column;
		return;
	}
	if (origin->cells == 0)
		return;
	find->parts = xgrow(find->parts, find->count, &find->cap, sizeof *find->parts);
	find->parts[find->count++] = (struct find_part){ line, origin->column, origin->cells, hit };
}

static void search_joined(struct find *find, const struct joined *joined, size_t first,
			  const struct strbuf *pattern)
{
	const char *text = strbuf_text(&joined->text);
	size_t from = 0;

	while (joined->text.len - from >= pattern->len) {
		const char *hit = memmem(text + from, joined->text.len - from, pattern->data,
					 pattern->len);
		size_t at, before = find->count;

		if (hit == NULL)
			break;
		at = (size_t)(hit - text);
		for (size_t i = at; i < at + pattern->len; i++)
			add_part(find, first + joined->origins[i].line, &joined->origins[i],
				 find->hits);
		if (find->count > before)
			find->hits++;
		from = at + pattern->len;
	}
}

static bool has_capital(const char *text, size_t len)
{
	struct strbuf lower = {0};
	bool capital;

	unicode_lower(&lower, text, len);
	capital = lower.len != len || memcmp(strbuf_text(&lower), text, len) != 0;
	strbuf_deinit(&lower);
	return capital;
}

/* The pattern in the form that joined text has. */
static void make_needle(struct strbuf *out, const char *text, size_t len, bool fold)
{
	struct strbuf plain = {0};

	if (fold)
		unicode_fold(&plain, text, len);
	else
		strbuf_addn(&plain, text, len);
	for (size_t i = 0; i < plain.len; i++)
		if (plain.data[i] != ' ' || (i > 0 && plain.data[i - 1] != ' '))
			strbuf_addc(out, plain.data[i]);
	strbuf_deinit(&plain);
}

void find_run(struct find *find, const struct layout *layout, int ambiguous)
{
	size_t lines = layout_line_count(layout);
	struct joined joined = {
		.ambiguous = ambiguous,
		.fold = !has_capital(strbuf_text(&find->pattern), find->pattern.len)};
	struct strbuf needle = {0};

	find->count = find->hits = 0;
	make_needle(&needle, strbuf_text(&find->pattern), find->pattern.len, joined.fold);
	for (size_t first = 0, next; first < lines && needle.len > 0; first = next) {
		const struct block *block = layout_line(layout, first)->block;

		strbuf_reset(&joined.text);
		for (next = first; next < lines && layout_line(layout, next)->block == block;
		     next++)
			add_line(&joined, layout_line(layout, next), (uint32_t)(next - first));
		search_joined(find, &joined, first, &needle);
	}
	strbuf_deinit(&needle);
	strbuf_deinit(&joined.text);
	free(joined.origins);
}

const struct find_part *find_hit(const struct find *find, size_t hit)
{
	for (size_t i = 0; i < find->count; i++)
		if (find->parts[i].hit == hit)
			return &find->parts[i];
	return NULL;
}

size_t find_from(const struct find *find, size_t line)
{
	size_t low = 0, high = find->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (find->parts[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
