/* command.c - what a person can do, by number and by name. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/command.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* Groups and rows in the order they are written: a group has a title, a row has none. */
static const char *const titles[] = {
#define COMMAND_GROUP(title) title,
#define COMMAND(id, name, contexts, keys, help) NULL,
#include "app/commands.def"
#undef COMMAND
};

static const struct command_info infos[COMMAND_COUNT] = {
#define COMMAND(id, name, contexts, keys, help) { name, contexts, keys, help },
#include "app/commands.def"
#undef COMMAND
};

const struct command_info *command_info(enum command command)
{
	assert((int)command >= 0 && command < COMMAND_COUNT);
	return &infos[command];
}

const char *command_group(enum command command)
{
	const char *group = "";
	int number = -1;

	for (size_t i = 0; i < sizeof titles / sizeof *titles && number < (int)command; i++) {
		if (titles[i] != NULL)
			group = titles[i];
		else
			number++;
	}
	return group;
}

int command_find(const char *name)
{
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(infos[i].name, name) == 0)
			return i;
	return -1;
}
