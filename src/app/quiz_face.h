/*
 * quiz_face.h - what differs on the screen from one type of question to the next.
 *
 * One row a type in quiz_face.c, one file a family (quiz_choice.c: single, multiple, truefalse). What an answer is and
 * what it earns is learn/ask.h.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_QUIZ_FACE_H
#define APP_QUIZ_FACE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/quiz_view.h"
#include "app/sheet.h"
#include "learn/attempt.h"

/* A question and how much of the truth is shown with it. */
struct quiz_scene {
	const struct attempt_item *item;
	const struct answer *answer;	/* what is picked, or was answered */
	int cursor;			/* position under the cursor, -1: none */
	bool judged;			/* the answer's parts are marked right or wrong */
	bool reveal;			/* and what would have been right */
};

struct quiz_face {
	/* Adds the rows to answer in; what can be clicked is tagged with its position. */
	void (*build)(struct sheet *sheet, const struct quiz_scene *scene);
	/* All change view->answer and view->cursor; false: nothing is meant by it. */
	bool (*pick)(struct quiz_view *view, const struct attempt_item *item, uint32_t key);
	bool (*pick_position)(struct quiz_view *view, const struct attempt_item *item, int position);
	bool (*move)(struct quiz_view *view, const struct attempt_item *item, int by);
	/* NULL if the answer can be given, else what is missing. */
	const char *(*missing)(const struct quiz_view *view);
};

const struct quiz_face *quiz_face(enum question_type type);

extern const struct quiz_face quiz_face_one, quiz_face_many;

#endif
