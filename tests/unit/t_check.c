/* t_check.c - each fault of a course is found once, in its place and under its rule. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/check.h"

/* "path:line rule", a finding a line. */
static char *summary(const struct findings *findings)
{
	struct strbuf text = {0};

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		strbuf_addf(&text, "%s:%d %s%s\n", finding->path, finding->line, finding->rule,
			    finding->warning ? " w" : "");
	}
	return strbuf_detach(&text);
}

static void assert_check(const char *path, const char *shown, const char *want)
{
	struct findings findings = {0};
	struct err err = {0};
	char *have;

	if (!check_path(&findings, path, shown, &err))
		fail_msg("%s", err.text);
	have = summary(&findings);
	assert_string_equal(have, want);
	free(have);
	findings_deinit(&findings);
}

static void finds_each_fault_once(void **state)
{
	char *path = xasprintf("%s/tests/fixtures/faulty", getenv("srcdir"));

	(void)state;
	assert_check(path, "some/faulty",
		     "some/faulty/course.yaml:3 page-missing\n"
		     "some/faulty/start.md:3 front-matter\n"
		     "some/faulty/start.md:8 link-broken\n"
		     "some/faulty/start.md:8 anchor-broken w\n"
		     "some/faulty/start.md:9 outside-root\n"
		     "some/faulty/start.md:9 link-broken\n"
		     "some/faulty/start.md:10 alt-missing w\n"
		     "some/faulty/start.md:10 image-missing w\n"
		     "some/faulty/start.md:16 fence-unclosed w\n"
		     "some/faulty/quizzes/start.yaml:2 quiz-invalid\n"
		     "some/faulty/second.md:3 front-matter\n"
		     "some/faulty/second.md:6 mojibake w\n"
		     "some/faulty/second.md:8 control-character w\n"
		     "some/faulty/twin.md:2 duplicate-id\n"
		     "some/faulty/twin.md:3 outside-root\n"
		     "some/faulty/latin.md:1 not-utf8 w\n"
		     "some/faulty/unlisted.md:0 page-unlisted w\n");
	free(path);
}

static void finds_nothing_in_a_sound_course(void **state)
{
	char *path = xasprintf("%s/tests/fixtures/notes", getenv("srcdir"));

	(void)state;
	assert_check(path, "notes", "");
	free(path);
}

static void looks_around_a_single_file(void **state)
{
	char *path = xasprintf("%s/tests/fixtures/faulty/twin.md", getenv("srcdir"));

	(void)state;
	assert_check(path, "twin.md", "twin.md:3 outside-root\n");
	free(path);
}

static void points_at_the_link_itself(void **state)
{
	char *path = xasprintf("%s/tests/fixtures/faulty", getenv("srcdir"));
	struct findings findings = {0};

	(void)state;
	assert_true(check_path(&findings, path, path, NULL));
	assert_int_equal(findings.items[2].column, 18);
	assert_int_equal(findings.pages, 4);
	findings_deinit(&findings);
	free(path);
}

static void goes_on_behind_a_broken_manifest(void **state)
{
	char folder[] = "t_check.XXXXXX";
	char *command;

	(void)state;
	assert_non_null(mkdtemp(folder));
	command = xasprintf(
		"cd %s && echo 'titel: x' >course.yaml && echo '[x](y.md)' >a.md && "
		"mkdir quizzes && printf 'questions:\\n- {id: q, type: single\\n' >quizzes/a.yaml",
		folder);
	assert_int_equal(system(command), 0);
	free(command);
	assert_check(folder, "c",
		     "c/course.yaml:1 yaml\nc/a.md:1 link-broken\nc/quizzes/a.yaml:3 yaml\n");
	command = xasprintf("rm -rf %s", folder);
	assert_int_equal(system(command), 0);
	free(command);
}

static void says_what_cannot_be_looked_at(void **state)
{
	struct findings findings = {0};
	struct err err = {0};

	(void)state;
	assert_false(check_path(&findings, "no/such", "no/such", &err));
	assert_true(err_is_set(&err));
	assert_int_equal(findings.count, 0);
	findings_deinit(&findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_each_fault_once),
		cmocka_unit_test(finds_nothing_in_a_sound_course),
		cmocka_unit_test(looks_around_a_single_file),
		cmocka_unit_test(points_at_the_link_itself),
		cmocka_unit_test(goes_on_behind_a_broken_manifest),
		cmocka_unit_test(says_what_cannot_be_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
