/* key.c - a key press, as a number that has a name. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/key.h"

#include <string.h>
#include <strings.h>

#include "base/unicode.h"

/* The first name of a key is the one that is written. */
static const struct {
	uint32_t key;
	const char *name;
} names[] = {
	{ KEYSYM_TAB, "Tab" },              { KEYSYM_BACK_TAB, "S-Tab" },
	{ KEYSYM_ENTER, "Enter" },          { KEYSYM_ESCAPE, "Esc" },
	{ KEYSYM_BACKSPACE, "Backspace" },  { ' ', "Space" },
	{ KEYSYM_UP, "Up" },                { KEYSYM_DOWN, "Down" },
	{ KEYSYM_LEFT, "Left" },            { KEYSYM_RIGHT, "Right" },
	{ KEYSYM_HOME, "Home" },            { KEYSYM_END, "End" },
	{ KEYSYM_PAGE_UP, "PgUp" },         { KEYSYM_PAGE_DOWN, "PgDn" },
	{ KEYSYM_DELETE, "Del" },           { KEYSYM_INSERT, "Ins" },
	{ KEYSYM_SHIFT_UP, "S-Up" },        { KEYSYM_SHIFT_DOWN, "S-Down" },
	{ KEYSYM_WHEEL_UP, "WheelUp" },     { KEYSYM_WHEEL_DOWN, "WheelDown" },
	{ KEYSYM_CLICK, "Click" },          { '<', "Lt" },
	{ KEYSYM_ENTER, "Return" },         { KEYSYM_ESCAPE, "Escape" },
	{ KEYSYM_PAGE_UP, "PageUp" },       { KEYSYM_PAGE_DOWN, "PageDown" },
	{ KEYSYM_DELETE, "Delete" },        { KEYSYM_INSERT, "Insert" },
};

static uint32_t parse_named(const char *name, size_t len)
{
	if (len >= 2 && len <= 3 && (name[0] == 'F' || name[0] == 'f')) {
		int number = 0;

		for (size_t i = 1; i < len; i++)
			number = name[i] >= '0' && name[i] <= '9' ?
				number * 10 + name[i] - '0' : 100;
		if (name[1] != '0' && number >= 1 && number <= 12)
			return KEYSYM_F1 + (uint32_t)number - 1;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == len && strncasecmp(names[i].name, name, len) == 0)
			return names[i].key;
	return KEYSYM_NONE;
}

uint32_t key_parse(const char *name)
{
	size_t len = strlen(name);
	uint32_t code;

	if (len > 2 && name[0] == '<' && name[len - 1] == '>')
		return parse_named(name + 1, len - 2);
	if (len == 3 && name[0] == 'C' && name[1] == '-') {
		bool capital = name[2] >= 'A' && name[2] <= 'Z';
		char letter = capital ? (char)(name[2] - 'A' + 'a') : name[2];

		if (letter < 'a' || letter > 'z')
			return KEYSYM_NONE;
		return (uint32_t)(KEYSYM_CTRL_BASE + letter - 'a' + 1);
	}
	if (len == 0 || utf8_valid_prefix(name, len) != len || utf8_decode(name, len, &code) != len)
		return KEYSYM_NONE;
	return code > ' ' && code != KEYSYM_BACKSPACE ? code : KEYSYM_NONE;
}

void key_add_name(struct strbuf *out, uint32_t key)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key) {
			strbuf_addf(out, "<%s>", names[i].name);
			return;
		}
	if (key >= KEYSYM_F1 && key <= KEYSYM_F12)
		strbuf_addf(out, "<F%u>", (unsigned)(key - KEYSYM_F1 + 1));
	else if (key >= 1 && key <= 26)
		strbuf_addf(out, "C-%c", (int)('a' + key - 1));
	else if (key > ' ' && key <= UNICODE_MAX)
		utf8_add(out, key);
	else
		strbuf_add(out, "<None>");
}
