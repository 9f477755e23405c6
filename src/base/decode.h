/*
 * decode.h - bytes of a file as text: UTF-8 with LF at the end of each line, whatever came in.
 *
 * UTF-16 by its byte order mark; else UTF-8, where damaged bytes become U+FFFD; else, when most of
 * what is not ASCII is not UTF-8, Windows-1252. CR and CR LF become LF. A BOM is dropped.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_DECODE_H
#define BASE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

struct decoded {
	struct strbuf text;
	bool not_utf8;			/* something had to be replaced or recoded */
	int bad_line, bad_column;	/* where first, from 1, column in code points; 0 if nowhere */
};

void decode_text(struct decoded *decoded, const char *bytes, size_t len);
void decode_deinit(struct decoded *decoded);

/* The code point of a byte; the five that Windows-1252 leaves free give C1 controls. */
uint32_t decode_windows_1252(unsigned char byte);

#endif
