/*
 * t_quiz_stay.c - what a question keeps: when it is left and gone on with, when the program is
 * killed, while the passage or the help is read, and on a screen of another size.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/random.h"
#include "desk.h"

#define KILLS 200

static struct term *open_quiz(struct desk *desk)
{
	const char *const words[] = { "quiz", "--no-shuffle", desk_fixture(desk, "quiz/all-types.yaml"),
				      NULL };

	return desk_open(desk, words);
}

/* --- killed --- */

/* The first questions of the fixture, with keys up to the Enter that answers right. */
static const struct {
	const char *question, *keys;
} questions[] = {
	{"How much power", "b"},
	{"Which of these are sensors?", "ab"},
	{"trained on the microcontroller", "f"},
	{"At what voltage", "3,3 V"},
	{"How many samples a second", "8000"},
	{"8-bit integers", "quantized"},
	{"exactly 8 bits", "int8_t"},
	{"What does this print?", "1 4 9"},
	{"Put the steps", "<Down><Down>KK<Down><Space><Down><Enter>"},
	{"What does each part do?", "adc"},
	{"are stored in", "weights<Tab>flash<Tab>RAM"},
};

#define QUESTIONS (sizeof questions / sizeof *questions)

/* How many questions the program opens with as answered. */
static size_t answered(struct desk *desk)
{
	struct term *term = open_quiz(desk);
	size_t count = QUESTIONS;

	assert_true(term_wait(term, " of 12"));
	for (size_t i = 0; i < QUESTIONS; i++)
		if (term_shows(term, questions[i].question))
			count = i;
	desk_kill(term);
	return count;
}

/*
 * Answers one question after the other until the program has written so many bytes; what was shown
 * as given.
 */
static size_t answer_until(struct term *term, size_t bytes)
{
	size_t given = 0;

	for (size_t i = 0; i < QUESTIONS && term_bytes(term) < bytes; i++) {
		if (!term_wait(term, questions[i].question))
			break;
		term_type(term, questions[i].keys);
		term_type(term, "<Enter>");
		while (term_bytes(term) < bytes && !term_shows(term, "Right."))
			term_pump(term, 1000);
		if (!term_shows(term, "Right."))
			break;
		given = i + 1;
		term_type(term, "<Enter>");
	}
	return given;
}

static void loses_no_answer_when_killed(void **state)
{
	struct desk *desk = *state;
	struct random random = { 20260105 };

	for (int i = 0; i < KILLS; i++) {
		struct term *term = open_quiz(desk);
		size_t given;

		assert_true(term_wait(term, questions[0].question));
		given = answer_until(term, term_bytes(term) + random_below(&random, 9000));
		desk_kill(term);
		assert_true(answered(desk) >= given);
		desk_empty(desk);
	}
}

/* --- left --- */

static void goes_on_after_a_try(void **state)
{
	struct term *term = open_quiz(*state);

	desk_do(term, "?How much power|a<Enter>|?One more try.");
	desk_leave(term, "<Esc>");
	term = open_quiz(*state);
	desk_do(term, "?Going on where you left off|?One more try.|?That is a desktop processor.");
	desk_do(term, "c<Enter>|?2 tries used.|<Enter>|?Which of these are sensors?");
	desk_leave(term, "<Esc>");
}

/* A quiz that lies on the desk. */
static void write_quiz(struct desk *desk, const char *lines)
{
	FILE *file = fopen(desk_file(desk, "quiz.yaml"), "w");

	assert_non_null(file);
	fprintf(file, "shuffle: none\nquestions:\n%s", lines);
	assert_int_equal(fclose(file), 0);
}

static struct term *open_written(struct desk *desk)
{
	const char *const words[] = { "quiz", desk_file(desk, "quiz.yaml"), NULL };

	return desk_open(desk, words);
}

#define FIRST	"- {id: first, type: truefalse, prompt: The first, answer: true}\n"
#define SECOND	"- {id: second, type: text, prompt: The second, accept: [x]}\n"
#define THIRD	"- {id: third, type: truefalse, prompt: The third, answer: true}\n"
#define FOURTH	"- {id: fourth, type: truefalse, prompt: The fourth, answer: true}\n"

static void leaves_out_what_has_vanished(void **state)
{
	struct desk *desk = *state;
	struct term *term;

	write_quiz(desk, FIRST SECOND THIRD);
	term = open_written(desk);
	desk_do(term, "?The first|t<Enter>|?Right.|<Enter>|?The second|y<Enter>|?One more try.");
	desk_leave(term, "<Esc>");

	write_quiz(desk, FIRST THIRD);
	term = open_written(desk);
	desk_do(term, "?The third|?1 question is no longer in the course");
	desk_leave(term, "<Esc>");

	write_quiz(desk, FOURTH);
	term = open_written(desk);
	desk_do(term, "?The fourth|?no question left in the course");
	assert_false(term_shows(term, "One more try."));
	desk_leave(term, "<Esc>");
}

/* --- looked away from --- */

static void help_leaves_what_is_typed(void **state)
{
	struct term *term = open_quiz(*state);

	desk_do(term, "<C-n><C-n><C-n>|?At what voltage|3.|?3.___|<F1>|?down one line|<Esc>|?3.___");
	desk_do(term, "3?|?3.3?___|<BS><Enter>|?Right.");
	desk_leave(term, "<Esc>");
}

/* The passage is read with the keys of the page, and each way back leads to the same question. */
static void passage_and_back(void **state)
{
	static const char *const ways[] = { "<BS>", "H", "<Esc>", "Q", "@Backspace back" };
	struct desk *desk = *state;
	const char *const words[] = { "open", desk_fixture(desk, "journey"), "river", NULL };
	struct term *term = desk_open(desk, words);

	desk_do(term, "?The water is cold|Q|?How is the water?|1<Enter>|?Not in any month.");
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		desk_do(term, i % 2 == 0 ? "r" : "@The river \342\200\272");
		desk_do(term, "?The water is cold|<C-l>|?back to the question");
		desk_do(term, ways[i]);
		desk_do(term, "?(\342\200\242)  warm|?Not in any month.|?Not yet.|?One more try.");
	}
	desk_do(term, "2<Enter>|?Right.|r|?The water is cold|<BS>|?Right.|?2 tries used.");
	desk_leave(term, "<Esc>q");
}

/* --- on a screen of another size --- */

static void stays_in_sight_at_any_size(void **state)
{
	static const struct {
		int rows, columns;
	} sizes[] = {{10, 30}, {50, 200}, {5, 20}, {12, 60}, {24, 80}};
	struct term *term = open_quiz(*state);

	desk_do(term, "<C-n><C-n><C-n><C-n><C-n><C-n><C-n><C-n>|?Put the steps");
	desk_do(term, "<Space><Down><Down>|?\342\227\206  Quantize it");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(term, sizes[i].rows, sizes[i].columns);
		assert_true(term_wait(term, "\342\227\206  Quantize"));
	}
	desk_do(term, "<Enter><C-n><C-n>|?are stored in|one<Tab>two|?two___");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(term, sizes[i].rows, sizes[i].columns);
		assert_true(term_wait(term, "two___"));
	}
	term_resize(term, 1, 1);
	assert_true(term_wait_gone(term, "two"));
	term_type(term, "!");
	term_resize(term, 24, 80);
	assert_true(term_wait(term, "stored in two!__"));
	assert_true(term_wait(term, "The one___"));
	desk_leave(term, "<Esc>");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)
		CASE(loses_no_answer_when_killed),
		CASE(goes_on_after_a_try),
		CASE(leaves_out_what_has_vanished),
		CASE(help_leaves_what_is_typed),
		CASE(passage_and_back),
		CASE(stays_in_sight_at_any_size),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
