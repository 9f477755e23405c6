/*
 * layout_jupyter.c - a Jupyter Book: _toc.yml of the first (https://sphinx-external-toc.readthedocs.io,
 * and the bare list that came before it), or myst.yml of the second (https://mystmd.org).
 *
 * All forms are entries with children; they differ in the names of keys. An entry is a file, a glob,
 * a URL, or a title over its children. Notebooks stand in the list without a page.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "course/contents.h"
#include "course/glob.h"
#include "course/tree.h"
#include "doc/dialect.h"

#define TOC "_toc.yml"
#define MYST "myst.yml"
#define GLOBS_MAX 20		/* each is held against every file */
#define PATTERN_MAX 200		/* bytes of one */
#define PATTERNS_MAX 8192	/* bytes of those that leave files out */

struct reader {
	struct contents contents;
	const char *base;		/* that paths count from, relative to the root */
	const char *file;		/* the manifest, relative to the root */
	int globs;
	struct contents_number number;
	int level;			/* of the chapters that are read, for their numbers; -1: they have none */
	int levels;			/* so many have numbers */
	int usual;			/* so many, where a part does not say */
};

static bool found(const char *path)
{
	return file_is_folder(path) && (layout_has(path, TOC) || layout_has(path, MYST));
}

/* A path without extension may be any of these; the first that is there. The caller frees it. */
static char *with_extension(const struct reader *reader, const char *path)
{
	static const char *const extensions[] = { "", ".md", ".ipynb", ".rst", ".txt", ".myst" };

	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
		char *name = xasprintf("%s%s", path, extensions[i]);
		char *found_path = contents_find(&reader->contents, reader->base, name);
		bool is = found_path != NULL;

		free(found_path);
		if (is)
			return name;
		free(name);
	}
	return xstrdup(path);
}

static void add_file(struct reader *reader, const struct yaml_node *file, const char *title,
		    int depth)
{
	char *path = with_extension(reader, file->text);
	struct contents_entry entry = { .path = path, .title = title, .depth = depth };

	if (reader->level >= 0 && reader->level < reader->levels)
		entry.number = contents_count(&reader->number, reader->level);
	contents_add_named(&reader->contents, &entry, reader->base, reader->file, file->line,
			   file->column);
	free(path);
}

static int add_group(struct reader *reader, const char *title, int depth)
{
	struct contents_entry entry = { .title = title, .depth = depth };

	return contents_add(&reader->contents, &entry);
}

/* Files that a pattern fits and that are not in the list yet, in the order of their names. */
static void add_glob(struct reader *reader, const char *pattern, int depth)
{
	char *joined = *reader->base != '\0' ? path_join(reader->base, pattern) : xstrdup(pattern);
	char *whole = NULL;

	if (reader->globs++ < GLOBS_MAX && strlen(joined) < PATTERN_MAX &&
	    path_normalise(joined, &whole)) {
		char *named = xasprintf("%s.md", whole);

		for (size_t i = 0; i < reader->contents.files.count; i++) {
			const struct file_entry *file = &reader->contents.files.entries[i];
			struct contents_entry entry = { .path = file->path, .depth = depth };

			if (!file->folder && path_is_markdown(file->path) &&
			    (glob_match(whole, file->path) || glob_match(named, file->path)))
				contents_add(&reader->contents, &entry);
		}
		free(named);
	}
	free(whole);
	free(joined);
}

static void add_list(struct reader *reader, const struct yaml_node *list, int depth);

/* How many levels below an entry have numbers: `numbered: true` is all. */
static int numbered_levels(const struct yaml_node *entry, int usual)
{
	const struct yaml_node *said = yaml_get(entry, "numbered");
	long levels;
	bool all;

	if (said == NULL)
		said = yaml_get(yaml_get(entry, "options"), "numbered");
	if (yaml_bool(said, &all))
		return all ? CONTENTS_LEVELS : 0;
	if (yaml_int(said, &levels))
		return levels > 0 && levels < CONTENTS_LEVELS ? (int)levels : CONTENTS_LEVELS;
	return usual;
}

/* What is below an entry, in whatever form: its lists, and groups of them with captions. */
static void add_children(struct reader *reader, const struct yaml_node *entry, int depth)
{
	static const char *const lists[] = { "chapters", "sections", "entries", "children" };
	static const char *const groups[] = { "parts", "subtrees" };
	int level = reader->level, levels = reader->levels;
	int own = numbered_levels(entry, level < 0 ? reader->usual : 0);

	if (level >= 0) {
		reader->level++;
	} else if (own > 0) {
		reader->level = 0;
		reader->levels = own;
	}
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		add_list(reader, yaml_get(entry, lists[i]), depth);
	reader->level = level;
	reader->levels = levels;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		add_list(reader, yaml_get(entry, groups[i]), depth);
}

/* The bare list of old parts its chapters by lines of `- part: Title` or `- header: Title`. */
static bool is_divider(const struct yaml_node *entry)
{
	return (yaml_get(entry, "part") != NULL || yaml_get(entry, "header") != NULL) &&
		yaml_get(entry, "chapters") == NULL && yaml_get(entry, "file") == NULL;
}

/*
 * One entry. Recursion is as deep as the YAML, which its reader limits. Without a page of its own it
 * is a group, if it has a title; else what is below it takes its place.
 */
static void add_entry(struct reader *reader, const struct yaml_node *entry, int depth)
{
	const struct yaml_node *file = yaml_get(entry, "file");
	const struct yaml_node *glob = yaml_get(entry, "glob");
	const char *title = yaml_text(yaml_get(entry, "title"), "");
	const char *caption = yaml_text(yaml_get(entry, "caption"), "");
	size_t before = reader->contents.course->page_count;
	int group = -1;

	if (*title == '\0')
		title = *caption != '\0' ? caption : yaml_text(yaml_get(entry, "part"), "");
	if (*title == '\0')
		title = yaml_text(yaml_get(entry, "header"), "");
	if (glob == NULL)
		glob = yaml_get(entry, "pattern");
	if (yaml_text(file, NULL) != NULL)
		add_file(reader, file, *title != '\0' ? title : NULL, depth);
	else if (yaml_text(glob, NULL) != NULL)
		add_glob(reader, glob->text, depth);
	else if (*title != '\0' && yaml_get(entry, "url") == NULL)
		group = add_group(reader, title, depth);
	add_children(reader, entry,
		     depth + (reader->contents.course->page_count > before));
	if (!is_divider(entry))
		contents_close_group(&reader->contents, group);
}

static void add_list(struct reader *reader, const struct yaml_node *list, int depth)
{
	int below = 0;

	for (size_t i = 0; list != NULL && list->kind == YAML_LIST && i < list->count; i++) {
		const struct yaml_node *entry = list->items[i];

		if (entry->kind == YAML_SCALAR) {
			add_file(reader, entry, NULL, depth + below);
		} else if (is_divider(entry)) {
			add_entry(reader, entry, depth);
			below = 1;
		} else {
			add_entry(reader, entry, depth + below);
		}
	}
}

/* --- the two manifests --- */

static void take_line(char **field, const struct yaml_node *node)
{
	if (*field == NULL && *yaml_text(node, "") != '\0')
		*field = sanitize_dup(node->text, SANITIZE_LINE);
}

/* _toc.yml says the order, _config.yml beside it the title. */
static void read_first(struct reader *reader, const struct layout_place *place,
		       const struct yaml_node *toc)
{
	struct course *course = reader->contents.course;
	char *path = layout_path(place, "_config.yml");
	const struct yaml_node *root = yaml_get(toc, "root");
	struct yaml *config = layout_has_own(course, path) ? layout_read_yaml(course, place, path)
							   : NULL;

	if (config != NULL) {
		take_line(&course->title, yaml_get(yaml_root(config), "title"));
		take_line(&course->language,
			  yaml_get(yaml_get(yaml_root(config), "sphinx"), "language"));
		yaml_drop(config);
	}
	reader->usual = numbered_levels(yaml_get(toc, "defaults"), 0);
	if (yaml_text(root, NULL) != NULL)
		add_file(reader, root, NULL, 0);
	if (toc->kind == YAML_LIST)
		add_list(reader, toc, 0);
	else
		add_children(reader, toc, 0);
	free(path);
}

/* What the project leaves out, one pattern a line: its own list, and what it was built into. */
static char *take_ignored(const struct yaml_node *project)
{
	const struct yaml_node *list = yaml_get(project, "exclude");
	struct strbuf patterns = {0};

	strbuf_add(&patterns, "_build/\n");
	if (list != NULL && list->kind == YAML_SCALAR)
		strbuf_addf(&patterns, "%s\n", list->text);
	for (size_t i = 0; list != NULL && i < list->count && patterns.len < PATTERNS_MAX; i++)
		strbuf_addf(&patterns, "%s\n", yaml_text(list->items[i], ""));
	if (patterns.len > PATTERNS_MAX)
		strbuf_truncate(&patterns, PATTERNS_MAX);
	return strbuf_detach(&patterns);
}

/* Without a toc the pages stand in the order of their names. */
static void read_second(struct reader *reader, const struct yaml_node *manifest)
{
	struct course *course = reader->contents.course;
	const struct yaml_node *project = yaml_get(manifest, "project");
	char *ignored = take_ignored(project);
	struct tree tree = { &reader->contents, reader->base, ignored };

	take_line(&course->title, yaml_get(project, "title"));
	take_line(&course->title, yaml_get(yaml_get(manifest, "site"), "title"));
	take_line(&course->language, yaml_get(project, "language"));
	if (yaml_get(project, "toc") != NULL) {
		add_list(reader, yaml_get(project, "toc"), 0);
	} else {
		course->listed = false;
		tree_add(&tree, reader->base, 0);
	}
	free(ignored);
}

static bool read_pages(struct course *course, const struct layout_place *place,
		       const struct yaml *yaml, bool first, struct err *err)
{
	struct reader reader = { .base = place->base, .file = yaml_path(yaml), .level = -1 };
	bool fine = contents_init(&reader.contents, course, err);

	course->listed = true;
	if (fine && first)
		read_first(&reader, place, yaml_root(yaml));
	else if (fine)
		read_second(&reader, yaml_root(yaml));
	if (fine)
		contents_finish(&reader.contents);
	contents_deinit(&reader.contents);
	return fine;
}

static bool read_jupyter(struct course *course, const struct layout_place *place, struct err *err)
{
	char *toc = layout_path(place, TOC), *full = path_join(place->path, toc);
	bool first = file_is_regular(full), fine = true;
	char *path = first ? xstrdup(toc) : layout_path(place, MYST);
	struct yaml *yaml = layout_read_yaml(course, place, path);

	course->dialects = DIALECT_MYST | DIALECT_MATH;
	if (yaml != NULL)
		fine = read_pages(course, place, yaml, first, err);
	yaml_drop(yaml);
	if (course->title == NULL)
		course->title = layout_find_title(course, place);
	if (course->title == NULL && course->page_count > 0)
		course->title = xstrdup(course->pages[0].title);
	if (fine && course->page_count == 0)
		fine = layout_fall_back(course, place, err);
	free(path);
	free(full);
	free(toc);
	return fine;
}

const struct course_layout layout_jupyter = {
	.name = "jupyter-book",
	.kind = COURSE_JUPYTER_BOOK,
	.manifest = true,
	.found = found,
	.read = read_jupyter,
};
