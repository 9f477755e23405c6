/* t_color.c - colours and their neighbours. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/color.h"

static void reads_colours(void **state)
{
	static const struct { const char *text; struct color want; } cases[] = {
		{"#000000", {true, 0, 0, 0, -1}}, {"#ff8001", {true, 255, 128, 1, -1}},
		{"#FFAA00/yellow", {true, 255, 170, 0, 3}}, {"#0000ff/bright-blue", {true, 0, 0, 255, 12}},
		{"default", {false, 0, 0, 0, -1}},
	};
	static const char *const wrong[] = {
		"", "#", "#12345", "#1234567", "#12345g", "red", "#123456/", "#123456/pink", "#123456 ",
		"Default", "#ab", "#123456/brightblue",
	};
	struct color color;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(color_parse(cases[i].text, &color));
		assert_int_equal(color.set, cases[i].want.set);
		assert_int_equal(color.red, cases[i].want.red);
		assert_int_equal(color.green, cases[i].want.green);
		assert_int_equal(color.blue, cases[i].want.blue);
		assert_int_equal(color.ansi, cases[i].want.ansi);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(color_parse(wrong[i], &color));
}

static void finds_the_nearest(void **state)
{
	static const struct { const char *text; int of_256, of_16, of_8; } cases[] = {
		{"#000000", 16, 0, 0}, {"#ffffff", 231, 15, 7}, {"#ff0000", 196, 9, 1},
		{"#5f87af", 67, 8, 6}, {"#808080", 244, 8, 7}, {"#080808", 232, 0, 0},
		{"#eeeeee", 255, 7, 7}, {"#00cd00", 40, 2, 2}, {"#123456/bright-cyan", 23, 14, 6},
		{"#ffffff/black", 231, 0, 0}, {"#2d7029/green", 22, 2, 2}, {"#676d79", 242, 8, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct color color;

		assert_true(color_parse(cases[i].text, &color));
		if (color_to_256(&color) != cases[i].of_256 || color_to_16(&color) != cases[i].of_16
				|| color_to_8(&color) != cases[i].of_8)
			fail_msg("%s: %d %d %d", cases[i].text, color_to_256(&color), color_to_16(&color),
				color_to_8(&color));
	}
}

static void colours_of_a_palette_find_themselves(void **state)
{
	static const uint8_t levels[] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};

	(void)state;
	for (int i = 0; i < 216; i++) {
		struct color color = {true, levels[i / 36], levels[i / 6 % 6], levels[i % 6], -1};

		assert_int_equal(color_to_256(&color), 16 + i);
	}
	for (int i = 0; i < 24; i++) {
		uint8_t grey = (uint8_t)(8 + 10 * i);
		struct color color = {true, grey, grey, grey, -1};

		assert_int_equal(color_to_256(&color), 232 + i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_colours),
		cmocka_unit_test(finds_the_nearest),
		cmocka_unit_test(colours_of_a_palette_find_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
