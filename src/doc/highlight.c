/* highlight.c - keywords, strings, numbers and comments. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/highlight.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

struct language {
	const char *names;		/* as in a fence, with a blank before and behind each */
	const char *keywords;		/* the same way */
	const char *line_comment;	/* NULL: none */
	const char *block_open, *block_close;
	const char *quotes;
	bool triple;			/* three quotes make a string over several lines */
};

static const struct language languages[] = {
	{ " c cpp c++ cc h hpp ino arduino ",
	  " auto bool break case char class const constexpr continue default delete do double else enum extern false float"
	  " for goto if inline int int8_t int16_t int32_t int64_t long namespace new nullptr private public register return"
	  " short signed size_t sizeof static struct switch template this true typedef uint8_t uint16_t uint32_t uint64_t"
	  " union unsigned using virtual void volatile while NULL ",
	  "//", "/*", "*/", "\"'", false },
	{ " python py python3 ",
	  " and as assert async await break class continue def del elif else except False finally for from global if import"
	  " in is lambda None nonlocal not or pass raise return True try while with yield ",
	  "#", NULL, NULL, "\"'", true },
	{ " sh bash shell zsh console ",
	  " case do done elif else esac exit export fi for function if in local return set shift then while ",
	  "#", NULL, NULL, "\"'", false },
	{ " yaml yml toml ini ", " true false null yes no ", "#", NULL, NULL, "\"'", false },
	{ " json ", " true false null ", NULL, NULL, NULL, "\"", false },
	{ " rust rs ",
	  " as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut"
	  " pub ref return self Self static struct super trait true type unsafe use where while ",
	  "//", "/*", "*/", "\"", false },
	{ " js javascript jsx ts typescript tsx java go kotlin swift ",
	  " abstract async await boolean break case catch class const continue default do else enum export extends false final"
	  " finally for func function if implements import in interface let new null package private protected public return"
	  " static super switch this throw true try type typeof undefined var void while ",
	  "//", "/*", "*/", "\"'`", false },
};

const struct language *highlight_language(const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; len > 0 && i < sizeof languages / sizeof *languages; i++)
		for (const char *p = strstr(languages[i].names, name); p != NULL; p = strstr(p + 1, name))
			if (p[-1] == ' ' && p[len] == ' ')
				return &languages[i];
	return NULL;
}

static bool begins(const char *code, size_t len, const char *text)
{
	return text != NULL && len >= strlen(text) && memcmp(code, text, strlen(text)) == 0;
}

/* Bytes up to and with the end of a comment or string that begins at code. */
static size_t line_len(const char *code, size_t len)
{
	const char *newline = memchr(code, '\n', len);

	return newline != NULL ? (size_t)(newline - code) : len;
}

static size_t block_len(const char *code, size_t len, size_t skip, const char *close)
{
	const char *end = len > skip ? memmem(code + skip, len - skip, close, strlen(close)) : NULL;

	return end != NULL ? (size_t)(end - code) + strlen(close) : len;
}

static size_t string_len(const struct language *language, const char *code, size_t len)
{
	char triple[4] = { code[0], code[0], code[0], '\0' };
	size_t i = 1;

	if (language->triple && begins(code, len, triple))
		return block_len(code, len, 3, triple);
	while (i < len && code[i] != code[0] && code[i] != '\n')
		i += code[i] == '\\' && i + 1 < len ? 2 : 1;
	return i < len && code[i] == code[0] ? i + 1 : i < len ? i : len;
}

static size_t word_len(const char *code, size_t len)
{
	size_t i = 0;

	while (i < len && (isalnum((unsigned char)code[i]) || code[i] == '_'))
		i++;
	return i;
}

static size_t number_len(const char *code, size_t len)
{
	size_t i = 0;

	while (i < len && (isalnum((unsigned char)code[i]) || code[i] == '.' || code[i] == '_'))
		i++;
	return i;
}

/* Is a digit in the middle of a name with points, as in take.01.csv? */
static bool goes_on_a_name(const char *code, size_t at)
{
	return at >= 2 && code[at - 1] == '.' && (isalnum((unsigned char)code[at - 2]) || code[at - 2] == '_');
}

static bool is_keyword(const struct language *language, const char *word, size_t len)
{
	for (const char *p = language->keywords; *p != '\0'; p += strcspn(p, " ")) {
		p += strspn(p, " ");
		if (strcspn(p, " ") == len && len > 0 && memcmp(p, word, len) == 0)
			return true;
	}
	return false;
}

void highlight(const struct language *language, const char *code, size_t len, unsigned char *styles)
{
	size_t used;

	for (size_t i = 0; i < len; i += used) {
		const char *at = code + i;
		size_t left = len - i;
		enum style style = STYLE_CODE;

		used = 1;
		if (begins(at, left, language->block_open)) {
			style = STYLE_CODE_COMMENT;
			used = block_len(at, left, strlen(language->block_open), language->block_close);
		} else if (begins(at, left, language->line_comment) &&
			   (language->line_comment[0] != '#' || i == 0 || isspace((unsigned char)at[-1]))) {
			style = STYLE_CODE_COMMENT;
			used = line_len(at, left);
		} else if (strchr(language->quotes, *at) != NULL) {
			style = STYLE_CODE_STRING;
			used = string_len(language, at, left);
		} else if (isdigit((unsigned char)*at)) {
			style = goes_on_a_name(code, i) ? STYLE_CODE : STYLE_CODE_NUMBER;
			used = number_len(at, left);
		} else if (isalpha((unsigned char)*at) || *at == '_') {
			used = word_len(at, left);
			style = is_keyword(language, at, used) ? STYLE_CODE_KEYWORD : STYLE_CODE;
		}
		memset(styles + i, style, used);
	}
}
