/* t_host.c - what a page may take from its course, and what it may not. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/host.h"
#include "doc/markdown.h"

/* A course in a folder of its own, with secrets beside it. */
struct world {
	char *folder;
	struct course *course;
	struct host host;
	struct arena arena;
};

static void put(const struct world *world, const char *path, const char *text, size_t len)
{
	char *full = path_join(world->folder, path);
	char *folder = xstrndup(full, (size_t)(strrchr(full, '/') - full));
	struct err err = {0};

	if (!file_make_folder(folder, 0755, &err) || !file_write(full, text, len, 0644, &err))
		fail_msg("%s", err.text);
	free(folder);
	free(full);
}

static void put_text(const struct world *world, const char *path, const char *text)
{
	put(world, path, text, strlen(text));
}

static void put_link(const struct world *world, const char *path, const char *target)
{
	char *full = path_join(world->folder, path);

	assert_int_equal(symlink(target, full), 0);
	free(full);
}

static int build(void **state)
{
	const char *tmp = getenv("TMPDIR");
	struct world *world = xcalloc(1, sizeof *world);
	struct err err = {0};
	char *root, *page;

	world->folder = xasprintf("%s/host.XXXXXX", tmp != NULL ? tmp : "/tmp");
	assert_non_null(mkdtemp(world->folder));
	put_text(world, "secret.md", "secret");
	put_text(world, "c/README.md", "# Root\n");
	put_text(world, "c/unit/page.md", "# Page\n");
	put_text(world, "c/unit/beside.md", "beside\r\n");
	put_text(world, "c/unit/notes/Deep note.md", "# Deep\n");
	put_text(world, "c/parts/a.txt", "part");
	put_text(world, "c/parts/latin.txt", "caf\xe9 caf\xe9 caf\xe9");
	put_text(world, "c/unit/q.toml", "[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"Why?\"\nanswer.answer = \"so\"\n");
	put_text(world, "c/unit/q.yaml", "title: T\npass: 50\nquestions:\n  - {type: truefalse, prompt: P, answer: true}\nmode: check\n");
	put_text(world, "c/unit/broken.toml", "[[questions\n");
	put_link(world, "c/unit/out.md", "../../secret.md");
	put_link(world, "c/unit/in.md", "beside.md");
	put_link(world, "c/unit/up", "../..");
	root = path_join(world->folder, "c");
	world->course = course_open(root, &err);
	if (world->course == NULL)
		fail_msg("%s", err.text);
	page = xstrdup("unit/page.md");
	host_init(&world->host, world->course, (size_t)course_find_path(world->course, page));
	free(page);
	free(root);
	*state = world;
	return 0;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
	(void)info;
	(void)type;
	(void)where;
	return remove(path);
}

static int tear_down(void **state)
{
	struct world *world = *state;
	int status = nftw(world->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);

	arena_deinit(&world->arena);
	course_free(world->course);
	free(world->folder);
	free(world);
	return status;
}

/* What is read, or "" if nothing may be. */
static const char *take(struct world *world, const char *from, const char *path, bool rooted)
{
	struct strbuf out = {0};
	const char *found = "", *kept;
	bool given = world->host.dialect.read(world->host.dialect.data, from, path, rooted,
					      &world->arena, &out, &found);

	kept = arena_strdup(&world->arena, given ? strbuf_text(&out) : "");
	strbuf_deinit(&out);
	return kept;
}

static void files_are_read_from_the_folder_of_the_page_or_the_root(void **state)
{
	struct world *world = *state;

	assert_string_equal(take(world, NULL, "beside.md", false), "beside\n");
	assert_string_equal(take(world, NULL, "./../unit/beside.md", false), "beside\n");
	assert_string_equal(take(world, NULL, "../parts/a.txt", false), "part");
	assert_string_equal(take(world, "parts/a.txt", "a.txt", false), "part");
	assert_string_equal(take(world, NULL, "parts/a.txt", true), "part");
	assert_string_equal(take(world, NULL, "/parts/a.txt", true), "part");
	assert_string_equal(take(world, NULL, "in.md", false), "beside\n");
	assert_string_equal(take(world, NULL, "../parts/latin.txt", false),
			    "caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9");
}

static void nothing_outside_the_course_is_read(void **state)
{
	static const char *const paths[] = {
		"../../secret.md", "out.md", "up/secret.md", "../unit/up/secret.md", "/etc/passwd", "..", ".",
		"../..", "", "notes", "../parts/../../secret.md", "missing.md",
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		assert_string_equal(take(world, NULL, paths[i], false), "");
		assert_string_equal(take(world, "parts/a.txt", paths[i], true), "");
	}
}

static void a_page_reads_so_much_and_no_more(void **state)
{
	struct world *world = *state;
	size_t len = HOST_FILE_MOST;
	char *large = xmalloc(len + 1);
	size_t read = 0;

	host_init(&world->host, world->course, world->host.page);
	memset(large, 'x', len + 1);
	put(world, "c/parts/large.txt", large, len);
	put(world, "c/parts/over.txt", large, len + 1);
	free(large);
	assert_string_equal(take(world, NULL, "parts/over.txt", true), "");
	while (read <= 2 * HOST_BYTES_MOST && *take(world, NULL, "parts/large.txt", true) != '\0')
		read += len;
	assert_int_equal(read, HOST_BYTES_MOST);
	host_init(&world->host, world->course, world->host.page);
	for (int i = 0; i < HOST_FILES_MOST; i++)
		assert_string_equal(take(world, NULL, "parts/a.txt", true), "part");
	assert_string_equal(take(world, NULL, "parts/a.txt", true), "");
	host_init(&world->host, world->course, world->host.page);
}

static void quizzes_come_as_a_list_of_questions(void **state)
{
	static const struct { const char *path, *part; } cases[] = {
		{ "q.toml", "Why?" }, { "q.yaml", "- {type: truefalse, prompt: P, answer: true}" },
		{ "broken.toml", NULL }, { "none.toml", NULL }, { "beside.md", NULL }, { "../../q.toml", NULL },
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf out = {0};
		bool given = world->host.dialect.quiz(world->host.dialect.data, cases[i].path, &out);

		assert_int_equal(given, cases[i].part != NULL);
		if (given)
			assert_non_null(strstr(strbuf_text(&out), cases[i].part));
		if (given)
			assert_null(strstr(strbuf_text(&out), "mode"));
		strbuf_deinit(&out);
	}
}

static void pages_are_found_by_the_end_of_their_path(void **state)
{
	static const struct { const char *name, *path; } cases[] = {
		{ "Deep note", "unit/notes/Deep note.md" }, { "notes/deep note", "unit/notes/Deep note.md" },
		{ "page", "unit/page.md" }, { "/unit/page", "unit/page.md" }, { "nothing", NULL },
		{ "../../secret", NULL },
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *found = world->host.dialect.find_page(world->host.dialect.data,
								  cases[i].name, &world->arena);

		if (cases[i].path == NULL)
			assert_null(found);
		else
			assert_string_equal(found, cases[i].path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_read_from_the_folder_of_the_page_or_the_root),
		cmocka_unit_test(nothing_outside_the_course_is_read),
		cmocka_unit_test(quizzes_come_as_a_list_of_questions),
		cmocka_unit_test(pages_are_found_by_the_end_of_their_path),
		cmocka_unit_test(a_page_reads_so_much_and_no_more),
	};

	return cmocka_run_group_tests(tests, build, tear_down);
}
