/* check_link.c - links that lead nowhere, out of the course, or to no heading. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/extra.h"
#include "course/finding.h"
#include "course/link.h"
#include "course/pages.h"

#define SUGGEST_PAGES_MAX 1000		/* in a larger course the nearest id is not looked for */

/* The page that the author may have meant; -1 if none is near. */
static int nearest_page(const struct course *course, const char *path)
{
	const char *name = path_base(path);
	char *stem = xstrndup(name, strlen(name) - strlen(path_extension(name)));
	const char **known = xcalloc(course->page_count + 1, sizeof *known);
	const char *near = NULL;
	int page = -1;

	if (course->page_count <= SUGGEST_PAGES_MAX && course->kind != COURSE_FILE &&
	    (path_is_markdown(name) || strchr(name, '.') == NULL ||
	     strncasecmp(path_extension(name), ".htm", 4) == 0)) {
		for (size_t i = 0; i < course->page_count; i++)
			known[i] = path_base(course->pages[i].id);
		near = check_nearest(stem, known);
	}
	for (size_t i = 0; near != NULL && page < 0; i++)
		if (known[i] == near)
			page = (int)i;
	free(known);
	free(stem);
	return page;
}

/* "../std/index.html" out of the folder of the pages: something else on the site of the book. */
static bool leads_to_neighbour(const struct course *course, const char *href, const char *path)
{
	const char *docs = course->docs != NULL ? course->docs : "";
	size_t len = strlen(docs);

	return strncmp(href, "../", 3) == 0 && len > 0 &&
	       !(strncmp(path, docs, len) == 0 && (path[len] == '/' || path[len] == '\0')) &&
	       strncasecmp(path_extension(path), ".html", 5) == 0;
}

static void add_broken(struct check *check, const struct spot *spot, const char *href,
		       const char *path)
{
	const struct course *course = check->course;
	int near = nearest_page(course, path);

	if (leads_to_neighbour(course, href, path))
		finding_add(
			check->findings, spot, SEVERITY_ERROR, "link-broken",
			"\"%.200s\" leads out of the pages, to something else on their web site; "
			"write its whole address, https://...",
			href);
	else if (near >= 0)
		finding_add(check->findings, spot, SEVERITY_ERROR, "link-broken",
			    "\"%.200s\" leads nowhere; did you mean the page %.100s?", href,
			    course->pages[near].id);
	else
		finding_add(check->findings, spot, SEVERITY_ERROR, "link-broken",
			    "\"%.200s\" leads nowhere; write the page or correct the link", href);
}

void check_take_extra(struct check *check, const char *path)
{
	if (!pages_is_page(path) || !lookup_add(&check->extra, path, (int)check->extra_count, NULL))
		return;
	check->extras = xgrow(check->extras, check->extra_count, &check->extra_cap,
			      sizeof *check->extras);
	check->extras[check->extra_count++] = xstrdup(path);
}

/* A Markdown file that is no page of the course, but can be read all the same. */
static void take_linked(struct check *check, const char *path)
{
	if (path_is_markdown(path) && lookup_add(&check->linked, path, 0, NULL))
		check_take_extra(check, path);
}

static void want_anchor(struct check *check, const struct spot *spot, const struct link *link)
{
	bool file = link->kind == LINK_FILE;

	if (link->anchor[0] == '\0' || strcmp(link->anchor, "top") == 0 ||
	    (file && !path_is_markdown(link->path)))
		return;
	check->anchors = xgrow(check->anchors, check->anchor_count, &check->anchor_cap,
			       sizeof *check->anchors);
	check->anchors[check->anchor_count++] = (struct wanted_anchor){
		.page = link->page, .file = file ? xstrdup(link->path) : NULL,
		.anchor = xstrdup(link->anchor), .order = spot->order,
		.path = xstrdup(spot->path), .line = spot->line, .column = spot->column,
	};
}

static void add_no_file(struct check *check, const struct spot *spot, const struct link *link,
			const char *href, bool image)
{
	if (image)
		finding_add(check->findings, spot, SEVERITY_WARNING, "image-missing",
			    "the picture \"%.200s\" is not there; add it or correct the path",
			    href);
	else
		add_broken(check, spot, href, link->path);
}

void check_link(struct check *check, int page, const char *path, const struct spot *spot,
		const char *href, bool image)
{
	struct link link;

	if (page >= 0)
		link_resolve(&link, check->course, (size_t)page, href);
	else
		link_resolve_in(&link, check->course, path, href);
	check->findings->guesses += link.guessed;
	switch (link.kind) {
	case LINK_PAGE:
		want_anchor(check, spot, &link);
		break;
	case LINK_FILE:
		take_linked(check, link.path);
		want_anchor(check, spot, &link);
		break;
	case LINK_EXTERNAL:
		break;
	case LINK_BROKEN:
		add_no_file(check, spot, &link, href, image);
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

/* --- anchors --- */

static int compare_anchors(const void *left, const void *right)
{
	const struct wanted_anchor *a = left, *b = right;

	if (a->page != b->page)
		return a->page > b->page ? 1 : -1;
	return a->file != NULL ? strcmp(a->file, b->file) : 0;
}

static const char *nearest_heading(const struct doc *doc, const char *anchor)
{
	const char **known = xcalloc(doc->heading_count + 1, sizeof *known);
	const char *near;

	for (size_t i = 0; i < doc->heading_count; i++)
		known[i] = doc->headings[i].slug;
	near = check_nearest(anchor, known);
	free(known);
	return near;
}

static void add_broken_anchor(struct check *check, const struct wanted_anchor *wanted,
			      const struct doc *doc)
{
	struct spot spot = { wanted->order, wanted->path, wanted->line, wanted->column };
	const char *name = wanted->page >= 0 ? check->course->pages[wanted->page].id : wanted->file;
	const char *near = nearest_heading(doc, wanted->anchor);

	if (near != NULL)
		finding_add(check->findings, &spot, SEVERITY_WARNING, "anchor-broken",
			    "the page %.100s has no heading \"#%.200s\"; did you mean \"#%.200s\"?",
			    name, wanted->anchor, near);
	else
		finding_add(check->findings, &spot, SEVERITY_WARNING, "anchor-broken",
			    "the page %.100s has no heading \"#%.200s\"; correct one of them", name,
			    wanted->anchor);
}

/*
 * The pages are read a second time, one after the other, so that no more than one is ever in
 * memory.
 */
void check_anchors(struct check *check)
{
	const struct wanted_anchor *open = NULL;
	struct doc *doc = NULL;

	if (check->anchor_count > 0)
		qsort(check->anchors, check->anchor_count, sizeof *check->anchors, compare_anchors);
	for (size_t i = 0; i < check->anchor_count; i++) {
		const struct wanted_anchor *wanted = &check->anchors[i];

		if (open == NULL || compare_anchors(open, wanted) != 0) {
			doc_free(doc);
			open = wanted;
			doc = wanted->page >= 0
				      ? course_load_page(check->course, (size_t)wanted->page, NULL)
				      : extra_load(check->course, wanted->file, NULL);
		}
		if (doc != NULL && doc_find_anchor(doc, wanted->anchor) == NULL)
			add_broken_anchor(check, wanted, doc);
	}
	doc_free(doc);
	for (size_t i = 0; i < check->anchor_count; i++) {
		free(check->anchors[i].file);
		free(check->anchors[i].anchor);
		free(check->anchors[i].path);
	}
	free(check->anchors);
	check->anchors = NULL;
	check->anchor_count = 0;
}
