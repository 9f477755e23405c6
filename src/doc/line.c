/* line.c - what stands at the beginning of a line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/line.h"

#include <string.h>

bool line_is_blank(const char *text, const char *end)
{
	return line_skip_blanks(text, end) == end;
}

const char *line_skip_blanks(const char *text, const char *end)
{
	while (text < end && (*text == ' ' || *text == '\t'))
		text++;
	return text;
}

const char *line_trim(const char *text, const char *end)
{
	while (end > text && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	return end;
}

const char *line_body(const char *text, const char *end)
{
	while (text < end && (*text == ' ' || *text == '\t' || *text == '>'))
		text++;
	return text;
}

size_t line_run(const char *text, const char *end)
{
	const char *p = text;

	while (p < end && *p == *text)
		p++;
	return (size_t)(p - text);
}

int line_indent(const char *text, const char *end)
{
	int columns = 0;

	for (; text < end && (*text == ' ' || *text == '\t'); text++)
		columns += *text == '\t' ? 4 - columns % 4 : 1;
	return columns;
}

const char *line_dedent(const char *text, const char *end, int columns)
{
	int at = 0;

	for (; text < end && at < columns && (*text == ' ' || *text == '\t'); text++)
		at += *text == '\t' ? 4 - at % 4 : 1;
	return text;
}

const char *line_skip_item(const char *text, const char *end)
{
	const char *p = text;

	if (p < end && strchr("-*+", *p) != NULL) {
		p++;
	} else {
		while (p < end && p - text < 9 && *p >= '0' && *p <= '9')
			p++;
		if (p == text || p == end || (*p != '.' && *p != ')'))
			return text;
		p++;
	}
	if (p < end && *p != ' ' && *p != '\t')
		return text;
	return line_skip_blanks(p, end);
}

void line_add_prefix(struct strbuf *out, const char *text, const char *body)
{
	for (; text < body; text++)
		strbuf_addc(out, *text == '>' || *text == '\t' ? *text : ' ');
}
