/* check_link.c - links that lead nowhere, out of the course, or to no heading. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "course/finding.h"
#include "course/link.h"

#define SUGGEST_PAGES_MAX 1000		/* in a larger course the nearest id is not looked for */

/* The id of a page that the author may have meant; NULL if none is near. Borrowed. */
static const char *nearest_page(const struct course *course, const char *path)
{
	const char *name = path_base(path);
	char *stem = xstrndup(name, strlen(name) - strlen(path_extension(name)));
	const char **known = xcalloc(course->page_count + 1, sizeof *known);
	const char *near = NULL;

	if (course->page_count <= SUGGEST_PAGES_MAX && course->kind != COURSE_FILE) {
		for (size_t i = 0; i < course->page_count; i++)
			known[i] = course->pages[i].id;
		near = suggest_nearest(stem, known);
	}
	free(known);
	free(stem);
	return near;
}

static void add_broken(struct check *check, const struct spot *spot, const char *href,
		       const char *path)
{
	const char *near = nearest_page(check->course, path);

	if (near != NULL)
		finding_add(check->findings, spot, SEVERITY_ERROR, "link-broken",
			    "\"%.200s\" leads nowhere; did you mean the page %.100s?", href, near);
	else
		finding_add(check->findings, spot, SEVERITY_ERROR, "link-broken",
			    "\"%.200s\" leads nowhere; write the page or correct the link", href);
}

static void want_anchor(struct check *check, const struct spot *spot, const struct link *link)
{
	check->anchors = xgrow(check->anchors, check->anchor_count, &check->anchor_cap,
			       sizeof *check->anchors);
	check->anchors[check->anchor_count++] = (struct wanted_anchor){
		.page = link->page, .anchor = xstrdup(link->anchor), .order = spot->order,
		.path = xstrdup(spot->path), .line = spot->line, .column = spot->column,
	};
}

void check_link(struct check *check, size_t page, const struct spot *spot, const char *href,
		bool image)
{
	struct link link;

	link_resolve(&link, check->course, page, href);
	switch (link.kind) {
	case LINK_PAGE:
		if (link.anchor[0] != '\0' && strcmp(link.anchor, "top") != 0)
			want_anchor(check, spot, &link);
		break;
	case LINK_EXTERNAL:
	case LINK_FILE:
		break;
	case LINK_BROKEN:
		if (image)
			finding_add(
				check->findings, spot, SEVERITY_WARNING, "image-missing",
				"the picture \"%.200s\" is not there; add it or correct the path",
				href);
		else
			add_broken(check, spot, href, link.path);
		break;
	case LINK_OUTSIDE:
		finding_add(check->findings, spot, SEVERITY_ERROR, "outside-root",
			    "\"%.200s\" leads out of the course; bring the file into its folder",
			    href);
		break;
	case LINK_UNSAFE:
		finding_add(check->findings, spot, SEVERITY_ERROR, "link-broken",
			    "\"%.200s\" is never opened; only http, https and mailto are", href);
		break;
	}
	link_deinit(&link);
}

static int compare_anchors(const void *left, const void *right)
{
	const struct wanted_anchor *a = left, *b = right;

	return (a->page > b->page) - (a->page < b->page);
}

/*
 * The pages are read a second time, one after the other, so that no more than one is ever in
 * memory.
 */
void check_anchors(struct check *check)
{
	struct doc *doc = NULL;
	int page = -1;

	if (check->anchor_count > 0)
		qsort(check->anchors, check->anchor_count, sizeof *check->anchors, compare_anchors);
	for (size_t i = 0; i < check->anchor_count; i++) {
		struct wanted_anchor *wanted = &check->anchors[i];
		struct spot spot = { wanted->order, wanted->path, wanted->line, wanted->column };

		if (wanted->page != page) {
			doc_free(doc);
			page = wanted->page;
			doc = course_load_page(check->course, (size_t)page, NULL);
		}
		if (doc != NULL && doc_find_anchor(doc, wanted->anchor) == NULL)
			finding_add(
				check->findings, &spot, SEVERITY_WARNING, "anchor-broken",
				"the page %.100s has no heading \"#%.200s\"; correct one of them",
				check->course->pages[page].id, wanted->anchor);
		free(wanted->anchor);
		free(wanted->path);
	}
	doc_free(doc);
	free(check->anchors);
	check->anchors = NULL;
	check->anchor_count = 0;
}
