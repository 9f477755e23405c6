/*
 * sanitize.c - cleans text for a terminal, code point by code point.
 *
 * What may follow depends on what was written last, never on what was read and left out: so a
 * second cleaning sees the same neighbours as the first and changes nothing. A joiner waits until
 * its right neighbour is about to be written.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/sanitize.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"
#include "base/width.h"

#define MARKS_MAX 4
#define TAB_WIDTH 4

#define ZWNJ 0x200c
#define ZWJ 0x200d
#define DOTTED_CIRCLE 0x25cc		/* what a mark without a base stands on */

struct cleaner {
	struct strbuf *out;
	enum sanitize_mode mode;
	uint32_t base;			/* of the cluster written last; 0 at the start of a line */
	uint32_t last;			/* code point written last */
	uint32_t joiner;		/* read but not written yet; 0: none */
	int marks;			/* written on the base */
	int column;			/* of the line, in cells; not kept in prose */
	bool selected;			/* a variation selector of the base has been dropped */
};

struct class_range {
	uint32_t first, last;
	enum sanitize_class class;
};

/* Sorted. Default_Ignorable_Code_Point and what else is never drawn, private use, noncharacters. */
static const struct class_range classes[] = {
	{0x00, 0x08, SANITIZE_CONTROL},
	{0x0b, 0x1f, SANITIZE_CONTROL},
	{0x7f, 0x9f, SANITIZE_CONTROL},
	{0xad, 0xad, SANITIZE_INVISIBLE},	/* soft hyphen */
	{0x34f, 0x34f, SANITIZE_INVISIBLE},
	{0x61c, 0x61c, SANITIZE_BIDI},
	{0x115f, 0x1160, SANITIZE_INVISIBLE},	/* Hangul fillers */
	{0x17b4, 0x17b5, SANITIZE_INVISIBLE},
	{0x180b, 0x180d, SANITIZE_JOINER},	/* Mongolian variation selectors */
	{0x180e, 0x180e, SANITIZE_INVISIBLE},
	{0x180f, 0x180f, SANITIZE_JOINER},
	{0x200b, 0x200b, SANITIZE_INVISIBLE},
	{0x200c, 0x200d, SANITIZE_JOINER},
	{0x200e, 0x200f, SANITIZE_BIDI},
	{0x2028, 0x2029, SANITIZE_CONTROL},
	{0x202a, 0x202e, SANITIZE_BIDI},
	{0x2060, 0x2065, SANITIZE_INVISIBLE},
	{0x2066, 0x2069, SANITIZE_BIDI},
	{0x206a, 0x206f, SANITIZE_INVISIBLE},
	{0x3164, 0x3164, SANITIZE_INVISIBLE},
	{0xd800, 0xf8ff, SANITIZE_INVISIBLE},	/* surrogates, private use */
	{0xfdd0, 0xfdef, SANITIZE_INVISIBLE},
	{0xfe00, 0xfe0f, SANITIZE_JOINER},
	{0xfeff, 0xfeff, SANITIZE_INVISIBLE},
	{0xffa0, 0xffa0, SANITIZE_INVISIBLE},
	{0xfff0, 0xfffb, SANITIZE_INVISIBLE},	/* interlinear annotation */
	{0xfffe, 0xffff, SANITIZE_INVISIBLE},
	{0x1bca0, 0x1bca3, SANITIZE_INVISIBLE},
	{0x1d173, 0x1d17a, SANITIZE_INVISIBLE},
	{0xe0000, 0xe00ff, SANITIZE_INVISIBLE},	/* tags */
	{0xe0100, 0xe01ef, SANITIZE_JOINER},
	{0xe01f0, 0xe0fff, SANITIZE_INVISIBLE},
	{0xf0000, UINT32_MAX, SANITIZE_INVISIBLE},
};

enum sanitize_class sanitize_classify(uint32_t code)
{
	size_t low = 0, high = sizeof classes / sizeof *classes;

	if ((code >= 0x20 && code < 0x7f) || code == '\n' || code == '\t')
		return SANITIZE_FINE;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (code > classes[middle].last)
			low = middle + 1;
		else if (code < classes[middle].first)
			high = middle;
		else
			return classes[middle].class;
	}
	return (code & 0xfffe) == 0xfffe ? SANITIZE_INVISIBLE : SANITIZE_FINE;
}

static bool is_skin_tone(uint32_t code)
{
	return code >= 0x1f3fb && code <= 0x1f3ff;
}

static bool is_mongolian(uint32_t code)
{
	return code >= 0x1820 && code <= 0x18aa;
}

/* Letters and marks of scripts where ZWJ and ZWNJ choose between forms: Arabic to Mongolian. */
static bool takes_joiner(uint32_t code)
{
	bool script = (code >= 0x600 && code <= 0xdff) || (code >= 0x1000 && code <= 0x109f)
		|| (code >= 0x1780 && code <= 0x17ff) || is_mongolian(code);

	return script && (unicode_is_letter(code) || unicode_is_mark(code));
}

static void write_code(struct cleaner *cleaner, uint32_t code)
{
	utf8_add(cleaner->out, code);
	cleaner->last = code;
	if (cleaner->mode != SANITIZE_PROSE)
		cleaner->column += width_code(code, 1);
}

static void write_base(struct cleaner *cleaner, uint32_t code)
{
	write_code(cleaner, code);
	cleaner->base = code;
	cleaner->marks = 0;
	cleaner->selected = false;
}

static void write_plain(struct cleaner *cleaner, const char *text, size_t len)
{
	if (len == 0)
		return;
	strbuf_addn(cleaner->out, text, len);
	cleaner->column += (int)len;
	cleaner->base = cleaner->last = (unsigned char)text[len - 1];
	cleaner->marks = 0;
	cleaner->selected = false;
}

/* Hostile characters in code and names stand there for all to see. */
static void show(struct cleaner *cleaner, uint32_t code)
{
	struct strbuf shown = {0};

	if (cleaner->mode == SANITIZE_PROSE)
		return;
	if (code < 0x20)
		strbuf_addf(&shown, "^%c", (int)code + '@');
	else if (code == 0x7f)
		strbuf_add(&shown, "^?");
	else
		strbuf_addf(&shown, "<U+%04X>", (unsigned)code);
	write_plain(cleaner, shown.data, shown.len);
	strbuf_deinit(&shown);
}

/* The joiner that waits is written only between two of next's kind. */
static void settle_joiner(struct cleaner *cleaner, uint32_t next)
{
	uint32_t joiner = cleaner->joiner;

	if (joiner == 0)
		return;
	cleaner->joiner = 0;
	if (takes_joiner(cleaner->last) && takes_joiner(next) && cleaner->marks < MARKS_MAX) {
		write_code(cleaner, joiner);
		cleaner->marks++;
	} else {
		show(cleaner, joiner);
	}
}

static void take_selector(struct cleaner *cleaner, uint32_t code)
{
	bool mongolian = code >= 0x180b && code <= 0x180f;

	if (mongolian && is_mongolian(cleaner->last) && cleaner->joiner == 0
			&& cleaner->marks < MARKS_MAX) {
		write_code(cleaner, code);
		cleaner->marks++;
		return;
	}
	/* One that chooses the form of a sign is no news; a row of them hides a message. */
	if (!mongolian && !cleaner->selected && cleaner->base > ' ') {
		cleaner->selected = true;
		return;
	}
	settle_joiner(cleaner, 0);
	show(cleaner, code);
	cleaner->selected = true;
}

static void take_joiner(struct cleaner *cleaner, uint32_t code)
{
	if (code != ZWJ && code != ZWNJ) {
		take_selector(cleaner, code);
		return;
	}
	settle_joiner(cleaner, 0);
	cleaner->joiner = code;
}

/* A mark, or another code point without a width of its own. */
static void take_mark(struct cleaner *cleaner, uint32_t code)
{
	if (cleaner->marks + (cleaner->joiner != 0) >= MARKS_MAX)
		return;
	settle_joiner(cleaner, code);
	if (cleaner->base == 0)
		write_base(cleaner, DOTTED_CIRCLE);
	write_code(cleaner, code);
	cleaner->marks++;
}

/* What most text beyond ASCII is made of: nothing that joins, and so nothing to look up. */
static bool is_plain_letter(uint32_t code)
{
	return code < 0x300 || (code >= 0x400 && code < 0x483) || (code >= 0x3041 && code < 0x3097)
		|| (code >= 0x30a1 && code < 0x30ff) || (code >= 0x4e00 && code < 0xa000);
}

static void take_visible(struct cleaner *cleaner, uint32_t code)
{
	bool after_picture;

	if (cleaner->joiner == 0 && is_plain_letter(code)) {
		write_base(cleaner, code);
		return;
	}
	after_picture = unicode_is_pictographic(cleaner->base);
	if (after_picture && cleaner->joiner == ZWJ && unicode_is_pictographic(code)) {
		cleaner->joiner = 0;
		cleaner->selected = false;
		return;
	}
	if (is_skin_tone(code) && (after_picture || is_skin_tone(cleaner->base)))
		return;
	if (width_code(code, 1) == 0 || (unicode_is_mark(code) && cleaner->base != 0)) {
		take_mark(cleaner, code);
		return;
	}
	settle_joiner(cleaner, code);
	write_base(cleaner, code);
}

static void take_newline(struct cleaner *cleaner)
{
	settle_joiner(cleaner, 0);
	if (cleaner->mode == SANITIZE_LINE) {
		write_base(cleaner, ' ');
		return;
	}
	strbuf_addc(cleaner->out, '\n');
	cleaner->base = cleaner->last = 0;
	cleaner->marks = cleaner->column = 0;
	cleaner->selected = false;
}

static void take_tab(struct cleaner *cleaner)
{
	int blanks = 1;

	settle_joiner(cleaner, 0);
	if (cleaner->mode != SANITIZE_PROSE)
		blanks = TAB_WIDTH - cleaner->column % TAB_WIDTH;
	while (blanks-- > 0)
		write_base(cleaner, ' ');
}

/* Controls that are white space part words, in prose as well. */
static bool is_space_control(uint32_t code)
{
	return code == 0x0b || code == 0x0c || code == '\r' || code == 0x85 || code == 0x2028
		|| code == 0x2029;
}

static void take_control(struct cleaner *cleaner, uint32_t code)
{
	if (cleaner->mode == SANITIZE_PROSE && is_space_control(code)) {
		settle_joiner(cleaner, 0);
		write_base(cleaner, ' ');
		return;
	}
	if (cleaner->mode != SANITIZE_PROSE)
		settle_joiner(cleaner, 0);
	show(cleaner, code);
}

static void take(struct cleaner *cleaner, uint32_t code)
{
	if (code == '\n') {
		take_newline(cleaner);
		return;
	}
	if (code == '\t') {
		take_tab(cleaner);
		return;
	}
	switch (sanitize_classify(code)) {
	case SANITIZE_FINE:
		take_visible(cleaner, code);
		break;
	case SANITIZE_JOINER:
		take_joiner(cleaner, code);
		break;
	case SANITIZE_CONTROL:
	case SANITIZE_BIDI:
	case SANITIZE_INVISIBLE:
		take_control(cleaner, code);
		break;
	}
}

static size_t printable_run(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && text[i] >= 0x20 && text[i] < 0x7f)
		i++;
	return i;
}

void sanitize_text(struct strbuf *out, const char *text, size_t len, enum sanitize_mode mode)
{
	struct cleaner cleaner = {.out = out, .mode = mode};

	for (size_t i = 0; i < len;) {
		size_t run = printable_run(text + i, len - i);
		uint32_t code;

		if (run > 0) {
			settle_joiner(&cleaner, (unsigned char)text[i]);
			write_plain(&cleaner, text + i, run);
			i += run;
			continue;
		}
		i += utf8_decode(text + i, len - i, &code);
		if (code == '\r' && i < len && text[i] == '\n')
			continue;
		take(&cleaner, code);
	}
	settle_joiner(&cleaner, 0);
}

char *sanitize_dup(const char *text, enum sanitize_mode mode)
{
	struct strbuf out = {0};

	sanitize_text(&out, text, strlen(text), mode);
	return strbuf_detach(&out);
}

const char *sanitize_keep(struct arena *arena, const char *text, size_t len, enum sanitize_mode mode)
{
	struct strbuf out = {0};
	const char *kept;

	sanitize_text(&out, text, len, mode);
	kept = arena_strndup(arena, strbuf_text(&out), out.len);
	strbuf_deinit(&out);
	return kept;
}
