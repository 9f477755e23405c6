/*
 * t_app_review.c - a quiz in its course: the passage that answers, the end, what the page tells of
 * its questions, and the review.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

#include "base/file.h"

static const struct world_file files[] = {
	{"course.yaml", "id: walk\ntitle: A Walk\npages: [river, end, quiz]\n"},
	{"river.md",
	 "# The River\n\nCold water.\n\n## Steps\n\n1. Wade\n\n## Far Below\n\nThe Last word.\n"},
	{"end.md", "# The End\n\nA lantern.\n"},
	{"river.quiz.yaml", "title: River\ntries: 2\nshuffle: none\nquestions:\n"
			    "- {id: cold, type: text, prompt: How is it?, accept: [cold], ref: "
			    "'river#far-below', explain: Very.}\n"
			    "- {id: deep, type: truefalse, prompt: Is it deep?, answer: false, "
			    "ref: 'river#far-below'}\n"
			    "- {id: wide, type: number, prompt: How wide?, answer: 12, unit: m, "
			    "ref: 'river#steps'}\n"},
	{"quiz.md", "---\ntitle: The last quiz\n---\n\nAll of it.\n"},
	{"quiz.quiz.yaml", "questions:\n- {id: odd, type: truefalse, prompt: Is it?, answer: true, "
			   "ref: 'river#far-below'}\n"},
	{"end.quiz.yaml", "title: End\nquestions:\n"
			  "- {id: light, type: card, prompt: What gives light?, answer: A lantern, "
			  "ref: 'river#steps'}\n"},
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

/* --- a quiz of a page --- */

static void reads_the_passage_and_comes_back(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qwarm<Enter>");
	assert_shows(world, "Not yet.");
	assert_shows(world, "Far Below");
	world_type(world, "r");
	assert_shows(world, "The Last word.");
	world_type(world, "<Backspace>");
	assert_shows(world, "Not yet.");
	assert_shows(world, "\u25b8  warm___");
	world_type(world, "cold<Enter>r<Backspace>");
	assert_shows(world, "Right. Very.");
}

static void tells_the_end(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>");
	world->now += 65;
	world_type(world, "t<Enter>f<Enter><Enter>11<Enter>C-n");
	assert_shows(world, "2 of 3 points, 66%");
	assert_shows(world, "pass mark 70%");
	assert_hides(world, "It took");
	world_type(world, "T");
	assert_shows(world, "It took 1 min");
	world_type(world, "G<Enter>");
	assert_shows(world, "yours   11");
	assert_shows(world, "right   12 m");
	world_type(world, "<Esc>m12<Enter><Enter>");
	assert_shows(world, "the missed ones only");
	world_type(world, "a");
	assert_shows(world, "1 of 3");
}

static void names_things_as_the_course_does(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Q");
	assert_shows(world, "The River quiz   1 of 3");
	world_type(world, "<Esc>]]Q");
	assert_shows(world, "The last quiz   1 of 1");
	/* the heading's own words, though its page is not the open one */
	world_type(world, "f<Enter>");
	assert_shows(world, "The River \u203a Far Below");
	world_type(world, "<Enter><Enter>");
	assert_shows(world, "The River \u203a Far Below");
}

static void goes_from_one_result_to_the_next(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "QC-nC-nC-n<Enter>");
	assert_shows(world, "Question 1 of 3");
	world_type(world, "<Tab><Tab>");
	assert_shows(world, "Question 3 of 3");
	world_type(world, "<Tab><S-Tab>");
	assert_shows(world, "Is it deep?");
	world_click(world, "Far Below", 1);
	assert_shows(world, "The Last word.");
	world_type(world, "<Backspace>");
	assert_shows(world, "Question 2 of 3");
}

static void goes_on_where_it_was(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>t<Enter>");
	world_close(world);
	world_open_course(world);
	world_type(world, "Q");
	assert_shows(world, "Is it deep?");
	world_type(world, "t<Enter>");
	assert_shows(world, "2 tries used.");
}

/* --- in the page --- */

static void headings_tell_of_their_questions(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_idle(world);
	assert_shows(world, "2 questions");
	assert_hides(world, "missed");
	world_type(world, "Qcold<Enter><Enter>t<Enter>t<Enter><Enter>C-n<Esc>");
	assert_shows(world, "2 questions, 1 missed");
	assert_shows(world, "2 questions, 1 missed");
	world_type(world, "]");
	assert_hides(world, "questions");
}

/* --- the review --- */

static void reviews_what_is_due(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	assert_hides(world, "Review");
	world_type(world, "R");
	assert_shows(world, "nothing is due today");
	assert_shows(world, "Every question you answer");
	world_type(world, "<Enter>Qcold<Enter><Enter>t<Enter>t<Enter><Enter>C-n<Esc>");
	assert_shows(world, "none due");
	world->now += 30 * DAY;
	world_type(world, "z");
	world_type(world, "z");
	assert_shows(world, "2 due");
	world_click(world, "2 due", 1);
	assert_shows(world, "2 due today");
	assert_shows(world, "2 questions known");
	assert_shows(world, "Due in the next 14 days");
	assert_shows(world, "Wed Thu Fri Sat Sun Mon Tue Wed");
	world_type(world, "<Enter>");
	assert_shows(world, "Review   1 of 2");
	for (int i = 0; i < 2; i++) {
		world_type(world, world_shows(world, "deep") ? "f<Enter>" : "cold<Enter>");
		assert_shows(world, "Right.");
		world_type(world, "<Enter>");
	}
	assert_shows(world, "2 of 2 right");
	world_type(world, "<Esc>");
	assert_shows(world, "none due");
	assert_shows(world, "Cold water.");
	assert_journal_has(world, " answer quiz=review:river ");
}

/* The style of the first cell that shows a text. */
static enum style style_of(const struct world *world, const char *text)
{
	for (int y = 0; y < world->canvas.rows; y++) {
		char *row = canvas_row_text(&world->canvas, y), *at = strstr(row, text);
		int column = at != NULL ? (int)(at - row) : -1;

		free(row);
		if (column >= 0)
			return (enum style)canvas_cell(&world->canvas, y, column)->style;
	}
	fail();
	return STYLE_TEXT;
}

static void nothing_right_is_no_success(void **state)
{
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>f<Enter><Enter>12<Enter><Enter><Esc>");
	world->now += 100 * DAY;
	world_type(world, "R<Enter>C-nC-nC-n");
	assert_shows(world, "0 of 3 right");
	assert_int_equal(style_of(world, "0 of 3 right"), STYLE_ACCENT);
}

static void the_chart_has_days_and_numbers_at_any_width(void **state)
{
	static const struct { int columns; const char *days, *dates, *count; } cases[] = {
		{ 80, "Tue Wed Thu", "6   7   8", " 3" },
		{ 50, "Tu We Th", "6  7  8", " 3" },
		{ 30, "Tue 6  0", "Thu 8  0", "Wed 7  3" },
	};
	struct world *world = *state;

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>f<Enter><Enter>12<Enter><Enter><Esc>R");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		world_resize(world, 24, cases[i].columns);
		assert_shows(world, cases[i].days);
		assert_shows(world, cases[i].dates);
		assert_shows(world, cases[i].count);
	}
}

static void reviews_so_many_at_a_time(void **state)
{
	struct world *world = *state;
	const struct app_options options = { .course = world->folder, .state_folder = world->state,
					     .review_limit = 1 };

	world_open_course(world);
	world_type(world, "Qcold<Enter><Enter>f<Enter><Enter>12<Enter><Enter><Esc>");
	world_close(world);
	world->now += 100 * DAY;
	world_open(world, &options);
	world_type(world, "R");
	assert_shows(world, "3 due today");
	assert_shows(world, "1 of them now");
	world_type(world, "<Enter>C-n");
	assert_shows(world, "2 more are due today");
	world_type(world, "<Enter>");
	assert_shows(world, "Review   1 of 1");
	world_type(world, "<Esc>");
	assert_shows(world, "Cold water.");
}

static void leaves_out_what_is_gone(void **state)
{
	struct world *world = *state;
	char *path = path_join(world->folder, "river.quiz.yaml");

	world_open_course(world);
	world_type(world, "Qcold<Enter><Esc>");
	world_close(world);
	world->now += 100 * DAY;
	assert_int_equal(remove(path), 0);
	free(path);
	world_open_course(world);
	world_type(world, "R");
	assert_shows(world, "is no longer in the course");
	world_type(world, "<Enter>");
	assert_shows(world, "Cold water.");
}

/* --- two programs of one learner --- */

static void takes_in_what_another_program_did(void **state)
{
	struct world *world = *state;
	const struct app_port port = world_port(world);
	const struct app_options options = {.course = world->folder, .state_folder = world->state};
	const struct key_event tick = { .key = 'x' }, next = { .key = ']' };
	struct app *other;

	world_open_course(world);
	world_type(world, "]");
	other = app_new(&options, &port, NULL);
	assert_non_null(other);
	app_resize(other, 24, 80);
	app_key(other, &(struct key_event){ .key = '[' });
	app_key(other, &tick);
	app_key(other, &next);
	world_type(world, "[");
	assert_shows(world, "\u2611 1. Wade");
	assert_shows(world, "1/1");
	world_type(world, "Qcold<Enter><Esc>");
	app_key(other, &(struct key_event){ .key = '[' });
	app_key(other, &(struct key_event){ .key = 'Q' });
	app_draw(other, &world->canvas);
	assert_shows(world, "Is it deep?");
	app_free(other);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		CASE(reads_the_passage_and_comes_back),
		CASE(tells_the_end),
		CASE(names_things_as_the_course_does),
		CASE(goes_from_one_result_to_the_next),
		CASE(goes_on_where_it_was),
		CASE(headings_tell_of_their_questions),
		CASE(reviews_what_is_due),
		CASE(nothing_right_is_no_success),
		CASE(the_chart_has_days_and_numbers_at_any_width),
		CASE(reviews_so_many_at_a_time),
		CASE(leaves_out_what_is_gone),
		CASE(takes_in_what_another_program_did),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
