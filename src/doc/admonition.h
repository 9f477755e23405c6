/* admonition.h - callouts: the names they have, and the ::: lines around Markdown (dialect.h). */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_ADMONITION_H
#define DOC_ADMONITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "doc/marker.h"
#include "doc/source.h"

/* The kind and label of a word such as "tip" or "CAUTION"; false if it is no callout's name. */
bool admonition_kind(const char *word, size_t len, enum callout_kind *kind, const char **label);

/*
 * The callout that such a word opens: fills in kind, callout and label. False
 * (and nothing changed) if it is no callout's name.
 */
bool admonition_callout(struct marker *marker, const char *word, size_t len);

/* The same for any word: one that is no callout's name opens a note that is called by it. */
void admonition_any(struct marker *marker, const char *word, size_t len, struct arena *arena);

/*
 * The same where folds are wanted: "solution" and its like open a fold. A fold's title is its
 * label, unless marker->title is set already.
 */
bool admonition_container(struct marker *marker, const char *word, size_t len);

/* Does a quote that begins with this word in bold mean a callout? "Note", "Warning", ... */
bool admonition_leads(const char *word, size_t len);

/*
 * Is a heading at the beginning of a fold its title? That of a solution may tell it, unless it is a
 * word such as "Answer".
 */
bool admonition_takes(const struct marker *fold, const char *heading);

/*
 * The heading that is the first text behind cursor, in the same quotes as body: its text, without
 * marks, in the arena; *line is where it stands. NULL if there is another text or none.
 */
const char *admonition_heading(const struct source *in, struct source_cursor cursor,
			       struct arena *arena, const char **line);

/* The text of the ATX heading that begins at body; NULL if it is none. */
const char *admonition_heading_text(const char *body, const char *end, struct arena *arena);

#endif
