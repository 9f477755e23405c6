/* copy.h - text onto the terminal's clipboard, or into a file where it has none. */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_COPY_H
#define TUI_COPY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

struct copy_way {
	int fd;				/* of the terminal, which nobody else writes to now */
	const char *term;		/* $TERM */
	bool tmux;			/* it is in tmux, whatever TERM says */
	const char *folder;		/* the learner's own, for a file; NULL: it cannot be used */
	const char *temporary;		/* a folder that takes one otherwise */
};

/*
 * Appends where the text went, "to the clipboard" or "into /path", and returns true; or false and
 * why it went nowhere. A terminal does not answer: that it takes such text is taken on trust.
 */
bool copy_text(const struct copy_way *way, const char *text, size_t len, struct strbuf *where);

#endif
