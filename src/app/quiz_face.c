/* quiz_face.c - what differs on the screen from one type of question to the next. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/quiz_face.h"

#include <assert.h>
#include <stddef.h>

static const struct quiz_face *const faces[QUESTION_TYPE_COUNT] = {
	[QUESTION_SINGLE]    = &quiz_face_one,
	[QUESTION_TRUEFALSE] = &quiz_face_one,
	[QUESTION_MULTIPLE]  = &quiz_face_many,
};

const struct quiz_face *quiz_face(enum question_type type)
{
	assert(faces[type] != NULL);
	return faces[type];
}
