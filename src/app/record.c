/* record.c - what goes to the journal, and when. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/record.h"

#include <stdlib.h>
#include <string.h>

#include "app/state.h"
#include "base/file.h"

void record_close(struct app *app)
{
	journal_close(app->journal);
	progress_free(app->progress);
	review_free(app->review);
	app->journal = NULL;
	app->progress = NULL;
	app->review = NULL;
}

struct review_options record_review_options(const struct app *app)
{
	return (struct review_options){
		.zone = app->port.zone, .context = app->port.context,
		.retention = app->options.review_retention,
	};
}

static void apply(void *context, const struct event *event)
{
	struct app *app = context;

	progress_apply(app->progress, event);
	review_apply(app->review, event);
	app->heard++;
}

void record_open(struct app *app, const char *id, const char *path, const char *title)
{
	char *folder = app->options.state_folder != NULL ? path_join(app->options.state_folder, id)
							 : NULL;
	const struct review_options review = record_review_options(app);

	record_close(app);
	app->progress = progress_new();
	app->review = review_new(&review);
	app->journal = journal_open(folder, app->options.read_only, apply, app);
	visit_note(progress_visit(app->progress), app->journal, path, title);
	app->remarked = false;
	app->saved_at = 0;
	free(folder);
}

/* The page that is open counts as seen what has been seen anywhere. */
static void add_seen(struct app *app)
{
	struct page_view *view = &app->page;
	const struct seen *seen = app_page(app) != NULL && view->doc != NULL ?
		progress_seen(app->progress, app_page(app)->id, view->doc->block_count) : NULL;

	for (size_t i = 0; seen != NULL && i < seen->count; i++)
		seen_add(&view->seen, seen->ranges[i].from, seen->ranges[i].to);
}

/* Others were heard of, too: what is counted of the pages is no longer sure. */
static void recount(struct app *app)
{
	if (app->course == NULL)
		return;
	tally_again(app);
	add_seen(app);
	tally_open_page(app);
}

static bool appended(struct app *app, bool saved, int64_t now, size_t heard)
{
	if (saved)
		app->saved_at = now;
	if (app->heard != heard)
		recount(app);
	return saved;
}

bool record_list(struct app *app, struct event_list *events)
{
	int64_t now = app->port.now(app->port.context);
	size_t heard = app->heard + events->count;

	return events->count == 0 ||
	       appended(app, journal_append(app->journal, events, now), now, heard);
}

bool record_one(struct app *app, struct event *event)
{
	int64_t now = app->port.now(app->port.context);
	size_t heard = app->heard + 1;

	return appended(app, journal_append_one(app->journal, event, now), now, heard);
}

bool record_pull(struct app *app)
{
	size_t heard = app->heard;

	if (app->journal == NULL)
		return false;
	journal_read(app->journal);
	if (app->heard == heard)
		return false;
	recount(app);
	return true;
}

static bool place_is_news(const struct app *app)
{
	return app->page.layout != NULL &&
	       (!app->page.kept_set || place_compare(app->page.kept, page_view_place(app)) != 0);
}

bool record_is_due(const struct app *app)
{
	return app->course != NULL && (place_is_news(app) || app->page.fresh.count > 0);
}

/* Lines whose place has been seen, by all lines. */
static double seen_share(const struct page_view *view)
{
	size_t count = layout_line_count(view->layout), seen = 0;

	for (size_t i = 0; i < count; i++) {
		const struct line *line = layout_line(view->layout, i);

		seen += line->block == NULL ||
			seen_has(&view->seen, (struct place){line->block->number, line->offset});
	}
	if (count == 0 || seen == count)
		return 1;
	return (double)seen / (double)count;
}

void record_place(struct app *app)
{
	struct page_view *view = &app->page;
	const struct page *page = app_page(app);
	struct event_list events = {0};
	struct event event = {0};

	if (page == NULL || !record_is_due(app))
		return;
	if (view->fresh.count > 0) {
		progress_make_read(&event, page->id, view->doc->block_count, &view->fresh,
				   seen_share(view));
		event_list_copy(&events, &event);
	}
	if (place_is_news(app)) {
		view->kept = page_view_place(app);
		view->kept_set = true;
		progress_make_place(&event, page->id, view->kept);
		event_list_copy(&events, &event);
	}
	seen_clear(&view->fresh);
	record_list(app, &events);
	event_deinit(&event);
	event_list_deinit(&events);
	tally_open_page(app);
}

static void add_clock(const struct app *app, int64_t when, struct strbuf *out)
{
	int64_t local = when + app->port.zone(app->port.context, when);
	int minute = (int)(((local % 86400) + 86400) % 86400 / 60);

	strbuf_addf(out, "saved %02d:%02d", minute / 60, minute % 60);
}

bool record_state(const struct app *app, struct strbuf *out)
{
	const struct journal_status *status;

	if (app->journal == NULL)
		return true;
	status = journal_status(app->journal);
	if (status->state == JOURNAL_WAITING) {
		strbuf_addf(out, "cannot save: %s", status->err.text);
		return false;
	}
	if (status->state == JOURNAL_MEMORY && err_is_set(&status->err)) {
		strbuf_addf(out, "not saved: %s", status->err.text);
		return false;
	}
	if (status->state == JOURNAL_MEMORY)
		strbuf_add(out, app->options.read_only ? "read-only" : "not saved");
	else if (app->saved_at != 0)
		add_clock(app, app->saved_at, out);
	return true;
}
