/* steps.c - which lists of a page are checklists. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/steps.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/xalloc.h"
#include "doc/slug.h"
#include "doc/spans.h"

#define STEP_LIMIT 5000		/* more is no checklist, and finding equal steps is quadratic */

static const char *const default_names[] = {
	"procedure", "steps", "assignment", "homework", "hardware", "required hardware", "checklist", "to do",
	"what you will need", NULL
};

static bool heading_matches(const char *slug, const char *const *names)
{
	for (; *names != NULL; names++) {
		struct strbuf want = {0};
		bool match;

		slug_add(&want, *names, strlen(*names));
		match = want.len > 0 && strncmp(slug, want.data, want.len) == 0;
		strbuf_deinit(&want);
		if (match)
			return true;
	}
	return false;
}

/* The text of an item's own first paragraph. */
static void item_text(struct strbuf *out, const struct block *item)
{
	const struct block *child = item->first;

	while (child != NULL && child->kind != BLOCK_PARAGRAPH)
		child = child->next;
	if (child != NULL)
		spans_plain(out, child->spans, child->span_count);
}

/* What a step is known by over edits of the page: its heading, and its text in a form that ignores case and spacing. */
static const char *step_key(struct doc *doc, const char *slug, const struct strbuf *text, struct strbuf *folded)
{
	struct strbuf key = {0};
	const char *result;
	int copies = 0;

	strbuf_reset(folded);
	unicode_fold(folded, strbuf_text(text), text->len);
	strbuf_addf(&key, "%s/%08" PRIx32, slug, (uint32_t)hash_bytes(HASH_START, strbuf_text(folded), folded->len));
	for (size_t i = 0; i < doc->step_count; i++)
		copies += strncmp(doc->steps[i].key, key.data, key.len) == 0 &&
			(doc->steps[i].key[key.len] == '\0' || doc->steps[i].key[key.len] == '+');
	if (copies > 0)
		strbuf_addf(&key, "+%d", copies + 1);
	result = arena_strdup(&doc->arena, key.data);
	strbuf_deinit(&key);
	return result;
}

struct finder {
	struct doc *doc;
	size_t step_cap, target_cap;
	const char *slug;		/* of the heading above */
	int number;			/* steps so far under it */
	struct strbuf folded;
};

static void add_step(struct finder *finder, struct block *item, bool ticked)
{
	struct doc *doc = finder->doc;
	struct strbuf text = {0};
	struct step *step;

	if (item->as.item.step >= 0 || doc->step_count >= STEP_LIMIT)
		return;
	item_text(&text, item);
	doc->steps = xgrow(doc->steps, doc->step_count, &finder->step_cap, sizeof *doc->steps);
	doc->targets = xgrow(doc->targets, doc->target_count, &finder->target_cap, sizeof *doc->targets);
	step = &doc->steps[doc->step_count];
	*step = (struct step){
		.item = item, .slug = finder->slug, .number = ++finder->number, .ticked = ticked,
		.key = step_key(doc, finder->slug, &text, &finder->folded),
		.text = arena_strdup(&doc->arena, strbuf_text(&text)), .target = (int)doc->target_count,
	};
	item->as.item.step = (int)doc->step_count;
	doc->targets[doc->target_count++] = (struct target){
		.kind = TARGET_STEP, .block = item, .step = (int)doc->step_count, .line = item->line, .href = "", .title = "",
	};
	doc->step_count++;
	strbuf_deinit(&text);
}

void steps_find(struct doc *doc, const char *const *names, bool all_lists)
{
	struct finder finder = { .doc = doc, .slug = "", .target_cap = doc->target_count };
	struct block *last_list = NULL;
	bool active = false;

	if (names == NULL)
		names = default_names;
	for (struct block *block = doc->root; block != NULL; block = block_next(block, doc->root)) {
		bool top = block->parent == doc->root;

		if (block->kind == BLOCK_HEADING && top) {
			finder.slug = block->as.heading.slug;
			finder.number = 0;
			active = heading_matches(finder.slug, names);
		} else if (block->kind == BLOCK_LIST && top && (active || all_lists)) {
			last_list = block;
		} else if (block->kind == BLOCK_ITEM && (block->as.item.task || block->parent == last_list)) {
			add_step(&finder, block, block->as.item.ticked);
		}
	}
	strbuf_deinit(&finder.folded);
}
