/* cites.h - which headings of the open page answer questions of the course, and how that went. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_CITES_H
#define APP_CITES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "doc/doc.h"

struct app;

/* A question whose `ref` leads to a heading. */
struct cite {
	int page;			/* it leads to */
	char *anchor;
	int quiz;			/* the page whose quiz asks it */
	char *question;			/* its id */
};

struct cites {
	struct cite *list;
	size_t count, cap;
	bool *done;			/* a page each: its quiz has been looked into */
	size_t next;			/* all pages with a file of questions before it have */
};

void cites_deinit(struct cites *cites);

/* Looks into the quiz of one more page, the open one first; false if there is none left. */
bool cites_next(struct app *app);

/* Appends "2 questions, 1 missed" for a heading of the open page; nothing if none leads there. */
void cites_add(const struct app *app, const struct block *heading, struct strbuf *out);

#endif
