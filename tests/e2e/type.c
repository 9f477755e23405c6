/* type.c - what a person types and clicks, as the bytes that a terminal makes of it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "term.h"

static const struct {
	const char *name, *bytes;
} keys[] = {
	{"Enter", "\r"},      {"Tab", "\t"},        {"S-Tab", "\033[Z"}, {"Esc", "\033"},
	{"Space", " "},       {"BS", "\177"},       {"Up", "\033OA"},    {"Down", "\033OB"},
	{"Right", "\033OC"},  {"Left", "\033OD"},   {"PgUp", "\033[5~"}, {"PgDn", "\033[6~"},
	{"Home", "\033OH"},   {"End", "\033OF"},    {"F1", "\033OP"},    {"lt", "<"},
};

static void type_key(struct term *term, const char *name, size_t len)
{
	if (len == 3 && name[0] == 'C' && name[1] == '-') {
		term_send(term, (char[]){ (char)(name[2] & 31) }, 1);
		return;
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strlen(keys[i].name) == len && memcmp(keys[i].name, name, len) == 0) {
			term_send(term, keys[i].bytes, strlen(keys[i].bytes));
			return;
		}
	}
	printf("# no such key: %.*s\n", (int)len, name);
	abort();
}

void term_type(struct term *term, const char *text)
{
	while (*text != '\0') {
		const char *end = *text == '<' ? strchr(text, '>') : NULL;

		if (end != NULL) {
			type_key(term, text + 1, (size_t)(end - text) - 1);
			text = end + 1;
		} else {
			term_send(term, text++, 1);
		}
	}
}

void term_click(struct term *term, int row, int column)
{
	char report[80];
	int len = snprintf(report, sizeof report, "\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1,
			   column + 1, row + 1);

	term_send(term, report, (size_t)len);
}
