/* t_copy.c - text onto the terminal's clipboard, or into a file. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <fcntl.h>
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
#include "base/xalloc.h"
#include "tui/copy.h"

#define SENT_MAX 65536

struct place {
	char folder[4096];
	int pipe[2];
	struct copy_way way;
	char sent[SENT_MAX];
};

static int set_up(void **state)
{
	struct place *place = xcalloc(1, sizeof *place);
	const char *parent = getenv("TMPDIR");

	snprintf(place->folder, sizeof place->folder, "%s/t_copy.XXXXXX",
		 parent != NULL ? parent : "/tmp");
	if (mkdtemp(place->folder) == NULL || pipe(place->pipe) != 0)
		return -1;
	fcntl(place->pipe[0], F_SETFL, O_NONBLOCK);
	place->way = (struct copy_way){ .fd = place->pipe[1], .term = "xterm-256color",
					.folder = place->folder, .temporary = place->folder };
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	char *path = path_join(place->folder, "copied.txt");

	unlink(path);
	free(path);
	rmdir(place->folder);
	close(place->pipe[0]);
	close(place->pipe[1]);
	free(place);
	return 0;
}

/* What the terminal was sent since the last time. */
static const char *sent(struct place *place)
{
	ssize_t got = read(place->pipe[0], place->sent, sizeof place->sent - 1);

	place->sent[got > 0 ? got : 0] = '\0';
	return place->sent;
}

static char *copied(struct place *place, const char *text)
{
	struct strbuf where = {0};

	assert_true(copy_text(&place->way, text, strlen(text), &where));
	return strbuf_detach(&where);
}

static void sends_base64(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "", "\033]52;c;\a" },
		{ "f", "\033]52;c;Zg==\a" },
		{ "fo", "\033]52;c;Zm8=\a" },
		{ "foo", "\033]52;c;Zm9v\a" },
		{ "foobar", "\033]52;c;Zm9vYmFy\a" },
		{ "\xc3\xbf\xc3\xbf", "\033]52;c;w7/Dvw==\a" },
	};
	struct place *place = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *where = copied(place, cases[i].text);

		assert_string_equal(where, "to the clipboard");
		assert_string_equal(sent(place), cases[i].want);
		free(where);
	}
}

static void wraps_what_goes_through_a_multiplexer(void **state)
{
	struct place *place = *state;
	char text[400];

	place->way.term = "screen-256color";
	place->way.tmux = true;
	free(copied(place, "f"));
	assert_string_equal(sent(place), "\033]52;c;Zg==\a\033Ptmux;\033\033]52;c;Zg==\a\033\\");
	place->way.term = "tmux-256color";
	place->way.tmux = false;
	free(copied(place, "f"));
	assert_non_null(strstr(sent(place), "\033Ptmux;\033\033]52"));
	place->way.term = "screen";
	free(copied(place, "f"));
	assert_string_equal(sent(place), "\033P\033]52;c;Zg==\a\033\\");
	memset(text, 'x', sizeof text);
	text[sizeof text - 1] = '\0';
	free(copied(place, text));
	for (const char *at = sent(place); *at != '\0';) {
		const char *end = strstr(at, "\033\\");

		assert_true(strncmp(at, "\033P", 2) == 0);
		assert_non_null(end);
		assert_in_range(end - at, 3, 254);
		at = end + 2;
	}
}

static void keeps_a_file_where_there_is_no_clipboard(void **state)
{
	static const char *const terms[] = { "linux", "dumb", "vt100", "vt220", "" };
	struct place *place = *state;
	struct strbuf text = {0};

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		char *where;

		place->way.term = terms[i];
		where = copied(place, "int boots = 2;\n");
		assert_string_equal(sent(place), "");
		assert_non_null(strstr(where, "into /"));
		strbuf_reset(&text);
		assert_true(file_read(where + strlen("into "), 1000, &text, NULL));
		assert_string_equal(strbuf_text(&text), "int boots = 2;\n");
		free(where);
	}
	strbuf_deinit(&text);
}

static void keeps_a_file_of_what_a_terminal_would_cut(void **state)
{
	struct place *place = *state;
	char *text = xcalloc(12 * 1024 + 2, 1), *where;

	memset(text, 'x', 12 * 1024);
	where = copied(place, text);
	assert_string_equal(where, "to the clipboard");
	assert_true(strlen(sent(place)) > 16 * 1024);
	free(where);
	text[12 * 1024] = 'x';
	where = copied(place, text);
	assert_non_null(strstr(where, "copied.txt"));
	assert_string_equal(sent(place), "");
	free(where);
	free(text);
}

static void keeps_it_elsewhere_or_says_why_not(void **state)
{
	struct place *place = *state;
	struct strbuf where = {0};

	place->way.term = "linux";
	place->way.folder = NULL;
	assert_true(copy_text(&place->way, "x", 1, &where));
	assert_non_null(strstr(where.data, "lectern-copied-"));
	unlink(where.data + strlen("into "));
	strbuf_reset(&where);
	place->way.temporary = "/nowhere/at/all";
	assert_false(copy_text(&place->way, "x", 1, &where));
	assert_non_null(strstr(where.data, "/nowhere/at/all"));
	strbuf_deinit(&where);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		CASE(sends_base64),
		CASE(wraps_what_goes_through_a_multiplexer),
		CASE(keeps_a_file_where_there_is_no_clipboard),
		CASE(keeps_a_file_of_what_a_terminal_would_cut),
		CASE(keeps_it_elsewhere_or_says_why_not),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
