/*
 * bench.c - measures lectern beside less in one run: first paint, bytes for a scroll, idling.
 *
 *   bench LECTERN COURSE PAGE FILE LARGE
 *
 * FILE is the page's source, which less shows; LARGE a course of very many pages.
 *
 * First paint is the time from exec to the first moment with text in the last row of an 80x24 terminal. What the
 * program writes is kept with its time and only afterwards fed to the emulator, whose own time so counts nowhere.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if HAVE_PTY_H
#include <pty.h>
#elif HAVE_UTIL_H
#include <util.h>
#elif HAVE_LIBUTIL_H
#include <libutil.h>
#endif

#include <vterm.h>

enum { ROWS = 24, COLUMNS = 80, RUNS = 41, LARGE_RUNS = 9, QUIET_MS = 60, FIRST_MS = 5000, IDLE_MS = 2000, CHUNKS_MAX = 4096 };

struct chunk {
	size_t end;			/* bytes written up to here */
	double when;			/* milliseconds */
};

struct session {
	pid_t pid;
	int master;
	double started;			/* at exec, in milliseconds */
	char *bytes;
	size_t len, cap;
	struct chunk chunks[CHUNKS_MAX];
	size_t chunk_count;
};

static double *exec_time;		/* shared with the child, which writes it last of all */

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void begin(struct session *session, char *const *argv)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };

	memset(session, 0, sizeof *session);
	session->pid = forkpty(&session->master, NULL, NULL, &size);
	if (session->pid < 0) {
		perror("bench: forkpty");
		exit(1);
	}
	if (session->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		unsetenv("LESS");
		unsetenv("LESSOPEN");
		*exec_time = now();
		execvp(argv[0], argv);
		_exit(127);
	}
}

/* Takes in bytes until none has come for so long. */
static void settle(struct session *session, int first)
{
	struct pollfd fd = { .fd = session->master, .events = POLLIN };
	int wait = first;

	while (poll(&fd, 1, wait) > 0 && session->chunk_count < CHUNKS_MAX) {
		if (session->len + 65536 > session->cap) {
			session->cap = session->cap * 2 + 262144;
			session->bytes = realloc(session->bytes, session->cap);
			if (session->bytes == NULL)
				abort();
		}
		ssize_t got = read(session->master, session->bytes + session->len, 65536);
		if (got <= 0)
			break;
		session->len += (size_t)got;
		session->chunks[session->chunk_count++] = (struct chunk){ session->len, now() };
		wait = QUIET_MS;
	}
	session->started = *exec_time;
}

static void type(struct session *session, const char *keys)
{
	if (write(session->master, keys, strlen(keys)) < 0)
		perror("bench: write");
}

static void end(struct session *session)
{
	struct pollfd fd = { .fd = session->master, .events = POLLIN };
	char drain[65536];

	type(session, "q");
	while (poll(&fd, 1, 1000) > 0 && read(session->master, drain, sizeof drain) > 0)
		;
	if (waitpid(session->pid, NULL, WNOHANG) == 0) {
		kill(session->pid, SIGKILL);
		waitpid(session->pid, NULL, 0);
	}
	close(session->master);
	free(session->bytes);
}

static bool is_full(VTermScreen *screen)
{
	for (int column = 0; column < COLUMNS; column++) {
		VTermPos at = { .row = ROWS - 1, .col = column };
		VTermScreenCell cell;

		if (vterm_screen_get_cell(screen, at, &cell) && cell.chars[0] != 0 && cell.chars[0] != ' ')
			return true;
	}
	return false;
}

/* Milliseconds from exec to the first full screen; negative if there was none. */
static double first_paint(const struct session *session)
{
	VTerm *vterm = vterm_new(ROWS, COLUMNS);
	VTermScreen *screen = vterm_obtain_screen(vterm);
	double time = -1;

	vterm_set_utf8(vterm, 1);
	vterm_screen_enable_altscreen(screen, 1);
	vterm_screen_reset(screen, 1);
	for (size_t i = 0, start = 0; i < session->chunk_count && time < 0; i++) {
		vterm_input_write(vterm, session->bytes + start, session->chunks[i].end - start);
		start = session->chunks[i].end;
		if (is_full(screen))
			time = session->chunks[i].when - session->started;
	}
	vterm_free(vterm);
	return time;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, compare);
	return values[count / 2];
}

static double paint_once(char *const *argv)
{
	struct session session;

	begin(&session, argv);
	settle(&session, FIRST_MS);
	double time = first_paint(&session);
	end(&session);
	if (time < 0) {
		fprintf(stderr, "bench: %s never filled the screen\n", argv[0]);
		exit(1);
	}
	return time;
}

/* Bytes that a key costs, the mean of five presses. */
static double key_bytes(char *const *argv, const char *key)
{
	struct session session;
	size_t before;

	begin(&session, argv);
	settle(&session, FIRST_MS);
	before = session.len;
	for (int i = 0; i < 5; i++) {
		type(&session, key);
		settle(&session, 500);
	}
	double mean = (double)(session.len - before) / 5;
	end(&session);
	return mean;
}

struct activity {
	long ticks, switches;
};

/* Of a process, from /proc; -1 where there is none. */
static struct activity activity_of(pid_t pid)
{
	struct activity activity = { -1, -1 };
	char path[64], line[1024];
	long value, user, system;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return activity;
	activity.switches = 0;
	while (fgets(line, sizeof line, file) != NULL)
		if (sscanf(line, "voluntary_ctxt_switches: %ld", &value) == 1 ||
		    sscanf(line, "nonvoluntary_ctxt_switches: %ld", &value) == 1)
			activity.switches += value;
	fclose(file);
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	file = fopen(path, "r");
	if (file == NULL)
		return activity;
	if (fgets(line, sizeof line, file) != NULL) {
		const char *rest = strrchr(line, ')');

		if (rest != NULL &&
		    sscanf(rest + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system) == 2)
			activity.ticks = user + system;
	}
	fclose(file);
	return activity;
}

struct idling {
	long ticks, switches;
	size_t bytes;
};

static struct idling idle(char *const *argv)
{
	struct session session;

	begin(&session, argv);
	settle(&session, FIRST_MS);
	/* Work put off until the screen stands is not idling yet. */
	settle(&session, 1500);
	struct activity before = activity_of(session.pid);
	size_t len = session.len;
	settle(&session, IDLE_MS);
	struct activity after = activity_of(session.pid);
	struct idling idling = { after.ticks - before.ticks, after.switches - before.switches, session.len - len };
	end(&session);
	return idling;
}

static size_t bytes_read;

static int read_one(const char *path, const struct stat *info, int kind, struct FTW *ftw)
{
	static char buffer[1 << 20];
	ssize_t got;
	int fd;

	(void)info;
	(void)ftw;
	if (kind != FTW_F || (fd = open(path, O_RDONLY)) < 0)
		return 0;
	while ((got = read(fd, buffer, sizeof buffer)) > 0)
		bytes_read += (size_t)got;
	close(fd);
	return 0;
}

/* Milliseconds for all the bytes below a folder, once they are in the memory of the system. */
static double read_all(const char *folder)
{
	double started = now();

	bytes_read = 0;
	nftw(folder, read_one, 16, FTW_PHYS);
	return now() - started;
}

/* The first paint of a course of very many pages, against reading all its bytes. */
static void measure_large(char *lectern, char *state, char *folder)
{
	char *const argv[] = { lectern, "--state", state, "open", folder, NULL };
	double paints[LARGE_RUNS], reads[LARGE_RUNS], paint, read;

	read_all(folder);
	for (int i = 0; i < LARGE_RUNS; i++) {
		paints[i] = paint_once(argv);
		reads[i] = read_all(folder);
	}
	paint = median(paints, LARGE_RUNS);
	read = median(reads, LARGE_RUNS);
	printf("%-44s %7.1f ms %7.1f ms %8.2f\n", "a large course: first paint, all bytes read", paint, read, paint / read);
	printf("%-44s %7.1f MB\n", "its size", (double)bytes_read / 1e6);
}

int main(int argc, char **argv)
{
	static double lectern_times[RUNS], less_times[RUNS];
	char state[] = "/tmp/lectern-bench.XXXXXX", command[128];

	if (argc != 6) {
		fprintf(stderr, "usage: bench LECTERN COURSE PAGE FILE LARGE\n");
		return 2;
	}
	exec_time = mmap(NULL, sizeof *exec_time, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (exec_time == MAP_FAILED || mkdtemp(state) == NULL) {
		perror("bench");
		return 1;
	}
	char *const lectern[] = { argv[1], "--state", state, "open", argv[2], argv[3], NULL };
	char *const less[] = { "less", argv[4], NULL };

	paint_once(lectern);
	paint_once(less);
	for (int i = 0; i < RUNS; i++) {
		lectern_times[i] = paint_once(lectern);
		less_times[i] = paint_once(less);
	}
	double ours = median(lectern_times, RUNS), theirs = median(less_times, RUNS);
	double our_line = key_bytes(lectern, "j"), their_line = key_bytes(less, "j");
	double our_page = key_bytes(lectern, " "), their_page = key_bytes(less, " ");
	struct idling our_idle = idle(lectern), their_idle = idle(less);

	printf("%-44s %10s %10s %8s\n", "80x24, medians", "lectern", "less", "ratio");
	printf("%-44s %7.2f ms %7.2f ms %8.2f\n", "first paint, from exec to a full screen", ours, theirs, ours / theirs);
	printf("%-44s %8.0f B %8.0f B %8.2f\n", "one line of scroll, sidebar shown", our_line, their_line,
	       their_line > 0 ? our_line / their_line : 0);
	printf("%-44s %8.0f B %8.0f B %8.2f\n", "one page, sidebar shown", our_page, their_page,
	       their_page > 0 ? our_page / their_page : 0);
	printf("%-44s %10ld %10ld\n", "CPU ticks in 2 s of idling", our_idle.ticks, their_idle.ticks);
	printf("%-44s %10ld %10ld\n", "context switches in 2 s of idling", our_idle.switches, their_idle.switches);
	printf("%-44s %8zu B %8zu B\n", "written in 2 s of idling", our_idle.bytes, their_idle.bytes);

	measure_large(argv[1], state, argv[5]);
	snprintf(command, sizeof command, "rm -rf '%s'", state);
	return system(command) == 0 ? 0 : 1;
}
