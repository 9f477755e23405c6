/* terminfo.c - what the terminal's entry says, by the names of terminfo(5). */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/terminfo.h"

#include <curses.h>
#include <term.h>

#include <stdint.h>
#include <unistd.h>

/* Older versions of curses take names as char *, though none writes to them. */
static char *plain(const char *name)
{
	return (char *)(uintptr_t)name;
}

bool terminfo_load(const char *name)
{
	int found = 0;

	return setupterm(plain(name), STDOUT_FILENO, &found) == OK;
}

const char *terminfo_string(const char *name)
{
	const char *value = tigetstr(plain(name));

	return value == (const char *)-1 ? NULL : value;
}

const char *terminfo_string_at(int place)
{
	const char *value = CUR Strings[place];

	return value == (const char *)-1 ? NULL : value;
}

int terminfo_number(const char *name)
{
	int value = tigetnum(plain(name));

	return value < 0 ? -1 : value;
}

bool terminfo_flag(const char *name)
{
	return tigetflag(plain(name)) > 0;
}

void *terminfo_current(void)
{
	return cur_term;
}

void terminfo_free(void *entry)
{
	if (entry != NULL)
		del_curterm(entry);
}
