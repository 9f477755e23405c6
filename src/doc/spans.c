/* spans.c - collects the text of one paragraph into spans. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/spans.h"

#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/unicode.h"
#include "base/xalloc.h"

static const struct { char plain; const char *sub, *sup; } scripts[] = {
	{ '0', "\u2080", "\u2070" }, { '1', "\u2081", "\u00b9" }, { '2', "\u2082", "\u00b2" }, { '3', "\u2083", "\u00b3" },
	{ '4', "\u2084", "\u2074" }, { '5', "\u2085", "\u2075" }, { '6', "\u2086", "\u2076" }, { '7', "\u2087", "\u2077" },
	{ '8', "\u2088", "\u2078" }, { '9', "\u2089", "\u2079" }, { '+', "\u208a", "\u207a" }, { '-', "\u208b", "\u207b" },
	{ '(', "\u208d", "\u207d" }, { ')', "\u208e", "\u207e" },
};

static const char *find_script(char c, enum script script)
{
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (scripts[i].plain == c)
			return script == SCRIPT_SUB ? scripts[i].sub : scripts[i].sup;
	return NULL;
}

/* Turns pending into its set form. */
static void apply_script(struct spans *spans)
{
	struct strbuf out = {0};
	bool all = spans->pending.len > 0;

	/* U+2212, the real minus sign, has no set form of its own but means the same. */
	for (size_t i = 0; i < spans->pending.len; i++) {
		const char *form;

		if (spans->pending.len - i >= 3 && memcmp(spans->pending.data + i, "\u2212", 3) == 0) {
			form = find_script('-', spans->script);
			i += 2;
		} else {
			form = find_script(spans->pending.data[i], spans->script);
		}
		if (form == NULL) {
			all = false;
			break;
		}
		strbuf_add(&out, form);
	}
	if (!all) {
		bool simple = utf8_count(spans->pending.data, spans->pending.len) == 1;

		strbuf_reset(&out);
		strbuf_add(&out, spans->script == SCRIPT_SUB ? "_" : "^");
		strbuf_add(&out, simple ? "" : "(");
		strbuf_addn(&out, spans->pending.data, spans->pending.len);
		strbuf_add(&out, simple ? "" : ")");
	}
	strbuf_deinit(&spans->pending);
	spans->pending = out;
}

static void push(struct spans *spans, const char *text, size_t len, unsigned flags)
{
	spans->items = xgrow(spans->items, spans->count, &spans->cap, sizeof *spans->items);
	spans->items[spans->count++] = (struct span){
		.text = arena_strndup(spans->arena, text, len), .len = len, .flags = flags, .target = spans->target,
	};
}

static void flush(struct spans *spans)
{
	struct strbuf clean = {0};
	size_t kept = 0;

	if (spans->pending.len == 0)
		return;
	if (spans->script != SCRIPT_NONE)
		apply_script(spans);
	sanitize_text(&clean, spans->pending.data, spans->pending.len,
		      spans->flags & SPAN_CODE ? SANITIZE_LINE : SANITIZE_PROSE);
	for (size_t i = 0; i < clean.len; i++) {
		bool space = clean.data[i] == ' ' || clean.data[i] == '\n';

		if (space && spans->spaced && !(spans->flags & SPAN_CODE))
			continue;
		clean.data[kept++] = space ? ' ' : clean.data[i];
		spans->spaced = space;
	}
	if (kept > 0)
		push(spans, clean.data, kept, spans->flags);
	strbuf_deinit(&clean);
	strbuf_reset(&spans->pending);
}

void spans_add(struct spans *spans, const char *text, size_t len, unsigned flags, int target)
{
	if (len == 0)
		return;
	if (flags != spans->flags || target != spans->target) {
		flush(spans);
		spans->flags = flags;
		spans->target = target;
	}
	if (spans->count == 0 && spans->pending.len == 0 && spans->raw.len == 0)
		spans->spaced = true;
	strbuf_addn(&spans->pending, text, len);
	strbuf_addn(&spans->raw, text, len);
}

void spans_break(struct spans *spans)
{
	flush(spans);
	push(spans, "", 0, SPAN_BREAK);
	strbuf_addc(&spans->raw, ' ');
	spans->spaced = true;
}

void spans_script(struct spans *spans, enum script script)
{
	flush(spans);
	spans->script = script;
}

struct span *spans_finish(struct spans *spans, size_t *count)
{
	struct span *result;

	flush(spans);
	/* White space and breaks at the end carry nothing. */
	while (spans->count > 0) {
		struct span *last = &spans->items[spans->count - 1];

		while (last->len > 0 && last->text[last->len - 1] == ' ' && !(last->flags & SPAN_CODE))
			last->len--;
		if (last->len > 0)
			break;
		spans->count--;
	}
	*count = spans->count;
	result = arena_array(spans->arena, spans->count + 1, sizeof *result);
	if (spans->count > 0)
		memcpy(result, spans->items, spans->count * sizeof *result);
	free(spans->items);
	strbuf_deinit(&spans->pending);
	strbuf_deinit(&spans->raw);
	return result;
}

void spans_plain(struct strbuf *out, const struct span *spans, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (spans[i].flags & SPAN_BREAK)
			strbuf_addc(out, ' ');
		else
			strbuf_addn(out, spans[i].text, spans[i].len);
}
