/* t_quiz_lint.c - weak questions are named, sound ones are left alone. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "course/quiz_lint.h"

static const struct {
	const char *label;
	const char *yaml;		/* the quiz */
	const char *part;		/* of the only flaw's sentence; NULL: there is none */
} items[] = {
	{ "equal but for case", "questions: [{type: single, prompt: p, choices: [Flash, flash , {text: RAM, correct: true}]}]",
	  "the choices 1 and 2 are the same" },
	{ "equal but for case, in another script", "questions: [{type: multiple, prompt: p, choices: [{text: ÉTÉ, correct: true}, été]}]",
	  "the choices 1 and 2 are the same" },
	{ "code differs by case", "questions: [{type: single, prompt: p, choices: ['`String`', {text: '`string`', correct: true}]}]", NULL },
	{ "the same code twice", "questions: [{type: single, prompt: p, choices: ['`s`', '`s`', {text: a, correct: true}]}]",
	  "are the same" },
	{ "all of the above, shuffled", "questions: [{type: single, prompt: p, choices: [a, b, {text: All of the above, correct: true}]}]",
	  "`pin: true`" },
	{ "none of the above, shuffled", "questions: [{type: single, prompt: p, choices: [{text: a, correct: true}, None of the above.]}]",
	  "`pin: true`" },
	{ "all of the above, pinned", "questions: [{type: single, prompt: p, choices: [a, b, {text: All of the above, correct: true, pin: true}]}]", NULL },
	{ "all of the above, not shuffled", "shuffle: none\nquestions: [{type: single, prompt: p, choices: [a, b, {text: All of the above, correct: true}]}]", NULL },
	{ "only questions shuffled", "shuffle: questions\nquestions: [{type: single, prompt: p, choices: [a, {text: All of the above, correct: true}]}]", NULL },
	{ "a star", "questions: [{type: text, prompt: p, accept: ['*']}]", "accepts every answer" },
	{ "stars and blanks", "questions: [{type: output, prompt: p, accept: [ok, '* *']}]", "accepts every answer" },
	{ "a star in a blank", "questions: [{type: cloze, prompt: 'The {{*}} is'}]", "accepts every answer" },
	{ "an asterisk", "questions: [{type: text, prompt: p, accept: ['\\*', 'quant*']}]", NULL },
	{ "wide tolerance", "questions: [{type: number, prompt: p, answer: -3, tolerance: 3.5}]", "the tolerance 3.5 is larger" },
	{ "wide percentage", "questions: [{type: number, prompt: p, answer: 3, tolerance: 150%}]", "the tolerance 150% is larger" },
	{ "tolerance as large as the answer", "questions: [{type: number, prompt: p, answer: 3, tolerance: 3}]", NULL },
	{ "tolerance around zero", "questions: [{type: number, prompt: p, answer: 0, tolerance: 0.1}]", NULL },
	{ "hint with the right choice", "questions: [{type: single, prompt: p, hints: [Not RAM, 'Think of *flash  memory*!'], choices: [{text: Flash memory, correct: true}, EEPROM]}]",
	  "hint 2 gives the answer away" },
	{ "hint that names every choice", "questions: [{type: single, prompt: p, hints: [Is it flash or EEPROM?], choices: [{text: Flash, correct: true}, EEPROM]}]", NULL },
	{ "hint with part of a word", "questions: [{type: text, prompt: p, hints: [flashing does it], accept: [flash]}]", NULL },
	{ "hint with an accepted text", "questions: [{type: text, prompt: p, hints: ['It is `flash`.'], accept: [flash]}]", "hint 1 gives" },
	{ "hint with a word of the prompt", "questions: [{type: text, prompt: 'Do we write to flash?', hints: [flash is slow], accept: [flash]}]", NULL },
	{ "hint with a blank's text", "questions: [{type: cloze, prompt: 'The {{weights}} stay', hints: [Weights.]}]", "hint 1 gives" },
	{ "hint with the number", "questions: [{type: number, prompt: p, hints: ['Below 3.3 V'], answer: 3.3}]", "hint 1 gives" },
	{ "hint with the number, written in another way", "questions: [{type: number, prompt: p, hints: ['About 3,30 V'], answer: 3.3}]", "hint 1 gives" },
	{ "hint with a number of the prompt", "questions: [{type: number, prompt: 'Is it 3.3 or 5 V?', hints: ['3.3 V is usual'], answer: 3.3}]", NULL },
	{ "hint with a number in a name", "questions: [{type: number, prompt: p, hints: ['See M3.3 and 3.33'], answer: 3.3}]", NULL },
	{ "items that differ by case", "questions: [{type: order, prompt: p, items: [train, Train, deploy]}]", "the items 1 and 2 are the same" },
	{ "items", "questions: [{type: order, prompt: p, items: [train, deploy]}]", NULL },
	{ "a right side that is an extra one", "questions: [{type: match, prompt: p, pairs: [[a, x], [b, y]], extra: [Y]}]", "the right sides 2 and 3 are the same" },
	{ "a left side twice", "questions: [{type: match, prompt: p, pairs: [[a, x], [A, y]]}]", "the left sides 1 and 2 are the same" },
	{ "a right side for two", "questions: [{type: match, prompt: p, pairs: [[a, x], [b, y], [c, x]]}]", NULL },
	{ "hint with another number", "questions: [{type: number, prompt: p, hints: ['Below 13.3 V'], answer: 3.3}]", NULL },
	{ "hint with a card's answer", "questions: [{type: card, prompt: p, hints: [Say on request], answer: on request}]", "hint 1 gives" },
	{ "hint with true", "questions: [{type: truefalse, prompt: p, hints: [Is that true?], answer: true}]", NULL },
};

static void items_are_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		struct quiz *quiz = quiz_parse(items[i].yaml, strlen(items[i].yaml), "q.yaml", 1);
		struct quiz_flaws flaws = {0};

		if (quiz->fault_count != 0)
			fail_msg("%s: %s", items[i].label, quiz->faults[0].message);
		quiz_lint(&flaws, quiz);
		if (flaws.count != (items[i].part != NULL))
			fail_msg("%s: %zu flaws", items[i].label, flaws.count);
		if (items[i].part != NULL && strstr(flaws.items[0].message, items[i].part) == NULL)
			fail_msg("%s: %s", items[i].label, flaws.items[0].message);
		quiz_flaws_deinit(&flaws);
		quiz_free(quiz);
	}
}

/* A quiz of count single questions with the right choice at place, of the given text. */
static struct quiz *make(const char *shuffle, int count, int place, const char *right)
{
	struct strbuf yaml = {0};
	struct quiz *quiz;

	strbuf_addf(&yaml, "shuffle: %s\nquestions:\n", shuffle);
	for (int i = 0; i < count; i++) {
		strbuf_addf(&yaml, "  - type: single\n    prompt: p%d\n    choices:\n", i);
		for (int k = 0; k < 3; k++)
			if (k == (place >= 0 ? place : i % 3))
				strbuf_addf(&yaml, "      - {text: %s, correct: true}\n", right);
			else
				strbuf_addf(&yaml, "      - wrong %d\n", k);
	}
	quiz = quiz_parse(strbuf_text(&yaml), yaml.len, "q.yaml", 1);
	strbuf_deinit(&yaml);
	assert_int_equal(quiz->fault_count, 0);
	return quiz;
}

static void patterns_are_found(void **state)
{
	static const struct {
		const char *shuffle;
		int count, place;
		const char *right, *part;
	} quizzes[] = {
		{ "choices", 4, -1, "the long one",  "the longest in each of the 4" },
		{ "choices", 3, -1, "the long one",  NULL },
		{ "choices", 5, -1, "equal a",       NULL },
		{ "none",    4, 1,  "short",         "number 2 in each of the 4" },
		{ "none",    3, 1,  "short",         NULL },
		{ "none",    5, -1, "short",         NULL },
		{ "both",    5, 1,  "short",         NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof quizzes / sizeof *quizzes; i++) {
		struct quiz *quiz = make(quizzes[i].shuffle, quizzes[i].count, quizzes[i].place,
					 quizzes[i].right);
		struct quiz_flaws flaws = {0};

		quiz_lint(&flaws, quiz);
		assert_int_equal(flaws.count, quizzes[i].part != NULL);
		if (quizzes[i].part != NULL) {
			assert_non_null(strstr(flaws.items[0].message, quizzes[i].part));
			assert_ptr_equal(flaws.items[0].question, &quiz->questions[0]);
		}
		quiz_flaws_deinit(&flaws);
		quiz_free(quiz);
	}
}

/* Not every single one is the longest, or in that place: no pattern. */
static void one_exception_breaks_a_pattern(void **state)
{
	struct quiz *quiz = make("none", 6, 0, "the long one");
	struct quiz_flaws flaws = {0};

	(void)state;
	quiz_lint(&flaws, quiz);
	assert_int_equal(flaws.count, 2);
	quiz_flaws_deinit(&flaws);
	quiz->questions[3].choices[0].correct = false;
	quiz->questions[3].choices[2].correct = true;
	quiz_lint(&flaws, quiz);
	assert_int_equal(flaws.count, 0);
	quiz_free(quiz);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_are_judged),
		cmocka_unit_test(patterns_are_found),
		cmocka_unit_test(one_exception_breaks_a_pattern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
