/* index.h - finds pages of a course by their many names in constant time. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_INDEX_H
#define COURSE_INDEX_H

#include "course/course.h"

enum index_key {
	INDEX_ID,
	INDEX_PATH,
	INDEX_STEM,		/* path without extension */
	INDEX_FOLDER,		/* the folder of a README or index, "" for the root */
	INDEX_URL,		/* on the course's site: index_url() */
	INDEX_BARE,		/* stem or folder, without the numbers in front of its parts */
	INDEX_FOLD,		/* id, URL, stem or folder, with its numbers or without, case aside */
	INDEX_NAME,		/* the last part of it, without number, case aside */
	INDEX_LABEL,		/* of MyST, given to a place in it; as index_fold() makes it */
	INDEX_KINDS
};

/*
 * The page with that name, or -1. The first of two for id, path, stem, folder, URL and label; the
 * others are guesses, and count only where one page fits. For a label all pages are read once.
 */
int index_find(const struct course *course, enum index_key kind, const char *key);

/* By id, path, stem or folder: what a person may call a page. -1 if there is none. */
int index_find_name(const struct course *course, const char *word);

/*
 * Where a page is on the course's site, without base, route and slashes at the ends: what its
 * layout says; else its slug, where the author gives one; else its path in the folder of the pages,
 * README and index as their folder. The caller frees it.
 */
char *index_url(const struct course *course, const struct page *page);

/*
 * The form in which INDEX_BARE, INDEX_FOLD and INDEX_NAME are kept, of a path without extension.
 * The caller frees it.
 */
char *index_bare(const char *path);
char *index_fold(const char *path);
char *index_name(const char *path);

/* Made anew at the next question: the list of pages has changed. */
void index_forget(const struct course *course);

struct course_index *index_new(void);
void index_free(struct course_index *index);

#endif
