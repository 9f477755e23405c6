/* check.h - what is wrong with a course, and where. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_CHECK_H
#define COURSE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/strbuf.h"
#include "doc/doc.h"

struct archive_port;

/* In the order of the pages, in a page by line. Strings are sanitized. */
struct finding {
	char *path;			/* as the course was named, joined with the path in it */
	int line, column;		/* from 1; 0: about the whole file */
	bool warning;			/* else an error */
	const char *rule;		/* "link-broken" */
	char *message;			/* a sentence that names the fix */
	size_t order;			/* private: place of its file among the files */
};

/* A list that is a checklist, and why; no fault. Strings are sanitized. */
struct checklist_found {
	char *path;			/* as of a finding */
	int line;
	size_t steps;
	enum step_cause cause;
	char *because;			/* the words of the heading or label; else "" */
};

/* Zero-initialised it is empty, and can be filled from several courses in turn. */
struct findings {
	struct finding *items;
	size_t count, cap;
	size_t errors, warnings;
	size_t pages;			/* looked at; a quiz file counts as one */
	size_t extras;			/* other Markdown files beside the pages */
	size_t guesses;			/* links that lead to their page by a guess alone */
	struct checklist_found *lists;
	size_t list_count, list_cap;
	struct strbuf left_out;		/* of archives: a sentence and a newline for each */
	size_t files;			/* private */
	const struct archive_port *archives;	/* to look into archives; NULL: they cannot be */
};

/*
 * Looks at a course's folder or archive, a Markdown file or a quiz's YAML or TOML file, and adds
 * what it finds; shown is what the user calls path. False and a sentence if there is nothing that can be
 * looked at.
 */
bool check_path(struct findings *findings, const char *path, const char *shown, struct err *err);
void findings_deinit(struct findings *findings);

#endif
