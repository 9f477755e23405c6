/* hash.h - FNV-1a, 64 bits (Fowler, Noll, Vo; the constants of draft-eastlake-fnv): names for texts, no secrets. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t len);	/* begin with HASH_START; can be chained */
uint64_t hash_text(const char *text);

#endif
