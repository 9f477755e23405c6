/*
 * t_quiz.c - every type of question in a terminal: answered right, wrong and so that it cannot be
 * read, by keys and by the mouse.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "desk.h"

/*
 * With the mouse. Curses makes one of clicks that come at once: what each does is waited for.
 */
#define PICK(text)	    "@" text "|?(\u2022)  " text "|@Enter answer"
#define CHECK(text)	    "@" text "|?[x]  " text "|"
#define FILL(keys, shown)   "@\u25b8+3|" keys "|?" shown "___|@Enter answer"
#define TAKE(text)	    "@" text "|?Up and Down carry it|"
#define PUT(text, shown)    "@" text "|?" shown "|"
#define GIVE(text, shown)   "@" text "|?" shown "|"
#define BLANK(text, shown)  "@" text "|" shown "|?" shown "___|"

/*
 * The fixture's questions in their order, two tries each; scripts as in desk.h. The last is a card,
 * which is graded, and neither right nor wrong.
 */
static const struct type_case {
	const char *type, *question;
	struct answers {
		const char *right;
		const char *wrong, *again;	/* all of it wrong; and once more, in another way */
	} keys, mouse;
	const char *bad;		/* what is no answer, and what is said of it */
	const char *missing;		/* what is said where there is none at all */
	const char *why;		/* told as soon as it is done; NULL: nothing */
	const char *solution;		/* told if both tries were wrong */
} types[] = {
	{
		"single", "How much power",
		{"b<Enter>", "<Down><Enter>", "3<Enter>"},
		{PICK("Milliwatts"), PICK("Tens of watts"), PICK("Kilowatts")},
		"h|?There is no such choice|<Enter>|?Pick one first", "Pick one first",
		"So a coin cell lasts for weeks.", "A few milliwatts",
	},
	{
		"multiple", "Which of these are sensors?",
		{"a2<Enter>", "c<Enter>", "4<Enter>"},
		{CHECK("A microphone") CHECK("An accelerometer") "@Enter answer",
		 CHECK("A loudspeaker") "@Enter answer", CHECK("A motor") "@Enter answer"},
		"9|?There is no such choice|<Enter>|?Pick at least one first",
		"Pick at least one first",
		"It turns a signal into motion.", "A microphone       \u2713  right",
	},
	{
		"truefalse", "trained on the microcontroller",
		{"f<Enter>", "t<Enter>", "<Up><Enter>"},
		{PICK("False"), PICK("True"), "!Enter answer|" PICK("True")},
		"c|?There is no such choice|<Enter>|?Pick one first", "Pick one first",
		"It is trained on a larger machine", "False   \u2713  right",
	},
	{
		"number", "At what voltage",
		{"3,3 V<Enter>", "5<Enter>", "3.3 A<Enter>"},
		{FILL("3.30", "3.30"), FILL("5 V", "5 V"), FILL("<C-u>4", "4")},
		"three<Enter>|?a number like 12.5|<C-u><Enter>|?Type an answer first",
		"Type an answer first",
		NULL, "3.3 V, give or take 0.05",
	},
	{
		"number in percent", "How many samples a second",
		{"7.2e3<Enter>", "1e9 Hz<Enter>", "7000<Enter>"},
		{FILL("8800 Hz", "8800 Hz"), FILL("1", "1"), FILL("0", "10")},
		"8000 9000<Enter>|?a number like 12.5|<C-u>", "Type an answer first",
		NULL, "8000 Hz, give or take 10%",
	},
	{
		"text", "8-bit integers",
		{"quantizing<BS><BS><BS>sation<Enter>", "pruning<Enter>", "a guess<Enter>"},
		{FILL("Quantised", "Quantised"), FILL("x", "x"), FILL("y", "xy")},
		"   <Enter>|?Type an answer first|<C-u>", "Type an answer first",
		NULL, "right   quantization",
	},
	{
		"text with case", "exactly 8 bits",
		{"8_t<C-a>int<Enter>", "INT8_T<Enter>", "char<Enter>"},
		{FILL("int8_t", "int8_t"), FILL("byte", "byte"), FILL("s", "bytes")},
		"<Enter>|?Type an answer first", "Type an answer first",
		NULL, "right   int8_t",
	},
	{
		"output", "What does this print?",
		{"1   4 9<Enter>", "149<Enter>", "1 4<Enter>"},
		{FILL("1 4 9", "1 4 9"), FILL("0 1 4", "0 1 4"), FILL(" 9", "0 1 4 9")},
		" <Enter>|?Type an answer first|<C-u>", "Type an answer first",
		NULL, "right   1 4 9",
	},
	{
		/* shown: quantize, train, collect, deploy */
		"order", "Put the steps",
		{"<Down><Down>KK<Down><Space><Down><Enter><Enter>",
		 "<Down><Down>J<Up><Up>J<Enter>", "J<Enter>"},
		{TAKE("Collect data") PUT("Quantize it", "1    Collect data")
		 TAKE("Train a model") PUT("Quantize it", "2    Train a model") "@Enter answer",
		 TAKE("Deploy it") PUT("Quantize it", "1    Deploy it") "@Enter answer",
		 TAKE("Collect data") PUT("Train a model", "3    Collect data") "@Enter answer"},
		"<Enter>|?Nothing has been moved yet", "Nothing has been moved yet",
		NULL, "The right order",
	},
	{
		/* shown: a samples, b stores, c makes, d dims */
		"match", "What does each part do?",
		{"adc<Enter>", "bbb<Enter>", "1<Right><Enter>"},
		{GIVE("samples a voltage", "ADC    \u2192  a") GIVE("dims a LED", "PWM    \u2192  d")
		 GIVE("makes a voltage", "DAC    \u2192  c") "@Enter answer",
		 GIVE("dims a LED", "ADC    \u2192  d") GIVE("makes a voltage", "PWM    \u2192  c")
		 GIVE("samples a voltage", "DAC    \u2192  a") "@Enter answer",
		 GIVE("1  ADC", "\u25b8 1  ADC") GIVE("b  stores weights", "ADC    \u2192  b")
		 "@Enter answer"},
		"f|?There is no such choice|<Enter>|?3 of 3 have no other side yet",
		"3 of 3 have no other side yet",
		NULL, "\u2713     a  samples a voltage",
	},
	{
		"cloze", "are stored in",
		{"weights<Tab>flash<Tab>SRAM<Enter>", "x<Enter>y<Enter>z<Enter>", "w<Enter>"},
		{BLANK("The ___+4", "weights") BLANK("are stored in+14", "flash")
		 BLANK("activations in+15", "ram") "@Enter answer",
		 BLANK("activations in+15", "flash") "@Enter answer",
		 BLANK("are stored in+14", "RAM") "@Enter answer"},
		"<Enter>|?Fill in a blank first", "Fill in a blank first",
		"What does not change while the model runs", "With the right words",
	},
};

#define TYPES (sizeof types / sizeof *types)

static struct term *open_quiz(struct desk *desk)
{
	const char *const words[] = { "quiz", "--no-shuffle", desk_fixture(desk, "quiz/all-types.yaml"),
				      NULL };

	return desk_open(desk, words);
}

static void begin(struct term *term, const struct type_case *it)
{
	printf("# %s\n", it->type);
	assert_true(term_wait(term, it->question));
}

static void answer_right(struct term *term, const struct type_case *it, const char *script)
{
	desk_do(term, script);
	assert_true(term_wait(term, "Right."));
	assert_true(term_wait(term, "\u2713"));
	if (it->why != NULL)
		assert_true(term_wait(term, it->why));
	assert_false(term_shows(term, "tries used."));
}

static void answer_wrong(struct term *term, const struct type_case *it, const char *script,
			 const char *again)
{
	desk_do(term, script);
	assert_true(term_wait(term, "Not yet."));
	assert_true(term_wait(term, "One more try."));
	assert_true(term_wait(term, "\u2717"));
	if (it->why != NULL)
		assert_false(term_shows(term, it->why));
	assert_false(term_shows(term, it->solution));
	desk_do(term, again);
	assert_true(term_wait(term, "Not right."));
	assert_true(term_wait(term, "2 tries used."));
	assert_true(term_wait(term, it->solution));
}

/* Answers all but the card, and goes on. */
static void answer_all(struct term *term, bool right, bool mouse)
{
	for (size_t i = 0; i < TYPES; i++) {
		const struct answers *answers = mouse ? &types[i].mouse : &types[i].keys;

		begin(term, &types[i]);
		if (right)
			answer_right(term, &types[i], answers->right);
		else
			answer_wrong(term, &types[i], answers->wrong, answers->again);
		desk_do(term, mouse ? "@Enter next" : "<Enter>");
	}
	desk_do(term, "?sampling theorem|!Enter next|!more than");
}

static void right_by_keys(void **state)
{
	struct term *term = open_quiz(*state);

	answer_all(term, true, false);
	desk_do(term, "3|?There is no such choice|<Enter>|?How well did you know it?|3");
	desk_do(term, "?12 of 12 points, 100%|?Every point there is.|<Enter>|?Question 1 of 12");
	desk_do(term, "<Tab>|?Question 2 of 12|<Esc>|?pass mark");
	desk_leave(term, "<Esc>");
}

static void wrong_by_keys(void **state)
{
	struct term *term = open_quiz(*state);

	answer_all(term, false, false);
	desk_do(term, "<Enter>|?How well did you know it?|<Down><Enter>");
	desk_do(term, "?0 of 12 points, 0%|?Read the week once more.|G<Enter>|?Again.");
	desk_leave(term, "<Esc><Esc>");
}

/* A try would cost a quarter of the points: what is no answer is none. */
static void badly_by_keys(void **state)
{
	struct term *term = open_quiz(*state);

	for (size_t i = 0; i < TYPES; i++) {
		begin(term, &types[i]);
		desk_do(term, types[i].bad);
		assert_false(term_shows(term, "Not yet."));
		answer_right(term, &types[i], types[i].keys.right);
		term_type(term, "<Enter>");
	}
	desk_do(term, "?sampling theorem|<Enter><Enter>|?Grade it yourself");
	desk_do(term, "5|?There is no such choice|4|?12 of 12 points, 100%");
	desk_leave(term, "<Esc>");
}

static void right_by_mouse(void **state)
{
	struct term *term = open_quiz(*state);

	answer_all(term, true, true);
	desk_do(term, "@Enter the other side|@good: I knew it|?12 of 12 points, 100%");
	desk_do(term, "@How much power|?Question 1 of 12|@Enter back|?Every point there is.");
	desk_do(term, "@a all again|?question 1 of 12");
	desk_leave(term, "<Esc>");
}

static void wrong_by_mouse(void **state)
{
	struct term *term = open_quiz(*state);

	answer_all(term, false, true);
	desk_do(term, "@Answer it in your mind|@again: I did not know it|?0 of 12 points, 0%");
	desk_do(term, "@m missed again|?question 1 of 12|@C-n skip");
	desk_do(term, "?Which of these are sensors?|@Esc leave");
	desk_leave(term, "");
}

static void badly_by_mouse(void **state)
{
	struct term *term = open_quiz(*state);

	for (size_t i = 0; i < TYPES; i++) {
		begin(term, &types[i]);
		desk_do(term, "@Enter answer");
		assert_true(term_wait(term, types[i].missing));
		assert_false(term_shows(term, "Not yet."));
		answer_right(term, &types[i], types[i].mouse.right);
		desk_do(term, "@Enter next");
	}
	desk_do(term, "@Enter the other side|@How well did you know it?|?easy");
	desk_do(term, "@good: I knew it|?12 of 12 points, 100%");
	desk_leave(term, "<Esc>");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)
		CASE(right_by_keys),
		CASE(wrong_by_keys),
		CASE(badly_by_keys),
		CASE(right_by_mouse),
		CASE(wrong_by_mouse),
		CASE(badly_by_mouse),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
