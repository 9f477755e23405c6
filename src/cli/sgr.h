/* sgr.h - styles as escape sequences, for a terminal that is written to line by line. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_SGR_H
#define CLI_SGR_H

#include <stdbool.h>

#include "base/color.h"
#include "base/strbuf.h"
#include "doc/theme.h"

/* Writes only what changes. Begin with a zero-initialised one but for the first three members. */
struct sgr {
	const struct theme *theme;
	enum color_depth depth;		/* COLOR_NONE: nothing is ever written */
	bool grounds;			/* paint grounds and the colour of plain text, too */
	bool begun;			/* something other than the terminal's own look is on */
	struct theme_paint last;
};

void sgr_set(struct sgr *sgr, struct strbuf *out, enum style style, enum style ground,
	     unsigned marks);
void sgr_end(struct sgr *sgr, struct strbuf *out);	/* back to the terminal's own look */

#endif
