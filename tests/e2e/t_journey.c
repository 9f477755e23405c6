/* t_journey.c - the whole way through a course in a terminal, and back to where it was left. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk.h"

#define UNTICKED "\u2610 1. Take off the boots"
#define TICKED	 "\u2611 1. Take off the boots"

static struct term *open_course(struct desk *desk)
{
	const char *const words[] = { desk_fixture(desk, "journey"), NULL };

	return desk_open(desk, words);
}

/* To the river, with its first step ticked. */
static void tick_first_step(struct term *term)
{
	desk_do(term, "?From here the path goes down|]|?The water is cold");
	desk_do(term, "?" UNTICKED "|<Tab>x|?" TICKED);
}

static void keeps_place_tick_and_score(void **state)
{
	struct term *term = open_course(*state);

	tick_first_step(term);
	desk_do(term, "Q|?How is the water?|2<Enter>|?All year.|<Enter>");
	desk_do(term, "?The stones are slippery.|1<Enter><Enter>");
	desk_do(term, "?What happens to the boots?|13<Enter><Enter>|?100%");
	desk_do(term, "<Esc>|?Take off the boots");
	desk_leave(term, "q");

	term = open_course(*state);
	desk_do(term, "?The water is cold|?" TICKED "|?1/3|?100%");
	desk_leave(term, "q");
}

static void goes_on_with_a_quiz_after_kill(void **state)
{
	struct term *term = open_course(*state);

	tick_first_step(term);
	desk_do(term, "Q|?How is the water?|2<Enter>|?All year.");
	desk_kill(term);

	term = open_course(*state);
	desk_do(term, "?The water is cold|?" TICKED "|Q|?The stones are slippery.");
	assert_false(term_shows(term, "How is the water?"));
	desk_do(term, "<Esc>|?Take off the boots");
	desk_leave(term, "q");
}

static void follows_a_link_and_returns(void **state)
{
	struct term *term = open_course(*state);

	desk_do(term, "?From here the path goes down|<Tab><Enter>|?The water is cold");
	desk_do(term, "H|?From here the path goes down|L|?The water is cold");
	desk_leave(term, "q");
}

static void shows_help_and_leaves_it(void **state)
{
	struct term *term = open_course(*state);

	desk_do(term, "?From here the path goes down|<F1>|!From here the path goes down");
	desk_do(term, "?down one line|<Esc>|?From here the path goes down");
	desk_leave(term, "q");
}

static void opens_the_installed_course(void **state)
{
	const char *const none[] = { NULL };
	struct term *term = desk_open_on(*state, 30, 100, none);

	desk_do(term, "?TinyML|?Week 1|?Week 5");
	desk_leave(term, "q");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)
		CASE(keeps_place_tick_and_score),
		CASE(goes_on_with_a_quiz_after_kill),
		CASE(follows_a_link_and_returns),
		CASE(shows_help_and_leaves_it),
		CASE(opens_the_installed_course),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
