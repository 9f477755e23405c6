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
	static const struct {
		int line, column;
		const char *part;
	} want[] = {
		{1, 1, "a quiz has no key `titel`; did you mean `title`?"},
		{2, 7, "`pass` has to be a percentage"},
		{3, 7, "`mode` has to be practice or check"},
		{5, 5, "no choice is marked `correct: true`"},
		{8, 11, "there is no type `singel`; did you mean `single`?"},
		{15, 13, "a pair is a list of two texts"},
		{18, 27, "a choice has no key `corect`; did you mean `correct`?"},
		{21, 14, "needs `choices`: a list of 2 to 26"},
		{22, 9, "an `id` is 1 to 64 letters"},
		{26, 5, "a second question has the same prompt"},
		{29, 5, "a question is a map"},
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

static const struct question *first(const struct quiz *quiz)
{
	if (quiz->fault_count > 0)
		fail_msg("%s", quiz->faults[0].message);
	assert_int_equal(quiz->question_count, 1);
	return &quiz->questions[0];
}

static void typed_questions_are_read(void **state)
{
	struct quiz *quiz = parse(
		"questions:\n - {type: number, prompt: p, answer: -3.3e2, tolerance: "
		"5 %, unit: \" k\\nV \"}");
	const struct question *question = first(quiz);

	(void)state;
	assert_true(question->number == -330 && question->tolerance == 5 && question->percent);
	assert_string_equal(question->unit, "k V");
	quiz_free(quiz);

	quiz = parse(
		"questions:\n - {type: text, prompt: p, accept: [no, 1.10, \"a*\"], case: yes}");
	question = first(quiz);
	assert_true(question->match_case);
	assert_int_equal(question->blank_count, 1);
	assert_int_equal(question->blanks[0].accept_count, 3);
	assert_string_equal(question->blanks[0].accept[0], "no");
	assert_string_equal(question->blanks[0].accept[1], "1.10");
	quiz_free(quiz);

	quiz = parse("questions:\n - {type: card, prompt: p, answer: false}");
	assert_string_equal(first(quiz)->reply, "false");
	assert_true(quiz_points(quiz) == 0);
	quiz_free(quiz);
}

static void arranged_questions_are_read(void **state)
{
	struct quiz *quiz = parse("questions:\n - {type: order, prompt: p, items: [b, a, b]}");
	const struct question *question = first(quiz);

	(void)state;
	assert_int_equal(question->item_count, 3);
	assert_string_equal(question->items[1], "a");
	quiz_free(quiz);

	quiz = parse("questions:\n - {type: match, prompt: p, pairs: [[a, x], [b, y], [c, x]], "
		     "extra: [z]}");
	question = first(quiz);
	assert_int_equal(question->pair_count, 3);
	assert_int_equal(question->item_count, 3); /* x stands there once */
	assert_string_equal(question->pairs[2].left, "c");
	assert_int_equal(question->pairs[1].right, 1);
	assert_int_equal(question->pairs[2].right, 0);
	assert_string_equal(question->items[2], "z");
	quiz_free(quiz);
}

static void a_cloze_is_parted_at_its_blanks(void **state)
{
	struct quiz *quiz = parse(
		"questions:\n - {type: cloze, prompt: '{{a| b\\|c }}, \\{{x}} {{d}}.'}");
	const struct question *question = first(quiz);

	(void)state;
	assert_string_equal(question->prompt, "(blank 1), {{x}} (blank 2).");
	assert_int_equal(question->blank_count, 2);
	assert_int_equal(question->blanks[0].accept_count, 2);
	assert_string_equal(question->blanks[0].accept[1], " b|c ");
	assert_string_equal(question->blanks[1].accept[0], "d");
	assert_string_equal(question->pieces[0], "");
	assert_string_equal(question->pieces[1], ", {{x}} ");
	assert_string_equal(question->pieces[2], ".");
	quiz_free(quiz);
}

static void what_a_type_needs_is_said(void **state)
{
	static const struct {
		const char *question, *part;
	} cases[] = {
		{"{type: number, prompt: p}", "needs `answer`: a number"},
		{"{type: number, prompt: p, answer: 3.3 V}", "its unit goes into `unit`"},
		{"{type: number, prompt: p, answer: .inf}", "needs `answer`: a number"},
		{"{type: number, prompt: p, answer: 1e999}", "needs `answer`: a number"},
		{"{type: number, prompt: p, answer: 1, tolerance: -1}", "`tolerance` has to be"},
		{"{type: number, prompt: p, answer: 1, tolerance: [1]}", "`tolerance` has to be"},
		{"{type: number, prompt: p, answer: 1, unit: 5V}", "a `unit` cannot begin"},
		{"{type: text, prompt: p}", "needs `accept`"},
		{"{type: text, prompt: p, accept: []}", "`accept` has to be a list"},
		{"{type: text, prompt: p, accept: word}", "`accept` has to be a list"},
		{"{type: text, prompt: p, accept: [a, \" \"]}",
		 "an accepted answer has to be a text"},
		{"{type: text, prompt: p, accept: [a], case: maybe}",
		 "`case` has to be true or false"},
		{"{type: output, prompt: p, accept: [[a]]}", "an accepted answer has to be a text"},
		{"{type: order, prompt: p}", "needs `items`"},
		{"{type: order, prompt: p, items: [a]}", "`items` has to be a list of 2 to 26"},
		{"{type: order, prompt: p, items: [a, a]}", "the items are all alike"},
		{"{type: match, prompt: p}", "needs `pairs`"},
		{"{type: match, prompt: p, pairs: [[a, b]]}", "needs `pairs`: a list of 2 to 26"},
		{"{type: match, prompt: p, pairs: [[a, b], [c]]}", "a pair is a list of two texts"},
		{"{type: match, prompt: p, pairs: [[a, b], {c: d}]}",
		 "a pair is a list of two texts"},
		{"{type: match, prompt: p, pairs: [[a, b], [c, b]]}",
		 "the right sides are all alike"},
		{"{type: match, prompt: p, pairs: [[a, b], [c, d]], extra: [b]}",
		 "`b` is there already"},
		{"{type: cloze, prompt: no blank}", "needs a blank"},
		{"{type: cloze, prompt: 'a {{b'}", "has no end"},
		{"{type: cloze, prompt: 'a {{}}'}", "a blank needs"},
		{"{type: cloze, prompt: 'a {{b| }}'}", "a blank needs"},
		{"{type: cloze, prompt: 'a {{b}}', accept: [b]}", "has no key `accept`"},
		{"{type: card, prompt: p}", "needs `answer`"},
		{"{type: card, prompt: p, answer: [a]}", "`answer` has to be a text"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = xasprintf(
			"questions:\n - {type: truefalse, prompt: good, answer: true}\n - %s\n",
			cases[i].question);
		struct quiz *quiz = parse(text);

		assert_int_equal(quiz->question_count, 1);
		if (quiz->fault_count != 1 ||
		    strstr(quiz->faults[0].message, cases[i].part) == NULL)
			fail_msg("%s: %zu faults, %s", cases[i].question, quiz->fault_count,
				 quiz->fault_count > 0 ? quiz->faults[0].message : "");
		assert_int_equal(quiz->faults[0].line, 3);
		quiz_free(quiz);
		free(text);
	}
}

/* A list or a prompt made of one piece, many times. */
static struct quiz *parse_many(const char *before, const char *piece, int count, const char *after)
{
	struct strbuf text = {0};
	struct quiz *quiz;

	strbuf_add(&text, before);
	for (int i = 0; i < count; i++)
		strbuf_addf(&text, piece, i);
	strbuf_add(&text, after);
	quiz = parse(text.data);
	strbuf_deinit(&text);
	return quiz;
}

static void there_is_a_most_of_everything(void **state)
{
	static const struct {
		const char *before, *piece, *after;
		int most;
	} cases[] = {
		{"questions:\n- {type: text, prompt: p, accept: [", "t%d,", "]}", QUIZ_ACCEPT_MAX},
		{"questions:\n- {type: order, prompt: p, items: [", "t%d,", "]}", QUIZ_CHOICES_MAX},
		{"questions:\n- {type: match, prompt: p, pairs: [", "[l, r%d],", "]}",
		 QUIZ_CHOICES_MAX},
		{"questions:\n- {type: single, prompt: p, choices: [{text: c, correct: true}",
		 ", c%d", "]}", QUIZ_CHOICES_MAX - 1},
		{"questions:\n- {type: cloze, prompt: '", "{{b%d}} ", "'}", QUIZ_BLANKS_MAX},
		{"questions:\n- {type: cloze, prompt: '{{a", "|b%d", "}}'}", QUIZ_ACCEPT_MAX - 1},
		{"questions:\n- {type: card, prompt: p, answer: a, hints: [", "h%d,", "]}",
		 QUIZ_HINTS_MAX},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct quiz *most = parse_many(cases[i].before, cases[i].piece, cases[i].most,
					       cases[i].after);
		struct quiz *more = parse_many(cases[i].before, cases[i].piece, cases[i].most + 1,
					       cases[i].after);

		assert_int_equal(most->question_count, 1);
		assert_int_equal(more->question_count, 0);
		assert_int_equal(more->fault_count, 1);
		quiz_free(most);
		quiz_free(more);
	}
}

static void faults_without_end_are_cut(void **state)
{
	struct quiz *quiz = parse_many("questions:\n", "- {typo%d: x}\n", 5000, "");

	(void)state;
	assert_int_equal(quiz->fault_count, 1000);
	assert_non_null(strstr(quiz->faults[999].message, "more faults"));
	assert_int_equal(quiz->faults[999].line, 1001);
	quiz_free(quiz);
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
	struct markdown_options options = {.path = "page.md"};
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

static void the_showcase_has_every_type(void **state)
{
	struct quiz *quiz = read_fixture("all-types.yaml");
	unsigned types = 0;

	(void)state;
	assert_int_equal(quiz->fault_count, 0);
	for (size_t i = 0; i < quiz->question_count; i++)
		types |= 1u << quiz->questions[i].type;
	assert_int_equal(types, (1u << QUESTION_TYPE_COUNT) - 1);
	quiz_free(quiz);
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
		cmocka_unit_test(typed_questions_are_read),
		cmocka_unit_test(arranged_questions_are_read),
		cmocka_unit_test(a_cloze_is_parted_at_its_blanks),
		cmocka_unit_test(what_a_type_needs_is_said),
		cmocka_unit_test(there_is_a_most_of_everything),
		cmocka_unit_test(faults_without_end_are_cut),
		cmocka_unit_test(the_showcase_has_every_type),
		cmocka_unit_test(the_questions_around_broken_yaml_show),
		cmocka_unit_test(a_text_that_is_no_quiz_is_one_fault),
		cmocka_unit_test(a_file_that_is_not_there_is_a_fault),
		cmocka_unit_test(a_quiz_has_a_most_of_questions),
		cmocka_unit_test(fences_add_their_questions_in_place),
		cmocka_unit_test(a_quiz_file_names_a_folder_for_its_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
