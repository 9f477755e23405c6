/* code.c - blocks of code: their info string, and comments that say which lines to set off. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/code.h"

#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

#define LINE_NUMBER_MAX 1000000		/* of a line to set off, or to count from */

/* What is to be said of a line. */
enum flag { MARKED = 1 << 0, GONE = 1 << 1 };

/* --- the info string --- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

const char *code_language(struct arena *arena, const char *info)
{
	size_t len;
	char *word;

	info += strspn(info, " \t");
	if (*info == '{')		/* { .py title="x" }, {python}, {r name, echo=FALSE} */
		info += 1 + strspn(info + 1, " \t.");
	len = strcspn(info, " \t,{}:");
	if (info[len] == '}' && info[len + 1] == ' ')	/* {code-cell} python */
		return code_language(arena, info + len + 1);
	if (is_digit(*info) || *info == '#' || memchr(info, '=', len) != NULL)
		return "";
	word = arena_strndup(arena, info, len);
	for (char *c = word; *c != '\0'; c++)
		*c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
	return sanitize_keep(arena, word, len, SANITIZE_LINE);
}

/* Where the value of `name=` begins, or NULL. */
static const char *find_value(const char *info, const char *name)
{
	for (const char *at = info; (at = strstr(at, name)) != NULL; at++)
		if (at == info || strchr(" \t,{:", at[-1]) != NULL)
			return at + strlen(name);
	return NULL;
}

/* A title, in quotes or up to the next blank; NULL. */
static const char *read_title(struct arena *arena, const char *info)
{
	static const char *const names[] = { "title=", "file-name=", "filename=" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = find_value(info, names[i]);
		size_t len;

		if (value == NULL)
			continue;
		if (*value == '"' || *value == '\'') {
			const char *close = strchr(value + 1, *value);

			if (close == NULL)
				continue;
			len = (size_t)(close - ++value);
		} else {
			len = strcspn(value, " \t,}");
		}
		if (len > 0)
			return sanitize_keep(arena, value, len, SANITIZE_LINE);
	}
	return NULL;
}

static size_t read_number(const char **at)
{
	size_t number = 0;

	for (; is_digit(**at); (*at)++)
		if (number < LINE_NUMBER_MAX)
			number = number * 10 + (size_t)(**at - '0');
	return number < LINE_NUMBER_MAX ? number : LINE_NUMBER_MAX;
}

/* Marks the lines of "1,3-5" or "2 4-6", quotes aside, as far as it is a list of such. */
static void mark_ranges(unsigned char *flags, size_t count, const char *list)
{
	while (is_digit(*list) || (*list != '\0' && strchr(" ,\"'[", *list) != NULL)) {
		size_t from, to;

		if (!is_digit(*list)) {
			list++;
			continue;
		}
		from = to = read_number(&list);
		if (*list == '-') {
			list++;
			to = is_digit(*list) ? read_number(&list) : count;
		}
		for (size_t line = from > 0 ? from : 1; line <= to && line <= count; line++)
			flags[line - 1] |= MARKED;
	}
}

/* The list of lines to set off; NULL if there is none. */
static const char *find_ranges(const char *info)
{
	const char *list = find_value(info, "hl_lines=");

	if (list != NULL)
		return *list == '"' || *list == '\'' ? list + 1 : list;
	for (list = info; (list = strchr(list, '{')) != NULL; list++) {
		size_t len = strspn(list + 1, "0123456789,- ");

		if (len > 0 && list[1 + len] == '}')
			return list + 1;
	}
	return NULL;
}

/* The number of the first line; 0 if lines are not to be numbered. */
static int read_first_number(const char *info)
{
	static const char *const names[] = { "linenums=", "linenostart=", "lineno-start=", "showLineNumbers=",
					     "showLineNumbers{" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = find_value(info, names[i]);
		size_t number;

		if (value == NULL)
			continue;
		value += strspn(value, "\"'{");
		number = read_number(&value);
		if (number > 0)
			return (int)number;
	}
	return find_value(info, "showLineNumbers") != NULL ? 1 : 0;
}

/* --- the lines --- */

/* The word of a comment of Docusaurus's, alone on its line, that only says which lines to set off; NULL. */
static const char *find_magic(const char *line, size_t len)
{
	static const char *const words[] = { "highlight-next-line", "highlight-start", "highlight-end" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t word = strlen(words[i]);
		const char *found = memmem(line, len, words[i], word);
		bool sign = false, alone = true;

		for (size_t k = 0; found != NULL && k < len && alone; k++) {
			if ((line + k >= found && line + k < found + word) || line[k] == ' ' || line[k] == '\t')
				continue;
			alone = strchr("/*#-<!>%{}'\"", line[k]) != NULL;
			sign = true;
		}
		if (found != NULL)
			return sign && alone ? words[i] : NULL;
	}
	return NULL;
}

static void mark_magic(unsigned char *flags, size_t count, const char *text)
{
	bool within = false, next = false;

	for (size_t i = 0; i < count; i++) {
		size_t len = strcspn(text, "\n");
		const char *magic = find_magic(text, len);

		if (magic != NULL) {
			flags[i] |= GONE;
			next = next || strcmp(magic, "highlight-next-line") == 0;
			within = strcmp(magic, "highlight-start") == 0 ||
				 (within && strcmp(magic, "highlight-end") != 0);
		} else {
			flags[i] |= within || next ? MARKED : 0;
			next = false;
		}
		text += len + (text[len] == '\n');
	}
}

/* Takes out the lines that are gone, and keeps which of the others are marked. */
static void take_out(struct block *block, struct arena *arena, const unsigned char *flags, size_t count,
		     struct code_extra *extra)
{
	const char *text = block->as.code.text, *end = text + block->as.code.len;
	bool *marked = arena_alloc(arena, count);
	struct strbuf kept = {0};
	size_t lines = 0;

	for (size_t i = 0; i < count; i++) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));

		newline = newline != NULL ? newline : end;
		if ((flags[i] & GONE) == 0) {
			strbuf_add(&kept, lines > 0 ? "\n" : "");
			strbuf_addn(&kept, text, (size_t)(newline - text));
			marked[lines++] = (flags[i] & MARKED) != 0;
		}
		text = newline < end ? newline + 1 : end;
	}
	block->as.code.text = arena_strndup(arena, strbuf_text(&kept), kept.len);
	block->as.code.len = kept.len;
	extra->marked = marked;
	strbuf_deinit(&kept);
}

void code_fill(struct block *block, struct arena *arena, const char *info, const char *text)
{
	const char *ranges = find_ranges(info);
	bool magic = ranges == NULL && strstr(text, "highlight-") != NULL;
	struct code_extra *extra;
	size_t len, count = 1;
	unsigned char *flags;

	text = sanitize_keep(arena, text, strlen(text), SANITIZE_CODE);
	for (len = strlen(text); len > 0 && text[len - 1] == '\n';)
		len--;
	block->as.code.text = text;
	block->as.code.len = len;
	block->as.code.language = code_language(arena, info);
	block->as.code.title = read_title(arena, info);
	extra = arena_alloc(arena, sizeof *extra);
	extra->first = read_first_number(info);
	if (ranges != NULL || magic) {
		for (size_t i = 0; i < len; i++)
			count += text[i] == '\n';
		flags = xcalloc(count, 1);
		if (ranges != NULL)
			mark_ranges(flags, count, ranges);
		else
			mark_magic(flags, count, text);
		take_out(block, arena, flags, count, extra);
		free(flags);
	}
	block->as.code.extra = extra->marked != NULL || extra->first > 0 ? extra : NULL;
}
