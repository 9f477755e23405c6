/* tree.c - the pages of a course as a tree: which stand in which group. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/tree.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "course/course.h"

/* Climbs out of the groups that end before a page; the one that it is in. */
static int close_groups(struct tree *tree, const struct page *pages, int group, int page)
{
	while (group >= 0 && pages[group].depth >= pages[page].depth) {
		tree->end[group] = page;
		group = tree->parent[group];
	}
	return group;
}

void tree_init(struct tree *tree, const struct course *course)
{
	int count = (int)course->page_count, group;

	tree->parent = xreallocarray(NULL, 3 * course->page_count + 1, sizeof *tree->parent);
	tree->end = tree->parent + count;
	tree->before = tree->end + count;
	tree->before[0] = 0;
	tree->weeks = 0;
	for (int i = 0; i < count; i++) {
		const struct page *page = &course->pages[i];

		tree->parent[i] = close_groups(tree, course->pages, i - 1, i);
		tree->before[i + 1] = tree->before[i] + (page->path != NULL);
		if (page->week > tree->weeks)
			tree->weeks = page->week;
	}
	for (group = count - 1; group >= 0; group = tree->parent[group])
		tree->end[group] = count;
}

void tree_deinit(struct tree *tree)
{
	free(tree->parent);
	*tree = (struct tree){0};
}

bool tree_is_group(const struct tree *tree, int page)
{
	return tree->end[page] > page + 1;
}

bool tree_holds(const struct tree *tree, int group, int page)
{
	return group < page && page < tree->end[group];
}

int tree_pages(const struct tree *tree, int group)
{
	return tree->before[tree->end[group]] - tree->before[group];
}
