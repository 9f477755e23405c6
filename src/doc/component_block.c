/* component_block.c - components that are blocks of ours: folds, callouts, listings. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/component.h"

#include <string.h>

#include "doc/admonition.h"
#include "doc/html.h"

#define SUMMARY_TAG_MAX 4096		/* bytes of <summary ...> */

/* --- folds --- */

/* <summary>...</summary> behind the tag, as Markdown for a title; NULL if none stands there. */
static const char *take_summary(struct mdx *mdx)
{
	const char *p = mdx->at, *end = mdx_text_end(mdx), *close, *line;
	struct strbuf title = {0};
	struct jsx_tag tag;
	size_t len;

	while (p < end && strchr(" \t\n", *p) != NULL)
		p++;
	if (p == end || *p != '<' || !jsx_read_tag(&tag, p, end - p < SUMMARY_TAG_MAX ? (size_t)(end - p) : SUMMARY_TAG_MAX) ||
	    !jsx_tag_is(&tag, "summary"))
		return NULL;
	p += tag.len;
	close = component_find_close(mdx, &tag, p, &len);
	if (close == NULL)
		return NULL;
	mdx_go(mdx, close + len);
	while (p < close) {
		size_t braces = *p == '{' && mdx->braces ? jsx_braces(p, (size_t)(close - p)) : 0;

		if (braces > 2)
			jsx_eval(&mdx->names, p + 1, braces - 2, &title);
		else if (braces == 0)
			strbuf_addc(&title, *p);
		p += braces > 0 ? braces : 1;
	}
	line = html_line(mdx->page->arena, strbuf_text(&title), title.len);
	strbuf_deinit(&title);
	return line;
}

bool component_fold(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const names[] = { "summary", "title", "label", NULL };
	struct jsx_attribute attribute;
	const char *title;

	if (!component_can_open(mdx, tag))
		return false;
	title = component_word(mdx, tag, names);
	component_open(mdx, tag, MDX_FOLD);
	title = title != NULL ? title : take_summary(mdx);
	mdx_write_marker(mdx, &(struct marker){
		.kind = MARKER_FOLD, .title = title, .open = jsx_find_attribute(tag, "open", &attribute) });
	return true;
}

/* --- callouts --- */

bool component_callout(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const types[] = { "type", "kind", "variant", NULL };
	static const char *const titles[] = { "title", NULL };
	struct marker marker = { .kind = MARKER_CALLOUT, .callout = CALLOUT_NOTE, .label = "Note" };
	struct jsx_attribute attribute;
	const char *type;

	if (!component_can_open(mdx, tag))
		return false;
	admonition_kind(tag->name, tag->name_len, &marker.callout, &marker.label);
	type = component_word(mdx, tag, types);
	if (type != NULL)
		admonition_kind(type, strlen(type), &marker.callout, &marker.label);
	else if (jsx_find_attribute(tag, "warning", &attribute))
		admonition_kind("warning", 7, &marker.callout, &marker.label);
	marker.title = component_word(mdx, tag, titles);
	mdx_write_marker(mdx, &marker);
	return component_open(mdx, tag, MDX_CALLOUT);
}

/* --- listings of the Rust book: a number, a file and a caption for the code inside --- */

bool component_listing(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const numbers[] = { "number", NULL }, *const files[] = { "file-name", "filename", NULL };
	static const char *const captions[] = { "caption", NULL };
	const char *number, *file;
	struct strbuf title = {0};

	if (!component_can_open(mdx, tag) || !component_open(mdx, tag, MDX_LISTING))
		return false;
	number = component_word(mdx, tag, numbers);
	file = component_word(mdx, tag, files);
	if (number != NULL)
		strbuf_addf(&title, "Listing %s%s", number, file != NULL ? ": " : "");
	strbuf_add(&title, file != NULL ? file : "");
	/* It goes into the fence's info string, which holds no backticks, and in quotes there. */
	for (size_t i = 0; i < title.len; i++)
		if (strchr("\"`\n", title.data[i]) != NULL)
			title.data[i] = '\'';
	if (title.len > 0)
		mdx->fence_title = arena_strndup(mdx->page->arena, title.data, title.len);
	mdx->open[mdx->open_count - 1].caption = component_word(mdx, tag, captions);
	strbuf_deinit(&title);
	return true;
}

void component_listing_end(struct mdx *mdx, const struct mdx_open *open)
{
	struct strbuf text = {0};

	if (mdx->fence_title != NULL) {		/* there was no code to put it on */
		component_escape(&text, mdx->fence_title, strlen(mdx->fence_title));
		mdx_write_paragraph(mdx, strbuf_text(&text), text.len);
		mdx->fence_title = NULL;
	}
	if (open->caption != NULL) {
		bool code = false;

		strbuf_reset(&text);
		strbuf_add(&text, "<em>");
		for (const char *p = open->caption; *p != '\0'; p++) {
			code = code != (*p == '`');
			strbuf_add(&text, *p == '<' && !code ? "\\" : "");
			strbuf_addc(&text, *p == '\n' ? ' ' : *p);
		}
		strbuf_add(&text, "</em>");
		mdx_write_paragraph(mdx, strbuf_text(&text), text.len);
	}
	strbuf_deinit(&text);
}
