/* frame.h - which part of the screen belongs to what. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_FRAME_H
#define APP_FRAME_H

#include <stdbool.h>

#include "app/sheet.h"

#define FRAME_LEAST_ROWS 5
#define FRAME_LEAST_COLUMNS 20
#define FRAME_SPLIT 60		/* columns from which sidebar and page stand side by side */
#define FRAME_MEASURE 80	/* cells that a line of text has at most */

struct frame {
	bool too_small;
	bool side_shown, page_shown;
	struct rect body;	/* between title line and status line */
	struct rect side;	/* its last column is the divider where the page stands beside it */
	struct rect page;
	struct rect text;	/* the lines of the page: its measure wide */
	struct rect sheet;	/* what help, lists and quizzes write on, over the whole body */
};

struct frame_wish {
	int rows, columns;
	bool side_hidden;	/* z */
	bool side_focused;
	bool side_possible;	/* there is a course with pages */
	int side_width;		/* what its labels would like */
};

void frame_compute(struct frame *frame, const struct frame_wish *wish);

#endif
