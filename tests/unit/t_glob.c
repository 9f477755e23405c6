/* t_glob.c - patterns for paths. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "course/glob.h"

static void matches_whole_paths(void **state)
{
	static const struct { const char *pattern, *path; bool fits; } cases[] = {
		{ "a.md",        "a.md",        true },  { "a.md",     "b/a.md",     false },
		{ "*.md",        "a.md",        true },  { "*.md",     "b/a.md",     false },
		{ "*/*.md",      "b/a.md",      true },  { "a*c*e",    "abcde",      true },
		{ "a*c*e",       "abde",        false }, { "*a",       "ba/a",       false },
		{ "**",          "a/b/c",       true },  { "**/x",     "x",          true },
		{ "**/x",        "a/b/x",       true },  { "**/x",     "ax",         false },
		{ "a/**/x",      "a/x",         true },  { "a/**/x",   "a/b/c/x",    true },
		{ "a/**.md",     "a/b/c.md",    true },  { "a/**/*.md", "a/b/c.md",  true },
		{ "a/**/b/**/c", "a/b/x/b/y/c", true },  { "?.md",     "a.md",       true },
		{ "a?b",         "a/b",         false }, { "[a-c]x",   "bx",         true },
		{ "[!a-c]x",     "bx",          false }, { "[]]",      "]",          true },
		{ "[a",          "[a",          true },  { "a\\*",     "a*",         true },
		{ "a\\*",        "ab",          false }, { "",         "",           true },
		{ "",            "a",           false }, { "*",        "",           true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (glob_match(cases[i].pattern, cases[i].path) != cases[i].fits)
			fail_msg("\"%s\" and \"%s\"", cases[i].pattern, cases[i].path);
}

static void ignores_as_git_does(void **state)
{
	static const struct { const char *patterns, *path; bool ignored; } cases[] = {
		{ "*.tmp",            "a/b.tmp",        true },
		{ "drafts/",          "drafts/a.md",    true },
		{ "drafts/",          "x/drafts/a.md",  true },
		{ "drafts/",          "drafts",         false },
		{ "/a.md",            "a.md",           true },
		{ "/a.md",            "b/a.md",         false },
		{ "b/a.md",           "c/b/a.md",       false },
		{ "b/*.md",           "b/a.md",         true },
		{ "b",                "b/c/d.md",       true },
		{ "# a.md\n\na.md  \n", "a.md",         true },
		{ "*.md\n!a.md",      "a.md",           false },
		{ "!a.md\r\n*.md",    "a.md",           true },
		{ "",                 "a.md",           false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (glob_ignored(cases[i].patterns, cases[i].path) != cases[i].ignored)
			fail_msg("\"%s\" and \"%s\"", cases[i].patterns, cases[i].path);
}

/* A matcher that tries all ways a star can go would not come back from this. */
static void takes_no_time_for_many_stars(void **state)
{
	struct strbuf pattern = {0}, path = {0};

	(void)state;
	strbuf_repeat(&pattern, "*a", 400);
	strbuf_repeat(&path, "a", 900);
	strbuf_addc(&path, 'b');
	assert_false(glob_match(strbuf_text(&pattern), strbuf_text(&path)));
	strbuf_reset(&pattern);
	strbuf_repeat(&pattern, "**/a*", 200);
	strbuf_reset(&path);
	strbuf_repeat(&path, "a/", 450);
	assert_false(glob_match(strbuf_text(&pattern), strbuf_text(&path)));
	strbuf_deinit(&pattern);
	strbuf_deinit(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches_whole_paths),
		cmocka_unit_test(ignores_as_git_does),
		cmocka_unit_test(takes_no_time_for_many_stars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
