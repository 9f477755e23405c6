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
#include "doc/checklist.h"
#include "doc/spans.h"

#define STEP_LIMIT 5000		/* more is no checklist, and finding equal steps is quadratic */

/* The text of an item's own first paragraph. */
static void item_text(struct strbuf *out, const struct block *item)
{
	const struct block *child = item->first;

	while (child != NULL && child->kind != BLOCK_PARAGRAPH)
		child = child->next;
	if (child != NULL)
		spans_plain(out, child->spans, child->span_count);
}

/*
 * What a step is known by over edits of the page: its heading, and its text in a form that ignores
 * case and spacing.
 */
static const char *step_key(struct doc *doc, const char *slug, const struct strbuf *text,
			    struct strbuf *folded)
{
	struct strbuf key = {0};
	const char *result;
	int copies = 0;

	strbuf_reset(folded);
	unicode_fold(folded, strbuf_text(text), text->len);
	strbuf_addf(&key, "%s/%08" PRIx32, slug,
		    (uint32_t)hash_bytes(HASH_START, strbuf_text(folded), folded->len));
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
	const char *const *names;
	bool all_lists;
	size_t step_cap, target_cap;
	const struct block *heading;	/* above, or NULL */
	const char *slug;		/* of it */
	enum checklist section;		/* what the heading makes of the lists below it */
	const struct block *before;	/* the top-level block before this one */
	const struct block *list;	/* the last checklist */
	const struct block *cut;	/* the item of it with which another list begins; or NULL */
	enum step_cause cause;		/* of its items */
	const char *because;
	int number;			/* steps so far under the heading */
	struct strbuf folded;
};

static void add_step(struct finder *finder, struct block *item, enum step_cause cause,
		     const char *because)
{
	struct doc *doc = finder->doc;
	struct strbuf text = {0};
	struct step *step;

	if (item->as.item.step >= 0 || doc->step_count >= STEP_LIMIT)
		return;
	item_text(&text, item);
	doc->steps = xgrow(doc->steps, doc->step_count, &finder->step_cap, sizeof *doc->steps);
	doc->targets = xgrow(doc->targets, doc->target_count, &finder->target_cap,
			     sizeof *doc->targets);
	step = &doc->steps[doc->step_count];
	*step = (struct step){
		.item = item,
		.slug = finder->slug,
		.number = ++finder->number,
		.ticked = item->as.item.ticked,
		.key = step_key(doc, finder->slug, &text, &finder->folded),
		.text = arena_strdup(&doc->arena, strbuf_text(&text)),
		.target = (int)doc->target_count,
		.cause = cause,
		.because = because,
	};
	item->as.item.step = (int)doc->step_count;
	doc->targets[doc->target_count++] = (struct target){
		.kind = TARGET_STEP,
		.block = item,
		.step = (int)doc->step_count,
		.line = item->line,
		.href = "",
		.title = "",
	};
	doc->step_count++;
	strbuf_deinit(&text);
}

/* Blanks at the ends are the author's distance from the backticks. */
static void trim(struct block *paragraph)
{
	struct span *first = &paragraph->spans[0],
		    *last = &paragraph->spans[paragraph->span_count - 1];

	for (; first->len > 0 && *first->text == ' '; first->len--)
		first->text++;
	while (last->len > 0 && last->text[last->len - 1] == ' ')
		last->len--;
}

/*
 * Makes the paragraph the one item of a list. The list takes its place in the tree, for what points
 * there.
 */
static void make_list(struct finder *finder, struct block *block)
{
	struct arena *arena = &finder->doc->arena;
	struct block *paragraph = arena_alloc(arena, sizeof *paragraph);
	struct block *item = arena_alloc(arena, sizeof *item);

	*paragraph = *block;
	paragraph->parent = item;
	paragraph->next = NULL;
	trim(paragraph);
	*item = (struct block){ .kind = BLOCK_ITEM, .parent = block, .line = block->line };
	item->first = item->last = paragraph;
	item->as.item.step = -1;
	block->kind = BLOCK_LIST;
	block->spans = NULL;
	block->span_count = 0;
	block->first = block->last = item;
	block->as.list.ordered = false;
	block->as.list.tight = true;
	block->as.list.start = 1;
	add_step(finder, item, STEP_SPAN, "");
}

static const char *words_of(struct finder *finder, const struct block *block)
{
	struct strbuf text = {0};
	const char *words;

	spans_plain(&text, block->spans, block->span_count);
	words = arena_strdup(&finder->doc->arena, strbuf_text(&text));
	strbuf_deinit(&text);
	return words;
}

static void take_heading(struct finder *finder, const struct block *heading)
{
	finder->heading = heading;
	finder->slug = heading->as.heading.slug;
	finder->number = 0;
	finder->section = checklist_by_heading(finder->slug, finder->names);
	finder->list = NULL;
}

/* An ordered list that goes on counting where a checklist ended, with code between them. */
static bool goes_on(const struct finder *finder, const struct block *list)
{
	int items = 0;

	if (finder->list == NULL || !list->as.list.ordered || !finder->list->as.list.ordered)
		return false;
	for (const struct block *item = finder->list->first; item != NULL; item = item->next)
		items++;
	return list->as.list.start > 1 &&
	       list->as.list.start == finder->list->as.list.start + items;
}

static void take_list(struct finder *finder, const struct block *list)
{
	const struct block *before = finder->before;
	enum checklist label = CHECKLIST_NO;

	if (finder->all_lists) {
		finder->cause = STEP_PAGE;
		finder->because = "";
	} else if (checklist_fits(list, finder->section)) {
		finder->cause = STEP_HEADING;
		finder->because = words_of(finder, finder->heading);
	} else if (!goes_on(finder, list)) {
		if (before != NULL && before->kind == BLOCK_PARAGRAPH)
			label = checklist_by_label(before, finder->names);
		if (!checklist_fits(list, label))
			return;
		finder->cause = STEP_LABEL;
		finder->because = words_of(finder, before);
	}
	finder->list = list;
	finder->cut = label != CHECKLIST_NO ? checklist_cut(list) : NULL;
}

static void take_item(struct finder *finder, struct block *item)
{
	if (item == finder->cut)
		finder->list = NULL;
	if (item->as.item.task)
		add_step(finder, item, STEP_BOX, "");
	else if (finder->list != NULL && item->parent == finder->list)
		add_step(finder, item, finder->cause, finder->because);
}

static void take_top(struct finder *finder, struct block *block)
{
	if (block->kind == BLOCK_HEADING)
		take_heading(finder, block);
	else if (block->kind == BLOCK_LIST)
		take_list(finder, block);
	else if (block->kind == BLOCK_PARAGRAPH && checklist_is_span(block, finder->names))
		make_list(finder, block);
	finder->before = block;
}

void steps_find(struct doc *doc, const char *const *names, bool all_lists)
{
	struct finder finder = {
		.doc = doc,
		.names = names,
		.all_lists = all_lists,
		.slug = "",
		.target_cap = doc->target_count,
	};

	for (struct block *block = doc->root; block != NULL; block = block_next(block, doc->root)) {
		if (block->parent == doc->root)
			take_top(&finder, block);
		if (block->kind == BLOCK_ITEM)
			take_item(&finder, block);
	}
	strbuf_deinit(&finder.folded);
}
