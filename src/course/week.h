/* week.h - which week of the course a page is, read from how its author calls it. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_WEEK_H
#define COURSE_WEEK_H

#include <stdbool.h>
#include <stddef.h>

struct week_match {
	size_t start, len;		/* the number in the text: digits or a word */
	int number;
};

/*
 * "Week 5", "weekFive", "lesson-3", "module_02": a unit of teaching and its number, 0 to 999.
 * False: none in text.
 */
bool week_find(const char *text, struct week_match *match);

/*
 * The week of a page, or -1. The word "week" in label, title, path (innermost first) or id counts
 * before other units (lesson, module, ...), those before a number at the front of a folder or file
 * ("05-monitoring").
 */
int week_read(const char *label, const char *title, const char *path, const char *id);

/* The same by words alone: "week", "lesson" and their like. -1: none. */
int week_of_unit(const char *label, const char *title, const char *path, const char *id);

/* The whole number in front of a label, "3. Probability", "04 - Loops", below 100; -1: none. */
int week_of_number(const char *label);

#endif
