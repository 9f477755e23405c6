/* t_json_read.c - JSON as a tree: every form, every refusal with its place. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/json_read.h"
#include "base/strbuf.h"

static void values_are_read(void **state)
{
	static const char text[] = "\xef\xbb\xbf{\"a\": [1, -2.5e3, null, true, false, {}, []],\n"
				   " \"b\": \"\\u00e9\\ud83d\\ude00\\ud800x\\/\\n\\u0007\", \"c\": 1, \"c\": 2}\n";
	struct err err = {0};
	struct value_tree *tree = json_read(text, sizeof text - 1, "f.json", &err);
	const struct value *a;

	(void)state;
	assert_non_null(tree);
	a = value_get(tree->root, "a");
	assert_int_equal(a->count, 7);
	assert_true(a->first->number == 1);
	assert_true(a->first->next->number == -2500);
	assert_int_equal(a->first->next->next->kind, VALUE_NULL);
	assert_true(a->first->next->next->next->truth);
	assert_int_equal(a->last->kind, VALUE_LIST);
	assert_string_equal(value_text(value_get(tree->root, "b"), ""),
			    "\xc3\xa9\xf0\x9f\x98\x80\xef\xbf\xbdx/\n");
	assert_int_equal(value_get(tree->root, "b")->line, 2);
	assert_int_equal(value_get(tree->root, "b")->column, 7);
	assert_true(value_get(tree->root, "c")->number == 2);
	assert_null(value_get(tree->root, "d"));
	assert_null(value_get(a, "d"));
	value_tree_free(tree);
}

static void faults_name_their_place(void **state)
{
	static const struct {
		const char *json, *part;
	} faults[] = {
		{ "", "f.json:1:1: here should be a value" },
		{ "[1,]", "f.json:1:4: here should be a value" },
		{ "[,1]", "here should be a value" },
		{ "{\"a\":1,}", "a key in double quotes" },
		{ "{a:1}", "f.json:1:2: here should be a key" },
		{ "{\"a\" 1}", "a colon" },
		{ "[1 2]", "f.json:1:4: here should be a comma or ]" },
		{ "{\"a\":1]", "a comma or }" },
		{ "[1}", "a comma or ]" },
		{ "\"abc", "f.json:1:5: a string has no end" },
		{ "\"a\nb\"", "a string has no end" },
		{ "\"\\x\"", "no such escape" },
		{ "01", "here should be a value" },
		{ "1.", "here should be a value" },
		{ "tru", "here should be a value" },
		{ "1 2", "f.json:1:3: the value has ended" },
		{ "[", "here should be a value" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct err err = {0};

		if (json_read(faults[i].json, strlen(faults[i].json), "f.json", &err) != NULL)
			fail_msg("read: %s", faults[i].json);
		if (strstr(err.text, faults[i].part) == NULL)
			fail_msg("%s: %s", faults[i].json, err.text);
	}
}

static void hostile_sizes_are_refused(void **state)
{
	static const struct {
		const char *again, *part;
	} sizes[] = {
		{ "[", "more than 64 levels" },
		{ "{\"a\":", "more than 64 levels" },
		{ "1,", "more than 100000 values" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct strbuf text = {0};
		struct err err = {0};

		strbuf_add(&text, i == 2 ? "[" : "");
		strbuf_repeat(&text, sizes[i].again, 100001);
		assert_null(json_read(text.data, text.len, "f.json", &err));
		if (strstr(err.text, sizes[i].part) == NULL)
			fail_msg("%s: %s", sizes[i].again, err.text);
		strbuf_deinit(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_read),
		cmocka_unit_test(faults_name_their_place),
		cmocka_unit_test(hostile_sizes_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
