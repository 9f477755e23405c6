/* myst_write.c - what is written for a directive of MyST. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/myst.h"

#include <stdlib.h>
#include <string.h>

#include "doc/admonition.h"
#include "doc/excerpt.h"
#include "doc/line.h"
#include "doc/splice.h"

#define FENCE_MOST 64		/* backticks of a fence that is written */

static const char *first_line(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strcspn(text, "\n"));
}

static void mark(struct myst *myst, const struct source_line *line, const char *body,
		 struct myst_level *level, const struct marker *marker)
{
	level->marker = true;
	level->closes = marker->kind;
	dialect_mark(myst->out, myst->page, line, body, marker);
}

static bool has_word(const char *text, const char *word)
{
	return text != NULL && strstr(text, word) != NULL;
}

static void open_callout(struct myst *myst, const struct source_line *line, const char *body,
			 struct myst_level *level, const struct myst_name *name,
			 const struct myst_open *open)
{
	struct marker marker = { .kind = MARKER_CALLOUT, .callout = name->kind,
				 .label = name->label };
	const char *class = myst_option(open, "class"), *kind = myst_option(open, "kind");

	if (kind != NULL)
		admonition_any(&marker, kind, strlen(kind), myst->page->arena);
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
	mark(myst, line, body, level, &marker);
	if (name->action == MYST_CALLOUT && *open->argument != '\0')
		dialect_say(myst->out, line, body, open->argument);
}

static void open_tab(struct myst *myst, const struct source_line *line, const char *body,
		     struct myst_level *level, const struct myst_open *open)
{
	struct markers *markers = myst->page->markers;
	bool chosen = myst_option(open, "selected") != NULL;
	struct marker marker = { .kind = MARKER_TAB, .title = open->argument, .open = true };
	struct myst_level *set = NULL;

	for (size_t i = myst->count - 1; i > 0 && set == NULL; i--)
		if (myst->levels[i - 1].group > 0)
			set = &myst->levels[i - 1];
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
	mark(myst, line, body, level, &marker);
}

static void say(struct myst *myst, const struct source_line *line, const char *body,
		const char *format, const char *text)
{
	struct strbuf row = {0};

	for (; *format != '\0'; format++)
		if (*format == '%')
			strbuf_add(&row, text);
		else
			strbuf_addc(&row, *format);
	dialect_say(myst->out, line, body, strbuf_text(&row));
	strbuf_deinit(&row);
}

static void open_figure(struct myst *myst, const struct source_line *line, const char *body,
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
	dialect_say(myst->out, line, body, strbuf_text(&row));
	dialect_say(myst->out, line, body, "");
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

static void open_code(struct myst *myst, const struct source_line *line, const char *body,
		      struct myst_level *level, const char *info, const struct myst_open *open)
{
	const char *caption = myst_option(open, "caption"), *file = myst_option(open, "filename"),
		   *lines = myst_option(open, "emphasize-lines");
	size_t length = open->sign == '`' && open->length < FENCE_MOST ? open->length : FENCE_MOST / 8;
	struct strbuf row = {0};

	caption = caption != NULL ? caption : file;
	for (size_t i = 0; i < length; i++)
		strbuf_addc(&row, '`');
	level->ending = arena_strdup(myst->page->arena, strbuf_text(&row));
	level->holds = HOLDS_CODE;
	strbuf_add(&row, info);
	if (caption != NULL && *caption != '\0' && strpbrk(caption, "\"`") == NULL)
		strbuf_addf(&row, " title=\"%s\"", caption);
	if (lines != NULL && *info != '\0' && lines[strspn(lines, "0123456789,- ")] == '\0')
		strbuf_addf(&row, " {%s}", lines);
	dialect_say(myst->out, line, body, strbuf_text(&row));
	strbuf_deinit(&row);
}

/* --- files --- */

/* Reads what the options want of the file that the argument names; false: it says what is wrong. */
static bool read_file(struct myst *myst, const struct source_line *line, const char *body,
		      const struct myst_open *open, struct strbuf *part, const char **found)
{
	const struct dialect_host *host = myst->page->host;
	const char *path = first_line(myst->page->arena, open->argument), *start;
	const char *from = myst_option(open, "start-line"), *to = myst_option(open, "end-line");
	const char *lines = myst_option(open, "lines");
	struct strbuf range = {0};
	bool rooted = *path == '/';
	struct strbuf text = {0};
	bool given = host != NULL && myst->depth < SPLICE_DEPTH && *path != '\0' &&
		     host->read(host->data, myst->from, path + rooted, rooted, myst->page->arena,
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
		say(myst, line, body, "[not found: `%`]", path);
	}
	strbuf_deinit(&range);
	strbuf_deinit(&text);
	return given;
}

static void put_page(struct myst *myst, const struct source_line *line, const char *body,
		     const struct myst_open *open)
{
	struct myst inner = { .out = myst->out, .page = myst->page, .depth = myst->depth + 1,
			      .fixed_line = line->line };
	struct strbuf part = {0};
	struct source source = {0};

	if (read_file(myst, line, body, open, &part, &inner.from)) {
		source_load(&source, strbuf_text(&part), part.len, line->line);
		inner.in = &source;
		myst_run(&inner);
		source_deinit(&source);
	}
	strbuf_deinit(&part);
}

static void put_listing(struct myst *myst, const struct source_line *line, const char *body,
			const struct myst_open *open)
{
	struct splice splice = { .out = myst->out, .page = myst->page, .line = line->line };
	const char *given = myst_option(open, "language"), *dot = strrchr(open->argument, '.');
	struct strbuf part = {0};
	const char *found;

	if (read_file(myst, line, body, open, &part, &found)) {
		line_add_prefix(&splice.row, line->text, body);
		splice_fenced(&splice, given != NULL ? given : dot != NULL ? dot + 1 : "",
			      strbuf_text(&part), part.len);
		splice_end(&splice, true);
	}
	splice_deinit(&splice);
	strbuf_deinit(&part);
}

/* --- opening and closing --- */

void myst_write_open(struct myst *myst, const struct source_line *line, const char *body,
		      struct myst_level *level, const struct myst_name *name,
		      const struct myst_open *open)
{
	struct arena *arena = myst->page->arena;

	switch (name->action) {
	case MYST_CALLOUT:
	case MYST_TITLED:
	case MYST_FOLD:
	case MYST_ANSWER:
		open_callout(myst, line, body, level, name, open);
		if (strstr(name->name, "-start") != NULL)
			level->marker = false;
		break;
	case MYST_TABS:
		level->group = ++myst->page->markers->groups;
		break;
	case MYST_TAB:
		open_tab(myst, line, body, level, open);
		break;
	case MYST_TABLE:
		level->holds = HOLDS_TABLE;
		/* fallthrough */
	case MYST_HEADED:
		if (*open->argument != '\0') {
			say(myst, line, body, "**%**", open->argument);
			dialect_say(myst->out, line, body, "");
		}
		break;
	case MYST_CODE:
		if (strcmp(name->name, "raw") == 0 && strncmp(open->argument, "html", 4) == 0)
			break;
		open_code(myst, line, body, level,
			  name->label != NULL ? name->label
			  : *open->argument == '\0' && strcmp(name->name, "code-cell") == 0
			  ? "python" : language(arena, open->argument), open);
		break;
	case MYST_FIGURE:
		open_figure(myst, line, body, open);
		break;
	case MYST_INCLUDE:
		if (myst_option(open, "literal") != NULL || myst_option(open, "code") != NULL)
			put_listing(myst, line, body, open);
		else
			put_page(myst, line, body, open);
		break;
	case MYST_LITERAL:
		put_listing(myst, line, body, open);
		break;
	case MYST_LINK:
		if (*open->argument != '\0')
			say(myst, line, body, "<%>", open->argument);
		break;
	case MYST_PAGES:
		level->holds = myst_option(open, "hidden") != NULL ? HOLDS_NOTHING : HOLDS_PAGES;
		break;
	case MYST_HIDE:
		level->holds = HOLDS_NOTHING;
		break;
	case MYST_END:
		dialect_mark(myst->out, myst->page, line, body, &(struct marker){
			.kind = MARKER_CLOSE,
			.closes = name->label != NULL ? MARKER_CALLOUT : MARKER_FOLD });
		break;
	case MYST_PROSE:
		break;
	}
}

/* --- tables: "* - first", "  - second" --- */

static void end_cell(struct myst *myst)
{
	strbuf_add(&myst->row, strbuf_text(&myst->cell.text));
	cell_deinit(&myst->cell);
	myst->options = false;
}

void myst_write_row(struct myst *myst, const struct source_line *line, const char *body)
{
	struct myst_level *level = myst_top(myst);

	if (myst->cells == 0)
		return;
	end_cell(myst);
	strbuf_add(&myst->row, " |");
	dialect_say(myst->out, line, body, strbuf_text(&myst->row));
	if (level->cells == 0) {
		level->cells = myst->cells;
		strbuf_reset(&myst->row);
		for (size_t i = 0; i < level->cells; i++)
			strbuf_add(&myst->row, "|---");
		strbuf_add(&myst->row, "|");
		dialect_say(myst->out, line, body, strbuf_text(&myst->row));
	}
	strbuf_reset(&myst->row);
	myst->cells = 0;
}

static void begin_cell(struct myst *myst, const char *text, const char *end)
{
	if (myst->cells > 0)
		end_cell(myst);
	strbuf_add(&myst->row, myst->cells++ > 0 ? " | " : "| ");
	cell_add(&myst->cell, text, end);
}

/* A further line of the cell. Of a directive in it the title and what it holds are left. */
static void add_to_cell(struct myst *myst, const struct source_line *line, const char *body)
{
	const char *end = line->end, *text = body, *brace;
	int deeper = (int)(body - line->text) - myst->cell_at - 2;

	if (myst->cell.code) {
		text -= deeper > 0 ? deeper : 0;
	} else if (end - body >= 3 && memcmp(body, ":::", 3) == 0) {
		brace = memchr(body, '}', (size_t)(end - body));
		cell_add(&myst->cell, end, end);
		text = brace != NULL ? brace + 1 : end;
		cell_add(&myst->cell, text, end);
		text = end;
		myst->options = brace != NULL;
	} else {
		myst->options = myst->options && body < end && *body == ':';
		text = myst->options ? end : body;
	}
	cell_add(&myst->cell, text, end);
}

/* An item in an item begins a row, an item below its first one a cell; all else goes on with the cell. */
void myst_write_cell(struct myst *myst, const struct source_line *line, const char *body)
{
	const char *item = line_skip_item(body, line->end);
	const char *inner = line_skip_item(item, line->end);
	int at = (int)(body - line->text);

	if (!myst->cell.code && inner != item && (myst->cells == 0 || at <= myst->row_at)) {
		myst_write_row(myst, line, body);
		myst->row_at = at;
		myst->cell_at = at + (int)(item - body);
		begin_cell(myst, inner, line->end);
	} else if (!myst->cell.code && item != body && myst->cells > 0 && at <= myst->cell_at) {
		begin_cell(myst, item, line->end);
	} else if (myst->cells > 0) {
		add_to_cell(myst, line, body);
	} else {
		dialect_keep(myst->out, line);
	}
}

/* "Title <path>" or "path" of a toctree. */
void myst_write_page(struct myst *myst, const struct source_line *line, const char *body)
{
	struct arena *arena = myst->page->arena;
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
	dialect_say(myst->out, line, body, strbuf_text(&row));
	strbuf_deinit(&row);
}
