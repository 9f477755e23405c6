/* doc.c - walking and freeing a parsed page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/doc.h"

#include <stdlib.h>

#include "base/yaml.h"
#include "doc/anchor.h"

void doc_free(struct doc *doc)
{
	if (doc == NULL)
		return;
	yaml_drop(doc->front_matter);
	free(doc->front_matter_error);
	free(doc->headings);
	free(doc->steps);
	free(doc->targets);
	free(doc->anchors);
	anchor_index_free(doc->index);
	arena_deinit(&doc->arena);	/* frees every block at once */
	free(doc);
}

struct block *block_next(const struct block *block, const struct block *root)
{
	if (block->first != NULL)
		return block->first;
	while (block != root && block->next == NULL)
		block = block->parent;
	return block != root ? block->next : NULL;
}
