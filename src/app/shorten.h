/* shorten.h - labels that are cut in the middle where they do not fit. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_SHORTEN_H
#define APP_SHORTEN_H

#include "base/strbuf.h"

/*
 * Appends a label in at most so many cells. What does not fit loses its middle, where the sign of
 * omission then stands; its last words stay if they are brief. The number that it begins with,
 * alone or behind a word, is kept whole as long as there is room for it:
 * "12.3. Using Th… Messages", "Week 5 · …".
 */
void shorten_label(struct strbuf *out, const char *label, int cells, int ambiguous,
		   const char *sign);

#endif
