/* week.c - which week of the course a page is. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/week.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/order.h"

#define NUMBER_MAX 999

static const char *const weeks[] = { "week", NULL };
static const char *const other_units[] = {"lesson",  "module",  "unit", "lecture",
					  "session", "chapter", NULL};

static const char *const number_words[] = {
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
};

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Begins a word there? "myWeek" has two, "midweek" has one. */
static bool is_beginning(const char *text, size_t at)
{
	return at == 0 || !(is_lower(text[at - 1]) || is_upper(text[at - 1])) ||
	       (is_lower(text[at - 1]) && is_upper(text[at]));
}

/* Thousands of pages are asked: most letters begin no unit. */
static bool may_begin_unit(char c)
{
	switch (c | 0x20) {
	case 'w': case 'l': case 'm': case 'u': case 's': case 'c': return true;
	default: return false;
	}
}

/* The bytes of one of the units at text, 0 if there is none. */
static size_t unit_at(const char *text, const char *const *units)
{
	for (; *units != NULL; units++) {
		size_t len = 0;

		while ((*units)[len] != '\0' && (text[len] | 0x20) == (*units)[len])
			len++;
		if ((*units)[len] == '\0')
			return len;
	}
	return 0;
}

static bool digits_at(const char *text, size_t at, struct week_match *match)
{
	size_t len = 0;
	int number = 0;

	for (; is_digit(text[at + len]); len++)
		if (number <= NUMBER_MAX)
			number = number * 10 + (text[at + len] - '0');
	if (len == 0 || number > NUMBER_MAX || is_lower(text[at + len]))
		return false;
	*match = (struct week_match){ at, len, number };
	return true;
}

static bool word_at(const char *text, size_t at, struct week_match *match)
{
	for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
		size_t len = strlen(number_words[i]);
		char after;

		if (strncasecmp(text + at, number_words[i], len) != 0)
			continue;
		after = text[at + len];
		if (is_lower(after) || (is_upper(after) && !is_lower(text[at + len - 1])))
			continue;
		*match = (struct week_match){ at, len, (int)i };
		return true;
	}
	return false;
}

static bool find_unit(const char *text, const char *const *units, struct week_match *match)
{
	for (size_t i = 0; text[i] != '\0'; i++) {
		bool begins = may_begin_unit(text[i]) && is_beginning(text, i);
		size_t unit = begins ? unit_at(text + i, units) : 0;
		size_t at = i + unit;

		if (unit == 0)
			continue;
		while (text[at] != '\0' && strchr(" \t-_.:#", text[at]) != NULL)
			at++;
		if (digits_at(text, at, match) || word_at(text, at, match))
			return true;
	}
	return false;
}

bool week_find(const char *text, struct week_match *match)
{
	return find_unit(text, weeks, match) || find_unit(text, other_units, match);
}

/* In the innermost part of a path that has a number. */
static bool find_in_path(const char *path, const char *const *units, struct week_match *match)
{
	char *rest = xstrdup(path);
	bool found = false;

	while (!found && *rest != '\0') {
		char *slash = strrchr(rest, '/');

		found = find_unit(slash != NULL ? slash + 1 : rest, units, match);
		*(slash != NULL ? slash : rest) = '\0';
	}
	free(rest);
	return found;
}

/* "05-monitoring/02-lab.md" is of week 5: the outermost number divides the course. */
static int leading_number(const char *path)
{
	char *copy = xstrdup(path);
	char *save = NULL;
	int week = -1;

	for (char *part = strtok_r(copy, "/", &save); part != NULL && week < 0;
	     part = strtok_r(NULL, "/", &save)) {
		double number;

		if (order_skip_prefix(part, &number) != part && number < 100)
			week = (int)number;
	}
	free(copy);
	return week;
}

int week_of_unit(const char *label, const char *title, const char *path, const char *id)
{
	static const char *const *const passes[] = { weeks, other_units };
	struct week_match match;

	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
		if (find_unit(label, passes[i], &match) || find_unit(title, passes[i], &match) ||
		    find_in_path(path, passes[i], &match) || find_unit(id, passes[i], &match))
			return match.number;
	return -1;
}

int week_read(const char *label, const char *title, const char *path, const char *id)
{
	int week = week_of_unit(label, title, path, id);

	if (week < 0)
		week = leading_number(path);
	return week >= 0 ? week : leading_number(id);
}

int week_of_number(const char *label)
{
	size_t len = strspn(label, "0123456789");
	const char *rest = label + len + strspn(label + len, " ");

	/* "1.2 Wiring" is a part of something, "7 days" and "3D" are no numbers of anything. */
	if (len == 0 || len > 2 || *rest == '\0' || strchr(".:)-|", *rest) == NULL ||
	    (rest[1] != ' ' && rest[1] != '\0'))
		return -1;
	return atoi(label);
}
