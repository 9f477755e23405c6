/* code.c - what blocks of code hold that is not for the reader. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/code.h"

#include <stdbool.h>
#include <string.h>

#include "base/strbuf.h"

/* A comment of Docusaurus's alone on its line, that only says which lines to set off. */
static bool is_highlight(const char *line, size_t len)
{
	static const char *const words[] = { "highlight-next-line", "highlight-start", "highlight-end" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *found = memmem(line, len, words[i], strlen(words[i]));
		size_t sign = 0;

		if (found == NULL)
			continue;
		for (size_t k = 0; k < len; k++)
			if ((line + k < found || line + k >= found + strlen(words[i])) && line[k] != ' ' && line[k] != '\t') {
				if (strchr("/*#-<!>%{}", line[k]) == NULL)
					return false;
				sign++;
			}
		return sign > 0;
	}
	return false;
}

const char *code_without_highlights(struct arena *arena, const char *text)
{
	struct strbuf kept = {0};
	const char *result;

	if (strstr(text, "highlight-") == NULL)
		return text;
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");
		size_t line = len + (text[len] == '\n');

		if (!is_highlight(text, len))
			strbuf_addn(&kept, text, line);
		text += line;
	}
	result = arena_strndup(arena, strbuf_text(&kept), kept.len);
	strbuf_deinit(&kept);
	return result;
}
