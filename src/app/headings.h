/* headings.h - what a heading of a page that is not open is called. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_HEADINGS_H
#define APP_HEADINGS_H

struct course;
struct doc;
struct headings;

struct headings *headings_new(void);
void headings_free(struct headings *headings);	/* NULL is fine */

/* The course is another one now. */
void headings_forget(struct headings *headings);

/*
 * The words of the heading that an anchor of a page names, NULL if it names none. Reads the page but
 * for the anchor that was asked for last. Lives until the next call.
 */
const char *headings_find(struct headings *headings, const struct course *course, int page,
			  const char *anchor);

/* The same in a page that is read already. */
const char *headings_in(const struct doc *doc, const char *anchor);

#endif
