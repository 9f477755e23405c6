/* backtick.c - steps over code spans within a line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/backtick.h"

#include <string.h>

#include "doc/line.h"

#define RUN_MOST 31		/* of backticks: a longer run opens nothing */

size_t backtick_skip(struct backtick *line, const char *text, const char *end)
{
	size_t run = line_run(text, end);
	const char *at = text + run;

	if (run > RUN_MOST || (line->missing & 1ul << run) != 0)
		return run;
	while ((at = memchr(at, '`', (size_t)(end - at))) != NULL) {
		size_t other = line_run(at, end);

		at += other;
		if (other == run)
			return (size_t)(at - text);
	}
	line->missing |= 1ul << run;
	return run;
}
