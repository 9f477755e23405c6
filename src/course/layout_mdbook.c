/*
 * layout_mdbook.c - a book of mdBook: book.toml, and the chapters that SUMMARY.md lists.
 *
 * Chapters in lists have numbers, those in paragraphs before and after have none; a heading behind
 * the first is the title of a part, and numbers go on through parts
 * (https://rust-lang.github.io/mdBook/format/summary.html). What mdBook refuses is taken as it is
 * meant. The older GitBook has the same file, without numbers, beside book.json or .gitbook.yaml.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/toml.h"
#include "base/xalloc.h"
#include "course/contents.h"
#include "course/summary.h"
#include "doc/dialect.h"

#define BOOK "book.toml"
#define SUMMARY "SUMMARY.md"

struct settings {
	char *source;			/* folder of SUMMARY.md, relative to book.toml's */
	char *title, *language, *site;	/* or NULL */
	bool numbers;
};

struct reader {
	struct contents contents;
	struct summary summary;
	const char *docs;		/* folder of SUMMARY.md, relative to the root */
	char *file;			/* SUMMARY.md, relative to the root */
	bool numbers;			/* the sidebar shows them */
	struct contents_number number;
};

static void settings_deinit(struct settings *settings)
{
	free(settings->source);
	free(settings->title);
	free(settings->language);
	free(settings->site);
}

static char *line_of(const struct value *table, const char *key)
{
	const char *text = value_text(value_get(table, key), "");

	return *text != '\0' ? sanitize_dup(text, SANITIZE_LINE) : NULL;
}

/*
 * False and a sentence that begins with `shown` if book.toml is no TOML; settings are then mdBook's
 * own.
 */
static bool read_settings(struct settings *settings, const char *path, const char *shown,
			  struct err *err)
{
	struct strbuf text = {0};
	struct value_tree *toml = NULL;
	const struct value *book, *html, *unnumbered;

	*settings = (struct settings){ .numbers = true };
	if (file_read(path, FILE_LIMIT_DATA, &text, err))
		toml = toml_read(strbuf_text(&text), text.len, shown, err);
	strbuf_deinit(&text);
	if (toml == NULL) {
		settings->source = xstrdup("src");
		return false;
	}
	book = value_get(toml->root, "book");
	html = value_get(value_get(toml->root, "output"), "html");
	unnumbered = value_get(html, "no-section-label");
	settings->source = xstrdup(value_text(value_get(book, "src"), "src"));
	settings->title = line_of(book, "title");
	settings->language = line_of(book, "language");
	settings->site = line_of(html, "site-url");
	settings->numbers = unnumbered == NULL || !unnumbered->truth;
	value_tree_free(toml);
	return true;
}

static bool is_mdbook(const char *folder)
{
	char *book = path_join(folder, BOOK);
	struct settings settings;
	char *source = NULL, *docs;
	bool is = false;

	if (file_is_regular(book)) {
		read_settings(&settings, book, BOOK, NULL);
		if (path_normalise(settings.source, &source)) {
			docs = *source != '\0' ? path_join(folder, source) : xstrdup(folder);
			is = layout_has(docs, SUMMARY);
			free(docs);
		}
		free(source);
		settings_deinit(&settings);
	}
	free(book);
	return is;
}

static bool is_gitbook(const char *folder)
{
	return layout_has(folder, SUMMARY) &&
		(layout_has(folder, "book.json") || layout_has(folder, ".gitbook.yaml"));
}

static bool found(const char *path)
{
	return file_is_folder(path) && (is_mdbook(path) || is_gitbook(path));
}

/* --- SUMMARY.md --- */

static void add_group(struct reader *reader, const struct summary_entry *from, const char *number)
{
	struct contents_entry entry = { .title = from->title, .number = number,
					.depth = from->depth };

	if (from->kind == SUMMARY_HEADING)
		entry.depth = 0;
	if (*from->title != '\0')
		contents_add(&reader->contents, &entry);
}

/* behind: the entry after it, or NULL. A chapter that is not there still holds those below it. */
static void add_chapter(struct reader *reader, const struct summary_entry *from,
			const struct summary_entry *behind)
{
	const char *number = from->listed && reader->numbers
		? contents_count(&reader->number, from->depth) : NULL;
	struct contents_entry entry = {
		.path = from->href, .title = *from->title != '\0' ? from->title : NULL,
		.number = number, .depth = from->depth,
	};
	char *path = xstrndup(from->href, strcspn(from->href, "?#"));

	entry.path = path;
	if (*from->href == '\0') {
		add_group(reader, from, number);
	} else if (strstr(from->href, "://") == NULL &&
		   contents_add_named(&reader->contents, &entry, reader->docs, reader->file,
				      from->line, 0) < 0 &&
		   behind != NULL && behind->depth > from->depth && behind->listed) {
		add_group(reader, from, number);
	}
	free(path);
}

static void add_entries(struct reader *reader, bool gitbook)
{
	const struct summary *summary = &reader->summary;

	for (size_t i = 0; i < summary->count; i++) {
		const struct summary_entry *entry = &summary->entries[i];

		switch (entry->kind) {
		case SUMMARY_LINK:
			add_chapter(reader, entry, i + 1 < summary->count ? entry + 1 : NULL);
			break;
		case SUMMARY_TEXT:
			if (entry->listed)
				add_group(reader, entry, NULL);
			break;
		case SUMMARY_HEADING:
			/* The first thing is the title of the book. */
			if (i > 0 && (gitbook || entry->depth == 1))
				add_group(reader, entry, NULL);
			break;
		}
	}
}

static bool read_summary(struct reader *reader, const struct layout_place *place, bool gitbook,
			 struct err *err)
{
	struct course *course = reader->contents.course;
	char *path = path_join(place->path, reader->file);
	bool fine = contents_init(&reader->contents, course, err);

	if (fine && layout_has_own(course, reader->file))
		fine = summary_read(&reader->summary, path, err);
	if (fine) {
		add_entries(reader, gitbook);
		contents_finish(&reader->contents);
	}
	contents_deinit(&reader->contents);
	summary_deinit(&reader->summary);
	free(path);
	return fine;
}

static void take_settings(struct course *course, struct settings *settings)
{
	course->title = settings->title;
	course->language = settings->language;
	settings->title = settings->language = NULL;
	if (settings->site != NULL && strncasecmp(settings->site, "http", 4) == 0) {
		course->site = settings->site;
		settings->site = NULL;
	}
	course->dialects = DIALECT_MDBOOK;
	course->listed = true;
}

static bool read_mdbook(struct course *course, const struct layout_place *place, struct err *err)
{
	struct reader reader = { .contents.course = course };
	struct settings settings;
	char *book = layout_path(place, BOOK), *full = path_join(place->path, book);
	bool gitbook = !layout_has_own(course, book), fine;
	struct err own = {0};

	if (gitbook) {
		settings = (struct settings){ .source = xstrdup("") };
	} else if (!read_settings(&settings, full, book, &own)) {
		contents_note_err(course, book, "yaml", &own);
	}
	course->docs = layout_below(place, settings.source);
	reader.docs = course->docs;
	reader.numbers = settings.numbers;
	reader.file = *course->docs != '\0' ? path_join(course->docs, SUMMARY) : xstrdup(SUMMARY);
	take_settings(course, &settings);
	if (course->title == NULL)
		course->title = layout_find_title(course, place);
	fine = read_summary(&reader, place, gitbook, err);
	if (fine && course->page_count == 0)
		fine = layout_fall_back(course, place, err);
	settings_deinit(&settings);
	free(reader.file);
	free(full);
	free(book);
	return fine;
}

const struct course_layout layout_mdbook = {
	.name = "mdbook",
	.kind = COURSE_MDBOOK,
	.manifest = true,
	.found = found,
	.read = read_mdbook,
};
