/*
 * layout_toctree.c - a course as Hugging Face's doc-builder has it: _toctree.yml, a list of
 * {title, local, sections}.
 *
 * A page that comes in a version for each framework (local_fw: {pt: ..., tf: ...}) stands in the list
 * once for each (https://github.com/huggingface/doc-builder).
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "course/contents.h"
#include "doc/dialect.h"

#define TOCTREE "_toctree.yml"

struct reader {
	struct contents contents;
	const char *base, *file;	/* folder of the manifest and itself, relative to the root */
};

static bool found(const char *path)
{
	return file_is_folder(path) && layout_has(path, TOCTREE);
}

static void add_page(struct reader *reader, const struct yaml_node *local, const char *title,
		    int depth)
{
	struct contents_entry entry = {
		.path = local->text, .title = *title != '\0' ? title : NULL, .depth = depth,
	};

	contents_add_named(&reader->contents, &entry, reader->base, reader->file, local->line,
			   local->column);
}

/* One page a framework: "Training (pt)". */
static void add_frameworks(struct reader *reader, const struct yaml_node *frameworks,
			   const char *title, int depth)
{
	for (size_t i = 0; i < frameworks->count; i++) {
		char *named = xasprintf("%s (%s)", title, frameworks->keys[i]->text);

		if (yaml_text(frameworks->items[i], NULL) != NULL)
			add_page(reader, frameworks->items[i], *title != '\0' ? named : title,
				 depth);
		free(named);
	}
}

/* Recursion is as deep as the YAML, which its reader limits. */
static void add_list(struct reader *reader, const struct yaml_node *list, int depth)
{
	for (size_t i = 0; list != NULL && list->kind == YAML_LIST && i < list->count; i++) {
		const struct yaml_node *item = list->items[i];
		const struct yaml_node *local = yaml_get(item, "local");
		const struct yaml_node *frameworks = yaml_get(item, "local_fw");
		struct contents_entry group = { .depth = depth };
		int index = -1;

		group.title = yaml_text(yaml_get(item, "title"), "");
		if (frameworks != NULL && frameworks->kind == YAML_MAP)
			add_frameworks(reader, frameworks, group.title, depth);
		else if (yaml_text(local, NULL) != NULL)
			add_page(reader, local, group.title, depth);
		else if (*group.title != '\0')
			index = contents_add(&reader->contents, &group);
		add_list(reader, yaml_get(item, "sections"), depth + 1);
		contents_close_group(&reader->contents, index);
	}
}

static bool read_toctree(struct course *course, const struct layout_place *place, struct err *err)
{
	char *path = layout_path(place, TOCTREE);
	struct yaml *yaml = layout_read_yaml(course, place, path);
	struct reader reader = { .base = place->base, .file = path };
	bool fine = true;

	course->title = layout_find_title(course, place);
	course->dialects = DIALECT_MDX | DIALECT_MATH;
	course->listed = true;
	if (yaml != NULL) {
		fine = contents_init(&reader.contents, course, err);
		if (fine) {
			add_list(&reader, yaml_root(yaml), 0);
			contents_finish(&reader.contents);
		}
		contents_deinit(&reader.contents);
	}
	yaml_drop(yaml);
	if (fine && course->page_count == 0)
		fine = layout_fall_back(course, place, err);
	free(path);
	return fine;
}

const struct course_layout layout_toctree = {
	.name = "toctree",
	.kind = COURSE_TOCTREE,
	.manifest = true,
	.found = found,
	.read = read_toctree,
};
