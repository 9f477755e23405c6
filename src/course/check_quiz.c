/* check_quiz.c - faults of quizzes. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "course/finding.h"
#include "course/quiz.h"
#include "course/quiz_lint.h"

/*
 * An id that was made from type and prompt: two alike say no more than that the question is asked
 * twice.
 */
static bool is_made(const char *id)
{
	return strlen(id) == 16 && strspn(id, "0123456789abcdef") == 16;
}

static void check_id(struct check *check, const struct spot *spot, const struct question *question)
{
	int old;

	if (is_made(question->id))
		return;
	if (!lookup_add(&check->questions, question->id, (int)check->place_count, &old)) {
		finding_add(check->findings, spot, SEVERITY_ERROR, "duplicate-id",
			    "the question id \"%s\" is taken by %.300s; give this one another",
			    question->id, check->places[old]);
		return;
	}
	check->places = xgrow(check->places, check->place_count, &check->place_cap,
			      sizeof *check->places);
	check->places[check->place_count++] = xasprintf("%s:%d", spot->path, spot->line);
}

static void add_fault(struct check *check, size_t order, const struct quiz_fault *fault)
{
	char *path = check_shown_path(check, fault->path);
	struct spot spot = { order, path, fault->line, fault->column };

	finding_add(check->findings, &spot, SEVERITY_ERROR, quiz_fault_rule(fault), "%s",
		    fault->message);
	free(path);
}

static void add_flaws(struct check *check, size_t order, const struct quiz *quiz)
{
	struct quiz_flaws flaws = {0};

	quiz_lint(&flaws, quiz);
	for (size_t i = 0; i < flaws.count; i++) {
		const struct question *question = flaws.items[i].question;
		char *path = check_shown_path(check, question->path);
		struct spot spot = { order, path, question->line, question->column };

		finding_add(check->findings, &spot, SEVERITY_WARNING, "quiz-item", "%s",
			    flaws.items[i].message);
		free(path);
	}
	quiz_flaws_deinit(&flaws);
}

void check_quiz(struct check *check, size_t page, const struct doc *doc)
{
	struct quiz *quiz = quiz_for_page(check->course, page, doc);
	size_t order;

	if (quiz == NULL)
		return;
	order = finding_file(check->findings);
	for (size_t i = 0; i < quiz->fault_count; i++)
		add_fault(check, order, &quiz->faults[i]);
	for (size_t i = 0; i < quiz->question_count; i++) {
		const struct question *question = &quiz->questions[i];
		char *path = check_shown_path(check, question->path);
		struct spot spot = { order, path, question->line, question->column };

		check_id(check, &spot, question);
		if (question->ref != NULL)
			check_link(check, (int)page, check->course->pages[page].path, &spot, question->ref,
				   false);
		free(path);
	}
	add_flaws(check, order, quiz);
	quiz_free(quiz);
}
