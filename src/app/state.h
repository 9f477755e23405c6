/* state.h - all that the app knows while it runs; for the files of app/ alone. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_STATE_H
#define APP_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/app.h"
#include "app/bars.h"
#include "app/cites.h"
#include "app/frame.h"
#include "app/glyph.h"
#include "app/headings.h"
#include "app/help.h"
#include "app/history.h"
#include "app/keymap.h"
#include "app/list.h"
#include "app/page_view.h"
#include "app/prompt.h"
#include "app/quiz_view.h"
#include "app/review_view.h"
#include "app/side.h"
#include "app/start.h"
#include "app/tally.h"
#include "app/tree.h"
#include "app/view.h"
#include "course/course.h"
#include "doc/theme.h"
#include "learn/journal.h"
#include "learn/progress.h"
#include "learn/review.h"

#define VIEW_DEPTH 8
#define COUNT_MAX 1000000

/* A command that takes the very next key as its argument. */
enum waiting { WAIT_NONE, WAIT_MARK_SET, WAIT_MARK_JUMP, WAIT_SURE };

struct app {
	struct app_options options;
	struct app_port port;
	int rows, columns;
	bool sized;			/* they are known: nothing is laid out before */
	struct frame frame;
	struct bars bars;
	struct keymap *keymap;
	struct theme theme;
	bool mouse;

	struct course *course;		/* NULL: a quiz file, or the start screen */
	struct journal *journal;
	struct progress *progress;
	struct review *review;
	size_t heard;			/* events that the journal has handed on */
	struct tree tree;		/* of the course's pages */
	struct tally *tallies;		/* one a page of the course */
	size_t tallied;			/* pages that tally_next() has been over */
	struct cites cites;
	struct headings *headings;
	/* when the journal last took something; 0: not in this run */
	int64_t saved_at;
	bool touched;			/* a key came since the place was looked at */
	bool remarked;			/* what the journal had to remark has been asked for */

	enum view_id stack[VIEW_DEPTH];
	size_t depth;
	struct page_view page;
	struct side side;
	struct history history;
	struct help help;
	struct list list;
	struct start start;
	struct prompt prompt;
	struct quiz_view quiz;
	struct review_view review_view;

	uint32_t pending[KEYMAP_SEQUENCE];	/* the beginning of a sequence of keys */
	size_t pending_count;
	int count;			/* typed before a command; 0: none */
	uint32_t key;			/* the key that is being handled */
	enum waiting waiting;
	struct strbuf message;		/* stands in the status line until the next key */
	bool message_bad;
};

/* A sentence for the status line; sanitized. Returns REACT_REDRAW. */
unsigned app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
unsigned app_complain(struct app *app, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* without app_resize() the screen has 24 rows of 80 columns */
void app_size(struct app *app);
void app_frame(struct app *app);	/* after anything that moves the parts of the screen */
unsigned app_leave(struct app *app);	/* Esc: out of the view on top */
unsigned app_run(struct app *app, enum command command, int count);

/* Opens a course in place of the one that is open, if there is one; that stays after an error. */
bool app_open_course(struct app *app, const char *path, const char *page, struct err *err);

/*
 * For a review over all courses: the same, or a quiz file without a course, or nothing in place of
 * what is open, while the views stay as they are. False if it cannot be opened.
 */
bool app_enter_course(struct app *app, const char *path);
bool app_enter_file(struct app *app, const char *path);
void app_enter_nothing(struct app *app);
void app_show_start(struct app *app);	/* closes what is open: the start screen alone is shown */

const struct page *app_page(const struct app *app);	/* of the course; NULL if none is open */
const char *app_glyph(const struct app *app, enum glyph id);

#endif
