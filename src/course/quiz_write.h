/* quiz_write.h - questions as YAML that quiz.h reads back to the same questions. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_QUIZ_WRITE_H
#define COURSE_QUIZ_WRITE_H

#include "base/strbuf.h"
#include "course/exchange.h"

/* Appends a whole file: title, questions, and what is kept of the rest as comments. */
void quiz_write(struct strbuf *out, const struct exchange *exchange);
/* Appends one question as an item of a list, indented by two. */
void quiz_write_question(struct strbuf *out, const struct question *question);
/*
 * Appends the settings of a quiz that are not the usual ones: to lines as YAML, a key a line, to
 * names their keys, parted by commas. Either may be NULL.
 */
void quiz_write_settings(struct strbuf *lines, struct strbuf *names, const struct quiz *quiz);
/* Appends lines, each behind a mark such as "# ". */
void quiz_write_comment(struct strbuf *out, const char *mark, const char *text);
/* Appends a number that reads back as the same, the shortest of 15 or 17 digits. */
void quiz_write_number(struct strbuf *out, double value);

#endif
