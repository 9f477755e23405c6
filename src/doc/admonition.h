/*
 * admonition.h - Docusaurus callouts: lines of ::: around Markdown.
 *
 * A pass over source lines before the Markdown parser. It replaces each opening and closing line by one
 * line that the parser hands through as a block of its own (a processing instruction,
 * CommonMark 0.30 section 4.6, kind 3), so that lines keep their numbers and the
 * parser's own rules decide which list or quote the callout is in.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_ADMONITION_H
#define DOC_ADMONITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "doc/doc.h"

struct admonition {
	bool open;			/* false: a closing line */
	bool boxed;			/* of a known kind; else its contents stand alone */
	enum callout_kind kind;
	const char *label;		/* "Note", "Tip", ... */
	const char *title;		/* Markdown, or NULL */
};

struct admonition_list {
	struct admonition *items;
	size_t count, cap;
};

/* Appends the text with its callout lines replaced; what they said goes to list, strings into arena. */
void admonition_mark(struct strbuf *out, const char *text, size_t len, struct arena *arena, struct admonition_list *list);

/* The entry that a block's literal stands for, or NULL if it is none of ours. */
const struct admonition *admonition_find(const struct admonition_list *list, const char *literal);

/* The kind and label of a word such as "tip" or "CAUTION"; false if it is no callout's name. */
bool admonition_kind(const char *word, size_t len, enum callout_kind *kind, const char **label);

#endif
