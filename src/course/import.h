/* import.h - the readers of mkdocs-quiz, mdbook-quiz and for-beginners, and what readers share. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_IMPORT_H
#define COURSE_IMPORT_H

#include "base/err.h"
#include "base/value.h"
#include "course/exchange.h"

exchange_reader mkdocs_read, mdbook_read, beginners_read;

/* A file that could not be read; the sentence begins with "path:line:". */
void import_fault_err(struct exchange *exchange, const struct err *err);

/* A record that is no good: said, and kept as a comment as it was written (source, which is cut). */
void import_broken(struct exchange *exchange, int line, const char *why, const char *source,
		   size_t len);
/* The same of a record in JSON or TOML. */
void import_broken_value(struct exchange *exchange, const struct value *record, const char *why);

/* A text to accept, in the arena, in which an asterisk is an asterisk. */
const char *import_exact(struct exchange *exchange, const char *text);

/* The bytes of lines `from` to `to` (from 1, both included) of a text. */
const char *import_lines(const char *text, size_t len, int from, int to, size_t *size);

/* Appends a value on one line, as JSON writes it; what is very long is cut. */
void import_add_value(struct strbuf *out, const struct value *value);

/*
 * Says each member of a table whose key is not among the known ones (NULL-terminated) and appends
 * it to comment, a member a line. NULL or no table: nothing.
 */
void import_leave_unknown(struct exchange *exchange, struct strbuf *comment,
			  const struct value *table, const char *const *known);

#endif
