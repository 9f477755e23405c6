/* t_progress.c - the fold of events: places, reading, steps, quizzes. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/markdown.h"
#include "learn/progress.h"

static struct place at(int block, uint32_t offset)
{
	return (struct place){ block, offset };
}

static void assert_seen(const struct seen *seen, const char *want)
{
	struct strbuf text = {0};

	seen_format(&text, seen);
	assert_string_equal(strbuf_text(&text), want);
	strbuf_deinit(&text);
}

static void ranges_merge_where_they_touch(void **state)
{
	struct seen seen = {0};

	(void)state;
	assert_true(seen_add(&seen, at(4, 0), at(5, 0)));
	assert_true(seen_add(&seen, at(1, 10), at(2, 0)));
	assert_seen(&seen, "1.10-2.0,4.0-5.0");
	assert_false(seen_add(&seen, at(1, 20), at(1, 30)));
	assert_false(seen_add(&seen, at(3, 0), at(3, 0)));
	assert_false(seen_add(&seen, at(3, 0), at(2, 0)));
	assert_true(seen_add(&seen, at(5, 0), at(6, 7)));
	assert_seen(&seen, "1.10-2.0,4.0-6.7");
	assert_true(seen_add(&seen, at(2, 0), at(4, 1)));
	assert_seen(&seen, "1.10-6.7");
	assert_true(seen_add(&seen, at(0, 0), PLACE_END));
	assert_seen(&seen, "0.0-end");
	seen_deinit(&seen);
}

static void a_range_holds_its_beginning_and_not_its_end(void **state)
{
	struct seen seen = {0};

	(void)state;
	assert_false(seen_has(&seen, at(0, 0)));
	seen_add(&seen, at(1, 5), at(2, 0));
	seen_add(&seen, at(3, 0), PLACE_END);
	assert_false(seen_has(&seen, at(1, 4)));
	assert_true(seen_has(&seen, at(1, 5)));
	assert_true(seen_has(&seen, at(1, 4000)));
	assert_false(seen_has(&seen, at(2, 0)));
	assert_true(seen_has(&seen, at(3, 0)));
	assert_true(seen_has(&seen, at(900, 0)));
	seen_deinit(&seen);
}

static void ranges_read_back_and_refuse_nonsense(void **state)
{
	static const char *const bad[] = {"x",         "1",
					  "1.2",       "1.2-",
					  "1-2",       "1.2-3.4;",
					  "1.2-3.4,x", "1.99999999999-2.0",
					  "-1.0-2.0",  "99999999999.0-end"};
	struct seen seen = {0};

	(void)state;
	assert_true(seen_parse(&seen, "4.0-5.0,1.10-2.0,7.0-end"));
	assert_seen(&seen, "1.10-2.0,4.0-5.0,7.0-end");
	assert_true(seen_parse(&seen, ""));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(seen_parse(&seen, bad[i]));
	seen_deinit(&seen);
}

static void the_last_place_counts(void **state)
{
	struct progress *progress = progress_new();
	struct event event = {0};
	struct place place;

	(void)state;
	assert_null(progress_last_page(progress));
	assert_false(progress_place(progress, "a", &place));
	progress_make_place(&event, "a", at(3, 40));
	progress_apply(progress, &event);
	progress_make_place(&event, "b", at(1, 0));
	progress_apply(progress, &event);
	assert_string_equal(progress_last_page(progress), "b");
	assert_true(progress_place(progress, "a", &place));
	assert_int_equal(place.block, 3);
	assert_int_equal(place.offset, 40);
	progress_apply(progress, NULL);
	assert_null(progress_last_page(progress));
	event_deinit(&event);
	progress_free(progress);
}

static void apply_read(struct progress *progress, int blocks, struct place from, struct place to,
		       double share)
{
	struct event event = {0};
	struct seen fresh = {0};

	seen_add(&fresh, from, to);
	progress_make_read(&event, "a", blocks, &fresh, share);
	progress_apply(progress, &event);
	seen_deinit(&fresh);
	event_deinit(&event);
}

static void reading_adds_up_and_never_falls(void **state)
{
	struct progress *progress = progress_new();

	(void)state;
	apply_read(progress, 9, at(0, 0), at(3, 0), 0.3);
	apply_read(progress, 9, at(3, 0), at(5, 0), 0.5);
	assert_seen(progress_seen(progress, "a", 9), "0.0-5.0");
	assert_true(progress_read_share(progress, "a") == 0.5);
	apply_read(progress, 20, at(0, 0), at(1, 0), 0.1);	/* the page was edited */
	assert_null(progress_seen(progress, "a", 9));
	assert_seen(progress_seen(progress, "a", 20), "0.0-1.0");
	assert_true(progress_read_share(progress, "a") == 0.5);
	apply_read(progress, 20, at(1, 0), PLACE_END, 1);
	assert_true(progress_read_share(progress, "a") == 1);
	assert_true(progress_read_share(progress, "b") == 0);
	progress_free(progress);
}

/* --- steps --- */

static struct doc *steps(const char *text)
{
	struct markdown_options options = { .path = "page.md" };

	return markdown_parse(text, strlen(text), &options);
}

static void apply_tick(struct progress *progress, const struct doc *doc, size_t step, bool done)
{
	struct event event = {0};

	progress_make_tick(&event, progress, "a", doc, step, done);
	progress_apply(progress, &event);
	event_deinit(&event);
}

static void assert_steps(const struct progress *progress, const struct doc *doc, const char *want)
{
	char marks[16] = "";

	assert_true(doc->step_count < sizeof marks);
	for (size_t i = 0; i < doc->step_count; i++)
		marks[i] = "-x~"[progress_step(progress, "a", doc, i)];
	assert_string_equal(marks, want);
}

static void ticks_follow_the_text_of_a_step(void **state)
{
	struct progress *progress = progress_new();
	struct doc *doc = steps("## Procedure\n\n1. one\n2. two\n3. three\n");
	struct doc *moved = steps("## Procedure\n\n1. zero\n2. three\n3. one\n4. two\n");
	size_t total;

	(void)state;
	assert_steps(progress, doc, "---");
	apply_tick(progress, doc, 0, true);
	apply_tick(progress, doc, 2, true);
	assert_steps(progress, doc, "x-x");
	assert_int_equal(progress_steps_done(progress, "a", doc, &total), 2);
	assert_int_equal(total, 3);
	assert_steps(progress, moved, "-xx-");
	apply_tick(progress, doc, 0, false);
	assert_steps(progress, doc, "--x");
	doc_free(moved);
	doc_free(doc);
	progress_free(progress);
}

static void a_rewritten_step_is_shown_as_changed(void **state)
{
	struct progress *progress = progress_new();
	struct doc *doc = steps("## Procedure\n\n1. one\n2. two\n");
	struct doc *edited = steps("## Procedure\n\n1. one\n2. two, but better\n");

	(void)state;
	apply_tick(progress, doc, 0, true);
	apply_tick(progress, doc, 1, true);
	assert_steps(progress, edited, "x~");
	assert_int_equal(progress_steps_done(progress, "a", edited, NULL), 1);
	apply_tick(progress, edited, 1, true);
	assert_steps(progress, edited, "xx");
	apply_tick(progress, edited, 1, false);
	assert_steps(progress, edited, "x-");	/* what it was before is forgotten */
	doc_free(edited);
	doc_free(doc);
	progress_free(progress);
}

static void what_the_author_ticked_is_done_until_unticked(void **state)
{
	struct progress *progress = progress_new();
	struct doc *doc = steps("- [x] done\n- [ ] to do\n");

	(void)state;
	assert_steps(progress, doc, "x-");
	apply_tick(progress, doc, 0, false);
	assert_steps(progress, doc, "--");
	doc_free(doc);
	progress_free(progress);
}

/* --- quizzes --- */

/* kind and then key, value pairs up to NULL, all of quiz "a". */
static void apply(struct progress *progress, const char *kind, ...)
{
	struct event event = {0};
	const char *key;
	va_list args;

	event_init(&event, kind);
	event_set(&event, "quiz", "a");
	va_start(args, kind);
	while ((key = va_arg(args, const char *)) != NULL)
		event_set(&event, key, va_arg(args, const char *));
	va_end(args);
	progress_apply(progress, &event);
	event_deinit(&event);
}

static void attempts_are_counted_and_the_best_decides(void **state)
{
	struct progress *progress = progress_new();
	const struct quiz_record *quiz;

	(void)state;
	assert_null(progress_quiz(progress, "a"));
	apply(progress, "attempt", "id", "1", "seed", "0", "shuffle", "none", "order", "p,q", NULL);
	apply(progress, "answer", "id", "1", "q", "p", "answer", "1", "result", "right", "earned",
	      "1", NULL);
	quiz = progress_quiz(progress, "a");
	assert_true(quiz->open);
	assert_int_equal(quiz->attempts, 0);
	assert_int_equal(quiz->attempt.count, 2);
	apply(progress, "finish", "id", "1", "earned", "3", "of", "4", "result", "passed", "missed",
	      "q", NULL);
	quiz = progress_quiz(progress, "a");
	assert_false(quiz->open);
	assert_int_equal(quiz->attempts, 1);
	assert_int_equal(quiz->attempt.count, 0);
	assert_true(quiz->best == 0.75 && quiz->last == 0.75 && quiz->passed);
	assert_int_equal(quiz->missed_count, 1);
	assert_string_equal(quiz->missed[0], "q");

	apply(progress, "attempt", "id", "2", "seed", "0", "shuffle", "none", "order", "p,q", NULL);
	apply(progress, "finish", "id", "2", "earned", "1", "of", "4", "result", "not-passed",
	      "missed", "p,q", NULL);
	quiz = progress_quiz(progress, "a");
	assert_int_equal(quiz->attempts, 2);
	assert_true(quiz->best == 0.75 && quiz->last == 0.25 && quiz->passed);
	assert_int_equal(quiz->missed_count, 2);
	assert_int_equal(progress_review_known(progress), 1);
	progress_free(progress);
}

static void a_go_at_the_missed_is_no_attempt(void **state)
{
	struct progress *progress = progress_new();
	const struct quiz_record *quiz;

	(void)state;
	apply(progress, "attempt", "id", "1", "part", "missed", "seed", "0", "shuffle", "none",
	      "order", "p", NULL);
	apply(progress, "finish", "id", "1", "part", "missed", "earned", "1", "of", "1", "result",
	      "passed", "missed", "", NULL);
	quiz = progress_quiz(progress, "a");
	assert_int_equal(quiz->attempts, 0);
	assert_false(quiz->open);
	assert_int_equal(quiz->missed_count, 0);
	progress_free(progress);
}

static void events_of_another_attempt_change_nothing(void **state)
{
	struct progress *progress = progress_new();

	(void)state;
	apply(progress, "finish", "id", "0", "earned", "1", "of", "1", "result", "passed", NULL);
	apply(progress, "attempt", "id", "1", "order", "p", NULL);
	apply(progress, "finish", "id", "0", "earned", "1", "of", "1", "result", "passed", NULL);
	apply(progress, "hint", "id", "0", "q", "p", NULL);
	assert_true(progress_quiz(progress, "a")->open);
	assert_int_equal(progress_quiz(progress, "a")->attempt.count, 1);
	apply(progress, "finish", "id", "1", "earned", "1", "of", "1", "result", "passed", NULL);
	apply(progress, "finish", "id", "1", "earned", "1", "of", "1", "result", "passed", NULL);
	assert_int_equal(progress_quiz(progress, "a")->attempts, 1);
	apply(progress, "unheard-of", "id", "1", NULL);
	progress_free(progress);
}

static void events_without_their_fields_do_no_harm(void **state)
{
	static const char *const kinds[] = {"place",  "read", "tick", "untick", "attempt",
					    "answer", "skip", "hint", "finish"};
	static const char *const fields[] = { "page", "quiz", "id", "q", "step", "seen", "share" };
	struct progress *progress = progress_new();

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		for (unsigned set = 0; set < 1u << sizeof fields / sizeof *fields; set++) {
			struct event event = {0};

			event_init(&event, kinds[i]);
			for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
				if ((set >> k & 1) != 0)
					event_set(&event, fields[k], "x");
			progress_apply(progress, &event);
			event_deinit(&event);
		}
	}
	assert_true(progress_read_share(progress, "x") == 0);
	progress_free(progress);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_merge_where_they_touch),
		cmocka_unit_test(a_range_holds_its_beginning_and_not_its_end),
		cmocka_unit_test(ranges_read_back_and_refuse_nonsense),
		cmocka_unit_test(the_last_place_counts),
		cmocka_unit_test(reading_adds_up_and_never_falls),
		cmocka_unit_test(ticks_follow_the_text_of_a_step),
		cmocka_unit_test(a_rewritten_step_is_shown_as_changed),
		cmocka_unit_test(what_the_author_ticked_is_done_until_unticked),
		cmocka_unit_test(attempts_are_counted_and_the_best_decides),
		cmocka_unit_test(a_go_at_the_missed_is_no_attempt),
		cmocka_unit_test(events_of_another_attempt_change_nothing),
		cmocka_unit_test(events_without_their_fields_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
