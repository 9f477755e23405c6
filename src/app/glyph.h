/* glyph.h - the signs of the screen, each with a form for terminals that know only ASCII. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_GLYPH_H
#define APP_GLYPH_H

#include <stdbool.h>

enum glyph {
	GLYPH_UNREAD, GLYPH_BEGUN, GLYPH_READ,		/* a page in the sidebar */
	GLYPH_RIGHT, GLYPH_WRONG, GLYPH_PARTLY, GLYPH_SKIPPED,	/* a question, by its result */
	GLYPH_HERE, GLYPH_ANSWERED, GLYPH_AHEAD,	/* the same, by how far one is */
	GLYPH_CURSOR,		/* before the chosen row */
	GLYPH_SIDE_CURSOR,	/* at the edge of the sidebar */
	GLYPH_FOLDED, GLYPH_UNFOLDED,	/* before a group of pages */
	GLYPH_BAR,		/* along a callout */
	GLYPH_DIVIDER,		/* between sidebar and page */
	GLYPH_ARROW, GLYPH_CHEVRON, GLYPH_DOT, GLYPH_DASH,
	GLYPH_MORE_ABOVE, GLYPH_MORE_BELOW,	/* beside a sheet that goes on there */
	GLYPH_GRABBED,		/* before what is being moved */
	GLYPH_BLOCK,		/* what bars of a chart are made of */
	GLYPH_GAUGE, GLYPH_GAUGE_REST,	/* how far one is: what is done, what is not */
	GLYPH_RADIO, GLYPH_RADIO_PICKED, GLYPH_CHECK, GLYPH_CHECK_PICKED,
	GLYPH_COUNT
};

const char *glyph(bool ascii, enum glyph id);

#endif
