/*
 * snippet.c - files that MkDocs puts into a page (PyMdown Extensions, "Snippets").
 *
 * A line of --8<-- "path", or paths one a line between two lines of --8<--. They count from the
 * folder of mkdocs.yml. A ; before the sign means the sign itself; before a path, that it is not
 * put in.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/excerpt.h"
#include "doc/line.h"
#include "doc/splice.h"

#define PATH_MOST 1024		/* bytes: what is longer is text */

/* What the lines of one file are. */
struct lines {
	size_t signs;			/* that are still to come and make pairs */
	bool block;			/* between two of them: each line is a path */
};

static void expand(struct splice *splice, const char *text, size_t len);

/* Behind the sign, any number of dashes at both ends of it; NULL if none begins at text. */
static const char *skip_sign(const char *text, const char *end)
{
	const char *p = text;

	if (p == end || *p != '-')
		return NULL;
	p += line_run(p, end);
	if (end - p < 3 || p[0] != '8' || p[1] != '<' || p[2] != '-')
		return NULL;
	return p + 2 + line_run(p + 2, end);
}

/* The path in quotes that is all of the rest of the line; NULL if there is none. */
static const char *read_quoted(const char *text, const char *end, struct arena *arena)
{
	text = line_skip_blanks(text, end);
	end = line_trim(text, end);
	if (end - text < 3 || end - text > PATH_MOST || (*text != '"' && *text != '\'') ||
	    end[-1] != *text)
		return NULL;
	return arena_strndup(arena, text + 1, (size_t)(end - text) - 2);
}

/* Splits "path:3:7" and "path:name"; Windows drives and URLs are paths as a whole. */
static const char *read_spec(const char *argument, struct arena *arena, const char **path)
{
	size_t len = strcspn(argument, ":");

	*path = argument;
	if (argument[len] == '\0' || strncmp(argument + len, "://", 3) == 0)
		return NULL;
	*path = arena_strndup(arena, argument, len);
	return argument + len + 1;
}

static void put_file(struct splice *splice, const char *argument)
{
	const struct dialect_host *host = splice->page->host;
	struct arena *arena = splice->page->arena;
	const char *path, *spec = read_spec(argument, arena, &path), *found;
	struct strbuf text = {0}, part = {0}, before;

	if (*argument == ';' || *argument == '\0')
		return;
	if (host != NULL && splice->depth < SPLICE_DEPTH &&
	    host->read(host->data, NULL, path, true, arena, &text, &found)) {
		excerpt_snippet(&part, strbuf_text(&text), text.len, spec);
		before = splice_indent(splice);
		splice->depth++;
		expand(splice, strbuf_text(&part), part.len > 0 ? part.len - 1 : 0);
		splice->depth--;
		splice_restore(splice, before);
	} else {
		struct strbuf directive = {0};

		strbuf_addf(&directive, "--8<-- \"%s\"", argument);
		splice_missing(splice, directive.data, directive.len, path);
		strbuf_deinit(&directive);
	}
	strbuf_deinit(&text);
	strbuf_deinit(&part);
}

/* Puts one line, its newline aside. */
static void put_line(struct splice *splice, struct lines *lines, const char *text,
		     const char *end)
{
	struct arena *arena = splice->page->arena;
	const char *body = line_body(text, end), *escape = body, *rest, *path;

	while (body < end && *body == ';')
		body++;
	rest = skip_sign(body, end);
	if (rest != NULL && body > escape) {		/* one of the ; goes */
		splice_put(splice, text, (size_t)(escape - text));
		splice_put(splice, escape + 1, (size_t)(end - escape) - 1);
	} else if (rest != NULL && line_is_blank(rest, end) && lines->signs > 0) {
		lines->block = !lines->block;
		lines->signs--;
	} else if (rest != NULL && (path = read_quoted(rest, end, arena)) != NULL) {
		splice_put(splice, text, (size_t)(body - text));
		put_file(splice, path);
	} else if (lines->block) {
		end = line_trim(body, end);
		splice_put(splice, text, (size_t)(escape - text));
		if (body == escape && end > body && end - body < PATH_MOST)
			put_file(splice, arena_strndup(arena, body, (size_t)(end - body)));
	} else {
		splice_put(splice, text, (size_t)(end - text));
	}
}

/* Lines of the sign alone. An odd last one opens nothing. */
static size_t count_signs(const char *text, const char *end)
{
	size_t signs = 0;

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *stop = newline != NULL ? newline : end;
		const char *rest = skip_sign(line_body(text, stop), stop);

		signs += rest != NULL && line_is_blank(rest, stop);
		text = stop + 1;
	}
	return signs - signs % 2;
}

static void expand(struct splice *splice, const char *text, size_t len)
{
	const char *end = text + len;
	struct lines lines = { .signs = count_signs(text, end) };

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *stop = newline != NULL ? newline : end;

		put_line(splice, &lines, text, stop);
		if (newline != NULL)
			splice_put(splice, "\n", 1);
		text = stop + 1;
	}
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "-8<-");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	const char *text = strbuf_text(&in->text);
	struct lines lines = { .signs = count_signs(text, text + in->text.len) };
	struct splice splice = { .out = out, .page = page };
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		splice.line = line.line;
		put_line(&splice, &lines, line.text, line.end);
		splice_put(&splice, "\n", 1);
	}
	splice_deinit(&splice);
}

const struct dialect dialect_snippet = {
	.name = "snippet", .speaks = speaks, .pass = pass,
};
