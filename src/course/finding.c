/* finding.c - collects what check finds. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sanitize.h"
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

void findings_deinit(struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		free(findings->items[i].path);
		free(findings->items[i].message);
	}
	free(findings->items);
	*findings = (struct findings){0};
}
