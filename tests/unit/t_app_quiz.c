/* t_app_quiz.c - questions of every type on the screen: answered by keys and by the mouse. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "world.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

static const struct world_file files[] = {
	{"check.yaml",
	 "mode: check\nconfidence: true\nquestions:\n"
	 "- {id: one, type: number, prompt: How many?, answer: 1}\n"
	 "- {id: two, type: single, prompt: Which?, choices: [No, {text: Yes, correct: true}]}\n"},
	{"long.yaml", "shuffle: none\nquestions:\n- type: single\n  id: long\n  prompt: Which of "
		      "these?\n  choices:\n"
		      "  - {text: One choice that is long enough to take all of a line and then a "
		      "little more of the next, correct: true,\n"
		      "     why: the first why begins here and goes on for so long that it needs "
		      "more than one line and ends with omega1}\n"
		      "  - {text: Two choice that is long enough to take all of a line and then a "
		      "little more of the next,\n"
		      "     why: the second why begins here and goes on for so long that it needs "
		      "more than one line and ends with omega2}\n"
		      "  - {text: Three choice that is long enough to take all of a line and then "
		      "a little more of the next,\n"
		      "     why: the third why begins here and goes on for so long that it needs "
		      "more than one line and ends with omega3}\n"
		      "  - {text: Four choice that is long enough to take all of a line and then a "
		      "little more of the next,\n"
		      "     why: the fourth why begins here and goes on for so long that it needs "
		      "more than one line and ends with omega4}\n"
		      "  explain: and an explanation that is as long as explanations are when "
		      "people take the time to write them down\n"},
	{"cloze.yaml", "tries: 1\nquestions:\n- type: cloze\n  id: fill\n  prompt: |\n    QQQ *the "
		       "{{river}}*, `x = {{7}}` and Q{{bank}}Q:\n\n"
		       "    - deep {{water}}\n\n    ```c\n    int {{boots}} = 2;\n    ```\n"},
	{"faults.yaml", "questions:\n- {id: good, type: truefalse, prompt: Good?, answer: true}\n"
			"- {id: bad, type: truefalse, prompt: No answer}\n"
			"- {id: odd, type: singel, prompt: Which?}\n"},
	{"words.yaml", "tries: 1\nquestions:\n- type: cloze\n  id: short\n"
		       "  prompt: \"`real = ({{q}} - zero) * {{scale}}` and {{a}}{{b}} end.\"\n"
		       "- type: single\n  id: hinted\n  prompt: Which of two?\n"
		       "  choices: [a, {text: b, correct: true}]\n"
		       "  hints: ['8 bits', '(look) up', '| a pipe', '1. a list']\n"
		       "  explain: 16 bits it is.\n"
		       "- {type: single, prompt: Which tag?, choices: [<p>, {text: <br>, correct: true}]}\n"
		       "- {type: truefalse, answer: true, prompt: \"```c\\n\\tint x;\\n```\"}\n"},
};

static int set_up(void **state)
{
	*state = world_new(files, sizeof files / sizeof *files);
	return 0;
}

static int tear_down(void **state)
{
	world_free(*state);
	return 0;
}

static void open_quiz(struct world *world, const char *path)
{
	const struct app_options options = { .quiz_file = path, .state_folder = world->state,
					     .quiz_no_shuffle = true };

	world_open(world, &options);
}

static void open_own(struct world *world, const char *name)
{
	char *path = path_join(world->folder, name);

	open_quiz(world, path);
	free(path);
}

/* By its name alone, as from its folder: a long path would be broken where the line ends. */
static void open_here(struct world *world, const char *name)
{
	int from = open(".", O_RDONLY | O_DIRECTORY);

	assert_true(from >= 0 && chdir(world->folder) == 0);
	open_quiz(world, name);
	assert_int_equal(fchdir(from), 0);
	close(from);
}

/* The fixture with a question of every type, two tries each, at one of them. */
static void open_at(struct world *world, const char *question)
{
	char path[4200];
	const char *source = getenv("srcdir");

	snprintf(path, sizeof path, "%s/tests/fixtures/quiz/all-types.yaml",
		 source != NULL ? source : ".");
	open_quiz(world, path);
	for (int i = 0; i < 20 && !world_shows(world, question); i++)
		world_type(world, "C-n");
	assert_shows(world, question);
}

/* --- every type --- */

static const struct type_case {
	const char *question;		/* words of its prompt */
	const char *right, *wrong;	/* keys up to the Enter that answers */
	const char *again;		/* other wrong ones then; NULL: the same */
	const char *bad;		/* keys that are no answer; NULL: there are none */
	const char *refusal;		/* what is said then */
	const char *solution;		/* shown after the second wrong answer */
} types[] = {
	{"How much power", "b", "a", NULL, "", "Pick one first", "So a coin cell"},
	{"Which of these are sensors", "ab", "cd", "bd", "", "Pick at least one", "\u2713  right"},
	{"The model is trained", "f", "t", NULL, "", "Pick one first", "It is trained on a larger"},
	{"At what voltage", "3,3 V", "5", NULL, "three", "  Type a number like 12.5",
	 "3.3 V, give or take 0.05"},
	{"How many samples", "8500", "1e9 Hz", NULL, "", "Type an answer first",
	 "8000 Hz, give or take 10%"},
	{"8-bit integers", "Quantised", "foo", NULL, "  ", "Type an answer first", "quantization"},
	{"exactly 8 bits", "int8_t", "INT8_T", NULL, "", "Type an answer first", "int8_t"},
	{"What does this print", "1   4 9", "149", NULL, "", "Type an answer first", "1 4 9"},
	{"Put the steps", "<Down><Down>KK<Down>J", "J", NULL, "", "Nothing has been moved",
	 "The right order"},
	{"What does each part do", "adc", "bbb", NULL, "a", "have no other side yet",
	 "\u2713     a  samples a voltage"},
	{"weights|are stored in", "weights<Tab>flash<Tab>sram", "x<Tab>y<Tab>z", NULL, "",
	 "Fill in a blank first", "With the right words"},
};

#define TYPE_COUNT (sizeof types / sizeof *types)

static const char *question_of(const struct type_case *it)
{
	const char *bar = strchr(it->question, '|');

	return bar != NULL ? bar + 1 : it->question;
}

static void answers_every_type_right(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < TYPE_COUNT; i++) {
		open_at(world, question_of(&types[i]));
		world_type(world, types[i].right);
		world_type(world, "<Enter>");
		assert_shows(world, "Right.");
		assert_shows(world, "Enter next");
		assert_shows(world, "\u2713");
		world_free(world);
		set_up(state);
		world = *state;
	}
}

static void answers_every_type_wrong(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < TYPE_COUNT; i++) {
		open_at(world, question_of(&types[i]));
		world_type(world, types[i].wrong);
		world_type(world, "<Enter>");
		assert_shows(world, "ot yet");
		assert_shows(world, "One more try.");
		assert_hides(world, types[i].solution);
		world_type(world, "<Enter>");
		assert_shows(world, "Give another answer");
		world_type(world, types[i].again != NULL ? types[i].again : types[i].wrong);
		world_type(world, "<Enter>");
		assert_shows(world, "2 tries used.");
		assert_shows(world, types[i].solution);
		assert_shows(world, "\u2717");
		world_free(world);
		set_up(state);
		world = *state;
	}
}

/* The journal of the quiz file, whose id has a hash in it. */
static char *only_journal(const struct world *world)
{
	struct strbuf out = {0};
	struct file_list list = {0};

	assert_true(file_walk(world->state, &list, NULL));
	for (size_t i = 0; i < list.count; i++) {
		char *path = path_join(world->state, list.entries[i].path);

		if (!list.entries[i].folder)
			file_read(path, 1 << 20, &out, NULL);
		free(path);
	}
	file_list_deinit(&list);
	strbuf_add(&out, "");
	return strbuf_detach(&out);
}

static void asks_again_what_cannot_be_read(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < TYPE_COUNT; i++) {
		char *journal;

		open_at(world, question_of(&types[i]));
		world_type(world, types[i].bad);
		world_type(world, "<Enter>");
		assert_shows(world, types[i].refusal);
		journal = only_journal(world);
		assert_null(strstr(journal, " answer "));
		free(journal);
		world_free(world);
		set_up(state);
		world = *state;
	}
}

static void grades_a_card(void **state)
{
	struct world *world = *state;

	open_at(world, "sampling theorem");
	world_type(world, "3");
	assert_hides(world, "more than");
	world_type(world, "<Enter>");
	assert_shows(world, "more than");
	assert_shows(world, "How well did you know it?");
	world_type(world, "<Enter>");
	assert_shows(world, "Grade it yourself");
	world_type(world, "7");
	assert_shows(world, "There is no such choice");
	world_type(world, "1");
	assert_shows(world, "0 of 12 points");
	world_type(world, "G<Enter>");
	assert_shows(world, "Again.");
}

/* --- the mouse --- */

/*
 * What is clicked on, parted by bars: a text, "+" and the cells behind its beginning. A step that
 * begins with "=" is typed.
 */
static const struct click_case {
	const char *question;
	const char *right, *wrong;	/* up to the click on Enter in the status line */
} clicks[] = {
	{"How much power", "Milliwatts+2", "None of these"},
	{"Which of these are sensors", "A microphone|An accelerometer+5", "A motor|A loudspeaker"},
	{"The model is trained", "False", "t  ("},
	{"At what voltage", "\u25b8+5|=3.3", "\u25b8+3|=33"},
	{"How many samples", "\u25b8+3|=8000", "\u25b8+3|=800"},
	{"8-bit integers", "\u25b8+3|=quantised", "\u25b8+3|=x"},
	{"exactly 8 bits", "\u25b8+3|=int8_t", "\u25b8+3|=x"},
	{"What does this print", "\u25b8+3|=1 4 9", "\u25b8+3|=9"},
	{"Put the steps", "Collect data|Quantize it|Train a model|Quantize it",
	 "Deploy it|Quantize it"},
	{"What does each part do", "samples a voltage|dims a LED|c  makes+3",
	 "3  DAC|a  samples|1  ADC|d  dims|b  stores"},
	{"are stored in", "The ___+4|=weights|are stored in+14|=flash|the activations+19|=ram",
	 "the activations+19|=x"},
};

static void click(struct world *world, const char *script)
{
	char *steps = xstrdup(script);

	for (char *step = strtok(steps, "|"); step != NULL; step = strtok(NULL, "|")) {
		char *plus = strchr(step, '+');

		if (plus != NULL)
			*plus++ = '\0';
		if (step[0] == '=')
			world_type(world, step + 1);
		else
			world_click(world, step, plus != NULL ? atoi(plus) : 0);
	}
	free(steps);
}

static void takes_clicks_for_every_type(void **state)
{
	struct world *world = *state;

	for (size_t i = 0; i < 2 * (sizeof clicks / sizeof *clicks); i++) {
		const struct click_case *it = &clicks[i / 2];

		open_at(world, it->question);
		click(world, i % 2 == 0 ? it->right : it->wrong);
		click(world, "Enter answer");
		assert_shows(world, i % 2 == 0 ? "Right." : "Not yet.");
		if (i % 2 == 0)
			click(world, "Enter next");
		else
			click(world, "C-n skip");
		assert_hides(world, it->question);
		world_free(world);
		set_up(state);
		world = *state;
	}
}

static void takes_clicks_for_a_card(void **state)
{
	struct world *world = *state;

	open_at(world, "sampling theorem");
	click(world, "Answer it in your mind");
	assert_shows(world, "more than");
	click(world, "good: I knew it");
	assert_shows(world, "0 of 12 points");
	click(world, "sampling theorem");
	assert_shows(world, "Good.");
	click(world, "Enter back to the list");
	assert_shows(world, "0 of 12 points");
}

static void clicks_elsewhere_do_nothing(void **state)
{
	struct world *world = *state;

	open_at(world, "How much power");
	click(world, "How much power|question|All types");
	assert_shows(world, "Enter answer");
	assert_hides(world, "\u25b8");
	/* where the keys stood before a sentence was said */
	world_type(world, "h");
	assert_shows(world, "There is no such choice");
	click(world, "There is no such choice+3");
	assert_hides(world, "Pick one first");
}

/* --- typing --- */

static void edits_what_is_typed(void **state)
{
	struct world *world = *state;

	open_at(world, "8-bit integers");
	world_type(world, "q?r 1 aC-a<Del>Q<End>!");
	assert_shows(world, "Q?r 1 a!_");
	world_type(world, "C-w");
	assert_shows(world, "Q?r 1 __");
	world_type(world, "<Left><Left><Left>C-k");
	assert_shows(world, "Q?r___");
	world_type(world, "<Backspace>C-uquant");
	assert_shows(world, "\u25b8  quant___");
	assert_true(world->canvas.cursor_shown);
	world_type(world, "C-t");
	assert_shows(world, "It begins with q.");
	assert_shows(world, "quant___");
}

static void begins_anew_after_not_yet(void **state)
{
	struct world *world = *state;

	open_at(world, "8-bit integers");
	world_type(world, "wrong<Enter>");
	assert_shows(world, "Not yet.");
	world_type(world, "q");
	assert_shows(world, "\u25b8  q___");
	assert_hides(world, "Not yet.");
	assert_int_equal(world->reaction & REACT_QUIT, 0);
	world_type(world, "C-n");
	assert_shows(world, "exactly 8 bits");
	world_type(world, "int<Enter>");
	world_type(world, "<Backspace>8_t<Enter>");
	assert_shows(world, "in8_t");
}

static void long_lines_stay_in_the_field(void **state)
{
	struct world *world = *state;

	open_at(world, "8-bit integers");
	world_resize(world, 8, 20);
	for (int i = 0; i < 30; i++)
		world_type(world, "abcdefghij");
	assert_shows(world, "j");
	world_type(world, "<Home>");
	assert_shows(world, "\u25b8  abcd");
}

static void counts_the_better_of_two_answers_and_says_so(void **state)
{
	struct world *world = *state;

	open_at(world, "Which of these are sensors");
	world_type(world, "a<Enter>");
	assert_shows(world, "not yet whole");
	assert_hides(world, "The best one counts.");
	world_type(world, "acd<Enter>");
	assert_shows(world, "Not right.");
	assert_shows(world, "2 tries used. The best one counts.");
}

static void fills_blanks_wherever_they_are(void **state)
{
	struct world *world = *state;

	open_own(world, "cloze.yaml");
	assert_shows(world, "QQQ the __________, x = __________ and Q__________Q:");
	assert_shows(world, "int __________ = 2;");
	world_type(world, "river<Enter>7<Enter>bank<Enter>water<Enter>boots");
	assert_shows(world, "int boots_____ = 2;");
	world_type(world, "<S-Tab>C-uice<Enter>");
	assert_shows(world, "Partly right. 4 of 5 are.");
	assert_shows(world, "deep ice \u2717");
	assert_shows(world, "int boots \u2713 = 2;");
	assert_shows(world, "deep water");
	assert_shows(world, "QQQ the river, x = 7");
}

/* --- what surrounds a question --- */

static void short_blanks_are_as_wide_as_their_words(void **state)
{
	struct world *world = *state;

	open_own(world, "words.yaml");
	world_type(world, "x<Tab>y<Tab>z<Enter><Enter>");
	assert_shows(world, "real = (q - zero) * scale and ab end.");
	world_type(world, "<Enter>C-nC-nC-n");
	assert_shows(world, "real = (____ - zero) * ____ and ________ end.");
	assert_hides(world, "blank 1");
}

static void a_prompt_of_code_is_listed_by_its_first_line(void **state)
{
	struct world *world = *state;

	open_own(world, "words.yaml");
	world_type(world, "C-nC-nC-n");
	assert_shows(world, "      int x;");
	world_type(world, "C-n");
	assert_shows(world, " 4  int x;");
}

/* On the screen as well as by check. */
static void what_is_left_out_is_said_and_why(void **state)
{
	struct world *world = *state;

	open_here(world, "faults.yaml");
	assert_shows(world, "2 faults in this quiz: told at its end");
	world_type(world, "t<Enter><Enter>");
	assert_shows(world, "1 of 1 points, 100%");
	assert_shows(world, "Faults in this quiz");
	assert_shows(world, "faults.yaml:3:3:");
	assert_shows(world, "truefalse");
	assert_shows(world, "faults.yaml:4:");
	assert_shows(world, "`singel`");
}

static void what_shows_nothing_is_shown_as_it_is_written(void **state)
{
	struct world *world = *state;

	open_own(world, "words.yaml");
	world_type(world, "C-nC-n");
	assert_shows(world, "a  ( )  <p>");
	assert_shows(world, "b  ( )  <br>");
}

static void words_stand_before_what_they_introduce(void **state)
{
	struct world *world = *state;

	open_own(world, "words.yaml");
	world_type(world, "C-n?" "???a<Enter>");
	assert_shows(world, "Hint 1: 8 bits");
	assert_shows(world, "Hint 2: (look) up");
	assert_shows(world, "Hint 3: | a pipe");
	assert_hides(world, "Hint 4: ");
	assert_shows(world, "Not right. 16 bits");
}

static void says_how_many_to_choose(void **state)
{
	struct world *world = *state;

	open_at(world, "Which of these are sensors");
	assert_shows(world, "Choose 2");
}

static void carries_an_item(void **state)
{
	struct world *world = *state;

	open_at(world, "Put the steps");
	assert_shows(world, "1    Quantize it");
	world_type(world, " ");
	assert_shows(world, "Up and Down carry it");
	assert_shows(world, "Enter put down");
	world_type(world, "<Down><Down>");
	assert_shows(world, "3 \u25c6  Quantize it");
	world_type(world, "<Enter><Up><S-Down>");
	assert_shows(world, "3    Collect data");
	assert_shows(world, "2    Quantize it");
}

/* While another answer is made up one sees what was wrong with the last, until it is changed. */
static void marks_stay_until_the_answer_changes(void **state)
{
	struct world *world = *state;

	open_at(world, "How much power");
	world_type(world, "a<Enter>b");
	assert_hides(world, "Not yet.");
	assert_shows(world, "\u2717  That is a desktop processor.");
	assert_hides(world, "So a coin cell");
	world_type(world, "<Enter><Enter>C-nC-nC-nC-nC-nC-nC-n");
	assert_shows(world, "Put the steps");
	world_type(world, "J<Enter>");
	assert_shows(world, "4 \u2713  Deploy it");
	world_type(world, "<Up>K");
	assert_shows(world, "4 \u2713  Deploy it");
	world_type(world, "G");
	world_type(world, "C-n");
	assert_shows(world, "What does each part do");
	world_type(world, "abb<Enter>2d");
	assert_shows(world, "ADC \u2713  \u2192  a");
	assert_shows(world, "PWM    \u2192  d");
	assert_shows(world, "DAC \u2717  \u2192  b");
	world_type(world, "<Esc>");
}

static void blanks_keep_their_marks(void **state)
{
	struct world *world = *state;

	open_at(world, "are stored in");
	world_type(world, "weights<Enter>x<Enter>y<Enter>");
	assert_shows(world, "weights___ \u2713 are stored in x_________ \u2717");
	world_type(world, "ram");
	assert_shows(world, "weights___ \u2713 are stored in x_________ \u2717, the activations in");
	assert_hides(world, "ram_______ \u2717");
	world_type(world, "<S-Tab>C-u");
	assert_shows(world, "weights___ \u2713 are stored in __________, the");
	assert_shows(world, "Enter answer");
	world_type(world, "flash<Enter>");
	assert_shows(world, "Right.");
}

static void says_which_key_goes_on(void **state)
{
	static const struct {
		const char *keys, *shown, *hidden;
	} steps[] = {
		{"", "Enter answer", "Enter next"},
		{"a<Enter>", "Space pick", "Enter"},
		{"b<Enter>", "Enter next", "Space pick"},
		{"<Enter>C-nC-nC-nC-nC-nC-nC-n", "Space take up", NULL},
		{" ", "Enter put down", "Space take up"},
		{"<Enter>C-nC-n", "Enter answer", NULL},
		{"one", "Enter next blank", "Enter answer"},
		{"<Enter>two<Enter>three", "Enter answer", "Enter next blank"},
		{"C-n", "Enter the other side", NULL},
		{"<Enter>", "C-n skip", "Enter grade"},
		{"<Down>", "Enter grade it so", NULL},
		{"<Enter>", "m missed again   a all again", NULL},
		{"<Enter>", "Enter back to the list   Tab the next", "missed"},
	};
	struct world *world = *state;

	open_at(world, "How much power");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		world_type(world, steps[i].keys);
		assert_shows(world, steps[i].shown);
		if (steps[i].hidden != NULL)
			assert_hides(world, steps[i].hidden);
	}
}

static void shows_what_is_at_hand_on_a_smaller_screen(void **state)
{
	struct world *world = *state;

	open_at(world, "Put the steps");
	world_type(world, "G<Down><Down><Down> ");
	world_resize(world, 8, 30);
	assert_shows(world, "4 \u25c6  Deploy it");
	assert_shows(world, "9 of 12");
}

static void says_what_has_vanished(void **state)
{
	static const struct {
		const char *left, *said;
	} cases[] = {
		{"- {id: one, type: number, prompt: How many?, answer: 1}\n", "1 question is no"},
		{"- {id: new, type: number, prompt: How new?, answer: 1}\n", "no question left"},
	};
	struct world *world = *state;
	char *path = path_join(world->folder, "check.yaml");

	open_own(world, "check.yaml");
	world_type(world, "?<Esc>");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		FILE *file = fopen(path, "w");

		assert_non_null(file);
		fprintf(file, "mode: check\nquestions:\n%s", cases[i].left);
		fclose(file);
		world_close(world);
		open_own(world, "check.yaml");
		assert_shows(world, cases[i].said);
	}
	free(path);
}

static void asks_how_sure(void **state)
{
	struct world *world = *state;

	open_own(world, "check.yaml");
	world_type(world, "1<Enter>");
	assert_shows(world, "How sure are you?");
	world_type(world, "<Esc>");
	assert_shows(world, "Not answered yet");
	world_type(world, "<Enter>s");
	assert_shows(world, "Which?");
	assert_hides(world, "Right.");
	assert_shows(world, "question 2 of 2");
	world_type(world, "?");
	assert_shows(world, "There are no hints in this quiz");
	world_type(world, "a<Enter>");
	world_click(world, "think so", 2);
	assert_shows(world, "1 of 2 points, 50%");
}

static void hides_no_line_of_a_long_answer(void **state)
{
	static const char *const parts[] = {
		"Which of these?", "One choice", "omega1",      "Two choice", "omega2",
		"Three choice",    "omega3",     "Four choice", "omega4",     "write them down",
	};
	struct world *world = *state;

	open_own(world, "long.yaml");
	world_type(world, "b<Enter>b<Enter>");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		world_type(world, "<Home>");
		for (int k = 0; k < 40 && !world_shows(world, parts[i]); k++)
			world_type(world, "j");
		assert_shows(world, parts[i]);
	}
	assert_shows(world, "\u2191");
	world_type(world, "<Home>");
	assert_shows(world, "\u2193");
	assert_shows(world, "Space more");
	world_resize(world, 6, 24);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *word = strrchr(parts[i], ' ');

		world_type(world, "<Home>");
		for (int k = 0; k < 200 && !world_shows(world, word != NULL ? word : parts[i]); k++)
			world_type(world, "j");
		assert_shows(world, word != NULL ? word : parts[i]);
	}
}

/* --- anything at all --- */

/* An ASCII terminal on which some signs are two cells wide, too. */
static void open_odd(struct world *world, const char *question)
{
	char path[4200];
	const char *source = getenv("srcdir");
	const struct app_options options = { .quiz_file = path, .state_folder = world->state,
					     .quiz_no_shuffle = true, .ascii = true, .ambiguous = 2 };

	snprintf(path, sizeof path, "%s/tests/fixtures/quiz/all-types.yaml",
		 source != NULL ? source : ".");
	world_open(world, &options);
	for (int i = 0; i < 20 && !world_shows(world, question); i++)
		world_type(world, "C-n");
}

static void stands_any_keys_at_every_type(void **state)
{
	struct world *world = *state;
	struct random random = { 20260106 };

	for (size_t i = 0; i < 4 * TYPE_COUNT; i++) {
		const char *question = question_of(&types[i % TYPE_COUNT]);

		if (i % 2 == 0)
			open_at(world, question);
		else
			open_odd(world, question);
		for (int k = 0; k < 120; k++)
			world_random_step(world, &random);
		world_free(world);
		set_up(state);
		world = *state;
	}
	open_at(world, question_of(&types[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		CASE(answers_every_type_right),
		CASE(answers_every_type_wrong),
		CASE(asks_again_what_cannot_be_read),
		CASE(grades_a_card),
		CASE(takes_clicks_for_every_type),
		CASE(takes_clicks_for_a_card),
		CASE(clicks_elsewhere_do_nothing),
		CASE(edits_what_is_typed),
		CASE(begins_anew_after_not_yet),
		CASE(long_lines_stay_in_the_field),
		CASE(counts_the_better_of_two_answers_and_says_so),
		CASE(fills_blanks_wherever_they_are),
		CASE(short_blanks_are_as_wide_as_their_words),
		CASE(what_is_left_out_is_said_and_why),
		CASE(what_shows_nothing_is_shown_as_it_is_written),
		CASE(a_prompt_of_code_is_listed_by_its_first_line),
		CASE(words_stand_before_what_they_introduce),
		CASE(says_how_many_to_choose),
		CASE(carries_an_item),
		CASE(marks_stay_until_the_answer_changes),
		CASE(blanks_keep_their_marks),
		CASE(says_which_key_goes_on),
		CASE(shows_what_is_at_hand_on_a_smaller_screen),
		CASE(says_what_has_vanished),
		CASE(asks_how_sure),
		CASE(hides_no_line_of_a_long_answer),
		CASE(stands_any_keys_at_every_type),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
