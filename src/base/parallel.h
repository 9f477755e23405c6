/* parallel.h - the same small work for many things, on all processors. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

/*
 * Calls work(data, index) once for each index below count, in no certain order and from several
 * threads where there are enough of them to be worth it; comes back when all are done. The work may
 * change only what belongs to its index, and reads nothing that another changes.
 */
void parallel_for(size_t count, void (*work)(void *data, size_t index), void *data);

#endif
