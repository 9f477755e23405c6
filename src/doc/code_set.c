/* code_set.c - blocks of code as lines: cut, coloured, with what the author points at set off. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/setter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "doc/highlight.h"

/* A block while it is set. */
struct listing {
	const struct block *block;
	const char *text;
	size_t len;
	unsigned char *styles;		/* per byte */
	const bool *marked;		/* per line, or NULL */
	int number;			/* of the next line; 0: none */
	int digits;			/* that the last number has */
};

/* Where to cut a line of code that is too long: behind the last blank of its right half, else between clusters. */
static size_t code_cut(const char *text, size_t len, int width, int ambiguous)
{
	size_t fit = width_fit(text, len, ambiguous, width, NULL);

	if (fit == 0)
		return width_fit(text, len, ambiguous, 2, NULL);
	if (fit < len)
		for (size_t i = fit; i > fit / 2; i--)
			if (text[i - 1] == ' ')
				return i;
	return fit;
}

static void set_runs(struct setter *s, const char *text, size_t len, const unsigned char *styles, unsigned marks)
{
	for (size_t i = 0, next; i < len; i = next) {
		for (next = i + 1; next < len && styles[next] == styles[i];)
			next++;
		setter_run(s, text + i, next - i, styles[i], marks, -1);
	}
}

static void set_label(struct setter *s, const char *label)
{
	int cells = width_text(label, strlen(label), s->options.ambiguous);
	int room = s->options.width - s->cells - cells - 1;

	if (label[0] == '\0' || strcmp(label, "text") == 0 || s->options.print || room < 2)
		return;
	setter_repeat(s, " ", room, STYLE_CODE);
	setter_run(s, label, strlen(label), STYLE_QUIET, 0, -1);
}

/* The left edge: two cells, where there is room; a bar in them says that the line is set off. */
static void set_edge(struct setter *s, bool marked)
{
	const char *bar = setter_glyph(s, "\u258c", ">");
	int cells = width_text(bar, strlen(bar), s->options.ambiguous);

	if (setter_width(s) <= 6)
		return;
	if (!marked) {
		setter_run(s, "  ", 2, STYLE_CODE, 0, -1);
		return;
	}
	setter_run(s, bar, strlen(bar), STYLE_ACCENT, 0, -1);
	setter_run(s, " ", cells < 2 ? 1 : 0, STYLE_CODE, 0, -1);
}

/* The number of a line, or as many blanks; for the screen alone: from a pipe code is copied. */
static void set_number(struct setter *s, const struct listing *listing, bool blank)
{
	char text[24];

	if (listing->number == 0 || s->options.print || setter_width(s) < 3 * listing->digits + 12)
		return;
	if (blank)
		snprintf(text, sizeof text, "%*s", listing->digits + 2, "");
	else
		snprintf(text, sizeof text, "%*d  ", listing->digits, listing->number);
	setter_run(s, arena_strdup(s->arena, text), strlen(text), STYLE_QUIET, 0, -1);
}

static void set_line(struct setter *s, const struct listing *listing, size_t start, size_t end, bool marked)
{
	static const char *const go_on[] = { "\u21aa ", "\\ " };
	const char *again = setter_glyph(s, go_on[0], go_on[1]);
	size_t at = start;

	do {
		int room;
		size_t cut;

		setter_begin(s, listing->block, (uint32_t)at);
		s->line.ground = STYLE_CODE;
		set_edge(s, marked);
		set_number(s, listing, at > start);
		room = s->options.width - s->cells - (at > start ? 2 : 0);
		room -= setter_width(s) <= 6 ? 2 : 0;
		cut = code_cut(listing->text + at, end - at, room > 2 ? room : 2, s->options.ambiguous);
		if (at > start)
			setter_run(s, again, strlen(again), STYLE_QUIET, 0, -1);
		set_runs(s, listing->text + at, cut, listing->styles + at, marked ? MARK_STRONG : 0);
		if (start == 0 && at == 0)
			set_label(s, listing->block->as.code.language);
		setter_end(s);
		at += cut;
	} while (at < end);
}

static void set_title(struct setter *s, const struct block *block)
{
	const char *title = block->as.code.title;
	struct strbuf text = {0};

	if (title == NULL || title[0] == '\0')
		return;
	if (s->options.ascii)
		ascii_add(&text, title, strlen(title));
	else
		strbuf_add(&text, title);
	setter_begin(s, block, 0);
	setter_run(s, arena_strndup(s->arena, text.data, text.len),
		   width_fit(strbuf_text(&text), text.len, s->options.ambiguous, setter_width(s), NULL), STYLE_QUIET, 0, -1);
	setter_end(s);
	strbuf_deinit(&text);
}

static void set_lines(struct setter *s, struct listing *listing)
{
	const char *text = listing->text;
	size_t line = 0;

	for (size_t at = 0, end; at <= listing->len; at = end + 1, line++) {
		const char *newline = memchr(text + at, '\n', listing->len - at);

		end = newline != NULL ? (size_t)(newline - text) : listing->len;
		set_line(s, listing, at, end, listing->marked != NULL && listing->marked[line]);
		listing->number += listing->number > 0;
	}
}

static int count_digits(const struct listing *listing)
{
	int last = listing->number;

	for (size_t i = 0; i < listing->len; i++)
		last += listing->text[i] == '\n';
	return snprintf(NULL, 0, "%d", last);
}

void code_set(struct setter *s, const struct block *block)
{
	const struct language *language = highlight_language(block->as.code.language);
	const struct code_extra *extra = block->as.code.extra;
	struct listing listing = { .block = block };
	struct strbuf text = {0};

	if (s->options.ascii)
		ascii_add(&text, block->as.code.text, block->as.code.len);
	else
		strbuf_addn(&text, block->as.code.text, block->as.code.len);
	listing.len = text.len;
	listing.text = arena_strndup(s->arena, strbuf_text(&text), text.len);
	strbuf_deinit(&text);
	if (extra != NULL) {
		listing.marked = extra->marked;
		listing.number = extra->first;
		listing.digits = count_digits(&listing);
	}
	listing.styles = xmalloc(listing.len + 1);
	memset(listing.styles, STYLE_CODE, listing.len + 1);
	if (language != NULL)
		highlight(language, listing.text, listing.len, listing.styles);
	set_title(s, block);
	set_lines(s, &listing);
	free(listing.styles);
}
