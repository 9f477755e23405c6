/*
 * layout_mkdocs.c - a site of MkDocs: mkdocs.yml, and the pages of its docs folder.
 *
 * `nav` lists the pages; without it, all of them stand in the order of their names
 * (https://www.mkdocs.org/user-guide/writing-your-docs/). A path in it that ends in a slash is a
 * folder, as plugins have it. A section whose first entry is an untitled index is, in themes that
 * say so (navigation.indexes), that page.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "course/contents.h"
#include "course/pages.h"
#include "course/tree.h"
#include "doc/dialect.h"

#define PARENTS_MAX 8		/* mkdocs.yml and those it inherits from */
#define PATTERNS_MAX 8192	/* bytes of patterns; each file is held against them */

/* mkdocs.yml first, then the file it inherits from, and so on. */
struct manifests {
	struct yaml *files[PARENTS_MAX];
	size_t count;
};

struct reader {
	struct contents contents;
	struct tree tree;
	char *docs;			/* folder of the pages, relative to the root */
	const char *file;		/* that has the nav, relative to the root */
	bool indexes;			/* an index is the page of its section */
};

static const char *find_name(const char *folder)
{
	static const char *const names[] = { "mkdocs.yml", "mkdocs.yaml" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (layout_has(folder, names[i]))
			return names[i];
	return NULL;
}

static bool found(const char *path)
{
	return file_is_folder(path) && find_name(path) != NULL;
}

/* --- the manifest --- */

static bool read_manifests(struct manifests *manifests, struct course *course,
			   const struct layout_place *place, const char *name)
{
	char *path = layout_path(place, name);

	*manifests = (struct manifests){0};
	while (path != NULL && manifests->count < PARENTS_MAX) {
		struct yaml *yaml = layout_read_yaml(course, place, path);
		const char *parent = yaml != NULL ? yaml_text(yaml_get(yaml_root(yaml), "INHERIT"), "")
						  : "";
		char *folder = xstrndup(path, (size_t)(path_base(path) - path)), *joined;

		if (yaml != NULL)
			manifests->files[manifests->count++] = yaml;
		free(path);
		path = NULL;
		joined = path_join(folder, parent);
		if (*parent != '\0' && !path_normalise(joined, &path))
			contents_note(course, yaml_path(yaml), 0, 0, false, "outside-root",
				      "INHERIT leads out of the course; bring the file into its folder");
		free(joined);
		free(folder);
	}
	free(path);
	return manifests->count > 0;
}

static void drop_manifests(struct manifests *manifests)
{
	for (size_t i = 0; i < manifests->count; i++)
		yaml_drop(manifests->files[i]);
}

/* The value of a key in the nearest file that has it; *file is which. */
static const struct yaml_node *get(const struct manifests *manifests, const char *key,
				   const char **file)
{
	for (size_t i = 0; i < manifests->count; i++) {
		const struct yaml_node *node = yaml_get(yaml_root(manifests->files[i]), key);

		if (node == NULL)
			continue;
		if (file != NULL)
			*file = yaml_path(manifests->files[i]);
		return node;
	}
	return NULL;
}

/* A text; of `!ENV [NAME, default]` the default. The caller frees it; NULL if it is empty. */
static char *line_of(const struct manifests *manifests, const char *key)
{
	const struct yaml_node *node = get(manifests, key, NULL);
	const char *text;

	if (node != NULL && node->kind == YAML_LIST && node->count > 1)
		node = node->items[node->count - 1];
	text = yaml_text(node, "");
	return *text != '\0' ? sanitize_dup(text, SANITIZE_LINE) : NULL;
}

/* Is word part of a name in a list of texts and maps, or of a map's keys? */
static bool names(const struct yaml_node *node, const char *word)
{
	for (size_t i = 0; node != NULL && i < node->count; i++) {
		const struct yaml_node *item = node->kind == YAML_MAP ? node->keys[i]
								      : node->items[i];

		if (item->kind == YAML_MAP && item->count > 0)
			item = item->keys[0];
		if (strstr(yaml_text(item, ""), word) != NULL)
			return true;
	}
	return false;
}

/* --- nav --- */

static bool is_url(const char *path)
{
	return strstr(path, "://") != NULL || strncmp(path, "//", 2) == 0 || *path == '/' ||
		strncasecmp(path, "mailto:", 7) == 0;
}

/* A folder stands for all in it, in a section of its name; once. */
static bool add_folder(struct reader *reader, const char *path, const char *title, int depth)
{
	char *joined = *reader->docs != '\0' ? path_join(reader->docs, path) : xstrdup(path);
	char *folder = NULL, *own;
	bool is = path_normalise(joined, &folder) &&
		lookup_add(&reader->contents.taken, folder, -1, NULL) &&
		tree_has(&reader->tree, folder);

	if (is) {
		struct contents_entry group = { .depth = depth };

		group.title = own = title != NULL ? xstrdup(title) : tree_pretty(folder);
		contents_add(&reader->contents, &group);
		tree_add(&reader->tree, folder, depth + 1);
		free(own);
	}
	free(folder);
	free(joined);
	return is;
}

static void add_path(struct reader *reader, const struct yaml_node *node, const char *title,
		     int depth)
{
	char *name = tree_title(node->text);
	struct contents_entry entry = {
		.path = node->text, .title = title, .fallback = name, .depth = depth,
	};
	size_t len = strlen(node->text);

	/* A nav of `Title:` and nothing behind it is a place to be filled. */
	if (len == 0 && title != NULL) {
		entry.path = NULL;
		contents_add(&reader->contents, &entry);
	} else if (len > 0 && !is_url(node->text) &&
		   !(*path_extension(node->text) == '\0' &&
		     add_folder(reader, node->text, title, depth))) {
		contents_add_named(&reader->contents, &entry, reader->docs, reader->file,
				   node->line, node->column);
	}
	free(name);
}

static void add_nav(struct reader *reader, const struct yaml_node *node, const char *title,
		    int depth);

/* The index that is a section's own page; NULL if it has none. */
static const struct yaml_node *find_section_page(const struct reader *reader,
						 const struct yaml_node *node)
{
	const struct yaml_node *first = node->kind == YAML_LIST && node->count > 0 ? node->items[0]
										   : NULL;

	if (!reader->indexes || first == NULL || first->kind != YAML_SCALAR ||
	    !pages_is_index(first->text))
		return NULL;
	return first;
}

static void add_section(struct reader *reader, const struct yaml_node *node, const char *title,
			int depth)
{
	const struct yaml_node *own = find_section_page(reader, node);
	struct contents_entry group = { .title = title, .depth = depth };
	int index = -1;

	if (own != NULL)
		add_path(reader, own, *title != '\0' ? title : NULL, depth);
	else
		index = contents_add(&reader->contents, &group);
	for (size_t i = own != NULL; i < node->count; i++)
		add_nav(reader, node->items[i],
			node->kind == YAML_MAP ? node->keys[i]->text : NULL, depth + 1);
	contents_close_group(&reader->contents, index);
}

/*
 * One entry: a path, a map of titles to paths or sections, or the value of such a title. Recursion
 * is as deep as the YAML, which its reader limits.
 */
static void add_nav(struct reader *reader, const struct yaml_node *node, const char *title,
		    int depth)
{
	bool called = title != NULL && *title != '\0';

	if (node->kind == YAML_SCALAR) {
		add_path(reader, node, called ? title : NULL, depth);
	} else if (called || (title != NULL && find_section_page(reader, node) != NULL)) {
		add_section(reader, node, title, depth);
	} else {
		for (size_t i = 0; i < node->count; i++)
			add_nav(reader, node->items[i],
				node->kind == YAML_MAP ? node->keys[i]->text : NULL, depth);
	}
}

/* --- the course --- */

static void take_settings(struct course *course, const struct manifests *manifests)
{
	const struct yaml_node *extensions = get(manifests, "markdown_extensions", NULL);
	const struct yaml_node *theme = get(manifests, "theme", NULL);
	char *site = line_of(manifests, "site_url");

	course->title = line_of(manifests, "site_name");
	course->language = line_of(manifests, "locale");
	if (course->language == NULL && *yaml_text(yaml_get(theme, "language"), "") != '\0')
		course->language = sanitize_dup(yaml_get(theme, "language")->text, SANITIZE_LINE);
	if (site != NULL && strncasecmp(site, "http", 4) == 0)
		course->site = site;
	else
		free(site);
	course->dialects = DIALECT_MKDOCS;
	if (names(extensions, "arithmatex") || names(extensions, "mdx_math"))
		course->dialects |= DIALECT_MATH;
}

/* What the site leaves out, one pattern a line. The caller frees it. */
static char *take_ignored(const struct manifests *manifests)
{
	static const char *const keys[] = { "exclude_docs", "draft_docs" };
	struct strbuf patterns = {0};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		strbuf_addf(&patterns, "%s\n", yaml_text(get(manifests, keys[i], NULL), ""));
	if (patterns.len > PATTERNS_MAX)
		strbuf_truncate(&patterns, PATTERNS_MAX);
	return strbuf_detach(&patterns);
}

static bool read_pages(struct course *course, const struct manifests *manifests,
		       struct err *err)
{
	const char *file = "";
	const struct yaml_node *nav = get(manifests, "nav", &file);
	char *ignored = take_ignored(manifests);
	struct reader reader = {
		.contents.course = course,
		.docs = course->docs,
		.indexes = names(yaml_get(get(manifests, "theme", NULL), "features"),
				 "navigation.indexes"),
	};
	bool fine = contents_init(&reader.contents, course, err);

	if (nav == NULL)
		nav = get(manifests, "pages", &file);
	reader.file = file;
	reader.tree = (struct tree){ &reader.contents, reader.docs, ignored };
	if (fine && nav != NULL && nav->kind != YAML_SCALAR)
		add_nav(&reader, nav, NULL, 0);
	course->listed = course->page_count > 0;
	if (fine && course->page_count == 0)
		tree_add(&reader.tree, reader.docs, 0);
	if (fine)
		contents_finish(&reader.contents);
	contents_deinit(&reader.contents);
	free(ignored);
	return fine;
}

static bool read_mkdocs(struct course *course, const struct layout_place *place, struct err *err)
{
	char *folder = *place->base != '\0' ? path_join(place->path, place->base)
					    : xstrdup(place->path);
	const char *name = find_name(folder);
	struct manifests manifests;
	bool fine = true;

	if (name != NULL && read_manifests(&manifests, course, place, name)) {
		take_settings(course, &manifests);
		course->docs = layout_below(place, yaml_text(get(&manifests, "docs_dir", NULL),
							     "docs"));
		fine = read_pages(course, &manifests, err);
		drop_manifests(&manifests);
	}
	if (fine && course->page_count == 0)
		fine = layout_fall_back(course, place, err);
	free(folder);
	return fine;
}

const struct course_layout layout_mkdocs = {
	.name = "mkdocs",
	.kind = COURSE_MKDOCS,
	.manifest = true,
	.found = found,
	.read = read_mkdocs,
};
