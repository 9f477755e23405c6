/* marker.c - lines that stand for what the Markdown parser does not know. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/marker.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define MARKER "<?lectern "

void marker_write(struct strbuf *out, struct markers *markers, const struct marker *marker)
{
	strbuf_addf(out, MARKER "%zu?>", markers->count);
	markers->items = xgrow(markers->items, markers->count, &markers->cap,
			       sizeof *markers->items);
	markers->items[markers->count++] = *marker;
}

const struct marker *marker_find(const struct markers *markers, const char *literal)
{
	size_t index;
	char *rest;

	literal += strspn(literal, " ");
	if (strncmp(literal, MARKER, strlen(MARKER)) != 0)
		return NULL;
	index = strtoul(literal + strlen(MARKER), &rest, 10);
	return strncmp(rest, "?>", 2) == 0 && index < markers->count ? &markers->items[index] : NULL;
}

/* Bytes of the marker at text, the newline behind it too; 0 if there is none. */
static size_t marker_len(const char *text)
{
	const char *p = text;

	if (strncmp(p, MARKER, strlen(MARKER)) != 0)
		return 0;
	p += strlen(MARKER);
	p += strspn(p, "0123456789");
	if (strncmp(p, "?>", 2) != 0)
		return 0;
	p += 2;
	return (size_t)(p - text) + (*p == '\n');
}

const char *marker_strip(struct arena *arena, const char *text)
{
	const char *kept, *at = strstr(text, MARKER);
	struct strbuf out = {0};

	if (at == NULL)
		return text;
	for (; at != NULL; at = strstr(at, MARKER)) {
		size_t len = marker_len(at);

		strbuf_addn(&out, text, (size_t)(at - text));
		strbuf_addn(&out, at, len > 0 ? 0 : 1);
		text = at += len > 0 ? len : 1;
	}
	strbuf_add(&out, text);
	kept = arena_strndup(arena, strbuf_text(&out), out.len);
	strbuf_deinit(&out);
	return kept;
}

void markers_deinit(struct markers *markers)
{
	free(markers->items);
	*markers = (struct markers){0};
}
