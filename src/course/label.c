/* label.c - the names that MyST, and rules of books, give to places. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/label.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

/* The label that a line gives, or NULL; *len of it. */
static const char *label_of(const char *line, const char *end, size_t *len)
{
	static const char *const options[] = { ":name:", ":label:" };
	static const char latex[] = "\\label{";
	const char *open, *close;

	while (end > line && strchr(" \t\r", end[-1]) != NULL)
		end--;
	while (line < end && *line == ' ')
		line++;
	if (end - line > 3 && *line == '(' && end[-1] == '=' && end[-2] == ')') {
		*len = (size_t)(end - line) - 3;
		return line + 1;
	}
	if (end - line > 3 && line[0] == 'r' && line[1] == '[' && end[-1] == ']') {
		*len = (size_t)(end - line) - 3;
		return line + 2;
	}
	/* "$$ (label)" ends a formula. */
	if (end - line > 4 && end[-1] == ')' && (open = memrchr(line, '(', (size_t)(end - line))) != NULL &&
	    open - line >= 3 && memcmp(open - 3, "$$ ", 3) == 0) {
		*len = (size_t)(end - open) - 2;
		return open + 1;
	}
	/* So may TeX do in it. */
	open = memmem(line, (size_t)(end - line), latex, strlen(latex));
	if (open != NULL && (close = memchr(open, '}', (size_t)(end - open))) != NULL) {
		*len = (size_t)(close - open) - strlen(latex);
		return open + strlen(latex);
	}
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		size_t skip = strlen(options[i]);

		if ((size_t)(end - line) <= skip || strncmp(line, options[i], skip) != 0)
			continue;
		for (line += skip; line < end && *line == ' ';)
			line++;
		*len = (size_t)(end - line);
		return line;
	}
	return NULL;
}

void label_each(const char *path, void (*take)(void *data, const char *label), void *data)
{
	struct strbuf text = {0};
	const char *end;

	if (!file_read(path, FILE_LIMIT_PAGE, &text, NULL)) {
		strbuf_deinit(&text);
		return;
	}
	end = strbuf_text(&text) + text.len;
	for (const char *line = strbuf_text(&text); line < end;) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *stop = newline != NULL ? newline : end;
		size_t len;
		const char *label = label_of(line, stop, &len);

		if (label != NULL) {
			char *own = xstrndup(label, len);

			take(data, own);
			free(own);
		}
		line = stop + 1;
	}
	strbuf_deinit(&text);
}
