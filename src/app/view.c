/* view.c - the stack of views, and the table of them all. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/view.h"

#include <assert.h>

#include "app/lists.h"
#include "app/state.h"

static const struct view *const views[VIEW_COUNT] = {
	[VIEW_PAGE]   = &page_view,
	[VIEW_SIDE]   = &side_view,
	[VIEW_HELP]   = &help_view,
	[VIEW_QUIZ]   = &quiz_view,
	[VIEW_RESULT] = &result_view,
	[VIEW_REVIEW] = &review_view,
	[VIEW_LIST]   = &list_view,
	[VIEW_PROMPT] = &prompt_view,
	[VIEW_START]  = &start_view,
};

enum view_id view_top(const struct app *app)
{
	assert(app->depth > 0);
	return app->stack[app->depth - 1];
}

const struct view *view_now(const struct app *app)
{
	return views[view_top(app)];
}

enum context view_context(const struct app *app)
{
	const struct view *view = view_now(app);

	return view->context_now != NULL ? view->context_now(app) : view->context;
}

const struct view *view_get(enum view_id id)
{
	return views[id];
}

bool view_on_stack(const struct app *app, enum view_id id)
{
	for (size_t i = 0; i < app->depth; i++)
		if (app->stack[i] == id)
			return true;
	return false;
}

void view_push(struct app *app, enum view_id id)
{
	if (view_top(app) == id)
		return;
	assert(app->depth < VIEW_DEPTH);
	app->stack[app->depth++] = id;
	app_frame(app);
}

void view_pop(struct app *app)
{
	if (app->depth > 1)
		app->depth--;
	app_frame(app);
}

void view_replace(struct app *app, enum view_id id)
{
	app->stack[app->depth - 1] = id;
	app_frame(app);
}

enum view_id view_under(const struct app *app)
{
	size_t at = app->depth - 1;

	while (at > 0 && (app->stack[at] == VIEW_LIST || app->stack[at] == VIEW_PROMPT))
		at--;
	return app->stack[at];
}
