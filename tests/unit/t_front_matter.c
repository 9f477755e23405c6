/* t_front_matter.c - the YAML at the top of a page is found, read, and never mistaken for the page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "doc/front_matter.h"

static void only_a_closed_block_at_the_very_top_counts(void **state)
{
	static const struct { const char *text; bool found; size_t end; int lines; } cases[] = {
		{ "---\nid: a\n---\nText",    true,  14, 3 },
		{ "---\n---\nText",           true,  8,  2 },
		{ "--- \nid: a\n---  \nText", true,  17, 3 },
		{ "----\nid: a\n---\nText",   false, 0,  0 },
		{ "\n---\nid: a\n---\n",      false, 0,  0 },
		{ "---\nText without end\n",  false, 0,  0 },
		{ "---",                      false, 0,  0 },
		{ "",                         false, 0,  0 },
		{ "---\nid: a\n---",          true,  13, 3 },
		{ "---json\n{}\n---\nText",   true,  15, 3 },
		{ "---words\nid: a\n---\n",   false, 0,  0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct front_matter found;

		assert_int_equal(front_matter_find(cases[i].text, strlen(cases[i].text), &found), cases[i].found);
		assert_int_equal(found.end, cases[i].end);
		assert_int_equal(found.lines, cases[i].lines);
	}
}

static void a_title_with_a_colon_is_taken_as_meant(void **state)
{
	static const struct { const char *line, *key, *value; } cases[] = {
		{ "title: Week 1: the author's start", "title",         "Week 1: the author's start" },
		{ "title: \"Smart\" sensors: a start", "title",         "\"Smart\" sensors: a start" },
		{ "title: [Draft] Sensors",            "title",         "[Draft] Sensors" },
		{ "title: `code` first: why  ",        "title",         "`code` first: why" },
		{ "sidebar_label: 1: Light",           "sidebar_label", "1: Light" },
		{ "author: Ada: a friend",             "author",        "Ada: a friend" },
		{ "title: \"All: fine\"",              "title",         "All: fine" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[256];
		struct front_matter found;
		struct yaml *yaml;

		snprintf(text, sizeof text, "---\nid: week\n%s\nsidebar_position: 2\n---\n",
			 cases[i].line);
		assert_true(front_matter_find(text, strlen(text), &found));
		yaml = front_matter_parse(text, &found, "page.md", NULL);
		assert_non_null(yaml);
		assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), cases[i].key), ""),
				    cases[i].value);
		assert_string_equal(yaml_text(yaml_get(yaml_root(yaml), "id"), ""), "week");
		yaml_drop(yaml);
	}
}

static void code_at_the_top_is_put_aside_unread(void **state)
{
	static const char text[] = "---js\n{ title: run() }\n---\nText";
	struct front_matter found;
	struct yaml *yaml;

	(void)state;
	assert_true(front_matter_find(text, strlen(text), &found));
	assert_int_equal(found.lines, 3);
	assert_string_equal(text + found.end, "Text");
	yaml = front_matter_parse(text, &found, "page.md", NULL);
	assert_int_equal(yaml_root(yaml)->count, 0);
	yaml_drop(yaml);
}

static void damaged_yaml_is_told_with_its_place_in_the_file(void **state)
{
	static const char text[] = "---\nid: a\ntags: [one, two\n---\n";
	struct front_matter found;
	struct err err = {0};

	(void)state;
	assert_true(front_matter_find(text, strlen(text), &found));
	assert_null(front_matter_parse(text, &found, "page.md", &err));
	assert_memory_equal(err.text, "page.md:", strlen("page.md:"));
	assert_true(err.text[8] >= '3' && err.text[8] <= '4');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_a_closed_block_at_the_very_top_counts),
		cmocka_unit_test(a_title_with_a_colon_is_taken_as_meant),
		cmocka_unit_test(code_at_the_top_is_put_aside_unread),
		cmocka_unit_test(damaged_yaml_is_told_with_its_place_in_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
