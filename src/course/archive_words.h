/* archive_words.h - how unpacking an archive went, in sentences. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_ARCHIVE_WORDS_H
#define COURSE_ARCHIVE_WORDS_H

#include "base/err.h"
#include "course/archive_report.h"

/* Why nothing was unpacked; shown is what the user calls the archive. */
void archive_words_fault(const struct archive_report *report, const char *shown, struct err *err);

/* What was left out; NULL if nothing was. The caller frees it. */
char *archive_words_left_out(const struct archive_report *report, const char *shown);

#endif
