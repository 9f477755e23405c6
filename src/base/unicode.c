/* unicode.c - UTF-8 by hand, the algorithms of Unicode by libunistring. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>

#define LETTER_MASK (UC_CATEGORY_MASK_L)
#define MARK_MASK (UC_CATEGORY_MASK_M)
#define SLUG_MASK (UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd \
	| UC_CATEGORY_MASK_Nl | UC_CATEGORY_MASK_Pc)

/* The sequences of table 3-7 of the Unicode standard: ranges of the first two bytes. */
static size_t sequence_length(const unsigned char *s, size_t len)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t need;

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	need = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (s[0] == 0xe0)
		low = 0xa0;
	else if (s[0] == 0xed)
		high = 0x9f;
	else if (s[0] == 0xf0)
		low = 0x90;
	else if (s[0] == 0xf4)
		high = 0x8f;
	if (len < need || s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < need; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return need;
}

size_t utf8_decode(const char *text, size_t len, uint32_t *code)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t need = sequence_length(s, len);

	switch (need) {
	case 1:
		*code = s[0];
		return 1;
	case 2:
		*code = (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
		return 2;
	case 3:
		*code = (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
		return 3;
	case 4:
		*code = (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6
			| (s[3] & 0x3fu);
		return 4;
	default:
		*code = UNICODE_REPLACEMENT;
		return 1;
	}
}

size_t utf8_encode(uint32_t code, char out[4])
{
	if (code > UNICODE_MAX || (code >= 0xd800 && code <= 0xdfff))
		code = UNICODE_REPLACEMENT;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

void utf8_add(struct strbuf *buf, uint32_t code)
{
	char bytes[4];

	strbuf_addn(buf, bytes, utf8_encode(code, bytes));
}

/* Bytes of ASCII at the beginning of text, eight at a time. */
static size_t ascii_prefix(const char *text, size_t len)
{
	size_t i = 0;

	for (; i + 8 <= len; i += 8) {
		uint64_t word;

		memcpy(&word, text + i, 8);
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < len && (unsigned char)text[i] < 0x80)
		i++;
	return i;
}

size_t utf8_valid_prefix(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len) {
		size_t step;

		if ((unsigned char)text[i] < 0x80) {
			i += ascii_prefix(text + i, len - i);
			continue;
		}
		step = sequence_length((const unsigned char *)text + i, len - i);
		if (step == 0)
			break;
		i += step;
	}
	return i;
}

size_t utf8_count(const char *text, size_t len)
{
	size_t count = 0;

	for (size_t i = 0; i < len; i++)
		count += ((unsigned char)text[i] & 0xc0) != 0x80;
	return count;
}

static bool in_mask(uint32_t code, uint32_t mask)
{
	return uc_is_general_category_withtable(code, mask);
}

bool unicode_is_letter(uint32_t code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
	return in_mask(code, LETTER_MASK);
}

bool unicode_is_mark(uint32_t code)
{
	return code >= 0x300 && in_mask(code, MARK_MASK);
}

bool unicode_is_zero_width(uint32_t code)
{
	return code >= 0x300
		&& in_mask(code, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me | UC_CATEGORY_MASK_Cf);
}

bool unicode_is_pictographic(uint32_t code)
{
	return code >= 0xa9 && uc_is_property_extended_pictographic(code);
}

bool unicode_is_slug(uint32_t code)
{
	if (code < 0x80)
		return unicode_is_letter(code) || (code >= '0' && code <= '9') || code == '_';
	return in_mask(code, SLUG_MASK);
}

bool unicode_is_ascii_text(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if ((c < 0x20 && c != '\t' && c != '\n') || c > 0x7e)
			return false;
	}
	return true;
}

/* What has been seen of a cluster, for the rules of UAX #29 that look back. */
struct cluster {
	int last;			/* GBP_ of the newest code point */
	bool picture;			/* a pictograph and perhaps Extend after it: GB11 */
	bool picture_joined;		/* and a ZWJ after that */
	int flags;			/* regional indicators in a row: GB12, GB13 */
};

static void cluster_take(struct cluster *cluster, uint32_t code, int property)
{
	cluster->picture_joined = cluster->picture && property == GBP_ZWJ;
	if (unicode_is_pictographic(code))
		cluster->picture = true;
	else if (property != GBP_EXTEND)
		cluster->picture = false;
	cluster->flags = property == GBP_RI ? cluster->flags + 1 : 0;
	cluster->last = property;
}

static bool is_break_property(int property)
{
	return property == GBP_CONTROL || property == GBP_CR || property == GBP_LF;
}

/* Rules GB3 to GB999 of UAX #29. */
static bool cluster_goes_on(const struct cluster *cluster, uint32_t code, int property)
{
	int last = cluster->last;

	if (is_break_property(last) || is_break_property(property))
		return last == GBP_CR && property == GBP_LF;
	if (last == GBP_L && (property == GBP_L || property == GBP_V || property == GBP_LV
			|| property == GBP_LVT))
		return true;
	if ((last == GBP_LV || last == GBP_V) && (property == GBP_V || property == GBP_T))
		return true;
	if ((last == GBP_LVT || last == GBP_T) && property == GBP_T)
		return true;
	if (property == GBP_EXTEND || property == GBP_ZWJ || property == GBP_SPACINGMARK)
		return true;
	if (last == GBP_PREPEND)
		return true;
	if (cluster->picture_joined && unicode_is_pictographic(code))
		return true;
	return last == GBP_RI && property == GBP_RI && cluster->flags % 2 == 1;
}

/* Characters that never join with one another, known without a look into tables: most text. */
static bool is_single(uint32_t code)
{
	return (code >= 0x20 && code < 0x7f) || (code >= 0xaf && code < 0x300)
		|| (code >= 0x400 && code < 0x483) || (code >= 0x2500 && code < 0x25aa)
		|| (code >= 0x3001 && code < 0x302a) || (code >= 0x3041 && code < 0x3097)
		|| (code >= 0x30a1 && code < 0x3100) || (code >= 0x4e00 && code < 0xa000);
}

size_t unicode_cluster(const char *text, size_t len)
{
	struct cluster cluster = {0};
	uint32_t code, next;
	size_t used;

	if ((unsigned char)text[0] < 0x80 && text[0] != '\r'
			&& (len == 1 || (unsigned char)text[1] < 0x80))
		return 1;
	used = utf8_decode(text, len, &code);
	if (is_single(code)) {
		if (used == len)
			return used;
		utf8_decode(text + used, len - used, &next);
		if (is_single(next))
			return used;
	}
	cluster_take(&cluster, code, uc_graphemeclusterbreak_property(code));
	while (used < len) {
		size_t step = utf8_decode(text + used, len - used, &code);
		int property = uc_graphemeclusterbreak_property(code);

		if (!cluster_goes_on(&cluster, code, property))
			break;
		cluster_take(&cluster, code, property);
		used += step;
	}
	return used;
}

/* Classes AL and HL, near enough: letters of scripts that part words by blanks, ASCII signs. */
static bool is_alphabetic(const char *text, size_t len)
{
	uint32_t code;

	utf8_decode(text, len, &code);
	if (code < 0x80)
		return unicode_is_letter(code)
			|| (code != 0 && strchr("#&*<=>@^_`~", (int)code) != NULL);
	return unicode_is_letter(code) && (code < 0x1100 || (code >= 0x1e00 && code < 0x2000));
}

/* Whether the hyphens that end before "end" begin a word, as those of an option do. */
static bool begins_word(const char *text, size_t end)
{
	while (end > 0 && text[end - 1] == '-')
		end--;
	return end == 0 || strchr(" \t\n([{\"'`", text[end - 1]) != NULL;
}

/*
 * Rules that libunistring up to 1.1 lacks. LB29: no break inside "e.g." and "file.c". LB20a, for
 * any number of hyphens: no break inside "-v" and "--help". And one of our own, since a line that ends
 * in "https://" helps nobody: no break behind two slashes.
 */
static bool is_kept_together(const char *text, size_t at, size_t len)
{
	char before = text[at - 1];

	if (before == '/' && at > 1 && text[at - 2] == '/')
		return true;
	if (before != '.' && before != ',' && before != ':' && before != ';' && before != '-')
		return false;
	return is_alphabetic(text + at, len - at) && (before != '-' || begins_word(text, at));
}

/* libunistring marks the line end itself; here the break is before what follows it. */
void unicode_line_breaks(const char *text, size_t len, char *breaks)
{
	size_t behind_end = 0;

	if (len == 0)
		return;
	u8_possible_linebreaks((const uint8_t *)text, len, "UTF-8", breaks);
	for (size_t i = 0; i < len; i++) {
		char found = breaks[i];

		breaks[i] = BREAK_NONE;
		if (i == behind_end)
			breaks[i] = i > 0 ? BREAK_MUST : BREAK_NONE;
		else if (found == UC_BREAK_POSSIBLE && !is_kept_together(text, i, len))
			breaks[i] = BREAK_ALLOWED;
		if (found == UC_BREAK_MANDATORY) {
			uint32_t code;

			behind_end = i + utf8_decode(text + i, len - i, &code);
		}
	}
}

static void add_result(struct strbuf *out, uint8_t *result, const size_t *len)
{
	if (result == NULL)
		return;
	strbuf_addn(out, (const char *)result, *len);
	free(result);
}

static bool is_ascii(const char *text, size_t len)
{
	return ascii_prefix(text, len) == len;
}

static void lower_ascii(struct strbuf *out, const char *text, size_t len)
{
	size_t start = out->len;

	strbuf_addn(out, text, len);
	for (size_t i = start; i < out->len; i++)
		if (out->data[i] >= 'A' && out->data[i] <= 'Z')
			out->data[i] = (char)(out->data[i] + ('a' - 'A'));
}

void unicode_lower(struct strbuf *out, const char *text, size_t len)
{
	size_t got = 0;

	if (is_ascii(text, len))
		lower_ascii(out, text, len);
	else
		add_result(out, u8_tolower((const uint8_t *)text, len, NULL, NULL, NULL, &got),
			&got);
}

void unicode_fold(struct strbuf *out, const char *text, size_t len)
{
	size_t normal_len = 0, got = 0;
	uint8_t *normal;

	if (is_ascii(text, len)) {
		lower_ascii(out, text, len);
		return;
	}
	normal = u8_normalize(UNINORM_NFC, (const uint8_t *)text, len, NULL, &normal_len);
	if (normal == NULL)
		return;
	add_result(out, u8_casefold(normal, normal_len, NULL, UNINORM_NFC, NULL, &got), &got);
	free(normal);
}

static void normalise(struct strbuf *out, uninorm_t form, const char *text, size_t len)
{
	size_t got = 0;

	if (is_ascii(text, len))
		strbuf_addn(out, text, len);
	else
		add_result(out, u8_normalize(form, (const uint8_t *)text, len, NULL, &got), &got);
}

void unicode_nfc(struct strbuf *out, const char *text, size_t len)
{
	normalise(out, UNINORM_NFC, text, len);
}

void unicode_nfkd(struct strbuf *out, const char *text, size_t len)
{
	normalise(out, UNINORM_NFKD, text, len);
}
