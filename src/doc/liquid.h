/*
 * liquid.h - a page while its templates are taken out: what liquid.c and liquid_tag.c share.
 * Private to doc/.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_LIQUID_H
#define DOC_LIQUID_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/dialect.h"
#include "doc/splice.h"

#define LIQUID_LOOPS_MOST 32	/* in each other */
#define LIQUID_FENCE "``````````"	/* more than code has in it */

/* Where a loop began in what is written. */
struct liquid_loop {
	size_t count, len;
	const char *row;		/* the line so far, in the arena */
	struct fence fence;
	bool value;			/* a value stands in it, which nobody can give */
};

enum liquid_form { FORM_HUGO, FORM_HUGO_HTML, FORM_LIQUID, FORM_VALUE, FORMS };

/* What is being read: the page, or a file that it puts in. */
struct liquid_reader {
	const char *end;		/* of the text */
	const char *skip;		/* what is before this has been read */
	const char *barren[FORMS];	/* up to here nothing ends such a tag */
};

struct liquid {
	struct splice splice;
	bool jekyll;			/* {{ values }} are Liquid's, not text */
	bool raw, code;			/* between raw and endraw; highlight and endhighlight */
	bool comments_end;		/* a comment that is opened has an end */
	struct liquid_reader reader;
	struct liquid_loop loops[LIQUID_LOOPS_MOST];
	int depth;			/* of loops */
	bool touched;			/* the line had a tag */
};

struct liquid_tag {
	const char *name;		/* in the arena */
	const char *arguments;		/* in the arena, without blanks at the ends */
	const char *end;		/* behind it */
};

typedef void liquid_run(struct liquid *liquid, const struct liquid_tag *tag);

/* What a tag of that name does; NULL if it is not known. */
liquid_run *liquid_find_tag(const char *name);

/* Goes over the lines of a source; own_lines: they are the page's and have its numbers. */
void liquid_run_source(struct liquid *liquid, const struct source *in, bool own_lines);

/* Writes text behind what stands on the line so far. */
void liquid_put(struct liquid *liquid, const char *text);

#endif
