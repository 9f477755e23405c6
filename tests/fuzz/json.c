/* json.c - fuzzes the reading of JSON. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>

#include "base/json_read.h"

/* Every value hangs where its parent says, and is counted there. */
static void visit(const struct value_tree *tree)
{
	const struct value *at = tree->root;
	size_t seen = 0;

	while (at != NULL) {
		size_t members = 0;

		seen++;
		for (const struct value *member = at->first; member != NULL;
		     member = member->next) {
			members++;
			if (member->parent != at ||
			    (member->key != NULL) != (at->kind == VALUE_TABLE))
				abort();
		}
		if (members != at->count || at->line < 1 || at->column < 1)
			abort();
		if (at->first != NULL) {
			at = at->first;
			continue;
		}
		while (at != NULL && at->next == NULL)
			at = at->parent;
		at = at != NULL ? at->next : NULL;
	}
	if (seen != tree->count)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = {0};
	struct value_tree *tree = json_read((const char *)data, size, "file.json", &err);

	if ((tree == NULL) != err_is_set(&err))
		abort();	/* a failure has its sentence, and nothing else has */
	if (tree != NULL)
		visit(tree);
	value_tree_free(tree);
	return 0;
}
