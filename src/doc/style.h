/* style.h - what a piece of text is, never how it looks: themes turn styles into colours. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_STYLE_H
#define DOC_STYLE_H

enum style {
#define STYLE(id, name, help) STYLE_##id,
#include "doc/style.def"
#undef STYLE
	STYLE_COUNT
};

/* Emphasis that is laid over any style. */
enum mark {
	MARK_STRONG   = 1 << 0,
	MARK_EMPHASIS = 1 << 1,
	MARK_STRIKE   = 1 << 2,
	MARK_UNDERLINE = 1 << 3
};

const char *style_name(enum style style);
const char *style_help(enum style style);

#endif
