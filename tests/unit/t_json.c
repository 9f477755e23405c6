/* t_json.c - JSON that is always valid and never holds a raw control character. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"

static void sets_commas_and_indents(void **state)
{
	struct strbuf out = {0};
	struct json json = { .out = &out };

	(void)state;
	json_object(&json);
	json_key(&json, "a");
	json_int(&json, 1);
	json_key(&json, "list");
	json_array(&json);
	json_bool(&json, true);
	json_null(&json);
	json_end_array(&json);
	json_key(&json, "empty");
	json_object(&json);
	json_end_object(&json);
	json_key(&json, "none");
	json_array(&json);
	json_end_array(&json);
	json_end_object(&json);
	json_finish(&json);
	assert_string_equal(out.data, "{\n  \"a\": 1,\n  \"list\": [\n    true,\n    null\n  ],\n  "
				      "\"empty\": {},\n  \"none\": []\n}\n");
	strbuf_deinit(&out);
}

static void assert_string(const char *text, const char *want)
{
	struct strbuf out = {0};
	struct json json = { .out = &out };

	json_string(&json, text);
	assert_string_equal(out.data, want);
	strbuf_deinit(&out);
}

static void escapes_what_is_not_text(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "plain",                  "\"plain\"" },
		{ "\"\\/",                  "\"\\\"\\\\/\"" },
		{ "a\nb\tc",                "\"a\\nb\\tc\"" },
		{ "\x1b[2J\x7f",            "\"\\u001b[2J\\u007f\"" },
		{ "\xc2\x9b",               "\"\\u009b\"" },
		{ "\xe2\x80\xae",           "\"\\u202e\"" },
		{ "\xf3\xa0\x81\x81",       "\"\\udb40\\udc41\"" },
		{ "\xc3\xa9\xf0\x9f\x98\x8e", "\"\xc3\xa9\xf0\x9f\x98\x8e\"" },
		{ "\xff",                   "\"\xef\xbf\xbd\"" },
		{ NULL,                     "null" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string(cases[i].text, cases[i].want);
}

static void writes_the_shortest_number(void **state)
{
	static const struct { double value; const char *want; } cases[] = {
		{ 0, "0" }, { 0.1, "0.1" }, { 0.875, "0.875" }, { 1.0 / 3, "0.3333333333333333" }, { -2, "-2" },
		{ 1e300, "1e+300" }, { INFINITY, "null" }, { NAN, "null" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf out = {0};
		struct json json = { .out = &out };

		json_double(&json, cases[i].value);
		assert_string_equal(out.data, cases[i].want);
		strbuf_deinit(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_commas_and_indents),
		cmocka_unit_test(escapes_what_is_not_text),
		cmocka_unit_test(writes_the_shortest_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
