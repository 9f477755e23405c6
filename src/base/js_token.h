/* js_token.h - the words, strings and signs of a JavaScript or TypeScript text. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_JS_TOKEN_H
#define BASE_JS_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "base/value.h"

enum js_kind {
	JS_END,
	JS_WORD,		/* names and keywords */
	JS_NUMBER,
	JS_STRING,		/* ' " or a template */
	JS_SIGN,		/* of one character, or one of => == != ?? ?. || && ... */
	JS_PATTERN		/* a regular expression */
};

struct js_token {
	enum js_kind kind;
	const char *text;	/* in the source, quotes included */
	size_t len;
	bool computed;		/* a template with ${ in it, or a string without an end */
};

/* Where the lexer stands; copied to come back to it. */
struct js_place {
	size_t at;
	int line, column;
	bool operand;		/* a value ends here, so that a slash divides */
};

struct js_lexer {
	struct value_scan scan;
	bool operand;
	size_t budget;		/* bytes that may still be read, again too; then the text is at its end */
};

void js_token_next(struct js_lexer *lexer, struct js_token *token);
void js_token_peek(struct js_lexer *lexer, struct js_token *token);	/* moves over blanks only */

struct js_place js_token_place(const struct js_lexer *lexer);
void js_token_go(struct js_lexer *lexer, const struct js_place *place);

/* Is it that word or sign? */
bool js_token_is(const struct js_token *token, const char *text);

/* Is it one of ( [ { or of ) ] } ? */
bool js_token_opens(const struct js_token *token);
bool js_token_closes(const struct js_token *token);

/* Appends what a string without ${ says, escapes resolved; not sanitized. */
void js_token_string(const struct js_token *token, struct strbuf *out);

#endif
