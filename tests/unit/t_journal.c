/*
 * t_journal.c - the journal on a disk that fails, with other writers, and after a crash.
 *
 * Linked with -Wl,--wrap=write,--wrap=fdatasync: the wrappers below fail when told to.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "learn/journal.h"

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);

static struct { ssize_t room; int number, sync; bool on; } faults;	/* what the wrappers do */

ssize_t __wrap_write(int fd, const void *bytes, size_t len)
{
	if (!faults.on)
		return __real_write(fd, bytes, len);
	if (faults.room <= 0) {
		errno = faults.number;
		return -1;
	}
	len = len < (size_t)faults.room ? len : (size_t)faults.room;
	faults.room -= (ssize_t)len;
	return __real_write(fd, bytes, len);
}

int __wrap_fdatasync(int fd)
{
	if (faults.sync == 0)
		return __real_fdatasync(fd);
	errno = faults.sync;
	return -1;
}

/* A folder of its own for each test, and what came through the callback: the pages, in order. */
struct world {
	char *base, *folder, *path;
	struct strbuf seen;
};

static void note(void *context, const struct event *event)
{
	struct strbuf *seen = context;

	if (event == NULL)
		strbuf_reset(seen);
	else
		strbuf_addf(seen, "%s ", event_get(event, "page"));
}

static int set_up(void **state)
{
	struct world *world = xcalloc(1, sizeof *world);
	char base[] = "t_journal.XXXXXX";

	assert_non_null(mkdtemp(base));
	world->base = xstrdup(base);
	world->folder = path_join(base, "state/course");
	world->path = path_join(world->folder, "journal");
	faults.on = false;
	faults.sync = 0;
	*state = world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	char *state_folder = path_join(world->base, "state");

	remove(world->path);
	rmdir(world->folder);
	rmdir(state_folder);
	rmdir(world->base);
	strbuf_deinit(&world->seen);
	free(state_folder);
	free(world->path);
	free(world->folder);
	free(world->base);
	free(world);
	return 0;
}

static bool append(struct journal *journal, const char *page)
{
	struct event event = {0};
	bool saved;

	event_init(&event, "tick");
	event_set(&event, "page", page);
	saved = journal_append_one(journal, &event, 1767600000);
	event_deinit(&event);
	return saved;
}

static struct journal *open_journal(struct world *world)
{
	strbuf_reset(&world->seen);
	return journal_open(world->folder, false, note, &world->seen);
}

static void assert_reads(struct world *world, const char *want)
{
	struct strbuf seen = {0};

	journal_close(journal_open(world->folder, true, note, &seen));
	assert_string_equal(strbuf_text(&seen), want);
	strbuf_deinit(&seen);
}

static void write_raw(const struct world *world, const char *text)
{
	FILE *file = fopen(world->path, "a");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static off_t file_size(const struct world *world)
{
	struct stat stat_buf;

	return stat(world->path, &stat_buf) == 0 ? stat_buf.st_size : -1;
}

static void nothing_is_made_before_there_is_something_to_keep(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);
	struct event_list none = {0};

	assert_true(journal_append(journal, &none, 0));
	assert_true(journal_read(journal));
	assert_true(journal_save(journal));
	assert_int_equal(journal_status(journal)->state, JOURNAL_SAVED);
	journal_close(journal);
	assert_false(file_is_folder(world->folder));
}

static void the_files_are_for_the_learner_alone(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);
	mode_t old = umask(0);
	struct stat folder, file;

	assert_true(append(journal, "a"));
	umask(old);
	journal_close(journal);
	assert_int_equal(stat(world->folder, &folder), 0);
	assert_int_equal(stat(world->path, &file), 0);
	assert_int_equal(folder.st_mode & 0777, 0700);
	assert_int_equal(file.st_mode & 0777, 0600);
}

static void each_event_comes_once_in_the_order_of_the_file(void **state)
{
	struct world *world = *state;
	struct journal *first = open_journal(world), *second;
	struct strbuf other = {0};

	second = journal_open(world->folder, false, note, &other);
	assert_true(append(first, "a"));
	assert_true(append(second, "b"));
	assert_true(append(first, "c"));
	assert_true(append(first, "d"));
	assert_string_equal(strbuf_text(&world->seen), "a b c d ");
	assert_string_equal(strbuf_text(&other), "a b ");
	assert_true(journal_read(second));
	assert_true(journal_read(second));
	assert_string_equal(strbuf_text(&other), "a b c d ");
	assert_true(append(second, "e"));
	assert_reads(world, "a b c d e ");
	journal_close(first);
	journal_close(second);
	strbuf_deinit(&other);
}

static void two_programs_at_once_lose_nothing(void **state)
{
	enum { ROUNDS = 60 };
	struct world *world = *state;
	pid_t children[2];
	struct strbuf seen = {0};
	struct journal *journal;

	for (int i = 0; i < 2; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] > 0)
			continue;
		journal = open_journal(world);
		for (int k = 0; k < ROUNDS; k++)
			append(journal, i == 0 ? "x" : "y");
		_exit(journal_status(journal)->state == JOURNAL_SAVED ? 0 : 1);
	}
	for (int i = 0; i < 2; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	journal = journal_open(world->folder, true, note, &seen);
	assert_int_equal(seen.len, 2 * 2 * ROUNDS);
	assert_null(journal_remark(journal));
	journal_close(journal);
	strbuf_deinit(&seen);
}

static void a_full_disk_loses_nothing_at_any_byte(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);
	off_t line;

	assert_true(append(journal, "a"));
	line = file_size(world);
	journal_close(journal);
	for (ssize_t room = 0; room < line; room++) {
		assert_int_equal(truncate(world->path, line), 0);
		journal = open_journal(world);
		faults.on = true;
		faults.room = room;
		faults.number = ENOSPC;
		append(journal, "b");
		append(journal, "c");
		assert_int_equal(journal_status(journal)->state, JOURNAL_WAITING);
		assert_true(err_is_set(&journal_status(journal)->err));
		assert_string_equal(strbuf_text(&world->seen), "a b c ");
		faults.on = false;
		assert_true(append(journal, "d"));
		assert_int_equal(journal_status(journal)->state, JOURNAL_SAVED);
		assert_false(err_is_set(&journal_status(journal)->err));
		assert_string_equal(strbuf_text(&world->seen), "a b c d ");
		journal_close(journal);
		assert_reads(world, "a b c d ");
	}
}

static void what_waits_is_saved_on_closing(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);

	faults.on = true;
	faults.room = 0;
	faults.number = EROFS;
	assert_false(append(journal, "a"));
	assert_int_equal(journal_status(journal)->waiting, 1);
	assert_false(journal_save(journal));
	faults.on = false;
	journal_close(journal);
	assert_reads(world, "a ");
}

static void a_failed_flush_is_said_and_tried_again(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);

	faults.sync = EIO;
	assert_false(append(journal, "a"));
	assert_int_equal(journal_status(journal)->state, JOURNAL_WAITING);
	faults.sync = 0;
	assert_true(journal_save(journal));
	assert_int_equal(journal_status(journal)->state, JOURNAL_SAVED);
	journal_close(journal);
	assert_reads(world, "a ");
}

static void a_torn_last_line_stays_and_harms_nothing(void **state)
{
	static const char torn[] = "2026-01-05T08:00:00Z tick page=ab";
	struct world *world = *state;
	struct journal *journal = open_journal(world);
	struct strbuf text = {0};
	const char *found;

	assert_true(append(journal, "a"));
	write_raw(world, torn);
	assert_true(append(journal, "b"));
	journal_close(journal);
	assert_true(file_read(world->path, FILE_LIMIT_DATA, &text, NULL));
	found = strstr(text.data, torn);
	assert_non_null(found);
	assert_int_equal(found[strlen(torn)], '\n');
	strbuf_deinit(&text);

	journal = open_journal(world);
	assert_string_equal(strbuf_text(&world->seen), "a b ");
	assert_int_equal(journal_status(journal)->torn, 1);
	assert_non_null(journal_remark(journal));
	assert_null(journal_remark(journal));	/* once a run */
	journal_close(journal);
}

static void an_event_without_its_newline_counts(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);

	assert_true(append(journal, "a"));
	assert_true(append(journal, "b"));
	journal_close(journal);
	assert_int_equal(truncate(world->path, file_size(world) - 1), 0);
	journal = open_journal(world);
	assert_string_equal(strbuf_text(&world->seen), "a b ");
	assert_true(append(journal, "c"));
	assert_string_equal(strbuf_text(&world->seen), "a b c ");
	assert_null(journal_remark(journal));
	journal_close(journal);
	assert_reads(world, "a b c ");
}

static void other_lines_are_skipped_counted_and_kept(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);
	char *endless = xmalloc(3 * EVENT_LINE_MAX);

	assert_true(append(journal, "a"));
	write_raw(world, "hello\n\n2036-01-05T08:00:00Z teleport page=z\n");
	memset(endless, 'x', 3 * EVENT_LINE_MAX - 1);
	endless[3 * EVENT_LINE_MAX - 1] = '\0';
	write_raw(world, endless);
	write_raw(world, "\n");
	assert_true(append(journal, "b"));
	assert_int_equal(journal_status(journal)->foreign, 2);
	assert_int_equal(journal_status(journal)->newer, 1);
	assert_string_equal(strbuf_text(&world->seen), "a b ");
	assert_true(file_size(world) > (off_t)(3 * EVENT_LINE_MAX));
	journal_close(journal);
	free(endless);
}

static void a_removed_or_replaced_file_begins_anew(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);

	assert_true(append(journal, "a"));
	assert_int_equal(remove(world->path), 0);
	assert_true(journal_read(journal));
	assert_string_equal(strbuf_text(&world->seen), "");
	assert_true(append(journal, "b"));
	assert_true(append(journal, "c"));
	assert_int_equal(truncate(world->path, 0), 0);
	assert_true(append(journal, "d"));
	assert_string_equal(strbuf_text(&world->seen), "d ");
	journal_close(journal);
	assert_reads(world, "d ");
}

static void a_held_lock_is_not_waited_for_for_ever(void **state)
{
	struct world *world = *state;
	struct journal *journal = open_journal(world);
	int fd;

	assert_true(append(journal, "a"));
	fd = open(world->path, O_RDONLY);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_false(append(journal, "b"));
	assert_int_equal(journal_status(journal)->waiting, 1);
	close(fd);
	assert_true(journal_save(journal));
	journal_close(journal);
	assert_reads(world, "a b ");
}

static void without_a_folder_events_count_for_the_run(void **state)
{
	struct world *world = *state;
	struct journal *journal = journal_open(NULL, false, note, &world->seen);

	assert_false(append(journal, "a"));
	assert_int_equal(journal_status(journal)->state, JOURNAL_MEMORY);
	assert_string_equal(strbuf_text(&world->seen), "a ");
	journal_close(journal);

	strbuf_reset(&world->seen);
	journal = journal_open(world->folder, true, note, &world->seen);
	assert_false(append(journal, "b"));
	assert_string_equal(strbuf_text(&world->seen), "b ");
	journal_close(journal);
	assert_false(file_is_folder(world->folder));
}

static void a_journal_that_is_no_file_is_said(void **state)
{
	struct world *world = *state;
	struct journal *journal;

	assert_true(file_make_folder(world->folder, 0700, NULL));
	assert_int_equal(mkfifo(world->path, 0600), 0);
	journal = open_journal(world);
	assert_true(err_is_set(&journal_status(journal)->err));
	assert_false(append(journal, "a"));
	assert_int_equal(journal_status(journal)->state, JOURNAL_WAITING);
	journal_close(journal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(nothing_is_made_before_there_is_something_to_keep),
		TEST(the_files_are_for_the_learner_alone),
		TEST(each_event_comes_once_in_the_order_of_the_file),
		TEST(two_programs_at_once_lose_nothing),
		TEST(a_full_disk_loses_nothing_at_any_byte),
		TEST(what_waits_is_saved_on_closing),
		TEST(a_failed_flush_is_said_and_tried_again),
		TEST(a_torn_last_line_stays_and_harms_nothing),
		TEST(an_event_without_its_newline_counts),
		TEST(other_lines_are_skipped_counted_and_kept),
		TEST(a_removed_or_replaced_file_begins_anew),
		TEST(a_held_lock_is_not_waited_for_for_ever),
		TEST(without_a_folder_events_count_for_the_run),
		TEST(a_journal_that_is_no_file_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
