/* js_value.h - reads an expression of JavaScript as a value, by the rules of js_literal.h. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_JS_VALUE_H
#define BASE_JS_VALUE_H

#include "base/js_reader.h"
#include "base/value.h"

/*
 * Reads the expression there as a member of parent (NULL: none) with that key (NULL in a list).
 * What cannot be known is VALUE_NULL. NULL only when there are too many values.
 */
struct value *js_value_read(struct js_reader *reader, struct value *parent, const char *key);

#endif
