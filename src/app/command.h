/* command.h - what a person can do, by number and by name. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

/* Where a key means something. */
enum context {
	IN_PAGE   = 1 << 0,
	IN_SIDE   = 1 << 1,
	IN_HELP   = 1 << 2,
	IN_QUIZ   = 1 << 3,
	IN_RESULT = 1 << 4,		/* the summary at the end of a quiz */
	IN_LIST   = 1 << 5,
	IN_PROMPT = 1 << 6,
	IN_ANY    = (1 << 7) - 1
};

enum command {
#define COMMAND(id, name, contexts, keys, help) COMMAND_##id,
#include "app/commands.def"
#undef COMMAND
	COMMAND_COUNT
};

struct command_info {
	const char *name;		/* "line-down" */
	unsigned contexts;		/* enum context bits */
	const char *keys;		/* default keys, parted by blanks; "" if none */
	const char *help;
};

const struct command_info *command_info(enum command command);
const char *command_group(enum command command);	/* the heading it stands under */
int command_find(const char *name);	/* enum command, or -1 */

#endif
