/* import_html.h - the HTML that question banks hold, as Markdown without tags. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_IMPORT_HTML_H
#define COURSE_IMPORT_HTML_H

#include <stddef.h>

#include "base/strbuf.h"

/*
 * Appends the text of a piece of HTML: paragraphs, breaks and items of lists as lines, preformatted
 * text as a fenced block, links with where they lead. What only lends a look goes. Of a picture its
 * words stay. What else goes with its tag is named in lost, "<img a.png>, <video>", each once.
 */
void import_html(struct strbuf *out, struct strbuf *lost, const char *text, size_t len);

#endif
