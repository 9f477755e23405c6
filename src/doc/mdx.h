/*
 * mdx.h - a page while its MDX is turned into Markdown: the state that mdx.c, mdx_write.c,
 * mdx_splice.c and the component files share. Private to doc/.
 *
 * What is written gathers in a line; a marker, or a construct that is a block of its own, parts it.
 * Lines inside components lose the indentation that only shows how tags nest, so that they are no
 * indented code.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_MDX_H
#define DOC_MDX_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/backtick.h"
#include "doc/dialect.h"
#include "doc/jsx.h"
#include "doc/jsx_names.h"

/* What a component that is open has become. */
enum mdx_kind { MDX_WRAPPER, MDX_TABS, MDX_TAB, MDX_FOLD, MDX_CALLOUT, MDX_LISTING };

struct mdx_tabs;

/* A component whose end has not come. */
struct mdx_open {
	const char *name;		/* name_len bytes, in the source */
	size_t name_len;
	enum mdx_kind kind;
	int indent;			/* columns before its tag */
	int outer, shift;		/* columns that lines around it and in it lose; shift -1: not known yet */
	const struct mdx_tabs *tabs;	/* MDX_TABS */
	const char *caption;		/* MDX_LISTING: Markdown, or NULL */
};

#define MDX_OPEN_MAX 64			/* components in each other */
#define MDX_CLOSES_MAX 64		/* names of components */

/* Where `</name` stands last in the page; NULL: nowhere. */
struct mdx_close {
	const char *name, *last;
	size_t name_len;
};

/* What a page and all that is spliced into it may still cost, in bytes. */
struct mdx_limits {
	size_t looked;			/* looked at in vain */
	size_t spliced;			/* brought in from other files */
};

struct mdx {
	struct dialect_page *page;
	const struct source *in;
	struct source *out;
	struct source_cursor cursor;
	struct mdx_limits *limits;
	struct jsx_names names;
	bool braces;			/* it is known to be MDX: {expressions} */
	/* of a file that is spliced in */
	const struct mdx *outer;	/* into what; NULL: it is the page itself */
	const char *path;		/* as the host named it */
	const char *base;		/* what stands before all of its lines */
	/* the line being read */
	const char *at, *end;
	int number;			/* in the page's file */
	int indent;			/* columns before its text */
	bool row;			/* of a table: it must not be parted */
	bool tagged;			/* a tag was dropped from it */
	bool written;			/* something was written for it */
	struct backtick spans;
	/* the line being written */
	struct strbuf line;
	struct strbuf prefix;		/* before further lines of the same block */
	size_t body;			/* bytes of line that are prefix */
	bool item;			/* there is the mark of a list's item in them */
	/* what goes on over lines */
	size_t ticks;			/* backticks of the code span that is open, or 0 */
	bool math;			/* between lines of $$ */
	bool apart;			/* the line before is blank, or an import */
	int loose;			/* tags within the paragraph whose end has not come */
	struct mdx_open open[MDX_OPEN_MAX];
	size_t open_count;
	struct mdx_close closes[MDX_CLOSES_MAX];
	size_t close_count;
	const char *fence_title;	/* for the next fence, or NULL */
	/* for questions */
	bool asks;			/* there are any */
	struct strbuf asked;		/* what was written since the last heading, the heading too */
	size_t asked_heading;		/* bytes of it that are the heading */
};

/* --- mdx.c --- */

/* Turns all of mdx->in into lines of mdx->out; then only the names remain in mdx. */
void mdx_run(struct mdx *mdx);

/* Goes on reading at p, which is further down in the page. */
void mdx_go(struct mdx *mdx, const char *p);

/* The end of the text, and how far may be looked ahead from where reading stands. */
const char *mdx_text_end(const struct mdx *mdx);
size_t mdx_room(const struct mdx *mdx);

/* So many bytes were looked at in vain. */
void mdx_looked(struct mdx *mdx, size_t bytes);

/* Can a block begin here: is there nothing on the line before it? And does the line end here? */
bool mdx_fresh(const struct mdx *mdx);
bool mdx_line_ends(const struct mdx *mdx);

/* The place of the last `</name` in the page; NULL if there is none. */
const char *mdx_last_close(struct mdx *mdx, const char *name, size_t len);

/* --- mdx_write.c --- */

/* Puts what is gathered out as a line, if it says anything. */
void mdx_write_flush(struct mdx *mdx);

/* A line of its own, behind the prefix; a paragraph; a marker. */
void mdx_write_line(struct mdx *mdx, const char *text, size_t len);
void mdx_write_paragraph(struct mdx *mdx, const char *text, size_t len);
void mdx_write_marker(struct mdx *mdx, const struct marker *marker);

/* A line as it is, whatever is gathered. */
void mdx_write_through(struct mdx *mdx, const char *text, size_t len);

/* --- mdx_splice.c --- */

/* Writes the page that a name stands for in place of its tag. False if it cannot be read. */
bool mdx_splice(struct mdx *mdx, const char *path, const struct jsx_tag *tag);

/* Appends the file at a path as an import gives it. *found: as the host named it. */
bool mdx_splice_read(const struct mdx *mdx, const char *path, struct strbuf *out, const char **found);

#endif
