/*
 * cites.c - which headings of the open page answer questions of the course, and how that went.
 *
 * The quiz files of the course are looked into one at a time, when there is nothing else to do.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/cites.h"

#include <stdlib.h>
#include <string.h>

#include "app/state.h"
#include "base/xalloc.h"
#include "course/link.h"
#include "course/quiz.h"

void cites_deinit(struct cites *cites)
{
	for (size_t i = 0; i < cites->count; i++) {
		free(cites->list[i].anchor);
		free(cites->list[i].question);
	}
	free(cites->list);
	free(cites->done);
	*cites = (struct cites){0};
}

static void add_question(struct app *app, int page, const struct question *question)
{
	struct cites *cites = &app->cites;
	struct link link;

	if (question->ref == NULL)
		return;
	link_resolve(&link, app->course, (size_t)page, question->ref);
	if (link.kind == LINK_PAGE && link.anchor[0] != '\0') {
		cites->list = xgrow(cites->list, cites->count, &cites->cap, sizeof *cites->list);
		cites->list[cites->count++] = (struct cite){
			link.page, xstrdup(link.anchor), page, xstrdup(question->id),
		};
	}
	link_deinit(&link);
}

/* The open page, whose questions may be in the page itself; else one that has a file of them. */
static int next_page(struct app *app)
{
	struct cites *cites = &app->cites;
	int open = app->page.page;

	if (open >= 0 && app->tallies[open].quiz && !cites->done[open])
		return open;
	while (cites->next < app->course->page_count &&
	       (cites->done[cites->next] || app->course->pages[cites->next].quiz == NULL))
		cites->next++;
	return cites->next < app->course->page_count ? (int)cites->next : -1;
}

bool cites_next(struct app *app)
{
	struct cites *cites = &app->cites;
	struct quiz *quiz;
	int page;

	if (app->course == NULL)
		return false;
	if (cites->done == NULL)
		cites->done = xcalloc(app->course->page_count + 1, sizeof *cites->done);
	page = next_page(app);
	if (page < 0)
		return false;
	cites->done[page] = true;
	quiz = quiz_for_page(app->course, (size_t)page,
			     page == app->page.page ? app->page.doc : NULL);
	for (size_t i = 0; quiz != NULL && i < quiz->question_count; i++)
		add_question(app, page, &quiz->questions[i]);
	quiz_free(quiz);
	return true;
}

static bool was_missed(const struct app *app, const struct cite *cite)
{
	const struct quiz_record *record =
		progress_quiz(app->progress, app->course->pages[cite->quiz].id);

	for (size_t i = 0; record != NULL && i < record->missed_count; i++)
		if (strcmp(record->missed[i], cite->question) == 0)
			return true;
	return false;
}

void cites_add(const struct app *app, const struct block *heading, struct strbuf *out)
{
	size_t total = 0, missed = 0;

	for (size_t i = 0; i < app->cites.count; i++) {
		const struct cite *cite = &app->cites.list[i];

		if (cite->page != app->page.page ||
		    doc_find_anchor(app->page.doc, cite->anchor) != heading)
			continue;
		total++;
		missed += was_missed(app, cite);
	}
	if (total > 0)
		strbuf_addf(out, "%zu question%s", total, total == 1 ? "" : "s");
	if (missed > 0)
		strbuf_addf(out, ", %zu missed", missed);
}
