/* tally.h - what the sidebar says of a page: its mark, its steps, its quiz. */
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
};

/* Looks again at the page that is open, whose doc is at hand. */
void tally_open_page(struct app *app);
/* Looks into one page that was begun and is not known; false if there is none left. */
bool tally_next(struct app *app);
enum tally_mark tally_mark(const struct app *app, size_t page);

#endif
