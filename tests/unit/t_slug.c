/* t_slug.c - ids of headings are those that github-slugger makes. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/slug.h"

static void slug_drops_signs_and_joins_with_hyphens(void **state)
{
	static const struct { const char *text, *slug; } cases[] = {
		{ "Hello World",           "hello-world" },
		{ "\U0001f60e Emoji",      "-emoji" },
		{ "Emoji \U0001f60e mid",  "emoji--mid" },
		{ "Procedure \u26d3",      "procedure-" },
		{ "C++ & C#",              "c--c" },
		{ "a_b-c.d",               "a_b-cd" },
		{ "1. Item",               "1-item" },
		{ "What\u2019s new?",      "whats-new" },
		{ "a \u2013 b \u2014 c",   "a--b--c" },
		{ "foo/bar",               "foobar" },
		{ "\u4e2d\u6587 \u6807\u9898", "\u4e2d\u6587-\u6807\u9898" },
		{ "\u65e5\u672c\u8a9e\u3001\u53e5\u8aad\u70b9\u3002", "\u65e5\u672c\u8a9e\u53e5\u8aad\u70b9" },
		{ "\u0130stanbul",         "i\u0307stanbul" },
		{ "x\u00b2",               "x" },
		{ "Stra\u00dfe",           "stra\u00dfe" },
		{ "1\ufe0f\u20e3 Step one", "1\ufe0f\u20e3-step-one" },
		{ "\u260e\ufe0f Phone",    "\ufe0f-phone" },
		{ "\u0939\u093f\u0928\u094d\u0926\u0940", "\u0939\u093f\u0928\u094d\u0926\u0940" },
		{ "",                      "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf slug = {0};

		slug_add(&slug, cases[i].text, strlen(cases[i].text));
		assert_string_equal(strbuf_text(&slug), cases[i].slug);
		strbuf_deinit(&slug);
	}
}

static void equal_slugs_are_numbered_past_the_ones_in_use(void **state)
{
	static const struct { const char *slug, *unique; } cases[] = {
		{ "hello-world", "hello-world" }, { "hello-world", "hello-world-1" }, { "hello-world-1", "hello-world-1-1" },
		{ "hello", "hello" }, { "hello-1", "hello-1" }, { "hello", "hello-2" }, { "", "" }, { "", "-1" },
	};
	struct slug_set set = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf unique = {0};

		slug_add_unique(&unique, &set, cases[i].slug);
		assert_string_equal(strbuf_text(&unique), cases[i].unique);
		strbuf_deinit(&unique);
	}
	slug_set_deinit(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slug_drops_signs_and_joins_with_hyphens),
		cmocka_unit_test(equal_slugs_are_numbered_past_the_ones_in_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
