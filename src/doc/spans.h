/* spans.h - collects the text of one paragraph into spans: cleaned, white space collapsed. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_SPANS_H
#define DOC_SPANS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "doc/doc.h"

enum script { SCRIPT_NONE, SCRIPT_SUB, SCRIPT_SUP };

struct spans {
	struct arena *arena;		/* set before use; all else zero */
	struct span *items;
	size_t count, cap;
	struct strbuf pending;		/* text of the span being collected, as it came */
	struct strbuf raw;		/* all text so far, uncleaned: for slugs and keys */
	unsigned flags;
	int target;
	enum script script;
	bool spaced;			/* the text so far ends in white space, or is empty */
};

void spans_add(struct spans *spans, const char *text, size_t len, unsigned flags, int target);
void spans_break(struct spans *spans);
/* What follows is set below or above the line: H₂O where Unicode has the signs, else x_i and x^i. */
void spans_script(struct spans *spans, enum script script);

/* Ends the paragraph: its spans in the arena, count in *count. The rest is freed; raw must be read before. */
struct span *spans_finish(struct spans *spans, size_t *count);

/* Appends the text of finished spans, breaks as blanks. */
void spans_plain(struct strbuf *out, const struct span *spans, size_t count);

#endif
