/*
 * mdx_splice.c - files that a page of MDX brings in.
 *
 * Only through the host, which refuses what is outside the course; to a depth and a size; a file
 * that is open already is not brought in again.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/mdx.h"

#include <string.h>

#include "doc/front_matter.h"

#define DEPTH_MAX 8
#define SITE "@site/"			/* stands for the folder of the site */

bool mdx_splice_read(const struct mdx *mdx, const char *path, struct strbuf *out, const char **found)
{
	const struct dialect_host *host = mdx->page->host;
	bool rooted = strncmp(path, SITE, strlen(SITE)) == 0;
	size_t before = out->len;

	if (host == NULL || host->read == NULL ||
	    !host->read(host->data, mdx->path, rooted ? path + strlen(SITE) : path, rooted, mdx->page->arena, out,
			found))
		return false;
	if (out->len - before > mdx->limits->spliced) {
		strbuf_truncate(out, before);
		return false;
	}
	mdx->limits->spliced -= out->len - before;
	return true;
}

static bool is_deep(const struct mdx *mdx)
{
	int depth = 0;

	for (; mdx != NULL; mdx = mdx->outer)
		depth++;
	return depth > DEPTH_MAX;
}

static bool is_open(const struct mdx *mdx, const char *path)
{
	for (; mdx != NULL; mdx = mdx->outer)
		if (mdx->path != NULL && strcmp(mdx->path, path) == 0)
			return true;
	return false;
}

/* <Part name="x"/> makes props.name a constant of the part. */
static void give_properties(struct mdx *inner, const struct mdx *mdx, const struct jsx_tag *tag)
{
	struct jsx_attribute attribute;
	const char *at = NULL;

	while (jsx_next_attribute(tag, &at, &attribute)) {
		struct strbuf name = {0}, value = {0};

		strbuf_add(&name, "props.");
		strbuf_addn(&name, attribute.name, attribute.name_len);
		if (attribute.kind == JSX_TEXT)
			strbuf_addn(&value, attribute.value, attribute.len);
		if (attribute.kind == JSX_TEXT ||
		    (attribute.kind == JSX_CODE &&
		     jsx_eval(&mdx->names, attribute.value, attribute.len, &value)))
			jsx_names_add(&inner->names, JSX_CONSTANT, strbuf_text(&name), name.len, strbuf_text(&value),
				      value.len);
		strbuf_deinit(&name);
		strbuf_deinit(&value);
	}
}

/* Runs over the text of a file, as a page of its own behind the prefix that stands here. */
static void run(struct mdx *mdx, const char *path, const struct strbuf *text, const struct jsx_tag *tag)
{
	struct source source = {0};
	struct front_matter front;
	struct mdx inner = {
		.page = mdx->page, .in = &source, .out = mdx->out, .limits = mdx->limits, .outer = mdx, .path = path,
		.base = strbuf_text(&mdx->prefix), .names = { .arena = mdx->page->arena }, .braces = true,
		.number = mdx->number,
	};

	front_matter_find(strbuf_text(text), text->len, &front);
	source_load(&source, strbuf_text(text) + front.end, text->len - front.end, 1);
	give_properties(&inner, mdx, tag);
	mdx_write_line(mdx, "", 0);
	mdx_run(&inner);
	mdx_write_line(mdx, "", 0);
	source_deinit(&source);
}

bool mdx_splice(struct mdx *mdx, const char *path, const struct jsx_tag *tag)
{
	struct strbuf text = {0};
	const char *found = NULL;
	bool good = !is_deep(mdx) && mdx_splice_read(mdx, path, &text, &found) && !is_open(mdx, found);

	if (good)
		run(mdx, found, &text, tag);
	strbuf_deinit(&text);
	return good;
}
