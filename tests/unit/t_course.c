/* t_course.c - courses of each kind opened: pages, order, ids, titles, weeks, quizzes. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/course.h"
#include "course/head.h"

static struct course *open_fixture(const char *name)
{
	char *path = xasprintf("%s/tests/fixtures/%s", getenv("srcdir"), name);
	struct err err = {0};
	struct course *course = course_open(path, &err);

	if (course == NULL)
		fail_msg("%s", err.text);
	free(path);
	return course;
}

struct row {
	const char *id, *path, *title, *label;
	int depth, week;
};

static void assert_pages(const struct course *course, const struct row *rows, size_t count)
{
	assert_int_equal(course->page_count, count);
	for (size_t i = 0; i < count; i++) {
		const struct page *page = &course->pages[i];

		assert_string_equal(page->id, rows[i].id);
		assert_string_equal(page->path != NULL ? page->path : "", rows[i].path);
		assert_string_equal(page->title, rows[i].title);
		assert_string_equal(page->label,
				    rows[i].label != NULL ? rows[i].label : rows[i].title);
		assert_int_equal(page->depth, rows[i].depth);
		assert_int_equal(page->week, rows[i].week);
	}
}

static void opens_a_course_with_a_manifest(void **state)
{
	static const struct row rows[] = {
		{ "Welcome",       "intro.md",          "Welcome to sensors \U0001f60e", "Start here", 0, -1 },
		{ "weekOne",       "weekOne.md",        "Week 1: light",                 NULL,         0,  1 },
		{ "weekTwo",       "weekTwo.md",        "Heat",                          NULL,         0,  2 },
		{ "weekThree",     "weekThree.mdx",     "Sound",                         NULL,         0,  3 },
		{ "project",       "project/README.md", "The project",                   NULL,         0,  3 },
		{ "project/parts", "project/parts.md",  "Parts",                         NULL,         1, -1 },
	};
	struct course *course = open_fixture("sensors");

	(void)state;
	assert_int_equal(course->kind, COURSE_LECTERN);
	assert_string_equal(course->id, "sensors");
	assert_string_equal(course->title, "Sensors in Three Weeks");
	assert_string_equal(course->language, "en");
	assert_string_equal(course->steps[1], "to do");
	assert_null(course->steps[2]);
	assert_pages(course, rows, sizeof rows / sizeof *rows);
	assert_string_equal(course->pages[1].quiz, "quizzes/weekOne.yaml");
	assert_string_equal(course->pages[4].quiz, "project/project.yaml");
	assert_null(course->pages[0].quiz);
	course_free(course);
}

static void opens_a_plain_folder(void **state)
{
	static const struct row rows[] = {
		{ "index",               "README.md",                 "Notes on wiring",  NULL, 0, -1 },
		{ "01-start",            "01-start/README.md",        "Getting started",  NULL, 0,  1 },
		{ "01-start/assignment", "01-start/assignment.md",    "What to bring",    NULL, 1,  1 },
		{ "02-wiring",           "02-wiring/README.md",       "wiring",           NULL, 0,  2 },
		{ "02-wiring/2-first",   "02-wiring/2-first.md",      "First",            NULL, 1,  2 },
		{ "02-wiring/10-last",   "02-wiring/10-last.md",      "Last",             NULL, 1,  2 },
		{ "02-wiring/deep",      "",                          "deep",             NULL, 1,  2 },
		{ "02-wiring/deep/page", "02-wiring/deep/page.md",    "Deep page",        NULL, 2,  2 },
		{ "extra",               "",                          "extra",            NULL, 0, -1 },
		{ "extra/pinned",        "extra/pinned.md",           "Pinned",           NULL, 1, -1 },
		{ "extra/weekOne",       "extra/weekOne.md",          "First extra",      NULL, 1,  1 },
		{ "extra/weekTwo",       "extra/weekTwo.md",          "Second extra",     NULL, 1,  2 },
	};
	struct course *course = open_fixture("notes");

	(void)state;
	assert_int_equal(course->kind, COURSE_FOLDER);
	assert_string_equal(course->title, "Notes on wiring");
	assert_int_equal(strlen(course->id), strlen("notes-") + 8);
	assert_memory_equal(course->id, "notes-", strlen("notes-"));
	assert_pages(course, rows, sizeof rows / sizeof *rows);
	assert_true(course->pages[2].all_lists);
	assert_false(course->pages[1].all_lists);
	course_free(course);
}

static void opens_a_single_file(void **state)
{
	static const struct row rows[] = {
		{ "weekOne", "weekOne.md", "Week 1: light", NULL, 0, 1 },
	};
	struct course *course = open_fixture("sensors/weekOne.md");

	(void)state;
	assert_int_equal(course->kind, COURSE_FILE);
	assert_memory_equal(course->id, "weekOne-", strlen("weekOne-"));
	assert_string_equal(course->title, "Week 1: light");
	assert_pages(course, rows, 1);
	assert_string_equal(course->pages[0].quiz, "quizzes/weekOne.yaml");
	course_free(course);
}

static void finds_pages_by_their_names(void **state)
{
	static const struct { const char *word; int page; } cases[] = {
		{ "weekTwo", 2 }, { "2", 2 }, { "3", 3 }, { "intro.md", 0 }, { "intro", 0 }, { "project", 4 },
		{ "project/parts.md", 5 }, { "9", -1 }, { "weektwo", -1 }, { "", -1 }, { "99999999999999999999", -1 },
	};
	struct course *course = open_fixture("sensors");

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(course_find_page(course, cases[i].word), cases[i].page);
	assert_int_equal(course_find_path(course, "weekThree.mdx"), 3);
	assert_int_equal(course_find_path(course, "draft.md"), -1);
	course_free(course);
}

static void loads_pages_and_groups(void **state)
{
	struct course *course = open_fixture("notes");
	struct doc *page = course_load_page(course, 2, NULL);
	struct doc *group = course_load_page(course, 8, NULL);

	(void)state;
	assert_string_equal(page->title, "What to bring");
	assert_int_equal(page->step_count, 2);
	assert_string_equal(group->title, "extra");
	doc_free(page);
	doc_free(group);
	course_free(course);
}

/* --- in a folder of its own --- */

static int set_up(void **state)
{
	char *folder = xstrdup("t_course.XXXXXX");

	if (mkdtemp(folder) == NULL)
		return -1;
	*state = file_real_path(folder);
	free(folder);
	return 0;
}

static int tear_down(void **state)
{
	char *command = xasprintf("rm -rf '%s'", (char *)*state);
	int status = system(command);

	free(command);
	free(*state);
	return status;
}

static void put(const char *folder, const char *name, const char *text)
{
	char *path = path_join(folder, name);
	char *slash = strrchr(path, '/');
	struct err err = {0};

	*slash = '\0';
	assert_true(file_make_folder(path, 0700, &err));
	*slash = '/';
	if (!file_write(path, text, strlen(text), 0600, &err))
		fail_msg("%s", err.text);
	free(path);
}

static void keeps_ids_unique(void **state)
{
	struct course *course;

	put(*state, "a.md", "---\nid: same\n---\n");
	put(*state, "b.md", "---\nid: same\n---\n");
	put(*state, "same.md", "# x\n");
	course = course_open(*state, NULL);
	assert_string_equal(course->pages[0].id, "same");
	assert_string_equal(course->pages[1].id, "b");
	assert_string_equal(course->pages[2].id, "same-2");
	course_free(course);
}

static void refuses_a_broken_manifest_in_words(void **state)
{
	static const struct { const char *yaml, *holds; } cases[] = {
		{ "titel: x\n",                        "/course.yaml:1:1: unknown key \"titel\"; did you mean \"title\"?" },
		{ "id: ../up\n",                       "/course.yaml:1:5: an id is" },
		{ "id: -x\n",                          "/course.yaml:1:5: an id is" },
		{ "pages: one\n",                      "/course.yaml:1:8: pages is a list" },
		{ "pages: [{a: b}]\n",                 "/course.yaml:1:9: an item of pages" },
		{ "start: monday\n",                   "/course.yaml:1:8: start is a date" },
		{ "sessions:\n  - {kind: party}\n",    "/course.yaml:2:12: the kind of a session" },
		{ "- a\n",                             "/course.yaml:1:1: course.yaml is a map" },
		{ "a: *b\n",                           "/course.yaml:1:4: an alias" },
	};

	put(*state, "a.md", "# x\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};

		put(*state, "course.yaml", cases[i].yaml);
		assert_null(course_open(*state, &err));
		if (strstr(err.text, cases[i].holds) == NULL)
			fail_msg("\"%s\" gives \"%s\"", cases[i].yaml, err.text);
	}
}

static void leaves_out_listed_pages_that_are_not_there(void **state)
{
	struct course *course;

	put(*state, "course.yaml", "pages: [b, gone, a, b]\n");
	put(*state, "a.md", "# A\n");
	put(*state, "b.md", "# B\n");
	put(*state, "c.md", "# C\n");
	course = course_open(*state, NULL);
	assert_int_equal(course->page_count, 2);
	assert_string_equal(course->pages[0].id, "b");
	assert_string_equal(course->pages[1].id, "a");
	course_free(course);
}

static void says_what_cannot_be_opened(void **state)
{
	struct err err = {0};
	char *pipe = path_join(*state, "pipe.md"), *text = path_join(*state, "x.txt");

	assert_null(course_open(*state, &err));
	assert_non_null(strstr(err.text, "no Markdown page"));
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_null(course_open(pipe, &err));
	put(*state, "x.txt", "text");
	assert_null(course_open(text, &err));
	assert_non_null(strstr(err.text, "no Markdown file"));
	assert_null(course_open("no/such/place", &err));
	assert_non_null(strstr(err.text, "no/such/place: "));
	free(pipe);
	free(text);
}

static void reads_no_quiz_outside_the_course(void **state)
{
	struct course *course;
	char *inner = path_join(*state, "course");

	put(*state, "secret.yaml", "questions: []\n");
	put(*state, "course/a.md", "---\nquiz: ../secret.yaml\n---\n# A\n");
	put(*state, "course/b.md", "---\nid: ../secret\n---\n# B\n");
	put(*state, "course/c.md", "---\nquiz: not-there.yaml\n---\n# C\n");
	course = course_open(inner, NULL);
	assert_null(course->pages[0].quiz);
	assert_null(course->pages[1].quiz);
	assert_string_equal(course->pages[2].quiz, "not-there.yaml");
	course_free(course);
	free(inner);
}

static void makes_safe_ids_of_any_name(void **state)
{
	static const struct { const char *name, *begins; } cases[] = {
		{ "my course.md", "my-course-" }, { "\xe2\x80\xae.md", "course-" }, { "-.x.md", "x-" }, { "v1.2.md", "v1.2-" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *path = path_join(*state, cases[i].name);
		struct course *course;

		put(*state, cases[i].name, "text\n");
		course = course_open(path, NULL);
		assert_memory_equal(course->id, cases[i].begins, strlen(cases[i].begins));
		assert_int_equal(strlen(course->id), strlen(cases[i].begins) + 8);
		course_free(course);
		free(path);
	}
}

static void reads_titles_from_heads(void **state)
{
	static const struct { const char *text, *title; } cases[] = {
		{ "# Plain\n",                                       "Plain" },
		{ "text\n\n# After text\n",                          "After text" },
		{ "```\n# code\n```\n# Real\n",                      "Real" },
		{ "<!-- a\n# b\n-->\n\n# Real\n",                    "Real" },
		{ "Under\n===\n",                                    "Under" },
		{ "## Second level\n",                               NULL },
		{ "#hash\n",                                         NULL },
		{ "# A `code` and *em* [link](x) {#id}\n",           "A code and em link" },
		{ "---\ntitle: From: matter\n---\n# H\n",            "From: matter" },
		{ "---\ntitle: ''\n---\n# H\n",                      "H" },
		{ "# \xef\xa3\xbf\xc3\xbc\xc3\xb2\xc3\xa9\n",        "\U0001f60e" },	/* UTF-8 read as Mac Roman */
		{ "# <img src='a.png'> A ![b](c.png)\n",              "A" },
		{ "# ![b](c.png)\n",                                 "[image: b]" },
		{ "# a\x1b[31mb\n",                                  "a[31mb" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct head head;

		head_parse(&head, cases[i].text, strlen(cases[i].text));
		if (cases[i].title == NULL)
			assert_null(head.title);
		else
			assert_string_equal(head.title, cases[i].title);
		head_deinit(&head);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_a_course_with_a_manifest),
		cmocka_unit_test(opens_a_plain_folder),
		cmocka_unit_test(opens_a_single_file),
		cmocka_unit_test(finds_pages_by_their_names),
		cmocka_unit_test(loads_pages_and_groups),
		cmocka_unit_test(reads_titles_from_heads),
		cmocka_unit_test_setup_teardown(keeps_ids_unique, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_a_broken_manifest_in_words, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(leaves_out_listed_pages_that_are_not_there, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(says_what_cannot_be_opened, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reads_no_quiz_outside_the_course, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(makes_safe_ids_of_any_name, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
