/*
 * layout_docsify.c - a site of docsify: _sidebar.md, a nested list of links
 * (https://docsify.js.org/#/more-pages).
 *
 * Text without a link, and a heading, is a group. Links may lead out of the sidebar's folder as long
 * as they stay in the course. A link whose text is only a number lends it to the page's own title.
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
#include "course/summary.h"

#define SIDEBAR "_sidebar.md"
#define PAGE "index.html"
#define PAGE_MAX (256u << 10)	/* bytes of index.html in which the settings are looked for */

struct reader {
	struct contents contents;
	struct summary summary;
	const char *base;		/* of the sidebar, relative to the root */
	const char *file;		/* the sidebar, relative to the root */
	int below;			/* 1 behind a heading, whose lists are one deeper */
};

static bool found(const char *path)
{
	return file_is_folder(path) && layout_has(path, SIDEBAR);
}

/*
 * Where a link of the sidebar leads in the folder of the site: "#/guide", "/guide?id=x" and
 * "guide.md" are one page. The caller frees it; NULL: out of the site.
 */
static char *page_of(const char *href)
{
	if (strstr(href, "://") != NULL || strncmp(href, "//", 2) == 0 ||
	    strncmp(href, "mailto:", 7) == 0)
		return NULL;
	if (strncmp(href, "#/", 2) == 0 || strncmp(href, "/#/", 3) == 0)
		href = strchr(href, '#') + 1;
	href += strspn(href, "/");
	return xstrndup(href, strcspn(href, "?#"));
}

/* A part of a page, which is in the list by its whole. */
static bool is_part(const char *href)
{
	const char *page = strncmp(href, "#/", 2) == 0 ? href + 2 : href;

	return strpbrk(page, "?#") != NULL;
}

static bool is_number(const char *title)
{
	size_t len = strspn(title, "0123456789");

	return len > 0 && (title[len] == '\0' || (title[len] == '.' && title[len + 1] == '\0'));
}

static void add_group(struct reader *reader, const char *title, int depth)
{
	struct contents_entry entry = { .title = title, .depth = depth };

	if (*title != '\0')
		contents_add(&reader->contents, &entry);
}

/* A link to nothing still holds what is below it in the list. */
static void add_link(struct reader *reader, const struct summary_entry *from, bool parent)
{
	char *path = page_of(from->href);
	char *number = NULL, *there = NULL;
	int depth = from->depth + reader->below, index = -1;
	struct contents_entry entry = { .path = path, .depth = depth };

	if (path == NULL) {
		if (parent)
			add_group(reader, from->title, depth);
		return;
	}
	if (is_number(from->title))
		entry.number = number = xstrndup(from->title, strspn(from->title, "0123456789"));
	else if (*from->title != '\0')
		entry.title = from->title;
	if (*path == '\0' || is_part(from->href))
		there = contents_find(&reader->contents, reader->base, path);
	if (there != NULL) {
		entry.path = there;
		index = contents_add(&reader->contents, &entry);
	} else if (*path != '\0') {
		index = contents_add_named(&reader->contents, &entry, reader->base, reader->file,
					   from->line, 0);
	}
	if (index < 0 && parent)
		add_group(reader, from->title, depth);
	free(there);
	free(number);
	free(path);
}

static void add_entries(struct reader *reader)
{
	const struct summary *summary = &reader->summary;

	for (size_t i = 0; i < summary->count; i++) {
		const struct summary_entry *entry = &summary->entries[i];
		const struct summary_entry *behind = i + 1 < summary->count ? entry + 1 : NULL;
		bool parent = behind != NULL && behind->listed && entry->listed &&
			behind->depth > entry->depth;

		if (entry->kind == SUMMARY_LINK) {
			add_link(reader, entry, parent);
		} else if (entry->listed) {
			add_group(reader, entry->title, entry->depth + reader->below);
		} else {
			/* A heading, or a paragraph in bold, over a list. */
			reader->below = behind != NULL && (behind->listed || entry->kind == SUMMARY_HEADING);
			add_group(reader, entry->title, 0);
		}
	}
}

/* A text in quotes, unless it is a picture. The caller frees it. */
static char *quoted_text(const char *value)
{
	const char *end;
	char *text, *clean;

	value += strspn(value, " \t\r\n");
	if (*value != '\'' && *value != '"' && *value != '`')
		return NULL;
	end = strchr(value + 1, *value);
	if (end == NULL || end == value + 1 || memchr(value, '<', (size_t)(end - value)) != NULL)
		return NULL;
	text = xstrndup(value + 1, (size_t)(end - value) - 1);
	clean = sanitize_dup(text, SANITIZE_LINE);
	free(text);
	return clean;
}

/* The value of `name: '...'` among the settings in the site's index.html; or NULL. */
static char *find_name(const struct course *course, const struct layout_place *place)
{
	char *path = layout_path(place, PAGE), *full = path_join(place->path, path);
	struct strbuf text = {0};
	const char *at;
	char *name = NULL;

	if (layout_has_own(course, path))
		file_read_head(full, PAGE_MAX, &text, NULL);
	at = strstr(strbuf_text(&text), "$docsify");
	while (name == NULL && at != NULL && (at = strstr(at + 1, "name:")) != NULL)
		if (strchr(" \t\r\n{,", at[-1]) != NULL)
			name = quoted_text(at + strlen("name:"));
	strbuf_deinit(&text);
	free(full);
	free(path);
	return name;
}

static bool read_docsify(struct course *course, const struct layout_place *place, struct err *err)
{
	char *file = layout_path(place, SIDEBAR), *full = path_join(place->path, file);
	struct reader reader = { .base = place->base, .file = file };
	bool fine = contents_init(&reader.contents, course, err);

	course->title = find_name(course, place);
	if (course->title == NULL)
		course->title = layout_find_title(course, place);
	course->listed = true;
	if (fine && layout_has_own(course, file))
		fine = summary_read(&reader.summary, full, err);
	if (fine) {
		add_entries(&reader);
		contents_add_assignments(&reader.contents);
		contents_finish(&reader.contents);
	}
	contents_deinit(&reader.contents);
	summary_deinit(&reader.summary);
	if (fine && course->page_count == 0)
		fine = layout_fall_back(course, place, err);
	free(full);
	free(file);
	return fine;
}

const struct course_layout layout_docsify = {
	.name = "docsify",
	.kind = COURSE_DOCSIFY,
	.manifest = true,
	.found = found,
	.read = read_docsify,
};
