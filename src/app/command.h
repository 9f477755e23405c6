/* command.h - what a person can do, by number and by name. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

/* Where a key means something: the context of the moment is one bit. */
enum context {
	IN_PAGE     = 1 << 0,
	IN_SIDE     = 1 << 1,
	IN_HELP     = 1 << 2,
	IN_PICKING  = 1 << 3,		/* a question answered by picking: choices, pairs, grades */
	IN_ORDERING = 1 << 4,		/* one answered by moving items up and down */
	IN_TYPING   = 1 << 5,		/* one answered by typing */
	IN_TOLD     = 1 << 6,		/* a question that is answered */
	IN_RESULT   = 1 << 7,		/* the summary at the end of a quiz */
	IN_REVIEW   = 1 << 8,		/* the beginning and the end of a review */
	IN_LIST     = 1 << 9,
	IN_PROMPT   = 1 << 10,
	IN_START    = 1 << 11,		/* the start screen: the courses there are */
	IN_QUIZ     = IN_PICKING | IN_ORDERING | IN_TYPING | IN_TOLD,
	IN_TEXT     = IN_LIST | IN_PROMPT | IN_TYPING,	/* characters are typed text */
	IN_ANY      = (1 << 12) - 1
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
