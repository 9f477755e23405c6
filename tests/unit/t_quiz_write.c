/* t_quiz_write.c - questions written as YAML read back as the same questions. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "course/quiz_write.h"

static void add_all(struct strbuf *out, const struct quiz *quiz)
{
	strbuf_add(out, "questions:\n");
	for (size_t i = 0; i < quiz->question_count; i++)
		quiz_write_question(out, &quiz->questions[i]);
}

static void every_type_reads_back(void **state)
{
	const char *source = getenv("srcdir");
	char *path = path_join(source != NULL ? source : ".", "tests/fixtures/quiz/all-types.yaml");
	struct quiz *quiz = quiz_read(path), *again;
	struct strbuf one = {0}, two = {0};

	(void)state;
	add_all(&one, quiz);
	again = quiz_parse(strbuf_text(&one), one.len, "q.yaml", 1);
	assert_int_equal(again->fault_count, 0);
	assert_int_equal(again->question_count, quiz->question_count);
	add_all(&two, again);
	assert_string_equal(strbuf_text(&one), strbuf_text(&two));
	for (size_t i = 0; i < quiz->question_count; i++) {
		assert_string_equal(quiz->questions[i].id, again->questions[i].id);
		assert_string_equal(quiz->questions[i].prompt, again->questions[i].prompt);
		assert_int_equal(quiz->questions[i].type, again->questions[i].type);
	}
	strbuf_deinit(&one);
	strbuf_deinit(&two);
	quiz_free(again);
	quiz_free(quiz);
	free(path);
}

static void every_string_is_safe(void **state)
{
	static const char *const cases[] = {
		"plain", "a: b", "# c", "no", "1.10", "~", "- x", "{a}", "'q'", "\"q\"", "a\\nb", "%",
		"@x", "one\ntwo", "one\n\n  two\n", "one\n\n", " lead\nx", "- a\n- b", "x\n  y\nz", "&a *b",
		"one \ntwo", "---\nx", "x\n...\n", "\xe4\xbd\x9c\n\xc3\xa9: #", "a\n \nb", "a\n    ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct question card = { .type = QUESTION_CARD, .prompt = cases[i],
					 .reply = cases[i], .points = 1 };
		struct strbuf yaml = {0};
		struct quiz *quiz;

		strbuf_add(&yaml, "questions:\n");
		quiz_write_question(&yaml, &card);
		quiz = quiz_parse(strbuf_text(&yaml), yaml.len, "q.yaml", 1);
		assert_int_equal(quiz->question_count, 1);
		assert_string_equal(quiz->questions[0].prompt, cases[i]);
		assert_string_equal(quiz->questions[0].reply, cases[i]);
		quiz_free(quiz);
		strbuf_deinit(&yaml);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_reads_back),
		cmocka_unit_test(every_string_is_safe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
