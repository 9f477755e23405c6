/*
 * tab_set.c - tabs: their labels side by side, the open one marked, and below them what is in it.
 *
 * For the screen. A pipe gets all of them, one below the other, as open folds.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/setter.h"

#include <string.h>

#include "base/ascii.h"
#include "base/width.h"
#include "doc/spans.h"

#define GAP 3			/* cells between labels */

static bool belongs(const struct block *block, const struct block *first)
{
	return block != NULL && block->kind == BLOCK_FOLD && block->as.fold.group == first->as.fold.group;
}

/* The label's text, in the layout's memory. */
static const char *label_text(struct setter *s, const struct block *tab)
{
	struct strbuf plain = {0}, text = {0};
	const char *result;

	spans_plain(&plain, tab->spans, tab->span_count);
	if (plain.len == 0)
		strbuf_add(&plain, "Tab");
	if (s->options.ascii)
		ascii_add(&text, plain.data, plain.len);
	result = arena_strdup(s->arena, s->options.ascii ? strbuf_text(&text) : plain.data);
	strbuf_deinit(&plain);
	strbuf_deinit(&text);
	return result;
}

static void set_label(struct setter *s, const struct block *tab, const char *label, size_t len, bool open)
{
	int target = tab->as.fold.target;
	const char *mark = open ? setter_glyph(s, "\u25cf ", "(*) ") : setter_glyph(s, "\u25cb ", "( ) ");

	setter_run(s, mark, strlen(mark), open ? STYLE_ACCENT : STYLE_QUIET, 0, target);
	setter_run(s, label, len, open ? STYLE_ACCENT : STYLE_LINK, open ? MARK_STRONG : 0, target);
}

/* The labels, on as many lines as they need. */
static void set_labels(struct setter *s, const struct block *first, const struct block *chosen)
{
	int mark = width_text(setter_glyph(s, "\u25cf ", "(*) "), strlen(setter_glyph(s, "\u25cf ", "(*) ")),
			      s->options.ambiguous);

	setter_begin(s, first, 0);
	for (const struct block *tab = first; belongs(tab, first); tab = tab->next) {
		const char *label = label_text(s, tab);
		size_t len = strlen(label);
		int room = setter_width(s) - mark;
		int cells;

		len = width_fit(label, len, s->options.ambiguous, room > 2 ? room : 2, NULL);
		cells = mark + width_text(label, len, s->options.ambiguous);
		if (tab != first && s->cells + GAP + cells > s->options.width) {
			setter_end(s);
			setter_begin(s, first, 0);
		} else if (tab != first) {
			setter_repeat(s, " ", GAP, STYLE_TEXT);
		}
		set_label(s, tab, label, len, tab == chosen);
	}
	setter_end(s);
}

const struct block *tab_set(struct setter *s, const struct block *first)
{
	const struct block *chosen = NULL, *last = first;
	struct frame frame = { .step = -1, .first_count = 1 };

	for (const struct block *tab = first; belongs(tab, first); tab = tab->next) {
		if (chosen == NULL && setter_is_open(s, tab))
			chosen = tab;
		last = tab;
	}
	set_labels(s, first, chosen);
	if (chosen != NULL && chosen->first != NULL) {
		bool framed;

		frame.rest = frame.first[0] = setter_make_run(s, setter_glyph(s, "\u2502 ", "| "), STYLE_FAINT, -1);
		framed = setter_push(s, &frame);
		setter_children(s, chosen, false);
		if (framed)
			setter_pop(s);
	}
	return last;
}
