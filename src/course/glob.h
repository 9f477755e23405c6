/* glob.h - patterns for paths, as manifests write them. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_GLOB_H
#define COURSE_GLOB_H

#include <stdbool.h>

/*
 * Does the whole path fit the pattern? * and ? stand for any characters but a slash, ** for any
 * at all (with a slash behind it: for any number of folders, none too), [a-c] and [!a] for one of
 * a set. In time proportional to the product of the lengths, for each ** and * at most once more.
 */
bool glob_match(const char *pattern, const char *path);

/*
 * Is the path among those that a text of patterns in the form of .gitignore leaves out? A pattern
 * a line; # begins a comment, ! takes back, a slash at the end means folders, one elsewhere ties
 * the pattern to the root; else it fits a name at any depth. The last one that fits counts.
 */
bool glob_ignored(const char *patterns, const char *path);

#endif
