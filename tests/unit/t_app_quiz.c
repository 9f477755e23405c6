/*
 * t_app_quiz.c - questions of every type on the screen, the review, and what the page tells of
 * them.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "learn/review.h"

static const struct world_file files[] = {
	{"course.yaml", "id: walk\ntitle: A Walk\npages: [river, end]\n"},
	{"river.md",
	 "# The River\n\nCold water.\n\n## Steps\n\n1. Wade\n\n## Far Below\n\nThe Last word.\n"},
	{"end.md", "# The End\n\nA lantern.\n"},
	{"river.quiz.yaml", "title: River\ntries: 2\nshuffle: none\nquestions:\n"
			    "- {id: cold, type: text, prompt: How is it?, accept: [cold], ref: "
			    "'river#far-below', explain: Very.}\n"
			    "- {id: deep, type: truefalse, prompt: Is it deep?, answer: false, "
			    "ref: 'river#far-below'}\n"
			    "- {id: wide, type: number, prompt: How wide?, answer: 12, unit: m, "
			    "ref: 'river#steps'}\n"},
	{"end.quiz.yaml", "title: End\nquestions:\n"
			  "- {id: light, type: card, prompt: What gives light?, answer: A lantern, "
			  "ref: 'river#steps'}\n"},
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
	{"At what voltage", "3,3 V", "5", NULL, "three", "a number such as 12.5",
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

static void takes_clicks_for_every_type(void **state)
{
	struct world *world = *state;

	open_at(world, "How much power");
	world_click(world, "Milliwatts", 2);
	world_type(world, "<Enter>");
	assert_shows(world, "Right.");
	world_type(world, "<Enter>");
	world_click(world, "A microphone", 0);
	world_click(world, "An accelerometer", 5);
	world_type(world, "<Enter>");
	assert_shows(world, "Right.");
	world_type(world, "<Enter>C-nC-nC-nC-nC-nC-n");
	assert_shows(world, "Put the steps");
	world_click(world, "Quantize it", 0);
	world_click(world, "Collect data", 0);
	world_type(world, "<Enter>");
	assert_shows(world, "2 of 4 are.");
	world_type(world, "C-n");
	world_click(world, "dims a LED", 0);
	assert_shows(world, "ADC    \u2192  d  dims a LED");
	world_click(world, "3  DAC", 4);
	world_click(world, "c  makes a voltage", 4);
	assert_shows(world, "DAC    \u2192  c  makes a voltage");
	world_type(world, "C-n");
	world_click(world, "are stored in", 18);
	world_type(world, "flash");
	assert_shows(world, "stored in flash_____");
	world_type(world, "C-n");
	world_click(world, "Answer it in your mind", 0);
	assert_hides(world, "How well");
	world_type(world, "<Enter>");
	world_click(world, "good: I knew it", 0);
	assert_shows(world, "points");
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

static void reads_the_passage_and_comes_back(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qwarm<Enter>");
	assert_shows(world, "Not yet.");
	assert_shows(world, "Far Below");
	world_type(world, "r");
	assert_shows(world, "The Last word.");
	world_type(world, "<Backspace>");
	assert_shows(world, "Not yet.");
	assert_shows(world, "\u25b8  warm___");
	world_type(world, "cold<Enter>r<Backspace>");
	assert_shows(world, "Right. Very.");
}

static void tells_the_end(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>");
	world->now += 65;
	world_type(world, "t<Enter>f<Enter><Enter>11<Enter>C-n");
	assert_shows(world, "2 of 3 points, 66%");
	assert_shows(world, "pass mark 70%");
	assert_hides(world, "It took");
	world_type(world, "T");
	assert_shows(world, "It took 1 min");
	world_type(world, "G<Enter>");
	assert_shows(world, "yours   11");
	assert_shows(world, "right   12 m");
	world_type(world, "<Esc>m12<Enter><Enter>");
	assert_shows(world, "the missed ones only");
	world_type(world, "a");
	assert_shows(world, "1 of 3");
}

static void goes_on_where_it_was(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>t<Enter>");
	world_close(world);
	world_open_course(world);
	world_type(world, "Q");
	assert_shows(world, "Is it deep?");
	world_type(world, "t<Enter>");
	assert_shows(world, "2 tries used.");
}

/* --- in the page --- */

static void headings_tell_of_their_questions(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_idle(world);
	assert_shows(world, "2 questions");
	assert_hides(world, "missed");
	world_type(world, "Qcold<Enter><Enter>t<Enter>t<Enter><Enter>C-n<Esc>");
	assert_shows(world, "2 questions, 1 missed");
	assert_shows(world, "2 questions, 1 missed");
	world_type(world, "]");
	assert_hides(world, "questions");
}

/* --- the review --- */

static void reviews_what_is_due(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	assert_hides(world, "Review");
	world_type(world, "R");
	assert_shows(world, "nothing is due today");
	assert_shows(world, "Every question you answer");
	world_type(world, "<Enter>Qcold<Enter><Enter>t<Enter>t<Enter><Enter>C-n<Esc>");
	assert_shows(world, "none due");
	world->now += 30 * DAY;
	world_type(world, "z");
	world_type(world, "z");
	assert_shows(world, "2 due");
	world_click(world, "2 due", 1);
	assert_shows(world, "2 due today");
	assert_shows(world, "2 questions known");
	assert_shows(world, "Due in the next 14 days");
	assert_shows(world, "Wed Thu Fri Sat Sun Mon Tue Wed");
	world_type(world, "<Enter>");
	assert_shows(world, "Review   1 of 2");
	for (int i = 0; i < 2; i++) {
		world_type(world, world_shows(world, "deep") ? "f<Enter>" : "cold<Enter>");
		assert_shows(world, "Right.");
		world_type(world, "<Enter>");
	}
	assert_shows(world, "2 of 2 right");
	world_type(world, "<Esc>");
	assert_shows(world, "none due");
	assert_shows(world, "Cold water.");
	assert_journal_has(world, " answer quiz=review:river ");
}

static void reviews_so_many_at_a_time(void **state)
{
	struct world *world = *state;
	const struct app_options options = { .course = world->folder, .state_folder = world->state,
					     .review_limit = 1 };

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>f<Enter><Enter>12<Enter><Enter><Esc>");
	world_close(world);
	world->now += 100 * DAY;
	world_open(world, &options);
	world_type(world, "R");
	assert_shows(world, "3 due today");
	assert_shows(world, "1 of them now");
	world_type(world, "<Enter>C-n");
	assert_shows(world, "2 more are due today");
	world_type(world, "<Enter>");
	assert_shows(world, "Review   1 of 1");
	world_type(world, "<Esc>");
	assert_shows(world, "Cold water.");
}

static void leaves_out_what_is_gone(void **state)
{
	struct world *world = *state;
	char *path = path_join(world->folder, "river.quiz.yaml");

	world_open_course(world);
	world_type(world, "Qcold<Enter><Esc>");
	world_close(world);
	world->now += 100 * DAY;
	assert_int_equal(remove(path), 0);
	free(path);
	world_open_course(world);
	world_type(world, "R");
	assert_shows(world, "is no longer in the course");
	world_type(world, "<Enter>");
	assert_shows(world, "Cold water.");
}

/* --- two programs of one learner --- */

static void takes_in_what_another_program_did(void **state)
{
	struct world *world = *state;
	const struct app_port port = world_port(world);
	const struct app_options options = {.course = world->folder, .state_folder = world->state};
	const struct key_event tick = { .key = 'x' }, next = { .key = ']' };
	struct app *other;

	world_open_course(world);
	world_type(world, "]");
	other = app_new(&options, &port, NULL);
	assert_non_null(other);
	app_resize(other, 24, 80);
	app_key(other, &(struct key_event){ .key = '[' });
	app_key(other, &tick);
	app_key(other, &next);
	world_type(world, "[");
	assert_shows(world, "\u2611 1. Wade");
	assert_shows(world, "1/1");
	world_type(world, "Qcold<Enter><Esc>");
	app_key(other, &(struct key_event){ .key = '[' });
	app_key(other, &(struct key_event){ .key = 'Q' });
	app_draw(other, &world->canvas);
	assert_shows(world, "Is it deep?");
	app_free(other);
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
		CASE(edits_what_is_typed),
		CASE(begins_anew_after_not_yet),
		CASE(long_lines_stay_in_the_field),
		CASE(fills_blanks_wherever_they_are),
		CASE(says_how_many_to_choose),
		CASE(carries_an_item),
		CASE(asks_how_sure),
		CASE(hides_no_line_of_a_long_answer),
		CASE(reads_the_passage_and_comes_back),
		CASE(tells_the_end),
		CASE(goes_on_where_it_was),
		CASE(headings_tell_of_their_questions),
		CASE(reviews_what_is_due),
		CASE(reviews_so_many_at_a_time),
		CASE(leaves_out_what_is_gone),
		CASE(takes_in_what_another_program_did),
		CASE(stands_any_keys_at_every_type),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
