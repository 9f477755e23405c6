/* syllabus.c - the order in which the front page of a course links to its lessons. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/syllabus.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/percent.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/lookup.h"
#include "course/order.h"
#include "course/pages.h"
#include "doc/markdown.h"

#define LESSONS_MIN 3		/* fewer are no syllabus */

/* Has the last part of a path (of an index: its folder) a number in front? */
static bool is_numbered(const char *path)
{
	size_t len = strlen(path);
	char *own;
	bool is;

	if (pages_is_index(path))
		len -= strlen(path_base(path)) + (path_base(path) != path);
	own = xstrndup(path, len);
	is = order_skip_prefix(path_base(own), NULL) != path_base(own);
	free(own);
	return is;
}

/*
 * A README of numbered pages in its folder is their table of contents, not a lesson. The pages of a
 * folder stand together.
 */
static bool holds_numbered(const struct page *pages, size_t count, const bool *numbered, size_t i)
{
	const char *path = pages[i].path;
	size_t len = (size_t)(path_base(path) - path);

	if (!pages_is_index(path))
		return false;
	for (size_t j = i; j-- > 0 && strncmp(pages[j].path, path, len) == 0; )
		if (numbered[j])
			return true;
	for (size_t j = i + 1; j < count && strncmp(pages[j].path, path, len) == 0; j++)
		if (numbered[j])
			return true;
	return false;
}

/* Has the folder of the root that page i is the first of a page of its own? */
static bool has_index(const struct page *pages, size_t count, size_t i)
{
	const char *folder = pages[i].path;
	size_t len = strcspn(folder, "/") + 1;

	for (; i < count && strncmp(pages[i].path, folder, len) == 0; i++)
		if (strchr(pages[i].path + len, '/') == NULL && pages_is_index(pages[i].path))
			return true;
	return false;
}

/*
 * Marks what else may be lessons: pages of the root, the page of a folder there, or each page of a
 * folder that has none. How many there are.
 */
static size_t find_units(const struct page *pages, size_t count, size_t front, bool *lessons)
{
	const char *folder = "";
	bool indexed = false;
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		const char *path = pages[i].path, *slash = strchr(path, '/');
		size_t len = strcspn(path, "/") + 1;

		if (slash != NULL && strncmp(path, folder, len) != 0) {
			folder = path;
			indexed = has_index(pages, count, i);
		}
		lessons[i] = i != front && !pages_is_formality(path) &&
			!pages_is_lesson_assignment(path) &&
			(slash == NULL || (strchr(slash + 1, '/') == NULL &&
					   (!indexed || pages_is_index(path))));
		found += lessons[i];
	}
	return found;
}

/* Marks the pages with numbers; how many there are. */
static size_t find_numbered(const struct page *pages, size_t count, size_t front, bool *lessons)
{
	bool *numbered = xcalloc(count + 1, sizeof *numbered);
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		numbered[i] = i != front && is_numbered(pages[i].path);
	for (size_t i = 0; i < count; i++) {
		lessons[i] = numbered[i] && !holds_numbered(pages, count, numbered, i);
		found += lessons[i];
	}
	free(numbered);
	return found;
}

/* Each page by its path and, where it is an index, by its folder. */
static void index_pages(struct lookup *paths, const struct page *pages, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *path = pages[i].path;
		size_t len = (size_t)(path_base(path) - path);
		char *folder;

		lookup_add(paths, path, (int)i, NULL);
		if (len == 0 || !pages_is_index(path))
			continue;
		folder = xstrndup(path, len - 1);
		lookup_add(paths, folder, (int)i, NULL);
		free(folder);
	}
}

/* The page that a link of the front page leads to, or -1. */
static int find_page(const struct lookup *paths, const char *href)
{
	struct strbuf decoded = {0};
	char *clean = NULL, *named;
	int page = -1;

	percent_decode(&decoded, href, strcspn(href, "?#"));
	if (decoded.len > 0 && memchr(decoded.data, '\0', decoded.len) == NULL &&
	    path_normalise(decoded.data + strspn(decoded.data, "/"), &clean)) {
		page = lookup_find(paths, clean);
		named = xasprintf("%s.md", clean);
		if (page < 0)
			page = lookup_find(paths, named);
		free(named);
	}
	free(clean);
	strbuf_deinit(&decoded);
	return page;
}

/* The place of each page among the links of the front page; SYLLABUS_ASIDE: it is not there. */
static void rank_links(size_t *ranks, const char *root, const struct page *front,
		       const struct lookup *paths)
{
	struct markdown_options options = { .path = "" };
	struct strbuf bytes = {0};
	char *path = path_join(root, front->path);
	struct doc *doc = NULL;

	if (file_read(path, FILE_LIMIT_DATA, &bytes, NULL))
		doc = markdown_parse(strbuf_text(&bytes), bytes.len, &options);
	for (size_t i = 0; doc != NULL && i < doc->target_count; i++) {
		const struct target *target = &doc->targets[i];
		int page = target->kind == TARGET_LINK && !target->image
			? find_page(paths, target->href) : -1;

		if (page >= 0 && ranks[page] == SYLLABUS_ASIDE)
			ranks[page] = i;
	}
	doc_free(doc);
	strbuf_deinit(&bytes);
	free(path);
}

/* Are four in five of them linked to? */
static bool covers(const size_t *ranks, const bool *lessons, size_t count, size_t wanted)
{
	size_t linked = 0;

	for (size_t i = 0; i < count; i++)
		linked += lessons[i] && ranks[i] != SYLLABUS_ASIDE;
	return wanted >= LESSONS_MIN && linked * 5 >= wanted * 4;
}

size_t *syllabus_read(const char *root, const struct page *pages, size_t count, size_t front)
{
	bool *lessons = xcalloc(count + 1, sizeof *lessons);
	size_t *ranks = xreallocarray(NULL, count + 1, sizeof *ranks);
	struct lookup paths = {0};
	bool useful;

	for (size_t i = 0; i < count; i++)
		ranks[i] = SYLLABUS_ASIDE;
	index_pages(&paths, pages, count);
	rank_links(ranks, root, &pages[front], &paths);
	useful = covers(ranks, lessons, count, find_numbered(pages, count, front, lessons)) ||
		covers(ranks, lessons, count, find_units(pages, count, front, lessons));
	for (size_t i = 0; i < count; i++)
		if (!lessons[i])
			ranks[i] = SYLLABUS_ASIDE;
		else if (ranks[i] == SYLLABUS_ASIDE)
			ranks[i] = SYLLABUS_UNLINKED;
	lookup_deinit(&paths);
	free(lessons);
	if (useful)
		return ranks;
	free(ranks);
	return NULL;
}
