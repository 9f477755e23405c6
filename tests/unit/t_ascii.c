/* t_ascii.c - the nearest ASCII form. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ascii.h"
#include "base/unicode.h"

static void writes_the_nearest_form(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{"", ""}, {"plain\n", "plain\n"}, {"\u201cquoted\u201d \u2018it\u2019s\u2019", "\"quoted\" 'it's'"},
		{"a \u2014 b \u2013 c\u2026", "a -- b - c..."}, {"x \u2192 y \u21d2 z", "x -> y => z"},
		{"caf\u00e9 na\u00efve \u00c5", "cafe naive A"}, {"e\u0301", "e"},
		{"Stra\u00dfe \u00e6\u00f8 \u0141\u00f3d\u017a", "Strasse aeo Lodz"}, {"\ufb01n", "fin"},
		{"H\u2082O x\u00b2 10\u207b\u00b3", "H_2O x^2 10^-^3"}, {"\u2610 \u2611", "[ ] [x]"},
		{"\u25cb \u25d0 \u25cf", ". - *"}, {"\u250c\u2500\u252c\u2510\u2502\u2514\u2534\u2518", "+-++|+++"},
		{"\u2550\u2551\u256d\u256f\u2571\u2573\u2576\u257f", "=|++/X-|"}, {"\u258c\u2588\u2591", "|#."},
		{"\U0001f60e \u26d3 \U0001f4da \U0001f310", "[cool] [chains] [books] [globe]"},
		{"\u2764\ufe0f", "[heart]"}, {"\U0001f44d\U0001f3fb", "[thumbs up]"}, {"\u00bd", "1/2"},
		{"\u4e2d\u6587", "??"}, {"\u0939\u093f", "?"}, {"20 \u00b0C \u00b1 5 \u00b5s", "20 degC +/- 5 us"},
		{"\u03b1 \u2264 \u03c0", "alpha <= pi"}, {"\u00a0", " "}, {"\xff\ufffd", "??"}, {"\uff21", "A"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf out = {0};

		ascii_add(&out, cases[i].text, strlen(cases[i].text));
		assert_string_equal(strbuf_text(&out), cases[i].want);
		strbuf_deinit(&out);
	}
}

static void everything_becomes_ascii(void **state)
{
	(void)state;
	for (uint32_t code = 0x80; code <= UNICODE_MAX; code++) {
		struct strbuf out = {0};
		char bytes[4];

		ascii_add(&out, bytes, utf8_encode(code, bytes));
		if (!unicode_is_ascii_text(strbuf_text(&out), out.len) && code > 0x9f)
			fail_msg("U+%04X gives \"%s\"", code, out.data);
		strbuf_deinit(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_the_nearest_form),
		cmocka_unit_test(everything_becomes_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
