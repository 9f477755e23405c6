/* navigate.c - going from page to page, with a way back. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/navigate.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "app/state.h"
#include "base/file.h"
#include "base/sanitize.h"
#include "course/link.h"

struct spot navigate_here(const struct app *app)
{
	return (struct spot){ .page = app->page.page, .place = page_view_place(app),
			      .file = app->page.file, .chosen = app->page.target + 1 };
}

void navigate_leave(struct app *app)
{
	if (app->page.doc != NULL)
		history_leave(&app->history, navigate_here(app));
}

static bool is_spot(const struct app *app, struct spot spot)
{
	return app->course != NULL &&
	       (spot.file > 0 || (spot.page >= 0 && (size_t)spot.page < app->course->page_count));
}

/* Opens another page or file, at its top; what was done on the one before is saved first. */
static bool open_page(struct app *app, struct spot spot)
{
	struct err err = {0};

	if (spot.page == app->page.page && spot.file == app->page.file)
		return true;
	record_place(app);
	record_pull(app);
	if (!(spot.file > 0 ? page_view_load_file(app, spot.file, &err)
			    : page_view_load(app, (size_t)spot.page, &err))) {
		/* That a file is no text is no fault. */
		if (spot.file > 0)
			app_say(app, "%s", err.text);
		else
			app_complain(app, "%s", err.text);
		return false;
	}
	tally_open_page(app);
	side_rebuild(app);
	app_frame(app);
	return true;
}

bool navigate_spot(struct app *app, struct spot spot)
{
	bool other = spot.page != app->page.page || spot.file != app->page.file;

	if (!is_spot(app, spot) || !open_page(app, spot))
		return false;
	page_view_go(app, spot.place);
	/* What was chosen there is chosen again: the way back leads to the link it began at. */
	app->page.target = spot.chosen <= (int)app->page.doc->target_count ? spot.chosen - 1 : -1;
	if (app->page.target >= 0 && !page_view_target_shown(app, app->page.target))
		app->page.target = -1;
	if (other)
		record_place(app);
	return true;
}

/* Where a page is opened: as it was left, or at the top when it has been read to the end. */
static struct place place_of(const struct app *app, int page)
{
	const char *id = app->course->pages[page].id;
	struct place place;

	if (progress_read_share(app->progress, id) < 1 && progress_place(app->progress, id, &place))
		return place;
	return (struct place){0};
}

unsigned navigate_page(struct app *app, int page)
{
	struct spot here = navigate_here(app);
	bool had = app->page.doc != NULL;

	if (page == here.page)
		return REACT_REDRAW;
	if (!navigate_spot(app, (struct spot){ .page = page, .place = place_of(app, page) }))
		return REACT_REDRAW;
	if (had)
		history_leave(&app->history, here);
	return REACT_REDRAW;
}

unsigned navigate_anchor(struct app *app, int page, const char *anchor)
{
	struct spot here = navigate_here(app);
	bool had = app->page.doc != NULL;

	if (anchor[0] == '\0')
		return navigate_page(app, page);
	if (!navigate_spot(app, (struct spot){ .page = page,
					       .place = page == here.page ? here.place
									  : (struct place){0} }))
		return REACT_REDRAW;
	if (had)
		history_leave(&app->history, here);
	if (!page_view_go_anchor(app, anchor))
		return app_complain(app, "%s has no heading '%s'", app->course->pages[page].label,
				    anchor);
	return REACT_REDRAW;
}

unsigned navigate_file(struct app *app, const char *path, const char *anchor)
{
	struct spot here = navigate_here(app);
	struct spot there = { .page = -1, .file = history_file(&app->history, path) };

	if (there.file == here.file)
		there.place = here.place;
	if (!navigate_spot(app, there))
		return REACT_REDRAW;
	if (there.file != here.file || anchor[0] != '\0')
		history_leave(&app->history, here);
	if (anchor[0] != '\0' && path_is_markdown(path) && !page_view_go_anchor(app, anchor))
		return app_complain(app, "%s has no heading '%s'", path, anchor);
	return REACT_REDRAW;
}

unsigned navigate_back(struct app *app, int count)
{
	struct spot there;

	(void)count;
	if (app->quiz.passage && app->history.back_count <= app->quiz.passage_depth) {
		quiz_view_back_from_passage(app);
		return REACT_REDRAW;
	}
	if (!history_back(&app->history, navigate_here(app), &there))
		return app_say(app, "This is where you began");
	navigate_spot(app, there);
	return REACT_REDRAW;
}

unsigned navigate_forward(struct app *app, int count)
{
	struct spot there;

	(void)count;
	if (!history_forward(&app->history, navigate_here(app), &there))
		return app_say(app, "There is nothing further forward");
	navigate_spot(app, there);
	return REACT_REDRAW;
}

int navigate_neighbour(const struct app *app, int direction)
{
	if (app_page(app) == NULL)
		return -1;
	for (int page = app->page.page + direction;
	     page >= 0 && (size_t)page < app->course->page_count; page += direction)
		if (app->course->pages[page].path != NULL)
			return page;
	return -1;
}

static unsigned step_pages(struct app *app, int count, int direction)
{
	int page = -1;

	if (app->page.file > 0)
		return app_say(app, "This file is no page of the course: Backspace goes back");
	if (app_page(app) == NULL)
		return REACT_NONE;
	for (int i = 0, next = app->page.page; i < (count > 0 ? count : 1); i++, page = next) {
		for (next += direction; next >= 0 && (size_t)next < app->course->page_count;
		     next += direction)
			if (app->course->pages[next].path != NULL)
				break;
		if (next < 0 || (size_t)next >= app->course->page_count)
			break;
	}
	if (page < 0)
		return app_say(app,
			       direction > 0 ? "This is the last page" : "This is the first page");
	return navigate_page(app, page);
}

unsigned navigate_next(struct app *app, int count)
{
	return step_pages(app, count, 1);
}

unsigned navigate_previous(struct app *app, int count)
{
	return step_pages(app, count, -1);
}

unsigned navigate_set_mark(struct app *app, char letter)
{
	if (app->page.doc == NULL || !history_mark(&app->history, letter, navigate_here(app)))
		return app_say(app, "A mark is a letter from a to z or A to Z");
	return app_say(app, "Mark %c is set here: '%c comes back", letter, letter);
}

unsigned navigate_to_mark(struct app *app, char letter)
{
	const struct spot *mark = history_marked(&app->history, letter);
	struct spot here = navigate_here(app), there;

	if (app->page.doc == NULL)
		return REACT_REDRAW;
	if (letter == '^' || letter == '$') {
		navigate_leave(app);
		return app_run(app, letter == '^' ? COMMAND_TOP : COMMAND_BOTTOM, 0);
	}
	if (letter == '\'')
		mark = app->history.jumped ? &app->history.before : NULL;
	if (mark == NULL)
		return app_say(app, "That mark is not set: m and a letter sets one");
	there = *mark;
	history_leave(&app->history, here);
	navigate_spot(app, there);
	return REACT_REDRAW;
}

/* --- links --- */

/* A link of a page, or of the file that is open in place of one. */
static void resolve(const struct app *app, int page, struct link *link, const char *href)
{
	if (page < 0 && app->page.file > 0)
		link_resolve_in(link, app->course,
				history_file_path(&app->history, app->page.file), href);
	else
		link_resolve(link, app->course, page >= 0 ? (size_t)page : 0, href);
}

/* The heading's words, a footnote's number; the words of the anchor where it names another place. */
static void add_heading(const struct app *app, const struct link *link, struct strbuf *out)
{
	bool open = link->page == app->page.page && app->page.doc != NULL;
	const struct block *block = open ? doc_find_anchor(app->page.doc, link->anchor) : NULL;
	const char *text = open ? headings_in(app->page.doc, link->anchor)
				: headings_find(app->headings, app->course, link->page,
						link->anchor);
	char *words;

	if (block != NULL && block->kind == BLOCK_FOOTNOTE) {
		strbuf_addf(out, "footnote %d", block->as.footnote.number);
		return;
	}
	if (text != NULL) {
		strbuf_add(out, text);
		return;
	}
	words = sanitize_dup(link->anchor, SANITIZE_LINE);
	for (const char *at = words; *at != '\0'; at++)
		strbuf_addc(out, *at == '-' ? ' ' : *at);
	free(words);
}

void navigate_add_link(const struct app *app, int page, const char *href, struct strbuf *out)
{
	struct link link;
	char *clean;

	resolve(app, page, &link, href);
	if (link.kind == LINK_PAGE) {
		strbuf_add(out, app->course->pages[link.page].label);
		if (link.anchor[0] != '\0') {
			strbuf_addf(out, " %s ", app_glyph(app, GLYPH_CHEVRON));
			add_heading(app, &link, out);
		}
	} else {
		clean = sanitize_dup(link.kind == LINK_FILE ? link.path : href, SANITIZE_LINE);
		strbuf_add(out, clean);
		free(clean);
	}
	link_deinit(&link);
}

static unsigned say_link(struct app *app, const struct link *link, const char *href)
{
	char *clean = sanitize_dup(href, SANITIZE_LINE);
	unsigned reaction;

	switch (link->kind) {
	case LINK_EXTERNAL:
		reaction = app_say(app, "Y copies it, to open in a browser: %s", link->path);
		break;
	case LINK_OUTSIDE:
		reaction = app_complain(app, "This link leads out of the course: %s", clean);
		break;
	case LINK_UNSAFE:
		reaction = app_complain(
			app, "This link is not followed, only http, https and mailto are: %s",
			clean);
		break;
	default:
		reaction = app_complain(app, "There is nothing at %s",
					link->path != NULL ? link->path : clean);
		break;
	}
	free(clean);
	return reaction;
}

unsigned navigate_link(struct app *app, const char *href)
{
	struct link link;
	unsigned reaction;

	resolve(app, app->page.page, &link, href);
	if (link.kind == LINK_PAGE)
		reaction = navigate_anchor(app, link.page, link.anchor);
	else if (link.kind == LINK_FILE)
		reaction = navigate_file(app, link.path, link.anchor);
	else
		reaction = say_link(app, &link, href);
	link_deinit(&link);
	return reaction;
}
