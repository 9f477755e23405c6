/*
 * layout_docusaurus.c - a site of Docusaurus: docusaurus.config.*, or a folder of docs that says in
 * its pages and _category_ files in which order they stand.
 *
 * Versions and translations are left aside, as is the blog. A site may have several sets of docs;
 * the preset's comes first, each other one is a group behind it.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json_read.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/category.h"
#include "course/contents.h"
#include "course/docusaurus_docs.h"
#include "course/docusaurus_sidebar.h"
#include "course/docusaurus_site.h"
#include "course/head.h"
#include "course/lookup.h"
#include "doc/dialect.h"

#define LOOK_FILES 8		/* pages whose beginning is looked at to know the form */
#define LOOK_FOLDERS 64		/* folders that are asked for a _category_ file */

/* --- how it is known --- */

static bool found_site(const char *path)
{
	return file_is_folder(path) && docusaurus_site_config(path) != NULL;
}

static bool has_category(const char *folder)
{
	for (size_t i = 0; i < CATEGORY_NAMES; i++)
		if (layout_has(folder, category_names[i]))
			return true;
	return false;
}

static bool has_position(const char *path)
{
	struct head head;
	bool has;

	head_read(&head, path);
	has = !isnan(head.position);
	head_deinit(&head);
	return has;
}

/* Do the pages of a folder, or the folders in it, have a place of their own? */
static bool is_docs(const char *path)
{
	struct file_list names = {0};
	size_t files = 0, folders = 0;
	bool is = has_category(path);

	if (!is && !file_names(path, &names))
		return false;
	for (size_t i = 0; i < names.count && !is; i++) {
		char *full = path_join(path, names.entries[i].path);

		if (names.entries[i].folder)
			is = folders++ < LOOK_FOLDERS && has_category(full);
		else if (path_is_markdown(full))
			is = files++ < LOOK_FILES && has_position(full);
		free(full);
	}
	file_list_deinit(&names);
	return is;
}

/* The folder of docs in path: that itself, or "docs" in it. NULL: there is none. */
static const char *find_docs(const char *path)
{
	char *docs = path_join(path, "docs");
	const char *found = NULL;

	if (is_docs(docs))
		found = "docs";
	else if (is_docs(path))
		found = "";
	free(docs);
	return found;
}

static bool found_docs(const char *path)
{
	return file_is_folder(path) && find_docs(path) != NULL;
}

/* --- reading --- */

static void note_unlisted(struct course *course, const struct docusaurus_docs *docs)
{
	for (size_t i = 0; i < docs->count; i++) {
		const struct docusaurus_doc *doc = &docs->docs[i];

		if (!doc->listed && !doc->taken && !doc->draft && !doc->unlisted)
			contents_note(course, doc->page.path, 0, 0, true, "page-unlisted",
				      "no sidebar shows this page; name it in %.200s",
				      path_base(docs->plugin->sidebars));
	}
}

/* Links may lead by its address to a doc that no sidebar shows. */
static void add_asides(struct course *course, const struct docusaurus_docs *docs, const char *route)
{
	course->asides = xreallocarray(course->asides, course->aside_count + docs->count + 1,
				       sizeof *course->asides);
	for (size_t i = 0; i < docs->count; i++) {
		const struct docusaurus_doc *doc = &docs->docs[i];

		if (!doc->taken && !doc->draft && doc->page.url != NULL)
			course->asides[course->aside_count++] = (struct course_aside){
				.url = path_join(route, doc->page.url), .path = xstrdup(doc->page.path) };
	}
}

/* The group that a further set of docs stands under. */
static void add_heading(struct contents *contents, const struct docusaurus_site *site,
			const struct docusaurus_plugin *plugin)
{
	char *name = docusaurus_site_name(site, "docsPluginId", plugin->id);

	contents_add(contents, &(struct contents_entry){ .title = name });
	free(name);
}

static void read_plugin(struct contents *contents, const struct docusaurus_site *site,
			const struct docusaurus_plugin *plugin)
{
	struct course *course = contents->course;
	bool several = site->plugin_count > 1, further = course->page_count > 0;
	struct docusaurus_sidebar sidebar = {0};
	struct docusaurus_docs docs;
	size_t before;

	docusaurus_docs_read(&docs, contents, plugin);
	docusaurus_sidebar_make(&sidebar, &docs, site, course);
	if (docs.count > 0 && further)
		add_heading(contents, site, plugin);
	before = course->page_count;
	docusaurus_sidebar_take(&sidebar, &docs, course, &contents->cap, further,
				several ? plugin->route : "");
	add_asides(course, &docs, several ? plugin->route : "");
	if (plugin->sidebars != NULL && course->page_count > before)
		note_unlisted(course, &docs);
	docusaurus_sidebar_deinit(&sidebar);
	docusaurus_docs_deinit(&docs);
}

/*
 * A site without current docs has those of its newest version, the first in versions.json. They
 * become the plugin's. False: there are none.
 */
static bool take_version(const struct contents *contents, const struct layout_place *place,
			 struct docusaurus_plugin *plugin)
{
	char *path = layout_path(place, "versions.json");
	char *full = path_join(place->path, path), *docs = NULL;
	struct strbuf text = {0};
	struct value_tree *tree = NULL;
	const char *version = NULL;

	if (contents_has(contents, path) && file_read(full, FILE_LIMIT_DATA, &text, NULL))
		tree = json_read(strbuf_text(&text), text.len, path, NULL);
	if (tree != NULL && tree->root->kind == VALUE_LIST)
		version = value_text(tree->root->first, NULL);
	if (version != NULL) {
		char *name = xasprintf("versioned_docs/version-%s", version);

		docs = layout_below(place, name);
		free(name);
	}
	value_tree_free(tree);
	strbuf_deinit(&text);
	free(full);
	free(path);
	if (docs == NULL || lookup_find(&contents->folders, docs) < 0) {
		free(docs);
		return false;
	}
	free(plugin->docs);
	plugin->docs = docs;
	return true;
}

static void take_site(struct course *course, struct docusaurus_site *site)
{
	const struct docusaurus_plugin *first = &site->plugins[0];

	course->title = site->title;
	course->language = site->language;
	course->site = site->site;
	course->statics = site->statics;
	site->title = site->language = site->site = site->statics = NULL;
	course->dialects = DIALECT_MDX | (site->math ? DIALECT_MATH : 0);
	if (site->plugin_count == 0)
		return;
	course->route = xstrdup(site->plugin_count == 1 ? first->route : "");
	if (first->docs != NULL)
		course->docs = xstrdup(first->docs);
}

static void read_plugins(struct contents *contents, struct docusaurus_site *site,
			 const struct layout_place *place)
{
	struct course *course = contents->course;

	for (size_t i = 0; i < site->plugin_count; i++) {
		const char *docs = site->plugins[i].docs;

		if (docs != NULL && (*docs == '\0' || lookup_find(&contents->folders, docs) >= 0))
			read_plugin(contents, site, &site->plugins[i]);
	}
	if (course->page_count == 0 && site->plugin_count > 0 &&
	    take_version(contents, place, &site->plugins[0]))
		read_plugin(contents, site, &site->plugins[0]);
}

/* Without a page: because they are elsewhere, or because there is none; then it is a folder. */
static bool read_nothing(struct course *course, const struct docusaurus_site *site,
			 const struct layout_place *place, struct err *err)
{
	if (site->plugin_count > 0 && site->plugins[0].docs == NULL) {
		err_set(err, "%s/%s: its docs are in \"%.200s\", outside of this folder; open the "
			"folder that holds both", place->shown, site->config,
			site->plugins[0].written);
		return false;
	}
	return layout_fall_back(course, place, err);
}

static bool read_site(struct course *course, const struct layout_place *place, struct err *err)
{
	struct docusaurus_site site;
	struct contents contents;
	bool good;

	if (!contents_init(&contents, course, err)) {
		contents_deinit(&contents);
		return false;
	}
	docusaurus_site_read(&site, course, place);
	if (site.config == NULL) {
		const char *docs = find_docs(place->path);

		free(site.plugins[0].docs);
		site.plugins[0].docs = xstrdup(docs != NULL ? docs : "");
		site.plugins[0].unsaid = true;
	}
	read_plugins(&contents, &site, place);
	good = course->page_count > 0;
	if (good) {
		take_site(course, &site);
		contents_finish(&contents);
	}
	contents_deinit(&contents);
	if (!good)
		good = read_nothing(course, &site, place, err);
	docusaurus_site_deinit(&site);
	return good;
}

const struct course_layout layout_docusaurus = {
	.name = "docusaurus",
	.kind = COURSE_DOCUSAURUS,
	.manifest = true,
	.found = found_site,
	.read = read_site,
};

const struct course_layout layout_docusaurus_docs = {
	.name = "docusaurus",
	.kind = COURSE_DOCUSAURUS,
	.found = found_docs,
	.read = read_site,
};
