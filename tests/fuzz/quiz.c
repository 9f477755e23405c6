/* quiz.c - fuzzes the reading of a quiz and of answers to it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "course/quiz.h"
#include "learn/ask.h"

static void ask(const struct question *question)
{
	static const char *const lines[] = { "a", "2", "a c", "1,3", "t", "f", "", "zz 99999999999", "\xff" };
	const struct ask_type *type = ask_type(question->type);
	struct strbuf text = {0};
	int order[QUIZ_CHOICES_MAX];

	for (int i = 0; i < QUIZ_CHOICES_MAX; i++)
		order[i] = i;
	type->expected(question, &text);
	type->solution(question, order, &text);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct answer answer = {0}, again = {0};
		struct err err = {0};

		if (!type->read(question, order, lines[i], &answer, &err))
			continue;
		double share = type->share(question, &answer);
		if (!(share >= 0 && share <= 1))
			abort();
		strbuf_reset(&text);
		type->format(question, &answer, &text);
		if (!type->parse(question, strbuf_text(&text), &again) || type->share(question, &again) != share)
			abort();	/* what the journal keeps is what was answered */
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
