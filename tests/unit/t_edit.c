/* t_edit.c - a line that is being typed. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/edit.h"
#include "base/unicode.h"

static void type(struct edit *edit, const char *text)
{
	while (*text != '\0') {
		uint32_t code;

		text += utf8_decode(text, strlen(text), &code);
		edit_type(edit, code);
	}
}

static void edits_where_the_cursor_is(void **state)
{
	static const struct {
		const char *text;
		enum edit_move moves[4];
		size_t count;
		const char *typed, *want;
	} cases[] = {
		{"ac", {EDIT_LEFT}, 1, "b", "abc"},
		{"bc", {EDIT_START}, 1, "a", "abc"},
		{"abx", {EDIT_ERASE}, 1, "c", "abc"},
		{"xabc", {EDIT_START, EDIT_DELETE}, 2, "", "abc"},
		{"abc", {EDIT_DELETE, EDIT_RIGHT}, 2, "", "abc"},
		{"", {EDIT_ERASE, EDIT_LEFT, EDIT_ERASE_WORD}, 3, "", ""},
		{"one two  ", {EDIT_ERASE_WORD}, 1, "", "one "},
		{"one two", {EDIT_LEFT, EDIT_ERASE_START}, 2, "", "o"},
		{"one two", {EDIT_START, EDIT_RIGHT, EDIT_ERASE_END}, 3, "", "o"},
		{"e\u0301x", {EDIT_LEFT, EDIT_ERASE}, 2, "", "x"},
		{"\u4e2d\u6587", {EDIT_LEFT, EDIT_LEFT, EDIT_DELETE, EDIT_END}, 4, "!", "\u6587!"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct edit edit = {0};

		type(&edit, cases[i].text);
		for (size_t k = 0; k < cases[i].count; k++)
			edit_move(&edit, cases[i].moves[k]);
		type(&edit, cases[i].typed);
		assert_string_equal(strbuf_text(&edit.text), cases[i].want);
		edit_deinit(&edit);
	}
}

static void takes_text_alone_and_not_without_end(void **state)
{
	struct edit edit = {0};

	(void)state;
	assert_false(edit_type(&edit, 0x1b));
	assert_false(edit_type(&edit, 0x202e));
	assert_true(edit_is_blank(&edit));
	for (int i = 0; i < 2 * EDIT_MAX; i++)
		edit_type(&edit, ' ');
	assert_int_equal(edit.text.len, EDIT_MAX);
	assert_true(edit_is_blank(&edit));
	edit_deinit(&edit);
}

static void shows_the_part_around_the_cursor(void **state)
{
	struct edit edit = {0};
	size_t first, len;

	(void)state;
	type(&edit, "0123456789");
	assert_int_equal(edit_window(&edit, 5, 1, &first, &len), 4);
	assert_int_equal(first, 6);
	assert_int_equal(len, 4);
	edit_move(&edit, EDIT_START);
	assert_int_equal(edit_window(&edit, 5, 1, &first, &len), 0);
	assert_int_equal(first, 0);
	assert_int_equal(len, 5);
	edit_clear(&edit);
	type(&edit, "\u4e2d\u6587\u4e2d");
	assert_int_equal(edit_window(&edit, 4, 1, &first, &len), 2);
	assert_int_equal(first, 6);
	edit_deinit(&edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_where_the_cursor_is),
		cmocka_unit_test(takes_text_alone_and_not_without_end),
		cmocka_unit_test(shows_the_part_around_the_cursor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
