/*
 * mdx.c - MDX as Docusaurus and others have it, turned into Markdown.
 *
 * Imports and exports go, expressions are shown where they say a text, components become what they
 * stand for (component.c). Where a course is not known to be MDX only what cannot be meant
 * otherwise is touched: components by their capital letter, comments in braces, whole lines of
 * import. Nothing is run, nothing fails: what cannot be read stays as it is written.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/mdx.h"

#include <string.h>

#include "doc/component.h"
#include "doc/line.h"

#define LOOK_MAX 65536			/* bytes that a tag or an expression may have */
#define LOOK_TIMES 4			/* so often the text's length may be looked at in vain */
#define LOOK_LEAST 4096
#define SPAN_MAX 4096			/* bytes of a code span over lines */
#define SPLICED_MAX ((size_t)1 << 20)	/* bytes that other files may bring in */
#define CODE_INDENT 4			/* columns that make indented code */

/* --- reading --- */

const char *mdx_text_end(const struct mdx *mdx)
{
	return strbuf_text(&mdx->in->text) + mdx->in->text.len;
}

void mdx_go(struct mdx *mdx, const char *p)
{
	mdx->at = p;
	while (p > mdx->end) {
		const char *next = mdx->end + 1, *end = mdx_text_end(mdx);
		const char *newline = memchr(next, '\n', (size_t)(end - next));

		mdx->end = newline != NULL ? newline : end;
		mdx->cursor.offset += (size_t)(mdx->end - next) + (newline != NULL);
		if (mdx->outer == NULL && mdx->cursor.index < mdx->in->count)
			mdx->number = mdx->in->lines[mdx->cursor.index];
		mdx->cursor.index++;
		mdx->spans = (struct backtick){0};
	}
}

size_t mdx_room(const struct mdx *mdx)
{
	size_t left = (size_t)(mdx_text_end(mdx) - mdx->at), line = (size_t)(mdx->end - mdx->at);
	size_t most = mdx->limits->looked < LOOK_MAX ? mdx->limits->looked : LOOK_MAX;

	/* Where too much was looked at in vain, the line alone is read. */
	most = most > line ? most : line < LOOK_MAX ? line : LOOK_MAX;
	return left < most ? left : most;
}

void mdx_looked(struct mdx *mdx, size_t bytes)
{
	mdx->limits->looked -= bytes < mdx->limits->looked ? bytes : mdx->limits->looked;
}

bool mdx_line_ends(const struct mdx *mdx)
{
	return line_is_blank(mdx->at, mdx->end);
}

static const char *find_last_close(const struct mdx *mdx, const char *name, size_t len)
{
	const char *start = strbuf_text(&mdx->in->text), *end = mdx_text_end(mdx);

	for (const char *p = end; (p = memrchr(start, '<', (size_t)(p - start))) != NULL;) {
		const char *close = (size_t)(end - p) > len + 2 && p[1] == '/' && memcmp(p + 2, name, len) == 0
				    ? line_skip_blanks(p + 2 + len, end) : end;

		if (close < end && *close == '>')
			return p;
	}
	return NULL;
}

const char *mdx_last_close(struct mdx *mdx, const char *name, size_t len)
{
	struct mdx_close *close;

	for (size_t i = 0; i < mdx->close_count; i++)
		if (mdx->closes[i].name_len == len && memcmp(mdx->closes[i].name, name, len) == 0)
			return mdx->closes[i].last;
	if (mdx->close_count == MDX_CLOSES_MAX)
		return NULL;
	close = &mdx->closes[mdx->close_count++];
	*close = (struct mdx_close){ name, find_last_close(mdx, name, len), len };
	return close->last;
}

/* --- within a line --- */

static void keep(struct mdx *mdx, size_t bytes)
{
	strbuf_addn(&mdx->line, mdx->at, bytes);
	mdx->at += bytes;
}

/* Is there a run of so many backticks further down in the paragraph? */
static bool closes_later(struct mdx *mdx, size_t run)
{
	const char *p = mdx->end, *end = mdx_text_end(mdx);

	if (end - p > SPAN_MAX)
		end = p + SPAN_MAX;
	while (p < end) {
		size_t ticks = *p == '`' ? line_run(p, end) : 0;

		if (ticks == run)
			return true;
		if (*p == '\n' && line_skip_blanks(p + 1, end) < end && *line_skip_blanks(p + 1, end) == '\n')
			break;
		p += ticks > 0 ? ticks : 1;
	}
	mdx_looked(mdx, (size_t)(p - mdx->end));
	return false;
}

static void take_ticks(struct mdx *mdx)
{
	size_t run = line_run(mdx->at, mdx->end), used = backtick_skip(&mdx->spans, mdx->at, mdx->end);

	if (used == run && mdx->limits->looked > 0 && closes_later(mdx, run)) {
		mdx->ticks = run;
		used = (size_t)(mdx->end - mdx->at);
	}
	keep(mdx, used);
}

/* In a code span that began further up. */
static void end_ticks(struct mdx *mdx)
{
	while (mdx->at < mdx->end && mdx->ticks > 0) {
		size_t run = *mdx->at == '`' ? line_run(mdx->at, mdx->end) : 0;

		if (run == mdx->ticks)
			mdx->ticks = 0;
		keep(mdx, run > 0 ? run : 1);
	}
}

/* A comment on one line stays for the parser, since it can name a heading; a longer one goes. */
static void take_comment(struct mdx *mdx)
{
	const char *start = mdx->at + 4;
	const char *end = memmem(start, (size_t)(mdx_text_end(mdx) - start), "-->", 3);

	if (end == NULL || mdx->limits->looked == 0) {
		mdx->limits->looked = 0;
		keep(mdx, 4);
	} else if (end < mdx->end) {
		keep(mdx, (size_t)(end + 3 - mdx->at));
	} else {
		mdx_go(mdx, end + 3);
	}
}

/* A tag for the parser, on one line. */
static void keep_tag(struct mdx *mdx, size_t len)
{
	for (const char *p = mdx->at; p < mdx->at + len; p++)
		strbuf_addc(&mdx->line, *p == '\n' ? ' ' : *p);
	mdx_go(mdx, mdx->at + len);
}

static void take_angle(struct mdx *mdx)
{
	char next = mdx->at + 1 < mdx->end ? mdx->at[1] : '\0';
	struct jsx_tag tag;

	if (mdx->end - mdx->at >= 4 && memcmp(mdx->at, "<!--", 4) == 0) {
		take_comment(mdx);
	} else if (!((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '>')) {
		keep(mdx, 1);
	} else if (!jsx_read_tag(&tag, mdx->at, mdx_room(mdx))) {
		mdx_looked(mdx, tag.len);
		keep(mdx, 1);
	} else if (!component_is(mdx, &tag)) {
		keep_tag(mdx, tag.len);
	} else {
		mdx_go(mdx, mdx->at + tag.len);
		component_take(mdx, &tag);
	}
}

/* Two words with only a blank between them are no expression. */
static bool is_prose(const char *code, size_t len)
{
	static const char *const operators[] = { "new", "typeof", "await", "void" };
	size_t first = 0, second;

	while (first < len && ((code[first] | 32) >= 'a' && (code[first] | 32) <= 'z'))
		first++;
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (strlen(operators[i]) == first && memcmp(code, operators[i], first) == 0)
			return false;
	for (second = first; second < len && code[second] == ' ';)
		second++;
	return first > 0 && second > first && second < len && (code[second] | 32) >= 'a' && (code[second] | 32) <= 'z';
}

/* {#id} or { #id .class } at the end of a line is the name of a heading. "{#if x}" is Svelte's. */
static bool is_heading_id(const struct mdx *mdx)
{
	const char *p = line_skip_blanks(mdx->at + 1, mdx->end), *end = line_trim(mdx->at, mdx->end);
	const char *line = strbuf_text(&mdx->line) + mdx->body;

	return p < mdx->end && *p == '#' && end[-1] == '}' && !mdx_fresh(mdx) &&
	       (*line == '#' || memchr(p, ' ', (size_t)(end - p)) == NULL);
}

/* A comment in braces: of a heading's name "<!-- #id -->" is left, which the parser knows. */
static void take_brace_comment(struct mdx *mdx, size_t len)
{
	const char *id = mdx->at + 3;
	const char *end = mdx->at + len;

	id = line_skip_blanks(id, end);
	if (*id == '#' && !mdx_fresh(mdx)) {
		strbuf_add(&mdx->line, "<!-- ");
		while (id < end && strchr(" \t\n*}", *id) == NULL)
			strbuf_addc(&mdx->line, *id++);
		strbuf_add(&mdx->line, " -->");
	}
	mdx_go(mdx, end);
}

static void take_brace(struct mdx *mdx)
{
	bool comment = mdx->end - mdx->at > 2 && mdx->at[1] == '/' && mdx->at[2] == '*';
	struct strbuf said = {0};
	size_t len;

	if ((!comment && !mdx->braces) || is_heading_id(mdx)) {
		keep(mdx, 1);
		return;
	}
	len = jsx_braces(mdx->at, mdx_room(mdx));
	if (len == 0)
		mdx_looked(mdx, mdx_room(mdx));
	if (comment && len > 0) {
		take_brace_comment(mdx, len);
	} else if (len < 2 || is_prose(mdx->at + 1, len - 2)) {
		keep(mdx, 1);
	} else {
		if (jsx_eval(&mdx->names, mdx->at + 1, len - 2, &said))
			component_escape(&mdx->line, strbuf_text(&said), said.len);
		mdx_go(mdx, mdx->at + len);
	}
	strbuf_deinit(&said);
}

/* "\{" is a brace; "\frac{a}{b}" is TeX, and so is what stands in its braces. */
static void take_backslash(struct mdx *mdx)
{
	const char *p = mdx->at + 1;

	while (p < mdx->end && (*p | 32) >= 'a' && (*p | 32) <= 'z')
		p++;
	if (p == mdx->at + 1) {
		keep(mdx, mdx->end - mdx->at > 1 ? 2 : 1);
		return;
	}
	while (p < mdx->end && *p == '{') {
		size_t len = jsx_braces(p, (size_t)(mdx->end - p));

		if (len == 0)
			break;
		p += len;
	}
	keep(mdx, (size_t)(p - mdx->at));
}

/* $...$ with braces in it that say nothing to JavaScript. */
static void take_dollar(struct mdx *mdx)
{
	size_t signs = line_run(mdx->at, mdx->end);
	const char *start = mdx->at + signs;
	const char *end = memmem(start, (size_t)(mdx->end - start), "$$", signs > 1 ? 2 : 1);
	size_t len;

	if (end == NULL || end == start) {
		keep(mdx, signs);
		return;
	}
	len = (size_t)(end - start);
	if ((mdx->page->dialects & DIALECT_MATH) != 0 || memchr(start, '\\', len) != NULL ||
	    memmem(start, len, "_{", 2) != NULL || memmem(start, len, "^{", 2) != NULL)
		keep(mdx, signs + len);
	keep(mdx, signs);
}

/* The target of [text](target) is no MDX. */
static void take_bracket(struct mdx *mdx)
{
	const char *p = mdx->at + 1;
	int depth = 0;

	if (p == mdx->end || *p != '(') {
		keep(mdx, 1);
		return;
	}
	for (; p < mdx->end; p++) {
		depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
		if (depth == 0)
			break;
	}
	keep(mdx, p < mdx->end ? (size_t)(p + 1 - mdx->at) : 1);
}

static void scan(struct mdx *mdx)
{
	end_ticks(mdx);
	while (mdx->at < mdx->end) {
		switch (*mdx->at) {
		case '`':
			take_ticks(mdx);
			break;
		case '<':
			take_angle(mdx);
			break;
		case '{':
			take_brace(mdx);
			break;
		case '\\':
			take_backslash(mdx);
			break;
		case '$':
			take_dollar(mdx);
			break;
		case ']':
			take_bracket(mdx);
			break;
		default:
			keep(mdx, 1);
			break;
		}
	}
}

/* --- import and export --- */

static bool begins(const char *text, const char *end, const char *word)
{
	size_t len = strlen(word);

	return (size_t)(end - text) > len && memcmp(text, word, len) == 0;
}

/* Does the statement end with the path that it imports? */
static bool ends_with_path(const char *text, size_t len)
{
	const char *end = text + len;

	while (end > text && strchr(" \t;", end[-1]) != NULL)
		end--;
	return end > text && (end[-1] == '"' || end[-1] == '\'');
}

/* "import X from 'y'" on one line, or "import 'y'": nobody writes that in prose. */
static bool is_plain_import(const struct mdx *mdx)
{
	size_t len = (size_t)(mdx->end - mdx->at);

	return mdx->apart && ends_with_path(mdx->at, len) &&
	       (mdx->at[7] == '"' || mdx->at[7] == '\'' || memmem(mdx->at, len, " from ", 6) != NULL);
}

static bool is_export(const struct mdx *mdx)
{
	static const char *const words[] = { "const ", "let ", "var ", "function ", "default ", "class ", "async ",
					     "{", "*", "type ", "interface " };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (begins(mdx->at + 7, mdx->end, words[i]))
			return true;
	return false;
}

/* Takes an import or export at the margin, all of its lines. */
static bool take_statement(struct mdx *mdx)
{
	bool import = begins(mdx->at, mdx->end, "import ");
	const char *start = mdx->at;
	size_t len;

	if (!import && !(mdx->braces && begins(mdx->at, mdx->end, "export ") && is_export(mdx)))
		return false;
	if (!mdx->braces && !is_plain_import(mdx))
		return false;
	len = jsx_statement(start, mdx_room(mdx));
	if (import && !ends_with_path(start, len))
		return false;
	if (import)
		jsx_names_import(&mdx->names, start, len);
	else
		jsx_names_export(&mdx->names, start, len);
	mdx->braces = true;
	mdx->apart = true;
	mdx_go(mdx, start + len);
	return true;
}

/* --- lines --- */

/* The component whose closing tag is all that a line begins with; NULL. */
static const struct mdx_open *closed_here(const struct mdx *mdx, const char *body)
{
	if (mdx->end - body < 3 || body[0] != '<' || body[1] != '/')
		return NULL;
	for (size_t i = mdx->open_count; i > 0; i--) {
		const struct mdx_open *open = &mdx->open[i - 1];

		if ((size_t)(mdx->end - body) > open->name_len + 2 && body[open->name_len + 2] == '>' &&
		    memcmp(body + 2, open->name, open->name_len) == 0)
			return open;
	}
	return NULL;
}

/* Columns that a line loses. The first line in a component says how far its children are set in. */
static int find_shift(struct mdx *mdx, const char *body, int indent)
{
	struct mdx_open *top = mdx->open_count > 0 ? &mdx->open[mdx->open_count - 1] : NULL;
	const struct mdx_open *closed = closed_here(mdx, body);

	if (closed != NULL)
		return closed->outer;	/* it stands where its opening tag does */
	if (top != NULL && top->shift < 0)
		top->shift = top->outer + (indent > top->indent ? indent - top->indent : 0);
	return top != NULL ? top->shift : 0;
}

/* Behind the marks of quotes and one blank. */
static const char *behind_quotes(const char *text, const char *body)
{
	const char *p = text;

	for (const char *q = text; q < body; q++)
		if (*q == '>')
			p = q + 1;
	return p > text && p < body && *p == ' ' ? p + 1 : p;
}

/* Sets up the line to be written, and where reading begins: behind indentation and marks of lists. */
static void begin_line(struct mdx *mdx, const char *text, bool listed)
{
	const char *body = line_body(text, mdx->end), *start = behind_quotes(text, body), *item = body, *next;
	const char *base = mdx->base != NULL ? mdx->base : "";
	int columns = line_indent(start, body), left;

	for (; (next = line_skip_item(item, mdx->end)) != item && next < mdx->end;)
		item = next;
	left = columns - find_shift(mdx, body, columns);
	if (left < 0 || (left >= CODE_INDENT && !listed && item == body && strchr("<{", *body) != NULL))
		left = 0;
	strbuf_reset(&mdx->prefix);
	strbuf_add(&mdx->prefix, base);
	strbuf_addn(&mdx->prefix, text, (size_t)(start - text));
	strbuf_repeat(&mdx->prefix, " ", left);
	strbuf_reset(&mdx->line);
	strbuf_addn(&mdx->line, strbuf_text(&mdx->prefix), mdx->prefix.len);
	strbuf_addn(&mdx->line, body, (size_t)(item - body));
	line_add_prefix(&mdx->prefix, body, item);
	mdx->body = mdx->line.len;
	mdx->item = item > body;
	mdx->indent = columns + (int)(item - body);
	mdx->row = *item == '|';
	mdx->at = item;
}

static void finish_line(struct mdx *mdx)
{
	if (!mdx_fresh(mdx)) {
		mdx_write_flush(mdx);
	} else if (mdx->tagged && (mdx->item || !mdx->written)) {
		mdx_write_line(mdx, "", 0);
	} else if (!mdx->written) {
		return;		/* nothing of the line is left: it is as if it were not there */
	}
	mdx->apart = false;
}

/* Math between two lines of $$ stays as it is. True if the line belongs to it. */
static bool take_math(struct mdx *mdx)
{
	const char *body = line_body(mdx->at, mdx->end);
	size_t len = (size_t)(mdx->end - body);
	bool sign = len >= 2 && body[0] == '$' && body[1] == '$';

	if (mdx->math) {
		mdx->math = memmem(body, len, "$$", 2) == NULL;
		return true;
	}
	if (!mdx->braces || !sign || memmem(body + 2, len - 2, "$$", 2) != NULL)
		return false;
	mdx->math = memmem(mdx->end, (size_t)(mdx_text_end(mdx) - mdx->end), "$$", 2) != NULL;
	return mdx->math;
}

/* A line of code: in a component it moves to the margin with what is around it. */
static void take_code(struct mdx *mdx, const char *text, bool opens)
{
	const char *body = line_body(text, mdx->end), *start = behind_quotes(text, opens ? body : text);
	const struct mdx_open *top = mdx->open_count > 0 ? &mdx->open[mdx->open_count - 1] : NULL;
	int shift = opens ? find_shift(mdx, body, line_indent(start, mdx->end)) : top != NULL ? top->shift : 0;

	if (shift <= 0 && mdx->base == NULL && mdx->fence_title == NULL) {
		mdx_write_through(mdx, text, (size_t)(mdx->end - text));
		return;
	}
	strbuf_reset(&mdx->line);
	strbuf_add(&mdx->line, mdx->base != NULL ? mdx->base : "");
	strbuf_addn(&mdx->line, text, (size_t)(start - text));
	start = line_dedent(start, mdx->end, shift);
	strbuf_addn(&mdx->line, start, (size_t)(mdx->end - start));
	if (opens && mdx->fence_title != NULL) {
		strbuf_addf(&mdx->line, " title=\"%s\"", mdx->fence_title);
		mdx->fence_title = NULL;
	}
	mdx_write_through(mdx, strbuf_text(&mdx->line), mdx->line.len);
}

/* Is there anything in the line that this pass may change, or that goes on to the next line? */
static bool is_plain(const struct mdx *mdx)
{
	size_t len = (size_t)(mdx->end - mdx->at);

	return mdx->ticks == 0 && mdx->open_count == 0 && mdx->base == NULL && memchr(mdx->at, '<', len) == NULL &&
	       memchr(mdx->at, '{', len) == NULL && memchr(mdx->at, '`', len) == NULL;
}

static void take_text(struct mdx *mdx, const struct source_line *line, bool listed)
{
	char first = *line_body(line->text, line->end);

	if (take_statement(mdx))
		return;
	if (is_plain(mdx) || take_math(mdx) ||
	    (line->indented && mdx->open_count == 0 && !(mdx->braces && (first == '<' || first == '{')))) {
		strbuf_reset(&mdx->line);
		strbuf_add(&mdx->line, mdx->base != NULL ? mdx->base : "");
		strbuf_addn(&mdx->line, line->text, (size_t)(line->end - line->text));
		mdx_write_through(mdx, strbuf_text(&mdx->line), mdx->line.len);
		mdx->apart = false;
		return;
	}
	begin_line(mdx, line->text, listed);
	scan(mdx);
	finish_line(mdx);
}

/* Is the line a comment and no more, such as one to a formatter? */
static bool is_comment(const struct source_line *line)
{
	const char *body = line_body(line->text, line->end), *end = line_trim(body, line->end);

	return end - body >= 7 && memcmp(body, "<!--", 4) == 0 && memcmp(end - 3, "-->", 3) == 0;
}

static void take_line(struct mdx *mdx, const struct source_line *line, bool opens)
{
	bool apart = mdx->apart;

	mdx->at = line->text;
	mdx->end = line->end;
	if (mdx->outer == NULL)
		mdx->number = line->line;
	mdx->tagged = mdx->written = false;
	mdx->spans = (struct backtick){0};
	if (line->code) {
		take_code(mdx, line->text, opens);
		mdx->apart = false;
	} else if (line_is_blank(line->text, line->end)) {
		const char *base = mdx->base != NULL ? mdx->base : "";

		mdx_write_through(mdx, base, strlen(base));
		mdx->apart = true;
		mdx->ticks = 0;
		mdx->loose = 0;
	} else {
		take_text(mdx, line, mdx->cursor.fence.in_list);
		if (apart && is_comment(line))
			mdx->apart = true;
	}
}

void mdx_run(struct mdx *mdx)
{
	const char *text = strbuf_text(&mdx->in->text);
	struct source_line line;
	bool outside = true;

	mdx->asks = memmem(text, mdx->in->text.len, "<Question", 9) != NULL;
	mdx->apart = true;
	for (; source_next(mdx->in, &mdx->cursor, &line); outside = mdx->cursor.fence.sign == 0)
		take_line(mdx, &line, outside);
	while (mdx->open_count > 0)
		component_close(mdx);
	strbuf_deinit(&mdx->line);
	strbuf_deinit(&mdx->prefix);
	strbuf_deinit(&mdx->asked);
}

/* --- the dialect --- */

static bool has_import(const char *text, size_t len)
{
	return (len > 7 && memcmp(text, "import ", 7) == 0) || dialect_has(text, len, "\nimport ");
}

/* What can only be meant as MDX, in any course. */
static bool speaks(const char *text, size_t len)
{
	const char *end = text + len, *p = text;

	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL && ++p < end)
		if (*p >= 'A' && *p <= 'Z')
			return true;
	return dialect_has(text, len, "{/*") || has_import(text, len);
}

/* What is meant as MDX where the course speaks it, and has not been seen to above. */
static bool speaks_known(const char *text, size_t len)
{
	return (memchr(text, '{', len) != NULL || memchr(text, '<', len) != NULL ||
		dialect_has(text, len, "export ")) && !speaks(text, len);
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct mdx_limits limits = {
		.looked = LOOK_TIMES * in->text.len + LOOK_LEAST, .spliced = SPLICED_MAX,
	};
	struct mdx mdx = {
		.page = page, .in = in, .out = out, .limits = &limits, .names = { .arena = page->arena },
		.braces = (page->dialects & DIALECT_MDX) != 0,
	};

	mdx_run(&mdx);
}

const struct dialect dialect_mdx = {
	.name = "mdx", .speaks = speaks, .pass = pass,
};

const struct dialect dialect_mdx_known = {
	.name = "mdx", .bits = DIALECT_MDX, .speaks = speaks_known, .pass = pass,
};
