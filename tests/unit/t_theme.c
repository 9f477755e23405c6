/* t_theme.c - themes: those that come along, broken ones, and styles in smaller palettes. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "doc/theme.h"

static char *themes_folder(void)
{
	const char *source = getenv("srcdir");

	return path_join(source != NULL ? source : ".", "themes");
}

static void read_named(struct theme *theme, const char *name)
{
	char *folder = themes_folder(), *folders[] = { folder, NULL };
	struct err err = {0};

	if (!theme_find(theme, name, folders, &err))
		fail_msg("%s", err.text);
	free(folder);
}

/* --- the ones that come along --- */

static void all_four_are_there(void **state)
{
	char *folder = themes_folder(), *folders[] = { folder, NULL };
	char **names = theme_names(folders);

	(void)state;
	assert_non_null(names[0]);
	assert_string_equal(names[0], "contrast");
	assert_string_equal(names[1], "dark");
	assert_string_equal(names[2], "light");
	assert_string_equal(names[3], "mono");
	assert_null(names[4]);
	theme_free_names(names);
	free(folder);
}

static void a_colour_theme_names_every_style(void **state)
{
	static const char *const names[] = { "dark", "light", "contrast" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct theme theme;

		read_named(&theme, names[i]);
		assert_string_equal(theme.name, names[i]);
		assert_true(theme.title[0] != '\0');
		for (int style = 0; style < STYLE_COUNT; style++) {
			const struct theme_style *have = &theme.styles[style];

			if (!have->fg.set && !have->bg.set && have->look == 0)
				fail_msg("%s says nothing about %s", names[i],
					 style_name((enum style)style));
		}
	}
}

/* Relative luminance and contrast, Web Content Accessibility Guidelines 2.1. */
static double channel(int value)
{
	double part = value / 255.0;

	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(int color)
{
	return 0.2126 * channel(color >> 16 & 255) + 0.7152 * channel(color >> 8 & 255) +
	       0.0722 * channel(color & 255);
}

static double contrast(int one, int other)
{
	double a = luminance(one), b = luminance(other);

	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void text_stands_out_from_its_ground(void **state)
{
	static const enum style grounds[] = { STYLE_TEXT, STYLE_CODE, STYLE_BAR, STYLE_SIDE,
					      STYLE_CHOSEN };
	static const struct {
		const char *name;
		double least;
	} themes[] = { { "dark", 3.5 }, { "light", 3.5 }, { "contrast", 7 } };

	(void)state;
	for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
		struct theme theme;

		read_named(&theme, themes[i].name);
		for (int style = 0; style < STYLE_COUNT; style++)
			for (size_t j = 0; j < sizeof grounds / sizeof *grounds; j++) {
				struct theme_paint paint;

				if (style == STYLE_FAINT || style == STYLE_RULE)
					continue;		/* never words */
				theme_resolve(&theme, (enum style)style, grounds[j], 0, COLOR_TRUE,
					      &paint);
				if (contrast(paint.fg, paint.bg) < themes[i].least)
					fail_msg("%s: %s on %s has a contrast of %.1f",
						 themes[i].name, style_name((enum style)style),
						 style_name(grounds[j]),
						 contrast(paint.fg, paint.bg));
			}
	}
}

static void what_is_chosen_is_seen_at_every_depth(void **state)
{
	static const char *const names[] = { "dark", "light", "contrast", "mono" };
	static const struct {
		enum style style, ground;
	} pairs[] = {
		{ STYLE_TEXT, STYLE_CHOSEN },
		{ STYLE_MATCH, STYLE_TEXT },
		{ STYLE_MATCH_CHOSEN, STYLE_TEXT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct theme theme;

		read_named(&theme, names[i]);
		for (int depth = COLOR_NONE; depth <= COLOR_TRUE; depth++)
			for (size_t j = 0; j < sizeof pairs / sizeof *pairs; j++) {
				struct theme_paint plain, marked;

				theme_resolve(&theme, STYLE_TEXT, STYLE_TEXT, 0,
					      (enum color_depth)depth, &plain);
				theme_resolve(&theme, pairs[j].style, pairs[j].ground, 0,
					      (enum color_depth)depth, &marked);
				if (plain.bg == marked.bg &&
				    !((plain.look ^ marked.look) & LOOK_REVERSE))
					fail_msg("%s at depth %d hides %s", names[i], depth,
						 style_name(pairs[j].style));
			}
	}
}

static void a_link_differs_from_stressed_words_by_more_than_colour(void **state)
{
	static const char *const names[] = { "dark", "light", "contrast", "mono" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct theme_paint stressed, link;
		struct theme theme;

		read_named(&theme, names[i]);
		theme_resolve(&theme, STYLE_TEXT, STYLE_TEXT, MARK_EMPHASIS, COLOR_TRUE, &stressed);
		theme_resolve(&theme, STYLE_LINK, STYLE_TEXT, 0, COLOR_TRUE, &link);
		if (stressed.look == link.look)
			fail_msg("%s: only colour tells a link from a stressed word", names[i]);
	}
}

static void no_text_has_the_colour_of_its_ground(void **state)
{
	static const char *const names[] = { "dark", "light", "contrast", "mono" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct theme theme;

		read_named(&theme, names[i]);
		for (int depth = COLOR_8; depth <= COLOR_16; depth++)
			for (int style = 0; style < STYLE_COUNT; style++)
				for (int ground = 0; ground < STYLE_COUNT; ground++) {
					struct theme_paint paint;

					theme_resolve(&theme, (enum style)style, (enum style)ground,
						      0, (enum color_depth)depth, &paint);
					if (paint.fg >= 0 && paint.fg == paint.bg)
						fail_msg("%s at depth %d: %s on %s", names[i],
							 depth, style_name((enum style)style),
							 style_name((enum style)ground));
				}
	}
}

static void without_colours_attributes_carry_it(void **state)
{
	struct theme theme;
	struct theme_paint paint;

	(void)state;
	read_named(&theme, "dark");
	theme_resolve(&theme, STYLE_LINK, STYLE_TEXT, 0, COLOR_NONE, &paint);
	assert_int_equal(paint.fg, -1);
	assert_int_equal(paint.bg, -1);
	assert_int_equal(paint.look, LOOK_UNDERLINE);
	theme_resolve(&theme, STYLE_TEXT, STYLE_TEXT, MARK_STRONG | MARK_UNDERLINE, COLOR_NONE,
		      &paint);
	assert_int_equal(paint.look, LOOK_BOLD | LOOK_UNDERLINE);
	theme_resolve(&theme, STYLE_MATCH, STYLE_CHOSEN, 0, COLOR_NONE, &paint);
	/* A hit on a reversed line is turned back. */
	assert_int_equal(paint.look & LOOK_REVERSE, 0);
}

/* --- files of one's own --- */

static char *write_theme(const char *text)
{
	char *path = xstrdup("t_theme_XXXXXX");
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	return path;
}

static void reads_palette_colours_and_looks(void **state)
{
	char *path = write_theme(
		"palette: {sea: \"#102030/cyan\"}\n"
		"styles:\n"
		"  link: {fg: sea, bg: \"#ffffff\", look: bold underline, mono: plain}\n");
	struct theme theme;
	struct err err = {0};
	const struct theme_style *link = &theme.styles[STYLE_LINK];

	(void)state;
	if (!theme_read(&theme, path, &err))
		fail_msg("%s", err.text);
	assert_true(link->fg.set && link->fg.red == 0x10 && link->fg.green == 0x20 &&
		    link->fg.blue == 0x30);
	assert_int_equal(link->fg.ansi, 6);
	assert_int_equal(link->bg.ansi, -1);
	assert_int_equal(link->look, LOOK_BOLD | LOOK_UNDERLINE);
	assert_int_equal(link->mono, 0);
	assert_false(theme.styles[STYLE_TEXT].fg.set);
	unlink(path);
	free(path);
}

static void refuses_with_place_and_suggestion(void **state)
{
	static const struct {
		const char *text, *says[2];
	} cases[] = {
		{ "styles: {lnik: {fg: \"#000000\"}}\n", { ":1:10: ", "link" } },
		{ "styles:\n  link: {fg: bleu}\npalette: {blue: \"#0000ff\"}\n",
		  { ":2:14: ", "\"blue\"" } },
		{ "styles: {link: {look: blod}}\n", { ":1:23: ", "bold" } },
		{ "styles: {link: {colour: x}}\n", { ":1:17: ", "colour" } },
		{ "palette: {blue: \"#00f\"}\nstyles: {link: {fg: blue}}\n",
		  { ":1:17: ", "no colour" } },
		{ "styles: [a]\n", { ":1:9: ", "map" } },
		{ "styles: {link: bold}\n", { ":1:16: ", "map" } },
		{ "styels: {}\n", { ":1:1: ", "styles" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *path = write_theme(cases[i].text);
		struct theme theme;
		struct err err = {0};

		assert_false(theme_read(&theme, path, &err));
		for (size_t j = 0; j < 2; j++)
			if (strstr(err.text, cases[i].says[j]) == NULL)
				fail_msg("\"%s\" does not say \"%s\"", err.text, cases[i].says[j]);
		unlink(path);
		free(path);
	}
}

static void a_name_is_no_path_and_the_nearest_is_named(void **state)
{
	char *folder = themes_folder(), *folders[] = { folder, NULL };
	struct theme theme;
	struct err err = {0};

	(void)state;
	assert_false(theme_find(&theme, "../themes/dark", folders, &err));
	assert_false(theme_find(&theme, "", folders, &err));
	assert_false(theme_find(&theme, "drak", folders, &err));
	assert_non_null(strstr(err.text, "\"dark\""));
	free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_four_are_there),
		cmocka_unit_test(a_colour_theme_names_every_style),
		cmocka_unit_test(text_stands_out_from_its_ground),
		cmocka_unit_test(what_is_chosen_is_seen_at_every_depth),
		cmocka_unit_test(a_link_differs_from_stressed_words_by_more_than_colour),
		cmocka_unit_test(no_text_has_the_colour_of_its_ground),
		cmocka_unit_test(without_colours_attributes_carry_it),
		cmocka_unit_test(reads_palette_colours_and_looks),
		cmocka_unit_test(refuses_with_place_and_suggestion),
		cmocka_unit_test(a_name_is_no_path_and_the_nearest_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
