/*
 * line.h - what stands at the beginning of a line: blanks, the marks of quotes and lists.
 *
 * A line is text up to end, its newline aside. Columns are counted as CommonMark counts them: a tab
 * goes on to the next multiple of four.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_LINE_H
#define DOC_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

bool line_is_blank(const char *text, const char *end);

/* Behind blanks and tabs. */
const char *line_skip_blanks(const char *text, const char *end);

/* Where the line ends when blanks and tabs at its end are left out. */
const char *line_trim(const char *text, const char *end);

/* Behind blanks, tabs and the > of quotes. */
const char *line_body(const char *text, const char *end);

/* How many times the first character stands there; 0 at the end. */
size_t line_run(const char *text, const char *end);

/* Columns of white space. */
int line_indent(const char *text, const char *end);

/* Behind white space of so many columns, or as much as there is. */
const char *line_dedent(const char *text, const char *end, int columns);

/* Behind "- ", "* ", "+ ", "1. " or "1) "; text itself if no item begins there. */
const char *line_skip_item(const char *text, const char *end);

/*
 * Appends what stands before a body, as it has to stand before further lines of the same block:
 * the marks of list items as blanks.
 */
void line_add_prefix(struct strbuf *out, const char *text, const char *body);

#endif
