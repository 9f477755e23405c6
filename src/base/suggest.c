/* suggest.c - edit distance between short words. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/suggest.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#define WORD_MAX 64
#define PREFIX_MIN 3			/* a beginning as long as this is taken for the word */

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/*
 * Insertions, deletions, changes and swaps of neighbours from one word to the other, case aside
 * (the optimal string alignment distance). Both are at most WORD_MAX long.
 */
static int distance(const char *from, const char *to)
{
	int rows[3][WORD_MAX + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];
	int from_len = (int)strlen(from), to_len = (int)strlen(to);

	for (int j = 0; j <= to_len; j++)
		above[j] = j;
	for (int i = 1; i <= from_len; i++) {
		int *oldest = before;

		row[0] = i;
		for (int j = 1; j <= to_len; j++) {
			bool same = lower(from[i - 1]) == lower(to[j - 1]);

			row[j] = least(least(row[j - 1], above[j]) + 1, above[j - 1] + !same);
			if (i > 1 && j > 1 && lower(from[i - 1]) == lower(to[j - 2])
					&& lower(from[i - 2]) == lower(to[j - 1]))
				row[j] = least(row[j], before[j - 2] + 1);
		}
		before = above;
		above = row;
		row = oldest;
	}
	return above[to_len];
}

const char *suggest_nearest(const char *word, const char *const *known)
{
	size_t len = strlen(word);
	int limit = len < 3 ? 1 : len < 6 ? 2 : 3;
	const char *best = NULL;

	if (len == 0 || len > WORD_MAX)
		return NULL;
	for (; *known != NULL; known++) {
		int found;

		if (strlen(*known) > WORD_MAX)
			continue;
		found = distance(word, *known);
		if (len >= PREFIX_MIN && strncasecmp(word, *known, len) == 0)
			found = least(found, 1);
		/* A word that would have to be changed all through was not meant. */
		if (found > limit || found >= (int)len)
			continue;
		limit = found - 1;
		best = *known;
	}
	return best;
}
