/*
 * admonition.c - callouts between lines of colons.
 *
 * Docusaurus wants more colons on the outside than inside; Pandoc, Quarto and the Carpentries do
 * not care, and draw lines of them. A closing line closes the innermost, which reads both. Lines inside
 * fenced code are code. A callout that is never closed ends with the list, quote or page it is in.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/admonition.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/xalloc.h"
#include "doc/dialect.h"
#include "doc/line.h"

enum {
	FOLD = 1 << 0,			/* opens a fold where folds are wanted */
	LEAD = 1 << 1			/* in bold at the beginning of a quote it means a callout */
};

static const struct {
	const char *word;
	enum callout_kind kind;
	const char *label;
	unsigned flags;
} kinds[] = {
	{ "note",          CALLOUT_NOTE,    "Note",            LEAD },
	{ "info",          CALLOUT_NOTE,    "Info",            LEAD },
	{ "important",     CALLOUT_NOTE,    "Important",       LEAD },
	{ "secondary",     CALLOUT_NOTE,    "Note",            0 },
	{ "tip",           CALLOUT_TIP,     "Tip",             LEAD },
	{ "success",       CALLOUT_TIP,     "Tip",             0 },
	{ "warning",       CALLOUT_WARNING, "Warning",         LEAD },
	{ "caution",       CALLOUT_WARNING, "Caution",         LEAD },
	{ "danger",        CALLOUT_DANGER,  "Danger",          LEAD },
	/* Material for MkDocs and its aliases, which Obsidian has too. */
	{ "abstract",      CALLOUT_NOTE,    "Abstract",        0 },
	{ "summary",       CALLOUT_NOTE,    "Summary",         0 },
	{ "tldr",          CALLOUT_NOTE,    "TL;DR",           0 },
	{ "todo",          CALLOUT_NOTE,    "Todo",            0 },
	{ "question",      CALLOUT_NOTE,    "Question",        0 },
	{ "help",          CALLOUT_NOTE,    "Help",            0 },
	{ "faq",           CALLOUT_NOTE,    "FAQ",             0 },
	{ "example",       CALLOUT_NOTE,    "Example",         0 },
	{ "quote",         CALLOUT_NOTE,    "Quote",           0 },
	{ "cite",          CALLOUT_NOTE,    "Quote",           0 },
	{ "hint",          CALLOUT_TIP,     "Hint",            FOLD | LEAD },
	{ "check",         CALLOUT_TIP,     "Check",           0 },
	{ "done",          CALLOUT_TIP,     "Done",            0 },
	{ "attention",     CALLOUT_WARNING, "Attention",       LEAD },
	{ "failure",       CALLOUT_DANGER,  "Failure",         0 },
	{ "fail",          CALLOUT_DANGER,  "Failure",         0 },
	{ "missing",       CALLOUT_DANGER,  "Missing",         0 },
	{ "error",         CALLOUT_DANGER,  "Error",           0 },
	{ "bug",           CALLOUT_DANGER,  "Bug",             0 },
	/* Sphinx and MyST. */
	{ "seealso",       CALLOUT_NOTE,    "See also",        0 },
	/* The Carpentries. */
	{ "objectives",    CALLOUT_NOTE,    "Objectives",      0 },
	{ "questions",     CALLOUT_NOTE,    "Questions",       0 },
	{ "keypoints",     CALLOUT_TIP,     "Key points",      0 },
	{ "prereq",        CALLOUT_WARNING, "Prerequisites",   0 },
	{ "prerequisites", CALLOUT_WARNING, "Prerequisites",   0 },
	{ "callout",       CALLOUT_NOTE,    "Callout",         0 },
	{ "challenge",     CALLOUT_TIP,     "Challenge",       0 },
	{ "exercise",      CALLOUT_TIP,     "Exercise",        0 },
	{ "discussion",    CALLOUT_NOTE,    "Discussion",      0 },
	{ "testimonial",   CALLOUT_NOTE,    "Testimonial",     0 },
	{ "checklist",     CALLOUT_TIP,     "Checklist",       0 },
	{ "solution",      CALLOUT_TIP,     "Solution",        FOLD },
	{ "spoiler",       CALLOUT_NOTE,    "Spoiler",         FOLD },
	{ "instructor",    CALLOUT_NOTE,    "Instructor note", FOLD },
	/* VitePress and others. */
	{ "details",       CALLOUT_NOTE,    "Details",         FOLD },
	{ "dropdown",      CALLOUT_NOTE,    "Details",         FOLD },
	{ "toggle",        CALLOUT_NOTE,    "Details",         FOLD },
	/* Fence words of javascript.info. */
	{ "smart",         CALLOUT_NOTE,    "Note",            0 },
	{ "warn",          CALLOUT_WARNING, "Warning",         0 },
};

#define KINDS (sizeof kinds / sizeof *kinds)

/* Containers whose headings are tabs. */
static const char *const tab_sets[] = { "tab", "group-tab", "panel-tabset", "tabset" };

static size_t find_kind(const char *word, size_t len)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strlen(kinds[i].word) == len && strncasecmp(kinds[i].word, word, len) == 0)
			return i;
	return KINDS;
}

bool admonition_kind(const char *word, size_t len, enum callout_kind *kind, const char **label)
{
	size_t i = find_kind(word, len);

	if (i == KINDS)
		return false;
	*kind = kinds[i].kind;
	*label = kinds[i].label;
	return true;
}

bool admonition_callout(struct marker *marker, const char *word, size_t len)
{
	if (!admonition_kind(word, len, &marker->callout, &marker->label))
		return false;
	marker->kind = MARKER_CALLOUT;
	return true;
}

void admonition_any(struct marker *marker, const char *word, size_t len, struct arena *arena)
{
	char *label;

	if (admonition_callout(marker, word, len))
		return;
	label = arena_strndup(arena, word, len);
	if (*label >= 'a' && *label <= 'z')
		*label = (char)(*label - 'a' + 'A');
	marker->kind = MARKER_CALLOUT;
	marker->label = label;
}

bool admonition_container(struct marker *marker, const char *word, size_t len)
{
	size_t i = find_kind(word, len);

	if (!admonition_callout(marker, word, len))
		return false;
	if ((kinds[i].flags & FOLD) != 0) {
		marker->kind = MARKER_FOLD;
		marker->title = marker->title != NULL ? marker->title : marker->label;
	}
	return true;
}

bool admonition_leads(const char *word, size_t len)
{
	size_t i = find_kind(word, len);

	return i < KINDS && (kinds[i].flags & LEAD) != 0;
}

/* --- headings --- */

const char *admonition_heading_text(const char *body, const char *end, struct arena *arena)
{
	size_t level = body < end && *body == '#' ? line_run(body, end) : 0;
	const char *text = body + level;

	if (level == 0 || level > 6 || (text < end && *text != ' ' && *text != '\t'))
		return NULL;
	text = line_skip_blanks(text, end);
	end = line_trim(text, end);
	while (end > text && end[-1] == '#')
		end--;
	end = line_trim(text, end);
	return end > text ? arena_strndup(arena, text, (size_t)(end - text)) : NULL;
}

bool admonition_takes(const struct marker *fold, const char *heading)
{
	return fold->label == NULL || strcmp(fold->label, "Solution") != 0 ||
	       strcasestr(heading, "solution") != NULL || strcasestr(heading, "answer") != NULL;
}

const char *admonition_heading(const struct source *in, struct source_cursor cursor,
			       struct arena *arena, const char **line)
{
	struct source_line next;

	while (source_next(in, &cursor, &next)) {
		const char *body = line_body(next.text, next.end);

		if (body == next.end)
			continue;
		*line = next.text;
		return next.code ? NULL : admonition_heading_text(body, next.end, arena);
	}
	return NULL;
}

/* --- lines of colons --- */

/* One that is open. */
struct div {
	enum marker_kind kind;
	int indent, quotes;		/* of the line that opened it */
	bool tabs;			/* each heading in it opens a tab */
	bool tab;			/* one of them is open */
	int group;
};

struct divs {
	struct div *items;
	size_t count, cap;
};

/* What a line of colons says. */
struct opener {
	const char *word;
	size_t len;			/* 0: it closes */
	const char *title;
	bool collapse;
};

/* The value of name="..." in the braces of a div, or NULL. */
static const char *brace_value(struct arena *arena, const char *text, const char *end,
			       const char *name)
{
	size_t len = strlen(name);
	const char *at = memmem(text, (size_t)(end - text), name, len), *close;

	if (at == NULL || (size_t)(end - at) < len + 3 || at[len] != '=' || at[len + 1] != '"')
		return NULL;
	at += len + 2;
	close = memchr(at, '"', (size_t)(end - at));
	return close != NULL && close > at ? arena_strndup(arena, at, (size_t)(close - at)) : NULL;
}

/* The title behind the kind: "[in brackets]", "{title="in braces"}" or the rest of the line. */
static const char *read_title(struct arena *arena, const char *text, const char *end)
{
	int depth = 0;

	text = line_skip_blanks(text, end);
	if (text == end)
		return NULL;
	if (*text == '[')
		for (const char *p = text; p < end; p++) {
			depth += *p == '[' ? 1 : *p == ']' ? -1 : 0;
			if (depth == 0)
				return p > text + 1 ? arena_strndup(arena, text + 1,
								    (size_t)(p - text) - 1)
						    : NULL;
		}
	if (*text == '{')
		return brace_value(arena, text, end, "title");
	return arena_strndup(arena, text, (size_t)(end - text));
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_';
}

/* "{.callout-tip #id title="..."}": the first class names it. */
static bool read_braces(struct opener *opener, struct arena *arena, const char *text,
			const char *end)
{
	static const char prefix[] = "callout-";
	const char *dot = memchr(text, '.', (size_t)(end - text));

	if (dot == NULL)
		return false;
	for (dot++; dot + opener->len < end && is_word(dot[opener->len]);)
		opener->len++;
	opener->word = dot;
	if (opener->len > strlen(prefix) && memcmp(dot, prefix, strlen(prefix)) == 0) {
		opener->word += strlen(prefix);
		opener->len -= strlen(prefix);
	}
	opener->title = brace_value(arena, text, end, "title");
	opener->collapse = brace_value(arena, text, end, "collapse") != NULL;
	return opener->len > 0;
}

/* Reads what stands behind the indentation; false if it is no line of a div. */
static bool read_line(struct opener *opener, struct arena *arena, const char *text,
		      const char *end)
{
	const char *p = text + line_run(text, end);

	*opener = (struct opener){0};
	end = line_trim(p, end);
	/* A run of colons at the end is decoration, as in "::: note :::::". */
	while (end > p && end[-1] == ':')
		end--;
	end = line_trim(p, end);
	p = line_skip_blanks(p, end);
	if (p == end)
		return true;
	if (*p == '{')
		return read_braces(opener, arena, p, end);
	opener->word = p;
	while (p < end && is_word(*p))
		p++;
	opener->len = (size_t)(p - opener->word);
	/* What is stuck to the word and is no title makes it something else: a time, a role. */
	if (opener->len == 0 || (p < end && strchr(" \t[{", *p) == NULL))
		return false;
	opener->title = read_title(arena, p, end);
	return true;
}

/* Behind blanks and the marks of quotes; indented code is none of ours unless a list is around. */
static const char *find_colons(const struct source_line *line)
{
	const char *body = line_body(line->text, line->end);

	if (line->indented || line->end - body < 3 || memcmp(body, ":::", 3) != 0)
		return NULL;
	return body;
}

static int count_quotes(const char *text, const char *body)
{
	int quotes = 0;

	for (; text < body; text++)
		quotes += *text == '>';
	return quotes;
}

/* Those that the list or quote they were opened in has ended. */
static void drop_stale(struct divs *divs, int indent, int quotes)
{
	while (divs->count > 0 && (divs->items[divs->count - 1].indent > indent + 3 ||
				   divs->items[divs->count - 1].quotes > quotes))
		divs->count--;
}

static bool is_tab_set(const struct opener *opener)
{
	for (size_t i = 0; i < sizeof tab_sets / sizeof *tab_sets; i++)
		if (strlen(tab_sets[i]) == opener->len &&
		    strncmp(tab_sets[i], opener->word, opener->len) == 0)
			return true;
	return false;
}

/* What the pass has at hand. */
struct walk {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	struct divs divs;
	const char *heading;		/* the line that has become a title and goes */
};

static void open_div(struct walk *walk, const struct source_line *line, const char *body,
		     const struct opener *opener)
{
	struct marker marker = { .kind = MARKER_CALLOUT, .title = opener->title };
	struct div div = { .indent = line_indent(line->text, line->end),
			   .quotes = count_quotes(line->text, body) };
	const char *heading, *title = NULL;

	if (is_tab_set(opener)) {
		div.tabs = true;
		div.group = ++walk->page->markers->groups;
		marker.title = NULL;
	} else if (admonition_container(&marker, opener->word, opener->len)) {
		if (opener->collapse)
			marker.kind = MARKER_FOLD;
		if (marker.kind == MARKER_FOLD && opener->title == NULL)
			title = admonition_heading(walk->in, walk->cursor, walk->page->arena,
						   &heading);
		if (title != NULL && !admonition_takes(&marker, title))
			title = NULL;
		if (title != NULL)
			walk->heading = heading;
		if (marker.kind == MARKER_FOLD)
			marker.title = title != NULL ? title : marker.title != NULL ? marker.title
									: marker.label;
	} else {
		marker.title = NULL;
	}
	div.kind = marker.kind;
	walk->divs.items = xgrow(walk->divs.items, walk->divs.count, &walk->divs.cap,
				 sizeof *walk->divs.items);
	walk->divs.items[walk->divs.count++] = div;
	dialect_mark(walk->out, walk->page, line, body, &marker);
}

static void close_marker(struct walk *walk, const struct source_line *line, const char *body,
			 enum marker_kind kind)
{
	dialect_mark(walk->out, walk->page, line, body,
		     &(struct marker){ .kind = MARKER_CLOSE, .closes = kind });
}

static void close_div(struct walk *walk, const struct source_line *line, const char *body)
{
	const struct div *div;

	if (walk->divs.count == 0)	/* it closes nothing, and goes */
		return;
	div = &walk->divs.items[--walk->divs.count];
	if (div->tab)
		close_marker(walk, line, body, MARKER_TAB);
	close_marker(walk, line, body, div->kind);
}

/* A heading in a set of tabs; false if it is none. */
static bool open_tab(struct walk *walk, const struct source_line *line)
{
	struct div *div = walk->divs.count > 0 ? &walk->divs.items[walk->divs.count - 1] : NULL;
	const char *body, *title;
	struct marker marker = { .kind = MARKER_TAB };

	if (div == NULL || !div->tabs)
		return false;
	body = line_body(line->text, line->end);
	title = admonition_heading_text(body, line->end, walk->page->arena);
	if (title == NULL)
		return false;
	if (div->tab)
		close_marker(walk, line, body, MARKER_TAB);
	marker.title = title;
	marker.group = div->group;
	marker.open = !div->tab;
	dialect_mark(walk->out, walk->page, line, body, &marker);
	div->tab = true;
	return true;
}

static void take_line(struct walk *walk, const struct source_line *line)
{
	const char *body = line->code ? NULL : find_colons(line);
	struct opener opener;

	if (line->text == walk->heading)
		return;
	if (body == NULL || !read_line(&opener, walk->page->arena, body, line->end)) {
		if (line->code || !open_tab(walk, line))
			dialect_keep(walk->out, line);
		return;
	}
	drop_stale(&walk->divs, line_indent(line->text, line->end), count_quotes(line->text, body));
	if (opener.len > 0)
		open_div(walk, line, body, &opener);
	else
		close_div(walk, line, body);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, ":::");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = { .out = out, .in = in, .page = page };
	struct source_line line;

	while (source_next(in, &walk.cursor, &line))
		take_line(&walk, &line);
	free(walk.divs.items);
}

const struct dialect dialect_admonition = {
	.name = "admonition", .speaks = speaks, .pass = pass,
};
