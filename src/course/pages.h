/* pages.h - makes the list of pages of a course, for the layouts. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_PAGES_H
#define COURSE_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/file.h"
#include "course/course.h"

/* README, index or _index: the page of its folder. */
bool pages_is_index(const char *path);

/*
 * Markdown, and nothing that only other pages use or that others wrote: no part of the path begins
 * with "_", no translations, no packages.
 */
bool pages_is_page(const char *path);

/* "assignment", "week-1-homework", "exercises": the whole page is something to do. */
bool pages_is_assignment(const char *path);

/* "assignment.md" and its like: of the lesson that is in the same folder. */
bool pages_is_lesson_assignment(const char *path);

/*
 * The id a page has by its path alone: without extension, README and index their folder. The
 * caller frees it.
 */
char *pages_path_id(const char *path);

/*
 * Fills page from the head of the file at path in the folder root. False if it says no title; it
 * then has one made of its name.
 */
bool pages_read(struct page *page, const char *root, const char *path);

/* As pages_read() for many at once, each by its own path, which stays the caller's. */
void pages_read_all(struct page *pages, size_t count, const char *root);

/*
 * Is it about the repository, not of the course: LICENSE, CODE_OF_CONDUCT and their like, README in
 * another language? In lower case some of these names may be lessons.
 */
bool pages_is_formality(const char *path);

/* Fills page as a group without a page of its own, id and title copied. */
void pages_make_group(struct page *page, const char *id, const char *title);

/* Appends a page, which then belongs to the course. *cap is that of course->pages. */
void pages_take(struct course *course, size_t *cap, struct page page);

void pages_deinit(struct page *page);

/*
 * When all pages are there in their order: makes ids unique, finds weeks and, among the files,
 * quizzes.
 */
void pages_finish(struct course *course, const struct file_list *files);

#endif
