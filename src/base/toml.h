/* toml.h - TOML (toml.io, version 1.0.0) as a tree. */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_TOML_H
#define BASE_TOML_H

#include <stddef.h>

#include "base/err.h"
#include "base/value.h"

#define TOML_KEYS_MAX 1024	/* members of one table */

/*
 * Reads UTF-8 text, with or without a BOM; path is for the sentence, "path:line:col: ...". Dates
 * come as numbers, as they are written. At most VALUE_DEPTH_MAX levels and VALUE_NODES_MAX values.
 * NULL after an error.
 */
struct value_tree *toml_read(const char *text, size_t len, const char *path, struct err *err);

#endif
