/*
 * excerpt.c - a part of a file: by the numbers of its lines or by marks within it.
 *
 * Sources: the mdBook guide, "Including files"; PyMdown Extensions, "Snippets"; Sphinx,
 * "literalinclude".
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/excerpt.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "doc/line.h"

#define RANGES_MOST 64		/* of one excerpt */

/* Lines from..to, from 1, both within. */
struct range {
	long from, to;
};

static const char *line_end(const char *text, const char *end)
{
	const char *newline = memchr(text, '\n', (size_t)(end - text));

	return newline != NULL ? newline : end;
}

static void add_line(struct strbuf *out, const char *text, const char *end)
{
	strbuf_addn(out, text, (size_t)(end - text));
	strbuf_addc(out, '\n');
}

static long count_lines(const char *text, const char *end)
{
	long count = 0;

	for (; text < end; text = line_end(text, end) + 1)
		count++;
	return count;
}

/* A number that takes up all of the text up to one of the stops, or the end. */
static bool read_number(const char **text, const char *stops, long *number)
{
	char *end;

	*number = strtol(*text, &end, 10);
	if (end == *text || (*end != '\0' && strchr(stops, *end) == NULL))
		return false;
	*text = end;
	return true;
}

/* --- mdBook --- */

/* The name behind "ANCHOR:" or "ANCHOR_END:" is this one; *any: there is such a mark at all. */
static bool has_anchor(const char *line, const char *end, const char *mark, const char *name,
		       bool *any)
{
	const char *found = memmem(line, (size_t)(end - line), mark, strlen(mark));
	size_t len = 0;

	*any = false;
	if (found == NULL)
		return false;
	found = line_skip_blanks(found + strlen(mark), end);
	while (found + len < end && (found[len] == '-' || found[len] == '_' ||
				     (found[len] >= '0' && found[len] <= '9') ||
				     (found[len] >= 'A' && found[len] <= 'Z') ||
				     (found[len] >= 'a' && found[len] <= 'z') ||
				     (found[len] & 0x80) != 0))
		len++;
	*any = len > 0;
	return len == strlen(name) && memcmp(found, name, len) == 0;
}

static void add_anchored(struct strbuf *out, const char *text, const char *end, const char *name,
			 bool hidden)
{
	bool inside = false;

	for (const char *line = text, *stop; line < end; line = stop + 1) {
		bool starts, ends, ours, closes;

		stop = line_end(line, end);
		closes = has_anchor(line, stop, "ANCHOR_END:", name, &ends);
		ours = has_anchor(line, stop, "ANCHOR:", name, &starts);
		if (inside && closes) {
			inside = false;
			if (!hidden)
				return;
		} else if (ours) {
			inside = true;
		} else if (!starts && !ends && (inside || hidden)) {
			strbuf_add(out, inside ? "" : "# ");
			add_line(out, line, stop);
		}
	}
}

/* False if the spec is no range but a name. */
static bool read_mdbook_range(const char *spec, struct range *range)
{
	*range = (struct range){ 1, LONG_MAX };
	if (*spec == ':') {
		spec++;
		if (*spec != '\0' && !read_number(&spec, ":", &range->to))
			range->to = LONG_MAX;
		return true;
	}
	if (!read_number(&spec, ":", &range->from))
		return false;
	range->from = range->from > 0 ? range->from : 1;
	if (*spec == '\0')
		range->to = range->from;
	else if (*++spec != '\0' && !read_number(&spec, ":", &range->to))
		range->to = LONG_MAX;
	return true;
}

void excerpt_mdbook(struct strbuf *out, const char *text, size_t len, const char *spec,
		    bool hidden)
{
	const char *end = text + len;
	struct range range = { 1, LONG_MAX };
	long number = 1;

	if (spec != NULL && *spec != '\0' && !read_mdbook_range(spec, &range)) {
		add_anchored(out, text, end, spec, hidden);
		return;
	}
	for (const char *line = text, *stop; line < end; line = stop + 1, number++) {
		bool inside = number >= range.from && number <= range.to;

		stop = line_end(line, end);
		if (!inside && !hidden)
			continue;
		strbuf_add(out, inside ? "" : "# ");
		add_line(out, line, stop);
	}
}

/* --- ranges that are a list --- */

static bool in_ranges(const struct range *ranges, size_t count, long number)
{
	for (size_t i = 0; i < count; i++)
		if (number >= ranges[i].from && number <= ranges[i].to)
			return true;
	return false;
}

/* Numbers below 0 count from the end: -1 is the last line. */
static long from_end(long number, long lines)
{
	return number < 0 ? lines + number + 1 : number;
}

/* "3:7", "3", ":5", "-3:" between commas. The count; 0 if it is a name. */
static size_t read_snippet_ranges(const char *spec, long lines, struct range *ranges)
{
	size_t count = 0;

	while (count < RANGES_MOST) {
		struct range range = { 1, LONG_MAX };

		if (*spec != ':' && !read_number(&spec, ":,", &range.from))
			return 0;
		if (*spec == ':' && spec[1] != '\0' && spec[1] != ',') {
			spec++;
			if (!read_number(&spec, ",", &range.to))
				return 0;
		} else if (*spec == ':') {
			spec++;
		}
		range.from = from_end(range.from, lines);
		range.to = from_end(range.to, lines);
		ranges[count++] = range;
		if (*spec != ',')
			break;
		spec++;
	}
	return count;
}

/* "--8<-- [start:name]": a line that marks where a section begins or ends. */
static bool is_section_mark(const char *line, const char *end, const char *word, const char *name)
{
	const char *at = memmem(line, (size_t)(end - line), "-8<-", 4);
	size_t len = strlen(word);

	if (at == NULL)
		return false;
	for (at += 4; at < end && *at == '-';)
		at++;
	at = line_skip_blanks(at, end);
	if (at == end || *at != '[')
		return false;
	at = line_skip_blanks(at + 1, end);
	if ((size_t)(end - at) < len || memcmp(at, word, len) != 0)
		return false;
	at = line_skip_blanks(at + len, end);
	if (at == end || *at != ':')
		return false;
	at = line_skip_blanks(at + 1, end);
	len = name != NULL ? strlen(name) : 0;
	return name == NULL || ((size_t)(end - at) > len && memcmp(at, name, len) == 0 &&
				strchr(" \t]", at[len]) != NULL);
}

void excerpt_snippet(struct strbuf *out, const char *text, size_t len, const char *spec)
{
	const char *end = text + len;
	struct range ranges[RANGES_MOST];
	bool all = spec == NULL || *spec == '\0', inside = false;
	size_t count = all ? 0 : read_snippet_ranges(spec, count_lines(text, end), ranges);
	bool named = !all && count == 0;
	long number = 1;

	for (const char *line = text, *stop; line < end; line = stop + 1, number++) {
		stop = line_end(line, end);
		if (named && is_section_mark(line, stop, "start", spec))
			inside = true;
		else if (named && inside && is_section_mark(line, stop, "end", spec))
			return;
		else if (!is_section_mark(line, stop, "start", NULL) &&
			 !is_section_mark(line, stop, "end", NULL) &&
			 (all || (named ? inside : in_ranges(ranges, count, number))))
			add_line(out, line, stop);
	}
}

/* --- Sphinx --- */

static size_t read_sphinx_ranges(const char *spec, struct range *ranges)
{
	size_t count = 0;

	while (*spec != '\0' && count < RANGES_MOST) {
		struct range range = { 1, LONG_MAX };

		spec += strspn(spec, " ,");
		if (*spec != '-' && !read_number(&spec, "-, ", &range.from))
			break;
		if (*spec != '-')
			range.to = range.from;
		else if (spec++, *spec >= '0' && *spec <= '9' && !read_number(&spec, ", ", &range.to))
			break;
		ranges[count++] = range;
	}
	return count;
}

void excerpt_sphinx(struct strbuf *out, const char *text, size_t len, const char *lines)
{
	const char *end = text + len;
	struct range ranges[RANGES_MOST];
	size_t count = lines != NULL ? read_sphinx_ranges(lines, ranges) : 0;
	long number = 1;

	for (const char *line = text, *stop; line < end; line = stop + 1, number++) {
		stop = line_end(line, end);
		if (count == 0 || in_ranges(ranges, count, number))
			add_line(out, line, stop);
	}
}

size_t excerpt_between(const char **start, const char *text, size_t len, const char *after,
		       const char *before)
{
	const char *end = text + len, *found;

	if (after != NULL && (found = memmem(text, len, after, strlen(after))) != NULL)
		text = found + strlen(after);
	if (before != NULL &&
	    (found = memmem(text, (size_t)(end - text), before, strlen(before))) != NULL)
		end = found;
	*start = text;
	return (size_t)(end - text);
}
