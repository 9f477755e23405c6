/*
 * quiz.c - quizzes as data, and where they are found: files, fences in pages, or both.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/quiz.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/xalloc.h"
#include "course/quiz_field.h"
#include "course/quiz_yaml.h"

static struct quiz *quiz_new(void)
{
	struct quiz *quiz = xcalloc(1, sizeof *quiz);

	quiz->title = "";
	quiz->pass = QUIZ_PASS;
	quiz->tries = QUIZ_TRIES;
	quiz->shuffle = SHUFFLE_CHOICES;
	return quiz;
}

void quiz_free(struct quiz *quiz)
{
	if (quiz == NULL)
		return;
	lookup_deinit(&quiz->ids);
	free(quiz->questions);
	free(quiz->faults);
	arena_deinit(&quiz->arena);
	free(quiz);
}

/*
 * Our own files are read strictly. Where that fails, the lenient reading may still give the good
 * questions: the fault is said, and the question it stands in is left out.
 */
static struct yaml *parse(struct quiz_source *source, const char *text, size_t len, int first_line)
{
	struct err err = {""};
	struct yaml *yaml = yaml_parse(text, len, source->path, first_line, YAML_STRICT, &err);

	source->bad_line = 0;
	if (yaml != NULL)
		return yaml;
	quiz_field_fault_err(source, QUIZ_FAULT_YAML, &err);
	source->bad_line = source->quiz->faults[source->quiz->fault_count - 1].line;
	return yaml_parse(text, len, source->path, first_line, YAML_LENIENT, NULL);
}

static void add_file(struct quiz *quiz, const char *text, size_t len, const char *path,
		     int first_line)
{
	struct quiz_source source = { .quiz = quiz, .path = arena_strdup(&quiz->arena, path) };
	struct yaml *yaml = parse(&source, text, len, first_line);

	if (yaml != NULL)
		quiz_yaml_file(&source, yaml_root(yaml));
	yaml_drop(yaml);
}

/* name: how faults call the file. */
static void add_path(struct quiz *quiz, const char *path, const char *name)
{
	struct quiz_source source = { .quiz = quiz, .path = arena_strdup(&quiz->arena, name) };
	struct strbuf text = {0};
	struct err err = {""};

	if (file_read(path, FILE_LIMIT_DATA, &text, &err))
		add_file(quiz, strbuf_text(&text), text.len, name, 1);
	else
		quiz_field_fault_err(&source, QUIZ_FAULT_YAML, &err);
	strbuf_deinit(&text);
}

/* A quiz without questions says so, unless what is wrong has been said. */
static void check_empty(struct quiz *quiz, const char *path)
{
	struct quiz_source source = { .quiz = quiz, .path = arena_strdup(&quiz->arena, path) };
	struct yaml_node top = { .line = 1, .column = 1 };

	if (quiz->question_count == 0 && quiz->fault_count == 0)
		quiz_field_fault(&source, &top, QUIZ_FAULT_INVALID,
				"a quiz needs at least one question under `questions:`");
}

struct quiz *quiz_parse(const char *text, size_t len, const char *path, int first_line)
{
	struct quiz *quiz = quiz_new();

	add_file(quiz, text, len, path, first_line);
	check_empty(quiz, path);
	return quiz;
}

static char *name_without_extension(const char *path)
{
	const char *base = path_base(path);
	size_t len = strlen(base) - strlen(path_extension(base));

	return xstrndup(base, len > 0 ? len : strlen(base));
}

struct quiz *quiz_read(const char *path)
{
	struct quiz *quiz = quiz_new();

	add_path(quiz, path, path);
	check_empty(quiz, path);
	if (quiz->title[0] == '\0') {
		char *name = name_without_extension(path);

		quiz->title = arena_strdup(&quiz->arena, name);
		free(name);
	}
	return quiz;
}

void quiz_read_fences(struct quiz *quiz, const struct doc *doc, const char *path)
{
	struct quiz_source source = { .quiz = quiz, .path = arena_strdup(&quiz->arena, path) };

	for (const struct block *block = doc->root; block != NULL;
	     block = block_next(block, doc->root)) {
		struct yaml *yaml;

		if (block->kind != BLOCK_QUIZ)
			continue;
		yaml = parse(&source, block->as.quiz.text, block->as.quiz.len, block->line + 1);
		if (yaml != NULL)
			quiz_yaml_questions(&source, yaml_root(yaml));
		yaml_drop(yaml);
	}
}

static bool has_fence(const struct doc *doc)
{
	for (const struct block *block = doc->root; block != NULL;
	     block = block_next(block, doc->root))
		if (block->kind == BLOCK_QUIZ)
			return true;
	return false;
}

/*
 * The real path of a file of the course; NULL and a fault if there is none, or it lies elsewhere.
 */
static char *file_inside(struct quiz *quiz, const struct course *course, const char *name)
{
	struct quiz_source source = { .quiz = quiz, .path = arena_strdup(&quiz->arena, name) };
	size_t root_len = strlen(course->root);
	char *inside = NULL, *joined, *real = NULL;

	if (name[0] != '/' && path_normalise(name, &inside)) {
		joined = path_join(course->root, inside);
		real = file_real_path(joined);
		free(joined);
		free(inside);
		if (real == NULL) {
			quiz_field_fault(&source, NULL, QUIZ_FAULT_YAML,
					"there is no such quiz file");
			return NULL;
		}
		if (strncmp(real, course->root, root_len) == 0 &&
		    (real[root_len] == '/' || strcmp(course->root, "/") == 0))
			return real;
	}
	free(real);
	quiz_field_fault(&source, NULL, QUIZ_FAULT_INVALID,
			"the quiz file lies outside the course; move it into the course's folder");
	return NULL;
}

struct quiz *quiz_for_page(const struct course *course, size_t page, const struct doc *doc)
{
	const struct page *at = &course->pages[page];
	struct doc *own = NULL;
	struct quiz *quiz = NULL;

	if (doc == NULL && at->path != NULL)
		doc = own = course_load_page(course, page, NULL);
	if (at->quiz != NULL || (doc != NULL && has_fence(doc))) {
		const char *where = at->quiz != NULL   ? at->quiz
				    : at->path != NULL ? at->path
						       : at->id;

		quiz = quiz_new();
		if (at->quiz != NULL) {
			char *real = file_inside(quiz, course, at->quiz);

			if (real != NULL)
				add_path(quiz, real, at->quiz);
			free(real);
		}
		if (doc != NULL && at->path != NULL)
			quiz_read_fences(quiz, doc, at->path);
		check_empty(quiz, where);
		if (quiz->title[0] == '\0' && at->title != NULL)
			quiz->title = arena_strdup(&quiz->arena, at->title);
	}
	doc_free(own);
	return quiz;
}

const struct question *quiz_find(const struct quiz *quiz, const char *id)
{
	int index = lookup_find(&quiz->ids, id);

	return index >= 0 ? &quiz->questions[index] : NULL;
}

void quiz_add_question(struct quiz *quiz, const struct question *question)
{
	lookup_add(&quiz->ids, question->id, (int)quiz->question_count, NULL);
	quiz->questions = xgrow(quiz->questions, quiz->question_count, &quiz->question_cap,
				sizeof *quiz->questions);
	quiz->questions[quiz->question_count++] = *question;
}

double quiz_points(const struct quiz *quiz)
{
	double sum = 0;

	for (size_t i = 0; i < quiz->question_count; i++)
		if (quiz->questions[i].type != QUESTION_CARD)
			sum += quiz->questions[i].points;
	return sum;
}

void quiz_fault_add(struct strbuf *out, const char *folder, const struct quiz_fault *fault)
{
	if (folder != NULL) {
		char *path = path_join(folder, fault->path);

		strbuf_add(out, path);
		free(path);
	} else {
		strbuf_add(out, fault->path);
	}
	if (fault->line > 0)
		strbuf_addf(out, ":%d:%d", fault->line, fault->column > 0 ? fault->column : 1);
	strbuf_addf(out, ": %s", fault->message);
}

const char *quiz_fault_rule(const struct quiz_fault *fault)
{
	if (fault->kind == QUIZ_FAULT_DUPLICATE)
		return "duplicate-id";
	/* without a line, the file itself cannot be read */
	return fault->kind == QUIZ_FAULT_YAML && fault->line > 0 ? "yaml" : "quiz-invalid";
}

char *quiz_file_id(const char *path)
{
	char *real = file_real_path(path);
	char *name = name_without_extension(path);
	uint64_t hash = hash_text(real != NULL ? real : path);
	char *id;

	for (char *c = name; *c != '\0'; c++) {
		bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
			      (*c >= '0' && *c <= '9');

		if (!letter && (c == name || strchr("._-", *c) == NULL))
			*c = c == name ? 'q' : '-';
	}
	id = xasprintf("%.48s-%08x", name, (unsigned)(hash ^ hash >> 32));
	free(name);
	free(real);
	return id;
}
