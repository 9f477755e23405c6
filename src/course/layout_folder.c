/*
 * layout_folder.c - a folder of Markdown without a manifest.
 *
 * README or index is the page of its folder. In a folder, pages and folders stand in one list: by
 * sidebar_position, else by the number in front of the name; those without either come last, in the
 * natural order of their names.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/xalloc.h"
#include "course/order.h"
#include "course/pages.h"

/* A page or a folder among its like. */
struct child {
	size_t from, to;		/* the files it has, in the sorted list */
	size_t name;			/* where its own name begins in their paths */
	bool folder;
	size_t index;			/* of the folder's page in the list, SIZE_MAX if it has none */
	double position;
	char *key;
};

struct maker {
	struct course *course;
	size_t cap;
	struct page *pages;		/* one a file, by path, so that a folder's stand together */
	size_t count;
};

/* By path with "/" before everything else, so that nothing comes between a folder's files. */
static int compare_paths(const void *left, const void *right)
{
	const unsigned char *a = (const unsigned char *)((const struct page *)left)->path;
	const unsigned char *b = (const unsigned char *)((const struct page *)right)->path;

	while (*a == *b && *a != '\0') {
		a++;
		b++;
	}
	return (*a == '/' ? 1 : *a * 2) - (*b == '/' ? 1 : *b * 2);
}

static int compare_children(const void *left, const void *right)
{
	const struct child *a = left, *b = right;
	int order;

	if (isnan(a->position) != isnan(b->position))
		return isnan(a->position) ? 1 : -1;
	if (!isnan(a->position) && (a->position < b->position || a->position > b->position))
		return a->position < b->position ? -1 : 1;
	order = order_compare(a->key, b->key);
	return order != 0 ? order : (a->from > b->from) - (a->from < b->from);
}

/* The page of a folder: README before index, as on a forge. SIZE_MAX if it has neither. */
static size_t find_index(const struct maker *maker, size_t from, size_t to, size_t prefix)
{
	size_t found = SIZE_MAX;

	for (size_t i = from; i < to; i++) {
		const char *name = maker->pages[i].path + prefix;

		if (strchr(name, '/') != NULL || !pages_is_index(name))
			continue;
		if (found == SIZE_MAX || *name == 'R' || *name == 'r')
			found = i;
	}
	return found;
}

/* The child whose files begin at `from`: one page, or all that share its folder. */
static struct child child_at(const struct maker *maker, size_t from, size_t to, size_t prefix)
{
	const char *name = maker->pages[from].path + prefix;
	size_t len = strcspn(name, "/");
	struct child child = {.from = from,
			      .to = from + 1,
			      .name = prefix,
			      .folder = name[len] == '/',
			      .index = from,
			      .position = NAN};
	char *own = xstrndup(name, len);

	if (child.folder) {
		while (child.to < to &&
		       strncmp(maker->pages[child.to].path + prefix, name, len + 1) == 0)
			child.to++;
		child.index = find_index(maker, from, child.to, prefix + len + 1);
	}
	child.key = order_key(own);
	if (child.index != SIZE_MAX)
		child.position = maker->pages[child.index].position;
	if (isnan(child.position))
		order_skip_prefix(child.key, &child.position);
	free(own);
	return child;
}

static void take_page(struct maker *maker, size_t index, int depth)
{
	maker->pages[index].depth = depth;
	pages_take(maker->course, &maker->cap, maker->pages[index]);
}

static void take_group(struct maker *maker, const struct child *child, int depth)
{
	const char *path = maker->pages[child->from].path;
	char *folder = xstrndup(path, child->name + strcspn(path + child->name, "/"));
	char *id = sanitize_dup(folder, SANITIZE_LINE);
	char *title = order_pretty(folder);
	struct page page;

	pages_make_group(&page, id, title);
	page.depth = depth;
	page.position = NAN;
	pages_take(maker->course, &maker->cap, page);
	free(folder);
	free(id);
	free(title);
}

/*
 * Takes the pages from..to-1, which share the first `prefix` bytes of their paths; own is their
 * folder's page, taken already. Recursion is as deep as folders are, which file_walk() limits.
 */
static void take_folder(struct maker *maker, size_t from, size_t to, size_t prefix, size_t own,
			int depth)
{
	struct child *children = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = from; i < to; ) {
		if (i == own) {
			i++;
			continue;
		}
		children = xgrow(children, count, &cap, sizeof *children);
		children[count] = child_at(maker, i, to, prefix);
		i = children[count++].to;
	}
	if (count > 0)
		qsort(children, count, sizeof *children, compare_children);
	for (size_t i = 0; i < count; i++) {
		const struct child *child = &children[i];

		if (child->folder) {
			size_t name = strcspn(maker->pages[child->from].path + prefix, "/");

			if (child->index == SIZE_MAX)
				take_group(maker, child, depth);
			else
				take_page(maker, child->index, depth);
			take_folder(maker, child->from, child->to, prefix + name + 1, child->index,
				    depth + 1);
		} else {
			take_page(maker, child->from, depth);
		}
		free(child->key);
	}
	free(children);
}

static bool found(const char *path)
{
	return file_is_folder(path);
}

static void read_pages(struct maker *maker, const struct file_list *files)
{
	size_t cap = 0;

	for (size_t i = 0; i < files->count; i++) {
		if (files->entries[i].folder || !pages_is_page(files->entries[i].path))
			continue;
		maker->pages = xgrow(maker->pages, maker->count, &cap, sizeof *maker->pages);
		pages_read(&maker->pages[maker->count++], maker->course->root,
			   files->entries[i].path);
	}
	if (maker->count > 0)
		qsort(maker->pages, maker->count, sizeof *maker->pages, compare_paths);
}

static bool read_folder(struct course *course, const struct layout_place *place, struct err *err)
{
	struct maker maker = { .course = course };
	struct file_list files = {0};
	size_t own;

	if (!file_walk(place->path, &files, err))
		return false;
	read_pages(&maker, &files);
	if (maker.count == 0) {
		err_set(err, "%s: no Markdown page in this folder (.md, .mdx or .markdown)",
			place->shown);
		file_list_deinit(&files);
		return false;
	}
	own = find_index(&maker, 0, maker.count, 0);
	if (own != SIZE_MAX)
		take_page(&maker, own, 0);
	take_folder(&maker, 0, maker.count, 0, own, 0);
	course->skipped = files.skipped;
	free(maker.pages);
	pages_finish(course, &files);
	file_list_deinit(&files);
	return true;
}

const struct course_layout layout_folder = {
	.name = "folder", .kind = COURSE_FOLDER, .found = found, .read = read_folder,
};
