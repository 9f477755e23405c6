/* summary.c - Markdown read as a table of contents. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "doc/markdown.h"

#define DEPTH_MAX 30		/* deeper lists stand on this level */
#define ENTRIES_MAX 50000

struct reader {
	struct summary *summary;
	const struct doc *doc;
};

static bool is_link(const struct span *span)
{
	return (span->flags & SPAN_LINK) && !(span->flags & SPAN_IMAGE) && span->target >= 0;
}

/* The title loses the blanks at its ends; href is NULL where the entry is no link. */
static void add(struct summary *summary, struct summary_entry entry, const struct strbuf *title,
		const char *href)
{
	const char *text = strbuf_text(title);
	size_t len;
	char *own;

	text += strspn(text, " ");
	len = strlen(text);
	while (len > 0 && text[len - 1] == ' ')
		len--;
	if ((len == 0 && entry.kind != SUMMARY_LINK) || summary->count == ENTRIES_MAX)
		return;
	own = xstrndup(text, len);
	entry.title = sanitize_dup(own, SANITIZE_LINE);
	free(own);
	entry.href = href != NULL ? xstrdup(href) : NULL;
	if (entry.depth > DEPTH_MAX)
		entry.depth = DEPTH_MAX;
	summary->entries = xgrow(summary->entries, summary->count, &summary->cap,
				 sizeof *summary->entries);
	summary->entries[summary->count++] = entry;
}

static void add_span(struct strbuf *text, const struct span *span)
{
	if (span->flags & SPAN_BREAK)
		strbuf_addc(text, ' ');
	else if (!(span->flags & SPAN_IMAGE))
		strbuf_addn(text, span->text, span->len);
}

/* The link that begins at span i; returns the first span behind it. */
static size_t add_link(const struct reader *reader, const struct block *block, size_t i,
		       struct summary_entry entry)
{
	const struct target *target = &reader->doc->targets[block->spans[i].target];
	int number = block->spans[i].target;
	struct strbuf title = {0};

	for (; i < block->span_count && is_link(&block->spans[i]) &&
	       block->spans[i].target == number; i++)
		add_span(&title, &block->spans[i]);
	entry.kind = SUMMARY_LINK;
	if (target->line > 0)
		entry.line = target->line;
	add(reader->summary, entry, &title, target->href);
	strbuf_deinit(&title);
	return i;
}

/* The links of a block, the first alone or all; without any, its text. */
static void take_text(const struct reader *reader, const struct block *block, bool first_only,
		      struct summary_entry entry)
{
	struct strbuf text = {0};
	bool found = false;

	entry.line = block->line;
	for (size_t i = 0; i < block->span_count && !(found && first_only); ) {
		if (is_link(&block->spans[i])) {
			i = add_link(reader, block, i, entry);
			found = true;
		} else {
			add_span(&text, &block->spans[i++]);
		}
	}
	entry.kind = SUMMARY_TEXT;
	if (!found)
		add(reader->summary, entry, &text, NULL);
	strbuf_deinit(&text);
}

static void take_heading(const struct reader *reader, const struct block *block)
{
	struct summary_entry entry = { .kind = SUMMARY_HEADING, .depth = block->as.heading.level,
				       .line = block->line };
	struct strbuf text = {0};

	for (size_t i = 0; i < block->span_count; i++)
		add_span(&text, &block->spans[i]);
	add(reader->summary, entry, &text, NULL);
	strbuf_deinit(&text);
}

/* How many lists a block is in, as far as it matters. */
static int list_depth(const struct block *block)
{
	int depth = 0;

	for (const struct block *above = block->parent; above != NULL && depth <= DEPTH_MAX;
	     above = above->parent)
		depth += above->kind == BLOCK_LIST;
	return depth;
}

/* The first paragraph of an item is its entry; more of them in it are prose. */
static void take_paragraph(const struct reader *reader, const struct block *block)
{
	const struct block *item = block->parent;
	struct summary_entry entry = {0};

	if (item->kind == BLOCK_ITEM && item->first == block) {
		entry.listed = true;
		entry.depth = list_depth(block) - 1;
		take_text(reader, block, true, entry);
	} else if (item->kind != BLOCK_ITEM) {
		take_text(reader, block, false, entry);
	}
}

void summary_parse(struct summary *summary, const char *text, size_t len)
{
	struct markdown_options options = { .path = "" };
	struct doc *doc = markdown_parse(text, len, &options);
	struct reader reader = { summary, doc };

	for (const struct block *block = doc->root; block != NULL;
	     block = block_next(block, doc->root)) {
		if (block->kind == BLOCK_HEADING)
			take_heading(&reader, block);
		else if (block->kind == BLOCK_PARAGRAPH)
			take_paragraph(&reader, block);
	}
	doc_free(doc);
}

bool summary_read(struct summary *summary, const char *path, struct err *err)
{
	struct strbuf bytes = {0};
	bool fine = file_read(path, FILE_LIMIT_DATA, &bytes, err);

	if (fine)
		summary_parse(summary, strbuf_text(&bytes), bytes.len);
	strbuf_deinit(&bytes);
	return fine;
}

void summary_deinit(struct summary *summary)
{
	for (size_t i = 0; i < summary->count; i++) {
		free(summary->entries[i].title);
		free(summary->entries[i].href);
	}
	free(summary->entries);
	*summary = (struct summary){0};
}
