/* number_prefix.h - the numbers that Docusaurus takes off the front of names. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_NUMBER_PREFIX_H
#define COURSE_NUMBER_PREFIX_H

#include <stdbool.h>

/*
 * A name without extension: "01-intro" has the number 1 and the rest "intro". False if it has none,
 * as dates ("2021-11-foo") and versions ("7.0-foo") have not; then *number is NAN and *rest name.
 * *rest points into name.
 *
 * The rules are those of plugin-content-docs 3 (numberPrefix.ts).
 */
bool number_prefix_find(const char *name, double *number, const char **rest);

/* A path with the number taken off each of its parts. The caller frees it. */
char *number_prefix_strip(const char *path);

#endif
