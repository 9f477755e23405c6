/* direct.h - the terminal's own entry, changed for this program. */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_DIRECT_H
#define TUI_DIRECT_H

#include <stdbool.h>

/* Has the current entry (after terminfo_load()) direct colours of its own? */
bool direct_native(void);

/*
 * The current entry under the same name, in the form that $TERMINFO takes: without what terminals
 * understand differently, and, if colors is true, setting its colours by red, green and blue. The
 * caller frees it. NULL if it can stay as it is.
 */
char *direct_entry(const char *name, bool colors);

#endif
