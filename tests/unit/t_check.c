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

/* A course made by a command in a folder of its own; sum is filled in, and is the caller's to free. */
static void check_made(const char *make, const char *want, struct findings *sum)
{
	char folder[] = "t_check.XXXXXX";
	char *command, *course, *have;
	struct err err = {0};

	assert_non_null(mkdtemp(folder));
	command = xasprintf("cd %s && mkdir c && cd c && %s", folder, make);
	assert_int_equal(system(command), 0);
	free(command);
	course = path_join(folder, "c");
	*sum = (struct findings){0};
	if (!check_path(sum, course, "c", &err))
		fail_msg("%s", err.text);
	have = summary(sum);
	assert_string_equal(have, want);
	free(have);
	free(course);
	command = xasprintf("rm -rf %s", folder);
	assert_int_equal(system(command), 0);
	free(command);
}

/* Files beside the pages are looked at too, wherever a link of theirs leads. */
static void looks_at_files_that_are_no_pages(void **state)
{
	struct findings sum;

	(void)state;
	check_made("echo 'pages: [a]' >course.yaml && printf '[b](b.md#x) [c](c.md)\\n' >a.md && "
		   "printf '# B\\n[no](no.md)\\n' >b.md && echo '# C' >c.md && echo '# D' >d.md && "
		   "mkdir translations && echo '[no](no.md)' >translations/a.md",
		   "c/a.md:1 anchor-broken w\nc/b.md:2 link-broken\nc/b.md:0 page-unlisted w\n"
		   "c/c.md:0 page-unlisted w\nc/d.md:0 page-unlisted w\n",
		   &sum);
	assert_int_equal(sum.pages, 1);
	assert_int_equal(sum.extras, 3);
	findings_deinit(&sum);
}

static void a_linked_page_is_not_lost_where_every_page_is_built(void **state)
{
	struct findings sum;

	(void)state;
	check_made("mkdir docs && printf 'site_name: S\\nnav: [a.md]\\n' >mkdocs.yml && "
		   "echo '[b](b.md)' >docs/a.md && echo '# B' >docs/b.md && echo '# C' >docs/c.md && "
		   "printf -- '---\\ndraft: true\\n---\\n' >docs/d.md && echo '# R' >README.md",
		   "c/docs/c.md:0 page-unlisted w\n", &sum);
	findings_deinit(&sum);
}

static void finds_each_of_equal_links_in_its_place(void **state)
{
	struct findings sum;

	(void)state;
	check_made("printf '# A\\n\\n[a](no.md) and [b](no.md)\\nand [c](no.md) [d][e]\\n\\n[e]: no.md\\n' >a.md",
		   "c/a.md:3 link-broken\nc/a.md:3 link-broken\nc/a.md:4 link-broken\nc/a.md:6 link-broken\n",
		   &sum);
	assert_int_equal(sum.items[0].column, 5);
	assert_int_equal(sum.items[1].column, 20);
	assert_int_equal(sum.items[2].column, 9);
	findings_deinit(&sum);
}

static void guesses_what_was_meant(void **state)
{
	static const char *const want[] = {
		"\"sensor.md\" leads nowhere; did you mean the page lessons/sensors?",
		"\"code.md\" leads nowhere; write the page or correct the link",
		"the page lessons/sensors has no heading \"#wiring-it\"; did you mean \"#wiring-in\"?",
	};
	struct findings sum;

	(void)state;
	check_made("mkdir lessons && printf '# Sensors\\n\\n## Wiring in\\n' >lessons/sensors.md && echo '# Cord' "
		   ">cord.md && printf '# A\\n\\n[a](sensor.md)\\n[b](code.md)\\n[c](lessons/sensors.md#wiring-it)"
		   "\\n[d](Lessons/SENSORS.md)\\n' >a.md",
		   "c/a.md:3 link-broken\nc/a.md:4 link-broken\nc/a.md:5 anchor-broken w\n", &sum);
	for (size_t i = 0; i < 3; i++)
		assert_string_equal(sum.items[i].message, want[i]);
	assert_int_equal(sum.guesses, 1);
	findings_deinit(&sum);
}

static void says_once_a_page_what_it_cannot_include(void **state)
{
	struct findings sum;

	(void)state;
	check_made("mkdir src && printf '[book]\\n' >book.toml && echo '- [A](a.md)' >src/SUMMARY.md && "
		   "printf '{{#include x.rs}}\\n\\n{{#include y.rs:2}}\\n\\n\\\\{{#include z.rs}}\\n\\n{{#include "
		   "a.txt}}\\n\\n[std](../std/x.html)\\n' >src/a.md && echo a >src/a.txt",
		   "c/src/a.md:1 link-broken\nc/src/a.md:9 link-broken\n", &sum);
	assert_non_null(strstr(sum.items[0].message, "2 files that this page includes are not there, \"x.rs\""));
	assert_non_null(strstr(sum.items[1].message, "something else on their web site"));
	findings_deinit(&sum);
	check_made("printf 'root: a\\n' >_toc.yml && printf '# A\\n\\n`{include}` takes in a file.\\n\\n```{include} "
		   "no.md\\n```\\n' >a.md", "c/a.md:5 link-broken\n", &sum);
	findings_deinit(&sum);
}

static void names_that_meet_are_no_error(void **state)
{
	struct findings sum;

	(void)state;
	check_made("mkdir work && echo '# 1' >work.md && echo '# 2' >work/README.md",
		   "c/work.md:1 duplicate-id w\n", &sum);
	findings_deinit(&sum);
}

static void knows_ids_as_docusaurus_makes_them(void **state)
{
	struct findings sum;

	(void)state;
	check_made("echo 'module.exports = {title: \"T\"};' >docusaurus.config.js && mkdir -p docs/a docs/b && "
		   "printf -- '---\\nid: x\\n---\\n' >docs/a/1-one.md && printf -- '---\\nid: x\\n---\\n' >docs/b/one.md && "
		   "echo '# 1' >docs/1-two.md && echo '# 2' >docs/2-two.md",
		   "c/docs/2-two.md:1 duplicate-id\n", &sum);
	findings_deinit(&sum);
}

static void tells_why_a_list_is_a_checklist(void **state)
{
	struct findings sum;

	(void)state;
	check_made("printf '# A\\n\\n## Procedure\\n\\n* a\\n* b\\n\\n## Topics\\n\\n* c\\n\\n**Tools**\\n\\n* d\\n\\n"
		   "Hardware needed:\\n\\n* e\\n* f\\n* g\\n' >a.md",
		   "", &sum);
	assert_int_equal(sum.list_count, 2);
	assert_int_equal(sum.lists[0].line, 5);
	assert_int_equal(sum.lists[0].steps, 2);
	assert_int_equal(sum.lists[0].cause, STEP_HEADING);
	assert_string_equal(sum.lists[0].because, "Procedure");
	assert_int_equal(sum.lists[1].steps, 3);
	assert_int_equal(sum.lists[1].cause, STEP_LABEL);
	assert_string_equal(sum.lists[1].because, "Hardware needed:");
	findings_deinit(&sum);
}

static void reads_quizzes_of_mdbook(void **state)
{
	char *path = xasprintf("%s/tests/fixtures/exchange/quiz.toml", getenv("srcdir"));
	struct findings findings = {0};

	(void)state;
	assert_true(check_path(&findings, path, "quiz.toml", NULL));
	assert_int_equal(findings.pages, 1);
	assert_int_equal(findings.count, 1);
	assert_string_equal(findings.items[0].rule, "quiz-invalid");
	findings_deinit(&findings);
	free(path);
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
		cmocka_unit_test(looks_at_files_that_are_no_pages),
		cmocka_unit_test(a_linked_page_is_not_lost_where_every_page_is_built),
		cmocka_unit_test(finds_each_of_equal_links_in_its_place),
		cmocka_unit_test(guesses_what_was_meant),
		cmocka_unit_test(says_once_a_page_what_it_cannot_include),
		cmocka_unit_test(names_that_meet_are_no_error),
		cmocka_unit_test(knows_ids_as_docusaurus_makes_them),
		cmocka_unit_test(tells_why_a_list_is_a_checklist),
		cmocka_unit_test(reads_quizzes_of_mdbook),
		cmocka_unit_test(says_what_cannot_be_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
