/*
 * checklist.h - by what a list of a page is known as something to do.
 *
 * Few courses write "- [ ]"; most have plain lists under a heading or a label such as "Procedure".
 * The usual names make every list under such a heading a checklist. Further names ("Tasks",
 * "Exercise 3") and labels do so only for a list that looks like one: more than one item, not only
 * links, and things to do where the name promises some. A list of topics is no checklist.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_CHECKLIST_H
#define DOC_CHECKLIST_H

#include <stdbool.h>

#include "doc/doc.h"

enum checklist {
	CHECKLIST_NO,
	CHECKLIST_DOINGS,		/* if it is in order, or most items begin with what to do */
	CHECKLIST_THINGS,		/* if it is of more than one item and not of links alone */
	CHECKLIST_YES			/* whatever is in it */
};

/*
 * What a heading with this slug, or a paragraph as a label, makes of the lists below it. names:
 * those that an author has chosen, NULL-terminated, matched as the beginning of the slug; NULL: the
 * usual ones.
 */
enum checklist checklist_by_heading(const char *slug, const char *const *names);
enum checklist checklist_by_label(const struct block *paragraph, const char *const *names);

/* Does a list look like it? */
bool checklist_fits(const struct block *list, enum checklist kind);

/*
 * The first item of a bullet list that blank lines part from those before it, where those before
 * are not parted from each other: authors write two lists so. NULL if there is none.
 */
const struct block *checklist_cut(const struct block *list);

/*
 * A paragraph of nothing but code that begins with "Assignment", "Homework" or "Task", as some
 * write one between three backticks on one line.
 */
bool checklist_is_span(const struct block *paragraph, const char *const *names);

#endif
