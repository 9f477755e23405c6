/* theme.h - a theme: what colour and attributes each style has, from a YAML file. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_THEME_H
#define DOC_THEME_H

#include <stdbool.h>

#include "base/color.h"
#include "base/err.h"
#include "doc/style.h"

#define THEME_DEFAULT "dark"

enum look {
	LOOK_BOLD = 1 << 0,
	LOOK_DIM = 1 << 1,
	LOOK_ITALIC = 1 << 2,
	LOOK_UNDERLINE = 1 << 3,
	LOOK_REVERSE = 1 << 4,
	LOOK_STRIKE = 1 << 5
};

struct theme_style {
	struct color fg, bg;		/* not set: as the ground, at last the terminal */
	unsigned look;			/* with colours */
	unsigned mono;			/* enum look bits used instead where there are no colours */
};

struct theme {
	char name[32];
	char title[80];
	struct theme_style styles[STYLE_COUNT];
};

/* A style on a ground, ready to be sent to a terminal of some depth. */
struct theme_paint {
	int fg, bg;			/* -1: the terminal's own; an index; true colour: 0xrrggbb */
	unsigned look;			/* enum look bits */
};

/* Reads a file of the form in theme.c. Styles that it leaves out are as text. */
bool theme_read(struct theme *theme, const char *path, struct err *err);

/* The theme that is built in, for when no file can be read: attributes, no colours. */
void theme_plain(struct theme *theme);

/*
 * Reads NAME.yaml from the first of folders (NULL-terminated) that has it. If it is nowhere the
 * sentence names the nearest theme there is; theme is then left as it was.
 */
bool theme_find(struct theme *theme, const char *name, char *const *folders, struct err *err);

/* The names of all themes in folders, sorted, each once, NULL-terminated; to theme_free_names(). */
char **theme_names(char *const *folders);
void theme_free_names(char **names);

/*
 * What a cell of this style and these marks on this ground looks like. Where the colours of a
 * smaller palette fall together, the style's attributes for no colours step in, so that nothing is
 * told by colour alone.
 */
void theme_resolve(const struct theme *theme, enum style style, enum style ground, unsigned marks,
		   enum color_depth depth, struct theme_paint *paint);

#endif
