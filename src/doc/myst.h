/*
 * myst.h - a page while its directives are read: what myst.c and myst_write.c share. Private to
 * doc/.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_MYST_H
#define DOC_MYST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "doc/cell.h"
#include "doc/dialect.h"
#include "doc/myst_name.h"
#include "doc/myst_open.h"

enum myst_holds {
	HOLDS_PROSE,
	HOLDS_CODE,			/* lines go out as they are */
	HOLDS_PAGES,			/* lines are names of pages */
	HOLDS_TABLE,			/* items of items */
	HOLDS_NOTHING			/* lines go */
};

/* A directive, a fence or a div of another dialect that is open. */
struct myst_level {
	char sign;
	size_t length;
	enum myst_holds holds;
	bool foreign;			/* not a directive: its lines pass */
	int quotes, indent;		/* of the line that opened it */
	bool listed;			/* it was opened in a list */
	bool marker;			/* ended by one that closes `closes` */
	enum marker_kind closes;
	const char *ending;		/* a line written at its end; or NULL */
	int group;			/* of tabs */
	size_t first_tab;		/* of the group, index of the marker plus 1 */
	size_t cells;			/* of a table's first row; 0: none is written yet */
};

struct myst {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	struct myst_level *levels;
	size_t count, cap;
	struct strbuf row;		/* of the table that is open, a cell behind each bar */
	size_t cells;			/* in it */
	int row_at, cell_at;		/* where its marks stand: those of the row, of its cells */
	struct cell cell;		/* that is open in it */
	bool options;			/* the line before is the head of a directive in the cell, or an option of it */
	bool in_list;
	int depth;			/* of files that are put in */
	int fixed_line;			/* of all that such a file has; 0: its own */
	const char *from;		/* path of the file; NULL: the page */
};

/* Goes over all lines of myst->in; then nothing in myst is to be freed. */
void myst_run(struct myst *myst);

/* The innermost level, NULL if none is open. */
struct myst_level *myst_top(const struct myst *myst);

/* --- myst_write.c; body is where the text of the line begins --- */

/* What the directive says at its beginning; its level gets what is to be said at its end. */
void myst_write_open(struct myst *myst, const struct source_line *line, const char *body,
		     struct myst_level *level, const struct myst_name *name,
		     const struct myst_open *open);

/* A line of a list that is a table; and, at its end, the row that is not written yet. */
void myst_write_cell(struct myst *myst, const struct source_line *line, const char *body);
void myst_write_row(struct myst *myst, const struct source_line *line, const char *body);

/* A line that names a page, as a link: "Title <path>" or "path". */
void myst_write_page(struct myst *myst, const struct source_line *line, const char *body);

#endif
