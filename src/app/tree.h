/* tree.h - the pages of a course as a tree: which stand in which group. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_TREE_H
#define APP_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct course;

/* Found out once for a course, so that nothing has to go over all of its pages later. */
struct tree {
	int *parent;			/* of each page: the group it is in; -1 at the top */
	int *end;			/* of each page: the one behind all that are in it */
	int *before;			/* of each page: how many before it are no mere groups */
	int weeks;			/* the highest number of a week; 0 if there is none */
};

void tree_init(struct tree *tree, const struct course *course);
void tree_deinit(struct tree *tree);

/* Are there pages in it? It may be a page itself. */
bool tree_is_group(const struct tree *tree, int page);
/* Is a page somewhere in a group, and not the group itself? */
bool tree_holds(const struct tree *tree, int group, int page);
/* Pages in a group, itself among them if it is one. */
int tree_pages(const struct tree *tree, int group);

#endif
