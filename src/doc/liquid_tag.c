/* liquid_tag.c - what each tag of a template is to a reader. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/liquid.h"

#include <string.h>
#include <strings.h>

#include "doc/admonition.h"
#include "doc/html.h"
#include "doc/line.h"

/* --- arguments --- */

static bool attribute(const struct liquid_tag *tag, const char *name, struct strbuf *out)
{
	struct html_tag html = { .attributes = tag->arguments,
				 .attributes_len = strlen(tag->arguments) };

	return html_attribute(&html, name, out);
}

/* The first of these attributes that the tag has; false if none. */
static bool any_attribute(const struct liquid_tag *tag, const char *const *names,
			  struct strbuf *out)
{
	for (; *names != NULL; names++)
		if (attribute(tag, *names, out) && out->len > 0)
			return true;
	return false;
}

/* The first word, without quotes. */
static const char *first_word(struct liquid *liquid, const struct liquid_tag *tag)
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

void liquid_put(struct liquid *liquid, const char *text)
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
static bool put_figure(struct liquid *liquid, const struct liquid_tag *tag)
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
			liquid_put(liquid, " ");
			liquid_put(liquid, without_values(liquid, strbuf_text(&caption)));
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

static void run_youtube(struct liquid *liquid, const struct liquid_tag *tag)
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
static bool put_note(struct liquid *liquid, const struct liquid_tag *tag, const char *file)
{
	const char *stem = arena_strndup(liquid->splice.page->arena, file, strcspn(file, "."));
	struct strbuf content = {0};
	bool found = attribute(tag, "content", &content) && content.len > 0;

	if (found) {
		open_callout(liquid, stem, NULL);
		liquid_put(liquid, without_values(liquid, strbuf_text(&content)));
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
		struct liquid_reader reader = liquid->reader;

		source_load(&source, strbuf_text(&text), text.len, 1);
		liquid->splice.depth++;
		liquid_run_source(liquid, &source, false);
		liquid->splice.depth--;
		liquid->reader = reader;
		source_deinit(&source);
	}
	strbuf_deinit(&text);
	return given;
}

static void run_include(struct liquid *liquid, const struct liquid_tag *tag)
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

static void run_include_relative(struct liquid *liquid, const struct liquid_tag *tag)
{
	put_file(liquid, first_word(liquid, tag), false);
}

static void run_figure(struct liquid *liquid, const struct liquid_tag *tag)
{
	put_figure(liquid, tag);
}

/* {% link _episodes/01-a.md %}: a path from the root. */
static void run_link(struct liquid *liquid, const struct liquid_tag *tag)
{
	const char *path = without_values(liquid, tag->arguments);

	path += strspn(path, "/ ");
	liquid_put(liquid, "/");
	splice_put(&liquid->splice, path, strcspn(path, " \n"));
}

static void run_post_url(struct liquid *liquid, const struct liquid_tag *tag)
{
	liquid_put(liquid, "/_posts/");
	liquid_put(liquid, first_word(liquid, tag));
	liquid_put(liquid, ".md");
}

/* {{< ref "page.md" >}} */
static void run_ref(struct liquid *liquid, const struct liquid_tag *tag)
{
	liquid_put(liquid, first_word(liquid, tag));
}

static void run_embed(struct liquid *liquid, const struct liquid_tag *tag)
{
	static const char *const names[] = { "url", "src", "href", NULL };
	struct strbuf url = {0};

	if (any_attribute(tag, names, &url))
		put_link(liquid, "", strbuf_text(&url), strbuf_text(&url));
	strbuf_deinit(&url);
}

static void run_hint(struct liquid *liquid, const struct liquid_tag *tag)
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

static void run_hint_end(struct liquid *liquid, const struct liquid_tag *tag)
{
	(void)tag;
	close_marker(liquid, MARKER_CALLOUT);
}

static void run_tabs(struct liquid *liquid, const struct liquid_tag *tag)
{
	(void)tag;
	liquid->splice.page->markers->groups++;
}

static void run_tab(struct liquid *liquid, const struct liquid_tag *tag)
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

static void run_tab_end(struct liquid *liquid, const struct liquid_tag *tag)
{
	(void)tag;
	close_marker(liquid, MARKER_TAB);
}

/* --- tags that change how what follows is read --- */

static void run_raw(struct liquid *liquid, const struct liquid_tag *tag)
{
	(void)tag;
	liquid->raw = true;
}

static void run_highlight(struct liquid *liquid, const struct liquid_tag *tag)
{
	size_t len = strcspn(tag->arguments, " \t\n");
	struct strbuf before = splice_indent(&liquid->splice);

	liquid_put(liquid, LIQUID_FENCE);
	splice_put(&liquid->splice, tag->arguments, len);
	splice_end(&liquid->splice, false);
	splice_restore(&liquid->splice, before);
	liquid->code = true;
}

static void run_comment(struct liquid *liquid, const struct liquid_tag *tag)
{
	struct liquid_reader *reader = &liquid->reader;
	const char *close = NULL;

	if (liquid->comments_end)
		close = memmem(tag->end, (size_t)(reader->end - tag->end), "endcomment", 10);
	liquid->comments_end = close != NULL;
	if (close == NULL)
		return;
	close = memmem(close, (size_t)(reader->end - close), "%}", 2);
	reader->skip = close != NULL ? close + 2 : reader->end;
}

static void run_for(struct liquid *liquid, const struct liquid_tag *tag)
{
	(void)tag;
	if (liquid->depth < LIQUID_LOOPS_MOST)
		liquid->loops[liquid->depth] = (struct liquid_loop){
			.count = liquid->splice.out->count,
			.len = liquid->splice.out->text.len,
			.row = arena_strndup(liquid->splice.page->arena,
					     strbuf_text(&liquid->splice.row),
					     liquid->splice.row.len),
			.fence = liquid->splice.fence };
	liquid->depth++;
}

/* What is repeated for each of a list that is not there is shown never. */
static void run_for_end(struct liquid *liquid, const struct liquid_tag *tag)
{
	const struct liquid_loop *loop;

	(void)tag;
	if (liquid->depth == 0 || --liquid->depth >= LIQUID_LOOPS_MOST)
		return;
	loop = &liquid->loops[liquid->depth];
	if (!loop->value)
		return;
	source_cut(liquid->splice.out, loop->count, loop->len);
	liquid->splice.fence = loop->fence;
	strbuf_reset(&liquid->splice.row);
	strbuf_add(&liquid->splice.row, loop->row);
}

static void run_nothing(struct liquid *liquid, const struct liquid_tag *tag)
{
	(void)liquid;
	(void)tag;
}

static const struct {
	const char *name;
	liquid_run *run;
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

liquid_run *liquid_find_tag(const char *name)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (strcmp(tags[i].name, name) == 0)
			return tags[i].run;
	return NULL;
}
