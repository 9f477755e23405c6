/* random.h - a repeatable random sequence from a seed (SplitMix64: Steele, Lea, Flood 2014). */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
	uint64_t state;
};

uint64_t random_next(struct random *random);
size_t random_below(struct random *random, size_t bound);		/* uniform in 0..bound-1; bound > 0 */
void random_shuffle(struct random *random, int *values, size_t count);	/* Fisher-Yates */

#endif
