/* sgr.c - styles as escape sequences: ECMA-48 SGR, with more colours as xterm writes them. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/sgr.h"

static const struct {
	unsigned look;
	const char *code;
} looks[] = {
	{ LOOK_BOLD, ";1" },      { LOOK_DIM, ";2" },     { LOOK_ITALIC, ";3" },
	{ LOOK_UNDERLINE, ";4" }, { LOOK_REVERSE, ";7" }, { LOOK_STRIKE, ";9" },
};

/* base is 30 for the text, 40 for what is behind it. */
static void add_color(struct strbuf *out, int color, int base, enum color_depth depth)
{
	if (color < 0)
		return;
	if (depth == COLOR_TRUE)
		strbuf_addf(out, ";%d;2;%d;%d;%d", base + 8, color >> 16 & 255, color >> 8 & 255,
			    color & 255);
	else if (depth == COLOR_256)
		strbuf_addf(out, ";%d;5;%d", base + 8, color);
	else if (color >= 8)
		strbuf_addf(out, ";%d", base + 60 + color - 8);
	else
		strbuf_addf(out, ";%d", base + color);
}

/*
 * Without grounds the page stands on whatever the reader's terminal has, dark or light: plain text
 * is then left in the terminal's own colour, too.
 */
static void drop_grounds(const struct sgr *sgr, struct theme_paint *paint)
{
	struct theme_paint text;

	theme_resolve(sgr->theme, STYLE_TEXT, STYLE_TEXT, 0, sgr->depth, &text);
	if (paint->fg == text.fg)
		paint->fg = -1;
	paint->bg = -1;
}

void sgr_set(struct sgr *sgr, struct strbuf *out, enum style style, enum style ground,
	     unsigned marks)
{
	struct theme_paint paint;

	if (sgr->depth == COLOR_NONE)
		return;
	theme_resolve(sgr->theme, style, ground, marks, sgr->depth, &paint);
	if (!sgr->grounds) {
		if (ground != STYLE_TEXT)
			theme_resolve(sgr->theme, style, STYLE_TEXT, marks, sgr->depth, &paint);
		drop_grounds(sgr, &paint);
	}
	if (paint.fg < 0 && paint.bg < 0 && paint.look == 0) {
		sgr_end(sgr, out);
		return;
	}
	if (sgr->begun && paint.fg == sgr->last.fg && paint.bg == sgr->last.bg &&
	    paint.look == sgr->last.look)
		return;
	strbuf_add(out, "\033[0");
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (paint.look & looks[i].look)
			strbuf_add(out, looks[i].code);
	add_color(out, paint.fg, 30, sgr->depth);
	add_color(out, paint.bg, 40, sgr->depth);
	strbuf_addc(out, 'm');
	sgr->begun = true;
	sgr->last = paint;
}

void sgr_end(struct sgr *sgr, struct strbuf *out)
{
	if (sgr->begun)
		strbuf_add(out, "\033[0m");
	sgr->begun = false;
}
