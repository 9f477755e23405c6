/* check.c - what is wrong with a course: its manifest, its list of pages, each page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "course/finding.h"
#include "course/index.h"
#include "course/layout.h"
#include "course/manifest.h"
#include "course/pages.h"
#include "course/quiz.h"
#include "course/quiz_lint.h"

static void add_missing(struct check *check, const struct spot *file, const struct yaml_node *node)
{
	const struct course *course = check->course;
	const char **known = xcalloc(course->page_count + 1, sizeof *known);
	struct spot spot = *file;
	const char *near;

	for (size_t i = 0; i < course->page_count; i++)
		known[i] = course->pages[i].id;
	near = suggest_nearest(node->text, known);
	spot.line = node->line;
	spot.column = node->column;
	if (near != NULL)
		finding_add(check->findings, &spot, SEVERITY_ERROR, "page-missing",
			    "there is no page \"%.100s\"; did you mean %.100s?", node->text, near);
	else
		finding_add(check->findings, &spot, SEVERITY_ERROR, "page-missing",
			    "there is no page \"%.100s\"; write it or take it off the list",
			    node->text);
	free(known);
}

/* Pages that course.yaml names. */
static void check_named_pages(struct check *check, const struct spot *file)
{
	const struct yaml_node *root = yaml_root(check->course->manifest);
	const struct yaml_node *pages = yaml_get(root, "pages");
	const struct yaml_node *sessions = yaml_get(root, "sessions");

	for (size_t i = 0; pages != NULL && i < pages->count; i++)
		if (index_find_name(check->course, pages->items[i]->text) < 0)
			add_missing(check, file, pages->items[i]);
	for (size_t i = 0; sessions != NULL && i < sessions->count; i++) {
		const struct yaml_node *page = yaml_get(sessions->items[i], "page");

		if (page != NULL && course_find_page(check->course, page->text) < 0)
			add_missing(check, file, page);
	}
}

static void check_unlisted(struct check *check)
{
	struct file_list files = {0};

	if (yaml_get(yaml_root(check->course->manifest), "pages") == NULL ||
	    !file_walk(check->course->root, &files, NULL))
		return;
	for (size_t i = 0; i < files.count; i++) {
		char *shown;

		if (files.entries[i].folder || !pages_is_page(files.entries[i].path) ||
		    course_find_path(check->course, files.entries[i].path) >= 0)
			continue;
		shown = check_shown_path(check, files.entries[i].path);
		finding_add(check->findings,
			    &(struct spot){finding_file(check->findings), shown, 0, 0},
			    SEVERITY_WARNING, "page-unlisted",
			    "nobody sees this page; list it among the pages of course.yaml");
		free(shown);
	}
	file_list_deinit(&files);
}

/* What the layout noticed on its way. */
static void check_notes(struct check *check)
{
	for (size_t i = 0; i < check->course->note_count; i++) {
		const struct course_note *note = &check->course->notes[i];
		char *shown = check_shown_path(check, note->path);

		finding_add(check->findings,
			    &(struct spot){ finding_file(check->findings), shown, note->line, note->column },
			    note->warning ? SEVERITY_WARNING : SEVERITY_ERROR, note->rule, "%s",
			    note->message);
		free(shown);
	}
}

static void check_course(struct check *check)
{
	char *manifest = check_shown_path(check, MANIFEST_NAME);
	struct spot file = { finding_file(check->findings), manifest, 0, 0 };

	check_notes(check);
	if (check->course->manifest != NULL)
		check_named_pages(check, &file);
	for (size_t i = 0; i < check->course->page_count; i++)
		check_page(check, i);
	check_anchors(check);
	if (check->course->manifest != NULL)
		check_unlisted(check);
	lookup_deinit(&check->ids);
	lookup_deinit(&check->questions);
	for (size_t i = 0; i < check->place_count; i++)
		free(check->places[i]);
	free(check->places);
	free(manifest);
}

/*
 * The course, with a manifest that cannot be read as a finding and the folder as it stands in its
 * place.
 */
static struct course *open_leniently(struct findings *findings, const char *path, const char *shown,
				     struct err *err)
{
	struct layout_place place = { .path = file_real_path(path), .shown = shown };
	const struct course_layout *layout =
		place.path != NULL ? course_layout_find(place.path, &place.base) : NULL;
	struct course *course = NULL;
	char *folder, *manifest;

	if (layout != &layout_lectern) {
		free(place.base);
		free(place.path);
		return course_open(path, err);
	}
	course = course_layout_open(layout, &place, err);
	folder = *place.base != '\0' ? path_join(shown, place.base) : xstrdup(shown);
	manifest = path_join(folder, MANIFEST_NAME);
	if (course == NULL && strncmp(err->text, manifest, strlen(manifest)) == 0) {
		struct spot spot = { finding_file(findings), manifest, 0, 0 };

		finding_add_err(findings, &spot, "yaml", err);
		*err = (struct err){0};
		course = course_layout_open(&layout_folder, &place, err);
	}
	free(folder);
	free(manifest);
	free(place.base);
	free(place.path);
	return course;
}

static bool is_yaml(const char *path)
{
	const char *extension = path_extension(path);

	return strcasecmp(extension, ".yaml") == 0 || strcasecmp(extension, ".yml") == 0;
}

/* A quiz file on its own: only what is in it can be wrong. */
static void check_quiz_file(struct findings *findings, const char *path, const char *shown)
{
	struct quiz *quiz = quiz_read(path);
	size_t order = finding_file(findings);
	struct quiz_flaws flaws = {0};

	findings->pages++;
	for (size_t i = 0; i < quiz->fault_count; i++) {
		const struct quiz_fault *fault = &quiz->faults[i];
		struct spot spot = { order, shown, fault->line, fault->column };

		finding_add(findings, &spot, SEVERITY_ERROR,
			    fault->kind == QUIZ_FAULT_YAML && fault->line > 0 ? "yaml"
									      : "quiz-invalid",
			    "%s", fault->message);
	}
	quiz_lint(&flaws, quiz);
	for (size_t i = 0; i < flaws.count; i++) {
		const struct question *question = flaws.items[i].question;
		struct spot spot = { order, shown, question->line, question->column };

		finding_add(findings, &spot, SEVERITY_WARNING, "quiz-item", "%s", flaws.items[i].message);
	}
	quiz_flaws_deinit(&flaws);
	quiz_free(quiz);
}

static int compare_findings(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;

	if (a->order != b->order)
		return a->order > b->order ? 1 : -1;
	if (a->line != b->line)
		return a->line > b->line ? 1 : -1;
	if (a->column != b->column)
		return a->column > b->column ? 1 : -1;
	return strcmp(a->message, b->message);
}

bool check_path(struct findings *findings, const char *path, const char *shown, struct err *err)
{
	struct check check = { .findings = findings };
	struct err own = {0};
	struct course *course;
	char *folder;

	if (file_is_regular(path) && is_yaml(path) && strcmp(path_base(path), MANIFEST_NAME) != 0) {
		check_quiz_file(findings, path, shown);
		return true;
	}
	course = open_leniently(findings, path, shown, &own);
	if (course == NULL) {
		if (err != NULL)
			*err = own;
		return false;
	}
	folder = xstrdup(shown);
	if (course->kind == COURSE_FILE)
		folder[strlen(folder) - strlen(path_base(folder))] = '\0';
	check.course = course;
	check.shown = folder;
	check_course(&check);
	if (findings->count > 0)
		qsort(findings->items, findings->count, sizeof *findings->items, compare_findings);
	free(folder);
	course_free(course);
	return true;
}
