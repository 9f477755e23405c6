/*
 * layout_lectern.c - the project's own form: a folder with a course.yaml in it.
 *
 * The pages are those of a plain folder; where course.yaml lists `pages`, it has those alone and in
 * that order. A page that is listed and not there is left out here and named by check; if none is
 * there, the list is of no use and all pages are shown.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/index.h"
#include "course/manifest.h"
#include "course/pages.h"

static bool found(const char *path)
{
	char *manifest = path_join(path, MANIFEST_NAME);
	bool is = file_is_folder(path) && file_is_regular(manifest);

	free(manifest);
	return is;
}

/* A page inside the folder of an index page that stands before it is one level below that. */
static int depth_of(const struct course *course, size_t count, const char *path)
{
	int depth = 0;

	for (size_t i = 0; i < count; i++) {
		const char *index = course->pages[i].path;
		size_t len = strlen(index) - strlen(path_base(index));

		if (len > 0 && pages_is_index(index) && strncmp(path, index, len) == 0 &&
		    strcmp(path, index) != 0)
			depth++;
	}
	return depth;
}

/* Keeps the pages that are listed, in that order. */
static void reorder(struct course *course, const struct yaml_node *listed)
{
	struct page *pages = xcalloc(listed->count + 1, sizeof *pages);
	bool *taken = xcalloc(course->page_count + 1, sizeof *taken);
	size_t count = 0;

	for (size_t i = 0; i < listed->count; i++) {
		int page = index_find_name(course, listed->items[i]->text);

		if (page < 0 || course->pages[page].path == NULL || taken[page])
			continue;
		taken[page] = true;
		pages[count++] = course->pages[page];
	}
	if (count == 0) {
		free(pages);
		free(taken);
		return;
	}
	for (size_t i = 0; i < course->page_count; i++)
		if (!taken[i])
			pages_deinit(&course->pages[i]);
	free(taken);
	free(course->pages);
	course->pages = pages;
	course->page_count = count;
	index_forget(course);
	for (size_t i = 0; i < count; i++)
		pages[i].depth = depth_of(course, i, pages[i].path);
}

static bool read_lectern(struct course *course, const struct layout_place *place, struct err *err)
{
	char *folder = path_join(place->path, place->base);
	char *shown_folder = path_join(place->shown, place->base);
	char *file = path_join(*place->base != '\0' ? folder : place->path, MANIFEST_NAME);
	char *shown_file = path_join(*place->base != '\0' ? shown_folder : place->shown, MANIFEST_NAME);
	char *inside = path_join(place->base, MANIFEST_NAME);
	struct yaml *manifest = NULL;
	const struct yaml_node *listed = NULL;
	bool fine = false;

	if (course_inside(course, inside))
		manifest = manifest_read(file, shown_file, err);
	else
		err_set(err, "%s: this leads out of the course; write one of its own", shown_file);
	if (manifest != NULL) {
		manifest_take(course, manifest);
		listed = yaml_get(yaml_root(manifest), "pages");
		fine = layout_folder.read(course, place, err);
	}
	if (fine && listed != NULL)
		reorder(course, listed);
	free(folder);
	free(shown_folder);
	free(file);
	free(shown_file);
	free(inside);
	return fine;
}

const struct course_layout layout_lectern = {
	.name = "lectern",
	.kind = COURSE_LECTERN,
	.manifest = true,
	.found = found,
	.read = read_lectern,
};
