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

/*
 * The URL of a page on its site ends in its slug, else in its id. A slug with a slash in front
 * counts from the root, another from the page's folder.
 */
static void add_slug(struct course_index *index, const struct page *page, int number)
{
	const char *said = page->slug != NULL ? page->slug : page->id;
	const char *slug = said + strspn(said, "/");
	size_t len = strlen(page->path) - strlen(path_base(page->path));
	char *folder = xstrndup(page->path, len);
	char *bare = index_bare(folder);
	char *whole = xasprintf("%s%s", said[0] == '/' ? "" : bare, slug);

	len = strlen(whole);
	while (len > 0 && whole[len - 1] == '/')
		whole[--len] = '\0';
	add(index, INDEX_SLUG, whole, number);
	free(folder);
	free(bare);
	free(whole);
}

static void add_page(struct course_index *index, const struct page *page, int number)
{
	char *stem, *place, *guess;

	add(index, INDEX_ID, page->id, number);
	if (page->path == NULL)
		return;
	stem = xstrndup(page->path, strlen(page->path) - strlen(path_extension(page->path)));
	place = xstrdup(stem);
	if (pages_is_index(page->path)) {
		char *slash = strrchr(place, '/');

		*(slash != NULL ? slash : place) = '\0';
		add(index, INDEX_FOLDER, place, number);
	}
	add(index, INDEX_PATH, page->path, number);
	add(index, INDEX_STEM, stem, number);
	add_slug(index, page, number);
	guess = index_bare(place);
	add(index, INDEX_BARE, guess, number);
	free(guess);
	guess = index_fold(page->id);
	add(index, INDEX_FOLD, guess, number);
	free(guess);
	guess = index_fold(place);
	add(index, INDEX_FOLD, guess, number);
	free(guess);
	guess = index_name(place);
	add(index, INDEX_NAME, guess, number);
	free(guess);
	free(stem);
	free(place);
}

int index_find(const struct course *course, enum index_key kind, const char *key)
{
	struct course_index *index = course->index;
	char *name;
	int page;

	if (!index->filled) {
		for (size_t i = 0; i < course->page_count; i++)
			add_page(index, &course->pages[i], (int)i);
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
