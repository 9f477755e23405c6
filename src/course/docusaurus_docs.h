/* docusaurus_docs.h - the docs of a Docusaurus site and their folders, each read once. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_DOCUSAURUS_DOCS_H
#define COURSE_DOCUSAURUS_DOCS_H

#include <stdbool.h>
#include <stddef.h>

#include "course/category.h"
#include "course/contents.h"
#include "course/course.h"
#include "course/docusaurus_site.h"
#include "course/lookup.h"

struct docusaurus_doc {
	struct page page;		/* id, title, label, url as the site has them */
	size_t folder;			/* index in folders */
	const char *name;		/* of its file; borrowed from page.path */
	int index;			/* as the page of its folder: 3 index, 2 README, 1 its namesake; else 0 */
	bool draft, unlisted;
	bool listed;			/* a sidebar names it */
	bool taken;			/* its page belongs to the course by now */
};

struct docusaurus_folder {
	char *path;			/* with its numbers, relative to the docs; "" those themselves */
	size_t parent;			/* index in folders */
	struct category category;
	char *label;
	double position;		/* NAN: none */
	size_t docs;			/* in it and below, drafts aside */
	int page;			/* index of its own doc; -1: it has none */
	size_t first;			/* of its members */
};

/* A doc or a folder in the list of its folder, in the order of the site. */
struct docusaurus_member {
	size_t folder;			/* that it is in */
	bool is_folder;
	size_t index;			/* in docs or folders */
	double position;
	const char *name;
};

struct docusaurus_docs {
	const struct docusaurus_plugin *plugin;
	struct docusaurus_doc *docs;
	size_t count, cap;
	struct docusaurus_folder *folders;	/* one above before those in it; the first is the docs folder */
	size_t folder_count, folder_cap;
	struct docusaurus_member *members;
	size_t member_count;
	struct lookup by_id, by_stem;	/* id, and path without extension, to an index in docs */
	struct lookup by_folder;	/* a path to an index in folders */
};

/*
 * Reads the docs of plugin among the files of contents. Each doc's number, id and address are by
 * the rules of plugin-content-docs 3 (docs.ts, slug.ts, sidebars/generator.ts).
 * docusaurus_docs_deinit() frees, but pages that are taken.
 */
void docusaurus_docs_read(struct docusaurus_docs *docs, struct contents *contents,
			  const struct docusaurus_plugin *plugin);
void docusaurus_docs_deinit(struct docusaurus_docs *docs);

/* A doc by its id, else by its path without extension; -1. */
int docusaurus_docs_find(const struct docusaurus_docs *docs, const char *id);

#endif
