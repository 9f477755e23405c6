/* t_ask.c - answers to every type of question: read, judged, kept, shown. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "learn/ask.h"

/* In the order shown, position 0 shows 2, and so on: nothing is where it was written. */
static const int turned[QUIZ_CHOICES_MAX] = {2, 0, 1, 3};

static struct quiz *parse(const char *question)
{
	char *text = xasprintf("questions:\n - %s\n", question);
	struct quiz *quiz = quiz_parse(text, strlen(text), "q.yaml", 1);

	if (quiz->fault_count > 0)
		fail_msg("%s: %s", question, quiz->faults[0].message);
	free(text);
	return quiz;
}

#define UNREADABLE -1.0

struct line {
	const char *text;
	double share; /* of the points, or UNREADABLE */
};

/* What is kept and read back is judged and shown the same; so is what is shown, typed again. */
static void assert_lasts(const struct question *question, const struct answer *answer)
{
	const struct ask_type *type = ask_type(question->type);
	struct answer back = {0}, again = {0};
	struct strbuf kept = {0}, shown = {0}, twice = {0};

	type->format(question, answer, &kept);
	assert_true(type->parse(question, strbuf_text(&kept), &back));
	assert_true(ask_share(question, &back) == ask_share(question, answer));
	type->given(question, turned, answer, &shown);
	type->given(question, turned, &back, &twice);
	assert_string_equal(strbuf_text(&shown), strbuf_text(&twice));
	assert_true(type->read(question, turned, strbuf_text(&shown), &again, NULL));
	assert_true(ask_share(question, &again) == ask_share(question, answer));
	answer_deinit(&back);
	answer_deinit(&again);
	strbuf_deinit(&kept);
	strbuf_deinit(&shown);
	strbuf_deinit(&twice);
}

/* The lines up to one without text, typed at a question in the order turned. */
static void assert_lines(const char *written, const struct line *lines)
{
	struct quiz *quiz = parse(written);
	const struct question *question = &quiz->questions[0];
	const struct ask_type *type = ask_type(question->type);

	for (; lines->text != NULL; lines++) {
		struct answer answer = {0};
		struct err err = {""};
		bool read = type->read(question, turned, lines->text, &answer, &err);
		double share = read ? ask_share(question, &answer) : UNREADABLE;

		if (share < lines->share - 1e-9 || share > lines->share + 1e-9)
			fail_msg("%s: \"%s\" is worth %g, not %g", written, lines->text, share,
				 lines->share);
		assert_int_equal(err_is_set(&err), !read);
		if (read)
			assert_lasts(question, &answer);
		else
			assert_null(answer.text);
		answer_deinit(&answer);
	}
	quiz_free(quiz);
}

#define LINES(question, ...) assert_lines(question, (const struct line[]){__VA_ARGS__, {NULL, 0}})

/* --- picking --- */

static void choices_are_picked_by_letter_or_number(void **state)
{
	(void)state;
	/* shown: c a b d */
	LINES("{type: single, prompt: p, choices: [a, {text: b, correct: true}, c, d]}", {"c", 1},
	      {"3", 1}, {" C) ", 1}, {"3.", 1}, {"c c", 1}, {"b", 0}, {"", UNREADABLE},
	      {"e", UNREADABLE}, {"0", UNREADABLE}, {"5", UNREADABLE}, {"a b", UNREADABLE},
	      {"3x", UNREADABLE}, {"99999999999999999999", UNREADABLE}, {"\xc3\xa9", UNREADABLE},
	      {"-1", UNREADABLE});
	LINES("{type: multiple, prompt: p, choices: [a, {text: b, correct: true}, c, "
	      "{text: d, correct: true}]}",
	      {"c d", 1}, {"3,4", 1}, {"cd", 1}, {"c; 4", 1}, {"d", 0.5}, {"c d a", 0.5}, {"a", 0},
	      {"a c", 0}, {"a b c d", 0}, {"", UNREADABLE}, {"x", UNREADABLE}, {"34", UNREADABLE});
	LINES("{type: truefalse, prompt: p, answer: false}", {"f", 1}, {"FALSE", 1}, {"t", 0},
	      {"True", 0}, {"", UNREADABLE}, {"a", UNREADABLE}, {"t f", UNREADABLE});
}

/* --- numbers --- */

static void a_number_may_have_its_unit_and_a_comma(void **state)
{
	(void)state;
	LINES("{type: number, prompt: p, answer: 3.3, tolerance: 0.05, unit: V}", {"3.3", 1},
	      {"3,3", 1}, {"3.3 V", 1}, {"3.3V", 1}, {"  +3.30  V ", 1}, {"33e-1", 1}, {"3.35", 1},
	      {"3.25", 1}, {"3.351", 0}, {"3.249", 0}, {"-3.3", 0}, {"V 3.3", 1});
}

static void another_unit_is_wrong_and_no_unit_at_all_unreadable(void **state)
{
	(void)state;
	LINES("{type: number, prompt: p, answer: 3.3, unit: V}", {"3.3 mV", 0}, {"3.3 v", 0},
	      {"3300 mV", 0}, {"3.3 %", 0}, {"3.3 volts", 0});
	LINES("{type: number, prompt: p, answer: 3.3, unit: V}", {"", UNREADABLE},
	      {"V", UNREADABLE}, {"three", UNREADABLE}, {"3.3.3", UNREADABLE}, {"3 4", UNREADABLE},
	      {"1,000.5", UNREADABLE}, {"3 or 4", UNREADABLE}, {"3.3 ?", UNREADABLE},
	      {"0x10", UNREADABLE}, {"inf", UNREADABLE}, {"nan", UNREADABLE},
	      {"1e999", UNREADABLE});
	LINES("{type: number, prompt: p, answer: 42}", {"42", 1}, {"42.0", 1}, {"41", 0},
	      {"42 V", UNREADABLE}, {"42 bits", UNREADABLE});
}

static void units_have_more_than_one_spelling(void **state)
{
	(void)state;
	LINES("{type: number, prompt: p, answer: 5, unit: \"\\u00b5s\"}", {"5 \xc2\xb5s", 1},
	      {"5 \xce\xbcs", 1}, {"5 us", 1}, {"5 ms", 0});
	LINES("{type: number, prompt: p, answer: 9.81, unit: \"m/s\\u00b2\"}", {"9.81 m/s^2", 1},
	      {"9,81 m / s2", 1}, {"9.81 m/s", 0});
	LINES("{type: number, prompt: p, answer: 50, unit: \"%\"}", {"50%", 1}, {"0.5", 0});
	LINES("{type: number, prompt: p, answer: 5, unit: $}", {"$5", 1}, {"5 $", 1}, {"5", 1});
	LINES("{type: number, prompt: p, answer: 4, unit: \"\\u2126\"}", {"4 \xce\xa9", 1});
}

static void a_tolerance_is_absolute_or_percent(void **state)
{
	(void)state;
	LINES("{type: number, prompt: p, answer: 200, tolerance: 5%}", {"190", 1}, {"210", 1},
	      {"189.9", 0}, {"210.1", 0});
	LINES("{type: number, prompt: p, answer: -200, tolerance: 5 %}", {"-190", 1}, {"-210", 1},
	      {"200", 0});
	LINES("{type: number, prompt: p, answer: 1000000000000000}", {"1e15", 1},
	      {"1000000000000001", 0});
	LINES("{type: number, prompt: p, answer: 0, tolerance: 5%}", {"0", 1}, {"-0", 1},
	      {"1e-9", 0});
	LINES("{type: number, prompt: p, answer: 0.3, tolerance: 0.1}", {"0.4", 1}, {"0,2", 1});
}

/* --- texts --- */

static void texts_are_compared_without_case_and_form(void **state)
{
	(void)state;
	LINES("{type: text, prompt: p, accept: [quantization, \"Caf\\u00e9\", no]}",
	      {"Quantization", 1}, {"  quantization ", 1}, {"CAFE\xcc\x81", 1}, {"caf\xc3\xa9", 1},
	      {"cafe", 0}, {"no", 1}, {"quantizatio", 0}, {"false", 0}, {"\xc2\xa0no\xc2\xa0", 1},
	      {"", UNREADABLE}, {"   ", UNREADABLE});
	LINES("{type: text, prompt: p, accept: [int8_t], case: true}", {"int8_t", 1},
	      {"INT8_T", 0});
	LINES("{type: text, prompt: p, accept: [\"Stra\\u00dfe\"]}", {"STRASSE", 1});
	LINES("{type: text, prompt: p, accept: [a b]}", {"a b", 1}, {"a\tb", 1}, {"a  b", 0});
}

static void a_wildcard_stands_for_anything(void **state)
{
	(void)state;
	LINES("{type: text, prompt: p, accept: [\"quant*\"]}", {"quant", 1}, {"Quantisation", 1},
	      {"quan", 0}, {"a quant", 0});
	LINES("{type: text, prompt: p, accept: [\"*b*b\"]}", {"bb", 1}, {"abab", 1}, {"bxbxb", 1},
	      {"b", 0}, {"bba", 0});
	LINES("{type: text, prompt: p, accept: ['a\\*b', '\\*\\**\\*']}", {"a*b", 1}, {"axb", 0},
	      {"***", 1}, {"** and *", 1}, {"**", 0});
	LINES("{type: text, prompt: p, accept: ['c:\\dir']}", {"C:\\DIR", 1});
	LINES("{type: text, prompt: p, accept: [\"*\"]}", {"anything", 1});
}

/* A matcher that goes back would never come to an end of this. */
static void no_pattern_is_too_much(void **state)
{
	size_t len = 60000;
	struct strbuf question = {0};
	char *line = xmalloc(len + 1);

	(void)state;
	memset(line, 'a', len);
	line[len] = '\0';
	strbuf_add(&question, "{type: text, prompt: p, accept: [\"");
	for (int i = 0; i < 2000; i++)
		strbuf_add(&question, "*aaaa");
	strbuf_add(&question, "*b\"]}");
	LINES(question.data, {line, 0});
	strbuf_deinit(&question);
	free(line);
}

static void in_output_runs_of_white_space_are_one(void **state)
{
	(void)state;
	LINES("{type: output, prompt: p, accept: [\"1 2 3\"]}", {"1 2 3", 1}, {" 1   2\t3 ", 1},
	      {"123", 0}, {"1 2 3 4", 0}, {"", UNREADABLE});
	LINES("{type: output, prompt: p, accept: [\"one\\n  two\\n\"]}", {"one two", 1},
	      {"onetwo", 0});
	LINES("{type: output, prompt: p, accept: [Hello], case: true}", {"Hello", 1}, {"hello", 0});
}

/* --- arranging --- */

static void an_order_earns_what_is_in_its_place(void **state)
{
	(void)state;
	/* shown: 1 three, 2 one, 3 two, 4 four */
	LINES("{type: order, prompt: p, items: [one, two, three, four]}", {"2 3 1 4", 1},
	      {"2,3,1,4", 1}, {"b c a d", 1}, {"2 3 4 1", 0.5}, {"2 1 4 3", 0.25}, {"1 2 4 3", 0},
	      {"", UNREADABLE}, {"2 3 1", UNREADABLE}, {"2 3 1 1", UNREADABLE},
	      {"2 3 1 5", UNREADABLE}, {"2 3 1 4 4", UNREADABLE}, {"one two", UNREADABLE},
	      {"2314", UNREADABLE});
	/* items of the same text are one as good as the other; shown: 1 a, 2 a, 3 b */
	LINES("{type: order, prompt: p, items: [a, b, a]}", {"1 3 2", 1}, {"2 3 1", 1},
	      {"3 1 2", 1.0 / 3});
}

static void a_match_earns_its_right_pairs(void **state)
{
	(void)state;
	/* shown: a makes, b samples, c dims, d stores */
	LINES("{type: match, prompt: p, pairs: [[ADC, samples], [PWM, dims], [DAC, makes]], extra: "
	      "[stores]}",
	      {"1b 2c 3a", 1}, {"3a,2C,1b", 1}, {"1: b; 2: c; 3: a", 1}, {"1-b 2-c 3-a", 1},
	      {"1b2c3a", 1}, {"1b 2a 3c", 1.0 / 3}, {"1d 2d 3d", 0}, {"1b 2c 3d", 2.0 / 3},
	      {"", UNREADABLE}, {"1b 2c", UNREADABLE}, {"1b 2c 3e", UNREADABLE},
	      {"1b 1c 3a", UNREADABLE}, {"0a 1b 2c", UNREADABLE}, {"4a 1b 2c", UNREADABLE},
	      {"b c a", UNREADABLE}, {"1 2 3", UNREADABLE}, {"99999999999999999999a", UNREADABLE});
	/* a right side of two pairs stands there once */
	LINES("{type: match, prompt: p, pairs: [[x, in], [y, out], [z, in]], extra: [off]}",
	      {"1b 2c 3b", 1}, {"1b 2c 3a", 2.0 / 3});
}

/* --- blanks --- */

static void a_cloze_earns_its_right_blanks(void **state)
{
	(void)state;
	LINES("{type: cloze, prompt: \"The {{weights|parameters}} are in {{flash}}.\"}",
	      {"weights; flash", 1}, {"PARAMETERS;Flash", 1}, {"weights;ram", 0.5}, {";flash", 0.5},
	      {"weights;", 0.5}, {"x;y", 0}, {"", UNREADABLE}, {";", UNREADABLE},
	      {"weights", UNREADABLE}, {"weights, flash", UNREADABLE}, {"a;b;c", UNREADABLE});
	LINES("{type: cloze, prompt: '{{i++;}} and {{a\\|b|c}} and {{x\\}}'}",
	      {"i++\\;;a|b;x\\", 1}, {"i++\\; ; c ; x\\", 1}, {"i++;c;x\\", 2.0 / 3},
	      {"i++;c", UNREADABLE}, {"\\\\;c;x\\", 2.0 / 3});
	LINES("{type: cloze, prompt: \"int i = 5{{;|\\\\;}}\"}", {";", 1}, {"\\;", 1}, {",", 0});
	LINES("{type: cloze, prompt: \"{{quant*}}\"}", {"quantised", 1});
}

static void blanks_can_be_set_and_looked_at(void **state)
{
	static const char *const texts[] = {" a\nb ", NULL, "c;\\"};
	struct quiz *quiz = parse("{type: cloze, prompt: \"{{x}} {{y}} {{z}}\"}");
	const struct question *question = &quiz->questions[0];
	struct answer answer = {0};
	struct strbuf text = {0};
	const char *blank;
	size_t len;

	(void)state;
	answer_set_blanks(&answer, texts, 3);
	blank = answer_blank(&answer, 0, &len);
	assert_int_equal(len, 3);
	assert_memory_equal(blank, "a b", 3);
	answer_blank(&answer, 1, &len);
	assert_int_equal(len, 0);
	blank = answer_blank(&answer, 2, &len);
	assert_memory_equal(blank, "c;\\", len);
	answer_blank(&answer, 3, &len);
	assert_int_equal(len, 0);
	ask_type(QUESTION_CLOZE)->format(question, &answer, &text);
	assert_string_equal(strbuf_text(&text), "a b;;c\\;\\");
	strbuf_deinit(&text);
	answer_deinit(&answer);
	quiz_free(quiz);
}

/* --- cards --- */

static void a_card_is_graded(void **state)
{
	(void)state;
	LINES("{type: card, prompt: p, answer: a}", {"1", 0}, {"2", 1}, {"3", 1}, {"4", 1},
	      {"0", UNREADABLE}, {"5", UNREADABLE}, {"", UNREADABLE}, {"12", UNREADABLE},
	      {"good", UNREADABLE});
}

/* --- all types --- */

static void the_right_answer_is_right_and_told(void **state)
{
	static const struct {
		const char *question, *solution;
	} cases[] = {
		{"{type: single, prompt: p, choices: [a, {text: b, correct: true}, c, d]}", "c"},
		{"{type: multiple, prompt: p, choices: [{text: a, correct: true}, b, {text: c, "
		 "correct: true}, d]}",
		 "a b"},
		{"{type: truefalse, prompt: p, answer: false}", "false"},
		{"{type: number, prompt: p, answer: 3.3, tolerance: 0.05, unit: V}", "3.3 V"},
		{"{type: number, prompt: p, answer: 0.1}", "0.1"},
		{"{type: number, prompt: p, answer: 123456789}", "123456789"},
		{"{type: number, prompt: p, answer: -1.5e-300}", "-1.5e-300"},
		{"{type: text, prompt: p, accept: [\"qu*t\", \" quant \"]}", "quant"},
		{"{type: text, prompt: p, accept: ['\\*a*\\*']}", "*a...*"},
		{"{type: output, prompt: p, accept: [\"1\\n2\"]}", "1 2"},
		{"{type: order, prompt: p, items: [a, b, c, d]}", "2 3 1 4"},
		{"{type: match, prompt: p, pairs: [[a, x], [b, y]], extra: [z]}", "1b 2c"},
		{"{type: cloze, prompt: \"{{a|b}} {{c;}}\"}", "a; c\\;"},
		{"{type: card, prompt: p, answer: a}", "3"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct quiz *quiz = parse(cases[i].question);
		const struct question *question = &quiz->questions[0];
		struct answer right = {0};
		struct strbuf text = {0};

		ask_type(question->type)->right(question, &right);
		assert_true(ask_share(question, &right) == 1);
		assert_int_equal(ask_parts_right(question, &right), ask_part_count(question));
		assert_lasts(question, &right);
		ask_add_solution(question, turned, &text);
		assert_string_equal(strbuf_text(&text), cases[i].solution);
		strbuf_deinit(&text);
		answer_deinit(&right);
		quiz_free(quiz);
	}
}

/* No line, whatever is in it, does more than be refused or judged. */
static void hostile_lines_do_no_harm(void **state)
{
	static const char *const questions[] = {
		"{type: single, prompt: p, choices: [a, {text: b, correct: true}, c, d]}",
		"{type: multiple, prompt: p, choices: [a, {text: b, correct: true}, c, d]}",
		"{type: truefalse, prompt: p, answer: true}",
		"{type: number, prompt: p, answer: 1, unit: V}",
		"{type: text, prompt: p, accept: [\"a*b\"]}",
		"{type: output, prompt: p, accept: [\"%s %n\"]}",
		"{type: order, prompt: p, items: [a, b, c, d]}",
		"{type: match, prompt: p, pairs: [[a, x], [b, y], [c, z]], extra: [w]}",
		"{type: cloze, prompt: \"{{a}} {{b}}\"}",
		"{type: card, prompt: p, answer: a}",
	};
	static const char *const lines[] = {
		"\x1b]0;x\x07",
		"\xff\xfe",
		"\xe2\x80\xae"
		"abc",
		"%s%n%s",
		"a\x01;b\x02",
		"1\xc2\x9b"
		"V",
		"\xf4\x90\x80\x80",
		"9999999999999999999999999999999999",
		"-",
		"--",
		"?",
		"\\",
		"\\;",
		";;;;;;;;",
		"1 1 1 1",
		"1a1a1a",
		"\xcc\x81",
		"1 \xff",
		"2 \xf0\x9f\x98\x80",
	};

	(void)state;
	for (size_t q = 0; q < sizeof questions / sizeof *questions; q++) {
		struct quiz *quiz = parse(questions[q]);
		const struct question *question = &quiz->questions[0];

		for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
			struct answer answer = {0};

			if (!ask_type(question->type)
				     ->read(question, turned, lines[i], &answer, NULL))
				continue;
			for (const char *c = answer.text; c != NULL && *c != '\0'; c++)
				assert_true((unsigned char)*c >= ' ' || *c == '\n');
			assert_lasts(question, &answer);
			answer_deinit(&answer);
		}
		quiz_free(quiz);
	}
}

static void what_is_shown_has_labels(void **state)
{
	struct quiz *quiz = parse(
		"{type: order, prompt: p, items: [a, b, c, d, e, f, g, h, i, j]}");
	struct strbuf label = {0};

	(void)state;
	assert_int_equal(ask_shown_count(&quiz->questions[0]), 10);
	assert_string_equal(ask_shown_text(&quiz->questions[0], 9), "j");
	ask_add_label(&quiz->questions[0], 9, &label);
	assert_string_equal(strbuf_text(&label), "10");
	strbuf_deinit(&label);
	quiz_free(quiz);
}

static void a_copy_is_its_own(void **state)
{
	struct answer one = {.text = xstrdup("a")}, two = {.text = xstrdup("b")};

	(void)state;
	answer_copy(&two, &one);
	answer_deinit(&one);
	assert_null(one.text);
	assert_string_equal(two.text, "a");
	answer_copy(&two, &one);
	assert_null(two.text);
	answer_deinit(&two);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(choices_are_picked_by_letter_or_number),
		cmocka_unit_test(a_number_may_have_its_unit_and_a_comma),
		cmocka_unit_test(another_unit_is_wrong_and_no_unit_at_all_unreadable),
		cmocka_unit_test(units_have_more_than_one_spelling),
		cmocka_unit_test(a_tolerance_is_absolute_or_percent),
		cmocka_unit_test(texts_are_compared_without_case_and_form),
		cmocka_unit_test(a_wildcard_stands_for_anything),
		cmocka_unit_test(no_pattern_is_too_much),
		cmocka_unit_test(in_output_runs_of_white_space_are_one),
		cmocka_unit_test(an_order_earns_what_is_in_its_place),
		cmocka_unit_test(a_match_earns_its_right_pairs),
		cmocka_unit_test(a_cloze_earns_its_right_blanks),
		cmocka_unit_test(blanks_can_be_set_and_looked_at),
		cmocka_unit_test(a_card_is_graded),
		cmocka_unit_test(the_right_answer_is_right_and_told),
		cmocka_unit_test(hostile_lines_do_no_harm),
		cmocka_unit_test(what_is_shown_has_labels),
		cmocka_unit_test(a_copy_is_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
