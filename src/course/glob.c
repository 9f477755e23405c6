/* glob.c - patterns for paths, as manifests write them. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/glob.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define PATTERN_MAX 1000	/* bytes; a longer line is no pattern */

/*
 * Does c fit the set that begins at *pattern, "[a-c]"? *pattern is then behind it. A bracket
 * without an end stands for itself.
 */
static bool fits_set(const char **pattern, char c)
{
	const char *p = *pattern + 1;
	bool not = *p == '!' || *p == '^';
	const char *first = p + not;
	bool fits = false;

	for (p = first; *p != '\0' && (*p != ']' || p == first); p++) {
		if (p[1] == '-' && p[2] != ']' && p[2] != '\0') {
			fits |= c >= p[0] && c <= p[2];
			p += 2;
		} else {
			fits |= c == *p;
		}
	}
	if (*p != ']') {
		++*pattern;
		return c == '[';
	}
	*pattern = p + 1;
	return fits != not && c != '/';
}

/* One character against one element of the pattern, which is then stepped over. */
static bool fits_one(const char **pattern, char c)
{
	if (c == '\0' || **pattern == '\0')
		return false;
	if (**pattern == '[')
		return fits_set(pattern, c);
	if (**pattern == '?') {
		++*pattern;
		return c != '/';
	}
	if (**pattern == '\\' && (*pattern)[1] != '\0')
		++*pattern;
	return *(*pattern)++ == c;
}

/* Where the search goes on when the pattern behind a * or ** does not fit. */
struct retry {
	const char *pattern;		/* behind the star; NULL: there has been none */
	const char *path;
	bool folders;			/* a ** that stands for whole folders */
};

static bool again(struct retry *retry, bool deep)
{
	const char *slash;

	if (retry->pattern == NULL || *retry->path == '\0' || (!deep && *retry->path == '/'))
		return false;
	if (!retry->folders) {
		retry->path++;
		return true;
	}
	slash = strchr(retry->path, '/');
	if (slash == NULL)
		return false;
	retry->path = slash + 1;
	return true;
}

/* Of several stars only the last of its kind ever has to be tried anew. */
bool glob_match(const char *pattern, const char *path)
{
	struct retry deep = {0}, star = {0};

	for (;;) {
		if (pattern[0] == '*' && pattern[1] == '*') {
			pattern += strspn(pattern, "*");
			deep = (struct retry){ pattern, path, *pattern == '/' };
			deep.pattern += deep.folders;
			pattern = deep.pattern;
			star.pattern = NULL;
		} else if (*pattern == '*') {
			star = (struct retry){ ++pattern, path, false };
		} else if (*pattern == '\0' && *path == '\0') {
			return true;
		} else if (fits_one(&pattern, *path)) {
			path++;
		} else if (again(&star, false)) {
			pattern = star.pattern;
			path = star.path;
		} else if (again(&deep, true)) {
			star.pattern = NULL;
			pattern = deep.pattern;
			path = deep.path;
		} else {
			return false;
		}
	}
}

/* One pattern against a path or a folder of it. */
static bool fits_pattern(const char *pattern, bool tied, const char *path)
{
	const char *slash = strrchr(path, '/');

	return glob_match(pattern, tied || slash == NULL ? path : slash + 1);
}

/* A pattern that fits a folder fits all that is in it. */
static bool fits_somewhere(const char *pattern, bool tied, bool folders_only, const char *path)
{
	char *part = xstrdup(path);
	bool fits = false;

	for (size_t i = 0; path[i] != '\0' && !fits; i++) {
		if (path[i] != '/')
			continue;
		part[i] = '\0';
		fits = fits_pattern(pattern, tied, part);
		part[i] = '/';
	}
	free(part);
	return fits || (!folders_only && fits_pattern(pattern, tied, path));
}

bool glob_ignored(const char *patterns, const char *path)
{
	bool ignored = false;

	for (const char *line = patterns; *line != '\0'; ) {
		size_t len = strcspn(line, "\r\n");
		size_t own = len, mark = *line == '!';	/* "!": not ignored after all */
		bool folders_only, tied;
		char *pattern;

		while (own > 0 && (line[own - 1] == ' ' || line[own - 1] == '\t'))
			own--;
		if (own > mark && own < PATTERN_MAX && *line != '#') {
			pattern = xstrndup(line + mark, own - mark);
			own = strlen(pattern);
			folders_only = own > 0 && pattern[own - 1] == '/';
			if (folders_only)
				pattern[own - 1] = '\0';
			tied = strchr(pattern, '/') != NULL;
			if (fits_somewhere(pattern + (*pattern == '/'), tied, folders_only, path))
				ignored = mark == 0;
			free(pattern);
		}
		line += len;
		line += strspn(line, "\r\n");
	}
	return ignored;
}
