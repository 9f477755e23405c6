/*
 * mkdocs_inline.c - what MkDocs has within lines: ++ctrl+c++, ==marked==, ^^inserted^^, icons,
 * {{ macros }}.
 *
 * Keys become <kbd>; marks go and their text stays; icons go. Of a macro the name of a value stays.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

#define SPAN_MOST 512		/* bytes: what is longer is text */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.';
}

/* Where the doubled sign at place->at is closed: NULL if it is not, or is no pair around text. */
static const char *find_pair(const struct dialect_place *place)
{
	const char *at = place->at, *end = place->end, *close;
	char sign = *at;

	if ((size_t)(end - at) > SPAN_MOST)
		end = at + SPAN_MOST;
	if (end - at < 5 || at[1] != sign || at[2] == sign || at[2] == ' ' ||
	    (at > place->line && (at[-1] == sign || is_word(at[-1]))))
		return NULL;
	for (close = at + 3; close + 1 < end; close++)
		if (close[0] == sign && close[1] == sign)
			return close[-1] != ' ' && (close + 2 == place->end ||
						    (close[2] != sign && !is_word(close[2])))
				       ? close : NULL;
	return NULL;
}

static void add_key(struct strbuf *out, const char *name, size_t len)
{
	static const struct { const char *name, *shown; } keys[] = {
		{ "ctrl", "Ctrl" }, { "control", "Ctrl" }, { "alt", "Alt" }, { "shift", "Shift" },
		{ "cmd", "Cmd" }, { "command", "Cmd" }, { "win", "Win" }, { "windows", "Win" },
		{ "option", "Option" }, { "enter", "Enter" }, { "return", "Enter" }, { "tab", "Tab" },
		{ "esc", "Esc" }, { "escape", "Esc" }, { "space", "Space" }, { "del", "Del" },
		{ "delete", "Del" }, { "backspace", "Backspace" }, { "home", "Home" }, { "end", "End" },
		{ "page-up", "Page Up" }, { "page-down", "Page Down" }, { "arrow-up", "Up" },
		{ "up", "Up" }, { "arrow-down", "Down" }, { "down", "Down" }, { "arrow-left", "Left" },
		{ "left", "Left" }, { "arrow-right", "Right" }, { "right", "Right" },
		{ "plus", "+" }, { "minus", "-" }, { "comma", "," }, { "period", "." },
	};
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strlen(keys[i].name) == len && memcmp(keys[i].name, name, len) == 0)
			break;
	strbuf_add(out, "<kbd>");
	if (i < sizeof keys / sizeof *keys)
		strbuf_add(out, keys[i].shown);
	else if (len >= 2 && *name == '"')
		strbuf_addn(out, name + 1, len - 2);
	else
		for (size_t k = 0; k < len; k++)
			strbuf_addc(out, len <= 3 && name[k] >= 'a' && name[k] <= 'z'
						 ? (char)(name[k] - 'a' + 'A') : name[k]);
	strbuf_add(out, "</kbd>");
}

/* Keys between plus signs: words, or text in quotes. */
static size_t take_keys(struct strbuf *out, const struct dialect_place *place)
{
	const char *close = find_pair(place), *key = place->at + 2, *p;

	if (close == NULL)
		return 0;
	for (p = key; p < close; p++)
		if (!is_word(*p) && *p != '+' && *p != '"' && !(*p == ' ' && *key == '"'))
			return 0;
	for (; key < close; key = p + 1) {
		p = memchr(key, '+', (size_t)(close - key));
		p = p != NULL ? p : close;
		if (key > place->at + 2)
			strbuf_addc(out, '+');
		add_key(out, key, (size_t)(p - key));
	}
	return (size_t)(close + 2 - place->at);
}

/* "==text==" and "^^text^^" are their text. */
static size_t take_pair(struct strbuf *out, const struct dialect_place *place)
{
	const char *close = find_pair(place);

	if (close == NULL)
		return 0;
	strbuf_addn(out, place->at + 2, (size_t)(close - place->at) - 2);
	return (size_t)(close + 2 - place->at);
}

/* ":material-link:" and the like, with a blank behind it. */
static size_t take_icon(const struct dialect_place *place)
{
	static const char *const sets[] = { "material-", "octicons-", "fontawesome-", "simple-",
					    "lucide-" };
	const char *name = place->at + 1, *end = place->end, *p;
	size_t i, room = (size_t)(end - name);

	for (i = 0; i < sizeof sets / sizeof *sets; i++)
		if (room > strlen(sets[i]) && memcmp(name, sets[i], strlen(sets[i])) == 0)
			break;
	if (i == sizeof sets / sizeof *sets)
		return 0;
	for (p = name; p < end && p - name < 100 && is_word(*p);)
		p++;
	if (p == end || *p != ':')
		return 0;
	p++;
	if (p < end && *p == '{') {		/* its attributes */
		const char *close = memchr(p, '}', (size_t)(end - p) < 200 ? (size_t)(end - p) : 200);

		p = close != NULL ? close + 1 : p;
	}
	p += p < end && *p == ' ';
	return (size_t)(p - place->at);
}

static size_t take_macro(struct strbuf *out, const struct dialect_place *place)
{
	const char *at = place->at, *end = place->end, *close, *name, *p;
	size_t room = (size_t)(end - at) < SPAN_MOST ? (size_t)(end - at) : SPAN_MOST;

	if (room < 5 || at[1] != '{' || at[2] == '{')
		return 0;
	close = memmem(at + 2, room - 2, "}}", 2);
	if (close == NULL)
		return 0;
	name = p = line_skip_blanks(at + 2, close);
	while (p < close && is_word(*p))
		p++;
	if (p > name && line_is_blank(p, close))
		strbuf_addn(out, name, (size_t)(p - name));
	return (size_t)(close + 2 - at);
}

static size_t take(struct strbuf *out, const struct dialect_place *place,
		   struct dialect_page *page)
{
	(void)page;
	switch (*place->at) {
	case '+':
		return take_keys(out, place);
	case '=':
	case '^':
		return take_pair(out, place);
	case ':':
		return take_icon(place);
	default:
		return take_macro(out, place);
	}
}

static bool speaks(const char *text, size_t len)
{
	(void)text;
	(void)len;
	return true;
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	dialect_inline(out, in, page, "+=^:{", take);
}

const struct dialect dialect_mkdocs_inline = {
	.name = "mkdocs inline", .bits = DIALECT_MKDOCS, .speaks = speaks, .pass = pass,
};
