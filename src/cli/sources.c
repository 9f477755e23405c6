/*
 * sources.c - where the questions of a review are: in which course or quiz file.
 *
 * Looked for where it was when it was last opened, else by its id, among the installed courses, the
 * default one and the current folder.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "cli/find.h"
#include "course/archive.h"
#include "course/course.h"
#include "course/quiz.h"
#include "learn/shelf.h"

/* Where the questions of a course of the shelf are. */
struct source {
	bool sought;
	struct course *course;		/* NULL: not found, or the quiz of a file */
	struct quiz *file;		/* the quiz of a file */
	size_t lost, unplaced;
};

/* The quiz of a page, read once. */
struct sheet {
	size_t source;
	char *page;			/* as in struct review_card */
	struct quiz *quiz;		/* NULL: there is none */
};

struct sources {
	const struct cli *cli;
	const struct shelf *shelf;
	struct source *list;		/* as many as there are courses on the shelf */
	struct sheet *sheets;
	size_t sheet_count, sheet_cap;
};

struct sources *sources_new(const struct cli *cli, const struct shelf *shelf)
{
	struct sources *sources = xcalloc(1, sizeof *sources);

	sources->cli = cli;
	sources->shelf = shelf;
	sources->list = xcalloc(shelf->count + 1, sizeof *sources->list);
	return sources;
}

void sources_free(struct sources *sources)
{
	if (sources == NULL)
		return;
	for (size_t i = 0; i < sources->sheet_count; i++) {
		quiz_free(sources->sheets[i].quiz);
		free(sources->sheets[i].page);
	}
	for (size_t i = 0; i < sources->shelf->count; i++) {
		course_free(sources->list[i].course);
		quiz_free(sources->list[i].file);
	}
	free(sources->sheets);
	free(sources->list);
	free(sources);
}

void sources_take(struct sources *sources, size_t index, struct course *course, struct quiz *file)
{
	sources->list[index] = (struct source){ .sought = true, .course = course, .file = file };
}

/* --- looking for them --- */

/* The course at a path if it has that id. Takes path; NULL is fine. */
static struct course *open_if(const struct cli *cli, char *path, const char *id)
{
	struct course *course = NULL;

	if (path != NULL)
		course = archive_open(cli->archives, path, &(struct err){0});
	free(path);
	if (course == NULL || strcmp(course->id, id) == 0)
		return course;
	course_free(course);
	return NULL;
}

/* Ids that are made up from a path end in eight hex digits; no course can be looked up by them. */
static bool is_made(const char *id)
{
	size_t len = strlen(id);

	return len > 9 && id[len - 9] == '-' && strspn(id + len - 8, "0123456789abcdef") == 8;
}

static struct course *find_by_id(const struct cli *cli, const char *id)
{
	struct err err = {0};
	int status;
	struct course *course = open_if(cli, find_course(cli, id, &status, &err), id);

	if (course == NULL)
		course = open_if(cli, find_course(cli, NULL, &status, &err), id);
	if (course == NULL && is_made(id)) {
		char **paths = find_installed(cli);

		for (size_t i = 0; course == NULL && paths[i] != NULL; i++)
			course = open_if(cli, xstrdup(paths[i]), id);
		find_free(paths);
	}
	return course;
}

bool sources_is_file(const char *word)
{
	const char *extension = path_extension(word);

	return (strcmp(extension, ".yaml") == 0 || strcmp(extension, ".yml") == 0) &&
	       file_is_regular(word);
}

/* The quiz of the file at a path if its state is kept under that id. */
static struct quiz *read_if(const char *path, const char *id)
{
	char *own = sources_is_file(path) ? quiz_file_id(path) : NULL;
	struct quiz *quiz = own != NULL && strcmp(own, id) == 0 ? quiz_read(path) : NULL;

	free(own);
	return quiz;
}

/* Finds the course or the quiz of a journal, once. */
static const struct source *source_of(struct sources *sources, size_t index)
{
	struct source *source = &sources->list[index];
	const char *id = sources->shelf->ids[index], *path = sources->shelf->visits[index]->path;

	if (source->sought)
		return source;
	source->sought = true;
	if (path != NULL)
		source->file = read_if(path, id);
	if (path != NULL && source->file == NULL)
		source->course = open_if(sources->cli, xstrdup(path), id);
	if (source->file == NULL && source->course == NULL)
		source->course = find_by_id(sources->cli, id);
	return source;
}

/* The quiz that a page had its questions from; NULL if there is none any more. */
static const struct quiz *quiz_of(struct sources *sources, size_t source, const char *page)
{
	const struct course *course = sources->list[source].course;
	struct sheet *sheet;
	int index;

	for (size_t i = 0; i < sources->sheet_count; i++)
		if (sources->sheets[i].source == source &&
		    strcmp(sources->sheets[i].page, page) == 0)
			return sources->sheets[i].quiz;
	index = course_find_page(course, page);
	sources->sheets = xgrow(sources->sheets, sources->sheet_count, &sources->sheet_cap,
				sizeof *sources->sheets);
	sheet = &sources->sheets[sources->sheet_count++];
	*sheet = (struct sheet){ source, xstrdup(page), NULL };
	if (index >= 0)
		sheet->quiz = quiz_for_page(course, (size_t)index, NULL);
	return sheet->quiz;
}

const struct quiz *sources_quiz(struct sources *sources, const struct review_entry *entry)
{
	struct source *source = &sources->list[entry->course];
	const struct quiz *quiz = source_of(sources, entry->course)->file;

	if (quiz == NULL && source->course == NULL) {
		source->unplaced++;
		return NULL;
	}
	if (quiz == NULL)
		quiz = quiz_of(sources, entry->course, entry->card->page);
	if (quiz == NULL || quiz_find(quiz, entry->card->question) == NULL) {
		source->lost++;
		return NULL;
	}
	return quiz;
}

size_t sources_lost(const struct sources *sources, size_t index)
{
	return sources->list[index].lost;
}

size_t sources_unplaced(const struct sources *sources, size_t index)
{
	return sources->list[index].unplaced;
}
