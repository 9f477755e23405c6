/*
 * quote.c - quotes that are callouts.
 *
 * Three ways to say so: a first line "[!NOTE]" with or without a title (GitHub, Obsidian), a first
 * word in bold such as **Note**, and attributes before or behind the quote as in "{: .challenge}"
 * (kramdown: the Carpentries once, Just the Docs). The marks of such a quote go, and markers stand
 * where it begins and ends. Other quotes, those led by an emoji among them, stay quotes.
 *
 * The attributes may come last, so that all lines are looked at first and written then.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "doc/admonition.h"
#include "doc/dialect.h"
#include "doc/line.h"

#define DEPTH_MOST 16		/* of quotes in quotes; the marks of deeper ones stay */
#define CLASS_MOST 32		/* bytes of a class that names a callout */

struct quote {
	size_t first, end;		/* lines, from 0; end is behind the last */
	int depth;			/* from 1 */
	bool callout;
	bool title_first;		/* its first line is its title or kind, and goes */
	size_t lead;			/* of its first line, bytes that go */
	struct marker marker;
};

/* One line of the page, as far as quotes see it. */
struct row {
	struct source_line line;
	const char *marks[DEPTH_MOST];	/* each > */
	int depth;
	const char *body;		/* behind the last of them and blanks */
};

struct quotes {
	struct quote *items;
	size_t count, cap;
	size_t open[DEPTH_MOST + 1];	/* at a depth, index of the one that is open */
	int depth;			/* of those that are open */
	bool text;			/* the line before is text that can go on without marks */
};

/* --- lines --- */

static void read_row(struct row *row, const struct source_line *line, const struct fence *fence)
{
	int most = line->code ? fence->quotes : DEPTH_MOST;
	const char *p = line_skip_blanks(line->text, line->end);
	const char *item = line->code ? p : line_skip_item(p, line->end);

	row->line = *line;
	row->depth = 0;
	if (item < line->end && *item == '>')
		p = item;
	while (!line->indented && p < line->end && *p == '>' && row->depth < most &&
	       row->depth < DEPTH_MOST) {
		row->marks[row->depth++] = p;
		p = line_skip_blanks(p + 1, line->end);
	}
	row->body = p;
}

/* Can the line go on with a paragraph of the quote before it, though it has no mark? */
static bool is_lazy(const struct row *row)
{
	const char *end = row->line.end;

	return !row->line.code && row->body < end && strchr("#-+*>|=~`<{:!", *row->body) == NULL &&
	       line_skip_item(row->body, end) == row->body;
}

/* --- attributes --- */

/*
 * "{: .challenge #id}" and nothing else: the class that names a callout into class. False if the
 * line is none such.
 */
static bool read_class(const struct row *row, char class[CLASS_MOST])
{
	const char *p = row->body, *end = line_trim(p, row->line.end);
	struct marker marker = {0};

	if (row->line.code || end - p < 5 || p[0] != '{' || p[1] != ':' || end[-1] != '}')
		return false;
	while ((p = memchr(p, '.', (size_t)(end - p))) != NULL) {
		size_t len = strcspn(++p, " .#}");

		if (len > 0 && len < CLASS_MOST) {
			static const char suffix[] = "-title";
			size_t base = len > strlen(suffix) &&
					memcmp(p + len - strlen(suffix), suffix, strlen(suffix)) == 0
				? len - strlen(suffix) : len;

			memcpy(class, p, len);
			class[len] = '\0';
			if (admonition_callout(&marker, class, base))
				return true;
		}
	}
	return false;
}

/* Makes it the callout that a class names; "note-title" says that its first line is the title. */
static void set_class(struct quote *quote, const char *class)
{
	const char *dash = strstr(class, "-title");
	size_t len = dash != NULL ? (size_t)(dash - class) : strlen(class);

	if (admonition_container(&quote->marker, class, len)) {
		quote->callout = true;
		quote->title_first = dash != NULL;
	}
}

/* --- first lines --- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "[!tip]- Title": a minus means folded, a plus open. */
static bool read_alert(struct quote *quote, const struct row *row, struct arena *arena)
{
	const char *end = line_trim(row->body, row->line.end), *p, *word;

	if (end - row->body < 4 || memcmp(row->body, "[!", 2) != 0)
		return false;
	p = word = row->body + 2;
	while (p < end && (is_letter(*p) || (p > word && strchr("-0123456789", *p) != NULL)))
		p++;
	if (p == word || p == end || *p != ']')
		return false;
	admonition_any(&quote->marker, word, (size_t)(p - word), arena);
	p++;
	if (p < end && (*p == '-' || *p == '+')) {
		quote->marker.kind = MARKER_FOLD;
		quote->marker.open = *p++ == '+';
	}
	p = line_skip_blanks(p, end);
	if (p < end)
		quote->marker.title = arena_strndup(arena, p, (size_t)(end - p));
	else if (quote->marker.kind == MARKER_FOLD)
		quote->marker.title = quote->marker.label;
	quote->callout = quote->title_first = true;
	return true;
}

/* "**Note:** text" and "**Note** text". */
static bool read_bold(struct quote *quote, const struct row *row, struct arena *arena)
{
	const char *end = row->line.end, *p, *word;
	size_t len;

	if (end - row->body < 6 ||
	    (memcmp(row->body, "**", 2) != 0 && memcmp(row->body, "__", 2) != 0))
		return false;
	p = word = row->body + 2;
	while (p < end && is_letter(*p))
		p++;
	len = (size_t)(p - word);
	if (!admonition_leads(word, len))
		return false;
	p += p < end && (*p == ':' || *p == '!' || *p == '.');
	if (end - p < 2 || p[0] != word[-1] || p[1] != word[-1])
		return false;
	p += 2;
	p += p < end && *p == ':';
	p = line_skip_blanks(p, end);
	admonition_callout(&quote->marker, word, len);
	quote->marker.label = arena_strndup(arena, word, len);
	quote->callout = true;
	quote->title_first = p == end;
	quote->lead = (size_t)(p - row->body);
	return true;
}

/* --- the first time over the lines --- */

static void close_to(struct quotes *quotes, int depth, size_t line)
{
	for (; quotes->depth > depth; quotes->depth--)
		quotes->items[quotes->open[quotes->depth]].end = line;
}

static struct quote *open_quote(struct quotes *quotes, size_t line)
{
	struct quote *quote;

	quotes->items = xgrow(quotes->items, quotes->count, &quotes->cap, sizeof *quotes->items);
	quote = &quotes->items[quotes->count];
	*quote = (struct quote){ .first = line, .depth = ++quotes->depth };
	quotes->open[quotes->depth] = quotes->count++;
	return quote;
}

/* A class that waits for the quote or paragraph on the next line. */
struct waiting {
	char class[CLASS_MOST];
	size_t line;			/* that it belongs to */
	int depth;			/* of the line it stood on */
	bool set;
};

/* Takes a row in; *used says that its attributes have been, so that the line goes. */
static void scan_row(struct quotes *quotes, const struct row *row, size_t index,
		     struct waiting *waiting, bool *used, struct arena *arena)
{
	bool lazy = quotes->text && row->depth < quotes->depth && is_lazy(row);
	char class[CLASS_MOST];
	bool attributes = read_class(row, class);

	*used = false;
	if (lazy)
		return;
	if (attributes && quotes->depth > row->depth) {
		set_class(&quotes->items[quotes->open[row->depth + 1]], class);
		*used = true;
	}
	close_to(quotes, row->depth, index);
	while (quotes->depth < row->depth) {
		struct quote *quote = open_quote(quotes, index);
		bool own = quote->depth == row->depth;

		if (waiting->set && waiting->line == index && waiting->depth == quote->depth - 1)
			set_class(quote, waiting->class);
		else if (own && !read_alert(quote, row, arena))
			read_bold(quote, row, arena);
	}
	waiting->set = attributes && !*used;
	if (waiting->set) {
		memcpy(waiting->class, class, sizeof class);
		waiting->line = index + 1;
		waiting->depth = row->depth;
	}
	quotes->text = row->depth > 0 && !row->line.code && row->body < row->line.end &&
		       *row->body != '#' && *row->body != '|';
}

/* --- writing --- */

struct writer {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	const struct quotes *quotes;
	size_t next;			/* quote that opens next */
	const struct quote *open[DEPTH_MOST + 1];
	const char *prefix[DEPTH_MOST + 1];	/* before its closing marker, in the arena */
	int depth;
	const char *paragraph;		/* before the end of a callout that is one; NULL: none is open */
	const char *heading;		/* the line that has become a title and goes */
};

/*
 * What stands before the text of a row, or before the mark at `depth`, without the marks of
 * callouts; items as blanks where further lines are to follow.
 */
static void add_prefix(struct strbuf *out, const struct writer *writer, const struct row *row,
		       int depth, bool blank_items)
{
	const char *p = row->line.text;

	for (int i = 0; i < depth && i < row->depth; i++) {
		const struct quote *quote = i < writer->depth ? writer->open[i + 1] : NULL;
		bool callout = quote != NULL && quote->callout;

		if (blank_items)
			line_add_prefix(out, p, row->marks[i]);
		else
			strbuf_addn(out, p, (size_t)(row->marks[i] - p));
		p = row->marks[i] + 1;
		if (!callout)
			strbuf_addc(out, '>');
		else if (p < row->line.end && *p == ' ')
			p++;
	}
	/* What stands before the mark itself. */
	if (depth < row->depth && blank_items)
		line_add_prefix(out, p, row->marks[depth]);
	else if (depth < row->depth)
		strbuf_addn(out, p, (size_t)(row->marks[depth] - p));
	else
		strbuf_addn(out, p, (size_t)(row->body - p));
}

static void add_marker(struct writer *writer, const char *prefix, const struct marker *marker,
		       int line)
{
	struct strbuf text = {0};

	strbuf_add(&text, prefix);
	marker_write(&text, writer->page->markers, marker);
	source_add(writer->out, text.data, text.len, line);
	strbuf_deinit(&text);
}

static void close_marker(struct writer *writer, const char *prefix, enum marker_kind kind, int line)
{
	add_marker(writer, prefix, &(struct marker){ .kind = MARKER_CLOSE, .closes = kind }, line);
}

static void close_paragraph(struct writer *writer, const struct row *row)
{
	if (writer->paragraph == NULL)
		return;
	close_marker(writer, writer->paragraph, MARKER_CALLOUT, row->line.line);
	writer->paragraph = NULL;
}

static void close_quotes(struct writer *writer, size_t index, int line)
{
	for (; writer->depth > 0 && writer->open[writer->depth]->end <= index; writer->depth--) {
		const struct quote *quote = writer->open[writer->depth];

		if (quote->callout)
			close_marker(writer, writer->prefix[writer->depth], quote->marker.kind, line);
	}
}

/* True if a marker was written, behind the marks of items on this line. */
static bool open_quotes(struct writer *writer, const struct row *row, size_t index)
{
	const struct quotes *quotes = writer->quotes;
	bool opened = false;

	while (writer->next < quotes->count && quotes->items[writer->next].first == index) {
		const struct quote *quote = &quotes->items[writer->next++];
		struct marker marker = quote->marker;
		struct strbuf prefix = {0}, later = {0};
		const char *heading, *title = NULL;

		add_prefix(&prefix, writer, row, quote->depth - 1, opened);
		add_prefix(&later, writer, row, quote->depth - 1, true);
		writer->depth = quote->depth;
		writer->open[writer->depth] = quote;
		writer->prefix[writer->depth] = arena_strdup(writer->page->arena, strbuf_text(&later));
		if (quote->callout && marker.kind == MARKER_FOLD && !quote->title_first)
			title = admonition_heading_text(row->body, row->line.end, writer->page->arena);
		if (title != NULL && !admonition_takes(&marker, title))
			title = NULL;
		heading = row->line.text;
		if (title == NULL && quote->callout && quote->title_first && marker.title == NULL &&
		    quote->lead == 0 && row->body < row->line.end && *row->body != '[')
			title = arena_strndup(writer->page->arena, row->body,
					      (size_t)(row->line.end - row->body));
		if (title != NULL) {
			marker.title = title;
			writer->heading = heading;
		}
		if (quote->callout)
			add_marker(writer, strbuf_text(&prefix), &marker, row->line.line);
		opened = opened || quote->callout;
		strbuf_deinit(&prefix);
		strbuf_deinit(&later);
	}
	return opened;
}

static bool in_callout(const struct writer *writer)
{
	for (int depth = 1; depth <= writer->depth; depth++)
		if (writer->open[depth]->callout)
			return true;
	return false;
}

static void write_text(struct writer *writer, const struct row *row, size_t index, bool opened)
{
	const struct quote *quote = writer->depth > 0 ? writer->open[writer->depth] : NULL;
	bool first = quote != NULL && quote->callout && quote->first == index &&
		     quote->depth == row->depth;
	struct strbuf text = {0};
	const char *body = row->body;

	if ((first && quote->title_first) || row->line.text == writer->heading)
		return;
	if (row->depth == 0 || !in_callout(writer)) {
		dialect_keep(writer->out, &row->line);
		return;
	}
	add_prefix(&text, writer, row, row->depth, opened);
	body += first ? quote->lead : 0;
	strbuf_addn(&text, body, (size_t)(row->line.end - body));
	source_add(writer->out, strbuf_text(&text), text.len, row->line.line);
	strbuf_deinit(&text);
}

/* A class before a paragraph makes a callout of that. */
static bool open_paragraph(struct writer *writer, const struct row *row, const struct row *next)
{
	struct marker marker = {0};
	struct quote quote = {0};
	char class[CLASS_MOST];

	if (writer->depth > 0 || row->depth > 0 || !read_class(row, class))
		return false;
	if (next == NULL || next->depth > 0 || !is_lazy(next))
		return false;
	set_class(&quote, class);
	admonition_callout(&marker, class, strcspn(class, "-"));
	if (!quote.callout || quote.title_first)
		return false;
	writer->paragraph = arena_strndup(writer->page->arena, row->line.text,
					  (size_t)(row->body - row->line.text));
	add_marker(writer, writer->paragraph, &marker, row->line.line);
	return true;
}

static void write_row(struct writer *writer, const struct row *row, const struct row *next,
		      size_t index, bool used)
{
	bool opened;

	if (writer->paragraph != NULL && (row->body == row->line.end || row->depth > 0 || row->line.code))
		close_paragraph(writer, row);
	close_quotes(writer, index, row->line.line);
	opened = open_quotes(writer, row, index);
	if (!used && !open_paragraph(writer, row, next))
		write_text(writer, row, index, opened);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, ">") || dialect_has(text, len, "{:");
}

/* Looks at all lines; the attributes that are used up are at their index in *used. */
static size_t scan(struct quotes *quotes, const struct source *in, struct arena *arena, bool *used)
{
	struct source_cursor cursor = {0};
	struct waiting waiting = { .set = false };
	struct source_line line;
	struct row row;
	size_t index;

	for (index = 0; source_next(in, &cursor, &line); index++) {
		read_row(&row, &line, &cursor.fence);
		scan_row(quotes, &row, index, &waiting, &used[index], arena);
	}
	close_to(quotes, 0, index);
	return index;
}

static void write_rows(struct writer *writer, const bool *used)
{
	struct source_line line;
	struct row row, next;
	size_t index = 0;
	bool more = source_next(writer->in, &writer->cursor, &line);

	if (more)
		read_row(&next, &line, &writer->cursor.fence);
	for (; more; index++) {
		row = next;
		more = source_next(writer->in, &writer->cursor, &line);
		if (more)
			read_row(&next, &line, &writer->cursor.fence);
		write_row(writer, &row, more ? &next : NULL, index, used[index]);
	}
	if (index > 0) {
		close_paragraph(writer, &row);
		close_quotes(writer, index, row.line.line);
	}
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct quotes quotes = {0};
	bool *used = xcalloc(in->count + 1, sizeof *used);
	struct writer writer = { .out = out, .in = in, .page = page, .quotes = &quotes };

	scan(&quotes, in, page->arena, used);
	write_rows(&writer, used);
	free(quotes.items);
	free(used);
}

const struct dialect dialect_quote = {
	.name = "quote", .speaks = speaks, .pass = pass,
};
