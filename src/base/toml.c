/* toml.c - TOML (toml.io, version 1.0.0) as a tree, without recursion: depth costs no stack. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/toml.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

/* How a table or list came to be decides who may add to it. */
enum mark {
	MARK_HEADER = 1,	/* by its own [header] */
	MARK_DOTTED = 2,	/* by a key with dots */
	MARK_CLOSED = 4		/* written as a value: complete */
};

static bool is_blank(int byte)
{
	return byte == ' ' || byte == '\t';
}

static bool is_bare(int byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

static void skip_blanks(struct value_scan *scan)
{
	while (is_blank(value_peek(scan, 0)))
		value_step(scan, 1);
}

static void skip_comment(struct value_scan *scan)
{
	if (value_peek(scan, 0) == '#')
		while (value_peek(scan, 0) >= 0 && value_peek(scan, 0) != '\n')
			value_step(scan, 1);
}

/* Blanks, comments and line ends. */
static void skip_lines(struct value_scan *scan)
{
	int byte;

	do {
		skip_blanks(scan);
		skip_comment(scan);
		byte = value_peek(scan, 0);
		if (byte == '\n' || byte == '\r')
			value_step(scan, 1);
	} while (byte == '\n' || byte == '\r');
}

static bool end_line(struct value_scan *scan)
{
	skip_blanks(scan);
	skip_comment(scan);
	if (value_peek(scan, 0) == '\r')
		value_step(scan, 1);
	if (value_peek(scan, 0) >= 0 && value_peek(scan, 0) != '\n')
		return value_fail(scan,
				  "the line should end here; what follows belongs to nothing");
	value_step(scan, 1);
	return true;
}

/* --- strings --- */

static size_t count_same(const struct value_scan *scan, int byte)
{
	size_t count = 0;

	while (count < 5 && value_peek(scan, count) == byte)
		count++;
	return count;
}

/* A backslash at the end of a line takes the white space behind it away. */
static bool skip_joint(struct value_scan *scan)
{
	size_t ahead = 0;
	int byte;

	while (is_blank(value_peek(scan, ahead)) || value_peek(scan, ahead) == '\r')
		ahead++;
	if (value_peek(scan, ahead) != '\n')
		return false;
	value_step(scan, ahead);
	while (is_blank(byte = value_peek(scan, 0)) || byte == '\n' || byte == '\r')
		value_step(scan, 1);
	return true;
}

static bool read_char(struct value_scan *scan, struct strbuf *text, int quote, bool lines)
{
	int byte = value_peek(scan, 0);

	if (byte < 0 || (byte == '\n' && !lines))
		return value_fail(scan, "a string has no end; it needs %s%c",
				  lines ? "three closing " : "a closing ", quote);
	value_step(scan, 1);
	if (byte == '\\' && quote == '"')
		return (lines && skip_joint(scan)) || value_escape(scan, text, false);
	if (byte != '\r' || value_peek(scan, 0) != '\n')
		strbuf_addc(text, (char)byte);
	return true;
}

/* From the quote on, basic or literal, of one line or several. NULL and a sentence. */
static const char *read_string(struct value_scan *scan, bool may_span)
{
	int quote = value_peek(scan, 0);
	bool lines = may_span && count_same(scan, quote) >= 3, good = true;
	size_t ends = lines ? 3 : 1;
	struct strbuf text = {0};
	const char *kept = NULL;

	value_step(scan, ends);
	if (lines) {
		value_step(scan, value_peek(scan, 0) == '\r' && value_peek(scan, 1) == '\n');
		value_step(scan, value_peek(scan, 0) == '\n');
	}
	while (good && count_same(scan, quote) < ends)
		good = read_char(scan, &text, quote, lines);
	if (good) {
		/* up to two quotes may stand right before the closing three */
		size_t more = lines ? count_same(scan, quote) - ends : 0;

		for (size_t i = 0; i < more; i++)
			strbuf_addc(&text, (char)quote);
		value_step(scan, ends + more);
		kept = value_keep(scan, &text);
	}
	strbuf_deinit(&text);
	return kept;
}

/* --- keys and tables --- */

static struct value *find(const struct value *table, const char *key)
{
	for (struct value *at = table->first; at != NULL; at = at->next)
		if (strcmp(at->key, key) == 0)
			return at;
	return NULL;
}

static struct value *add_member(struct value_scan *scan, struct value *table, enum value_kind kind,
				const char *key)
{
	if (table->kind == VALUE_TABLE && table->count >= TOML_KEYS_MAX) {
		value_fail(scan, "a table has more than %d keys", TOML_KEYS_MAX);
		return NULL;
	}
	return value_add(scan, table, kind, key);
}

/* One key of a dotted one. NULL and a sentence. */
static const char *read_key(struct value_scan *scan)
{
	size_t len = 0;
	const char *key;
	int byte;

	skip_blanks(scan);
	byte = value_peek(scan, 0);
	if (byte == '"' || byte == '\'')
		return read_string(scan, false);
	while (is_bare(value_peek(scan, len)))
		len++;
	if (len == 0) {
		value_fail(scan,
			   "here should be a key: letters, digits, _ and -, or a text in quotes");
		return NULL;
	}
	key = arena_strndup(&scan->tree->arena, scan->text + scan->at, len);
	value_step(scan, len);
	return key;
}

/* The table of that key in table, made if it is missing. NULL and a sentence. */
static struct value *enter(struct value_scan *scan, struct value *table, const char *key,
			   bool header)
{
	struct value *member = find(table, key);

	if (member == NULL) {
		member = add_member(scan, table, VALUE_TABLE, key);
		if (member != NULL)
			member->marks = header ? 0 : MARK_DOTTED;
		return member;
	}
	if (header && member->kind == VALUE_LIST && !(member->marks & MARK_CLOSED))
		return member->last;
	if (member->kind == VALUE_TABLE && !(member->marks & MARK_CLOSED) &&
	    (header || member->marks & MARK_DOTTED))
		return member;
	value_fail(scan, "`%.60s` is already set in line %d and cannot be added to", key,
		   member->line);
	return NULL;
}

/* Enters all but the last key of a dotted one. NULL and a sentence; else *key is the last. */
static struct value *enter_path(struct value_scan *scan, struct value *table, bool header,
				const char **key)
{
	int depth = 0;

	for (;;) {
		*key = read_key(scan);
		if (*key == NULL)
			return NULL;
		skip_blanks(scan);
		if (value_peek(scan, 0) != '.')
			return table;
		value_step(scan, 1);
		if (++depth > VALUE_DEPTH_MAX) {
			value_fail(scan, "a key has more than %d parts", VALUE_DEPTH_MAX);
			return NULL;
		}
		table = enter(scan, table, *key, header);
		if (table == NULL)
			return NULL;
	}
}

/* --- values --- */

/* Underscores between digits are dropped; 0x, 0o and 0b. False: it is no number, nor a date. */
static bool parse_number(const char *text, double *value)
{
	static const struct {
		const char *prefix;
		int base;
	} bases[] = { { "0x", 16 }, { "0o", 8 }, { "0b", 2 } };
	char plain[64];
	size_t len = 0, used;

	for (size_t i = 0; text[i] != '\0' && len < sizeof plain - 1; i++)
		if (text[i] != '_')
			plain[len++] = text[i];
	plain[len] = '\0';
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		if (strncmp(plain, bases[i].prefix, 2) == 0) {
			char *end;

			*value = (double)strtoull(plain + 2, &end, bases[i].base);
			return end != plain + 2 && *end == '\0';
		}
	used = plain[0] == '+' || plain[0] == '-';
	if (strcmp(plain + used, "inf") == 0 || strcmp(plain + used, "nan") == 0) {
		*value = plain[used] == 'n' ? NAN : plain[0] == '-' ? -INFINITY : INFINITY;
		return true;
	}
	if (strchr("+-0123456789", plain[0]) == NULL)
		return false;
	used = number_read(plain, value);
	/* a date or a time goes on with - or : */
	return used > 0 && plain[used + strspn(plain + used, "0123456789:-+.TtZz")] == '\0';
}

static bool read_word(struct value_scan *scan, struct value *value)
{
	size_t len = 0;
	char *text;
	int byte;

	while (is_bare(byte = value_peek(scan, len)) || byte == '+' || byte == '.' || byte == ':')
		len++;
	text = arena_strndup(&scan->tree->arena, scan->text + scan->at, len);
	value->text = text;
	if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
		value->kind = VALUE_BOOL;
		value->truth = *text == 't';
		value->text = NULL;
	} else if (len > 0 && len < 64 && parse_number(text, &value->number)) {
		value->kind = VALUE_NUMBER;
	} else {
		return value_fail(scan, "here should be a value: a text in quotes, a number, true, "
					"false, [ or {");
	}
	value_step(scan, len);
	return true;
}

/* The value that begins here; a list or table only up to its bracket. */
static struct value *read_value(struct value_scan *scan, struct value *parent, const char *key)
{
	struct value *value = add_member(scan, parent, VALUE_NULL, key);
	int byte = value_peek(scan, 0);

	if (value == NULL)
		return NULL;
	if (byte == '[' || byte == '{') {
		value->kind = byte == '[' ? VALUE_LIST : VALUE_TABLE;
		value_step(scan, 1);
	} else if (byte == '"' || byte == '\'') {
		value->kind = VALUE_TEXT;
		value->text = read_string(scan, true);
		return value->text != NULL ? value : NULL;
	} else if (!read_word(scan, value)) {
		return NULL;
	}
	return value;
}

/* "a.b =" */
static struct value *read_assignment(struct value_scan *scan, struct value *table)
{
	const char *key;

	table = enter_path(scan, table, false, &key);
	if (table == NULL)
		return NULL;
	if (value_peek(scan, 0) != '=') {
		value_fail(scan, "behind a key there has to be =");
		return NULL;
	}
	if (find(table, key) != NULL) {
		value_fail(scan, "`%.60s` is already set in line %d; drop one", key,
			   find(table, key)->line);
		return NULL;
	}
	value_step(scan, 1);
	skip_blanks(scan);
	return read_value(scan, table, key);
}

static void skip_in(struct value_scan *scan, const struct value *open)
{
	if (open->kind == VALUE_LIST)
		skip_lines(scan);
	else
		skip_blanks(scan);
}

/* An open list or inline table. */
struct level {
	struct value *value;
	bool begun;			/* it has a member */
};

/* What follows a member, or the opening bracket. False and a sentence; *depth falls. */
static bool end_members(struct value_scan *scan, struct level *levels, int *depth)
{
	while (*depth > 0) {
		struct level *level = &levels[*depth - 1];
		int bracket = level->value->kind == VALUE_LIST ? ']' : '}';

		skip_in(scan, level->value);
		if (level->begun && value_peek(scan, 0) == ',') {
			value_step(scan, 1);
			skip_in(scan, level->value);
			/* a list may have a comma behind its last member */
			if (bracket == '}' || value_peek(scan, 0) != ']')
				return true;
		}
		if (value_peek(scan, 0) != bracket)
			return !level->begun ||
			       value_fail(scan, "here should be a comma or %c", bracket);
		value_step(scan, 1);
		level->value->marks |= MARK_CLOSED;
		--*depth;
	}
	return true;
}

static bool is_open(const struct value *value)
{
	return value->kind == VALUE_LIST || value->kind == VALUE_TABLE;
}

/* "key = value", with all that is in the value. */
static bool read_pair(struct value_scan *scan, struct value *table)
{
	struct level levels[VALUE_DEPTH_MAX];
	struct value *value = read_assignment(scan, table);
	int depth = 0;

	for (;;) {
		struct value *open;

		if (value == NULL)
			return false;
		if (is_open(value)) {
			if (depth == VALUE_DEPTH_MAX)
				return value_fail(scan, "this is more than %d levels deep",
						  VALUE_DEPTH_MAX);
			levels[depth++] = (struct level){ value, false };
		}
		if (!end_members(scan, levels, &depth))
			return false;
		if (depth == 0)
			return end_line(scan);
		levels[depth - 1].begun = true;
		open = levels[depth - 1].value;
		value = open->kind == VALUE_LIST ? read_value(scan, open, NULL)
						 : read_assignment(scan, open);
	}
}

/* --- headers --- */

static struct value *open_table(struct value_scan *scan, struct value *table, const char *key)
{
	struct value *member = find(table, key);

	if (member == NULL) {
		member = add_member(scan, table, VALUE_TABLE, key);
	} else if (member->kind != VALUE_TABLE || member->marks != 0) {
		value_fail(scan, "[%.60s] is already set in line %d; drop one", key, member->line);
		return NULL;
	}
	if (member != NULL)
		member->marks |= MARK_HEADER;
	return member;
}

static struct value *open_record(struct value_scan *scan, struct value *table, const char *key)
{
	struct value *list = find(table, key);

	if (list == NULL) {
		list = add_member(scan, table, VALUE_LIST, key);
	} else if (list->kind != VALUE_LIST || list->marks & MARK_CLOSED) {
		value_fail(scan, "`%.60s` in line %d is no list of [[%.60s]]", key, list->line,
			   key);
		return NULL;
	}
	return list != NULL ? value_add(scan, list, VALUE_TABLE, NULL) : NULL;
}

/* "[a.b]" or "[[a.b]]": the table it opens. NULL and a sentence. */
static struct value *read_header(struct value_scan *scan)
{
	size_t brackets = value_peek(scan, 1) == '[' ? 2 : 1;
	struct value *table;
	const char *key;

	value_step(scan, brackets);
	table = enter_path(scan, scan->tree->root, true, &key);
	if (table == NULL)
		return NULL;
	table = brackets == 2 ? open_record(scan, table, key) : open_table(scan, table, key);
	if (table == NULL)
		return NULL;
	for (size_t i = 0; i < brackets; i++)
		if (value_peek(scan, i) != ']') {
			value_fail(scan, "a header that begins with %s ends with %s",
				   brackets == 2 ? "[[" : "[", brackets == 2 ? "]]" : "]");
			return NULL;
		}
	value_step(scan, brackets);
	return end_line(scan) ? table : NULL;
}

static bool read_all(struct value_scan *scan)
{
	struct value *table = value_add(scan, NULL, VALUE_TABLE, NULL);

	for (;;) {
		skip_lines(scan);
		if (scan->at == scan->len)
			return true;
		if (value_peek(scan, 0) != '[') {
			if (!read_pair(scan, table))
				return false;
			continue;
		}
		table = read_header(scan);
		if (table == NULL)
			return false;
	}
}

struct value_tree *toml_read(const char *text, size_t len, const char *path, struct err *err)
{
	struct value_scan scan = { .text = text, .len = len, .line = 1, .column = 1, .path = path,
				   .err = err, .tree = value_tree_new() };

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		scan.at = 3;
	if (read_all(&scan))
		return scan.tree;
	value_tree_free(scan.tree);
	return NULL;
}
