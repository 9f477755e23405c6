/* highlight.h - keywords, strings, numbers and comments of the languages that courses show most. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_HIGHLIGHT_H
#define DOC_HIGHLIGHT_H

#include <stddef.h>

#include "doc/style.h"

struct language;		/* what is known of a language */

/* By the first word of a fence ("c", "py", "sh", "yaml" ...); NULL if it is not known: then all of it is code. */
const struct language *highlight_language(const char *name);

/*
 * Fills styles[0..len-1] with an enum style for each byte of the code: STYLE_CODE or one of STYLE_CODE_*. Pure
 * lexing in one pass; wrong guesses cost a colour, never a character.
 */
void highlight(const struct language *language, const char *code, size_t len, unsigned char *styles);

#endif
