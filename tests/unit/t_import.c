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
	static const struct {
		int line;
		bool broken;
		const char *said, *kept;
	} leftovers[] = {
		{ 10, false, "`response`", "  # response: \"code\"\n" },
		{ 42, false, "`promptExplanation`", "  # promptExplanation: true\n" },
		{ 48, false, "`lineNumber`", "  # lineNumber: 1\n" },
		{ 44, false, "a Tracing without output", "  # a Tracing without output" },
		{ 50, true, "needs `type`", "  # {\"type\": \"Essay\", \"prompt\": {\"prompt\": \"Why?\"}}" },
	};
	struct exchange *exchange = import_fixture("mdbook-quiz", "quiz.toml");
	struct strbuf yaml = {0};

	(void)state;
	quiz_write(&yaml, exchange);
	for (size_t i = 0; i < sizeof leftovers / sizeof *leftovers; i++) {
		assert_fault(exchange, leftovers[i].line, leftovers[i].broken, leftovers[i].said);
		if (strstr(strbuf_text(&yaml), leftovers[i].kept) == NULL)
			fail_msg("not kept: %s\n%s", leftovers[i].kept, strbuf_text(&yaml));
	}
	assert_int_equal(exchange->broken, 1);
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

/* No key goes unsaid, however deep, and its value is kept. */
static void unknown_keys_are_told_and_kept(void **state)
{
	static const struct {
		const char *form, *text;
		int line;
		const char *key, *kept;
	} files[] = {
		{ "mdbook-quiz",
		  "level = 3\n[[questions]]\ntype = 'ShortAnswer'\nprompt.prompt = 'x'\n"
		  "answer.answer = 'y'\n", 1, "`level`", "  # level: 3\n" },
		{ "mdbook-quiz",
		  "[[questions]]\ntype = 'ShortAnswer'\nprompt.prompt = 'x'\nanswer.answer = 'y'\n"
		  "tags = ['a', 'b\"c']\n", 5, "`tags`", "  # tags: [\"a\", \"b\\\"c\"]\n" },
		{ "mdbook-quiz",
		  "[[questions]]\ntype = 'MultipleChoice'\nprompt = {prompt = 'x', distractors = ['z'], "
		  "seed = 1}\nanswer.answer = 'y'\n", 3, "`seed`", "  # seed: 1\n" },
		{ "for-beginners",
		  "[{\"quiz\": [\n{\"questionText\": \"q\",\n\"level\": {\"a\": null},\n\"answerOptions\": "
		  "[{\"answerText\": \"a\", \"isCorrect\": true}, {\"answerText\": \"b\"}]}]}]",
		  3, "`level`", "  # level: {\"a\": null}\n" },
		{ "for-beginners",
		  "[{\"quiz\": [\n{\"questionText\": \"q\", \"answerOptions\": [{\"answerText\": \"a\",\n"
		  "\"isCorrect\": true,\n\"hint\": \"h\"}, {\"answerText\": \"b\"}]}]}]",
		  4, "`hint`", "  # hint: \"h\"\n" },
		{ "for-beginners",
		  "[{\"complete\": \"well done\", \"quizzes\": [{\"quiz\": [{\"questionText\": \"q\", "
		  "\"answerOptions\": [{\"answerText\": \"a\", \"isCorrect\": true}, {\"answerText\": "
		  "\"b\"}]}]}]}]", 1, "`complete`", "  # complete: \"well done\"\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct exchange *exchange = import_text(files[i].form, files[i].text);
		struct strbuf yaml = {0};
		struct quiz *quiz = read_back(exchange, &yaml);

		assert_int_equal(exchange->broken, 0);
		assert_int_equal(exchange->fault_count, 1);
		assert_fault(exchange, files[i].line, false, files[i].key);
		if (strstr(strbuf_text(&yaml), files[i].kept) == NULL)
			fail_msg("not kept: %s\n%s", files[i].kept, strbuf_text(&yaml));
		assert_int_equal(quiz->question_count, 1);
		quiz_free(quiz);
		strbuf_deinit(&yaml);
		exchange_free(exchange);
	}
}

/* What cannot be read stands in the YAML as it was written, behind its good neighbours. */
static void broken_records_are_kept(void **state)
{
	static const struct {
		const char *form, *text;
		int line;
		const char *kept;
	} files[] = {
		{ "aiken", "Good?\nA) yes\nB) no\nANSWER: A\n\nBad?\nA) one\nANSWER: A\n", 6,
		  "  # Bad?\n  # A) one\n  # ANSWER: A\n" },
		{ "aiken", "Bad?\nA) one\nGood?\nA) yes\nB) no\nANSWER: A\n", 1,
		  "  # Bad?\n  # A) one\n" },
		{ "aiken", "Good?\nA) yes\nB) no\nANSWER: A\nANSWER: B\n", 5, "  # ANSWER: B\n" },
		{ "mkdocs-quiz", "<quiz>\nGood?\n- [x] yes\n- [ ] no\n</quiz>\n<quiz>\nBad?\n- [ ] no\n"
		  "</quiz>\n", 6, "  # <quiz>\n  # Bad?\n  # - [ ] no\n  # </quiz>\n" },
		{ "mkdocs-quiz", "<quiz>\nBad?\n<quiz>\nGood?\n- [x] yes\n- [ ] no\n</quiz>\n", 1,
		  "  # <quiz>\n  # Bad?\n" },
		{ "for-beginners", "[{\"quiz\": [{\"questionText\": \"q\", \"answerOptions\": [{\"answerText\": "
		  "\"a\", \"isCorrect\": true}, {\"answerText\": \"b\"}]},\n{\"questionText\": \"Bad?\"}]}]",
		  2, "  # {\"questionText\": \"Bad?\"}\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct exchange *exchange = import_text(files[i].form, files[i].text);
		struct strbuf yaml = {0};
		struct quiz *quiz = read_back(exchange, &yaml);

		assert_int_equal(exchange->broken, 1);
		assert_fault(exchange, files[i].line, true, "kept as a comment");
		if (strstr(strbuf_text(&yaml), files[i].kept) == NULL)
			fail_msg("not kept: %s\n%s", files[i].kept, strbuf_text(&yaml));
		assert_int_equal(quiz->question_count, 1);
		quiz_free(quiz);
		strbuf_deinit(&yaml);
		exchange_free(exchange);
	}
}

static void mkdocs_quizzes_as_they_are_found(void **state)
{
	static const struct {
		const char *text, *prompt, *explain;
		size_t choices, faults;
	} files[] = {
		{ "<?quiz?>\nquestion: Which?\nanswer-correct: this\nanswer: that\ncontent:\n"
		  "<p>So it is.</p>\n<?/quiz?>\n", "Which?", "<p>So it is.</p>", 2, 0 },
		{ "<quiz>\nWhat is printed by\n```python\n- [ ] = [x]\n```\n- [ ] 1\n- [x] 2\n</quiz>\n",
		  "What is printed by\n```python\n- [ ] = [x]\n```", NULL, 2, 0 },
		{ "!!! note\n\n    <quiz>\n    Which?\n\n    - [x] this\n    - [ ] that\n\n    ---\n\n"
		  "    - [x] **Yes.**\n    </quiz>\n", "Which?", "---\n\n- [x] **Yes.**", 2, 0 },
		{ "=== \"Tab\"\n\n    <quiz>\n    Which?\n    ```c\n    if (x)\n        y();\n    ```\n"
		  "    -[x] this\n    - [ ] that\n    </quiz>\n",
		  "Which?\n```c\nif (x)\n    y();\n```", NULL, 2, 0 },
		{ "<quiz id=\"q7\">Which?\n- [x] this\n- [ ] that\n</quiz>\n", "Which?", NULL, 2, 1 },
		{ "<quiz>The [[sky]] is blue.</quiz>\n", "The (blank 1) is blue.", NULL, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct exchange *exchange = import_text("mkdocs-quiz", files[i].text);
		struct strbuf yaml = {0};
		struct quiz *quiz = read_back(exchange, &yaml);

		assert_int_equal(quiz->question_count, 1);
		assert_string_equal(quiz->questions[0].prompt, files[i].prompt);
		assert_int_equal(quiz->questions[0].choice_count, files[i].choices);
		assert_int_equal(exchange->fault_count, files[i].faults);
		if (files[i].explain != NULL)
			assert_string_equal(quiz->questions[0].explain, files[i].explain);
		else
			assert_null(quiz->questions[0].explain);
		quiz_free(quiz);
		strbuf_deinit(&yaml);
		exchange_free(exchange);
	}
}

/* Their answers are compared as they stand: no star of theirs accepts anything. */
static void stars_in_answers_are_stars(void **state)
{
	static const struct {
		const char *form, *text;
	} files[] = {
		{ "mkdocs-quiz", "<quiz>\nIt is [[*p]].\n</quiz>\n" },
		{ "mdbook-quiz", "[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"It is?\"\n"
				 "answer.answer = \"*p\"\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct exchange *exchange = import_text(files[i].form, files[i].text);
		struct strbuf yaml = {0};
		struct quiz *quiz = read_back(exchange, &yaml);

		assert_int_equal(quiz->question_count, 1);
		assert_string_equal(quiz->questions[0].blanks[0].accept[0], "\\*p");
		quiz_free(quiz);
		strbuf_deinit(&yaml);
		exchange_free(exchange);
	}
}

/* Quoted right below an option; further down a quotation is part of the explanation. */
static void mkdocs_feedback_belongs_to_its_option(void **state)
{
	struct exchange *exchange = import_text(
		"mkdocs-quiz",
		"<quiz>\nWhich?\n- [ ] one\n> Not *one*.\n> Nor that.\n\n- [x] two\n"
		"- [ ] three\n>\n- [ ] four\n\n> Somebody said so.\n</quiz>\n");
	struct strbuf yaml = {0};
	struct quiz *quiz = read_back(exchange, &yaml);
	const struct question *question = &quiz->questions[0];

	(void)state;
	assert_int_equal(exchange->fault_count, 0);
	assert_int_equal(question->choice_count, 4);
	assert_string_equal(question->choices[0].why, "Not *one*.\nNor that.");
	for (size_t i = 1; i < 4; i++)
		assert_null(question->choices[i].why);
	assert_true(question->choices[1].correct);
	assert_string_equal(question->explain, "> Somebody said so.");
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
		{ "mkdocs-quiz", "<quiz>\na [[b}}c]]\n</quiz>", 1, "neither options" },
		{ "mkdocs-quiz", "<quiz>\n- [x] a\n- [ ] b\n</quiz>", 1, "no question" },
		{ "mdbook-quiz", "a = 1\nb", 2, "behind a key" },
		{ "mdbook-quiz", "multipart.a = '1'", 1, "no [[questions]]" },
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
		cmocka_unit_test(unknown_keys_are_told_and_kept),
		cmocka_unit_test(broken_records_are_kept),
		cmocka_unit_test(mkdocs_quizzes_as_they_are_found),
		cmocka_unit_test(mkdocs_feedback_belongs_to_its_option),
		cmocka_unit_test(stars_in_answers_are_stars),
		cmocka_unit_test(broken_files_are_one_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
