/*
 * mdbook.c - what mdBook's preprocessors put into a page: files, parts of files, quizzes.
 *
 * {{#include}}, {{#rustdoc_include}}, {{#playground}} (once {{#playpen}}), {{#title}} as the mdBook
 * guide has them, replaced in code as well; {{#quiz}} of mdbook-quiz; {{#tabs}} of mdbook-tabs.
 * A file may bring in others. What cannot be read is said in its place.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "doc/dialect.h"
#include "doc/excerpt.h"
#include "doc/line.h"
#include "doc/splice.h"

#define DIRECTIVE_MOST 1024	/* bytes: what is longer is text */

struct directive {
	const char *text;		/* all of it, from {{ to }} */
	size_t len;
	const char *name, *argument;	/* in the arena; without blanks at the ends */
};

typedef void run_fn(struct splice *splice, const struct directive *directive, const char *from);

static void expand(struct splice *splice, const char *text, size_t len, const char *from);

/* Reads the directive that begins with the braces at text. */
static bool read_directive(struct directive *directive, const char *text, const char *end,
			   struct arena *arena)
{
	const char *limit = (size_t)(end - text) > DIRECTIVE_MOST ? text + DIRECTIVE_MOST : end;
	const char *p = text + 2, *close, *name;

	while (p < limit && *p == ' ')
		p++;
	if (p == limit || *p != '#')
		return false;
	name = ++p;
	while (p < limit && ((*p >= 'a' && *p <= 'z') || *p == '_'))
		p++;
	close = memchr(p, '}', (size_t)(limit - p));
	if (p == name || close == NULL || close + 1 >= end || close[1] != '}' ||
	    (p < close && *p != ' ' && *p != '\t') ||
	    memchr(p, '\n', (size_t)(close - p)) != NULL)
		return false;
	directive->text = text;
	directive->len = (size_t)(close + 2 - text);
	directive->name = arena_strndup(arena, name, (size_t)(p - name));
	p = line_skip_blanks(p, close);
	directive->argument = arena_strndup(arena, p, (size_t)(line_trim(p, close) - p));
	return true;
}

/* --- files --- */

/* The file's text; false if the course does not give it. */
static bool read_file(struct splice *splice, const char *from, const char *path,
		      struct strbuf *out, const char **found)
{
	const struct dialect_host *host = splice->page->host;

	return host != NULL && splice->depth < SPLICE_DEPTH && *path != '\0' &&
	       host->read(host->data, from, path, false, splice->page->arena, out, found);
}

static void run_file(struct splice *splice, const struct directive *directive, const char *from,
		     bool hidden)
{
	struct arena *arena = splice->page->arena;
	size_t len = strcspn(directive->argument, ":");
	const char *path = arena_strndup(arena, directive->argument, len);
	const char *spec = directive->argument[len] != '\0' ? directive->argument + len + 1 : NULL;
	struct strbuf text = {0}, part = {0}, before;
	const char *found;

	if (!read_file(splice, from, path, &text, &found)) {
		splice_missing(splice, directive->text, directive->len, path);
		strbuf_deinit(&text);
		return;
	}
	excerpt_mdbook(&part, strbuf_text(&text), text.len, spec, hidden);
	if (part.len > 0)	/* the line that the directive stands on has a newline of its own */
		strbuf_truncate(&part, part.len - 1);
	before = splice_indent(splice);
	splice->depth++;
	expand(splice, strbuf_text(&part), part.len, found);
	splice->depth--;
	splice_restore(splice, before);
	strbuf_deinit(&text);
	strbuf_deinit(&part);
}

static void run_include(struct splice *splice, const struct directive *directive, const char *from)
{
	run_file(splice, directive, from, false);
}

/* A page with one of these is mdBook's, and hides lines of code. */
static void run_rustdoc(struct splice *splice, const struct directive *directive, const char *from)
{
	splice->page->dialects |= DIALECT_MDBOOK;
	run_file(splice, directive, from, true);
}

/* "{{#playground file.rs editable}}": a listing with those attributes. */
static void run_playground(struct splice *splice, const struct directive *directive,
			   const char *from)
{
	struct arena *arena = splice->page->arena;
	size_t len = strcspn(directive->argument, " \t");
	const char *path = arena_strndup(arena, directive->argument, len);
	struct strbuf text = {0}, info = {0};
	const char *found;

	if (read_file(splice, from, path, &text, &found)) {
		strbuf_addf(&info, "rust%s%s", directive->argument[len] != '\0' ? "," : "",
			    directive->argument + len + strspn(directive->argument + len, " \t"));
		splice_fenced(splice, strbuf_text(&info), strbuf_text(&text), text.len);
	} else {
		splice_missing(splice, directive->text, directive->len, path);
	}
	strbuf_deinit(&text);
	strbuf_deinit(&info);
}

static void run_quiz(struct splice *splice, const struct directive *directive, const char *from)
{
	const struct dialect_host *host = splice->page->host;
	struct strbuf text = {0};

	(void)from;
	if (host != NULL && !splice_in_code(splice) && *directive->argument != '\0' &&
	    host->quiz(host->data, directive->argument, &text))
		splice_fenced(splice, "quiz", strbuf_text(&text), text.len);
	else
		splice_missing(splice, directive->text, directive->len, directive->argument);
	strbuf_deinit(&text);
}

static void run_title(struct splice *splice, const struct directive *directive, const char *from)
{
	(void)splice;
	(void)directive;
	(void)from;
}

/* --- tabs --- */

static void run_tabs(struct splice *splice, const struct directive *directive, const char *from)
{
	(void)directive;
	(void)from;
	splice->page->markers->groups++;
}

/* {{#tab name="Linux"}}; the first of a group is open. */
static void run_tab(struct splice *splice, const struct directive *directive, const char *from)
{
	struct markers *markers = splice->page->markers;
	const char *name = strstr(directive->argument, "name=\"");
	struct marker marker = { .kind = MARKER_TAB, .group = markers->groups, .open = true };

	(void)from;
	if (marker.group == 0)
		marker.group = ++markers->groups;
	for (size_t i = markers->count; i > 0; i--)
		if (markers->items[i - 1].kind == MARKER_TAB) {
			marker.open = markers->items[i - 1].group != marker.group;
			break;
		}
	name = name != NULL ? name + strlen("name=\"") : directive->argument;
	marker.title = arena_strndup(splice->page->arena, name, strcspn(name, "\""));
	splice_mark(splice, &marker);
}

static void run_tab_end(struct splice *splice, const struct directive *directive, const char *from)
{
	(void)directive;
	(void)from;
	splice_mark(splice, &(struct marker){ .kind = MARKER_CLOSE, .closes = MARKER_TAB });
}

static const struct {
	const char *name;
	run_fn *run;
	bool in_code;			/* it is replaced there too */
} directives[] = {
	{ "include",         run_include,    true },
	{ "rustdoc_include", run_rustdoc,    true },
	{ "playground",      run_playground, true },
	{ "playpen",         run_playground, true },
	{ "title",           run_title,      true },
	{ "quiz",            run_quiz,       true },
	{ "tabs",            run_tabs,       false },
	{ "tab",             run_tab,        false },
	{ "endtab",          run_tab_end,    false },
	{ "endtabs",         run_title,      false },
};

static void run(struct splice *splice, const struct directive *directive, const char *from)
{
	bool code = splice_in_code(splice);

	for (size_t i = 0; i < sizeof directives / sizeof *directives; i++)
		if (strcmp(directives[i].name, directive->name) == 0 &&
		    (directives[i].in_code || !code)) {
			directives[i].run(splice, directive, from);
			return;
		}
	/* Of some other preprocessor: in a book it says nothing to a reader. */
	if (code || (splice->page->dialects & DIALECT_MDBOOK) == 0)
		splice_put(splice, directive->text, directive->len);
}

static void expand(struct splice *splice, const char *text, size_t len, const char *from)
{
	const char *end = text + len;
	const char *rest = text, *at;

	while ((at = memmem(text, (size_t)(end - text), "{{", 2)) != NULL) {
		bool escaped = at > rest && at[-1] == '\\';
		struct directive directive;

		if (!read_directive(&directive, at, end, splice->page->arena)) {
			text = at + 1;
			continue;
		}
		splice_put(splice, rest, (size_t)(at - rest) - escaped);
		if (escaped)
			splice_put(splice, directive.text, directive.len);
		else
			run(splice, &directive, from);
		rest = text = at + directive.len;
	}
	splice_put(splice, rest, (size_t)(end - rest));
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "{{");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct splice splice = { .out = out, .page = page };
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		splice.line = line.line;
		expand(&splice, line.text, (size_t)(line.end - line.text), NULL);
		splice_put(&splice, "\n", 1);
	}
	splice_deinit(&splice);
}

const struct dialect dialect_mdbook = {
	.name = "mdbook", .speaks = speaks, .pass = pass,
};
