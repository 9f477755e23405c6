/*
 * layout_sphinx.c - a site of Sphinx that is written in MyST: conf.py, and an index whose toctree
 * names the pages, which may name others below them (https://www.sphinx-doc.org, "toctree").
 *
 * conf.py is never run. Pages in reStructuredText stand in the list without a page; of an index.rst the
 * toctrees alone are read.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/contents.h"
#include "course/glob.h"
#include "course/pages.h"
#include "doc/dialect.h"
#include "doc/line.h"
#include "doc/source.h"

#define CONF "conf.py"
#define INDEX "index.md"
#define OTHER_INDEX "index.rst"
#define DEPTH_MOST 16		/* pages below each other */
#define GLOBS_MOST 20		/* each is held against every file */

struct reader {
	struct contents contents;
	const char *base;		/* folder of conf.py, relative to the root */
	int globs;
};

/* The toctree that is read. */
struct toctree {
	const char *page;		/* that it stands in, relative to the root */
	char *folder;			/* of that page */
	size_t signs;			/* of the fence that is open; 0: none is */
	char sign;			/* of it; '.': that of reStructuredText, `signs` - 1 columns from the margin */
	bool code;			/* it is no toctree */
	int depth;			/* of its entries */
	int group;			/* with its caption; -1: none */
};

/* Do its extensions read Markdown? An index.md says so as well. */
static bool reads_markdown(const char *conf)
{
	static const char *const names[] = { "myst", "sphinx_lesson", "recommonmark" };
	bool any = false;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		any = any || strstr(conf, names[i]) != NULL;
	return any;
}

static bool found(const char *path)
{
	char *conf = path_join(path, CONF);
	struct strbuf text = {0};
	bool is = file_is_folder(path) && layout_has(path, CONF) &&
		  (layout_has(path, INDEX) || layout_has(path, OTHER_INDEX)) &&
		  file_read(conf, FILE_LIMIT_DATA, &text, NULL) &&
		  strstr(strbuf_text(&text), "extensions") != NULL &&
		  (layout_has(path, INDEX) || reads_markdown(strbuf_text(&text)));

	strbuf_deinit(&text);
	free(conf);
	return is;
}

/* project = "Title" of conf.py. The caller frees it; NULL: it does not say so. */
static char *read_title(const struct course *course, const struct layout_place *place)
{
	char *path = layout_path(place, CONF), *full = path_join(course->root, path), *title = NULL;
	struct strbuf text = {0};

	if (layout_has_own(course, path) && file_read(full, FILE_LIMIT_DATA, &text, NULL))
		for (const char *p = strbuf_text(&text), *end; *p != '\0' && title == NULL;
		     p = *end == '\n' ? end + 1 : end) {
			size_t word = strlen("project"), len;

			end = p + strcspn(p, "\n");
			if (strncmp(p, "project", word) != 0)
				continue;
			p = line_skip_blanks(p + word, end);
			p = p < end && *p == '=' ? line_skip_blanks(p + 1, end) : end;
			if (p == end || (*p != '"' && *p != '\''))
				continue;
			len = strcspn(p + 1, *p == '"' ? "\"\n" : "'\n");
			if (len > 0) {
				char *own = xstrndup(p + 1, len);

				title = sanitize_dup(own, SANITIZE_LINE);
				free(own);
			}
		}
	strbuf_deinit(&text);
	free(full);
	free(path);
	return title;
}

/* --- toctrees --- */

static void read_page(struct reader *reader, const char *path, int depth, int level);

/* Files that a pattern fits, in the order of their names. */
static void add_glob(struct reader *reader, const struct toctree *toctree, const char *folder,
		     const char *pattern, int level)
{
	char *joined = *folder != '\0' ? path_join(folder, pattern) : xstrdup(pattern), *whole = NULL;

	if (reader->globs++ < GLOBS_MOST && path_normalise(joined, &whole)) {
		char *named = xasprintf("%s.md", whole);

		for (size_t i = 0; i < reader->contents.files.count; i++) {
			const struct file_entry *file = &reader->contents.files.entries[i];
			struct contents_entry entry = { .path = file->path, .depth = toctree->depth };

			if (!file->folder && path_is_markdown(file->path) &&
			    (glob_match(whole, file->path) || glob_match(named, file->path)) &&
			    contents_add(&reader->contents, &entry) >= 0)
				read_page(reader, file->path, toctree->depth + 1, level + 1);
		}
		free(named);
	}
	free(whole);
	free(joined);
}

/* A name without extension may be any of these. The caller frees it. */
static char *with_extension(const struct reader *reader, const char *folder, const char *name)
{
	static const char *const extensions[] = { ".md", ".rst", ".ipynb", "" };

	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
		char *path = xasprintf("%s%s", name, extensions[i]);
		char *there = contents_find(&reader->contents, folder, path);
		bool is = there != NULL;

		free(there);
		if (is)
			return path;
		free(path);
	}
	return xstrdup(name);
}

/* "Title <name>" or "name"; a name that begins with a slash counts from the folder of conf.py. */
static void add_entry(struct reader *reader, const struct toctree *toctree,
		      const struct source_line *line, int level)
{
	const char *start = line_skip_blanks(line->text, line->end), *end = line_trim(start, line->end);
	const char *open = end > start && end[-1] == '>' ? memrchr(start, '<', (size_t)(end - start)) : NULL;
	char *title = open != NULL ? xstrndup(start, (size_t)(line_trim(start, open) - start)) : NULL;
	char *name = open != NULL ? xstrndup(open + 1, (size_t)(end - open) - 2)
				  : xstrndup(start, (size_t)(end - start));
	const char *folder = *name == '/' ? reader->base : toctree->folder;
	const char *own = name + (*name == '/');

	if (strchr(own, '*') != NULL) {
		add_glob(reader, toctree, folder, own, level);
	} else if (strstr(own, "://") == NULL && strcmp(own, "self") != 0 && *own != '\0') {
		char *file = with_extension(reader, folder, own);
		struct contents_entry entry = {
			.path = file, .title = title, .depth = toctree->depth };
		int index = contents_add_named(&reader->contents, &entry, folder, toctree->page, line->line,
					       (int)(start - line->text) + 1);
		const char *path = index >= 0 ? reader->contents.course->pages[index].path : NULL;

		if (path != NULL) {
			char *page = xstrdup(path);	/* the list of pages grows */

			read_page(reader, page, toctree->depth + 1, level + 1);
			free(page);
		}
		free(file);
	}
	free(title);
	free(name);
}

/* A line in the toctree: an option, or an entry. */
static void take_line(struct reader *reader, struct toctree *toctree, const struct source_line *line,
		      int level)
{
	static const char caption[] = ":caption:";
	const char *body = line_skip_blanks(line->text, line->end), *end = line_trim(body, line->end);

	if (body == end || (*body == ':' && (size_t)(end - body) <= strlen(caption)))
		return;
	if (*body != ':') {
		add_entry(reader, toctree, line, level);
	} else if (strncmp(body, caption, strlen(caption)) == 0 && toctree->group < 0) {
		const char *text = line_skip_blanks(body + strlen(caption), end);
		char *title = xstrndup(text, (size_t)(end - text));
		struct contents_entry entry = { .title = title, .depth = toctree->depth };

		toctree->group = contents_add(&reader->contents, &entry);
		toctree->depth += toctree->group >= 0;
		free(title);
	}
}

static void open_fence(struct toctree *toctree, char sign, size_t signs, bool code, int depth)
{
	toctree->sign = sign;
	toctree->signs = signs;
	toctree->code = code;
	toctree->group = -1;
	toctree->depth = depth;
}

static void close_fence(struct reader *reader, struct toctree *toctree)
{
	if (toctree->signs > 0 && !toctree->code)
		contents_close_group(&reader->contents, toctree->group);
	toctree->signs = 0;
}

/* Does the line end what is open? */
static bool ends(const struct toctree *toctree, const char *text, const char *body, const char *end)
{
	if (toctree->sign == '.')
		return body < end && (size_t)(body - text) < toctree->signs;
	return *body == toctree->sign && line_run(body, end) >= toctree->signs &&
	       body + line_run(body, end) == end;
}

/* Opens or closes a toctree, or code that may show one. True if the line is dealt with. */
static bool take_fence(struct reader *reader, struct toctree *toctree, const struct source_line *line,
		       int depth)
{
	static const char rst[] = ".. toctree::", name[] = "{toctree}";
	const char *body = line_skip_blanks(line->text, line->end), *end = line_trim(body, line->end);
	bool sign = body < end && strchr("`:~", *body) != NULL;
	size_t run = sign ? line_run(body, end) : 0, left = (size_t)(end - body) - run;
	bool markdown = path_is_markdown(toctree->page), tree;

	if (toctree->signs > 0) {
		if (!ends(toctree, line->text, body, end))
			return toctree->code;
		close_fence(reader, toctree);
		if (markdown)
			return true;
	}
	if (!markdown) {
		if ((size_t)(end - body) == strlen(rst) && memcmp(body, rst, strlen(rst)) == 0)
			open_fence(toctree, '.', (size_t)(body - line->text) + 1, false, depth);
		return true;
	}
	tree = run > 2 && left >= strlen(name) && memcmp(body + run, name, strlen(name)) == 0;
	if (run > 2 && (tree || *body != ':'))
		open_fence(toctree, *body, run, !tree, depth);
	return true;
}

/* The pages that the toctrees of a page name. */
static void read_page(struct reader *reader, const char *path, int depth, int level)
{
	char *full = path_join(reader->contents.course->root, path);
	struct toctree toctree = {
		.page = path,
		.folder = xstrndup(path, path_base(path) > path ? (size_t)(path_base(path) - path) - 1 : 0) };
	struct strbuf text = {0};
	struct source_line line = {0};

	if (level < DEPTH_MOST && file_read(full, FILE_LIMIT_DATA, &text, NULL) &&
	    strstr(strbuf_text(&text), "toctree") != NULL)
		for (const char *p = strbuf_text(&text); *p != '\0'; p = line.end + (*line.end == '\n')) {
			line.text = p;
			line.end = p + strcspn(p, "\n");
			line.line++;
			if (!take_fence(reader, &toctree, &line, depth))
				take_line(reader, &toctree, &line, level);
		}
	close_fence(reader, &toctree);
	strbuf_deinit(&text);
	free(toctree.folder);
	free(full);
}

/* Is there a page beside the index? */
static bool has_text(const struct course *course)
{
	size_t pages = 0;

	for (size_t i = 0; i < course->page_count; i++)
		pages += course->pages[i].path != NULL && !pages_is_index(course->pages[i].path);
	return pages > 0;
}

static bool read_sphinx(struct course *course, const struct layout_place *place, struct err *err)
{
	struct reader reader = { .base = place->base };
	char *index = layout_path(place, INDEX);
	bool fine = contents_init(&reader.contents, course, err);

	course->dialects = DIALECT_MYST | DIALECT_MATH;
	course->title = read_title(course, place);
	course->listed = true;
	if (fine) {
		if (!contents_has(&reader.contents, index)) {
			free(index);
			index = layout_path(place, OTHER_INDEX);
		} else {
			contents_add(&reader.contents, &(struct contents_entry){ .path = index });
		}
		if (contents_has(&reader.contents, index))
			read_page(&reader, index, 0, 0);
		contents_finish(&reader.contents);
	}
	contents_deinit(&reader.contents);
	if (fine && !has_text(course))
		fine = layout_fall_back(course, place, err);
	free(index);
	return fine;
}

const struct course_layout layout_sphinx = {
	.name = "sphinx",
	.kind = COURSE_JUPYTER_BOOK,
	.manifest = true,
	.found = found,
	.read = read_sphinx,
};
