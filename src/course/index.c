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
#include "course/label.h"
#include "course/lookup.h"
#include "course/order.h"
#include "course/pages.h"

#define SEVERAL (-1)		/* the value of a guess that fits more than one page */

/* Each kind of name is filled in at the first question for it, so that opening a course waits for none. */
struct course_index {
	bool filled[INDEX_KINDS];
	struct lookup names[INDEX_KINDS];
};

struct course_index *index_new(void)
{
	return xcalloc(1, sizeof(struct course_index));
}

static void empty(struct course_index *index)
{
	for (size_t i = 0; i < INDEX_KINDS; i++)
		lookup_deinit(&index->names[i]);
	*index = (struct course_index){0};
}

void index_free(struct course_index *index)
{
	if (index == NULL)
		return;
	empty(index);
	free(index);
}

void index_forget(const struct course *course)
{
	empty(course->index);
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
	struct lookup *names = &index->names[kind];
	int old;

	if (!lookup_add(names, name, page, &old) && old != page &&
	    (kind == INDEX_BARE || kind == INDEX_FOLD || kind == INDEX_NAME))
		lookup_set(names, name, SEVERAL);
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

/* Names that a page without a file has none of. */
static void add_path(struct course_index *index, enum index_key kind, const char *path, int number)
{
	char *place = place_of(path);
	char *name;

	switch (kind) {
	case INDEX_STEM:
		name = xstrndup(path, strlen(path) - strlen(path_extension(path)));
		add(index, kind, name, number);
		free(name);
		break;
	case INDEX_FOLDER:
		if (pages_is_index(path))
			add(index, kind, place, number);
		break;
	case INDEX_BARE:
		name = index_bare(place);
		add(index, kind, name, number);
		free(name);
		break;
	case INDEX_FOLD:
		add_fold(index, place, number);
		break;
	case INDEX_NAME:
		name = index_name(place);
		add(index, kind, name, number);
		free(name);
		break;
	default:
		add(index, kind, path, number);
		break;
	}
	free(place);
}

struct label_taker {
	struct course_index *index;
	int page;
};

static void take_label(void *data, const char *label)
{
	const struct label_taker *taker = data;
	char *fold = index_fold(label);

	add(taker->index, INDEX_LABEL, fold, taker->page);
	free(fold);
}

static void add_labels(struct course_index *index, const struct course *course, int number)
{
	struct label_taker taker = { index, number };
	char *path = course_page_path(course, (size_t)number);

	if (course->pages[number].path != NULL)
		label_each(path, take_label, &taker);
	free(path);
}

static void add_page(struct course_index *index, const struct course *course, enum index_key kind, int number)
{
	const struct page *page = &course->pages[number];
	char *url;

	if (kind == INDEX_ID) {
		add(index, kind, page->id, number);
		return;
	}
	if (kind == INDEX_LABEL) {
		add_labels(index, course, number);
		return;
	}
	if (kind == INDEX_URL || kind == INDEX_FOLD) {
		url = index_url(course, page);
		if (kind == INDEX_URL) {
			add(index, kind, url, number);
		} else {
			add_fold(index, page->id, number);
			add_fold(index, url, number);
		}
		free(url);
	}
	if (kind != INDEX_URL && page->path != NULL)
		add_path(index, kind, page->path, number);
}

int index_find(const struct course *course, enum index_key kind, const char *key)
{
	struct course_index *index = course->index;

	if (!index->filled[kind]) {
		for (size_t i = 0; i < course->page_count; i++)
			add_page(index, course, kind, (int)i);
		index->filled[kind] = true;
	}
	return lookup_find(&index->names[kind], key);
}

int index_find_name(const struct course *course, const char *word)
{
	static const enum index_key kinds[] = { INDEX_ID, INDEX_PATH, INDEX_STEM, INDEX_FOLDER };
	int page = -1;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds && page < 0; i++)
		page = index_find(course, kinds[i], word);
	return page;
}
