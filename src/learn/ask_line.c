/* ask_line.c - what the families of questions have in common in reading a line. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/ask_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"

#define BLANKS " \t,;"

const int ask_as_written[QUIZ_CHOICES_MAX] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,
					      13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25};

bool ask_refuse(const struct question *question, struct err *err)
{
	struct strbuf expected = {0};

	ask_type(question->type)->expected(question, &expected);
	err_set(err, "Type %s", strbuf_text(&expected));
	strbuf_deinit(&expected);
	return false;
}

char *ask_clean(const char *text, size_t len)
{
	struct strbuf clean = {0};
	size_t start;
	char *line;

	sanitize_text(&clean, text, len, SANITIZE_PROSE);
	for (size_t i = 0; i < clean.len; i++)
		if (clean.data[i] == '\n')
			clean.data[i] = ' ';
	while (clean.len > 0 && clean.data[clean.len - 1] == ' ')
		strbuf_truncate(&clean, clean.len - 1);
	start = strspn(strbuf_text(&clean), " ");
	if (start > 0) {
		memmove(clean.data, clean.data + start, clean.len - start);
		strbuf_truncate(&clean, clean.len - start);
	}
	line = strbuf_detach(&clean);
	return line;
}

/* A number from 1, or letters each of which is a position. False: neither, or out of range. */
static bool read_word(const char *word, size_t len, size_t count, size_t *positions, size_t most,
		      size_t *got)
{
	size_t number = 0;

	if (len > 1 && strchr(").", word[len - 1]) != NULL)
		len--;
	if (word[0] >= '0' && word[0] <= '9') {
		for (size_t i = 0; i < len; i++) {
			if (word[i] < '0' || word[i] > '9' || number > count)
				return false;
			number = number * 10 + (size_t)(word[i] - '0');
		}
		if (number < 1 || number > count || *got == most)
			return false;
		positions[(*got)++] = number - 1;
		return true;
	}
	for (size_t i = 0; i < len; i++) {
		char c = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] - 'A' + 'a') : word[i];

		if (c < 'a' || c > 'z' || (size_t)(c - 'a') >= count || *got == most)
			return false;
		positions[(*got)++] = (size_t)(c - 'a');
	}
	return true;
}

int ask_read_positions(const char *line, size_t count, size_t *positions, size_t most)
{
	size_t got = 0;

	for (line += strspn(line, BLANKS); *line != '\0'; line += strspn(line, BLANKS)) {
		size_t len = strcspn(line, BLANKS);

		if (!read_word(line, len, count, positions, most, &got))
			return -1;
		line += len;
	}
	return (int)got;
}
