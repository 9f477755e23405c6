/* t_quiz.c - quizzes read from YAML: every key, every fault with its place. */
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
#include "course/quiz.h"
#include "doc/markdown.h"

static struct quiz *read_fixture(const char *name)
{
	const char *source = getenv("srcdir");
	char *folder = path_join(source != NULL ? source : ".", "tests/fixtures/quiz");
	char *path = path_join(folder, name);
	struct quiz *quiz = quiz_read(path);

	free(path);
	free(folder);
	return quiz;
}

static struct quiz *parse(const char *text)
{
	return quiz_parse(text, strlen(text), "q.yaml", 1);
}

static void settings_are_read(void **state)
{
	struct quiz *quiz = read_fixture("all.yaml");

	(void)state;
	assert_int_equal(quiz->fault_count, 0);
	assert_string_equal(quiz->title, "Every key");
	assert_true(quiz->pass == 60);
	assert_int_equal(quiz->mode, QUIZ_PRACTICE);
	assert_int_equal(quiz->tries, 3);
	assert_true(quiz->penalty == 25);
	assert_int_equal(quiz->shuffle, SHUFFLE_BOTH);
	assert_int_equal(quiz->draw, 2);
	assert_true(quiz->confidence);
	assert_int_equal(quiz->band_count, 2);
	assert_true(quiz->bands[0].from == 0);
	assert_string_equal(quiz->bands[1].say, "Well *done*");
	quiz_free(quiz);
}

static void questions_are_read(void **state)
{
	struct quiz *quiz = read_fixture("all.yaml");
	const struct question *power = quiz_find(quiz, "mcu-power"),
			      *sensors = quiz_find(quiz, "sensors");
	const struct question *board;

	(void)state;
	assert_int_equal(quiz->question_count, 3);
	assert_non_null(power);
	assert_int_equal(power->type, QUESTION_SINGLE);
	assert_string_equal(power->prompt, "How much power does a **microcontroller** draw?");
	assert_int_equal(power->choice_count, 4);
	assert_string_equal(power->choices[0].why, "That is a desktop processor.");
	assert_true(power->choices[1].correct);
	assert_string_equal(power->choices[2].text, "A kilowatt");
	assert_null(power->choices[2].why);
	assert_true(power->choices[3].pin);
	assert_false(power->choices[0].pin);
	assert_int_equal(power->hint_count, 2);
	assert_string_equal(power->hints[1], "It is less\nthan a watt.");
	assert_string_equal(power->ref, "weekOne#what-tinyml-is");
	assert_true(power->points == 2);
	assert_int_equal(power->line, 11);
	assert_int_equal(power->column, 5);
	assert_non_null(sensors);
	assert_int_equal(sensors->type, QUESTION_MULTIPLE);
	assert_false(sensors->show_count);
	board = &quiz->questions[2];
	assert_int_equal(board->type, QUESTION_TRUEFALSE);
	assert_true(board->choices[1].correct && !board->choices[0].correct);
	assert_true(board->choices[0].pin && board->choices[1].pin);
	assert_true(board->points == 1);
	assert_true(quiz_points(quiz) == 4);
	quiz_free(quiz);
}

static void what_is_left_out_has_its_default(void **state)
{
	struct quiz *quiz = parse("questions: [{type: truefalse, prompt: One, answer: true}]");

	(void)state;
	assert_int_equal(quiz->fault_count, 0);
	assert_true(quiz->pass == 70 && quiz->penalty == 0);
	assert_int_equal(quiz->tries, 2);
	assert_int_equal(quiz->shuffle, SHUFFLE_CHOICES);
	assert_int_equal(quiz->draw, 0);
	assert_false(quiz->confidence);
	quiz_free(quiz);

	quiz = parse("{mode: check, tries: 5, questions: [{type: truefalse, prompt: One, answer: "
		     "true}]}");
	assert_int_equal(quiz->tries, 1);
	quiz_free(quiz);
}

static void an_id_follows_type_and_prompt_alone(void **state)
{
	struct quiz *one = parse("questions: [{type: truefalse, prompt: One, answer: true}]");
	struct quiz *same = parse(
		"title: t\nquestions:\n  - {type: truefalse, answer: no, prompt: One, points: 3}");
	struct quiz *other = parse("questions: [{type: truefalse, prompt: Two, answer: true}]");

	(void)state;
	assert_string_equal(one->questions[0].id, same->questions[0].id);
	assert_string_not_equal(one->questions[0].id, other->questions[0].id);
	quiz_free(one);
	quiz_free(same);
	quiz_free(other);
}

static void every_fault_is_said_with_its_place(void **state)
{
	static const struct { int line, column; const char *part; } want[] = {
		{ 1, 1,  "a quiz has no key `titel`; did you mean `title`?" },
		{ 2, 7,  "`pass` has to be a percentage" },
		{ 3, 7,  "`mode` has to be practice or check" },
		{ 5, 5,  "no choice is marked `correct: true`" },
		{ 8, 11, "there is no type `singel`; did you mean `single`?" },
		{ 13, 5, "questions of type match cannot be asked yet; left out" },
		{ 18, 27, "a choice has no key `corect`; did you mean `correct`?" },
		{ 21, 14, "needs `choices`: a list of 2 to 26" },
		{ 22, 9, "an `id` is 1 to 64 letters" },
		{ 26, 5, "a second question has the same prompt" },
		{ 29, 5, "a question is a map" },
	};
	struct quiz *quiz = read_fixture("faulty.yaml");

	(void)state;
	assert_int_equal(quiz->fault_count, sizeof want / sizeof *want);
	for (size_t i = 0; i < quiz->fault_count; i++) {
		if (strstr(quiz->faults[i].message, want[i].part) == NULL)
			fail_msg("fault %zu: %s", i, quiz->faults[i].message);
		assert_int_equal(quiz->faults[i].line, want[i].line);
		assert_int_equal(quiz->faults[i].column, want[i].column);
	}
	assert_int_equal(quiz->faults[5].kind, QUIZ_FAULT_NOT_YET);
	assert_int_equal(quiz->question_count, 1);
	assert_string_equal(quiz->questions[0].prompt, "This one is good");
	quiz_free(quiz);
}

static void a_sentence_has_path_line_and_column(void **state)
{
	struct quiz *quiz = parse("questions:\n  - {type: card}\n");
	struct strbuf sentence = {0};

	(void)state;
	assert_int_equal(quiz->fault_count, 1);
	quiz_fault_add(&sentence, "course", &quiz->faults[0]);
	assert_string_equal(strbuf_text(&sentence),
			    "course/q.yaml:2:5: a question needs a `prompt`");
	strbuf_deinit(&sentence);
	quiz_free(quiz);
}

static void types_to_come_are_known_by_their_keys(void **state)
{
	static const char *const questions[] = {
		"{type: number, prompt: p, answer: 3.3, tolerance: 0.05, unit: V}",
		"{type: text, prompt: p, accept: [a], case: false}",
		"{type: output, prompt: p, accept: [\"1 2\"]}",
		"{type: order, prompt: p, items: [a, b]}",
		"{type: match, prompt: p, pairs: [[a, b]], extra: [c]}",
		"{type: cloze, prompt: \"The {{a|b}}.\"}",
		"{type: card, prompt: p, answer: a}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		char *text = xasprintf(
			"questions:\n - {type: truefalse, prompt: good, answer: true}\n - %s\n",
			questions[i]);
		struct quiz *quiz = parse(text);

		assert_int_equal(quiz->question_count, 1);
		assert_int_equal(quiz->fault_count, 1);
		assert_int_equal(quiz->faults[0].kind, QUIZ_FAULT_NOT_YET);
		quiz_free(quiz);
		free(text);
	}
}

static void the_questions_around_broken_yaml_show(void **state)
{
	struct quiz *quiz = read_fixture("duplicate.yaml");

	(void)state;
	assert_int_equal(quiz->fault_count, 1);
	assert_int_equal(quiz->faults[0].kind, QUIZ_FAULT_YAML);
	assert_int_equal(quiz->faults[0].line, 6);
	assert_int_equal(quiz->question_count, 2);
	assert_string_equal(quiz->questions[1].prompt, "Behind the fault");
	quiz_free(quiz);
}

static void a_text_that_is_no_quiz_is_one_fault(void **state)
{
	static const char *const texts[] = {
		"",           "questions: []", "questions: 5",
		"- a\n- b",   "title: t",      "a: [",
		"just words", "questions: *x", "questions:\n - &a {type: card}\n - *a"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct quiz *quiz = parse(texts[i]);

		assert_int_equal(quiz->question_count, 0);
		assert_true(quiz->fault_count >= 1);
		quiz_free(quiz);
	}
}

static void a_file_that_is_not_there_is_a_fault(void **state)
{
	struct quiz *quiz = read_fixture("nowhere.yaml");

	(void)state;
	assert_int_equal(quiz->fault_count, 1);
	assert_int_equal(quiz->faults[0].line, 0);
	assert_int_equal(quiz->question_count, 0);
	quiz_free(quiz);
}

static void a_quiz_has_a_most_of_questions(void **state)
{
	struct strbuf text = {0};
	struct quiz *quiz;

	(void)state;
	strbuf_add(&text, "questions:\n");
	for (int i = 0; i <= QUIZ_QUESTIONS_MAX; i++)
		strbuf_addf(&text, "- {type: truefalse, prompt: p%d, answer: true}\n", i);
	quiz = parse(text.data);
	assert_int_equal(quiz->question_count, QUIZ_QUESTIONS_MAX);
	assert_int_equal(quiz->fault_count, 1);
	quiz_free(quiz);
	strbuf_deinit(&text);
}

static void fences_add_their_questions_in_place(void **state)
{
	static const char page[] =
		"# Page\n\n```quiz\ntype: truefalse\nprompt: In a fence\nanswer: true\n```\n\n"
		"text\n\n```quiz\n- {type: truefalse, prompt: Second, answer: true}\n"
		"- {type: truefalse, prompt: Third, anwser: true}\n```\n";
	struct markdown_options options = { .path = "page.md" };
	struct doc *doc = markdown_parse(page, strlen(page), &options);
	struct quiz *quiz = parse("questions: [{type: truefalse, prompt: One, answer: true}]");

	(void)state;
	quiz_read_fences(quiz, doc, "page.md");
	assert_int_equal(quiz->question_count, 3);
	assert_string_equal(quiz->questions[1].prompt, "In a fence");
	assert_string_equal(quiz->questions[1].path, "page.md");
	assert_int_equal(quiz->questions[1].line, 4);
	assert_int_equal(quiz->questions[2].line, 12);
	assert_int_equal(quiz->fault_count, 1);
	assert_int_equal(quiz->faults[0].line, 13);
	assert_string_equal(quiz->faults[0].path, "page.md");
	quiz_free(quiz);
	doc_free(doc);
}

static void a_quiz_file_names_a_folder_for_its_state(void **state)
{
	char *id = quiz_file_id("/nowhere/at all/.My quiz: 1.yaml"),
	     *same = quiz_file_id("/nowhere/at all/.My quiz: 1.yaml");

	(void)state;
	assert_string_equal(id, same);
	assert_int_equal(strncmp(id, "qMy-quiz--1-", 12), 0);
	assert_int_equal(strlen(id), 20);
	free(id);
	free(same);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_are_read),
		cmocka_unit_test(questions_are_read),
		cmocka_unit_test(what_is_left_out_has_its_default),
		cmocka_unit_test(an_id_follows_type_and_prompt_alone),
		cmocka_unit_test(every_fault_is_said_with_its_place),
		cmocka_unit_test(a_sentence_has_path_line_and_column),
		cmocka_unit_test(types_to_come_are_known_by_their_keys),
		cmocka_unit_test(the_questions_around_broken_yaml_show),
		cmocka_unit_test(a_text_that_is_no_quiz_is_one_fault),
		cmocka_unit_test(a_file_that_is_not_there_is_a_fault),
		cmocka_unit_test(a_quiz_has_a_most_of_questions),
		cmocka_unit_test(fences_add_their_questions_in_place),
		cmocka_unit_test(a_quiz_file_names_a_folder_for_its_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
