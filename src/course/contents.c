/* contents.c - the table of contents of a course, written down by a layout. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/contents.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/percent.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/xalloc.h"
#include "course/order.h"
#include "course/pages.h"
#include "course/week.h"

#define NOTES_MAX 1000		/* a manifest with more faults than that is no manifest */
#define TITLE_MAX 300		/* bytes, more than any screen shows */

bool contents_init(struct contents *contents, struct course *course, struct err *err)
{
	*contents = (struct contents){ .course = course };
	if (!file_walk(course->root, &contents->files, err))
		return false;
	for (size_t i = 0; i < contents->files.count; i++) {
		const struct file_entry *entry = &contents->files.entries[i];

		lookup_add(entry->folder ? &contents->folders : &contents->by_path, entry->path,
			   (int)i, NULL);
	}
	course->skipped = contents->files.skipped;
	return true;
}

void contents_deinit(struct contents *contents)
{
	file_list_deinit(&contents->files);
	lookup_deinit(&contents->by_path);
	lookup_deinit(&contents->folders);
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

const char *contents_count(struct contents_number *number, int level)
{
	size_t used = 0;

	if (level >= CONTENTS_LEVELS)
		level = CONTENTS_LEVELS - 1;
	number->count[level]++;
	for (int deeper = level + 1; deeper < CONTENTS_LEVELS; deeper++)
		number->count[deeper] = 0;
	for (int i = 0; i <= level && used < sizeof number->text; i++)
		used += (size_t)snprintf(number->text + used, sizeof number->text - used, "%s%d",
					 i > 0 ? "." : "", number->count[i]);
	return number->text;
}

/* One line, no longer than a title can be. */
static void set_line(char **field, const char *text)
{
	char *cut = xstrndup(text, utf8_valid_prefix(text, strnlen(text, TITLE_MAX)));

	free(*field);
	*field = sanitize_dup(cut, SANITIZE_LINE);
	free(cut);
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

/* A page that says nothing of itself is called as the manifest calls it. */
static void read_page(struct page *page, const struct course *course,
		      const struct contents_entry *entry)
{
	const char *given = entry->title != NULL ? entry->title : entry->fallback;
	bool titled = pages_read(page, course->root, entry->path);

	if (titled || given == NULL)
		return;
	if (strcmp(page->label, page->title) == 0)
		set_line(&page->label, given);
	set_line(&page->title, given);
}

/* Chapter 3 is week 3, unless anything speaks of weeks or lessons. */
static void set_week(struct page *page, const char *number)
{
	size_t digits = strspn(number, "0123456789");
	int week;

	if (page->week >= 0 || number[digits] != '\0' || digits == 0 || digits > 3)
		return;
	week = week_of_unit(page->label, page->title, page->path != NULL ? page->path : "",
			    page->id);
	page->week = week >= 0 ? week : atoi(number);
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
		read_page(&page, course, entry);
	} else {
		char *title = NULL;

		set_line(&title, entry->title);
		pages_make_group(&page, title, title);
		free(title);
	}
	set_label(&page, entry);
	if (entry->url != NULL)
		page.url = xstrdup(entry->url);
	page.depth = entry->depth;
	if (entry->number != NULL)
		set_week(&page, entry->number);
	pages_take(course, &contents->cap, page);
	return index;
}

void contents_close_group(struct contents *contents, int index)
{
	struct course *course = contents->course;

	if (index >= 0 && course->page_count == (size_t)index + 1)
		pages_deinit(&course->pages[--course->page_count]);
}

/* What a file that is no Markdown is called in the list; NULL: it is a page. */
static const char *kind_of(const char *path)
{
	static const struct { const char *extension, *kind; } kinds[] = {
		{ ".ipynb", "notebook" }, { ".rst", "reStructuredText" }, { ".pdf", "PDF" },
		{ ".html", "web page" }, { ".py", "code" }, { ".tex", "TeX" },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcasecmp(path_extension(path), kinds[i].extension) == 0)
			return kinds[i].kind;
	return NULL;
}

/* A notebook, say: a learner should see that it is there. */
static int add_foreign(struct contents *contents, const struct contents_entry *entry,
		       const char *path, const char *kind)
{
	struct contents_entry group = *entry;
	const char *name = entry->title != NULL ? entry->title : entry->label;
	char *stem, *title;
	int index;

	if (!lookup_add(&contents->taken, path, (int)contents->course->page_count, NULL))
		return -1;
	stem = xstrndup(path, strlen(path) - strlen(path_extension(path)));
	if (name == NULL) {
		title = order_pretty(stem);
		free(stem);
		stem = title;
	}
	title = xasprintf("%s (%s)", name != NULL ? name : stem, kind);
	group.path = NULL;
	group.title = title;
	group.label = NULL;
	index = contents_add(contents, &group);
	free(title);
	free(stem);
	return index;
}

static void note_missing(struct course *course, const struct contents_entry *entry,
			 const char *base, const char *manifest, int line, int column)
{
	char *joined = *base != '\0' ? path_join(base, entry->path) : xstrdup(entry->path);
	char *clean = NULL;

	if (path_normalise(joined, &clean))
		contents_note(course, manifest, line, column, false, "page-missing",
			      "there is no page \"%.200s\"; write it or take it off the list",
			      entry->path);
	else
		contents_note(course, manifest, line, column, false, "outside-root",
			      "\"%.200s\" leads out of the course; bring the file into its folder",
			      entry->path);
	free(clean);
	free(joined);
}

int contents_add_named(struct contents *contents, const struct contents_entry *entry,
		       const char *base, const char *manifest, int line, int column)
{
	struct contents_entry page = *entry;
	char *path = contents_find(contents, base, entry->path);
	const char *kind;
	int index;

	if (path == NULL) {
		note_missing(contents->course, entry, base, manifest, line, column);
		return -1;
	}
	kind = kind_of(path);
	page.path = path;
	index = kind != NULL ? add_foreign(contents, entry, path, kind)
			     : contents_add(contents, &page);
	if (index < 0)
		contents_note(contents->course, manifest, line, column, true, "duplicate-id",
			      "\"%.200s\" is in the list already; name it once", entry->path);
	free(path);
	return index;
}

/* --- assignments beside lessons --- */

#define SEVERAL (-2)		/* more than one page, none of them the folder's own */

/* The lesson of each folder: its README or index, else the only page it has. */
static void find_lessons(const struct course *course, struct lookup *lessons)
{
	for (size_t i = 0; i < course->page_count; i++) {
		const char *path = course->pages[i].path;
		char *folder;
		int old;

		if (path == NULL)
			continue;
		folder = xstrndup(path, (size_t)(path_base(path) - path));
		if (pages_is_index(path))
			lookup_set(lessons, folder, (int)i);
		else if (!lookup_add(lessons, folder, (int)i, &old) &&
			 (old < 0 || !pages_is_index(course->pages[old].path)))
			lookup_set(lessons, folder, SEVERAL);
		free(folder);
	}
}

/* Of each page of the list, the files that belong behind it: first[page], then next[file]. */
struct homework {
	int *first, *next;
	size_t count;
};

static void find_homework(const struct contents *contents, struct homework *homework)
{
	struct lookup lessons = {0};

	find_lessons(contents->course, &lessons);
	for (size_t i = contents->files.count; i-- > 0; ) {
		const struct file_entry *entry = &contents->files.entries[i];
		char *folder;
		int lesson;

		if (entry->folder || !pages_is_page(entry->path) ||
		    !pages_is_lesson_assignment(entry->path) ||
		    lookup_find(&contents->taken, entry->path) >= 0)
			continue;
		folder = xstrndup(entry->path, (size_t)(path_base(entry->path) - entry->path));
		lesson = lookup_find(&lessons, folder);
		if (lesson >= 0) {
			homework->next[i] = homework->first[lesson];
			homework->first[lesson] = (int)i;
			homework->count++;
		}
		free(folder);
	}
	lookup_deinit(&lessons);
}

static void insert_homework(struct contents *contents, const struct homework *homework)
{
	struct course *course = contents->course;
	struct page *old = course->pages;
	size_t count = course->page_count;

	course->pages = NULL;
	course->page_count = contents->cap = 0;
	for (size_t i = 0; i < count; i++) {
		pages_take(course, &contents->cap, old[i]);
		for (int file = homework->first[i]; file >= 0; file = homework->next[file]) {
			struct contents_entry entry = {
				.path = contents->files.entries[file].path,
				.depth = old[i].depth + 1,
			};

			contents_add(contents, &entry);
		}
	}
	free(old);
}

void contents_add_assignments(struct contents *contents)
{
	size_t pages = contents->course->page_count, files = contents->files.count;
	struct homework homework = {
		.first = xreallocarray(NULL, pages + 1, sizeof *homework.first),
		.next = xreallocarray(NULL, files + 1, sizeof *homework.next),
	};

	for (size_t i = 0; i < pages; i++)
		homework.first[i] = -1;
	find_homework(contents, &homework);
	if (homework.count > 0)
		insert_homework(contents, &homework);
	free(homework.first);
	free(homework.next);
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

void contents_note_err(struct course *course, const char *path, const char *rule,
		       const struct err *err)
{
	const char *rest = err->text;
	size_t len = strlen(path);
	int line = 0, column = 0, used = 0;

	if (strncmp(rest, path, len) == 0 && rest[len] == ':') {
		rest += len + 1;
		if (sscanf(rest, "%9d:%9d:%n", &line, &column, &used) == 2)
			rest += used;
		else
			line = column = 0;
		rest += strspn(rest, " ");
	}
	contents_note(course, path, line, column, false, rule, "%s", rest);
}
