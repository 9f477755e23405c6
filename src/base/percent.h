/* percent.h - percent-encoding as in RFC 3986. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include <stddef.h>

#include "base/strbuf.h"

/* Encodes all bytes but the unreserved ones (letters, digits, - . _ ~) and those in keep. */
void percent_encode(struct strbuf *out, const char *text, size_t len, const char *keep);
/* %XX to bytes; a % without two hex digits stays. The result may be any bytes. */
void percent_decode(struct strbuf *out, const char *text, size_t len);

#endif
