/* component_media.c - components that are links and pictures. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/component.h"

#include <string.h>

#include "base/js_literal.h"

static const char *const sources[] = { "src", "img", "source", "url", "href", NULL };

/*
 * A target as Markdown has it: "<target>" only where it must be, for in a line that begins with HTML
 * that would be read as a tag.
 */
static void add_target(struct strbuf *out, const char *target)
{
	bool plain = *target != '\0' && strpbrk(target, " \t()<>\n\\") == NULL;

	strbuf_add(out, plain ? "" : "<");
	for (; *target != '\0'; target++)
		if (strchr("<>\n", *target) == NULL)
			strbuf_addc(out, *target);
	strbuf_add(out, plain ? "" : ">");
}

/* A block if it stands alone, else within the line. */
static void write_out(struct mdx *mdx, const struct strbuf *text)
{
	if (!mdx->row && mdx_fresh(mdx) && mdx_line_ends(mdx) && mdx->loose == 0)
		mdx_write_paragraph(mdx, strbuf_text(text), text->len);
	else
		strbuf_addn(&mdx->line, strbuf_text(text), text->len);
}

/* --- pictures --- */

/* sources={{light: useBaseUrl('/img/x'), dark: ...}} of ThemedImage */
static const char *themed_source(const struct mdx *mdx, const struct jsx_tag *tag)
{
	struct jsx_attribute attribute;
	struct value_tree *tree = NULL;
	const char *source = NULL;
	struct err err;

	if (jsx_find_attribute(tag, "sources", &attribute) && attribute.kind == JSX_CODE)
		tree = js_literal_read(attribute.value, attribute.len, "", &err);
	if (tree != NULL)
		source = value_text(value_get(tree->root, "light"), NULL);
	source = source != NULL ? arena_strdup(mdx->page->arena, source) : NULL;
	value_tree_free(tree);
	return source;
}

bool component_image(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const alts[] = { "alt", "title", NULL };
	const char *source = component_word(mdx, tag, sources), *alt = component_word(mdx, tag, alts);
	struct strbuf text = {0};
	size_t len;

	source = source != NULL ? source : themed_source(mdx, tag);
	if (source == NULL)
		return false;
	strbuf_add(&text, "![");
	component_escape(&text, alt != NULL ? alt : "", alt != NULL ? strlen(alt) : 0);
	strbuf_add(&text, "](");
	add_target(&text, source);
	strbuf_add(&text, ")");
	write_out(mdx, &text);
	component_inside(mdx, tag, &len);
	strbuf_deinit(&text);
	return true;
}

/* --- films --- */

bool component_video(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const ids[] = { "id", "videoId", "youTubeId", "youtubeId", "videoID", NULL };
	const char *source = component_word(mdx, tag, sources), *id = component_word(mdx, tag, ids);
	struct strbuf text = {0}, target = {0};
	size_t len;

	if (source != NULL)
		strbuf_add(&target, source);
	else if (id != NULL && strstr(id, "://") == NULL)
		strbuf_addf(&target, jsx_tag_is(tag, "Vimeo") ? "https://vimeo.com/%s"
							      : "https://www.youtube.com/watch?v=%s", id);
	else if (id != NULL)
		strbuf_add(&target, id);
	if (target.len == 0)
		return false;
	strbuf_add(&text, "\\[video\\] ");
	if (strstr(strbuf_text(&target), "://") == NULL) {
		strbuf_addc(&text, '[');
		component_escape(&text, strbuf_text(&target), target.len);
		strbuf_add(&text, "](");
		add_target(&text, strbuf_text(&target));
		strbuf_addc(&text, ')');
	} else {
		add_target(&text, strbuf_text(&target));
	}
	write_out(mdx, &text);
	component_inside(mdx, tag, &len);
	strbuf_deinit(&text);
	strbuf_deinit(&target);
	return true;
}

/* --- links --- */

bool component_link(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const targets[] = { "to", "href", NULL };
	static const char *const ids[] = { "id", NULL };
	const char *target = component_word(mdx, tag, targets), *id = component_word(mdx, tag, ids);

	/* <Link id="x"/> is a place. */
	if (target == NULL && id != NULL && tag->form == JSX_EMPTY && strpbrk(id, "\"<>\n") == NULL) {
		strbuf_addf(&mdx->line, "<a id=\"%s\"></a>", id);
		return true;
	}
	if (target == NULL || tag->form == JSX_EMPTY)
		return false;
	strbuf_add(&mdx->line, "<a href=\"");
	for (; *target != '\0'; target++)
		if (*target == '"')
			strbuf_add(&mdx->line, "&quot;");
		else if (*target == '&')
			strbuf_add(&mdx->line, "&amp;");
		else if (*target != '\n')
			strbuf_addc(&mdx->line, *target);
	strbuf_add(&mdx->line, "\">");
	return true;
}
