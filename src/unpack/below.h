/*
 * below.h - folders and files below an open folder, and nowhere else.
 *
 * Paths are those of name_clean(). No symbolic link is followed and nothing that is there is
 * written over.
 */
/* SPDX-License-Identifier: MIT */
#ifndef UNPACK_BELOW_H
#define UNPACK_BELOW_H

#include <stdbool.h>

/* Makes a folder and those above it; existing ones are fine. False with errno. */
bool below_make_folder(int root, const char *path);
/* A new, empty file, open for writing, and the folders above it. -1 with errno. */
int below_make_file(int root, const char *path);
/* Takes a file away again. */
void below_remove_file(int root, const char *path);

#endif
