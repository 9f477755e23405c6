/*
 * myst.c - directives of MyST: ```{name} and :::{name} with what is in them.
 *
 * What is prose becomes callouts, folds and tabs; what is code becomes fenced code of its language;
 * figures become images. A directive ends with a run as long as its own; a shorter one within it
 * belongs to another. Where a course is not known to be MyST, a backtick directive of an unknown
 * name is code as it stands. Fences whose word is that of a callout are read the same way.
 *
 * Lines of (label)= name what follows; "% comments" and "+++" go.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/myst.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "doc/highlight.h"
#include "doc/line.h"

#define LABEL_MOST 200		/* bytes of a (label)= */
#define CODE_INDENT 4		/* columns further in, a run is text of what is open */
#define LEVELS_MOST 100		/* directives in each other; deeper ones stay text */

struct myst_level *myst_top(const struct myst *myst)
{
	return myst->count > 0 ? &myst->levels[myst->count - 1] : NULL;
}

static int count_quotes(const char *text, const char *body)
{
	int quotes = 0;

	for (; text < body; text++)
		quotes += *text == '>';
	return quotes;
}

static struct myst_level *push(struct myst *myst, const struct source_line *line, const char *body,
			  char sign, size_t length)
{
	myst->levels = xgrow(myst->levels, myst->count, &myst->cap, sizeof *myst->levels);
	myst->levels[myst->count] = (struct myst_level){
		.sign = sign, .length = length, .quotes = count_quotes(line->text, body),
		.indent = line_indent(line->text, line->end), .listed = myst->in_list,
	};
	return &myst->levels[myst->count++];
}

/*
 * Where an item of a list begins on the line, its mark is written alone, and the line becomes what
 * stands below it: own is then the line, and *body its text.
 */
static void part_item(struct myst *myst, struct source_line *own, const struct source_line *line,
		      const char **body)
{
	struct strbuf prefix = {0};

	if (line_skip_item(line_body(line->text, line->end), line->end) ==
	    line_body(line->text, line->end))
		return;
	source_add(myst->out, line->text, (size_t)(line_trim(line->text, *body) - line->text),
		   line->line);
	line_add_prefix(&prefix, line->text, *body);
	own->text = arena_strndup(myst->page->arena, strbuf_text(&prefix), prefix.len);
	own->end = *body = own->text + prefix.len;
	strbuf_deinit(&prefix);
}

/* A directive; false if it is code or text of another dialect. */
static bool open_directive(struct myst *myst, const struct source_line *line, const char *body)
{
	static const struct myst_name prose = { "", MYST_PROSE, NULL, CALLOUT_NOTE };
	struct arena *arena = myst->page->arena;
	const struct myst_name *name;
	struct source_line own = *line;
	struct myst_open open;
	const char *anchor;
	struct myst_level *level;

	if (!myst_open_read(&open, body, line->end, arena))
		return false;
	name = myst_name_find(open.name);
	if (name == NULL && open.sign != ':' &&
	    ((myst->page->dialects & DIALECT_MYST) == 0 || highlight_language(open.name) != NULL))
		return false;
	if (name == NULL)
		name = &prose;
	if (myst->count == LEVELS_MOST)
		return false;
	part_item(myst, &own, line, &body);
	line = &own;
	myst_open_options(&open, myst->in, &myst->cursor, arena);
	anchor = myst_option(&open, "name");
	anchor = anchor != NULL ? anchor : myst_option(&open, "label");
	if (anchor != NULL && *anchor != '\0')
		dialect_mark(myst->out, myst->page, line, body,
			     &(struct marker){ .kind = MARKER_ANCHOR, .title = anchor });
	level = push(myst, line, body, open.sign, open.length);
	myst_write_open(myst, line, body, level, name, &open);
	return true;
}

/* Ends the innermost level. */
static void pop(struct myst *myst, const struct source_line *line, const char *body)
{
	const struct myst_level *level;

	if (myst_top(myst)->holds == HOLDS_TABLE)
		myst_write_row(myst, line, body);
	level = &myst->levels[--myst->count];
	if (level->ending != NULL)
		dialect_say(myst->out, line, body, level->ending);
	if (level->marker)
		dialect_mark(myst->out, myst->page, line, body,
			     &(struct marker){ .kind = MARKER_CLOSE, .closes = level->closes });
	else if (!level->foreign)	/* what follows is a paragraph of its own */
		dialect_say(myst->out, line, body, "");
}

/* The innermost level that a bare run of the sign ends, plus 1; 0 if none. */
static size_t find_ended(const struct myst *myst, char sign, size_t length)
{
	for (size_t i = myst->count; i > 0; i--)
		if (myst->levels[i - 1].sign == sign &&
		    (myst->levels[i - 1].length <= length || sign == ':'))
			return i;
	return 0;
}

static void open_foreign(struct myst *myst, const struct source_line *line, const char *body,
			 enum myst_holds holds)
{
	struct myst_level *level;

	if (myst->count == LEVELS_MOST)
		return;
	level = push(myst, line, body, *body, line_run(body, line->end));
	level->foreign = true;
	level->holds = holds;
}

/* A fence or div that is no directive: what is in it is its own affair, but it has to be ended. */
static void note_foreign(struct myst *myst, const struct source_line *line, const char *body)
{
	char sign = body < line->end ? *body : 0;
	size_t length = line_run(body, line->end);

	if ((sign != '`' && sign != '~' && sign != ':') || length < 3 ||
	    (sign == '`' &&
	     memchr(body + length, '`', (size_t)(line->end - body) - length) != NULL))
		return;
	open_foreign(myst, line, body, sign == ':' ? HOLDS_PROSE : HOLDS_CODE);
}

/* A line that is a bare run: it ends something, or opens code. False if it is none. */
static bool take_run(struct myst *myst, const struct source_line *line, const char *body)
{
	char sign = body < line->end ? *body : 0;
	size_t length = line_run(body, line->end), ended;
	bool foreign = true;

	if ((sign != '`' && sign != '~' && sign != ':') || length < 3 ||
	    !line_is_blank(body + length, line->end))
		return false;
	ended = find_ended(myst, sign, length);
	if (ended > 0)
		foreign = myst->levels[ended - 1].foreign;
	else if (sign != ':')
		open_foreign(myst, line, body, HOLDS_CODE);
	while (ended > 0 && myst->count >= ended)
		pop(myst, line, body);
	if (foreign)
		dialect_keep(myst->out, line);
	return true;
}

/* --- lines --- */

/* "(label)=" */
static bool take_label(struct myst *myst, const struct source_line *line, const char *body)
{
	const char *end = line_trim(body, line->end);

	if (end - body < 4 || end - body > LABEL_MOST || *body != '(' || end[-1] != '=' ||
	    end[-2] != ')' || memchr(body, ')', (size_t)(end - body)) != end - 2)
		return false;
	dialect_mark(myst->out, myst->page, line, body, &(struct marker){
		.kind = MARKER_ANCHOR,
		.title = arena_strndup(myst->page->arena, body + 1, (size_t)(end - body) - 3) });
	return true;
}

/* Did the quote or list end that the innermost level was opened in? */
static bool is_outside(const struct myst *myst, const struct source_line *line, const char *body)
{
	const struct myst_level *level = myst_top(myst);

	return count_quotes(line->text, body) < level->quotes ||
	       (level->listed && body == line->text && body < line->end);
}

/* Lines of code, of names, or to be left out. True if the line is dealt with. */
static bool take_held(struct myst *myst, const struct source_line *line, const char *body)
{
	struct myst_level *level = myst_top(myst);
	size_t length = line_run(body, line->end);

	if (level == NULL || level->holds == HOLDS_PROSE)
		return false;
	if (is_outside(myst, line, body) && level->holds == HOLDS_CODE) {
		myst->count--;
		return false;
	}
	if (body < line->end && *body == level->sign && length >= level->length &&
	    line_indent(line->text, line->end) < level->indent + CODE_INDENT &&
	    line_is_blank(body + length, line->end)) {
		bool foreign = level->foreign;

		pop(myst, line, body);
		if (foreign)
			dialect_keep(myst->out, line);
		return true;
	}
	if (level->holds == HOLDS_CODE)
		dialect_keep(myst->out, line);
	else if (level->holds == HOLDS_PAGES)
		myst_write_page(myst, line, body);
	else if (level->holds == HOLDS_TABLE)
		myst_write_cell(myst, line, body);
	return true;
}

static void note_list(struct myst *myst, const struct source_line *line, const char *body)
{
	if (body == line->end)
		return;
	if (line_skip_item(body, line->end) != body)
		myst->in_list = true;
	else if (body == line->text)
		myst->in_list = false;
}

/* "+++" parts cells; in a directive, it and "^^^" part head, body and foot of a card. */
static bool is_break(const struct source_line *line, const char *body, bool inside)
{
	size_t run = line_run(body, line->end);

	return run >= 3 && ((*body == '+' && (inside || body == line->text)) ||
			    (inside && *body == '^' && line_is_blank(body + run, line->end)));
}

static void take_line(struct myst *myst, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end), *inner;
	bool known = (myst->page->dialects & DIALECT_MYST) != 0;

	if (take_held(myst, line, body))
		return;
	note_list(myst, line, body);
	inner = line_skip_item(body, line->end);
	if (line->indented) {
		dialect_keep(myst->out, line);
		return;
	}
	if (take_run(myst, line, body) || open_directive(myst, line, inner) ||
	    take_label(myst, line, body))
		return;
	if (known && body == line->text && body < line->end && *body == '%')
		return;
	if (known && is_break(line, body, myst->count > 0)) {
		dialect_say(myst->out, line, body, "");
		return;
	}
	note_foreign(myst, line, inner);
	dialect_keep(myst->out, line);
}

void myst_run(struct myst *myst)
{
	struct source_line line;

	while (source_next(myst->in, &myst->cursor, &line)) {
		if (myst->fixed_line > 0)
			line.line = myst->fixed_line;
		take_line(myst, &line);
	}
	line = (struct source_line){ .text = "", .line = myst->fixed_line };
	line.end = line.text;
	while (myst->fixed_line > 0 && myst->count > 0)	/* a file ends what it opened */
		pop(myst, &line, line.text);
	free(myst->levels);
	strbuf_deinit(&myst->row);
	cell_deinit(&myst->cell);
}

/*
 * Is there a directive that is MyST's beyond doubt? A page that is opened alone does not know what
 * its course speaks.
 */
static bool is_myst(const struct source *in, struct arena *arena)
{
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		const char *body = line_body(line.text, line.end);
		const char *name = body + line_run(body, line.end);
		struct myst_open open;

		if (name < line.end && name - body >= 3 && *name == '{' &&
		    myst_open_read(&open, body, line.end, arena) &&
		    myst_name_find(open.name) != NULL)
			return true;
	}
	return false;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "```") || dialect_has(text, len, "~~~") ||
	       dialect_has(text, len, ":::") || dialect_has(text, len, ")=") ||
	       dialect_has(text, len, "%") || dialect_has(text, len, "+++");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct myst myst = { .out = out, .in = in, .page = page };

	if ((page->dialects & ~(unsigned)DIALECT_MATH) == 0 && is_myst(in, page->arena))
		page->dialects |= DIALECT_MYST;
	myst_run(&myst);
}

const struct dialect dialect_myst = {
	.name = "myst", .speaks = speaks, .pass = pass,
};
