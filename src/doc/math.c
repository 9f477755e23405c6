/*
 * math.c - mathematics between dollar signs, which is shown as it was written.
 *
 * A formula between lines of $$ is a block of code, so that its lines stay lines. One within a line
 * keeps its signs, and what means something to Markdown (_, *, \\, {) is escaped in it. Where the
 * course is not known to have mathematics, $x_i$ must look like TeX, for "$5 and $6" is money.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "doc/dialect.h"
#include "doc/line.h"

#define INLINE_MOST 1024	/* bytes of a formula within a line */
#define LINES_MOST 200		/* lines of one between $$ */
#define LABEL_MOST 128		/* bytes of "(label)" behind it */

/* --- between lines --- */

struct walk {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	size_t vain;			/* before this line no $$ ends a formula */
};

/* A formula between lines: its lines stand before `last`, which ends it. */
struct formula {
	const char *text;		/* behind the $$ of the first line */
	struct source_line last;
	const char *last_end;		/* of what belongs to the formula in the last line */
	const char *label, *label_end;	/* NULL: none */
	struct source_cursor behind;
};

/* "x $$" or "x $$ (label)": where the $$ begins, or NULL. */
static const char *find_close(struct formula *formula, const char *text, const char *end)
{
	const char *stop = line_trim(text, end), *open;

	formula->label = NULL;
	if (stop > text && stop[-1] == ')' &&
	    (open = memrchr(text, '(', (size_t)(stop - text))) != NULL && stop - open < LABEL_MOST) {
		formula->label = open + 1;
		formula->label_end = stop - 1;
		stop = line_trim(text, open);
	}
	return stop - text >= 2 && memcmp(stop - 2, "$$", 2) == 0 ? stop - 2 : NULL;
}

/* Reads the formula that the line opens. False if it is none, or has no end. */
static bool read_formula(struct walk *walk, struct formula *formula, const struct source_line *line,
		       const char *body)
{
	const char *stop;

	*formula = (struct formula){ .text = body + 2, .last = *line, .behind = walk->cursor };
	if (memmem(formula->text, (size_t)(line->end - formula->text), "$$", 2) != NULL) {
		formula->last_end = find_close(formula, formula->text, line->end);
		return formula->last_end != NULL &&
		       memmem(formula->text, (size_t)(line->end - formula->text), "$$", 2) ==
			       formula->last_end;
	}
	for (int i = 0; i < LINES_MOST && walk->cursor.index >= walk->vain; i++) {
		if (!source_next(walk->in, &formula->behind, &formula->last) || formula->last.code ||
		    line_is_blank(formula->last.text, formula->last.end))
			break;
		stop = find_close(formula, formula->last.text, formula->last.end);
		if (stop != NULL) {
			formula->last_end = stop;
			return true;
		}
	}
	if (formula->behind.index > walk->vain)
		walk->vain = formula->behind.index;
	return false;
}

/* A line of the formula, moved to where its first one stands. */
static void put_row(const struct walk *walk, const struct source_line *opener, const char *body,
		    const struct source_line *line, const char *from, const char *to)
{
	bool quoted = memchr(opener->text, '>', (size_t)(body - opener->text)) != NULL;
	struct strbuf row = {0};

	from = quoted && from == line->text ? line_body(from, to)
	     : from == line->text	    ? line_dedent(from, to, (int)(body - opener->text))
					    : line_skip_blanks(from, to);
	to = line_trim(from, to);
	line_add_prefix(&row, opener->text, body);
	strbuf_addn(&row, from, (size_t)(to - from));
	if (from < to)
		source_add(walk->out, strbuf_text(&row), row.len, line->line);
	strbuf_deinit(&row);
}

/* TeX's own \label{name} in the formula: places before it. */
static void put_tex_labels(struct walk *walk, const struct formula *formula,
			   const struct source_line *line, const char *body)
{
	static const char word[] = "\\label{";
	const char *at = formula->text, *end = formula->last_end, *close;

	while ((at = memmem(at, (size_t)(end - at), word, strlen(word))) != NULL) {
		at += strlen(word);
		close = memchr(at, '}', (size_t)(end - at));
		if (close != NULL && close - at < LABEL_MOST)
			dialect_mark(walk->out, walk->page, line, body, &(struct marker){
				.kind = MARKER_ANCHOR,
				.title = arena_strndup(walk->page->arena, at, (size_t)(close - at)) });
	}
}

static void put_formula(struct walk *walk, const struct formula *formula, const struct source_line *line,
		      const char *body)
{
	struct source_line row;
	struct strbuf fence = {0};
	size_t before = walk->out->count;

	if (formula->label != NULL) {
		struct arena *arena = walk->page->arena;
		size_t len = (size_t)(formula->label_end - formula->label);

		dialect_mark(walk->out, walk->page, line, body, &(struct marker){
			.kind = MARKER_ANCHOR, .title = arena_strndup(arena, formula->label, len) });
	}
	put_tex_labels(walk, formula, line, body);
	if (walk->out->count > before) {
		dialect_say(walk->out, line, body, "```math");
	} else {
		strbuf_addn(&fence, line->text, (size_t)(body - line->text));
		strbuf_add(&fence, "```math");
		source_add(walk->out, fence.data, fence.len, line->line);
		strbuf_deinit(&fence);
	}
	if (formula->last.text == line->text) {
		put_row(walk, line, body, line, formula->text, formula->last_end);
	} else {
		put_row(walk, line, body, line, formula->text, line->end);
		while (source_next(walk->in, &walk->cursor, &row) && row.text != formula->last.text)
			put_row(walk, line, body, &row, row.text, row.end);
		put_row(walk, line, body, &formula->last, formula->last.text, formula->last_end);
	}
	dialect_say(walk->out, line, body, "```");
	walk->cursor = formula->behind;
}

static void take_formulas(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = { .out = out, .in = in, .page = page };
	struct source_line line;

	while (source_next(in, &walk.cursor, &line)) {
		const char *body = line_skip_item(line_body(line.text, line.end), line.end);
		struct formula formula;

		if (!line.code && !line.indented && line.end - body >= 2 &&
		    memcmp(body, "$$", 2) == 0 && read_formula(&walk, &formula, &line, body))
			put_formula(&walk, &formula, &line, body);
		else
			dialect_keep(out, &line);
	}
}

/* --- within a line --- */

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80) != 0;
}

/* Has it what only TeX has: a command, an index? */
static bool is_tex(const char *text, const char *end)
{
	for (const char *p = text; p + 1 < end; p++)
		if ((*p == '\\' && !isdigit((unsigned char)p[1])) ||
		    ((*p == '_' || *p == '^') && p > text && p[1] != ' '))
			return true;
	return false;
}

/* The $ that ends what begins at text, as Pandoc has it: no blank inside, no digit behind. */
static const char *find_dollar(const char *text, const char *end)
{
	if (text == end || strchr(" \t$", *text) != NULL)
		return NULL;
	for (const char *p = text; p < end; p++) {
		if (*p == '\\')
			p++;
		else if (*p == '$')
			return p > text && p[-1] != ' ' && (p + 1 == end || !is_word(p[1])) ? p : NULL;
	}
	return NULL;
}

static void add_escaped(struct strbuf *out, const char *text, const char *end)
{
	for (; text < end; text++) {
		if (strchr("\\`*_{}[]<>#+-.!|~^&:=@\"'/", *text) != NULL)
			strbuf_addc(out, '\\');
		strbuf_addc(out, *text);
	}
}

static size_t take(struct strbuf *out, const struct dialect_place *place,
		   struct dialect_page *page)
{
	const char *at = place->at, *end = place->end, *close, *text;
	size_t signs = line_run(at, end);

	if (signs > 2)
		return 0;
	text = at + signs;
	if (end - text > INLINE_MOST)
		end = text + INLINE_MOST;
	if (signs == 2)
		close = memmem(text, (size_t)(end - text), "$$", 2);
	else
		close = at == place->line || !is_word(at[-1]) ? find_dollar(text, end) : NULL;
	if (close == NULL || close == text ||
	    ((page->dialects & DIALECT_MATH) == 0 && !is_tex(text, close)))
		return 0;
	strbuf_addn(out, at, signs);
	add_escaped(out, text, close);
	strbuf_addn(out, at, signs);
	return (size_t)(close - at) + signs;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "$");
}

static void pass_late(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source lines = {0};

	take_formulas(&lines, in, page);
	dialect_inline(out, &lines, page, "$", take);
	source_deinit(&lines);
}

/* In MyST it waits until directives, which look like code before, are open. */
static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	struct source_line line;

	if ((page->dialects & DIALECT_MYST) == 0) {
		pass_late(out, in, page);
		return;
	}
	while (source_next(in, &cursor, &line))
		dialect_keep(out, &line);
}

const struct dialect dialect_math = {
	.name = "math", .speaks = speaks, .pass = pass,
};

const struct dialect dialect_math_late = {
	.name = "math", .bits = DIALECT_MYST, .speaks = speaks, .pass = pass_late,
};
