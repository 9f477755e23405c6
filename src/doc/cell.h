/* cell.h - lines of a table's cell, which may be blocks, as the one line that Markdown has for it. Private to doc/. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_CELL_H
#define DOC_CELL_H

#include <stdbool.h>

#include "base/strbuf.h"

/* Zero-initialised it is empty. */
struct cell {
	struct strbuf text;		/* with its bars escaped */
	bool code;			/* between fences */
	bool open;			/* the next line goes on with the last */
	bool said;			/* it has more than tags by now */
};

/* Adds a line, which stands as far in as its blanks say; an empty one ends a paragraph. */
void cell_add(struct cell *cell, const char *text, const char *end);

/* Empties it. */
void cell_deinit(struct cell *cell);

#endif
