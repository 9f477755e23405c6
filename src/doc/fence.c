/* fence.c - which source lines are inside fenced code. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/fence.h"

#include <stddef.h>
#include <string.h>

#include "doc/line.h"

/* "[^1]: a footnote": like an item, it goes on in lines that are indented. */
static bool is_footnote(const char *body, const char *end)
{
	return end - body > 4 && body[0] == '[' && body[1] == '^' &&
	       memmem(body, (size_t)(end - body), "]:", 2) != NULL;
}

/* Can the line go on with a paragraph before it, though it is not set in as that is? */
static bool is_lazy(const char *body, const char *end)
{
	return strchr("#>-=*_<|:", *body) == NULL && (strchr("`~", *body) == NULL || line_run(body, end) < 3);
}

bool fence_line(struct fence *fence, const char *line, const char *end)
{
	const char *body = line, *inside = line;
	const char *run;
	int quotes = 0;

	/* In code, a further > is a sign of it. */
	for (; body < end && (*body == ' ' || *body == '\t' ||
			      (*body == '>' && (fence->sign == 0 || quotes < fence->quotes)));
	     body++)
		if (*body == '>') {
			quotes++;
			inside = body + 1;
		}
	if (body == end && fence->sign == 0) {
		fence->text = false;
		return false;
	}
	/* Text at the margin, or outside the quote, ends a list item or a quote and the fence in it. */
	if (fence->sign != 0 && (quotes < fence->quotes || (fence->listed && body == line && body < end)))
		fence->sign = 0;
	if (fence->sign == 0) {
		const char *item = line_skip_item(body, end);

		if (item != body || (body == line && is_footnote(body, end)))
			fence->in_list = true;
		else if (body == line && !(fence->text && is_lazy(body, end)))
			fence->in_list = false;
		fence->text = *body != '#';
		for (; item != body; item = line_skip_item(body, end))
			body = item;
	}
	for (run = body; run < end && *run == *body;)
		run++;
	if (fence->sign != 0) {
		/* Four columns further in it is a line of the code. */
		if (body < end && *body == fence->sign && run - body >= fence->length &&
		    line_indent(inside, end) < fence->indent + 4) {
			while (run < end && (*run == ' ' || *run == '\t'))
				run++;
			if (run == end)
				fence->sign = 0;
		}
		return true;
	}
	if (body == end || (*body != '`' && *body != '~') || run - body < 3 ||
	    (*body == '`' && memchr(run, '`', (size_t)(end - run)) != NULL))
		return false;
	fence->text = false;
	fence->sign = *body;
	fence->length = (int)(run - body);
	fence->quotes = quotes;
	fence->listed = fence->in_list;
	fence->indent = (int)(body - line_skip_blanks(inside, end)) + line_indent(inside, end);
	return true;
}
