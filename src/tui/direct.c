/*
 * direct.c - the terminal's own entry, changed for this program.
 *
 * A terminal that can do more says so in COLORTERM, while its terminfo entry still speaks of 256
 * colours; entries with "direct" in their name are seldom installed. Giving the palette other
 * colours would change the reader's terminal beyond this program. So the entry that is loaded is
 * written out once more in the compiled form of term(5), with RGB set and colours sent as
 * \e[38;2;R;G;Bm, and handed to curses as TERMINFO=hex:...
 *
 * A palette of 256 is asked for in its own way alone, \e[38;5;Nm, and not as the eight and sixteen colours
 * of old where they are meant: curses works each string out anew, and a third of that is enough.
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

/* How a colour is sent, and with which of these ways a capability is replaced. */
enum way {
	WAY_ANY,			/* as the entry says */
	WAY_PALETTE,			/* one of 256 */
	WAY_DIRECT			/* red, green and blue */
};

/* Capabilities of our own making; NULL takes one away. */
static const struct {
	const char *name, *value;
	enum way with;
} replaced[] = {
	{ "indn", NULL, WAY_ANY },
	{ "rin", NULL, WAY_ANY },
	{ "sc", NULL, WAY_ANY },
	{ "dch", NULL, WAY_ANY },
	{ "dch1", NULL, WAY_ANY },
	{ "setaf", "\033[38;5;%p1%dm", WAY_PALETTE },
	{ "setab", "\033[48;5;%p1%dm", WAY_PALETTE },
	{ "setaf", "\033[38;2;" RED_GREEN_BLUE, WAY_DIRECT },
	{ "setab", "\033[48;2;" RED_GREEN_BLUE, WAY_DIRECT },
	{ "setf", NULL, WAY_DIRECT },
	{ "setb", NULL, WAY_DIRECT },
	{ "initc", NULL, WAY_DIRECT },
	{ "initp", NULL, WAY_DIRECT },
	{ "oc", NULL, WAY_ANY },	/* the palette is never changed, so it is not to be reset */
	{ "scp", NULL, WAY_DIRECT },
};

/* Capabilities outside the standard that curses or input.c looks for. */
static const char *const extended_flags[] = { "AX", "RGB" };
static const char *const extended_strings[] = { "XM", "xm", "BE", "BD" };

#define COUNT(array) (sizeof (array) / sizeof *(array))

static bool is_replaced(size_t which, enum way way)
{
	return replaced[which].with == WAY_ANY || replaced[which].with == way;
}

/* By its place among the standard ones: four hundred names looked up would be felt at each start. */
static const char *string_of(int place, enum way way)
{
	const char *name = strnames[place];

	for (size_t i = 0; i < COUNT(replaced); i++)
		if (replaced[i].name[0] == name[0] && strcmp(replaced[i].name, name) == 0 &&
		    is_replaced(i, way))
			return replaced[i].value;
	return terminfo_string_at(place);
}

static int number_of(const char *name, enum way way)
{
	if (way == WAY_DIRECT && strcmp(name, "colors") == 0)
		return COLORS_DIRECT;
	if (way == WAY_DIRECT && strcmp(name, "pairs") == 0)
		return PAIRS_DIRECT;
	return terminfo_number(name);
}

static bool flag_of(const char *name, enum way way)
{
	if (way == WAY_DIRECT && strcmp(name, "RGB") == 0)
		return true;
	return !(way == WAY_DIRECT && strcmp(name, "ccc") == 0) && terminfo_flag(name);
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

static void add_standard(struct strbuf *out, const char *name, enum way way)
{
	struct strbuf offsets = {0}, table = {0};

	for (int i = 0; strnames[i] != NULL; i++)
		add_string(&offsets, &table, string_of(i, way));
	add_16(out, MAGIC_32_BIT);
	add_16(out, (int)strlen(name) + 1);
	add_16(out, count_names(boolnames));
	add_16(out, count_names(numnames));
	add_16(out, count_names(strnames));
	add_16(out, (int)table.len);
	strbuf_addn(out, name, strlen(name) + 1);
	for (int i = 0; boolnames[i] != NULL; i++)
		strbuf_addc(out, flag_of(boolnames[i], way) ? 1 : 0);
	pad_to_even(out);
	for (int i = 0; numnames[i] != NULL; i++)
		add_32(out, number_of(numnames[i], way));
	strbuf_addn(out, strbuf_text(&offsets), offsets.len);
	strbuf_addn(out, strbuf_text(&table), table.len);
	pad_to_even(out);
	strbuf_deinit(&offsets);
	strbuf_deinit(&table);
}

/* Flags, one number (U8), and the strings: values first, then all names. */
static void add_extended(struct strbuf *out, enum way way)
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
		strbuf_addc(out, flag_of(extended_flags[i], way) ? 1 : 0);
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

static bool has_to_change(enum way way)
{
	for (size_t i = 0; i < COUNT(replaced); i++)
		if (is_replaced(i, way) && terminfo_string(replaced[i].name) != NULL)
			return true;
	return false;
}

static enum way find_way(bool direct)
{
	const char *colors = terminfo_string("setaf");

	if (colors != NULL && direct)
		return WAY_DIRECT;
	if (colors != NULL && strstr(colors, "38;5;") != NULL && terminfo_number("colors") == 256)
		return WAY_PALETTE;
	return WAY_ANY;
}

char *direct_entry(const char *name, bool colors)
{
	static const char digits[] = "0123456789ABCDEF";
	struct strbuf entry = {0}, hex = {0};
	enum way way = find_way(colors);

	if (strchr(name, '|') != NULL || !has_to_change(way))
		return NULL;
	add_standard(&entry, name, way);
	add_extended(&entry, way);
	strbuf_add(&hex, "hex:");
	for (size_t i = 0; i < entry.len; i++) {
		const char pair[2] = { digits[(unsigned char)entry.data[i] >> 4],
				       digits[(unsigned char)entry.data[i] & 15] };

		strbuf_addn(&hex, pair, sizeof pair);
	}
	strbuf_deinit(&entry);
	return strbuf_detach(&hex);
}
