/* sources.h - where the questions of a review are: in which course or quiz file. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_SOURCES_H
#define CLI_SOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/review.h"

struct cli;
struct course;
struct quiz;
struct shelf;
struct sources;

/* One for each course of the shelf, which must outlive them. */
struct sources *sources_new(const struct cli *cli, const struct shelf *shelf);
void sources_free(struct sources *sources);	/* NULL is fine */

/* What a course of the shelf is, course or quiz of a file, is known: both are taken. */
void sources_take(struct sources *sources, size_t index, struct course *course, struct quiz *file);

/*
 * The quiz that a due question stands in, borrowed; NULL if it is nowhere any more, which is then
 * counted.
 */
const struct quiz *sources_quiz(struct sources *sources, const struct review_entry *entry);

/* How many were asked for in vain: they are not in their course, or that was not found. */
size_t sources_lost(const struct sources *sources, size_t index);
size_t sources_unplaced(const struct sources *sources, size_t index);

/* Is a word on the command line the path of a quiz file? */
bool sources_is_file(const char *word);

#endif
