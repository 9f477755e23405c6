/* t_side.c - the sidebar: groups that fold, labels that fit, rows that follow the page. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

#include "app/shorten.h"
#include "base/strbuf.h"
#include "base/width.h"
#include "base/xalloc.h"

/* Rows of the screen at which not all ten entries of the course fit into the sidebar. */
#define CROWDED 11

static const struct world_file files[] = {
	{"_sidebar.md", "- [Start](start.md)\n- Land\n  - [1. Field](field.md)\n"
			"    - [1.1. Barley](barley.md)\n    - [1.2. Rye](rye.md)\n"
			"  - [2. Wood](wood.md)\n- Water\n  - [3. River](river.md)\n"
			"  - [4. Sea](sea.md)\n- [End](end.md)\n"},
	{"start.md", "# Start\n\nWords of the start.\n"},
	{"field.md", "# Field\n\nWords of the field.\n\n## Soil\n\nEarth.\n\n## Steps\n\n"
		     "- [ ] Plough\n- [ ] Sow\n"},
	{"barley.md", "# Barley\n\nWords of the barley.\n"},
	{"rye.md", "# Rye\n\nWords of the rye.\n"},
	{"wood.md", "# Wood\n\nWords of the wood.\n"},
	{"river.md", "# River\n\nWords of the river.\n"},
	{"sea.md", "# Sea\n\nWords of the sea.\n"},
	{"end.md", "# End\n\nWords of the end.\n"},
	{"field.quiz.yaml", "title: Field\nquestions:\n"
			    "- {id: wet, type: truefalse, prompt: Is it wet?, answer: false}\n"},
};

static int set_up(void **state)
{
	*state = world_new(files, sizeof files / sizeof *files);
	return 0;
}

static int tear_down(void **state)
{
	world_free(*state);
	return 0;
}

static void open_crowded(struct world *world)
{
	world_open_course(world);
	world_resize(world, CROWDED, 80);
}

static void point(struct world *world, uint32_t key, int row, int column)
{
	const struct key_event event = { key, row, column };

	world->reaction = app_key(world->app, &event);
	app_draw(world->app, &world->canvas);
}

/* --- labels --- */

static void cuts_labels_in_the_middle(void **state)
{
	static const struct {
		const char *label;
		int cells, ambiguous;
		const char *expected;
	} cases[] = {
		{"Week 5 · 0x04", 13, 1, "Week 5 · 0x04"},
		{"Week 5 · Weights and memory", 10, 1, "Week 5 · …"},
		{"12.3. Using Threads to Send Messages", 24, 1, "12.3. Using Th… Messages"},
		{"12.3. Using Threads to Send Messages", 7, 1, "12.3. …"},
		{"12.3. Using Threads to Send Messages", 6, 1, "12.3.…"},
		{"Lesson 12: Taking samples", 11, 1, "Lesson 12:…"},
		{"Lesson 12: Taking samples", 8, 1, "Less…12:"},
		{"Lesson 12: Taking samples", 3, 1, "Le…"},
		{"Taking samples at home 140", 14, 1, "Taking sa… 140"},
		{"Understanding ownership", 16, 1, "Understand…rship"},
		{"Understanding", 6, 1, "Under…"},
		{"The longest of all titles", 16, 1, "The long… titles"},
		{"温度传感器介绍", 14, 1, "温度传感器介绍"},
		{"温度传感器介绍", 13, 1, "温度传感…介绍"},
		{"温度传感器介绍", 3, 1, "温…"},
		{"第5课：温度传感器介绍", 13, 1, "第5课：温…绍"},
		{"Ae\u0301rosol and e\u0301tude", 13, 1, "Ae\u0301roso… e\u0301tude"},
		{"○○○○○○", 9, 2, "○○○…"},
		{"word", 0, 1, ""},
		{"word", 1, 1, "w"},
		{"", 5, 1, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf out = {0};

		shorten_label(&out, cases[i].label, cases[i].cells, cases[i].ambiguous, "…");
		assert_string_equal(strbuf_text(&out), cases[i].expected);
		assert_true(width_text(strbuf_text(&out), out.len, cases[i].ambiguous) <=
			    cases[i].cells);
		strbuf_deinit(&out);
	}
}

/* --- what is folded --- */

static void shows_all_where_all_fits(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	assert_shows(world, "\u25be Land");
	assert_shows(world, "  \u25be\u25cb 1. Field");
	assert_shows(world, "    \u25cb 1.1. Barley");
	assert_shows(world, "   \u25cb 2. Wood");
	assert_shows(world, "   \u25cb 4. Sea");
	assert_shows(world, "  \u25cb End");
}

static void folds_what_is_far_where_not_all_fits(void **state)
{
	struct world *world = *state;

	open_crowded(world);
	assert_shows(world, "\u25b8 Land");
	assert_shows(world, "\u25b8 Water");
	assert_hides(world, "Field");
	assert_hides(world, "River");
	world_resize(world, 24, 80);
	assert_shows(world, "1.1. Barley");
	assert_shows(world, "3. River");
}

static void opens_the_way_to_the_page(void **state)
{
	struct world *world = *state;

	open_crowded(world);
	world_type(world, "]]");
	assert_shows(world, "Words of the barley");
	assert_shows(world, "\u25be Land");
	assert_shows(world, "\u25be\u25d0 1. Field");
	assert_shows(world, "\u25b8 Water");
	world_type(world, "]]");
	assert_shows(world, "Words of the wood");
	assert_shows(world, "\u25b8\u25d0 1. Field");
	assert_hides(world, "Barley");
	world_type(world, "]");
	assert_shows(world, "Words of the river");	/* not the group before it */
	assert_shows(world, "\u25b8 Land");
	assert_shows(world, "\u25be Water");
	world_type(world, "[");
	assert_shows(world, "Words of the wood");
	assert_shows(world, "\u25be Land");
	assert_shows(world, "\u25b8 Water");
}

static void keeps_the_way_to_the_page_open(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]]shh<Left>");	/* up to the field, then to its group */
	assert_shows(world, "this group stays open");
	assert_shows(world, "1.1. Barley");
	world_type(world, "<Enter>");
	assert_shows(world, "this group stays open");
}

static void keeps_what_the_learner_opened_and_closed(void **state)
{
	struct world *world = *state;

	open_crowded(world);
	world_type(world, "sGk<Right>");
	assert_shows(world, "\u25be Water");
	assert_shows(world, "3. River");
	world_type(world, "s4]");
	assert_shows(world, "Words of the wood");
	assert_shows(world, "3. River");
	world_resize(world, 24, 80);
	world_type(world, "sG3k<Enter>");
	assert_shows(world, "\u25b8 Water");
	world_type(world, "s[");
	assert_shows(world, "\u25b8 Water");
	world_type(world, "2]");
	assert_shows(world, "Words of the river");
	assert_shows(world, "\u25be Water");
	world_type(world, "2]");
	assert_shows(world, "Words of the end");
	assert_shows(world, "\u25b8 Water");
}

/* Turns pages one after the other; each is seen. */
static void turn(struct world *world, const char *key, int times)
{
	while (times-- > 0)
		world_type(world, key);
}

static void sums_up_what_is_folded(void **state)
{
	struct world *world = *state;

	open_crowded(world);
	assert_hides(world, "/4");
	world_type(world, "5]");
	assert_shows(world, "\u25b8 Land           ");
	assert_hides(world, "/4");		/* none was opened on the way */
	turn(world, "[", 2);
	turn(world, "]", 2);
	assert_shows(world, " 2/4 \u2502");
	turn(world, "[", 4);
	turn(world, "]", 4);
	assert_shows(world, " 3/4 \u2502");	/* there are steps to do in the field */
	world_close(world);
	open_crowded(world);
	assert_shows(world, "Words of the river");
	assert_hides(world, "3/4");
	world_idle(world);
	assert_shows(world, " 3/4 \u2502");
}

/* --- keys --- */

static void folds_by_keys(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "sjjj<Left>");	/* from barley to the field */
	assert_shows(world, "1.1. Barley");
	world_type(world, "h");
	assert_shows(world, "\u25b8\u25cb 1. Field");
	assert_hides(world, "Barley");
	assert_shows(world, "Right unfold");
	world_type(world, "l");
	assert_shows(world, "1.1. Barley");
	assert_shows(world, "Left fold");
	world_type(world, "hhh");
	assert_shows(world, "\u25b8 Land");
	assert_hides(world, "Field");
	world_type(world, "j");
	assert_shows(world, "Enter fold");	/* on Water: folded rows are passed */
	world_type(world, "<Enter>");
	assert_hides(world, "River");
	assert_shows(world, "Words of the start");
	world_type(world, "<Enter><Right>");	/* open, and in to its first page */
	assert_shows(world, "Enter open");
	world_type(world, "<Left><Left>");
	assert_shows(world, "\u25b8 Water");
	world_type(world, "gs");
	assert_shows(world, "next page");
}

static void opens_a_page_with_its_group(void **state)
{
	struct world *world = *state;

	open_crowded(world);
	world_type(world, "sjlj<Enter>");
	assert_shows(world, "Words of the field");
	assert_shows(world, "1.1. Barley");
	world_type(world, "[sjjlh");
	assert_hides(world, "Barley");
	world_type(world, "<Enter>");
	assert_shows(world, "Words of the field");
	assert_shows(world, "1.1. Barley");
	world_type(world, "sh");		/* the open page itself may be folded */
	assert_hides(world, "Barley");
	world_type(world, "<Enter>");
	assert_shows(world, "Barley");
}

static void moves_by_rows_screens_and_to_the_ends(void **state)
{
	static const struct {
		const char *keys, *page;
	} cases[] = {
		{"g", "start"}, {"G", "end"}, {"4g", "barley"}, {"9G", "sea"}, {"99G", "end"},
		{"g4j", "rye"}, {"Gk", "sea"}, {"Gkkkk", "wood"}, {"gd", "river"}, {"gf", "end"},
		{"Gu", "field"}, {"Gb", "start"}, {"99k", "start"},
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char words[40];

		snprintf(words, sizeof words, "Words of the %s", cases[i].page);
		world_open_course(world);
		world_resize(world, 15, 80);
		world_type(world, "s");
		world_type(world, cases[i].keys);
		world_type(world, "<Enter>");
		assert_shows(world, words);
		world_type(world, "pstart<Enter>");
		world_close(world);
	}
}

static void goes_from_section_to_section(void **state)
{
	struct world *world = *state;

	open_crowded(world);
	world_type(world, "]sj");
	assert_shows(world, "Soil");
	world_type(world, "jj<Enter>");		/* steps, then the quiz */
	assert_shows(world, "Is it wet?");
	world_type(world, "<Esc>sjh<Left>");
	assert_shows(world, "\u25b8\u25d0 1. Field");
	world_type(world, "j");
	assert_shows(world, "Steps");		/* sections stay while the page is open */
}

/* --- the mouse --- */

static void takes_clicks_on_groups_and_signs(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_click(world, "Land", 2);
	assert_shows(world, "\u25b8 Land");
	assert_shows(world, "Words of the start");
	assert_shows(world, "next page");	/* the page keeps the keys */
	world_click(world, "Land", 2);
	world_click(world, "\u25be\u25cb 1. Field", 0);
	assert_shows(world, "\u25b8\u25cb 1. Field");
	assert_shows(world, "Words of the start");
	world_click(world, "1. Field", 0);
	assert_shows(world, "Words of the field");
	assert_shows(world, "1.1. Barley");
	world_click(world, "1.1. Barley", 3);
	assert_shows(world, "Words of the barley");
	world_click(world, "Land", 0);
	assert_shows(world, "this group stays open");
}

static void scrolls_by_the_wheel(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_resize(world, 7, 80);
	world_click(world, "Water", 0);
	assert_shows(world, "3. River");
	assert_shows(world, "Start");
	point(world, KEYSYM_WHEEL_DOWN, 2, 4);
	assert_hides(world, "\u258c");		/* the open page is out of sight */
	assert_shows(world, "End");
	assert_shows(world, "Words of the start");
	point(world, KEYSYM_WHEEL_DOWN, 2, 4);
	assert_shows(world, "Land");		/* no blank rows at the end */
	point(world, KEYSYM_WHEEL_UP, 2, 4);
	assert_shows(world, "\u258c");
	point(world, KEYSYM_WHEEL_DOWN, 2, 4);
	world_type(world, "]");
	assert_shows(world, "Words of the field");
	assert_shows(world, "\u258c");
	world_type(world, "sg");
	point(world, KEYSYM_WHEEL_DOWN, 2, 4);
	assert_hides(world, "Earth.");
	world_type(world, "<Enter>");		/* the cursor came along to the first row */
	assert_shows(world, "Earth.");
}

/* --- thousands of rows --- */

#define GROUPS 12
#define PAGES 30

/* A course of many groups with the same page in all its entries but two. */
static struct world *many_pages(struct world_file *written, char **sidebar)
{
	struct strbuf list = {0};
	struct world *world;

	strbuf_add(&list, "- [First](first.md)\n");
	for (int group = 1; group <= GROUPS; group++) {
		strbuf_addf(&list, "- Part %d\n", group);
		for (int page = 1; page <= PAGES; page++)
			strbuf_addf(&list, "  - [%d.%d. Page](p%d-%d.md)\n", group, page, group,
				    page);
	}
	*sidebar = strbuf_detach(&list);
	written[0] = (struct world_file){"_sidebar.md", *sidebar};
	written[1] = (struct world_file){"first.md", "# First\n"};
	for (int i = 0; i < GROUPS * PAGES; i++)
		written[i + 2] = (struct world_file){
			xasprintf("p%d-%d.md", i / PAGES + 1, i % PAGES + 1), "# Page\n"};
	world = world_new(written, GROUPS * PAGES + 2);
	return world;
}

static void follows_the_page_in_a_long_course(void **state)
{
	static struct world_file written[GROUPS * PAGES + 2];
	char *sidebar;
	struct world *world = many_pages(written, &sidebar);

	(void)state;
	world_open_course(world);
	assert_shows(world, "\u25b8 Part 12");
	world_type(world, "p7.20<Enter>");
	assert_shows(world, "\u258c  \u25d0 7.20. Page");
	assert_shows(world, "7.26. Page");		/* a page from afar has rows around it */
	assert_hides(world, "Part 6");
	world_type(world, "10]");
	assert_shows(world, "7.30. Page");
	assert_shows(world, "\u25b8 Part 8");
	world_type(world, "]");
	assert_shows(world, "\u258c  \u25d0 8.1. Page");
	assert_shows(world, "\u25b8 Part 7");
	assert_shows(world, "8.2. Page");
	world_type(world, "s3gl");
	assert_shows(world, "2.1. Page");
	world_type(world, "20j");
	assert_shows(world, "2.20. Page");
	world_type(world, "<Left>");
	assert_shows(world, "\u25be Part 2");
	world_type(world, "G");
	assert_shows(world, "\u25b8 Part 12");
	world_type(world, "s");
	assert_shows(world, "8.1. Page");
	world_free(world);
	for (int i = 2; i < GROUPS * PAGES + 2; i++)
		free((char *)written[i].name);
	free(sidebar);
}

static void keeps_its_foot(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_resize(world, 14, 80);
	world_type(world, "]Qf<Enter><Enter><Esc>");
	assert_shows(world, "Review");
	world_type(world, "sG");
	assert_shows(world, "Review");
	assert_shows(world, "End");
	point(world, KEYSYM_CLICK, 12, 5);
	assert_hides(world, "Words of the");
}

/* --- other terminals --- */

static void speaks_ascii(void **state)
{
	struct world *world = *state;
	const struct app_options options = {
		.course = world->folder, .state_folder = world->state, .ambiguous = 1,
		.ascii = true,
	};

	world_open(world, &options);
	canvas_deinit(&world->canvas);
	canvas_init(&world->canvas, 24, 80, true, 1);
	world_type(world, "sjjjjjj<Enter>k");
	assert_shows(world, "v Land");
	assert_shows(world, "v. 1. Field");
	assert_shows(world, "+ Water");
}

static void stands_any_keys_and_sizes(void **state)
{
	struct world *world = *state;
	struct random random = { 7 };
	int wait;

	world_open_course(world);
	for (int i = 0; i < 5000; i++) {
		world_random_step(world, &random);
		if (i % 3 == 0)
			app_idle(world->app, &wait);
		if (i % 5 == 0)
			world_type(world, i % 2 == 0 ? "s<Left>" : "hjl");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		cmocka_unit_test(cuts_labels_in_the_middle),
		CASE(shows_all_where_all_fits),
		CASE(folds_what_is_far_where_not_all_fits),
		CASE(opens_the_way_to_the_page),
		CASE(keeps_the_way_to_the_page_open),
		CASE(keeps_what_the_learner_opened_and_closed),
		CASE(sums_up_what_is_folded),
		CASE(folds_by_keys),
		CASE(opens_a_page_with_its_group),
		CASE(moves_by_rows_screens_and_to_the_ends),
		CASE(goes_from_section_to_section),
		CASE(takes_clicks_on_groups_and_signs),
		CASE(scrolls_by_the_wheel),
		cmocka_unit_test(follows_the_page_in_a_long_course),
		CASE(keeps_its_foot),
		CASE(speaks_ascii),
		CASE(stands_any_keys_and_sizes),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
