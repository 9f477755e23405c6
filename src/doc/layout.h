/* layout.h - a doc at a width: lines of styled runs, ready for a canvas or a pipe. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_LAYOUT_H
#define DOC_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/doc.h"
#include "doc/style.h"

enum link_form {
	LINKS_NONE,			/* the text alone */
	LINKS_INLINE,			/* text <target> */
	LINKS_END			/* text [1], the targets as notes at the end */
};

struct layout_options {
	int width;			/* cells a line may have, at least 1; from 20 on no line is wider */
	int ambiguous;			/* cells of East Asian Ambiguous characters: 1 or 2 */
	bool ascii;
	enum link_form links;
	bool print;			/* for a pipe: folds open, no counts beside headings */
	const bool *open;		/* per target: is this fold open; NULL: as the author wants */
};

struct run {
	const char *text;		/* len bytes; a border of clusters at both ends */
	uint32_t len;
	uint16_t cells;
	uint8_t style, marks;		/* enum style, enum mark bits */
	int32_t target;			/* index into doc->targets, or -1 */
};

struct line {
	const struct run *runs;
	uint16_t run_count;
	uint16_t cells;			/* width of all runs together */
	uint8_t ground;			/* enum style whose ground fills the line from indent on: STYLE_CODE or STYLE_TEXT */
	uint16_t indent;		/* cells before the block's own text or ground */
	bool box;			/* the run before the text is the box of doc->steps[step] */
	int32_t step;			/* the step this line belongs to, or -1 */
	const struct block *block;	/* what it shows; NULL only in an empty page */
	uint32_t offset;		/* byte in the block's text where the line begins */
};

struct layout;

/* doc must outlive the layout. */
struct layout *layout_new(const struct doc *doc, const struct layout_options *options);
void layout_free(struct layout *layout);

size_t layout_line_count(const struct layout *layout);
const struct line *layout_line(const struct layout *layout, size_t index);
/* Has it no lines, or none but blank ones? */
bool layout_is_blank(const struct layout *layout);

/* The line that shows a place: the last line of the block that begins at or before offset. */
size_t layout_find(const struct layout *layout, int block_number, uint32_t offset);

/* Where a target is first seen; false if it is inside a closed fold. */
bool layout_find_target(const struct layout *layout, int target, size_t *line, int *column);

/* The glyphs of a step's box, of equal width in cells: "☐" "☑", or "[ ]" "[x]". */
const char *layout_box(bool ascii, bool ticked);

#endif
