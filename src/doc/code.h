/* code.h - what blocks of code hold that is not for the reader. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_CODE_H
#define DOC_CODE_H

#include "base/arena.h"

/*
 * The text without the comments that, alone on their lines, tell Docusaurus which lines to set off:
 * highlight-next-line, highlight-start, highlight-end. It is text itself, or in the arena.
 */
const char *code_without_highlights(struct arena *arena, const char *text);

#endif
