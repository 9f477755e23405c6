/* arena.c - memory given back all at once. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* The first chunk is small, for what has few pieces; each further one has twice the size. */
#define CHUNK_FIRST ((size_t)1024)
#define CHUNK_LARGEST ((size_t)65536)

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

	chunk = xmalloc(sizeof *chunk + size);
	chunk->size = size;
	return chunk;
}

static size_t next_size(const struct arena_chunk *newest)
{
	if (newest == NULL)
		return CHUNK_FIRST;
	return newest->size < CHUNK_LARGEST / 2 ? newest->size * 2 : CHUNK_LARGEST;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t align = alignof(max_align_t);
	struct arena_chunk *chunk = arena->chunks;
	void *memory;

	size = (size + align - 1) / align * align;
	if (size > next_size(chunk) / 4) {
		/* A large piece gets a chunk of its own behind the current one, which stays in use. */
		struct arena_chunk *large = chunk_new(size);

		if (chunk == NULL) {
			large->next = NULL;
			arena->chunks = large;
			arena->used = size;
		} else {
			large->next = chunk->next;
			chunk->next = large;
		}
		return memset(large->data, 0, size);
	}
	if (chunk == NULL || chunk->size - arena->used < size) {
		chunk = chunk_new(next_size(chunk));
		chunk->next = arena->chunks;
		arena->chunks = chunk;
		arena->used = 0;
	}
	memory = chunk->data + arena->used;
	arena->used += size;
	return memset(memory, 0, size);
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
