/* archive_keep.h - the folders that archives are unpacked to: made, locked, named, cleared away. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_ARCHIVE_KEEP_H
#define COURSE_ARCHIVE_KEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define ARCHIVE_KEPT_MAX 8		/* unpacked archives in the cache */

/* Is the folder at path there and ours alone to write to? It is made if it is not there. */
bool archive_keep_is_ours(const char *path);

/*
 * Opens the folder at path and locks it, together with others or alone, without waiting. -1: it is
 * not there, or cannot be had. Closing gives it back.
 */
int archive_keep_lock(const char *path, bool alone);

/* A new folder for this user alone in a folder. NULL and a sentence; the caller frees it. */
char *archive_keep_new(const char *folder, struct err *err);

/* Removes a folder and all in it, as far as that goes; no link is followed. */
void archive_keep_remove(const char *path);

/*
 * Removes new folders that programs which died have left in a folder. newest is the path of one
 * just made: its time is the time now.
 */
void archive_keep_sweep(const char *folder, const char *newest);

/* Leaves the latest of the named folders in the cache, at most `most`, and what others read. */
void archive_keep_prune(const char *cache, size_t most);

#endif
