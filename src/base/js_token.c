/*
 * js_token.c - the words, strings and signs of a JavaScript or TypeScript text.
 *
 * Only as much of ECMA-262 section 12 as finding literals takes. Whether a slash begins a regular
 * expression or divides is told by what stands before it.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/js_token.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"

#define TEMPLATE_DEPTH_MAX 16	/* templates in the expressions of templates */

static int peek(const struct js_lexer *lexer, size_t ahead)
{
	return value_peek(&lexer->scan, ahead);
}

static bool is_word(int byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_' || byte == '$' || byte == '#' ||
	       byte >= 0x80;
}

static bool is_digit(int byte)
{
	return byte >= '0' && byte <= '9';
}

static void skip_comments(struct js_lexer *lexer)
{
	for (;;) {
		int byte = peek(lexer, 0), next = peek(lexer, 1);

		if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
			value_step(&lexer->scan, 1);
		} else if (byte == '/' && next == '/') {
			while (peek(lexer, 0) >= 0 && peek(lexer, 0) != '\n')
				value_step(&lexer->scan, 1);
		} else if (byte == '/' && next == '*') {
			value_step(&lexer->scan, 2);
			while (peek(lexer, 0) >= 0 &&
			       !(peek(lexer, 0) == '*' && peek(lexer, 1) == '/'))
				value_step(&lexer->scan, 1);
			value_step(&lexer->scan, 2);
		} else {
			return;
		}
	}
}

/* From the quote on; a quote that is not closed ends with its line. True if it is closed. */
static bool skip_quoted(struct js_lexer *lexer)
{
	int quote = peek(lexer, 0), byte;

	value_step(&lexer->scan, 1);
	while ((byte = peek(lexer, 0)) >= 0 && byte != '\n') {
		value_step(&lexer->scan, byte == '\\' ? 2 : 1);
		if (byte == quote)
			return true;
	}
	return false;
}

/*
 * From the backquote on. `open` counts the braces of each ${ that is not closed; expressions with
 * templates in them nest.
 */
static bool skip_template(struct js_lexer *lexer, bool *computed)
{
	int open[TEMPLATE_DEPTH_MAX] = {0}, depth = 0, byte;

	value_step(&lexer->scan, 1);
	while ((byte = peek(lexer, 0)) >= 0) {
		bool text = open[depth] == 0;

		if (!text && (byte == '"' || byte == '\'')) {
			skip_quoted(lexer);
			continue;
		}
		value_step(&lexer->scan, byte == '\\' ? 2 : 1);
		if (text && byte == '`') {
			if (depth == 0)
				return true;
			depth--;
		} else if (text && byte == '$' && peek(lexer, 0) == '{') {
			value_step(&lexer->scan, 1);
			open[depth] = 1;
			*computed = true;
		} else if (!text && byte == '`') {
			if (depth + 1 == TEMPLATE_DEPTH_MAX)
				return false;
			open[++depth] = 0;
		} else if (!text && (byte == '{' || byte == '}')) {
			open[depth] += byte == '{' ? 1 : -1;
		}
	}
	return false;
}

/* The bytes of the regular expression there; 0 if it is none. */
static size_t pattern_size(const struct js_lexer *lexer)
{
	bool class = false;
	int byte;

	for (size_t at = 1; (byte = peek(lexer, at)) >= 0 && byte != '\n'; at++) {
		if (byte == '\\')
			at++;
		else if (byte == '[')
			class = true;
		else if (byte == ']')
			class = false;
		else if (byte == '/' && !class)
			return at + 1;
	}
	return 0;
}

static size_t sign_size(const struct js_lexer *lexer)
{
	static const char *const signs[] = { "...", "===", "!==", "=>", "==", "!=",
					     "??",  "?.",  "||",  "&&", "<=", ">=" };
	const char *at = lexer->scan.text + lexer->scan.at;
	size_t left = lexer->scan.len - lexer->scan.at;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t len = strlen(signs[i]);

		if (left >= len && memcmp(at, signs[i], len) == 0)
			/* "a?.5:1" is a condition. */
			return strcmp(signs[i], "?.") == 0 && is_digit(peek(lexer, 2)) ? 1 : len;
	}
	return 1;
}

/* Behind these words comes an operand, not an operator. */
static bool takes_operand(const struct js_token *word)
{
	static const char *const words[] = { "return", "typeof", "case", "in", "of",
					     "default", "await", "new", "void", "else" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (js_token_is(word, words[i]))
			return true;
	return false;
}

static bool ends_operand(const struct js_token *token)
{
	if (token->kind == JS_WORD)
		return !takes_operand(token);
	if (token->kind == JS_SIGN)
		return js_token_closes(token);
	return true;
}

static void take(struct js_lexer *lexer, struct js_token *token)
{
	struct value_scan *scan = &lexer->scan;
	int byte = peek(lexer, 0);
	size_t size;

	if (byte == '"' || byte == '\'') {
		token->kind = JS_STRING;
		token->computed = !skip_quoted(lexer);
	} else if (byte == '`') {
		token->kind = JS_STRING;
		if (!skip_template(lexer, &token->computed))
			token->computed = true;
	} else if (is_digit(byte) || (byte == '.' && is_digit(peek(lexer, 1)))) {
		token->kind = JS_NUMBER;
		while (is_word(peek(lexer, 0)) || peek(lexer, 0) == '.')
			value_step(scan, 1);
	} else if (is_word(byte)) {
		token->kind = JS_WORD;
		while (is_word(peek(lexer, 0)))
			value_step(scan, 1);
	} else if (byte == '/' && !lexer->operand && (size = pattern_size(lexer)) > 0) {
		token->kind = JS_PATTERN;
		value_step(scan, size);
	} else {
		token->kind = JS_SIGN;
		value_step(scan, sign_size(lexer));
	}
}

void js_token_next(struct js_lexer *lexer, struct js_token *token)
{
	size_t start = lexer->scan.at, used;

	*token = (struct js_token){ .kind = JS_END, .text = "" };
	if (lexer->budget == 0)
		return;
	skip_comments(lexer);
	if (peek(lexer, 0) >= 0) {
		token->text = lexer->scan.text + lexer->scan.at;
		take(lexer, token);
		token->len = (size_t)(lexer->scan.text + lexer->scan.at - token->text);
		lexer->operand = ends_operand(token);
	}
	used = lexer->scan.at - start;
	lexer->budget -= used < lexer->budget ? used : lexer->budget;
}

void js_token_peek(struct js_lexer *lexer, struct js_token *token)
{
	struct js_place place;

	skip_comments(lexer);
	place = js_token_place(lexer);
	js_token_next(lexer, token);
	js_token_go(lexer, &place);
}

struct js_place js_token_place(const struct js_lexer *lexer)
{
	return (struct js_place){ lexer->scan.at, lexer->scan.line, lexer->scan.column,
				  lexer->operand };
}

void js_token_go(struct js_lexer *lexer, const struct js_place *place)
{
	lexer->scan.at = place->at;
	lexer->scan.line = place->line;
	lexer->scan.column = place->column;
	lexer->operand = place->operand;
}

bool js_token_is(const struct js_token *token, const char *text)
{
	return (token->kind == JS_WORD || token->kind == JS_SIGN) && token->len == strlen(text) &&
	       memcmp(token->text, text, token->len) == 0;
}

bool js_token_opens(const struct js_token *token)
{
	return token->kind == JS_SIGN && token->len == 1 && strchr("([{", *token->text) != NULL;
}

bool js_token_closes(const struct js_token *token)
{
	return token->kind == JS_SIGN && token->len == 1 && strchr(")]}", *token->text) != NULL;
}

/* --- strings --- */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Up to `digits` hexadecimal digits. Returns how many there are. */
static size_t read_hex(const char *text, const char *end, size_t digits, uint32_t *code)
{
	size_t count = 0;

	for (*code = 0; count < digits && text + count < end && hex_digit(text[count]) >= 0; count++)
		*code = *code << 4 | (uint32_t)hex_digit(text[count]);
	return count;
}

/* \xHH, \uHHHH or \u{H...}, from the letter on. Returns the bytes it takes; 0 if it is none. */
static size_t read_code(const char *text, const char *end, uint32_t *code)
{
	size_t digits;

	if (text[0] == 'x')
		return read_hex(text + 1, end, 2, code) == 2 ? 3 : 0;
	if (text + 1 < end && text[1] == '{') {
		digits = read_hex(text + 2, end, 6, code);
		return digits > 0 && text + 2 + digits < end && text[2 + digits] == '}' ? digits + 3
											: 0;
	}
	return read_hex(text + 1, end, 4, code) == 4 ? 5 : 0;
}

/* From behind the backslash on. Returns the bytes it takes. */
static size_t add_escape(struct strbuf *out, const char *text, const char *end)
{
	static const char names[] = "bfnrtv0", means[] = "\b\f\n\r\t\v";
	const char *known = strchr(names, *text);
	uint32_t code, low;
	size_t size;

	if ((*text == 'x' || *text == 'u') && (size = read_code(text, end, &code)) > 0) {
		bool pair = code >= 0xd800 && code < 0xdc00 && end - (text + size) >= 6 &&
			    text[size] == '\\' && text[size + 1] == 'u' &&
			    read_code(text + size + 1, end, &low) == 5;

		if (pair && low >= 0xdc00 && low < 0xe000) {
			code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
			size += 6;
		}
		utf8_add(out, code);
		return size;
	}
	if (*text == '\n')
		return 1;		/* the string goes on in the next line */
	if (known != NULL && *known != '\0')
		strbuf_addc(out, means[known - names]);
	else
		strbuf_addc(out, *text);
	return 1;
}

void js_token_string(const struct js_token *token, struct strbuf *out)
{
	const char *end = token->text + token->len - 1;

	for (const char *p = token->text + 1; p < end;) {
		if (*p != '\\' || p + 1 == end) {
			strbuf_addc(out, *p++);
			continue;
		}
		p++;
		p += add_escape(out, p, end);
	}
}
