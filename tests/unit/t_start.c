/* t_start.c - the start screen: the courses there are, and the review over all of them. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world.h"

#include "base/file.h"
#include "base/xalloc.h"

/* Installed: two courses, a folder that is none, and a second one of an id that is taken. */
static const struct {
	const char *folder, *name, *text;
} installed[] = {
	{ "bees", "course.yaml", "id: bees\ntitle: All About Bees\npages: [hive, honey]\n" },
	{ "bees", "hive.md", "# The Hive\n\nWax. [More](honey.md)\n" },
	{ "bees", "honey.md", "# The Honey\n\nSweet.\n" },
	{ "bees", "hive.quiz.yaml",
	  "questions:\n- {id: buzz, type: truefalse, prompt: Do bees buzz?, answer: true, "
	  "ref: honey#the-honey}\n" },
	{ "empty", "notes.txt", "no Markdown\n" },
	{ "twin", "course.yaml", "id: bees\ntitle: Other Bees\n" },
	{ "twin", "hive.md", "# Hive\n" },
	{ "zebras", "course.yaml", "id: zebras\n" },
	{ "zebras", "stripes.md", "# Stripes\n\nBlack, white.\n" },
};

/* Opened by its path. */
static const struct world_file walk[] = {
	{ "course.yaml", "id: walk\ntitle: A Walk\n" },
	{ "start.md", "# The Start\n\nGo on.\n" },
	{ "start.quiz.yaml",
	  "questions:\n- {id: far, type: truefalse, prompt: Is it far?, answer: true}\n" },
};

/* The world of the walk has the state; that of the installed courses only its folder. */
struct both {
	struct world *world, *shop;
	char *folders[2];
	struct app_options options;
};

static int set_up(void **state)
{
	struct both *both = xcalloc(1, sizeof *both);

	both->world = world_new(walk, sizeof walk / sizeof *walk);
	both->shop = world_new(NULL, 0);
	for (size_t i = 0; i < sizeof installed / sizeof *installed; i++) {
		char *folder = path_join(both->shop->folder, installed[i].folder);
		char *path = path_join(folder, installed[i].name);

		mkdir(folder, 0700);
		assert_true(file_write(path, installed[i].text, strlen(installed[i].text), 0600,
				       NULL));
		free(path);
		free(folder);
	}
	both->folders[0] = both->shop->folder;
	both->options = (struct app_options){
		.course_folders = both->folders, .state_folder = both->world->state,
		.ambiguous = 1,
	};
	*state = both;
	return 0;
}

static int tear_down(void **state)
{
	struct both *both = *state;

	world_free(both->world);
	world_free(both->shop);
	free(both);
	return 0;
}

static struct world *open_start(struct both *both)
{
	world_open(both->world, &both->options);
	world_idle(both->world);
	return both->world;
}

/* Opens a course by its path, types, and closes. */
static void visit(struct both *both, const char *path, const char *keys)
{
	struct app_options options = both->options;

	options.course = path;
	world_open(both->world, &options);
	world_type(both->world, keys);
	world_close(both->world);
}

static void visit_bees(struct both *both, const char *keys)
{
	char *path = path_join(both->shop->folder, "bees");

	visit(both, path, keys);
	free(path);
}

/* The text of the row of the canvas that shows a part; "" if none does. The caller frees it. */
static char *row_with(const struct world *world, const char *part)
{
	for (int y = 0; y < world->canvas.rows; y++) {
		char *row = canvas_row_text(&world->canvas, y);

		if (strstr(row, part) != NULL)
			return row;
		free(row);
	}
	return xstrdup("");
}

static void assert_row(const struct world *world, const char *part, const char *other)
{
	char *row = row_with(world, part);

	if (strstr(row, other) == NULL)
		fail_msg("no \"%s\" beside \"%s\": \"%s\"", other, part, row);
	free(row);
}

static void lists_the_courses_one_by_one(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;

	world_open(world, &both->options);
	assert_shows(world, "Lectern");
	assert_shows(world, "bees");
	assert_hides(world, "All About Bees");		/* no course has been opened yet */
	world_idle(world);
	assert_row(world, "All About Bees", "0%");
	assert_shows(world, "bees \u00b7 2 pages");
	assert_row(world, "zebras", "\u25cb");
	assert_shows(world, "zebras \u00b7 1 page");
	assert_hides(world, "empty");
	assert_hides(world, "Other Bees");
	assert_shows(world, "2 courses");
	assert_shows(world, "what you answer in a quiz comes back here");
	assert_int_equal(world_idle(world), 1);		/* and then it rests */
}

static void opens_what_was_read_last(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;
	char begin[8];

	visit(both, both->world->folder, "]");
	world->now += DAY;
	visit_bees(both, "]");
	world->now += 2 * DAY;
	open_start(both);
	assert_row(world, "All About Bees", "\u25b8");
	assert_row(world, "bees \u00b7", "read 2 days ago, at The Honey");
	assert_shows(world, "Opened before");
	/* The row may be too narrow for all of the folder. */
	snprintf(begin, sizeof begin, "%.7s", world->folder);
	assert_row(world, "walk \u00b7 1 page", begin);
	world_type(world, "<Enter>");
	assert_shows(world, "Sweet.");
}

static void moves_and_chooses(void **state)
{
	static const struct {
		const char *keys, *shown;
	} ways[] = {
		{ "gjj<Enter>", "Black, white." },
		{ "2g<Enter>", "Black, white." },
		{ "<Home><Down><Enter>", "Wax." },
		{ "g<Tab><Tab><S-Tab><Enter>", "Wax." },
		{ "/zeb<Enter>", "Black, white." },
		{ "pall<Enter>", "Wax." },
		{ "G<Enter>", "Black, white." },
		{ "gk<Enter>", "Review" },
		{ "R", "nothing is due today" },
		{ "?", "Moving" },
	};
	struct both *both = *state;
	struct world *world = both->world;

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		open_start(both);
		world_type(world, ways[i].keys);
		if (!world_shows(world, ways[i].shown))
			fail_msg("%s: not seen: %s", ways[i].keys, ways[i].shown);
		world_close(world);
	}
	open_start(both);
	world_click(world, "zebras \u00b7", 3);
	assert_shows(world, "Black, white.");
}

static void stays_until_q(void **state)
{
	struct both *both = *state;
	struct world *world = open_start(both);

	world_type(world, "<Esc>");
	assert_int_equal(world->reaction & REACT_QUIT, 0);
	assert_shows(world, "q leaves the program");
	world_type(world, "q");
	assert_int_equal(world->reaction & REACT_QUIT, REACT_QUIT);
}

static void is_there_from_within_a_course(void **state)
{
	struct both *both = *state;
	struct world *world = open_start(both);

	world_type(world, "G<Enter>");
	assert_shows(world, "Black, white.");
	world_type(world, ":courses<Enter>");
	world_idle(world);
	assert_shows(world, "All About Bees");
	world_type(world, "<Esc>");
	assert_shows(world, "Black, white.");
	world_type(world, ":courses<Enter>");
	world_idle(world);
	world_type(world, "/bees<Enter>");
	assert_shows(world, "Wax.");
}

static void the_only_course_is_opened_at_once(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;
	char *only[] = { both->shop->folder, NULL };

	visit_bees(both, "]");
	for (size_t i = 0; i < sizeof installed / sizeof *installed; i++) {
		char *folder = path_join(both->shop->folder, installed[i].folder);
		char *path = path_join(folder, installed[i].name);

		if (strcmp(installed[i].folder, "bees") != 0)
			unlink(path);
		rmdir(folder);
		free(path);
		free(folder);
	}
	both->options.course_folders = only;
	world_open(world, &both->options);
	assert_shows(world, "Sweet.");
}

static void nothing_at_all_is_told(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;
	char *none[] = { NULL };

	both->options.course_folders = none;
	open_start(both);
	assert_shows(world, "No course is installed yet");
	assert_shows(world, "lectern FOLDER");
	world_type(world, "<Enter>jkGg/R<Esc>");
	assert_shows(world, "No course is installed yet");
}

static void what_is_gone_or_another_course_is_no_row(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;
	char *manifest = path_join(both->world->folder, "course.yaml");

	visit(both, both->world->folder, "]");
	assert_true(file_write(manifest, "id: other\n", 10, 0600, NULL));
	open_start(both);
	assert_hides(world, "Opened before");
	assert_shows(world, "2 courses");
	free(manifest);
}

static void where_one_may_not_go_nothing_is_offered(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;

	visit(both, both->world->folder, "]");
	both->options.secure = true;
	open_start(both);
	assert_hides(world, "Opened before");
}

/* --- the review over all courses --- */

/* One question of each course answered wrong, on the first day. */
static void answer_both(struct both *both)
{
	visit(both, both->world->folder, "Qf<Enter>");
	visit_bees(both, "Qf<Enter>");
}

static void says_what_is_due_in_each_and_in_all(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;

	answer_both(both);
	world->now += 2 * DAY;
	open_start(both);
	assert_row(world, "Review", "2 due today");
	assert_row(world, "All About Bees", "1 due");
	assert_row(world, "A Walk", "1 due");
	assert_shows(world, "2 due   3 courses");
}

static void asks_each_question_in_its_course(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;
	bool walk_first;
	char *journal;

	answer_both(both);
	world->now += 2 * DAY;
	open_start(both);
	world_type(world, "R");
	assert_shows(world, "2 due today");
	assert_shows(world, "2 questions known");
	world_type(world, "<Enter>");
	walk_first = world_shows(world, "Is it far?");
	assert_row(world, "1 of 2", walk_first ? "A Walk" : "All About Bees");
	world_type(world, "t<Enter><Enter>");
	assert_row(world, "2 of 2", walk_first ? "All About Bees" : "A Walk");
	world_type(world, "t<Enter><Enter>");
	assert_shows(world, "2 of 2 right");
	assert_row(world, "Review", "Lectern");
	world_type(world, "<Esc>");
	world_idle(world);
	assert_row(world, "Review", "nothing is due today");
	world_close(world);
	assert_journal_has(world, " answer quiz=review:start ");
	journal = world_journal(world, "bees");
	assert_non_null(strstr(journal, " answer quiz=review:hive "));
	assert_null(strstr(journal, "review:start"));
	free(journal);
}

static void the_passage_is_there_and_the_place_is_kept(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;

	visit_bees(both, "Qf<Enter>");
	world->now += 2 * DAY;
	open_start(both);
	world_type(world, "R<Enter>f<Enter>r");
	assert_shows(world, "Sweet.");
	world_type(world, "<Backspace>");
	assert_shows(world, "Do bees buzz?");
	world_type(world, "<Esc>");
	world_idle(world);
	assert_row(world, "bees \u00b7", "at The Hive");	/* not where the passage is */
	world_close(world);
	visit_bees(both, "");
	open_start(both);
	assert_row(world, "bees \u00b7", "at The Hive");
}

static void begins_with_it_when_asked(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;

	answer_both(both);
	world->now += 2 * DAY;
	both->options.review = true;
	world_open(world, &both->options);
	assert_shows(world, "2 due today");
	world_type(world, "<Esc>");
	world_idle(world);
	assert_shows(world, "All About Bees");
}

static void what_is_gone_is_left_out(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;
	char *quiz = path_join(both->world->folder, "start.quiz.yaml");

	answer_both(both);
	world->now += 2 * DAY;
	unlink(quiz);
	both->options.review = true;
	world_open(world, &both->options);
	assert_shows(world, "1 due today");
	assert_shows(world, "1 more would be due, but is no longer where it was.");
	free(quiz);
}

static void a_quiz_without_a_course_is_among_it(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;
	char *path = path_join(both->world->folder, "start.quiz.yaml");
	struct app_options options = both->options;

	options.quiz_file = path;
	world_open(world, &options);
	world_type(world, "f<Enter>");
	world_close(world);
	world->now += 2 * DAY;
	open_start(both);
	assert_row(world, "Review", "1 due today");
	assert_shows(world, "2 courses");
	world_type(world, "R<Enter>");
	assert_shows(world, "Is it far?");
	world_type(world, "t<Enter><Enter>");
	assert_shows(world, "1 of 1 right");
	free(path);
}

static void any_key_is_survived(void **state)
{
	struct both *both = *state;
	struct world *world = both->world;

	answer_both(both);
	world->now += 2 * DAY;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct random random = { seed };

		open_start(both);
		for (int i = 0; i < 150; i++) {
			world_random_step(world, &random);
			if (i % 10 == 0)
				world_idle(world);
		}
		world_close(world);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(lists_the_courses_one_by_one),
		TEST(opens_what_was_read_last),
		TEST(moves_and_chooses),
		TEST(stays_until_q),
		TEST(is_there_from_within_a_course),
		TEST(the_only_course_is_opened_at_once),
		TEST(nothing_at_all_is_told),
		TEST(what_is_gone_or_another_course_is_no_row),
		TEST(where_one_may_not_go_nothing_is_offered),
		TEST(says_what_is_due_in_each_and_in_all),
		TEST(asks_each_question_in_its_course),
		TEST(the_passage_is_there_and_the_place_is_kept),
		TEST(begins_with_it_when_asked),
		TEST(what_is_gone_is_left_out),
		TEST(a_quiz_without_a_course_is_among_it),
		TEST(any_key_is_survived),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
