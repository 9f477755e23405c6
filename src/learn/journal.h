/*
 * journal.h - the file that keeps what a learner did; only ever appended to.
 *
 * Every event, read or appended, goes through the apply callback exactly once, in the order of the
 * file. An event that cannot be written is applied all the same, waits in memory, and is tried
 * again with the next append or save.
 */
/* SPDX-License-Identifier: MIT */
#ifndef LEARN_JOURNAL_H
#define LEARN_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "learn/event.h"

struct journal;

/* event NULL: the file was replaced or removed; what was folded is void, all comes again. */
typedef void journal_apply_fn(void *context, const struct event *event);

enum journal_state {
	JOURNAL_SAVED,			/* all that happened is on the disk */
	JOURNAL_WAITING,		/* something could not be written; err says why */
	JOURNAL_MEMORY			/* nothing is kept: no folder, or read-only */
};

struct journal_status {
	enum journal_state state;
	size_t waiting;			/* events in memory alone */
	size_t torn, foreign, newer;	/* lines skipped; they stay in the file */
	struct err err;			/* the last failure; "" if none since it last worked */
};

/*
 * folder: the course's own (state folder / course id); NULL: nothing is kept. Reads what is there,
 * creates nothing: folder (0700) and file (0600) are made with the first append. Never NULL: what
 * failed is in the status.
 */
struct journal *journal_open(const char *folder, bool read_only, journal_apply_fn *apply,
			     void *context);
/* Saves what waits, if it can. NULL is fine. */
void journal_close(struct journal *journal);

/* Applies what another program has appended since. False after a failure (see the status). */
bool journal_read(struct journal *journal);

/*
 * Appends events, each given the instant now, with one write, flushed to the disk. True: they are
 * there, and so is all that waited. An empty list does nothing and is true.
 */
bool journal_append(struct journal *journal, struct event_list *events, int64_t now);
bool journal_append_one(struct journal *journal, struct event *event, int64_t now);
/*
 * Keeps an event back until the next one is appended, and then writes it before that one, at the
 * same instant. One that was kept back is replaced.
 */
void journal_introduce(struct journal *journal, const struct event *event);
/* Tries again what waits. True: nothing waits (any more). */
bool journal_save(struct journal *journal);

const struct journal_status *journal_status(const struct journal *journal);
/*
 * A sentence about skipped lines for the learner, once a run; NULL if there is nothing (more) to
 * say. Borrowed.
 */
const char *journal_remark(struct journal *journal);

#endif
