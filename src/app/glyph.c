/* glyph.c - the signs of the screen, each with a form for terminals that know only ASCII. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/glyph.h"

#include <assert.h>

static const struct {
	const char *unicode, *ascii;
} glyphs[GLYPH_COUNT] = {
	[GLYPH_UNREAD]       = { "○", "." },
	[GLYPH_BEGUN]        = { "◐", "-" },
	[GLYPH_READ]         = { "●", "*" },
	[GLYPH_RIGHT]        = { "✓", "ok" },
	[GLYPH_WRONG]        = { "✗", "x" },
	[GLYPH_PARTLY]       = { "◐", "+" },
	[GLYPH_SKIPPED]      = { "–", "-" },
	[GLYPH_HERE]         = { "◉", ">" },
	[GLYPH_ANSWERED]     = { "●", "*" },
	[GLYPH_AHEAD]        = { "○", "." },
	[GLYPH_CURSOR]       = { "▸", ">" },
	[GLYPH_SIDE_CURSOR]  = { "▌", ">" },
	[GLYPH_FOLDED]       = { "▸", "+" },
	[GLYPH_UNFOLDED]     = { "▾", "v" },
	[GLYPH_BAR]          = { "┃", "|" },
	[GLYPH_DIVIDER]      = { "│", "|" },
	[GLYPH_ARROW]        = { "→", "->" },
	[GLYPH_CHEVRON]      = { "›", ">" },
	[GLYPH_DOT]          = { "·", "-" },
	[GLYPH_DASH]         = { "–", "-" },
	[GLYPH_MORE_ABOVE]   = { "↑", "^" },
	[GLYPH_MORE_BELOW]   = { "↓", "v" },
	[GLYPH_GRABBED]      = { "◆", "#" },
	[GLYPH_BLOCK]        = { "█", "#" },
	[GLYPH_GAUGE]        = { "━", "=" },
	[GLYPH_GAUGE_REST]   = { "─", "-" },
	[GLYPH_RADIO]        = { "( )", "( )" },
	[GLYPH_RADIO_PICKED] = { "(•)", "(*)" },
	[GLYPH_CHECK]        = { "[ ]", "[ ]" },
	[GLYPH_CHECK_PICKED] = { "[x]", "[x]" },
};

const char *glyph(bool ascii, enum glyph id)
{
	assert(id >= 0 && id < GLYPH_COUNT);
	return ascii ? glyphs[id].ascii : glyphs[id].unicode;
}
