/* t_import.c - quizzes of mkdocs-quiz, mdbook-quiz and for-beginners become ours, and read back. */
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
#include "base/xalloc.h"
#include "course/exchange.h"
#include "course/quiz_write.h"

static struct exchange *import_text(const char *form, const char *text)
{
	exchange_reader *reader = exchange_find_reader(form);

	assert_non_null(reader);
	return exchange_read(reader, "file", text, strlen(text));
}

static struct exchange *import_fixture(const char *form, const char *name)
{
	const char *source = getenv("srcdir");
	char *path = xasprintf("%s/tests/fixtures/exchange/%s", source != NULL ? source : ".", name);
	struct strbuf text = {0};
	struct exchange *exchange;

	assert_true(file_read(path, 1 << 20, &text, NULL));
	exchange = import_text(form, strbuf_text(&text));
	strbuf_deinit(&text);
	free(path);
	return exchange;
}

/* The YAML that is written, read as a quiz. */
static struct quiz *read_back(const struct exchange *exchange, struct strbuf *yaml)
{
	struct quiz *quiz;

	quiz_write(yaml, exchange);
	quiz = quiz_parse(strbuf_text(yaml), yaml->len, "out.yaml", 1);
	if (quiz->fault_count != 0)
		fail_msg("%d: %s\n%s", quiz->faults[0].line, quiz->faults[0].message,
			 strbuf_text(yaml));
	return quiz;
}

static void assert_fault(const struct exchange *exchange, int line, bool broken, const char *part)
{
	for (size_t i = 0; i < exchange->fault_count; i++) {
		const struct exchange_fault *fault = &exchange->faults[i];

		if (fault->line == line && fault->broken == broken &&
		    strstr(fault->message, part) != NULL)
			return;
	}
	fail_msg("no fault in line %d: %s", line, part);
}

static void mkdocs_blocks_are_read(void **state)
{
	struct exchange *exchange = import_fixture("mkdocs-quiz", "page.md");
	struct strbuf yaml = {0};
	struct quiz *quiz = read_back(exchange, &yaml);
	const struct question *question = quiz->questions;

	(void)state;
	assert_int_equal(quiz->question_count, 3);
	assert_int_equal(question[0].type, QUESTION_SINGLE);
	assert_string_equal(question[0].prompt, "Which of these is a sensor?");
	assert_string_equal(question[0].choices[0].text, "A microphone");
	assert_true(question[0].choices[0].correct);
	assert_false(question[0].choices[1].correct);
	assert_string_equal(question[0].explain, "It turns *sound* into a voltage.");
	assert_int_equal(question[1].type, QUESTION_MULTIPLE);
	assert_int_equal(question[1].choice_count, 3);
	assert_string_equal(question[1].explain, "Both change a resistance.");
	assert_int_equal(question[2].type, QUESTION_CLOZE);
	assert_int_equal(question[2].blank_count, 2);
	assert_string_equal(question[2].blanks[1].accept[0], "number");
	assert_string_equal(question[2].explain, "It samples.");
	assert_int_equal(exchange->broken, 2);
	assert_fault(exchange, 34, true, "no option is marked");
	assert_fault(exchange, 40, true, "no end </quiz>");
	quiz_free(quiz);
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

static void mdbook_questions_are_read(void **state)
{
	struct exchange *exchange = import_fixture("mdbook-quiz", "quiz.toml");
	struct strbuf yaml = {0};
	struct quiz *quiz = read_back(exchange, &yaml);
	const struct question *question = quiz->questions;

	(void)state;
	assert_int_equal(quiz->question_count, 5);
	assert_int_equal(question[0].type, QUESTION_TEXT);
	assert_string_equal(question[0].id, "6c1ab5d2-aa01");
	assert_int_equal(question[0].blanks[0].accept_count, 3);
	assert_string_equal(question[0].blanks[0].accept[2], "a \\* b");
	assert_string_equal(question[0].explain, "A table that never changes is read only.");
	assert_int_equal(question[1].type, QUESTION_SINGLE);
	assert_string_equal(question[1].prompt, "A board has **two** cores.\n\nHow many can idle?");
	assert_int_equal(question[2].type, QUESTION_MULTIPLE);
	for (int i = 0; i < 4; i++) {
		assert_true(question[2].choices[i].text[0] == "1243"[i]);
		assert_int_equal(question[2].choices[i].correct, i == 1 || i == 2);
		assert_true(question[2].choices[i].pin);
	}
	assert_int_equal(question[3].type, QUESTION_OUTPUT);
	assert_non_null(strstr(question[3].prompt, "```rust\nfn main() {\n    println!"));
	assert_string_equal(question[3].blanks[0].accept[0], "3");
	assert_int_equal(question[4].type, QUESTION_TRUEFALSE);
	assert_true(question[4].choices[1].correct);
	quiz_free(quiz);
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

static void mdbook_leftovers_are_told_and_kept(void **state)
{
	struct exchange *exchange = import_fixture("mdbook-quiz", "quiz.toml");
	struct strbuf yaml = {0};

	(void)state;
	quiz_write(&yaml, exchange);
	assert_fault(exchange, 33, false, "`promptExplanation`");
	assert_fault(exchange, 44, false, "`lineNumber`");
	assert_fault(exchange, 50, true, "needs `type`");
	assert_int_equal(exchange->broken, 1);
	assert_non_null(strstr(strbuf_text(&yaml), "# `lineNumber` has no counterpart"));
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

static void beginners_quizzes_are_read(void **state)
{
	struct exchange *exchange = import_fixture("for-beginners", "quiz.json");
	struct strbuf yaml = {0};
	struct quiz *quiz = read_back(exchange, &yaml);

	(void)state;
	assert_string_equal(quiz->title, "Course");
	assert_int_equal(quiz->question_count, 2);
	assert_int_equal(quiz->questions[0].type, QUESTION_SINGLE);
	assert_string_equal(quiz->questions[0].prompt, "What is a \xe2\x80\x9cpin\xe2\x80\x9d?");
	assert_true(quiz->questions[0].choices[0].correct);
	assert_int_equal(quiz->questions[1].type, QUESTION_MULTIPLE);
	assert_false(quiz->questions[1].choices[2].correct);
	assert_int_equal(exchange->broken, 1);
	assert_fault(exchange, 6, true, "no option has `isCorrect` true");
	assert_non_null(strstr(strbuf_text(&yaml), "# quiz 2: After"));
	quiz_free(quiz);
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

static void a_bare_quiz_gives_its_title(void **state)
{
	struct exchange *exchange = import_fixture("for-beginners", "bare.json");
	struct strbuf yaml = {0};
	struct quiz *quiz = read_back(exchange, &yaml);

	(void)state;
	assert_string_equal(quiz->title, "Alone");
	assert_int_equal(exchange->broken, 0);
	assert_true(quiz->questions[0].choices[1].correct);
	quiz_free(quiz);
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

static void broken_files_are_one_fault(void **state)
{
	static const struct {
		const char *form, *text;
		int line;
		const char *part;
	} files[] = {
		{ "mkdocs-quiz", "# no quiz\n", 1, "no question in this file" },
		{ "mkdocs-quiz", "<quiz>\nq\n</quiz>", 1, "neither options" },
		{ "mkdocs-quiz", "<quiz>\n- [x] a\n- [ ] b\n</quiz>", 1, "no question" },
		{ "mdbook-quiz", "a = 1\nb", 2, "behind a key" },
		{ "mdbook-quiz", "a = 1", 1, "no [[questions]]" },
		{ "mdbook-quiz", "questions = [1]", 1, "needs `type`" },
		{ "mdbook-quiz", "[[questions]]\ntype = 'ShortAnswer'\nanswer.answer = 'x'", 1, "prompt.prompt" },
		{ "mdbook-quiz", "[[questions]]\ntype = 'MultipleChoice'\nanswer.answer = 'x'", 1, "distractors" },
		{ "mdbook-quiz", "[[questions]]\ntype = 'Tracing'\nprompt.program = 'x'", 1, "doesCompile" },
		{ "for-beginners", "[{\n]", 2, "a key in double quotes" },
		{ "for-beginners", "3", 1, "no list of quizzes" },
		{ "for-beginners", "[3]", 1, "needs `quiz`" },
		{ "for-beginners", "[{\"quiz\": [{}]}]", 1, "questionText" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct exchange *exchange = import_text(files[i].form, files[i].text);

		assert_int_equal(exchange->fault_count, 1);
		assert_fault(exchange, files[i].line, true, files[i].part);
		exchange_free(exchange);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mkdocs_blocks_are_read),
		cmocka_unit_test(mdbook_questions_are_read),
		cmocka_unit_test(mdbook_leftovers_are_told_and_kept),
		cmocka_unit_test(beginners_quizzes_are_read),
		cmocka_unit_test(a_bare_quiz_gives_its_title),
		cmocka_unit_test(broken_files_are_one_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
