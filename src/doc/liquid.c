/*
 * liquid.c - templates in pages: Liquid as Jekyll and GitBook have it, shortcodes of Hugo.
 *
 * No template is run. Tags go and what is between them stays, but for comments and for loops over
 * data that is not there. Tags that stand for something a reader wants are written as Markdown:
 * highlighted code, figures, links, notes, tabs. {{ values }} go where a page speaks Liquid.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "doc/admonition.h"
#include "doc/backtick.h"
#include "doc/dialect.h"
#include "doc/html.h"
#include "doc/line.h"
#include "doc/splice.h"

#define TAG_MOST 4096		/* bytes of a tag, line ends included */
#define LOOPS_MOST 32		/* in each other */
#define FENCE "``````````"	/* more than code has in it */

/* Where a loop began in what is written. */
struct loop {
	size_t count, len;
	const char *row;		/* the line so far, in the arena */
	struct fence fence;
	bool value;			/* a value stands in it, which nobody can give */
};

enum form { FORM_HUGO, FORM_HUGO_HTML, FORM_LIQUID, FORM_VALUE, FORMS };

static const struct { const char *open, *close; } forms[] = {
	[FORM_HUGO] = { "{{%", "%}}" }, [FORM_HUGO_HTML] = { "{{<", ">}}" },
	[FORM_LIQUID] = { "{%", "%}" }, [FORM_VALUE] = { "{{", "}}" },
};

/* What is being read: the page, or a file that it puts in. */
struct reader {
	const char *end;		/* of the text */
	const char *skip;		/* what is before this has been read */
	const char *barren[FORMS];	/* up to here nothing ends such a tag */
};

struct liquid {
	struct splice splice;
	bool jekyll;			/* {{ values }} are Liquid's, not text */
	bool raw, code;			/* between raw and endraw; highlight and endhighlight */
	bool comments_end;		/* a comment that is opened has an end */
	struct reader reader;
	struct loop loops[LOOPS_MOST];
	int depth;			/* of loops */
	bool touched;			/* the line had a tag */
};

struct tag {
	const char *name;		/* in the arena */
	const char *arguments;		/* in the arena, without blanks at the ends */
	const char *end;		/* behind it */
};

typedef void run_fn(struct liquid *liquid, const struct tag *tag);

static void run_source(struct liquid *liquid, const struct source *in, bool own_lines);

/* --- arguments --- */

static bool attribute(const struct tag *tag, const char *name, struct strbuf *out)
{
	struct html_tag html = { .attributes = tag->arguments,
				 .attributes_len = strlen(tag->arguments) };

	return html_attribute(&html, name, out);
}

/* The first of these attributes that the tag has; false if none. */
static bool any_attribute(const struct tag *tag, const char *const *names, struct strbuf *out)
{
	for (; *names != NULL; names++)
		if (attribute(tag, *names, out) && out->len > 0)
			return true;
	return false;
}

/* The first word, without quotes. */
static const char *first_word(struct liquid *liquid, const struct tag *tag)
{
	const char *text = tag->arguments;
	char quote = *text == '"' || *text == '\'' ? *text : 0;
	size_t len = quote != 0 ? strcspn(++text, quote == '"' ? "\"" : "'") : strcspn(text, " \t\n|");

	return arena_strndup(liquid->splice.page->arena, text, len);
}

/* Without the {{ values }} in it: they are what stands before a path on a site. */
static const char *without_values(struct liquid *liquid, const char *text)
{
	struct strbuf out = {0};
	const char *kept, *open, *close;

	while ((open = strstr(text, "{{")) != NULL && (close = strstr(open, "}}")) != NULL) {
		strbuf_addn(&out, text, (size_t)(open - text));
		text = close + 2;
	}
	strbuf_add(&out, text);
	kept = arena_strndup(liquid->splice.page->arena, strbuf_text(&out), out.len);
	strbuf_deinit(&out);
	return kept;
}

static void put(struct liquid *liquid, const char *text)
{
	splice_put(&liquid->splice, text, strlen(text));
}

/* --- tags that say something --- */

/* Text for within the brackets of a link or image: one line, its own brackets escaped. */
static void add_label(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '[' || *text == ']')
			strbuf_addc(out, '\\');
		strbuf_addc(out, *text == '\n' ? ' ' : *text);
	}
}

static void put_link(struct liquid *liquid, const char *mark, const char *label, const char *target)
{
	struct strbuf out = {0};

	strbuf_addf(&out, "%s[", mark);
	add_label(&out, without_values(liquid, label));
	strbuf_add(&out, "](<");
	for (target = without_values(liquid, target); *target != '\0'; target++)
		if (strchr("<>\n", *target) == NULL)
			strbuf_addc(&out, *target);
	strbuf_add(&out, ">)");
	splice_put(&liquid->splice, out.data, out.len);
	strbuf_deinit(&out);
}

static bool has_image_extension(const char *path)
{
	static const char *const extensions[] = { ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp" };
	size_t len = strcspn(path, "?#");

	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
		size_t own = strlen(extensions[i]);

		if (len > own && strncasecmp(path + len - own, extensions[i], own) == 0)
			return true;
	}
	return false;
}

/* An image with its caption, if the arguments name one. */
static bool put_figure(struct liquid *liquid, const struct tag *tag)
{
	static const char *const sources[] = { "src", "url", "file", "image_path", "image", "img",
					       "path", "filename", "href", NULL };
	static const char *const labels[] = { "alt", "description", "title", "caption", NULL };
	struct strbuf source = {0}, label = {0}, caption = {0};
	bool found = any_attribute(tag, sources, &source) &&
		     has_image_extension(strbuf_text(&source));

	if (found) {
		any_attribute(tag, labels, &label);
		put_link(liquid, "!", strbuf_text(&label), strbuf_text(&source));
		if (attribute(tag, "caption", &caption) && caption.len > 0 &&
		    strcmp(strbuf_text(&caption), strbuf_text(&label)) != 0) {
			put(liquid, " ");
			put(liquid, without_values(liquid, strbuf_text(&caption)));
		}
	}
	strbuf_deinit(&source);
	strbuf_deinit(&label);
	strbuf_deinit(&caption);
	return found;
}

static void put_video(struct liquid *liquid, const char *id)
{
	struct strbuf url = {0};

	if (*id == '\0')
		return;
	strbuf_addf(&url, "%s%s", strstr(id, "://") == NULL ? "https://youtu.be/" : "", id);
	put_link(liquid, "", "Video", strbuf_text(&url));
	strbuf_deinit(&url);
}

static void run_youtube(struct liquid *liquid, const struct tag *tag)
{
	struct strbuf id = {0};

	if (attribute(tag, "id", &id) && id.len > 0)
		put_video(liquid, strbuf_text(&id));
	else
		put_video(liquid, first_word(liquid, tag));
	strbuf_deinit(&id);
}

static void open_callout(struct liquid *liquid, const char *word, const char *title)
{
	struct marker marker = { .kind = MARKER_CALLOUT, .label = "Note" };

	admonition_callout(&marker, word, strlen(word));
	if (title != NULL && *title != '\0')
		marker.title = arena_strdup(liquid->splice.page->arena, title);
	splice_mark(&liquid->splice, &marker);
}

static void close_marker(struct liquid *liquid, enum marker_kind kind)
{
	splice_mark(&liquid->splice, &(struct marker){ .kind = MARKER_CLOSE, .closes = kind });
}

/* {% include note.html content="..." %} */
static bool put_note(struct liquid *liquid, const struct tag *tag, const char *file)
{
	const char *stem = arena_strndup(liquid->splice.page->arena, file, strcspn(file, "."));
	struct strbuf content = {0};
	bool found = attribute(tag, "content", &content) && content.len > 0;

	if (found) {
		open_callout(liquid, stem, NULL);
		put(liquid, without_values(liquid, strbuf_text(&content)));
		close_marker(liquid, MARKER_CALLOUT);
	}
	strbuf_deinit(&content);
	return found;
}

/* Puts in a file that is Markdown, tags in it read as well. */
static bool put_file(struct liquid *liquid, const char *path, bool rooted)
{
	const struct dialect_page *page = liquid->splice.page;
	struct source source = {0};
	struct strbuf text = {0};
	const char *found;
	size_t len = strlen(path);
	bool given = len > 3 && strcmp(path + len - 3, ".md") == 0 && page->host != NULL &&
		     liquid->splice.depth < SPLICE_DEPTH &&
		     page->host->read(page->host->data, NULL, path, rooted, page->arena, &text,
				      &found);

	if (given) {
		struct reader reader = liquid->reader;

		source_load(&source, strbuf_text(&text), text.len, 1);
		liquid->splice.depth++;
		run_source(liquid, &source, false);
		liquid->splice.depth--;
		liquid->reader = reader;
		source_deinit(&source);
	}
	strbuf_deinit(&text);
	return given;
}

static void run_include(struct liquid *liquid, const struct tag *tag)
{
	const char *file = first_word(liquid, tag);
	struct strbuf path = {0};

	strbuf_addf(&path, "_includes/%s", file);
	if (!put_figure(liquid, tag) && !put_note(liquid, tag, file)) {
		if (strstr(file, "youtube") != NULL || strstr(file, "video") != NULL)
			run_youtube(liquid, tag);
		else
			put_file(liquid, strbuf_text(&path), true);
	}
	strbuf_deinit(&path);
}

static void run_include_relative(struct liquid *liquid, const struct tag *tag)
{
	put_file(liquid, first_word(liquid, tag), false);
}

static void run_figure(struct liquid *liquid, const struct tag *tag)
{
	put_figure(liquid, tag);
}

/* {% link _episodes/01-a.md %}: a path from the root. */
static void run_link(struct liquid *liquid, const struct tag *tag)
{
	const char *path = without_values(liquid, tag->arguments);

	path += strspn(path, "/ ");
	put(liquid, "/");
	splice_put(&liquid->splice, path, strcspn(path, " \n"));
}

static void run_post_url(struct liquid *liquid, const struct tag *tag)
{
	put(liquid, "/_posts/");
	put(liquid, first_word(liquid, tag));
	put(liquid, ".md");
}

/* {{< ref "page.md" >}} */
static void run_ref(struct liquid *liquid, const struct tag *tag)
{
	put(liquid, first_word(liquid, tag));
}

static void run_embed(struct liquid *liquid, const struct tag *tag)
{
	static const char *const names[] = { "url", "src", "href", NULL };
	struct strbuf url = {0};

	if (any_attribute(tag, names, &url))
		put_link(liquid, "", strbuf_text(&url), strbuf_text(&url));
	strbuf_deinit(&url);
}

static void run_hint(struct liquid *liquid, const struct tag *tag)
{
	static const char *const kinds[] = { "style", "type", "context", "color", NULL };
	struct strbuf kind = {0}, title = {0};

	if (!any_attribute(tag, kinds, &kind))
		strbuf_add(&kind, first_word(liquid, tag));
	attribute(tag, "title", &title);
	open_callout(liquid, strbuf_text(&kind), strbuf_text(&title));
	strbuf_deinit(&kind);
	strbuf_deinit(&title);
}

static void run_hint_end(struct liquid *liquid, const struct tag *tag)
{
	(void)tag;
	close_marker(liquid, MARKER_CALLOUT);
}

static void run_tabs(struct liquid *liquid, const struct tag *tag)
{
	(void)tag;
	liquid->splice.page->markers->groups++;
}

static void run_tab(struct liquid *liquid, const struct tag *tag)
{
	static const char *const names[] = { "title", "name", "label", "header", NULL };
	struct markers *markers = liquid->splice.page->markers;
	struct marker marker = { .kind = MARKER_TAB, .group = markers->groups, .open = true };
	struct strbuf title = {0};

	if (marker.group == 0)
		marker.group = ++markers->groups;
	for (size_t i = markers->count; i > 0; i--)
		if (markers->items[i - 1].kind == MARKER_TAB) {
			marker.open = markers->items[i - 1].group != marker.group;
			break;
		}
	if (!any_attribute(tag, names, &title))
		strbuf_add(&title, first_word(liquid, tag));
	marker.title = arena_strdup(markers->arena, strbuf_text(&title));
	splice_mark(&liquid->splice, &marker);
	strbuf_deinit(&title);
}

static void run_tab_end(struct liquid *liquid, const struct tag *tag)
{
	(void)tag;
	close_marker(liquid, MARKER_TAB);
}

/* --- tags that change how what follows is read --- */

static void run_raw(struct liquid *liquid, const struct tag *tag)
{
	(void)tag;
	liquid->raw = true;
}

static void run_highlight(struct liquid *liquid, const struct tag *tag)
{
	size_t len = strcspn(tag->arguments, " \t\n");
	struct strbuf before = splice_indent(&liquid->splice);

	put(liquid, FENCE);
	splice_put(&liquid->splice, tag->arguments, len);
	splice_end(&liquid->splice, false);
	splice_restore(&liquid->splice, before);
	liquid->code = true;
}

static void run_comment(struct liquid *liquid, const struct tag *tag)
{
	struct reader *reader = &liquid->reader;
	const char *close = NULL;

	if (liquid->comments_end)
		close = memmem(tag->end, (size_t)(reader->end - tag->end), "endcomment", 10);
	liquid->comments_end = close != NULL;
	if (close == NULL)
		return;
	close = memmem(close, (size_t)(reader->end - close), "%}", 2);
	reader->skip = close != NULL ? close + 2 : reader->end;
}

static void run_for(struct liquid *liquid, const struct tag *tag)
{
	(void)tag;
	if (liquid->depth < LOOPS_MOST)
		liquid->loops[liquid->depth] = (struct loop){
			.count = liquid->splice.out->count,
			.len = liquid->splice.out->text.len,
			.row = arena_strndup(liquid->splice.page->arena,
					     strbuf_text(&liquid->splice.row),
					     liquid->splice.row.len),
			.fence = liquid->splice.fence };
	liquid->depth++;
}

/* What is repeated for each of a list that is not there is shown never. */
static void run_for_end(struct liquid *liquid, const struct tag *tag)
{
	const struct loop *loop;

	(void)tag;
	if (liquid->depth == 0 || --liquid->depth >= LOOPS_MOST)
		return;
	loop = &liquid->loops[liquid->depth];
	if (!loop->value)
		return;
	source_cut(liquid->splice.out, loop->count, loop->len);
	liquid->splice.fence = loop->fence;
	strbuf_reset(&liquid->splice.row);
	strbuf_add(&liquid->splice.row, loop->row);
}

static void run_nothing(struct liquid *liquid, const struct tag *tag)
{
	(void)liquid;
	(void)tag;
}

static const struct {
	const char *name;
	run_fn *run;
} tags[] = {
	{ "include",          run_include },
	{ "include_cached",   run_include },
	{ "include_relative", run_include_relative },
	{ "link",             run_link },
	{ "post_url",         run_post_url },
	{ "raw",              run_raw },
	{ "highlight",        run_highlight },
	{ "comment",          run_comment },
	{ "for",              run_for },
	{ "endfor",           run_for_end },
	{ "tablerow",         run_for },
	{ "endtablerow",      run_for_end },
	{ "youtube",          run_youtube },
	{ "embed",            run_embed },
	{ "figure",           run_figure },
	{ "img",              run_figure },
	{ "image",            run_figure },
	{ "ref",              run_ref },
	{ "relref",           run_ref },
	{ "hint",             run_hint },
	{ "endhint",          run_hint_end },
	{ "/hint",            run_hint_end },
	{ "notice",           run_hint },
	{ "/notice",          run_hint_end },
	{ "alert",            run_hint },
	{ "/alert",           run_hint_end },
	{ "admonition",       run_hint },
	{ "/admonition",      run_hint_end },
	{ "callout",          run_hint },
	{ "/callout",         run_hint_end },
	{ "tabs",             run_tabs },
	{ "tab",              run_tab },
	{ "endtab",           run_tab_end },
	{ "/tab",             run_tab_end },
	/* These go; what makes them known is that a page with one of them speaks Liquid. */
	{ "if",               run_nothing },
	{ "unless",           run_nothing },
	{ "case",             run_nothing },
	{ "assign",           run_nothing },
	{ "capture",          run_nothing },
};

static run_fn *find_tag(const char *name)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (strcmp(tags[i].name, name) == 0)
			return tags[i].run;
	return NULL;
}

/* --- reading --- */

/* Where the tag of that form ends whose inside begins at text; looks a bounded way ahead. */
static const char *find_close(struct reader *reader, enum form form, const char *text,
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
static bool split_tag(struct tag *tag, const char *text, const char *stop, struct arena *arena)
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
static bool read_tag(struct reader *reader, struct tag *tag, const char *text, struct arena *arena)
{
	const char *end = reader->end;

	for (enum form form = FORM_HUGO; form <= FORM_LIQUID; form++) {
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

/* {{ "text" | filter }} is its text, any other value nothing. Returns what is behind it, or NULL. */
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
	for (int i = 0; i < liquid->depth && i < LOOPS_MOST; i++)
		liquid->loops[i].value = true;
	return close + 2;
}

/* What ends a raw or highlighted stretch. */
static bool ends_stretch(const struct liquid *liquid, const struct tag *tag)
{
	return (liquid->raw && strcmp(tag->name, "endraw") == 0) ||
	       (liquid->code && strcmp(tag->name, "endhighlight") == 0);
}

static void end_stretch(struct liquid *liquid, const struct tag *tag)
{
	struct splice *splice = &liquid->splice;

	if (strcmp(tag->name, "endraw") == 0) {
		liquid->raw = false;
		return;
	}
	liquid->code = false;
	if (!line_is_blank(strbuf_text(&splice->row), strbuf_text(&splice->row) + splice->row.len))
		splice_end(splice, false);
	put(liquid, FENCE);
	splice_end(splice, false);
}

/* A tag, where tags are read: in code only raw and endraw, and that in Jekyll alone. */
static bool take_tag(struct liquid *liquid, const struct tag *tag, bool code)
{
	run_fn *run;

	if (ends_stretch(liquid, tag)) {
		end_stretch(liquid, tag);
		return true;
	}
	if (liquid->raw || liquid->code)
		return false;
	if (code && (!liquid->jekyll || strcmp(tag->name, "raw") != 0))
		return false;
	run = find_tag(tag->name);
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
		struct tag tag;

		if (*text == '`' && !code && !liquid->code && !liquid->raw) {
			text += backtick_skip(&spans, text, stop);
			continue;
		}
		if (*text != '{' || text + 1 == stop) {
			text++;
			continue;
		}
		splice_put(&liquid->splice, rest, (size_t)(text - rest));
		rest = text;
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

static void run_source(struct liquid *liquid, const struct source *in, bool own_lines)
{
	struct source_cursor cursor = {0};
	struct source_line line;

	liquid->reader = (struct reader){ .end = strbuf_text(&in->text) + in->text.len };
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
	struct reader reader = { .end = strbuf_text(&in->text) + in->text.len };
	struct source_cursor cursor = {0};
	struct source_line line;

	while (source_next(in, &cursor, &line)) {
		const char *at = line.text;
		struct tag tag;

		if (!line.code && has_value(line.text, line.end))
			return true;
		while (!line.code && (at = memmem(at, (size_t)(line.end - at), "{%", 2)) != NULL) {
			if (read_tag(&reader, &tag, at, arena) && find_tag(tag.name) != NULL)
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
	run_source(&liquid, in, true);
	splice_deinit(&liquid.splice);
}

const struct dialect dialect_liquid = {
	.name = "liquid", .speaks = speaks, .pass = pass,
};
