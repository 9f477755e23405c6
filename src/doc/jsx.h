/*
 * jsx.h - tags, attributes and expressions of JSX in a page's text, read and never run.
 *
 * Text is borrowed everywhere: what is read points into it.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_JSX_H
#define DOC_JSX_H

#include <stdbool.h>
#include <stddef.h>

enum jsx_form { JSX_OPEN, JSX_CLOSE, JSX_EMPTY };

struct jsx_tag {
	enum jsx_form form;
	const char *name;		/* as written, name_len bytes; none: a fragment, <> */
	size_t name_len;
	const char *attributes;		/* between name and > */
	size_t attributes_len;
	size_t len;			/* of the whole tag */
	bool strange;			/* has braces or a line break in it */
};

enum jsx_value_kind {
	JSX_BARE,			/* the name alone */
	JSX_TEXT,			/* in quotes, or HTML's without any; entities as they stand */
	JSX_CODE			/* in braces */
};

struct jsx_attribute {
	const char *name;		/* name_len bytes; none: {...spread} */
	size_t name_len;
	enum jsx_value_kind kind;
	const char *value;
	size_t len;
};

/*
 * Reads the tag at text, which begins with <. False if it is none, or its end is not within len;
 * tag->len then says how many bytes were looked at.
 */
bool jsx_read_tag(struct jsx_tag *tag, const char *text, size_t len);

bool jsx_tag_is(const struct jsx_tag *tag, const char *name);		/* case counts */

/* The attribute behind *at (NULL: the first), and moves *at behind it. False if there is none. */
bool jsx_next_attribute(const struct jsx_tag *tag, const char **at, struct jsx_attribute *attribute);

/* The attribute of that name, case aside. False if the tag has none. */
bool jsx_find_attribute(const struct jsx_tag *tag, const char *name, struct jsx_attribute *attribute);

/*
 * Bytes of the expression in braces at text, the braces included; 0 if it does not end within len.
 * Strings, templates and comments are skipped whole.
 */
size_t jsx_braces(const char *text, size_t len);

/*
 * Bytes of the import or export at text, up to and without the line break that ends it: brackets
 * closed, and nothing that goes on. Where brackets do not close within len, up to the first blank
 * line.
 */
size_t jsx_statement(const char *text, size_t len);

#endif
