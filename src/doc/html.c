/*
 * html.c - tags of HTML, read one by one.
 *
 * No HTML parser: pages hold loose tags, JSX and half-open wrappers. What they mean as Markdown is
 * the work of html_split.c.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/html.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The elements that pages use, in the order of the alphabet. */
static const char *const names[] = {
	"a", "abbr", "address", "article", "aside", "audio", "b", "blockquote", "body", "br", "button", "caption", "center",
	"cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "embed", "figcaption",
	"figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe",
	"img", "input", "ins", "kbd", "label", "li", "link", "main", "mark", "meta", "nav", "object", "ol", "option", "p",
	"param", "picture", "pre", "q", "s", "samp", "script", "section", "select", "small", "source", "span", "strike",
	"strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title",
	"tr", "tt", "u", "ul", "var", "video",
};

bool html_is_name(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == len && strncasecmp(names[i], name, len) == 0)
			return true;
	return false;
}

static bool is_name(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '.' || c == ':' || c == '_';
}

bool html_read_tag(struct html_tag *tag, const char *text, size_t len)
{
	size_t i = 1, start;
	int braces = 0;
	char quote = 0;

	*tag = (struct html_tag){0};
	if (i < len && text[i] == '/') {
		tag->closing = true;
		i++;
	}
	start = i;
	tag->len = i;
	if (i == len || !(isalpha((unsigned char)text[i]) || text[i] == '>'))	/* <> and </> are JSX fragments */
		return false;
	while (i < len && is_name(text[i]))
		i++;
	for (size_t k = start; k < i && k - start < sizeof tag->name - 1; k++)
		tag->name[k - start] = (char)tolower((unsigned char)text[k]);
	if (i < len && !isspace((unsigned char)text[i]) && text[i] != '/' && text[i] != '>')
		return false;
	tag->attributes = text + i;
	for (; i < len; i++) {
		char c = text[i];

		if (quote != 0) {
			quote = c == quote ? 0 : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '{') {
			braces++;
		} else if (c == '}') {
			braces -= braces > 0;
		} else if (c == '>' && braces == 0) {
			tag->attributes_len = (size_t)(text + i - tag->attributes);
			tag->len = i + 1;
			return true;
		}
	}
	tag->len = len;
	return false;
}

bool html_attribute(const struct html_tag *tag, const char *name, struct strbuf *out)
{
	const char *p = tag->attributes, *end = p + tag->attributes_len;
	size_t name_len = strlen(name);

	while (p < end) {
		const char *start, *value = NULL, *value_end = NULL;
		bool match;

		while (p < end && !is_name(*p))
			p++;
		for (start = p; p < end && is_name(*p);)
			p++;
		match = (size_t)(p - start) == name_len && strncasecmp(start, name, name_len) == 0;
		while (p < end && isspace((unsigned char)*p))
			p++;
		if (p < end && *p == '=') {
			for (p++; p < end && isspace((unsigned char)*p);)
				p++;
			if (p < end && (*p == '"' || *p == '\'')) {
				value = p + 1;
				value_end = memchr(value, *p, (size_t)(end - value));
				value_end = value_end != NULL ? value_end : end;
				p = value_end < end ? value_end + 1 : end;
			} else {
				for (value = p; p < end && !isspace((unsigned char)*p);)
					p++;
				value_end = p;
			}
		}
		if (match) {
			if (value != NULL)
				strbuf_addn(out, value, (size_t)(value_end - value));
			return true;
		}
	}
	return false;
}

void html_decode(struct strbuf *out, const char *text, size_t len)
{
	static const struct { const char *name, *text; } entities[] = {
		{ "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" }, { "&quot;", "\"" }, { "&apos;", "'" },
		{ "&nbsp;", "\xc2\xa0" },
	};

	for (size_t i = 0; i < len;) {
		size_t k, used = 0;

		for (k = 0; text[i] == '&' && k < sizeof entities / sizeof *entities; k++) {
			used = strlen(entities[k].name);
			if (len - i >= used && memcmp(text + i, entities[k].name, used) == 0)
				break;
			used = 0;
		}
		if (used > 0) {
			strbuf_add(out, entities[k].text);
			i += used;
		} else {
			strbuf_addc(out, text[i++]);
		}
	}
}
