/* t_canvas.c - cells: wide clusters, cutting, ASCII, grounds. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/canvas.h"

static int put(struct canvas *canvas, int row, int column, int cells, const char *text)
{
	return canvas_put(canvas, row, column, cells, text, strlen(text), STYLE_TEXT, 0);
}

static void assert_row(const struct canvas *canvas, int row, const char *want)
{
	char *text = canvas_row_text(canvas, row);

	assert_string_equal(text, want);
	free(text);
}

static void puts_text_where_it_fits(void **state)
{
	static const struct { int column, cells; const char *text; int took; const char *want; } cases[] = {
		{ 0, 8, "one two", 7, "one two" },
		{ 2, 3, "one two", 3, "  one" },
		{ 6, 8, "one", 3, "      on" },		/* the edge of the canvas */
		{ -1, 8, "one", 3, "ne" },
		{ 0, 8, "作者ab", 6, "作者ab" },
		{ 0, 3, "作者", 2, "作" },		/* half a cluster is none */
		{ 7, 8, "作", 2, "" },
		{ 0, 8, "e\u0301e\u0301", 2, "e\u0301e\u0301" },
		{ 0, 0, "one", 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct canvas canvas;

		canvas_init(&canvas, 1, 8, false, 1);
		assert_int_equal(put(&canvas, 0, cases[i].column, cases[i].cells, cases[i].text), cases[i].took);
		assert_row(&canvas, 0, cases[i].want);
		canvas_deinit(&canvas);
	}
}

static void parts_wide_clusters_whole(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 1, 6, false, 1);
	put(&canvas, 0, 0, 6, "作者作");
	put(&canvas, 0, 1, 1, "x");		/* over the right half of the first */
	assert_row(&canvas, 0, " x者作");
	put(&canvas, 0, 2, 1, "y");		/* over the left half of the second */
	assert_row(&canvas, 0, " xy 作");
	assert_int_equal(canvas_cell(&canvas, 0, 3)->width, 1);
	canvas_fill(&canvas, 0, 5, 1, 1, STYLE_BAR);
	assert_row(&canvas, 0, " xy");
	canvas_deinit(&canvas);
}

static void writes_ascii_where_only_that_is_known(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 1, 20, true, 1);
	put(&canvas, 0, 0, 20, "caf\u00e9 \u2192 \u2610");
	for (int x = 0; x < 20; x++)
		assert_true((unsigned char)canvas_cell(&canvas, 0, x)->text[0] < 0x80);
	assert_row(&canvas, 0, "cafe -> [ ]");
	canvas_deinit(&canvas);
}

static void keeps_ground_and_text_apart(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 2, 4, false, 1);
	canvas_fill(&canvas, 0, 0, 1, 9, STYLE_SIDE);
	canvas_put(&canvas, 0, 1, 2, "ab", 2, STYLE_LINK, MARK_STRONG);
	canvas_ground(&canvas, 0, 2, 9, STYLE_CHOSEN);
	canvas_restyle(&canvas, 0, 1, 1, STYLE_MATCH);
	assert_int_equal(canvas_cell(&canvas, 0, 0)->ground, STYLE_SIDE);
	assert_int_equal(canvas_cell(&canvas, 0, 1)->ground, STYLE_SIDE);
	assert_int_equal(canvas_cell(&canvas, 0, 1)->style, STYLE_MATCH);
	assert_int_equal(canvas_cell(&canvas, 0, 2)->ground, STYLE_CHOSEN);
	assert_int_equal(canvas_cell(&canvas, 0, 2)->style, STYLE_LINK);
	assert_int_equal(canvas_cell(&canvas, 0, 2)->marks, MARK_STRONG);
	assert_int_equal(canvas_cell(&canvas, 1, 0)->ground, STYLE_TEXT);
	assert_row(&canvas, 0, " ab");
	canvas_clear(&canvas, STYLE_TEXT);
	assert_row(&canvas, 0, "");
	canvas_deinit(&canvas);
}

static void takes_any_place_and_size(void **state)
{
	struct canvas canvas;

	(void)state;
	for (int rows = -1; rows < 3; rows++)
		for (int columns = -1; columns < 4; columns++) {
			canvas_init(&canvas, rows, columns, false, 2);
			for (int y = -2; y < 4; y++)
				for (int x = -3; x < 6; x++) {
					put(&canvas, y, x, 9, "a作b");
					canvas_fill(&canvas, y, x, 2, 2, STYLE_CODE);
					canvas_ground(&canvas, y, x, 2, STYLE_CODE);
					canvas_restyle(&canvas, y, x, 2, STYLE_CODE);
				}
			canvas_deinit(&canvas);
		}
}

static void cuts_a_cluster_to_its_cell(void **state)
{
	struct canvas canvas;
	char text[128] = "a";

	(void)state;
	for (int i = 0; i < 30; i++)
		strcat(text, "\u0301");
	canvas_init(&canvas, 1, 2, false, 1);
	put(&canvas, 0, 0, 2, text);
	assert_true(strlen(canvas_cell(&canvas, 0, 0)->text) < CELL_BYTES);
	assert_int_equal(strlen(canvas_cell(&canvas, 0, 0)->text) % 2, 1);	/* whole code points of 2 bytes */
	canvas_deinit(&canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_text_where_it_fits),
		cmocka_unit_test(parts_wide_clusters_whole),
		cmocka_unit_test(writes_ascii_where_only_that_is_known),
		cmocka_unit_test(keeps_ground_and_text_apart),
		cmocka_unit_test(takes_any_place_and_size),
		cmocka_unit_test(cuts_a_cluster_to_its_cell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
