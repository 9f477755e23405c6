/* plain.h - texts of forms that know no Markdown, as Markdown that shows them, and back. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_PLAIN_H
#define COURSE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/*
 * Appends a text so that Markdown shows it as it stands: a backslash before what would be a mark,
 * and nowhere else. tags: what is HTML in it stays HTML.
 */
void plain_to_markdown(struct strbuf *out, const char *text, size_t len, bool tags);

/* Appends Markdown without the backslashes before its marks, those in code aside. */
void plain_from_markdown(struct strbuf *out, const char *text);

#endif
