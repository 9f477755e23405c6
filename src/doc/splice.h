/*
 * splice.h - writes the lines of a page in which the text of other files is put.
 *
 * Text comes in pieces; a newline ends a line. It knows whether what is being written stands in
 * fenced code, which files that are put in may open and close.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_SPLICE_H
#define DOC_SPLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "doc/dialect.h"
#include "doc/fence.h"
#include "doc/source.h"

#define SPLICE_DEPTH 10		/* files that bring in files */

struct splice {
	struct source *out;
	struct dialect_page *page;
	int line;			/* that what is written stands at, in the page's file */
	int depth;			/* of files that are being put in */
	struct fence fence;
	struct strbuf row;		/* the line being written */
	struct strbuf prefix;		/* stands before each new line */
	size_t counted;			/* bytes of the row in which backticks are counted */
	bool span;			/* an odd number of them: within a code span */
};

void splice_deinit(struct splice *splice);

void splice_put(struct splice *splice, const char *text, size_t len);

/* Ends the line, or forgets it where it is blank and drop is set. */
void splice_end(struct splice *splice, bool drop);

/* A marker on a line of its own, behind what splice_indent() would set. */
void splice_mark(struct splice *splice, const struct marker *marker);

/* Is the place that is written to next inside fenced code? */
bool splice_in_code(const struct splice *splice);

/*
 * From here on each new line begins with what stands before the text of this one, if that is
 * blanks, quotes and items alone. Gives back what was so before, for splice_restore().
 */
struct strbuf splice_indent(struct splice *splice);
void splice_restore(struct splice *splice, struct strbuf before);

/* A fence that no line of text closes, then the text, then the fence again. */
void splice_fenced(struct splice *splice, const char *info, const char *text, size_t len);

/*
 * Says "[not found: path]". In a fence the directive stays, with "[not found]" behind it; in a code
 * span it stays alone.
 */
void splice_missing(struct splice *splice, const char *directive, size_t len, const char *path);

#endif
