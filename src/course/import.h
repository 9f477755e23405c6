/* import.h - the readers of mkdocs-quiz, mdbook-quiz and for-beginners; see exchange.h. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_IMPORT_H
#define COURSE_IMPORT_H

#include "base/err.h"
#include "course/exchange.h"

exchange_reader mkdocs_read, mdbook_read, beginners_read;

/* A record that could not be read; the sentence begins with "path:line:". */
void import_fault_err(struct exchange *exchange, const struct err *err);

#endif
