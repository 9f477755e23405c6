/* jsx_names.h - what the names of a page stand for, and expressions that say a text. */
/* SPDX-License-Identifier: MIT */
#ifndef DOC_JSX_NAMES_H
#define DOC_JSX_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"

enum jsx_meaning {
	JSX_CONSTANT,			/* export const X = "text" */
	JSX_ASSET,			/* import X from './x.png' */
	JSX_PAGE,			/* import X from './_x.mdx' */
	JSX_RAW				/* import X from '!!raw-loader!./x.js' */
};

struct jsx_name {
	struct jsx_name *next;
	enum jsx_meaning meaning;
	const char *name;		/* with dots, as in props.name */
	const char *text;		/* of a constant; else the path, as written */
};

/* Zero-initialised but for the arena. */
struct jsx_names {
	struct arena *arena;
	struct jsx_name *first;
	int count;
};

/* Adds a name, which goes before an older one of the same spelling. Past a limit names are unknown. */
void jsx_names_add(struct jsx_names *names, enum jsx_meaning meaning, const char *name, size_t name_len,
		   const char *text, size_t text_len);

const struct jsx_name *jsx_names_find(const struct jsx_names *names, const char *name, size_t len);

/* Notes what `import X from '...'` brings in, the statement being len bytes. */
void jsx_names_import(struct jsx_names *names, const char *statement, size_t len);

/* Notes the constant of `export const X = ...`. */
void jsx_names_export(struct jsx_names *names, const char *statement, size_t len);

/*
 * Appends the text that an expression comes to: strings, numbers, templates, constants, sums of
 * these, require('x').default, useBaseUrl('x'), translate({message: 'x'}). False, and nothing
 * appended, where it would have to be run.
 */
bool jsx_eval(const struct jsx_names *names, const char *code, size_t len, struct strbuf *out);

#endif
