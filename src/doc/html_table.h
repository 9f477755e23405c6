/* html_table.h - tables of HTML as tables of Markdown. Private to doc/. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_HTML_TABLE_H
#define DOC_HTML_TABLE_H

#include <stddef.h>

#include "base/strbuf.h"

#define HTML_DEPTH_MAX 4	/* pieces of HTML that are split within each other */

/*
 * Appends the table that html begins with, as lines of Markdown. Returns the bytes it takes, or 0
 * if Markdown cannot have it: it has no end here, blocks or tables in its cells, cells over several
 * rows, one column alone.
 */
size_t html_table(struct strbuf *out, const char *html, size_t len, int depth);

/* Appends the text of a piece of HTML as one line of Markdown. */
void html_flatten(struct strbuf *out, const char *html, size_t len, int depth);

#endif
