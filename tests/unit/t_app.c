/* t_app.c - the program on the screen, driven by keys, seen on a canvas. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

#include "base/file.h"
#include "base/random.h"

/* --- a course --- */

static const struct world_file files[] = {
	{"course.yaml", "id: walk\ntitle: A Walk\npages: [start, river, end]\n"},
	{"start.md", "# The Start\n\nFrom here [the river](river.md#steps) is near, [the "
		     "web](https://example.org/a) far,\n"
		     "[a map](map.png) lies here, [nothing](gone.md) "
		     "there.\n\n<details><summary>More of it</summary>\n\n"
		     "Hidden words.\n\n</details>\n\n```c\nint boots = 2;\n```\n"},
	{"river.md", "# The River\n\nCold water.\n\n## Steps\n\n1. Take off the boots\n2. Wade "
		     "through\n3. Put on the boots\n\n"
		     "## Far "
		     "Below\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nEight."
		     "\n\nNine.\n\nThe Last word.\n"},
	{"end.md", "# The End\n\nA lantern and a Lantern.\n\n[A map maker](map.py), [a diary](diary.md#noon).\n"},
	{"map.py", "def draw(river):\n    return '\x1b[31m' + river\n"},
	{"diary.md", "# Diary\n\n## Noon\n\n- [ ] Rest\n\nBack to [the river](river.md).\n"},
	{"map.png", "no picture"},
	{"river.quiz.yaml",
	 "title: River\ntries: 2\nshuffle: none\nquestions:\n"
	 "- {id: cold, type: single, prompt: How is it?, hints: [Feel it.], explain: It is cold., "
	 "ref: river#far-below,\n"
	 "   choices: [{text: Warm, why: Not at all.}, {text: Cold, correct: true}]}\n"
	 "- {id: feet, type: multiple, prompt: What gets wet?, choices: [{text: Feet, correct: "
	 "true}, Hat, {text: Toes, correct: true}]}\n"
	 "- {id: deep, type: truefalse, prompt: Is it deep?, answer: false}\n"},
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

/* --- the reader --- */

static void opens_on_the_first_page(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	assert_shows(world, "A Walk");
	assert_shows(world, "The Start");
	assert_shows(world, "From here the river is near");
	assert_shows(world, "The River");		/* in the sidebar */
	assert_shows(world, "] next page");
	assert_hides(world, "Cold water");
}

static void turns_pages_and_remembers(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]");
	assert_shows(world, "Cold water.");
	world_type(world, "]");
	assert_shows(world, "A lantern");
	world_type(world, "]");
	assert_shows(world, "This is the last page");
	world_type(world, "H");
	assert_shows(world, "Cold water.");
	world_type(world, "L");
	assert_shows(world, "A lantern");
	world_type(world, "2[");
	assert_shows(world, "From here");
	world_type(world, "]");
	world_close(world);
	world_open_course(world);
	assert_shows(world, "Cold water.");
}

static void scrolls_by_line_page_and_count(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_resize(world, 12, 80);
	world_type(world, "]");
	assert_shows(world, "The River");
	world_type(world, "4j");
	assert_hides(world, "Cold water.");
	world_type(world, "G");
	assert_shows(world, "The Last word.");
	assert_shows(world, "100%");
	world_type(world, "j");
	assert_shows(world, "] goes on to");
	world_type(world, "g");
	assert_shows(world, "Cold water.");
	world_type(world, "<Space>");
	assert_hides(world, "Cold water.");
	world_type(world, "b");
	assert_shows(world, "Cold water.");
}

/* The number of the last word of a kind on the screen from a row on, before another row; -1. */
static int last_number(const struct world *world, const char *word, int from, int to)
{
	int number = -1;

	for (int y = from; y < to; y++) {
		char *row = canvas_row_text(&world->canvas, y), *at = strstr(row, word);

		if (at != NULL)
			number = atoi(at + strlen(word));
		free(row);
	}
	return number;
}

/* The last row that shows anything above the status line. */
static int last_row(const struct world *world)
{
	int y = world->canvas.rows - 2;

	for (; y > 0; y--) {
		char *row = canvas_row_text(&world->canvas, y);
		bool blank = row[strspn(row, " ")] == '\0';

		free(row);
		if (!blank)
			break;
	}
	return y;
}

static void screens_leave_no_line_out_and_no_heading_alone(void **state)
{
	struct strbuf text = {0};
	struct world_file file = { "page.md", NULL };
	struct world *world;
	char path[4200];

	(void)state;
	for (int i = 0; i < 60; i += 3)
		strbuf_addf(&text, "## Head %d\n\nline %d.\n\n", i, i);
	file.text = strbuf_text(&text);
	world = world_new(&file, 1);
	snprintf(path, sizeof path, "%s/page.md", world->folder);
	world_open(world, &(struct app_options){ .course = path });
	for (int rows = 6; rows < 24; rows++) {
		int shown = -3;

		world_resize(world, rows, 50);
		world_type(world, "g");
		for (int screens = 0; screens < 100 && !world_shows(world, "line 57."); screens++) {
			int bottom = last_row(world);
			int head = last_number(world, "Head ", bottom, bottom + 1);
			int line = last_number(world, "line ", 1, rows - 1);

			shown = line >= 0 ? line : shown;
			world_type(world, "<Space>");
			assert_true(head < 0 || world_shows(world, "line 57.") ||
				    last_number(world, "Head ", 1, 3) == head);
			for (int y = 1, next = -1; y < rows - 1 && next < 0; y++) {
				next = last_number(world, "line ", y, y + 1);
				assert_true(next <= shown + 3);
			}
		}
		assert_shows(world, "line 57.");
	}
	world_free(world);
	strbuf_deinit(&text);
}

static void ticks_a_step_once_it_is_saved(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]");
	assert_shows(world, "0 of 3 done");
	assert_shows(world, "x tick");
	world_type(world, "<Tab>");
	assert_shows(world, "Enter tick");
	world_type(world, "x");
	assert_shows(world, "\u2611 1. Take off the boots");
	assert_shows(world, "1 of 3 done");
	assert_shows(world, "1/3");
	assert_shows(world, "saved 09:00");
	assert_journal_has(world, " tick page=river step=steps/");
	world_type(world, "<Tab><S-Tab>");
	assert_shows(world, "Enter untick");
	assert_false(world_shows(world, "x tick"));
	world_type(world, "<Tab><Enter><Tab>x");
	assert_shows(world, "All 3 steps are done");
	world_type(world, "x");
	assert_shows(world, "\u2610 3. Put on the boots");
	world_close(world);
	world_open_course(world);
	assert_shows(world, "2 of 3 done");
}

static void follows_links(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "<Tab>");
	assert_shows(world, "\u2192 The River");
	world_type(world, "<Tab>");
	assert_shows(world, "\u2192 https://example.org/a");
	world_type(world, "<Enter>");
	assert_shows(world, "Y copies it, to open in a browser: https://example.org/a");
	world_resize(world, 24, 40);
	world_type(world, "<Enter>");
	assert_shows(world, "Y copies it, to open in a browser: ");
	world_resize(world, 24, 80);
	world_type(world, "Y");
	assert_string_equal(world->copied, "https://example.org/a");
	world_type(world, "<Tab><Enter>");
	assert_shows(world, "A picture, not a page");
	world_type(world, "<Tab><Enter>");
	assert_shows(world, "There is nothing at");
	world_type(world, "y");
	assert_string_equal(world->copied, "int boots = 2;");
	world_type(world, "F1");
	assert_shows(world, "Take off the boots");
	world_type(world, "<Backspace>");
	assert_shows(world, "From here");
}

static void tells_which_footnote_a_mark_leads_to(void **state)
{
	const struct world_file file = { "page.md", "# Page\n\nA river[^a] and a ford.[^b]\n\n"
						    "[^a]: Wide.\n[^b]: Shallow.\n" };
	struct world *world = world_new(&file, 1);

	(void)state;
	world_open_course(world);
	world_type(world, "<Tab><Tab>");
	assert_shows(world, "\u2192 Page \u203a footnote 2");
	world_free(world);
}

/* Of a file that is no page nothing is kept, and it has no neighbours. */
static void opens_files_that_are_no_pages(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]]<Tab>");
	assert_shows(world, "\u2192 map.py");
	world_type(world, "<Enter>");
	assert_shows(world, "def draw(river):");
	assert_shows(world, "return '^[[31m' + river");
	assert_shows(world, "map.py");
	world_type(world, "]");
	assert_shows(world, "This file is no page of the course");
	world_type(world, "Q");
	assert_shows(world, "def draw(river):");
	world_type(world, "ma<Backspace>");
	assert_shows(world, "A lantern");
	world_type(world, "<Tab><Enter>");
	assert_shows(world, "\u2610 Rest");
	world_type(world, "x");
	assert_shows(world, "nothing is kept of it");
	assert_shows(world, "\u2610 Rest");
	world_type(world, "'a");
	assert_shows(world, "def draw(river):");
	world_type(world, "<Backspace>");
	assert_shows(world, "\u2610 Rest");
	world_type(world, "<Tab>");
	assert_shows(world, "\u2192 The River");
	world_type(world, "<Enter>");
	assert_shows(world, "Cold water.");
	world_type(world, "<Backspace><Backspace>");
	assert_shows(world, "A lantern");
	world_resize(world, 12, 50);
	world_type(world, "L");
	assert_shows(world, "\u2610 Rest");
	world_close(world);
	world_open_course(world);
	assert_shows(world, "A lantern");
}

static void opens_folds(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	assert_hides(world, "Hidden words.");
	world_type(world, "<Tab><Tab><Tab><Tab><Tab><Enter>");
	assert_shows(world, "Hidden words.");
	world_type(world, "<Enter>");
	assert_hides(world, "Hidden words.");
}

static void searches_with_smart_case(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]]/lantern<Enter>");
	assert_shows(world, "1 of 2: lantern");
	world_type(world, "n");
	assert_shows(world, "2 of 2: lantern");
	world_type(world, "n");
	assert_shows(world, "From the top: 1 of 2");
	world_type(world, "N");
	assert_shows(world, "From the end: 2 of 2");
	world_type(world, "/Lantern<Enter>");
	assert_shows(world, "1 of 1: Lantern");
	world_type(world, "/boots<Enter>");
	assert_shows(world, "Not on this page: boots");
	world_type(world, "/x<Backspace><Backspace>j");
	assert_shows(world, "The End");
}

static void finds_a_phrase_over_the_end_of_a_line(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_resize(world, 24, 30);
	world_type(world, "/river is near, the web<Enter>");
	assert_shows(world, "1 of 1");
}

static void lists_choose_by_typing(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "priv");
	assert_shows(world, "Go to page: riv");
	assert_hides(world, "The End");
	world_type(world, "<Enter>");
	assert_shows(world, "Cold water.");
	world_type(world, "ofar<Enter>");
	assert_shows(world, "The Last word.");
	world_type(world, "''");
	assert_shows(world, "Cold water.");
	world_type(world, ":top<Esc>:sidebar-h<Enter>");
	assert_hides(world, "The Start");
	world_type(world, "pqqq");
	assert_shows(world, "nothing of that name");
}

static void keeps_marks(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]maG]'a");
	assert_shows(world, "Cold water.");
	world_type(world, "'b");
	assert_shows(world, "That mark is not set");
}

static void shows_help_of_every_key(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_resize(world, 200, 80);
	world_type(world, "?");
	assert_shows(world, "down one line");
	assert_shows(world, "ZZ");
	assert_shows(world, "a to h, 1 to 9");
	world_type(world, "q");
	assert_shows(world, "From here");
	assert_int_equal(world->reaction & REACT_QUIT, 0);
	world_type(world, "ZZ");
	assert_true(world->reaction & REACT_QUIT);
}

static void moves_in_the_sidebar(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "sjj");
	assert_shows(world, "From here");
	world_type(world, "<Enter>");
	assert_shows(world, "A lantern");
	world_resize(world, 24, 50);
	assert_hides(world, "The Start");
	world_type(world, "s");
	assert_shows(world, "The Start");
	assert_hides(world, "A lantern");
	world_type(world, "s");
	assert_shows(world, "A lantern");
}

static void takes_clicks(void **state)
{
	struct world *world = *state;
	const struct key_event click = { KEYSYM_CLICK, 3, 6 };

	world_open_course(world);
	app_key(world->app, &click);
	app_draw(world->app, &world->canvas);
	assert_shows(world, "Cold water.");
	world_click(world, "Wade through", 4);
	assert_shows(world, "\u2611 2. Wade through");
	assert_true(app_wants_mouse(world->app));
	world_type(world, "M");
	assert_false(app_wants_mouse(world->app));
	assert_true(world->reaction & REACT_MOUSE);
}

static void keeps_its_place_over_resizes(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_resize(world, 8, 80);
	world_type(world, "]9j");
	assert_shows(world, "Far Below");
	world_resize(world, 6, 30);
	assert_shows(world, "Far Below");
	world_resize(world, 1, 1);
	world_resize(world, 60, 200);
	world_resize(world, 8, 80);
	assert_shows(world, "Far Below");
	assert_hides(world, "Cold water.");
	world_resize(world, 4, 80);
	assert_shows(world, "too small");
	world_resize(world, 3, 4);
	assert_shows(world, "too");
}

static void writes_the_place_when_keys_rest(void **state)
{
	struct world *world = *state;
	int wait = 0;

	world_open_course(world);
	world_idle(world);
	world_resize(world, 8, 80);
	world_type(world, "]5j");
	while (wait == 0)
		app_idle(world->app, &wait);
	assert_in_range(wait, 1, 1000);
	assert_int_equal(app_idle(world->app, &wait) & REACT_REDRAW, REACT_REDRAW);
	assert_int_equal(wait, -1);
	assert_journal_has(world, " place page=river ");
	assert_journal_has(world, " read page=river ");
	assert_int_equal(app_idle(world->app, &wait), REACT_NONE);
	assert_int_equal(wait, -1);
}

static void says_what_cannot_be_kept(void **state)
{
	struct world *world = *state;
	const struct app_options options = {
		.course = world->folder, .state_folder = world->state, .read_only = true};

	world_open(world, &options);
	world_type(world, "]<Tab>x");
	assert_shows(world, "\u2611 1.");
	assert_shows(world, "read-only");
	assert_false(file_is_folder(world->state));
}

/* --- the quiz --- */

static void takes_a_quiz_to_its_end(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]Q");
	assert_shows(world, "How is it?");
	assert_shows(world, "1 of 3");
	world_type(world, "<Enter>");
	assert_shows(world, "Pick one first");
	world_type(world, "?");
	assert_shows(world, "Feel it.");
	world_type(world, "a<Enter>");
	assert_shows(world, "Not yet.");
	assert_shows(world, "Not at all.");
	assert_hides(world, "It is cold.");
	assert_journal_has(world, " answer quiz=river ");
	world_type(world, "<Down><Enter>");
	assert_shows(world, "Right.");
	assert_shows(world, "It is cold.");
	assert_shows(world, "\u2713");
	world_type(world, "r");
	assert_shows(world, "The Last word.");
	world_type(world, "<Backspace>");
	assert_shows(world, "It is cold.");
	world_type(world, "<Enter>");
	assert_shows(world, "What gets wet?");
	world_type(world, "ac<Enter><Enter>");
	assert_shows(world, "Is it deep?");
	world_type(world, "t<Enter>");
	assert_shows(world, "Not yet.");
	world_type(world, "C-n");
	assert_shows(world, "2 of 3 points, 66%");
	assert_shows(world, "Not passed yet");
	world_type(world, "G<Enter>");
	assert_shows(world, "Question 3 of 3");
	world_type(world, "<Esc>m");
	assert_shows(world, "Is it deep?");
	assert_shows(world, "1 of 1");
	world_type(world, "f<Enter><Enter>");
	assert_shows(world, "the missed ones only");
	world_type(world, "<Esc>");
	assert_shows(world, "Cold water.");
	assert_shows(world, "66%");
	assert_journal_has(world, " finish quiz=river ");
}

static void goes_on_with_an_open_quiz(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "]Qb<Enter><Enter>a<Esc>");
	assert_shows(world, "Cold water.");
	world_close(world);
	world_open_course(world);
	world_type(world, "Q");
	assert_shows(world, "What gets wet?");
	assert_shows(world, "Going on where you left off");
	world_type(world, "q");
	assert_true(world->reaction & REACT_QUIT);
}

static void asks_a_quiz_without_a_course(void **state)
{
	struct world *world = *state;
	char *path = path_join(world->folder, "river.quiz.yaml");
	const struct app_options options = { .quiz_file = path };

	world_open(world, &options);
	assert_shows(world, "River");
	assert_shows(world, "How is it?");
	world_type(world, "b<Enter>r");
	assert_shows(world, "without its course");
	world_type(world, "sz]pQo:<Esc>");
	world_type(world, "<Esc>");
	assert_true(world->reaction & REACT_QUIT);
	free(path);
}

static void reads_a_single_file(void **state)
{
	struct world *world = *state;
	char *path = path_join(world->folder, "end.md");
	const struct app_options options = { .course = path };

	world_open(world, &options);
	assert_shows(world, "A lantern");
	world_type(world, "]");
	assert_shows(world, "This is the last page");
	free(path);
}

static void names_a_page_that_is_missing(void **state)
{
	struct world *world = *state;
	const struct app_options options = { .course = world->folder, .page = "nowhere" };
	const struct app_port port = world_port(world);
	struct err err = {0};

	assert_null(app_new(&options, &port, &err));
	assert_non_null(strstr(err.text, "nowhere"));
}

/* --- anything at all --- */

static void stands_any_keys_and_sizes(void **state)
{
	struct world *world = *state;
	struct random random = { 20260105 };
	int wait;

	world_open_course(world);
	for (int i = 0; i < 5000; i++) {
		world_random_step(world, &random);
		if (i % 3 == 0)
			app_idle(world->app, &wait);
		assert_true(world->canvas.cursor_row >= 0 && world->canvas.cursor_column >= 0);
	}
	world_resize(world, 24, 80);
	world_type(world, "<Esc><Esc><Esc><Esc><Esc><Esc>[[[");
	assert_shows(world, "The Start");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		CASE(opens_on_the_first_page),
		CASE(turns_pages_and_remembers),
		CASE(scrolls_by_line_page_and_count),
		CASE(screens_leave_no_line_out_and_no_heading_alone),
		CASE(ticks_a_step_once_it_is_saved),
		CASE(follows_links),
		CASE(tells_which_footnote_a_mark_leads_to),
		CASE(opens_files_that_are_no_pages),
		CASE(opens_folds),
		CASE(searches_with_smart_case),
		CASE(finds_a_phrase_over_the_end_of_a_line),
		CASE(lists_choose_by_typing),
		CASE(keeps_marks),
		CASE(shows_help_of_every_key),
		CASE(moves_in_the_sidebar),
		CASE(takes_clicks),
		CASE(keeps_its_place_over_resizes),
		CASE(writes_the_place_when_keys_rest),
		CASE(says_what_cannot_be_kept),
		CASE(takes_a_quiz_to_its_end),
		CASE(goes_on_with_an_open_quiz),
		CASE(asks_a_quiz_without_a_course),
		CASE(reads_a_single_file),
		CASE(names_a_page_that_is_missing),
		CASE(stands_any_keys_and_sizes),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
