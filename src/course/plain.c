/* plain.c - texts of forms that know no Markdown, as Markdown that shows them, and back. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/plain.h"

#include <ctype.h>
#include <string.h>

#define NUMBER_DIGITS_MAX 9		/* of an item of a list */

struct plain {
	const char *text, *end;
	bool tags;
	const char *last_link, *last_label;	/* the last "](" and "]:", or the beginning */
	const char *last_angle, *last_mail;	/* the last '>', and the last '@' */
	const char *run, *behind;	/* of marks, which was looked at last */
	bool pairs;			/* may it begin or end something? */
	/* marks that stand in pairs; one alone is none */
	size_t stars, lines, ticks, waves, dollars;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\0';
}

/* The character there; NUL behind the end. */
static char char_at(const struct plain *plain, const char *at)
{
	return at < plain->end ? *at : '\0';
}

/* May the run of * _ or ~ that this is in begin or end something? Runs are met from their beginning. */
static bool can_pair(struct plain *plain, const char *at)
{
	char before, after;

	if (plain->run != NULL && at >= plain->run && at < plain->behind)
		return plain->pairs;
	plain->run = plain->behind = at;
	while (char_at(plain, plain->behind) == *at)
		plain->behind++;
	before = at > plain->text ? at[-1] : '\0';
	after = char_at(plain, plain->behind);
	plain->pairs = !(is_blank(before) && is_blank(after)) &&
		       (*at != '_' || !isalnum((unsigned char)before) ||
			!isalnum((unsigned char)after));
	return plain->pairs;
}

static void look_through(struct plain *plain)
{
	plain->last_link = plain->last_label = plain->last_angle = plain->text;
	plain->last_mail = plain->text;
	for (const char *at = plain->text; at < plain->end; at++) {
		plain->ticks += *at == '`';
		plain->dollars += *at == '$';
		plain->stars += *at == '*' && can_pair(plain, at);
		plain->lines += *at == '_' && can_pair(plain, at);
		plain->waves += *at == '~' && can_pair(plain, at);
		if (*at == ']' && char_at(plain, at + 1) == '(')
			plain->last_link = at;
		if (*at == ']' && char_at(plain, at + 1) == ':')
			plain->last_label = at;
		if (*at == '>')
			plain->last_angle = at;
		if (*at == '@' && !plain->tags)
			plain->last_mail = at;
	}
	plain->run = NULL;
}

/* &amp; &#38; */
static bool is_entity(const struct plain *plain, const char *at)
{
	const char *name = ++at;

	while (at < plain->end && (isalnum((unsigned char)*at) || *at == '#'))
		at++;
	return at > name && char_at(plain, at) == ';';
}

/* Is it < as tags have it? At the beginning of a line that is enough. */
static bool is_angle(const struct plain *plain, const char *at)
{
	char next = char_at(plain, at + 1);

	return *at == '<' && !plain->tags &&
	       (isalpha((unsigned char)next) || (next != '\0' && strchr("/!?", next) != NULL));
}

/* May a list of attributes, {.a b=c}, begin behind the brace? */
static bool is_brace(const struct plain *plain, const char *at)
{
	size_t room = (size_t)(plain->end - at), len = 0, first = 0;

	while (len < room && strchr("{}", at[len]) == NULL)
		len++;
	while (first < len && at[first] == ' ')
		first++;
	return len < room && at[len] == '}' &&
	       ((at[first] != '=' && memchr(at, '=', len) != NULL) || strchr(":-#.", at[first]) != NULL);
}

/* A character that is a mark wherever it stands. */
static bool is_mark(struct plain *plain, const char *at)
{
	char next = char_at(plain, at + 1);

	switch (*at) {
	case '\\':
		return next == '\n' || ispunct((unsigned char)next);
	case '*':
		return plain->stars > 1 && can_pair(plain, at);
	case '_':
		return plain->lines > 1 && can_pair(plain, at);
	case '~':
		return plain->waves > 1 && can_pair(plain, at);
	case '`':
		return plain->ticks > 1;
	case '$':
		return plain->dollars > 1;
	case '[':
		return next == '^' || next == '[' || at < plain->last_link;
	case '{':
		return is_brace(plain, at + 1) ||
		       (at > plain->text && at[-1] == '{');
	case '%':
		return at > plain->text && at[-1] == '{';
	case '<':
		return (is_angle(plain, at) || at < plain->last_mail) &&
		       at < plain->last_angle;
	case '&':
		return !plain->tags && is_entity(plain, at);
	default:
		return false;
	}
}

/* Does a line hold nothing but these, and one of the second at least? */
static bool is_made_of(const char *line, size_t len, const char *these, const char *one)
{
	bool found = false;

	for (size_t i = 0; i < len; i++) {
		if (strchr(these, line[i]) == NULL)
			return false;
		found = found || strchr(one, line[i]) != NULL;
	}
	return found;
}

/* Does a line begin with one of these marks of blocks and definitions, or is it a rule? */
static bool is_block_mark(const struct plain *plain, const char *line, size_t len)
{
	static const char *const fences[] = { "~~~", "```", ":::" };

	for (size_t i = 0; i < sizeof fences / sizeof *fences; i++)
		if (len >= 3 && memcmp(line, fences[i], 3) == 0)
			return true;
	return line[0] == '>' || is_angle(plain, line) || is_made_of(line, len, "= ", "=") ||
	       is_made_of(line, len, "|:- ", "-") || is_made_of(line, len, "* ", "*") ||
	       is_made_of(line, len, "_ ", "_") ||
	       (line[0] == '(' && memmem(line, len, ")=", 2) != NULL) ||
	       (line[0] == '[' && line < plain->last_label);
}

/* Bytes of "12" in "12. a"; -1 if that is not how the line begins. */
static int item_mark(const struct plain *plain, const char *line)
{
	const char *at = line;

	while (isdigit((unsigned char)char_at(plain, at)))
		at++;
	if (at == line || at - line > NUMBER_DIGITS_MAX ||
	    (char_at(plain, at) != '.' && char_at(plain, at) != ')'))
		return -1;
	return is_blank(char_at(plain, at + 1)) ? (int)(at - line) : -1;
}

/* Bytes of a line up to the mark that would make a list, a heading and so on of it; -1: none. */
static int line_mark(const struct plain *plain, const char *line)
{
	const char *stop = memchr(line, '\n', (size_t)(plain->end - line)), *at = line;

	if (is_block_mark(plain, line, (size_t)((stop != NULL ? stop : plain->end) - line)))
		return 0;
	if (strchr("-+*:", line[0]) != NULL)
		return is_blank(char_at(plain, line + 1)) ? 0 : -1;
	while (char_at(plain, at) == '#')
		at++;
	if (at > line)
		return at - line <= 6 && is_blank(char_at(plain, at)) ? 0 : -1;
	return item_mark(plain, line);
}

/* Is what comes next the first of a line, or of an item? */
static bool at_start(const struct strbuf *out)
{
	size_t len = out->len;

	if (len >= 2 && memcmp(out->data + len - 2, "- ", 2) == 0)
		len -= 2;
	return len == 0 || out->data[len - 1] == '\n';
}

void plain_to_markdown(struct strbuf *out, const char *text, size_t len, bool tags)
{
	struct plain plain = { .text = text, .end = text + len, .tags = tags };
	const char *mark = NULL;
	bool start = at_start(out);

	look_through(&plain);
	for (const char *at = text; at < plain.end; at++) {
		if (start && (*at == ' ' || *at == '\t'))
			continue;	/* four of them would make code of the line */
		if (start && *at != '\n') {
			int skip = line_mark(&plain, at);

			mark = skip >= 0 ? at + skip : NULL;
			start = false;
		}
		if (mark != NULL && at > mark && *at != *mark)
			mark = NULL;
		if (at == mark || is_mark(&plain, at) ||
		    (mark != NULL && at > mark && strchr("*_~", *at) != NULL))
			strbuf_addc(out, '\\');
		strbuf_addc(out, *at);
		start = start || *at == '\n';
	}
}

/* Where code that begins with so many backticks ends, them included; 0: it is no code. */
static size_t code_len(const char *text, size_t ticks)
{
	size_t at = ticks, run;

	while (text[at] != '\0') {
		run = strspn(text + at, "`");
		at += run > 0 ? run : 1;
		if (run == ticks)
			return at;
	}
	return 0;
}

void plain_from_markdown(struct strbuf *out, const char *text)
{
	while (*text != '\0') {
		size_t ticks = strspn(text, "`"), len = ticks > 0 ? code_len(text, ticks) : 0;

		if (len == 0)
			len = ticks > 0 ? ticks : 1;
		if (text[0] == '\\' && ispunct((unsigned char)text[1]))
			text++;
		strbuf_addn(out, text, len);
		text += len;
	}
}
