/* flat.c - a paragraph as one string, cut into lines. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/flat.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/width.h"
#include "base/xalloc.h"

#define CLUSTER_BYTES 20

void flattener_add(struct flattener *flattener, const char *text, size_t len, enum style style, unsigned marks, int target)
{
	struct segment *last = flattener->count > 0 ? &flattener->segments[flattener->count - 1] : NULL;

	if (len == 0)
		return;
	if (flattener->glue || last == NULL || last->style != style || last->marks != marks || last->target != target) {
		flattener->segments = xgrow(flattener->segments, flattener->count, &flattener->cap, sizeof *last);
		flattener->segments[flattener->count++] = (struct segment){
			.start = flattener->text.len, .style = (uint8_t)style, .marks = (uint8_t)marks, .target = target,
			.glued = flattener->glue,
		};
		flattener->glue = false;
	}
	if (flattener->ascii)
		ascii_add(&flattener->text, text, len);
	else
		strbuf_addn(&flattener->text, text, len);
}

void flattener_glue(struct flattener *flattener)
{
	flattener->glue = flattener->text.len > 0;
}

void flattener_finish(struct flattener *flattener, struct flat *flat)
{
	size_t len = flattener->text.len;
	char *breaks = arena_alloc(flattener->arena, len + 1);
	struct segment *segments = arena_array(flattener->arena, flattener->count + 1, sizeof *segments);

	if (len > 0) {
		unicode_line_breaks(flattener->text.data, len, breaks);
		memcpy(segments, flattener->segments, flattener->count * sizeof *segments);
		for (size_t i = 0; i < flattener->count; i++)
			if (segments[i].glued)
				breaks[segments[i].start] = BREAK_NONE;
	}
	*flat = (struct flat){
		.text = arena_strndup(flattener->arena, strbuf_text(&flattener->text), len), .len = len, .breaks = breaks,
		.segments = segments, .segment_count = flattener->count, .lead = flattener->lead,
		.ambiguous = flattener->ambiguous,
	};
	strbuf_deinit(&flattener->text);
	free(flattener->segments);
	flattener->segments = NULL;
	flattener->count = flattener->cap = flattener->lead = 0;
}

/* The end of the piece that begins at `from` and cannot be broken, sought for at most so many bytes. */
static size_t piece_end(const struct flat *flat, size_t from, size_t most)
{
	size_t i = from + 1;
	size_t end = flat->len - from > most ? from + most : flat->len;

	while (i < end && flat->breaks[i] == BREAK_NONE)
		i++;
	return i;
}

static size_t trim(const char *text, size_t start, size_t end)
{
	while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\n'))
		end--;
	return end;
}

bool flat_line(const struct flat *flat, size_t *at, int width, size_t *start, size_t *end)
{
	/*
	 * More bytes than these cannot fit, a cell being a base and at most four marks; so one endless word is not
	 * read to its end for each line anew.
	 */
	size_t most = ((size_t)width + 1) * CLUSTER_BYTES;
	size_t pos = *at;
	int used = 0;

	if (pos >= flat->len)
		return false;
	*start = *end = pos;
	while (pos < flat->len) {
		size_t next = piece_end(flat, pos, most);
		size_t shown = trim(flat->text, pos, next);
		int cells = width_text(flat->text + pos, shown - pos, flat->ambiguous);

		if (used + cells > width) {
			if (*end > *start)
				break;
			/* One piece alone is wider than the line: cut it between clusters. */
			shown = pos + width_fit(flat->text + pos, shown - pos, flat->ambiguous, width, NULL);
			if (shown == pos)
				shown += unicode_cluster(flat->text + pos, flat->len - pos);
			*end = shown;
			*at = shown;
			return true;
		}
		if (shown > pos)
			*end = shown;
		used += cells + (int)(next - shown);	/* only blanks stand between: a cell a byte */
		pos = next;
		if (pos < flat->len && flat->breaks[pos] == BREAK_MUST)
			break;
	}
	*at = pos;
	if (*end < *start)
		*end = *start;
	return true;
}

void flat_measure(const struct flat *flat, int *natural, int *least)
{
	int line = 0;
	size_t next;

	*natural = *least = 0;
	for (size_t pos = 0; pos < flat->len; pos = next) {
		size_t shown;
		int cells;

		next = piece_end(flat, pos, flat->len);
		shown = trim(flat->text, pos, next);
		cells = width_text(flat->text + pos, shown - pos, flat->ambiguous);
		*least = cells > *least ? cells : *least;
		*natural = line + cells > *natural ? line + cells : *natural;
		line += cells + (int)(next - shown);
		if (next < flat->len && flat->breaks[next] == BREAK_MUST)
			line = 0;
	}
}
