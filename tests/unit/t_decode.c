/* t_decode.c - whatever bytes come in, text comes out. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/decode.h"
#include "base/random.h"
#include "base/unicode.h"

#define BYTES(text) text, sizeof (text) - 1

static void reads_every_encoding(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *want;
		bool not_utf8;
		int line, column;
	} cases[] = {
		{BYTES(""), "", false, 0, 0},
		{BYTES("plain\n"), "plain\n", false, 0, 0},
		{BYTES("\xef\xbb\xbf# A"), "# A", false, 0, 0},
		{BYTES("a\r\nb\rc\n\r\n"), "a\nb\nc\n\n", false, 0, 0},
		{BYTES("\r\r\n\r"), "\n\n\n", false, 0, 0},
		{BYTES("\xff\xfe" "A\0\xac\x20\x3d\xd8\x0e\xde\r\0\n\0"), "A\u20ac\U0001f60e\n", true, 1, 1},
		{BYTES("\xfe\xff" "\0A\x20\xac\xd8\x3d\xde\x0e"), "A\u20ac\U0001f60e", true, 1, 1},
		{BYTES("\xff\xfe" "\x3d\xd8" "A\0z"), "\ufffdA\ufffd", true, 1, 1},
		{BYTES("one\n\u00e9\u00e9 \xff \u4e2d"), "one\n\u00e9\u00e9 \ufffd \u4e2d", true, 2, 4},
		{BYTES("\u00e9 \xe2\x82 \u00e9\r\n"), "\u00e9 \ufffd \u00e9\n", true, 1, 3},
		{BYTES("\u00e9\u00e9\u00e9\u00e9 \xed\xa0\x80"), "\u00e9\u00e9\u00e9\u00e9 \ufffd\ufffd\ufffd", true, 1, 6},
		{BYTES("caf\xe9 \x93quoted\x94\r\n"), "caf\u00e9 \u201cquoted\u201d\n", true, 1, 4},
		{BYTES("a\0b"), "a\ufffdb", true, 1, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct decoded decoded;

		decode_text(&decoded, cases[i].bytes, cases[i].len);
		assert_string_equal(strbuf_text(&decoded.text), cases[i].want);
		assert_int_equal(decoded.not_utf8, cases[i].not_utf8);
		assert_int_equal(decoded.bad_line, cases[i].line);
		assert_int_equal(decoded.bad_column, cases[i].column);
		decode_deinit(&decoded);
	}
}

static void any_bytes_become_valid_text(void **state)
{
	struct random random = {3};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct decoded decoded;
		char bytes[24];
		size_t len = random_below(&random, sizeof bytes + 1);

		for (size_t i = 0; i < len; i++)
			bytes[i] = (char)(random_below(&random, 2) ? random_below(&random, 256)
				: (size_t)"\xe2\x82\xac\r\n\0\xff\xfe"[random_below(&random, 8)]);
		decode_text(&decoded, bytes, len);
		assert_int_equal(utf8_valid_prefix(strbuf_text(&decoded.text), decoded.text.len),
			decoded.text.len);
		assert_int_equal(strlen(strbuf_text(&decoded.text)), decoded.text.len);
		assert_null(strchr(strbuf_text(&decoded.text), '\r'));
		assert_int_equal(decoded.not_utf8, decoded.bad_line > 0);
		decode_deinit(&decoded);
	}
}

static void the_holes_of_windows_1252_are_controls(void **state)
{
	(void)state;
	assert_int_equal(decode_windows_1252('A'), 'A');
	assert_int_equal(decode_windows_1252(0x80), 0x20ac);
	assert_int_equal(decode_windows_1252(0x9d), 0x9d);
	assert_int_equal(decode_windows_1252(0xe9), 0xe9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_encoding),
		cmocka_unit_test(any_bytes_become_valid_text),
		cmocka_unit_test(the_holes_of_windows_1252_are_controls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
