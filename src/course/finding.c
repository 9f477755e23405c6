/* finding.c - collects what check finds. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/suggest.h"
#include "base/xalloc.h"

size_t finding_file(struct findings *findings)
{
	return findings->files++;
}

void finding_add(struct findings *findings, const struct spot *spot, enum severity severity,
		 const char *rule, const char *format, ...)
{
	char message[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	findings->items = xgrow(findings->items, findings->count, &findings->cap,
				sizeof *findings->items);
	findings->items[findings->count++] = (struct finding){
		.path = sanitize_dup(spot->path, SANITIZE_LINE), .line = spot->line,
		.column = spot->line > 0 && spot->column < 1 ? 1 : spot->column,
		.warning = severity == SEVERITY_WARNING, .rule = rule,
		.message = sanitize_dup(message, SANITIZE_LINE), .order = spot->order,
	};
	if (severity == SEVERITY_WARNING)
		findings->warnings++;
	else
		findings->errors++;
}

void finding_add_err(struct findings *findings, const struct spot *spot, const char *rule,
		     const struct err *err)
{
	struct spot place = *spot;
	const char *sentence = err->text;
	size_t len = strlen(spot->path);
	int used = 0;

	if (strncmp(sentence, spot->path, len) == 0) {
		sentence += len;
		if (sscanf(sentence, ":%d:%d%n", &place.line, &place.column, &used) == 2)
			sentence += used;
		sentence += strspn(sentence, ": ");
	}
	finding_add(findings, &place, SEVERITY_ERROR, rule, "%s", sentence);
}

char *check_shown_path(const struct check *check, const char *path)
{
	return path_join(check->shown, path);
}

/*
 * Near enough to be a slip of the fingers: three quarters of the longer word stand at the beginning
 * and the end of both.
 */
static bool is_slip(const char *a, const char *b)
{
	size_t a_len = strlen(a), b_len = strlen(b), front = 0, back = 0;
	size_t shorter = a_len < b_len ? a_len : b_len, longer = a_len < b_len ? b_len : a_len;

	while (front < shorter && strncasecmp(a + front, b + front, 1) == 0)
		front++;
	while (back < shorter - front &&
	       strncasecmp(a + a_len - 1 - back, b + b_len - 1 - back, 1) == 0)
		back++;
	return (front + back) * 4 >= longer * 3;
}

const char *check_nearest(const char *word, const char *const *known)
{
	const char *near = suggest_nearest(word, known);

	return near != NULL && is_slip(word, near) ? near : NULL;
}

void findings_deinit(struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		free(findings->items[i].path);
		free(findings->items[i].message);
	}
	free(findings->items);
	for (size_t i = 0; i < findings->list_count; i++) {
		free(findings->lists[i].path);
		free(findings->lists[i].because);
	}
	free(findings->lists);
	strbuf_deinit(&findings->left_out);
	*findings = (struct findings){0};
}
