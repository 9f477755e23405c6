/*
 * docusaurus_docs.c - the docs of a Docusaurus site and their folders.
 *
 * Rules from the sources of plugin-content-docs 3: docs.ts (ids, titles), slug.ts (addresses),
 * sidebars/generator.ts (folders as categories, order).
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/docusaurus_docs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/glob.h"
#include "course/head.h"
#include "course/number_prefix.h"
#include "course/pages.h"

struct reader {
	struct docusaurus_docs *docs;
	struct contents *contents;
	const struct docusaurus_plugin *plugin;
	size_t docs_len;		/* of the docs folder's path and its slash */
};

static const char *extension_of(const char *path)
{
	const char *extension = path_extension(path);

	return strcmp(extension, ".md") == 0 || strcmp(extension, ".mdx") == 0 ? extension : NULL;
}

/* Parts of a path that begin with "_" are for other docs to include; tests are for nobody. */
static bool is_aside(const char *path)
{
	for (const char *part = path; part != NULL; part = strchr(part, '/')) {
		part += *part == '/';
		if (*part == '_')
			return true;
	}
	return strstr(path_base(path), ".test.") != NULL;
}

static bool fits_one(const char *patterns, const char *path)
{
	while (*patterns != '\0') {
		size_t len = strcspn(patterns, "\n");
		char *own = xstrndup(patterns, len);
		bool fits = glob_match(own, path);

		free(own);
		if (fits)
			return true;
		patterns += len + 1;
	}
	return false;
}

static bool is_included(const struct docusaurus_plugin *plugin, const char *path)
{
	if (plugin->unsaid && !pages_is_page(path))
		return false;
	return (*plugin->included == '\0' || fits_one(plugin->included, path)) &&
	       !fits_one(plugin->excluded, path);
}

/* --- folders --- */

/* The folder that a path stands in, which the walk has named before it. */
static size_t folder_of(const struct docusaurus_docs *docs, const char *path)
{
	size_t len = (size_t)(path_base(path) - path);
	char *above = xstrndup(path, len > 0 ? len - 1 : 0);
	int folder = lookup_find(&docs->by_folder, above);

	free(above);
	return folder >= 0 ? (size_t)folder : 0;
}

static void add_folder(struct docusaurus_docs *docs, const char *path)
{
	struct docusaurus_folder *folder;

	docs->folders = xgrow(docs->folders, docs->folder_count, &docs->folder_cap,
			      sizeof *docs->folders);
	folder = &docs->folders[docs->folder_count];
	*folder = (struct docusaurus_folder){
		.path = xstrdup(path), .parent = folder_of(docs, path), .position = NAN, .page = -1,
	};
	category_init(&folder->category);
	lookup_add(&docs->by_folder, path, (int)docs->folder_count++, NULL);
}

static void read_category(struct reader *reader, size_t folder, const char *path)
{
	struct course *course = reader->contents->course;
	char *full = path_join(course->root, path);
	struct err err = {0};

	if (!category_read(&reader->docs->folders[folder].category, full, path, &err))
		contents_note_err(course, path, "yaml", &err);
	free(full);
}

/* --- docs --- */

/*
 * A slug on the address of its folder, "." and ".." resolved as in a browser: above the root there
 * is nothing. Without slashes at its ends.
 */
static char *resolve_slug(const char *folder, const char *slug)
{
	char *joined = *slug == '/' ? xstrdup(slug) : path_join(folder, slug);
	struct strbuf clean = {0};
	size_t len;

	for (const char *part = joined; *part != '\0'; part += len + (part[len] == '/')) {
		len = strcspn(part, "/");
		if (len == 2 && memcmp(part, "..", 2) == 0) {
			const char *slash = clean.len > 0 ? strrchr(clean.data, '/') : NULL;

			strbuf_truncate(&clean, slash != NULL ? (size_t)(slash - clean.data) : 0);
		} else if (len > 0 && !(len == 1 && *part == '.')) {
			strbuf_addf(&clean, "%s%.*s", clean.len > 0 ? "/" : "", (int)len, part);
		}
	}
	free(joined);
	return strbuf_detach(&clean);
}

static int index_rank(const char *name, size_t len, const char *folder)
{
	const char *own = path_base(folder);

	if (len == 5 && strncasecmp(name, "index", len) == 0)
		return 3;
	if (len == 6 && strncasecmp(name, "readme", len) == 0)
		return 2;
	return *own != '\0' && strlen(own) == len && strncasecmp(name, own, len) == 0;
}

/* What its head says and its name, as far as ids and addresses go. */
struct named {
	char *folder;			/* with or without numbers */
	char *base;			/* the last part of the id */
	double number;			/* of the file's name; NAN */
};

static void find_name(struct named *named, const struct docusaurus_folder *folder,
		      const char *name, size_t len, const struct head *head, bool keeps_numbers)
{
	char *stem = xstrndup(name, len);
	const char *rest = stem;

	named->number = NAN;
	if (!keeps_numbers)
		number_prefix_find(stem, &named->number, &rest);
	named->folder = keeps_numbers ? xstrdup(folder->path) : number_prefix_strip(folder->path);
	named->base = head->id != NULL ? xstrdup(head->id) : sanitize_dup(rest, SANITIZE_LINE);
	free(stem);
}

/* The page, as far as the head says it and the name. Takes the strings of head. */
static void fill_page(struct docusaurus_doc *doc, struct head *head, const struct named *named,
		      const char *path)
{
	struct page *page = &doc->page;
	char *id = path_join(named->folder, named->base);
	const char *title = head->title != NULL && head->title_leads ? head->title : named->base;

	*page = (struct page){
		.id = sanitize_dup(id, SANITIZE_LINE),
		.path = xstrdup(path),
		.title = xstrdup(title),
		.label = xstrdup(head->label != NULL ? head->label : title),
		.week = head->week,
		.position = isnan(head->position) ? named->number : head->position,
	};
	page->slug = head->slug;
	page->quiz = head->quiz;
	head->slug = head->quiz = NULL;
	if (page->slug == NULL && doc->index > 0)
		page->url = xstrdup(named->folder);
	else
		page->url = resolve_slug(named->folder,
					 page->slug != NULL ? page->slug : named->base);
	doc->name = path_base(page->path);
	free(id);
}

static void add_doc(struct reader *reader, const char *path)
{
	struct docusaurus_docs *docs = reader->docs;
	const char *name = path_base(path);
	size_t len = (size_t)(extension_of(path) - name);
	struct docusaurus_doc *doc;
	struct named named;
	struct head head;
	char *full = path_join(reader->contents->course->root, path), *stem;

	head_read(&head, full);
	free(full);
	docs->docs = xgrow(docs->docs, docs->count, &docs->cap, sizeof *docs->docs);
	doc = &docs->docs[docs->count];
	*doc = (struct docusaurus_doc){
		.folder = folder_of(docs, path + reader->docs_len),
		.draft = head.draft, .unlisted = head.unlisted,
	};
	doc->index = index_rank(name, len, docs->folders[doc->folder].path);
	find_name(&named, &docs->folders[doc->folder], name, len, &head,
		  head.keeps_number || reader->plugin->keeps_numbers);
	fill_page(doc, &head, &named, path);
	stem = xstrndup(path + reader->docs_len, (size_t)(name + len - path) - reader->docs_len);
	lookup_add(&docs->by_id, doc->page.id, (int)docs->count, NULL);
	lookup_add(&docs->by_stem, stem, (int)docs->count, NULL);
	if (!doc->draft)
		docs->folders[doc->folder].docs++;
	docs->count++;
	free(stem);
	free(named.folder);
	free(named.base);
	head_deinit(&head);
}

/* The files below the docs folder, a folder before its contents. */
static void read_files(struct reader *reader)
{
	const struct file_list *files = &reader->contents->files;
	const char *folder = reader->plugin->docs;
	size_t len = strlen(folder);

	for (size_t i = 0; i < files->count; i++) {
		const struct file_entry *entry = &files->entries[i];
		const char *below = entry->path + reader->docs_len;

		if (len > 0 && (strncmp(entry->path, folder, len) != 0 || entry->path[len] != '/'))
			continue;
		if (is_aside(below))
			continue;
		if (entry->folder)
			add_folder(reader->docs, below);
		else if (extension_of(below) != NULL && is_included(reader->plugin, below))
			add_doc(reader, entry->path);
	}
}

/* Counts docs for the folders above, too. */
static void count_docs(struct docusaurus_docs *docs)
{
	for (size_t i = docs->folder_count; i-- > 1;)
		docs->folders[docs->folders[i].parent].docs += docs->folders[i].docs;
}

/* --- folders as categories --- */

static void read_categories(struct reader *reader)
{
	struct docusaurus_docs *docs = reader->docs;

	for (size_t i = 0; i < docs->folder_count; i++) {
		bool found = docs->folders[i].docs == 0;

		for (int kind = 0; kind < CATEGORY_NAMES && !found; kind++) {
			char *below = path_join(docs->folders[i].path, category_names[kind]);
			char *path = path_join(reader->plugin->docs, below);

			found = contents_has(reader->contents, path);
			if (found)
				read_category(reader, i, path);
			free(path);
			free(below);
		}
	}
}

/* Each folder's own doc by its name: an index before a README before a namesake. */
static void find_indexes(struct docusaurus_docs *docs)
{
	for (size_t i = 0; i < docs->count; i++) {
		const struct docusaurus_doc *doc = &docs->docs[i];
		int *page = &docs->folders[doc->folder].page;

		if (doc->index > 0 && !doc->draft &&
		    (*page < 0 || docs->docs[*page].index < doc->index))
			*page = (int)i;
	}
	/* A namesake that is not the folder's own has an address of its own. */
	for (size_t i = 0; i < docs->count; i++) {
		struct docusaurus_doc *doc = &docs->docs[i];
		char *url;

		if (doc->index != 1 || doc->page.slug != NULL ||
		    docs->folders[doc->folder].page == (int)i)
			continue;
		url = path_join(doc->page.url, path_base(doc->page.id));
		free(doc->page.url);
		doc->page.url = url;
	}
}

/* The doc that a category names, by its own id or with its folders; -1. */
static int find_linked(const struct docusaurus_docs *docs, const struct docusaurus_folder *folder)
{
	const char *id = folder->category.link_id != NULL ? folder->category.link_id : "";
	char *bare = number_prefix_strip(folder->path);
	char *with_numbers = path_join(folder->path, id), *without = path_join(bare, id);
	int found = lookup_find(&docs->by_id, without);

	if (found < 0)
		found = lookup_find(&docs->by_id, with_numbers);
	if (found < 0)
		found = docusaurus_docs_find(docs, id);
	free(without);
	free(with_numbers);
	free(bare);
	return found >= 0 && !docs->docs[found].draft ? found : -1;
}

static void finish_folder(struct docusaurus_docs *docs, struct docusaurus_folder *folder)
{
	const struct docusaurus_doc *page;
	const char *name = path_base(folder->path), *rest = name;
	double number = NAN;

	if (folder->category.link == CATEGORY_LINK_DOC)
		folder->page = find_linked(docs, folder);
	else if (folder->category.link != CATEGORY_LINK_UNSAID)
		folder->page = -1;
	page = folder->page >= 0 ? &docs->docs[folder->page] : NULL;
	if (!docs->plugin->keeps_numbers)
		number_prefix_find(name, &number, &rest);
	if (folder->category.label != NULL)
		folder->label = xstrdup(folder->category.label);
	else
		folder->label = page != NULL ? xstrdup(page->page.label)
					     : sanitize_dup(rest, SANITIZE_LINE);
	folder->position = folder->category.position;
	if (isnan(folder->position) && page != NULL)
		folder->position = page->page.position;
	if (isnan(folder->position))
		folder->position = number;
}

/* --- order --- */

static int compare_members(const void *left, const void *right)
{
	const struct docusaurus_member *a = left, *b = right;

	if (a->folder != b->folder)
		return a->folder < b->folder ? -1 : 1;
	if (isnan(a->position) != isnan(b->position))
		return isnan(a->position) ? 1 : -1;
	if (a->position < b->position || a->position > b->position)
		return a->position < b->position ? -1 : 1;
	return strcmp(a->name, b->name);
}

static void sort_members(struct docusaurus_docs *docs)
{
	size_t count = 0;

	docs->members = xcalloc(docs->count + docs->folder_count, sizeof *docs->members);
	for (size_t i = 0; i < docs->count; i++) {
		const struct docusaurus_doc *doc = &docs->docs[i];

		if (!doc->draft)
			docs->members[count++] = (struct docusaurus_member){
				doc->folder, false, i, doc->page.position, doc->name };
	}
	for (size_t i = 1; i < docs->folder_count; i++) {
		const struct docusaurus_folder *folder = &docs->folders[i];

		if (folder->docs > 0)
			docs->members[count++] = (struct docusaurus_member){
				folder->parent, true, i, folder->position,
				path_base(folder->path) };
	}
	docs->member_count = count;
	if (count > 0)
		qsort(docs->members, count, sizeof *docs->members, compare_members);
	for (size_t i = count; i-- > 0;)
		docs->folders[docs->members[i].folder].first = i;
}

/* --- all of it --- */

void docusaurus_docs_read(struct docusaurus_docs *docs, struct contents *contents,
			  const struct docusaurus_plugin *plugin)
{
	struct reader reader = { .docs = docs, .contents = contents, .plugin = plugin };

	*docs = (struct docusaurus_docs){ .plugin = plugin };
	reader.docs_len = strlen(plugin->docs) + (*plugin->docs != '\0');
	add_folder(docs, "");
	read_files(&reader);
	count_docs(docs);
	read_categories(&reader);
	find_indexes(docs);
	for (size_t i = 0; i < docs->folder_count; i++)
		finish_folder(docs, &docs->folders[i]);
	sort_members(docs);
}

void docusaurus_docs_deinit(struct docusaurus_docs *docs)
{
	for (size_t i = 0; i < docs->count; i++)
		if (!docs->docs[i].taken)
			pages_deinit(&docs->docs[i].page);
	for (size_t i = 0; i < docs->folder_count; i++) {
		free(docs->folders[i].path);
		free(docs->folders[i].label);
		category_deinit(&docs->folders[i].category);
	}
	free(docs->docs);
	free(docs->folders);
	free(docs->members);
	lookup_deinit(&docs->by_id);
	lookup_deinit(&docs->by_stem);
	lookup_deinit(&docs->by_folder);
}

int docusaurus_docs_find(const struct docusaurus_docs *docs, const char *id)
{
	int found = lookup_find(&docs->by_id, id);

	return found >= 0 ? found : lookup_find(&docs->by_stem, id);
}
