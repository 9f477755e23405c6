/*
 * admonition.c - Docusaurus callouts.
 *
 * Docusaurus wants more colons on the outside than inside; other dialects with ::: do not care.
 * A closing line closes the innermost callout, which reads both. Lines inside fenced code are
 * code. A callout that is never closed ends with the list, quote or page it is in.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/admonition.h"

#include <string.h>
#include <strings.h>

#include "doc/dialect.h"

static const struct {
	const char *word;
	enum callout_kind kind;
	const char *label;
} kinds[] = {
	{ "note",      CALLOUT_NOTE,    "Note" },
	{ "info",      CALLOUT_NOTE,    "Info" },
	{ "important", CALLOUT_NOTE,    "Important" },
	{ "secondary", CALLOUT_NOTE,    "Note" },
	{ "tip",       CALLOUT_TIP,     "Tip" },
	{ "success",   CALLOUT_TIP,     "Tip" },
	{ "warning",   CALLOUT_WARNING, "Warning" },
	{ "caution",   CALLOUT_WARNING, "Caution" },
	{ "danger",    CALLOUT_DANGER,  "Danger" },
};

bool admonition_kind(const char *word, size_t len, enum callout_kind *kind, const char **label)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i].word) == len && strncasecmp(kinds[i].word, word, len) == 0) {
			*kind = kinds[i].kind;
			*label = kinds[i].label;
			return true;
		}
	return false;
}

static const char *trim_end(const char *text, const char *end)
{
	while (end > text && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	return end;
}

/* The title behind the kind: "[in brackets]", "{title="in braces"}" or the rest of the line. */
static const char *read_title(struct arena *arena, const char *text, const char *end)
{
	const char *open;

	while (text < end && (*text == ' ' || *text == '\t'))
		text++;
	end = trim_end(text, end);
	if (text == end)
		return NULL;
	if (*text == '[') {
		int depth = 0;

		for (const char *p = text; p < end; p++) {
			depth += *p == '[' ? 1 : *p == ']' ? -1 : 0;
			if (depth == 0)
				return p > text + 1 ? arena_strndup(arena, text + 1, (size_t)(p - text) - 1) : NULL;
		}
	}
	if (*text == '{') {
		open = memchr(text, '"', (size_t)(end - text));
		if (open != NULL && open - text >= 6 && strncmp(open - 6, "title=", 6) == 0) {
			const char *close = memchr(open + 1, '"', (size_t)(end - open) - 1);

			if (close != NULL && close > open + 1)
				return arena_strndup(arena, open + 1, (size_t)(close - open) - 1);
		}
		return NULL;
	}
	/* A decorative run of colons behind the word, as in "::: note :::::", is no title. */
	for (open = text; open < end && *open == ':';)
		open++;
	return open < end ? arena_strndup(arena, text, (size_t)(end - text)) : NULL;
}

/* Reads what stands behind the indentation; false if it is no callout line. */
static bool read_line(struct marker *marker, struct arena *arena, const char *text, const char *end)
{
	const char *p = text;
	const char *word;

	while (p < end && *p == ':')
		p++;
	if (p - text < 3)
		return false;
	*marker = (struct marker){ .kind = MARKER_CLOSE, .closes = MARKER_CALLOUT };
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	if (p == end)
		return true;
	word = p;
	while (p < end && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || *p == '-' || *p == '_'))
		p++;
	if (p == word)
		return false;
	marker->kind = MARKER_CALLOUT;
	if (admonition_kind(word, (size_t)(p - word), &marker->callout, &marker->label))
		marker->title = read_title(arena, p, end);
	return true;
}

/* Behind blanks and the marks of quotes; indented code is none of ours unless a list is around. */
static const char *find_colons(const struct source_line *line, const struct fence *fence)
{
	const char *body = line->text;

	while (body < line->end && (*body == ' ' || *body == '\t' || *body == '>'))
		body++;
	if (line->end - body < 3 || body[0] != ':')
		return NULL;
	if (body - line->text >= 4 && !fence->in_list &&
	    memchr(line->text, '>', (size_t)(body - line->text)) == NULL)
		return NULL;
	return body;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, ":::");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source_cursor cursor = {0};
	struct strbuf written = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		const char *body = line.code ? NULL : find_colons(&line, &cursor.fence);
		struct marker marker;

		if (body == NULL || !read_line(&marker, page->arena, body, line.end)) {
			source_add(out, line.text, (size_t)(line.end - line.text), line.line);
			continue;
		}
		strbuf_reset(&written);
		strbuf_addn(&written, line.text, (size_t)(body - line.text));
		marker_write(&written, page->markers, &marker);
		source_add(out, strbuf_text(&written), written.len, line.line);
	}
	strbuf_deinit(&written);
}

const struct dialect dialect_admonition = {
	.name = "admonition", .speaks = speaks, .pass = pass,
};
