/*
 * html_margin.c - HTML that is set in by four columns and more.
 *
 * A blank line ends a block of HTML, and tags behind it that are set in would be indented code
 * (CommonMark 0.30, section 4.6): lists that a template makes have many of both. Inside of a list,
 * table or section that is open, lines that begin with a tag move to the margin.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "doc/dialect.h"
#include "doc/html.h"
#include "doc/line.h"

#define LOOK_MAX 4096			/* bytes that a tag may have */

static const char *const names[] = { "ul", "ol", "table", "div", "section", "dl", "center", "figure" };

#define NAMES (sizeof names / sizeof *names)

struct walk {
	const char *last[NAMES];	/* the last closing tag of each; NULL: there is none */
	int open[NAMES];		/* how many are open */
	int depth;			/* all of them together */
};

static void find_last(struct walk *walk, const char *text, size_t len)
{
	for (const char *p = text + len; (p = memrchr(text, '<', (size_t)(p - text))) != NULL;) {
		if ((size_t)(text + len - p) < 4 || p[1] != '/')
			continue;
		for (size_t i = 0; i < NAMES; i++)
			if (walk->last[i] == NULL && strncasecmp(p + 2, names[i], strlen(names[i])) == 0)
				walk->last[i] = p;
	}
}

/* Counts a tag; one that is never closed would hold all lines behind it. */
static void count_tag(struct walk *walk, const struct html_tag *tag, const char *at)
{
	for (size_t i = 0; i < NAMES; i++) {
		if (strcmp(tag->name, names[i]) != 0)
			continue;
		if (!tag->closing && walk->last[i] != NULL && at < walk->last[i]) {
			walk->open[i]++;
			walk->depth++;
		} else if (tag->closing && walk->open[i] > 0) {
			walk->open[i]--;
			walk->depth--;
		}
	}
}

static void count_tags(struct walk *walk, const char *text, const char *end)
{
	struct html_tag tag;

	while ((text = memchr(text, '<', (size_t)(end - text))) != NULL) {
		size_t room = (size_t)(end - text);

		if (html_read_tag(&tag, text, room < LOOK_MAX ? room : LOOK_MAX)) {
			count_tag(walk, &tag, text);
			text += tag.len;
		} else {
			text += tag.len > 1 ? tag.len : 1;
		}
	}
}

static bool begins_tag(const char *body, const char *end)
{
	return end - body > 1 && *body == '<' &&
	       (body[1] == '/' || body[1] == '!' || ((body[1] | 32) >= 'a' && (body[1] | 32) <= 'z'));
}

static bool speaks(const char *text, size_t len)
{
	return (dialect_has(text, len, "\n    ") || dialect_has(text, len, "\n\t")) && dialect_has(text, len, "</");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = {0};
	struct source_cursor cursor = {0};
	struct source_line line;

	(void)page;
	find_last(&walk, strbuf_text(&in->text), in->text.len);
	while (source_next(in, &cursor, &line)) {
		const char *body = line_skip_blanks(line.text, line.end);

		if (line.indented && walk.depth > 0 && begins_tag(body, line.end)) {
			source_add(out, body, (size_t)(line.end - body), line.line);
			cursor.text = true;
		} else {
			dialect_keep(out, &line);
		}
		if (!line.code && (!line.indented || walk.depth > 0))
			count_tags(&walk, line.text, line.end);
	}
}

const struct dialect dialect_html_margin = {
	.name = "html-margin", .speaks = speaks, .pass = pass,
};
