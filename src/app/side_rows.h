/*
 * side_rows.h - the rows of the sidebar: which are folded away, and which stand next to another.
 *
 * They are listed nowhere, for a course may have thousands of pages: a row leads to the next one,
 * and what is asked costs as many steps as rows are passed.
 */
/* SPDX-License-Identifier: MIT */
#ifndef APP_SIDE_ROWS_H
#define APP_SIDE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct app;

enum side_kind { SIDE_PAGE, SIDE_SECTION, SIDE_QUIZ };	/* as they stand below each other */

struct side_row {
	enum side_kind kind;
	int page;
	size_t heading;			/* SIDE_SECTION: index into the open doc's headings */
};

/* A group as the learner left it; where she left it alone, by itself. */
enum side_fold { SIDE_FOLD_ITSELF, SIDE_FOLD_OPENED, SIDE_FOLD_CLOSED };

/* What a group does is fixed where it holds the page that was opened last: that way is open. */
bool side_is_fixed(const struct app *app, int page);
bool side_is_folded(const struct app *app, int page);

struct side_row side_page_row(int page);
/* Makes of a row that is not there, or not any more, the one that stands for it. */
void side_row_settle(const struct app *app, struct side_row *row);
/* Goes so many rows down, up if it is less than 0; stops at both ends. The rows that it went. */
long side_row_move(const struct app *app, struct side_row *row, long by);
/* Less than 0: a stands above b. */
int side_row_compare(const struct side_row *a, const struct side_row *b);

#endif
