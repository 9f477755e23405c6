/* quiz_passage.c - away from a question to the passage that answers it, and back. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/navigate.h"
#include "app/state.h"
#include "course/link.h"

void quiz_view_back_from_passage(struct app *app)
{
	struct spot there;

	app->quiz.passage = false;
	while (app->history.back_count > app->quiz.passage_depth &&
	       history_back(&app->history, navigate_here(app), &there))
		continue;
	if (history_back(&app->history, navigate_here(app), &there))
		navigate_spot(app, there);
	view_pop(app);
	app->quiz.since = app->port.now(app->port.context);
}

unsigned quiz_view_read(struct app *app, size_t item)
{
	const struct question *question = app->quiz.attempt->items[item].question;
	size_t page = app->quiz.page >= 0 ? (size_t)app->quiz.page : 0;
	struct spot here = navigate_here(app);
	struct link link;

	if (question->ref == NULL)
		return app_say(app, "This question names no passage");
	if (app->course == NULL)
		return app_say(app,
			       "The passage is in %s; this quiz was opened without its course",
			       question->ref);
	link_resolve(&link, app->course, page, question->ref);
	if (link.kind != LINK_PAGE || !navigate_spot(app, (struct spot){ .page = link.page })) {
		link_deinit(&link);
		return app_complain(app, "There is no passage at %s", question->ref);
	}
	quiz_view_count_time(app);
	history_leave(&app->history, here);
	app->quiz.passage = true;
	app->quiz.passage_depth = app->history.back_count;
	view_push(app, VIEW_PAGE);
	if (link.anchor[0] != '\0')
		page_view_go_anchor(app, link.anchor);
	link_deinit(&link);
	return app_say(app, "The passage that answers; Backspace goes back to the question");
}
