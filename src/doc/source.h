/*
 * source.h - the text of a page on its way to the Markdown parser.
 *
 * Passes for the dialects read one source and write another: they drop lines, add some, change some.
 * Each line keeps the number it has in the page's file, so that headings, links and steps can be
 * named by their place.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_SOURCE_H
#define DOC_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "doc/fence.h"

/* Zero-initialised it is empty. */
struct source {
	struct strbuf text;		/* each line with its newline; the last may lack it */
	int *lines;			/* of line n, from 0, the line in the file, from 1 */
	size_t count, cap;
};

/* The lines of text, the first of which is line `first` of its file. */
void source_load(struct source *source, const char *text, size_t len, int first);
void source_deinit(struct source *source);

/* Appends one line (its newline aside) that stands at `line` of the file. */
void source_add(struct source *source, const char *text, size_t len, int line);

/* Takes back all lines from number `count`, from 0, on; len is that of the text before them. */
void source_cut(struct source *source, size_t count, size_t len);

/* One line as a pass sees it. */
struct source_line {
	const char *text, *end;		/* without the newline */
	int line;			/* in the file, from 1 */
	bool code;			/* opens, closes or is inside fenced code */
	bool indented;			/* code by its indentation, at the margin of the page */
};

/* Zero-initialised it stands before the first line. */
struct source_cursor {
	size_t offset, index;
	struct fence fence;
	bool text;			/* the line before is text, so that no indented code begins */
};

/* The next line; false at the end. The source must not change meanwhile. */
bool source_next(const struct source *source, struct source_cursor *cursor,
		 struct source_line *line);

#endif
