/*
 * html.c - the HTML that Markdown pages contain.
 *
 * No HTML parser: pages hold loose tags, JSX and half-open wrappers, and all of them must leave their text on the
 * page. Tags are read one at a time and looked up in a table that says what to write in their place.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/html.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/xalloc.h"

/* Invisible (the sanitizer takes it out) and no part of any tag: text behind it cannot begin an HTML block again. */
#define GUARD "\xe2\x81\xa0"

enum action { KEEP, WRITE, CELL, SKIP_BODY, PRE, FOLD, SUMMARY, IMAGE };

static const struct {
	const char *name;
	enum action action;
	const char *open, *close;	/* what WRITE writes */
} tags[] = {
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
	{ "li",         WRITE,     "\n- ",      "" },
	{ "h1",         WRITE,     "\n\n# ",    "\n\n" },
	{ "h2",         WRITE,     "\n\n## ",   "\n\n" },
	{ "h3",         WRITE,     "\n\n### ",  "\n\n" },
	{ "h4",         WRITE,     "\n\n#### ", "\n\n" },
	{ "h5",         WRITE,     "\n\n##### ", "\n\n" },
	{ "h6",         WRITE,     "\n\n###### ", "\n\n" },
	{ "hr",         WRITE,     "\n\n---\n\n", "" },
	{ "td",         CELL,      NULL, NULL },
	{ "th",         CELL,      NULL, NULL },
	{ "span",       WRITE,     "",          "" },
	{ "small",      WRITE,     "",          "" },
	{ "u",          WRITE,     "",          "" },
	{ "mark",       WRITE,     "",          "" },
	{ "font",       WRITE,     "",          "" },
};

/* Elements that only group what is in them, or have nothing to show. */
static const char *const plain_names[] = {
	"abbr", "address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "col", "colgroup",
	"dd", "div", "dl", "dt", "embed", "figcaption", "figure", "footer", "form", "head", "header", "html", "iframe",
	"input", "label", "link", "main", "meta", "nav", "object", "ol", "option", "p", "param", "q", "section", "select",
	"source", "svg", "table", "tbody", "textarea", "tfoot", "thead", "title", "tr", "ul", "var", "video",
};

static bool is_same(const char *known, const char *name, size_t len)
{
	return strlen(known) == len && strncasecmp(known, name, len) == 0;
}

bool html_is_name(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (is_same(tags[i].name, name, len))
			return true;
	for (size_t i = 0; i < sizeof plain_names / sizeof *plain_names; i++)
		if (is_same(plain_names[i], name, len))
			return true;
	return false;
}

static bool is_name(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '.' || c == ':' || c == '_';
}

bool html_read_tag(struct html_tag *tag, const char *text, size_t len)
{
	size_t i = 1, start;
	int braces = 0;
	char quote = 0;

	*tag = (struct html_tag){0};
	if (i < len && text[i] == '/') {
		tag->closing = true;
		i++;
	}
	start = i;
	if (i == len || !(isalpha((unsigned char)text[i]) || text[i] == '>'))	/* <> and </> are JSX fragments */
		return false;
	while (i < len && is_name(text[i]))
		i++;
	for (size_t k = start; k < i && k - start < sizeof tag->name - 1; k++)
		tag->name[k - start] = (char)tolower((unsigned char)text[k]);
	if (i < len && !isspace((unsigned char)text[i]) && text[i] != '/' && text[i] != '>')
		return false;
	tag->attributes = text + i;
	for (; i < len; i++) {
		char c = text[i];

		if (quote != 0) {
			quote = c == quote ? 0 : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '{') {
			braces++;
		} else if (c == '}') {
			braces -= braces > 0;
		} else if (c == '>' && braces == 0) {
			tag->attributes_len = (size_t)(text + i - tag->attributes);
			tag->len = i + 1;
			return true;
		}
	}
	return false;
}

bool html_attribute(const struct html_tag *tag, const char *name, struct strbuf *out)
{
	const char *p = tag->attributes, *end = p + tag->attributes_len;
	size_t name_len = strlen(name);

	while (p < end) {
		const char *start, *value = NULL, *value_end = NULL;
		bool match;

		while (p < end && !is_name(*p))
			p++;
		for (start = p; p < end && is_name(*p);)
			p++;
		match = (size_t)(p - start) == name_len && strncasecmp(start, name, name_len) == 0;
		while (p < end && isspace((unsigned char)*p))
			p++;
		if (p < end && *p == '=') {
			for (p++; p < end && isspace((unsigned char)*p);)
				p++;
			if (p < end && (*p == '"' || *p == '\'')) {
				value = p + 1;
				value_end = memchr(value, *p, (size_t)(end - value));
				value_end = value_end != NULL ? value_end : end;
				p = value_end < end ? value_end + 1 : end;
			} else {
				for (value = p; p < end && !isspace((unsigned char)*p);)
					p++;
				value_end = p;
			}
		}
		if (match) {
			if (value != NULL)
				strbuf_addn(out, value, (size_t)(value_end - value));
			return true;
		}
	}
	return false;
}

void html_decode(struct strbuf *out, const char *text, size_t len)
{
	static const struct { const char *name, *text; } entities[] = {
		{ "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" }, { "&quot;", "\"" }, { "&apos;", "'" },
		{ "&nbsp;", "\xc2\xa0" },
	};

	for (size_t i = 0; i < len;) {
		size_t k, used = 0;

		for (k = 0; text[i] == '&' && k < sizeof entities / sizeof *entities; k++) {
			used = strlen(entities[k].name);
			if (len - i >= used && memcmp(text + i, entities[k].name, used) == 0)
				break;
			used = 0;
		}
		if (used > 0) {
			strbuf_add(out, entities[k].text);
			i += used;
		} else {
			strbuf_addc(out, text[i++]);
		}
	}
}

/* What a split is doing. */
struct splitter {
	struct html_pieces *pieces;
	const char *html;
	size_t len, at;
	int line;			/* in the HTML, from 0, of `at` */
	bool blank;			/* nothing but white space since the last newline written */
	int pre;			/* inside <pre>: white space counts, text is code */
};

static struct html_piece *current(struct splitter *s)
{
	struct html_pieces *pieces = s->pieces;

	if (pieces->count > 0 && pieces->items[pieces->count - 1].kind == HTML_TEXT)
		return &pieces->items[pieces->count - 1];
	pieces->items = xgrow(pieces->items, pieces->count, &pieces->cap, sizeof *pieces->items);
	pieces->items[pieces->count] = (struct html_piece){ .kind = HTML_TEXT };
	s->blank = true;
	return &pieces->items[pieces->count++];
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
		s->blank = true;
	} else if (s->pre > 0 || !s->blank || !isspace((unsigned char)c)) {
		if (s->blank && c == '<' && s->pre == 0)
			strbuf_add(&piece->text, GUARD);
		strbuf_addc(&piece->text, c);
		s->blank = false;
	}
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

static void count_lines(struct splitter *s, size_t from, size_t to)
{
	for (; from < to; from++)
		s->line += s->html[from] == '\n';
}

/* Moves behind the next "</name>", or to the end. Returns where its inside ends. */
static size_t skip_body(struct splitter *s, const char *name)
{
	size_t start = s->at, name_len = strlen(name);

	for (size_t i = start; i + name_len + 2 < s->len; i++)
		if (s->html[i] == '<' && s->html[i + 1] == '/' &&
		    strncasecmp(s->html + i + 2, name, name_len) == 0) {
			const char *close = memchr(s->html + i, '>', s->len - i);

			s->at = close != NULL ? (size_t)(close - s->html) + 1 : s->len;
			count_lines(s, start, s->at);
			return i;
		}
	s->at = s->len;
	count_lines(s, start, s->at);
	return s->len;
}

static struct html_piece *add_fold(struct splitter *s, enum html_kind kind)
{
	struct html_pieces *pieces = s->pieces;

	pieces->items = xgrow(pieces->items, pieces->count, &pieces->cap, sizeof *pieces->items);
	pieces->items[pieces->count] = (struct html_piece){ .kind = kind };
	return &pieces->items[pieces->count++];
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
		fold = add_fold(s, HTML_FOLD_OPEN);
	if (fold->text.len == 0)
		for (size_t i = start; i < end; i++)
			strbuf_addc(&fold->text, s->html[i] == '\n' ? ' ' : s->html[i]);
}

/* An image is written as Markdown, so that its tag cannot begin an HTML block again. */
static void write_image(struct splitter *s, const struct html_tag *tag)
{
	struct strbuf alt = {0}, src = {0};

	html_attribute(tag, "alt", &alt);
	html_attribute(tag, "src", &src);
	write_char(s, '!');
	write_char(s, '[');
	for (size_t i = 0; i < alt.len; i++) {
		if (strchr("[]\\`*_<", alt.data[i]) != NULL)
			write_char(s, '\\');
		write_char(s, alt.data[i] == '\n' ? ' ' : alt.data[i]);
	}
	write_char(s, ']');
	write_char(s, '(');
	write_char(s, '<');
	for (size_t i = 0; i < src.len; i++)
		if (strchr("<>\n", src.data[i]) == NULL)
			write_char(s, src.data[i]);
	write_char(s, '>');
	write_char(s, ')');
	strbuf_deinit(&alt);
	strbuf_deinit(&src);
}

static void take_tag(struct splitter *s, const struct html_tag *tag)
{
	size_t start = s->at, i;
	struct strbuf word = {0};

	s->at += tag->len;
	for (i = 0; i < sizeof tags / sizeof *tags && strcmp(tags[i].name, tag->name) != 0;)
		i++;
	if (i == sizeof tags / sizeof *tags) {
		if (s->pre == 0)
			write_text(s, "\n\n");
		count_lines(s, start, s->at);
		return;
	}
	switch (tags[i].action) {
	case KEEP:
		if (s->pre > 0)
			break;
		for (size_t k = start; k < s->at; k++)
			write_char(s, s->html[k] == '\n' ? ' ' : s->html[k]);
		break;
	case WRITE:
		if (s->pre == 0)
			write_text(s, tag->closing ? tags[i].close : tags[i].open);
		break;
	case CELL:
		if (!tag->closing && !s->blank)
			write_text(s, " \xc2\xb7 ");
		break;
	case IMAGE:
		write_image(s, tag);
		break;
	case PRE:
		s->pre += tag->closing ? (s->pre > 0 ? -1 : 0) : 1;
		write_text(s, "\n`````\n");
		break;
	case FOLD:
		if (tag->closing)
			add_fold(s, HTML_FOLD_CLOSE);
		else
			add_fold(s, HTML_FOLD_OPEN)->open = html_attribute(tag, "open", &word);
		break;
	case SUMMARY:
		count_lines(s, start, s->at);
		if (!tag->closing)
			take_summary(s);
		strbuf_deinit(&word);
		return;
	case SKIP_BODY:
		count_lines(s, start, s->at);
		if (!tag->closing)
			skip_body(s, tag->name);
		return;
	}
	count_lines(s, start, s->at);
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

void html_split(struct html_pieces *pieces, const char *html, size_t len)
{
	struct splitter s = { .pieces = pieces, .html = html, .len = len, .blank = true };

	while (s.at < len) {
		size_t comment = html[s.at] == '<' ? comment_len(html + s.at, len - s.at) : 0;
		struct html_tag tag;

		if (comment > 0) {
			count_lines(&s, s.at, s.at + comment);
			s.at += comment;
		} else if (html[s.at] == '<' && html_read_tag(&tag, html + s.at, len - s.at)) {
			take_tag(&s, &tag);
		} else if (s.pre > 0) {
			size_t run = strcspn(html + s.at, "<\n");
			struct strbuf code = {0};

			run = run == 0 ? 1 : run < len - s.at ? run : len - s.at;
			html_decode(&code, html + s.at, run);
			s.line += html[s.at] == '\n';
			for (size_t i = 0; i < code.len; i++)
				write_char(&s, code.data[i]);
			strbuf_deinit(&code);
			s.at += run;
		} else {
			s.line += html[s.at] == '\n';
			write_char(&s, html[s.at++]);
		}
	}
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

const char *html_line(struct arena *arena, const char *html, size_t len)
{
	struct html_pieces pieces = {0};
	struct strbuf line = {0};
	const char *result;

	html_split(&pieces, html, len);
	for (size_t i = 0; i < pieces.count; i++)
		for (const char *p = strbuf_text(&pieces.items[i].text); *p != '\0'; p++) {
			bool blank = strchr(" \t\n", *p) != NULL;

			if (!blank)
				strbuf_addc(&line, *p);
			else if (line.len > 0 && line.data[line.len - 1] != ' ')
				strbuf_addc(&line, ' ');
		}
	while (line.len > 0 && line.data[line.len - 1] == ' ')
		strbuf_truncate(&line, line.len - 1);
	result = arena_strndup(arena, strbuf_text(&line), line.len);
	html_pieces_deinit(&pieces);
	strbuf_deinit(&line);
	return result;
}
