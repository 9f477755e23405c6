/* t_keymap.c - which keys mean which command, where. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/key.h"
#include "app/keymap.h"

static int find(const struct keymap *keymap, enum context context, const char *first, const char *second)
{
	uint32_t keys[2] = { key_parse(first), second != NULL ? key_parse(second) : 0 };
	enum command found = COMMAND_COUNT;
	enum keymap_result result = keymap_find(keymap, context, keys, second != NULL ? 2 : 1, &found);

	return result == KEYMAP_FOUND ? (int)found : result == KEYMAP_PREFIX ? -2 : -1;
}

static void knows_the_default_keys(void **state)
{
	static const struct { enum context context; const char *first, *second; int want; } cases[] = {
		{ IN_PAGE, "j", NULL, COMMAND_LINE_DOWN },
		{ IN_PAGE, "<Down>", NULL, COMMAND_LINE_DOWN },
		{ IN_PAGE, "?", NULL, COMMAND_HELP },
		{ IN_PICKING, "?", NULL, COMMAND_HINT },		/* the row for fewer contexts has it */
		{ IN_PICKING, "<F1>", NULL, COMMAND_HELP },
		{ IN_PICKING, "<Space>", NULL, COMMAND_PICK_HERE },
		{ IN_PICKING, "f", NULL, COMMAND_PICK },
		{ IN_PAGE, "f", NULL, COMMAND_PAGE_DOWN },
		{ IN_RESULT, "m", NULL, COMMAND_AGAIN_MISSED },
		{ IN_PAGE, "m", NULL, COMMAND_MARK_SET },
		{ IN_PAGE, "Z", NULL, -2 },
		{ IN_PAGE, "Z", "Z", COMMAND_QUIT },
		{ IN_PAGE, "Z", "x", -1 },
		{ IN_PAGE, "5", NULL, -1 },
		{ IN_LIST, "q", NULL, -1 },			/* a character is text there */
		{ IN_LIST, "<Up>", NULL, COMMAND_LINE_UP },
		{ IN_LIST, "C-u", NULL, COMMAND_CLEAR },
		{ IN_PROMPT, "<Esc>", NULL, COMMAND_LEAVE },
		{ IN_PROMPT, "<Down>", NULL, -1 },
	};
	struct keymap *keymap = keymap_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(find(keymap, cases[i].context, cases[i].first, cases[i].second), cases[i].want);
	keymap_free(keymap);
}

/* Keys that must never be without a meaning, and every command has a way to it. */
static void leaves_no_command_out_of_reach(void **state)
{
	struct keymap *keymap = keymap_new();

	(void)state;
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const struct command_info *info = command_info((enum command)i);
		struct strbuf keys = {0};

		assert_int_equal(command_find(info->name), i);
		assert_true(info->contexts != 0 && info->help[0] != '\0' && command_group((enum command)i)[0] != '\0');
		keymap_add_keys(keymap, (enum command)i, 9, &keys);
		assert_true((keys.len > 0) == (info->keys[0] != '\0'));
		strbuf_deinit(&keys);
	}
	assert_int_equal(command_find("no-such"), -1);
	keymap_free(keymap);
}

static void gives_a_command_other_keys(void **state)
{
	struct keymap *keymap = keymap_new();
	struct err err = {0};
	struct strbuf keys = {0};

	(void)state;
	assert_true(keymap_bind(keymap, "line-down", "n gg <F5>", &err));
	assert_int_equal(find(keymap, IN_HELP, "n", NULL), COMMAND_LINE_DOWN);
	assert_int_equal(find(keymap, IN_HELP, "j", NULL), -1);
	assert_int_equal(find(keymap, IN_HELP, "g", "g"), COMMAND_LINE_DOWN);
	keymap_add_keys(keymap, COMMAND_LINE_DOWN, 9, &keys);
	assert_string_equal(keys.data, "n, gg, F5");
	strbuf_deinit(&keys);

	assert_false(keymap_bind(keymap, "line-dwn", "j", &err));
	assert_non_null(strstr(err.text, "line-down"));
	assert_false(keymap_bind(keymap, "line-down", "j <Dwn>", &err));
	assert_non_null(strstr(err.text, "<Dwn>"));
	assert_int_equal(find(keymap, IN_HELP, "n", NULL), COMMAND_LINE_DOWN);
	assert_true(keymap_bind(keymap, "line-down", "", &err));
	assert_int_equal(find(keymap, IN_HELP, "n", NULL), -1);
	keymap_free(keymap);
}

static void hints_at_the_key_that_works_there(void **state)
{
	static const struct { enum command command; enum context context; const char *want; } cases[] = {
		{ COMMAND_HELP, IN_PAGE, "?" },
		{ COMMAND_HELP, IN_PICKING, "F1" },
		{ COMMAND_LINE_DOWN, IN_LIST, "Down" },
		{ COMMAND_HINT, IN_PAGE, NULL },
		{ COMMAND_QUIT, IN_PAGE, "q" },
	};
	struct keymap *keymap = keymap_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf key = {0};

		assert_true(keymap_add_hint(keymap, cases[i].command, cases[i].context, &key) == (cases[i].want != NULL));
		if (cases[i].want != NULL)
			assert_string_equal(key.data, cases[i].want);
		strbuf_deinit(&key);
	}
	keymap_free(keymap);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_default_keys),
		cmocka_unit_test(leaves_no_command_out_of_reach),
		cmocka_unit_test(gives_a_command_other_keys),
		cmocka_unit_test(hints_at_the_key_that_works_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
