/* js_literal.c - fuzzes the reading of literals from JavaScript. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>

#include "base/js_literal.h"

/* Every value hangs where its parent says, is counted there, and no deeper than promised. */
static void visit(const struct value *value, int depth)
{
	size_t members = 0;

	if (depth > VALUE_DEPTH_MAX || value->line < 1 || value->column < 1)
		abort();
	if ((value->kind == VALUE_TEXT || value->kind == VALUE_NUMBER) && value->text == NULL)
		abort();
	for (const struct value *at = value->first; at != NULL; at = at->next) {
		members++;
		if (at->parent != value || (at->key != NULL) != (value->kind == VALUE_TABLE) ||
		    (at->next == NULL) != (at == value->last))
			abort();
		visit(at, depth + 1);
	}
	if (members != value->count)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = {0};
	struct value_tree *tree = js_literal_read((const char *)data, size, "file.js", &err);

	if ((tree == NULL) != err_is_set(&err))
		abort();	/* a failure has its sentence, and nothing else has */
	if (tree != NULL)
		visit(tree->root, 0);
	value_tree_free(tree);
	return 0;
}
