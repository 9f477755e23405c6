/* lookup.h - from strings to numbers, in constant time. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_LOOKUP_H
#define COURSE_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

struct lookup_slot {
	char *key;			/* NULL: free */
	int value;
};

/* Zero-initialised it is empty. Keys are copied. */
struct lookup {
	struct lookup_slot *slots;	/* a power of two of them, at most half full */
	size_t size, count;
};

void lookup_deinit(struct lookup *lookup);

/* False, and nothing changes, if the key is there already; *old (may be NULL) is then its value. */
bool lookup_add(struct lookup *lookup, const char *key, int value, int *old);
void lookup_set(struct lookup *lookup, const char *key, int value);
int lookup_find(const struct lookup *lookup, const char *key);		/* -1 if it is not there */

#endif
