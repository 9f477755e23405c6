/* t_sgr.c - styles as escape sequences. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/sgr.h"

static struct theme make_theme(void)
{
	struct theme theme = {0};

	color_parse("#d6dbe5/white", &theme.styles[STYLE_TEXT].fg);
	color_parse("#11141b/black", &theme.styles[STYLE_TEXT].bg);
	color_parse("#ffff00/bright-yellow", &theme.styles[STYLE_ACCENT].fg);
	theme.styles[STYLE_ACCENT].look = LOOK_BOLD;
	color_parse("#0000ff/blue", &theme.styles[STYLE_LINK].fg);
	theme.styles[STYLE_LINK].look = LOOK_UNDERLINE;
	theme.styles[STYLE_STRONG].look = LOOK_BOLD;
	return theme;
}

static void each_depth_has_its_own_form(void **state)
{
	static const struct {
		enum color_depth depth;
		bool grounds;
		const char *want;
	} cases[] = {
		{ COLOR_NONE, false, "" },
		{ COLOR_8,    false, "\033[0;4;34m" },
		{ COLOR_16,   false, "\033[0;4;34m" },
		{ COLOR_256,  false, "\033[0;4;38;5;21m" },
		{ COLOR_TRUE, false, "\033[0;4;38;2;0;0;255m" },
		{ COLOR_TRUE, true,  "\033[0;4;38;2;0;0;255;48;2;17;20;27m" },
	};
	struct theme theme = make_theme();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sgr sgr = {
			.theme = &theme, .depth = cases[i].depth, .grounds = cases[i].grounds};
		struct strbuf out = {0};

		sgr_set(&sgr, &out, STYLE_LINK, STYLE_TEXT, 0);
		assert_string_equal(strbuf_text(&out), cases[i].want);
		strbuf_deinit(&out);
	}
}

static void bright_colours_have_codes_of_their_own(void **state)
{
	struct theme theme = make_theme();
	struct sgr sgr = { .theme = &theme, .depth = COLOR_16 };
	struct strbuf out = {0};

	(void)state;
	sgr_set(&sgr, &out, STYLE_ACCENT, STYLE_TEXT, 0);
	assert_string_equal(strbuf_text(&out), "\033[0;1;93m");
	strbuf_deinit(&out);
}

static void plain_text_is_left_to_the_terminal(void **state)
{
	struct theme theme = make_theme();
	struct sgr sgr = { .theme = &theme, .depth = COLOR_TRUE };
	struct strbuf out = {0};

	(void)state;
	sgr_set(&sgr, &out, STYLE_TEXT, STYLE_TEXT, 0);
	sgr_end(&sgr, &out);
	assert_string_equal(strbuf_text(&out), "");
	sgr_set(&sgr, &out, STYLE_TEXT, STYLE_TEXT, MARK_STRONG);
	sgr_set(&sgr, &out, STYLE_TEXT, STYLE_TEXT, 0);
	assert_string_equal(strbuf_text(&out), "\033[0;1m\033[0m");
	strbuf_deinit(&out);
}

static void only_changes_are_written(void **state)
{
	struct theme theme = make_theme();
	struct sgr sgr = { .theme = &theme, .depth = COLOR_8 };
	struct strbuf out = {0};

	(void)state;
	sgr_set(&sgr, &out, STYLE_LINK, STYLE_TEXT, 0);
	sgr_set(&sgr, &out, STYLE_LINK, STYLE_TEXT, 0);
	sgr_end(&sgr, &out);
	sgr_end(&sgr, &out);
	assert_string_equal(strbuf_text(&out), "\033[0;4;34m\033[0m");
	strbuf_deinit(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_depth_has_its_own_form),
		cmocka_unit_test(bright_colours_have_codes_of_their_own),
		cmocka_unit_test(plain_text_is_left_to_the_terminal),
		cmocka_unit_test(only_changes_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
