/* myst_open.h - the line that opens a directive, and the options below it. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_MYST_OPEN_H
#define DOC_MYST_OPEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "doc/source.h"

#define MYST_OPTIONS_MOST 32

struct myst_option {
	const char *key, *value;
};

/* Strings live in the arena. */
struct myst_open {
	char sign;			/* '`', '~' or ':' */
	size_t length;			/* of the run */
	const char *name, *argument;	/* "" if it has none */
	struct myst_option options[MYST_OPTIONS_MOST];
	size_t option_count;
};

/*
 * Reads the opener at body: ```{name} argument, :::{name} argument, and fences whose word is that
 * of a callout: ```admonish warning "Title" of mdbook-admonish, ```ad-tip of Obsidian, ```warn
 * header="Title" of javascript.info. False if it is none.
 */
bool myst_open_read(struct myst_open *open, const char *body, const char *end,
		    struct arena *arena);

/* Takes the options that come next off the source: ":key: value", or YAML between --- and ---. */
void myst_open_options(struct myst_open *open, const struct source *in,
		       struct source_cursor *cursor, struct arena *arena);

/* The value of an option, "" for one without; NULL if it is not set. */
const char *myst_option(const struct myst_open *open, const char *key);

#endif
