/* index.c - finds pages of a course by their many names. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/xalloc.h"
#include "course/lookup.h"
#include "course/order.h"
#include "course/pages.h"

#define SEVERAL (-1)		/* the value of a guess that fits more than one page */

/* Filled at the first question, so that opening a course does not wait for it. */
struct course_index {
	bool filled;
	struct lookup names;		/* a kind's letter and the name */
};

struct course_index *index_new(void)
{
	return xcalloc(1, sizeof(struct course_index));
}

void index_free(struct course_index *index)
{
	if (index == NULL)
		return;
	lookup_deinit(&index->names);
	free(index);
}

void index_forget(const struct course *course)
{
	lookup_deinit(&course->index->names);
	course->index->filled = false;
}

char *index_bare(const char *path)
{
	struct strbuf bare = {0};

	for (const char *part = path; part != NULL; ) {
		size_t len = strcspn(part, "/");
		char *own = xstrndup(part, len);

		strbuf_add(&bare, order_skip_prefix(own, NULL));
		free(own);
		part = part[len] == '/' ? part + len + 1 : NULL;
		if (part != NULL)
			strbuf_addc(&bare, '/');
	}
	return bare.data != NULL ? strbuf_detach(&bare) : xstrdup("");
}

char *index_fold(const char *path)
{
	struct strbuf fold = {0};

	unicode_fold(&fold, path, strlen(path));
	return fold.data != NULL ? strbuf_detach(&fold) : xstrdup("");
}

char *index_name(const char *path)
{
	return index_fold(order_skip_prefix(path_base(path), NULL));
}

static void add(struct course_index *index, enum index_key kind, const char *name, int page)
{
	char *key = xasprintf("%c%s", kind, name);
	int old;

	if (!lookup_add(&index->names, key, page, &old) && old != page &&
	    (kind == INDEX_BARE || kind == INDEX_FOLD || kind == INDEX_NAME))
		lookup_set(&index->names, key, SEVERAL);
	free(key);
}

/* A path without extension; of a README or index its folder. The caller frees it. */
static char *place_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!pages_is_index(path))
		return xstrndup(path, strlen(path) - strlen(path_extension(path)));
	return slash != NULL ? xstrndup(path, (size_t)(slash - path)) : xstrdup("");
}

/* A slug with a slash in front counts from the root, another from the page's folder. */
static char *url_by_slug(const char *path, const char *slug)
{
	const char *text = slug + strspn(slug, "/");
	size_t len = strlen(path) - strlen(path_base(path));
	char *folder = xstrndup(path, len);
	char *bare = index_bare(folder);
	char *url = xasprintf("%s%s", slug[0] == '/' ? "" : bare, text);

	len = strlen(url);
	while (len > 0 && url[len - 1] == '/')
		url[--len] = '\0';
	free(folder);
	free(bare);
	return url;
}

char *index_url(const struct course *course, const struct page *page)
{
	const char *docs = course->docs != NULL ? course->docs : "";
	const char *path = page->path;
	size_t len = strlen(docs);

	if (page->url != NULL)
		return xstrdup(page->url);
	if (path == NULL)
		return xstrdup(page->id);
	if (len > 0 && strncmp(path, docs, len) == 0 && path[len] == '/')
		path += len + 1;
	return page->slug != NULL ? url_by_slug(path, page->slug) : place_of(path);
}

/* As FOLD, with the numbers of its parts and without. */
static void add_fold(struct course_index *index, const char *name, int number)
{
	char *bare = index_bare(name);
	char *fold = index_fold(name);
	char *bare_fold = index_fold(bare);

	add(index, INDEX_FOLD, fold, number);
	add(index, INDEX_FOLD, bare_fold, number);
	free(bare);
	free(fold);
	free(bare_fold);
}

static void add_guesses(struct course_index *index, const char *place, int number)
{
	char *bare = index_bare(place);
	char *name = index_name(place);

	add(index, INDEX_BARE, bare, number);
	add_fold(index, place, number);
	add(index, INDEX_NAME, name, number);
	free(bare);
	free(name);
}

static void add_page(struct course_index *index, const struct course *course, int number)
{
	const struct page *page = &course->pages[number];
	char *url = index_url(course, page);

	add(index, INDEX_ID, page->id, number);
	add(index, INDEX_URL, url, number);
	add_fold(index, page->id, number);
	add_fold(index, url, number);
	free(url);
	if (page->path != NULL) {
		char *stem = xstrndup(page->path,
				      strlen(page->path) - strlen(path_extension(page->path)));
		char *place = place_of(page->path);

		if (pages_is_index(page->path))
			add(index, INDEX_FOLDER, place, number);
		add(index, INDEX_PATH, page->path, number);
		add(index, INDEX_STEM, stem, number);
		add_guesses(index, place, number);
		free(stem);
		free(place);
	}
}

int index_find(const struct course *course, enum index_key kind, const char *key)
{
	struct course_index *index = course->index;
	char *name;
	int page;

	if (!index->filled) {
		for (size_t i = 0; i < course->page_count; i++)
			add_page(index, course, (int)i);
		index->filled = true;
	}
	name = xasprintf("%c%s", kind, key);
	page = lookup_find(&index->names, name);
	free(name);
	return page;
}

int index_find_name(const struct course *course, const char *word)
{
	static const enum index_key kinds[] = { INDEX_ID, INDEX_PATH, INDEX_STEM, INDEX_FOLDER };
	int page = -1;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds && page < 0; i++)
		page = index_find(course, kinds[i], word);
	return page;
}
