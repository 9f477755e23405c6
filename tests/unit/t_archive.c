/* t_archive.c - archives are unpacked once, kept, cleared away; what went wrong leaves nothing. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/archive_keep.h"

/* --- a program that unpacks what a test says --- */

struct world {
	char *folder;			/* all of it, as it really is */
	char *cache, *temporary;
	struct archive_port port;
	int calls;
	const char *top;		/* a folder around all; "" if there is none */
	const char *file;
	struct archive_report report;
};

static void put_at(int folder, const char *name, const char *text)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static bool fake_unpack(void *context, int archive, int folder, struct archive_report *report,
			struct err *err)
{
	struct world *world = context;
	int inner = folder;

	(void)err;
	assert_true(fcntl(archive, F_GETFL) >= 0);
	world->calls++;
	if (*world->top != '\0') {
		assert_int_equal(mkdirat(folder, world->top, 0700), 0);
		inner = openat(folder, world->top, O_RDONLY | O_DIRECTORY);
	}
	put_at(inner, world->file, "# One\n\nText.\n");
	if (inner != folder)
		close(inner);
	*report = world->report;
	return true;
}

static int set_up(void **state)
{
	struct world *world = xcalloc(1, sizeof *world);
	char name[] = "t_archive.XXXXXX";

	*state = world;
	if (mkdtemp(name) == NULL)
		return -1;
	world->folder = file_real_path(name);
	if (chdir(world->folder) != 0 || mkdir("temporary", 0700) != 0)
		return -1;
	world->cache = path_join(world->folder, "home/cache/archives");
	world->temporary = path_join(world->folder, "temporary");
	world->top = "";
	world->file = "one.md";
	world->port = (struct archive_port){ .context = world, .unpack = fake_unpack,
					     .cache = world->cache,
					     .temporary = world->temporary };
	return file_write("week.tar.gz", "packed", 6, 0644, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	int result = chdir("..");

	archive_keep_remove(world->folder);
	result = result == 0 && access(world->folder, F_OK) != 0 ? 0 : -1;
	free(world->folder);
	free(world->cache);
	free(world->temporary);
	free(world);
	return result;
}

static struct course *open_it(struct world *world, const char *path)
{
	struct err err = {0};
	struct course *course = archive_open(&world->port, path, &err);

	if (course == NULL)
		fail_msg("%s", err.text);
	return course;
}

static size_t count_in(const char *folder)
{
	struct file_list names;
	size_t count;

	assert_true(file_names(folder, &names));
	count = names.count;
	file_list_deinit(&names);
	return count;
}

/* --- names --- */

static void archives_are_known_by_their_names(void **state)
{
	static const struct { const char *path; bool archive; size_t stem; } cases[] = {
		{ "a.zip",             true,  1 },
		{ "a/b.ZIP",           true,  1 },
		{ "a.tar",             true,  1 },
		{ "week.1.tar.gz",     true,  6 },
		{ "a.tar.xz",          true,  1 },
		{ "a.tgz",             true,  1 },
		{ "a.tar.bz2",         true,  1 },
		{ ".zip",              false, 4 },
		{ "zip",               false, 3 },
		{ "a.zip/b",           false, 1 },
		{ "a.md",              false, 1 },
		{ "a.gz",              false, 1 },
		{ "tar.gz",            false, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(archive_is_named(cases[i].path), cases[i].archive);
		assert_int_equal(archive_stem(cases[i].path), cases[i].stem);
	}
}

/* --- opening --- */

static void a_course_in_an_archive_is_called_as_the_archive(void **state)
{
	struct world *world = *state;
	struct course *course = open_it(world, "week.tar.gz");
	char *path = path_join(world->folder, "week.tar.gz"), *before = xstrdup(course->id);

	assert_string_equal(course->path, path);
	assert_string_equal(course->title, "week");
	assert_int_equal(course->kind, COURSE_FOLDER);
	assert_int_equal(course->page_count, 1);
	assert_string_equal(course->pages[0].path, "one.md");
	assert_int_equal(strncmp(course->id, "week-", 5), 0);
	assert_int_equal(strlen(course->id), 5 + 8);
	course_free(course);
	/* the same wherever it is unpacked to, and whatever is in it by then */
	assert_true(file_write("week.tar.gz", "packed again", 12, 0644, NULL));
	world->port.cache = NULL;
	course = open_it(world, path);
	assert_string_equal(course->id, before);
	course_free(course);
	free(before);
	free(path);
}

static void a_single_folder_is_the_course(void **state)
{
	struct world *world = *state;
	struct course *course;

	world->top = "repository-main";
	course = open_it(world, "week.tar.gz");
	assert_string_equal(course->pages[0].path, "one.md");
	assert_string_equal(path_base(course->root), "repository-main");
	course_free(course);
}

static void what_is_no_archive_is_opened_as_ever(void **state)
{
	struct world *world = *state;
	struct course *course;
	struct err err = {0};

	assert_int_equal(mkdir("folder.zip", 0700), 0);
	assert_true(file_write("folder.zip/two.md", "# Two\n", 6, 0600, NULL));
	course = open_it(world, "folder.zip");
	assert_string_equal(course->title, "folder.zip");
	assert_null(course->archive);
	course_free(course);
	assert_null(archive_open(&world->port, "nowhere.zip", &err));
	assert_non_null(strstr(err.text, "nowhere.zip"));
	assert_int_equal(world->calls, 0);
}

/* --- keeping --- */

static void it_is_unpacked_once(void **state)
{
	struct world *world = *state;
	struct course *course = open_it(world, "week.tar.gz");

	assert_true(course->archive->fresh);
	course_free(course);
	course = open_it(world, "./week.tar.gz");
	assert_false(course->archive->fresh);
	course_free(course);
	assert_int_equal(world->calls, 1);
	assert_int_equal(count_in(world->cache), 1);
	assert_int_equal(count_in(world->temporary), 0);
}

static void another_size_or_time_is_another_archive(void **state)
{
	static const struct timespec times[][2] = { { { 1, 0 }, { 1, 0 } }, { { 1, 0 }, { 1, 500 } } };
	struct world *world = *state;

	course_free(open_it(world, "week.tar.gz"));
	assert_true(file_write("week.tar.gz", "packed, and longer", 18, 0644, NULL));
	course_free(open_it(world, "week.tar.gz"));
	assert_int_equal(world->calls, 2);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(utimensat(AT_FDCWD, "week.tar.gz", times[i], 0), 0);
		course_free(open_it(world, "week.tar.gz"));
		assert_int_equal(world->calls, 3 + i);
	}
}

static void without_a_cache_it_goes_with_the_course(void **state)
{
	static const char *const no_cache[] = { NULL, "file/archives", "open" };
	struct world *world = *state;

	assert_true(file_write("file", "", 0, 0600, NULL));
	assert_int_equal(mkdir("open", 0777), 0);
	assert_int_equal(chmod("open", 0777), 0);	/* others could put something there */
	for (size_t i = 0; i < sizeof no_cache / sizeof *no_cache; i++) {
		struct course *course;

		world->port.cache = no_cache[i];
		course = open_it(world, "week.tar.gz");
		assert_int_equal(strncmp(course->root, world->temporary, strlen(world->temporary)), 0);
		assert_int_equal(count_in(world->temporary), 1);
		course_free(course);
		assert_int_equal(count_in(world->temporary), 0);
	}
	assert_int_equal(count_in("open"), 0);
}

static void nobody_else_may_read_it(void **state)
{
	struct world *world = *state;
	struct course *course = open_it(world, "week.tar.gz");
	struct stat info;

	assert_int_equal(stat(world->cache, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	assert_int_equal(stat(course->archive->folder, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	course_free(course);
}

/* Opens the archive as it was at a second. */
static struct course *open_of(struct world *world, int second)
{
	const struct timespec times[2] = { { second, 0 }, { second, 0 } };

	assert_int_equal(utimensat(AT_FDCWD, "week.tar.gz", times, 0), 0);
	return open_it(world, "week.tar.gz");
}

static void the_latest_are_kept_and_what_is_read(void **state)
{
	struct world *world = *state;
	const struct timespec old[2] = { { 1000, 0 }, { 1000, 0 } };
	struct course *held = open_of(world, 1);
	int calls;

	assert_int_equal(utimensat(AT_FDCWD, held->archive->folder, old, 0), 0);
	for (int i = 2; i < 2 * ARCHIVE_KEPT_MAX; i++)
		course_free(open_of(world, i));
	assert_int_equal(count_in(world->cache), ARCHIVE_KEPT_MAX + 1);
	assert_true(file_is_folder(held->root));
	calls = world->calls;
	course_free(open_of(world, 2 * ARCHIVE_KEPT_MAX - 1));
	course_free(open_of(world, 1));
	assert_int_equal(world->calls, calls);
	course_free(held);
	course_free(open_of(world, 2 * ARCHIVE_KEPT_MAX));
	assert_int_equal(count_in(world->cache), ARCHIVE_KEPT_MAX);
}

static void what_a_program_that_died_left_is_cleared_away(void **state)
{
	struct world *world = *state;
	const char *const folders[] = { world->cache, world->temporary };
	const struct timespec old[2] = { { 1000, 0 }, { 1000, 0 } };

	for (int i = 0; i < 2; i++) {
		char *dead = path_join(folders[i], "lectern-new-abc123");
		char *inner = path_join(dead, "week/folder");
		char *begun = path_join(folders[i], "lectern-new-def456");
		char *other = path_join(folders[i], "0123456789abcdef-mine");

		assert_true(file_make_folder(inner, 0700, NULL));
		assert_true(file_make_folder(begun, 0700, NULL));
		assert_true(file_make_folder(other, 0700, NULL));
		assert_int_equal(utimensat(AT_FDCWD, dead, old, 0), 0);
		assert_int_equal(utimensat(AT_FDCWD, other, old, 0), 0);
		course_free(open_it(world, "week.tar.gz"));
		assert_false(file_is_folder(dead));
		assert_true(file_is_folder(begun));
		assert_true(file_is_folder(other));
		world->port.cache = NULL;
		free(dead);
		free(inner);
		free(begun);
		free(other);
	}
}

static void what_is_not_whole_is_unpacked_again(void **state)
{
	struct world *world = *state;
	struct course *course = open_it(world, "week.tar.gz");
	char *report = path_join(course->archive->folder, ".report");

	course_free(course);
	assert_int_equal(unlink(report), 0);
	course = open_it(world, "week.tar.gz");
	assert_int_equal(world->calls, 2);
	assert_int_equal(course->page_count, 1);
	assert_int_equal(count_in(world->cache), 1);
	course_free(course);
	free(report);
}

static void a_link_in_the_place_of_its_folder_is_not_followed(void **state)
{
	struct world *world = *state;
	struct course *course = open_it(world, "week.tar.gz");
	char *folder = xstrdup(course->archive->folder);

	course_free(course);
	assert_int_equal(rename(folder, "elsewhere"), 0);
	assert_int_equal(symlink("../../../elsewhere", folder), 0);
	course_free(open_it(world, "week.tar.gz"));
	assert_int_equal(world->calls, 2);
	assert_true(file_is_folder("elsewhere"));
	free(folder);
}

/* --- what goes wrong --- */

static void a_fault_is_a_sentence_and_leaves_nothing(void **state)
{
	static const struct { struct archive_report report; const char *want; } cases[] = {
		{ { .fault = ARCHIVE_FOREIGN },   "week.tar.gz: this is no archive that can be read" },
		{ { .fault = ARCHIVE_DAMAGED },   "week.tar.gz: this archive is damaged" },
		{ { .fault = ARCHIVE_DAMAGED, .entry = 7 },
		  "week.tar.gz: this archive is damaged at entry 7; fetch it again" },
		{ { .fault = ARCHIVE_DAMAGED, .entry = 7, .name = "a/b.md" },
		  "week.tar.gz: this archive is damaged at entry 7, \"a/b.md\"; fetch it again" },
		{ { .fault = ARCHIVE_ENCRYPTED }, "asks for a password; unpack it yourself" },
		{ { .fault = ARCHIVE_MANY },      "more than 20000 entries" },
		{ { .fault = ARCHIVE_HUGE },      "more than 512 MiB" },
		{ { .fault = ARCHIVE_BOMB },      "more than 200 times its size" },
		{ { .fault = ARCHIVE_MEMORY },    "more than 256 MiB of memory" },
		{ { .fault = ARCHIVE_SLOW },      "more than 20 seconds" },
		{ { .fault = ARCHIVE_FULL },      "no space left" },
		{ { .fault = ARCHIVE_UNWRITTEN }, "could not be written" },
		{ { .fault = ARCHIVE_DIED },      "failed on this archive" },
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};

		world->report = cases[i].report;
		assert_null(archive_open(&world->port, "week.tar.gz", &err));
		if (strstr(err.text, cases[i].want) == NULL)
			fail_msg("%s", err.text);
		assert_int_equal(count_in(world->cache), 0);
	}
}

static void what_was_left_out_is_said_each_time(void **state)
{
	struct world *world = *state;

	world->report.counts[ARCHIVE_FILES] = 1;
	world->report.counts[ARCHIVE_LINKS] = 2;
	world->report.counts[ARCHIVE_OUTSIDE] = 1;
	for (int i = 0; i < 2; i++) {
		struct course *course = open_it(world, "week.tar.gz");

		assert_string_equal(course->archive->left_out,
				    "week.tar.gz: left out: 2 links, 1 path that leads out of it");
		assert_int_equal(course->archive->outside, 1);
		course_free(course);
	}
}

static void without_a_program_to_unpack_it_is_refused(void **state)
{
	struct world *world = *state;
	struct err err = {0};

	world->port.unpack = NULL;
	assert_null(archive_open(&world->port, "week.tar.gz", &err));
	assert_non_null(strstr(err.text, "built without libarchive"));
	assert_null(archive_open(NULL, "week.tar.gz", &err));
}

/* --- the report --- */

static void a_report_is_read_as_it_was_written(void **state)
{
	struct archive_report report = { .fault = ARCHIVE_DAMAGED, .entry = 12,
					 .name = "a b\n%41\xff=c" };
	struct archive_report read;
	struct strbuf line = {0};

	(void)state;
	for (int i = 0; i < ARCHIVE_COUNTS; i++)
		report.counts[i] = (size_t)i * 10;
	for (int fault = 0; fault < ARCHIVE_FAULTS; fault++) {
		report.fault = (enum archive_fault)fault;
		strbuf_reset(&line);
		archive_report_write(&report, &line);
		assert_true(archive_report_read(&read, strbuf_text(&line)));
		assert_int_equal(read.fault, fault);
		assert_int_equal(read.entry, 12);
		assert_string_equal(read.name, report.name);
		assert_memory_equal(read.counts, report.counts, sizeof read.counts);
	}
	strbuf_deinit(&line);
}

static void any_other_line_is_that_of_a_program_that_died(void **state)
{
	static const char *const lines[] = {
		"", "\n", "files=1\n",
		"files=1 links=0 devices=0 outside=0 names=0 deep=0 large=0 twice=0 fault=none entry=0 name=",
		"files=1 links=0 devices=0 outside=0 names=0 deep=0 large=0 twice=0 fault=none entry=0 name=\n\n",
		"files=1 links=0 devices=0 outside=0 names=0 deep=0 large=0 twice=0 fault=fine entry=0 name=\n",
		"files=-1 links=0 devices=0 outside=0 names=0 deep=0 large=0 twice=0 fault=none entry=0 name=\n",
		"files=1 links=0 devices=0 outside=0 names=0 deep=0 large=0 fault=none entry=0 name=\n",
		"files=99999999999999999999 links=0 devices=0 outside=0 names=0 deep=0 large=0 twice=0 fault=none entry=0 name=\n",
		"files=1 links=0 devices=0 outside=0 names=0 deep=0 large=0 twice=0 fault=none entry=0 name=a%00b\n",
	};
	struct archive_report report;

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		assert_false(archive_report_read(&report, lines[i]));
		assert_int_equal(report.fault, ARCHIVE_DIED);
		assert_int_equal(report.counts[ARCHIVE_FILES], 0);
	}
}

int main(void)
{
#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(archives_are_known_by_their_names),
		IN_WORLD(a_course_in_an_archive_is_called_as_the_archive),
		IN_WORLD(a_single_folder_is_the_course),
		IN_WORLD(what_is_no_archive_is_opened_as_ever),
		IN_WORLD(it_is_unpacked_once),
		IN_WORLD(another_size_or_time_is_another_archive),
		IN_WORLD(without_a_cache_it_goes_with_the_course),
		IN_WORLD(nobody_else_may_read_it),
		IN_WORLD(the_latest_are_kept_and_what_is_read),
		IN_WORLD(what_a_program_that_died_left_is_cleared_away),
		IN_WORLD(what_is_not_whole_is_unpacked_again),
		IN_WORLD(a_link_in_the_place_of_its_folder_is_not_followed),
		IN_WORLD(a_fault_is_a_sentence_and_leaves_nothing),
		IN_WORLD(what_was_left_out_is_said_each_time),
		IN_WORLD(without_a_program_to_unpack_it_is_refused),
		cmocka_unit_test(a_report_is_read_as_it_was_written),
		cmocka_unit_test(any_other_line_is_that_of_a_program_that_died),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
