/*
 * dialect.h - the dialects of Markdown that courses are written in, one file each.
 *
 * A dialect is a pass over the source before the Markdown parser: it turns what only its own tools
 * know into plain Markdown, markers (marker.h) and fenced code. What reads the same in every course
 * is done wherever it stands; what would be text elsewhere (an expression in braces) only where the
 * course is known to speak that dialect.
 */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_DIALECT_H
#define DOC_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "doc/marker.h"
#include "doc/source.h"

/* What a course is known to speak; a set of these. */
enum dialect_bit {
	DIALECT_MDX    = 1 << 0,	/* Docusaurus, .mdx */
	DIALECT_MDBOOK = 1 << 1,
	DIALECT_MKDOCS = 1 << 2,
	DIALECT_MYST   = 1 << 3,	/* Jupyter Book */
	DIALECT_JEKYLL = 1 << 4,	/* Carpentries, Liquid */
	DIALECT_MATH   = 1 << 5,	/* dollar signs mean mathematics */
	DIALECT_WHOLE  = 1 << 6		/* mdBook: the reader wants lines of code that are hidden */
};

/*
 * What a page may ask of the course around it. Paths are as the page writes them; all of these
 * refuse what is outside the course, no regular file, or too large.
 */
struct dialect_host {
	void *data;
	/*
	 * Appends the file at path: relative to the folder of `from` (a path that an earlier call gave
	 * in *found; NULL: the page), or to the course's root if rooted. *found is its path from the
	 * root, in the page's arena.
	 */
	bool (*read)(void *data, const char *from, const char *path, bool rooted,
		     struct arena *arena, struct strbuf *out, const char **found);
	/* Appends the questions of a quiz file of any known form, as YAML for a quiz fence. */
	bool (*quiz)(void *data, const char *path, struct strbuf *out);
	/*
	 * The page that a [[link]] with that name means: its path from the root, in the arena. NULL
	 * if there is none.
	 */
	const char *(*find_page)(void *data, const char *name, struct arena *arena);
};

/* A page while the passes go over it. */
struct dialect_page {
	unsigned dialects;		/* set of enum dialect_bit */
	const char *path;		/* of the page, for sentences */
	struct arena *arena;
	struct markers *markers;
	const struct dialect_host *host;	/* NULL: a page without a course */
	bool wiki;			/* it has [[links]] */
};

struct dialect {
	const char *name;
	unsigned bits;			/* runs where the course speaks one of these; 0: everywhere */
	/* A quick look: can there be anything for the pass in this text? */
	bool (*speaks)(const char *text, size_t len);
	void (*pass)(struct source *out, const struct source *in, struct dialect_page *page);
};

/* Runs all passes over source, in their order. */
void dialect_run(struct source *source, struct dialect_page *page);

/* For `speaks`: is word in the text? */
bool dialect_has(const char *text, size_t len, const char *word);

/* Appends a line as it is. */
void dialect_keep(struct source *out, const struct source_line *line);

/* Appends a line of the page's own making: behind text up to body, as line_add_prefix() sets it. */
void dialect_say(struct source *out, const struct source_line *line, const char *body,
		 const char *text);

/* The same with a marker. */
void dialect_mark(struct source *out, struct dialect_page *page, const struct source_line *line,
		  const char *body, const struct marker *marker);

/* A place in a line of text outside code. */
struct dialect_place {
	const char *line, *at, *end;
	bool title;			/* it is a marker's title, no line of the page */
};

/*
 * Appends what stands in place of the construct at place->at. Returns its bytes, or 0 if there is
 * none. May look a bounded way ahead.
 */
typedef size_t dialect_take(struct strbuf *out, const struct dialect_place *place,
			    struct dialect_page *page);

/*
 * A pass over what is within lines: offers each place outside code that has one of the signs, and
 * no backslash before it, to take. Titles of markers are gone over as well.
 */
void dialect_inline(struct source *out, const struct source *in, struct dialect_page *page,
		    const char *signs, dialect_take *take);

extern const struct dialect dialect_admonition, dialect_attribute, dialect_chunk,
	dialect_definition, dialect_grid, dialect_hidelines, dialect_html_gap, dialect_html_margin,
	dialect_liquid, dialect_math, dialect_math_late, dialect_mdbook, dialect_mdbook_own,
	dialect_mdbook_words, dialect_mdx, dialect_mdx_known, dialect_meta, dialect_mkdocs,
	dialect_mkdocs_inline, dialect_mkdocstrings, dialect_myst, dialect_myst_margin,
	dialect_myst_role, dialect_quote, dialect_snippet, dialect_unfence, dialect_wiki;

#endif
