/* html.h - the HTML that Markdown pages contain: tags read one by one, blocks turned into Markdown. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_HTML_H
#define DOC_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"

struct html_tag {
	char name[24];			/* lower case, cut to fit */
	bool closing;			/* </name> */
	const char *attributes;		/* what stands between name and >, borrowed */
	size_t attributes_len;
	size_t len;			/* bytes of the whole tag */
};

/*
 * Reads the tag at text (which begins with <). Braces and quotes are skipped whole. False if it is none, or
 * has no end; tag->len then says how many bytes were looked at.
 */
bool html_read_tag(struct html_tag *tag, const char *text, size_t len);

/* Appends the value of an attribute, entities as they stand. False if the tag has none of that name. */
bool html_attribute(const struct html_tag *tag, const char *name, struct strbuf *out);

/* Appends text with the five named entities of XML and nbsp decoded; numbers stay for the Markdown parser. */
void html_decode(struct strbuf *out, const char *text, size_t len);

/* Is it the name of an element of HTML, case aside? */
bool html_is_name(const char *name, size_t len);

/* The text of a piece of HTML as one line of Markdown, in the arena. */
const char *html_line(struct arena *arena, const char *html, size_t len);

enum html_kind { HTML_TEXT, HTML_FOLD_OPEN, HTML_FOLD_CLOSE };

/* A piece of an HTML block. */
struct html_piece {
	enum html_kind kind;
	bool open;			/* HTML_FOLD_OPEN: <details open> */
	struct strbuf text;		/* HTML_TEXT: Markdown; HTML_FOLD_OPEN: the summary's Markdown */
	int *lines;			/* HTML_TEXT: of each line of text, the line in the HTML, from 0 */
	size_t line_count, line_cap;
};

struct html_pieces {
	struct html_piece *items;
	size_t count, cap;
};

/*
 * Splits an HTML block: tags and comments go, what they held stays as Markdown (items as lists, headings as
 * headings, pre as fenced code, tables as tables where Markdown can have them), inline tags stay for the parser,
 * details become folds, scripts and styles vanish.
 */
void html_split(struct html_pieces *pieces, const char *html, size_t len);
void html_pieces_deinit(struct html_pieces *pieces);

#endif
