/*
 * anchor.c - finds places of a page by name.
 *
 * Each way of naming has a table of its own, sorted by name, and made when the ways before it have
 * failed. So a page with many links to places that are not there costs no more than its length.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/anchor.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/xalloc.h"
#include "doc/slug.h"

enum way {
	WAY_EXACT,
	WAY_LOOSE,			/* case, punctuation, runs and ends of "-" aside */
	WAY_MDBOOK,
	WAY_MKDOCS,
	WAY_HYPHENS,			/* as VitePress and mystmd: a "-" for each run of other signs */
	WAYS
};

struct place {
	char *name;			/* owned */
	const struct block *block;
	size_t order;			/* the first of two with one name counts */
};

struct anchor_index {
	struct table {
		bool filled;
		struct place *places;
		size_t count, cap;
	} tables[WAYS];
};

struct anchor_index *anchor_index_new(void)
{
	return xcalloc(1, sizeof(struct anchor_index));
}

void anchor_index_free(struct anchor_index *index)
{
	if (index == NULL)
		return;
	for (int way = 0; way < WAYS; way++) {
		for (size_t i = 0; i < index->tables[way].count; i++)
			free(index->tables[way].places[i].name);
		free(index->tables[way].places);
	}
	free(index);
}

static void add(struct table *table, const struct strbuf *name, const struct block *block)
{
	table->places = xgrow(table->places, table->count, &table->cap, sizeof *table->places);
	table->places[table->count] = (struct place){
		.name = xstrdup(strbuf_text(name)), .block = block, .order = table->count };
	table->count++;
}

/*
 * Lower case, no punctuation, runs of "-" as one and none at the ends: what two spellings of one
 * anchor share.
 */
static void add_loose_name(struct strbuf *out, const char *name)
{
	struct strbuf lower = {0};
	const char *text;
	bool gap = false;

	unicode_lower(&lower, name, strlen(name));
	text = strbuf_text(&lower);
	for (size_t i = 0; text[i] != '\0'; i++)
		if (text[i] == '-')
			gap = out->len > 0;
		else if (text[i] == '_' || !ispunct((unsigned char)text[i])) {
			strbuf_add(out, gap ? "-" : "");
			strbuf_addc(out, text[i]);
			gap = false;
		}
	strbuf_deinit(&lower);
}

/* Lower case, and a "-" between what are letters and digits. */
static void add_hyphened(struct strbuf *out, const char *name)
{
	struct strbuf lower = {0};
	bool gap = false;

	unicode_lower(&lower, name, strlen(name));
	for (const char *p = strbuf_text(&lower); *p != '\0'; p++) {
		bool letter = isalnum((unsigned char)*p) || (*p & 0x80) != 0;

		if (letter) {
			strbuf_add(out, gap && out->len > 0 ? "-" : "");
			strbuf_addc(out, *p);
		}
		gap = !letter;
	}
	strbuf_deinit(&lower);
}

static void add_name(struct strbuf *out, enum way way, const char *name)
{
	if (way == WAY_LOOSE)
		add_loose_name(out, name);
	else if (way == WAY_HYPHENS)
		add_hyphened(out, name);
	else
		strbuf_add(out, name);
}

/* By what the page itself calls them. */
static void fill_names(struct table *table, enum way way, const struct doc *doc)
{
	struct strbuf name = {0};

	for (size_t i = 0; i < doc->heading_count; i++) {
		strbuf_reset(&name);
		add_name(&name, way, way == WAY_HYPHENS ? doc->headings[i].text : doc->headings[i].slug);
		add(table, &name, doc->headings[i].block);
	}
	for (size_t i = 0; i < doc->anchor_count; i++) {
		strbuf_reset(&name);
		add_name(&name, way, doc->anchors[i].name);
		add(table, &name, doc->anchors[i].block);
	}
	strbuf_deinit(&name);
}

/* By the ids that a generator would give to the headings. */
static void fill_slugs(struct table *table, enum way way, const struct doc *doc)
{
	struct strbuf slug = {0}, name = {0};
	struct slug_set slugs = {0};

	for (size_t i = 0; i < doc->heading_count; i++) {
		const char *text = doc->headings[i].text;

		strbuf_reset(&slug);
		strbuf_reset(&name);
		if (way == WAY_MDBOOK)
			slug_add_mdbook(&slug, text, strlen(text));
		else
			slug_add_mkdocs(&slug, text, strlen(text));
		slug_add_numbered(&name, &slugs, strbuf_text(&slug), way == WAY_MDBOOK ? '-' : '_');
		add(table, &name, doc->headings[i].block);
	}
	slug_set_deinit(&slugs);
	strbuf_deinit(&slug);
	strbuf_deinit(&name);
}

static int compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

static const struct block *find(const struct doc *doc, enum way way, const char *name)
{
	struct table *table = &doc->index->tables[way];
	size_t low = 0, high;

	if (!table->filled) {
		if (way != WAY_MDBOOK && way != WAY_MKDOCS)
			fill_names(table, way, doc);
		else
			fill_slugs(table, way, doc);
		if (table->count > 0)
			qsort(table->places, table->count, sizeof *table->places, compare_places);
		table->filled = true;
	}
	for (high = table->count; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(table->places[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < table->count && strcmp(table->places[low].name, name) == 0
		       ? table->places[low].block : NULL;
}

const struct block *doc_find_anchor(const struct doc *doc, const char *name)
{
	const struct block *found = NULL;

	for (enum way way = WAY_EXACT; way < WAYS && found == NULL; way++) {
		struct strbuf wanted = {0};

		add_name(&wanted, way, name);
		if (wanted.len > 0 || way == WAY_EXACT)
			found = find(doc, way, strbuf_text(&wanted));
		strbuf_deinit(&wanted);
	}
	return found;
}
