/* decode.c - the encodings a course comes in. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/decode.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"

/* Windows-1252 from 0x80 to 0x9f; the five holes are the C1 controls, as WHATWG has them. */
static const uint16_t windows_1252[32] = {
	0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
	0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

uint32_t decode_windows_1252(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte;
}

/* Remembers the end of the text so far as the first place where something was wrong. */
static void note_bad(struct decoded *decoded)
{
	const char *text = strbuf_text(&decoded->text);
	size_t line_start = 0;

	if (decoded->bad_line > 0)
		return;
	decoded->not_utf8 = true;
	decoded->bad_line = 1;
	for (size_t i = 0; i < decoded->text.len; i++)
		if (text[i] == '\n') {
			decoded->bad_line++;
			line_start = i + 1;
		}
	decoded->bad_column = 1 + (int)utf8_count(text + line_start,
		decoded->text.len - line_start);
}

/* Adds a code point: CR and CR LF as LF; NUL, which ends strings, as U+FFFD (CommonMark 2.3). */
static void add_code(struct decoded *decoded, uint32_t code, bool after_cr)
{
	if (code == '\n' && after_cr)
		return;
	if (code == 0) {
		note_bad(decoded);
		code = UNICODE_REPLACEMENT;
	}
	utf8_add(&decoded->text, code == '\r' ? '\n' : code);
}

static uint32_t unit16(const unsigned char *bytes, size_t i, bool big)
{
	return (uint32_t)bytes[big ? i : i + 1] << 8 | bytes[big ? i + 1 : i];
}

static void decode_utf16(struct decoded *decoded, const unsigned char *bytes, size_t len, bool big)
{
	bool after_cr = false;
	size_t i = 0;

	note_bad(decoded);
	while (i + 1 < len) {
		uint32_t code = unit16(bytes, i, big);

		i += 2;
		if (code >= 0xd800 && code < 0xdc00 && i + 1 < len) {
			uint32_t low = unit16(bytes, i, big);

			if (low >= 0xdc00 && low < 0xe000) {
				code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
				i += 2;
			}
		}
		add_code(decoded, code, after_cr);
		after_cr = code == '\r';
	}
	if (i < len)
		utf8_add(&decoded->text, UNICODE_REPLACEMENT);
}

/* Whether what is not ASCII is more often not UTF-8 than it is. */
static bool is_mostly_not_utf8(const char *bytes, size_t len)
{
	size_t good = 0, bad = 0;

	for (size_t i = utf8_valid_prefix(bytes, len), start = 0; ; ) {
		for (size_t k = start; k < i; k++)
			good += ((unsigned char)bytes[k] & 0xc0) == 0xc0;
		if (i == len)
			break;
		bad++;
		start = i + 1;
		i = start + utf8_valid_prefix(bytes + start, len - start);
	}
	return bad > good;
}

/* Bytes of the damaged sequence at text: the longest beginning of a valid one, at least 1. */
static size_t damaged_length(const char *text, size_t len)
{
	static const unsigned char fills[] = {0x80, 0xbf};
	unsigned char lead = (unsigned char)text[0];
	size_t need = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

	if (lead < 0xc2 || lead > 0xf4)
		return 1;
	for (size_t have = need - 1 < len ? need - 1 : len; have > 1; have--)
		for (size_t f = 0; f < sizeof fills; f++) {
			char whole[4];

			memcpy(whole, text, have);
			memset(whole + have, fills[f], sizeof whole - have);
			if (utf8_valid_prefix(whole, need) == need)
				return have;
		}
	return 1;
}

/* UTF-8 from its first damage or carriage return on, code point by code point. */
static void decode_utf8(struct decoded *decoded, const char *bytes, size_t len)
{
	bool after_cr = false;

	for (size_t i = 0; i < len;) {
		uint32_t code;
		size_t step = utf8_decode(bytes + i, len - i, &code);

		if (step == 1 && code == UNICODE_REPLACEMENT) {
			note_bad(decoded);
			step = damaged_length(bytes + i, len - i);
		}
		add_code(decoded, code, after_cr);
		after_cr = code == '\r';
		i += step;
	}
}

static void decode_windows(struct decoded *decoded, const unsigned char *bytes, size_t len)
{
	bool after_cr = false;

	for (size_t i = 0; i < len; i++) {
		if (bytes[i] >= 0x80)
			note_bad(decoded);
		add_code(decoded, decode_windows_1252(bytes[i]), after_cr);
		after_cr = bytes[i] == '\r';
	}
}

void decode_text(struct decoded *decoded, const char *bytes, size_t len)
{
	const unsigned char *raw = (const unsigned char *)bytes;

	*decoded = (struct decoded){0};
	if (len >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
		decode_utf16(decoded, raw + 2, len - 2, raw[0] == 0xfe);
		return;
	}
	if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		raw += 3;
		len -= 3;
	}
	if (utf8_valid_prefix(bytes, len) == len && (len == 0
			|| (memchr(bytes, '\r', len) == NULL && memchr(bytes, '\0', len) == NULL)))
		strbuf_addn(&decoded->text, bytes, len);
	else if (is_mostly_not_utf8(bytes, len))
		decode_windows(decoded, raw, len);
	else
		decode_utf8(decoded, bytes, len);
}

void decode_deinit(struct decoded *decoded)
{
	strbuf_deinit(&decoded->text);
}
