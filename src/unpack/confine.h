/* confine.h - what a program that reads strangers' files gives up before it does. */
/* SPDX-License-Identifier: MIT */
#ifndef UNPACK_CONFINE_H
#define UNPACK_CONFINE_H

#include <stdbool.h>

/*
 * Limits this process for good: memory, time, the size of a file, other processes and programs,
 * and where the kernel can do it (Landlock) all files but those below an open folder. False with
 * errno if one of the limits that every system has could not be set.
 */
bool confine(int folder);

#endif
