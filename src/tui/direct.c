/*
 * direct.c - the terminal's own entry, changed for this program.
 *
 * A terminal that can do more says so in COLORTERM, while its terminfo entry still speaks of 256
 * colours; entries with "direct" in their name are seldom installed. Giving the palette other
 * colours would change the reader's terminal beyond this program. So the entry that is loaded is
 * written out once more in the compiled form of term(5), with RGB set and colours sent as
 * \e[38;2;R;G;Bm, and handed to curses as TERMINFO=hex:...
 *
 * Three things are taken out on the way, because curses would use them and terminals differ in them.
 * Two would leave what is believed to have moved where it was: scrolling by several lines with one
 * sequence (SU, SD), which emulators of little more than a VT100 do not know, and restoring a cursor
 * that stands outside the scrolling region, which some of them push inside. The third is deleting
 * characters (DCH): what then comes in at the end of the line has a ground on some and none on
 * others.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/direct.h"

#include <curses.h>
#include <term.h>

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "tui/terminfo.h"

#define MAGIC_32_BIT 01036		/* numbers of four bytes */
#define COLORS_DIRECT 0x1000000
#define PAIRS_DIRECT 0x10000

#define RED_GREEN_BLUE "%p1%{65536}%/%{255}%&%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm"

/* Capabilities of our own making; NULL takes one away. */
static const struct {
	const char *name, *value;
	bool always;			/* not for the sake of colours alone */
} replaced[] = {
	{ "indn", NULL, true },
	{ "rin", NULL, true },
	{ "sc", NULL, true },
	{ "dch", NULL, true },
	{ "dch1", NULL, true },
	{ "setaf", "\033[38;2;" RED_GREEN_BLUE, false },
	{ "setab", "\033[48;2;" RED_GREEN_BLUE, false },
	{ "setf", NULL, false },
	{ "setb", NULL, false },
	{ "initc", NULL, false },
	{ "initp", NULL, false },
	{ "oc", NULL, true },		/* the palette is never changed, so it is not to be reset */
	{ "scp", NULL, false },
};

/* Capabilities outside the standard that curses or input.c looks for. */
static const char *const extended_flags[] = { "AX", "RGB" };
static const char *const extended_strings[] = { "XM", "xm", "BE", "BD" };

#define COUNT(array) (sizeof (array) / sizeof *(array))

/* By its place among the standard ones: four hundred names looked up would be felt at each start. */
static const char *string_of(int place, bool colors)
{
	for (size_t i = 0; i < COUNT(replaced); i++)
		if (strcmp(replaced[i].name, strnames[place]) == 0 && (replaced[i].always || colors))
			return replaced[i].value;
	return terminfo_string_at(place);
}

static int number_of(const char *name, bool colors)
{
	if (colors && strcmp(name, "colors") == 0)
		return COLORS_DIRECT;
	if (colors && strcmp(name, "pairs") == 0)
		return PAIRS_DIRECT;
	return terminfo_number(name);
}

static bool flag_of(const char *name, bool colors)
{
	if (colors && strcmp(name, "RGB") == 0)
		return true;
	return !(colors && strcmp(name, "ccc") == 0) && terminfo_flag(name);
}

static void add_16(struct strbuf *out, int value)
{
	strbuf_addc(out, (char)(value & 255));
	strbuf_addc(out, (char)(value >> 8 & 255));
}

static void add_32(struct strbuf *out, int value)
{
	add_16(out, value);
	add_16(out, value >> 16);
}

static void pad_to_even(struct strbuf *out)
{
	if (out->len % 2 != 0)
		strbuf_addc(out, '\0');
}

static int count_names(NCURSES_CONST char *const *names)
{
	int count = 0;

	while (names[count] != NULL)
		count++;
	return count;
}

/* A string with its end into table, its place there into offsets. */
static void add_string(struct strbuf *offsets, struct strbuf *table, const char *text)
{
	add_16(offsets, text != NULL ? (int)table->len : -1);
	if (text != NULL)
		strbuf_addn(table, text, strlen(text) + 1);
}

static void add_standard(struct strbuf *out, const char *name, bool colors)
{
	struct strbuf offsets = {0}, table = {0};

	for (int i = 0; strnames[i] != NULL; i++)
		add_string(&offsets, &table, string_of(i, colors));
	add_16(out, MAGIC_32_BIT);
	add_16(out, (int)strlen(name) + 1);
	add_16(out, count_names(boolnames));
	add_16(out, count_names(numnames));
	add_16(out, count_names(strnames));
	add_16(out, (int)table.len);
	strbuf_addn(out, name, strlen(name) + 1);
	for (int i = 0; boolnames[i] != NULL; i++)
		strbuf_addc(out, flag_of(boolnames[i], colors) ? 1 : 0);
	pad_to_even(out);
	for (int i = 0; numnames[i] != NULL; i++)
		add_32(out, number_of(numnames[i], colors));
	strbuf_addn(out, strbuf_text(&offsets), offsets.len);
	strbuf_addn(out, strbuf_text(&table), table.len);
	pad_to_even(out);
	strbuf_deinit(&offsets);
	strbuf_deinit(&table);
}

/* Flags, one number (U8), and the strings: values first, then all names. */
static void add_extended(struct strbuf *out, bool colors)
{
	struct strbuf values = {0}, value_table = {0}, names = {0}, name_table = {0};
	int strings = 0;

	for (size_t i = 0; i < COUNT(extended_flags); i++)
		add_string(&names, &name_table, extended_flags[i]);
	add_string(&names, &name_table, "U8");
	for (size_t i = 0; i < COUNT(extended_strings); i++)
		if (terminfo_string(extended_strings[i]) != NULL) {
			add_string(&values, &value_table, terminfo_string(extended_strings[i]));
			add_string(&names, &name_table, extended_strings[i]);
			strings++;
		}
	add_16(out, (int)COUNT(extended_flags));
	add_16(out, 1);
	add_16(out, strings);
	add_16(out, (int)(values.len + names.len) / 2);
	add_16(out, (int)(value_table.len + name_table.len));
	for (size_t i = 0; i < COUNT(extended_flags); i++)
		strbuf_addc(out, flag_of(extended_flags[i], colors) ? 1 : 0);
	pad_to_even(out);
	add_32(out, terminfo_number("U8"));
	strbuf_addn(out, strbuf_text(&values), values.len);
	strbuf_addn(out, strbuf_text(&names), names.len);
	strbuf_addn(out, strbuf_text(&value_table), value_table.len);
	strbuf_addn(out, strbuf_text(&name_table), name_table.len);
	strbuf_deinit(&values);
	strbuf_deinit(&value_table);
	strbuf_deinit(&names);
	strbuf_deinit(&name_table);
}

bool direct_native(void)
{
	return terminfo_flag("RGB");
}

static bool has_to_change(bool colors)
{
	for (size_t i = 0; i < COUNT(replaced); i++)
		if ((replaced[i].always || colors) && terminfo_string(replaced[i].name) != NULL)
			return true;
	return false;
}

char *direct_entry(const char *name, bool colors)
{
	static const char digits[] = "0123456789ABCDEF";
	struct strbuf entry = {0}, hex = {0};

	colors = colors && terminfo_string("setaf") != NULL;
	if (strchr(name, '|') != NULL || !has_to_change(colors))
		return NULL;
	add_standard(&entry, name, colors);
	add_extended(&entry, colors);
	strbuf_add(&hex, "hex:");
	for (size_t i = 0; i < entry.len; i++) {
		strbuf_addc(&hex, digits[(unsigned char)entry.data[i] >> 4]);
		strbuf_addc(&hex, digits[(unsigned char)entry.data[i] & 15]);
	}
	strbuf_deinit(&entry);
	return strbuf_detach(&hex);
}
