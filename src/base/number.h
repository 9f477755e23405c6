/* number.h - decimal numbers in text, the same in every locale. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stddef.h>

/*
 * Reads the number that text begins with: a sign (the minus U+2212 too), digits with a point or a
 * comma somewhere among them, an exponent. Returns the bytes it takes, 0 if there is none. *value
 * may be infinite.
 */
size_t number_read(const char *text, double *value);

#endif
