/* t_journey.c - the whole way through a course in a terminal, and back to where it was left. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

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

#include "term.h"

/* A state folder of its own for each case, and a frozen clock. */
struct journey {
	char folder[4096], state[4200], course[4096];
};

static int set_up(void **state)
{
	static struct journey journey;
	const char *temporary = getenv("TMPDIR"), *source = getenv("srcdir");

	snprintf(journey.folder, sizeof journey.folder, "%s/journey.XXXXXX", temporary != NULL ? temporary : "/tmp");
	if (mkdtemp(journey.folder) == NULL)
		return -1;
	snprintf(journey.state, sizeof journey.state, "LECTERN_STATE=%s", journey.folder);
	snprintf(journey.course, sizeof journey.course, "%s/tests/fixtures/journey", source != NULL ? source : ".");
	*state = &journey;
	return 0;
}

static int tear_down(void **state)
{
	const struct journey *journey = *state;
	char path[4300];

	snprintf(path, sizeof path, "%s/journey/journal", journey->folder);
	unlink(path);
	snprintf(path, sizeof path, "%s/journey", journey->folder);
	rmdir(path);
	rmdir(journey->folder);
	return 0;
}

static struct term *open_course(const struct journey *journey)
{
	const char *program = getenv("LECTERN");
	const char *const argv[] = { program != NULL ? program : "./lectern", journey->course, NULL };
	const char *const environment[] = { journey->state, "LECTERN_NOW=2026-01-05T08:00:00Z", NULL };
	const struct term_setup setup = { .rows = 24, .columns = 80, .argv = argv, .environment = environment };
	struct term *term = term_open(&setup);

	if (term == NULL)
		skip();
	return term;
}

static void leave(struct term *term)
{
	int status;

	term_type(term, "q");
	assert_true(term_wait_exit(term, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	term_close(term);
}

/* To the river, with its first step ticked. */
static void tick_first_step(struct term *term)
{
	assert_true(term_wait(term, "From here the path goes down"));
	term_type(term, "]");
	assert_true(term_wait(term, "The water is cold"));
	assert_true(term_wait(term, "\342\230\220 1. Take off the boots"));
	term_type(term, "<Tab>x");
	assert_true(term_wait(term, "\342\230\221 1. Take off the boots"));
}

static void keeps_place_tick_and_score(void **state)
{
	struct term *term = open_course(*state);

	tick_first_step(term);

	term_type(term, "Q");
	assert_true(term_wait(term, "How is the water?"));
	term_type(term, "2<Enter>");
	assert_true(term_wait(term, "All year."));
	term_type(term, "<Enter>");
	assert_true(term_wait(term, "The stones are slippery."));
	term_type(term, "1<Enter>");
	term_type(term, "<Enter>");
	assert_true(term_wait(term, "What happens to the boots?"));
	term_type(term, "13<Enter>");
	term_type(term, "<Enter>");
	assert_true(term_wait(term, "100%"));
	term_type(term, "<Esc>");
	assert_true(term_wait(term, "Take off the boots"));
	leave(term);

	term = open_course(*state);
	assert_true(term_wait(term, "The water is cold"));
	assert_true(term_wait(term, "\342\230\221 1. Take off the boots"));
	assert_true(term_wait(term, "1/3"));
	assert_true(term_wait(term, "100%"));
	leave(term);
}

static void goes_on_with_a_quiz_after_kill(void **state)
{
	struct term *term = open_course(*state);
	int status;

	tick_first_step(term);
	term_type(term, "Q");
	assert_true(term_wait(term, "How is the water?"));
	term_type(term, "2<Enter>");
	assert_true(term_wait(term, "All year."));
	term_signal(term, SIGKILL);
	assert_true(term_wait_exit(term, &status));
	assert_true(WIFSIGNALED(status));
	term_close(term);

	term = open_course(*state);
	assert_true(term_wait(term, "The water is cold"));
	assert_true(term_wait(term, "\342\230\221 1. Take off the boots"));
	term_type(term, "Q");
	assert_true(term_wait(term, "The stones are slippery."));
	assert_false(term_shows(term, "How is the water?"));
	term_type(term, "<Esc>");
	assert_true(term_wait(term, "Take off the boots"));
	leave(term);
}

static void follows_a_link_and_returns(void **state)
{
	struct term *term = open_course(*state);

	assert_true(term_wait(term, "From here the path goes down"));
	term_type(term, "<Tab><Enter>");
	assert_true(term_wait(term, "The water is cold"));
	term_type(term, "H");
	assert_true(term_wait(term, "From here the path goes down"));
	term_type(term, "L");
	assert_true(term_wait(term, "The water is cold"));
	leave(term);
}

static void shows_help_and_leaves_it(void **state)
{
	struct term *term = open_course(*state);

	assert_true(term_wait(term, "From here the path goes down"));
	term_type(term, "?");
	assert_true(term_wait_gone(term, "From here the path goes down"));
	assert_true(term_wait(term, "down one line"));
	term_type(term, "<Esc>");
	assert_true(term_wait(term, "From here the path goes down"));
	leave(term);
}

static void opens_the_installed_course(void **state)
{
	const struct journey *journey = *state;
	const char *program = getenv("LECTERN");
	const char *const argv[] = { program != NULL ? program : "./lectern", NULL };
	const char *const environment[] = { journey->state, NULL };
	const struct term_setup setup = { .rows = 30, .columns = 100, .argv = argv, .environment = environment };
	struct term *term = term_open(&setup);
	char path[4300];

	if (term == NULL)
		skip();
	assert_true(term_wait(term, "TinyML"));
	assert_true(term_wait(term, "Week 1"));
	assert_true(term_wait(term, "Week 5"));
	leave(term);
	snprintf(path, sizeof path, "%s/tinyml/journal", journey->folder);
	unlink(path);
	snprintf(path, sizeof path, "%s/tinyml", journey->folder);
	rmdir(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(keeps_place_tick_and_score, set_up, tear_down),
		cmocka_unit_test_setup_teardown(goes_on_with_a_quiz_after_kill, set_up, tear_down),
		cmocka_unit_test_setup_teardown(follows_a_link_and_returns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(shows_help_and_leaves_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(opens_the_installed_course, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
