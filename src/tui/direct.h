/* direct.h - the terminal's own entry, changed for this program. */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_DIRECT_H
#define TUI_DIRECT_H

#include <stdbool.h>

/* Has the current entry (after terminfo_load()) direct colours of its own? */
bool direct_native(void);

/*
 * The current entry under the same name, in the form that $TERMINFO takes, setting its colours by
 * red, green and blue. The caller frees it. NULL if the terminal has no colours.
 */
char *direct_entry(const char *name);

#endif
