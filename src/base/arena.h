/* arena.h - memory that is taken piece by piece and given back all at once. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

/* Zero-initialised it is ready for use: struct arena arena = {0}; */
struct arena {
	struct arena_chunk *chunks;
	size_t used;			/* bytes taken from the newest chunk */
};

void arena_deinit(struct arena *arena);

/* Zeroed and aligned for any type; lives until arena_deinit(). */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t count, size_t size);	/* checks the product */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);

#endif
