/* jsx_names.c - what the names of a page stand for, and expressions that say a text. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/jsx_names.h"

#include <string.h>
#include <strings.h>

#include "base/js_token.h"

#define NAMES_MAX 200
#define BRACKETS_MAX 8			/* around an expression */
#define BUDGET_LEAST 64			/* bytes that may be read of a short expression, with looking ahead */

void jsx_names_add(struct jsx_names *names, enum jsx_meaning meaning, const char *name, size_t name_len,
		   const char *text, size_t text_len)
{
	struct jsx_name *it;

	if (names->count == NAMES_MAX)
		return;
	names->count++;
	it = arena_alloc(names->arena, sizeof *it);
	it->meaning = meaning;
	it->name = arena_strndup(names->arena, name, name_len);
	it->text = arena_strndup(names->arena, text, text_len);
	it->next = names->first;
	names->first = it;
}

const struct jsx_name *jsx_names_find(const struct jsx_names *names, const char *name, size_t len)
{
	for (const struct jsx_name *it = names->first; it != NULL; it = it->next)
		if (strlen(it->name) == len && memcmp(it->name, name, len) == 0)
			return it;
	return NULL;
}

static struct js_lexer lexer_on(const char *text, size_t len)
{
	return (struct js_lexer){ .scan = { .text = text, .len = len, .line = 1, .column = 1 },
				  .budget = 2 * len + BUDGET_LEAST };
}

/* --- import, export --- */

static bool ends_with(const char *text, size_t len, const char *ending)
{
	size_t size = strlen(ending);

	return len >= size && strncasecmp(text + len - size, ending, size) == 0;
}

static void add_import(struct jsx_names *names, const struct js_token *name, const char *path, size_t len)
{
	static const char *const pictures[] = { ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp" };
	const char *loader = memmem(path, len, "raw-loader!", 11);
	const char *query = memchr(path, '?', len);
	size_t plain = query != NULL ? (size_t)(query - path) : len;

	if (loader != NULL) {
		loader += 11;
		jsx_names_add(names, JSX_RAW, name->text, name->len, loader, (size_t)(path + len - loader));
	} else if (query != NULL && len - plain >= 4 && memcmp(query, "?raw", 4) == 0) {
		jsx_names_add(names, JSX_RAW, name->text, name->len, path, plain);
	} else if (ends_with(path, plain, ".md") || ends_with(path, plain, ".mdx")) {
		jsx_names_add(names, JSX_PAGE, name->text, name->len, path, plain);
	} else {
		for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
			if (ends_with(path, plain, pictures[i]))
				jsx_names_add(names, JSX_ASSET, name->text, name->len, path, plain);
	}
}

void jsx_names_import(struct jsx_names *names, const char *statement, size_t len)
{
	struct js_lexer lexer = lexer_on(statement, len);
	struct js_token token, name = {0};
	struct strbuf path = {0};

	js_token_next(&lexer, &token);		/* import */
	js_token_next(&lexer, &name);		/* the default, {, * or a path */
	for (token = name; token.kind != JS_END && token.kind != JS_STRING;)
		js_token_next(&lexer, &token);
	if (name.kind == JS_WORD && token.kind == JS_STRING && !token.computed) {
		js_token_string(&token, &path);
		add_import(names, &name, strbuf_text(&path), path.len);
	}
	strbuf_deinit(&path);
}

void jsx_names_export(struct jsx_names *names, const char *statement, size_t len)
{
	struct js_lexer lexer = lexer_on(statement, len);
	struct js_token token, name;
	struct strbuf text = {0};
	size_t at;

	js_token_next(&lexer, &token);		/* export */
	js_token_next(&lexer, &token);
	js_token_next(&lexer, &name);
	if (!js_token_is(&token, "const") && !js_token_is(&token, "let") && !js_token_is(&token, "var"))
		return;
	do				/* a type may stand between */
		js_token_next(&lexer, &token);
	while (token.kind != JS_END && !js_token_is(&token, "="));
	at = lexer.scan.at;
	while (len > at && strchr("; \t\n", statement[len - 1]) != NULL)
		len--;
	if (name.kind == JS_WORD && token.kind != JS_END &&
	    jsx_eval(names, statement + at, len - at, &text))
		jsx_names_add(names, JSX_CONSTANT, name.text, name.len, strbuf_text(&text), text.len);
	strbuf_deinit(&text);
}

/* --- expressions --- */

/* The parts of a template; what is computed in it only as far as it is a constant. */
static void add_template(const struct jsx_names *names, const struct js_token *token, struct strbuf *out)
{
	const char *p = token->text + 1, *end = token->text + token->len - 1;

	while (p < end) {
		const char *close;

		if (p[0] == '$' && p + 1 < end && p[1] == '{' && (close = memchr(p, '}', (size_t)(end - p))) != NULL) {
			const struct jsx_name *name = jsx_names_find(names, p + 2, (size_t)(close - p) - 2);

			if (name != NULL && name->meaning == JSX_CONSTANT)
				strbuf_add(out, name->text);
			p = close + 1;
		} else {
			p += *p == '\\' && p + 1 < end;
			strbuf_addc(out, *p++);
		}
	}
}

/* Past what a bracket closes that has been opened. */
static void skip_brackets(struct js_lexer *lexer)
{
	struct js_token token;

	for (int depth = 1; depth > 0;) {
		js_token_next(lexer, &token);
		if (token.kind == JS_END)
			return;
		depth += js_token_opens(&token) ? 1 : js_token_closes(&token) ? -1 : 0;
	}
}

/* What is in the brackets of require(...), useBaseUrl(...), translate(...), from behind the first. */
static bool take_argument(struct js_lexer *lexer, struct strbuf *out)
{
	struct js_token token;

	js_token_next(lexer, &token);
	if (js_token_is(&token, "{"))
		do
			js_token_next(lexer, &token);
		while (token.kind != JS_END && !js_token_is(&token, "message"));
	if (js_token_is(&token, "message")) {
		js_token_next(lexer, &token);
		js_token_next(lexer, &token);
	}
	if (token.kind != JS_STRING || token.computed)
		return false;
	js_token_string(&token, out);
	js_token_peek(lexer, &token);
	if (js_token_is(&token, "}"))
		js_token_next(lexer, &token);
	skip_brackets(lexer);
	return true;
}

static bool take_word(const struct jsx_names *names, struct js_lexer *lexer, const struct js_token *word,
		      struct strbuf *out)
{
	static const char *const calls[] = { "require", "useBaseUrl", "withBaseUrl", "translate" };
	const struct jsx_name *name;
	const char *end = word->text + word->len;
	struct js_token token;
	bool known = false;

	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		known = known || js_token_is(word, calls[i]);
	js_token_peek(lexer, &token);
	if (known && js_token_is(&token, "(")) {
		js_token_next(lexer, &token);
		if (!take_argument(lexer, out))
			return false;
		js_token_peek(lexer, &token);
	}
	while (js_token_is(&token, ".")) {
		js_token_next(lexer, &token);
		js_token_next(lexer, &token);
		end = token.text + token.len;
		js_token_peek(lexer, &token);
	}
	if (known)
		return true;
	name = jsx_names_find(names, word->text, (size_t)(end - word->text));
	if (name == NULL || name->meaning == JSX_PAGE || name->meaning == JSX_RAW)
		return false;
	strbuf_add(out, name->text);
	return true;
}

static bool take_operand(const struct jsx_names *names, struct js_lexer *lexer, struct strbuf *out)
{
	struct js_token token;

	js_token_next(lexer, &token);
	switch (token.kind) {
	case JS_STRING:
		if (!token.computed)
			js_token_string(&token, out);
		else if (*token.text == '`' && token.len > 1 && token.text[token.len - 1] == '`')
			add_template(names, &token, out);
		else
			return false;
		return true;
	case JS_NUMBER:
		strbuf_addn(out, token.text, token.len);
		return true;
	case JS_WORD:
		return take_word(names, lexer, &token, out);
	default:
		return false;
	}
}

bool jsx_eval(const struct jsx_names *names, const char *code, size_t len, struct strbuf *out)
{
	struct js_lexer lexer = lexer_on(code, len);
	size_t start = out->len;
	struct js_token token;
	int brackets = 0;

	for (js_token_peek(&lexer, &token); js_token_is(&token, "(") && brackets < BRACKETS_MAX; brackets++) {
		js_token_next(&lexer, &token);
		js_token_peek(&lexer, &token);
	}
	do {
		if (!take_operand(names, &lexer, out)) {
			strbuf_truncate(out, start);
			return false;
		}
		js_token_next(&lexer, &token);
	} while (js_token_is(&token, "+"));
	for (; brackets > 0 && js_token_is(&token, ")"); brackets--)
		js_token_next(&lexer, &token);
	if (token.kind == JS_END && brackets == 0)
		return true;
	strbuf_truncate(out, start);
	return false;
}
