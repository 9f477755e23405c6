/*
 * archive_report.h - how unpacking an archive went, as the program that unpacks tells it.
 *
 * That program reads strangers' files. What it says is one line of "key=value", read here as
 * strictly as if the archive itself had written it.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_ARCHIVE_REPORT_H
#define COURSE_ARCHIVE_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/* What no course comes near to. Sizes in MiB. */
#define ARCHIVE_ENTRIES_MAX 20000
#define ARCHIVE_FILE_MAX 64		/* a larger file is left out */
#define ARCHIVE_TOTAL_MAX 512
#define ARCHIVE_RATIO_MAX 200		/* times the archive's own size ... */
#define ARCHIVE_RATIO_FREE 16		/* ... and so much more for small ones */
#define ARCHIVE_DEPTH_MAX 64		/* folders in each other */
#define ARCHIVE_MEMORY_MAX 256
#define ARCHIVE_SECONDS_MAX 20		/* of the processor */

#define ARCHIVE_REPORT_MAX 4096		/* bytes of the line */

enum archive_count {
	ARCHIVE_FILES,			/* written */
	ARCHIVE_LINKS,			/* from here on: left out */
	ARCHIVE_DEVICES,
	ARCHIVE_OUTSIDE,
	ARCHIVE_NAMES,
	ARCHIVE_DEEP,
	ARCHIVE_LARGE,
	ARCHIVE_TWICE,
	ARCHIVE_COUNTS
};

/* Why nothing was unpacked. */
enum archive_fault {
	ARCHIVE_FINE,
	ARCHIVE_FOREIGN,		/* no archive, or none of a kind that is read */
	ARCHIVE_DAMAGED,
	ARCHIVE_ENCRYPTED,
	ARCHIVE_MANY,
	ARCHIVE_HUGE,
	ARCHIVE_BOMB,
	ARCHIVE_MEMORY,
	ARCHIVE_SLOW,
	ARCHIVE_FULL,			/* the disk */
	ARCHIVE_UNWRITTEN,
	ARCHIVE_DIED,			/* the program did, or said what it never says */
	ARCHIVE_FAULTS
};

struct archive_report {
	size_t counts[ARCHIVE_COUNTS];
	enum archive_fault fault;
	size_t entry;			/* the one at fault, from 1 */
	char name[201];			/* of that entry: any bytes, cut to fit; "" if it is not known */
};

/* Appends the line, with its newline. */
void archive_report_write(const struct archive_report *report, struct strbuf *out);
/* False, and the report is that of a program that died, if text is no such line. */
bool archive_report_read(struct archive_report *report, const char *text);

#endif
