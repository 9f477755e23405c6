/* t_unicode.c - UTF-8, clusters, line breaks and folding. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/strbuf.h"
#include "base/unicode.h"

static void decodes_what_it_encodes(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= UNICODE_MAX; code++) {
		uint32_t want = code >= 0xd800 && code < 0xe000 ? UNICODE_REPLACEMENT : code;
		uint32_t got;
		char bytes[4];
		size_t len = utf8_encode(code, bytes);

		assert_int_equal(utf8_decode(bytes, len, &got), len);
		assert_int_equal(got, want);
		assert_int_equal(utf8_valid_prefix(bytes, len), len);
	}
}

static void refuses_what_is_not_utf8(void **state)
{
	static const struct { const char *text; size_t valid; } cases[] = {
		{"\x80", 0}, {"\xc0\x80", 0}, {"\xc1\xbf", 0}, {"\xe0\x9f\xbf", 0}, {"\xed\xa0\x80", 0},
		{"\xf0\x8f\xbf\xbf", 0}, {"\xf4\x90\x80\x80", 0}, {"\xf5\x80\x80\x80", 0}, {"\xff", 0},
		{"ab\xe2\x82", 2}, {"a\xe2\x82" "b", 1}, {"\xf4\x8f\xbf\xbf", 4}, {"\xed\x9f\xbf", 3},
		{"long ascii first \xc3", 17}, {"", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t len = strlen(cases[i].text), valid = cases[i].valid;
		uint32_t code;

		assert_int_equal(utf8_valid_prefix(cases[i].text, len), valid);
		if (valid < len) {
			assert_int_equal(utf8_decode(cases[i].text + valid, len - valid, &code), 1);
			assert_int_equal(code, UNICODE_REPLACEMENT);
		}
	}
}

static void knows_the_classes_of_slugs(void **state)
{
	(void)state;
	assert_true(unicode_is_slug('a') && unicode_is_slug('9') && unicode_is_slug('_'));
	assert_true(unicode_is_slug(0x4e2d) && unicode_is_slug(0x93f) && unicode_is_slug(0x203f));
	assert_true(unicode_is_slug(0xfe0f) && unicode_is_slug(0x20e3));
	assert_false(unicode_is_slug('-') || unicode_is_slug(' ') || unicode_is_slug('+'));
	assert_false(unicode_is_slug(0xa0) || unicode_is_slug(0xb2) || unicode_is_slug(0x2460));
	assert_false(unicode_is_slug(0x1f60e) || unicode_is_slug(0x26d3) || unicode_is_slug(0x200d));
	assert_true(unicode_is_letter(0xe9) && !unicode_is_letter('1') && !unicode_is_letter(0x301));
	assert_true(unicode_is_mark(0x301) && unicode_is_mark(0x93f) && !unicode_is_mark('a'));
	assert_true(unicode_is_ascii_text("a\tb\n~", 5));
	assert_false(unicode_is_ascii_text("\x7f", 1) || unicode_is_ascii_text("\xc3\xa9", 2));
	assert_false(unicode_is_ascii_text("\x1b", 1));
}

/* After the cases of GraphemeBreakTest.txt; | stands for a border. */
static void splits_into_clusters(void **state)
{
	static const char *const cases[] = {
		"a|b|c", "e\u0301|e\u0301", "\r\n|a", "\r|a", "a|\n|b", "a|\n|\u0301",
		"\u1100\u1161\u11a8|\u1100", "\uac00\u11a8|\uac01|\u1161",
		"\U0001f1e9\U0001f1ea|\U0001f1eb\U0001f1f7|\U0001f1e8",
		"\U0001f468\u200d\U0001f469\u200d\U0001f467|x", "\u2764\ufe0f|x",
		"\U0001f44d\U0001f3fb|\U0001f44d", "1\ufe0f\u20e3|2", "a\u200d|\U0001f467",
		"\u0b95\u0bbf|\u0b95", "\u0e01\u0e33|\u0e01", "\u0600a|b", " \u0301|a",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf text = {0}, got = {0};

		for (const char *c = cases[i]; *c != '\0'; c++)
			if (*c != '|')
				strbuf_addc(&text, *c);
		for (size_t at = 0; at < text.len;) {
			size_t step = unicode_cluster(text.data + at, text.len - at);

			if (at > 0)
				strbuf_addc(&got, '|');
			strbuf_addn(&got, text.data + at, step);
			at += step;
		}
		assert_string_equal(strbuf_text(&got), cases[i]);
		strbuf_deinit(&text);
		strbuf_deinit(&got);
	}
}

static void survives_clusters_of_damaged_bytes(void **state)
{
	struct random random = {1};

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char text[32];
		size_t len = 1 + random_below(&random, sizeof text);

		for (size_t i = 0; i < len; i++)
			text[i] = (char)random_below(&random, 256);
		for (size_t at = 0; at < len;) {
			size_t step = unicode_cluster(text + at, len - at);

			assert_in_range(step, 1, len - at);
			at += step;
		}
	}
}

/* | stands for an allowed break, ^ for one that must be. */
static void assert_breaks(const char *marked)
{
	struct strbuf text = {0}, got = {0};
	char *breaks;

	for (const char *c = marked; *c != '\0'; c++)
		if (*c != '|' && *c != '^')
			strbuf_addc(&text, *c);
	breaks = malloc(text.len + 1);
	unicode_line_breaks(strbuf_text(&text), text.len, breaks);
	for (size_t i = 0; i < text.len; i++) {
		if (breaks[i] != BREAK_NONE)
			strbuf_addc(&got, breaks[i] == BREAK_MUST ? '^' : '|');
		strbuf_addc(&got, text.data[i]);
	}
	assert_string_equal(strbuf_text(&got), marked);
	free(breaks);
	strbuf_deinit(&text);
	strbuf_deinit(&got);
}

static void finds_line_breaks(void **state)
{
	static const char *const cases[] = {
		"", "one", "one |two", "one,  |two. |three", "well-|known |word", "a |\"b |c\" |d",
		"one\n^two", "one \n^\n^two", "one\r\n^two", "\u00fcber |alles", "no\u00a0break |here",
		"\u4e2d|\u6587\u3002|\u4e2d", "\u300c\u4e2d\u300d|\u6587", "3.5 |mm, |2,000",
		"see |https://example.org/|a-|b", "e\u0301 |e\u0301", "don\u2019t |stop", "x|\u2014|y",
		"file.c, |e.g. |it's |a-1 |a,b", "run |--help |or |(-v) |\u00e0.b", "-x |\u00fc:\u00fc",
		"\U0001f468\u200d\U0001f469 |a", "f(x) |= |[1, |2]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_breaks(cases[i]);
}

/* A blank between words is a place to break, whatever the words are; nothing breaks before a blank. */
static void blanks_part_words_of_letters(void **state)
{
	struct random random = {7};

	(void)state;
	for (int round = 0; round < 5000; round++) {
		char text[40], breaks[40];
		size_t len = random_below(&random, sizeof text);

		for (size_t i = 0; i < len; i++)
			text[i] = "ab c1.\n"[random_below(&random, 7)];
		unicode_line_breaks(text, len, breaks);
		for (size_t i = 0; i < len; i++) {
			bool after_blank = i > 0 && text[i - 1] == ' ' && text[i] >= 'a';
			bool words = i > 0 && text[i - 1] >= 'a' && text[i] >= 'a';

			if (i > 0 && text[i - 1] == '\n')
				assert_int_equal(breaks[i], BREAK_MUST);
			else if (i == 0 || text[i] == ' ' || text[i] == '\n' || words)
				assert_int_equal(breaks[i], BREAK_NONE);
			else if (after_blank && i > 1 && text[i - 2] >= 'a')
				assert_int_equal(breaks[i], BREAK_ALLOWED);
		}
	}
}

typedef void (*change)(struct strbuf *out, const char *text, size_t len);

static void assert_changes(change change_text, const char *text, const char *want)
{
	struct strbuf out = {0};

	strbuf_add(&out, "+");
	change_text(&out, text, strlen(text));
	assert_string_equal(out.data + 1, want);
	strbuf_deinit(&out);
}

static void folds_lowers_and_normalises(void **state)
{
	(void)state;
	assert_changes(unicode_lower, "ABC xyz", "abc xyz");
	assert_changes(unicode_lower, "\u0130stanbul \u00c9", "i\u0307stanbul \u00e9");
	assert_changes(unicode_fold, "Stra\u00dfe", "strasse");
	assert_changes(unicode_fold, "E\u0301TE", "\u00e9te");
	assert_changes(unicode_fold, "\u03a3\u03c2", "\u03c3\u03c3");
	assert_changes(unicode_nfc, "e\u0301", "\u00e9");
	assert_changes(unicode_nfkd, "\ufb01 \u00e9", "fi e\u0301");
	assert_changes(unicode_fold, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes_what_it_encodes),
		cmocka_unit_test(refuses_what_is_not_utf8),
		cmocka_unit_test(knows_the_classes_of_slugs),
		cmocka_unit_test(splits_into_clusters),
		cmocka_unit_test(survives_clusters_of_damaged_bytes),
		cmocka_unit_test(finds_line_breaks),
		cmocka_unit_test(blanks_part_words_of_letters),
		cmocka_unit_test(folds_lowers_and_normalises),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
