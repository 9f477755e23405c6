/* t_toml.c - TOML as a tree: every form, every refusal with its place. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "base/toml.h"

static struct value_tree *read_good(const char *text)
{
	struct err err = {0};
	struct value_tree *tree = toml_read(text, strlen(text), "f.toml", &err);

	if (tree == NULL)
		fail_msg("%s: %s", text, err.text);
	return tree;
}

static void texts_are_read(void **state)
{
	static const struct {
		const char *toml, *text;
	} texts[] = {
		{ "a = \"\"", "" },
		{ "a = \"x\\ty\\\\ \\\"\\u00e9\\U0001F600\"", "x y\\ \"\xc3\xa9\xf0\x9f\x98\x80" },
		{ "a = 'C:\\n'", "C:\\n" },
		{ "a = \"\"\"\none\ntwo\"\"\"", "one\ntwo" },
		{ "a = \"\"\"\r\none\r\ntwo\"\"\"", "one\ntwo" },
		{ "a = \"\"\"one \\\n\n   two\"\"\"", "one two" },
		{ "a = \"\"\"\"quoted\"\"\"\"", "\"quoted\"" },
		{ "a = \"\"\"\"\"\"", "" },
		{ "a = '''\n''x'' \\'''", "''x'' \\" },
		{ "\"a\" = 'b' # comment", "b" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct value_tree *tree = read_good(texts[i].toml);

		assert_string_equal(value_text(value_get(tree->root, "a"), "none"), texts[i].text);
		value_tree_free(tree);
	}
}

static void numbers_are_read(void **state)
{
	static const struct {
		const char *toml;
		double number;
	} numbers[] = {
		{ "a = 42", 42 },       { "a = -17", -17 },      { "a = +1_000", 1000 },
		{ "a = 0xff", 255 },    { "a = 0o17", 15 },      { "a = 0b101", 5 },
		{ "a = 2.5", 2.5 },     { "a = -1e3", -1000 },   { "a = 1979-05-27", 1979 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct value_tree *tree = read_good(numbers[i].toml);
		const struct value *value = value_get(tree->root, "a");

		assert_int_equal(value->kind, VALUE_NUMBER);
		assert_true(value->number == numbers[i].number);
		value_tree_free(tree);
	}
}

static void tables_are_built(void **state)
{
	struct value_tree *tree = read_good(
		"top = true\n"
		"[a.b]\n"
		"c.d = 1 # dotted\n"
		"c.e = [1, [2, 3], {f = 'g', h.i = []},\n # more\n]\n"
		"[a]\n"
		"[[list]]\nn = 'one'\n"
		"[[list.sub]]\n[[list.sub]]\n"
		"[[list]]\nn = 'two'\n[list.table]\nx = {}\n");
	const struct value *b = value_get(value_get(tree->root, "a"), "b");
	const struct value *e = value_get(value_get(b, "c"), "e");
	const struct value *list = value_get(tree->root, "list");

	(void)state;
	assert_true(value_get(tree->root, "top")->truth);
	assert_int_equal(e->count, 3);
	assert_int_equal(e->first->next->count, 2);
	assert_string_equal(value_text(value_get(e->last, "f"), ""), "g");
	assert_int_equal(value_get(value_get(e->last, "h"), "i")->kind, VALUE_LIST);
	assert_int_equal(list->count, 2);
	assert_int_equal(value_get(list->first, "sub")->count, 2);
	assert_string_equal(value_text(value_get(list->last, "n"), ""), "two");
	assert_non_null(value_get(value_get(list->last, "table"), "x"));
	assert_int_equal(e->line, 4);
	assert_int_equal(e->column, 7);
	value_tree_free(tree);
}

static void faults_name_their_place(void **state)
{
	static const struct {
		const char *toml, *part;
	} faults[] = {
		{ "a", "f.toml:1:2: behind a key" },
		{ "a = ", "f.toml:1:5: here should be a value" },
		{ "a = yes", "here should be a value" },
		{ "a = 1 2", "f.toml:1:7: the line should end" },
		{ "\xc3\xa9 = 1", "f.toml:1:1: here should be a key" },
		{ "a = \"x\nb = 1", "f.toml:1:7: a string has no end" },
		{ "a = '''x", "three closing '" },
		{ "a = \"\\q\"", "no such escape" },
		{ "a = \"\\u12\"", "4 hexadecimal digits" },
		{ "a = 1\na = 2", "f.toml:2:3: `a` is already set in line 1" },
		{ "[a]\n[a]", "already set in line 1" },
		{ "a = {b = 1}\n[a.c]", "`a` is already set" },
		{ "a = {b = 1}\na.c = 2", "`a` is already set" },
		{ "a = []\n[[a]]", "is no list of" },
		{ "a.b = 1\n[a]", "already set" },
		{ "a = [1 2]", "a comma or ]" },
		{ "a = {b = 1,}", "here should be a key" },
		{ "a = {b = 1\n}", "a comma or }" },
		{ "a = [1,", "here should be a value" },
		{ "[a", "ends with ]" },
		{ "[[a]", "ends with ]]" },
		{ "[]", "here should be a key" },
		{ "a. = 1", "here should be a key" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct err err = {0};

		if (toml_read(faults[i].toml, strlen(faults[i].toml), "f.toml", &err) != NULL)
			fail_msg("read: %s", faults[i].toml);
		if (strstr(err.text, faults[i].part) == NULL)
			fail_msg("%s: %s", faults[i].toml, err.text);
	}
}

static void hostile_sizes_are_refused(void **state)
{
	static const struct {
		const char *start, *again, *part;
		int times;
	} sizes[] = {
		{ "a = ", "[", "levels deep", 100000 },
		{ "a = ", "{b = ", "levels deep", 100000 },
		{ "a", ".a", "more than 64 parts", 100000 },
		{ "a = [", "1,", "more than 100000 values", 100001 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct strbuf text = {0};
		struct err err = {0};

		strbuf_add(&text, sizes[i].start);
		strbuf_repeat(&text, sizes[i].again, sizes[i].times);
		assert_null(toml_read(text.data, text.len, "f.toml", &err));
		if (strstr(err.text, sizes[i].part) == NULL)
			fail_msg("%s: %s", sizes[i].again, err.text);
		strbuf_deinit(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_read),
		cmocka_unit_test(numbers_are_read),
		cmocka_unit_test(tables_are_built),
		cmocka_unit_test(faults_name_their_place),
		cmocka_unit_test(hostile_sizes_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
