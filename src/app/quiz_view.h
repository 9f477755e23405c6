/* quiz_view.h - a quiz on the screen: one question at a time, then what became of it. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_QUIZ_VIEW_H
#define APP_QUIZ_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/history.h"
#include "app/sheet.h"
#include "app/view.h"
#include "base/err.h"
#include "learn/attempt.h"

struct app;

struct quiz_view {
	struct quiz *quiz;
	struct attempt *attempt;	/* NULL: no quiz is under way */
	char *key;			/* what progress knows the quiz by */
	int page;			/* the page it belongs to; -1: a file without a course */
	size_t item;			/* the question that is shown */
	struct answer answer;		/* what is picked so far */
	int cursor;			/* position of the choice under the cursor, -1: none */
	bool told;			/* feedback to the last answer is shown */
	struct attempt_feedback feedback;
	bool sure;			/* waits for "sure, think so, guess" */
	size_t top;			/* first row shown */
	bool follow;			/* the next drawing scrolls to what is new */
	size_t row;			/* result: the question under the cursor */
	bool opened;			/* result: and it is shown whole */
	bool passage;			/* away, reading the passage that answers */
	size_t passage_depth;		/* steps of history below it */
};

extern const struct view quiz_view, result_view;

/* How an attempt is to begin. */
struct quiz_wish {
	bool afresh, missed, no_shuffle, seeded;
	uint64_t seed;
};

/* The quiz of the open page; an open attempt is gone on with. */
unsigned quiz_view_open_page(struct app *app, int count);
/* The same as the command line wishes it; false and a sentence if nothing can be asked. */
bool quiz_view_open_first(struct app *app, struct err *err);
/* A quiz file without a course. */
bool quiz_view_open_file(struct app *app, const char *path, struct err *err);
void quiz_view_deinit(struct quiz_view *view);
void quiz_view_back_from_passage(struct app *app);	/* the same question, in the same state */
unsigned quiz_view_sure(struct app *app, uint32_t key);	/* the answer to "how sure?" */

/* Once more, all of it or what was missed. */
unsigned quiz_view_again(struct app *app, bool missed);
unsigned quiz_view_read(struct app *app, size_t item);	/* the passage that answers a question */

/* "Week 2 quiz   3 of 8" */
void quiz_view_add_title(const struct app *app, struct strbuf *out);

#endif
