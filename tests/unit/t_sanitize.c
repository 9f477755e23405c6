/* t_sanitize.c - nothing hostile passes, and nothing good is lost. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/random.h"
#include "base/sanitize.h"
#include "base/unicode.h"
#include "base/width.h"

struct cleaning {
	const char *text, *want;
};

static void assert_cleans(const struct cleaning *cases, size_t count, enum sanitize_mode mode)
{
	for (size_t i = 0; i < count; i++) {
		char *got = sanitize_dup(cases[i].text, mode);

		assert_string_equal(got, cases[i].want);
		free(got);
	}
}

#define ASSERT_CLEANS(cases, mode) assert_cleans(cases, sizeof (cases) / sizeof *(cases), mode)

static void prose_loses_what_is_hostile(void **state)
{
	static const struct cleaning cases[] = {
		{"", ""}, {"plain text", "plain text"}, {"a\nb\tc", "a\nb c"},
		{"\x1b[31mred\x1b[0m", "[31mred[0m"}, {"a\x07\x7f" "b", "ab"},
		{"a\xc2\x9b" "31mb", "a31mb"}, {"ab\u202edc", "abdc"}, {"\u2066x\u2069\u200e\u061c", "x"},
		{"zero\u200b\u2060\ufeff\u00adwidth", "zerowidth"}, {"tag\U000e0041\U000e007f", "tag"},
		{"\ue000\uf8ff\U000f0000\ufdd0\ufffe\U0001ffff", ""}, {"a\u2028b\u2029c", "a b c"},
		{"a\r\nb\rc\fd", "a\nb c d"}, {"bad\xff\xc3", "bad\ufffd\ufffd"}, {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
		{"\ufff9x\ufffa", "x"}, {"\u3164\u115f\u1160", ""},
	};

	(void)state;
	ASSERT_CLEANS(cases, SANITIZE_PROSE);
}

static void code_shows_what_is_hostile(void **state)
{
	static const struct cleaning cases[] = {
		{"\x1b[31m", "^[[31m"}, {"\x7f\x01", "^?^A"}, {"\xc2\x9b", "<U+009B>"},
		{"if (a\u202e) // b", "if (a<U+202E>) // b"}, {"x\u200by", "x<U+200B>y"},
		{"a\tb\n\tc", "a   b\n    c"}, {"\u4e2d\tb", "\u4e2d  b"}, {"ad\u200dmin", "ad<U+200D>min"},
		{"end\u200c", "end<U+200C>"}, {"a\ufe0f\ufe01\ufe02", "a<U+FE01><U+FE02>"},
		{"\U000f0000", "<U+F0000>"}, {"a\r\nb", "a\nb"}, {"a\rb", "a^Mb"},
	};
	static const struct cleaning line[] = {
		{"two\nlines\r\nhere", "two lines here"}, {"\x1b]0;title\x07", "^[]0;title^G"},
		{"name\u202egpj.exe", "name<U+202E>gpj.exe"}, {"a\u2028b", "a<U+2028>b"},
	};

	(void)state;
	ASSERT_CLEANS(cases, SANITIZE_CODE);
	ASSERT_CLEANS(line, SANITIZE_LINE);
}

static void emoji_come_out_in_known_widths(void **state)
{
	static const struct cleaning cases[] = {
		{"\U0001f60e", "\U0001f60e"}, {"\u2764\ufe0f red", "\u2764 red"},
		{"\U0001f468\u200d\U0001f469\u200d\U0001f467!", "\U0001f468!"},
		{"\u2764\ufe0f\u200d\U0001f525", "\u2764"}, {"\U0001f44d\U0001f3fb", "\U0001f44d"},
		{"\U0001f469\U0001f3fd\u200d\U0001f4bb", "\U0001f469"}, {"1\ufe0f\u20e3", "1\u20e3"},
		{"\U0001f1e9\U0001f1ea", "\U0001f1e9\U0001f1ea"}, {"\U0001f3fb", "\U0001f3fb"},
		{"\U0001f469\u200dx", "\U0001f469x"},
	};

	(void)state;
	ASSERT_CLEANS(cases, SANITIZE_PROSE);
}

static void scripts_keep_their_joiners_and_marks(void **state)
{
	static const struct cleaning cases[] = {
		{"\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
			"\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"},
		{"\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"},
		{"a\u200cb", "ab"}, {"\u0646\u200c", "\u0646"}, {"\u200d\u0646", "\u0646"},
		{"\u0e17\u0e35\u0e48 \u0939\u093f\u0928\u094d\u0926\u0940",
			"\u0e17\u0e35\u0e48 \u0939\u093f\u0928\u094d\u0926\u0940"},
		{"e\u0301\u0302\u0303\u0304\u0305\u0306x", "e\u0301\u0302\u0303\u0304x"},
		{"\u0301x\n\u0302", "\u25cc\u0301x\n\u25cc\u0302"},
	};

	(void)state;
	ASSERT_CLEANS(cases, SANITIZE_PROSE);
}

static uint32_t random_code(struct random *random)
{
	static const uint32_t hard[] = {
		'a', ' ', '\n', '\t', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0xe9, 0x301, 0x302, 0x34f, 0x600,
		0x61c, 0x646, 0x64b, 0x915, 0x93f, 0x94d, 0xe33, 0x1100, 0x1161, 0x11a8, 0x180b, 0x1820,
		0x200b, 0x200c, 0x200d, 0x200d, 0x200d, 0x202e, 0x2028, 0x20e3, 0x2764, 0x25cc, 0x3164,
		0x4e2d, 0xac00, 0xe000, 0xfe0f, 0xfe0f, 0xfeff, 0xfffd, 0xffff, 0x1f1e9, 0x1f1ea, 0x1f3fb,
		0x1f3fc, 0x1f468, 0x1f469, 0x1f60e, 0xe0041, 0xe0100, 0xbc6, 0xbbe,
	};

	if (random_below(random, 8) == 0)
		return (uint32_t)random_below(random, 0x3000);
	return hard[random_below(random, sizeof hard / sizeof *hard)];
}

static void assert_clean(const struct strbuf *text, enum sanitize_mode mode)
{
	size_t bytes;

	assert_int_equal(utf8_valid_prefix(strbuf_text(text), text->len), text->len);
	for (size_t i = 0; i < text->len; i += bytes) {
		uint32_t code;
		enum sanitize_class class;

		bytes = utf8_decode(text->data + i, text->len - i, &code);
		class = sanitize_classify(code);
		assert_true(class == SANITIZE_FINE || class == SANITIZE_JOINER);
		assert_true(code != '\t' && code != 0xfe0f && (code != '\n' || mode != SANITIZE_LINE));
	}
	for (size_t i = 0; i < text->len; i += bytes) {
		width_cluster(text->data + i, text->len - i, 1, &bytes);
		assert_true(utf8_count(text->data + i, bytes) <= 8);
	}
}

static void cleaning_twice_changes_nothing(void **state)
{
	struct random random = {42};

	(void)state;
	for (int round = 0; round < 60000; round++) {
		enum sanitize_mode mode = (enum sanitize_mode)(round % 3);
		struct strbuf text = {0}, once = {0}, twice = {0};
		size_t len = random_below(&random, 16);

		for (size_t i = 0; i < len; i++) {
			if (random_below(&random, 24) == 0)
				strbuf_addc(&text, (char)(0x80 + random_below(&random, 128)));
			else
				utf8_add(&text, random_code(&random));
		}
		sanitize_text(&once, strbuf_text(&text), text.len, mode);
		sanitize_text(&twice, strbuf_text(&once), once.len, mode);
		assert_string_equal(strbuf_text(&once), strbuf_text(&twice));
		assert_clean(&once, mode);
		strbuf_deinit(&text);
		strbuf_deinit(&once);
		strbuf_deinit(&twice);
	}
}

static void classifies_every_code_point(void **state)
{
	(void)state;
	assert_int_equal(sanitize_classify('a'), SANITIZE_FINE);
	assert_int_equal(sanitize_classify('\n'), SANITIZE_FINE);
	assert_int_equal(sanitize_classify(0x1b), SANITIZE_CONTROL);
	assert_int_equal(sanitize_classify(0x2028), SANITIZE_CONTROL);
	assert_int_equal(sanitize_classify(0x202e), SANITIZE_BIDI);
	assert_int_equal(sanitize_classify(0x200b), SANITIZE_INVISIBLE);
	assert_int_equal(sanitize_classify(0xf8ff), SANITIZE_INVISIBLE);
	assert_int_equal(sanitize_classify(0x2fffe), SANITIZE_INVISIBLE);
	assert_int_equal(sanitize_classify(0x110000), SANITIZE_INVISIBLE);
	assert_int_equal(sanitize_classify(0x200d), SANITIZE_JOINER);
	assert_int_equal(sanitize_classify(0xfe0f), SANITIZE_JOINER);
	assert_int_equal(sanitize_classify(0x1f60e), SANITIZE_FINE);
}

static void errors_are_clean_and_cut_between_clusters(void **state)
{
	struct err err = {0};
	struct strbuf name = {0};

	(void)state;
	assert_false(err_is_set(&err));
	err_set(NULL, "nobody listens");
	err_set(&err, "%s:%d:%d: bad\n%s", "a\x1b[2J.md", 3, 4, "\u202ename");
	assert_true(err_is_set(&err));
	assert_string_equal(err.text, "a^[[2J.md:3:4: bad <U+202E>name");

	strbuf_repeat(&name, "e\u0301", 600);
	err_set(&err, "ab%s", name.data);
	assert_int_equal(strlen(err.text), 1022);
	assert_memory_equal(err.text + 1022 - 3, "e\u0301", 3);
	strbuf_repeat(&name, "x", 5000);
	err_set(&err, "%s", name.data);
	assert_true(strlen(err.text) < sizeof err.text);
	strbuf_deinit(&name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prose_loses_what_is_hostile),
		cmocka_unit_test(code_shows_what_is_hostile),
		cmocka_unit_test(emoji_come_out_in_known_widths),
		cmocka_unit_test(scripts_keep_their_joiners_and_marks),
		cmocka_unit_test(cleaning_twice_changes_nothing),
		cmocka_unit_test(classifies_every_code_point),
		cmocka_unit_test(errors_are_clean_and_cut_between_clusters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
