/* side_rows.c - the rows of the sidebar: which are folded away, and which stand next to another. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/side_rows.h"

#include "app/state.h"

#define SECTION_LEVEL 2		/* headings that are rows below the open page */

/* --- folding --- */

/*
 * Is the course more than the sidebar can show at once? Sections do not count: groups would open
 * and close with each page.
 */
static bool is_crowded(const struct app *app)
{
	int rows = app->frame.side.rows - (app->frame.text.row - app->frame.side.row);

	return rows < 0 || app->course->page_count > (size_t)rows;
}

bool side_is_fixed(const struct app *app, int page)
{
	return tree_holds(&app->tree, page, app->side.here);
}

bool side_is_folded(const struct app *app, int page)
{
	if (!tree_is_group(&app->tree, page) || side_is_fixed(app, page))
		return false;
	switch ((enum side_fold)app->side.folds[page]) {
	case SIDE_FOLD_OPENED:
		return false;
	case SIDE_FOLD_CLOSED:
		return true;
	case SIDE_FOLD_ITSELF:
		break;
	}
	return page != app->side.here && is_crowded(app);
}

/* The page itself if it is shown, else the outermost group that hides it. */
static int shown_for(const struct app *app, int page)
{
	int shown = page;

	for (int group = app->tree.parent[page]; group >= 0; group = app->tree.parent[group])
		if (side_is_folded(app, group))
			shown = group;
	return shown;
}

/* --- one row and the next --- */

struct side_row side_page_row(int page)
{
	return (struct side_row){ SIDE_PAGE, page, 0 };
}

static bool is_open(const struct app *app, int page)
{
	return page == app->page.page && app->page.doc != NULL;
}

static bool is_section(const struct app *app, size_t heading)
{
	return heading < app->page.doc->heading_count &&
	       app->page.doc->headings[heading].level == SECTION_LEVEL;
}

static bool has_quiz(const struct app *app, int page)
{
	return app->course->pages[page].quiz != NULL || app->tallies[page].quiz;
}

/* What stands below the open page: its sections, its quiz. */
static bool go_inwards(const struct app *app, struct side_row *row)
{
	const struct doc *doc = app->page.doc;

	if (!is_open(app, row->page) || row->kind == SIDE_QUIZ)
		return false;
	for (size_t i = row->kind == SIDE_SECTION ? row->heading + 1 : 0; i < doc->heading_count;
	     i++)
		if (is_section(app, i)) {
			*row = (struct side_row){ SIDE_SECTION, row->page, i };
			return true;
		}
	if (!has_quiz(app, row->page))
		return false;
	*row = (struct side_row){ SIDE_QUIZ, row->page, 0 };
	return true;
}

static bool go_down(const struct app *app, struct side_row *row)
{
	int next;

	if (go_inwards(app, row))
		return true;
	next = side_is_folded(app, row->page) ? app->tree.end[row->page] : row->page + 1;
	if ((size_t)next >= app->course->page_count)
		return false;
	*row = side_page_row(next);
	return true;
}

/* The last section before a heading, or the page itself. */
static struct side_row section_before(const struct app *app, int page, size_t heading)
{
	while (heading-- > 0)
		if (is_section(app, heading))
			return (struct side_row){ SIDE_SECTION, page, heading };
	return side_page_row(page);
}

static struct side_row last_row_of(const struct app *app, int page)
{
	if (!is_open(app, page))
		return side_page_row(page);
	if (has_quiz(app, page))
		return (struct side_row){ SIDE_QUIZ, page, 0 };
	return section_before(app, page, app->page.doc->heading_count);
}

static bool go_up(const struct app *app, struct side_row *row)
{
	switch (row->kind) {
	case SIDE_QUIZ:
		*row = section_before(app, row->page, app->page.doc->heading_count);
		return true;
	case SIDE_SECTION:
		*row = section_before(app, row->page, row->heading);
		return true;
	case SIDE_PAGE:
		break;
	}
	if (row->page == 0)
		return false;
	*row = last_row_of(app, shown_for(app, row->page - 1));
	return true;
}

long side_row_move(const struct app *app, struct side_row *row, long by)
{
	long gone = 0;

	while (gone < by && go_down(app, row))
		gone++;
	while (gone > by && go_up(app, row))
		gone--;
	return gone;
}

void side_row_settle(const struct app *app, struct side_row *row)
{
	int page = shown_for(app, row->page);

	if (page != row->page || (row->kind != SIDE_PAGE && !is_open(app, page)) ||
	    (row->kind == SIDE_SECTION && !is_section(app, row->heading)) ||
	    (row->kind == SIDE_QUIZ && !has_quiz(app, page)))
		*row = side_page_row(page);
}

int side_row_compare(const struct side_row *a, const struct side_row *b)
{
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->heading > b->heading) - (a->heading < b->heading);
}
