/* js_value.c - reads a literal of JavaScript, and whatever stands in its place, as a value. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/js_value.h"

#include <string.h>

#include "base/number.h"

#define UNKNOWN 1		/* value.marks */

/* Would it have to be computed? A null that is written is known. */
static bool is_unknown(const struct value *value)
{
	return value != NULL && value->kind == VALUE_NULL && value->marks == UNKNOWN;
}

static struct value *add(struct js_reader *reader, struct value *parent, const char *key)
{
	struct value *value = value_add(&reader->lexer.scan, parent, VALUE_NULL, key);

	if (value == NULL) {
		reader->full = true;
		reader->lexer.budget = 0;	/* the text ends here */
		return NULL;
	}
	value->line = reader->start.line;
	value->column = reader->start.column;
	value->marks = UNKNOWN;
	return value;
}

static void make_unknown(struct value *value)
{
	value->kind = VALUE_NULL;
	value->marks = UNKNOWN;
	value->text = NULL;
	value->first = value->last = NULL;
	value->count = 0;
}

/* Takes the member behind `before` (NULL: the first) out of its list or table. */
static void unlink_member(struct value *value, struct value *before)
{
	struct value *parent = value->parent;

	if (parent == NULL)
		return;
	if (before != NULL)
		before->next = value->next;
	else
		parent->first = value->next;
	if (parent->last == value)
		parent->last = before;
	parent->count--;
	value->next = NULL;
}

static void take_text(struct js_reader *reader, struct value *value, const struct js_token *token)
{
	struct strbuf text = {0};

	if (token->computed)
		return;
	js_token_string(token, &text);
	value->kind = VALUE_TEXT;
	value->text = value_keep(&reader->lexer.scan, &text);
	strbuf_deinit(&text);
}

static void take_number(struct js_reader *reader, struct value *value, const struct js_token *token,
			bool negative)
{
	const char *text = arena_strndup(&reader->lexer.scan.tree->arena, token->text, token->len);

	if (strchr(text, ',') != NULL || number_read(text, &value->number) != token->len)
		return;
	value->kind = VALUE_NUMBER;
	value->text = text;
	if (negative)
		value->number = -value->number;
}

/* Makes the members of the last one, a spread list or table, its parent's own. */
static void splice(struct value *parent, struct value *spread, struct value *before)
{
	struct value *first = spread->first, *last = spread->last;
	size_t count = spread->count;

	unlink_member(spread, before);
	if (spread->kind != parent->kind || count == 0)
		return;
	for (struct value *at = first; at != NULL; at = at->next)
		at->parent = parent;
	if (before != NULL)
		before->next = first;
	else
		parent->first = first;
	parent->last = last;
	parent->count += count;
}

static void read_spread(struct js_reader *reader, struct value *parent)
{
	struct value *before = parent->last;
	struct value *spread = js_value_read(reader, parent, parent->kind == VALUE_TABLE ? "" : NULL);

	if (spread != NULL)
		splice(parent, spread, before);
}

/* Behind a member: past the comma, and past anything that is not understood. False at the end. */
static bool next_member(struct js_reader *reader, const char *bracket)
{
	struct js_token token;

	for (;;) {
		js_reader_skip_value(reader);
		js_token_next(&reader->lexer, &token);
		if (token.kind == JS_END || js_token_is(&token, bracket))
			return false;
		if (js_token_is(&token, ","))
			return true;
	}
}

static void read_list(struct js_reader *reader, struct value *list)
{
	do {
		if (js_reader_accept(reader, "]"))
			return;
		if (js_reader_accept(reader, "..."))
			read_spread(reader, list);
		else
			js_value_read(reader, list, NULL);
	} while (next_member(reader, "]"));
}

/* The key of a member; NULL if it is computed. */
static const char *read_key(struct js_reader *reader, const struct js_token *token)
{
	struct strbuf text = {0};
	const char *key = NULL;

	if (js_token_is(token, "[")) {
		js_reader_skip_brackets(reader);
		return NULL;
	}
	if (token->kind == JS_STRING && !token->computed)
		js_token_string(token, &text);
	else if (token->kind == JS_WORD || token->kind == JS_NUMBER)
		strbuf_addn(&text, token->text, token->len);
	else
		return NULL;
	key = value_keep(&reader->lexer.scan, &text);
	strbuf_deinit(&text);
	return key;
}

/* A constant in place of its name; the value stays unknown if there is none. */
static struct value *read_name(struct js_reader *reader, const struct js_token *word,
			       struct value *parent, const char *key)
{
	const struct js_name *name = js_reader_find(reader, word);
	struct js_place back = js_token_place(&reader->lexer);
	struct value *value;

	if (name == NULL || reader->depth >= VALUE_DEPTH_MAX)
		return add(reader, parent, key);
	js_token_go(&reader->lexer, &name->place);
	value = js_value_read(reader, parent, key);
	js_token_go(&reader->lexer, &back);
	return value;
}

static void read_member(struct js_reader *reader, struct value *table)
{
	struct js_token token, after;
	const char *key;

	js_token_peek(&reader->lexer, &token);
	reader->start = js_token_place(&reader->lexer);
	js_token_next(&reader->lexer, &token);
	if (js_token_is(&token, "...")) {
		read_spread(reader, table);
		return;
	}
	key = read_key(reader, &token);
	js_token_peek(&reader->lexer, &after);
	if (js_token_is(&after, ":")) {
		struct value *before = table->last, *value;

		js_token_next(&reader->lexer, &after);
		value = js_value_read(reader, table, key != NULL ? key : "");
		if (key == NULL && value != NULL)
			unlink_member(value, before);
	} else if (token.kind == JS_WORD && js_reader_ends_value(&after)) {
		read_name(reader, &token, table, key);
	}
	/* Else a method: next_member() goes past it. */
}

static void read_table(struct js_reader *reader, struct value *table)
{
	do {
		if (js_reader_accept(reader, "}"))
			return;
		read_member(reader, table);
	} while (next_member(reader, "}"));
}

/* In the parentheses of a call: its strings, joined as a path. Behind them. */
static void read_path(struct js_reader *reader, struct value *value)
{
	struct strbuf path = {0};
	struct js_token token;
	bool known = true;

	do {
		js_token_next(&reader->lexer, &token);
		if (token.kind == JS_STRING && !token.computed) {
			if (path.len > 0)
				strbuf_addc(&path, '/');
			js_token_string(&token, &path);
		} else if (!js_token_is(&token, "__dirname")) {
			known = false;
		}
	} while (known && js_reader_accept(reader, ","));
	known = known && js_reader_accept(reader, ")");
	if (known && path.len > 0) {
		value->kind = VALUE_TEXT;
		value->text = value_keep(&reader->lexer.scan, &path);
	} else if (!known && !js_token_is(&token, ")")) {
		if (js_token_opens(&token))
			js_reader_skip_brackets(reader);
		js_reader_skip_brackets(reader);
	}
	strbuf_deinit(&path);
}

/* true, false, null and undefined. NULL if it is another word. */
static struct value *read_constant(struct js_reader *reader, const struct js_token *word,
				   struct value *parent, const char *key)
{
	static const struct {
		const char *text;
		enum value_kind kind;
		bool truth;
	} words[] = { { "true", VALUE_BOOL, true }, { "false", VALUE_BOOL, false },
		      { "null", VALUE_NULL, false }, { "undefined", VALUE_NULL, false } };
	struct value *value;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!js_token_is(word, words[i].text))
			continue;
		value = add(reader, parent, key);
		if (value != NULL) {
			value->kind = words[i].kind;
			value->truth = words[i].truth;
			value->marks = 0;
		}
		return value;
	}
	return NULL;
}

/* A name, a keyword, or names with dots between them. */
static struct value *read_word(struct js_reader *reader, struct js_token word,
			       struct value *parent, const char *key)
{
	struct value *value = read_constant(reader, &word, parent, key);
	struct js_token after;
	bool path;

	if (value != NULL || reader->full)
		return value;
	js_token_peek(&reader->lexer, &after);
	if (!js_token_is(&after, ".") && !js_token_is(&after, "?.") && !js_token_is(&after, "("))
		return read_name(reader, &word, parent, key);
	path = js_token_is(&after, "(") || js_token_is(&word, "path") ||
	       js_token_is(&word, "require");
	while (js_reader_accept(reader, ".") || js_reader_accept(reader, "?."))
		js_token_next(&reader->lexer, &word);
	path = path && (js_token_is(&word, "resolve") || js_token_is(&word, "join"));
	value = add(reader, parent, key);
	if (value != NULL && path && js_reader_accept(reader, "("))
		read_path(reader, value);
	return value;
}

/* "(" expression ")", or the parameters of a function, which stay unknown. */
static struct value *read_parentheses(struct js_reader *reader, struct value *parent,
				      const char *key)
{
	struct value *value = js_value_read(reader, parent, key);
	struct js_token token;

	js_token_next(&reader->lexer, &token);
	if (js_token_is(&token, ")"))
		return value;
	if (value != NULL)
		make_unknown(value);
	if (token.kind != JS_END && !js_token_closes(&token))
		js_reader_skip_brackets(reader);
	return value;
}

static struct value *read_primary(struct js_reader *reader, struct value *parent, const char *key)
{
	struct js_token token, sign;
	struct value *value;

	js_token_peek(&reader->lexer, &token);
	reader->start = js_token_place(&reader->lexer);
	if (js_reader_ends_value(&token))
		return add(reader, parent, key);
	js_token_next(&reader->lexer, &token);
	if (token.kind == JS_WORD)
		return read_word(reader, token, parent, key);
	if (js_token_is(&token, "("))
		return read_parentheses(reader, parent, key);
	value = add(reader, parent, key);
	if (value == NULL)
		return NULL;
	sign = token;
	if (js_token_is(&token, "-"))
		js_token_next(&reader->lexer, &token);
	if (token.kind == JS_STRING) {
		take_text(reader, value, &token);
	} else if (token.kind == JS_NUMBER) {
		take_number(reader, value, &token, js_token_is(&sign, "-"));
	} else if (js_token_is(&token, "[")) {
		value->kind = VALUE_LIST;
		value->marks = 0;
		read_list(reader, value);
	} else if (js_token_is(&token, "{")) {
		value->kind = VALUE_TABLE;
		value->marks = 0;
		read_table(reader, value);
	}
	return value;
}

/* --- what stands behind a value --- */

static bool is_data(const struct value *value)
{
	return value->kind != VALUE_NULL && value->kind != VALUE_BOOL;
}

/* Behind "?": both branches; the one that counts stays. */
static struct value *read_branches(struct js_reader *reader, struct value *parent, const char *key)
{
	struct value *before = parent != NULL ? parent->last : NULL;
	struct value *yes = js_value_read(reader, parent, key), *no;

	if (yes == NULL || !js_reader_accept(reader, ":"))
		return yes;
	no = js_value_read(reader, parent, key);
	if (no == NULL)
		return NULL;
	if (is_data(yes) && !is_data(no)) {
		unlink_member(no, yes);
		return yes;
	}
	unlink_member(yes, before);
	return no;
}

/*
 * Does a word in a line of its own begin a statement? A value may go without a semicolon
 * (ECMA-262, 12.10).
 */
static bool begins_statement(const struct js_token *token)
{
	return token->kind == JS_WORD && !js_token_is(token, "as") &&
	       !js_token_is(token, "satisfies") && !js_token_is(token, "in") &&
	       !js_token_is(token, "instanceof");
}

/* Goes on behind a value until its expression ends; an operator makes another value of it. */
static struct value *read_rest(struct js_reader *reader, struct value *value, struct value *before,
			       const char *key)
{
	struct value *parent = value->parent;
	struct js_token token;

	for (;;) {
		int line = reader->lexer.scan.line;

		js_token_peek(&reader->lexer, &token);
		if (js_reader_ends_value(&token) ||
		    (reader->lexer.scan.line > line && begins_statement(&token)))
			return value;
		js_token_next(&reader->lexer, &token);
		if (js_token_is(&token, "as") || js_token_is(&token, "satisfies")) {
			js_reader_skip_value(reader);
			return value;
		}
		if (js_token_is(&token, "??") || js_token_is(&token, "||")) {
			if (!is_unknown(value)) {
				js_reader_skip_value(reader);
				return value;
			}
			unlink_member(value, before);
			return js_value_read(reader, parent, key);
		}
		if (js_token_is(&token, "?")) {
			unlink_member(value, before);
			return read_branches(reader, parent, key);
		}
		if (js_token_is(&token, ".") && value->kind == VALUE_LIST &&
		    js_reader_accept(reader, "filter")) {
			js_reader_skip_value(reader);
			return value;
		}
		if (js_token_is(&token, "!"))
			continue;	/* TypeScript: it is not null */
		make_unknown(value);
		if (js_token_is(&token, "=>")) {
			js_reader_skip_value(reader);
			return value;
		}
		if (js_token_opens(&token))
			js_reader_skip_brackets(reader);
	}
}

/* Reads an expression as a member of parent. NULL only when there are too many. */
struct value *js_value_read(struct js_reader *reader, struct value *parent, const char *key)
{
	struct value *before = parent != NULL ? parent->last : NULL;
	struct value *value;

	if (reader->depth >= VALUE_DEPTH_MAX) {
		value = add(reader, parent, key);
		js_reader_skip_value(reader);
		return value;
	}
	reader->depth++;
	value = read_primary(reader, parent, key);
	if (value != NULL)
		value = read_rest(reader, value, before, key);
	reader->depth--;
	return value;
}
