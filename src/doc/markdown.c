/*
 * markdown.c - a page's source to a doc.
 *
 * Bytes are decoded, mended and freed of their front matter; passes over source lines mark what cmark does not
 * know (dialect.h); cmark parses; its tree becomes ours. HTML blocks are split into folds and Markdown
 * (html.c), and that Markdown is parsed the same way, as a fragment with its own line numbers.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/markdown.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#if WITH_CMARK_GFM
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#else
#include <cmark.h>
#endif

#include "base/decode.h"
#include "base/mojibake.h"
#include "base/sanitize.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "doc/anchor.h"
#include "doc/code.h"
#include "doc/dialect.h"
#include "doc/front_matter.h"
#include "doc/html.h"
#include "doc/slug.h"
#include "doc/spans.h"
#include "doc/steps.h"

#define DEPTH_LIMIT 100		/* nested lists, quotes and callouts; below that, text alone is kept */
#define FRAGMENT_LIMIT 8	/* HTML inside HTML inside HTML */

/* Lines of the text being parsed, as lines of the file. */
struct origin {
	const int *lines;		/* of line n, at n - 1 */
	size_t count;
	bool exact;			/* columns are those of the file too */
};

struct builder {
	struct doc *doc;
	struct markers markers;
	struct slug_set slugs;
	struct origin origin;
	int depth, fragments;
	size_t heading_cap, target_cap, anchor_cap;
	size_t pending_anchors;		/* the last so many anchors wait for the next block */
	int footnotes;
};

static void build_text(struct builder *b, const char *text, size_t len, struct block *into);
static void build_children(struct builder *b, cmark_node *parent, struct block *into);

static int file_line(const struct builder *b, int line)
{
	size_t index = line > 1 ? (size_t)line - 1 : 0;

	if (b->origin.count == 0)
		return 1;
	return b->origin.lines[index < b->origin.count ? index : b->origin.count - 1];
}

static struct block *add_block(struct builder *b, struct block *into, enum block_kind kind, int line)
{
	struct block *block = arena_alloc(&b->doc->arena, sizeof *block);

	block->kind = kind;
	block->line = line;
	block->parent = into;
	if (into->last != NULL)
		into->last->next = block;
	else
		into->first = block;
	into->last = block;
	for (; b->pending_anchors > 0; b->pending_anchors--)
		b->doc->anchors[b->doc->anchor_count - b->pending_anchors].block = block;
	return block;
}

/* Takes back a block that turned out to be empty: the last one of its parent, behind `before` (NULL: the first). */
static void drop_block(struct block *block, struct block *before)
{
	if (before != NULL)
		before->next = NULL;
	else
		block->parent->first = NULL;
	block->parent->last = before;
}

static void add_anchor(struct builder *b, const char *name, struct block *block)
{
	struct doc *doc = b->doc;

	doc->anchors = xgrow(doc->anchors, doc->anchor_count, &b->anchor_cap, sizeof *doc->anchors);
	doc->anchors[doc->anchor_count++] = (struct anchor){ arena_strdup(&doc->arena, name), block };
}

static int add_target(struct builder *b, const struct target *target)
{
	struct doc *doc = b->doc;

	doc->targets = xgrow(doc->targets, doc->target_count, &b->target_cap, sizeof *doc->targets);
	doc->targets[doc->target_count] = *target;
	return (int)doc->target_count++;
}

/* --- text within a block --- */

/* What is open while a block's inline nodes go by. */
struct inlines {
	struct builder *b;
	struct block *block;
	struct spans spans;
	int strong, emphasis, strike;		/* nesting, in Markdown */
	int html[9];				/* nesting of HTML tags, by bit of enum span_flag */
	int link;				/* target of the link around, or -1 */
	int html_link;
	int image, image_target;		/* nesting; target of the outermost */
	size_t image_start;			/* raw text before the image */
	const char *explicit_id;		/* from a comment in a heading */
};

static unsigned current_flags(const struct inlines *in)
{
	unsigned flags = 0;

	for (unsigned bit = 0; bit < sizeof in->html / sizeof *in->html; bit++)
		flags |= in->html[bit] > 0 ? 1u << bit : 0;
	flags |= in->strong > 0 ? SPAN_STRONG : 0;
	flags |= in->emphasis > 0 ? SPAN_EMPHASIS : 0;
	flags |= in->strike > 0 ? SPAN_STRIKE : 0;
	flags |= in->link >= 0 ? SPAN_LINK : 0;
	flags |= in->image > 0 ? SPAN_IMAGE : 0;
	return flags;
}

static int current_target(const struct inlines *in)
{
	return in->link >= 0 ? in->link : in->image > 0 ? in->image_target : -1;
}

static void add_text(struct inlines *in, const char *text, unsigned more_flags)
{
	if (text != NULL)
		spans_add(&in->spans, text, strlen(text), current_flags(in) | more_flags, current_target(in));
}

static int add_link(struct inlines *in, const char *href, const char *title, cmark_node *node, bool image)
{
	struct arena *arena = &in->b->doc->arena;
	int line = cmark_node_get_start_line(node);
	struct target target = {
		.kind = TARGET_LINK, .block = in->block, .step = -1, .image = image,
		.href = arena_strdup(arena, href != NULL ? href : ""),
		.title = arena_strdup(arena, title != NULL ? title : ""),
		.line = line > 0 ? file_line(in->b, line) : in->block->line,
		.column = in->b->origin.exact ? cmark_node_get_start_column(node) : 0,
	};

	return add_target(in->b, &target);
}

static void open_image(struct inlines *in, const char *src, const char *title, cmark_node *node)
{
	if (in->image++ > 0)
		return;
	in->image_target = add_link(in, src, title, node, true);
	add_text(in, "[image: ", 0);
	in->image_start = in->spans.raw.len;
}

static void close_image(struct inlines *in, const char *src)
{
	if (in->image > 1) {
		in->image--;
		return;
	}
	if (in->spans.raw.len == in->image_start) {
		const char *name = src != NULL ? strrchr(src, '/') : NULL;

		in->b->doc->targets[in->image_target].missing_alt = true;
		add_text(in, name != NULL ? name + 1 : src, 0);
	}
	add_text(in, "]", 0);
	in->image = 0;
}

static const struct { const char *name; unsigned flag; } html_flags[] = {
	{ "b", SPAN_STRONG }, { "strong", SPAN_STRONG }, { "i", SPAN_EMPHASIS }, { "em", SPAN_EMPHASIS },
	{ "cite", SPAN_EMPHASIS }, { "var", SPAN_EMPHASIS }, { "dfn", SPAN_EMPHASIS }, { "del", SPAN_STRIKE },
	{ "s", SPAN_STRIKE }, { "strike", SPAN_STRIKE }, { "code", SPAN_CODE }, { "tt", SPAN_CODE }, { "samp", SPAN_CODE },
	{ "kbd", SPAN_KEY },
};

/* The name of a place: an id of any tag; <a name> as it was in the old days. */
static void take_html_id(struct inlines *in, const struct html_tag *tag)
{
	struct strbuf value = {0}, clean = {0};

	if (html_attribute(tag, "id", &value) ||
	    (strcmp(tag->name, "a") == 0 && html_attribute(tag, "name", &value))) {
		sanitize_text(&clean, strbuf_text(&value), value.len, SANITIZE_LINE);
		add_anchor(in->b, strbuf_text(&clean), in->block);
	}
	strbuf_deinit(&value);
	strbuf_deinit(&clean);
}

static void take_html_link(struct inlines *in, const struct html_tag *tag, cmark_node *node)
{
	struct strbuf value = {0}, href = {0};

	if (html_attribute(tag, "href", &value) && in->link < 0) {
		html_decode(&href, strbuf_text(&value), value.len);
		in->html_link = in->link = add_link(in, strbuf_text(&href), "", node, false);
	}
	strbuf_deinit(&value);
	strbuf_deinit(&href);
}

static void take_html_image(struct inlines *in, const struct html_tag *tag, cmark_node *node)
{
	struct strbuf src = {0}, alt = {0};

	html_attribute(tag, "src", &src);
	html_attribute(tag, "alt", &alt);
	open_image(in, strbuf_text(&src), "", node);
	add_text(in, strbuf_text(&alt), 0);
	close_image(in, strbuf_text(&src));
	strbuf_deinit(&src);
	strbuf_deinit(&alt);
}

/* "<!-- #id -->" behind a heading names it. */
static void take_html_comment(struct inlines *in, const char *literal)
{
	const char *id = literal + 4 + strspn(literal + 4, " \t\n");
	size_t len = strcspn(id, " \t\n");

	if (in->block->kind == BLOCK_HEADING && id[0] == '#' && len > 1)
		in->explicit_id = arena_strndup(&in->b->doc->arena, id + 1, len - 1);
}

static void take_html(struct inlines *in, const char *literal, cmark_node *node)
{
	struct html_tag tag;

	if (strncmp(literal, "<!--", 4) == 0) {
		take_html_comment(in, literal);
		return;
	}
	if (!html_read_tag(&tag, literal, strlen(literal)))
		return;
	for (size_t i = 0; i < sizeof html_flags / sizeof *html_flags; i++)
		if (strcmp(html_flags[i].name, tag.name) == 0)
			for (unsigned bit = 0; bit < sizeof in->html / sizeof *in->html; bit++)
				if (html_flags[i].flag == 1u << bit)
					in->html[bit] += !tag.closing ? 1 : in->html[bit] > 0 ? -1 : 0;
	if (!tag.closing)
		take_html_id(in, &tag);
	if (strcmp(tag.name, "br") == 0) {
		spans_break(&in->spans);
	} else if (strcmp(tag.name, "sub") == 0 || strcmp(tag.name, "sup") == 0) {
		bool empty = tag.attributes_len > 0 && tag.attributes[tag.attributes_len - 1] == '/';

		spans_script(&in->spans, tag.closing || empty ? SCRIPT_NONE : tag.name[2] == 'b' ? SCRIPT_SUB : SCRIPT_SUP);
	} else if (strcmp(tag.name, "a") == 0) {
		if (!tag.closing)
			take_html_link(in, &tag, node);
		else if (in->link == in->html_link)
			in->link = in->html_link = -1;
	} else if (strcmp(tag.name, "img") == 0 && !tag.closing) {
		take_html_image(in, &tag, node);
	}
}

#if WITH_CMARK_GFM
static void take_footnote_mark(struct inlines *in, const char *number, cmark_node *node)
{
	struct strbuf text = {0};
	int target;

	strbuf_addf(&text, "#fn-%s", number);
	target = add_link(in, strbuf_text(&text), "", node, false);
	strbuf_reset(&text);
	strbuf_addf(&text, "[%s]", number);
	spans_add(&in->spans, strbuf_text(&text), text.len, current_flags(in) | SPAN_NOTE, target);
	strbuf_deinit(&text);
}
#endif

static void take_inline(struct inlines *in, cmark_node *node, bool enter)
{
	const char *literal = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(in, literal, 0);
		break;
	case CMARK_NODE_SOFTBREAK:
		add_text(in, " ", 0);
		break;
	case CMARK_NODE_LINEBREAK:
		spans_break(&in->spans);
		break;
	case CMARK_NODE_CODE:
		add_text(in, literal != NULL ? marker_strip(&in->b->doc->arena, literal) : NULL, SPAN_CODE);
		break;
	case CMARK_NODE_HTML_INLINE:
		if (literal != NULL)
			take_html(in, literal, node);
		break;
	case CMARK_NODE_EMPH:
		in->emphasis += enter ? 1 : -1;
		break;
	case CMARK_NODE_STRONG:
		in->strong += enter ? 1 : -1;
		break;
	case CMARK_NODE_LINK:
		in->link = enter ? add_link(in, cmark_node_get_url(node), cmark_node_get_title(node), node, false) : -1;
		break;
	case CMARK_NODE_IMAGE:
		if (enter)
			open_image(in, cmark_node_get_url(node), cmark_node_get_title(node), node);
		else
			close_image(in, cmark_node_get_url(node));
		break;
#if WITH_CMARK_GFM
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		if (enter)
			take_footnote_mark(in, literal != NULL ? literal : "", node);
		break;
	default:
		if (strcmp(cmark_node_get_type_string(node), "strikethrough") == 0)
			in->strike += enter ? 1 : -1;
		break;
#else
	default:
		break;
#endif
	}
}

/* Fills the block's spans from the inline nodes of a leaf block. raw (may be NULL) gets the text before cleaning. */
static const char *build_inlines(struct builder *b, cmark_node *leaf, struct block *block, struct strbuf *raw)
{
	struct inlines in = {
		.b = b, .block = block, .spans = { .arena = &b->doc->arena, .target = -1 }, .link = -1, .html_link = -1,
		.image_target = -1,
	};
	cmark_iter *iter = cmark_iter_new(leaf);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (node != leaf)
			take_inline(&in, node, event == CMARK_EVENT_ENTER);
	}
	cmark_iter_free(iter);
	if (raw != NULL)
		strbuf_addn(raw, strbuf_text(&in.spans.raw), in.spans.raw.len);
	block->spans = spans_finish(&in.spans, &block->span_count);
	return in.explicit_id;
}

/* Parses one line of Markdown (a title, a summary) into a block's spans. */
static void build_line(struct builder *b, const char *text, size_t len, struct block *block)
{
	struct block scratch = { .kind = BLOCK_DOCUMENT, .line = block->line };
	struct origin saved = b->origin;
	size_t targets = b->doc->target_count, anchors = b->doc->anchor_count;
	int line = block->line;

	b->origin = (struct origin){ &line, 1, false };
	build_text(b, text, len, &scratch);
	b->origin = saved;
	for (struct block *child = scratch.first; child != NULL && block->span_count == 0; child = child->next) {
		block->spans = child->spans;
		block->span_count = child->span_count;
	}
	/* What was found in the line belongs to the block: the scratch tree is no part of the page. */
	for (; targets < b->doc->target_count; targets++)
		b->doc->targets[targets].block = block;
	for (; anchors < b->doc->anchor_count; anchors++)
		b->doc->anchors[anchors].block = block;
}

/* --- blocks --- */

static void build_paragraph(struct builder *b, cmark_node *node, struct block *into)
{
	size_t anchors = b->doc->anchor_count, waiting = b->pending_anchors;
	struct block *before = into->last;
	struct block *block = add_block(b, into, BLOCK_PARAGRAPH, file_line(b, cmark_node_get_start_line(node)));

	build_inlines(b, node, block, NULL);
	if (block->span_count > 0)
		return;
	/* Only anchors or hidden HTML: they belong to what follows. */
	drop_block(block, before);
	b->pending_anchors = waiting + b->doc->anchor_count - anchors;
	for (size_t i = anchors - waiting; i < b->doc->anchor_count; i++)
		b->doc->anchors[i].block = into;
}

/* "{#id}" at the end of a heading: takes it off the last span and gives it back, or NULL. */
static const char *take_explicit_id(struct builder *b, struct block *block)
{
	struct span *last = block->span_count > 0 ? &block->spans[block->span_count - 1] : NULL;
	const char *id;
	size_t start;

	if (last == NULL || last->len < 4 || last->text[last->len - 1] != '}' || last->flags & SPAN_CODE)
		return NULL;
	for (start = last->len - 1; start > 0 && last->text[start] != '{';)
		start--;
	if (last->text[start] != '{' || last->text[start + 1] != '#')
		return NULL;
	id = arena_strndup(&b->doc->arena, last->text + start + 2, last->len - start - 3);
	last->len = start;
	while (last->len > 0 && last->text[last->len - 1] == ' ')
		last->len--;
	return id;
}

static void build_heading(struct builder *b, cmark_node *node, struct block *into)
{
	struct doc *doc = b->doc;
	struct block *block = add_block(b, into, BLOCK_HEADING, file_line(b, cmark_node_get_start_line(node)));
	struct strbuf raw = {0}, slug = {0}, unique = {0}, plain = {0};
	const char *id = build_inlines(b, node, block, &raw);
	const char *braced = take_explicit_id(b, block);

	id = braced != NULL ? braced : id;
	spans_plain(&plain, block->spans, block->span_count);
	if (id != NULL) {
		strbuf_add(&unique, id);
	} else {
		/* The raw text keeps what cleaning takes away but slugs do not, such as variation selectors. */
		while (raw.len > 0 && (raw.data[raw.len - 1] == ' ' || raw.data[raw.len - 1] == '\n'))
			strbuf_truncate(&raw, raw.len - 1);
		slug_add(&slug, strbuf_text(&raw), raw.len);
		slug_add_unique(&unique, &b->slugs, strbuf_text(&slug));
	}
	block->as.heading.level = cmark_node_get_heading_level(node);
	block->as.heading.slug = arena_strdup(&doc->arena, strbuf_text(&unique));
	doc->headings = xgrow(doc->headings, doc->heading_count, &b->heading_cap, sizeof *doc->headings);
	doc->headings[doc->heading_count++] = (struct heading){
		.block = block, .level = block->as.heading.level, .line = block->line,
		.text = arena_strdup(&doc->arena, strbuf_text(&plain)), .slug = block->as.heading.slug,
	};
	if (doc->title == NULL && block->as.heading.level == 1)
		doc->title = doc->headings[doc->heading_count - 1].text;
	strbuf_deinit(&raw);
	strbuf_deinit(&slug);
	strbuf_deinit(&unique);
	strbuf_deinit(&plain);
}

static void build_code(struct builder *b, cmark_node *node, struct block *into)
{
	struct arena *arena = &b->doc->arena;
	const char *info = cmark_node_get_fence_info(node);
	const char *text = cmark_node_get_literal(node);
	struct block *block = add_block(b, into, BLOCK_CODE, file_line(b, cmark_node_get_start_line(node)));

	info = info != NULL ? info : "";
	text = text != NULL ? marker_strip(arena, text) : "";
	if (strcmp(code_language(arena, info), "quiz") != 0) {
		code_fill(block, arena, info, text);
		return;
	}
	block->kind = BLOCK_QUIZ;
	block->as.quiz.text = sanitize_keep(arena, text, strlen(text), SANITIZE_CODE);
	for (block->as.quiz.len = strlen(block->as.quiz.text);
	     block->as.quiz.len > 0 && block->as.quiz.text[block->as.quiz.len - 1] == '\n';)
		block->as.quiz.len--;
	block->as.quiz.target = add_target(b, &(struct target){
		.kind = TARGET_QUIZ, .block = block, .step = -1, .line = block->line, .href = "", .title = "" });
}

static void build_item(struct builder *b, cmark_node *node, struct block *into)
{
	struct block *block = add_block(b, into, BLOCK_ITEM, file_line(b, cmark_node_get_start_line(node)));

	block->as.item.step = -1;
#if WITH_CMARK_GFM
	if (strcmp(cmark_node_get_type_string(node), "tasklist") == 0) {
		block->as.item.task = true;
		block->as.item.ticked = cmark_gfm_extensions_get_tasklist_item_checked(node);
	}
#endif
	build_children(b, node, block);
}

#if WITH_CMARK_GFM
/* A head without a word in it is there because Markdown wants one. */
static bool is_empty_head(cmark_node *row)
{
	if (!cmark_gfm_extensions_get_table_row_is_header(row) || cmark_node_next(row) == NULL)
		return false;
	for (cmark_node *cell = cmark_node_first_child(row); cell != NULL; cell = cmark_node_next(cell))
		if (cmark_node_first_child(cell) != NULL)
			return false;
	return true;
}

static void build_table(struct builder *b, cmark_node *node, struct block *into)
{
	struct block *table = add_block(b, into, BLOCK_TABLE, file_line(b, cmark_node_get_start_line(node)));
	int columns = cmark_gfm_extensions_get_table_columns(node);
	const uint8_t *given = cmark_gfm_extensions_get_table_alignments(node);
	enum align *align = arena_array(&b->doc->arena, (size_t)columns + 1, sizeof *align);

	for (int i = 0; i < columns; i++)
		align[i] = given[i] == 'l' ? ALIGN_LEFT : given[i] == 'c' ? ALIGN_CENTER :
			given[i] == 'r' ? ALIGN_RIGHT : ALIGN_NONE;
	table->as.table.columns = columns;
	table->as.table.align = align;
	for (cmark_node *row = cmark_node_first_child(node); row != NULL; row = cmark_node_next(row)) {
		struct block *line;

		if (is_empty_head(row))
			continue;
		line = add_block(b, table, BLOCK_ROW, file_line(b, cmark_node_get_start_line(row)));
		line->as.row.head = cmark_gfm_extensions_get_table_row_is_header(row);
		for (cmark_node *cell = cmark_node_first_child(row); cell != NULL; cell = cmark_node_next(cell))
			build_inlines(b, cell, add_block(b, line, BLOCK_CELL, line->line), NULL);
	}
}

static void build_footnote(struct builder *b, cmark_node *node, struct block *into)
{
	struct block *block = add_block(b, into, BLOCK_FOOTNOTE, file_line(b, cmark_node_get_start_line(node)));
	struct strbuf name = {0};

	block->as.footnote.number = ++b->footnotes;
	strbuf_addf(&name, "fn-%d", block->as.footnote.number);
	add_anchor(b, strbuf_text(&name), block);
	strbuf_deinit(&name);
	build_children(b, node, block);
}
#endif

static void build_block(struct builder *b, cmark_node *node, struct block *into)
{
	int line = file_line(b, cmark_node_get_start_line(node));
	struct block *block;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		build_paragraph(b, node, into);
		break;
	case CMARK_NODE_HEADING:
		build_heading(b, node, into);
		break;
	case CMARK_NODE_CODE_BLOCK:
		build_code(b, node, into);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		add_block(b, into, BLOCK_RULE, line);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		build_children(b, node, add_block(b, into, BLOCK_QUOTE, line));
		break;
	case CMARK_NODE_LIST:
		block = add_block(b, into, BLOCK_LIST, line);
		block->as.list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
		block->as.list.start = cmark_node_get_list_start(node);
		block->as.list.tight = cmark_node_get_list_tight(node);
		build_children(b, node, block);
		break;
	case CMARK_NODE_ITEM:
		build_item(b, node, into);
		break;
#if WITH_CMARK_GFM
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		build_footnote(b, node, into);
		break;
	default:
		if (strcmp(cmark_node_get_type_string(node), "table") == 0)
			build_table(b, node, into);
		else
			build_children(b, node, into);
		break;
#else
	default:
		build_children(b, node, into);
		break;
#endif
	}
}

/* Out of a container that HTML or a callout line opened: up to the innermost of that kind, if base holds one. */
static struct block *close_container(struct block *into, struct block *base, enum block_kind kind)
{
	for (struct block *block = into; block != base; block = block->parent)
		if (block->kind == kind)
			return block->parent;
	return into;
}

static struct block *open_fold(struct builder *b, const char *title, size_t len, bool open, int line, struct block *into)
{
	struct block *block = add_block(b, into, BLOCK_FOLD, line);

	block->as.fold.open = open;
	build_line(b, title, len, block);
	block->as.fold.target = add_target(b, &(struct target){
		.kind = TARGET_FOLD, .block = block, .step = -1, .line = line, .href = "", .title = "" });
	return block;
}

/* What a line of a dialect opened or closed: returns the container that what follows belongs to. */
static struct block *build_marker(struct builder *b, const struct marker *marker, int line, struct block *into,
				  struct block *base)
{
	static const enum block_kind kinds[] = {
		[MARKER_CALLOUT] = BLOCK_CALLOUT, [MARKER_FOLD] = BLOCK_FOLD, [MARKER_TAB] = BLOCK_FOLD,
		[MARKER_DEFINITION] = BLOCK_DEFINITION,
	};
	const char *title = marker->title != NULL ? marker->title : "";
	struct block *outer;

	switch (marker->kind) {
	case MARKER_CLOSE:
		outer = close_container(into, base, kinds[marker->closes]);
		b->depth -= outer != into;
		return outer;
	case MARKER_ANCHOR:
		add_anchor(b, title, into);
		b->pending_anchors++;
		return into;
	default:
		break;
	}
	if (b->depth >= DEPTH_LIMIT)
		return into;
	b->depth++;
	if (marker->kind == MARKER_FOLD || marker->kind == MARKER_TAB) {
		into = open_fold(b, title, strlen(title), marker->open, line, into);
		into->as.fold.group = marker->group;
		return into;
	}
	into = add_block(b, into, kinds[marker->kind], line);
	if (marker->kind == MARKER_CALLOUT) {
		into->as.callout.kind = marker->callout;
		if (marker->label != NULL)
			into->as.callout.label = sanitize_keep(&b->doc->arena, marker->label, strlen(marker->label),
							      SANITIZE_LINE);
		if (marker->title != NULL)
			build_line(b, title, strlen(title), into);
	}
	return into;
}

/* Parses the Markdown of an HTML block's piece. */
static void build_fragment(struct builder *b, const struct html_piece *piece, int first_line, struct block *into)
{
	struct origin saved = b->origin;
	int *lines = xreallocarray(NULL, piece->line_count + 1, sizeof *lines);

	for (size_t i = 0; i < piece->line_count; i++)
		lines[i] = file_line(b, first_line + piece->lines[i]);
	b->origin = (struct origin){ lines, piece->line_count, false };
	build_text(b, strbuf_text(&piece->text), piece->text.len, into);
	b->origin = saved;
	free(lines);
}

/* An HTML block: returns the container that what follows belongs to. */
static struct block *build_html(struct builder *b, cmark_node *node, struct block *into, struct block *base)
{
	const char *literal = cmark_node_get_literal(node);
	const struct marker *marker;
	struct html_pieces pieces = {0};
	int first_line = cmark_node_get_start_line(node);

	if (literal == NULL)
		return into;
	marker = marker_find(&b->markers, literal);
	if (marker != NULL)
		return build_marker(b, marker, file_line(b, first_line), into, base);
	html_split(&pieces, literal, strlen(literal));
	for (size_t i = 0; i < pieces.count; i++) {
		const struct html_piece *piece = &pieces.items[i];

		if (piece->kind == HTML_FOLD_OPEN && b->depth < DEPTH_LIMIT) {
			into = open_fold(b, strbuf_text(&piece->text), piece->text.len, piece->open,
					 file_line(b, first_line), into);
			b->depth++;
		} else if (piece->kind == HTML_FOLD_CLOSE) {
			struct block *outer = close_container(into, base, BLOCK_FOLD);

			b->depth -= outer != into;
			into = outer;
		} else if (piece->kind == HTML_TEXT && b->fragments < FRAGMENT_LIMIT) {
			b->fragments++;
			build_fragment(b, piece, first_line, into);
			b->fragments--;
		}
	}
	html_pieces_deinit(&pieces);
	return into;
}

/* Below the depth limit: all text in one paragraph. */
static void build_flat(struct builder *b, cmark_node *parent, struct block *into)
{
	int line = file_line(b, cmark_node_get_start_line(parent));

	if (into->kind == BLOCK_LIST) {		/* lists hold items alone */
		into = add_block(b, into, BLOCK_ITEM, line);
		into->as.item.step = -1;
	}
	build_inlines(b, parent, add_block(b, into, BLOCK_PARAGRAPH, line), NULL);
}

static void build_children(struct builder *b, cmark_node *parent, struct block *into)
{
	struct block *base = into;
	int depth = b->depth;

	if (b->depth >= DEPTH_LIMIT) {
		build_flat(b, parent, into);
		return;
	}
	b->depth++;
	for (cmark_node *node = cmark_node_first_child(parent); node != NULL; node = cmark_node_next(node))
		if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK)
			into = build_html(b, node, into, base);
		else
			build_block(b, node, into);
	b->depth = depth;
}

static cmark_parser *parser_new(void)
{
#if WITH_CMARK_GFM
	static pthread_once_t registered = PTHREAD_ONCE_INIT;
	static const char *const extensions[] = { "table", "strikethrough", "tasklist", "autolink" };
	cmark_parser *parser;

	/* Several threads may read pages; cmark's own guard knows of one. */
	pthread_once(&registered, cmark_gfm_core_extensions_ensure_registered);
	parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
	return parser;
#else
	return cmark_parser_new(CMARK_OPT_DEFAULT);
#endif
}

static void build_text(struct builder *b, const char *text, size_t len, struct block *into)
{
	cmark_parser *parser = parser_new();
	cmark_node *root;

	cmark_parser_feed(parser, text, len);
	root = cmark_parser_finish(parser);
	build_children(b, root, into);
	cmark_node_free(root);
	cmark_parser_free(parser);
}

/* --- the page --- */

static void count_words(struct doc *doc, const char *text, size_t len)
{
	bool inside = false;

	for (size_t i = 0; i < len; i++) {
		bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';

		doc->words += !blank && !inside;
		inside = !blank;
	}
}

static int compare_targets(const void *a, const void *b)
{
	const struct target *x = a, *y = b;

	if (x->block->number != y->block->number)
		return x->block->number < y->block->number ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Preorder numbers, and the words on the way. */
static void number_blocks(struct doc *doc)
{
	struct strbuf plain = {0};

	doc->block_count = 0;
	for (struct block *block = doc->root; block != NULL; block = block_next(block, doc->root)) {
		block->number = doc->block_count++;
		strbuf_reset(&plain);
		spans_plain(&plain, block->spans, block->span_count);
		count_words(doc, strbuf_text(&plain), plain.len);
		if (block->kind == BLOCK_CODE)
			count_words(doc, block->as.code.text, block->as.code.len);
	}
	strbuf_deinit(&plain);
}

/* Puts the targets into reading order and mends what points at them. */
static void sort_targets(struct doc *doc)
{
	int *new_index;

	if (doc->target_count == 0)
		return;
	new_index = xreallocarray(NULL, doc->target_count, sizeof *new_index);
	for (size_t i = 0; i < doc->target_count; i++)
		doc->targets[i].order = (int)i;
	qsort(doc->targets, doc->target_count, sizeof *doc->targets, compare_targets);
	for (size_t i = 0; i < doc->target_count; i++)
		new_index[doc->targets[i].order] = (int)i;
	for (size_t i = 0; i < doc->step_count; i++)
		doc->steps[i].target = new_index[doc->steps[i].target];
	for (struct block *block = doc->root; block != NULL; block = block_next(block, doc->root)) {
		for (size_t i = 0; i < block->span_count; i++)
			if (block->spans[i].target >= 0)
				block->spans[i].target = new_index[block->spans[i].target];
		if (block->kind == BLOCK_FOLD)
			block->as.fold.target = new_index[block->as.fold.target];
		else if (block->kind == BLOCK_QUIZ)
			block->as.quiz.target = new_index[block->as.quiz.target];
	}
	free(new_index);
}

/* The page's own `steps` as a NULL-terminated list in the arena; NULL if it says nothing. */
static const char *const *page_steps(struct doc *doc)
{
	const struct yaml_node *list = doc->front_matter != NULL ? yaml_get(yaml_root(doc->front_matter), "steps") : NULL;
	const char **names;

	if (list == NULL || list->kind != YAML_LIST)
		return NULL;
	names = arena_array(&doc->arena, list->count + 1, sizeof *names);
	for (size_t i = 0; i < list->count; i++)
		names[i] = yaml_text(list->items[i], "");
	return names;
}

static void take_front_matter(struct doc *doc, const char *text, const struct front_matter *found, const char *path)
{
	struct err err = {0};

	doc->front_matter = front_matter_parse(text, found, path, &err);
	if (doc->front_matter == NULL)
		doc->front_matter_error = xstrdup(err.text);
}

/*
 * A page that does not say its title gets it as a heading of the first level. It is none of the
 * doc's headings: nothing links to it, and it takes no slug.
 */
static void add_title(struct builder *b, const char *title)
{
	struct doc *doc = b->doc;
	const struct yaml_node *front = doc->front_matter != NULL ? yaml_root(doc->front_matter) : NULL;
	struct block *first = doc->root->first;
	struct block *heading;
	bool hidden = false;

	yaml_bool(yaml_get(front, "hide_title"), &hidden);
	if (title == NULL)
		title = yaml_text(yaml_get(front, "title"), "");
	if (doc->title != NULL || hidden || *title == '\0')
		return;
	/* Some books begin with the title as a heading of the second level. */
	if (doc->heading_count > 0 && strcasecmp(doc->headings[0].text, title) == 0)
		return;
	heading = arena_alloc(&doc->arena, sizeof *heading);
	*heading = (struct block){
		.kind = BLOCK_HEADING, .parent = doc->root, .next = first, .line = 1,
		.as.heading = { .level = 1, .slug = "" },
	};
	build_line(b, title, strlen(title), heading);
	doc->root->first = heading;
	if (first == NULL)
		doc->root->last = heading;
}

/* A page says by its name that it is MDX. */
static unsigned page_dialects(const struct markdown_options *options)
{
	size_t len = options->path != NULL ? strlen(options->path) : 0;

	return options->dialects | (len > 4 && strcasecmp(options->path + len - 4, ".mdx") == 0 ? DIALECT_MDX : 0);
}

struct doc *markdown_parse(const char *bytes, size_t len, const struct markdown_options *options)
{
	struct doc *doc = xcalloc(1, sizeof *doc);
	struct builder b = { .doc = doc };
	struct decoded decoded = {0};
	struct strbuf mended = {0};
	struct source source = {0};
	struct dialect_page page = {
		.dialects = page_dialects(options), .path = options->path, .arena = &doc->arena, .markers = &b.markers,
		.host = options->host,
	};
	struct front_matter front;
	const struct strbuf *text = &decoded.text;
	const char *const *steps;

	doc->index = anchor_index_new();
	decode_text(&decoded, bytes, len);
	doc->not_utf8 = decoded.not_utf8;
	doc->repaired = mojibake_mend(&mended, strbuf_text(text), text->len, NULL);
	if (doc->repaired)
		text = &mended;
	if (front_matter_find(strbuf_text(text), text->len, &front))
		take_front_matter(doc, strbuf_text(text), &front, options->path);
	b.markers.arena = &doc->arena;
	source_load(&source, strbuf_text(text) + front.end, text->len - front.end, front.lines + 1);
	dialect_run(&source, &page);
	b.origin = (struct origin){ source.lines, source.count, true };
	doc->root = arena_alloc(&doc->arena, sizeof *doc->root);
	doc->root->kind = BLOCK_DOCUMENT;
	doc->root->line = 1;
	build_text(&b, strbuf_text(&source.text), source.text.len, doc->root);
	for (; b.pending_anchors > 0; b.pending_anchors--)
		doc->anchors[doc->anchor_count - b.pending_anchors].block = doc->root;
	add_title(&b, options->title);
	steps = page_steps(doc);
	steps_find(doc, steps != NULL ? steps : options->steps, options->all_lists && steps == NULL);
	number_blocks(doc);
	sort_targets(doc);
	slug_set_deinit(&b.slugs);
	markers_deinit(&b.markers);
	source_deinit(&source);
	strbuf_deinit(&mended);
	decode_deinit(&decoded);
	return doc;
}

const char *markdown_library(void)
{
#if WITH_CMARK_GFM
	return "cmark-gfm " CMARK_GFM_VERSION_STRING;
#else
	return "cmark " CMARK_VERSION_STRING;
#endif
}
