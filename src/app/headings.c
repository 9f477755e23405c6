/* headings.c - what a heading of a page that is not open is called. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app/headings.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "course/course.h"

/* The last one that was asked for: a screen tells of one, and is drawn again and again. */
struct headings {
	int page;			/* -1: none yet */
	char *anchor, *text;		/* text NULL: there is no such heading */
};

struct headings *headings_new(void)
{
	struct headings *headings = xcalloc(1, sizeof *headings);

	headings->page = -1;
	return headings;
}

void headings_forget(struct headings *headings)
{
	free(headings->anchor);
	free(headings->text);
	*headings = (struct headings){ .page = -1 };
}

void headings_free(struct headings *headings)
{
	if (headings == NULL)
		return;
	headings_forget(headings);
	free(headings);
}

const char *headings_in(const struct doc *doc, const char *anchor)
{
	const struct block *block = doc_find_anchor(doc, anchor);

	for (size_t i = 0; block != NULL && i < doc->heading_count; i++)
		if (doc->headings[i].block == block)
			return doc->headings[i].text;
	return NULL;
}

const char *headings_find(struct headings *headings, const struct course *course, int page,
			  const char *anchor)
{
	const char *text = NULL;
	struct doc *doc;

	if (headings->page == page && strcmp(headings->anchor, anchor) == 0)
		return headings->text;
	headings_forget(headings);
	doc = course_load_page(course, (size_t)page, &(struct err){0});
	if (doc != NULL)
		text = headings_in(doc, anchor);
	headings->page = page;
	headings->anchor = xstrdup(anchor);
	headings->text = text != NULL ? xstrdup(text) : NULL;
	doc_free(doc);
	return headings->text;
}
