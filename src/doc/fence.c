/* fence.c - which source lines are inside fenced code. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/fence.h"

#include <stddef.h>
#include <string.h>

#include "doc/line.h"

bool fence_line(struct fence *fence, const char *line, const char *end)
{
	const char *body = line;
	const char *run;
	int quotes = 0;

	while (body < end && (*body == ' ' || *body == '\t' || *body == '>'))
		quotes += *body++ == '>';
	if (body == end && fence->sign == 0)
		return false;
	/* Text at the margin, or outside the quote, ends a list item or a quote and the fence in it. */
	if (fence->sign != 0 && (quotes < fence->quotes || (fence->listed && body == line && body < end)))
		fence->sign = 0;
	if (fence->sign == 0) {
		const char *item = line_skip_item(body, end);

		if (item != body)
			fence->in_list = true;
		else if (body == line)
			fence->in_list = false;
		for (; item != body; item = line_skip_item(body, end))
			body = item;
	}
	for (run = body; run < end && *run == *body;)
		run++;
	if (fence->sign != 0) {
		if (body < end && *body == fence->sign && run - body >= fence->length) {
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
	fence->sign = *body;
	fence->length = (int)(run - body);
	fence->quotes = quotes;
	fence->listed = fence->in_list;
	return true;
}
