/*
 * link.c - where a link of a page leads.
 *
 * Authors write links for a web site, for a forge, or for the folder in front of them. A link is
 * tried first as a path from its page and from the root, in the spellings that site generators
 * accept; then by id, by the URL of a site (whose leading parts no folder has), without the numbers
 * in front of names; at last without case, by its last part alone. Such a guess counts only where
 * one page fits. Nothing outside the root is ever looked at.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/link.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/percent.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/index.h"
#include "course/pages.h"

#define CANDIDATES_MAX 8
#define SITE_PARTS_MAX 3	/* leading parts of a URL that may belong to the site: /Learn/docs/weekOne */

/* Paths relative to the root that a link may mean, the likeliest first. */
struct candidates {
	char *paths[CANDIDATES_MAX];
	size_t count;
	bool outside;			/* the link leaves the root */
};

struct search {
	const struct course *course;
	struct link *link;
	char *folder;			/* of the page the link stands on */
};

static void fill(struct link *link, enum link_kind kind, const char *path)
{
	link->kind = kind;
	link->page = -1;
	link->path = kind == LINK_FILE ? xstrdup(path) : sanitize_dup(path, SANITIZE_LINE);
}

static bool has_scheme(const char *href)
{
	size_t len = strspn(href,
			    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

	return len > 1 && href[len] == ':' && (href[0] < '0' || href[0] > '9') &&
	       strchr("+.-", href[0]) == NULL;
}

static bool is_external(const char *href)
{
	return strncasecmp(href, "http:", 5) == 0 || strncasecmp(href, "https:", 6) == 0 ||
		strncasecmp(href, "mailto:", 7) == 0 || strncmp(href, "//", 2) == 0;
}

static void add_candidate(struct candidates *candidates, const char *path)
{
	char *clean;

	if (!path_normalise(path, &clean)) {
		/* The first says what is meant; another reading may miss. */
		candidates->outside |= candidates->count == 0;
		return;
	}
	if (candidates->count == CANDIDATES_MAX) {
		free(clean);
		return;
	}
	candidates->paths[candidates->count++] = clean;
}

/* "/docs/weekOne": from the root, and without the parts that only the site has. */
static void add_site_paths(struct candidates *candidates, const char *path)
{
	const char *rest;

	add_candidate(candidates, path);
	if (candidates->count == 0)
		return;
	rest = strchr(candidates->paths[0], '/');
	for (int parts = 0; parts < SITE_PARTS_MAX && rest != NULL; parts++) {
		add_candidate(candidates, rest + 1);
		rest = strchr(rest + 1, '/');
	}
}

static void find_candidates(struct candidates *candidates, const char *folder, const char *path)
{
	bool dotted = strncmp(path, "./", 2) == 0 || strncmp(path, "../", 3) == 0;
	char *near;

	*candidates = (struct candidates){0};
	if (strncmp(path, "@site/", 6) == 0)
		path += 5;
	if (*path == '/') {
		add_site_paths(candidates, path + strspn(path, "/"));
		return;
	}
	near = path_join(folder, path);
	add_candidate(candidates, near);
	free(near);
	if (!dotted && *folder != '\0')
		add_candidate(candidates, path);
}

static void drop_candidates(struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++)
		free(candidates->paths[i]);
}

/* A path without the extension of a page, here or on the web. The caller frees it. */
static char *stem_of(const char *path)
{
	const char *extension = path_extension(path);
	bool page = path_is_markdown(path) || strcasecmp(extension, ".html") == 0 ||
		strcasecmp(extension, ".htm") == 0;

	return xstrndup(path, strlen(path) - (page ? strlen(extension) : 0));
}

/* A path whose last part is README or index: the folder of it. The caller frees it. */
static char *place_of(const char *stem)
{
	const char *slash;

	if (!pages_is_index(stem))
		return xstrdup(stem);
	slash = strrchr(stem, '/');
	return slash != NULL ? xstrndup(stem, (size_t)(slash - stem)) : xstrdup("");
}

static int find_page(const struct course *course, const char *path)
{
	char *stem = stem_of(path);
	char *place = place_of(stem);
	const struct { enum index_key kind; const char *name; } tries[] = {
		{ INDEX_PATH, path }, { INDEX_STEM, path }, { INDEX_STEM, stem }, { INDEX_FOLDER, path },
		{ INDEX_FOLDER, place }, { INDEX_ID, path }, { INDEX_ID, stem }, { INDEX_SLUG, path },
	};
	int page = -1;

	for (size_t i = 0; i < sizeof tries / sizeof *tries && page < 0; i++) {
		/* Only a link that names the index means the page of its folder by its place. */
		if (tries[i].name == place && strcmp(place, stem) == 0)
			continue;
		page = index_find(course, tries[i].kind, tries[i].name);
	}
	free(stem);
	free(place);
	return page;
}

/*
 * True if a file stands there; the link is then filled in. Outside, if only a symbolic link leads
 * there.
 */
static bool take_file(const struct search *search, const char *path, bool folder_too)
{
	char *full = path_join(search->course->root, path);
	bool there = file_is_regular(full) || (folder_too && file_is_folder(full));

	free(full);
	if (!there)
		return false;
	fill(search->link, course_inside(search->course, path) ? LINK_FILE : LINK_OUTSIDE, path);
	return true;
}

/* Files that are no pages of the course, in the spellings of pages too. */
static bool find_file(const struct search *search, const char *path)
{
	static const char *const endings[] = {"",          ".md",        ".mdx",
					      ".markdown", "/README.md", "/index.md"};
	char *stem = stem_of(path);
	char *in_static = path_join("static", path);
	bool found = false;

	for (size_t i = 0; i < sizeof endings / sizeof *endings && !found; i++) {
		char *name = xasprintf("%s%s", *path == '\0' && *endings[i] == '/' ? "." : path,
				       endings[i]);

		found = take_file(search, name, false);
		free(name);
	}
	if (!found && strcmp(stem, path) != 0 && !path_is_markdown(path)) {
		char *name = xasprintf("%s.md", stem);

		found = take_file(search, name, false);
		free(name);
	}
	found = found || take_file(search, path, true) || take_file(search, in_static, false);
	free(in_static);
	free(stem);
	return found;
}

/* Without numbers, without case, by the last part alone. */
static int guess_page(const struct course *course, const char *path)
{
	char *stem = stem_of(path);
	char *place = place_of(stem);
	char *bare = index_bare(place), *fold = index_fold(place), *name = index_name(place);
	int page = index_find(course, INDEX_BARE, bare);

	if (page < 0)
		page = index_find(course, INDEX_FOLD, fold);
	if (page < 0 && *name != '\0')
		page = index_find(course, INDEX_NAME, name);
	free(stem);
	free(place);
	free(bare);
	free(fold);
	free(name);
	return page;
}

static void take_page(const struct search *search, int page)
{
	fill(search->link, LINK_PAGE, search->course->pages[page].id);
	search->link->page = page;
}

/* A file of that very name goes before a page whose name on the web it is. */
static bool find_web_file(const struct search *search, const char *path)
{
	const char *extension = path_extension(path);

	return (strcasecmp(extension, ".html") == 0 || strcasecmp(extension, ".htm") == 0) &&
		take_file(search, path, false);
}

static bool resolve_exactly(const struct search *search, const struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++) {
		const char *path = candidates->paths[i];
		int page;

		if (find_web_file(search, path))
			return true;
		page = find_page(search->course, path);
		if (page < 0 && *path == '\0' && search->course->page_count > 0)
			page = 0;	/* the home of a course without an index is where it begins */
		if (page >= 0) {
			take_page(search, page);
			return true;
		}
		if (find_file(search, path))
			return true;
	}
	return false;
}

static bool resolve_by_guess(const struct search *search, const struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++) {
		int page = guess_page(search->course, candidates->paths[i]);

		if (page < 0)
			continue;
		take_page(search, page);
		return true;
	}
	return false;
}

/* path is without query and anchor, and not empty. */
static void resolve_path(const struct search *search, const char *path)
{
	struct strbuf decoded = {0};
	struct candidates written, plain;
	bool found;

	percent_decode(&decoded, path, strlen(path));
	if (memchr(strbuf_text(&decoded), '\0', decoded.len) != NULL) {
		strbuf_deinit(&decoded);
		fill(search->link, LINK_BROKEN, path);
		return;
	}
	find_candidates(&written, search->folder, path);
	find_candidates(&plain, search->folder, strbuf_text(&decoded));
	if (written.outside || plain.outside) {
		fill(search->link, LINK_OUTSIDE, strbuf_text(&decoded));
		found = true;
	} else {
		found = resolve_exactly(search, &written) || resolve_exactly(search, &plain) ||
			resolve_by_guess(search, &plain);
	}
	if (!found)
		fill(search->link, LINK_BROKEN, plain.count > 0 ? plain.paths[0] : path);
	drop_candidates(&written);
	drop_candidates(&plain);
	strbuf_deinit(&decoded);
}

static char *folder_of(const struct page *page)
{
	const char *slash;

	if (page->path == NULL)
		return xstrdup(page->id);
	slash = strrchr(page->path, '/');
	return slash != NULL ? xstrndup(page->path, (size_t)(slash - page->path)) : xstrdup("");
}

/* Behind the #, decoded. The caller frees it. */
static char *anchor_of(const char *href)
{
	const char *hash = strchr(href, '#');
	struct strbuf decoded = {0};
	char *anchor;

	if (hash != NULL)
		percent_decode(&decoded, hash + 1, strlen(hash + 1));
	anchor = sanitize_dup(strbuf_text(&decoded), SANITIZE_LINE);
	strbuf_deinit(&decoded);
	return anchor;
}

void link_resolve(struct link *link, const struct course *course, size_t from, const char *href)
{
	struct search search = { .course = course, .link = link };
	char *path;

	*link = (struct link){ .page = -1 };
	while (*href != '\0' && (unsigned char)*href <= ' ')
		href++;
	if (strncasecmp(href, "pathname://", 11) == 0)
		href += 11;
	if (is_external(href) || has_scheme(href)) {
		fill(link, is_external(href) ? LINK_EXTERNAL : LINK_UNSAFE, href);
		link->anchor = xstrdup("");
		return;
	}
	link->anchor = anchor_of(href);
	path = xstrndup(href, strcspn(href, "?#"));
	for (size_t len = strlen(path); len > 0 && path[len - 1] == ' '; len--)
		path[len - 1] = '\0';
	if (*path == '\0') {
		fill(link, LINK_PAGE, course->pages[from].id);
		link->page = (int)from;
	} else {
		search.folder = folder_of(&course->pages[from]);
		resolve_path(&search, path);
		free(search.folder);
	}
	free(path);
}

void link_deinit(struct link *link)
{
	free(link->anchor);
	free(link->path);
}
