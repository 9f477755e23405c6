/* t_link.c - where links lead: for a forge, for a web site, for a folder, and never out of the course. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/course.h"
#include "course/link.h"

struct row {
	const char *from, *href;
	enum link_kind kind;
	const char *to, *anchor;	/* to: page id, or the path of a file; NULL: not looked at */
};

static void assert_link(const struct course *course, const struct row *row)
{
	struct link link;

	link_resolve(&link, course, (size_t)course_find_page(course, row->from), row->href);
	if (link.kind != row->kind)
		fail_msg("\"%s\" on %s is of kind %d", row->href, row->from, link.kind);
	if (row->kind == LINK_PAGE)
		assert_string_equal(course->pages[link.page].id, row->to);
	else
		assert_int_equal(link.page, -1);
	if (row->kind == LINK_FILE && row->to != NULL)
		assert_string_equal(link.path, row->to);
	assert_string_equal(link.anchor, row->anchor != NULL ? row->anchor : "");
	assert_non_null(link.path);
	link_deinit(&link);
}

static void resolves(const char *fixture, const struct row *rows, size_t count)
{
	char *path = xasprintf("%s/tests/fixtures/%s", getenv("srcdir"), fixture);
	struct course *course = course_open(path, NULL);

	assert_non_null(course);
	for (size_t i = 0; i < count; i++)
		assert_link(course, &rows[i]);
	course_free(course);
	free(path);
}

static void finds_pages_in_every_spelling(void **state)
{
	static const struct row rows[] = {
		{ "Welcome", "weekOne.md",                LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "./weekOne",                 LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "/docs/weekOne",             LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "/Learn/docs/weekOne/",      LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "@site/docs/weekOne.md",     LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "weekOne.html#to-do",        LINK_PAGE, "weekOne",       "to-do" },
		{ "Welcome", "weekOne?a=b#x%20y",         LINK_PAGE, "weekOne",       "x y" },
		{ "Welcome", "week%4Fne",                 LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", " weekOne.md ",              LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "weekThree",                 LINK_PAGE, "weekThree",     NULL },
		{ "Welcome", "weekThree.md",              LINK_PAGE, "weekThree",     NULL },
		{ "Welcome", "WEEKONE.MD",                LINK_PAGE, "weekOne",       NULL },
		{ "Welcome", "#procedure-",               LINK_PAGE, "Welcome",       "procedure-" },
		{ "Welcome", "",                          LINK_PAGE, "Welcome",       NULL },
		{ "weekOne", "/docs/Welcome",             LINK_PAGE, "Welcome",       NULL },
		{ "weekOne", "project",                   LINK_PAGE, "project",       NULL },
		{ "weekOne", "project/",                  LINK_PAGE, "project",       NULL },
		{ "weekOne", "project/index.html",        LINK_PAGE, "project",       NULL },
		{ "weekOne", "/final",                    LINK_PAGE, "project",       NULL },
		{ "project", "parts.md",                  LINK_PAGE, "project/parts", NULL },
		{ "project", "../intro.md",               LINK_PAGE, "Welcome",       NULL },
		{ "project", "weekOne.md",                LINK_PAGE, "weekOne",       NULL },
		{ "project", "README.md",                 LINK_PAGE, "project",       NULL },
		{ "weekOne", "/",                         LINK_PAGE, "Welcome",       NULL },
	};

	(void)state;
	resolves("sensors", rows, sizeof rows / sizeof *rows);
}

static void finds_pages_without_their_numbers(void **state)
{
	static const struct row rows[] = {
		{ "index",             "start",                  LINK_PAGE, "01-start",          NULL },
		{ "index",             "/docs/wiring/first",     LINK_PAGE, "02-wiring/2-first", NULL },
		{ "index",             "first.md",               LINK_PAGE, "02-wiring/2-first", NULL },
		{ "02-wiring/2-first", "10-last",                LINK_PAGE, "02-wiring/10-last", NULL },
		{ "02-wiring/2-first", ".",                      LINK_PAGE, "02-wiring",         NULL },
		{ "02-wiring/2-first", "../",                    LINK_PAGE, "index",             NULL },
		{ "02-wiring",         "deep/",                  LINK_PAGE, "02-wiring/deep",    NULL },
		{ "index",             "README.md",              LINK_PAGE, "index",             NULL },
	};

	(void)state;
	resolves("notes", rows, sizeof rows / sizeof *rows);
}

static void tells_files_from_what_is_not_there(void **state)
{
	static const struct row rows[] = {
		{ "Welcome", "img/sheet.pdf",            LINK_FILE,     "img/sheet.pdf", NULL },
		{ "Welcome", "/img/sheet.pdf?raw=1",     LINK_FILE,     "img/sheet.pdf", NULL },
		{ "Welcome", "pathname:///img/sheet.pdf", LINK_FILE,    "img/sheet.pdf", NULL },
		{ "project", "../img",                   LINK_FILE,     "img",           NULL },
		{ "Welcome", "draft",                    LINK_FILE,     "draft.md",      NULL },
		{ "Welcome", "nowhere.md#x",             LINK_BROKEN,   NULL,            "x" },
		{ "Welcome", "img/none.png",             LINK_BROKEN,   NULL,            NULL },
		{ "Welcome", "weekOne.png",              LINK_BROKEN,   NULL,            NULL },
		{ "Welcome", "a%00b",                    LINK_BROKEN,   NULL,            NULL },
		{ "Welcome", "http://example.org/a.md",  LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "HTTPS://example.org/",     LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "//example.org/x",          LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "mailto:a@example.org",     LINK_EXTERNAL, NULL,            NULL },
		{ "Welcome", "javascript:alert(1)",      LINK_UNSAFE,   NULL,            NULL },
		{ "Welcome", "\x01 file:///etc/passwd",  LINK_UNSAFE,   NULL,            NULL },
		{ "Welcome", "../secret.md",             LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "%2e%2e/%2e%2e/etc/passwd", LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "@site/../../x",            LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "/../x",                    LINK_OUTSIDE,  NULL,            NULL },
		{ "Welcome", "/etc/passwd",              LINK_BROKEN,   NULL,            NULL },
	};

	(void)state;
	resolves("sensors", rows, sizeof rows / sizeof *rows);
}

static void knows_the_neighbours_of_a_single_file(void **state)
{
	static const struct row rows[] = {
		{ "weekOne", "weekTwo.md",       LINK_FILE,   "weekTwo.md",    NULL },
		{ "weekOne", "weekThree",        LINK_FILE,   "weekThree.mdx", NULL },
		{ "weekOne", "/docs/weekTwo",    LINK_FILE,   "weekTwo.md",    NULL },
		{ "weekOne", "weekNine.md",      LINK_BROKEN, NULL,            NULL },
		{ "weekOne", "weekOne.md#to-do", LINK_PAGE,   "weekOne",       "to-do" },
	};

	(void)state;
	resolves("sensors/weekOne.md", rows, sizeof rows / sizeof *rows);
}

static void guesses_only_where_one_page_fits(void **state)
{
	static const struct row rows[] = {
		{ "index", "/elsewhere/pinned",  LINK_PAGE,   "extra/pinned", NULL },
		{ "index", "/elsewhere/wrong",   LINK_BROKEN, NULL,           NULL },
	};

	(void)state;
	resolves("notes", rows, sizeof rows / sizeof *rows);
}

static void follows_no_symbolic_link_out_of_the_course(void **state)
{
	static const struct row rows[] = {
		{ "a", "out.txt",       LINK_OUTSIDE, NULL,     NULL },
		{ "a", "away/host.txt", LINK_OUTSIDE, NULL,     NULL },
		{ "a", "in.txt",        LINK_FILE,    "in.txt", NULL },
	};
	char folder[] = "t_link.XXXXXX";
	struct course *course;
	char *command;

	(void)state;
	assert_non_null(mkdtemp(folder));
	command = xasprintf(
		"cd %s && mkdir course other && echo x >other/host.txt && echo '# A' >course/a.md "
		"&& "
		"ln -s ../other/host.txt course/out.txt && ln -s ../other course/away && "
		"ln -s a.md course/in.txt",
		folder);
	assert_int_equal(system(command), 0);
	free(command);
	command = path_join(folder, "course");
	course = course_open(command, NULL);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_link(course, &rows[i]);
	course_free(course);
	free(command);
	command = xasprintf("rm -rf %s", folder);
	assert_int_equal(system(command), 0);
	free(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_pages_in_every_spelling),
		cmocka_unit_test(finds_pages_without_their_numbers),
		cmocka_unit_test(tells_files_from_what_is_not_there),
		cmocka_unit_test(knows_the_neighbours_of_a_single_file),
		cmocka_unit_test(guesses_only_where_one_page_fits),
		cmocka_unit_test(follows_no_symbolic_link_out_of_the_course),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
