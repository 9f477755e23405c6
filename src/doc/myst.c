/*
 * myst.c - directives of MyST: ```{name} and :::{name} with what is in them.
 *
 * What is prose becomes callouts, folds and tabs; what is code becomes fenced code of its language;
 * figures become images. A directive ends with a run as long as its own; a shorter one within it
 * belongs to another. Where a course is not known to be MyST, a backtick directive of an unknown
 * name is code as it stands. Fences whose word is that of a callout are read the same way.
 *
 * Lines of (label)= name what follows; "% comments" and "+++" go.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "doc/admonition.h"
#include "doc/dialect.h"
#include "doc/excerpt.h"
#include "doc/highlight.h"
#include "doc/line.h"
#include "doc/myst_name.h"
#include "doc/myst_open.h"
#include "doc/splice.h"

#define LABEL_MOST 200		/* bytes of a (label)= */
#define CODE_INDENT 4		/* columns further in, a run is text of what is open */
#define FENCE_MOST 64		/* backticks of a fence that is written */
#define LEVELS_MOST 100		/* directives in each other; deeper ones stay text */

enum holds {
	HOLDS_PROSE,
	HOLDS_CODE,			/* lines go out as they are */
	HOLDS_PAGES,			/* lines are names of pages */
	HOLDS_TABLE,			/* items of items */
	HOLDS_NOTHING			/* lines go */
};

/* A directive, a fence or a div of another dialect that is open. */
struct level {
	char sign;
	size_t length;
	enum holds holds;
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

struct walk {
	struct source *out;
	const struct source *in;
	struct source_cursor cursor;
	struct dialect_page *page;
	struct level *levels;
	size_t count, cap;
	struct strbuf row;		/* of the table that is open, a cell behind each bar */
	size_t cells;			/* in it */
	bool in_list;
	int depth;			/* of files that are put in */
	int fixed_line;			/* of all that such a file has; 0: its own */
	const char *from;		/* path of the file; NULL: the page */
};

static void run(struct walk *walk);

static struct level *top(const struct walk *walk)
{
	return walk->count > 0 ? &walk->levels[walk->count - 1] : NULL;
}

static int count_quotes(const char *text, const char *body)
{
	int quotes = 0;

	for (; text < body; text++)
		quotes += *text == '>';
	return quotes;
}

static struct level *push(struct walk *walk, const struct source_line *line, const char *body,
			  char sign, size_t length)
{
	walk->levels = xgrow(walk->levels, walk->count, &walk->cap, sizeof *walk->levels);
	walk->levels[walk->count] = (struct level){
		.sign = sign, .length = length, .quotes = count_quotes(line->text, body),
		.indent = line_indent(line->text, line->end), .listed = walk->in_list,
	};
	return &walk->levels[walk->count++];
}

/* --- what is written for a directive --- */

static const char *first_line(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strcspn(text, "\n"));
}

static void mark(struct walk *walk, const struct source_line *line, const char *body,
		 struct level *level, const struct marker *marker)
{
	level->marker = true;
	level->closes = marker->kind;
	dialect_mark(walk->out, walk->page, line, body, marker);
}

static bool has_word(const char *text, const char *word)
{
	return text != NULL && strstr(text, word) != NULL;
}

static void open_callout(struct walk *walk, const struct source_line *line, const char *body,
			 struct level *level, const struct myst_name *name,
			 const struct myst_open *open)
{
	struct marker marker = { .kind = MARKER_CALLOUT, .callout = name->kind,
				 .label = name->label };
	const char *class = myst_option(open, "class"), *kind = myst_option(open, "kind");

	if (kind != NULL)
		admonition_any(&marker, kind, strlen(kind), walk->page->arena);
	else if (class != NULL && name->action == MYST_TITLED)
		admonition_callout(&marker, class, strcspn(class, " ,"));
	if (name->action != MYST_CALLOUT && *open->argument != '\0')
		marker.title = open->argument;
	if (name->action == MYST_FOLD || name->action == MYST_ANSWER || has_word(class, "dropdown") ||
	    has_word(class, "toggle")) {
		marker.kind = MARKER_FOLD;
		marker.open = myst_option(open, "open") != NULL || has_word(class, "toggle-shown");
		if (marker.title == NULL || name->action == MYST_ANSWER)
			marker.title = marker.label;
	}
	mark(walk, line, body, level, &marker);
	if (name->action == MYST_CALLOUT && *open->argument != '\0')
		dialect_say(walk->out, line, body, open->argument);
}

static void open_tab(struct walk *walk, const struct source_line *line, const char *body,
		     struct level *level, const struct myst_open *open)
{
	struct markers *markers = walk->page->markers;
	bool chosen = myst_option(open, "selected") != NULL;
	struct marker marker = { .kind = MARKER_TAB, .title = open->argument, .open = true };
	struct level *set = NULL;

	for (size_t i = walk->count - 1; i > 0 && set == NULL; i--)
		if (walk->levels[i - 1].group > 0)
			set = &walk->levels[i - 1];
	if (set == NULL) {
		marker.group = ++markers->groups;
	} else {
		marker.group = set->group;
		marker.open = set->first_tab == 0 || chosen;
		if (set->first_tab > 0 && chosen)
			markers->items[set->first_tab - 1].open = false;
		if (set->first_tab == 0 || chosen)
			set->first_tab = markers->count + 1;
	}
	mark(walk, line, body, level, &marker);
}

static void say(struct walk *walk, const struct source_line *line, const char *body,
		const char *format, const char *text)
{
	struct strbuf row = {0};

	for (; *format != '\0'; format++)
		if (*format == '%')
			strbuf_add(&row, text);
		else
			strbuf_addc(&row, *format);
	dialect_say(walk->out, line, body, strbuf_text(&row));
	strbuf_deinit(&row);
}

static void open_figure(struct walk *walk, const struct source_line *line, const char *body,
			const struct myst_open *open)
{
	const char *alt = myst_option(open, "alt");
	struct strbuf row = {0};

	strbuf_add(&row, "![");
	for (alt = alt != NULL ? alt : ""; *alt != '\0'; alt++) {
		if (*alt == '[' || *alt == ']')
			strbuf_addc(&row, '\\');
		strbuf_addc(&row, *alt);
	}
	strbuf_addf(&row, "](<%s>)", open->argument);
	dialect_say(walk->out, line, body, strbuf_text(&row));
	dialect_say(walk->out, line, body, "");
	strbuf_deinit(&row);
}

/* The language a listing has: ipython3 is Python. */
static const char *language(struct arena *arena, const char *name)
{
	size_t len = strcspn(name, " \t{,");

	if (strncmp(name, "ipython", 7) == 0)
		return "python";
	return arena_strndup(arena, name, len);
}

static void open_code(struct walk *walk, const struct source_line *line, const char *body,
		      struct level *level, const char *info, const struct myst_open *open)
{
	const char *caption = myst_option(open, "caption"), *file = myst_option(open, "filename"),
		   *lines = myst_option(open, "emphasize-lines");
	size_t length = open->sign == '`' && open->length < FENCE_MOST ? open->length : FENCE_MOST / 8;
	struct strbuf row = {0};

	caption = caption != NULL ? caption : file;
	for (size_t i = 0; i < length; i++)
		strbuf_addc(&row, '`');
	level->ending = arena_strdup(walk->page->arena, strbuf_text(&row));
	level->holds = HOLDS_CODE;
	strbuf_add(&row, info);
	if (caption != NULL && *caption != '\0' && strpbrk(caption, "\"`") == NULL)
		strbuf_addf(&row, " title=\"%s\"", caption);
	if (lines != NULL && *info != '\0' && lines[strspn(lines, "0123456789,- ")] == '\0')
		strbuf_addf(&row, " {%s}", lines);
	dialect_say(walk->out, line, body, strbuf_text(&row));
	strbuf_deinit(&row);
}

/* --- files --- */

/* Reads what the options want of the file that the argument names; false: it says what is wrong. */
static bool read_file(struct walk *walk, const struct source_line *line, const char *body,
		      const struct myst_open *open, struct strbuf *part, const char **found)
{
	const struct dialect_host *host = walk->page->host;
	const char *path = first_line(walk->page->arena, open->argument), *start;
	const char *from = myst_option(open, "start-line"), *to = myst_option(open, "end-line");
	const char *lines = myst_option(open, "lines");
	struct strbuf range = {0};
	bool rooted = *path == '/';
	struct strbuf text = {0};
	bool given = host != NULL && walk->depth < SPLICE_DEPTH && *path != '\0' &&
		     host->read(host->data, walk->from, path + rooted, rooted, walk->page->arena,
				&text, found);

	if (given) {
		size_t len = excerpt_between(&start, strbuf_text(&text), text.len,
					     myst_option(open, "start-after"),
					     myst_option(open, "end-before"));

		if (lines == NULL && (from != NULL || to != NULL)) {
			strbuf_addf(&range, "%d-%s", from != NULL ? atoi(from) + 1 : 1,
				    to != NULL ? to : "");
			lines = strbuf_text(&range);
		}
		excerpt_sphinx(part, start, len, lines);
	} else if (*path != '\0') {
		say(walk, line, body, "[not found: `%`]", path);
	}
	strbuf_deinit(&range);
	strbuf_deinit(&text);
	return given;
}

static void put_page(struct walk *walk, const struct source_line *line, const char *body,
		     const struct myst_open *open)
{
	struct walk inner = { .out = walk->out, .page = walk->page, .depth = walk->depth + 1,
			      .fixed_line = line->line };
	struct strbuf part = {0};
	struct source source = {0};

	if (read_file(walk, line, body, open, &part, &inner.from)) {
		source_load(&source, strbuf_text(&part), part.len, line->line);
		inner.in = &source;
		run(&inner);
		source_deinit(&source);
	}
	strbuf_deinit(&part);
}

static void put_listing(struct walk *walk, const struct source_line *line, const char *body,
			const struct myst_open *open)
{
	struct splice splice = { .out = walk->out, .page = walk->page, .line = line->line };
	const char *given = myst_option(open, "language"), *dot = strrchr(open->argument, '.');
	struct strbuf part = {0};
	const char *found;

	if (read_file(walk, line, body, open, &part, &found)) {
		line_add_prefix(&splice.row, line->text, body);
		splice_fenced(&splice, given != NULL ? given : dot != NULL ? dot + 1 : "",
			      strbuf_text(&part), part.len);
		splice_end(&splice, true);
	}
	splice_deinit(&splice);
	strbuf_deinit(&part);
}

/* --- opening and closing --- */

static void open_name(struct walk *walk, const struct source_line *line, const char *body,
		      struct level *level, const struct myst_name *name,
		      const struct myst_open *open)
{
	struct arena *arena = walk->page->arena;

	switch (name->action) {
	case MYST_CALLOUT:
	case MYST_TITLED:
	case MYST_FOLD:
	case MYST_ANSWER:
		open_callout(walk, line, body, level, name, open);
		if (strstr(name->name, "-start") != NULL)
			level->marker = false;
		break;
	case MYST_TABS:
		level->group = ++walk->page->markers->groups;
		break;
	case MYST_TAB:
		open_tab(walk, line, body, level, open);
		break;
	case MYST_TABLE:
		level->holds = HOLDS_TABLE;
		/* fallthrough */
	case MYST_HEADED:
		if (*open->argument != '\0') {
			say(walk, line, body, "**%**", open->argument);
			dialect_say(walk->out, line, body, "");
		}
		break;
	case MYST_CODE:
		if (strcmp(name->name, "raw") == 0 && strncmp(open->argument, "html", 4) == 0)
			break;
		open_code(walk, line, body, level,
			  name->label != NULL ? name->label
			  : *open->argument == '\0' && strcmp(name->name, "code-cell") == 0
			  ? "python" : language(arena, open->argument), open);
		break;
	case MYST_FIGURE:
		open_figure(walk, line, body, open);
		break;
	case MYST_INCLUDE:
		if (myst_option(open, "literal") != NULL || myst_option(open, "code") != NULL)
			put_listing(walk, line, body, open);
		else
			put_page(walk, line, body, open);
		break;
	case MYST_LITERAL:
		put_listing(walk, line, body, open);
		break;
	case MYST_LINK:
		if (*open->argument != '\0')
			say(walk, line, body, "<%>", open->argument);
		break;
	case MYST_PAGES:
		level->holds = myst_option(open, "hidden") != NULL ? HOLDS_NOTHING : HOLDS_PAGES;
		break;
	case MYST_HIDE:
		level->holds = HOLDS_NOTHING;
		break;
	case MYST_END:
		dialect_mark(walk->out, walk->page, line, body, &(struct marker){
			.kind = MARKER_CLOSE,
			.closes = name->label != NULL ? MARKER_CALLOUT : MARKER_FOLD });
		break;
	case MYST_PROSE:
		break;
	}
}

/*
 * Where an item of a list begins on the line, its mark is written alone, and the line becomes what
 * stands below it: own is then the line, and *body its text.
 */
static void part_item(struct walk *walk, struct source_line *own, const struct source_line *line,
		      const char **body)
{
	struct strbuf prefix = {0};

	if (line_skip_item(line_body(line->text, line->end), line->end) ==
	    line_body(line->text, line->end))
		return;
	source_add(walk->out, line->text, (size_t)(line_trim(line->text, *body) - line->text),
		   line->line);
	line_add_prefix(&prefix, line->text, *body);
	own->text = arena_strndup(walk->page->arena, strbuf_text(&prefix), prefix.len);
	own->end = *body = own->text + prefix.len;
	strbuf_deinit(&prefix);
}

/* A directive; false if it is code or text of another dialect. */
static bool open_directive(struct walk *walk, const struct source_line *line, const char *body)
{
	static const struct myst_name prose = { "", MYST_PROSE, NULL, CALLOUT_NOTE };
	struct arena *arena = walk->page->arena;
	const struct myst_name *name;
	struct source_line own = *line;
	struct myst_open open;
	const char *anchor;
	struct level *level;

	if (!myst_open_read(&open, body, line->end, arena))
		return false;
	name = myst_name_find(open.name);
	if (name == NULL && open.sign != ':' &&
	    ((walk->page->dialects & DIALECT_MYST) == 0 || highlight_language(open.name) != NULL))
		return false;
	if (name == NULL)
		name = &prose;
	if (walk->count == LEVELS_MOST)
		return false;
	part_item(walk, &own, line, &body);
	line = &own;
	myst_open_options(&open, walk->in, &walk->cursor, arena);
	anchor = myst_option(&open, "name");
	anchor = anchor != NULL ? anchor : myst_option(&open, "label");
	if (anchor != NULL && *anchor != '\0')
		dialect_mark(walk->out, walk->page, line, body,
			     &(struct marker){ .kind = MARKER_ANCHOR, .title = anchor });
	level = push(walk, line, body, open.sign, open.length);
	open_name(walk, line, body, level, name, &open);
	return true;
}

/* --- tables: "* - first", "  - second" --- */

static void end_row(struct walk *walk, const struct source_line *line, const char *body)
{
	struct level *level = top(walk);

	if (walk->cells == 0)
		return;
	strbuf_add(&walk->row, " |");
	dialect_say(walk->out, line, body, strbuf_text(&walk->row));
	if (level->cells == 0) {
		level->cells = walk->cells;
		strbuf_reset(&walk->row);
		for (size_t i = 0; i < level->cells; i++)
			strbuf_add(&walk->row, "|---");
		strbuf_add(&walk->row, "|");
		dialect_say(walk->out, line, body, strbuf_text(&walk->row));
	}
	strbuf_reset(&walk->row);
	walk->cells = 0;
}

static void add_cell(struct walk *walk, const char *text, const char *end)
{
	for (; text < end; text++) {
		if (*text == '|')
			strbuf_addc(&walk->row, '\\');
		strbuf_addc(&walk->row, *text);
	}
}

/* An item in an item begins a row, an item a cell; other text goes on with the cell. */
static void put_cell(struct walk *walk, const struct source_line *line, const char *body)
{
	const char *item = line_skip_item(body, line->end);
	const char *inner = line_skip_item(item, line->end);

	if (inner != item)
		end_row(walk, line, body);
	if (inner != item || (item != body && walk->cells > 0)) {
		strbuf_add(&walk->row, walk->cells++ > 0 ? " | " : "| ");
		add_cell(walk, inner, line->end);
	} else if (walk->cells > 0 && body < line->end) {
		strbuf_addc(&walk->row, ' ');
		add_cell(walk, body, line->end);
	} else {
		dialect_keep(walk->out, line);
	}
}

/* Ends the innermost level. */
static void pop(struct walk *walk, const struct source_line *line, const char *body)
{
	const struct level *level;

	if (top(walk)->holds == HOLDS_TABLE)
		end_row(walk, line, body);
	level = &walk->levels[--walk->count];
	if (level->ending != NULL)
		dialect_say(walk->out, line, body, level->ending);
	if (level->marker)
		dialect_mark(walk->out, walk->page, line, body,
			     &(struct marker){ .kind = MARKER_CLOSE, .closes = level->closes });
	else if (!level->foreign)	/* what follows is a paragraph of its own */
		dialect_say(walk->out, line, body, "");
}

/* The innermost level that a bare run of the sign ends, plus 1; 0 if none. */
static size_t find_ended(const struct walk *walk, char sign, size_t length)
{
	for (size_t i = walk->count; i > 0; i--)
		if (walk->levels[i - 1].sign == sign &&
		    (walk->levels[i - 1].length <= length || sign == ':'))
			return i;
	return 0;
}

static void open_foreign(struct walk *walk, const struct source_line *line, const char *body,
			 enum holds holds)
{
	struct level *level;

	if (walk->count == LEVELS_MOST)
		return;
	level = push(walk, line, body, *body, line_run(body, line->end));
	level->foreign = true;
	level->holds = holds;
}

/* A fence or div that is no directive: what is in it is its own affair, but it has to be ended. */
static void note_foreign(struct walk *walk, const struct source_line *line, const char *body)
{
	char sign = body < line->end ? *body : 0;
	size_t length = line_run(body, line->end);

	if ((sign != '`' && sign != '~' && sign != ':') || length < 3 ||
	    (sign == '`' &&
	     memchr(body + length, '`', (size_t)(line->end - body) - length) != NULL))
		return;
	open_foreign(walk, line, body, sign == ':' ? HOLDS_PROSE : HOLDS_CODE);
}

/* A line that is a bare run: it ends something, or opens code. False if it is none. */
static bool take_run(struct walk *walk, const struct source_line *line, const char *body)
{
	char sign = body < line->end ? *body : 0;
	size_t length = line_run(body, line->end), ended;
	bool foreign = true;

	if ((sign != '`' && sign != '~' && sign != ':') || length < 3 ||
	    !line_is_blank(body + length, line->end))
		return false;
	ended = find_ended(walk, sign, length);
	if (ended > 0)
		foreign = walk->levels[ended - 1].foreign;
	else if (sign != ':')
		open_foreign(walk, line, body, HOLDS_CODE);
	while (ended > 0 && walk->count >= ended)
		pop(walk, line, body);
	if (foreign)
		dialect_keep(walk->out, line);
	return true;
}

/* --- lines --- */

/* "(label)=" */
static bool take_label(struct walk *walk, const struct source_line *line, const char *body)
{
	const char *end = line_trim(body, line->end);

	if (end - body < 4 || end - body > LABEL_MOST || *body != '(' || end[-1] != '=' ||
	    end[-2] != ')' || memchr(body, ')', (size_t)(end - body)) != end - 2)
		return false;
	dialect_mark(walk->out, walk->page, line, body, &(struct marker){
		.kind = MARKER_ANCHOR,
		.title = arena_strndup(walk->page->arena, body + 1, (size_t)(end - body) - 3) });
	return true;
}

/* "Title <path>" or "path" of a toctree. */
static void put_page_link(struct walk *walk, const struct source_line *line, const char *body)
{
	struct arena *arena = walk->page->arena;
	const char *end = line_trim(body, line->end), *open = memrchr(body, '<', (size_t)(end - body));
	const char *title = NULL, *path;
	struct strbuf row = {0};

	if (body == end || *body == ':' || memchr(body, '*', (size_t)(end - body)) != NULL ||
	    (end - body == 4 && memcmp(body, "self", 4) == 0))
		return;
	if (open != NULL && open > body && end[-1] == '>') {
		title = arena_strndup(arena, body, (size_t)(line_trim(body, open) - body));
		path = arena_strndup(arena, open + 1, (size_t)(end - open) - 2);
	} else {
		path = arena_strndup(arena, body, (size_t)(end - body));
	}
	strbuf_addf(&row, "- [%s](<%s>)", title != NULL ? title : path, path);
	dialect_say(walk->out, line, body, strbuf_text(&row));
	strbuf_deinit(&row);
}

/* Did the quote or list end that the innermost level was opened in? */
static bool is_outside(const struct walk *walk, const struct source_line *line, const char *body)
{
	const struct level *level = top(walk);

	return count_quotes(line->text, body) < level->quotes ||
	       (level->listed && body == line->text && body < line->end);
}

/* Lines of code, of names, or to be left out. True if the line is dealt with. */
static bool take_held(struct walk *walk, const struct source_line *line, const char *body)
{
	struct level *level = top(walk);
	size_t length = line_run(body, line->end);

	if (level == NULL || level->holds == HOLDS_PROSE)
		return false;
	if (is_outside(walk, line, body) && level->holds == HOLDS_CODE) {
		walk->count--;
		return false;
	}
	if (body < line->end && *body == level->sign && length >= level->length &&
	    line_indent(line->text, line->end) < level->indent + CODE_INDENT &&
	    line_is_blank(body + length, line->end)) {
		bool foreign = level->foreign;

		pop(walk, line, body);
		if (foreign)
			dialect_keep(walk->out, line);
		return true;
	}
	if (level->holds == HOLDS_CODE)
		dialect_keep(walk->out, line);
	else if (level->holds == HOLDS_PAGES)
		put_page_link(walk, line, body);
	else if (level->holds == HOLDS_TABLE)
		put_cell(walk, line, body);
	return true;
}

static void note_list(struct walk *walk, const struct source_line *line, const char *body)
{
	if (body == line->end)
		return;
	if (line_skip_item(body, line->end) != body)
		walk->in_list = true;
	else if (body == line->text)
		walk->in_list = false;
}

static void take_line(struct walk *walk, const struct source_line *line)
{
	const char *body = line_body(line->text, line->end), *inner;
	bool myst = (walk->page->dialects & DIALECT_MYST) != 0;

	if (take_held(walk, line, body))
		return;
	note_list(walk, line, body);
	inner = line_skip_item(body, line->end);
	if (line->indented) {
		dialect_keep(walk->out, line);
		return;
	}
	if (take_run(walk, line, body) || open_directive(walk, line, inner) ||
	    take_label(walk, line, body))
		return;
	if (myst && body == line->text && body < line->end &&
	    (*body == '%' || (line->end - body >= 3 && memcmp(body, "+++", 3) == 0)))
		return;
	note_foreign(walk, line, inner);
	dialect_keep(walk->out, line);
}

static void run(struct walk *walk)
{
	struct source_line line;

	while (source_next(walk->in, &walk->cursor, &line)) {
		if (walk->fixed_line > 0)
			line.line = walk->fixed_line;
		take_line(walk, &line);
	}
	line = (struct source_line){ .text = "", .line = walk->fixed_line };
	line.end = line.text;
	while (walk->fixed_line > 0 && walk->count > 0)	/* a file ends what it opened */
		pop(walk, &line, line.text);
	free(walk->levels);
	strbuf_deinit(&walk->row);
}

/*
 * Is there a directive that is MyST's beyond doubt? A page that is opened alone does not know what
 * its course speaks.
 */
static bool is_myst(const struct source *in, struct arena *arena)
{
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		const char *body = line_body(line.text, line.end);
		const char *name = body + line_run(body, line.end);
		struct myst_open open;

		if (name < line.end && name - body >= 3 && *name == '{' &&
		    myst_open_read(&open, body, line.end, arena) &&
		    myst_name_find(open.name) != NULL)
			return true;
	}
	return false;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "```") || dialect_has(text, len, "~~~") ||
	       dialect_has(text, len, ":::") || dialect_has(text, len, ")=") ||
	       dialect_has(text, len, "%") || dialect_has(text, len, "+++");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct walk walk = { .out = out, .in = in, .page = page };

	if ((page->dialects & ~(unsigned)DIALECT_MATH) == 0 && is_myst(in, page->arena))
		page->dialects |= DIALECT_MYST;
	run(&walk);
}

const struct dialect dialect_myst = {
	.name = "myst", .speaks = speaks, .pass = pass,
};
