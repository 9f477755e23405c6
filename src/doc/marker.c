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

void markers_deinit(struct markers *markers)
{
	free(markers->items);
	*markers = (struct markers){0};
}
