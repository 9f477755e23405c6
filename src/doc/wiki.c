/*
 * wiki.c - links between pages as Obsidian and wikis write them: [[Page]], [[Page#heading|text]].
 *
 * A link where the course has such a page; else the brackets stay, for in most courses they are
 * text. ![[image.png]] is an image.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "doc/dialect.h"
#include "doc/line.h"
#include "doc/slug.h"

#define LINK_MOST 512		/* bytes: what is longer is text */

/* What is between the brackets; not terminated. */
struct wiki {
	const char *name, *name_end;	/* may be empty: this page */
	const char *anchor, *anchor_end;	/* NULL if none */
	const char *text, *text_end;	/* NULL if none */
};

static void read_inside(struct wiki *wiki, const char *at, const char *end)
{
	const char *bar = memchr(at, '|', (size_t)(end - at)), *hash;

	*wiki = (struct wiki){ .name = at };
	if (bar != NULL) {
		wiki->text = line_skip_blanks(bar + 1, end);
		wiki->text_end = line_trim(wiki->text, end);
		/* In a table the bar is escaped. */
		end = bar > at && bar[-1] == '\\' ? bar - 1 : bar;
	}
	hash = memchr(at, '#', (size_t)(end - at));
	if (hash != NULL) {
		const char *last = memrchr(hash, '#', (size_t)(end - hash));

		wiki->anchor = last + 1;
		wiki->anchor_end = end;
		end = hash;
	}
	wiki->name = line_skip_blanks(at, end);
	wiki->name_end = line_trim(wiki->name, end);
}

static bool is_image(const char *text, const char *end)
{
	static const char *const extensions[] = { ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp",
						  ".bmp", ".avif" };

	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
		size_t len = strlen(extensions[i]);

		if ((size_t)(end - text) > len &&
		    strncasecmp(end - len, extensions[i], len) == 0)
			return true;
	}
	return false;
}

static void add(struct strbuf *out, const char *text, const char *end)
{
	strbuf_addn(out, text, (size_t)(end - text));
}

/* The target in <>, which must not hold these signs itself. */
static void add_target(struct strbuf *out, const char *text, const char *end)
{
	for (; text < end; text++)
		if (strchr("<>\\", *text) == NULL)
			strbuf_addc(out, *text);
}

/* What the link shows: its text, else the last part of the name, else the heading. */
static void add_shown(struct strbuf *out, const struct wiki *wiki)
{
	if (wiki->text != NULL && wiki->text < wiki->text_end) {
		add(out, wiki->text, wiki->text_end);
	} else if (wiki->name < wiki->name_end) {
		const char *slash = memrchr(wiki->name, '/', (size_t)(wiki->name_end - wiki->name));

		add(out, slash != NULL ? slash + 1 : wiki->name, wiki->name_end);
		if (wiki->anchor != NULL && *wiki->anchor != '^') {
			strbuf_add(out, " > ");
			add(out, wiki->anchor, wiki->anchor_end);
		}
	} else if (wiki->anchor != NULL) {
		add(out, wiki->anchor, wiki->anchor_end);
	}
}

static void add_link(struct strbuf *out, const struct wiki *wiki)
{
	strbuf_addc(out, '[');
	add_shown(out, wiki);
	strbuf_add(out, "](<");
	add_target(out, wiki->name, wiki->name_end);
	if (wiki->anchor != NULL && wiki->anchor < wiki->anchor_end && *wiki->anchor != '^') {
		struct strbuf slug = {0};

		slug_add(&slug, wiki->anchor, (size_t)(wiki->anchor_end - wiki->anchor));
		strbuf_addf(out, "#%s", strbuf_text(&slug));
		strbuf_deinit(&slug);
	}
	strbuf_add(out, ">)");
}

/* The size that may stand in place of the text: "300" or "300x200". */
static void add_image(struct strbuf *out, const struct wiki *wiki)
{
	bool sized = wiki->text != NULL && strspn(wiki->text, "0123456789x") >=
						   (size_t)(wiki->text_end - wiki->text);

	strbuf_add(out, "![");
	if (wiki->text != NULL && !sized)
		add(out, wiki->text, wiki->text_end);
	strbuf_add(out, "](<");
	add_target(out, wiki->name, wiki->name_end);
	strbuf_add(out, ">)");
}

static bool has_page(const struct dialect_page *page, const struct wiki *wiki)
{
	const struct dialect_host *host = page->host;
	const char *name = arena_strndup(page->arena, wiki->name,
					 (size_t)(wiki->name_end - wiki->name));

	if (*name == '\0')
		return wiki->anchor != NULL && wiki->anchor < wiki->anchor_end &&
		       *wiki->anchor != '^' && host != NULL;
	return host != NULL && host->has_page != NULL && host->has_page(host->data, name);
}

static size_t take(struct strbuf *out, const struct dialect_place *place,
		   struct dialect_page *page)
{
	const char *at = place->at, *end = place->end, *inside, *close;
	bool embed = *at == '!';
	struct wiki wiki;

	inside = at + embed + 2;
	if (end - at < 5 + embed || at[embed] != '[' || at[embed + 1] != '[' || *inside == '[')
		return 0;
	if ((size_t)(end - inside) > LINK_MOST)
		end = inside + LINK_MOST;
	close = memchr(inside, ']', (size_t)(end - inside));
	if (close == NULL || close + 1 >= end || close[1] != ']' || close == inside ||
	    (close + 2 < place->end && (close[2] == '(' || close[2] == '[')))
		return 0;
	read_inside(&wiki, inside, close);
	if (embed && is_image(wiki.name, wiki.name_end))
		add_image(out, &wiki);
	else if (has_page(page, &wiki))
		add_link(out, &wiki);
	else
		return 0;
	return (size_t)(close + 2 - at);
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "[[");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	dialect_inline(out, in, page, "[!", take);
}

const struct dialect dialect_wiki = {
	.name = "wiki", .speaks = speaks, .pass = pass,
};
