/* side.h - the sidebar: pages with their marks, and the sections of the one that is open. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_SIDE_H
#define APP_SIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/canvas.h"
#include "app/view.h"

struct app;

enum side_kind { SIDE_PAGE, SIDE_SECTION, SIDE_QUIZ };

struct side_row {
	enum side_kind kind;
	int page;
	size_t heading;			/* SIDE_SECTION: index into the open doc's headings */
};

struct side {
	struct side_row *rows;
	size_t count, cap;
	size_t cursor, top;
	bool hidden;			/* z */
	int width;			/* cells its labels would like */
};

extern const struct view side_view;

int side_wanted_width(const struct app *app);	/* that its labels would like */
/* after another page is open: rows, cursor on that page */
void side_rebuild(struct app *app);
void side_deinit(struct side *side);
void side_draw(struct app *app, struct canvas *canvas, bool focused);

#endif
