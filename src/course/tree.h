/*
 * tree.h - the pages of a folder in the order of their names, as site generators list them where
 * nobody has.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_TREE_H
#define COURSE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "course/contents.h"

struct tree {
	struct contents *contents;
	const char *docs;		/* folder that `ignored` counts from, relative to the root */
	const char *ignored;		/* patterns as of glob_ignored(), or NULL */
};

/*
 * Appends all pages in a folder (relative to the root, "" that itself) and below it: in each folder
 * index or README first, then files, then folders as groups, by name. Titles of groups and of pages
 * that say none are made of their names; numbers stay in them.
 */
void tree_add(const struct tree *tree, const char *folder, int depth);

/* Is there such a folder with a page in it? */
bool tree_has(const struct tree *tree, const char *folder);

/*
 * A name of a file or folder to show: without extension, blanks for - and _, capitalised if all of
 * it is lower case. The caller frees it.
 */
char *tree_pretty(const char *path);

/*
 * The title of a page that has none, by its path from the docs folder: an index is called as its
 * folder, that of the docs folder "Home". The caller frees it.
 */
char *tree_title(const char *path);

#endif
