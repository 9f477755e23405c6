/* signal.c - signals as flags, and a terminal that is whole again after a crash. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/signal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

static const int deaths[] = { SIGHUP, SIGINT, SIGTERM, SIGQUIT };
static const int others[] = { SIGWINCH, SIGTSTP, SIGCONT };
static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };

#define COUNT(array) (sizeof (array) / sizeof *(array))
#define GUARD_BYTES 256
#define GUARD_STACK 32768

static volatile sig_atomic_t death, resized, stopped, continued;

/* What a handler may read: set before the handlers are, never while they are there. */
static struct {
	int fd;
	char bytes[GUARD_BYTES];
	size_t len;
	struct termios modes;
	bool has_modes;
} guard;

static struct {
	bool started;
	sigset_t mask;			/* before */
	sigset_t sleeping;		/* while signal_wait() sleeps */
	struct sigaction deaths[COUNT(deaths)], others[COUNT(others)], crashes[COUNT(crashes)];
} old;

static char guard_stack[GUARD_STACK];

static void note(int number)
{
	switch (number) {
	case SIGWINCH: resized = 1; break;
	case SIGTSTP:  stopped = 1; break;
	case SIGCONT:  continued = 1; break;
	default:       death = number; break;
	}
}

static void crash(int number)
{
	size_t sent = 0;

	while (sent < guard.len) {
		ssize_t count = write(guard.fd, guard.bytes + sent, guard.len - sent);

		if (count <= 0)
			break;
		sent += (size_t)count;
	}
	if (guard.has_modes)
		tcsetattr(guard.fd, TCSANOW, &guard.modes);
	raise(number);			/* SA_RESETHAND has put the default back */
}

/* What was ignored (nohup) stays ignored. */
static void catch(int number, struct sigaction *before)
{
	struct sigaction action = { .sa_handler = note };

	sigfillset(&action.sa_mask);
	sigaction(number, NULL, before);
	if (before->sa_handler != SIG_IGN)
		sigaction(number, &action, NULL);
}

void signal_start(void)
{
	sigset_t blocked;

	if (old.started)
		return;
	death = resized = stopped = continued = 0;
	sigemptyset(&blocked);
	for (size_t i = 0; i < COUNT(deaths); i++) {
		catch(deaths[i], &old.deaths[i]);
		sigaddset(&blocked, deaths[i]);
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		catch(others[i], &old.others[i]);
		sigaddset(&blocked, others[i]);
	}
	sigprocmask(SIG_BLOCK, &blocked, &old.mask);
	old.sleeping = old.mask;
	for (size_t i = 0; i < COUNT(deaths); i++)
		sigdelset(&old.sleeping, deaths[i]);
	for (size_t i = 0; i < COUNT(others); i++)
		sigdelset(&old.sleeping, others[i]);
	old.started = true;
}

void signal_stop(void)
{
	if (!old.started)
		return;
	for (size_t i = 0; i < COUNT(deaths); i++)
		sigaction(deaths[i], &old.deaths[i], NULL);
	for (size_t i = 0; i < COUNT(others); i++)
		sigaction(others[i], &old.others[i], NULL);
	sigprocmask(SIG_SETMASK, &old.mask, NULL);
	old.started = false;
}

enum signal_event signal_wait(int fd, int milliseconds)
{
	struct timespec time = { .tv_sec = milliseconds / 1000,
				 .tv_nsec = milliseconds % 1000 * 1000000L };
	fd_set set;
	int ready;

	FD_ZERO(&set);
	FD_SET(fd, &set);
	ready = pselect(fd + 1, &set, NULL, NULL, milliseconds < 0 ? NULL : &time, &old.sleeping);
	if (ready == 0)
		return SIGNAL_TIMEOUT;
	if (ready < 0 && errno == EINTR)
		return SIGNAL_CAUGHT;
	return SIGNAL_INPUT;
}

int signal_death(void)
{
	return death;
}

static bool take(volatile sig_atomic_t *flag)
{
	bool was = *flag != 0;

	*flag = 0;
	return was;
}

bool signal_take_resize(void)
{
	return take(&resized);
}

bool signal_take_stop(void)
{
	return take(&stopped);
}

bool signal_take_continue(void)
{
	return take(&continued);
}

void signal_suspend(void)
{
	struct sigaction plain = { .sa_handler = SIG_DFL }, ours;
	sigset_t stop, mask;

	sigemptyset(&plain.sa_mask);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigaction(SIGTSTP, &plain, &ours);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &mask);		/* it stops here */
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGTSTP, &ours, NULL);
	stopped = 0;
}

void signal_guard(int fd, const char *bytes, size_t len)
{
	struct sigaction action = { .sa_handler = crash,
				    .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK) };
	stack_t stack = { .ss_sp = guard_stack, .ss_size = sizeof guard_stack };

	if (bytes == NULL) {
		for (size_t i = 0; i < COUNT(crashes); i++)
			sigaction(crashes[i], &old.crashes[i], NULL);
		return;
	}
	guard.fd = fd;
	guard.len = len < sizeof guard.bytes ? len : 0;
	memcpy(guard.bytes, bytes, guard.len);
	guard.has_modes = tcgetattr(fd, &guard.modes) == 0;
	sigaltstack(&stack, NULL);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < COUNT(crashes); i++) {
		sigaction(crashes[i], NULL, &old.crashes[i]);
		/* A sanitizer's own handler says more. */
		if (old.crashes[i].sa_handler == SIG_DFL)
			sigaction(crashes[i], &action, NULL);
	}
}
