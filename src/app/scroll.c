/* scroll.c - the commands that move by lines and screens, made of one function of a view. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/scroll.h"

#include "app/state.h"

static unsigned scroll(struct app *app, long by)
{
	const struct view *view = view_now(app);

	return view->scroll != NULL ? view->scroll(app, by) : REACT_NONE;
}

static int page_rows(const struct app *app)
{
	return app->frame.sheet.rows > 1 ? app->frame.sheet.rows : 1;
}

static int half_rows(const struct app *app)
{
	return (page_rows(app) + 1) / 2;
}

unsigned scroll_line_down(struct app *app, int count)
{
	return scroll(app, count > 0 ? count : 1);
}

unsigned scroll_line_up(struct app *app, int count)
{
	return scroll(app, -(count > 0 ? count : 1));
}

unsigned scroll_page_down(struct app *app, int count)
{
	return scroll(app, count > 0 ? count : page_rows(app));
}

unsigned scroll_page_up(struct app *app, int count)
{
	return scroll(app, -(count > 0 ? count : page_rows(app)));
}

unsigned scroll_half_down(struct app *app, int count)
{
	return scroll(app, count > 0 ? count : half_rows(app));
}

unsigned scroll_half_up(struct app *app, int count)
{
	return scroll(app, -(count > 0 ? count : half_rows(app)));
}

unsigned scroll_top(struct app *app, int count)
{
	(void)count;
	return scroll(app, -COUNT_MAX);
}

unsigned scroll_bottom(struct app *app, int count)
{
	(void)count;
	return scroll(app, COUNT_MAX);
}
