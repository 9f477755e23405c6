/*
 * code.h - blocks of code: what the info string of their fence says, and comments in them that only
 * say which lines to set off.
 *
 * The info strings are those of Docusaurus (title="x" {1,3-5} showLineNumbers), MkDocs
 * ({ .py title="x" hl_lines="2 4-6" linenums="1" }) and mdBook (rust,ignore). Comments of Docusaurus
 * (highlight-next-line, highlight-start, highlight-end), alone on their lines, go.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_CODE_H
#define DOC_CODE_H

#include "base/arena.h"
#include "doc/doc.h"

/* The language of an info string, in lower case and sanitized; "" if it names none. */
const char *code_language(struct arena *arena, const char *info);

/* Fills block->as.code from the info string and the text between the fences. */
void code_fill(struct block *block, struct arena *arena, const char *info, const char *text);

#endif
