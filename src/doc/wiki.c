/*
 * wiki.c - links between pages as Obsidian and wikis write them: [[Page]], [[Page#heading|text]].
 *
 * A link where the course has such a page. Else it is its text where the page has links of that
 * kind beyond doubt; and elsewhere the brackets stay, for in most courses they are text.
 * ![[image.png]] is an image.
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

/* A path for within <>, what has a meaning in links percent-encoded. */
static void add_target(struct strbuf *out, const char *text, const char *end)
{
	for (; text < end; text++)
		if (strchr("<>\\%#?", *text) != NULL)
			strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)*text);
		else
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

/* path NULL: this page. */
static void add_link(struct strbuf *out, const struct wiki *wiki, const char *path)
{
	strbuf_addc(out, '[');
	add_shown(out, wiki);
	strbuf_add(out, "](<");
	if (path != NULL) {
		strbuf_addc(out, '/');
		add_target(out, path, path + strlen(path));
	}
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

/* Reads the link at place->at; its bytes, 0 if it is none. */
static size_t read_link(struct wiki *wiki, const struct dialect_place *place)
{
	const char *at = place->at, *end = place->end, *inside, *close;
	bool embed = *at == '!';

	if (end - at < 5 + embed || at[embed] != '[' || at[embed + 1] != '[' ||
	    at[embed + 2] == '[')
		return 0;
	inside = at + embed + 2;
	if ((size_t)(end - inside) > LINK_MOST)
		end = inside + LINK_MOST;
	close = memchr(inside, ']', (size_t)(end - inside));
	if (close == NULL || close + 1 >= end || close[1] != ']' || close == inside ||
	    (close + 2 < place->end && (close[2] == '(' || close[2] == '[')))
		return 0;
	read_inside(wiki, inside, close);
	return (size_t)(close + 2 - at);
}

/* The path of the page it names, or NULL. */
static const char *find_page(const struct dialect_page *page, const struct wiki *wiki)
{
	const struct dialect_host *host = page->host;

	if (wiki->name == wiki->name_end || host == NULL || host->find_page == NULL)
		return NULL;
	return host->find_page(host->data,
			       arena_strndup(page->arena, wiki->name,
					     (size_t)(wiki->name_end - wiki->name)),
			       page->arena);
}

/* Is the link a heading of this page? */
static bool is_here(const struct wiki *wiki)
{
	return wiki->name == wiki->name_end && wiki->anchor != NULL &&
	       wiki->anchor < wiki->anchor_end;
}

/* A place that shows what the page speaks: text behind a bar, a heading, something embedded. */
static bool is_sure(const struct dialect_place *place, const struct wiki *wiki)
{
	const char *first = wiki->name < wiki->name_end ? wiki->name : wiki->anchor;

	return (wiki->text != NULL || wiki->anchor != NULL || *place->at == '!') &&
	       first != NULL && ((*first >= 'A' && *first <= 'Z') || (*first >= 'a' && *first <= 'z'));
}

static size_t take(struct strbuf *out, const struct dialect_place *place,
		   struct dialect_page *page)
{
	struct wiki wiki;
	size_t used = read_link(&wiki, place);
	const char *path;

	if (used == 0)
		return 0;
	if (*place->at == '!' && is_image(wiki.name, wiki.name_end)) {
		add_image(out, &wiki);
		return used;
	}
	path = find_page(page, &wiki);
	if (path != NULL || (is_here(&wiki) && *wiki.anchor != '^'))
		add_link(out, &wiki, path);
	else
		add_shown(out, &wiki);
	return used;
}

/* Looks for a link that is one beyond doubt, and notes it by breaking off. */
static size_t look(struct strbuf *out, const struct dialect_place *place,
		   struct dialect_page *page)
{
	struct wiki wiki;
	size_t used = page->wiki ? 0 : read_link(&wiki, place);

	(void)out;
	if (used > 0)
		page->wiki = is_sure(place, &wiki) || find_page(page, &wiki) != NULL;
	return 0;
}

static bool speaks(const char *text, size_t len)
{
	return dialect_has(text, len, "[[");
}

static void pass(struct source *out, const struct source *in, struct dialect_page *page)
{
	struct source unchanged = {0};

	dialect_inline(&unchanged, in, page, "[!", look);
	dialect_inline(out, &unchanged, page, "[!", page->wiki ? take : look);
	source_deinit(&unchanged);
}

const struct dialect dialect_wiki = {
	.name = "wiki", .speaks = speaks, .pass = pass,
};
