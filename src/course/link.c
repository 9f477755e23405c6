/*
 * link.c - where a link of a page leads.
 *
 * Authors write links for a web site, for a forge, or for the folder in front of them: reading.h
 * lists what one may mean. The list is gone through three times: for what is called exactly so;
 * for the spellings that generators and forges accept (no extension, .html, a folder for the README
 * in it); at last for names without numbers, without case, by their last part alone. Such a guess
 * counts only where one page fits. Nothing outside the root is ever looked at.
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
#include "course/reading.h"
#include "doc/dialect.h"

struct search {
	struct reading_origin origin;
	struct readings readings;
	bool by_name;		/* a guess may go by the last part of the path alone */
	struct link *link;
};

static void fill(struct link *link, enum link_kind kind, const char *path)
{
	link->kind = kind;
	link->path = kind == LINK_FILE ? xstrdup(path) : sanitize_dup(path, SANITIZE_LINE);
}

static bool take_page(const struct search *search, int page)
{
	if (page < 0)
		return false;
	fill(search->link, LINK_PAGE, search->origin.course->pages[page].id);
	search->link->page = page;
	return true;
}

static bool take_key(const struct search *search, enum index_key kind, const char *name)
{
	return take_page(search, index_find(search->origin.course, kind, name));
}

/*
 * True if a file stands there; the link is then filled in. Outside, if only a symbolic link leads
 * there.
 */
static bool take_file(const struct search *search, const char *path, bool folder)
{
	const struct course *course = search->origin.course;
	char *full = path_join(course->root, path);
	bool there = folder ? file_is_folder(full) : file_is_regular(full);

	free(full);
	if (there)
		fill(search->link, course_inside(course, path) ? LINK_FILE : LINK_OUTSIDE, path);
	return there;
}

/* --- the first time: exactly --- */

static bool try_exactly(const struct search *search, const struct reading *reading)
{
	if (reading->kind == READING_URL)
		return take_key(search, INDEX_URL, reading->text);
	return take_key(search, INDEX_PATH, reading->text) ||
		(*reading->text != '\0' && take_file(search, reading->text, false));
}

/* --- the second time: in other spellings --- */

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

/* Pages and other files alike, by what may be left out at the end of a name. */
static bool try_endings(const struct search *search, const char *stem)
{
	static const char *const endings[] = { ".md", ".mdx", ".markdown", "/README.md",
					       "/README.mdx", "/index.md", "/index.mdx" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		bool inner = *endings[i] == '/';
		char *name = xasprintf("%s%s", stem, endings[i] + (inner && *stem == '\0'));
		bool found = (inner || *stem != '\0') &&
			(take_key(search, INDEX_PATH, name) || take_file(search, name, false));

		free(name);
		if (found)
			return true;
	}
	return false;
}

static bool try_spellings(const struct search *search, const struct reading *reading)
{
	char *stem = stem_of(reading->text);
	char *place = place_of(stem);
	/* Only a link that names the index means the page of its folder by its place. */
	bool named_index = strcmp(place, stem) != 0;
	bool found;

	if (reading->kind == READING_URL)
		found = take_key(search, INDEX_URL, stem) ||
			(named_index && take_key(search, INDEX_URL, place));
	else
		found = try_endings(search, stem) || take_key(search, INDEX_STEM, stem) ||
			take_key(search, INDEX_FOLDER, reading->text) ||
			(named_index && take_key(search, INDEX_FOLDER, place)) ||
			take_key(search, INDEX_ID, reading->text) ||
			take_key(search, INDEX_ID, stem);
	free(stem);
	free(place);
	return found;
}

/* --- labels: "(wiring)=" of MyST, "r[wiring]" of a book, in any page --- */

static int find_label(const struct course *course, const char *label)
{
	char *fold;
	int page;

	if ((course->dialects & (DIALECT_MYST | DIALECT_MDBOOK)) == 0 || *label == '\0')
		return -1;
	fold = index_fold(label);
	page = index_find(course, INDEX_LABEL, fold);
	free(fold);
	return page;
}

/* The label is the anchor, then; "#label" is one as well. */
static bool take_label(const struct search *search, const char *label)
{
	label += *label == '#';
	if (!take_page(search, find_label(search->origin.course, label)))
		return false;
	free(search->link->anchor);
	search->link->anchor = sanitize_dup(label, SANITIZE_LINE);
	return true;
}

/* --- the third time: by a guess --- */

static bool try_guess(const struct search *search, const struct reading *reading)
{
	const struct course *course = search->origin.course;
	char *stem = stem_of(reading->text);
	char *place = place_of(stem);
	char *bare = index_bare(place), *fold = index_fold(place), *name = index_name(place);
	int page = index_find(course, INDEX_BARE, bare);

	if (page < 0)
		page = index_find(course, INDEX_FOLD, fold);
	if (page < 0 && search->by_name && *name != '\0') {
		page = index_find(course, INDEX_NAME, name);
		/* Another page of that name was meant, one that is not there. */
		if (page == search->origin.page)
			page = -1;
	}
	search->link->guessed = page >= 0;
	free(stem);
	free(place);
	free(bare);
	free(fold);
	free(name);
	return take_page(search, page);
}

/* --- all of them --- */

typedef bool try_fn(const struct search *search, const struct reading *reading);

static bool try_all(const struct search *search, try_fn *try, bool loose)
{
	for (size_t i = 0; i < search->readings.count; i++) {
		const struct reading *reading = &search->readings.list[i];

		if (reading->loose == loose && try(search, reading))
			return true;
	}
	return false;
}

static bool try_addresses(const struct search *search, const struct reading *reading)
{
	return reading->kind == READING_URL && try_exactly(search, reading);
}

static bool try_asides(const struct search *search, const struct reading *reading)
{
	const struct course *course = search->origin.course;

	for (size_t i = 0; i < course->aside_count && reading->kind == READING_URL; i++)
		if (strcmp(course->asides[i].url, reading->text) == 0)
			return take_file(search, course->asides[i].path, false);
	return false;
}

static bool try_home(const struct search *search, const struct reading *reading)
{
	/* The home of a course without an index is where it begins. */
	return *reading->text == '\0' && search->origin.course->page_count > 0 &&
		take_page(search, 0);
}

static bool try_folder(const struct search *search, const struct reading *reading)
{
	return reading->kind == READING_PATH && *reading->text != '\0' &&
		take_file(search, reading->text, true);
}

static bool find(const struct search *search)
{
	return try_all(search, try_exactly, false) || try_all(search, try_spellings, false);
}

static bool find_loosely(const struct search *search)
{
	return try_all(search, try_asides, false) || try_all(search, try_home, false) ||
	       try_all(search, try_folder, false) ||
	       try_all(search, try_exactly, true) || try_all(search, try_spellings, true) ||
	       try_all(search, try_guess, false) || try_all(search, try_guess, true) ||
	       try_all(search, try_folder, true);
}

/*
 * "code/pi" means a folder rather than any page that is called pi; "../pi", "/x/pi" and "x/pi.md"
 * may mean such a page.
 */
static bool may_go_by_name(const char *path)
{
	const char *extension = path_extension(path);
	const char *slash;

	if (*path == '/' || path_is_markdown(path) || strncasecmp(extension, ".htm", 4) == 0)
		return true;
	while (strncmp(path, "./", 2) == 0 || strncmp(path, "../", 3) == 0)
		path = strchr(path, '/') + 1;
	slash = strchr(path, '/');
	return slash == NULL || slash[1] == '\0';
}

static bool has_nul(const struct strbuf *text)
{
	return text->len > 0 && memchr(text->data, '\0', text->len) != NULL;
}

/* Another part of the site: its address is of more use than that nothing is there. */
static bool take_elsewhere(const struct search *search, const char *path)
{
	char *url = reading_elsewhere_on_site(search->origin.course, path);

	if (url == NULL)
		return false;
	fill(search->link, LINK_EXTERNAL, url);
	free(url);
	return true;
}

/* path is without query and anchor. own: it was an absolute URL of the course's site. */
static void resolve_path(struct search *search, const char *path, bool own)
{
	struct strbuf decoded = {0};
	bool found = false;

	percent_decode(&decoded, path, strlen(path));
	if (!has_nul(&decoded)) {
		search->by_name = may_go_by_name(strbuf_text(&decoded));
		readings_add(&search->readings, &search->origin, path);
		readings_add(&search->readings, &search->origin, strbuf_text(&decoded));
		found = search->readings.outside ? try_all(search, try_addresses, false)
						 : find(search);
	}
	if (!found && !search->readings.outside && !own)
		found = take_label(search, strbuf_text(&decoded)) || find_loosely(search);
	if (!found && !search->readings.outside && !own)
		found = take_elsewhere(search, strbuf_text(&decoded));
	if (!found)
		fill(search->link, search->readings.outside ? LINK_OUTSIDE : LINK_BROKEN,
		     search->readings.count > 0 ? search->readings.list[0].text : path);
	readings_deinit(&search->readings);
	strbuf_deinit(&decoded);
}

/* --- the parts of a link --- */

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

static char *decode_anchor(const char *text, size_t len)
{
	struct strbuf decoded = {0};
	char *anchor;

	percent_decode(&decoded, text, len);
	/* "#:~:text=..." asks a browser to find words. */
	anchor = strncmp(strbuf_text(&decoded), ":~:", 3) == 0
			 ? xstrdup("")
			 : sanitize_dup(strbuf_text(&decoded), SANITIZE_LINE);
	strbuf_deinit(&decoded);
	return anchor;
}

/* Behind the #; docsify writes "?id=heading". The caller frees it. */
static char *anchor_of(const struct course *course, const char *href)
{
	const char *hash = strchr(href, '#');
	const char *query = strchr(href, '?');

	if (course->kind == COURSE_DOCSIFY && query != NULL && strncmp(query, "?id=", 4) == 0)
		return decode_anchor(query + 4, strcspn(query + 4, "&#"));
	return hash != NULL ? decode_anchor(hash + 1, strlen(hash + 1)) : xstrdup("");
}

/*
 * Past what stands before a path: docsify's "#" before "/guide", a static file's scheme, a Liquid
 * variable that stands for the site's root ("{{ site.baseurl }}/guide").
 */
static const char *skip_lead(const char *href)
{
	const char *end;

	while (*href != '\0' && (unsigned char)*href <= ' ')
		href++;
	if (strncmp(href, "#/", 2) == 0)
		return href + 1;
	if (strncasecmp(href, "pathname://", 11) == 0)
		return href + 11;
	if (strncmp(href, "{{", 2) == 0 && (end = strstr(href, "}}/")) != NULL)
		return end + 2;
	return href;
}

static char *path_of(const char *href)
{
	size_t len = strcspn(href, "?#");

	while (len > 0 && href[len - 1] == ' ')
		len--;
	return xstrndup(href, len);
}

/* A link to the page or file it stands on; in MyST perhaps to a label of another. */
static void take_origin(struct search *search)
{
	int labelled = find_label(search->origin.course, search->link->anchor);

	if (labelled >= 0 || search->origin.page >= 0)
		take_page(search, labelled >= 0 ? labelled : search->origin.page);
	else
		fill(search->link, LINK_FILE, search->origin.path);
}

/*
 * In MyST: "eq:wave" and "#eq:wave" are labels, "project:page.md" is the page. False if href is none
 * of these.
 */
static bool take_myst(const struct search *search, const char **href)
{
	if ((search->origin.course->dialects & DIALECT_MYST) == 0)
		return false;
	if (strncmp(*href, "project:", 8) == 0)
		*href += 8;
	return strchr(*href, ':') != NULL && take_label(search, *href);
}

/*
 * A name of something elsewhere that the course's tools make an address of: in MyST by a scheme, in a
 * book on Rust "std::vec::Vec".
 */
static bool is_reference(const struct course *course, const char *href)
{
	static const char *const schemes[] = { "doi:", "inv:", "xref:", "wiki:", "rrid:", "ror:" };

	if ((course->dialects & DIALECT_MYST) != 0)
		for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
			if (strncmp(href, schemes[i], strlen(schemes[i])) == 0)
				return true;
	return (course->dialects & DIALECT_MDBOOK) != 0 && strstr(href, "::") != NULL &&
	       strchr(href, '/') == NULL;
}

static void resolve(struct link *link, const struct reading_origin *origin, const char *href)
{
	struct search search = { .origin = *origin, .link = link };
	const char *below = NULL;
	char *path;
	bool known;

	*link = (struct link){ .page = -1 };
	href = skip_lead(href);
	if (take_myst(&search, &href))
		return;
	if (is_external(href))
		below = reading_below_site(origin->course, href);
	known = is_external(href) || is_reference(origin->course, href);
	if (below == NULL && (known || has_scheme(href))) {
		fill(link, known ? LINK_EXTERNAL : LINK_UNSAFE, href);
		link->anchor = xstrdup("");
		return;
	}
	link->anchor = anchor_of(origin->course, href);
	path = path_of(below != NULL ? below : href);
	if (*path != '\0')
		resolve_path(&search, path, below != NULL);
	else if (below == NULL)
		take_origin(&search);
	else
		fill(link, LINK_EXTERNAL, href);
	/* The site has more than the course: a blog, say. */
	if (link->kind == LINK_EXTERNAL && below == NULL) {
		free(link->anchor);
		link->anchor = xstrdup("");
	}
	if (below != NULL && link->kind != LINK_PAGE && link->kind != LINK_FILE) {
		link_deinit(link);
		fill(link, LINK_EXTERNAL, href);
		link->anchor = xstrdup("");
	}
	free(path);
}

void link_resolve(struct link *link, const struct course *course, size_t from, const char *href)
{
	const struct reading_origin origin = { course, course->pages[from].path, (int)from };

	resolve(link, &origin, href);
}

void link_resolve_in(struct link *link, const struct course *course, const char *path,
		     const char *href)
{
	const struct reading_origin origin = { course, path, -1 };

	resolve(link, &origin, href);
}

void link_deinit(struct link *link)
{
	free(link->anchor);
	free(link->path);
}
