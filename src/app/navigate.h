/* navigate.h - going from page to page, with a way back. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_NAVIGATE_H
#define APP_NAVIGATE_H

#include <stdbool.h>

#include "app/history.h"
#include "base/strbuf.h"

struct app;

struct spot navigate_here(const struct app *app);

/*
 * Opens a page where the learner left it, or at its top if she has read it all. What was open goes
 * into the history.
 */
unsigned navigate_page(struct app *app, int page);
/* To a heading of a page; "": as navigate_page(). */
unsigned navigate_anchor(struct app *app, int page, const char *anchor);
/*
 * To a file of the course that is no page, by its path, if it can be read as text; else says what it
 * is and where.
 */
unsigned navigate_file(struct app *app, const char *path, const char *anchor);
/*
 * To a place, with nothing put into the history; says what is wrong with a page that cannot be
 * read.
 */
bool navigate_spot(struct app *app, struct spot spot);
/* A jump within the page: the way back leads here. */
void navigate_leave(struct app *app);

unsigned navigate_back(struct app *app, int count);
unsigned navigate_forward(struct app *app, int count);
unsigned navigate_next(struct app *app, int count);
unsigned navigate_previous(struct app *app, int count);
unsigned navigate_set_mark(struct app *app, char letter);
unsigned navigate_to_mark(struct app *app, char letter);

/* The page that ] or [ leads to; -1 if there is none. */
int navigate_neighbour(const struct app *app, int direction);

/* Where a link of a page leads, for people: "Week 2 > Sampling", or its address. */
void navigate_add_link(const struct app *app, int page, const char *href, struct strbuf *out);
/* Follows a link of the open page. */
unsigned navigate_link(struct app *app, const char *href);

#endif
