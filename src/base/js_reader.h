/*
 * js_reader.h - a JavaScript text while literals are read from it: its named values, and the way
 * past what is not understood. For js_value.c and js_literal.c.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_JS_READER_H
#define BASE_JS_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/js_token.h"

#define JS_NAMES_MAX 512	/* those behind are unknown */

/* A constant or a function. */
struct js_name {
	const char *text;
	size_t len;
	int depth;			/* of brackets around it */
	struct js_place place;		/* of its value; of a function the word "function" */
};

struct js_reader {
	struct js_lexer lexer;
	struct js_name names[JS_NAMES_MAX];
	size_t name_count;
	struct js_place exported;	/* what the file exports */
	bool exports;			/* it does */
	int depth;			/* of the value being read */
	struct js_place start;		/* of it */
	bool full;			/* too many values; the sentence is in err */
};

/* Goes through the whole text for names and the export. */
void js_reader_note(struct js_reader *reader);

/* The name that a word is, the outermost if there are several; NULL. */
const struct js_name *js_reader_find(const struct js_reader *reader, const struct js_token *word);

/* Takes the next token if it is that word or sign. */
bool js_reader_accept(struct js_reader *reader, const char *text);

/* What can stand behind an expression: a comma, a closing bracket, ... */
bool js_reader_ends_value(const struct js_token *token);

/* From behind an opening bracket to behind the one that closes it. */
void js_reader_skip_brackets(struct js_reader *reader);

/* Up to what ends the expression. */
void js_reader_skip_value(struct js_reader *reader);

#endif
