/* pages.c - makes the list of pages of a course. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/pages.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/sanitize.h"
#include "base/xalloc.h"
#include "course/head.h"
#include "course/lookup.h"
#include "course/order.h"
#include "course/week.h"

/* The last part of a path without extension. The caller frees it. */
static char *stem_of(const char *path)
{
	const char *name = path_base(path);

	return xstrndup(name, strlen(name) - strlen(path_extension(name)));
}

/* The folder part of a path, "" at the root. The caller frees it. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? xstrndup(path, (size_t)(slash - path)) : xstrdup("");
}

bool pages_is_index(const char *path)
{
	char *stem = stem_of(path);
	bool index = strcasecmp(stem, "README") == 0 || strcasecmp(stem, "index") == 0;

	free(stem);
	return index;
}

bool pages_is_page(const char *path)
{
	if (!path_is_markdown(path))
		return false;
	for (const char *part = path; part != NULL; part = strchr(part, '/')) {
		part += *part == '/';
		if (*part == '_' || strncmp(part, "translations/", strlen("translations/")) == 0)
			return false;
	}
	return true;
}

char *pages_path_id(const char *path)
{
	char *folder = folder_of(path);
	char *raw, *id;

	if (!pages_is_index(path))
		raw = xstrndup(path, strlen(path) - strlen(path_extension(path)));
	else
		raw = xstrdup(*folder != '\0' ? folder : "index");
	id = sanitize_dup(raw, SANITIZE_LINE);
	free(raw);
	free(folder);
	return id;
}

/* A page that says nothing of itself is called as its file, an index as its folder. */
static char *title_by_name(const char *root, const char *path)
{
	char *folder = folder_of(path);
	char *title;

	if (!pages_is_index(path))
		title = order_pretty(path);
	else
		title = order_pretty(*folder != '\0' ? folder : root);
	free(folder);
	return title;
}

void pages_read(struct page *page, const char *root, const char *path)
{
	char *full = path_join(root, path);
	struct head head;

	head_read(&head, full);
	free(full);
	*page = (struct page){
		.id = head.id != NULL ? xstrdup(head.id) : pages_path_id(path),
		.path = xstrdup(path),
		.title = head.title != NULL ? xstrdup(head.title) : title_by_name(root, path),
		.slug = head.slug != NULL ? xstrdup(head.slug) : NULL,
		.quiz = head.quiz != NULL ? xstrdup(head.quiz) : NULL,
		.week = head.week,
		.position = head.position,
	};
	page->label = xstrdup(head.label != NULL ? head.label : page->title);
	head_deinit(&head);
}

void pages_make_group(struct page *page, const char *id, const char *title)
{
	*page = (struct page){
		.id = xstrdup(id), .title = xstrdup(title), .label = xstrdup(title), .week = -1};
}

void pages_take(struct course *course, size_t *cap, struct page page)
{
	course->pages = xgrow(course->pages, course->page_count, cap, sizeof *course->pages);
	course->pages[course->page_count++] = page;
}

void pages_deinit(struct page *page)
{
	free(page->id);
	free(page->path);
	free(page->title);
	free(page->label);
	free(page->slug);
	free(page->url);
	free(page->quiz);
}

/* The first page keeps an id that two have; the second goes by its path, then by a number. */
static void make_unique(struct page *page, struct lookup *ids, int index)
{
	char *base;

	if (lookup_add(ids, page->id, index, NULL))
		return;
	base = page->path != NULL ? xstrndup(page->path, strlen(page->path) -
								 strlen(path_extension(page->path)))
				  : xstrdup(page->id);
	free(page->id);
	page->id = sanitize_dup(base, SANITIZE_LINE);
	for (int i = 2; !lookup_add(ids, page->id, index, NULL); i++) {
		char *clean = sanitize_dup(base, SANITIZE_LINE);

		free(page->id);
		page->id = xasprintf("%s-%d", clean, i);
		free(clean);
	}
	free(base);
}

/* Takes over candidate if it is the path of a file in the course. */
static bool take_quiz(struct page *page, const struct lookup *files, const char *candidate)
{
	char *path;

	if (!path_normalise(candidate, &path))
		return false;
	if (lookup_find(files, path) < 0) {
		free(path);
		return false;
	}
	free(page->quiz);
	page->quiz = path;
	return true;
}

/*
 * As the front matter says: from the page's folder, else from the root. What is not there stays,
 * as an error to see.
 */
static void find_named_quiz(struct page *page, const struct lookup *files)
{
	const char *name = page->quiz + strspn(page->quiz, "/");
	char *folder = folder_of(page->path);
	char *near = path_join(folder, name);
	char *path = NULL;

	if (!(name == page->quiz && *folder != '\0' && take_quiz(page, files, near)) &&
	    !take_quiz(page, files, name)) {
		bool inside = path_normalise(name == page->quiz && *folder != '\0' ? near : name,
					     &path);

		free(page->quiz);
		page->quiz = inside ? path : NULL;
	}
	free(near);
	free(folder);
}

static void find_quiz(struct page *page, const struct lookup *files)
{
	char *folder, *common, *name, *beside;

	if (page->quiz != NULL) {
		find_named_quiz(page, files);
		return;
	}
	folder = folder_of(page->path);
	common = xasprintf("quizzes/%s.yaml", page->id);
	name = xasprintf("%s.quiz.yaml", path_base(page->id));
	beside = *folder != '\0' ? path_join(folder, name) : xstrdup(name);
	if (!take_quiz(page, files, common))
		take_quiz(page, files, beside);
	free(folder);
	free(common);
	free(name);
	free(beside);
}

/* "assignment", "week-1-homework", "exercises": the whole page is something to do. */
static bool is_assignment(const char *path)
{
	static const char *const names[] = { "assignment", "homework", "task", "exercise", NULL };
	char *folder = folder_of(path);
	char *stem = stem_of(pages_is_index(path) && *folder != '\0' ? folder : path);
	size_t len = strlen(stem);
	bool is = false;

	if (len > 1 && (stem[len - 1] == 's' || stem[len - 1] == 'S'))
		stem[--len] = '\0';
	for (size_t i = 0; names[i] != NULL && !is; i++) {
		size_t want = strlen(names[i]);

		is = len >= want && strcasecmp(stem + len - want, names[i]) == 0 &&
			(len == want || strchr("-_. ", stem[len - want - 1]) != NULL);
	}
	free(stem);
	free(folder);
	return is;
}

void pages_finish(struct course *course, const struct file_list *files)
{
	struct lookup ids = {0}, data = {0};

	for (size_t i = 0; i < files->count; i++)
		if (!files->entries[i].folder && !path_is_markdown(files->entries[i].path))
			lookup_add(&data, files->entries[i].path, (int)i, NULL);
	for (size_t i = 0; i < course->page_count; i++) {
		struct page *page = &course->pages[i];
		const char *path = page->path != NULL ? page->path : "";

		make_unique(page, &ids, (int)i);
		if (page->week < 0)
			page->week = week_read(page->label, page->title, path, page->id);
		if (page->path == NULL)
			continue;
		find_quiz(page, &data);
		page->all_lists = is_assignment(page->path);
	}
	lookup_deinit(&ids);
	lookup_deinit(&data);
}
