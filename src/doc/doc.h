/*
 * doc.h - a parsed page: a tree of blocks, each paragraph a row of spans.
 *
 * All of it lives in the page's arena and dies with doc_free(). All text in it is sanitized.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum block_kind {
	BLOCK_DOCUMENT, BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_LIST, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_CALLOUT, BLOCK_FOLD,
	BLOCK_CODE, BLOCK_RULE, BLOCK_TABLE, BLOCK_ROW, BLOCK_CELL, BLOCK_FOOTNOTE, BLOCK_QUIZ,
	BLOCK_DEFINITION		/* what a term means: set in under the term's paragraph */
};

enum callout_kind { CALLOUT_NOTE, CALLOUT_TIP, CALLOUT_WARNING, CALLOUT_DANGER };

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

enum span_flag {
	SPAN_STRONG   = 1 << 0,
	SPAN_EMPHASIS = 1 << 1,
	SPAN_STRIKE   = 1 << 2,
	SPAN_CODE     = 1 << 3,
	SPAN_LINK     = 1 << 4,
	SPAN_IMAGE    = 1 << 5,
	SPAN_KEY      = 1 << 6,		/* <kbd> */
	SPAN_BREAK    = 1 << 7,		/* a hard line break; text is empty */
	SPAN_NOTE     = 1 << 8		/* the mark of a footnote */
};

struct span {
	const char *text;		/* len bytes, newline-free */
	size_t len;
	unsigned flags;
	int target;			/* index into doc->targets, or -1 */
};

/* What few blocks of code have. */
struct code_extra {
	const bool *marked;		/* per line of the text: the author points at it; NULL: at none */
	int first;			/* the number of the first line; 0: lines are not numbered */
};

struct block {
	enum block_kind kind;
	struct block *parent, *first, *last, *next;
	int line;			/* where it begins in the file, from 1 */
	int number;			/* preorder number in the page: with a byte offset, a place that outlives the layout */
	struct span *spans;		/* paragraph, heading, cell; title of a callout, summary of a fold */
	size_t span_count;
	union {
		struct { int level; const char *slug; } heading;
		struct { bool ordered, tight; int start; } list;
		struct { int step; bool task, ticked; } item;	/* step: index into doc->steps, or -1; task: - [ ] */
		struct { enum callout_kind kind; const char *label; } callout;	/* label: the word shown without a title */
		struct { int target; bool open; int group; } fold;	/* open: as the author wants it at first;
								   group: of a tab, those of which one is open, from 1; else 0 */
		/* language "" if none; extra: what few of them have, or NULL */
		struct { const char *text; size_t len; const char *language, *title; const struct code_extra *extra; } code;
		struct { int columns; const enum align *align; } table;
		struct { bool head; } row;
		struct { int number; } footnote;
		struct { const char *text; size_t len; int target; } quiz;	/* the YAML inside a quiz fence */
	} as;
};

struct heading {
	struct block *block;
	int level, line;
	const char *text;		/* plain, one line */
	const char *slug;		/* unique in the page, but for explicit {#id}s; may be "" */
};

/* Why an item is a step. */
enum step_cause {
	STEP_BOX,			/* its author wrote - [ ] */
	STEP_HEADING,			/* of its list */
	STEP_LABEL,			/* the paragraph above its list */
	STEP_PAGE,			/* an assignment by its name */
	STEP_SPAN			/* a line of code that begins with "Assignment" */
};

/* A step of a checklist. */
struct step {
	struct block *item;
	const char *slug;		/* of the heading above, "" for a loose task item */
	const char *key;		/* slug "/" hash of the text: what the journal knows it by; unique in the page */
	const char *text;		/* plain, one line */
	int number;			/* from 1 under its heading */
	bool ticked;			/* written as - [x] by the author */
	int target;
	enum step_cause cause;
	const char *because;		/* the words of the heading or label; else "" */
};

enum target_kind { TARGET_LINK, TARGET_STEP, TARGET_FOLD, TARGET_QUIZ };

/* What Tab stops at, in reading order of its kind. */
struct target {
	enum target_kind kind;
	struct block *block;
	const char *href;		/* TARGET_LINK: as written, entities decoded; not yet sanitized for use as an URL */
	const char *title;		/* "" if none */
	bool image;			/* the link is an image's source */
	bool missing_alt;		/* an image without alternative text */
	int step;			/* TARGET_STEP: index into doc->steps */
	int line, column;		/* in the file, from 1; column in bytes, 0 if unknown */
	int order;			/* as they were found; the array itself is in reading order */
};

/* An explicit <a id="..."> or {#id}. */
struct anchor {
	const char *name;
	struct block *block;
};

struct yaml;
struct anchor_index;

struct doc {
	struct arena arena;
	struct block *root;
	int block_count;
	struct heading *headings;	size_t heading_count;	/* these four on the heap */
	struct step *steps;		size_t step_count;
	struct target *targets;		size_t target_count;
	struct anchor *anchors;		size_t anchor_count;
	struct anchor_index *index;	/* private: places by name */
	const char *title;		/* text of the first H1, or NULL */
	struct yaml *front_matter;	/* NULL if there is none or it does not parse */
	char *front_matter_error;	/* the sentence then, or NULL */
	size_t words;			/* blank-separated words of the shown text */
	bool repaired;			/* mojibake was mended */
	bool not_utf8;
};

void doc_free(struct doc *doc);		/* NULL is fine */

/* The next block in preorder below root, or NULL: for (b = root; b; b = block_next(b, root)). */
struct block *block_next(const struct block *block, const struct block *root);

/*
 * The heading with this slug, or the block with this anchor: exactly so; then with case,
 * punctuation, runs and ends of "-" aside; then by the ids that mdBook, MkDocs and others would
 * give. NULL if there is none.
 */
const struct block *doc_find_anchor(const struct doc *doc, const char *name);

#endif
