/* mdx_write.c - the lines that a page of MDX becomes. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/mdx.h"

#include <string.h>

#include "doc/line.h"

#define ASKED_MAX 8192			/* bytes of a question */

/* Keeps a line for the question that may follow. */
static void ask(struct mdx *mdx, const char *text, size_t len)
{
	const char *body = line_skip_blanks(text, text + len);
	bool heading = body < text + len && *body == '#';

	if (heading)
		strbuf_reset(&mdx->asked);
	if (mdx->asked.len + len > ASKED_MAX || (text + len - body > 1 && body[0] == '<' && body[1] == '?'))
		return;
	strbuf_addn(&mdx->asked, text, len);
	strbuf_addc(&mdx->asked, '\n');
	if (heading)
		mdx->asked_heading = mdx->asked.len;
}

void mdx_write_through(struct mdx *mdx, const char *text, size_t len)
{
	source_add(mdx->out, text, len, mdx->number);
	mdx->written = true;
	if (mdx->asks)
		ask(mdx, text, len);
}

/* Puts the line out; the next begins behind the prefix. */
static void put(struct mdx *mdx)
{
	mdx_write_through(mdx, strbuf_text(&mdx->line), mdx->line.len);
	strbuf_reset(&mdx->line);
	strbuf_addn(&mdx->line, strbuf_text(&mdx->prefix), mdx->prefix.len);
	mdx->body = mdx->prefix.len;
	mdx->item = false;
}

bool mdx_fresh(const struct mdx *mdx)
{
	const char *text = strbuf_text(&mdx->line);

	return line_is_blank(text + mdx->body, text + mdx->line.len);
}

void mdx_write_flush(struct mdx *mdx)
{
	if (mdx_fresh(mdx))
		strbuf_truncate(&mdx->line, mdx->body);
	else
		put(mdx);
}

void mdx_write_line(struct mdx *mdx, const char *text, size_t len)
{
	mdx_write_flush(mdx);
	strbuf_addn(&mdx->line, text, len);
	put(mdx);
}

void mdx_write_paragraph(struct mdx *mdx, const char *text, size_t len)
{
	mdx_write_flush(mdx);
	if (!mdx->item)
		mdx_write_line(mdx, "", 0);
	mdx_write_line(mdx, text, len);
	mdx_write_line(mdx, "", 0);
}

void mdx_write_marker(struct mdx *mdx, const struct marker *marker)
{
	mdx_write_flush(mdx);
	marker_write(&mdx->line, mdx->page->markers, marker);
	put(mdx);
}
