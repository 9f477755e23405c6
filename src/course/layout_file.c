/* layout_file.c - one Markdown file is a course of one page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>
#include <strings.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/pages.h"
#include "doc/dialect.h"

static bool found(const char *path)
{
	return file_is_regular(path) && path_is_markdown(path);
}

/*
 * Adds a path to the list if a file of the folder stands there; the folder may be large and is not
 * walked.
 */
static void look_for(struct file_list *files, const struct course *course, const char *name)
{
	char *full = path_join(course->root, name);
	char *path;

	if (path_normalise(name, &path)) {
		if (file_is_regular(full) && course_inside(course, path)) {
			files->entries = xgrow(files->entries, files->count, &files->cap,
					       sizeof *files->entries);
			files->entries[files->count++] = (struct file_entry){ .path = path };
		} else {
			free(path);
		}
	}
	free(full);
}

static bool read_file(struct course *course, const struct layout_place *place, struct err *err)
{
	struct file_list beside = {0};
	struct page page;
	size_t cap = 0;
	char *common, *own;

	(void)err;
	pages_read(&page, course->root, path_base(place->path));
	common = xasprintf("quizzes/%s.yaml", page.id);
	own = xasprintf("%s.quiz.yaml", path_base(page.id));
	if (page.quiz != NULL)
		look_for(&beside, course, page.quiz);
	look_for(&beside, course, common);
	look_for(&beside, course, own);
	pages_take(course, &cap, page);
	if (strcasecmp(path_extension(place->path), ".mdx") == 0)
		course->dialects = DIALECT_MDX;
	pages_finish(course, &beside);
	file_list_deinit(&beside);
	free(common);
	free(own);
	return true;
}

const struct course_layout layout_file = {
	.name = "file", .kind = COURSE_FILE, .found = found, .read = read_file,
};
