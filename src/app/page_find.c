/* page_find.c - searching in the page: / n N. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "app/navigate.h"
#include "app/state.h"

static unsigned show_hit(struct app *app, size_t hit, const char *how)
{
	const struct find_part *part = find_hit(&app->page.find, hit);

	app->page.hit = hit;
	app->page.target = -1;
	if (part != NULL)
		page_view_show_line(app, part->line);
	return app_say(app, "%s%zu of %zu: %s", how, hit + 1, app->page.find.hits,
		       strbuf_text(&app->page.find.pattern));
}

static unsigned say_nothing_found(struct app *app)
{
	return app_say(app, "Not on this page: %s", strbuf_text(&app->page.find.pattern));
}

static unsigned search_accept(struct app *app, const char *text)
{
	struct find *find = &app->page.find;
	size_t part;

	if (text[0] != '\0') {
		find_clear(find);
		strbuf_add(&find->pattern, text);
	}
	if (find->pattern.len == 0)
		return REACT_REDRAW;
	find_run(find, app->page.layout, app->options.ambiguous);
	if (find->hits == 0)
		return say_nothing_found(app);
	part = find_from(find, app->page.top);
	navigate_leave(app);
	if (part == find->count)
		return show_hit(app, 0, "From the top: ");
	return show_hit(app, find->parts[part].hit, "");
}

unsigned page_search(struct app *app, int count)
{
	(void)count;
	if (app->page.layout == NULL)
		return REACT_NONE;
	if (view_top(app) == VIEW_SIDE)
		view_replace(app, VIEW_PAGE);
	prompt_open(app, "/", search_accept, NULL, NULL);
	return REACT_REDRAW;
}

static unsigned step_hits(struct app *app, long by)
{
	const struct find *find = &app->page.find;
	long to;

	if (app->page.layout == NULL)
		return REACT_NONE;
	if (find->pattern.len == 0)
		return app_say(app, "Nothing has been searched for yet: / begins");
	if (find->hits == 0)
		return say_nothing_found(app);
	to = (long)app->page.hit + by % (long)find->hits;
	if (to >= (long)find->hits)
		return show_hit(app, (size_t)(to - (long)find->hits), "From the top: ");
	if (to < 0)
		return show_hit(app, (size_t)(to + (long)find->hits), "From the end: ");
	return show_hit(app, (size_t)to, "");
}

unsigned page_search_next(struct app *app, int count)
{
	return step_hits(app, count > 0 ? count : 1);
}

unsigned page_search_previous(struct app *app, int count)
{
	return step_hits(app, -(count > 0 ? count : 1));
}
