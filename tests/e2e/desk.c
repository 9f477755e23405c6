/*
 * desk.c - the program in a terminal as a learner has it: with a state folder of its own, a clock
 * that stands still, and a mouse.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "desk.h"

#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

int desk_set_up(void **state)
{
	static struct desk desk;
	const char *temporary = getenv("TMPDIR");

	snprintf(desk.folder, sizeof desk.folder, "%s/desk.XXXXXX",
		 temporary != NULL ? temporary : "/tmp");
	if (mkdtemp(desk.folder) == NULL)
		return -1;
	*state = &desk;
	return 0;
}

static int remove_below(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status;
	(void)kind;
	return at->level > 0 ? remove(path) : 0;
}

void desk_empty(const struct desk *desk)
{
	nftw(desk->folder, remove_below, 8, FTW_DEPTH | FTW_PHYS);
}

int desk_tear_down(void **state)
{
	const struct desk *desk = *state;

	desk_empty(desk);
	return rmdir(desk->folder);
}

const char *desk_fixture(struct desk *desk, const char *name)
{
	const char *source = getenv("srcdir");

	snprintf(desk->path, sizeof desk->path, "%s/tests/fixtures/%s",
		 source != NULL ? source : ".", name);
	return desk->path;
}

const char *desk_file(struct desk *desk, const char *name)
{
	snprintf(desk->path, sizeof desk->path, "%s/%s", desk->folder, name);
	return desk->path;
}

/* --- the program --- */

struct term *desk_open_on(const struct desk *desk, int rows, int columns,
			  const char *const *words)
{
	const char *program = getenv("LECTERN"), *argv[DESK_WORDS + 2];
	char state[sizeof desk->folder + sizeof "LECTERN_STATE="];
	const char *const environment[] = { state, "LECTERN_NOW=2026-01-05T08:00:00Z", NULL };
	const struct term_setup setup = {
		.rows = rows, .columns = columns, .argv = argv, .environment = environment};
	struct term *term;
	size_t count = 0;

	snprintf(state, sizeof state, "LECTERN_STATE=%s", desk->folder);
	argv[count++] = program != NULL ? program : "./lectern";
	while (*words != NULL && count <= DESK_WORDS)
		argv[count++] = *words++;
	argv[count] = NULL;
	term = term_open(&setup);
	if (term == NULL)
		skip();
	return term;
}

struct term *desk_open(const struct desk *desk, const char *const *words)
{
	return desk_open_on(desk, 24, 80, words);
}

void desk_leave(struct term *term, const char *keys)
{
	int status;

	term_type(term, keys);
	assert_true(term_wait_exit(term, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	term_close(term);
}

void desk_kill(struct term *term)
{
	int status;

	term_signal(term, SIGKILL);
	assert_true(term_wait_exit(term, &status));
	assert_true(WIFSIGNALED(status));
	term_close(term);
}

/* --- steps --- */

/* Cells before a place in a row; each of the signs on the screen takes one. */
static int cells_before(const char *row, const char *place)
{
	int cells = 0;

	for (; row < place; row++)
		cells += ((unsigned char)*row & 0xc0) != 0x80;
	return cells;
}

static void click(struct term *term, const char *text, int cells)
{
	const char *line;
	int row;

	assert_true(term_wait(term, text));
	assert_true(term_find(term, text, &row));
	line = term_row(term, row);
	term_click(term, row, cells_before(line, strstr(line, text)) + cells);
}

static void do_step(struct term *term, char *step)
{
	char *plus = strrchr(step, '+');

	switch (step[0]) {
	case '@':
		if (plus != NULL)
			*plus++ = '\0';
		click(term, step + 1, plus != NULL ? atoi(plus) : 0);
		break;
	case '?':
		assert_true(term_wait(term, step + 1));
		break;
	case '!':
		assert_true(term_wait_gone(term, step + 1));
		break;
	default:
		term_type(term, step);
		break;
	}
}

void desk_do(struct term *term, const char *script)
{
	char step[400];

	while (*script != '\0') {
		size_t len = strcspn(script, "|");

		assert_true(len < sizeof step);
		memcpy(step, script, len);
		step[len] = '\0';
		do_step(term, step);
		script += len + (script[len] == '|');
	}
}
