/*
 * admonition.c - Docusaurus callouts.
 *
 * Docusaurus wants more colons on the outside than inside; other dialects with ::: do not care.
 * A closing line closes the innermost callout, which reads both. Lines inside fenced code are
 * code. A callout that is never closed ends with the list, quote or page it is in.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/admonition.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/xalloc.h"
#include "doc/fence.h"

#define MARKER "<?lectern-callout "

static const struct {
	const char *word;
	enum callout_kind kind;
	const char *label;
} kinds[] = {
	{ "note",      CALLOUT_NOTE,    "Note" },
	{ "info",      CALLOUT_NOTE,    "Info" },
	{ "important", CALLOUT_NOTE,    "Important" },
	{ "secondary", CALLOUT_NOTE,    "Note" },
	{ "tip",       CALLOUT_TIP,     "Tip" },
	{ "success",   CALLOUT_TIP,     "Tip" },
	{ "warning",   CALLOUT_WARNING, "Warning" },
	{ "caution",   CALLOUT_WARNING, "Caution" },
	{ "danger",    CALLOUT_DANGER,  "Danger" },
};

bool admonition_kind(const char *word, size_t len, enum callout_kind *kind, const char **label)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i].word) == len && strncasecmp(kinds[i].word, word, len) == 0) {
			*kind = kinds[i].kind;
			*label = kinds[i].label;
			return true;
		}
	return false;
}

static const char *trim_end(const char *text, const char *end)
{
	while (end > text && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	return end;
}

/* The title behind the kind: "[in brackets]", "{title="in braces"}" or the rest of the line. */
static const char *read_title(struct arena *arena, const char *text, const char *end)
{
	const char *open;

	while (text < end && (*text == ' ' || *text == '\t'))
		text++;
	end = trim_end(text, end);
	if (text == end)
		return NULL;
	if (*text == '[') {
		int depth = 0;

		for (const char *p = text; p < end; p++) {
			depth += *p == '[' ? 1 : *p == ']' ? -1 : 0;
			if (depth == 0)
				return p > text + 1 ? arena_strndup(arena, text + 1, (size_t)(p - text) - 1) : NULL;
		}
	}
	if (*text == '{') {
		open = memchr(text, '"', (size_t)(end - text));
		if (open != NULL && open - text >= 6 && strncmp(open - 6, "title=", 6) == 0) {
			const char *close = memchr(open + 1, '"', (size_t)(end - open) - 1);

			if (close != NULL && close > open + 1)
				return arena_strndup(arena, open + 1, (size_t)(close - open) - 1);
		}
		return NULL;
	}
	/* A decorative run of colons behind the word, as in "::: note :::::", is no title. */
	for (open = text; open < end && *open == ':';)
		open++;
	return open < end ? arena_strndup(arena, text, (size_t)(end - text)) : NULL;
}

/* Reads what stands behind the indentation; false if it is no callout line. */
static bool read_line(struct admonition *item, struct arena *arena, const char *text, const char *end)
{
	const char *p = text;
	const char *word;

	while (p < end && *p == ':')
		p++;
	if (p - text < 3)
		return false;
	*item = (struct admonition){0};
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	if (p == end)
		return true;
	word = p;
	while (p < end && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || *p == '-' || *p == '_'))
		p++;
	if (p == word)
		return false;
	item->open = true;
	item->boxed = admonition_kind(word, (size_t)(p - word), &item->kind, &item->label);
	item->title = item->boxed ? read_title(arena, p, end) : NULL;
	return true;
}

void admonition_mark(struct strbuf *out, const char *text, size_t len, struct arena *arena, struct admonition_list *list)
{
	const char *end = text + len;
	struct fence fence = {0};

	for (const char *line = text; line < end;) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *stop = newline != NULL ? newline : end;
		const char *body = line;
		struct admonition item;

		while (body < stop && (*body == ' ' || *body == '\t' || *body == '>'))
			body++;
		if (!fence_line(&fence, line, stop) && stop - body >= 3 && body[0] == ':' &&
		    (body - line < 4 || fence.in_list || memchr(line, '>', (size_t)(body - line)) != NULL) &&
		    read_line(&item, arena, body, stop)) {
			strbuf_addn(out, line, (size_t)(body - line));
			strbuf_addf(out, MARKER "%zu?>", list->count);
			list->items = xgrow(list->items, list->count, &list->cap, sizeof *list->items);
			list->items[list->count++] = item;
		} else {
			strbuf_addn(out, line, (size_t)(stop - line));
		}
		if (newline == NULL)
			break;
		strbuf_addc(out, '\n');
		line = newline + 1;
	}
}

const struct admonition *admonition_find(const struct admonition_list *list, const char *literal)
{
	size_t index;
	char *rest;

	literal += strspn(literal, " ");
	if (strncmp(literal, MARKER, strlen(MARKER)) != 0)
		return NULL;
	index = strtoul(literal + strlen(MARKER), &rest, 10);
	return strncmp(rest, "?>", 2) == 0 && index < list->count ? &list->items[index] : NULL;
}
