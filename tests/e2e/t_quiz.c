/*
 * t_quiz.c - questions of every type in a terminal, and what a program that is killed leaves of
 * them.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/random.h"
#include "term.h"

#define KILLS 200

/* A state folder of its own for each case. */
struct desk {
	char folder[4096], state[4200], quiz[4200];
};

static int set_up(void **state)
{
	static struct desk desk;
	const char *temporary = getenv("TMPDIR"), *source = getenv("srcdir");

	snprintf(desk.folder, sizeof desk.folder, "%s/quiz.XXXXXX",
		 temporary != NULL ? temporary : "/tmp");
	if (mkdtemp(desk.folder) == NULL)
		return -1;
	snprintf(desk.state, sizeof desk.state, "LECTERN_STATE=%s", desk.folder);
	snprintf(desk.quiz, sizeof desk.quiz, "%s/tests/fixtures/quiz/all-types.yaml",
		 source != NULL ? source : ".");
	*state = &desk;
	return 0;
}

/* Each folder in it holds a journal. */
static void empty(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	char path[8400];

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s/journal", folder, entry->d_name);
		unlink(path);
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		rmdir(path);
	}
	if (dir != NULL)
		closedir(dir);
}

static int tear_down(void **state)
{
	const struct desk *desk = *state;

	empty(desk->folder);
	rmdir(desk->folder);
	return 0;
}

static struct term *open_quiz(const struct desk *desk)
{
	const char *program = getenv("LECTERN");
	const char *const argv[] = {program != NULL ? program : "./lectern", "quiz", "--no-shuffle",
				    desk->quiz, NULL};
	const char *const environment[] = { desk->state, "LECTERN_NOW=2026-01-05T08:00:00Z", NULL };
	const struct term_setup setup = {
		.rows = 24, .columns = 80, .argv = argv, .environment = environment};
	struct term *term = term_open(&setup);

	if (term == NULL)
		skip();
	return term;
}

static void leave(struct term *term)
{
	int status;

	term_type(term, "<Esc>");
	assert_true(term_wait_exit(term, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	term_close(term);
}

/* The quiz in its order, with keys up to the Enter that answers right. */
static const struct {
	const char *question, *keys, *shown;
} questions[] = {
	{ "How much power", "b", "So a coin cell lasts" },
	{ "Which of these are sensors?", "ab", "Right." },
	{ "trained on the microcontroller", "f", "It is trained on a larger machine" },
	{ "At what voltage", "3,3 V", "Right." },
	{ "How many samples a second", "8000", "Right." },
	{ "8-bit integers", "quantizing<BS><BS><BS>sation", "Right." },
	{ "exactly 8 bits", "8_t<C-a>int", "Right." },
	{ "What does this print?", "1 4 9", "Right." },
	{ "Put the steps", "<Down><Down>KK<Down><Space><Down><Enter>", "Right." },
	{ "What does each part do?", "adc", "Right." },
	{ "are stored in", "weights<Tab>flash<Tab>RAM", "What does not change" },
};

#define QUESTIONS (sizeof questions / sizeof *questions)

static void asks_every_type(void **state)
{
	struct term *term = open_quiz(*state);

	for (size_t i = 0; i < QUESTIONS; i++) {
		assert_true(term_wait(term, questions[i].question));
		term_type(term, questions[i].keys);
		term_type(term, "<Enter>");
		assert_true(term_wait(term, questions[i].shown));
		assert_true(term_wait(term, "Right."));
		term_type(term, "<Enter>");
	}
	assert_true(term_wait(term, "sampling theorem"));
	assert_false(term_shows(term, "more than"));
	term_type(term, "<Enter>");
	assert_true(term_wait(term, "How well did you know it?"));
	term_type(term, "3");
	assert_true(term_wait(term, "12 of 12 points, 100%"));
	assert_true(term_wait(term, "Every point there is."));
	term_type(term, "<Enter>");
	assert_true(term_wait(term, "Question 1 of 12"));
	term_type(term, "<Esc>");
	assert_true(term_wait(term, "pass mark"));
	leave(term);
}

/* A press and a release of the left button, as SGR mouse reports say it. */
static void click(struct term *term, const char *text, int column)
{
	char report[64];
	int row;

	assert_true(term_wait(term, text));
	assert_true(term_find(term, text, &row));
	snprintf(report, sizeof report, "\033[<lt>0;%d;%dM\033[<lt>0;%d;%dm", column, row + 1,
		 column, row + 1);
	term_type(term, report);
}

static void takes_clicks(void **state)
{
	struct term *term = open_quiz(*state);

	click(term, "Milliwatts", 20);
	assert_true(term_wait(term, "(\342\200\242)  Milliwatts"));
	term_type(term, "<Enter>");
	assert_true(term_wait(term, "Right."));
	term_type(term, "<Enter><C-n><C-n><C-n><C-n><C-n><C-n><C-n>");
	click(term, "Quantize it", 15);
	assert_true(term_wait(term, "Up and Down carry it"));
	click(term, "Collect data", 15);
	assert_true(term_wait(term, "3    Quantize it"));
	term_type(term, "<C-n>");
	click(term, "dims a LED", 12);
	assert_true(term_wait(term, "d  dims a LED"));
	leave(term);
}

static void tells_what_was_wrong(void **state)
{
	struct term *term = open_quiz(*state);

	term_type(term, "<C-n><C-n><C-n>");
	assert_true(term_wait(term, "At what voltage"));
	term_type(term, "three<Enter>");
	assert_true(term_wait(term, "a number such as 12.5"));
	term_type(term, "<C-u>5 V<Enter>");
	assert_true(term_wait(term, "Not yet."));
	assert_true(term_wait(term, "One more try."));
	term_type(term, "<C-t>");
	assert_true(term_wait(term, "It is less than USB gives."));
	term_type(term, "3.3 A<Enter>");
	assert_true(term_wait(term, "3.3 V, give or take 0.05"));
	leave(term);
}

/* How many questions the program opens with as answered. */
static size_t answered(const struct desk *desk)
{
	struct term *term = open_quiz(desk);
	size_t count = QUESTIONS;
	int status;

	assert_true(term_wait(term, " of 12"));
	for (size_t i = 0; i < QUESTIONS; i++)
		if (term_shows(term, questions[i].question))
			count = i;
	term_signal(term, SIGKILL);
	term_wait_exit(term, &status);
	term_close(term);
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
	const struct desk *desk = *state;
	struct random random = { 20260105 };

	for (int i = 0; i < KILLS; i++) {
		struct term *term = open_quiz(desk);
		size_t given;
		int status;

		assert_true(term_wait(term, questions[0].question));
		given = answer_until(term, term_bytes(term) + random_below(&random, 9000));
		term_signal(term, SIGKILL);
		assert_true(term_wait_exit(term, &status));
		term_close(term);
		assert_true(answered(desk) >= given);
		empty(desk->folder);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(asks_every_type, set_up, tear_down),
		cmocka_unit_test_setup_teardown(takes_clicks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tells_what_was_wrong, set_up, tear_down),
		cmocka_unit_test_setup_teardown(loses_no_answer_when_killed, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
