/* seen.c - a set of ranges of places: sorted, disjoint, merged where they touch. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

void seen_deinit(struct seen *seen)
{
	free(seen->ranges);
	*seen = (struct seen){0};
}

void seen_clear(struct seen *seen)
{
	seen->count = 0;
}

int place_compare(struct place a, struct place b)
{
	if (a.block != b.block)
		return a.block < b.block ? -1 : 1;
	return (a.offset > b.offset) - (a.offset < b.offset);
}

/* The first range that ends at or behind a place. */
static size_t find_end(const struct seen *seen, struct place place)
{
	size_t low = 0, high = seen->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (place_compare(seen->ranges[middle].to, place) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool seen_add(struct seen *seen, struct place from, struct place to)
{
	size_t first, last;

	if (place_compare(from, to) >= 0)
		return false;
	first = last = find_end(seen, from);
	while (last < seen->count && place_compare(seen->ranges[last].from, to) <= 0)
		last++;
	if (last == first + 1 && place_compare(seen->ranges[first].from, from) <= 0 &&
	    place_compare(to, seen->ranges[first].to) <= 0)
		return false;
	if (last > first) {
		if (place_compare(seen->ranges[first].from, from) < 0)
			from = seen->ranges[first].from;
		if (place_compare(to, seen->ranges[last - 1].to) < 0)
			to = seen->ranges[last - 1].to;
	} else {
		seen->ranges = xgrow(seen->ranges, seen->count, &seen->cap, sizeof *seen->ranges);
	}
	/* one range takes the place of those from first to last */
	memmove(seen->ranges + first + 1, seen->ranges + last,
		(seen->count - last) * sizeof *seen->ranges);
	seen->count = seen->count - (last - first) + 1;
	seen->ranges[first] = (struct seen_range){ from, to };
	return true;
}

bool seen_has(const struct seen *seen, struct place place)
{
	size_t at = find_end(seen, place);

	/* a range that ends exactly at the place does not hold it, but the next one may begin there
	 */
	if (at < seen->count && place_compare(seen->ranges[at].to, place) == 0)
		at++;
	return at < seen->count && place_compare(seen->ranges[at].from, place) <= 0;
}

static void format_place(struct strbuf *out, struct place place)
{
	if (place.block == PLACE_END.block)
		strbuf_add(out, "end");
	else
		strbuf_addf(out, "%d.%u", place.block, (unsigned)place.offset);
}

void seen_format(struct strbuf *out, const struct seen *seen)
{
	for (size_t i = 0; i < seen->count; i++) {
		if (i > 0)
			strbuf_addc(out, ',');
		format_place(out, seen->ranges[i].from);
		strbuf_addc(out, '-');
		format_place(out, seen->ranges[i].to);
	}
}

static bool parse_number(const char **text, uint64_t most, uint64_t *value)
{
	const char *start = *text;

	*value = 0;
	for (; **text >= '0' && **text <= '9'; (*text)++) {
		*value = *value * 10 + (uint64_t)(**text - '0');
		if (*value > most)
			return false;
	}
	return *text > start;
}

static bool parse_place(const char **text, struct place *place)
{
	uint64_t block, offset;

	if (strncmp(*text, "end", 3) == 0) {
		*text += 3;
		*place = PLACE_END;
		return true;
	}
	if (!parse_number(text, INT32_MAX - 1, &block) || *(*text)++ != '.' ||
	    !parse_number(text, UINT32_MAX, &offset))
		return false;
	*place = (struct place){ (int)block, (uint32_t)offset };
	return true;
}

bool seen_parse(struct seen *seen, const char *text)
{
	while (*text != '\0') {
		struct place from, to;

		if (!parse_place(&text, &from) || *text++ != '-' || !parse_place(&text, &to))
			return false;
		seen_add(seen, from, to);
		if (*text == ',')
			text++;
		else if (*text != '\0')
			return false;
	}
	return true;
}
