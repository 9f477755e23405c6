/* myst_name.h - the directives of MyST and its extensions, and what a reader sees of each. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_MYST_NAME_H
#define DOC_MYST_NAME_H

#include <stddef.h>

#include "doc/doc.h"

enum myst_action {
	MYST_CALLOUT,			/* its argument is the beginning of its text */
	MYST_TITLED,			/* a callout whose argument is its title */
	MYST_FOLD,			/* a fold whose argument is its title */
	MYST_ANSWER,			/* a fold whose argument is the name of what it answers */
	MYST_TABS, MYST_TAB,
	MYST_PROSE,			/* its text as it is */
	MYST_HEADED,			/* its argument in bold, then its text */
	MYST_CODE,			/* its argument is the language, unless it has one itself */
	MYST_FIGURE,			/* its argument is an image's path, its text the caption */
	MYST_INCLUDE,			/* its argument is the path of a file with more of the page */
	MYST_LITERAL,			/* of a file to be shown as code */
	MYST_LINK,			/* its argument is an address */
	MYST_PAGES,			/* its lines name pages */
	MYST_TABLE,			/* its list is a table */
	MYST_HIDE,			/* nothing in it is to be read */
	MYST_END			/* ends what a "-start" of the same kind began */
};

struct myst_name {
	const char *name;
	enum myst_action action;
	const char *label;		/* of a callout or fold; of code, the language; or NULL */
	enum callout_kind kind;
};

/* NULL if the name is not known. */
const struct myst_name *myst_name_find(const char *name);

#endif
