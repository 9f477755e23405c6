/* quiz_view.h - a quiz on the screen: one question at a time, then what became of it. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_QUIZ_VIEW_H
#define APP_QUIZ_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/edit.h"
#include "app/history.h"
#include "app/sheet.h"
#include "app/view.h"
#include "base/err.h"
#include "learn/attempt.h"

struct app;

struct quiz_view {
	struct quiz *quiz;		/* NULL in a review, which asks from many */
	struct attempt *attempt;	/* NULL: no quiz is under way */
	char *key;			/* what progress knows the quiz by; NULL in a review */
	int page;			/* the page it belongs to; -1: a file without a course */
	bool reviewing;			/* app->review knows which question comes next */
	size_t item;			/* the question that is shown */

	struct answer answer;		/* what is picked or arranged so far */
	struct edit *fields;		/* what is typed so far, a field a blank */
	size_t field_count;
	int cursor;			/* the choice, item, side or blank it is on; -1: none */
	bool grabbed;			/* order: the item under the cursor moves with it */
	bool touched;			/* order: something was moved, or meant as it stands */
	bool shown;			/* card: its other side is */

	bool told;			/* feedback to the last answer is shown */
	struct attempt_feedback feedback;
	bool sure;			/* waits for "sure, think so, guess" */
	size_t top;			/* first row shown */
	bool follow;			/* the next drawing scrolls to what is new */
	int rows, columns;		/* there were for it at the last drawing */
	bool more;			/* there is more below what is shown */
	size_t row;			/* result: the question under the cursor */
	bool opened;			/* result: and it is shown whole */
	bool timed;			/* result: with the time it took */
	int64_t since;			/* the instant from which time has not been counted yet */
	int64_t seconds;		/* it took so far */
	bool passage;			/* away, reading the passage that answers */
	size_t passage_depth;		/* steps of history below it */
};

extern const struct view quiz_view, result_view;

/* --- beginning and end (quiz_start.c) --- */

/* The quiz of the open page; an open attempt is gone on with. */
unsigned quiz_view_open_page(struct app *app, int count);
/* The same as the command line wishes it; false and a sentence if nothing can be asked. */
bool quiz_view_open_first(struct app *app, struct err *err);
/* A quiz file without a course. */
bool quiz_view_open_file(struct app *app, const char *path, struct err *err);
void quiz_view_deinit(struct quiz_view *view);
/* Shows the question at hand afresh, or the end. */
void quiz_view_show_current(struct app *app);
/* Once more, all of it or what was missed. */
unsigned quiz_view_again(struct app *app, bool missed);
/* Counts the time since it was last counted. */
void quiz_view_count_time(struct app *app);

/* --- the question (quiz_view.c) --- */

unsigned quiz_view_sure(struct app *app, uint32_t key);	/* the answer to "how sure?" */
struct attempt_item *quiz_view_item(const struct app *app);
/* "Week 2 quiz   3 of 8" */
void quiz_view_add_title(const struct app *app, struct strbuf *out);

struct quiz_face;
const struct quiz_face *quiz_view_face(const struct app *app);
bool quiz_view_takes_answer(const struct app *app);
/* a click on a tag of its sheet, or Space */
unsigned quiz_view_press(struct app *app, int tag);
unsigned quiz_view_scroll(struct app *app, long by);

/* --- its looks (quiz_draw.c), as in struct view --- */

void quiz_view_draw(struct app *app, struct canvas *canvas);
unsigned quiz_view_mouse(struct app *app, const struct key_event *event);
size_t quiz_view_hints(struct app *app, struct hint *hints);

/* --- the passage that answers (quiz_passage.c) --- */

unsigned quiz_view_read(struct app *app, size_t item);
void quiz_view_back_from_passage(struct app *app);	/* the same question, in the same state */

#endif
