/* tally.h - what the sidebar says of a page: its mark, its steps, its quiz; and of a group. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_TALLY_H
#define APP_TALLY_H

#include <stdbool.h>
#include <stddef.h>

struct app;

enum tally_mark { TALLY_UNREAD, TALLY_BEGUN, TALLY_DONE };

struct tally {
	bool known;			/* the page has been looked into */
	size_t steps, steps_done;
	bool quiz;
	size_t questions;		/* of pages that have been open: others say 0 */
	bool counted;			/* questions has been found out */
	enum tally_mark mark;		/* as it is counted in the groups around the page */
	int begun, done;		/* pages in the group, itself among them; begun or done */
};

/* Looks again at the page that is open, whose doc is at hand. */
void tally_open_page(struct app *app);
/*
 * Looks at a few pages, and into one that was begun; false if all have been looked at. *news: what
 * the sidebar shows may be another.
 */
bool tally_next(struct app *app, bool *news);
/* Others may have been at work: tally_next() looks at all pages once more. */
void tally_again(struct app *app);

enum tally_mark tally_mark(const struct app *app, size_t page);
/* The pages of a group taken together, as far as they have been looked at. */
enum tally_mark tally_group(const struct app *app, int group, int *done, int *pages);

#endif
