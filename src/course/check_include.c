/*
 * check_include.c - files that a page takes into its text: mdBook's {{#include}} and its like,
 * MyST's {include}, snippets of pymdown-extensions.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/finding.h"
#include "doc/dialect.h"

/* Those of a page that are not there: said once. */
struct missing {
	size_t count;
	char *first;
	struct spot spot;
};

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? xstrndup(path, (size_t)(slash - path)) : xstrdup("");
}

static void check_file(const struct page_source *source, const struct spot *spot,
		       const char *folder, const char *path, struct missing *missing)
{
	const struct course *course = source->check->course;
	char *joined = path_join(folder, path), *clean = NULL, *full = NULL;
	bool inside = *path != '/' && path_normalise(joined, &clean), there = false;

	if (inside) {
		full = path_join(course->root, clean);
		there = file_is_regular(full) || file_is_folder(full);
		inside = !there || course_inside(course, clean);
	}
	if (!inside) {
		finding_add(
			source->check->findings, spot, SEVERITY_ERROR, "outside-root",
			"\"%.200s\" is outside the course and is not included; bring the file into "
			"its folder",
			path);
	} else if (!there && missing->count++ == 0) {
		missing->first = xstrdup(path);
		missing->spot = *spot;
	}
	free(joined);
	free(clean);
	free(full);
}

/* From the page's own folder. */
static void check_beside(const struct page_source *source, const struct spot *spot,
			 const char *path, size_t len, struct missing *missing)
{
	char *folder = folder_of(source->path);
	char *own = xstrndup(path, len);

	if (len > 0)
		check_file(source, spot, folder, own, missing);
	free(folder);
	free(own);
}

/* {{#include FILE:SPEC}} at text, which begins behind "{{#". */
static void check_directive(const struct page_source *source, const char *text, const char *end,
			    const struct spot *spot, struct missing *missing)
{
	static const char *const names[] = {"include", "rustdoc_include", "playground", "playpen",
					    "quiz"};
	size_t word = 0, len = 0;

	while (text + word < end && (isalnum((unsigned char)text[word]) || text[word] == '_'))
		word++;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strlen(names[i]) != word || strncmp(names[i], text, word) != 0)
			continue;
		text += word;
		while (text < end && *text == ' ')
			text++;
		while (text + len < end && strchr("}: \t", text[len]) == NULL)
			len++;
		check_beside(source, spot, text, len, missing);
		return;
	}
}

static void check_mdbook(const struct page_source *source, const char *text, const char *end,
			 int line, struct missing *missing)
{
	for (const char *at = text; end - at > 3; at++)
		if (memcmp(at, "{{#", 3) == 0 && (at == text || at[-1] != '\\')) {
			struct spot spot = check_spot(source, line, (int)(at - text) + 1);

			check_directive(source, at + 3, end, &spot, missing);
		}
}

/* ```{include} FILE */
static void check_myst(const struct page_source *source, const char *text, const char *end,
		       int line, struct missing *missing)
{
	static const char *const names[] = { "{include}", "{literalinclude}" };
	const char *at = text;
	struct spot spot;
	int signs = 0;

	/* A line may also begin with the word as code: `{include}`. */
	for (; at < end && strchr(" `:~", *at) != NULL; at++)
		signs += *at != ' ';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t len = strlen(names[i]);

		if (signs < 3 || (size_t)(end - at) <= len || strncmp(at, names[i], len) != 0)
			continue;
		at += len;
		while (at < end && *at == ' ')
			at++;
		while (end > at && end[-1] == ' ')
			end--;
		spot = check_spot(source, line, (int)(at - text) + 1);
		check_beside(source, &spot, at, (size_t)(end - at), missing);
		return;
	}
}

/* --8<-- "FILE:SPEC": from the folder of mkdocs.yml, which is never below that of the pages. */
static void check_snippet(const struct page_source *source, const char *text, const char *end,
			  int line, struct missing *missing)
{
	const char *at = text;
	struct spot spot;
	size_t len;
	char *path;

	while (at < end && strchr(" -", *at) != NULL)
		at++;
	if (at == text || end - at < 4 || strncmp(at, "8<-", 3) != 0)
		return;
	while (at < end && *at != '"')
		at++;
	if (end - at < 2 || memchr(at, ':', (size_t)(end - at)) == at + 1 || at[1] == ';')
		return;
	at++;
	for (len = 0; at + len < end && strchr("\":", at[len]) == NULL;)
		len++;
	path = xstrndup(at, len);
	spot = check_spot(source, line, (int)(at - text) + 1);
	if (*path == '/' || strncmp(path, "..", 2) == 0)
		check_file(source, &spot, "", path, missing);
	free(path);
}

typedef void check_fn(const struct page_source *source, const char *text, const char *end, int line,
		      struct missing *missing);

static void check_lines(const struct page_source *source, check_fn *look, struct missing *missing)
{
	const char *end = source->text + source->len;

	for (size_t i = 0; i < source->line_count; i++) {
		const char *text = source->text + source->lines[i];
		const char *stop = memchr(text, '\n', (size_t)(end - text));

		look(source, text, stop != NULL ? stop : end, (int)i + 1, missing);
	}
}

void check_includes(const struct page_source *source)
{
	static const struct { unsigned bit; check_fn *look; } dialects[] = {
		{ DIALECT_MDBOOK, check_mdbook },
		{ DIALECT_MYST,   check_myst },
		{ DIALECT_MKDOCS, check_snippet },
	};
	struct missing missing = {0};

	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
		if (source->check->course->dialects & dialects[i].bit)
			check_lines(source, dialects[i].look, &missing);
	if (missing.count == 1)
		finding_add(
			source->check->findings, &missing.spot, SEVERITY_ERROR, "link-broken",
			"\"%.200s\" is to be included here and is not there; add it or correct the "
			"path",
			missing.first);
	else if (missing.count > 1)
		finding_add(source->check->findings, &missing.spot, SEVERITY_ERROR, "link-broken",
			    "%zu files that this page includes are not there, \"%.200s\" first; "
			    "add them "
			    "or correct the paths",
			    missing.count, missing.first);
	free(missing.first);
}
