/* t_mojibake.c - damage is mended, and text that is right stays. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mojibake.h"
#include "base/random.h"
#include "base/strbuf.h"
#include "base/unicode.h"

struct change {
	const char *text, *want;
};

static void assert_mends(const char *text, const char *want)
{
	struct strbuf out = {0};

	if (!mojibake_mend(&out, text, strlen(text), NULL))
		fail_msg("\"%s\" was not seen as damaged", text);
	assert_string_equal(strbuf_text(&out), want);
	strbuf_deinit(&out);
}

static void assert_stays(const char *text)
{
	struct strbuf out = {0};

	if (mojibake_mend(&out, text, strlen(text), NULL))
		fail_msg("\"%s\" became \"%s\"", text, strbuf_text(&out));
	assert_int_equal(out.len, 0);
	strbuf_deinit(&out);
}

static void mends_mac_roman(void **state)
{
	static const struct change cases[] = {
		{"Introduction \uf8ff\u00fc\u00f2\u00e9", "Introduction \U0001f60e"},
		{"## Procedure \u201a\u00f5\u00ec", "## Procedure \u26d3"},
		{"\uf8ff\u00fc\u00ec\u00f6 Books", "\U0001f4da Books"},
		{"\uf8ff\u00fc\u00e5\u00ea", "\U0001f310"},
		{"\u201a\u00c4\u00fayes\u201a\u00c4\u00f9", "\u201cyes\u201d"},
		{"don\u201a\u00c4\u00f4t", "don\u2019t"},
		{"a \u201a\u00c4\u00ee b", "a \u2014 b"},
		{"and so on\u201a\u00c4\u00b6", "and so on\u2026"},
		{"\u201a\u00fa\u00d6", "\u2705"},
		{"\uf8ff\u00fc\u00df\u2020", "\U0001f9e0"},
		{"caf\u221a\u00a9 na\u221a\u00d8ve", "caf\u00e9 na\u00efve"},
		{"20 \u00ac\u221eC, 5 k\u0152\u00a9 \u201a\u00c4\u00ee fine",
			"20 \u00b0C, 5 k\u03a9 \u2014 fine"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_mends(cases[i].text, cases[i].want);
}

static void mends_windows_1252_and_latin_1(void **state)
{
	static const struct change cases[] = {
		{"don\u00e2\u20ac\u2122t", "don\u2019t"},
		{"\u00e2\u20ac\u0153yes\u00e2\u20ac\xc2\x9d", "\u201cyes\u201d"},
		{"\u00f0\u0178\u02dc\u017d", "\U0001f60e"},
		{"don\u00e2\xc2\x80\xc2\x99" "t", "don\u2019t"},
		{"caf\u00c3\u00a9 d\u00c3\u00a9j\u00c3\u00a0vu", "caf\u00e9 d\u00e9j\u00e0vu"},
		{"\u00d0\u0178\u00d1\u20ac\u00d0\u00b8\u00d0\u00b2\u00d0\u00b5\u00d1\u201a",
			"\u041f\u0440\u0438\u0432\u0435\u0442"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_mends(cases[i].text, cases[i].want);
}

static void mends_text_damaged_twice(void **state)
{
	(void)state;
	assert_mends("don\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2t", "don\u2019t");
}

/* Real text that would decode: from the negative cases of the ftfy project. */
static void leaves_right_text_alone(void **state)
{
	static const char *const cases[] = {
		"", "plain", "caf\u00e9", "\U0001f60e",
		"2\u221a\u03c0", "\u221a\u03c0 and \u221a\u03c0 again", "\u2206\u00b0", "\u2014\u221e",
		"L\u2019\u00e9pisode", "voil\u00e0\u00a0\u00e8", "\u00ac\u00b4", "\u00a0\u00a9 2024",
		"\u00d7\u00a3", "\u00d7\u2026", "NESTL\u00c9\u00ae", "CAF\u00c9\u2019S", "\u00ca\u2026",
		"\u00c4\u00a0", "\u00e1\u00b4\u00b4", "\u00ab\u00a0enchant\u00e9\u00a0\u00bb",
		"\u201a\u00c4pfel\u2018", "a single caf\u221a\u00a9",
		"\u0420\u0443\u0441\u0441\u043a\u0438\u0439", "\u4e2d\u6587", "5 \u00b5s \u00b1 1 \u2126",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_stays(cases[i]);
}

static void intact_characters_save_short_runs(void **state)
{
	(void)state;
	assert_stays("caf\u00e9 A\u221a\u2202B se\u221a\u00b1or");
	assert_mends("\u201a\u00c4\u00ee \u221a\u03c0 stays beside \U0001f60e",
		"\u2014 \u221a\u03c0 stays beside \U0001f60e");
}

static void never_touches_code(void **state)
{
	(void)state;
	assert_stays("```\n\u201a\u00c4\u00ee\n```\n");
	assert_stays("- item\n\n  ~~~ text\n  ```\n  \u201a\u00c4\u00ee\n  ~~~\n");
	assert_stays("a `\u201a\u00c4\u00ee` and ``b ` \u201a\u00c4\u00ee\nmore`` end");
	assert_stays("````\n```\n\u201a\u00c4\u00ee\n````");
	assert_mends("`open\n\n\u201a\u00c4\u00ee", "`open\n\n\u2014");
	assert_mends("\\`\u201a\u00c4\u00ee`", "\\`\u2014`");
	assert_mends("``` a`b\n\u201a\u00c4\u00ee", "``` a`b\n\u2014");
	assert_mends("```\n\u201a\u00c4\u00ee\n```\n\u201a\u00c4\u00ee",
		"```\n\u201a\u00c4\u00ee\n```\n\u2014");
}

static void says_where_and_how_much(void **state)
{
	static const char text[] = "# A\n\n\u00ac\u221e caf\u221a\u00a9 \uf8ff\u00fc\u00f2\u00e9\n";
	struct mojibake_repair repair;
	struct strbuf out = {0};

	(void)state;
	assert_true(mojibake_mend(&out, text, strlen(text), &repair));
	assert_string_equal(strbuf_text(&out), "# A\n\n\u00b0 caf\u00e9 \U0001f60e\n");
	assert_int_equal(repair.line, 3);
	assert_int_equal(repair.column, 1);
	assert_int_equal(repair.count, 3);
	assert_string_equal(repair.before, "\u00ac\u221e");
	assert_string_equal(repair.after, "\u00b0");
	strbuf_deinit(&out);
}

static void counts_columns_in_code_points(void **state)
{
	static const char text[] = "`\u4e2d\u6587` ok \u201a\u00c4\u00ee";
	struct mojibake_repair repair;
	struct strbuf out = {0};

	(void)state;
	assert_true(mojibake_mend(&out, text, strlen(text), &repair));
	assert_int_equal(repair.line, 1);
	assert_int_equal(repair.column, 9);
	strbuf_deinit(&out);
}

static void keeps_lines_and_validity_whatever_comes(void **state)
{
	static const uint32_t hard[] = {
		'a', 'b', ' ', '\n', '`', '~', '\\', '>', '-', 0xe9, 0x201a, 0xc4, 0xee, 0xfa, 0xf8ff, 0xfc,
		0xf2, 0x221a, 0xa9, 0x2202, 0xe2, 0x20ac, 0x2122, 0xc3, 0x99, 0xf0, 0x178, 0x1f60e, 0x4e2d,
	};
	struct random random = {11};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct strbuf text = {0}, out = {0};
		int lines = 0;

		for (size_t left = random_below(&random, 40); left > 0; left--)
			utf8_add(&text, hard[random_below(&random, sizeof hard / sizeof *hard)]);
		if (mojibake_mend(&out, strbuf_text(&text), text.len, NULL)) {
			assert_int_equal(utf8_valid_prefix(out.data, out.len), out.len);
			for (size_t i = 0; i < text.len; i++)
				lines += text.data[i] == '\n';
			for (size_t i = 0; i < out.len; i++)
				lines -= out.data[i] == '\n';
			assert_int_equal(lines, 0);
		} else {
			assert_int_equal(out.len, 0);
		}
		strbuf_deinit(&out);
		strbuf_deinit(&text);
	}
}

/* An unclosed fence of each length a thousand times over must not cost its square. */
static void stays_fast_on_hostile_ticks(void **state)
{
	struct strbuf text = {0}, out = {0};

	(void)state;
	for (int i = 0; i < 3000; i++) {
		strbuf_repeat(&text, "`", i % 60 + 1);
		strbuf_add(&text, "x\u201a\u00c4\u00ee ");
	}
	mojibake_mend(&out, text.data, text.len, NULL);
	assert_int_equal(utf8_valid_prefix(strbuf_text(&out), out.len), out.len);
	strbuf_deinit(&out);
	strbuf_deinit(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mends_mac_roman),
		cmocka_unit_test(mends_windows_1252_and_latin_1),
		cmocka_unit_test(mends_text_damaged_twice),
		cmocka_unit_test(leaves_right_text_alone),
		cmocka_unit_test(intact_characters_save_short_runs),
		cmocka_unit_test(never_touches_code),
		cmocka_unit_test(says_where_and_how_much),
		cmocka_unit_test(counts_columns_in_code_points),
		cmocka_unit_test(keeps_lines_and_validity_whatever_comes),
		cmocka_unit_test(stays_fast_on_hostile_ticks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
