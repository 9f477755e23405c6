/*
 * fence.h - which source lines are inside fenced code, for passes that run before the parser.
 *
 * CommonMark 0.30 section 4.5, read line by line with the indentation of lists and the marks of
 * quotes aside.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_FENCE_H
#define DOC_FENCE_H

#include <stdbool.h>

/* Zero-initialised it stands before the first line. */
struct fence {
	char sign;			/* '`' or '~' while inside a fence, else 0 */
	int length;			/* of the run that opened it */
	int quotes;			/* depth of > where it opened */
	int indent;			/* columns before the run, behind these */
	bool listed;			/* it opened inside a list item */
	bool in_list;			/* the last line with text belongs to a list */
	bool text;			/* the line before is text that may go on at the margin */
};

/* Takes the next line, its newline aside. True if it opens, closes or is inside fenced code. */
bool fence_line(struct fence *fence, const char *line, const char *end);

#endif
