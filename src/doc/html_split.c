/*
 * html_split.c - a block of HTML as Markdown.
 *
 * Tags are read one at a time and looked up in a table that says what to write in their place, so
 * that whatever is loose, half open or wrongly nested leaves its text on the page. What stands
 * before each line, the margin, keeps it in the list or quote that it is in.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/html.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/xalloc.h"
#include "doc/html_table.h"
#include "doc/line.h"

/* Invisible (the sanitizer takes it out) and no part of any tag: text behind it cannot begin an HTML block again. */
#define GUARD "\xe2\x81\xa0"

#define LEVELS_MAX 16			/* lists, items and quotes in each other */
#define MARGIN_MAX 64			/* bytes */
#define LOOK_LEAST 4096			/* bytes that may be looked at in vain for the end of a tag ... */
#define LOOK_TIMES 4			/* ... and for so many bytes of HTML as much again */

enum action {
	PARAGRAPH,			/* what the table does not know: it parts paragraphs */
	KEEP, WRITE, CELL, SKIP_BODY, PRE, FOLD, SUMMARY, IMAGE, LIST, ITEM, QUOTE, TABLE, EMBED
};

static const struct tag_rule {
	const char *name;
	enum action action;
	const char *open, *close;	/* what WRITE writes */
} rules[] = {
	{ "a",          KEEP,      NULL, NULL },
	{ "b",          KEEP,      NULL, NULL },
	{ "strong",     KEEP,      NULL, NULL },
	{ "i",          KEEP,      NULL, NULL },
	{ "em",         KEEP,      NULL, NULL },
	{ "code",       KEEP,      NULL, NULL },
	{ "tt",         KEEP,      NULL, NULL },
	{ "samp",       KEEP,      NULL, NULL },
	{ "kbd",        KEEP,      NULL, NULL },
	{ "sub",        KEEP,      NULL, NULL },
	{ "sup",        KEEP,      NULL, NULL },
	{ "br",         KEEP,      NULL, NULL },
	{ "del",        KEEP,      NULL, NULL },
	{ "s",          KEEP,      NULL, NULL },
	{ "img",        IMAGE,     NULL, NULL },
	{ "script",     SKIP_BODY, NULL, NULL },
	{ "style",      SKIP_BODY, NULL, NULL },
	{ "pre",        PRE,       NULL, NULL },
	{ "details",    FOLD,      NULL, NULL },
	{ "summary",    SUMMARY,   NULL, NULL },
	{ "ul",         LIST,      NULL, NULL },
	{ "ol",         LIST,      NULL, NULL },
	{ "li",         ITEM,      NULL, NULL },
	{ "blockquote", QUOTE,     NULL, NULL },
	{ "table",      TABLE,     NULL, NULL },
	{ "td",         CELL,      NULL, NULL },
	{ "th",         CELL,      NULL, NULL },
	{ "iframe",     EMBED,     NULL, NULL },
	{ "video",      EMBED,     NULL, NULL },
	{ "audio",      EMBED,     NULL, NULL },
	{ "source",     EMBED,     NULL, NULL },
	{ "h1",         WRITE,     "\n\n# ",      "\n\n" },
	{ "h2",         WRITE,     "\n\n## ",     "\n\n" },
	{ "h3",         WRITE,     "\n\n### ",    "\n\n" },
	{ "h4",         WRITE,     "\n\n#### ",   "\n\n" },
	{ "h5",         WRITE,     "\n\n##### ",  "\n\n" },
	{ "h6",         WRITE,     "\n\n###### ", "\n\n" },
	{ "hr",         WRITE,     "\n\n---\n\n", "" },
	{ "span",       WRITE,     "",            "" },
	{ "small",      WRITE,     "",            "" },
	{ "u",          WRITE,     "",            "" },
	{ "mark",       WRITE,     "",            "" },
	{ "font",       WRITE,     "",            "" },
	{ "abbr",       WRITE,     "",            "" },
	{ "label",      WRITE,     "",            "" },
	{ "ins",        WRITE,     "",            "" },
	{ "q",          WRITE,     "\"",          "\"" },
};

/* A list, an item or a quote that is open. */
struct level {
	enum action action;
	size_t margin;			/* of the lines around it */
	int number;			/* LIST: of the next item, 0 if they have none */
};

/* What a split is doing. */
struct splitter {
	struct html_pieces *pieces;
	const char *html;
	size_t len, at;
	int line;			/* in the HTML, from 0, of `at` */
	bool blank;			/* nothing but white space since the last newline written */
	bool bare;			/* not even the margin */
	bool raw;			/* inside <pre> or a fence: white space counts, text is code */
	int depth;			/* of tables in each other */
	size_t look;			/* bytes that may still be looked at in vain */
	struct level levels[LEVELS_MAX];
	size_t level_count;
	char margin[MARGIN_MAX];
	size_t margin_len;
};

/* --- writing --- */

static struct html_piece *add_piece(struct splitter *s, enum html_kind kind)
{
	struct html_pieces *pieces = s->pieces;

	pieces->items = xgrow(pieces->items, pieces->count, &pieces->cap, sizeof *pieces->items);
	pieces->items[pieces->count] = (struct html_piece){ .kind = kind };
	s->blank = s->bare = true;
	return &pieces->items[pieces->count++];
}

static struct html_piece *current(struct splitter *s)
{
	struct html_pieces *pieces = s->pieces;

	if (pieces->count > 0 && pieces->items[pieces->count - 1].kind == HTML_TEXT)
		return &pieces->items[pieces->count - 1];
	return add_piece(s, HTML_TEXT);
}

static void note_line(struct html_piece *piece, int line)
{
	piece->lines = xgrow(piece->lines, piece->line_count, &piece->line_cap, sizeof *piece->lines);
	piece->lines[piece->line_count++] = line;
}

static void write_char(struct splitter *s, char c)
{
	struct html_piece *piece = current(s);

	if (piece->line_count == 0)
		note_line(piece, s->line);
	if (c == '\n') {
		strbuf_addc(&piece->text, c);
		note_line(piece, s->line);
		s->blank = s->bare = true;
		return;
	}
	if (!s->raw && s->blank && isspace((unsigned char)c))
		return;
	if (s->bare)
		strbuf_addn(&piece->text, s->margin, s->margin_len);
	if (s->blank && c == '<' && !s->raw)
		strbuf_add(&piece->text, GUARD);
	strbuf_addc(&piece->text, c);
	s->blank = s->bare = false;
}

static void write_text(struct splitter *s, const char *text)
{
	const char *start = text;

	if (text[0] == '\n' && s->blank)	/* the line is new already */
		text++;
	for (; *text != '\0'; text++)
		write_char(s, *text);
	/* "- " and "# " leave the line as good as empty: a tag behind them must not begin a block either. */
	if (text > start && text[-1] == ' ')
		s->blank = true;
}

static void write_bytes(struct splitter *s, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		write_char(s, text[i]);
}

static void move(struct splitter *s, size_t to)
{
	for (; s->at < to; s->at++)
		s->line += s->html[s->at] == '\n';
}

/* Moves behind the next "</name>", or to the end. Returns where its inside ends. */
static size_t skip_body(struct splitter *s, const char *name)
{
	size_t name_len = strlen(name);

	for (const char *p = s->html + s->at, *end = s->html + s->len;
	     (p = memmem(p, (size_t)(end - p), "</", 2)) != NULL; p += 2)
		if ((size_t)(end - p) > name_len + 2 && strncasecmp(p + 2, name, name_len) == 0) {
			const char *close = memchr(p, '>', (size_t)(end - p));

			move(s, close != NULL ? (size_t)(close - s->html) + 1 : s->len);
			return (size_t)(p - s->html);
		}
	move(s, s->len);
	return s->len;
}

/* --- lists and quotes --- */

static void open_level(struct splitter *s, enum action action, int number)
{
	if (s->level_count < LEVELS_MAX)
		s->levels[s->level_count++] = (struct level){ action, s->margin_len, number };
}

/* Ends the innermost of that kind and what is open in it; up to `within` alone, if that is nearer. */
static bool close_level(struct splitter *s, enum action action, enum action within)
{
	size_t i = s->level_count;

	while (i > 0 && s->levels[i - 1].action != action && s->levels[i - 1].action != within)
		i--;
	if (i == 0 || s->levels[i - 1].action != action)
		return false;
	s->level_count = i - 1;
	s->margin_len = s->levels[i - 1].margin;
	return true;
}

static void widen(struct splitter *s, const char *text)
{
	size_t len = strlen(text);

	if (s->margin_len + len > MARGIN_MAX)
		return;
	memcpy(s->margin + s->margin_len, text, len);
	s->margin_len += len;
}

static void take_list(struct splitter *s, const struct html_tag *tag)
{
	bool inside = s->level_count > 0;

	if (tag->closing)
		close_level(s, LIST, LIST);
	write_text(s, inside && s->level_count > 0 ? "\n" : "\n\n");
	if (!tag->closing)
		open_level(s, LIST, tag->name[0] == 'o' ? 1 : 0);
}

static void take_item(struct splitter *s, const struct html_tag *tag)
{
	struct level *list;
	char mark[24];

	close_level(s, ITEM, LIST);
	if (tag->closing)
		return;
	list = s->level_count > 0 && s->levels[s->level_count - 1].action == LIST ? &s->levels[s->level_count - 1] : NULL;
	if (list != NULL && list->number > 0)
		snprintf(mark, sizeof mark, "%d. ", list->number++);
	else
		snprintf(mark, sizeof mark, "- ");
	write_text(s, "\n");
	write_text(s, mark);
	open_level(s, ITEM, 0);
	if (s->level_count > 0 && s->levels[s->level_count - 1].action == ITEM)
		widen(s, &"        "[8 - (strlen(mark) < 8 ? strlen(mark) : 8)]);
}

static void take_quote(struct splitter *s, const struct html_tag *tag)
{
	write_text(s, "\n\n");
	if (tag->closing) {
		close_level(s, QUOTE, QUOTE);
	} else {
		open_level(s, QUOTE, 0);
		if (s->level_count > 0 && s->levels[s->level_count - 1].action == QUOTE)
			widen(s, "> ");
	}
}

/* --- pictures, films, folds, code --- */

/* An image is written as Markdown, so that its tag cannot begin an HTML block again. */
static void write_image(struct splitter *s, const struct html_tag *tag)
{
	struct strbuf alt = {0}, src = {0};

	html_attribute(tag, "alt", &alt);
	html_attribute(tag, "src", &src);
	write_text(s, "![");
	for (size_t i = 0; i < alt.len; i++) {
		if (strchr("[]\\`*_<", alt.data[i]) != NULL)
			write_char(s, '\\');
		write_char(s, alt.data[i] == '\n' ? ' ' : alt.data[i]);
	}
	write_text(s, "](<");
	for (size_t i = 0; i < src.len; i++)
		if (strchr("<>\n", src.data[i]) == NULL)
			write_char(s, src.data[i]);
	write_text(s, ">)");
	strbuf_deinit(&alt);
	strbuf_deinit(&src);
}

/* What plays or frames something else is said with its address. */
static void write_embedded(struct splitter *s, const struct html_tag *tag)
{
	struct strbuf src = {0};

	if (!tag->closing && html_attribute(tag, "src", &src) && src.len > 0) {
		bool film = strcmp(tag->name, "iframe") != 0 || memmem(src.data, src.len, "youtu", 5) != NULL ||
			    memmem(src.data, src.len, "vimeo", 5) != NULL;
		bool web = memmem(src.data, src.len, "://", 3) != NULL, bare = src.len > 2 && memcmp(src.data, "//", 2) == 0;

		write_text(s, "\n\n\\[");
		write_text(s, !film ? "frame" : strcmp(tag->name, "audio") == 0 ? "audio" : "video");
		write_text(s, web || bare ? "\\] <" : "\\] [file](<");
		write_text(s, bare ? "https:" : "");
		for (size_t i = 0; i < src.len; i++)
			if (strchr("<>\n ", src.data[i]) == NULL)
				write_char(s, src.data[i]);
		write_text(s, web || bare ? ">\n\n" : ">)\n\n");
	}
	strbuf_deinit(&src);
}

static void take_summary(struct splitter *s)
{
	size_t start = s->at, end = skip_body(s, "summary");
	struct html_pieces *pieces = s->pieces;
	struct html_piece *fold = NULL;

	for (size_t i = pieces->count; i > 0 && fold == NULL; i--)
		if (pieces->items[i - 1].kind == HTML_FOLD_OPEN)
			fold = &pieces->items[i - 1];
	if (fold == NULL)
		fold = add_piece(s, HTML_FOLD_OPEN);
	if (fold->text.len == 0 && s->depth < HTML_DEPTH_MAX) {
		struct strbuf line = {0};

		html_flatten(&line, s->html + start, end - start, s->depth + 1);
		strbuf_addn(&fold->text, strbuf_text(&line), line.len);
		strbuf_deinit(&line);
	}
}

static void take_pre(struct splitter *s, const struct html_tag *tag)
{
	if (s->raw != tag->closing)
		return;
	s->raw = false;
	write_text(s, "\n`````\n");
	s->raw = !tag->closing;
}

/* The end of a fence that begins at `at`: behind the line that closes it, or the end of the HTML. */
static size_t fence_end(const struct splitter *s, size_t at, size_t run)
{
	const char *end = s->html + s->len;
	char sign = s->html[at];

	for (const char *p = memchr(s->html + at, '\n', s->len - at); p != NULL && p < end;) {
		const char *line = line_skip_blanks(p + 1, end);

		p = memchr(line, '\n', (size_t)(end - line));
		p = p != NULL ? p : end;
		if (line < p && *line == sign && line_run(line, p) >= run && line_is_blank(line + line_run(line, p), p))
			return (size_t)(p - s->html);
	}
	return s->len;
}

/* Does a fence of code begin here, at the beginning of a line? Then all of it is written as it is. */
static bool take_fence(struct splitter *s)
{
	const char *start = s->html + s->at, *end = s->html + s->len, *newline = memchr(start, '\n', s->len - s->at);
	size_t run = line_run(start, end), stop;
	int columns = 0;

	if (run < 3 || newline == NULL || (*start == '`' && memchr(start + run, '`', (size_t)(newline - start) - run) != NULL))
		return false;
	while (start - columns > s->html && (start[-columns - 1] == ' ' || start[-columns - 1] == '\t'))
		columns++;
	stop = fence_end(s, s->at, run);
	s->raw = true;
	while (s->at < stop) {
		const char *line = s->html + s->at;

		newline = memchr(line, '\n', stop - s->at);
		newline = newline != NULL ? newline : s->html + stop;
		start = columns > 0 ? line_dedent(line, newline, columns) : line;
		write_bytes(s, start, (size_t)(newline - start));
		s->at = (size_t)(newline - s->html);
		if (s->at < stop) {
			move(s, s->at + 1);
			write_char(s, '\n');
		}
	}
	s->raw = false;
	return true;
}

/* --- tags --- */

static const struct tag_rule *find_rule(const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

/* A table as one of Markdown, if it is one that Markdown can have. */
static bool take_table(struct splitter *s)
{
	struct strbuf rows = {0};
	size_t used;

	if (s->depth >= HTML_DEPTH_MAX)
		return false;
	used = html_table(&rows, s->html + s->at, s->len - s->at, s->depth + 1);
	if (used > 0) {
		write_text(s, "\n\n");
		write_bytes(s, rows.data, rows.len);
		write_text(s, "\n");
		move(s, s->at + used);
	}
	strbuf_deinit(&rows);
	return used > 0;
}

/* In code: tags go, but for those that end it. */
static void take_raw_tag(struct splitter *s, const struct html_tag *tag)
{
	move(s, s->at + tag->len);
	if (strcmp(tag->name, "pre") == 0)
		take_pre(s, tag);
	else if (strcmp(tag->name, "br") == 0)
		write_char(s, '\n');
}

/* What goes but has an id leaves a place with that name. */
static void write_place(struct splitter *s, const struct html_tag *tag)
{
	struct strbuf id = {0};

	if (html_attribute(tag, "id", &id) && id.len > 0 && strpbrk(id.data, "<>\"\n") == NULL) {
		write_text(s, "<a id=\"");
		write_bytes(s, id.data, id.len);
		write_text(s, "\"></a>");
	}
	strbuf_deinit(&id);
}

static void take_tag(struct splitter *s, const struct html_tag *tag)
{
	const struct tag_rule *rule = find_rule(tag->name);
	enum action action = rule != NULL ? rule->action : PARAGRAPH;
	const char *start = s->html + s->at;
	struct strbuf word = {0};

	if (action == TABLE && !tag->closing && take_table(s))
		return;
	move(s, s->at + tag->len);
	switch (action) {
	case PARAGRAPH:
	case TABLE:
		write_text(s, "\n\n");
		break;
	case KEEP:
		for (size_t k = 0; k < tag->len; k++)
			write_char(s, start[k] == '\n' ? ' ' : start[k]);
		break;
	case WRITE:
		write_text(s, tag->closing ? rule->close : rule->open);
		break;
	case CELL:
		if (!tag->closing && !s->blank)
			write_text(s, " \xc2\xb7 ");
		break;
	case IMAGE:
		if (!tag->closing)
			write_image(s, tag);
		break;
	case EMBED:
		write_embedded(s, tag);
		break;
	case LIST:
		take_list(s, tag);
		break;
	case ITEM:
		take_item(s, tag);
		break;
	case QUOTE:
		take_quote(s, tag);
		break;
	case PRE:
		take_pre(s, tag);
		break;
	case FOLD:
		if (tag->closing)
			add_piece(s, HTML_FOLD_CLOSE);
		else
			add_piece(s, HTML_FOLD_OPEN)->open = html_attribute(tag, "open", &word);
		break;
	case SUMMARY:
		if (!tag->closing)
			take_summary(s);
		break;
	case SKIP_BODY:
		if (!tag->closing)
			skip_body(s, tag->name);
		break;
	}
	if (!tag->closing && action != KEEP && action != SKIP_BODY && action != SUMMARY && !s->raw)
		write_place(s, tag);
	strbuf_deinit(&word);
}

/* Past a comment, declaration or processing instruction; 0 if none begins here. */
static size_t comment_len(const char *html, size_t len)
{
	static const struct { const char *open, *close; } forms[] = {
		{ "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<!", ">" }, { "<?", "?>" },
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t open = strlen(forms[i].open);
		const char *close;

		if (len < open || strncmp(html, forms[i].open, open) != 0)
			continue;
		close = memmem(html + open, len - open, forms[i].close, strlen(forms[i].close));
		return close != NULL ? (size_t)(close - html) + strlen(forms[i].close) : len;
	}
	return 0;
}

/* Reads the tag here; where too much was looked at in vain, only as far as the line goes. */
static bool read_tag(struct splitter *s, struct html_tag *tag)
{
	const char *start = s->html + s->at;
	size_t left = s->len - s->at;

	if (s->look == 0) {
		const char *newline = memchr(start, '\n', left);

		left = newline != NULL ? (size_t)(newline - start) : left < LOOK_LEAST ? left : LOOK_LEAST;
	}
	if (html_read_tag(tag, start, left))
		return true;
	s->look -= tag->len < s->look ? tag->len : s->look;
	return false;
}

static void take_code(struct splitter *s)
{
	size_t run = strcspn(s->html + s->at, "<\n");
	struct strbuf code = {0};

	run = run == 0 ? 1 : run < s->len - s->at ? run : s->len - s->at;
	html_decode(&code, s->html + s->at, run);
	move(s, s->at + run);
	write_bytes(s, strbuf_text(&code), code.len);
	strbuf_deinit(&code);
}

static void split(struct html_pieces *pieces, const char *html, size_t len, int depth)
{
	struct splitter s = { .pieces = pieces, .html = html, .len = len, .blank = true, .bare = true, .depth = depth,
			      .look = LOOK_LEAST + LOOK_TIMES * len };

	while (s.at < len) {
		char c = html[s.at];
		size_t comment = c == '<' ? comment_len(html + s.at, len - s.at) : 0;
		struct html_tag tag;

		if (comment > 0) {
			move(&s, s.at + comment);
		} else if (c == '<' && read_tag(&s, &tag)) {
			if (s.raw)
				take_raw_tag(&s, &tag);
			else
				take_tag(&s, &tag);
		} else if (s.raw) {
			take_code(&s);
		} else if (!(s.blank && (c == '`' || c == '~') && take_fence(&s))) {
			s.line += c == '\n';
			write_char(&s, c);
			s.at++;
		}
	}
}

void html_split(struct html_pieces *pieces, const char *html, size_t len)
{
	split(pieces, html, len, 0);
}

void html_pieces_deinit(struct html_pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		strbuf_deinit(&pieces->items[i].text);
		free(pieces->items[i].lines);
	}
	free(pieces->items);
	*pieces = (struct html_pieces){0};
}

void html_flatten(struct strbuf *out, const char *html, size_t len, int depth)
{
	struct html_pieces pieces = {0};
	size_t start = out->len;

	split(&pieces, html, len, depth);
	for (size_t i = 0; i < pieces.count; i++)
		for (const char *p = strbuf_text(&pieces.items[i].text); *p != '\0'; p++) {
			if (strchr(" \t\n", *p) == NULL)
				strbuf_addc(out, *p);
			else if (out->len > start && out->data[out->len - 1] != ' ')
				strbuf_addc(out, ' ');
		}
	while (out->len > start && out->data[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
	html_pieces_deinit(&pieces);
}

const char *html_line(struct arena *arena, const char *html, size_t len)
{
	struct strbuf line = {0};
	const char *result;

	html_flatten(&line, html, len, 1);
	result = arena_strndup(arena, strbuf_text(&line), line.len);
	strbuf_deinit(&line);
	return result;
}
