/* markdown.c - fuzzes a page's way from bytes to lines: parsing, then layout at a width. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>

#include "doc/layout.h"
#include "doc/markdown.h"

#define WIDTH_MIN 20		/* no line is wider than asked from here on; below, a mark and a character may not fit */

static void lay_out(const struct doc *doc, int width, bool ascii)
{
	const struct layout_options options = {
		.width = width, .ambiguous = ascii ? 1 : 2, .ascii = ascii, .links = LINKS_END, .print = true,
	};
	struct layout *layout = layout_new(doc, &options);

	for (size_t i = 0; i < layout_line_count(layout); i++)
		if (layout_line(layout, i)->cells > width && width >= WIDTH_MIN)
			abort();
	layout_free(layout);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct markdown_options options = { .path = "page.md" };
	int width = size > 0 ? 1 + data[0] % 120 : 1;
	struct doc *doc = markdown_parse((const char *)data, size, &options);

	lay_out(doc, width, false);
	lay_out(doc, 80, true);
	doc_free(doc);
	return 0;
}
