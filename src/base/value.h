/*
 * value.h - a tree of values as JSON and TOML hold them, and a place in the text it is read from.
 *
 * All strings are sanitized. The tree lives in one piece of memory.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/strbuf.h"

#define VALUE_DEPTH_MAX 64
#define VALUE_NODES_MAX 100000

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_NUMBER, VALUE_TEXT, VALUE_LIST, VALUE_TABLE };

struct value {
	enum value_kind kind;
	int line, column;		/* from 1; column in code points */
	const char *key;		/* members of a table; else NULL */
	const char *text;		/* text; numbers as written; else NULL */
	double number;
	bool truth;
	size_t count;			/* members of a list or table */
	struct value *first, *last;	/* of them */
	struct value *next;		/* beside it in its list or table */
	struct value *parent;
	unsigned marks;			/* private to the reader */
};

struct value_tree {
	struct arena arena;
	struct value *root;
	size_t count;
};

struct value_tree *value_tree_new(void);
void value_tree_free(struct value_tree *tree);		/* NULL is fine */

/* The member of a table with that key, of several the last; NULL if there is none, or no table. */
const struct value *value_get(const struct value *table, const char *key);

/* The text; fallback if value is NULL or no text. */
const char *value_text(const struct value *value, const char *fallback);

/* --- for the readers --- */

/* A place in a text. */
struct value_scan {
	const char *text;
	size_t len, at;
	int line, column;		/* of at */
	const char *path;		/* for sentences */
	struct value_tree *tree;
	struct err *err;
};

int value_peek(const struct value_scan *scan, size_t ahead);	/* the byte; -1 behind the end */
void value_step(struct value_scan *scan, size_t bytes);
bool value_fail(const struct value_scan *scan, const char *format, ...)
	__attribute__((format(printf, 2, 3)));			/* always false */

/* Appends a member with that key (NULL in a list) to parent, at the place of scan. NULL and a
 * sentence if there are too many. parent NULL: the root. */
struct value *value_add(struct value_scan *scan, struct value *parent, enum value_kind kind,
			const char *key);

/* The text, sanitized, in the tree's memory. */
const char *value_keep(struct value_scan *scan, const struct strbuf *text);

/*
 * Reads an escape of JSON or TOML behind its backslash: b f n r t " \ uXXXX, with pairs of
 * surrogates; `json` has / too, else UXXXXXXXX and e. False and a sentence.
 */
bool value_escape(struct value_scan *scan, struct strbuf *out, bool json);

#endif
