/*
 * myst_name.c - the directives of MyST and its extensions.
 *
 * Sources: docutils, Sphinx, MyST-Parser, mystmd, sphinx-design, sphinx-proof, sphinx-exercise,
 * sphinx-togglebutton.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/myst_name.h"

#include <string.h>

static const struct myst_name names[] = {
	{ "note",           MYST_CALLOUT, "Note",         CALLOUT_NOTE },
	{ "tip",            MYST_CALLOUT, "Tip",          CALLOUT_TIP },
	{ "hint",           MYST_CALLOUT, "Hint",         CALLOUT_TIP },
	{ "important",      MYST_CALLOUT, "Important",    CALLOUT_NOTE },
	{ "warning",        MYST_CALLOUT, "Warning",      CALLOUT_WARNING },
	{ "caution",        MYST_CALLOUT, "Caution",      CALLOUT_WARNING },
	{ "attention",      MYST_CALLOUT, "Attention",    CALLOUT_WARNING },
	{ "danger",         MYST_CALLOUT, "Danger",       CALLOUT_DANGER },
	{ "error",          MYST_CALLOUT, "Error",        CALLOUT_DANGER },
	{ "seealso",        MYST_CALLOUT, "See also",     CALLOUT_NOTE },
	{ "todo",           MYST_CALLOUT, "Todo",         CALLOUT_NOTE },
	{ "admonition",     MYST_TITLED,  "Note",         CALLOUT_NOTE },
	{ "topic",          MYST_TITLED,  "Topic",        CALLOUT_NOTE },
	{ "sidebar",        MYST_TITLED,  "Aside",        CALLOUT_NOTE },
	{ "aside",          MYST_TITLED,  "Aside",        CALLOUT_NOTE },
	{ "margin",         MYST_TITLED,  "Margin note",  CALLOUT_NOTE },
	{ "versionadded",   MYST_TITLED,  "New in",       CALLOUT_NOTE },
	{ "versionchanged", MYST_TITLED,  "Changed in",   CALLOUT_NOTE },
	{ "versionremoved", MYST_TITLED,  "Removed in",   CALLOUT_WARNING },
	{ "deprecated",     MYST_TITLED,  "Deprecated since", CALLOUT_WARNING },
	{ "exercise",       MYST_TITLED,  "Exercise",     CALLOUT_TIP },
	{ "exercise-start", MYST_TITLED,  "Exercise",     CALLOUT_TIP },
	{ "exercise-end",   MYST_END,     "",             CALLOUT_TIP },
	{ "solution",       MYST_ANSWER,  "Solution",     CALLOUT_TIP },
	{ "solution-start", MYST_ANSWER,  "Solution",     CALLOUT_TIP },
	{ "solution-end",   MYST_END,     NULL,           CALLOUT_TIP },
	{ "dropdown",       MYST_FOLD,    "Details",      CALLOUT_NOTE },
	{ "details",        MYST_FOLD,    "Details",      CALLOUT_NOTE },
	{ "toggle",         MYST_FOLD,    "Details",      CALLOUT_NOTE },
	{ "prf:theorem",    MYST_TITLED,  "Theorem",      CALLOUT_NOTE },
	{ "prf:lemma",      MYST_TITLED,  "Lemma",        CALLOUT_NOTE },
	{ "prf:proof",      MYST_TITLED,  "Proof",        CALLOUT_NOTE },
	{ "prf:definition", MYST_TITLED,  "Definition",   CALLOUT_NOTE },
	{ "prf:corollary",  MYST_TITLED,  "Corollary",    CALLOUT_NOTE },
	{ "prf:proposition", MYST_TITLED, "Proposition",  CALLOUT_NOTE },
	{ "prf:axiom",      MYST_TITLED,  "Axiom",        CALLOUT_NOTE },
	{ "prf:remark",     MYST_TITLED,  "Remark",       CALLOUT_NOTE },
	{ "prf:example",    MYST_TITLED,  "Example",      CALLOUT_NOTE },
	{ "prf:property",   MYST_TITLED,  "Property",     CALLOUT_NOTE },
	{ "prf:assumption", MYST_TITLED,  "Assumption",   CALLOUT_NOTE },
	{ "prf:algorithm",  MYST_TITLED,  "Algorithm",    CALLOUT_NOTE },
	{ "tab-set",        MYST_TABS,    NULL,           CALLOUT_NOTE },
	{ "tabs",           MYST_TABS,    NULL,           CALLOUT_NOTE },
	{ "tab-item",       MYST_TAB,     NULL,           CALLOUT_NOTE },
	{ "tab",            MYST_TAB,     NULL,           CALLOUT_NOTE },
	{ "group-tab",      MYST_TAB,     NULL,           CALLOUT_NOTE },
	{ "card",           MYST_HEADED,  NULL,           CALLOUT_NOTE },
	{ "grid-item-card", MYST_HEADED,  NULL,           CALLOUT_NOTE },
	{ "rubric",         MYST_HEADED,  NULL,           CALLOUT_NOTE },
	{ "table",          MYST_HEADED,  NULL,           CALLOUT_NOTE },
	{ "list-table",     MYST_TABLE,   NULL,           CALLOUT_NOTE },
	{ "grid",           MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "grid-item",      MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "container",      MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "div",            MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "class",          MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "epigraph",       MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "pull-quote",     MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "highlights",     MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "glossary",       MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "figure-md",      MYST_PROSE,   NULL,           CALLOUT_NOTE },
	{ "code",           MYST_CODE,    NULL,           CALLOUT_NOTE },
	{ "code-block",     MYST_CODE,    NULL,           CALLOUT_NOTE },
	{ "code-cell",      MYST_CODE,    NULL,           CALLOUT_NOTE },
	{ "sourcecode",     MYST_CODE,    NULL,           CALLOUT_NOTE },
	{ "parsed-literal", MYST_CODE,    "text",         CALLOUT_NOTE },
	{ "prompt",         MYST_CODE,    "bash",         CALLOUT_NOTE },
	{ "math",           MYST_CODE,    "math",         CALLOUT_NOTE },
	{ "mermaid",        MYST_CODE,    "mermaid",      CALLOUT_NOTE },
	{ "graphviz",       MYST_CODE,    "dot",          CALLOUT_NOTE },
	{ "csv-table",      MYST_CODE,    "csv",          CALLOUT_NOTE },
	{ "eval-rst",       MYST_CODE,    "rst",          CALLOUT_NOTE },
	{ "raw",            MYST_CODE,    NULL,           CALLOUT_NOTE },
	{ "figure",         MYST_FIGURE,  NULL,           CALLOUT_NOTE },
	{ "image",          MYST_FIGURE,  NULL,           CALLOUT_NOTE },
	{ "include",        MYST_INCLUDE, NULL,           CALLOUT_NOTE },
	{ "literalinclude", MYST_LITERAL, NULL,           CALLOUT_NOTE },
	{ "iframe",         MYST_LINK,    NULL,           CALLOUT_NOTE },
	{ "video",          MYST_LINK,    NULL,           CALLOUT_NOTE },
	{ "youtube",        MYST_LINK,    NULL,           CALLOUT_NOTE },
	{ "button-link",    MYST_LINK,    NULL,           CALLOUT_NOTE },
	{ "button-ref",     MYST_LINK,    NULL,           CALLOUT_NOTE },
	{ "toctree",        MYST_PAGES,   NULL,           CALLOUT_NOTE },
	{ "tableofcontents", MYST_HIDE,   NULL,           CALLOUT_NOTE },
	{ "contents",       MYST_HIDE,    NULL,           CALLOUT_NOTE },
	{ "toc",            MYST_HIDE,    NULL,           CALLOUT_NOTE },
	{ "bibliography",   MYST_HIDE,    NULL,           CALLOUT_NOTE },
	{ "sectnum",        MYST_HIDE,    NULL,           CALLOUT_NOTE },
	{ "index",          MYST_HIDE,    NULL,           CALLOUT_NOTE },
	{ "meta",           MYST_HIDE,    NULL,           CALLOUT_NOTE },
	{ "myst-config",    MYST_HIDE,    NULL,           CALLOUT_NOTE },
};

const struct myst_name *myst_name_find(const char *name)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, name) == 0)
			return &names[i];
	return NULL;
}
