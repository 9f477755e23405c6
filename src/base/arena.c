/* arena.c - memory given back all at once. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define CHUNK_SIZE 16384

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;
	alignas(max_align_t) char data[];
};

void arena_deinit(struct arena *arena)
{
	while (arena->chunks != NULL) {
		struct arena_chunk *chunk = arena->chunks;

		arena->chunks = chunk->next;
		free(chunk);
	}
	arena->used = 0;
}

static struct arena_chunk *chunk_new(size_t size)
{
	struct arena_chunk *chunk;

	chunk = xcalloc(1, sizeof *chunk + size);
	chunk->size = size;
	return chunk;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t align = alignof(max_align_t);
	struct arena_chunk *chunk = arena->chunks;
	void *memory;

	size = (size + align - 1) / align * align;
	if (size > CHUNK_SIZE / 4) {
		/* A large piece gets a chunk of its own behind the current one, which stays in use. */
		struct arena_chunk *large = chunk_new(size);

		if (chunk == NULL) {
			arena->chunks = large;
			arena->used = size;
		} else {
			large->next = chunk->next;
			chunk->next = large;
		}
		return large->data;
	}
	if (chunk == NULL || chunk->size - arena->used < size) {
		chunk = chunk_new(CHUNK_SIZE);
		chunk->next = arena->chunks;
		arena->chunks = chunk;
		arena->used = 0;
	}
	memory = chunk->data + arena->used;
	arena->used += size;
	return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		abort();
	return arena_alloc(arena, count * size);
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
	char *copy = arena_alloc(arena, len + 1);

	if (len > 0)
		memcpy(copy, text, len);
	return copy;
}
