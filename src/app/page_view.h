/* page_view.h - the page that is open: its lines, where it is scrolled to, what is chosen in it. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_PAGE_VIEW_H
#define APP_PAGE_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "app/canvas.h"
#include "app/find.h"
#include "app/view.h"
#include "base/err.h"
#include "doc/layout.h"
#include "learn/progress.h"
#include "learn/seen.h"

struct app;

struct page_view {
	int page;			/* index in the course; -1: none is open */
	int file;			/* page -1: a file that is none (history_file()), or 0 */
	struct doc *doc;
	struct layout *layout;
	int measure;			/* the width it is laid out for */
	bool *open;			/* per target: is this fold open */
	size_t top;			/* line at the top of the screen */
	/* of the line that was last scrolled to the top: resizing keeps it */
	struct place anchor;
	int target;			/* chosen: index into doc->targets, or -1 */
	size_t half;			/* lines of half a screen, if a count has set it; else 0 */
	struct seen seen;		/* what has stood on the screen, in all */
	struct seen fresh;		/* of that, what the journal does not know yet */
	struct place kept;		/* the place the journal knows */
	bool kept_set;
	struct find find;
	size_t hit;			/* the hit that n goes on from */
	bool numbering;			/* F: what can be opened has numbers */
};

extern const struct view page_view;

/*
 * Opens a page at its top; app_frame() then lays it out. What was open stays if it cannot be read.
 */
bool page_view_load(struct app *app, size_t page, struct err *err);
/* The same with a file of the course that is no page. Nothing of it is recorded. */
bool page_view_load_file(struct app *app, int file, struct err *err);
void page_view_deinit(struct page_view *view);

/*
 * Lays the page out for the measure that the screen now has, at the same place; once the size of
 * the screen is known.
 */
void page_view_fit(struct app *app);
void page_view_relayout(struct app *app);	/* the same, whatever the measure was */

int page_view_rows(const struct app *app);			/* lines on the screen */
/* of the line that was scrolled to the top */
struct place page_view_place(const struct app *app);
void page_view_go(struct app *app, struct place place);		/* puts it at the top */
void page_view_show_line(struct app *app, size_t line);	/* scrolls as little as shows it */
bool page_view_go_anchor(struct app *app, const char *anchor);
/* of the page down to the end of the screen */
int page_view_percent(const struct app *app);

/* Chooses a target and scrolls to it; -1: none. */
void page_view_choose(struct app *app, int target);
unsigned page_view_activate(struct app *app, int target);	/* what Enter does with it */
unsigned page_view_tick(struct app *app, size_t step);
/* Without laying out; of several tabs the others close. */
void page_view_open_fold(struct app *app, int target);
/* What is known of a step; of a file that is no page nothing is. */
enum step_state page_view_step(const struct app *app, size_t step);
bool page_view_target_shown(const struct app *app, int target);
/* Targets on the screen in reading order; at most max, returns how many. */
size_t page_view_targets_shown(const struct app *app, int *targets, size_t max);

/* The heading of the section that the top of the screen is in, or -1. */
int page_view_section(const struct app *app, int level);

void page_view_draw(struct app *app, struct canvas *canvas, bool focused);

/* --- commands, in files of their own --- */

unsigned page_next_target(struct app *app, int count);
unsigned page_previous_target(struct app *app, int count);
unsigned page_open(struct app *app, int count);
unsigned page_tick(struct app *app, int count);
unsigned page_copy_code(struct app *app, int count);
unsigned page_whole_code(struct app *app, int count);
unsigned page_copy_link(struct app *app, int count);
unsigned page_link_number(struct app *app, int count);
unsigned page_search(struct app *app, int count);
unsigned page_search_next(struct app *app, int count);
unsigned page_search_previous(struct app *app, int count);

#endif
