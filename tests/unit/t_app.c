/* t_app.c - the program on the screen, driven by keys, seen on a canvas. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/app.h"
#include "base/file.h"
#include "base/random.h"
#include "base/strbuf.h"

/* --- a course, a world, a screen --- */

static const struct { const char *name, *text; } files[] = {
	{ "course.yaml", "id: walk\ntitle: A Walk\npages: [start, river, end]\n" },
	{ "start.md", "# The Start\n\nFrom here [the river](river.md#steps) is near, [the web](https://example.org/a) far,\n"
		      "[a map](map.png) lies here, [nothing](gone.md) there.\n\n<details><summary>More of it</summary>\n\n"
		      "Hidden words.\n\n</details>\n\n```c\nint boots = 2;\n```\n" },
	{ "river.md", "# The River\n\nCold water.\n\n## Steps\n\n1. Take off the boots\n2. Wade through\n3. Put on the boots\n\n"
		      "## Far Below\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nEight.\n\nNine.\n\nThe Last word.\n" },
	{ "end.md", "# The End\n\nA lantern and a Lantern.\n" },
	{ "map.png", "no picture" },
	{ "river.quiz.yaml",
	  "title: River\ntries: 2\nshuffle: none\nquestions:\n"
	  "- {id: cold, type: single, prompt: How is it?, hints: [Feel it.], explain: It is cold., ref: river#far-below,\n"
	  "   choices: [{text: Warm, why: Not at all.}, {text: Cold, correct: true}]}\n"
	  "- {id: feet, type: multiple, prompt: What gets wet?, choices: [{text: Feet, correct: true}, Hat, {text: Toes, correct: true}]}\n"
	  "- {id: deep, type: truefalse, prompt: Is it deep?, answer: false}\n" },
};

struct world {
	struct app *app;
	struct canvas canvas;
	char folder[4096], state[4200];
	char copied[200];
	int64_t now;
	unsigned reaction;
};

static int64_t port_now(void *context)
{
	return ((struct world *)context)->now;
}

static int port_zone(void *context, int64_t instant)
{
	(void)context;
	(void)instant;
	return 3600;
}

static uint64_t port_random(void *context)
{
	return (uint64_t)((struct world *)context)->now++;
}

static bool port_copy(void *context, const char *text, size_t len)
{
	struct world *world = context;

	snprintf(world->copied, sizeof world->copied, "%.*s", (int)len, text);
	return true;
}

static void write_text(const char *folder, const char *name, const char *text)
{
	char *path = path_join(folder, name);

	assert_true(file_write(path, text, strlen(text), 0600, NULL));
	free(path);
}

static int set_up(void **state)
{
	static struct world world;
	const char *parent = getenv("TMPDIR");

	memset(&world, 0, sizeof world);
	snprintf(world.folder, sizeof world.folder, "%s/t_app.XXXXXX", parent != NULL ? parent : "/tmp");
	if (mkdtemp(world.folder) == NULL)
		return -1;
	snprintf(world.state, sizeof world.state, "%s.state", world.folder);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		write_text(world.folder, files[i].name, files[i].text);
	world.now = 1767600000;		/* 2026-01-05T08:00:00Z */
	*state = &world;
	return 0;
}

static void open_with(struct world *world, const struct app_options *options)
{
	const struct app_port port = { world, port_now, port_zone, port_random, port_copy };
	struct err err = {0};

	world->app = app_new(options, &port, &err);
	assert_string_equal(err.text, "");
	assert_non_null(world->app);
	app_resize(world->app, 24, 80);
	canvas_init(&world->canvas, 24, 80, false, 1);
	app_draw(world->app, &world->canvas);
}

static void open_course(struct world *world)
{
	const struct app_options options = { .course = world->folder, .state_folder = world->state, .ambiguous = 1 };

	open_with(world, &options);
}

static void close_app(struct world *world)
{
	app_free(world->app);
	world->app = NULL;
	canvas_deinit(&world->canvas);
}

static void resize(struct world *world, int rows, int columns)
{
	app_resize(world->app, rows, columns);
	canvas_deinit(&world->canvas);
	canvas_init(&world->canvas, rows, columns, false, 1);
	app_draw(world->app, &world->canvas);
}

static int tear_down(void **state)
{
	struct world *world = *state;
	char path[8400];

	close_app(world);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", world->folder, files[i].name);
		unlink(path);
	}
	rmdir(world->folder);
	snprintf(path, sizeof path, "%s/walk/journal", world->state);
	unlink(path);
	snprintf(path, sizeof path, "%s/walk", world->state);
	rmdir(path);
	rmdir(world->state);
	return 0;
}

/* Keys as in the table of commands, without blanks between them. */
static void type(struct world *world, const char *keys)
{
	world->reaction = 0;
	for (const char *at = keys; *at != '\0';) {
		const char *close = at[0] == '<' ? strchr(at, '>') : NULL;
		size_t len = close != NULL ? (size_t)(close - at) + 1 : strncmp(at, "C-", 2) == 0 ? 3 : 1;
		char name[24];
		struct key_event event = {0};

		snprintf(name, sizeof name, "%.*s", (int)len, at);
		event.key = strcmp(name, " ") == 0 ? ' ' : key_parse(name);
		world->reaction |= app_key(world->app, &event);
		at += len;
	}
	app_draw(world->app, &world->canvas);
}

static bool shows(const struct world *world, const char *text)
{
	bool found = false;

	for (int y = 0; y < world->canvas.rows && !found; y++) {
		char *row = canvas_row_text(&world->canvas, y);

		found = strstr(row, text) != NULL;
		free(row);
	}
	return found;
}

#define assert_shows(world, text) assert_true(shows(world, text))
#define assert_hides(world, text) assert_false(shows(world, text))

static char *journal(const struct world *world)
{
	struct strbuf out = {0};
	char *path = path_join(world->state, "walk/journal");

	file_read(path, 1 << 20, &out, NULL);
	free(path);
	strbuf_add(&out, "");
	return strbuf_detach(&out);
}

static void assert_journal_has(const struct world *world, const char *text)
{
	char *all = journal(world);

	assert_non_null(strstr(all, text));
	free(all);
}

static int idle_out(struct world *world)
{
	int calls = 0, wait = 0;

	for (; wait >= 0 && calls < 50; calls++)
		app_idle(world->app, &wait);
	app_draw(world->app, &world->canvas);
	return calls;
}

/* --- the reader --- */

static void opens_on_the_first_page(void **state)
{
	struct world *world = *state;

	open_course(world);
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

	open_course(world);
	type(world, "]");
	assert_shows(world, "Cold water.");
	type(world, "]");
	assert_shows(world, "A lantern");
	type(world, "]");
	assert_shows(world, "This is the last page");
	type(world, "H");
	assert_shows(world, "Cold water.");
	type(world, "L");
	assert_shows(world, "A lantern");
	type(world, "2[");
	assert_shows(world, "From here");
	type(world, "]");
	close_app(world);
	open_course(world);
	assert_shows(world, "Cold water.");
}

static void scrolls_by_line_page_and_count(void **state)
{
	struct world *world = *state;

	open_course(world);
	resize(world, 12, 80);
	type(world, "]");
	assert_shows(world, "The River");
	type(world, "4j");
	assert_hides(world, "Cold water.");
	type(world, "G");
	assert_shows(world, "The Last word.");
	assert_shows(world, "100%");
	type(world, "j");
	assert_shows(world, "] goes on to");
	type(world, "g");
	assert_shows(world, "Cold water.");
	type(world, "<Space>");
	assert_hides(world, "Cold water.");
	type(world, "b");
	assert_shows(world, "Cold water.");
}

static void ticks_a_step_once_it_is_saved(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "]");
	assert_shows(world, "0 of 3 done");
	type(world, "<Tab>x");
	assert_shows(world, "\u2611 1. Take off the boots");
	assert_shows(world, "1 of 3 done");
	assert_shows(world, "1/3");
	assert_shows(world, "saved 09:00");
	assert_journal_has(world, " tick page=river step=steps/");
	type(world, "<Tab><Enter><Tab>x");
	assert_shows(world, "All 3 steps are done");
	type(world, "x");
	assert_shows(world, "\u2610 3. Put on the boots");
	close_app(world);
	open_course(world);
	assert_shows(world, "2 of 3 done");
}

static void follows_links(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "<Tab>");
	assert_shows(world, "\u2192 The River");
	type(world, "<Tab>");
	assert_shows(world, "\u2192 https://example.org/a");
	type(world, "<Enter>");
	assert_shows(world, "https://example.org/a  (Y copies it");
	type(world, "Y");
	assert_string_equal(world->copied, "https://example.org/a");
	type(world, "<Tab><Enter>");
	assert_shows(world, "A file, not a page");
	type(world, "<Tab><Enter>");
	assert_shows(world, "There is nothing at");
	type(world, "y");
	assert_string_equal(world->copied, "int boots = 2;");
	type(world, "F1");
	assert_shows(world, "Take off the boots");
	type(world, "<Backspace>");
	assert_shows(world, "From here");
}

static void opens_folds(void **state)
{
	struct world *world = *state;

	open_course(world);
	assert_hides(world, "Hidden words.");
	type(world, "<Tab><Tab><Tab><Tab><Tab><Enter>");
	assert_shows(world, "Hidden words.");
	type(world, "<Enter>");
	assert_hides(world, "Hidden words.");
}

static void searches_with_smart_case(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "]]/lantern<Enter>");
	assert_shows(world, "1 of 2: lantern");
	type(world, "n");
	assert_shows(world, "2 of 2: lantern");
	type(world, "n");
	assert_shows(world, "From the top: 1 of 2");
	type(world, "N");
	assert_shows(world, "From the end: 2 of 2");
	type(world, "/Lantern<Enter>");
	assert_shows(world, "1 of 1: Lantern");
	type(world, "/boots<Enter>");
	assert_shows(world, "Not on this page: boots");
	type(world, "/x<Backspace><Backspace>j");
	assert_shows(world, "The End");
}

static void finds_a_phrase_over_the_end_of_a_line(void **state)
{
	struct world *world = *state;

	open_course(world);
	resize(world, 24, 30);
	type(world, "/river is near, the web<Enter>");
	assert_shows(world, "1 of 1");
}

static void lists_choose_by_typing(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "priv");
	assert_shows(world, "Go to page: riv");
	assert_hides(world, "The End");
	type(world, "<Enter>");
	assert_shows(world, "Cold water.");
	type(world, "ofar<Enter>");
	assert_shows(world, "The Last word.");
	type(world, "''");
	assert_shows(world, "Cold water.");
	type(world, ":top<Esc>:sidebar-h<Enter>");
	assert_hides(world, "The Start");
	type(world, "pqqq");
	assert_shows(world, "nothing of that name");
}

static void keeps_marks(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "]maG]'a");
	assert_shows(world, "Cold water.");
	type(world, "'b");
	assert_shows(world, "That mark is not set");
}

static void shows_help_of_every_key(void **state)
{
	struct world *world = *state;

	open_course(world);
	resize(world, 200, 80);
	type(world, "?");
	assert_shows(world, "down one line");
	assert_shows(world, "ZZ");
	assert_shows(world, "a to h, 1 to 9");
	type(world, "q");
	assert_shows(world, "From here");
	assert_int_equal(world->reaction & REACT_QUIT, 0);
	type(world, "ZZ");
	assert_true(world->reaction & REACT_QUIT);
}

static void moves_in_the_sidebar(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "sjj");
	assert_shows(world, "From here");
	type(world, "<Enter>");
	assert_shows(world, "A lantern");
	resize(world, 24, 50);
	assert_hides(world, "The Start");
	type(world, "s");
	assert_shows(world, "The Start");
	assert_hides(world, "A lantern");
	type(world, "s");
	assert_shows(world, "A lantern");
}

static void takes_clicks(void **state)
{
	struct world *world = *state;
	struct key_event click = { KEYSYM_CLICK, 3, 6 };

	open_course(world);
	app_key(world->app, &click);
	app_draw(world->app, &world->canvas);
	assert_shows(world, "Cold water.");
	for (int y = 0; y < world->canvas.rows; y++) {
		char *row = canvas_row_text(&world->canvas, y);

		if (strstr(row, "Wade through") != NULL)
			click = (struct key_event){ KEYSYM_CLICK, y, 40 };
		free(row);
	}
	app_key(world->app, &click);
	app_draw(world->app, &world->canvas);
	assert_shows(world, "\u2611 2. Wade through");
	assert_true(app_wants_mouse(world->app));
	type(world, "M");
	assert_false(app_wants_mouse(world->app));
	assert_true(world->reaction & REACT_MOUSE);
}

static void keeps_its_place_over_resizes(void **state)
{
	struct world *world = *state;

	open_course(world);
	resize(world, 8, 80);
	type(world, "]9j");
	assert_shows(world, "Far Below");
	resize(world, 6, 30);
	assert_shows(world, "Far Below");
	resize(world, 1, 1);
	resize(world, 60, 200);
	resize(world, 8, 80);
	assert_shows(world, "Far Below");
	assert_hides(world, "Cold water.");
	resize(world, 4, 80);
	assert_shows(world, "too small");
	resize(world, 3, 4);
	assert_shows(world, "too");
}

static void writes_the_place_when_keys_rest(void **state)
{
	struct world *world = *state;
	int wait = 0;

	open_course(world);
	idle_out(world);
	resize(world, 8, 80);
	type(world, "]5j");
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
	const struct app_options options = { .course = world->folder, .state_folder = world->state, .read_only = true };

	open_with(world, &options);
	type(world, "]<Tab>x");
	assert_shows(world, "\u2611 1.");
	assert_shows(world, "read-only");
	assert_false(file_is_folder(world->state));
}

/* --- the quiz --- */

static void takes_a_quiz_to_its_end(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "]Q");
	assert_shows(world, "How is it?");
	assert_shows(world, "1 of 3");
	type(world, "<Enter>");
	assert_shows(world, "Pick one first");
	type(world, "?");
	assert_shows(world, "Feel it.");
	type(world, "a<Enter>");
	assert_shows(world, "Not yet.");
	assert_shows(world, "Not at all.");
	assert_hides(world, "It is cold.");
	assert_journal_has(world, " answer quiz=river ");
	type(world, "<Down><Enter>");
	assert_shows(world, "Right.");
	assert_shows(world, "It is cold.");
	assert_shows(world, "\u2713");
	type(world, "r");
	assert_shows(world, "The Last word.");
	type(world, "<Backspace>");
	assert_shows(world, "It is cold.");
	type(world, "<Enter>");
	assert_shows(world, "What gets wet?");
	type(world, "ac<Enter><Enter>");
	assert_shows(world, "Is it deep?");
	type(world, "t<Enter>");
	assert_shows(world, "Not yet.");
	type(world, "C-n");
	assert_shows(world, "2 of 3 points, 66%");
	assert_shows(world, "Not passed yet");
	type(world, "G<Enter>");
	assert_shows(world, "Question 3 of 3");
	type(world, "<Esc>m");
	assert_shows(world, "Is it deep?");
	assert_shows(world, "1 of 1");
	type(world, "f<Enter><Enter>");
	assert_shows(world, "the missed ones only");
	type(world, "<Esc>");
	assert_shows(world, "Cold water.");
	assert_shows(world, "66%");
	assert_journal_has(world, " finish quiz=river ");
}

static void goes_on_with_an_open_quiz(void **state)
{
	struct world *world = *state;

	open_course(world);
	type(world, "]Qb<Enter><Enter>a<Esc>");
	assert_shows(world, "Cold water.");
	close_app(world);
	open_course(world);
	type(world, "Q");
	assert_shows(world, "What gets wet?");
	assert_shows(world, "Going on where you left off");
	type(world, "q");
	assert_true(world->reaction & REACT_QUIT);
}

static void asks_a_quiz_without_a_course(void **state)
{
	struct world *world = *state;
	char *path = path_join(world->folder, "river.quiz.yaml");
	const struct app_options options = { .quiz_file = path };

	open_with(world, &options);
	assert_shows(world, "River");
	assert_shows(world, "How is it?");
	type(world, "b<Enter>r");
	assert_shows(world, "without its course");
	type(world, "sz]pQo:<Esc>");
	type(world, "<Esc>");
	assert_true(world->reaction & REACT_QUIT);
	free(path);
}

static void reads_a_single_file(void **state)
{
	struct world *world = *state;
	char *path = path_join(world->folder, "end.md");
	const struct app_options options = { .course = path };

	open_with(world, &options);
	assert_shows(world, "A lantern");
	type(world, "]");
	assert_shows(world, "This is the last page");
	free(path);
}

static void names_a_page_that_is_missing(void **state)
{
	struct world *world = *state;
	const struct app_options options = { .course = world->folder, .page = "nowhere" };
	const struct app_port port = { world, port_now, port_zone, port_random, NULL };
	struct err err = {0};

	assert_null(app_new(&options, &port, &err));
	assert_non_null(strstr(err.text, "nowhere"));
	open_course(world);
}

/* --- anything at all --- */

static void random_step(struct world *world, struct random *random)
{
	static const char known[] = "jkdubfgGxQHLsznNpoFtM?:/m'y ]]][[\t\t\t\r\r\r\r\033\177abc123rSRZ\001\024\016";
	const char *chance = &known[random_below(random, sizeof known - 1)];
	struct key_event event = { (unsigned char)*chance, 0, 0 };

	if (random_below(random, 12) == 0) {
		static const int rows[] = { 1, 2, 5, 6, 16, 24, 60 }, columns[] = { 1, 2, 19, 20, 40, 59, 60, 80, 200 };

		resize(world, rows[random_below(random, 7)], columns[random_below(random, 9)]);
		return;
	}
	if (random_below(random, 6) == 0)
		event = (struct key_event){ KEYSYM_SPECIAL + 1 + (uint32_t)random_below(random, KEYSYM_CLICK - KEYSYM_SPECIAL),
					    (int)random_below(random, 62), (int)random_below(random, 202) };
	if (event.key == 'Z')
		event.key = 'q' + 1;		/* not out of the program */
	app_key(world->app, &event);
	app_draw(world->app, &world->canvas);
}

static void stands_any_keys_and_sizes(void **state)
{
	struct world *world = *state;
	struct random random = { 20260105 };
	int wait;

	open_course(world);
	for (int i = 0; i < 5000; i++) {
		random_step(world, &random);
		if (i % 3 == 0)
			app_idle(world->app, &wait);
		assert_true(world->canvas.cursor_row >= 0 && world->canvas.cursor_column >= 0);
	}
	resize(world, 24, 80);
	type(world, "<Esc><Esc><Esc><Esc><Esc><Esc>[[[");
	assert_shows(world, "The Start");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		CASE(opens_on_the_first_page),
		CASE(turns_pages_and_remembers),
		CASE(scrolls_by_line_page_and_count),
		CASE(ticks_a_step_once_it_is_saved),
		CASE(follows_links),
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
