/* suggest.h - the nearest known word to a mistyped one. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

/* The word of a NULL-terminated list at the least edit distance, if it is near enough to be meant; else NULL. */
const char *suggest_nearest(const char *word, const char *const *known);

#endif
