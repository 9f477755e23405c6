/*
 * mojibake.c - UTF-8 that was read as one byte a character, put right again.
 *
 * A run is a longest row of non-ASCII characters outside code. Each codec sorts all runs of the
 * text: CERTAIN ones, which nobody writes by hand (three characters that make a dash, four that
 * make an emoji), LIKELY ones (two characters that make an accented letter, where √© could also be
 * meant as it stands), and INTACT ones, which cannot have come from that codec. A damaged file is
 * damaged all through: one intact run saves the likely ones, and without certain ones the likely
 * have to stand inside words, twice. A run is mended as a whole or not at all.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/mojibake.h"

#include <stdint.h>
#include <string.h>

#include "base/decode.h"
#include "base/unicode.h"

#define RUN_MAX 4096			/* bytes; longer runs are not judged */
#define SPAN_TICKS_MAX 32		/* a code span with longer fences is not looked for */
#define ALPHABET_MIN 3
#define EMBEDDED_MIN 2

enum verdict { INTACT, LIKELY, CERTAIN };

/* Mac OS Roman from 0x80 on. */
static const uint16_t mac_roman[128] = {
	0x00c4, 0x00c5, 0x00c7, 0x00c9, 0x00d1, 0x00d6, 0x00dc, 0x00e1,
	0x00e0, 0x00e2, 0x00e4, 0x00e3, 0x00e5, 0x00e7, 0x00e9, 0x00e8,
	0x00ea, 0x00eb, 0x00ed, 0x00ec, 0x00ee, 0x00ef, 0x00f1, 0x00f3,
	0x00f2, 0x00f4, 0x00f6, 0x00f5, 0x00fa, 0x00f9, 0x00fb, 0x00fc,
	0x2020, 0x00b0, 0x00a2, 0x00a3, 0x00a7, 0x2022, 0x00b6, 0x00df,
	0x00ae, 0x00a9, 0x2122, 0x00b4, 0x00a8, 0x2260, 0x00c6, 0x00d8,
	0x221e, 0x00b1, 0x2264, 0x2265, 0x00a5, 0x00b5, 0x2202, 0x2211,
	0x220f, 0x03c0, 0x222b, 0x00aa, 0x00ba, 0x03a9, 0x00e6, 0x00f8,
	0x00bf, 0x00a1, 0x00ac, 0x221a, 0x0192, 0x2248, 0x2206, 0x00ab,
	0x00bb, 0x2026, 0x00a0, 0x00c0, 0x00c3, 0x00d5, 0x0152, 0x0153,
	0x2013, 0x2014, 0x201c, 0x201d, 0x2018, 0x2019, 0x00f7, 0x25ca,
	0x00ff, 0x0178, 0x2044, 0x20ac, 0x2039, 0x203a, 0xfb01, 0xfb02,
	0x2021, 0x00b7, 0x201a, 0x201e, 0x2030, 0x00c2, 0x00ca, 0x00c1,
	0x00cb, 0x00c8, 0x00cd, 0x00ce, 0x00cf, 0x00cc, 0x00d3, 0x00d4,
	0xf8ff, 0x00d2, 0x00da, 0x00db, 0x00d9, 0x0131, 0x02c6, 0x02dc,
	0x00af, 0x02d8, 0x02d9, 0x02da, 0x00b8, 0x02dd, 0x02db, 0x02c7,
};

/* The byte of a character, or 0. 0xdb was the currency sign before the euro came. */
static unsigned char mac_byte(uint32_t code)
{
	if (code == 0xa4)
		return 0xdb;
	if (code == 0x2126)
		return 0xbd;
	for (int i = 0; i < 128; i++)
		if (mac_roman[i] == code)
			return (unsigned char)(0x80 + i);
	return 0;
}

/* Windows-1252, and Latin-1 where its C1 controls stand in the text. */
static unsigned char windows_byte(uint32_t code)
{
	if (code >= 0x80 && code <= 0xff)
		return (unsigned char)code;
	for (int i = 0x80; i < 0xa0; i++)
		if (decode_windows_1252((unsigned char)i) == code)
			return (unsigned char)i;
	return 0;
}

struct codec {
	unsigned char (*byte)(uint32_t code);
};

static const struct codec codecs[] = {{mac_byte}, {windows_byte}};

/* What a run would be if it had gone through a codec. */
struct reading {
	enum verdict verdict;
	int sequences;
	int greek, cyrillic;
	bool letter;			/* a single accented letter */
	bool formula;			/* √π and the like: a letter only within a word */
	char text[RUN_MAX];
	size_t len;
};

/* What one codec makes of a whole text. */
struct census {
	int certain, likely, intact;
	int embedded;			/* likely letters that stand in words */
	int greek, cyrillic;
};

struct range {
	uint32_t first, last;
};

/* Signs of three and four bytes that pages are full of: dashes, quotes, arrows, emoji. */
static const struct range certain_signs[] = {
	{0x2010, 0x2064}, {0x20a0, 0x20bf}, {0x2100, 0x27ff}, {0x2900, 0x297f}, {0x2b00, 0x2bff},
	{0x1f000, 0x1faff},
};

/* And what else real pages hold. */
static const struct range likely_signs[] = {
	{0xa0, 0x17f}, {0x2000, 0x206f}, {0x3000, 0x30ff}, {0x4e00, 0x9fff}, {0xac00, 0xd7af},
};

#define IN(table, code) in_ranges(table, sizeof (table) / sizeof *(table), code)

static bool in_ranges(const struct range *ranges, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

static bool is_greek(uint32_t code)
{
	return code >= 0x386 && code <= 0x3ce;
}

static bool is_cyrillic(uint32_t code)
{
	return code >= 0x400 && code <= 0x45f;
}

/* The bytes a run came from, or false if the codec has no byte for a character of it. */
static bool to_bytes(const struct codec *codec, const char *run, size_t len, char *bytes,
	size_t *bytes_len)
{
	*bytes_len = 0;
	for (size_t i = 0; i < len;) {
		uint32_t code;
		unsigned char byte;

		i += utf8_decode(run + i, len - i, &code);
		byte = codec->byte(code);
		if (byte == 0)
			return false;
		bytes[(*bytes_len)++] = (char)byte;
	}
	return utf8_valid_prefix(bytes, *bytes_len) == *bytes_len;
}

/* √ before a sign that is likewise at home in formulas. */
static bool is_formula(const char *run, size_t len)
{
	static const char *const signs[] = {"π", "Ω", "∂", "∑", "∏", "∫", "∞", "±", "µ", "≤", "≥"};
	size_t root = strlen("√");

	if (len <= root || memcmp(run, "√", root) != 0)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (len - root == strlen(signs[i]) && memcmp(run + root, signs[i], len - root) == 0)
			return true;
	return false;
}

/* Judges a run by what it would have been. */
static void read_run(const struct codec *codec, const char *run, size_t len,
	struct reading *reading)
{
	int certain = 0, likely = 0;
	uint32_t code = 0;

	memset(reading, 0, offsetof(struct reading, text));
	reading->len = 0;
	if (len > RUN_MAX || !to_bytes(codec, run, len, reading->text, &reading->len))
		return;
	for (size_t i = 0; i < reading->len; reading->sequences++) {
		i += utf8_decode(reading->text + i, reading->len - i, &code);
		certain += IN(certain_signs, code);
		likely += IN(certain_signs, code) || IN(likely_signs, code);
		reading->greek += is_greek(code);
		reading->cyrillic += is_cyrillic(code);
	}
	likely += reading->greek + reading->cyrillic;
	if (certain > 0 || (reading->sequences >= 3 && likely == reading->sequences))
		reading->verdict = CERTAIN;
	else if (likely > 0)
		reading->verdict = LIKELY;
	reading->letter = reading->sequences == 1 && code < 0x180 && unicode_is_letter(code);
	reading->formula = is_formula(run, len);
}

struct run {
	size_t start, end;
};

struct scanner {
	const char *text;
	size_t len, at;
	size_t no_span[SPAN_TICKS_MAX + 1];	/* up to where no span of so many ticks closes */
};

static size_t line_end(const struct scanner *scanner, size_t at)
{
	const char *newline = memchr(scanner->text + at, '\n', scanner->len - at);

	return newline != NULL ? (size_t)(newline - scanner->text) : scanner->len;
}

/* Behind the blanks, quote signs and list markers that a line begins with. */
static size_t skip_containers(const struct scanner *scanner, size_t at, size_t end)
{
	const char *text = scanner->text;

	while (at < end) {
		size_t digits = at;

		while (digits < end && text[digits] >= '0' && text[digits] <= '9')
			digits++;
		if (text[at] == ' ' || text[at] == '\t' || text[at] == '>')
			at++;
		else if ((text[at] == '-' || text[at] == '*' || text[at] == '+') && at + 1 < end
				&& text[at + 1] == ' ')
			at += 2;
		else if (digits > at && digits + 1 < end
				&& (text[digits] == '.' || text[digits] == ')')
				&& text[digits + 1] == ' ')
			at = digits + 2;
		else
			break;
	}
	return at;
}

static size_t count_same(const struct scanner *scanner, size_t at)
{
	size_t end = at;

	while (end < scanner->len && scanner->text[end] == scanner->text[at])
		end++;
	return end - at;
}

/* Length of the fence that the line at "at" opens; 0 if none. */
static size_t opening_fence(const struct scanner *scanner, size_t at, char *sign)
{
	size_t end = line_end(scanner, at);
	size_t fence = skip_containers(scanner, at, end);
	size_t ticks;

	if (fence == end || (scanner->text[fence] != '`' && scanner->text[fence] != '~'))
		return 0;
	*sign = scanner->text[fence];
	ticks = count_same(scanner, fence);
	if (ticks < 3)
		return 0;
	if (*sign == '`' && memchr(scanner->text + fence + ticks, '`', end - fence - ticks) != NULL)
		return 0;
	return ticks;
}

static bool closes_fence(const struct scanner *scanner, size_t at, char sign, size_t ticks)
{
	size_t end = line_end(scanner, at);

	while (at < end && strchr(" \t>", scanner->text[at]) != NULL)
		at++;
	if (at == end || scanner->text[at] != sign || count_same(scanner, at) < ticks)
		return false;
	at += count_same(scanner, at);
	while (at < end && (scanner->text[at] == ' ' || scanner->text[at] == '\t'))
		at++;
	return at == end;
}

/* Behind the fenced block whose opening line is at "at". */
static size_t skip_fenced(const struct scanner *scanner, size_t at, char sign, size_t ticks)
{
	while ((at = line_end(scanner, at)) < scanner->len) {
		at++;
		if (at < scanner->len && closes_fence(scanner, at, sign, ticks))
			return line_end(scanner, at);
	}
	return at;
}

static bool is_blank_line(const struct scanner *scanner, size_t at)
{
	while (at < scanner->len && (scanner->text[at] == ' ' || scanner->text[at] == '\t'))
		at++;
	return at == scanner->len || scanner->text[at] == '\n';
}

/* Behind the code span that begins at "at"; behind its ticks if the paragraph does not close it. */
static size_t skip_span(struct scanner *scanner, size_t at, size_t ticks)
{
	size_t look = at + ticks;

	if (ticks > SPAN_TICKS_MAX || at < scanner->no_span[ticks])
		return at + ticks;
	while (look < scanner->len) {
		size_t found;

		if (scanner->text[look] == '\n' && is_blank_line(scanner, look + 1))
			break;
		if (scanner->text[look] != '`') {
			look++;
			continue;
		}
		found = count_same(scanner, look);
		look += found;
		if (found == ticks)
			return look;
	}
	scanner->no_span[ticks] = look;
	return at + ticks;
}

/* Behind "at" and the text after it that can neither begin a line, nor code, nor a run: nearly all of a page. */
static size_t skip_plain(const struct scanner *scanner, size_t at)
{
	while (++at < scanner->len && scanner->text[at - 1] != '\n') {
		unsigned char c = (unsigned char)scanner->text[at];

		if (c == '\\' || c == '`' || c >= 0x80)
			break;
	}
	return at;
}

/* The next run of non-ASCII characters outside code. */
static bool next_run(struct scanner *scanner, struct run *run)
{
	while (scanner->at < scanner->len) {
		size_t at = scanner->at;
		unsigned char c = (unsigned char)scanner->text[at];

		if (at == 0 || scanner->text[at - 1] == '\n') {
			char sign = 0;
			size_t ticks = opening_fence(scanner, at, &sign);

			if (ticks > 0) {
				scanner->at = skip_fenced(scanner, at, sign, ticks);
				continue;
			}
		}
		if (c == '\\') {
			scanner->at += 1 + (at + 1 < scanner->len && scanner->text[at + 1] == '`');
		} else if (c == '`') {
			scanner->at = skip_span(scanner, at, count_same(scanner, at));
		} else if (c < 0x80) {
			scanner->at = skip_plain(scanner, at);
		} else {
			run->start = at;
			while (at < scanner->len && (unsigned char)scanner->text[at] >= 0x80)
				at++;
			run->end = scanner->at = at;
			return true;
		}
	}
	return false;
}

static bool is_ascii_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Letters next to a run on the side where it has more of them; two are enough to know. */
static int letters_beside(const char *text, size_t len, const struct run *run)
{
	int before = 0, behind = 0;

	while (before < 2 && run->start > (size_t)before
			&& is_ascii_letter(text[run->start - (size_t)before - 1]))
		before++;
	while (behind < 2 && run->end + (size_t)behind < len
			&& is_ascii_letter(text[run->end + (size_t)behind]))
		behind++;
	return before > behind ? before : behind;
}

static struct census take_census(const struct codec *codec, const char *text, size_t len)
{
	struct scanner scanner = {.text = text, .len = len};
	struct census census = {0};
	struct reading reading;
	struct run run;

	while (next_run(&scanner, &run)) {
		read_run(codec, text + run.start, run.end - run.start, &reading);
		census.certain += reading.verdict == CERTAIN;
		census.likely += reading.verdict == LIKELY;
		census.intact += reading.verdict == INTACT;
		census.greek += reading.greek;
		census.cyrillic += reading.cyrillic;
		if (reading.letter)
			census.embedded += letters_beside(text, len, &run) >= 2;
	}
	return census;
}

/* Whether likely runs are damage too. */
static bool mends_likely(const struct census *census)
{
	return census->intact == 0 && (census->certain > 0 || census->embedded >= EMBEDDED_MIN);
}

static bool is_damaged(const struct census *census)
{
	return census->certain > 0 || mends_likely(census);
}

static bool mends_run(const struct census *census, const struct reading *reading, const char *text,
	size_t len, const struct run *run)
{
	if (reading->verdict == CERTAIN)
		return true;
	if (reading->verdict != LIKELY || !mends_likely(census))
		return false;
	/* One Ω is a unit, one Cyrillic letter an accident. */
	if (reading->cyrillic > 0 && census->cyrillic < ALPHABET_MIN)
		return false;
	if (reading->greek > 0 && census->greek < ALPHABET_MIN && census->certain == 0)
		return false;
	return !reading->formula || letters_beside(text, len, run) > 0;
}

static void copy_cut(char out[64], const char *text, size_t len)
{
	size_t used = 0;

	while (used < len) {
		size_t step = unicode_cluster(text + used, len - used);

		if (used + step > 63)
			break;
		used += step;
	}
	memcpy(out, text, used);
	out[used] = '\0';
}

static void describe(struct mojibake_repair *repair, const char *text, const struct run *run,
	const struct reading *reading)
{
	size_t line_start = 0;

	repair->line = 1;
	for (size_t i = 0; i < run->start; i++)
		if (text[i] == '\n') {
			repair->line++;
			line_start = i + 1;
		}
	repair->column = (int)utf8_count(text + line_start, run->start - line_start) + 1;
	copy_cut(repair->before, text + run->start, run->end - run->start);
	copy_cut(repair->after, reading->text, reading->len);
}

/* Some text has gone through the codec twice: reads the result of a reading once more. */
static void read_again(const struct codec *codec, struct reading *reading)
{
	struct reading again;

	read_run(codec, reading->text, reading->len, &again);
	if (again.verdict == INTACT)
		return;
	memcpy(reading->text, again.text, again.len);
	reading->len = again.len;
}

static int mend(struct strbuf *out, const struct codec *codec, const struct census *census,
	const char *text, size_t len, struct mojibake_repair *repair)
{
	struct scanner scanner = {.text = text, .len = len};
	struct reading reading;
	struct run run;
	size_t done = 0;
	int count = 0;

	while (next_run(&scanner, &run)) {
		read_run(codec, text + run.start, run.end - run.start, &reading);
		if (!mends_run(census, &reading, text, len, &run))
			continue;
		read_again(codec, &reading);
		if (count++ == 0 && repair != NULL)
			describe(repair, text, &run, &reading);
		strbuf_addn(out, text + done, run.start - done);
		strbuf_addn(out, reading.text, reading.len);
		done = run.end;
	}
	if (count > 0)
		strbuf_addn(out, text + done, len - done);
	return count;
}

/* Of two codecs the one with more hits did it. */
static bool is_worse(const struct census *a, const struct census *b)
{
	return a->certain != b->certain ? a->certain > b->certain : a->likely > b->likely;
}

bool mojibake_mend(struct strbuf *out, const char *text, size_t len, struct mojibake_repair *repair)
{
	const struct codec *best = NULL;
	struct census best_census = {0};
	int count;

	if (unicode_is_ascii_text(text, len))
		return false;
	for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++) {
		struct census census = take_census(&codecs[i], text, len);

		if (is_damaged(&census) && (best == NULL || is_worse(&census, &best_census))) {
			best = &codecs[i];
			best_census = census;
		}
	}
	if (best == NULL)
		return false;
	if (repair != NULL)
		*repair = (struct mojibake_repair){0};
	count = mend(out, best, &best_census, text, len, repair);
	if (repair != NULL)
		repair->count = count;
	return count > 0;
}
