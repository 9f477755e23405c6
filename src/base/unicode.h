/*
 * unicode.h - UTF-8 and the Unicode algorithms; the one home of libunistring.
 *
 * Text is valid UTF-8 unless a comment says otherwise; decode.h makes it so.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

#define UNICODE_MAX 0x10ffff
#define UNICODE_REPLACEMENT 0xfffd

/*
 * Decodes the code point at text (len > 0 bytes are there) into *code and returns the bytes it
 * takes. Bytes that are not UTF-8 give UNICODE_REPLACEMENT and 1.
 */
size_t utf8_decode(const char *text, size_t len, uint32_t *code);
size_t utf8_encode(uint32_t code, char out[4]);		/* bytes written; not a scalar value: as U+FFFD */
void utf8_add(struct strbuf *buf, uint32_t code);
/* Length of the longest prefix that is strictly valid UTF-8 (no overlong forms, no surrogates). */
size_t utf8_valid_prefix(const char *text, size_t len);
size_t utf8_count(const char *text, size_t len);	/* code points */

bool unicode_is_letter(uint32_t code);
bool unicode_is_mark(uint32_t code);			/* categories Mn Mc Me */
bool unicode_is_zero_width(uint32_t code);		/* categories Mn Me Cf from U+0300 on */
bool unicode_is_pictographic(uint32_t code);		/* Extended_Pictographic: what emoji are made of */
bool unicode_is_slug(uint32_t code);			/* letter, mark, Nd, Nl, connector punctuation */
bool unicode_is_ascii_text(const char *text, size_t len);	/* only U+0020..7E, tab, newline */

/* Bytes of the extended grapheme cluster that begins at text (len > 0). */
size_t unicode_cluster(const char *text, size_t len);

enum break_kind { BREAK_NONE, BREAK_ALLOWED, BREAK_MUST };

/*
 * UAX #14: fills breaks[0..len-1] with an enum break_kind each: whether a line may be broken
 * BEFORE the byte at that index. breaks[0] is BREAK_NONE.
 */
void unicode_line_breaks(const char *text, size_t len, char *breaks);

/* Full Unicode lower case, independent of the locale; appended to out. */
void unicode_lower(struct strbuf *out, const char *text, size_t len);
/* Case folding after NFC: two texts that a reader would call equal but for case give equal bytes. */
void unicode_fold(struct strbuf *out, const char *text, size_t len);
void unicode_nfc(struct strbuf *out, const char *text, size_t len);
/* Compatibility decomposition: letters and their marks apart, ligatures in letters. */
void unicode_nfkd(struct strbuf *out, const char *text, size_t len);

#endif
