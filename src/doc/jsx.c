/* jsx.c - tags, attributes and expressions of JSX in a page's text. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/jsx.h"

#include <string.h>
#include <strings.h>

#define DEPTH_MAX 64			/* brackets and templates within each other */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool is_name(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || (c != '\0' && strchr("-._:@", c) != NULL);
}

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	return p;
}

/* --- brackets --- */

/* Past a string that ends on its line; past the quote alone if none does: it is an apostrophe. */
static size_t skip_string(const char *text, size_t len)
{
	for (size_t i = 1; i < len && text[i] != '\n'; i++) {
		if (text[i] == '\\')
			i++;
		else if (text[i] == text[0])
			return i + 1;
	}
	return 1;
}

/* Past a comment; 0 if none begins here. The slashes of an address are none. */
static size_t skip_comment(const char *text, size_t at, size_t len)
{
	const char *close;

	if (len - at < 2 || text[at] != '/')
		return 0;
	if (text[at + 1] == '*') {
		close = memmem(text + at + 2, len - at - 2, "*/", 2);
		return close != NULL ? (size_t)(close - text) + 2 - at : len - at;
	}
	if (text[at + 1] != '/' || (at > 0 && text[at - 1] == ':'))
		return 0;
	close = memchr(text + at, '\n', len - at);
	return close != NULL ? (size_t)(close - text) - at : len - at;
}

/* What is open at a place in JavaScript. */
struct nesting {
	char open[DEPTH_MAX];		/* each ( [ { or ` */
	int depth;
	bool broken;			/* too deep */
};

static void push(struct nesting *nesting, char c)
{
	if (nesting->depth == DEPTH_MAX)
		nesting->broken = true;
	else
		nesting->open[nesting->depth++] = c;
}

/* Past the next piece of text at `at`: a character, a string, a comment. */
static size_t step(struct nesting *nesting, const char *text, size_t at, size_t len)
{
	char c = text[at];
	size_t comment;

	if (nesting->depth > 0 && nesting->open[nesting->depth - 1] == '`') {
		if (c == '\\')
			return 2;
		if (c == '`') {
			nesting->depth--;
		} else if (c == '$' && at + 1 < len && text[at + 1] == '{') {
			push(nesting, '{');
			return 2;
		}
		return 1;
	}
	if (c == '"' || c == '\'')
		return skip_string(text + at, len - at);
	comment = skip_comment(text, at, len);
	if (comment > 0)
		return comment;
	if (c == '`' || c == '{' || c == '(' || c == '[')
		push(nesting, c);
	else if ((c == '}' || c == ')' || c == ']') && nesting->depth > 0)
		nesting->depth--;
	return 1;
}

size_t jsx_braces(const char *text, size_t len)
{
	struct nesting nesting = {0};

	for (size_t at = 0; at < len && !nesting.broken;) {
		at += step(&nesting, text, at, len);
		if (nesting.depth == 0)
			return at <= len ? at : 0;
	}
	return 0;
}

/* Does a statement end with the line that ends before text[at], a line break, nothing being open? */
static bool ends_statement(const char *text, size_t at, size_t len)
{
	const char *end = text + at, *next = end + 1, *stop = text + len;

	while (end > text && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	if (end > text && strchr(";})]\"'`", end[-1]) != NULL)
		return true;
	while (next < stop && (*next == ' ' || *next == '\t'))
		next++;
	return next >= stop || *next == '\n' || strncmp(next, "import ", 7) == 0 ||
	       strncmp(next, "export ", 7) == 0;
}

size_t jsx_statement(const char *text, size_t len)
{
	struct nesting nesting = {0};
	const char *blank;
	size_t at = 0;

	while (at < len && !nesting.broken) {
		if (text[at] == '\n' && nesting.depth == 0 && ends_statement(text, at, len))
			return at;
		at += step(&nesting, text, at, len);
	}
	if (nesting.depth == 0 && !nesting.broken)
		return len;
	blank = memmem(text, len, "\n\n", 2);
	return blank != NULL ? (size_t)(blank - text) : len;
}

/* --- tags --- */

/* The value behind "=": moves *p behind it. False if there is none. */
static bool read_value(const char **p, const char *end, struct jsx_attribute *attribute)
{
	const char *at = *p, *close;
	size_t braces;

	if (at == end)
		return false;
	if (*at == '"' || *at == '\'') {
		close = memchr(at + 1, *at, (size_t)(end - at) - 1);
		if (close == NULL)
			return false;
		*attribute = (struct jsx_attribute){ attribute->name, attribute->name_len, JSX_TEXT, at + 1,
						     (size_t)(close - at) - 1 };
		*p = close + 1;
		return true;
	}
	if (*at == '{') {
		braces = jsx_braces(at, (size_t)(end - at));
		attribute->kind = JSX_CODE;
		attribute->value = at + 1;
		attribute->len = braces > 2 ? braces - 2 : 0;
		*p = at + braces;
		return braces > 0;
	}
	for (close = at; close < end && !is_blank(*close) && *close != '>';)
		if (strchr("\"'<=`", *close++) != NULL)
			return false;
	if (close - at > 1 && close < end && *close == '>' && close[-1] == '/')
		close--;
	attribute->kind = JSX_TEXT;
	attribute->value = at;
	attribute->len = (size_t)(close - at);
	*p = close;
	return close > at;
}

static bool read_attribute(const char **p, const char *end, struct jsx_attribute *attribute)
{
	const char *at = *p, *behind;

	*attribute = (struct jsx_attribute){ .name = at };
	if (at < end && *at == '{') {
		*p += jsx_braces(at, (size_t)(end - at));
		return *p > at;
	}
	if (at == end || !(is_letter(*at) || *at == '_' || *at == ':' || *at == '@'))
		return false;
	while (at < end && is_name(*at))
		at++;
	attribute->name_len = (size_t)(at - *p);
	*p = at;
	behind = skip_blanks(at, end);
	if (behind == end || *behind != '=')
		return true;
	*p = skip_blanks(behind + 1, end);
	return read_value(p, end, attribute);
}

/* The name behind < or </; false where what follows cannot be a tag. */
static bool read_name(struct jsx_tag *tag, const char **p, const char *end)
{
	tag->name = *p;
	while (*p < end && is_name(**p))
		(*p)++;
	tag->name_len = (size_t)(*p - tag->name);
	/* <https://...> and <somebody@example.org> are addresses. */
	if (tag->name_len > 0 && (!is_letter(*tag->name) || (*p)[-1] == ':' ||
				  memchr(tag->name, '@', tag->name_len) != NULL))
		return false;
	return *p < end && (is_blank(**p) || strchr("/>{", **p) != NULL);
}

/* Up to the > that ends the tag; false if something stands before it that does not belong there. */
static bool read_attributes(struct jsx_tag *tag, const char **p, const char *end)
{
	struct jsx_attribute attribute;

	tag->attributes = *p;
	for (*p = skip_blanks(*p, end); *p < end && **p != '>'; *p = skip_blanks(*p, end)) {
		if (tag->form == JSX_CLOSE || tag->name_len == 0)
			return false;
		if (**p == '/' && end - *p > 1 && (*p)[1] == '>') {
			tag->form = JSX_EMPTY;
			break;
		}
		if (!read_attribute(p, end, &attribute)) {
			/* An open brace or quote was looked for to the end. */
			*p = *p < end && strchr("{\"'", **p) != NULL ? end : *p;
			return false;
		}
		tag->strange = tag->strange || attribute.kind == JSX_CODE || attribute.name_len == 0;
	}
	tag->attributes_len = (size_t)(*p - tag->attributes);
	*p += tag->form == JSX_EMPTY;
	return *p < end;
}

bool jsx_read_tag(struct jsx_tag *tag, const char *text, size_t len)
{
	const char *p = text + 1, *end = text + len;
	bool good;

	*tag = (struct jsx_tag){ .form = JSX_OPEN };
	if (p < end && *p == '/') {
		tag->form = JSX_CLOSE;
		p++;
	}
	good = read_name(tag, &p, end) && read_attributes(tag, &p, end);
	tag->len = (size_t)(p - text) + good;
	tag->strange = tag->strange || (good && memchr(text, '\n', tag->len) != NULL);
	return good;
}

bool jsx_tag_is(const struct jsx_tag *tag, const char *name)
{
	return strlen(name) == tag->name_len && memcmp(name, tag->name, tag->name_len) == 0;
}

bool jsx_next_attribute(const struct jsx_tag *tag, const char **at, struct jsx_attribute *attribute)
{
	const char *end = tag->attributes + tag->attributes_len;

	*at = skip_blanks(*at != NULL ? *at : tag->attributes, end);
	return *at < end && read_attribute(at, end, attribute);
}

bool jsx_find_attribute(const struct jsx_tag *tag, const char *name, struct jsx_attribute *attribute)
{
	const char *at = NULL;

	while (jsx_next_attribute(tag, &at, attribute))
		if (attribute->name_len == strlen(name) &&
		    strncasecmp(attribute->name, name, attribute->name_len) == 0)
			return true;
	return false;
}
