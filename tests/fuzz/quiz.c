/* quiz.c - fuzzes the reading of a quiz and of answers to it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "course/quiz.h"
#include "learn/ask.h"

/* What is kept of an answer earns what the answer did. */
static void check_answer(const struct question *question, const int *order,
			 const struct answer *answer)
{
	const struct ask_type *type = ask_type(question->type);
	double share = ask_share(question, answer);
	struct answer again = {0};
	struct strbuf text = {0};

	if (!(share >= 0 && share <= 1))
		abort();
	type->given(question, order, answer, &text);
	strbuf_reset(&text);
	type->format(question, answer, &text);
	if (!type->parse(question, strbuf_text(&text), &again) ||
	    ask_share(question, &again) != share)
		abort();
	answer_deinit(&again);
	strbuf_deinit(&text);
}

static void ask(const struct question *question)
{
	static const char *const lines[] = {
		"a", "2", "a c", "1,3", "t", "f", "", "zz 99999999999", "\xff", "3,3 V", "1e999",
		"2 1", "3 1 2", "1b 2a", "1a 2b 3c", "x; y", "\\;;", "a\\\\;b", "4", "***", "1 4 9",
	};
	const struct ask_type *type = ask_type(question->type);
	struct answer answer = {0};
	struct strbuf text = {0};
	int order[QUIZ_CHOICES_MAX];

	for (int i = 0; i < QUIZ_CHOICES_MAX; i++)
		order[i] = i;
	type->expected(question, &text);
	ask_add_solution(question, order, &text);
	type->right(question, &answer);
	check_answer(question, order, &answer);
	answer_deinit(&answer);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct err err = {0};

		if (!type->read(question, order, lines[i], &answer, &err))
			continue;
		check_answer(question, order, &answer);
		answer_deinit(&answer);
	}
	strbuf_deinit(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct quiz *quiz = quiz_parse((const char *)data, size, "quiz.yaml", 1);

	if (quiz->question_count == 0 && quiz->fault_count == 0)
		abort();	/* no question is a fault */
	for (size_t i = 0; i < quiz->question_count; i++)
		ask(&quiz->questions[i]);
	quiz_free(quiz);
	return 0;
}
