/* extra.c - files of a course that are no pages, as something to read. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/extra.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "doc/markdown.h"

/* What nobody wants to read as text, even where it is some. */
static const struct {
	const char *extension, *what;
} kinds[] = {
	{ ".pdf",   "A PDF document" },
	{ ".ipynb", "A notebook" },
	{ ".png",   "A picture" },
	{ ".jpg",   "A picture" },
	{ ".jpeg",  "A picture" },
	{ ".gif",   "A picture" },
	{ ".webp",  "A picture" },
	{ ".svg",   "A picture" },
	{ ".mp3",   "A recording" },
	{ ".wav",   "A recording" },
	{ ".mp4",   "A video" },
	{ ".mov",   "A video" },
	{ ".webm",  "A video" },
	{ ".ppt",   "Slides" },
	{ ".pptx",  "Slides" },
	{ ".odp",   "Slides" },
	{ ".docx",  "A document" },
	{ ".odt",   "A document" },
	{ ".zip",   "An archive" },
	{ ".tar",   "An archive" },
	{ ".gz",    "An archive" },
	{ ".xz",    "An archive" },
};

/* NULL: perhaps a text. */
static const char *what_is(const char *path)
{
	const char *extension = path_extension(path);

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcasecmp(extension, kinds[i].extension) == 0)
			return kinds[i].what;
	return NULL;
}

static bool is_text(const struct strbuf *bytes)
{
	const char *text = strbuf_text(bytes);

	return strlen(text) == bytes->len && utf8_valid_prefix(text, bytes->len) == bytes->len;
}

/* The word of the fence: an extension that is a plain word, and none that means more than code. */
static const char *language_of(const char *path)
{
	const char *extension = path_extension(path);
	const char *word = extension + (*extension == '.');

	if (strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-") !=
		    strlen(word) ||
	    *word == '\0' || strcasecmp(word, "quiz") == 0)
		return "text";
	return word;
}

/* A fence that nothing in the text can close. */
static int fence_length(const struct strbuf *bytes)
{
	int longest = 2, run = 0;

	for (size_t i = 0; i < bytes->len; i++) {
		run = bytes->data[i] == '~' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest + 1;
}

static void add_fence(struct strbuf *out, int length)
{
	for (int i = 0; i < length; i++)
		strbuf_addc(out, '~');
}

/* As one block of code under the file's name. */
static void add_code(struct strbuf *out, const char *path, const struct strbuf *bytes)
{
	int length = fence_length(bytes);

	add_fence(out, length);
	strbuf_addf(out, "%s title=\"", language_of(path));
	for (const char *c = path; *c != '\0'; c++)
		strbuf_addc(out, *c == '"' || (unsigned char)*c < ' ' ? '_' : *c);
	strbuf_add(out, "\"\n");
	strbuf_addn(out, strbuf_text(bytes), bytes->len);
	if (bytes->len > 0 && bytes->data[bytes->len - 1] != '\n')
		strbuf_addc(out, '\n');
	add_fence(out, length);
	strbuf_addc(out, '\n');
}

static struct doc *parse(const struct course *course, const char *path, const struct strbuf *bytes)
{
	/* Nothing can be ticked in it: only what its author wrote as a box looks like one. */
	static const char *const no_steps[] = { NULL };
	struct markdown_options options = { .path = path, .steps = no_steps };
	struct strbuf code = {0};
	struct doc *doc;

	if (path_is_markdown(path)) {
		options.dialects = course->dialects;
		return markdown_parse(strbuf_text(bytes), bytes->len, &options);
	}
	add_code(&code, path, bytes);
	doc = markdown_parse(strbuf_text(&code), code.len, &options);
	strbuf_deinit(&code);
	return doc;
}

/* What stands there and cannot be shown; NULL: it may be a text. */
static const char *what_stands(const char *path, const char *full)
{
	return file_is_folder(full) ? "A folder" : what_is(path);
}

static struct doc *load(const struct course *course, const char *path, const char *full,
			const char *shown, struct err *err)
{
	size_t limit = path_is_markdown(path) ? FILE_LIMIT_PAGE : EXTRA_LIMIT;
	const char *what = what_stands(path, full);
	struct strbuf bytes = {0};
	struct doc *doc = NULL;

	if (!course_inside(course, path))
		err_set(err, "This leads out of the course: %s", shown);
	else if (what != NULL)
		err_set(err, "%s, not a page: %s", what, shown);
	else if (!file_read_head(full, limit + 1, &bytes, err))
		;	/* err says why */
	else if (bytes.len > limit)
		err_set(err, "A file too long to show here: %s", shown);
	else if (!path_is_markdown(path) && !is_text(&bytes))
		err_set(err, "A file that is no text: %s", shown);
	else
		doc = parse(course, path, &bytes);
	strbuf_deinit(&bytes);
	return doc;
}

struct doc *extra_load(const struct course *course, const char *path, struct err *err)
{
	char *full = path_join(course->root, path);
	char *shown = sanitize_dup(full, SANITIZE_LINE);
	struct doc *doc = load(course, path, full, shown, err);

	free(full);
	free(shown);
	return doc;
}
