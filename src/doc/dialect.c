/* dialect.c - the dialects of Markdown that courses are written in. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/dialect.h"

#include <string.h>

#include "doc/backtick.h"
#include "doc/line.h"

/* In their order: what code is, then what brings in other files first, what only looks at lines last. */
static const struct dialect *const dialects[] = {
	&dialect_chunk,
	&dialect_mdbook,
	&dialect_mdbook_own,
	&dialect_hidelines,
	&dialect_snippet,
	&dialect_meta,
	&dialect_myst_margin,
	&dialect_grid,
	&dialect_html_gap,
	&dialect_math,
	&dialect_liquid,
	&dialect_mdbook_words,		/* what is left of braces and % */
	&dialect_unfence,
	&dialect_mdx,
	&dialect_mdx_known,
	&dialect_html_margin,
	&dialect_myst,
	&dialect_math_late,
	&dialect_quote,
	&dialect_definition,		/* blocks may be in what a term means ... */
	&dialect_mkdocs,
	&dialect_attribute,
	&dialect_definition,		/* ... and terms in blocks */
	&dialect_mkdocstrings,
	&dialect_admonition,
	&dialect_myst_role,
	&dialect_mkdocs_inline,
	&dialect_wiki,
};

/* Which byte of the word is the rarest in pages of Markdown: that one is looked for. */
static size_t rarest(const char *word)
{
	static const char common[] = " eatoinsrhldcumpfgwybvk\n,.-/:#>\"'()`=";
	size_t best = 0, rank = 0;

	for (size_t i = 0; word[i] != '\0'; i++) {
		const char *found = strchr(common, word[i]);
		size_t at = found != NULL ? (size_t)(found - common) + 1 : sizeof common;

		if (at > rank) {
			rank = at;
			best = i;
		}
	}
	return best;
}

/* Passes ask this of each page a dozen times, mostly in vain: memchr() goes over it 32 bytes at a time. */
bool dialect_has(const char *text, size_t len, const char *word)
{
	size_t size = strlen(word), rare = rarest(word);
	const char *end = text + len;

	if (size > len)
		return false;
	for (const char *p = text + rare; (p = memchr(p, word[rare], (size_t)(end - p))) != NULL; p++)
		if ((size_t)(end - p) >= size - rare && memcmp(p - rare, word, size) == 0)
			return true;
	return false;
}

void dialect_keep(struct source *out, const struct source_line *line)
{
	source_add(out, line->text, (size_t)(line->end - line->text), line->line);
}

void dialect_say(struct source *out, const struct source_line *line, const char *body,
		 const char *text)
{
	struct strbuf row = {0};

	line_add_prefix(&row, line->text, body);
	strbuf_add(&row, text);
	source_add(out, strbuf_text(&row), row.len, line->line);
	strbuf_deinit(&row);
}

void dialect_mark(struct source *out, struct dialect_page *page, const struct source_line *line,
		  const char *body, const struct marker *marker)
{
	struct strbuf row = {0};

	strbuf_addn(&row, line->text, (size_t)(body - line->text));
	marker_write(&row, page->markers, marker);
	source_add(out, strbuf_text(&row), row.len, line->line);
	strbuf_deinit(&row);
}

/* Writes the text with its constructs replaced; false if there are none. */
static bool rewrite(struct strbuf *out, struct dialect_place *place, struct dialect_page *page,
		    const char *signs, dialect_take *take)
{
	struct backtick spans = {0};
	bool changed = false;

	while (place->at < place->end) {
		const char *at = place->at;
		size_t used = 1;
		bool taken = false;

		if (*at == '\\' && at + 1 < place->end) {
			used = 2;
		} else if (strchr(signs, *at) != NULL) {
			size_t got = take(out, place, page);

			taken = got > 0;
			used = taken ? got : used;
		}
		if (!taken && *at == '`')
			used = backtick_skip(&spans, at, place->end);
		if (!taken)
			strbuf_addn(out, at, used);
		changed = changed || taken;
		place->at += used;
	}
	return changed;
}

/* Is there any of the signs in the text? */
static bool has_sign(const char *text, const char *end, const char *signs)
{
	while (text < end && strchr(signs, *text) == NULL)
		text++;
	return text < end;
}

static void rewrite_titles(struct dialect_page *page, const char *signs, dialect_take *take)
{
	struct strbuf row = {0};

	for (size_t i = 0; i < page->markers->count; i++) {
		struct marker *marker = &page->markers->items[i];
		const char *title = marker->kind != MARKER_ANCHOR ? marker->title : NULL;
		struct dialect_place place = { title, title, NULL, true };

		if (title == NULL)
			continue;
		place.end = title + strlen(title);
		strbuf_reset(&row);
		if (has_sign(title, place.end, signs) && rewrite(&row, &place, page, signs, take))
			marker->title = arena_strndup(page->arena, strbuf_text(&row), row.len);
	}
	strbuf_deinit(&row);
}

void dialect_inline(struct source *out, const struct source *in, struct dialect_page *page,
		    const char *signs, dialect_take *take)
{
	struct source_cursor cursor = {0};
	struct strbuf row = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		struct dialect_place place = { line.text, line.text, line.end, false };

		strbuf_reset(&row);
		if (line.code || line.indented || !has_sign(line.text, line.end, signs) ||
		    !rewrite(&row, &place, page, signs, take))
			dialect_keep(out, &line);
		else
			source_add(out, strbuf_text(&row), row.len, line.line);
	}
	strbuf_deinit(&row);
	rewrite_titles(page, signs, take);
}

void dialect_run(struct source *source, struct dialect_page *page)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
		const struct dialect *dialect = dialects[i];
		struct source out = {0};

		if ((dialect->bits != 0 && (dialect->bits & page->dialects) == 0) ||
		    !dialect->speaks(strbuf_text(&source->text), source->text.len))
			continue;
		dialect->pass(&out, source, page);
		source_deinit(source);
		*source = out;
	}
}
