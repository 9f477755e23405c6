/*
 * mkdocs.c - blocks of MkDocs: !!! admonitions, ??? folds, === tabs, and Key: value at the top.
 *
 * What is in a block stands four columns further in (Python-Markdown, PyMdown Extensions); it is
 * moved back by these. A block ends at the first text that stands less far in. Without a word or
 * quoted title, or without anything in it, these signs are text, as they are in other dialects.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/admonition.h"
#include "doc/dialect.h"
#include "doc/line.h"

#define STEP 4			/* columns that what is in a block is further in */
#define BLOCKS_MOST 30		/* in each other; deeper ones stay text */

struct block_open {
	int indent;			/* of its first line, in the page */
	enum marker_kind closes;
	bool tab;
	int group;
	size_t first_tab;		/* of the group, index of the marker */
	const char *prefix;		/* before its end, in the arena */
};

struct walk {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	struct block_open blocks[BLOCKS_MOST];
	int depth;
	struct block_open last_tab;	/* that has just ended; group 0: none */
};

/* What a line opens. */
struct opener {
	struct marker marker;
	bool fresh;			/* ===! begins a group of its own */
	bool chosen;			/* ===+ */
};

/* --- reading --- */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || (c & 0x80) != 0;
}

/* The text in quotes that ends the line; NULL if there is none. */
static const char *read_quoted(const char *text, const char *end, struct arena *arena)
{
	end = line_trim(text, end);
	if (end - text < 2 || (*text != '"' && *text != '\'') || end[-1] != *text)
		return NULL;
	return arena_strndup(arena, text + 1, (size_t)(end - text) - 2);
}

/* '!!! type "Title"', '??? type "Title"', '???+ "Title"' */
static bool read_admonition(struct opener *opener, const char *p, const char *end,
			    struct arena *arena)
{
	bool fold = *p == '?';
	const char *word, *title = NULL;
	size_t len;

	p += 3;
	if (fold && p < end && *p == '+') {
		opener->marker.open = true;
		p++;
	}
	if (p < end && *p != ' ' && *p != '\t')
		return false;
	word = p = line_skip_blanks(p, end);
	while (p < end && is_word(*p))
		p++;
	len = (size_t)(p - word);
	/* More words are layout: "inline", "end". */
	while (p < end && (is_word(*p) || *p == ' ' || *p == '\t'))
		p++;
	if (p < end && (title = read_quoted(p, end, arena)) == NULL)
		return false;
	if (len == 0 && (!fold || title == NULL))
		return false;
	admonition_any(&opener->marker, len > 0 ? word : "note", len > 0 ? len : 4, arena);
	opener->marker.title = title != NULL && *title != '\0' ? title : NULL;
	if (fold) {
		opener->marker.kind = MARKER_FOLD;
		opener->marker.title = title != NULL && *title != '\0' ? title
								       : opener->marker.label;
	}
	return true;
}

/* '=== "Label"', '===! "Label"', '===+ "Label"' */
static bool read_tab(struct opener *opener, const char *p, const char *end, struct arena *arena)
{
	for (p += 3; p < end && (*p == '!' || *p == '+'); p++) {
		opener->fresh = opener->fresh || *p == '!';
		opener->chosen = opener->chosen || *p == '+';
	}
	if (p == end || (*p != ' ' && *p != '\t'))
		return false;
	opener->marker.kind = MARKER_TAB;
	opener->marker.title = read_quoted(line_skip_blanks(p, end), end, arena);
	return opener->marker.title != NULL;
}

static bool read_opener(struct opener *opener, const char *body, const char *end,
			struct arena *arena)
{
	*opener = (struct opener){0};
	if (end - body < 5 || (memcmp(body, "!!!", 3) != 0 && memcmp(body, "???", 3) != 0 &&
			       memcmp(body, "===", 3) != 0))
		return false;
	return *body == '=' ? read_tab(opener, body, end, arena)
			    : read_admonition(opener, body, end, arena);
}

/* Does the next text stand further in than a line at this indentation? */
static bool has_body(const struct walk *walk, int indent)
{
	struct source_cursor ahead = walk->cursor;
	struct source_line line;

	while (source_next(walk->in, &ahead, &line))
		if (!line_is_blank(line.text, line.end))
			return line_indent(line.text, line.end) >= indent + STEP;
	return false;
}

/* --- writing --- */

static void add_marker(struct walk *walk, const char *prefix, const struct marker *marker, int line)
{
	struct strbuf row = {0};

	strbuf_add(&row, prefix);
	marker_write(&row, walk->page->markers, marker);
	source_add(walk->out, row.data, row.len, line);
	strbuf_deinit(&row);
}

static void close_block(struct walk *walk, int line)
{
	const struct block_open *block = &walk->blocks[--walk->depth];

	add_marker(walk, block->prefix,
		   &(struct marker){ .kind = MARKER_CLOSE, .closes = block->closes }, line);
	walk->last_tab = *block;
	if (!block->tab)
		walk->last_tab.group = 0;
}

/* The part of the line that belongs to the blocks it is in. */
static const char *own_text(const struct walk *walk, const struct source_line *line)
{
	return line_dedent(line->text, line->end, walk->depth * STEP);
}

static void set_group(struct walk *walk, struct opener *opener, struct block_open *block)
{
	struct markers *markers = walk->page->markers;
	const struct block_open *last = &walk->last_tab;
	bool joins = last->group > 0 && last->indent == block->indent && !opener->fresh;

	block->tab = true;
	block->group = joins ? last->group : ++markers->groups;
	block->first_tab = joins ? last->first_tab : markers->count;
	opener->marker.group = block->group;
	opener->marker.open = !joins || opener->chosen;
	if (joins && opener->chosen)
		markers->items[block->first_tab].open = false;
	if (opener->chosen)
		block->first_tab = markers->count;
}

static void open_block(struct walk *walk, const struct source_line *line, struct opener *opener)
{
	const char *text = own_text(walk, line), *body = line_skip_blanks(text, line->end);
	struct block_open block = { .indent = line_indent(line->text, line->end),
				    .closes = opener->marker.kind };

	block.prefix = arena_strndup(walk->page->arena, text, (size_t)(body - text));
	if (opener->marker.kind == MARKER_TAB)
		set_group(walk, opener, &block);
	add_marker(walk, block.prefix, &opener->marker, line->line);
	walk->blocks[walk->depth++] = block;
	walk->last_tab.group = 0;
}

static void take_line(struct walk *walk, const struct source_line *line)
{
	const char *body = line_skip_blanks(line->text, line->end), *text;
	int indent = line_indent(line->text, line->end);
	bool mkdocs = (walk->page->dialects & DIALECT_MKDOCS) != 0;
	struct opener opener;

	if (body == line->end) {
		source_add(walk->out, "", 0, line->line);
		return;
	}
	while (walk->depth > 0 && !line->code && indent < walk->blocks[walk->depth - 1].indent + STEP)
		close_block(walk, line->line);
	text = own_text(walk, line);
	if (!line->code && walk->depth < BLOCKS_MOST &&
	    (walk->depth > 0 || !line->indented) &&
	    read_opener(&opener, body, line->end, walk->page->arena) &&
	    (has_body(walk, indent) || (mkdocs && opener.marker.kind != MARKER_FOLD))) {
		open_block(walk, line, &opener);
		return;
	}
	walk->last_tab.group = 0;
	source_add(walk->out, text, (size_t)(line->end - text), line->line);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "!!!") || dialect_has(text, len, "???") ||
	       dialect_has(text, len, "===");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = { .out = out, .in = in, .page = page };
	struct source_line line;

	while (source_next(in, &walk.cursor, &line))
		take_line(&walk, &line);
}

const struct dialect dialect_mkdocs = {
	.name = "mkdocs", .speaks = speaks, .pass = pass,
};

/* --- Key: value lines at the top (MultiMarkdown), up to a blank one --- */

/* Behind the key and its colon; NULL if the line does not begin with any. */
static const char *skip_key(const struct source_line *line)
{
	const char *p = line->text;

	while (p < line->end && (is_word(*p) || (*p == ' ' && p > line->text)))
		p++;
	if (p == line->text || p == line->end || *p != ':')
		return NULL;
	return p + 1 == line->end || p[1] == ' ' || p[1] == '\t' ? p + 1 : NULL;
}

/* How many lines they are; 0 where the page begins with something else. */
static size_t count_meta(const struct source *in)
{
	struct source_cursor cursor = {0};
	struct source_line line;
	size_t count = 0;

	for (; source_next(in, &cursor, &line); count++) {
		if (line_is_blank(line.text, line.end))
			return count;
		if (skip_key(&line) == NULL && (count == 0 || line_indent(line.text, line.end) < STEP))
			return 0;
	}
	return 0;
}

static bool meta_speaks(const char *text, size_t len)
{
	return len > 0 && is_word(*text) && dialect_has(text, len < 200 ? len : 200, ":");
}

static void meta_pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	size_t meta = in->count > 0 && in->lines[0] == 1 ? count_meta(in) : 0;
	struct source_line line;

	(void)page;
	for (size_t index = 0; source_next(in, &cursor, &line); index++)
		if (index >= meta)
			dialect_keep(out, &line);
}

const struct dialect dialect_meta = {
	.name = "meta", .bits = DIALECT_MKDOCS, .speaks = meta_speaks, .pass = meta_pass,
};
