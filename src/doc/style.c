/* style.c - the names of the styles. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/style.h"

static const struct {
	const char *name, *help;
} styles[STYLE_COUNT] = {
#define STYLE(id, name, help) [STYLE_##id] = { name, help },
#include "doc/style.def"
#undef STYLE
};

const char *style_name(enum style style)
{
	return styles[style].name;
}

const char *style_help(enum style style)
{
	return styles[style].help;
}
