/*
 * attribute.c - attributes: {#id .class key=value} of Pandoc, Python-Markdown and kramdown.
 *
 * They stand behind headings, behind what is within lines, on lines of their own ("{: .note}"), and
 * behind code, where a class is its language. They go; ids name their heading or the next block,
 * in the one form {#id} that the parser reads. So do [[ids]] stuck to a heading, and lines that
 * stand for a table of contents.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "doc/dialect.h"
#include "doc/highlight.h"
#include "doc/line.h"

#define LIST_MOST 4096		/* bytes of a list of attributes */
#define SPAN_MOST 1024		/* bytes of a span before its attributes */
#define IMAGE_MOST 1024		/* bytes of an image before its attributes */
#define COMMENT_MOST 4096	/* bytes of a comment of kramdown */

struct attributes {
	const char *id, *class, *alt;	/* the first of each; not terminated; NULL if none */
	size_t id_len, class_len, alt_len;
	bool colon;			/* "{: ...}" */
	bool word;			/* it has a word alone, as {:toc} */
	bool keyed;			/* it begins with key=value */
};

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       strchr("_:.-+/%\\", c) != NULL || (c & 0x80) != 0;
}

static const char *skip_name(const char *p, const char *end)
{
	while (p < end && *p != '\0' && is_name(*p))
		p++;
	return p;
}

/*
 * Behind "value", 'value' or value; NULL if there is none. A quote within a word, as in it's, ends
 * nothing.
 */
static const char *skip_value(const char *p, const char *end)
{
	const char *stop = p;

	if (p < end && (*p == '"' || *p == '\'')) {
		while ((stop = memchr(stop + 1, *p, (size_t)(end - stop) - 1)) != NULL &&
		       stop + 1 < end && strchr(" \t}", stop[1]) == NULL)
			;
		return stop != NULL ? stop + 1 : NULL;
	}
	stop = skip_name(p, end);
	return stop > p ? stop : NULL;
}

/* A value less its quotes; *len of it. */
static const char *unquote(const char *value, const char *stop, size_t *len)
{
	bool quoted = *value == '"' || *value == '\'';

	*len = (size_t)(stop - value) - (quoted ? 2 : 0);
	return value + quoted;
}

/* One attribute; behind it, or NULL if it is none. */
static const char *read_attribute(struct attributes *found, const char *p, const char *end,
				  bool first)
{
	const char *name = p + 1, *stop;

	if (*p == '.' || *p == '#') {
		stop = skip_name(name, end);
		if (stop == name)
			return NULL;
		if (*p == '#' && found->id == NULL) {
			found->id = name;
			found->id_len = (size_t)(stop - name);
		} else if (*p == '.' && found->class == NULL) {
			found->class = name;
			found->class_len = (size_t)(stop - name);
		}
		return stop;
	}
	stop = skip_name(p, end);
	if (stop == p)
		return NULL;
	if (stop < end && *stop == '=') {
		const char *value = stop + 1;

		found->keyed = found->keyed || first;
		stop = skip_value(value, end);
		if (stop != NULL && value - p == 4 && memcmp(p, "alt=", 4) == 0)
			found->alt = unquote(value, stop, &found->alt_len);
		if (stop != NULL && value - p == 3 && memcmp(p, "id=", 3) == 0 && found->id == NULL)
			found->id = unquote(value, stop, &found->id_len);
		return stop;
	}
	if (stop - p == 1 && *p == '-')
		return stop;
	found->word = true;
	return found->colon ? stop : NULL;
}

/* Bytes of the list of attributes that begins with the brace at text; 0 if it is none. */
static size_t read_list(struct attributes *found, const char *text, const char *end)
{
	const char *p = text + 1;
	bool first = true;

	*found = (struct attributes){0};
	if ((size_t)(end - text) > LIST_MOST)
		end = text + LIST_MOST;
	if (p < end && *p == ':') {
		found->colon = true;
		p++;
	}
	for (p = line_skip_blanks(p, end); p < end && *p != '}'; first = false) {
		p = read_attribute(found, p, end, first);
		if (p == NULL || (p < end && strchr(" \t}.#", *p) == NULL))
			return 0;
		p = line_skip_blanks(p, end);
	}
	return p < end && !first ? (size_t)(p - text) + 1 : 0;
}

struct labels {
	struct label {
		size_t opener;		/* line, from 0 */
		const char *name;	/* in the arena */
	} *items;
	size_t count, cap;
};

struct walk {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	struct labels labels;
	size_t index, label;		/* line that comes next; label that comes next */
	bool hidden;			/* between {::comment} and {:/comment} */
};

/* --- headings --- */

/* The list that ends at end, if all of it stands behind a blank or text. NULL if there is none. */
static const char *find_last_list(struct attributes *found, const char *text, const char *end)
{
	const char *brace = end;

	if (end == text || end[-1] != '}')
		return NULL;
	while (brace > text && *brace != '{' && end - brace < LIST_MOST)
		brace--;
	if (*brace != '{' || brace == text || read_list(found, brace, end) != (size_t)(end - brace))
		return NULL;
	return brace;
}

/* "name" as an id is written: a link to another page has capitals or blanks more often than not. */
static bool is_plain_id(const char *text, const char *end)
{
	while (text < end && ((*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9') ||
			      *text == '-' || *text == '_'))
		text++;
	return text == end;
}

/*
 * "Title[[id]]", the id stuck to the text, which no link to another page is. Behind a blank it may
 * be one: where the page is MDX, or a title by itself, it is none in the form of an id.
 */
static const char *find_bracketed(struct attributes *found, const char *text, const char *end,
				  const struct dialect_page *page)
{
	bool parted = (page->dialects & DIALECT_MDX) != 0 || page->host == NULL;
	const char *id;

	if (end - text < 6 || memcmp(end - 2, "]]", 2) != 0)
		return NULL;
	for (id = end - 2; id > text + 2 && is_name(id[-1]);)
		id--;
	if (id == end - 2 || memcmp(id - 2, "[[", 2) != 0 ||
	    line_skip_blanks(text, end) == id - 2 ||
	    (id[-3] == ' ' && !(parted && is_plain_id(id, end - 2))) ||
	    (id[-3] == '!' && (id - 3 == text || id[-4] == ' ')))
		return NULL;
	*found = (struct attributes){ .id = id, .id_len = (size_t)(end - 2 - id) };
	return id - 2;
}

/* Writes the heading with its id as {#id} and nothing else behind it; false if it has no list. */
static bool put_heading(const struct walk *walk, const struct source_line *line, const char *text)
{
	const char *end = line_trim(text, line->end), *list;
	struct attributes found;
	struct strbuf row = {0};

	list = find_last_list(&found, text, end);
	if (list == NULL)
		list = find_bracketed(&found, text, end, walk->page);
	if (list == NULL)
		return false;
	end = line_trim(text, list);
	while (end > text && end[-1] == '#')
		end--;
	strbuf_addn(&row, line->text, (size_t)(line_trim(text, end) - line->text));
	if (found.id != NULL)
		strbuf_addf(&row, " {#%.*s}", (int)found.id_len, found.id);
	source_add(walk->out, row.data, row.len, line->line);
	strbuf_deinit(&row);
	return true;
}

static const char *skip_items(const char *text, const char *end)
{
	const char *body = line_body(text, end);

	return line_skip_item(body, end);
}

/* The text of a heading behind its signs, or NULL. */
static const char *atx_text(const struct source_line *line)
{
	const char *body = skip_items(line->text, line->end);
	size_t level = body < line->end && *body == '#' ? line_run(body, line->end) : 0;

	if (level == 0 || level > 6 || body + level == line->end || body[level] != ' ')
		return NULL;
	return body + level;
}

static bool is_underline(const struct source_line *line)
{
	const char *body = line_body(line->text, line->end);
	const char *end = line_trim(body, line->end);

	return body < end && (*body == '=' || *body == '-') && body + line_run(body, end) == end;
}

/* --- lines of their own --- */

/* Reads a line that is a list and nothing else. */
static bool read_alone(struct attributes *found, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end);
	const char *end = line_trim(body, line->end);

	return body < end && *body == '{' && read_list(found, body, end) == (size_t)(end - body) &&
	       (!found->keyed || found->colon);
}

/* The language or kind that attributes behind code name; NULL if none. */
static const char *code_label(const struct attributes *found, struct arena *arena)
{
	static const char prefix[] = "language-";
	const char *class = found->class;
	size_t len = found->class_len;

	if (class == NULL)
		return NULL;
	if (len > strlen(prefix) && memcmp(class, prefix, strlen(prefix)) == 0)
		return arena_strndup(arena, class + strlen(prefix), len - strlen(prefix));
	class = arena_strndup(arena, class, len);
	if (strcmp(class, "output") == 0 || strcmp(class, "error") == 0 ||
	    highlight_language(class) != NULL)
		return class;
	return NULL;
}

/* Finds the labels of code, which stand behind it. */
static void find_labels(struct labels *labels, const struct source *in, struct arena *arena)
{
	struct source_cursor cursor = {0};
	struct source_line line;
	bool open = false, closed = false;	/* before the line */

	for (size_t index = 0, opener = 0; source_next(in, &cursor, &line); index++) {
		bool inside = cursor.fence.sign != 0;
		struct attributes found;
		const char *name;

		if (!open && inside)
			opener = index;
		if (closed && !line.code && read_alone(&found, &line) &&
		    (name = code_label(&found, arena)) != NULL) {
			labels->items = xgrow(labels->items, labels->count, &labels->cap,
					      sizeof *labels->items);
			labels->items[labels->count++] = (struct label){ opener, name };
		}
		closed = open && !inside && line.code;
		open = inside;
	}
}

/* The line that opens code whose label is known and that has none itself. */
static bool put_opener(struct walk *walk, const struct source_line *line)
{
	const char *body = skip_items(line->text, line->end);
	struct strbuf row = {0};
	const struct label *label;

	if (walk->label == walk->labels.count ||
	    walk->labels.items[walk->label].opener != walk->index)
		return false;
	label = &walk->labels.items[walk->label++];
	if (!line_is_blank(body + line_run(body, line->end), line->end))
		return false;
	strbuf_addn(&row, line->text, (size_t)(line_trim(body, line->end) - line->text));
	strbuf_add(&row, label->name);
	source_add(walk->out, row.data, row.len, line->line);
	strbuf_deinit(&row);
	return true;
}

/* The id among the attributes of the line that opens code, "``` {.sh #id}": a place before it. */
static bool put_named_opener(struct walk *walk, const struct source_line *line)
{
	const char *body = skip_items(line->text, line->end), *brace;
	struct attributes found;

	brace = memchr(body, '{', (size_t)(line->end - body));
	if (brace == NULL || read_list(&found, brace, line->end) == 0 || found.id == NULL)
		return false;
	dialect_mark(walk->out, walk->page, line, body, &(struct marker){
		.kind = MARKER_ANCHOR,
		.title = arena_strndup(walk->page->arena, found.id, found.id_len) });
	dialect_say(walk->out, line, body, arena_strndup(walk->page->arena, body, (size_t)(line->end - body)));
	return true;
}

static bool is_toc(const struct source_line *line, bool mkdocs)
{
	const char *body = line_skip_blanks(line->text, line->end);
	size_t len = (size_t)(line_trim(body, line->end) - body);

	return (len == 5 && mkdocs && memcmp(body, "[TOC]", 5) == 0) ||
	       (len == 7 && memcmp(body, "[[toc]]", 7) == 0) ||
	       (len == 9 && memcmp(body, "[[_TOC_]]", 9) == 0);
}

/* An item that stands for a table of contents: the next line is "{:toc}". */
static bool before_toc(const struct walk *walk, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end);
	struct source_cursor ahead = walk->cursor;
	struct attributes found;
	struct source_line next;

	return line_skip_item(body, line->end) != body && source_next(walk->in, &ahead, &next) &&
	       read_alone(&found, &next) && found.word &&
	       memmem(next.text, (size_t)(next.end - next.text), "toc", 3) != NULL;
}

/* kramdown's {::options /} and {::comment} ... {:/comment}: these lines go. */
static bool is_extension(struct walk *walk, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end);
	const char *end = strbuf_text(&walk->in->text) + walk->in->text.len;
	size_t len = (size_t)(line->end - body), room = (size_t)(end - line->end);

	if ((walk->page->dialects & DIALECT_JEKYLL) == 0)
		return false;
	if (walk->hidden) {
		walk->hidden = len < 3 || memcmp(body, "{:/", 3) != 0;
		return true;
	}
	if (len > 3 && memcmp(body, "{:/", 3) == 0)
		return true;
	if (len < 4 || memcmp(body, "{::", 3) != 0)
		return false;
	walk->hidden = len >= 11 && memcmp(body, "{::comment}", 11) == 0 &&
		       memmem(line->end, room < COMMENT_MOST ? room : COMMENT_MOST, "{:/", 3) != NULL;
	return true;
}

static bool put_setext(struct walk *walk, const struct source_line *line)
{
	struct source_cursor ahead = walk->cursor;
	struct source_line next;

	if (line->text == line->end || strchr("}]", line_trim(line->text, line->end)[-1]) == NULL ||
	    !source_next(walk->in, &ahead, &next) || next.code || !is_underline(&next))
		return false;
	return put_heading(walk, line, line_body(line->text, line->end));
}

/* Opens: the line is the first of fenced code. */
static void take_line(struct walk *walk, const struct source_line *line, bool opens)
{
	const char *body = line_body(line->text, line->end), *text;
	struct attributes found;

	if (line->code || line->indented || body == line->end) {
		if (!put_opener(walk, line) && !(opens && put_named_opener(walk, line)))
			dialect_keep(walk->out, line);
		return;
	}
	if (is_extension(walk, line) || before_toc(walk, line) ||
	    is_toc(line, (walk->page->dialects & DIALECT_MKDOCS) != 0))
		return;
	if (read_alone(&found, line)) {
		if (found.id != NULL)
			dialect_mark(walk->out, walk->page, line, body, &(struct marker){
				.kind = MARKER_ANCHOR,
				.title = arena_strndup(walk->page->arena, found.id, found.id_len) });
		return;
	}
	text = atx_text(line);
	if (text != NULL ? put_heading(walk, line, text) : put_setext(walk, line))
		return;
	dialect_keep(walk->out, line);
}

/* An image that stands last in what is written gets the text, if it has none. */
static void give_alt(struct strbuf *out, const struct attributes *found)
{
	static const char empty[] = "![](";
	size_t room = out->len < IMAGE_MOST ? out->len : IMAGE_MOST;
	struct strbuf tail = {0};
	const char *at = NULL, *end = out->data + out->len, *next = end - room;

	while ((next = memmem(next, (size_t)(end - next), empty, strlen(empty))) != NULL)
		at = next++;
	if (at == NULL || memchr(at + strlen(empty), ')', (size_t)(end - at)) != end - 1)
		return;
	strbuf_add(&tail, "![");
	for (size_t i = 0; i < found->alt_len; i++) {
		if (found->alt[i] == '\\' && i + 1 < found->alt_len)	/* escaped already */
			strbuf_addc(&tail, found->alt[i++]);
		else if (strchr("[]`*_<", found->alt[i]) != NULL)
			strbuf_addc(&tail, '\\');
		strbuf_addc(&tail, found->alt[i]);
	}
	strbuf_addn(&tail, at + 2, (size_t)(end - at) - 2);
	strbuf_truncate(out, (size_t)(at - out->data));
	strbuf_addn(out, tail.data, tail.len);
	strbuf_deinit(&tail);
}

/* "[text]{#id}" of Pandoc, which stands last in what is written, is its text. */
static void open_span(struct strbuf *out, const struct attributes *found)
{
	size_t at = out->len - 1, most = out->len < SPAN_MOST ? 0 : out->len - SPAN_MOST;
	struct strbuf text = {0};
	int depth = 0;

	for (; at > most; at--) {
		depth += out->data[at] == ']' ? 1 : out->data[at] == '[' ? -1 : 0;
		if (depth == 0)
			break;
	}
	/* An image, or the second half of a link, is no such thing. */
	if (out->data[at] != '[' || (at > 0 && strchr("!]", out->data[at - 1]) != NULL))
		return;
	if (found->id != NULL)
		strbuf_addf(&text, "<a id=\"%.*s\"></a>", (int)found->id_len, found->id);
	strbuf_addn(&text, out->data + at + 1, out->len - at - 2);
	strbuf_truncate(out, at);
	strbuf_addn(out, strbuf_text(&text), text.len);
	strbuf_deinit(&text);
}

/* Behind a link, an image, code or a stretch of emphasis. */
static size_t take_inline(struct strbuf *out, const struct dialect_place *place,
			  struct dialect_page *page)
{
	struct attributes found;
	size_t used;

	if (place->at == place->line || strchr(")]`*_>", place->at[-1]) == NULL)
		return 0;
	used = read_list(&found, place->at, place->end);
	/* A heading's own id stays for the parser. */
	if (used > 0 && found.id != NULL && *line_body(place->line, place->end) == '#')
		return 0;
	/* In mathematics, braces behind a _ are an index. */
	if ((found.keyed && strchr(")]", place->at[-1]) == NULL) || (!found.colon && place->at[-1] == '_'))
		return 0;
	if (used > 0 && found.alt != NULL && place->at[-1] == ')')
		give_alt(out, &found);
	/* In MkDocs what stands there is a link whose address is elsewhere. */
	if (used > 0 && place->at[-1] == ']' && !found.colon && !found.keyed &&
	    (found.id != NULL || (page->dialects & DIALECT_MKDOCS) == 0))
		open_span(out, &found);
	else if (used > 0 && found.id != NULL)
		strbuf_addf(out, "<a id=\"%.*s\"></a>", (int)found.id_len, found.id);
	return used;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "{") || dialect_has(text, len, "]]") ||
	       dialect_has(text, len, "[TOC]");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source lines = {0};
	struct walk walk = { .out = &lines, .in = in, .page = page };
	struct source_line line;

	find_labels(&walk.labels, in, page->arena);
	for (bool open = false; source_next(in, &walk.cursor, &line); walk.index++) {
		bool inside = walk.cursor.fence.sign != 0;

		take_line(&walk, &line, inside && !open);
		open = inside;
	}
	dialect_inline(out, &lines, page, "{", take_inline);
	source_deinit(&lines);
	free(walk.labels.items);
}

const struct dialect dialect_attribute = {
	.name = "attribute", .speaks = speaks, .pass = pass,
};
