/*
 * docusaurus_sidebar.c - in which order a Docusaurus site shows its docs.
 *
 * What sidebars.js may hold is in plugin-content-docs 3, sidebars/types.ts; what becomes of it in
 * generator.ts and postProcessor.ts. What cannot be read without running the file is left out.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/docusaurus_sidebar.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/js_literal.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/contents.h"
#include "course/number_prefix.h"
#include "course/pages.h"

#define ENTRIES_MAX 200000	/* as many as there can be files; a file may name a folder many times */

/* While a list is made. */
struct maker {
	struct docusaurus_sidebar *sidebar;
	struct docusaurus_docs *docs;
	const struct docusaurus_site *site;
	struct course *course;
};

static void add_items(struct maker *maker, const struct value *items, int depth);

static bool is_full(const struct maker *maker)
{
	return maker->sidebar->count >= ENTRIES_MAX;
}

static struct docusaurus_entry *add_entry(struct maker *maker, int doc, int depth)
{
	struct docusaurus_sidebar *sidebar = maker->sidebar;

	sidebar->entries = xgrow(sidebar->entries, sidebar->count, &sidebar->cap,
				 sizeof *sidebar->entries);
	sidebar->entries[sidebar->count] =
		(struct docusaurus_entry){ .doc = doc, .depth = depth };
	return &sidebar->entries[sidebar->count++];
}

/* The address of an index that is made of a category's members. */
static char *index_url(struct maker *maker, const char *label, const char *slug)
{
	struct strbuf raw = {0}, url = {0};
	size_t len;

	if (slug != NULL) {
		slug += strspn(slug, "/");
		len = strlen(slug);
		while (len > 0 && slug[len - 1] == '/')
			len--;
		return xstrndup(slug, len);
	}
	slug_add(&raw, label, strlen(label));
	strbuf_add(&url, "category/");
	slug_add_unique(&url, &maker->sidebar->slugs, strbuf_text(&raw));
	strbuf_deinit(&raw);
	return strbuf_detach(&url);
}

/* --- folders --- */

static void add_folder_category(struct maker *maker, size_t index, int depth)
{
	const struct docusaurus_folder *folder = &maker->docs->folders[index];
	struct docusaurus_entry *entry = add_entry(maker, folder->page, depth);
	char *id = maker->docs->plugin->keeps_numbers ? xstrdup(folder->path)
						      : number_prefix_strip(folder->path);

	entry->category = true;
	entry->label = xstrdup(folder->label);
	entry->id = sanitize_dup(id, SANITIZE_LINE);
	free(id);
	if (folder->category.link == CATEGORY_LINK_INDEX) {
		entry->url = index_url(maker, folder->label, folder->category.link_slug);
		if (folder->category.link_title != NULL)
			entry->title = xstrdup(folder->category.link_title);
	}
}

/*
 * The members of a folder; its own doc is among them unless it is the page of a category.
 * Recursion is as deep as folders are, which file_walk() limits.
 */
static void add_folder(struct maker *maker, size_t index, int depth, bool category)
{
	const struct docusaurus_docs *docs = maker->docs;
	const struct docusaurus_folder *folder = &docs->folders[index];

	for (size_t i = folder->first; i < docs->member_count; i++) {
		const struct docusaurus_member *member = &docs->members[i];

		if (member->folder != index || is_full(maker))
			break;
		if (member->is_folder) {
			add_folder_category(maker, member->index, depth);
			add_folder(maker, member->index, depth + 1, true);
		} else if (!category || folder->page != (int)member->index) {
			add_entry(maker, (int)member->index, depth);
		}
	}
}

/* --- sidebars.js --- */

static void note_missing(struct maker *maker, const struct value *value, const char *what,
			 const char *name)
{
	contents_note(maker->course, maker->docs->plugin->sidebars, value->line, value->column,
		      false, "page-missing", "there is no %s \"%.200s\"; write it or take it off",
		      what, name);
}

/* A doc by the text of a value, which may be NULL; -1, and a note if it names one. */
static int find_doc(struct maker *maker, const struct value *value)
{
	const char *id = value_text(value, NULL);
	int doc;

	if (id == NULL)
		return -1;
	doc = docusaurus_docs_find(maker->docs, id);
	if (doc < 0)
		note_missing(maker, value, "doc", id);
	return doc;
}

static char *label_of(const struct value *item)
{
	const char *label = value_text(value_get(item, "label"), "");

	return *label != '\0' ? sanitize_dup(label, SANITIZE_LINE) : NULL;
}

static void add_doc_item(struct maker *maker, const struct value *item, int depth, bool link)
{
	int doc = find_doc(maker, item->kind == VALUE_TEXT ? item : value_get(item, "id"));
	struct docusaurus_entry *entry;

	if (doc < 0)
		return;
	entry = add_entry(maker, doc, depth);
	entry->label = item->kind == VALUE_TABLE ? label_of(item) : NULL;
	entry->link = link;
}

static void add_category(struct maker *maker, const struct value *item, int depth)
{
	const struct value *link = value_get(item, "link");
	const char *type = value_text(value_get(link, "type"), "");
	bool is_doc = strcmp(type, "doc") == 0;
	int doc = is_doc ? find_doc(maker, value_get(link, "id")) : -1;
	const char *title = value_text(value_get(link, "title"), "");
	char *label = label_of(item);
	struct docusaurus_entry *entry;

	if (label == NULL && doc < 0) {
		add_items(maker, value_get(item, "items"), depth);
		return;
	}
	entry = add_entry(maker, doc, depth);
	entry->category = true;
	entry->label = label;
	if (label != NULL && strcmp(type, "generated-index") == 0) {
		entry->url = index_url(maker, label, value_text(value_get(link, "slug"), NULL));
		entry->title = *title != '\0' ? sanitize_dup(title, SANITIZE_LINE) : NULL;
	}
	add_items(maker, value_get(item, "items"), depth + 1);
}

static void add_autogenerated(struct maker *maker, const struct value *item, int depth)
{
	const struct value *said = value_get(item, "dirName");
	const char *name = value_text(said, ".");
	char *clean = NULL;
	int folder = -1;

	if (path_normalise(name + strspn(name, "/"), &clean))
		folder = lookup_find(&maker->docs->by_folder, clean);
	free(clean);
	if (folder >= 0)
		add_folder(maker, (size_t)folder, depth, false);
	else
		note_missing(maker, said, "folder of docs", name);
}

/* {"Label": [items], ...} */
static void add_shorthand(struct maker *maker, const struct value *table, int depth)
{
	for (const struct value *items = table->first; items != NULL; items = items->next) {
		struct docusaurus_entry *entry = add_entry(maker, -1, depth);

		entry->category = true;
		entry->label = sanitize_dup(items->key, SANITIZE_LINE);
		add_items(maker, items, depth + 1);
	}
}

static void add_item(struct maker *maker, const struct value *item, int depth)
{
	const char *type = value_text(value_get(item, "type"), NULL);

	if (is_full(maker))
		return;
	if (item->kind == VALUE_TEXT)
		add_doc_item(maker, item, depth, false);
	else if (item->kind != VALUE_TABLE)
		return;			/* it would have to be computed */
	else if (type == NULL)
		add_shorthand(maker, item, depth);
	else if (strcmp(type, "doc") == 0 || strcmp(type, "ref") == 0)
		add_doc_item(maker, item, depth, *type == 'r');
	else if (strcmp(type, "category") == 0)
		add_category(maker, item, depth);
	else if (strcmp(type, "autogenerated") == 0)
		add_autogenerated(maker, item, depth);
	/* Links and HTML are no pages. */
}

/* Recursion is as deep as the file's brackets, which its reader limits. */
static void add_items(struct maker *maker, const struct value *items, int depth)
{
	if (items == NULL)
		return;
	if (items->kind != VALUE_LIST) {
		add_item(maker, items, depth);
		return;
	}
	for (const struct value *item = items->first; item != NULL; item = item->next)
		add_item(maker, item, depth);
}

/* --- several sidebars --- */

/* The first sidebar as it is; each other one is a category. */
static void add_sidebars(struct maker *maker, const struct value *sidebars)
{
	for (const struct value *at = sidebars->first; at != NULL; at = at->next) {
		struct docusaurus_entry *entry;
		bool further = maker->sidebar->count > 0;

		if (further) {
			entry = add_entry(maker, -1, 0);
			entry->category = true;
			entry->label = docusaurus_site_name(maker->site, "sidebarId", at->key);
		}
		add_items(maker, at, further);
	}
}

static void read_file(struct maker *maker, const char *path)
{
	char *full = path_join(maker->course->root, path);
	struct value_tree *tree = NULL;
	struct strbuf text = {0};

	if (course_inside(maker->course, path) &&
	    file_read(full, FILE_LIMIT_DATA, &text, NULL))
		tree = js_literal_read(strbuf_text(&text), text.len, path, NULL);
	if (tree == NULL)
		contents_note(maker->course, path, 0, 0, true, "yaml",
			      "nothing in this file can be read without running it; "
			      "the folders give the order");
	else if (tree->root->kind == VALUE_TABLE)
		add_sidebars(maker, tree->root);
	else
		add_items(maker, tree->root, 0);
	value_tree_free(tree);
	strbuf_deinit(&text);
	free(full);
}

void docusaurus_sidebar_make(struct docusaurus_sidebar *sidebar, struct docusaurus_docs *docs,
			     const struct docusaurus_site *site, struct course *course)
{
	struct maker maker = { sidebar, docs, site, course };
	bool any = false;

	*sidebar = (struct docusaurus_sidebar){0};
	if (docs->plugin->sidebars != NULL)
		read_file(&maker, docs->plugin->sidebars);
	for (size_t i = 0; i < sidebar->count && !any; i++)
		any = sidebar->entries[i].doc >= 0;
	if (!any) {
		docusaurus_sidebar_deinit(sidebar);
		add_folder(&maker, 0, 0, false);
	}
	for (size_t i = 0; i < sidebar->count; i++) {
		const struct docusaurus_entry *entry = &sidebar->entries[i];

		if (entry->doc >= 0 && !entry->link)
			docs->docs[entry->doc].listed = true;
	}
}

void docusaurus_sidebar_deinit(struct docusaurus_sidebar *sidebar)
{
	for (size_t i = 0; i < sidebar->count; i++) {
		free(sidebar->entries[i].label);
		free(sidebar->entries[i].title);
		free(sidebar->entries[i].url);
		free(sidebar->entries[i].id);
	}
	free(sidebar->entries);
	slug_set_deinit(&sidebar->slugs);
	*sidebar = (struct docusaurus_sidebar){0};
}

/* --- what is shown of it --- */

/* Is the doc's page to be taken for this entry? */
static bool can_take(const struct docusaurus_docs *docs, const struct docusaurus_entry *entry)
{
	const struct docusaurus_doc *doc = entry->doc >= 0 ? &docs->docs[entry->doc] : NULL;

	return doc != NULL && !doc->taken && !doc->draft && !doc->unlisted &&
	       !(entry->link && doc->listed);
}

/*
 * Which entries stay: those whose page is taken, and categories with one of these below. own says
 * of each whether it has its page.
 */
static void find_shown(const struct docusaurus_sidebar *sidebar, struct docusaurus_docs *docs,
		       bool *own, bool *shown)
{
	int deepest = 0;
	bool *below;			/* at each depth: is anything shown since the last one above? */

	for (size_t i = 0; i < sidebar->count; i++) {
		const struct docusaurus_entry *entry = &sidebar->entries[i];

		own[i] = can_take(docs, entry);
		if (own[i])
			docs->docs[entry->doc].taken = true;
		if (entry->depth > deepest)
			deepest = entry->depth;
	}
	below = xcalloc((size_t)deepest + 2, sizeof *below);
	for (size_t i = sidebar->count; i-- > 0;) {
		const struct docusaurus_entry *entry = &sidebar->entries[i];

		shown[i] = own[i] || (entry->category && below[entry->depth + 1]);
		below[entry->depth + 1] = false;
		below[entry->depth] |= shown[i];
	}
	free(below);
}

static void set_line(char **field, const char *text)
{
	free(*field);
	*field = xstrdup(text);
}

static struct page make_page(const struct docusaurus_entry *entry,
			     const struct docusaurus_docs *docs, bool own)
{
	const char *label = entry->label;
	struct page page;

	if (own) {
		page = docs->docs[entry->doc].page;
		if (label != NULL)
			set_line(&page.label, label);
		return page;
	}
	if (label == NULL)
		label = entry->doc >= 0 ? docs->docs[entry->doc].page.label : "";
	pages_make_group(&page, entry->id != NULL ? entry->id : label,
			 entry->title != NULL ? entry->title : label);
	set_line(&page.label, label);
	if (entry->url != NULL)
		page.url = xstrdup(entry->url);
	return page;
}

void docusaurus_sidebar_take(const struct docusaurus_sidebar *sidebar, struct docusaurus_docs *docs,
			     struct course *course, size_t *cap, int depth, const char *route)
{
	bool *own = xcalloc(sidebar->count + 1, sizeof *own);
	bool *shown = xcalloc(sidebar->count + 1, sizeof *shown);

	find_shown(sidebar, docs, own, shown);
	for (size_t i = 0; i < sidebar->count; i++) {
		const struct docusaurus_entry *entry = &sidebar->entries[i];
		struct page page;

		if (!shown[i])
			continue;
		page = make_page(entry, docs, own[i]);
		page.depth = entry->depth + depth;
		if (*route != '\0' && page.url != NULL) {
			char *url = *page.url != '\0' ? path_join(route, page.url) : xstrdup(route);

			free(page.url);
			page.url = url;
		}
		pages_take(course, cap, page);
	}
	free(own);
	free(shown);
}
