/* frame.c - which part of the screen belongs to what. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/frame.h"

#define ROOMY_ROWS 16		/* from here on a blank row stands below the title line */
#define ROOMY_COLUMNS 40	/* from here on the margins are wide */
#define MARGIN 3		/* before the text of a page */
#define MARGIN_RIGHT 2
#define SIDE_LEAST 18
#define SIDE_ROOMY 32		/* columns for the sections of a page, where no text needs them */

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

/* margin: on the left, where there is room; narrow: on the right, where there is none. */
static struct rect text_within(struct rect outer, int margin, int narrow, bool roomy)
{
	int left = outer.columns >= ROOMY_COLUMNS ? margin : 1;
	int right = outer.columns >= ROOMY_COLUMNS ? MARGIN_RIGHT : narrow;
	int pad = roomy ? 1 : 0;

	return (struct rect){ outer.row + pad, outer.column + left, most(outer.rows - pad, 1),
			      most(least(outer.columns - left - right, FRAME_MEASURE), 1) };
}

/* As wide as its labels would like, in bounds; more where lines of text have their measure already. */
static int side_columns(const struct frame_wish *wish)
{
	int spare = wish->columns - MARGIN - FRAME_MEASURE - MARGIN_RIGHT;
	int side = most(least(wish->side_width, wish->columns * 3 / 10), SIDE_LEAST);

	return most(side, least(spare, SIDE_ROOMY));
}

void frame_compute(struct frame *frame, const struct frame_wish *wish)
{
	bool roomy = wish->rows >= ROOMY_ROWS;
	bool split = wish->columns >= FRAME_SPLIT;
	int side = 0;

	*frame = (struct frame){.too_small = wish->rows < FRAME_LEAST_ROWS ||
					     wish->columns < FRAME_LEAST_COLUMNS};
	frame->body = (struct rect){ 1, 0, most(wish->rows - 2, 0), wish->columns };
	frame->page = frame->side = frame->body;
	if (wish->side_possible) {
		frame->side_shown = split ? !wish->side_hidden || wish->side_focused
					  : wish->side_focused;
		if (split && frame->side_shown)
			side = side_columns(wish);
	}
	frame->page_shown = !frame->side_shown || split;
	if (side > 0) {
		frame->side.columns = side;
		frame->page.column = side;
		frame->page.columns = wish->columns - side;
	}
	frame->text = text_within(frame->page, MARGIN, 1, roomy);
	/* the arrows that say there is more stand in the second cell of its margin */
	frame->sheet = text_within(frame->body, wish->columns >= FRAME_MEASURE + 16 ? 8 : MARGIN, 2,
				   roomy);
}
