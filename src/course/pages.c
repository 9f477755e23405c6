/* pages.c - makes the list of pages of a course. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/pages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/parallel.h"
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
	const char *name = path_base(path) + (strncmp(path_base(path), "_index.", 7) == 0);
	size_t len = strlen(name) - strlen(path_extension(name));

	return (len == strlen("README") && strncasecmp(name, "README", len) == 0) ||
		(len == strlen("index") && strncasecmp(name, "index", len) == 0);
}

/* Folders of text that is not the course's own, or is it once more in other languages. */
static bool is_aside(const char *part)
{
	static const char *const names[] = {"translations", "translated_images", "vendor",
					    "bower_components", "site-packages"};
	size_t len = strcspn(part, "/");

	if (part[len] != '/')
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == len && memcmp(part, names[i], len) == 0)
			return true;
	return false;
}

bool pages_is_page(const char *path)
{
	if (!path_is_markdown(path))
		return false;
	for (const char *part = path; part != NULL; part = strchr(part, '/')) {
		part += *part == '/';
		if (*part == '_' || is_aside(part))
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

bool pages_read(struct page *page, const char *root, const char *path)
{
	char *full = path_join(root, path);
	struct head head;
	bool titled;

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
		.weight = head.weight,
	};
	page->label = xstrdup(head.label != NULL ? head.label : page->title);
	titled = head.title != NULL;
	head_deinit(&head);
	return titled;
}

struct reading {
	struct page *pages;
	const char *root;
};

static void read_one(void *data, size_t index)
{
	const struct reading *reading = data;

	pages_read(&reading->pages[index], reading->root, reading->pages[index].path);
}

void pages_read_all(struct page *pages, size_t count, const char *root)
{
	parallel_for(count, read_one, &(struct reading){ pages, root });
}

void pages_make_group(struct page *page, const char *id, const char *title)
{
	*page = (struct page){
		.id = xstrdup(id), .title = xstrdup(title), .label = xstrdup(title), .week = -1,
		.position = NAN, .weight = NAN};
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
	struct strbuf common = {0}, beside = {0};
	const char *base = path_base(page->path);

	if (page->quiz != NULL) {
		find_named_quiz(page, files);
		return;
	}
	if (files->count == 0)
		return;
	strbuf_add(&common, "quizzes/");
	strbuf_add(&common, page->id);
	strbuf_add(&common, ".yaml");
	strbuf_addn(&beside, page->path, (size_t)(base - page->path));
	strbuf_add(&beside, path_base(page->id));
	strbuf_add(&beside, ".quiz.yaml");
	if (!take_quiz(page, files, common.data))
		take_quiz(page, files, beside.data);
	strbuf_deinit(&common);
	strbuf_deinit(&beside);
}

/* The name that says what a page is for, an index its folder's, without a plural s. */
static char *purpose_of(const char *path)
{
	char *folder = folder_of(path);
	char *stem = stem_of(pages_is_index(path) && *folder != '\0' ? folder : path);
	size_t len = strlen(stem);

	if (len > 1 && (stem[len - 1] == 's' || stem[len - 1] == 'S'))
		stem[len - 1] = '\0';
	free(folder);
	return stem;
}

/* The bytes of "assignment" and its like at the end of a name, 0 if there are none. */
static size_t assignment_at_end(const char *name)
{
	static const char *const names[] = { "assignment", "homework", "task", "exercise" };
	size_t len = strlen(name);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t want = strlen(names[i]);

		if (len >= want && strcasecmp(name + len - want, names[i]) == 0)
			return want;
	}
	return 0;
}

bool pages_is_assignment(const char *path)
{
	char *name = purpose_of(path);
	size_t end = assignment_at_end(name), len = strlen(name);
	bool is = end > 0 && (len == end || strchr("-_. ", name[len - end - 1]) != NULL);

	free(name);
	return is;
}

bool pages_is_lesson_assignment(const char *path)
{
	char *name = purpose_of(path);
	bool is = !pages_is_index(path) && *name != '\0' && assignment_at_end(name) == strlen(name);

	free(name);
	return is;
}

bool pages_is_formality(const char *path)
{
	static const struct { const char *name; bool any_case; } names[] = {
		{ "LICENSE", true },         { "LICENCE", true },      { "COPYING", true },
		{ "CODE_OF_CONDUCT", true }, { "CONTRIBUTING", true }, { "CONTRIBUTORS", true },
		{ "CODEOWNERS", true },      { "CHANGELOG", true },    { "PULL_REQUEST_TEMPLATE", true },
		{ "ISSUE_TEMPLATE", true },  { "SECURITY", false },    { "SUPPORT", false },
		{ "CONDUCT", false },        { "AUTHORS", false },     { "GOVERNANCE", false },
		{ "MAINTAINERS", false },    { "TRANSLATIONS", false }, { "CHANGES", false },
		{ "AGENTS", false },         { "CLAUDE", false },      { "GEMINI", false },
	};
	const char *name = path_base(path);
	size_t len = strcspn(name, ".");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == len &&
		    (names[i].any_case ? strncasecmp(name, names[i].name, len)
				       : strncmp(name, names[i].name, len)) == 0)
			return true;
	return strncmp(name, "README", 6) == 0 && !pages_is_index(name) &&
		strchr("._-", name[6]) != NULL;
}

/* --- weeks --- */

#define LEVELS 64		/* deeper pages count as on this level */

static bool same_folder(const char *left, const char *right)
{
	size_t len = (size_t)(path_base(left) - left);

	return len == (size_t)(path_base(right) - right) && memcmp(left, right, len) == 0;
}

/*
 * The week of a page that does not say it. An assignment is of its lesson's week. "3. Probability"
 * is a week where no page above it has one; below, it is a part of that.
 */
static int find_week(const struct page *page, const struct page *above, bool week_above)
{
	bool of_lesson = above != NULL && above->week >= 0 && page->path != NULL &&
		above->path != NULL && pages_is_lesson_assignment(page->path) &&
		same_folder(page->path, above->path);
	int week;

	if (of_lesson)
		return above->week;
	week = week_read(page->label, page->title, page->path != NULL ? page->path : "", page->id);
	if (week >= 0 || week_above)
		return week;
	week = week_of_number(page->label);
	return week >= 0 ? week : week_of_number(page->title);
}

static void find_weeks(struct course *course)
{
	const struct page *above[LEVELS + 1] = {0};	/* the latest page of each level, from 1 */
	bool weeks[LEVELS + 1] = {0};			/* it or a page above it has a week */

	for (size_t i = 0; i < course->page_count; i++) {
		struct page *page = &course->pages[i];
		int level = page->depth < LEVELS ? page->depth + 1 : LEVELS;

		if (page->week < 0)
			page->week = find_week(page, above[level - 1], weeks[level - 1]);
		for (int deeper = level; deeper <= LEVELS; deeper++) {
			above[deeper] = page;
			weeks[deeper] = weeks[level - 1] || page->week >= 0;
		}
	}
}

/* Pages first: the id of a page is promised, that of a group is not. */
static void make_ids_unique(struct course *course)
{
	struct lookup ids = {0};

	for (int groups = 0; groups < 2; groups++)
		for (size_t i = 0; i < course->page_count; i++)
			if ((course->pages[i].path == NULL) == (groups != 0))
				make_unique(&course->pages[i], &ids, (int)i);
	lookup_deinit(&ids);
}

void pages_finish(struct course *course, const struct file_list *files)
{
	struct lookup data = {0};

	for (size_t i = 0; i < files->count; i++)
		if (!files->entries[i].folder && !path_is_markdown(files->entries[i].path))
			lookup_add(&data, files->entries[i].path, (int)i, NULL);
	make_ids_unique(course);
	for (size_t i = 0; i < course->page_count; i++) {
		struct page *page = &course->pages[i];

		if (page->path == NULL)
			continue;
		find_quiz(page, &data);
		page->all_lists = pages_is_assignment(page->path);
	}
	find_weeks(course);
	lookup_deinit(&data);
}
