/* t_options.c - the command line, read and refused. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/options.h"

#define WORDS_MAX 8

static int count_words(char *const *words)
{
	int count = 0;

	while (words[count] != NULL)
		count++;
	return count;
}

static void reads_options_and_words_in_any_order(void **state)
{
	char *argv[] = { "lectern", "render", "--width=40", "a.md", "--links", "none",
			 "-w60",    "--",     "--ascii",    "-",    NULL };
	struct options options;

	(void)state;
	assert_true(options_read(&options, count_words(argv), argv, NULL));
	assert_int_equal(options.word_count, 4);
	assert_string_equal(options.words[0], "render");
	assert_string_equal(options.words[1], "a.md");
	assert_string_equal(options.words[2], "--ascii");
	assert_string_equal(options.words[3], "-");
	assert_null(options.words[4]);
	assert_int_equal(options.width, 60);
	assert_string_equal(options.value[OPTION_LINKS], "none");
	assert_false(options.given[OPTION_ASCII]);
	options_deinit(&options);
}

static void reads_flags_and_seed(void **state)
{
	char *argv[] = { "lectern", "-hV", "--seed", "18446744073709551615", "--plain", "-", NULL };
	struct options options;

	(void)state;
	assert_true(options_read(&options, count_words(argv), argv, NULL));
	assert_true(options.given[OPTION_HELP]);
	assert_true(options.given[OPTION_VERSION]);
	assert_true(options.given[OPTION_PLAIN]);
	assert_true(options.seed == UINT64_MAX);
	assert_int_equal(options.width, 0);
	options_deinit(&options);
}

static void refuses_and_names_the_fix(void **state)
{
	static const struct {
		char *argv[WORDS_MAX];
		const char *says;
	} cases[] = {
		{ { "l", "--widht=40" },         "--width" },
		{ { "l", "--zzzzzzzz" },         "lectern help" },
		{ { "l", "-x" },                 "-x" },
		{ { "l", "--width" },            "needs a value" },
		{ { "l", "-w" },                 "needs a value" },
		{ { "l", "--plain=yes" },        "takes no value" },
		{ { "l", "--width=19" },         "20 to 1000" },
		{ { "l", "--width=1001" },       "20 to 1000" },
		{ { "l", "--width=4x" },         "20 to 1000" },
		{ { "l", "--width=" },           "20 to 1000" },
		{ { "l", "--width=99999999999999999999" }, "20 to 1000" },
		{ { "l", "--seed=-1" },          "whole number" },
		{ { "l", "--seed=18446744073709551616" }, "whole number" },
		{ { "l", "--color=red" },        "never always auto" },
		{ { "l", "--links=" },           "none inline end osc8" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *argv[WORDS_MAX + 1] = { NULL };
		struct options options;
		struct err err = {0};

		memcpy(argv, cases[i].argv, sizeof cases[i].argv);
		assert_false(options_read(&options, count_words(argv), argv, &err));
		if (strstr(err.text, cases[i].says) == NULL)
			fail_msg("%s: \"%s\" does not say \"%s\"", argv[1], err.text,
				 cases[i].says);
	}
}

static void knows_which_command_takes_which_option(void **state)
{
	static const struct {
		const char *option, *command;
		bool fits;
	} cases[] = {
		{ "--theme=dark", "progress", true },
		{ "--json",       "outline",  true },
		{ "--json",       "render",   false },
		{ "--width=40",   "render",   true },
		{ "--width=40",   "open",     false },
		{ "--new",        "quiz",     true },
		{ "--new",        "check",    false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char option[32], *argv[] = { "lectern", option, NULL };
		struct options options;
		struct err err = {0};

		strcpy(option, cases[i].option);
		assert_true(options_read(&options, 2, argv, &err));
		assert_int_equal(options_fit(&options, cases[i].command, &err), cases[i].fits);
		assert_int_equal(err_is_set(&err), !cases[i].fits);
		options_deinit(&options);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_options_and_words_in_any_order),
		cmocka_unit_test(reads_flags_and_seed),
		cmocka_unit_test(refuses_and_names_the_fix),
		cmocka_unit_test(knows_which_command_takes_which_option),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
