/* t_base.c - memory, strings and the small tools. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <limits.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/percent.h"
#include "base/random.h"
#include "base/strbuf.h"
#include "base/suggest.h"
#include "base/xalloc.h"

static void strings_grow(void **state)
{
	struct strbuf buf = {0};
	char *text;

	(void)state;
	assert_string_equal(strbuf_text(&buf), "");
	strbuf_add(&buf, "one");
	strbuf_addc(&buf, ' ');
	strbuf_addn(&buf, "twofold", 3);
	strbuf_addf(&buf, " %d%s", 3, "!");
	strbuf_repeat(&buf, "-", 2);
	strbuf_repeat(&buf, "x", -1);
	assert_string_equal(strbuf_text(&buf), "one two 3!--");
	assert_int_equal(buf.len, 12);
	strbuf_truncate(&buf, 3);
	strbuf_truncate(&buf, 99);
	assert_string_equal(strbuf_text(&buf), "one");
	text = strbuf_detach(&buf);
	assert_string_equal(text, "one");
	assert_int_equal(buf.len, 0);
	free(text);
	for (int i = 0; i < 10000; i++)
		strbuf_addc(&buf, (char)('a' + i % 26));
	assert_int_equal(strlen(buf.data), 10000);
	strbuf_reset(&buf);
	assert_string_equal(strbuf_text(&buf), "");
	strbuf_deinit(&buf);
	text = strbuf_detach(&buf);
	assert_string_equal(text, "");
	free(text);
}

static void arrays_grow(void **state)
{
	size_t cap = 0;
	int *array = NULL;
	char *text;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		array = xgrow(array, i, &cap, sizeof *array);
		assert_true(cap > i);
		array[i] = (int)i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(array[i], i);
	free(array);
	text = xasprintf("%s-%d", "a", 7);
	assert_string_equal(text, "a-7");
	free(text);
	text = xstrndup("abcdef", 3);
	assert_string_equal(text, "abc");
	free(text);
}

static void arenas_give_zeroed_aligned_memory(void **state)
{
	struct arena arena = {0};

	(void)state;
	for (size_t size = 0; size < 70000; size = size * 2 + 1) {
		unsigned char *piece = arena_alloc(&arena, size);

		assert_int_equal((uintptr_t)piece % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(piece[i], 0);
		memset(piece, 0xff, size);
	}
	assert_string_equal(arena_strdup(&arena, "text"), "text");
	assert_string_equal(arena_strndup(&arena, "text", 2), "te");
	assert_non_null(arena_array(&arena, 10, sizeof(int)));
	arena_deinit(&arena);
	arena_deinit(&arena);
}

static void percent_goes_there_and_back(void **state)
{
	static const struct { const char *text, *keep, *encoded; } cases[] = {
		{"", "", ""}, {"aZ09-._~", "", "aZ09-._~"}, {"a b/c", "", "a%20b%2Fc"},
		{"a b/c", "/", "a%20b/c"}, {"\u00e9%", "", "%C3%A9%25"}, {"key=1\n", "=", "key=1%0A"},
	};
	static const struct { const char *text, *decoded; } odd[] = {
		{"%", "%"}, {"%4", "%4"}, {"%zz", "%zz"}, {"100%25%", "100%%"}, {"%e2%82%AC", "\u20ac"},
		{"%%41", "%A"}, {"%4%41", "%4A"},
	};
	struct strbuf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		strbuf_reset(&out);
		percent_encode(&out, cases[i].text, strlen(cases[i].text), cases[i].keep);
		assert_string_equal(strbuf_text(&out), cases[i].encoded);
		strbuf_reset(&out);
		percent_decode(&out, cases[i].encoded, strlen(cases[i].encoded));
		assert_string_equal(strbuf_text(&out), cases[i].text);
	}
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		strbuf_reset(&out);
		percent_decode(&out, odd[i].text, strlen(odd[i].text));
		assert_string_equal(strbuf_text(&out), odd[i].decoded);
	}
	strbuf_reset(&out);
	percent_encode(&out, "a\0b", 3, "/");
	assert_string_equal(strbuf_text(&out), "a%00b");
	strbuf_deinit(&out);
}

/* Published vectors of FNV-1a. */
static void hashes_as_published(void **state)
{
	(void)state;
	assert_true(hash_text("") == UINT64_C(0xcbf29ce484222325));
	assert_true(hash_text("a") == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(hash_text("foobar") == UINT64_C(0x85944171f73967e8));
	assert_true(hash_bytes(hash_text("foo"), "bar", 3) == hash_text("foobar"));
}

static void random_numbers_repeat_and_are_even(void **state)
{
	struct random random = {0};
	int counts[7] = {0}, values[50];
	long sum = 0;

	(void)state;
	/* The first numbers of SplitMix64 from seed 0, as its reference gives them. */
	assert_true(random_next(&random) == UINT64_C(0xe220a8397b1dcdaf));
	assert_true(random_next(&random) == UINT64_C(0x6e789e6aa1b965f4));
	for (int i = 0; i < 70000; i++)
		counts[random_below(&random, 7)]++;
	for (int i = 0; i < 7; i++)
		assert_in_range(counts[i], 9500, 10500);
	assert_int_equal(random_below(&random, 1), 0);
	for (int i = 0; i < 50; i++)
		values[i] = i;
	random_shuffle(&random, values, 50);
	for (int i = 0; i < 50; i++)
		sum += 1L << (values[i] % 30);
	assert_int_equal(sum, 2 * ((1L << 20) - 1) + (1L << 30) - (1L << 20));
	assert_true(values[0] != 0 || values[1] != 1 || values[2] != 2);
	random_shuffle(&random, values, 0);
}

static void suggests_what_was_meant(void **state)
{
	static const char *const known[] = {
		"open", "courses", "outline", "render", "search", "quiz", "review", "progress", "forget",
		"check", "new", "import", "export", "--width", NULL,
	};
	static const struct { const char *word, *want; } cases[] = {
		{"chekc", "check"}, {"qiuz", "quiz"}, {"reveiw", "review"}, {"outlin", "outline"},
		{"CHECK", "check"}, {"prog", "progress"}, {"exprt", "export"}, {"--widht", "--width"},
		{"xyzzy", NULL}, {"", NULL}, {"z", NULL}, {"ope", "open"}, {"course", "courses"},
	};
	char word[200];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = suggest_nearest(cases[i].word, known);

		if (cases[i].want == NULL)
			assert_null(got);
		else
			assert_string_equal(got, cases[i].want);
	}
	memset(word, 'a', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	assert_null(suggest_nearest(word, known));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_grow),
		cmocka_unit_test(arrays_grow),
		cmocka_unit_test(arenas_give_zeroed_aligned_memory),
		cmocka_unit_test(percent_goes_there_and_back),
		cmocka_unit_test(hashes_as_published),
		cmocka_unit_test(random_numbers_repeat_and_are_even),
		cmocka_unit_test(suggests_what_was_meant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
