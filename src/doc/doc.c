/* doc.c - walking and freeing a parsed page, finding places in it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/doc.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/yaml.h"

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

/* Lower case, runs of "-" as one, none at the ends: what two spellings of one anchor have in common. */
static void add_loose_name(struct strbuf *out, const char *name)
{
	struct strbuf lower = {0};
	const char *text;

	unicode_lower(&lower, name, strlen(name));
	text = strbuf_text(&lower);
	for (size_t i = 0; text[i] != '\0'; i++)
		if (text[i] != '-')
			strbuf_addc(out, text[i]);
		else if (out->len > 0 && text[i + 1] != '-' && text[i + 1] != '\0')
			strbuf_addc(out, '-');
	strbuf_deinit(&lower);
}

static const struct block *find_exact(const struct doc *doc, const char *name)
{
	for (size_t i = 0; i < doc->heading_count; i++)
		if (strcmp(doc->headings[i].slug, name) == 0)
			return doc->headings[i].block;
	for (size_t i = 0; i < doc->anchor_count; i++)
		if (strcmp(doc->anchors[i].name, name) == 0)
			return doc->anchors[i].block;
	return NULL;
}

static bool same_loosely(const char *name, const struct strbuf *want)
{
	struct strbuf loose = {0};
	bool same;

	add_loose_name(&loose, name);
	same = strcmp(strbuf_text(&loose), strbuf_text(want)) == 0;
	strbuf_deinit(&loose);
	return same;
}

const struct block *doc_find_anchor(const struct doc *doc, const char *name)
{
	const struct block *found = find_exact(doc, name);
	struct strbuf want = {0};

	if (found != NULL || name[0] == '\0')
		return found;
	add_loose_name(&want, name);
	for (size_t i = 0; want.len > 0 && found == NULL && i < doc->heading_count; i++)
		if (same_loosely(doc->headings[i].slug, &want))
			found = doc->headings[i].block;
	for (size_t i = 0; want.len > 0 && found == NULL && i < doc->anchor_count; i++)
		if (same_loosely(doc->anchors[i].name, &want))
			found = doc->anchors[i].block;
	strbuf_deinit(&want);
	return found;
}
