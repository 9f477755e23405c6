/* run.h - starts the program that unpacks, for lectern. */
/* SPDX-License-Identifier: MIT */
#ifndef UNPACK_RUN_H
#define UNPACK_RUN_H

#include <stdbool.h>

#include "base/err.h"
#include "course/archive_report.h"

#define RUN_FOLDER 3			/* the descriptor on which the program has its folder */

/*
 * Runs the program at a path on an open archive, below an open folder, and waits for it. False and
 * a sentence if it could not be started; else the report says how it went.
 */
bool run_unpack(const char *program, int archive, int folder, struct archive_report *report,
		struct err *err);

#endif
