/* check.h - what is wrong with a course, and where. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_CHECK_H
#define COURSE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* In the order of the pages, in a page by line. Strings are sanitized. */
struct finding {
	char *path;			/* as the course was named, joined with the path in it */
	int line, column;		/* from 1; 0: about the whole file */
	bool warning;			/* else an error */
	const char *rule;		/* "link-broken" */
	char *message;			/* a sentence that names the fix */
	size_t order;			/* private: place of its file among the files */
};

/* Zero-initialised it is empty, and can be filled from several courses in turn. */
struct findings {
	struct finding *items;
	size_t count, cap;
	size_t errors, warnings;
	size_t pages;			/* looked at; a quiz file counts as one */
	size_t files;			/* private */
};

/*
 * Looks at a course's folder, a Markdown file or a quiz's YAML file, and adds what it finds; shown
 * is what the user calls path. False and a sentence if there is nothing that can be looked at.
 */
bool check_path(struct findings *findings, const char *path, const char *shown, struct err *err);
void findings_deinit(struct findings *findings);

#endif
