/*
 * quiz_face.h - what differs on the screen from one way of answering to the next.
 *
 * One row a way in quiz_face.c, one file a family: quiz_choice.c, quiz_typed.c, quiz_order.c,
 * quiz_match.c, quiz_cloze.c, quiz_card.c. What an answer is and what it earns is learn/ask.h.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_QUIZ_FACE_H
#define APP_QUIZ_FACE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/quiz_view.h"
#include "app/sheet.h"
#include "learn/attempt.h"

/* Tags of rows and pieces; below them stand positions: choices, items, left sides, blanks. */
enum quiz_tag {
	QUIZ_TAG_SIDE = 100,		/* + position of a right side */
	QUIZ_TAG_GRADE = 200,		/* + grade */
	QUIZ_TAG_SURE = 300,		/* + index into "stg" */
	QUIZ_TAG_PASSAGE = 400,		/* the name of the passage that answers */
	QUIZ_TAG_FEEDBACK = 1000,	/* rows that the view scrolls to */
	QUIZ_TAG_HINT
};

/* A question and how much of the truth is shown with it. */
struct quiz_scene {
	const struct attempt_item *item;
	const struct answer *answer;	/* picked so far, or answered */
	const struct edit *fields;	/* typed so far; NULL: the answer holds it */
	int cursor;			/* -1: none */
	bool grabbed, shown;		/* as in struct quiz_view */
	/*
	 * The answer that was judged last, NULL if none was: its parts are marked right or wrong,
	 * and stay so while another is made up until they are changed.
	 */
	const struct answer *judged;
	bool reveal;			/* and what would have been right is shown */
};

struct quiz_face {
	enum context context;		/* while it takes an answer */
	const char *space;		/* what Space does, for the status line; NULL: nothing */
	/* Adds the question; NULL: its prompt is Markdown and nothing else. */
	void (*prompt)(struct sheet *sheet, const struct quiz_scene *scene);
	/* Adds the prompt as lists show it; NULL: as above. */
	void (*listed)(struct sheet *sheet, const struct question *question);
	/* Adds the rows to answer in; what can be clicked is tagged. NULL: the prompt has them. */
	void (*build)(struct sheet *sheet, const struct quiz_scene *scene);
	/* Adds rows to answer in that stand below all else; NULL: there are none. */
	void (*finish)(struct sheet *sheet, const struct quiz_scene *scene);

	/* --- all below change answer, fields and cursor of the view; NULL: there is none --- */

	/* Makes the fields and the cursor of a question that is shown afresh. */
	void (*begin)(struct quiz_view *view, const struct attempt_item *item);
	/* A letter or digit; false: nothing is meant by it. */
	bool (*pick)(struct quiz_view *view, const struct attempt_item *item, uint32_t key);
	/* A click on a tag, or Space on the cursor; the same. */
	bool (*press)(struct quiz_view *view, const struct attempt_item *item, int tag);
	bool (*move)(struct quiz_view *view, const struct attempt_item *item, int by);
	/* Sideways, or an item carried along; the same. */
	bool (*turn)(struct quiz_view *view, const struct attempt_item *item, int by);
	/* Enter, where it means something else than "answer" at the moment; else false. */
	bool (*enter)(struct quiz_view *view, const struct attempt_item *item);
	/* Completes the answer; false: err says what is missing. */
	bool (*ready)(struct quiz_view *view, const struct attempt_item *item, struct err *err);
	/* a pick is the answer, and there is nothing to tell of it */
	bool at_once;
};

const struct quiz_face *quiz_face(enum question_type type);

extern const struct quiz_face quiz_face_one, quiz_face_many, quiz_face_typed, quiz_face_order,
	quiz_face_match, quiz_face_cloze, quiz_face_card;

/* --- what the families share --- */

/* Empty fields, as many as the question has blanks; the cursor in the first. */
void quiz_face_make_fields(struct quiz_view *view, size_t count);
/* The next blank to be filled in after the one the cursor is in, once that is; -1: none. */
int quiz_face_next_blank(const struct quiz_view *view);
/* A position moved within count of them; none yet: to the near end. */
int quiz_face_moved(int position, size_t count, int by);

/* Cells that Markdown takes at most within a width, and its rows. */
int quiz_face_extent(const struct sheet *like, const char *text, int width, size_t *rows);
/* "✓" or "✗" in its style. Returns its cells. */
int quiz_face_put_mark(struct sheet *sheet, size_t row, int column, bool right);
/*
 * A field to type in, so many cells wide, tagged; the sheet's cursor is in it if it is the current
 * one.
 */
void quiz_face_put_field(struct sheet *sheet, size_t row, int column, int cells,
			 const struct edit *field, int tag, bool current);
/* Does a field hold that text, blanks around it aside? */
bool quiz_face_holds(const struct edit *field, const char *text, size_t len);
/* A quiet line that tells what can be done, and a blank row. */
void quiz_face_add_advice(struct sheet *sheet, const char *words);

#endif
