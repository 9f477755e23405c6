/* t_visit.c - a journal says once where its course is, before the next thing that happens. */
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
#include "learn/journal.h"
#include "learn/visit.h"

#define NOW 1767600000			/* 2026-01-05T08:00:00Z */

static char folder[4096];

static int set_up(void **state)
{
	const char *parent = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/visit.XXXXXX", parent != NULL ? parent : "/tmp");
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
	char *path = path_join(folder, "journal");

	(void)state;
	unlink(path);
	free(path);
	return rmdir(folder);
}

/* Opens the course there, and turns to a page if that is wished. */
static void work(struct visit *visit, const char *path, const char *title, bool turn, int64_t now)
{
	struct journal *journal = journal_open(folder, false, visit_apply, visit);
	struct event event = {0};

	visit_note(visit, journal, path, title);
	if (turn) {
		event_init(&event, "place");
		event_set(&event, "page", "one");
		assert_true(journal_append_one(journal, &event, now));
	}
	event_deinit(&event);
	journal_close(journal);
}

static size_t count_courses(void)
{
	char *path = path_join(folder, "journal");
	struct strbuf text = {0};
	size_t count = 0;

	file_read(path, 1 << 20, &text, NULL);
	for (const char *at = strbuf_text(&text); (at = strstr(at, " course ")) != NULL; at++)
		count++;
	strbuf_deinit(&text);
	free(path);
	return count;
}

static void is_told_with_what_happens_and_when_it_changes(void **state)
{
	static const struct {
		const char *path, *title;
		bool turn;
		size_t courses;		/* lines that say where, afterwards */
	} visits[] = {
		{ "/home/me/a course", "100% Sure", false, 0 },	/* looked at: nothing is kept */
		{ "/home/me/a course", "100% Sure", true, 1 },
		{ "/home/me/a course", "100% Sure", true, 1 },
		{ "/home/me/moved", "100% Sure", true, 2 },
		{ "/home/me/moved", "Renamed", true, 3 },
		{ NULL, "Renamed", true, 3 },			/* where it is is not known */
	};
	struct visit visit;

	(void)state;
	for (size_t i = 0; i < sizeof visits / sizeof *visits; i++) {
		visit = (struct visit){0};
		work(&visit, visits[i].path, visits[i].title, visits[i].turn, NOW + (int64_t)i);
		assert_int_equal(count_courses(), visits[i].courses);
		if (visits[i].path != NULL && visits[i].turn) {
			assert_string_equal(visit.path, visits[i].path);
			assert_string_equal(visit.title, visits[i].title);
		}
		assert_int_equal(visit.last, visits[i].turn ? NOW + (int64_t)i : 0);
		visit_deinit(&visit);
	}
}

static void a_path_that_is_not_absolute_is_not_taken(void **state)
{
	struct visit visit = {0};
	struct event event = {0};

	(void)state;
	event_init(&event, "course");
	event_set(&event, "path", "../elsewhere");
	visit_apply(&visit, &event);
	assert_null(visit.path);
	event_init(&event, "course");
	event_set(&event, "path", "/there");
	visit_apply(&visit, &event);
	assert_string_equal(visit.path, "/there");
	visit_apply(&visit, NULL);
	assert_null(visit.path);
	event_deinit(&event);
	visit_deinit(&visit);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(is_told_with_what_happens_and_when_it_changes,
						set_up, tear_down),
		cmocka_unit_test(a_path_that_is_not_absolute_is_not_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
