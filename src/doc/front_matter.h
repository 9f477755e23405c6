/* front_matter.h - the YAML between two lines of --- at the top of a page. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_FRONT_MATTER_H
#define DOC_FRONT_MATTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/yaml.h"

struct front_matter {
	size_t start, len;	/* the YAML in the text, in bytes; len 0 if there is none, or another language */
	size_t end;		/* where the page begins, in bytes */
	int lines;		/* lines before the page's first */
};

/* Finds it in UTF-8 text with LF line ends. False: there is none, end is 0. */
bool front_matter_find(const char *text, size_t len, struct front_matter *found);

/*
 * Parses what was found. Where YAML fails for a title or another text with an unquoted ": " in it, the rest of that
 * line is taken as its value, as the author meant it. NULL and a sentence if it fails all the same.
 */
struct yaml *front_matter_parse(const char *text, const struct front_matter *found, const char *path, struct err *err);

#endif
