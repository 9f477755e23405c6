/*
 * yaml.h - YAML as a tree; the one home of libyaml.
 *
 * Scalars stay text: the field that reads one decides its type, so that `no` and `1.10` are what
 * the author wrote. All strings are sanitized. The tree lives in one piece of memory.
 */
/* SPDX-License-Identifier: MIT */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
	enum yaml_kind kind;
	int line, column;		/* from 1, in the file; column in code points */
	const char *text;		/* scalars: never NULL; else NULL */
	bool quoted;			/* scalars: written in quotes or as a block */
	size_t count;			/* items of a list, pairs of a map */
	struct yaml_node **items;	/* list: items; map: values */
	struct yaml_node **keys;	/* map only: scalars, in written order */
};

enum yaml_mode {
	YAML_STRICT,	/* our own files: anchors, aliases, tags and duplicate keys are errors */
	YAML_LENIENT	/* other people's: tags skipped, the last duplicate wins, aliases share the node */
};

struct yaml;		/* owns the tree */

/*
 * Parses text; path and first_line (from 1) are for the sentences and positions. At most 64 levels and 200,000
 * nodes, counted once for each place that an alias gives them. NULL after an error. An empty text gives a tree whose root is an empty map.
 */
struct yaml *yaml_parse(const char *text, size_t len, const char *path, int first_line, enum yaml_mode mode,
			struct err *err);
struct yaml *yaml_read(const char *path, enum yaml_mode mode, struct err *err);	/* file_read() and yaml_parse() */
void yaml_drop(struct yaml *yaml);	/* NULL is fine; yaml_free is a name that libyaml has taken */
const struct yaml_node *yaml_root(const struct yaml *yaml);
const char *yaml_path(const struct yaml *yaml);

/* The value of a key in a map; NULL if node is NULL, no map, or has no such key. */
const struct yaml_node *yaml_get(const struct yaml_node *node, const char *key);
/* The text of a scalar; fallback if node is NULL or no scalar. */
const char *yaml_text(const struct yaml_node *node, const char *fallback);
/* Typed reading of a scalar; false (and *out untouched) if node is no scalar of that form. */
bool yaml_int(const struct yaml_node *node, long *out);
bool yaml_double(const struct yaml_node *node, double *out);	/* point as the decimal sign in every locale */
bool yaml_bool(const struct yaml_node *node, bool *out);	/* true false yes no on off, any case */

/* err_set() with "path:line:col: " of the node in front. */
void yaml_complain(const struct yaml *yaml, const struct yaml_node *node, struct err *err, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/*
 * Errors on the first key of a map that is not among the known ones (NULL-terminated), with the
 * nearest known one as a suggestion.
 */
bool yaml_known_keys(const struct yaml *yaml, const struct yaml_node *map, const char *const *known, struct err *err);

#endif
