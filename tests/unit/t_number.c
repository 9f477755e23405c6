/* t_number.c - decimal numbers in text. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"
#include "base/xalloc.h"

static void numbers_are_read_up_to_their_end(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		double value;
	} cases[] = {
		{"3.3", 3, 3.3},
		{"3,3", 3, 3.3},
		{"3.3 V", 3, 3.3},
		{"-2", 2, -2},
		{"+2", 2, 2},
		{".5", 2, 0.5},
		{"5.", 2, 5},
		{",5x", 2, 0.5},
		{"1e3", 3, 1000},
		{"1E-3s", 4, 0.001},
		{"3eV", 1, 3},
		{"3e+", 1, 3},
		{"1.2.3", 3, 1.2},
		{"1,000", 5, 1},
		{"\xe2\x88\x92"
		 "4",
		 4, -4},
		{"007", 3, 7},
		{"0x1f", 1, 0},
		{"", 0, 0},
		{"x", 0, 0},
		{"-", 0, 0},
		{".", 0, 0},
		{"nan", 0, 0},
		{"inf", 0, 0},
		{" 1", 0, 0},
		{"--1", 0, 0},
		{"e5", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double value = 0;
		size_t len = number_read(cases[i].text, &value);

		if (len != cases[i].len || value != cases[i].value)
			fail_msg("\"%s\": %zu bytes, %g", cases[i].text, len, value);
	}
}

static void a_number_too_large_is_infinite(void **state)
{
	size_t many = 100000;
	char *digits = xmalloc(many + 1);
	double value;

	(void)state;
	memset(digits, '9', many);
	digits[many] = '\0';
	assert_int_equal(number_read(digits, &value), many);
	assert_true(isinf(value));
	assert_int_equal(number_read("1e999", &value), 5);
	assert_true(isinf(value));
	free(digits);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_up_to_their_end),
		cmocka_unit_test(a_number_too_large_is_infinite),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
