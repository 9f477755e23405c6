/* course.c - a course: its pages in reading order, whatever form its folder has. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/course.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/archive.h"
#include "course/host.h"
#include "course/index.h"
#include "course/layout.h"
#include "course/manifest.h"
#include "course/pages.h"
#include "doc/markdown.h"

#define NAME_MAX_IN_ID 55	/* leaves room for "-" and the hash in the 64 of an id */

/* Those that are surest of themselves first. */
static const struct course_layout *const layouts[] = {
	&layout_lectern,     &layout_docusaurus, &layout_mdbook,      &layout_mkdocs,
	&layout_jupyter,     &layout_toctree,    &layout_carpentries, &layout_docsify,
	&layout_sphinx,      &layout_docusaurus_docs, &layout_folder, &layout_file,
};

static const char *const kind_names[] = {
	[COURSE_LECTERN] = "lectern",           [COURSE_DOCUSAURUS] = "docusaurus",
	[COURSE_MDBOOK] = "mdbook",             [COURSE_MKDOCS] = "mkdocs",
	[COURSE_JUPYTER_BOOK] = "jupyter-book", [COURSE_TOCTREE] = "toctree",
	[COURSE_CARPENTRIES] = "carpentries",   [COURSE_DOCSIFY] = "docsify",
	[COURSE_FOLDER] = "folder",             [COURSE_FILE] = "file",
};

const char *course_kind_name(enum course_kind kind)
{
	return kind_names[kind];
}

/* Where repositories keep their course when it is not in their root. */
static const char *const below[] = {
	"docs",        "website",  "book",        "doc",            "guide",    "site",
	"course",      "content",  "source",      "src",            "lectures", "lessons",
	"textbook",    "notes",    "notebooks",   "en",             "docs/en",  "chapters/en",
	"units/en",    "docs/source", "docs/source/en",
};

static const struct course_layout *find_manifest(const char *path)
{
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
		if (layouts[i]->manifest && layouts[i]->found(path))
			return layouts[i];
	return NULL;
}

/* Is it a folder of its own? A symbolic link may lead anywhere. */
static bool is_own_folder(const char *folder)
{
	char *real = file_real_path(folder);
	bool own = real != NULL && strcmp(real, folder) == 0 && file_is_folder(real);

	free(real);
	return own;
}

/* In one of those folders; deeper: in one of those in it, as in "book/website". */
static const struct course_layout *find_below(const char *path, bool deeper, char **base)
{
	const struct course_layout *found = NULL;

	for (size_t i = 0; i < sizeof below / sizeof *below && found == NULL; i++) {
		char *folder = path_join(path, below[i]), *inner = NULL;

		if (is_own_folder(folder))
			found = deeper ? find_below(folder, false, &inner) : find_manifest(folder);
		if (found != NULL)
			*base = inner != NULL ? path_join(below[i], inner) : xstrdup(below[i]);
		free(folder);
		free(inner);
	}
	return found;
}

const struct course_layout *course_layout_find(const char *path, char **base)
{
	const struct course_layout *found = find_manifest(path);

	if (found == NULL && file_is_folder(path))
		found = find_below(path, false, base);
	else if (found != NULL)
		*base = xstrdup("");
	if (found == NULL && file_is_folder(path))
		found = find_below(path, true, base);
	if (found != NULL)
		return found;
	*base = xstrdup("");
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
		if (layouts[i]->found(path))
			return layouts[i];
	free(*base);
	*base = NULL;
	return NULL;
}

/*
 * The id of a course that has none: its name, in letters that can name a folder, and a hash of
 * where it is.
 */
static char *make_id(const char *path)
{
	const char *start = path_base(path);
	const char *end = start + (file_is_folder(path) ? strlen(start) : archive_stem(path));
	uint64_t hash = hash_text(path);
	struct strbuf name = {0};
	char *id;

	for (const char *p = start; p < end && name.len < NAME_MAX_IN_ID; p++) {
		bool letter = (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') ||
			      (*p >= '0' && *p <= '9');

		if (letter || (name.len > 0 && strchr("._-", *p) != NULL))
			strbuf_addc(&name, *p);
		else if (name.len > 0 && name.data[name.len - 1] != '-')
			strbuf_addc(&name, '-');
	}
	id = xasprintf("%s-%08" PRIx32, name.len > 0 ? name.data : "course",
		       (uint32_t)(hash >> 32 ^ hash));
	strbuf_deinit(&name);
	return id;
}

/* What the course calls itself: the page of its root, else its folder. */
static char *make_title(const struct course *course)
{
	for (size_t i = 0; i < course->page_count; i++) {
		const struct page *page = &course->pages[i];
		bool root = page->path != NULL && strchr(page->path, '/') == NULL && pages_is_index(page->path);

		if (root || course->kind == COURSE_FILE)
			return xstrdup(page->title);
	}
	return sanitize_dup(path_base(course->root), SANITIZE_LINE);
}

struct course *course_layout_open(const struct course_layout *layout,
				  const struct layout_place *place, struct err *err)
{
	struct course *course = xcalloc(1, sizeof *course);
	const char *path = place->path;
	const char *slash = strrchr(path, '/');

	course->kind = layout->kind;
	course->path = xstrdup(place->archive != NULL ? place->archive : path);
	course->index = index_new();
	if (file_is_folder(path) || slash == NULL)
		course->root = xstrdup(path);
	else
		course->root = xstrndup(path, slash > path ? (size_t)(slash - path) : 1);
	if (!layout->read(course, place, err)) {
		course_free(course);
		return NULL;
	}
	if (course->docs == NULL)
		course->docs = xstrdup(place->base);
	if (course->id == NULL)
		course->id = make_id(course->path);
	if (course->title == NULL)
		course->title = make_title(course);
	return course;
}

struct course *course_open(const char *path, struct err *err)
{
	struct layout_place place = { .path = file_real_path(path), .shown = path };
	const struct course_layout *layout;
	struct course *course = NULL;

	if (place.path == NULL) {
		err_set_errno(err, path, errno != 0 ? errno : ENOENT);
		return NULL;
	}
	layout = course_layout_find(place.path, &place.base);
	if (layout != NULL) {
		course = course_layout_open(layout, &place, err);
		free(place.base);
	} else if (file_is_regular(place.path)) {
		err_set(err, "%s: this is no Markdown file (.md, .mdx or .markdown) and no folder",
			path);
	} else {
		err_set(err, "%s: this is no file and no folder", path);
	}
	free(place.path);
	return course;
}

void course_free(struct course *course)
{
	if (course == NULL)
		return;
	for (size_t i = 0; i < course->page_count; i++)
		pages_deinit(&course->pages[i]);
	free(course->pages);
	for (size_t i = 0; course->steps != NULL && course->steps[i] != NULL; i++)
		free(course->steps[i]);
	free(course->steps);
	free(course->id);
	free(course->title);
	free(course->language);
	free(course->path);
	free(course->root);
	free(course->docs);
	free(course->site);
	free(course->route);
	free(course->statics);
	for (size_t i = 0; i < course->aside_count; i++) {
		free(course->asides[i].url);
		free(course->asides[i].path);
	}
	free(course->asides);
	for (size_t i = 0; i < course->note_count; i++) {
		free(course->notes[i].path);
		free(course->notes[i].message);
	}
	free(course->notes);
	yaml_drop(course->manifest);
	index_free(course->index);
	archive_free(course->archive);
	free(course);
}

/*
 * The page of a week is the one that stands highest, the first of those; of a group without a page
 * its first.
 */
static int find_week(const struct course *course, int week)
{
	const struct page *pages = course->pages;
	int count = (int)course->page_count, found = -1;

	for (int i = 0; i < count; i++)
		if (pages[i].week == week && (found < 0 || pages[i].depth < pages[found].depth))
			found = i;
	while (found >= 0 && pages[found].path == NULL && found + 1 < count &&
	       pages[found + 1].depth > pages[found].depth)
		found++;
	return found;
}

int course_find_page(const struct course *course, const char *word)
{
	int page = index_find(course, INDEX_ID, word);
	char *end;
	long week;

	if (page < 0 && *word >= '0' && *word <= '9') {
		week = strtol(word, &end, 10);
		if (*end == '\0' && week <= INT_MAX)
			page = find_week(course, (int)week);
	}
	return page >= 0 ? page : index_find_name(course, word);
}

int course_find_path(const struct course *course, const char *path)
{
	return index_find(course, INDEX_PATH, path);
}

char *course_page_path(const struct course *course, size_t index)
{
	const struct page *page = &course->pages[index];

	return path_join(course->root, page->path != NULL ? page->path : page->id);
}

/* True if real is root or below it; both resolved. */
static bool is_below(const char *real, const char *root)
{
	size_t len = strlen(root);

	if (len > 0 && root[len - 1] == '/')
		len--;
	return strncmp(real, root, len) == 0 && (real[len] == '/' || real[len] == '\0');
}

bool course_inside(const struct course *course, const char *path)
{
	char *full = path_join(course->root, path);
	char *real = file_real_path(full);
	bool inside = real != NULL && is_below(real, course->root);

	free(full);
	free(real);
	return inside;
}

static struct doc *parse(const struct course *course, const struct page *page,
			 const struct strbuf *bytes)
{
	struct markdown_options options = {
		.path = page->path != NULL ? page->path : page->id,
		.title = page->path != NULL ? page->title : NULL,
		.steps = (const char *const *)course->steps,
		.all_lists = page->all_lists,
		.dialects = course->dialects,
	};
	struct host host;

	if (page->path != NULL) {
		host_init(&host, course, (size_t)(page - course->pages));
		options.host = &host.dialect;
	}
	return markdown_parse(strbuf_text(bytes), bytes->len, &options);
}

struct doc *course_load_page(const struct course *course, size_t index, struct err *err)
{
	const struct page *page = &course->pages[index];
	struct strbuf bytes = {0};
	struct doc *doc = NULL;
	char *path;

	if (page->path == NULL) {
		strbuf_addf(&bytes, "# %s\n", page->title);
		doc = parse(course, page, &bytes);
		strbuf_deinit(&bytes);
		return doc;
	}
	path = course_page_path(course, index);
	if (!course_inside(course, page->path) && file_is_regular(path))
		err_set(err, "%s: this leads out of the course", path);
	else if (file_read(path, FILE_LIMIT_PAGE, &bytes, err))
		doc = parse(course, page, &bytes);
	strbuf_deinit(&bytes);
	free(path);
	return doc;
}
