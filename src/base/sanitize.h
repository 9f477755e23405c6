/*
 * sanitize.h - the one gate between text of a course and a terminal.
 *
 * Text comes out as valid UTF-8 without controls, bidi overrides, invisible or private-use
 * characters, in clusters a terminal draws in a known width: variation selectors after a narrow
 * base dropped, an emoji sequence joined by ZWJ shown as its first emoji, skin tones dropped, at
 * most 4 marks on a base. It runs after every decoding step (entities, YAML and JSON escapes,
 * percent-decoding, mojibake repair), because each of them can make a control character.
 * Cleaning twice changes nothing.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_SANITIZE_H
#define BASE_SANITIZE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strbuf.h"

enum sanitize_mode {
	SANITIZE_PROSE,		/* newline kept, tab to one blank; hostile characters vanish */
	SANITIZE_CODE,		/* newline kept, tabs to the next multiple of 4; hostile characters shown: ^[ or <U+202E> */
	SANITIZE_LINE		/* as code, but newlines become blanks: names, titles, messages */
};

enum sanitize_class {
	SANITIZE_FINE,
	SANITIZE_CONTROL,	/* C0 but tab and newline, DEL, C1, U+2028, U+2029 */
	SANITIZE_BIDI,		/* marks, embeddings, overrides, isolates */
	SANITIZE_INVISIBLE,	/* zero-width, tags, interlinear, noncharacters, private use */
	SANITIZE_JOINER		/* ZWJ, ZWNJ, variation selectors: kept or dropped by their neighbours */
};

enum sanitize_class sanitize_classify(uint32_t code);

/* Appends the cleaned text to out. Invalid bytes become U+FFFD. */
void sanitize_text(struct strbuf *out, const char *text, size_t len, enum sanitize_mode mode);

/* The same as a new string, which the caller frees. */
char *sanitize_dup(const char *text, enum sanitize_mode mode);

/* The same in an arena. */
const char *sanitize_keep(struct arena *arena, const char *text, size_t len, enum sanitize_mode mode);

#endif
