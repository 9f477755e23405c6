/* number_prefix.c - the numbers that Docusaurus takes off the front of names. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/number_prefix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/xalloc.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_separator(char c)
{
	return c == '-' || c == '_' || c == '.';
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static const char *skip_blanks(const char *p)
{
	while (is_blank(*p))
		p++;
	return p;
}

bool number_prefix_find(const char *name, double *number, const char **rest)
{
	const char *p = name, *separators;
	double value = 0;

	*number = NAN;
	*rest = name;
	for (; is_digit(*p); p++)
		value = value * 10 + (*p - '0');
	/* One separator and a digit: a date or a version. */
	if (p == name || (is_separator(*p) && is_digit(p[1])))
		return false;
	separators = p = skip_blanks(p);
	while (is_separator(*p))
		p++;
	if (p == separators)
		return false;
	p = skip_blanks(p);
	if (*p == '\0' || is_separator(*p))
		return false;
	*number = value;
	*rest = p;
	return true;
}

char *number_prefix_strip(const char *path)
{
	struct strbuf bare = {0};

	for (const char *part = path; part != NULL;) {
		size_t len = strcspn(part, "/");
		char *own = xstrndup(part, len);
		const char *rest;
		double number;

		number_prefix_find(own, &number, &rest);
		strbuf_add(&bare, rest);
		free(own);
		part = part[len] == '/' ? part + len + 1 : NULL;
		if (part != NULL)
			strbuf_addc(&bare, '/');
	}
	return bare.data != NULL ? strbuf_detach(&bare) : xstrdup("");
}
