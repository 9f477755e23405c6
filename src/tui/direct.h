/* direct.h - the terminal's own entry, but with 24 bits of colour. */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_DIRECT_H
#define TUI_DIRECT_H

#include <stdbool.h>

/* Has the current entry (after setupterm) direct colours of its own? */
bool direct_native(void);

/*
 * The current entry (after setupterm) under the same name, changed to set its colours by red, green and blue, in the
 * form that $TERMINFO takes. The caller frees it. NULL if there is no such entry.
 */
char *direct_entry(const char *name);

#endif
