/* contents.c - the table of contents of a course, written down by a layout. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/contents.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/percent.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/pages.h"

#define NOTES_MAX 1000		/* a manifest with more faults than that is no manifest */

bool contents_init(struct contents *contents, struct course *course, struct err *err)
{
	*contents = (struct contents){ .course = course };
	if (!file_walk(course->root, &contents->files, err))
		return false;
	for (size_t i = 0; i < contents->files.count; i++)
		if (!contents->files.entries[i].folder)
			lookup_add(&contents->by_path, contents->files.entries[i].path, (int)i, NULL);
	course->skipped = contents->files.skipped;
	return true;
}

void contents_deinit(struct contents *contents)
{
	file_list_deinit(&contents->files);
	lookup_deinit(&contents->by_path);
	lookup_deinit(&contents->taken);
}

bool contents_has(const struct contents *contents, const char *path)
{
	return lookup_find(&contents->by_path, path) >= 0;
}

/* path as it is, or with one of the endings that manifests leave out. */
static char *find_spelled(const struct contents *contents, const char *path)
{
	static const char *const endings[] = {
		"", ".md", ".mdx", ".markdown", "/README.md", "/index.md", "/index.mdx",
	};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		bool at_root = *path == '\0' && endings[i][0] == '/';
		char *name = xasprintf("%s%s", path, endings[i] + at_root);

		if (contents_has(contents, name))
			return name;
		free(name);
	}
	return NULL;
}

char *contents_find(const struct contents *contents, const char *base, const char *path)
{
	struct strbuf decoded = {0};
	char *joined, *clean, *found = NULL;

	percent_decode(&decoded, path, strlen(path));
	for (int pass = 0; pass < 2 && found == NULL; pass++) {
		joined = *base != '\0' ? path_join(base, pass == 0 ? path : strbuf_text(&decoded))
				       : xstrdup(pass == 0 ? path : strbuf_text(&decoded));
		if (path_normalise(joined, &clean)) {
			found = find_spelled(contents, clean);
			free(clean);
		}
		free(joined);
	}
	strbuf_deinit(&decoded);
	return found;
}

static void set_line(char **field, const char *text)
{
	free(*field);
	*field = sanitize_dup(text, SANITIZE_LINE);
}

/* "1.2. Installation"; a label that is its own number needs no other. */
static void set_label(struct page *page, const struct contents_entry *entry)
{
	const char *said = entry->label != NULL ? entry->label : entry->title;
	char *label;

	if (said != NULL)
		set_line(&page->label, said);
	if (entry->number == NULL)
		return;
	label = xasprintf("%s. %s", entry->number, page->label);
	set_line(&page->label, label);
	free(label);
}

int contents_add(struct contents *contents, const struct contents_entry *entry)
{
	struct course *course = contents->course;
	int index = (int)course->page_count;
	struct page page;

	if (entry->path != NULL) {
		if (!contents_has(contents, entry->path) ||
		    !lookup_add(&contents->taken, entry->path, index, NULL))
			return -1;
		pages_read(&page, course->root, entry->path);
	} else {
		char *title = sanitize_dup(entry->title, SANITIZE_LINE);

		pages_make_group(&page, title, title);
		free(title);
	}
	set_label(&page, entry);
	if (entry->url != NULL)
		page.url = xstrdup(entry->url);
	page.depth = entry->depth;
	pages_take(course, &contents->cap, page);
	return index;
}

void contents_finish(struct contents *contents)
{
	pages_finish(contents->course, &contents->files);
}

void contents_note(struct course *course, const char *path, int line, int column, bool warning,
		   const char *rule, const char *format, ...)
{
	char *message;
	va_list args;

	if (course->note_count == NOTES_MAX)
		return;
	va_start(args, format);
	message = xvasprintf(format, args);
	va_end(args);
	course->notes = xreallocarray(course->notes, course->note_count + 1, sizeof *course->notes);
	course->notes[course->note_count++] = (struct course_note){
		.path = xstrdup(path), .line = line, .column = column, .warning = warning,
		.rule = rule, .message = sanitize_dup(message, SANITIZE_LINE),
	};
	free(message);
}
