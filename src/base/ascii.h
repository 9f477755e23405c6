/* ascii.h - text for terminals that know only ASCII: quotes, dashes, arrows, boxes and letters in the nearest form. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stddef.h>

#include "base/strbuf.h"

/*
 * Appends text in ASCII: letters lose their accents, marks go, typographic signs become their
 * ASCII forms (“ to ", — to --, → to ->, ☐ to [ ], ₂ to _2), known emoji a word in brackets,
 * the rest "?".
 */
void ascii_add(struct strbuf *out, const char *text, size_t len);

#endif
