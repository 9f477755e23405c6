/* t_date.c - the calendar. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"

static void counts_days(void **state)
{
	static const struct { int year, month, day; int64_t days; } cases[] = {
		{1970, 1, 1, 0}, {1969, 12, 31, -1}, {2000, 2, 29, 11016}, {2000, 3, 1, 11017},
		{2026, 1, 5, 20458}, {1600, 2, 29, -135081}, {0, 3, 1, -719468}, {9999, 12, 31, 2932896},
		{2100, 3, 1, 47541},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int year, month, day;

		assert_int_equal(date_days(cases[i].year, cases[i].month, cases[i].day), cases[i].days);
		date_civil(cases[i].days, &year, &month, &day);
		assert_int_equal(year, cases[i].year);
		assert_int_equal(month, cases[i].month);
		assert_int_equal(day, cases[i].day);
	}
}

static void every_day_follows_the_one_before(void **state)
{
	int year, month, day, last_month = 12, last_day = 31;

	(void)state;
	for (int64_t days = date_days(1895, 1, 1); days < date_days(2105, 1, 1); days++) {
		date_civil(days, &year, &month, &day);
		assert_int_equal(date_days(year, month, day), days);
		assert_true(day == last_day + 1 || (day == 1 && month == last_month % 12 + 1));
		last_month = month;
		last_day = day;
	}
}

static void reads_and_writes_instants(void **state)
{
	static const struct { const char *text; int64_t seconds; } cases[] = {
		{"1970-01-01T00:00:00Z", 0}, {"2026-01-05T08:00:00Z", 1767600000},
		{"1969-12-31T23:59:59Z", -1}, {"2024-02-29T12:34:56Z", 1709210096},
	};
	static const char *const wrong[] = {
		"", "2026-01-05", "2026-01-05T08:00:00", "2026-01-05T08:00:00z", "2026-01-05 08:00:00Z",
		"2026-01-05T24:00:00Z", "2026-01-05T08:60:00Z", "2026-01-05T08:00:60Z", "2026-13-05T08:00:00Z",
		"2026-02-29T08:00:00Z", "2026-01-05T08:00:00Zx", "2026-00-05T08:00:00Z", "+026-01-05T08:00:00Z",
		"2026-01-00T08:00:00Z",
	};
	int64_t seconds;
	char text[32];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(date_parse_instant(cases[i].text, &seconds));
		assert_int_equal(seconds, cases[i].seconds);
		date_format_instant(cases[i].seconds, text);
		assert_string_equal(text, cases[i].text);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(date_parse_instant(wrong[i], &seconds));
}

static void reads_and_writes_days(void **state)
{
	static const char *const wrong[] = {
		"", "2026-1-5", "2026-01-05x", "2026-04-31", "2026/01/05", "1900-02-29", "20260105",
	};
	int64_t days;
	char text[16];

	(void)state;
	assert_true(date_parse_day("2026-01-05", &days));
	assert_int_equal(days, 20458);
	date_format_day(days, text);
	assert_string_equal(text, "2026-01-05");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(date_parse_day(wrong[i], &days));
}

static void stays_within_four_digits_of_year(void **state)
{
	char day[16], instant[32];

	(void)state;
	date_format_day(INT64_MAX, day);
	assert_string_equal(day, "9999-12-31");
	date_format_instant(INT64_MAX, instant);
	assert_string_equal(instant, "9999-12-31T23:59:59Z");
	date_format_instant(INT64_MIN, instant);
	assert_string_equal(instant, "0000-01-01T00:00:00Z");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_days),
		cmocka_unit_test(every_day_follows_the_one_before),
		cmocka_unit_test(reads_and_writes_instants),
		cmocka_unit_test(reads_and_writes_days),
		cmocka_unit_test(stays_within_four_digits_of_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
