/*
 * term.c - runs a program in a pty, with libvterm as its terminal.
 *
 * Between the test and the program stands a leader, which does what a shell does: it gives the program a
 * process group and the foreground, sees it stop and end, and reports that through a pipe. Without it a
 * program could not be stopped at all: the kernel does not stop a group that has no shell above it.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
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

enum report_kind { REPORT_STARTED, REPORT_STOPPED, REPORT_ENDED };

struct report {
	enum report_kind kind;
	int value;			/* STARTED: the program's pid; ENDED: as waitpid() has it */
};

struct term {
	int master, slave;		/* the slave is held open, so that its settings can be read at the end */
	int reports, orders;		/* pipes from and to the leader */
	pid_t leader, program;
	bool stopped, ended;
	int status;
	struct termios before;
	struct term_modes modes;
	size_t bytes;
	int rows, columns;
	VTerm *vterm;
	VTermScreen *screen;
	char row[4096];
};

/* --- the leader --- */

static void send_report(int fd, enum report_kind kind, int value)
{
	const struct report report = { kind, value };

	if (write(fd, &report, sizeof report) != sizeof report)
		_exit(125);
}

static void exec_program(const struct term_setup *setup)
{
	/* As a login shell has them: nohup, say, hands down an ignored SIGHUP. */
	static const int defaults[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGTSTP, SIGTTOU };

	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		signal(defaults[i], SIG_DFL);
	for (size_t i = 0; setup->environment != NULL && setup->environment[i] != NULL; i++)
		putenv((char *)(uintptr_t)setup->environment[i]);
	execv(setup->argv[0], (char *const *)(uintptr_t)setup->argv);
	fprintf(stderr, "%s: %s\n", setup->argv[0], strerror(errno));
	_exit(127);
}

static void lead(const struct term_setup *setup, int reports, int orders)
{
	char order;
	int status;

	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	if (read(orders, &order, 1) != 1)
		_exit(0);
	pid_t program = fork();
	if (program == 0) {
		close(reports);
		close(orders);
		signal(SIGHUP, SIG_DFL);
		exec_program(setup);
	}
	send_report(reports, REPORT_STARTED, program);
	while (waitpid(program, &status, WUNTRACED) == program && WIFSTOPPED(status)) {
		tcsetpgrp(STDIN_FILENO, getpgrp());
		send_report(reports, REPORT_STOPPED, 0);
		if (read(orders, &order, 1) != 1)
			break;
		tcsetpgrp(STDIN_FILENO, program);
		kill(-program, SIGCONT);
	}
	send_report(reports, REPORT_ENDED, status);
	_exit(0);
}

/* --- the emulator --- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct term *term = user;

	switch (property) {
	case VTERM_PROP_ALTSCREEN:
		term->modes.alternate = value->boolean;
		break;
	case VTERM_PROP_CURSORVISIBLE:
		term->modes.cursor = value->boolean;
		break;
	case VTERM_PROP_MOUSE:
		term->modes.mouse = value->number != 0;
		break;
	default:
		break;
	}
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void make_emulator(struct term *term)
{
	term->vterm = vterm_new(term->rows, term->columns);
	vterm_set_utf8(term->vterm, 1);
	term->screen = vterm_obtain_screen(term->vterm);
	vterm_screen_set_callbacks(term->screen, &callbacks, term);
	vterm_screen_enable_altscreen(term->screen, 1);
	vterm_screen_reset(term->screen, 1);
}

static void write_all(int fd, const char *text, size_t len)
{
	while (len > 0) {
		ssize_t done = write(fd, text, len);

		if (done < 0 && errno != EINTR)
			return;
		if (done > 0) {
			text += done;
			len -= (size_t)done;
		}
	}
}

static void take_output(struct term *term)
{
	char buffer[65536];
	ssize_t got = read(term->master, buffer, sizeof buffer);

	if (got <= 0)
		return;
	term->bytes += (size_t)got;
	vterm_input_write(term->vterm, buffer, (size_t)got);
	/* What the terminal answers to questions, such as where the cursor is. */
	size_t answer = vterm_output_read(term->vterm, buffer, sizeof buffer);
	write_all(term->master, buffer, answer);
}

static void take_report(struct term *term)
{
	struct report report;

	if (read(term->reports, &report, sizeof report) != sizeof report) {
		term->ended = true;
		return;
	}
	switch (report.kind) {
	case REPORT_STARTED:
		term->program = report.value;
		break;
	case REPORT_STOPPED:
		term->stopped = true;
		break;
	case REPORT_ENDED:
		term->ended = true;
		term->status = report.value;
		break;
	}
}

bool term_pump(struct term *term, int milliseconds)
{
	struct pollfd fds[] = {
		{ .fd = term->master, .events = POLLIN },
		{ .fd = term->ended ? -1 : term->reports, .events = POLLIN },
	};

	if (poll(fds, 2, milliseconds) <= 0)
		return false;
	if (fds[0].revents & POLLIN)
		take_output(term);
	if (fds[1].revents & (POLLIN | POLLHUP))
		take_report(term);
	return true;
}

/* --- opening and closing --- */

struct term *term_open(const struct term_setup *setup)
{
	struct winsize size = { .ws_row = (unsigned short)setup->rows, .ws_col = (unsigned short)setup->columns };
	struct term *term = calloc(1, sizeof *term);
	int reports[2], orders[2];

	if (term == NULL || pipe(reports) != 0 || pipe(orders) != 0)
		abort();
	term->rows = setup->rows;
	term->columns = setup->columns;
	term->modes.cursor = true;
	fflush(stdout);
	term->leader = forkpty(&term->master, NULL, NULL, &size);
	if (term->leader < 0) {
		free(term);
		return NULL;
	}
	if (term->leader == 0) {
		close(reports[0]);
		close(orders[1]);
		fcntl(reports[1], F_SETFD, FD_CLOEXEC);
		fcntl(orders[0], F_SETFD, FD_CLOEXEC);
		lead(setup, reports[1], orders[0]);
	}
	close(reports[1]);
	close(orders[0]);
	term->reports = reports[0];
	term->orders = orders[1];
	term->slave = open(ptsname(term->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	fcntl(term->master, F_SETFD, FD_CLOEXEC);
	fcntl(term->reports, F_SETFD, FD_CLOEXEC);
	fcntl(term->orders, F_SETFD, FD_CLOEXEC);
	tcgetattr(term->slave, &term->before);
	make_emulator(term);
	write_all(term->orders, "g", 1);
	while (term->program == 0 && !term->ended)
		term_pump(term, TERM_WAIT_MS);
	return term;
}

void term_close(struct term *term)
{
	if (term == NULL)
		return;
	if (!term->ended && term->program > 0)
		kill(term->program, SIGKILL);
	close(term->orders);
	close(term->master);
	close(term->slave);
	close(term->reports);
	waitpid(term->leader, NULL, 0);
	vterm_free(term->vterm);
	free(term);
}

/* --- what a terminal and a shell do --- */

void term_send(struct term *term, const char *bytes, size_t len)
{
	write_all(term->master, bytes, len);
}

void term_resize(struct term *term, int rows, int columns)
{
	const struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	term->rows = rows;
	term->columns = columns;
	vterm_set_size(term->vterm, rows, columns);
	ioctl(term->master, TIOCSWINSZ, &size);
}

void term_signal(struct term *term, int number)
{
	if (term->program > 0 && !term->ended)
		kill(term->program, number);
}

void term_continue(struct term *term)
{
	term->stopped = false;
	write_all(term->orders, "c", 1);
}

/* --- what a person sees --- */

static size_t put_utf8(char *out, uint32_t code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

const char *term_row(struct term *term, int row)
{
	size_t len = 0, shown = 0;

	for (int column = 0; column < term->columns; column++) {
		VTermPos at = { .row = row, .col = column };
		VTermScreenCell cell;

		if (!vterm_screen_get_cell(term->screen, at, &cell) || cell.chars[0] == (uint32_t)-1)
			continue;
		if (len + 4 * VTERM_MAX_CHARS_PER_CELL >= sizeof term->row)
			break;
		if (cell.chars[0] == 0)
			term->row[len++] = ' ';
		for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
			len += put_utf8(term->row + len, cell.chars[i]);
		if (cell.chars[0] != 0 && cell.chars[0] != ' ')
			shown = len;
	}
	term->row[shown] = '\0';
	return term->row;
}

bool term_find(struct term *term, const char *text, int *row)
{
	for (int i = 0; i < term->rows; i++) {
		if (strstr(term_row(term, i), text) == NULL)
			continue;
		if (row != NULL)
			*row = i;
		return true;
	}
	return false;
}

bool term_shows(struct term *term, const char *text)
{
	return term_find(term, text, NULL);
}

void term_dump(struct term *term)
{
	printf("# the screen, %d rows of %d:\n", term->rows, term->columns);
	for (int row = 0; row < term->rows; row++)
		printf("# |%s\n", term_row(term, row));
	if (term->ended)
		printf("# the program has ended, status %#x\n", (unsigned)term->status);
	fflush(stdout);
}

struct term_modes term_modes(struct term *term)
{
	struct term_modes modes = term->modes;
	struct termios now;

	modes.cooked = tcgetattr(term->slave, &now) == 0 && now.c_lflag == term->before.c_lflag &&
		       now.c_iflag == term->before.c_iflag && now.c_oflag == term->before.c_oflag;
	return modes;
}

size_t term_bytes(const struct term *term)
{
	return term->bytes;
}

int term_pid(const struct term *term)
{
	return term->program;
}

/* --- waiting --- */

static int64_t milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool term_wait_until(struct term *term, bool (*holds)(struct term *term, const void *context), const void *context)
{
	int64_t end = milliseconds_now() + TERM_WAIT_MS;

	while (!holds(term, context)) {
		int64_t left = end - milliseconds_now();

		/* After its end a program's last bytes may still be under way, but not for long. */
		if (left <= 0 || (!term_pump(term, (int)(term->ended && left > 500 ? 500 : left)) && term->ended)) {
			term_dump(term);
			return false;
		}
	}
	return true;
}

static bool shows(struct term *term, const void *text)
{
	return term_shows(term, text);
}

static bool shows_not(struct term *term, const void *text)
{
	return !term_shows(term, text);
}

static bool has_stopped(struct term *term, const void *context)
{
	(void)context;
	return term->stopped;
}

static bool has_ended(struct term *term, const void *context)
{
	(void)context;
	return term->ended;
}

bool term_wait(struct term *term, const char *text)
{
	if (term_wait_until(term, shows, text))
		return true;
	printf("# never on the screen: %s\n", text);
	return false;
}

bool term_wait_gone(struct term *term, const char *text)
{
	if (term_wait_until(term, shows_not, text))
		return true;
	printf("# still on the screen: %s\n", text);
	return false;
}

bool term_wait_stop(struct term *term)
{
	return term_wait_until(term, has_stopped, NULL);
}

bool term_wait_exit(struct term *term, int *status)
{
	if (!term_wait_until(term, has_ended, NULL))
		return false;
	*status = term->status;
	return true;
}
