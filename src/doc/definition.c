/*
 * definition.c - definition lists: a line that is a term, and below it ": what it means".
 *
 * PHP Markdown Extra, as kramdown, Python-Markdown, Pandoc and mdBook have it. The term stays a
 * paragraph; a marker opens what it means, which is moved back to the margin. Only a term makes a
 * line that begins with a colon a definition.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

#define TERM_MOST 200		/* bytes: a longer line is no term */
#define TERMS_MOST 2		/* lines of terms above a definition */

struct walk {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	int term;			/* lines of text that the paragraph above has so far; may be a term */
	bool blank;			/* the line before is blank */
	bool heading;			/* it is a heading */
	bool open;			/* a definition is open */
	bool code;			/* fenced code in it is */
	int last;			/* number of the line before */
	int offset;			/* columns that what is in it stands in, from the margin of its quote */
	int blanks;			/* blank lines that wait */
};

/* Behind ":" and its blanks, where a definition begins at body; else NULL. */
static const char *skip_colon(const char *body, const char *end)
{
	const char *text;

	if (end - body < 3 || *body != ':' || (body[1] != ' ' && body[1] != '\t'))
		return NULL;
	text = line_skip_blanks(body + 1, end);
	return text < end ? text : NULL;
}

static bool is_term(const char *body, const char *end)
{
	/* In a comment, the tools of some sites have what stands there. */
	if (end - body > 7 && memcmp(body, "<!--", 4) == 0 && memcmp(end - 3, "-->", 3) == 0)
		return true;
	return end - body <= TERM_MOST && strchr("#|>=~<{-+:!", *body) == NULL &&
	       line_skip_item(body, end) == body;
}

static void close_open(struct walk *walk, const struct source_line *line, const char *body)
{
	if (!walk->open)
		return;
	dialect_mark(walk->out, walk->page, line, body,
		     &(struct marker){ .kind = MARKER_CLOSE, .closes = MARKER_DEFINITION });
	walk->open = false;
}

static void put_blanks(struct walk *walk, int line)
{
	for (; walk->blanks > 0; walk->blanks--)
		source_add(walk->out, "", 0, line);
}

/* Behind blanks of so many columns; what stands before the text in a quote stays. */
static void put_moved(struct walk *walk, const struct source_line *line, const char *margin)
{
	const char *text = line_dedent(margin, line->end, walk->offset);
	struct strbuf row = {0};

	strbuf_addn(&row, line->text, (size_t)(margin - line->text));
	strbuf_addn(&row, text, (size_t)(line->end - text));
	source_add(walk->out, strbuf_text(&row), row.len, line->line);
	strbuf_deinit(&row);
}

static void open_definition(struct walk *walk, const struct source_line *line, const char *body,
			    const char *text)
{
	struct strbuf row = {0};

	close_open(walk, line, body);
	dialect_mark(walk->out, walk->page, line, body,
		     &(struct marker){ .kind = MARKER_DEFINITION });
	strbuf_addn(&row, line->text, (size_t)(body - line->text));
	strbuf_addn(&row, text, (size_t)(line->end - text));
	source_add(walk->out, row.data, row.len, line->line);
	strbuf_deinit(&row);
	walk->open = true;
	walk->offset = (int)(text - body) < 4 ? (int)(text - body) : 4;
	walk->term = 0;
}

/* The line after this one begins a definition, so that this is a term. */
static bool before_colon(const struct walk *walk)
{
	struct source_cursor ahead = walk->cursor;
	struct source_line next;

	return source_next(walk->in, &ahead, &next) && !next.code &&
	       skip_colon(line_body(next.text, next.end), next.end) != NULL;
}

/* Behind the marks of quotes and one blank. */
static const char *find_margin(const struct source_line *line)
{
	const char *body = line_body(line->text, line->end), *margin = line->text;

	for (const char *p = line->text; p < body; p++)
		if (*p == '>')
			margin = p + 1 + (p + 1 < line->end && p[1] == ' ');
	return margin;
}

static void take_line(struct walk *walk, const struct source_line *line)
{
	const char *margin = find_margin(line), *body = line_body(margin, line->end), *text;
	int indent = line_indent(margin, line->end);

	if (body == line->end && !line->code) {
		walk->blanks += walk->open;
		if (!walk->open)
			dialect_keep(walk->out, line);
		walk->blank = true;
		return;
	}
	text = line->code || line->indented || indent > 3 ? NULL : skip_colon(body, line->end);
	if (text != NULL && (walk->open || (walk->term > 0 && walk->term <= TERMS_MOST))) {
		put_blanks(walk, line->line);
		open_definition(walk, line, body, text);
	} else if (walk->open && (indent >= walk->offset || (line->code && walk->code) ||
				  (!walk->blank && !line->code && !before_colon(walk)))) {
		put_blanks(walk, line->line);
		put_moved(walk, line, margin);
		walk->code = line->code;
	} else {
		close_open(walk, line, body);
		put_blanks(walk, line->line);
		if (walk->blank || walk->heading)
			walk->term = 0;
		walk->heading = *body == '#' && !line->code;
		walk->code = false;
		walk->term = !line->code && !line->indented && is_term(body, line->end)
				     ? walk->term + 1 : TERMS_MOST + 1;
		dialect_keep(walk->out, line);
	}
	walk->blank = false;
	walk->last = line->line;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "\n:") || dialect_has(text, len, " : ") ||
	       dialect_has(text, len, "> :");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = { .out = out, .in = in, .page = page };
	struct source_line line;

	if ((page->dialects & DIALECT_MDX) != 0 &&
	    (page->dialects & (DIALECT_MDBOOK | DIALECT_MKDOCS | DIALECT_MYST | DIALECT_JEKYLL)) == 0) {
		while (source_next(in, &walk.cursor, &line))
			dialect_keep(out, &line);
		return;
	}
	while (source_next(in, &walk.cursor, &line))
		take_line(&walk, &line);
	put_blanks(&walk, walk.last);
}

const struct dialect dialect_definition = {
	.name = "definition", .speaks = speaks, .pass = pass,
};
