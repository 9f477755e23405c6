/* backtick.h - steps over code spans within a line (CommonMark 0.30, section 6.1). */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_BACKTICK_H
#define DOC_BACKTICK_H

#include <stddef.h>

/* Of one line. Zero-initialised it stands at its beginning. */
struct backtick {
	unsigned long missing;		/* bit n: no run of n backticks is left on the line */
};

/*
 * Bytes of the code span that begins at text, which is a backtick; where none ends on the line,
 * of the run of backticks. Linear over a line however many runs it has.
 */
size_t backtick_skip(struct backtick *line, const char *text, const char *end);

#endif
