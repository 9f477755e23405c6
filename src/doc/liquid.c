/*
 * liquid.c - templates in pages: Liquid as Jekyll and GitBook have it, shortcodes of Hugo.
 *
 * No template is run. Tags go and what is between them stays, but for comments and for loops over
 * data that is not there. Tags that stand for something a reader wants are written as Markdown:
 * highlighted code, figures, links, notes, tabs. {{ values }} go where a page speaks Liquid.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/liquid.h"

#include <string.h>

#include "doc/backtick.h"
#include "doc/line.h"

#define TAG_MOST 4096		/* bytes of a tag, line ends included */

static const struct { const char *open, *close; } forms[] = {
	[FORM_HUGO] = { "{{%", "%}}" }, [FORM_HUGO_HTML] = { "{{<", ">}}" },
	[FORM_LIQUID] = { "{%", "%}" }, [FORM_VALUE] = { "{{", "}}" },
};

/* Where the tag of that form ends whose inside begins at text; looks a bounded way ahead. */
static const char *find_close(struct liquid_reader *reader, enum liquid_form form, const char *text,
			      const char *end)
{
	const char *close = forms[form].close, *found, *gap = NULL;
	size_t room = (size_t)(end - text) < TAG_MOST ? (size_t)(end - text) : TAG_MOST;

	if (reader->barren[form] != NULL && text < reader->barren[form])
		return NULL;
	found = memmem(text, room, close, strlen(close));
	if (found == NULL)
		reader->barren[form] = text + room;
	else if ((gap = memmem(text, (size_t)(found - text), "\n\n", 2)) != NULL)
		reader->barren[form] = gap;
	return gap == NULL ? found : NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c == '/';
}

/* Takes apart what is between text and stop. */
static bool split_tag(struct liquid_tag *tag, const char *text, const char *stop,
		      struct arena *arena)
{
	const char *name;

	text += text < stop && *text == '-';
	stop -= stop > text && stop[-1] == '-';
	while (text < stop && is_blank(*text))
		text++;
	for (name = text; text < stop && is_name(*text);)
		text++;
	tag->name = arena_strndup(arena, name, (size_t)(text - name));
	while (text < stop && is_blank(*text))
		text++;
	while (stop > text && is_blank(stop[-1]))
		stop--;
	tag->arguments = arena_strndup(arena, text, (size_t)(stop - text));
	return *tag->name != '\0';
}

/* Reads the tag that begins at text; it may go on over lines. */
static bool read_tag(struct liquid_reader *reader, struct liquid_tag *tag, const char *text,
		     struct arena *arena)
{
	const char *end = reader->end;

	for (enum liquid_form form = FORM_HUGO; form <= FORM_LIQUID; form++) {
		size_t open = strlen(forms[form].open);
		const char *stop;

		if ((size_t)(end - text) < open || memcmp(text, forms[form].open, open) != 0)
			continue;
		stop = find_close(reader, form, text + open, end);
		if (stop == NULL)
			return false;
		tag->end = stop + strlen(forms[form].close);
		return split_tag(tag, text + open, stop, arena);
	}
	return false;
}

/*
 * {{ "text" | filter }} is its text, any other value nothing. Returns what is behind it; NULL if it
 * has no end.
 */
static const char *put_value(struct liquid *liquid, const char *text, const char *end)
{
	const char *close = find_close(&liquid->reader, FORM_VALUE, text + 2, end);
	const char *p = text + 2, *quote;

	if (close == NULL)
		return NULL;
	p += p < close && *p == '-';
	p = line_skip_blanks(p, close);
	if (p < close && (*p == '"' || *p == '\'')) {
		quote = memchr(p + 1, *p, (size_t)(close - p) - 1);
		if (quote != NULL)
			splice_put(&liquid->splice, p + 1, (size_t)(quote - p) - 1);
	}
	for (int i = 0; i < liquid->depth && i < LIQUID_LOOPS_MOST; i++)
		liquid->loops[i].value = true;
	return close + 2;
}

/* What ends a raw or highlighted stretch. */
static bool ends_stretch(const struct liquid *liquid, const struct liquid_tag *tag)
{
	return (liquid->raw && strcmp(tag->name, "endraw") == 0) ||
	       (liquid->code && strcmp(tag->name, "endhighlight") == 0);
}

static void end_stretch(struct liquid *liquid, const struct liquid_tag *tag)
{
	struct splice *splice = &liquid->splice;

	if (strcmp(tag->name, "endraw") == 0) {
		liquid->raw = false;
		return;
	}
	liquid->code = false;
	if (!line_is_blank(strbuf_text(&splice->row), strbuf_text(&splice->row) + splice->row.len))
		splice_end(splice, false);
	liquid_put(liquid, LIQUID_FENCE);
	splice_end(splice, false);
}

/* A tag, where tags are read: in code only raw and endraw, and that in Jekyll alone. */
static bool take_tag(struct liquid *liquid, const struct liquid_tag *tag, bool code)
{
	liquid_run *run;

	if (ends_stretch(liquid, tag)) {
		end_stretch(liquid, tag);
		return true;
	}
	if (liquid->raw || liquid->code)
		return false;
	if (code && (!liquid->jekyll || strcmp(tag->name, "raw") != 0))
		return false;
	run = liquid_find_tag(tag->name);
	if (run != NULL)
		run(liquid, tag);
	return true;
}

/* One line, or what is left of it. */
static void run_line(struct liquid *liquid, const char *text, const char *stop, bool code)
{
	struct backtick spans = {0};
	const char *rest = text;

	while (text < stop) {
		const char *behind = NULL;
		struct liquid_tag tag;

		if (*text == '`' && !code && !liquid->code && !liquid->raw) {
			text += backtick_skip(&spans, text, stop);
			continue;
		}
		if (*text != '{' || text + 1 == stop) {
			text++;
			continue;
		}
		splice_put(&liquid->splice, rest, (size_t)(text - rest));
		if (read_tag(&liquid->reader, &tag, text, liquid->splice.page->arena)) {
			liquid->reader.skip = tag.end;
			behind = take_tag(liquid, &tag, code) ? liquid->reader.skip : NULL;
		} else if (text[1] == '{' && liquid->jekyll && !code && !liquid->raw &&
			   !liquid->code) {
			behind = put_value(liquid, text, stop);
		}
		liquid->touched = liquid->touched || behind != NULL;
		text = rest = behind != NULL ? behind : text;
		text += behind == NULL;
		liquid->reader.skip = behind;
	}
	if (rest < stop)
		splice_put(&liquid->splice, rest, (size_t)(stop - rest));
}

void liquid_run_source(struct liquid *liquid, const struct source *in, bool own_lines)
{
	struct source_cursor cursor = {0};
	struct source_line line;

	liquid->reader = (struct liquid_reader){ .end = strbuf_text(&in->text) + in->text.len };
	while (source_next(in, &cursor, &line)) {
		const char *text = line.text, *skip = liquid->reader.skip;

		if (own_lines)
			liquid->splice.line = line.line;
		if (skip != NULL && skip > text)
			text = skip;
		if (text > line.end)		/* within a tag as a whole */
			continue;
		run_line(liquid, text, line.end, line.code);
		if (liquid->reader.skip != NULL && liquid->reader.skip > line.end)
			continue;
		splice_end(&liquid->splice, liquid->touched);
		liquid->touched = false;
	}
}

/* Is there a value of the site or page in the line, as in {{ site.baseurl }}? */
static bool has_value(const char *at, const char *end)
{
	while ((at = memmem(at, (size_t)(end - at), "{{", 2)) != NULL) {
		at = line_skip_blanks(at + 2, end);
		if (end - at > 5 && (memcmp(at, "site.", 5) == 0 || memcmp(at, "page.", 5) == 0))
			return true;
	}
	return false;
}

/* Is there a tag or value that is Liquid's beyond doubt, outside code? */
static bool is_liquid(const struct source *in, struct arena *arena)
{
	struct liquid_reader reader = { .end = strbuf_text(&in->text) + in->text.len };
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		const char *at = line.text;
		struct liquid_tag tag;

		if (!line.code && has_value(line.text, line.end))
			return true;
		while (!line.code && (at = memmem(at, (size_t)(line.end - at), "{%", 2)) != NULL) {
			if (read_tag(&reader, &tag, at, arena) && liquid_find_tag(tag.name) != NULL)
				return true;
			at += 2;
		}
	}
	return false;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "{%") || dialect_has(text, len, "{{");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct liquid liquid = { .splice = { .out = out, .page = page }, .comments_end = true };

	liquid.jekyll = (page->dialects & DIALECT_JEKYLL) != 0 || is_liquid(in, page->arena);
	liquid_run_source(&liquid, in, true);
	splice_deinit(&liquid.splice);
}

const struct dialect dialect_liquid = {
	.name = "liquid", .speaks = speaks, .pass = pass,
};
