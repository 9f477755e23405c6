/*
 * layout_carpentries.c - a lesson of The Carpentries: config.yaml, which names the pages of four
 * folders (https://carpentries.github.io/sandpaper-docs/), or the Jekyll site that lessons were
 * before: _config.yml and the folder _episodes.
 *
 * index.md comes first, then the episodes; the pages for learners, instructors and so on are groups
 * behind them. A list that is blank means every file of its folder, by name; how to set up is part of
 * the lesson whether a list names it or not.
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
#include "course/tree.h"
#include "doc/dialect.h"

#define NEW_CONFIG "config.yaml"
#define OLD_CONFIG "_config.yml"

/* A folder of pages. */
struct section {
	const char *folder, *key;	/* key: of the list in the configuration */
	const char *title;		/* of its group; NULL: the lesson itself */
	const char *always;		/* a page of the folder that needs no list; or NULL */
};

static const struct section new_sections[] = {
	{ "episodes",    "episodes",    NULL, NULL },
	{ "learners",    "learners",    "Learners", "setup.md" },
	{ "instructors", "instructors", "Instructors", NULL },
	{ "profiles",    "profiles",    "Learner Profiles", NULL },
};

static const struct section old_sections[] = {
	{ "_episodes",     "episode_order", NULL, NULL },
	{ "_episodes_rmd", "episode_order", NULL, NULL },
	{ "_extras",       "extras_order",  "Extras", NULL },
};

struct reader {
	struct contents contents;
	const char *base;		/* of the lesson, relative to the root */
	const char *file;		/* the configuration, relative to the root */
};

/* Does a line of the file begin with one of the keys of such a lesson? */
static bool speaks_of_lessons(const char *folder)
{
	static const char *const keys[] = { "carpentry:", "episodes:" };
	char *path = path_join(folder, NEW_CONFIG);
	struct strbuf text = {0};
	bool speaks = false;

	file_read_head(path, FILE_LIMIT_DATA, &text, NULL);
	for (const char *line = strbuf_text(&text); line != NULL && !speaks; ) {
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			speaks |= strncmp(line, keys[i], strlen(keys[i])) == 0;
		line = strchr(line, '\n');
		line = line != NULL ? line + 1 : NULL;
	}
	strbuf_deinit(&text);
	free(path);
	return speaks;
}

static bool has_folder(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	bool has = file_is_folder(path);

	free(path);
	return has;
}

static bool is_new(const char *folder)
{
	return layout_has(folder, NEW_CONFIG) && has_folder(folder, "episodes") &&
		speaks_of_lessons(folder);
}

static bool found(const char *path)
{
	return is_new(path) || (layout_has(path, OLD_CONFIG) &&
				(has_folder(path, "_episodes") || has_folder(path, "_episodes_rmd")));
}

/* R Markdown is Markdown with code that runs elsewhere. */
static bool is_page(const char *path)
{
	return path_is_markdown(path) || strcasecmp(path_extension(path), ".Rmd") == 0;
}

/* A path in the lesson, relative to the root. The caller frees it. */
static char *inner(const struct reader *reader, const char *path)
{
	return *reader->base != '\0' ? path_join(reader->base, path) : xstrdup(path);
}

static void add_named(struct reader *reader, const char *folder, const struct yaml_node *name,
		      int depth)
{
	char *place = inner(reader, folder), *title = tree_pretty(name->text);
	struct contents_entry entry = { .path = name->text, .fallback = title, .depth = depth };

	contents_add_named(&reader->contents, &entry, place, reader->file, name->line,
			   name->column);
	free(title);
	free(place);
}

static bool is_file_of(const struct file_entry *file, const char *folder)
{
	size_t len = strlen(folder);

	return !file->folder && strncmp(file->path, folder, len) == 0 && file->path[len] == '/' &&
		strchr(file->path + len + 1, '/') == NULL && is_page(file->path);
}

/* A page that is part of a folder where it is there and not in the list already. */
static void add_always(struct reader *reader, const struct section *section, int depth)
{
	char *place = inner(reader, section->folder), *path = path_join(place, section->always);
	char *title = tree_pretty(path);
	struct contents_entry entry = { .path = path, .fallback = title, .depth = depth };

	contents_add(&reader->contents, &entry);
	free(title);
	free(path);
	free(place);
}

static void add_all(struct reader *reader, const char *folder, int depth)
{
	char *place = inner(reader, folder);

	for (size_t i = 0; i < reader->contents.files.count; i++) {
		const struct file_entry *file = &reader->contents.files.entries[i];
		struct contents_entry entry = { .path = file->path, .depth = depth };
		char *title;

		if (!is_file_of(file, place))
			continue;
		entry.fallback = title = tree_pretty(file->path);
		contents_add(&reader->contents, &entry);
		free(title);
	}
	free(place);
}

/* A list may hold names without their ending, and there may be none in the folder at all. */
static void add_section(struct reader *reader, const struct yaml_node *config,
			const struct section *section)
{
	const struct yaml_node *list = yaml_get(config, section->key);
	struct contents_entry group = { .title = section->title };
	int depth = section->title != NULL;
	int index = section->title != NULL ? contents_add(&reader->contents, &group) : -1;

	if (list != NULL && list->kind == YAML_LIST && list->count > 0) {
		for (size_t i = 0; i < list->count; i++)
			if (yaml_text(list->items[i], NULL) != NULL)
				add_named(reader, section->folder, list->items[i], depth);
	} else {
		add_all(reader, section->folder, depth);
	}
	if (section->always != NULL)
		add_always(reader, section, depth);
	contents_close_group(&reader->contents, index);
}

/* The pages of the lesson's own folder by name, where they are there. */
static void add_front(struct reader *reader, const char *const *names, size_t count, int depth)
{
	for (size_t i = 0; i < count; i++) {
		const char *own = depth == 0 ? reader->contents.course->title : NULL;
		char *path = inner(reader, names[i]), *title = tree_pretty(path);
		struct contents_entry entry = {
			.path = path, .fallback = own != NULL ? own : title, .depth = depth,
		};

		contents_add(&reader->contents, &entry);
		free(title);
		free(path);
	}
}

static void add_pages(struct reader *reader, const struct yaml_node *config, bool old)
{
	static const char *const index[] = { "index.md", "index.Rmd" };
	static const char *const around[] = { "setup.md", "reference.md", "about.md" };
	const struct section *sections = old ? old_sections : new_sections;
	size_t count = old ? sizeof old_sections / sizeof *old_sections
			   : sizeof new_sections / sizeof *new_sections;

	add_front(reader, index, sizeof index / sizeof *index, 0);
	for (size_t i = 0; i < count; i++)
		add_section(reader, config, &sections[i]);
	if (old)
		add_front(reader, around, sizeof around / sizeof *around, 1);
}

static void take_line(char **field, const struct yaml_node *node)
{
	if (*yaml_text(node, "") != '\0')
		*field = sanitize_dup(node->text, SANITIZE_LINE);
}

static void take_settings(struct course *course, const struct yaml_node *config)
{
	const char *site = yaml_text(yaml_get(config, "url"), "");

	take_line(&course->title, yaml_get(config, "title"));
	take_line(&course->language, yaml_get(config, "lang"));
	if (strncasecmp(site, "http", 4) == 0)
		take_line(&course->site, yaml_get(config, "url"));
	course->dialects = DIALECT_JEKYLL;
	course->listed = true;
}

static bool read_carpentries(struct course *course, const struct layout_place *place,
			     struct err *err)
{
	char *folder = *place->base != '\0' ? path_join(place->path, place->base)
					    : xstrdup(place->path);
	bool old = !is_new(folder), fine = true;
	char *path = layout_path(place, old ? OLD_CONFIG : NEW_CONFIG);
	struct yaml *config = layout_read_yaml(course, place, path);
	const struct yaml_node *root = config != NULL ? yaml_root(config) : NULL;
	struct reader reader = { .base = place->base, .file = path };

	/* The folders alone say what belongs to the lesson, should the file say nothing. */
	take_settings(course, root);
	fine = contents_init(&reader.contents, course, err);
	if (fine) {
		add_pages(&reader, root, old);
		contents_finish(&reader.contents);
	}
	contents_deinit(&reader.contents);
	yaml_drop(config);
	if (fine && course->page_count == 0)
		fine = layout_fall_back(course, place, err);
	free(path);
	free(folder);
	return fine;
}

const struct course_layout layout_carpentries = {
	.name = "carpentries",
	.kind = COURSE_CARPENTRIES,
	.manifest = true,
	.found = found,
	.read = read_carpentries,
};
