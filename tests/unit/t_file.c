/* t_file.c - files are read whole or refused in words, and written so that nothing is lost. */
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
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"

/* A folder of its own for each test, removed afterwards. */
static int set_up(void **state)
{
	char *folder = xstrdup("t_file.XXXXXX");

	*state = folder;
	return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
	char *command = xasprintf("chmod -R u+rwx %s && rm -rf %s", (char *)*state, (char *)*state);
	int result = chdir("..") == 0 && system(command) == 0 ? 0 : -1;

	free(command);
	free(*state);
	return result;
}

static void put(const char *path, const char *text)
{
	struct err err = {0};

	if (!file_write(path, text, strlen(text), 0644, &err))
		fail_msg("%s", err.text);
}

static void assert_refused(const char *path, size_t limit, const char *want)
{
	struct strbuf out = {0};
	struct err err = {0};

	strbuf_add(&out, "before");
	assert_false(file_read(path, limit, &out, &err));
	assert_string_equal(err.text, want);
	assert_string_equal(out.data, "before");
	strbuf_deinit(&out);
}

static void reads_a_whole_file(void **state)
{
	struct strbuf text = {0}, out = {0};
	struct err err = {0};

	(void)state;
	strbuf_repeat(&text, "0123456789", 10000);
	put("page.md", text.data);
	strbuf_add(&out, "+");
	assert_true(file_read("page.md", FILE_LIMIT_PAGE, &out, &err));
	assert_int_equal(out.len, text.len + 1);
	assert_string_equal(out.data + 1, text.data);
	strbuf_reset(&out);
	assert_true(file_read("page.md", 100000, &out, &err));
	strbuf_reset(&out);
	assert_true(file_read_head("page.md", 15, &out, &err));
	assert_string_equal(out.data, "012345678901234");
	strbuf_reset(&out);
	assert_true(file_read_head("page.md", 1 << 20, &out, &err));
	assert_int_equal(out.len, 100000);
	put("empty", "");
	strbuf_reset(&out);
	assert_true(file_read("empty", 0, &out, &err));
	assert_int_equal(out.len, 0);
	assert_false(err_is_set(&err));
	strbuf_deinit(&text);
	strbuf_deinit(&out);
}

static void refuses_what_is_no_file(void **state)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)state;
	assert_int_equal(mkfifo("pipe.md", 0600), 0);
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	close(fd);
	put("big.md", "0123456789");
	assert_int_equal(symlink("circle", "circle"), 0);
	assert_refused("pipe.md", 100, "pipe.md: is a named pipe, not a file");
	assert_refused("folder", 100, "folder: is a folder, not a file");
	assert_refused("socket", 100, "socket: is a socket, not a file");
	assert_refused("/dev/null", 100, "/dev/null: is a device, not a file");
	assert_refused("big.md", 9, "big.md: is 10 bytes; at most 9 can be read");
	assert_refused("none.md", 9, "none.md: no such file or folder");
	assert_refused("big.md/x", 9, "big.md/x: a part of this path is not a folder");
	assert_refused("circle", 9, "circle: too many symbolic links, perhaps in a circle");
}

static void reads_a_pipe_to_its_end(void **state)
{
	struct strbuf out = {0};
	struct err err = {0};
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "some text", 9), 9);
	close(ends[1]);
	assert_true(file_read_fd(ends[0], "standard input", 9, &out, &err));
	assert_string_equal(out.data, "some text");
	close(ends[0]);

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "some text", 9), 9);
	close(ends[1]);
	strbuf_reset(&out);
	assert_false(file_read_fd(ends[0], "standard input", 8, &out, &err));
	assert_string_equal(err.text, "standard input: is longer than 8 bytes, the most that can be read");
	assert_int_equal(out.len, 0);
	close(ends[0]);
	strbuf_deinit(&out);
}

static size_t count_here(void)
{
	struct file_list list;
	size_t count;

	assert_true(file_walk(".", &list, NULL));
	count = list.count;
	file_list_deinit(&list);
	return count;
}

static void replaces_a_file_and_leaves_nothing_behind(void **state)
{
	struct strbuf out = {0};
	struct err err = {0};
	struct stat info;

	(void)state;
	put("state", "old");
	assert_true(file_write("state", "new", 3, 0600, &err));
	assert_true(file_read("state", 10, &out, &err));
	assert_string_equal(out.data, "new");
	assert_int_equal(stat("state", &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_false(file_write("none/state", "x", 1, 0600, &err));
	assert_string_equal(err.text, "none/state: no such file or folder");
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_false(file_write("folder", "x", 1, 0600, &err));
	assert_string_equal(err.text, "folder: is a folder, not a file");
	assert_int_equal(count_here(), 2);
	strbuf_deinit(&out);
}

static void makes_folders_all_the_way(void **state)
{
	struct err err = {0};
	struct stat info;

	(void)state;
	assert_true(file_make_folder("a/b//c", 0700, &err));
	assert_true(file_make_folder("a/b/c/", 0755, &err));
	assert_int_equal(stat("a/b", &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	assert_true(file_is_folder("a/b/c") && !file_is_regular("a/b/c"));
	put("file", "");
	assert_true(file_is_regular("file") && !file_is_folder("file"));
	assert_false(file_make_folder("file/x", 0700, &err));
	assert_string_equal(err.text, "file: a part of this path is not a folder");
	assert_null(file_real_path("none"));
}

static void assert_walk(const char *root, const char *want, size_t skipped)
{
	struct strbuf got = {0};
	struct file_list list;
	struct err err = {0};

	if (!file_walk(root, &list, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < list.count; i++)
		strbuf_addf(&got, "%s%s ", list.entries[i].path, list.entries[i].folder ? "/" : "");
	assert_string_equal(strbuf_text(&got), want);
	assert_int_equal(list.skipped, skipped);
	strbuf_deinit(&got);
	file_list_deinit(&list);
}

static void lists_in_order_without_hidden_names(void **state)
{
	(void)state;
	assert_true(file_make_folder("c/b/deep", 0700, NULL));
	assert_true(file_make_folder("c/.git/x", 0700, NULL));
	assert_true(file_make_folder("c/node_modules/x", 0700, NULL));
	put("c/b/deep/x.md", "12345");
	put("c/b.md", "");
	put("c/B.md", "");
	put("c/.hidden", "");
	put("c/b-c.md", "");
	assert_walk("c", "B.md b/ b/deep/ b/deep/x.md b-c.md b.md ", 0);
}

static void follows_links_only_inside_and_never_in_circles(void **state)
{
	(void)state;
	assert_true(file_make_folder("c/a/inner", 0700, NULL));
	assert_true(file_make_folder("outside", 0700, NULL));
	put("c/a/page.md", "");
	put("outside/secret.md", "");
	assert_int_equal(symlink("a/page.md", "c/file-link.md"), 0);
	assert_int_equal(symlink("a", "c/folder-link"), 0);
	assert_int_equal(symlink("..", "c/a/inner/up"), 0);
	assert_int_equal(symlink("../outside", "c/out"), 0);
	assert_int_equal(symlink("../outside/secret.md", "c/secret.md"), 0);
	assert_int_equal(symlink("/dev/zero", "c/zero.md"), 0);
	assert_int_equal(symlink("nowhere", "c/dangling.md"), 0);
	assert_int_equal(symlink("self", "c/self"), 0);
	assert_int_equal(mkfifo("c/pipe.md", 0600), 0);
	/* a/inner/up and folder-link/inner/up lead back up. */
	assert_walk("c", "a/ a/inner/ a/page.md file-link.md folder-link/ folder-link/inner/ "
		"folder-link/page.md ", 8);
}

static void passes_by_unreadable_folders(void **state)
{
	(void)state;
	if (geteuid() == 0)
		skip();
	assert_true(file_make_folder("c/locked", 0700, NULL));
	put("c/page.md", "");
	assert_int_equal(chmod("c/locked", 0), 0);
	assert_walk("c", "page.md ", 1);
}

static void stops_at_a_depth(void **state)
{
	struct strbuf path = {0};
	struct file_list list;
	struct err err = {0};

	(void)state;
	strbuf_add(&path, "c");
	strbuf_repeat(&path, "/d", 80);
	assert_true(file_make_folder(path.data, 0700, NULL));
	assert_true(file_walk("c", &list, NULL));
	assert_int_equal(list.count, 64);
	assert_int_equal(list.skipped, 1);
	file_list_deinit(&list);
	assert_false(file_walk("none", &list, &err));
	assert_string_equal(err.text, "none: no such file or folder");
	file_list_deinit(&list);
	strbuf_deinit(&path);
}

static void joins_and_splits_paths(void **state)
{
	static const struct { const char *folder, *name, *want; } joins[] = {
		{"a/b", "c", "a/b/c"}, {"a/", "c", "a/c"}, {"", "c", "c"}, {"a", "/c", "/c"}, {"/", "c", "/c"},
	};
	static const struct { const char *path, *base, *extension; bool markdown; } splits[] = {
		{"a/b.md", "b.md", ".md", true}, {"b.MDX", "b.MDX", ".MDX", true}, {"a.b/c", "c", "", false},
		{"x.markdown", "x.markdown", ".markdown", true}, {".md", ".md", "", false},
		{"a/", "", "", false}, {"x.tar.gz", "x.tar.gz", ".gz", false}, {"x.mdown", "x.mdown", ".mdown", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
		char *got = path_join(joins[i].folder, joins[i].name);

		assert_string_equal(got, joins[i].want);
		free(got);
	}
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
		assert_string_equal(path_base(splits[i].path), splits[i].base);
		assert_string_equal(path_extension(splits[i].path), splits[i].extension);
		assert_int_equal(path_is_markdown(splits[i].path), splits[i].markdown);
	}
}

static void normalises_paths_within_the_root(void **state)
{
	static const struct { const char *path, *want; } cases[] = {
		{"a/b", "a/b"}, {"a//b/./c/", "a/b/c"}, {"a/../b", "b"}, {"a/b/../../c", "c"}, {"", ""},
		{".", ""}, {"a/..", ""}, {"...", "..."}, {"..a/b", "..a/b"}, {"..", NULL}, {"a/../..", NULL},
		{"/etc", NULL}, {"../x", NULL}, {"a/../../a", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *got;

		assert_int_equal(path_normalise(cases[i].path, &got), cases[i].want != NULL);
		if (cases[i].want != NULL)
			assert_string_equal(got, cases[i].want);
		else
			assert_null(got);
		free(got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_a_whole_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reads_a_pipe_to_its_end, set_up, tear_down),
		cmocka_unit_test_setup_teardown(replaces_a_file_and_leaves_nothing_behind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(makes_folders_all_the_way, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lists_in_order_without_hidden_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(follows_links_only_inside_and_never_in_circles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(passes_by_unreadable_folders, set_up, tear_down),
		cmocka_unit_test_setup_teardown(stops_at_a_depth, set_up, tear_down),
		cmocka_unit_test(joins_and_splits_paths),
		cmocka_unit_test(normalises_paths_within_the_root),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
