/* frame.c - which part of the screen belongs to what. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/frame.h"

#define ROOMY_ROWS 16		/* from here on a blank row stands below the title line */
#define ROOMY_COLUMNS 40	/* from here on the margins are wide */

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
	int right = outer.columns >= ROOMY_COLUMNS ? 2 : narrow;
	int pad = roomy ? 1 : 0;

	return (struct rect){ outer.row + pad, outer.column + left, most(outer.rows - pad, 1),
			      most(least(outer.columns - left - right, FRAME_MEASURE), 1) };
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
			side = most(least(wish->side_width, wish->columns * 3 / 10), 18);
	}
	frame->page_shown = !frame->side_shown || split;
	if (side > 0) {
		frame->side.columns = side;
		frame->page.column = side;
		frame->page.columns = wish->columns - side;
	}
	frame->text = text_within(frame->page, 3, 1, roomy);
	/* the arrows that say there is more stand in the second cell of its margin */
	frame->sheet = text_within(frame->body, wish->columns >= FRAME_MEASURE + 16 ? 8 : 3, 2,
				   roomy);
}
