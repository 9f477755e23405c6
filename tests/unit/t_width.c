/* t_width.c - cells, and that the C library counts the same. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/sanitize.h"
#include "base/unicode.h"
#include "base/width.h"

static int cells(const char *text)
{
	return width_text(text, strlen(text), 1);
}

/* Where C libraries differ from one another or have been late. */
static bool is_known_difference(uint32_t code)
{
	return code == 0xad					/* soft hyphen */
		|| (code >= 0x600 && code <= 0x605) || code == 0x6dd	/* signs over numbers */
		|| code == 0x70f || code == 0x890 || code == 0x891 || code == 0x8e2
		|| code == 0x110bd || code == 0x110cd
		|| (code >= 0x1160 && code <= 0x11ff)		/* conjoining Hangul */
		|| (code >= 0xd7b0 && code <= 0xd7ff)
		|| (code >= 0x3248 && code <= 0x324f)		/* circled numbers on squares */
		|| (code >= 0x4dc0 && code <= 0x4dff)		/* hexagrams */
		|| (code >= 0x2630 && code <= 0x2637) || (code >= 0x268a && code <= 0x268f);
}

static void agrees_with_the_c_library(void **state)
{
	size_t compared = 0;

	(void)state;
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		skip();
	for (uint32_t code = 0x20; code <= UNICODE_MAX; code++) {
		int theirs = wcwidth((wchar_t)code);

		/* -1: not assigned when that library was made. */
		if (sanitize_classify(code) != SANITIZE_FINE || theirs < 0 || is_known_difference(code))
			continue;
		if (width_code(code, 1) != theirs)
			fail_msg("U+%04X takes %d, the C library says %d", code, width_code(code, 1), theirs);
		compared++;
	}
	assert_true(compared > 100000);
}

static void counts_cells(void **state)
{
	static const struct { const char *text; int cells; } cases[] = {
		{"", 0}, {"abc", 3}, {"\u00e9", 1}, {"e\u0301", 1}, {"\u4e2d\u6587", 4},
		{"\U0001f60e", 2}, {"\u26d3", 1}, {"\u2705", 2}, {"\u2764", 1}, {"\U0001fae8", 2},
		{"\U0001f1e9\U0001f1ea", 2}, {"\u1100\u1161\u11a8", 2}, {"\ud55c", 2},
		{"\u0928\u093f", 2}, {"1\u20e3", 1}, {"\u2500\u2026", 2}, {"a\nb", 2}, {"\x1b", 0},
		{"\u0b95\u0bc6\u0bbe", 3}, {"\xff", 1}, {"\u00ad", 1}, {"\u0301", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (cells(cases[i].text) != cases[i].cells)
			fail_msg("\"%s\": %d cells, not %d", cases[i].text, cells(cases[i].text),
				cases[i].cells);
}

static void ambiguous_characters_take_what_is_asked(void **state)
{
	static const char text[] = "\u25cb\u2026\u2500\u03b1";

	(void)state;
	assert_int_equal(width_text(text, strlen(text), 1), 4);
	assert_int_equal(width_text(text, strlen(text), 2), 8);
	assert_int_equal(width_text("abc\u00e7", 5, 2), 4);
}

static void no_cluster_is_wider_than_two(void **state)
{
	static const char *const cases[] = {
		"\u1100\u1100\u1100", "\u0b95\u0bc6\u0bbe", "a\U0001f3fb", "\u4e2d\u093f",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t len = strlen(cases[i]), bytes;

		for (size_t at = 0; at < len; at += bytes) {
			assert_in_range(width_cluster(cases[i] + at, len - at, 1, &bytes), 0, 2);
			assert_in_range(bytes, 1, len - at);
		}
	}
}

static void fits_whole_clusters(void **state)
{
	static const struct { const char *text; int cells; size_t bytes; int used; } cases[] = {
		{"abc", 2, 2, 2}, {"abc", 5, 3, 3}, {"abc", 0, 0, 0}, {"\u4e2d\u6587", 3, 3, 2},
		{"\u4e2d\u6587", 1, 0, 0}, {"e\u0301x", 1, 3, 1}, {"", 4, 0, 0}, {"a\U0001f60e", 2, 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int used;
		size_t len = strlen(cases[i].text);

		assert_int_equal(width_fit(cases[i].text, len, 1, cases[i].cells, &used), cases[i].bytes);
		assert_int_equal(used, cases[i].used);
		assert_int_equal(width_fit(cases[i].text, len, 1, cases[i].cells, NULL), cases[i].bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_the_c_library),
		cmocka_unit_test(counts_cells),
		cmocka_unit_test(ambiguous_characters_take_what_is_asked),
		cmocka_unit_test(no_cluster_is_wider_than_two),
		cmocka_unit_test(fits_whole_clusters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
