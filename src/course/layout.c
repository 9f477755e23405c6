/* layout.c - what the forms of courses share. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "course/contents.h"
#include "course/head.h"

bool layout_has(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	bool has = file_is_regular(path);

	free(path);
	return has;
}

bool layout_has_own(const struct course *course, const char *path)
{
	return layout_has(course->root, path) && course_inside(course, path);
}

char *layout_path(const struct layout_place *place, const char *name)
{
	return *place->base != '\0' ? path_join(place->base, name) : xstrdup(name);
}

char *layout_below(const struct layout_place *place, const char *folder)
{
	char *joined = layout_path(place, folder);
	char *clean;

	if (!path_normalise(joined, &clean) || clean == NULL)
		clean = xstrdup(place->base);
	free(joined);
	return clean;
}

struct yaml *layout_read_yaml(struct course *course, const struct layout_place *place,
			      const char *path)
{
	char *full = path_join(place->path, path);
	struct strbuf text = {0};
	struct yaml *yaml = NULL;
	struct err err = {0};

	/* The sentence calls the file by its path from the root. */
	if (!course_inside(course, path))
		err_set(&err, "%s: this leads out of the course", path);
	else if (file_read(full, FILE_LIMIT_DATA, &text, &err))
		yaml = yaml_parse(strbuf_text(&text), text.len, path, 1, YAML_LENIENT, &err);
	if (yaml == NULL)
		contents_note_err(course, path, "yaml", &err);
	strbuf_deinit(&text);
	free(full);
	return yaml;
}

static char *title_of(const struct course *course, const char *path)
{
	char *full = path_join(course->root, path), *title = NULL;
	struct head head;

	if (layout_has_own(course, path)) {
		head_read(&head, full);
		title = head.title != NULL ? xstrdup(head.title) : NULL;
		head_deinit(&head);
	}
	free(full);
	return title;
}

char *layout_find_title(const struct course *course, const struct layout_place *place)
{
	char *readme = layout_path(place, "README.md");
	char *title = title_of(course, readme);

	if (title == NULL && *place->base != '\0')
		title = title_of(course, "README.md");
	free(readme);
	return title;
}

bool layout_fall_back(struct course *course, const struct layout_place *place, struct err *err)
{
	course->kind = COURSE_FOLDER;
	course->listed = false;
	return layout_folder.read(course, place, err);
}
