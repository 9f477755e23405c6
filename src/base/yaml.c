/*
 * yaml.c - YAML as a tree; the one home of libyaml.
 *
 * The tree is built from libyaml's events with a stack of its own, so that hostile nesting
 * meets a limit and never the C stack. Where aliases are allowed, a node then hangs in several
 * places; the limits count it in each of them, so that whoever walks the tree meets no more.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/yaml.h"

#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <yaml.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "base/yaml_simple.h"

#define LEVELS_MAX 64
#define NODES_MAX 200000
#define ANCHORS_MAX 1000		/* they are looked for one by one */
#define TEXT_OF_NODE 1024		/* bytes of text that count as a further node */

struct yaml {
	struct arena arena;
	struct yaml_node *root;
	char *path;
};

/* A list or map whose end has not come yet. */
struct frame {
	struct yaml_node *node;
	size_t anchor;			/* index into anchors, SIZE_MAX: it has none */
	size_t nodes_before;
	int height;			/* levels it is deep so far, itself one */
	struct yaml_node **keys, **items;
	size_t count, keys_cap, items_cap;
	struct yaml_node *key;		/* stands and waits for its value */
};

/* What an alias may stand for. */
struct anchor {
	char *name;
	struct yaml_node *node;		/* NULL: not complete yet */
	size_t nodes;			/* in it, itself too */
	int height;			/* levels it is deep: 0 for a scalar */
};

struct builder {
	yaml_parser_t parser;
	struct yaml *yaml;
	enum yaml_mode mode;
	int first_line;
	size_t nodes;
	struct frame frames[LEVELS_MAX];
	int depth;
	struct anchor *anchors;
	size_t anchor_count, anchor_cap;
	struct strbuf clean;		/* for sanitizing, kept between scalars */
	struct err *err;
};

/* What libyaml says, and what it means for somebody who writes a course. */
static const struct { const char *problem, *sentence;
} sentences[] = {
	{"mapping values are not allowed in this context",
	 "a second \": \" on this line; put the text in quotes, or begin a new line"},
	{"did not find expected key",
	 "this does not line up with the keys above; indent it alike, or put the text in quotes"},
	{"did not find expected '-' indicator",
	 "this does not line up with the list above; begin it with \"- \" in the same column"},
	{"did not find expected ',' or ']'",
	 "a list in brackets has no end; part items by commas and close it with ]"},
	{"did not find expected ',' or '}'",
	 "a map in braces has no end; part pairs by commas and close it with }"},
	{"did not find expected node content",
	 "a value is missing here; write it, or put the text in quotes"},
	{"found unexpected end of stream", "a quote has no end; close it"},
	{"found unexpected document indicator", "a quote has no end; close it"},
	{"could not find expected ':'", "a key needs a colon and a blank behind it"},
	{"found character that cannot start any token",
	 "a value cannot begin with this character; put the text in quotes, and indent with "
	 "blanks, not tabs"},
	{"found a tab character that violates indentation", "indent with blanks, not tabs"},
	{"found a tab character where an indentation space is expected",
	 "indent with blanks, not tabs"},
	{"found unknown escape character",
	 "unknown \\ in double quotes; write \\\\ for a backslash, or use single quotes"},
	{"block sequence entries are not allowed in this context",
	 "a list cannot begin here; begin a new line"},
	{"mapping keys are not allowed in this context",
	 "a key cannot begin here; begin a new line"},
	{"did not find expected <document start>",
	 "the text goes on behind its end; put it in quotes"},
	{"control characters are not allowed", "a control character; remove it"},
	{"did not find expected hexdecimal number",
	 "an escape such as \\x41 or \\u00e9 lacks its hex digits"},
};

static void complain_at(struct builder *builder, int line, int column, const char *sentence)
{
	err_set(builder->err, "%s:%d:%d: %s", builder->yaml->path, line, column, sentence);
}

static void complain_mark(struct builder *builder, yaml_mark_t mark, const char *sentence)
{
	complain_at(builder, (int)mark.line + builder->first_line, (int)mark.column + 1, sentence);
}

/* The reader knows only a byte offset: the place is counted here. */
static void complain_reader(struct builder *builder, const char *text, size_t len)
{
	size_t end = builder->parser.problem_offset < len ? builder->parser.problem_offset : len;
	const char *problem = builder->parser.problem;
	int line = builder->first_line, column = 1;
	bool control = problem != NULL && strstr(problem, "control") != NULL;

	for (size_t i = 0; i < end; i++) {
		if (text[i] == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)text[i] & 0xc0) != 0x80) {
			column++;
		}
	}
	complain_at(builder, line, column, control ? "a control character; remove it"
		    : "bytes that are no UTF-8; save the file as UTF-8");
}

static void complain_parser(struct builder *builder, const char *text, size_t len)
{
	const yaml_parser_t *parser = &builder->parser;
	const char *problem = parser->problem != NULL ? parser->problem : "this is no YAML";

	if (parser->error == YAML_READER_ERROR) {
		complain_reader(builder, text, len);
		return;
	}
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (strcmp(problem, sentences[i].problem) == 0)
			problem = sentences[i].sentence;
	/* For a quote without an end the place where it begins helps, not the end of the file. */
	if (parser->context != NULL && strstr(parser->context, "quoted scalar") != NULL &&
	    strstr(problem, "no end") != NULL)
		complain_mark(builder, parser->context_mark, problem);
	else
		complain_mark(builder, parser->problem_mark, problem);
}

static bool count_nodes(struct builder *builder, size_t more, yaml_mark_t mark)
{
	builder->nodes += more;
	if (builder->nodes <= NODES_MAX)
		return true;
	complain_mark(builder, mark, "more than 200,000 values; split the file");
	return false;
}

static struct yaml_node *node_new(struct builder *builder, enum yaml_kind kind, yaml_mark_t mark)
{
	struct yaml_node *node;

	if (!count_nodes(builder, 1, mark))
		return NULL;
	node = arena_alloc(&builder->yaml->arena, sizeof *node);
	node->kind = kind;
	node->line = (int)mark.line + builder->first_line;
	node->column = (int)mark.column + 1;
	return node;
}

/* Hangs a finished or just begun node where it belongs. */
static bool attach(struct builder *builder, struct yaml_node *node)
{
	struct frame *frame;

	if (builder->depth == 0) {
		builder->yaml->root = node;
		return true;
	}
	frame = &builder->frames[builder->depth - 1];
	if (frame->node->kind == YAML_MAP && frame->key == NULL) {
		if (node->kind != YAML_SCALAR) {
			complain_at(builder, node->line, node->column,
				    "a list or map as a key; a key is plain text and a colon");
			return false;
		}
		frame->key = node;
		return true;
	}
	frame->items = xgrow(frame->items, frame->count, &frame->items_cap, sizeof *frame->items);
	frame->items[frame->count] = node;
	if (frame->node->kind == YAML_MAP) {
		frame->keys = xgrow(frame->keys, frame->count, &frame->keys_cap,
				    sizeof *frame->keys);
		frame->keys[frame->count] = frame->key;
		frame->key = NULL;
	}
	frame->count++;
	return true;
}

static bool refuse_marks(struct builder *builder, const yaml_char_t *anchor, const yaml_char_t *tag,
			 yaml_mark_t mark)
{
	if (builder->mode == YAML_LENIENT)
		return true;
	if (anchor != NULL) {
		complain_mark(builder, mark,
			      "an anchor (&); write the value out, or put the text in quotes");
		return false;
	}
	if (tag != NULL) {
		complain_mark(builder, mark, "a tag (!); leave it out, or put the text in quotes");
		return false;
	}
	return true;
}

/* --- anchors and aliases, where they are allowed --- */

/* The place for what begins with an anchor; SIZE_MAX if it has none, or is one too many. */
static size_t keep_anchor(struct builder *builder, const yaml_char_t *name)
{
	if (name == NULL || builder->anchor_count == ANCHORS_MAX)
		return SIZE_MAX;
	builder->anchors = xgrow(builder->anchors, builder->anchor_count, &builder->anchor_cap,
				 sizeof *builder->anchors);
	builder->anchors[builder->anchor_count] = (struct anchor){
		.name = xstrdup((const char *)name),
	};
	return builder->anchor_count++;
}

static void fill_anchor(struct builder *builder, size_t index, struct yaml_node *node,
			size_t nodes, int height)
{
	if (index == SIZE_MAX)
		return;
	builder->anchors[index].node = node;
	builder->anchors[index].nodes = nodes;
	builder->anchors[index].height = height;
}

static void drop_anchors(struct builder *builder)
{
	for (size_t i = 0; i < builder->anchor_count; i++)
		free(builder->anchors[i].name);
	free(builder->anchors);
}

/* The innermost open list or map is at least so many levels deep. */
static void raise_height(struct builder *builder, int height)
{
	struct frame *frame = builder->depth > 0 ? &builder->frames[builder->depth - 1] : NULL;

	if (frame != NULL && frame->height < height)
		frame->height = height;
}

/* The latest anchor of that name counts. */
static bool add_alias(struct builder *builder, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	const struct anchor *anchor = NULL;

	if (builder->mode == YAML_STRICT) {
		complain_mark(builder, event->start_mark,
			      "an alias (*); write the value out, or put the text in quotes");
		return false;
	}
	for (size_t i = builder->anchor_count; i > 0 && anchor == NULL; i--)
		if (strcmp(builder->anchors[i - 1].name, name) == 0)
			anchor = &builder->anchors[i - 1];
	if (anchor == NULL || anchor->node == NULL) {
		complain_mark(builder, event->start_mark,
			      anchor == NULL ? "an alias (*) of what has no anchor (&) above it"
					     : "an alias (*) inside of what it stands for");
		return false;
	}
	if (builder->depth + anchor->height > LEVELS_MAX) {
		complain_mark(builder, event->start_mark, "nested deeper than 64 levels");
		return false;
	}
	if (!count_nodes(builder, anchor->nodes, event->start_mark))
		return false;
	raise_height(builder, anchor->height + 1);
	return attach(builder, anchor->node);
}

/* A literal block, and lines in quotes, may hold code, whose tabs indent. */
static enum sanitize_mode choose_mode(const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	const void *text = event->data.scalar.value;
	bool lines = style == YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
		     memchr(text, '\n', event->data.scalar.length) != NULL;

	return lines || style == YAML_LITERAL_SCALAR_STYLE ? SANITIZE_CODE : SANITIZE_PROSE;
}

static bool add_scalar(struct builder *builder, const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	size_t more = event->data.scalar.length / TEXT_OF_NODE;
	struct yaml_node *node;

	if (!refuse_marks(builder, event->data.scalar.anchor, event->data.scalar.tag,
			  event->start_mark))
		return false;
	node = node_new(builder, YAML_SCALAR, event->start_mark);
	if (node == NULL || !count_nodes(builder, more, event->start_mark))
		return false;
	strbuf_reset(&builder->clean);
	sanitize_text(&builder->clean, (const char *)event->data.scalar.value,
		      event->data.scalar.length, choose_mode(event));
	node->text = arena_strdup(&builder->yaml->arena, strbuf_text(&builder->clean));
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE && style != YAML_ANY_SCALAR_STYLE;
	fill_anchor(builder, keep_anchor(builder, event->data.scalar.anchor), node, 1 + more, 0);
	return attach(builder, node);
}

static bool begin(struct builder *builder, enum yaml_kind kind, const yaml_char_t *anchor,
		  const yaml_char_t *tag, yaml_mark_t mark)
{
	struct yaml_node *node;

	if (!refuse_marks(builder, anchor, tag, mark))
		return false;
	if (builder->depth == LEVELS_MAX) {
		complain_mark(builder, mark, "nested deeper than 64 levels");
		return false;
	}
	node = node_new(builder, kind, mark);
	if (node == NULL || !attach(builder, node))
		return false;
	builder->frames[builder->depth++] = (struct frame){
		.node = node,
		.anchor = keep_anchor(builder, anchor),
		.nodes_before = builder->nodes - 1,
		.height = 1,
	};
	return true;
}

struct key_place {
	const char *text;
	size_t index;
};

static int compare_places(const void *left, const void *right)
{
	const struct key_place *a = left, *b = right;
	int order = strcmp(a->text, b->text);

	return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* Sorted, so that a map of very many keys is looked through in n log n. */
static bool settle_duplicates(struct builder *builder, struct frame *frame)
{
	struct key_place *places = xreallocarray(NULL, frame->count + 1, sizeof *places);
	size_t first = SIZE_MAX, kept = 0;

	for (size_t i = 0; i < frame->count; i++)
		places[i] = (struct key_place){ frame->keys[i]->text, i };
	qsort(places, frame->count, sizeof *places, compare_places);
	for (size_t i = 1; i < frame->count; i++) {
		if (strcmp(places[i - 1].text, places[i].text) != 0)
			continue;
		if (places[i].index < first)
			first = places[i].index;
		if (builder->mode == YAML_LENIENT)
			frame->items[places[i - 1].index] = NULL;
	}
	free(places);
	if (first == SIZE_MAX)
		return true;
	if (builder->mode == YAML_STRICT) {
		err_set(builder->err, "%s:%d:%d: the key \"%.60s\" is there twice; keep one",
			builder->yaml->path, frame->keys[first]->line, frame->keys[first]->column,
			frame->keys[first]->text);
		return false;
	}
	for (size_t i = 0; i < frame->count; i++) {
		if (frame->items[i] == NULL)
			continue;
		frame->items[kept] = frame->items[i];
		frame->keys[kept++] = frame->keys[i];
	}
	frame->count = kept;
	return true;
}

static struct yaml_node **keep(struct builder *builder, struct yaml_node **nodes, size_t count)
{
	struct yaml_node **copy;

	if (count == 0)
		return NULL;
	copy = arena_array(&builder->yaml->arena, count, sizeof *copy);
	memcpy(copy, nodes, count * sizeof *copy);
	return copy;
}

static bool end(struct builder *builder)
{
	struct frame *frame = &builder->frames[builder->depth - 1];

	if (frame->node->kind == YAML_MAP && !settle_duplicates(builder, frame))
		return false;
	frame->node->count = frame->count;
	frame->node->items = keep(builder, frame->items, frame->count);
	if (frame->node->kind == YAML_MAP)
		frame->node->keys = keep(builder, frame->keys, frame->count);
	free(frame->items);
	free(frame->keys);
	fill_anchor(builder, frame->anchor, frame->node, builder->nodes - frame->nodes_before,
		    frame->height);
	builder->depth--;
	raise_height(builder, frame->height + 1);
	return true;
}

static bool begin_document(struct builder *builder, const yaml_event_t *event)
{
	if (builder->yaml->root == NULL)
		return true;
	complain_mark(builder, event->start_mark, "a second document; remove this line of ---");
	return false;
}

static bool take_event(struct builder *builder, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return begin_document(builder, event);
	case YAML_ALIAS_EVENT:
		return add_alias(builder, event);
	case YAML_SCALAR_EVENT:
		return add_scalar(builder, event);
	case YAML_SEQUENCE_START_EVENT:
		return begin(builder, YAML_LIST, event->data.sequence_start.anchor,
			     event->data.sequence_start.tag, event->start_mark);
	case YAML_MAPPING_START_EVENT:
		return begin(builder, YAML_MAP, event->data.mapping_start.anchor,
			     event->data.mapping_start.tag, event->start_mark);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return end(builder);
	default:
		return true;
	}
}

/* Reads events up to the end; of other people's files only the first document counts. */
static bool build(struct builder *builder, const char *text, size_t len)
{
	bool going = true, fine = true;

	while (going && fine) {
		yaml_event_t event;

		if (!yaml_parser_parse(&builder->parser, &event)) {
			complain_parser(builder, text, len);
			return false;
		}
		fine = take_event(builder, &event);
		going = event.type != YAML_STREAM_END_EVENT &&
			!(event.type == YAML_DOCUMENT_END_EVENT && builder->mode == YAML_LENIENT);
		yaml_event_delete(&event);
	}
	return fine;
}

struct yaml *yaml_parse(const char *text, size_t len, const char *path, int first_line,
			enum yaml_mode mode, struct err *err)
{
	struct yaml *yaml = xcalloc(1, sizeof *yaml);
	struct builder *builder;
	struct yaml_node *root;
	bool fine;

	yaml->path = xstrdup(path);
	yaml->root = yaml_simple(&yaml->arena, text, len, first_line);
	if (yaml->root != NULL)
		return yaml;
	builder = xcalloc(1, sizeof *builder);
	builder->yaml = yaml;
	builder->mode = mode;
	builder->first_line = first_line;
	builder->err = err;
	if (!yaml_parser_initialize(&builder->parser))
		abort();		/* only for want of memory */
	yaml_parser_set_input_string(&builder->parser, (const unsigned char *)(len > 0 ? text : ""),
				     len);
	fine = build(builder, text, len);
	while (builder->depth > 0) {
		builder->depth--;
		free(builder->frames[builder->depth].items);
		free(builder->frames[builder->depth].keys);
	}
	yaml_parser_delete(&builder->parser);
	drop_anchors(builder);
	strbuf_deinit(&builder->clean);
	free(builder);
	if (!fine) {
		yaml_drop(yaml);
		return NULL;
	}
	root = yaml->root;
	if (root == NULL || (root->kind == YAML_SCALAR && !root->quoted && root->text[0] == '\0')) {
		yaml->root = arena_alloc(&yaml->arena, sizeof *yaml->root);
		yaml->root->kind = YAML_MAP;
		yaml->root->line = first_line;
		yaml->root->column = 1;
	}
	return yaml;
}

struct yaml *yaml_read(const char *path, enum yaml_mode mode, struct err *err)
{
	struct strbuf text = {0};
	struct yaml *yaml = NULL;

	if (file_read(path, FILE_LIMIT_DATA, &text, err))
		yaml = yaml_parse(strbuf_text(&text), text.len, path, 1, mode, err);
	strbuf_deinit(&text);
	return yaml;
}

void yaml_drop(struct yaml *yaml)
{
	if (yaml == NULL)
		return;
	arena_deinit(&yaml->arena);
	free(yaml->path);
	free(yaml);
}

const struct yaml_node *yaml_root(const struct yaml *yaml)
{
	return yaml->root;
}

const char *yaml_path(const struct yaml *yaml)
{
	return yaml->path;
}

const struct yaml_node *yaml_get(const struct yaml_node *node, const char *key)
{
	if (node == NULL || node->kind != YAML_MAP)
		return NULL;
	for (size_t i = 0; i < node->count; i++)
		if (strcmp(node->keys[i]->text, key) == 0)
			return node->items[i];
	return NULL;
}

const char *yaml_text(const struct yaml_node *node, const char *fallback)
{
	return node != NULL && node->kind == YAML_SCALAR ? node->text : fallback;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool yaml_int(const struct yaml_node *node, long *out)
{
	const char *text = yaml_text(node, "");
	size_t sign = *text == '-' || *text == '+';
	char *rest;
	long value;

	if (!is_digit(text[sign]))
		return false;
	errno = 0;
	value = strtol(text, &rest, 10);
	if (errno != 0 || *rest != '\0')
		return false;
	*out = value;
	return true;
}

/*
 * Bytes of a decimal number at text: sign, digits, a point with digits, an exponent; 0 if it is
 * none.
 */
static size_t number_span(const char *text)
{
	size_t i = *text == '-' || *text == '+', digits = 0;

	for (; is_digit(text[i]); i++)
		digits++;
	if (text[i] == '.')
		for (i++; is_digit(text[i]); i++)
			digits++;
	if (digits == 0)
		return 0;
	if (text[i] == 'e' || text[i] == 'E') {
		size_t exponent = i + 1 + (text[i + 1] == '-' || text[i + 1] == '+');

		if (!is_digit(text[exponent]))
			return 0;
		for (i = exponent; is_digit(text[i]); )
			i++;
	}
	return i;
}

bool yaml_double(const struct yaml_node *node, double *out)
{
	const char *text = yaml_text(node, "");
	size_t len = number_span(text);
	struct strbuf local = {0};

	if (len == 0 || text[len] != '\0')
		return false;
	/* strtod() wants the decimal sign of the locale. */
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '.')
			strbuf_add(&local, localeconv()->decimal_point);
		else
			strbuf_addc(&local, text[i]);
	}
	*out = strtod(strbuf_text(&local), NULL);
	strbuf_deinit(&local);
	return true;
}

bool yaml_bool(const struct yaml_node *node, bool *out)
{
	static const struct { const char *word; bool value; } words[] = {
		{ "true", true }, { "yes", true }, { "on", true },
		{ "false", false }, { "no", false }, { "off", false },
	};
	const char *text = yaml_text(node, "");

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcasecmp(text, words[i].word) == 0) {
			*out = words[i].value;
			return true;
		}
	}
	return false;
}

void yaml_complain(const struct yaml *yaml, const struct yaml_node *node, struct err *err,
		   const char *format, ...)
{
	char sentence[sizeof err->text];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);
	if (node != NULL)
		err_set(err, "%s:%d:%d: %s", yaml->path, node->line, node->column, sentence);
	else
		err_set(err, "%s: %s", yaml->path, sentence);
}

static bool is_among(const char *word, const char *const *known)
{
	for (; *known != NULL; known++)
		if (strcmp(word, *known) == 0)
			return true;
	return false;
}

bool yaml_known_keys(const struct yaml *yaml, const struct yaml_node *map, const char *const *known,
		     struct err *err)
{
	if (map == NULL || map->kind != YAML_MAP)
		return true;
	for (size_t i = 0; i < map->count; i++) {
		const char *key = map->keys[i]->text;
		const char *near;

		if (is_among(key, known))
			continue;
		near = suggest_nearest(key, known);
		if (near != NULL)
			yaml_complain(yaml, map->keys[i], err,
				      "unknown key \"%.60s\"; did you mean \"%s\"?", key, near);
		else
			yaml_complain(yaml, map->keys[i], err, "unknown key \"%.60s\"; remove it",
				      key);
		return false;
	}
	return true;
}
