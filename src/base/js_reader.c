/* js_reader.c - the named values of a JavaScript text, and the way past the rest of it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/js_reader.h"

#include <string.h>

/* --- tokens --- */

/* Takes the next token if it is that word or sign. */
bool js_reader_accept(struct js_reader *reader, const char *text)
{
	struct js_token token;

	js_token_peek(&reader->lexer, &token);
	if (!js_token_is(&token, text))
		return false;
	js_token_next(&reader->lexer, &token);
	return true;
}

/* What can stand behind an expression. */
bool js_reader_ends_value(const struct js_token *token)
{
	return token->kind == JS_END || js_token_closes(token) ||
	       (token->kind == JS_SIGN && token->len == 1 && strchr(",;:", *token->text) != NULL);
}

/* From behind an opening bracket to behind the one that closes it. */
void js_reader_skip_brackets(struct js_reader *reader)
{
	struct js_token token;

	for (int depth = 1; depth > 0;) {
		js_token_next(&reader->lexer, &token);
		if (token.kind == JS_END)
			return;
		depth += js_token_opens(&token) - js_token_closes(&token);
	}
}

/* Up to what ends the expression. */
void js_reader_skip_value(struct js_reader *reader)
{
	struct js_token token;
	size_t conditions = 0;

	for (;;) {
		js_token_peek(&reader->lexer, &token);
		if (js_token_is(&token, ":") && conditions > 0)
			conditions--;
		else if (js_reader_ends_value(&token))
			return;
		conditions += js_token_is(&token, "?");
		js_token_next(&reader->lexer, &token);
		if (js_token_opens(&token))
			js_reader_skip_brackets(reader);
	}
}

/* --- names --- */

static void add_name(struct js_reader *reader, const struct js_token *word, int depth,
		     struct js_place place)
{
	if (reader->name_count < JS_NAMES_MAX)
		reader->names[reader->name_count++] =
			(struct js_name){ word->text, word->len, depth, place };
}

/* The outermost of that name; what is inside a function may have another of it. */
const struct js_name *js_reader_find(const struct js_reader *reader, const struct js_token *word)
{
	const struct js_name *found = NULL;

	for (size_t i = 0; i < reader->name_count; i++) {
		const struct js_name *name = &reader->names[i];

		if (name->len == word->len && memcmp(name->text, word->text, word->len) == 0 &&
		    (found == NULL || name->depth < found->depth))
			found = name;
	}
	return found;
}

/* Behind const, let or var: a name, perhaps a type, and "=". */
static void note_constant(struct js_reader *reader, int depth)
{
	struct js_token name, token;

	js_token_peek(&reader->lexer, &name);
	if (name.kind != JS_WORD)
		return;
	js_token_next(&reader->lexer, &name);
	if (js_reader_accept(reader, ":"))
		for (;;) {
			js_token_peek(&reader->lexer, &token);
			if (js_token_is(&token, "=") || js_token_is(&token, ";") ||
			    token.kind == JS_END || js_token_closes(&token))
				break;
			js_token_next(&reader->lexer, &token);
			if (js_token_opens(&token))
				js_reader_skip_brackets(reader);
		}
	if (js_reader_accept(reader, "="))
		add_name(reader, &name, depth, js_token_place(&reader->lexer));
}

static void note_function(struct js_reader *reader, int depth, struct js_place place)
{
	struct js_token name;

	js_reader_accept(reader, "*");
	js_token_peek(&reader->lexer, &name);
	if (name.kind == JS_WORD)
		add_name(reader, &name, depth, place);
}

static void note_export(struct js_reader *reader)
{
	reader->exported = js_token_place(&reader->lexer);
	reader->exports = true;
}

void js_reader_note(struct js_reader *reader)
{
	struct js_token token;
	int depth = 0;

	do {
		struct js_place place;

		js_token_peek(&reader->lexer, &token);
		place = js_token_place(&reader->lexer);
		js_token_next(&reader->lexer, &token);
		depth += js_token_opens(&token) - js_token_closes(&token);
		if (js_token_is(&token, "const") || js_token_is(&token, "let") ||
		    js_token_is(&token, "var"))
			note_constant(reader, depth);
		else if (js_token_is(&token, "function"))
			note_function(reader, depth, place);
		else if (depth == 0 && js_token_is(&token, "export") &&
			 (js_reader_accept(reader, "default") || js_reader_accept(reader, "=")))
			note_export(reader);
		else if (depth == 0 && js_token_is(&token, "module") && js_reader_accept(reader, ".") &&
			 js_reader_accept(reader, "exports") && js_reader_accept(reader, "="))
			note_export(reader);
	} while (token.kind != JS_END);
}
