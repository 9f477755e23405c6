/*
 * js_literal.h - the values written out in a JavaScript or TypeScript file, which is never run.
 *
 * Configuration in these languages is mostly one large literal. What is not, and would have to be
 * computed, is left out and marked as such.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_JS_LITERAL_H
#define BASE_JS_LITERAL_H

#include <stddef.h>

#include "base/err.h"
#include "base/value.h"

/*
 * What the file exports: `module.exports = X`, `export default X`, `export = X`, else a text that
 * is itself a literal (JSON). X is a literal or the name of a constant that is one; a function
 * stands for what it returns, a call for its first argument. UTF-8 text, path for the sentence.
 * At most VALUE_DEPTH_MAX levels and VALUE_NODES_MAX values, time linear in len.
 *
 * Read as meant:
 *   names of constants of the file, spread ones too;
 *   require.resolve('x') and path.join(__dirname, 'x', 'y'), without __dirname;
 *   a ?? b and a || b: b where a is not known;
 *   a ? b : c: c, but b if only that is a text, number, list or table;
 *   `as T`, `satisfies T`, parentheses, [...].filter(...).
 * All else is unknown: VALUE_NULL.
 *
 * NULL and a sentence if no list or table comes of it.
 */
struct value_tree *js_literal_read(const char *text, size_t len, const char *path, struct err *err);

#endif
