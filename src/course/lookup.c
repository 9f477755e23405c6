/* lookup.c - a hash table with open addressing. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"

void lookup_deinit(struct lookup *lookup)
{
	for (size_t i = 0; i < lookup->size; i++)
		free(lookup->slots[i].key);
	free(lookup->slots);
	*lookup = (struct lookup){0};
}

/* The slot that holds the key, or the free one where it belongs. */
static struct lookup_slot *find_slot(const struct lookup *lookup, const char *key)
{
	size_t mask = lookup->size - 1;
	size_t i = (size_t)hash_text(key) & mask;

	while (lookup->slots[i].key != NULL && strcmp(lookup->slots[i].key, key) != 0)
		i = (i + 1) & mask;
	return &lookup->slots[i];
}

static void grow(struct lookup *lookup)
{
	struct lookup larger = { .size = lookup->size > 0 ? lookup->size * 2 : 64 };

	larger.slots = xcalloc(larger.size, sizeof *larger.slots);
	larger.count = lookup->count;
	for (size_t i = 0; i < lookup->size; i++)
		if (lookup->slots[i].key != NULL)
			*find_slot(&larger, lookup->slots[i].key) = lookup->slots[i];
	free(lookup->slots);
	*lookup = larger;
}

bool lookup_add(struct lookup *lookup, const char *key, int value, int *old)
{
	struct lookup_slot *slot;

	if (lookup->count >= lookup->size / 2)
		grow(lookup);
	slot = find_slot(lookup, key);
	if (slot->key != NULL) {
		if (old != NULL)
			*old = slot->value;
		return false;
	}
	*slot = (struct lookup_slot){ xstrdup(key), value };
	lookup->count++;
	return true;
}

void lookup_set(struct lookup *lookup, const char *key, int value)
{
	if (!lookup_add(lookup, key, value, NULL))
		find_slot(lookup, key)->value = value;
}

int lookup_find(const struct lookup *lookup, const char *key)
{
	const struct lookup_slot *slot;

	if (lookup->size == 0)
		return -1;
	slot = find_slot(lookup, key);
	return slot->key != NULL ? slot->value : -1;
}
