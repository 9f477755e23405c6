/* parallel.c - the same small work for many things, on all processors. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#define THREADS_MAX 8
#define LEAST 256		/* fewer are done before a thread has begun */
#define PORTION 32		/* taken at a time */

struct crew {
	size_t count;
	void (*work)(void *data, size_t index);
	void *data;
	atomic_size_t next;
};

static void *take_part(void *data)
{
	struct crew *crew = data;

	for (;;) {
		size_t from = atomic_fetch_add(&crew->next, PORTION);

		if (from >= crew->count)
			return NULL;
		for (size_t i = from; i < from + PORTION && i < crew->count; i++)
			crew->work(crew->data, i);
	}
}

/* How many threads beside the caller's own. */
static size_t helpers(size_t count)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (count < LEAST || processors < 2)
		return 0;
	return processors < THREADS_MAX ? (size_t)processors - 1 : THREADS_MAX - 1;
}

void parallel_for(size_t count, void (*work)(void *data, size_t index), void *data)
{
	struct crew crew = { .count = count, .work = work, .data = data };
	size_t wanted = helpers(count), started = 0;
	pthread_t threads[THREADS_MAX];
	sigset_t all, before;

	/* Signals are for the thread that was there before. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	while (started < wanted && pthread_create(&threads[started], NULL, take_part, &crew) == 0)
		started++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	take_part(&crew);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}
