/* side.h - the sidebar: pages with their marks, in groups, and the sections of the open page. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_SIDE_H
#define APP_SIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/canvas.h"
#include "app/side_rows.h"
#include "app/view.h"

struct app;

struct side {
	struct side_row cursor, top;
	uint8_t *folds;			/* enum side_fold of each page */
	int here;			/* the page opened last, also while a file is shown */
	/* moved by the mouse: it does not follow the cursor until that moves */
	bool loose;
	bool hidden;			/* z */
	int width;			/* cells its labels would like */
};

extern const struct view side_view;

void side_open_course(struct app *app);		/* another course, its tree known */
void side_deinit(struct side *side);
/* after another page is open, or to forget where the cursor was: cursor on that page */
void side_rebuild(struct app *app);
void side_draw(struct app *app, struct canvas *canvas, bool focused);

/* --- for side.c and side_draw.c alone --- */

struct rect side_area(const struct app *app);	/* the rows on the screen */
/* The row of the screen that tells of the review; -1: none. */
int side_foot(const struct app *app);
/* Where the sign that a group is folded stands in a row, from the left; -1: it has none. */
int side_sign_column(const struct app *app, int page);

#endif
