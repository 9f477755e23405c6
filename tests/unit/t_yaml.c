/* t_yaml.c - YAML as a tree: what is read, what is refused, and where. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "base/yaml.h"

static struct yaml *parse(const char *text, enum yaml_mode mode, struct err *err)
{
	return yaml_parse(text, strlen(text), "a.yaml", 1, mode, err);
}

static void reads_scalars_lists_and_maps(void **state)
{
	struct yaml *yaml = parse("title: 'One: two'\nlist: [a, no, 1.10]\nmap: {x: 1}\n",
				  YAML_STRICT, NULL);

	(void)state;
	assert_non_null(yaml);
	assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "title"), ""), "One: two");
	assert_true(yaml_get(yaml_root(yaml), "title")->quoted);
	assert_int_equal(yaml_get(yaml_root(yaml), "list")->count, 3);
	assert_string_equal(yaml_get(yaml_root(yaml), "list")->items[1]->text, "no");
	assert_string_equal(yaml_get(yaml_root(yaml), "list")->items[2]->text, "1.10");
	assert_string_equal(yaml_text(yaml_get(yaml_get(yaml_root(yaml), "map"), "x"), ""), "1");
	assert_null(yaml_get(yaml_root(yaml), "none"));
	assert_string_equal(yaml_text(NULL, "fallback"), "fallback");
	yaml_drop(yaml);
}

static void knows_where_things_are(void **state)
{
	const char *text = "a: 1\nb:\n  - \xc3\xa9: x\n";
	struct yaml *yaml = yaml_parse(text, strlen(text), "p", 10, YAML_STRICT, NULL);
	const struct yaml_node *item = yaml_get(yaml_root(yaml), "b")->items[0];

	(void)state;
	assert_int_equal(yaml_root(yaml)->keys[1]->line, 11);
	assert_int_equal(item->keys[0]->line, 12);
	assert_int_equal(item->keys[0]->column, 5);
	assert_int_equal(item->items[0]->column, 8);	/* in code points, not bytes */
	yaml_drop(yaml);
}

static void takes_nothing_for_an_empty_map(void **state)
{
	static const char *const texts[] = { "", "\n", "# only a comment\n", "---\n" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct yaml *yaml = parse(texts[i], YAML_STRICT, NULL);

		assert_non_null(yaml);
		assert_int_equal(yaml_root(yaml)->kind, YAML_MAP);
		assert_int_equal(yaml_root(yaml)->count, 0);
		yaml_drop(yaml);
	}
}

static void refuses_with_place_and_remedy(void **state)
{
	static const struct { const char *text, *begins, *holds; } cases[] = {
		{ "a: &x 1\n",                    "a.yaml:1:4: ", "anchor" },
		{ "a: 1\nb: *x\n",                "a.yaml:2:4: ", "alias" },
		{ "a: !!str 1\n",                 "a.yaml:1:4: ", "tag" },
		{ "a: 1\nb: 2\na: 3\n",           "a.yaml:3:1: ", "\"a\" is there twice" },
		{ "x:\n  a: 1\n  a: 2\n",         "a.yaml:3:3: ", "twice" },
		{ "a: [1, 2\n",                   "a.yaml:2:1: ", "]" },
		{ "a: b: c\n",                    "a.yaml:1:5: ", "quotes" },
		{ "a: \"open\n",                  "a.yaml:1:4: ", "quote" },
		{ "a: 1\n\tb: 2\n",               "a.yaml:2:1: ", "tabs" },
		{ "a: 1\n---\nb: 2\n",            "a.yaml:2:1: ", "second document" },
		{ "? [a, b]\n: c\n",              "a.yaml:1:3: ", "key" },
		{ "a: 1\nb: \x01\n",              "a.yaml:2:4: ", "control" },
		{ "a: 1\nb: \xff\n",              "a.yaml:2:4: ", "UTF-8" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};

		assert_null(parse(cases[i].text, YAML_STRICT, &err));
		if (strncmp(err.text, cases[i].begins, strlen(cases[i].begins)) != 0 ||
		    strstr(err.text, cases[i].holds) == NULL)
			fail_msg("\"%s\" gives \"%s\"", cases[i].text, err.text);
	}
}

static void reads_other_peoples_files_leniently(void **state)
{
	struct err err = {0};
	struct yaml *yaml = parse("a: !!python/name:x y\nb: &n 1\na: last\n---\nc: 1\n",
				  YAML_LENIENT, &err);

	(void)state;
	assert_non_null(yaml);
	assert_int_equal(yaml_root(yaml)->count, 2);
	assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "a"), ""), "last");
	assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "b"), ""), "1");
	yaml_drop(yaml);
}

static void shares_what_an_alias_stands_for(void **state)
{
	struct err err = {0};
	struct yaml *yaml = parse("a: &x [1, &y two]\nb: *x\nc: *y\nd: &y 3\ne: *y\n",
				  YAML_LENIENT, &err);
	const struct yaml_node *root = yaml_root(yaml);

	(void)state;
	assert_ptr_equal(yaml_get(root, "a"), yaml_get(root, "b"));
	assert_string_equal(yaml_text(yaml_get(root, "c"), ""), "two");
	assert_string_equal(yaml_text(yaml_get(root, "e"), ""), "3");
	yaml_drop(yaml);
}

/* Ten lists of ten aliases each would be 10^10 values for whoever walks them; long texts count more. */
static void bounds_what_aliases_stand_for(void **state)
{
	static const struct { const char *text, *holds; } cases[] = {
		{ "a: *x\n",             "no anchor" },
		{ "a: &x [1, *x]\n",     "inside of what it stands for" },
		{ "a: &x {b: *x}\n",     "inside of what it stands for" },
	};
	struct strbuf text = {0};
	struct err err = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_null(parse(cases[i].text, YAML_LENIENT, &err));
		if (strstr(err.text, cases[i].holds) == NULL)
			fail_msg("\"%s\" gives \"%s\"", cases[i].text, err.text);
	}
	strbuf_add(&text, "a0: &a0 x\n");
	for (int i = 1; i <= 10; i++) {
		strbuf_addf(&text, "a%d: &a%d [", i, i);
		for (int j = 0; j < 10; j++)
			strbuf_addf(&text, "%s*a%d", j > 0 ? ", " : "", i - 1);
		strbuf_add(&text, "]\n");
	}
	assert_null(parse(text.data, YAML_LENIENT, &err));
	assert_non_null(strstr(err.text, "200,000"));
	strbuf_reset(&text);
	strbuf_add(&text, "a0: &a0 x\n");
	for (int i = 1; i <= 70; i++)
		strbuf_addf(&text, "a%d: &a%d [*a%d]\n", i, i, i - 1);
	assert_null(parse(text.data, YAML_LENIENT, &err));
	assert_non_null(strstr(err.text, "64 levels"));
	strbuf_reset(&text);
	strbuf_add(&text, "a: &a ");
	strbuf_repeat(&text, "x", 500000);
	strbuf_add(&text, "\nb:\n");
	strbuf_repeat(&text, "- *a\n", 1000);
	assert_null(parse(text.data, YAML_LENIENT, &err));
	assert_non_null(strstr(err.text, "200,000"));
	strbuf_deinit(&text);
}

static void bounds_depth_and_number(void **state)
{
	struct strbuf text = {0};
	struct err err = {0};
	struct yaml *yaml;

	(void)state;
	strbuf_repeat(&text, "[", 64);
	strbuf_repeat(&text, "]", 64);
	yaml = parse(text.data, YAML_STRICT, &err);
	assert_non_null(yaml);
	yaml_drop(yaml);
	strbuf_reset(&text);
	strbuf_repeat(&text, "[", 100000);
	assert_null(parse(text.data, YAML_STRICT, &err));
	assert_non_null(strstr(err.text, "64 levels"));
	strbuf_reset(&text);
	strbuf_repeat(&text, "- a\n", 200000);
	assert_null(parse(text.data, YAML_STRICT, &err));
	assert_non_null(strstr(err.text, "200,000"));
	strbuf_deinit(&text);
}

static void cleans_what_escapes_make(void **state)
{
	struct yaml *yaml = parse("a: \"x\\e[2Jy\\u202ez\"\nb: |\n  if x:\n  \ty\n"
				  "c: \"if x:\\n\\ty\"\nd: \"x\\ty\"\n", YAML_STRICT, NULL);

	(void)state;
	assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "a"), ""), "x[2Jyz");
	assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "b"), ""), "if x:\n    y\n");
	assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "c"), ""), "if x:\n    y");
	assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "d"), ""), "x y");
	yaml_drop(yaml);
}

static void reads_types_by_the_field(void **state)
{
	struct yaml *yaml = parse(
		"i: -12\nd: 3.5e-1\nt: Yes\nw: 12a\nh: 99999999999999999999\np: .5\nn: nan\n",
		YAML_STRICT, NULL);
	const struct yaml_node *root = yaml_root(yaml);
	long number = 7;
	double value = 7;
	bool flag = false;

	(void)state;
	assert_true(yaml_int(yaml_get(root, "i"), &number));
	assert_int_equal(number, -12);
	assert_false(yaml_int(yaml_get(root, "w"), &number));
	assert_false(yaml_int(yaml_get(root, "h"), &number));
	assert_false(yaml_int(NULL, &number));
	assert_int_equal(number, -12);
	assert_true(yaml_double(yaml_get(root, "d"), &value));
	assert_true(fabs(value - 0.35) < 1e-12);
	assert_true(yaml_double(yaml_get(root, "p"), &value));
	assert_false(yaml_double(yaml_get(root, "w"), &value));
	assert_false(yaml_double(yaml_get(root, "n"), &value));
	assert_true(yaml_bool(yaml_get(root, "t"), &flag) && flag);
	assert_false(yaml_bool(yaml_get(root, "i"), &flag));
	yaml_drop(yaml);
}

static void names_the_nearest_known_key(void **state)
{
	static const char *const known[] = { "title", "pages", NULL };
	struct yaml *yaml = parse("title: x\npagse: [a]\n", YAML_STRICT, NULL);
	struct err err = {0};

	(void)state;
	assert_false(yaml_known_keys(yaml, yaml_root(yaml), known, &err));
	assert_string_equal(err.text, "a.yaml:2:1: unknown key \"pagse\"; did you mean \"pages\"?");
	yaml_drop(yaml);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_scalars_lists_and_maps),
		cmocka_unit_test(knows_where_things_are),
		cmocka_unit_test(takes_nothing_for_an_empty_map),
		cmocka_unit_test(refuses_with_place_and_remedy),
		cmocka_unit_test(reads_other_peoples_files_leniently),
		cmocka_unit_test(shares_what_an_alias_stands_for),
		cmocka_unit_test(bounds_what_aliases_stand_for),
		cmocka_unit_test(bounds_depth_and_number),
		cmocka_unit_test(cleans_what_escapes_make),
		cmocka_unit_test(reads_types_by_the_field),
		cmocka_unit_test(names_the_nearest_known_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
