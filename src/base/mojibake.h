/*
 * mojibake.h - mends UTF-8 that was once read as Mac Roman, Windows-1252 or Latin-1 and saved again.
 *
 * Decides for the whole text and each codec, and only where the result is beyond doubt: a run
 * of non-ASCII characters must map back to strictly valid UTF-8 and give signs that real pages use.
 * Fenced code and code spans stay as they are. Text that is right never changes.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_MOJIBAKE_H
#define BASE_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

struct mojibake_repair {
	int line, column;		/* of the first repaired run, from 1, column in code points */
	int count;			/* repaired runs */
	char before[64], after[64];	/* the first run, cut to fit on a cluster border */
};

/*
 * True if text was damaged: out then holds the whole text repaired, with the same line breaks,
 * and repair (may be NULL) says what was found. False: nothing is added to out.
 */
bool mojibake_mend(struct strbuf *out, const char *text, size_t len, struct mojibake_repair *repair);

#endif
