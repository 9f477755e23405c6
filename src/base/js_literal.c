/*
 * js_literal.c - the values written out in a JavaScript or TypeScript file.
 *
 * A first pass over the tokens notes where the constants and functions of the file begin and what
 * it exports (js_reader.c). Then the exported expression is read (js_value.c); where it names a
 * constant, that is read in its place. What is no literal is skipped up to the comma or bracket
 * that ends it. The lexer's budget bounds all of this.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/js_literal.h"

#include <string.h>

#include "base/js_value.h"

#define ROOT_DEPTH_MAX 16	/* names of names, functions that return functions */
#define BUDGET_TIMES 16		/* how often the whole text may be read */
#define BUDGET_LEAST 65536

static struct value *read_root(struct js_reader *reader, int depth);

/* In the braces of a function: what its last `return` gives. */
static struct value *read_body(struct js_reader *reader, int depth)
{
	struct js_place place = {0};
	struct js_token token;
	bool found = false;

	do {
		js_token_next(&reader->lexer, &token);
		if (js_token_is(&token, "return")) {
			place = js_token_place(&reader->lexer);
			found = true;
		} else if (js_token_opens(&token)) {
			js_reader_skip_brackets(reader);
		}
	} while (token.kind != JS_END && !js_token_closes(&token));
	if (!found)
		return NULL;
	js_token_go(&reader->lexer, &place);
	return read_root(reader, depth + 1);
}

/* Behind "=>". */
static struct value *read_arrow(struct js_reader *reader, int depth)
{
	return js_reader_accept(reader, "{") ? read_body(reader, depth) : read_root(reader, depth + 1);
}

/* Behind "function": past its name, parameters and type. */
static struct value *read_function(struct js_reader *reader, int depth)
{
	struct js_token token;

	do {
		js_token_next(&reader->lexer, &token);
		if (js_token_is(&token, "{"))
			return read_body(reader, depth);
		if (js_token_opens(&token))
			js_reader_skip_brackets(reader);
	} while (token.kind != JS_END);
	return NULL;
}

/* Is a "(" the beginning of an arrow function? Then goes behind its "=>". */
static bool accept_parameters(struct js_reader *reader)
{
	struct js_place back = js_token_place(&reader->lexer);
	struct js_token token;

	if (!js_reader_accept(reader, "("))
		return false;
	js_reader_skip_brackets(reader);
	if (js_reader_accept(reader, ":"))
		do {
			js_token_next(&reader->lexer, &token);
			if (js_token_is(&token, "=>"))
				return true;
		} while (token.kind == JS_WORD || js_token_is(&token, "<") ||
			 js_token_is(&token, ">") || js_token_is(&token, "."));
	if (js_reader_accept(reader, "=>"))
		return true;
	js_token_go(&reader->lexer, &back);
	return false;
}

static struct value *read_root(struct js_reader *reader, int depth)
{
	struct js_place start = js_token_place(&reader->lexer);
	const struct js_name *name;
	struct js_token token;

	if (depth >= ROOT_DEPTH_MAX)
		return NULL;
	if (js_reader_accept(reader, "async") || js_reader_accept(reader, "await"))
		return read_root(reader, depth + 1);
	if (js_reader_accept(reader, "function"))
		return read_function(reader, depth);
	if (accept_parameters(reader))
		return read_arrow(reader, depth);
	js_token_peek(&reader->lexer, &token);
	if (token.kind != JS_WORD)
		return js_value_read(reader, NULL, NULL);
	js_token_next(&reader->lexer, &token);
	name = js_reader_find(reader, &token);
	if (js_reader_accept(reader, "=>"))
		return read_arrow(reader, depth);
	while (js_reader_accept(reader, "."))
		js_token_next(&reader->lexer, &token);
	if (js_reader_accept(reader, "("))
		return read_root(reader, depth + 1);	/* withSomething({...}) */
	if (name == NULL) {
		js_token_go(&reader->lexer, &start);
		return js_value_read(reader, NULL, NULL);
	}
	js_token_go(&reader->lexer, &name->place);
	return read_root(reader, depth + 1);
}

/* Text that is a literal and nothing else, as JSON is. */
static bool is_bare(struct js_reader *reader)
{
	struct js_token token;

	js_token_peek(&reader->lexer, &token);
	return js_token_is(&token, "{") || js_token_is(&token, "[");
}

struct value_tree *js_literal_read(const char *text, size_t len, const char *path, struct err *err)
{
	struct js_reader reader = { .lexer = {
		.scan = { .text = text, .len = len, .line = 1, .column = 1, .path = path,
			  .err = err, .tree = value_tree_new() },
		.budget = len < BUDGET_LEAST ? BUDGET_LEAST * BUDGET_TIMES : len * BUDGET_TIMES,
	} };
	struct value_tree *tree = reader.lexer.scan.tree;
	struct js_place start;
	struct value *root = NULL;

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		reader.lexer.scan.at = 3;
	start = js_token_place(&reader.lexer);
	js_reader_note(&reader);
	js_token_go(&reader.lexer, reader.exports ? &reader.exported : &start);
	if (reader.exports || is_bare(&reader))
		root = read_root(&reader, 0);
	if (root != NULL && !reader.full &&
	    (root->kind == VALUE_LIST || root->kind == VALUE_TABLE)) {
		tree->root = root;
		return tree;
	}
	if (!reader.full)
		err_set(err, "%s: this file exports nothing that can be read without running it", path);
	value_tree_free(tree);
	return NULL;
}
