/* dialect.c - the dialects of Markdown that courses are written in. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/dialect.h"

#include <string.h>

/* In their order: what brings in other files first, what only looks at lines last. */
static const struct dialect *const dialects[] = {
	&dialect_admonition,
};

bool dialect_has(const char *text, size_t len, const char *word)
{
	return memmem(text, len, word, strlen(word)) != NULL;
}

void dialect_run(struct source *source, struct dialect_page *page)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
		const struct dialect *dialect = dialects[i];
		struct source out = {0};

		if ((dialect->bits != 0 && (dialect->bits & page->dialects) == 0) ||
		    !dialect->speaks(strbuf_text(&source->text), source->text.len))
			continue;
		dialect->pass(&out, source, page);
		source_deinit(source);
		*source = out;
	}
}
