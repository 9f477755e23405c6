/*
 * start.h - the start screen: the courses there are, how far one is in each, what is due.
 *
 * The installed courses come first, then those that were opened by their path and are still there.
 * They are looked at one by one while nothing is typed: a row shows the name of its folder until
 * its course has been opened for a moment.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_START_H
#define APP_START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/view.h"
#include "base/strbuf.h"

struct app;

enum start_kind {
	START_INSTALLED,
	START_BEFORE,			/* opened by its path */
	START_FILE			/* a quiz without a course: counts, but is not shown */
};

struct start_row {
	enum start_kind kind;
	char *path;
	char *id, *title;		/* NULL until it was looked at; title sanitized */
	char *page;			/* label of the page last read; NULL: none */
	size_t pages, due, known;
	int percent;			/* read; 100 exactly when all is */
	int64_t last;			/* instant of the latest event; 0: there is none */
};

struct start {
	struct start_row *rows;		/* by kind */
	size_t count, cap;
	size_t next;			/* installed rows before it have been looked at */
	char **ids;			/* the journals there are */
	size_t id_count, id_next;
	bool listed;			/* rows and ids are filled */
	size_t cursor;			/* 0: the review, else row cursor - 1 */
	bool moved;			/* by the learner: it stays where it is */
	size_t top;
	bool follow;			/* the next drawing scrolls to the cursor */
};

extern const struct view start_view;

/* Shows the start screen, over the page where a course is open. */
unsigned start_open(struct app *app, int count);
void start_deinit(struct start *start);

/* Looks at one more course; false: all have been looked at. */
bool start_next(struct app *app);
void start_look_at_all(struct app *app);
/* Looks at all of them anew, bit by bit: something was answered or read. */
void start_renew(struct app *app);

/* The row of a course, or a quiz file, that was looked at; NULL if there is none of that id. */
const struct start_row *start_find(const struct app *app, const char *id);
size_t start_due(const struct app *app);	/* questions, over all of them */
void start_add_title(const struct app *app, struct strbuf *out);	/* "4 due   3 courses" */

/* The path of the installed course if there is only one; NULL if there is none or there are more. */
const char *start_only_course(struct app *app);

/* Opens the course of a row; what is open stays if that fails, which is said. Reaction bits. */
unsigned start_choose(struct app *app, int row);

#endif
