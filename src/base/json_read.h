/* json_read.h - JSON (RFC 8259) as a tree. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include <stddef.h>

#include "base/err.h"
#include "base/value.h"

/*
 * Reads UTF-8 text, with or without a BOM; path is for the sentence, "path:line:col: ...". At most
 * VALUE_DEPTH_MAX levels and VALUE_NODES_MAX values. NULL after an error.
 */
struct value_tree *json_read(const char *text, size_t len, const char *path, struct err *err);

#endif
