/* ask.c - the table of question types. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/ask.h"

#include <assert.h>

/* A type that a quiz can hold has a row here. */
static const struct ask_type *const types[QUESTION_TYPE_COUNT] = {
	[QUESTION_SINGLE]    = &ask_single,
	[QUESTION_MULTIPLE]  = &ask_multiple,
	[QUESTION_TRUEFALSE] = &ask_truefalse,
};

const struct ask_type *ask_type(enum question_type type)
{
	assert(types[type] != NULL);
	return types[type];
}

char ask_label(const struct question *question, size_t position)
{
	if (question->type == QUESTION_TRUEFALSE)
		return position == 0 ? 't' : 'f';
	return (char)('a' + position);
}
