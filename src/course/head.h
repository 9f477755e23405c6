/* head.h - what the beginning of a page says about it, read without parsing the page. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_HEAD_H
#define COURSE_HEAD_H

#include <stdbool.h>
#include <stddef.h>

/* All strings are one sanitized line, or NULL where the page says nothing. */
struct head {
	char *id, *label, *slug, *quiz;
	char *title;			/* front matter, else the first H1 */
	bool title_leads;		/* of the front matter, or an H1 with nothing before it but imports */
	int week;			/* -1: not said */
	double position;		/* sidebar_position; NAN: not said */
	double weight;			/* the same as other generators call it; NAN: not said */
	bool draft, unlisted;
	bool keeps_number;		/* parse_number_prefixes: false; the number of its name is a part of it */
};

/* Of a page's file: its first kilobytes. A file that cannot be read says nothing. */
void head_read(struct head *head, const char *path);

/* Of text: UTF-8 with LF line ends. */
void head_parse(struct head *head, const char *text, size_t len);

void head_deinit(struct head *head);

#endif
