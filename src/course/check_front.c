/* check_front.c - what is wrong with the front matter of a page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "course/finding.h"
#include "course/number_prefix.h"
#include "course/pages.h"

static void add_front(const struct page_source *source, const struct yaml_node *node,
		      const char *rule, const char *sentence)
{
	struct spot spot = check_spot(source, node->line, node->column);

	finding_add(source->check->findings, &spot, SEVERITY_ERROR, rule, "%s", sentence);
}

/* Other forms of courses may mean something else by a key of ours. */
static bool is_own(const struct page_source *source)
{
	enum course_kind kind = source->check->course->kind;

	return kind == COURSE_LECTERN || kind == COURSE_FOLDER || kind == COURSE_FILE;
}

/* Keys with one text as their value; an empty one is as none. */
static void check_texts(const struct page_source *source, const struct yaml_node *root)
{
	static const char *const keys[] = {
		"id", "title", "sidebar_label", "description", "slug", "quiz", NULL
	};

	for (size_t i = 0; keys[i] != NULL; i++) {
		const struct yaml_node *node = yaml_get(root, keys[i]);
		char *sentence;

		if (node == NULL || node->kind == YAML_SCALAR ||
		    (strcmp(keys[i], "quiz") == 0 && !is_own(source)))
			continue;
		sentence = xasprintf("%s is one text, not a list or map", keys[i]);
		add_front(source, node, "front-matter", sentence);
		free(sentence);
	}
}

static bool is_list_of_texts(const struct yaml_node *node)
{
	if (node->kind != YAML_LIST)
		return false;
	for (size_t i = 0; i < node->count; i++)
		if (node->items[i]->kind != YAML_SCALAR)
			return false;
	return true;
}

static void check_values(const struct page_source *source, const struct yaml_node *root)
{
	const struct yaml_node *position = yaml_get(root, "sidebar_position");
	const struct yaml_node *week = yaml_get(root, "week");
	const struct yaml_node *steps = yaml_get(root, "steps");
	double number;
	long count;

	if (position != NULL && !yaml_double(position, &number))
		add_front(source, position, "front-matter", "sidebar_position is a number");
	if (week != NULL && is_own(source) && (!yaml_int(week, &count) || count < 0))
		add_front(source, week, "front-matter", "week is a whole number from 0");
	if (steps != NULL && !is_list_of_texts(steps))
		add_front(source, steps, "front-matter",
			  "steps is a list of headings: write [procedure, assignment]");
}

/* pages_finish() has dropped a quiz that leads out of the course, and kept one that is absent. */
static void check_quiz_path(const struct page_source *source, const struct yaml_node *root)
{
	const struct course *course = source->check->course;
	const struct page *page = &course->pages[source->page];
	const struct yaml_node *node = yaml_get(root, "quiz");

	if (node == NULL || *yaml_text(node, "") == '\0')
		return;
	if (page->quiz == NULL)
		add_front(source, node, "outside-root",
			  "the quiz leads out of the course; bring it into its folder");
}

/*
 * The id that the page asks for. Docusaurus takes the numbers off the names of files and folders,
 * and makes the folder a part of every id. The caller frees it.
 */
static char *wanted_id(const struct page_source *source, const char *said)
{
	const struct course *course = source->check->course;
	char *by_path, *id;
	const char *slash;

	if (course->kind != COURSE_DOCUSAURUS)
		return *said != '\0' ? xstrdup(said) : pages_path_id(source->path);
	by_path = number_prefix_strip(source->path);
	slash = strrchr(by_path, '/');
	if (*said != '\0')
		id = xasprintf("%.*s%s", slash != NULL ? (int)(slash + 1 - by_path) : 0, by_path,
			       said);
	else
		id = xstrndup(by_path, strlen(by_path) - strlen(path_extension(by_path)));
	free(by_path);
	return id;
}

static void check_id(const struct page_source *source, const struct yaml_node *root)
{
	const struct course *course = source->check->course;
	const struct yaml_node *node = root != NULL ? yaml_get(root, "id") : NULL;
	const char *said = node != NULL ? yaml_text(node, "") : "";
	char *id = wanted_id(source, said);
	struct spot spot = check_spot(source, node != NULL ? node->line : 1,
				      node != NULL ? node->column : 1);
	/* Names of files that are ids by chance break nothing; Docusaurus builds no such site. */
	bool meant = *said != '\0' || course->kind == COURSE_DOCUSAURUS;
	int old;

	if (!lookup_add(&source->check->ids, id, source->page, &old))
		finding_add(source->check->findings, &spot,
			    meant ? SEVERITY_ERROR : SEVERITY_WARNING, "duplicate-id",
			    "the id \"%.100s\" is taken by %.300s; give this page another",
			    *said != '\0' ? said : id, course->pages[old].path);
	free(id);
}

/* "---" and a key below it: front matter was meant. */
static bool begins_like_front_matter(const struct page_source *source)
{
	const char *key = source->text + 4;
	size_t len;

	if (source->len < 5 || memcmp(source->text, "---\n", 4) != 0)
		return false;
	len = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
	return len > 0 && key[len] == ':';
}

void check_front_matter(const struct page_source *source, const struct front_matter *found)
{
	struct spot top = check_spot(source, 1, 1);
	struct yaml *yaml = NULL;
	struct err err = {0};

	if (found->end > 0)
		yaml = front_matter_parse(source->text, found, source->spot.path, &err);
	/* A reader makes the best of it: what the author wrote is a fault all the same. */
	if (err_is_set(&err))
		finding_add_err(source->check->findings, &top, "front-matter", &err);
	else if (found->end == 0 && begins_like_front_matter(source))
		finding_add(source->check->findings, &top, SEVERITY_ERROR, "front-matter",
			    "front matter begins here and has no end; close it with a line of ---");
	if (source->page >= 0)
		check_id(source, yaml != NULL ? yaml_root(yaml) : NULL);
	if (yaml != NULL) {
		check_texts(source, yaml_root(yaml));
		check_values(source, yaml_root(yaml));
	}
	if (yaml != NULL && source->page >= 0)
		check_quiz_path(source, yaml_root(yaml));
	yaml_drop(yaml);
}

