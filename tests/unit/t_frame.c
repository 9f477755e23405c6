/* t_frame.c - who has which part of the screen, at every size. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/frame.h"

#define LARGEST 240

static struct frame frame_at(int rows, int columns, int side_width)
{
	struct frame frame;

	frame_compute(&frame, &(struct frame_wish){ .rows = rows, .columns = columns,
						    .side_possible = true, .side_width = side_width });
	return frame;
}

static void the_sidebar_has_what_text_does_not_need(void **state)
{
	static const struct { int columns, wish, side, text; } cases[] = {
		{ 60, 20, 18, 37 },		/* three tenths would be less than its least */
		{ 80, 20, 20, 55 },
		{ 80, 34, 24, 51 },		/* no more than three tenths */
		{ 110, 20, 25, 80 },		/* here lines have their measure */
		{ 120, 20, 32, 80 },
		{ 120, 34, 34, 80 },
		{ 200, 20, 32, 80 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct frame frame = frame_at(24, cases[i].columns, cases[i].wish);

		assert_int_equal(frame.side.columns, cases[i].side);
		assert_int_equal(frame.text.columns, cases[i].text);
	}
}

static void below_sixty_columns_they_take_turns(void **state)
{
	struct frame frame = frame_at(24, 59, 20);

	(void)state;
	assert_false(frame.side_shown);
	assert_true(frame.page_shown);
	assert_int_equal(frame.page.columns, 59);
}

static void nothing_stands_beyond_the_screen(void **state)
{
	(void)state;
	for (int columns = FRAME_LEAST_COLUMNS; columns <= LARGEST; columns++)
		for (int wish = 0; wish <= 40; wish += 4) {
			struct frame frame = frame_at(FRAME_LEAST_ROWS, columns, wish);

			assert_false(frame.too_small);
			assert_true(frame.text.columns >= 1 && frame.text.columns <= FRAME_MEASURE);
			assert_true(frame.text.column + frame.text.columns <= columns);
			assert_true(frame.sheet.column + frame.sheet.columns <= columns);
			assert_true(frame.side_shown == (columns >= FRAME_SPLIT));
		}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sidebar_has_what_text_does_not_need),
		cmocka_unit_test(below_sixty_columns_they_take_turns),
		cmocka_unit_test(nothing_stands_beyond_the_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
