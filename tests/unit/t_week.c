/* t_week.c - weeks and the order of names. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "course/order.h"
#include "course/week.h"

static void reads_the_week_of_a_page(void **state)
{
	static const struct { const char *label, *title, *path, *id; int week; } cases[] = {
		{ "Week 5: edge", "Monitoring",       "x.md",                       "x",       5 },
		{ "x",            "Week two",         "x.md",                       "x",       2 },
		{ "Start",        "Start",            "weekFive.md",                "weekFive", 5 },
		{ "Start",        "Start",            "a.md",                       "weekZero", 0 },
		{ "Start",        "Start",            "lesson-3/README.md",         "lesson-3", 3 },
		{ "Start",        "Start",            "module_02/intro.md",         "m",       2 },
		{ "Start",        "Start",            "week-02/lesson-3.md",        "w",       2 },
		{ "Lesson 4",     "Start",            "week-02/a.md",               "w",       2 },
		{ "Start",        "Start",            "05-monitoring/02-lab.md",    "x",       5 },
		{ "Start",        "Start",            "05-monitoring.md",           "x",       5 },
		{ "Start",        "Start",            "WEEK10.md",                  "x",      10 },
		{ "Start",        "Start",            "weekseventeen.md",           "x",      17 },
		{ "Weekly call",  "Midweek 3",        "weekend.md",                 "x",      -1 },
		{ "Week",         "TinyML- 0x00",     "resources.md",               "TinyML", -1 },
		{ "Week 1st",     "Learning Session", "2021-11-foo.md",             "x",      -1 },
		{ "Week 0x01",    "7 days",           "1intro.md",                  "x",      -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int week = week_read(cases[i].label, cases[i].title, cases[i].path, cases[i].id);

		if (week != cases[i].week)
			fail_msg("%s, %s, %s, %s: %d", cases[i].label, cases[i].title,
				 cases[i].path, cases[i].id, week);
	}
}

static void reads_numbers_in_front_of_labels(void **state)
{
	static const struct { const char *label; int week; } cases[] = {
		{ "5. Monitoring", 5 }, { "05 - Loops", 5 }, { "3: Wiring", 3 },  { "12) End", 12 },
		{ "1.2. Wiring",  -1 }, { "7 days",    -1 }, { "3D printing", -1 }, { "2024. A year", -1 },
		{ "5",            -1 }, { "5.Close",   -1 }, { "Week 5",  -1 },  { "", -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (week_of_number(cases[i].label) != cases[i].week)
			fail_msg("%s: %d", cases[i].label, week_of_number(cases[i].label));
}

static void parts_numbers_from_names(void **state)
{
	static const struct { const char *name, *rest; double number; } cases[] = {
		{ "01-intro",    "intro", 1 },   { "1_intro",    "intro",  1 },   { "1. intro",   "intro", 1 },
		{ "1 - intro",   "intro", 1 },   { "01--intro",  "intro",  1 },   { "3.1-wiring", "wiring", 3 },
		{ "1 - 2 foo",   "2 foo", 1 },   { "2024-intro", "intro",  2024 },
		{ "2021-11-foo", NULL,    -1 },  { "1intro",     NULL,    -1 },   { "1 intro",    NULL,   -1 },
		{ "week1-intro", NULL,    -1 },  { "01-",        NULL,    -1 },   { "-1-x",       NULL,   -1 },
		{ "1-3D",        NULL,    -1 },  { "",           NULL,    -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double number = -1;
		const char *rest = order_skip_prefix(cases[i].name, &number);

		assert_string_equal(rest, cases[i].rest != NULL ? cases[i].rest : cases[i].name);
		assert_true(number >= cases[i].number && number <= cases[i].number);
	}
}

static void sorts_as_people_count(void **state)
{
	static const char *const sorted[] = {
		"2-x.md", "3.1-a.md", "3.2-a.md", "3.10-a.md", "10-x.md", "Alpha.md", "intro.md", "intro-2.md",
		"weekOne.md", "weekTwo.md", "weekThree.md", "week10.md",
	};

	(void)state;
	for (size_t i = 1; i < sizeof sorted / sizeof *sorted; i++) {
		char *before = order_key(sorted[i - 1]), *after = order_key(sorted[i]);

		if (order_compare(before, after) >= 0 || order_compare(after, before) <= 0)
			fail_msg("%s should stand before %s", sorted[i - 1], sorted[i]);
		free(before);
		free(after);
	}
}

static void shows_names_without_their_marks(void **state)
{
	static const struct { const char *path, *want; } cases[] = {
		{ "a/03-deep_dive.md", "deep dive" }, { "a/lab", "lab" }, { "weekOne.mdx", "weekOne" },
		{ "v1.2", "v1.2" }, { "3.1-wiring", "wiring" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *pretty = order_pretty(cases[i].path);

		assert_string_equal(pretty, cases[i].want);
		free(pretty);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_week_of_a_page),
		cmocka_unit_test(reads_numbers_in_front_of_labels),
		cmocka_unit_test(parts_numbers_from_names),
		cmocka_unit_test(sorts_as_people_count),
		cmocka_unit_test(shows_names_without_their_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
