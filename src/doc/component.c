/*
 * component.c - what the components of JSX stand for in Markdown.
 *
 * Of a component that nobody here knows the children are kept, and one without children is shown by
 * its name in brackets. HTML is left to the Markdown parser but for what it cannot know: attributes
 * in braces, tags over several lines, wrappers whose lines are set in.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/component.h"

#include <string.h>
#include <strings.h>

#include "doc/admonition.h"
#include "doc/html.h"
#include "doc/line.h"

enum component_flag {
	IN_MDX   = 1 << 0,		/* only where the page is known to be MDX */
	DROPPED  = 1 << 1,		/* it goes with all that is in it */
	VERBATIM = 1 << 2		/* what is in it stays as it is */
};

static const struct component {
	const char *name;
	bool (*take)(struct mdx *mdx, const struct jsx_tag *tag);
	unsigned flags;
} components[] = {
	{ "Tabs",              component_tabs,    0 },
	{ "TabItem",           component_tab,     0 },
	{ "Tab",               component_tab,     0 },
	{ "hfoptions",         component_tabs,    0 },
	{ "hfoption",          component_tab,     0 },
	{ "details",           component_fold,    IN_MDX },
	{ "Details",           component_fold,    0 },
	{ "Accordion",         component_fold,    0 },
	{ "Expandable",        component_fold,    0 },
	{ "Collapsible",       component_fold,    0 },
	{ "Admonition",        component_callout, 0 },
	{ "Callout",           component_callout, 0 },
	{ "Aside",             component_callout, 0 },
	{ "Note",              component_callout, 0 },
	{ "Info",              component_callout, 0 },
	{ "Tip",               component_callout, 0 },
	{ "Warning",           component_callout, 0 },
	{ "Caution",           component_callout, 0 },
	{ "Danger",            component_callout, 0 },
	{ "Important",         component_callout, 0 },
	{ "Listing",           component_listing, 0 },
	{ "CodeBlock",         component_code,    0 },
	{ "Question",          component_quiz,    0 },
	{ "Youtube",           component_video,   0 },
	{ "YouTube",           component_video,   0 },
	{ "LiteYouTubeEmbed",  component_video,   0 },
	{ "Vimeo",             component_video,   0 },
	{ "Video",             component_video,   0 },
	{ "ReactPlayer",       component_video,   0 },
	{ "Image",             component_image,   0 },
	{ "ThemedImage",       component_image,   0 },
	{ "img",               component_image,   IN_MDX },
	{ "Link",              component_link,    0 },
	{ "Head",              NULL,              DROPPED },
	{ "Style",             NULL,              DROPPED },
	{ "style",             NULL,              DROPPED | IN_MDX },
	{ "script",            NULL,              DROPPED | IN_MDX },
	{ "pre",               NULL,              VERBATIM | IN_MDX },
};

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static const struct component *find_component(const struct mdx *mdx, const struct jsx_tag *tag)
{
	for (size_t i = 0; i < sizeof components / sizeof *components; i++)
		if (jsx_tag_is(tag, components[i].name) &&
		    (mdx->braces || (components[i].flags & IN_MDX) == 0))
			return &components[i];
	return NULL;
}

/* HTML that only holds blocks together. */
static bool is_wrapper(const struct jsx_tag *tag)
{
	static const char *const names[] = { "div", "section", "article", "main", "header", "footer", "figure", "center",
					     "aside", "nav", "FrameworkSwitchCourse" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jsx_tag_is(tag, names[i]))
			return true;
	return false;
}

/* <BR> and <TABLE>, as they were once written. */
static bool is_old_html(const struct jsx_tag *tag)
{
	for (size_t i = 0; i < tag->name_len; i++)
		if (tag->name[i] >= 'a' && tag->name[i] <= 'z')
			return false;
	return html_is_name(tag->name, tag->name_len);
}

static bool is_unknown(const struct jsx_tag *tag)
{
	return tag->name_len == 0 || is_capital(*tag->name) || memchr(tag->name, '.', tag->name_len) != NULL;
}

static bool has_end(struct mdx *mdx, const struct jsx_tag *tag)
{
	const char *last = mdx_last_close(mdx, tag->name, tag->name_len);

	return last != NULL && last > tag->name;
}

bool component_is(struct mdx *mdx, const struct jsx_tag *tag)
{
	if (is_old_html(tag))
		return false;
	if (tag->strange)
		return true;
	if (tag->name_len == 0)
		return mdx->braces;
	if (mdx->braces && is_wrapper(tag))
		return true;
	if (find_component(mdx, tag) != NULL)
		return true;
	/* Vec<T> in a text is no component: the T has no end. */
	return is_unknown(tag) && (tag->form != JSX_OPEN || has_end(mdx, tag));
}

/* --- attributes --- */

bool component_text(const struct mdx *mdx, const struct jsx_tag *tag, const char *name, struct strbuf *out)
{
	struct jsx_attribute attribute;

	if (!jsx_find_attribute(tag, name, &attribute) || attribute.kind == JSX_BARE)
		return false;
	if (attribute.kind == JSX_CODE)
		return jsx_eval(&mdx->names, attribute.value, attribute.len, out);
	html_decode(out, attribute.value, attribute.len);
	return true;
}

const char *component_word(const struct mdx *mdx, const struct jsx_tag *tag, const char *const *names)
{
	struct strbuf text = {0};
	const char *word = NULL;

	for (; *names != NULL && word == NULL; names++)
		if (component_text(mdx, tag, *names, &text) && text.len > 0)
			word = arena_strndup(mdx->page->arena, strbuf_text(&text), text.len);
	strbuf_deinit(&text);
	return word;
}

void component_escape(struct strbuf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] != '\0' && strchr("\\`*_{}[]<>#|~$!&", text[i]) != NULL)
			strbuf_addc(out, '\\');
		strbuf_addc(out, text[i] == '\n' || text[i] == '\0' ? ' ' : text[i]);
	}
}

const char *component_find_close(struct mdx *mdx, const struct jsx_tag *tag, const char *from, size_t *len)
{
	const char *end = mdx_text_end(mdx), *p = from;

	if (tag->form != JSX_OPEN || !has_end(mdx, tag))
		return NULL;
	while ((p = memmem(p, (size_t)(end - p), "</", 2)) != NULL) {
		const char *close = (size_t)(end - p) > tag->name_len + 2 &&
				    memcmp(p + 2, tag->name, tag->name_len) == 0
				    ? line_skip_blanks(p + 2 + tag->name_len, end) : NULL;

		if (close != NULL && close < end && *close == '>') {
			*len = (size_t)(close + 1 - p);
			return p;
		}
		p += 2;
	}
	return NULL;
}

const char *component_inside(struct mdx *mdx, const struct jsx_tag *tag, size_t *len)
{
	const char *start = mdx->at;
	size_t tag_len;
	const char *close = component_find_close(mdx, tag, start, &tag_len);

	if (close == NULL)
		return NULL;
	*len = (size_t)(close - start);
	mdx_go(mdx, close + tag_len);
	return start;
}

/* --- opening and closing --- */

bool component_can_open(struct mdx *mdx, const struct jsx_tag *tag)
{
	return tag->form == JSX_OPEN && !mdx->row && mdx_fresh(mdx) && mdx->open_count < MDX_OPEN_MAX &&
	       has_end(mdx, tag);
}

bool component_open(struct mdx *mdx, const struct jsx_tag *tag, enum mdx_kind kind)
{
	int outer = mdx->open_count > 0 ? mdx->open[mdx->open_count - 1].shift : 0;

	if (mdx->open_count == MDX_OPEN_MAX)
		return false;
	mdx->open[mdx->open_count++] = (struct mdx_open){
		.name = tag->name, .name_len = tag->name_len, .kind = kind, .indent = mdx->indent,
		.outer = outer > 0 ? outer : 0, .shift = -1,
	};
	mdx->tagged = true;
	return true;
}

void component_close(struct mdx *mdx)
{
	static const enum marker_kind closes[] = {
		[MDX_TAB] = MARKER_TAB, [MDX_FOLD] = MARKER_FOLD, [MDX_CALLOUT] = MARKER_CALLOUT,
	};
	struct mdx_open open = mdx->open[--mdx->open_count];

	mdx->tagged = true;
	switch (open.kind) {
	case MDX_TABS:
		component_tabs_choose(mdx, open.tabs);
		break;
	case MDX_TAB:
	case MDX_FOLD:
	case MDX_CALLOUT:
		mdx_write_marker(mdx, &(struct marker){ .kind = MARKER_CLOSE, .closes = closes[open.kind] });
		break;
	case MDX_LISTING:
		component_listing_end(mdx, &open);
		break;
	case MDX_WRAPPER:
		break;
	}
}

/* A closing tag: true if it ends a component that is open. */
static bool take_close(struct mdx *mdx, const struct jsx_tag *tag)
{
	size_t i = mdx->open_count;

	while (i > 0 && !(mdx->open[i - 1].name_len == tag->name_len &&
			  memcmp(mdx->open[i - 1].name, tag->name, tag->name_len) == 0))
		i--;
	if (mdx->loose > 0 && (i == 0 || mdx->open[i - 1].kind == MDX_WRAPPER)) {
		mdx->loose--;
		return false;
	}
	if (i == 0 || mdx->row)
		return false;
	while (mdx->open_count >= i)
		component_close(mdx);
	return true;
}

/* --- writing --- */

/* "[Name]": a component that would have to be run. */
static void write_name(struct mdx *mdx, const struct jsx_tag *tag)
{
	struct strbuf text = {0};

	strbuf_add(&text, "\\[");
	component_escape(&text, tag->name, tag->name_len);
	strbuf_add(&text, "\\]");
	if (!mdx->row && mdx_fresh(mdx) && mdx_line_ends(mdx))
		mdx_write_paragraph(mdx, strbuf_text(&text), text.len);
	else
		strbuf_addn(&mdx->line, strbuf_text(&text), text.len);
	strbuf_deinit(&text);
}

/* An HTML tag as CommonMark knows it: on one line, with the attributes that matter here. */
static void write_html(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const kept[] = { "href", "src", "alt", "id", "name", "title", "open", "align" };
	struct jsx_attribute attribute;

	strbuf_add(&mdx->line, tag->form == JSX_CLOSE ? "</" : "<");
	strbuf_addn(&mdx->line, tag->name, tag->name_len);
	for (size_t i = 0; i < sizeof kept / sizeof *kept && tag->form != JSX_CLOSE; i++) {
		struct strbuf value = {0};

		if (!jsx_find_attribute(tag, kept[i], &attribute))
			continue;
		if (attribute.kind == JSX_TEXT)
			strbuf_addn(&value, attribute.value, attribute.len);
		if (attribute.kind == JSX_BARE) {
			strbuf_addf(&mdx->line, " %s", kept[i]);
		} else if (attribute.kind == JSX_TEXT ||
			   jsx_eval(&mdx->names, attribute.value, attribute.len, &value)) {
			strbuf_addf(&mdx->line, " %s=\"", kept[i]);
			for (size_t k = 0; k < value.len; k++)
				if (value.data[k] == '"')
					strbuf_add(&mdx->line, "&quot;");
				else
					strbuf_addc(&mdx->line, value.data[k] == '\n' ? ' ' : value.data[k]);
			strbuf_addc(&mdx->line, '"');
		}
		strbuf_deinit(&value);
	}
	strbuf_add(&mdx->line, tag->form == JSX_EMPTY ? "/>" : ">");
}

/* A tag that opens nothing: HTML stays, a component leaves its children. */
static void write_loose(struct mdx *mdx, const struct jsx_tag *tag, bool unknown)
{
	if (tag->form == JSX_OPEN)
		mdx->loose++;
	if (unknown)
		mdx->tagged = true;
	else
		write_html(mdx, tag);
}

/* <Name></Name> is <Name/>. */
static bool take_empty(struct mdx *mdx, const struct jsx_tag *tag)
{
	struct jsx_tag close;

	if (tag->form == JSX_EMPTY)
		return true;
	if (mdx->end - mdx->at < 3 || mdx->at[0] != '<' || mdx->at[1] != '/' || tag->name_len == 0 ||
	    !jsx_read_tag(&close, mdx->at, (size_t)(mdx->end - mdx->at)) || close.name_len != tag->name_len ||
	    memcmp(close.name, tag->name, tag->name_len) != 0)
		return false;
	mdx_go(mdx, mdx->at + close.len);
	return true;
}

/* A page or a file of code that an import names. */
static bool take_import(struct mdx *mdx, const struct jsx_tag *tag)
{
	const struct jsx_name *name = jsx_names_find(&mdx->names, tag->name, tag->name_len);

	return name != NULL && name->meaning == JSX_PAGE && !mdx->row && mdx_fresh(mdx) &&
	       mdx_splice(mdx, name->text, tag);
}

static void take_unknown(struct mdx *mdx, const struct jsx_tag *tag)
{
	bool wrapper = is_wrapper(tag), unknown = is_unknown(tag);

	if (unknown && tag->name_len > 0 && tag->form != JSX_CLOSE && !is_wrapper(tag) && take_empty(mdx, tag)) {
		if (!take_import(mdx, tag))
			write_name(mdx, tag);
		return;
	}
	if ((unknown || (wrapper && mdx->braces)) && tag->name_len > 0 && mdx_line_ends(mdx) &&
	    component_can_open(mdx, tag) && component_open(mdx, tag, MDX_WRAPPER))
		return;
	write_loose(mdx, tag, unknown);
}

/* Copies what is in the tag as it is, line by line. */
static void write_verbatim(struct mdx *mdx, const struct jsx_tag *tag)
{
	size_t len;
	const char *text;

	write_html(mdx, tag);
	text = component_inside(mdx, tag, &len);
	for (const char *p = text, *next; p != NULL && p < text + len; p = next) {
		const char *newline = memchr(p, '\n', (size_t)(text + len - p));

		next = newline != NULL ? newline + 1 : text + len;
		strbuf_addn(&mdx->line, p, (size_t)((newline != NULL ? newline : next) - p));
		if (newline != NULL) {
			mdx_write_through(mdx, strbuf_text(&mdx->line), mdx->line.len);
			strbuf_reset(&mdx->line);
			mdx->body = 0;
		}
	}
	if (text != NULL)
		strbuf_add(&mdx->line, "</pre>");
}

void component_take(struct mdx *mdx, const struct jsx_tag *tag)
{
	const struct component *component = find_component(mdx, tag);
	size_t len;

	if (tag->form == JSX_CLOSE) {
		if (jsx_tag_is(tag, "Link"))
			strbuf_add(&mdx->line, "</a>");
		else if (!take_close(mdx, tag) && !is_unknown(tag) && !jsx_tag_is(tag, "hfoptions") &&
			 !jsx_tag_is(tag, "hfoption"))
			write_html(mdx, tag);
		else
			mdx->tagged = true;
	} else if (component == NULL) {
		take_unknown(mdx, tag);
	} else if ((component->flags & DROPPED) != 0) {
		component_inside(mdx, tag, &len);
		mdx->tagged = true;
	} else if ((component->flags & VERBATIM) != 0) {
		write_verbatim(mdx, tag);
	} else if (!component->take(mdx, tag)) {
		take_unknown(mdx, tag);
	}
}
