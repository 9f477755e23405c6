/* order.c - names of files as people number and sort them. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/order.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/week.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_separator(char c)
{
	return c == '-' || c == '_' || c == '.';
}

const char *order_skip_prefix(const char *name, double *number)
{
	const char *p = name;
	const char *separators;
	double value = 0;

	for (; is_digit(*p); p++)
		value = value * 10 + (*p - '0');
	if (p == name)
		return name;
	while (*p == '.' && is_digit(p[1]))
		for (p++; is_digit(*p); )
			p++;
	/* A date or a version is no number of a lesson. */
	if (is_separator(*p) && is_digit(p[1]))
		return name;
	while (*p == ' ')
		p++;
	for (separators = p; is_separator(*p); )
		p++;
	if (p == separators)
		return name;
	while (*p == ' ')
		p++;
	if (*p == '\0' || is_separator(*p))
		return name;
	if (number != NULL)
		*number = value;
	return p;
}

char *order_key(const char *name)
{
	size_t len = strlen(name) - (path_is_markdown(name) ? strlen(path_extension(name)) : 0);
	char *stem = xstrndup(name, len);
	struct week_match match;
	char *key;

	if (!week_find(stem, &match))
		return stem;
	key = xasprintf("%.*s%d%s", (int)match.start, stem, match.number,
			stem + match.start + match.len);
	free(stem);
	return key;
}

int order_compare(const char *left, const char *right)
{
	while (*left != '\0' && *right != '\0') {
		if (is_digit(*left) && is_digit(*right)) {
			size_t a, b;
			int order;

			while (*left == '0')
				left++;
			while (*right == '0')
				right++;
			a = strspn(left, "0123456789");
			b = strspn(right, "0123456789");
			order = a != b ? (a > b) - (a < b) : memcmp(left, right, a);
			if (order != 0)
				return order;
			left += a;
			right += b;
		} else if (*left != *right) {
			break;
		} else {
			left++;
			right++;
		}
	}
	return (int)(unsigned char)*left - (int)(unsigned char)*right;
}

char *order_pretty(const char *path)
{
	const char *name = path_base(path);
	size_t len = strlen(name) - (path_is_markdown(name) ? strlen(path_extension(name)) : 0);
	char *stem = xstrndup(name, len);
	char *pretty = sanitize_dup(order_skip_prefix(stem, NULL), SANITIZE_LINE);

	free(stem);
	for (char *p = pretty; *p != '\0'; p++)
		if (*p == '-' || *p == '_')
			*p = ' ';
	return pretty;
}
