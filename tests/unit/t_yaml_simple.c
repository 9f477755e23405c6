/* t_yaml_simple.c - the reader of simple YAML agrees with libyaml wherever it reads at all. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/yaml.h"
#include "base/yaml_simple.h"
#include "doc/front_matter.h"

#define FIRST_LINE 2

static void expect_same(const struct yaml_node *flat, const struct yaml_node *full)
{
	assert_non_null(full);
	assert_int_equal(flat->kind, full->kind);
	assert_int_equal(flat->line, full->line);
	assert_int_equal(flat->column, full->column);
	assert_int_equal(flat->quoted, full->quoted);
	assert_int_equal(flat->count, full->count);
	if (flat->kind == YAML_SCALAR)
		assert_string_equal(flat->text, full->text);
	for (size_t i = 0; i < flat->count; i++) {
		if (flat->kind == YAML_MAP)
			expect_same(flat->keys[i], full->keys[i]);
		expect_same(flat->items[i], full->items[i]);
	}
}

/* True if the text is simple. The end of a document behind it is what sends the same text to libyaml. */
static bool compare(const char *text, size_t len)
{
	struct arena arena = {0};
	struct yaml_node *flat = yaml_simple(&arena, text, len, FIRST_LINE);
	struct strbuf longer = {0};

	if (flat != NULL) {
		struct err err = {0};
		struct yaml *full;

		strbuf_addn(&longer, text, len);
		strbuf_add(&longer, "\n...\n");
		full = yaml_parse(longer.data, longer.len, "a.yaml", FIRST_LINE, YAML_STRICT, &err);
		if (full == NULL)
			fail_msg("%s\n%s", err.text, longer.data);
		expect_same(flat, yaml_root(full));
		yaml_drop(full);
	}
	strbuf_deinit(&longer);
	arena_deinit(&arena);
	return flat != NULL;
}

static void reads_what_front_matter_mostly_is(void **state)
{
	static const char *const texts[] = {
		"id: weekOne\ntitle: \"Week 1: Small machines\"\nsidebar_label: Week 1\n",
		"title: It's  two  blanks   \nslug: a/b-c_d.e\nsidebar_position: 1.50",
		"a: 'x # y: z'\nb: \"\"\nc: http://example.org/?q=1&r=[2]{3}\n", "t: no\n", "a1_b: 12:30\n",
		"a:\n  b: c\n", "a: b\n\nc: d\n", "a: [b]\n", "a: {b: c}\n", "# c\na: b\n", "a: []\nb: {}\n",
		"a:\n- b\n-  c\nd: [e, \"f, g\", [h]]\n", "a:\n  - {b: c 18:00, d: 'e: f'}\n\n  # g\n  - {h: i}\n",
		"a-b:\n    c:\n      d: e\n    f: g\n# h\ni: { j: k ,l: m }\n", "a:  \n  b: e\u00e9\n  c: [e\u00e9, d]  \n",
		"sidebar_label: \"Week 1 \u00b7 0x00\"\ntitle: Caf\u00e9 \U0001f60e\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!compare(texts[i], strlen(texts[i])))
			fail_msg("not read: %s", texts[i]);
}

static void leaves_all_else_to_libyaml(void **state)
{
	static const char *const texts[] = {
		"", "\n", "a", "a:", "a: ", "a: b\n  c\n", " a: b\n", "- a\n",
		"a: b: c\n", "a: b:\n", "a: b # c\n", "a: &b c\n", "a: *b\n", "a: !b c\n",
		"a: |\n  b\n", "a: > b\n", "a: \"b\\n\"\n", "a: 'b''c'\n", "a: \"b\" c\n", "a: \"b\n", "a: 'b' # c\n",
		"a: b\na: c\n", "a: b\r\n", "a: \tb\n", "a: b\t\n", "a: b\xe9\n", "a: b\u2028c\n", "a: b\xc2\x85" "c\n",
		"\xef\xbb\xbf" "a: b\n", "a: \x1b\n",
		"a: -\n", "a: ?\n", "a: %b\n", "a: @b\n", "a: ~\n", "? a\n: b\n", "\"a\": b\n", "a : b\n", "<<: b\n",
		"a: [b\n", "a: [b,]\n", "a: [b,, c]\n", "a: {b}\n", "a: {b:c}\n", "a: {b: c, b: d}\n", "a: [b]c\n", "a: [b: c]\n",
		"a:\n b: c\n  d: e\n", "a:\n  b: c\n d: e\n", "a:\n  - b\n    c\n", "a:\n  - b: c\n", "a:\n- b\n  - c\n", "a:\n  -b\n", "a:\n  -    ",
		"a: [b #c]\n", "a: {b: , c: d}\n", "a:\n  # b\n", "a:\n  - b\n  c: d\n",
		"--- a\n", "a: b\n---\n", "a: b\n...\n", "1: b\n",
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (yaml_simple(&arena, texts[i], strlen(texts[i]), FIRST_LINE) != NULL)
			fail_msg("read: %s", texts[i]);
	arena_deinit(&arena);
}

/* Any bytes among those that mean something, with the same numbers in every run. */
static void agrees_on_random_lines(void **state)
{
	static const char *const parts[] = {
		"a", "b", "key", "9", " ", " ", "  ", ":", ": ", "-", "- ", "#", " #", "'", "\"", "''", "\\", ",", "[", "]", "{",
		"}", "&", "*", "!", "|", ">", "%", "@", "`", "?", "? ", "=", "~", ".", "...", "---", "/", "<<", "_", "x: y",
		"\u00b7", "\u00e9", "\U0001f60e", "\u2028", "\u00a0", "\u202e", "\ufeff", "\xff",
	};
	uint32_t number = 12345;
	size_t read = 0;

	(void)state;
	for (int round = 0; round < 40000; round++) {
		struct strbuf text = {0};

		for (int line = 0; line < 1 + round % 5; line++) {
			number = number * UINT32_C(1664525) + UINT32_C(1013904223);
			strbuf_repeat(&text, " ", (int)(number >> 28) % 4 == 3 ? (int)(number >> 20) % 4 : line % 3);
			strbuf_addf(&text, (number >> 16) % 4 == 0 ? "- " : "k%d:", line);
			strbuf_add(&text, (number >> 18) % 4 == 0 ? "" : " ");
			for (int part = 0; part < (round + line) % 5; part++) {
				number = number * UINT32_C(1664525) + UINT32_C(1013904223);
				strbuf_add(&text, parts[(number >> 16) % ((number >> 10) % 8 < 6 ? 6 : sizeof parts / sizeof *parts)]);
			}
			strbuf_addc(&text, '\n');
		}
		read += compare(text.data, text.len);
		strbuf_deinit(&text);
	}
	assert_in_range(read, 300, 39999);
}

static size_t compare_pages(const char *folder)
{
	const char *source = getenv("srcdir");
	char *root = path_join(source != NULL ? source : ".", folder);
	struct file_list list = {0};
	size_t read = 0;

	assert_true(file_walk(root, &list, NULL));
	for (size_t i = 0; i < list.count; i++) {
		char *path = path_join(root, list.entries[i].path);
		struct strbuf bytes = {0};
		struct front_matter found;

		if (path_is_markdown(path) && file_read(path, 1 << 20, &bytes, NULL) &&
		    front_matter_find(strbuf_text(&bytes), bytes.len, &found))
			read += compare(bytes.data + found.start, found.len);
		strbuf_deinit(&bytes);
		free(path);
	}
	file_list_deinit(&list);
	free(root);
	return read;
}

static void agrees_on_real_pages(void **state)
{
	(void)state;
	assert_true(compare_pages("content") > 5);
	compare_pages("tests/fixtures");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_front_matter_mostly_is),
		cmocka_unit_test(leaves_all_else_to_libyaml),
		cmocka_unit_test(agrees_on_random_lines),
		cmocka_unit_test(agrees_on_real_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
