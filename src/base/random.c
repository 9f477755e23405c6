/* random.c - SplitMix64. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/random.h"

uint64_t random_next(struct random *random)
{
	uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* The lowest 2^64 mod bound values are thrown away, so that the rest falls evenly on the bound. */
size_t random_below(struct random *random, size_t bound)
{
	uint64_t uneven = (0 - (uint64_t)bound) % bound;
	uint64_t value;

	do
		value = random_next(random);
	while (value < uneven);
	return (size_t)(value % bound);
}

void random_shuffle(struct random *random, int *values, size_t count)
{
	for (size_t left = count; left > 1; left--) {
		size_t chosen = random_below(random, left);
		int value = values[chosen];

		values[chosen] = values[left - 1];
		values[left - 1] = value;
	}
}
