/*
 * t_kill.c - the program killed in the middle of a quiz, again and again: what it had said of an
 * answer is there the next time.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

#define QUESTIONS 30
#define KILLS     200

struct world {
	char folder[64];
	char *quiz, *state;
};

static int make_world(void **state)
{
	static struct world world;
	FILE *file;

	strcpy(world.folder, "tests/tmp/kill.XXXXXX");
	assert_non_null(mkdtemp(world.folder));
	world.quiz = xasprintf("%s/quiz.yaml", world.folder);
	world.state = xasprintf("%s/state", world.folder);
	file = fopen(world.quiz, "w");
	assert_non_null(file);
	fputs("mode: check\nshuffle: both\nquestions:\n", file);
	for (int i = 0; i < QUESTIONS; i++)
		fprintf(file, "  - {type: truefalse, prompt: Question %d, answer: true}\n", i);
	fclose(file);
	*state = &world;
	return 0;
}

static int remove_world(void **state)
{
	struct world *world = *state;
	char *command = xasprintf("rm -rf '%s'", world->folder);
	int status = system(command);

	free(command);
	free(world->quiz);
	free(world->state);
	return status;
}

/* Starts the quiz with its input and output in pipes. */
static pid_t start(const struct world *world, bool afresh, int *input, int *output)
{
	const char *program = getenv("LECTERN");
	char *const words[] = {"lectern",
			       "--state",
			       world->state,
			       "quiz",
			       "--plain",
			       world->quiz,
			       afresh ? "--new" : NULL,
			       NULL};
	int in[2], out[2];
	pid_t child;

	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		close(in[1]);
		close(out[0]);
		execv(program != NULL ? program : "./lectern", words);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	*input = in[1];
	*output = out[0];
	return child;
}

/* Reads up to most bytes of what is shown, or all of it. */
static void read_shown(int output, struct strbuf *shown, size_t most)
{
	char bytes[512];

	while (shown->len < most) {
		size_t room = most - shown->len;
		ssize_t got = read(output, bytes, room < sizeof bytes ? room : sizeof bytes);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		strbuf_addn(shown, bytes, (size_t)got);
	}
}

static int count_words(const char *text, const char *word)
{
	int count = 0;

	for (; (text = strstr(text, word)) != NULL; text += strlen(word))
		count++;
	return count;
}

/* Answers until so many bytes were shown, and kills it there; how many answers it spoke of. */
static int answer_and_kill(const struct world *world, size_t moment)
{
	struct strbuf shown = {0};
	int input, output, noted, status;
	pid_t child = start(world, true, &input, &output);

	for (int i = 0; i < QUESTIONS - 1; i++)
		assert_int_equal(write(input, "t\n", 2), 2);
	close(input);			/* late kills find a program that has left by itself */
	read_shown(output, &shown, moment);
	assert_int_equal(kill(child, SIGKILL), 0);
	read_shown(output, &shown, SIZE_MAX);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
	close(output);
	noted = count_words(strbuf_text(&shown), "Noted.\n");
	strbuf_deinit(&shown);
	return noted;
}

/* How many answers the next run knows of. */
static int count_saved(const struct world *world)
{
	struct strbuf shown = {0};
	int input, output, saved = -1, status;
	pid_t child = start(world, false, &input, &output);
	const char *at;

	close(input);
	read_shown(output, &shown, SIZE_MAX);
	close(output);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	at = strstr(strbuf_text(&shown), "saved: ");
	assert_non_null(at);
	saved = atoi(at + strlen("saved: "));
	strbuf_deinit(&shown);
	return saved;
}

static void what_was_said_of_an_answer_is_kept(void **state)
{
	const struct world *world = *state;
	struct random random = {2026};

	for (int i = 0; i < KILLS; i++) {
		/* from before the first question to behind the last answer */
		int noted = answer_and_kill(world, random_below(&random, QUESTIONS * 70));
		int saved = count_saved(world);

		if (saved < noted || saved > QUESTIONS - 1)
			fail_msg("kill %d: %d noted, %d saved", i, noted, saved);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_said_of_an_answer_is_kept),
	};

	return cmocka_run_group_tests(tests, make_world, remove_world);
}
