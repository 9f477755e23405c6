/* t_terminal.c - the terminal itself: sizes, signals, what it is left as, and terminals that can do nothing. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "term.h"

static struct term *open_with(int rows, int columns, const char *terminal)
{
	static char course[4096];
	const char *program = getenv("LECTERN"), *source = getenv("srcdir");
	const char *const argv[] = { program != NULL ? program : "./lectern", "--read-only", course, NULL };
	/* ncurses would look for a mouse daemon on the Linux console. */
	const char *const environment[] = { terminal, "NCURSES_GPM_TERMS=none", NULL };
	const struct term_setup setup = { .rows = rows, .columns = columns, .argv = argv, .environment = environment };

	snprintf(course, sizeof course, "%s/tests/fixtures/journey", source != NULL ? source : ".");
	struct term *term = term_open(&setup);
	if (term == NULL)
		skip();
	return term;
}

static struct term *open_reader(void)
{
	struct term *term = open_with(24, 80, "TERM=xterm-256color");

	assert_true(term_wait(term, "From here the path goes down"));
	assert_true(term_modes(term).alternate);
	assert_false(term_modes(term).cooked);
	return term;
}

static bool is_restored(struct term *term, const void *context)
{
	struct term_modes modes = term_modes(term);

	(void)context;
	return modes.cooked && !modes.alternate && !modes.mouse && modes.cursor;
}

/* It ends well, and the terminal is what it was. */
static void see_end(struct term *term)
{
	int status;

	assert_true(term_wait_exit(term, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(term_wait_until(term, is_restored, NULL));
	term_close(term);
}

static void leave(struct term *term)
{
	term_type(term, "q");
	see_end(term);
}

static void survives_any_size(void **state)
{
	static const struct { int rows, columns; const char *shown; } sizes[] = {
		{ 5, 20, "start" }, { 1, 1, "" }, { 3, 60, "too small" }, { 50, 200, "From here the path goes down" },
		{ 1, 1, "" }, { 4, 19, "too small" }, { 24, 59, "From here" }, { 24, 80, "From here the path goes down" },
	};
	struct term *term = open_reader();

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(term, sizes[i].rows, sizes[i].columns);
		assert_true(term_wait(term, sizes[i].shown));
	}
	term_type(term, "]");
	assert_true(term_wait(term, "The water is cold"));
	leave(term);
}

static void dies_of_its_signal_with_the_terminal_restored(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT };

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct term *term = open_reader();
		int status;

		term_signal(term, signals[i]);
		assert_true(term_wait_exit(term, &status));
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		assert_true(term_wait_until(term, is_restored, NULL));
		term_close(term);
	}
}

static void stops_and_goes_on(struct term *term)
{
	assert_true(term_wait_stop(term));
	assert_true(term_wait_until(term, is_restored, NULL));
	term_continue(term);
	assert_true(term_wait(term, "From here the path goes down"));
	assert_true(term_modes(term).alternate);
	term_type(term, "]");
	assert_true(term_wait(term, "The water is cold"));
	leave(term);
}

static void is_suspended_by_key(void **state)
{
	struct term *term = open_reader();

	(void)state;
	term_type(term, "<C-z>");
	stops_and_goes_on(term);
}

static void is_suspended_by_signal(void **state)
{
	struct term *term = open_reader();

	(void)state;
	term_signal(term, SIGTSTP);
	stops_and_goes_on(term);
}

static void reads_by_lines_where_the_terminal_is_dumb(void **state)
{
	static const struct { const char *terminal, *sentence; } cases[] = {
		{ "TERM=dumb", "From here the path goes down" },
		{ "TERM=no-such-terminal", "no-such-terminal" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct term *term = open_with(40, 100, cases[i].terminal);

		assert_true(term_wait(term, cases[i].sentence));
		assert_true(term_wait(term, "From here the path goes down"));
		assert_false(term_modes(term).alternate);
		term_type(term, "q<Enter>");
		see_end(term);
	}
}

static void shows_lines_on_every_known_terminal(void **state)
{
	static const char *const terminals[] = {
		"TERM=xterm", "TERM=tmux-256color", "TERM=screen", "TERM=linux", "TERM=vt100",
	};

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct term *term = open_with(24, 80, terminals[i]);

		assert_true(term_wait(term, "From here the path goes down"));
		leave(term);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(survives_any_size),
		cmocka_unit_test(dies_of_its_signal_with_the_terminal_restored),
		cmocka_unit_test(is_suspended_by_key),
		cmocka_unit_test(is_suspended_by_signal),
		cmocka_unit_test(reads_by_lines_where_the_terminal_is_dumb),
		cmocka_unit_test(shows_lines_on_every_known_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
