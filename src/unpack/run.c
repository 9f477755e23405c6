/* run.c - starts the program that unpacks, and hears what it says. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "unpack/run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"

#define HIGH 16				/* above what the program has its own descriptors on */

/* Copies that none of the program's own numbers can be mistaken for. */
struct ends {
	int archive, folder, said, reading;
};

static void close_one(int fd)
{
	if (fd >= 0)
		close(fd);
}

static void close_all(struct ends *ends)
{
	close_one(ends->archive);
	close_one(ends->folder);
	close_one(ends->said);
	close_one(ends->reading);
}

static bool open_ends(struct ends *ends, int archive, int folder)
{
	int pair[2];

	*ends = (struct ends){ -1, -1, -1, -1 };
	if (pipe(pair) != 0)
		return false;
	ends->reading = fcntl(pair[0], F_DUPFD_CLOEXEC, HIGH);
	ends->said = fcntl(pair[1], F_DUPFD_CLOEXEC, HIGH);
	close(pair[0]);
	close(pair[1]);
	ends->archive = fcntl(archive, F_DUPFD_CLOEXEC, HIGH);
	ends->folder = fcntl(folder, F_DUPFD_CLOEXEC, HIGH);
	return ends->reading >= 0 && ends->said >= 0 && ends->archive >= 0 && ends->folder >= 0;
}

/*
 * No environment but a time zone for which no file is looked at, the signals as they are at first,
 * and nobody to complain to. 0, or an errno.
 */
static int spawn(const char *program, const struct ends *ends, pid_t *child)
{
	char *arguments[] = { (char[]){ "unpack" }, NULL };
	char *environment[] = { (char[]){ "TZ=UTC0" }, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, usual;
	int number;

	sigemptyset(&none);
	sigfillset(&usual);
	sigdelset(&usual, SIGKILL);
	sigdelset(&usual, SIGSTOP);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends->archive, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, ends->said, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends->folder, RUN_FOLDER);
	number = posix_spawn(child, program, &actions, &attributes, arguments, environment);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return number;
}

/* What it said counts only if it also ended as it says. */
static void judge(struct archive_report *report, const char *said, int status)
{
	int wanted;

	archive_report_read(report, said);
	wanted = report->fault == ARCHIVE_FINE ? 0 : 1;
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		*report = (struct archive_report){ .fault = ARCHIVE_SLOW };
	else if (!WIFEXITED(status) || WEXITSTATUS(status) != wanted)
		*report = (struct archive_report){ .fault = ARCHIVE_DIED };
}

bool run_unpack(const char *program, int archive, int folder, struct archive_report *report,
		struct err *err)
{
	struct strbuf said = {0};
	struct ends ends;
	pid_t child = 0;
	int number = 0, status = 0;

	if (!open_ends(&ends, archive, folder))
		number = errno;
	else
		number = spawn(program, &ends, &child);
	if (number != 0) {
		close_all(&ends);
		err_set_errno(err, program, number);
		return false;
	}
	close(ends.said);
	ends.said = -1;
	file_read_fd(ends.reading, program, ARCHIVE_REPORT_MAX, &said, NULL);
	close_all(&ends);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	judge(report, strbuf_text(&said), status);
	strbuf_deinit(&said);
	return true;
}
