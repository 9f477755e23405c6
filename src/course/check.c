/* check.c - what is wrong with a course: its manifest, its list of pages, each page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "course/archive.h"
#include "course/exchange.h"
#include "course/finding.h"
#include "course/head.h"
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

static bool leads_out(const char *path)
{
	char *clean = NULL;
	bool inside = path_normalise(path, &clean);

	free(clean);
	return !inside;
}

static void check_named_page(struct check *check, const struct spot *file,
			     const struct yaml_node *node)
{
	struct spot spot = *file;

	if (!leads_out(node->text)) {
		add_missing(check, file, node);
		return;
	}
	spot.line = node->line;
	spot.column = node->column;
	finding_add(check->findings, &spot, SEVERITY_ERROR, "outside-root",
		    "the page \"%.100s\" is outside the course; bring it into its folder",
		    node->text);
}

/* Pages that course.yaml names. */
static void check_named_pages(struct check *check, const struct spot *file)
{
	const struct yaml_node *root = yaml_root(check->course->manifest);
	const struct yaml_node *pages = yaml_get(root, "pages");
	const struct yaml_node *sessions = yaml_get(root, "sessions");

	for (size_t i = 0; pages != NULL && i < pages->count; i++)
		if (index_find_name(check->course, pages->items[i]->text) < 0)
			check_named_page(check, file, pages->items[i]);
	for (size_t i = 0; sessions != NULL && i < sessions->count; i++) {
		const struct yaml_node *page = yaml_get(sessions->items[i], "page");

		if (page != NULL && course_find_page(check->course, page->text) < 0)
			check_named_page(check, file, page);
	}
}

/* --- files that are no pages --- */

/* Where the pages of each kind of course are listed, in a sentence. */
static const char *const lists[] = {
	[COURSE_LECTERN] = "among the pages of course.yaml",
	[COURSE_DOCUSAURUS] = "in the sidebar",
	[COURSE_MDBOOK] = "in SUMMARY.md",
	[COURSE_MKDOCS] = "in the nav of mkdocs.yml",
	[COURSE_JUPYTER_BOOK] = "in the table of contents",
	[COURSE_TOCTREE] = "in _toctree.yml",
	[COURSE_CARPENTRIES] = "in config.yaml",
	[COURSE_DOCSIFY] = "in _sidebar.md",
	[COURSE_FOLDER] = "in the README",
	[COURSE_FILE] = "",
};

/* For those who write a course or run its repository, not for those who read it. */
static bool is_for_others(const char *path)
{
	static const char *const names[] = {
		"README",   "CONTRIBUTING", "CODE_OF_CONDUCT", "LICENSE",   "LICENCE",
		"SECURITY", "SUPPORT",      "CHANGELOG",       "CHANGES",   "HISTORY",
		"AUTHORS",  "MAINTAINERS",  "GOVERNANCE",      "RELEASING", "SUMMARY",
		"CITATION", "NOTICE",       "CODEOWNERS",      "404",
	};
	const char *name = path_base(path);
	size_t len = strlen(name) - strlen(path_extension(name));

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == len && strncasecmp(names[i], name, len) == 0)
			return true;
	return false;
}

/* The folders of a lesson that have pages; others hold what learners work on. */
static bool is_lesson_part(const char *path)
{
	static const char *const folders[] = {"episodes/", "learners/",  "instructors/",
					      "profiles/", "_episodes/", "_extras/"};

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (strncmp(path, folders[i], strlen(folders[i])) == 0)
			return true;
	return false;
}

/* Its author does not want it to be seen. */
static bool is_hidden(const struct course *course, const char *path)
{
	char *full = path_join(course->root, path);
	struct head head;
	bool hidden;

	head_read(&head, full);
	hidden = head.draft || head.unlisted;
	head_deinit(&head);
	free(full);
	return hidden;
}

static bool is_unlisted(const struct check *check, const char *path)
{
	const struct course *course = check->course;
	size_t len = strlen(course->docs);

	if (!pages_is_page(path) || course_find_path(course, path) >= 0)
		return false;
	if (len > 0 && !(strncmp(path, course->docs, len) == 0 && path[len] == '/'))
		return false;
	if (course->kind != COURSE_LECTERN && is_for_others(path))
		return false;
	if (course->kind == COURSE_CARPENTRIES && !is_lesson_part(path))
		return false;
	return !is_hidden(course, path);
}

static void check_unlisted(struct check *check, const char *path)
{
	const struct course *course = check->course;
	bool linked = lookup_find(&check->linked, path) >= 0;
	char *shown = check_shown_path(check, path);
	struct spot spot = { finding_file(check->findings), shown, 0, 0 };

	if (!linked)
		finding_add(check->findings, &spot, SEVERITY_WARNING, "page-unlisted",
			    "nobody sees this page; list it %s", lists[course->kind]);
	else if (course->kind == COURSE_LECTERN || course->kind == COURSE_MDBOOK)
		finding_add(check->findings, &spot, SEVERITY_WARNING, "page-unlisted",
			    "links alone lead to this page; list it %s", lists[course->kind]);
	free(shown);
}

/* A symbolic link that the walk over the course has not followed. */
static void check_skipped(struct check *check, const char *path)
{
	char *full = path_join(check->course->root, path);
	char *real = file_real_path(full);
	char *shown = check_shown_path(check, path);

	if (real != NULL && !course_inside(check->course, path))
		finding_add(check->findings,
			    &(struct spot){finding_file(check->findings), shown, 0, 0},
			    SEVERITY_ERROR, "outside-root",
			    "this symbolic link leads out of the course and is not followed; bring "
			    "what "
			    "it leads to into the course's folder");
	free(full);
	free(real);
	free(shown);
}

static void check_files(struct check *check)
{
	const struct course *course = check->course;
	const struct file_list *files = &check->files;
	bool listed = course->listed || (course->manifest != NULL &&
					 yaml_get(yaml_root(course->manifest), "pages") != NULL);

	for (size_t i = 0; listed && i < files->count; i++)
		if (!files->entries[i].folder && is_unlisted(check, files->entries[i].path))
			check_unlisted(check, files->entries[i].path);
	for (size_t i = 0; i < files->skipped_count; i++)
		check_skipped(check, files->skipped_paths[i]);
}

/* In the folder of the pages, or in the root itself: the rest of a repository is something else. */
static bool is_beside_pages(const struct course *course, const char *path)
{
	size_t len = strlen(course->docs);

	if (len == 0 || course->kind == COURSE_DOCSIFY || strchr(path, '/') == NULL)
		return true;
	return strncmp(path, course->docs, len) == 0 && path[len] == '/';
}

/*
 * Markdown files that are no pages: a reader comes to them by a link, others see them on a forge.
 * What they link to is looked at, too. A single file is looked at alone.
 */
static void check_extras(struct check *check)
{
	const struct course *course = check->course;

	for (size_t i = 0; i < check->files.count; i++) {
		const char *path = check->files.entries[i].path;

		if (!check->files.entries[i].folder && course_find_path(course, path) < 0 &&
		    is_beside_pages(course, path) && strcmp(path_base(path), "SUMMARY.md") != 0)
			check_take_extra(check, path);
	}
	for (size_t i = 0; course->kind != COURSE_FILE && i < check->extra_count; i++)
		check_extra(check, check->extras[i]);
}

/* --- all of it --- */

/* What the layout noticed on its way. */
/* What of an archive is not there to be looked at. */
static void check_archive(struct check *check)
{
	const struct archive *archive = check->course->archive;
	struct findings *findings = check->findings;

	if (archive == NULL || archive->left_out == NULL)
		return;
	if (archive->outside > 0)
		finding_add(findings, &(struct spot){ finding_file(findings), check->shown, 0, 0 },
			    SEVERITY_ERROR, "outside-root",
			    "%zu path%s of this archive and %s left out; pack it from inside its "
			    "folder",
			    archive->outside, archive->outside == 1 ? " leads out" : "s lead out",
			    archive->outside == 1 ? "is" : "are");
	strbuf_addf(&findings->left_out, "%s\n", archive->left_out);
}

static void check_notes(struct check *check)
{
	for (size_t i = 0; i < check->course->note_count; i++) {
		const struct course_note *note = &check->course->notes[i];
		char *shown = check_shown_path(check, note->path);

		finding_add(check->findings,
			    &(struct spot){finding_file(check->findings), shown, note->line,
					   note->column},
			    note->warning ? SEVERITY_WARNING : SEVERITY_ERROR, note->rule, "%s",
			    note->message);
		free(shown);
	}
}

static void check_deinit(struct check *check)
{
	lookup_deinit(&check->ids);
	lookup_deinit(&check->questions);
	lookup_deinit(&check->linked);
	lookup_deinit(&check->extra);
	file_list_deinit(&check->files);
	for (size_t i = 0; i < check->place_count; i++)
		free(check->places[i]);
	free(check->places);
	for (size_t i = 0; i < check->extra_count; i++)
		free(check->extras[i]);
	free(check->extras);
}

static void check_course(struct check *check)
{
	char *manifest = check_shown_path(check, MANIFEST_NAME);
	struct spot file = { finding_file(check->findings), manifest, 0, 0 };

	check_archive(check);
	check_notes(check);
	if (check->course->manifest != NULL)
		check_named_pages(check, &file);
	for (size_t i = 0; i < check->course->page_count; i++)
		check_page(check, i);
	if (check->course->kind != COURSE_FILE)
		file_walk(check->course->root, &check->files, NULL);
	check_extras(check);
	check_anchors(check);
	check_files(check);
	check_deinit(check);
	free(manifest);
}

/*
 * The course, with a manifest that cannot be read as a finding and the folder as it stands in its
 * place.
 */
static struct course *open_ours(struct findings *findings, const struct layout_place *place,
				struct err *err)
{
	struct course *course = course_layout_open(&layout_lectern, place, err);
	const char *shown = place->shown;
	char *folder, *manifest;

	folder = *place->base != '\0' ? path_join(shown, place->base) : xstrdup(shown);
	manifest = path_join(folder, MANIFEST_NAME);
	if (course == NULL && strncmp(err->text, manifest, strlen(manifest)) == 0) {
		struct spot spot = { finding_file(findings), manifest, 0, 0 };

		/* A symbolic link out of the course is said among the others. */
		if (strstr(err->text, "leads out of the course") == NULL)
			finding_add_err(findings, &spot, "yaml", err);
		*err = (struct err){0};
		course = course_layout_open(&layout_folder, place, err);
	}
	free(folder);
	free(manifest);
	return course;
}

/* What is in an archive is looked at where it was unpacked, under the archive's name. */
static struct course *open_leniently(struct findings *findings, const char *path, const char *shown,
				     struct err *err)
{
	struct layout_place place = { .shown = shown };
	const struct course_layout *layout = NULL;
	struct archive *archive = NULL;
	struct course *course;

	if (!archive_is(path)) {
		place.path = file_real_path(path);
	} else {
		archive = archive_unpack(findings->archives, path, err);
		if (archive == NULL)
			return NULL;
		place = archive_place(archive, shown);
	}
	if (place.path != NULL)
		layout = course_layout_find(place.path, &place.base);
	if (layout == &layout_lectern)
		course = open_ours(findings, &place, err);
	else if (layout != NULL)
		course = course_layout_open(layout, &place, err);
	else
		course = course_open(path, err);	/* says why it is none */
	free(place.base);
	free(place.path);
	return archive_give(archive, course);
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

		finding_add(findings, &spot, SEVERITY_ERROR, quiz_fault_rule(fault), "%s",
			    fault->message);
	}
	quiz_lint(&flaws, quiz);
	for (size_t i = 0; i < flaws.count; i++) {
		const struct question *question = flaws.items[i].question;
		struct spot spot = { order, shown, question->line, question->column };

		finding_add(findings, &spot, SEVERITY_WARNING, "quiz-item", "%s",
			    flaws.items[i].message);
	}
	quiz_flaws_deinit(&flaws);
	quiz_free(quiz);
}

/* A quiz of mdbook-quiz. What it asks of its own site and we leave out is no fault. */
static bool check_quiz_toml(struct findings *findings, const char *path, const char *shown,
			    struct err *err)
{
	struct strbuf bytes = {0};
	struct exchange *exchange;
	size_t order;

	if (!file_read(path, FILE_LIMIT_DATA, &bytes, err)) {
		strbuf_deinit(&bytes);
		return false;
	}
	exchange = exchange_read(exchange_find_reader("mdbook-quiz"), shown, strbuf_text(&bytes),
				 bytes.len);
	order = finding_file(findings);
	findings->pages++;
	for (size_t i = 0; i < exchange->fault_count; i++) {
		struct spot spot = { order, shown, exchange->faults[i].line, 1 };

		/* What import does with the record behind the ";" is not done here. */
		if (exchange->faults[i].broken)
			finding_add(findings, &spot, SEVERITY_ERROR, "quiz-invalid", "%.*s",
				    (int)strcspn(exchange->faults[i].message, ";"),
				    exchange->faults[i].message);
	}
	exchange_free(exchange);
	strbuf_deinit(&bytes);
	return true;
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
	if (file_is_regular(path) && strcasecmp(path_extension(path), ".toml") == 0)
		return check_quiz_toml(findings, path, shown, err);
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
