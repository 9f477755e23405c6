/*
 * signal.h - signals as flags, and a terminal that is whole again after a crash.
 *
 * All signals that matter are blocked but while signal_wait() sleeps, so that none falls between a
 * look at a flag and the sleep, and no handler ever does more than set one.
 */
/* SPDX-License-Identifier: MIT */
#ifndef TUI_SIGNAL_H
#define TUI_SIGNAL_H

#include <stdbool.h>
#include <stddef.h>

void signal_start(void);
void signal_stop(void);		/* dispositions and mask as they were */

enum signal_event { SIGNAL_INPUT, SIGNAL_TIMEOUT, SIGNAL_CAUGHT };

/* Sleeps until fd can be read, a signal comes, or the milliseconds are over (-1: never). */
enum signal_event signal_wait(int fd, int milliseconds);

/* The signal to die by, or 0. */
int signal_death(void);
/* Each is true once for every time it has come since the last call. */
bool signal_take_resize(void);
bool signal_take_stop(void);
bool signal_take_continue(void);

/* Stops this program and those of its job, and returns when it goes on. */
void signal_suspend(void);

/*
 * From now on a crash writes bytes to fd and gives it back the terminal modes it has at this
 * moment, before the program dies. NULL ends that.
 */
void signal_guard(int fd, const char *bytes, size_t len);

#endif
