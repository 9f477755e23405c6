/* reading.c - what a link may mean: files of the course, addresses on its site. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/reading.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/index.h"
#include "course/pages.h"

#define ABOVE_MAX 8		/* folders above a page that its site may begin in */
#define SITE_PARTS_MAX 3	/* leading parts of a URL that may be the site's: /Learn/docs/weekOne */

/* --- the site --- */

/* Behind "https://", "http://" or "//", and "www."; NULL if that is not how it begins. */
static const char *skip_scheme(const char *url)
{
	static const char *const schemes[] = { "https://", "http://", "//" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t len = strlen(schemes[i]);

		if (strncasecmp(url, schemes[i], len) == 0)
			return url + len + (strncasecmp(url + len, "www.", 4) == 0 ? 4 : 0);
	}
	return NULL;
}

/* The path of the site, without slashes at its ends; *len of it. */
static const char *site_base(const struct course *course, size_t *len)
{
	const char *site = course->site != NULL ? course->site : "";
	const char *host = skip_scheme(site);
	const char *base = host != NULL ? host + strcspn(host, "/") : site;

	base += strspn(base, "/");
	*len = strlen(base);
	while (*len > 0 && base[*len - 1] == '/')
		(*len)--;
	return base;
}

/* What follows a folder's name at the beginning of a path, with its slash; NULL: it is another. */
static const char *skip_folder(const char *path, const char *folder, size_t len)
{
	if (strncmp(path, folder, len) != 0 || strchr("/?#", path[len]) == NULL)
		return NULL;
	return path + len;
}

const char *reading_below_site(const struct course *course, const char *url)
{
	const char *own = course->site != NULL ? skip_scheme(course->site) : NULL;
	const char *host = skip_scheme(url);
	const char *base;
	size_t host_len, base_len;

	if (own == NULL || host == NULL)
		return NULL;
	host_len = strcspn(own, "/");
	if (host_len == 0 || strncasecmp(host, own, host_len) != 0 ||
	    strchr("/?#", host[host_len]) == NULL)
		return NULL;
	host += host_len;
	base = site_base(course, &base_len);
	if (base_len == 0)
		return host;
	return *host == '/' ? skip_folder(host + 1, base, base_len) : NULL;
}

/* Is there a folder of that name beside the pages, or a page of the site's own? */
static bool has_area(const struct course *course, const char *folder, const char *name)
{
	static const char *const endings[] = { "", ".js", ".jsx", ".ts", ".tsx", ".md", ".mdx" };
	char *area = xasprintf("%s/%s%s", course->root, folder, name);
	bool found = file_is_folder(area);

	free(area);
	for (size_t i = 0; i < sizeof endings / sizeof *endings && !found; i++) {
		char *page = xasprintf("%s/%ssrc/pages/%s%s", course->root, folder, name,
				       endings[i]);

		found = file_is_regular(page) || (*endings[i] == '\0' && file_is_folder(page));
		free(page);
	}
	return found;
}

/* Beside a folder, in the one that it is in? */
static bool has_area_beside(const struct course *course, const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash != NULL ? xstrndup(path, (size_t)(slash + 1 - path)) : xstrdup("");
	bool found = has_area(course, folder, name);

	free(folder);
	return found;
}

char *reading_elsewhere_on_site(const struct course *course, const char *path)
{
	const char *own = course->site != NULL ? skip_scheme(course->site) : NULL;
	const char *docs = course->docs != NULL ? course->docs : "";
	char *name, *url = NULL;

	if (own == NULL || *docs == '\0' || *path != '/' || path_is_markdown(path))
		return NULL;
	path += strspn(path, "/");
	name = xstrndup(path, strcspn(path, "/"));
	/* The folder of the pages stands in that of the site, or beside it; what it serves always in it. */
	if (*name != '\0' && strcmp(name, "..") != 0 && strcmp(name, ".") != 0 &&
	    strcmp(name, course->route != NULL ? course->route : "") != 0 &&
	    (has_area_beside(course, docs, name) ||
	     (course->statics != NULL && has_area_beside(course, course->statics, name))))
		url = path_join(course->site, path);
	free(name);
	return url;
}

static char *folder_of(const struct reading_origin *origin)
{
	const char *slash;

	if (origin->path == NULL)
		return xstrdup(origin->course->pages[origin->page].id);
	slash = strrchr(origin->path, '/');
	return slash != NULL ? xstrndup(origin->path, (size_t)(slash - origin->path)) : xstrdup("");
}

/* --- the list --- */

/* False if text leaves the root. */
static bool add(struct readings *readings, enum reading_kind kind, const char *text, bool loose)
{
	char *clean;

	if (!path_normalise(text, &clean))
		return false;
	for (size_t i = 0; i < readings->count; i++)
		if (readings->list[i].kind == kind && strcmp(readings->list[i].text, clean) == 0) {
			free(clean);
			return true;
		}
	if (readings->count < READINGS_MAX)
		readings->list[readings->count++] = (struct reading){ kind, loose, clean };
	else
		free(clean);
	return true;
}

static bool add_in(struct readings *readings, const char *folder, const char *path)
{
	char *joined = path_join(folder, path);
	bool inside = add(readings, READING_PATH, joined, false);

	free(joined);
	return inside;
}

/*
 * From the folder of the pages, and from those above it up to the root: one of them is the site's.
 */
static bool add_from_site(struct readings *readings, const struct course *course, const char *path,
			  bool docs)
{
	char *folder = xstrdup(course->docs != NULL ? course->docs : "");
	bool inside = false;

	/* The root itself is the site's where the pages have no folder of their own. */
	if (docs || *folder == '\0')
		inside |= add_in(readings, folder, path);
	while (*folder != '\0') {
		char *slash = strrchr(folder, '/');

		*(slash != NULL ? slash : folder) = '\0';
		inside |= add_in(readings, folder, path);
	}
	free(folder);
	return inside;
}

/* --- addresses --- */

/* An address below the site's base: of a page if it is below the course's route. */
static void add_address(struct readings *readings, const struct course *course, const char *path,
			bool loose)
{
	const char *route = course->route != NULL ? course->route : "";
	size_t len;
	char *clean;

	if (!path_normalise(path, &clean))
		return;
	route += strspn(route, "/");
	len = strlen(route);
	while (len > 0 && route[len - 1] == '/')
		len--;
	if (len == 0) {
		add(readings, READING_URL, clean, loose);
	} else {
		const char *rest = skip_folder(clean, route, len);

		if (rest != NULL)
			add(readings, READING_URL, rest + strspn(rest, "/"), loose);
	}
	free(clean);
}

/* Of the page, or of a document that no list shows; NULL: it has none. The caller frees it. */
static char *own_address(const struct reading_origin *origin)
{
	const struct course *course = origin->course;

	if (origin->page >= 0)
		return index_url(course, &course->pages[origin->page]);
	for (size_t i = 0; i < course->aside_count; i++)
		if (strcmp(course->asides[i].path, origin->path) == 0)
			return xstrdup(course->asides[i].url);
	return NULL;
}

/* As a browser reads a relative link on the page's own address. */
static void add_relative_address(struct readings *readings, const struct reading_origin *origin,
				 const char *href)
{
	const struct course *course = origin->course;
	const char *path = origin->page >= 0 ? course->pages[origin->page].path : origin->path;
	char *own = own_address(origin), *url, *slash, *joined;
	bool folder;

	if (own == NULL)
		return;
	url = path_join(course->route != NULL ? course->route : "", own);
	folder = path == NULL || pages_is_index(path);
	slash = strrchr(url, '/');
	joined = folder ? path_join(url, href)
			: xasprintf("%.*s%s", slash != NULL ? (int)(slash + 1 - url) : 0, url,
				    href);
	add_address(readings, course, joined, false);
	free(joined);
	/* Where addresses of pages end in a slash, the page is a folder to the browser. */
	joined = path_join(url, href);
	add_address(readings, course, joined, false);
	free(joined);
	free(url);
	free(own);
}

/* --- the ways to write a link --- */

/* What the site has at a path below its base: a page, a file of its folders, a static file. */
static bool add_served(struct readings *readings, const struct course *course, const char *path)
{
	bool inside;

	add_address(readings, course, path, false);
	inside = add_from_site(readings, course, path, true);
	add_in(readings, course->statics != NULL ? course->statics : "static", path);
	return inside;
}

/*
 * Nothing says where the site of a plain folder begins: in one of the folders that the page is in.
 * What it serves as it stands has a folder of its own there.
 */
static void add_above(struct readings *readings, const struct reading_origin *origin,
		      const char *path)
{
	static const char *const statics[] = { "public", "static" };
	char *folder = folder_of(origin);

	for (int parts = 0; parts < ABOVE_MAX && *folder != '\0'; parts++) {
		char *slash = strrchr(folder, '/');

		add_in(readings, folder, path);
		*(slash != NULL ? slash : folder) = '\0';
		for (size_t i = 0; i < sizeof statics / sizeof *statics; i++) {
			char *served = path_join(folder, statics[i]);

			add_in(readings, served, path);
			free(served);
		}
	}
	free(folder);
}

/* "/docs/weekOne", without its slashes in front. */
static void add_absolute(struct readings *readings, const struct reading_origin *origin,
			 const char *path)
{
	const struct course *course = origin->course;
	size_t base_len;
	const char *base = site_base(course, &base_len);
	const char *below = base_len > 0 ? skip_folder(path, base, base_len) : NULL;

	if (below != NULL)
		add_served(readings, course, below + strspn(below, "/"));
	if (!add_served(readings, course, path))
		readings->outside = true;
	if (course->kind == COURSE_FOLDER)
		add_above(readings, origin, path);
}

/* The same without the leading parts that only the site may have. */
static void add_shortened(struct readings *readings, const struct course *course, const char *path)
{
	for (int parts = 0; parts <= SITE_PARTS_MAX && path != NULL; parts++) {
		char *in_docs = path_join(course->docs != NULL ? course->docs : "", path);

		add(readings, READING_URL, path, true);
		add(readings, READING_PATH, in_docs, true);
		add(readings, READING_PATH, path, true);
		free(in_docs);
		path = strchr(path, '/');
		path = path != NULL && path[1] != '\0' ? path + 1 : NULL;
	}
}

/* "../unit/page" with too many or too few dots: from the root, known by the folder in it. */
static void add_undotted(struct readings *readings, const struct course *course, const char *path)
{
	char *in_docs;

	while (strncmp(path, "./", 2) == 0 || strncmp(path, "../", 3) == 0)
		path = strchr(path, '/') + 1;
	if (strchr(path, '/') == NULL || strchr(path, '/')[1] == '\0')
		return;
	in_docs = path_join(course->docs != NULL ? course->docs : "", path);
	add(readings, READING_PATH, in_docs, true);
	add(readings, READING_PATH, path, true);
	free(in_docs);
}

static void add_relative(struct readings *readings, const struct reading_origin *origin,
			 const char *href)
{
	bool dotted = *href == '.' && (strncmp(href, "./", 2) == 0 ||
				       strncmp(href, "../", 3) == 0 || strcmp(href, "..") == 0);
	/* A generator reads what has no extension as an address, what ends in .md as a file. */
	bool address_first = origin->course->kind == COURSE_DOCUSAURUS && !path_is_markdown(href);
	char *folder = folder_of(origin);

	if (address_first)
		add_relative_address(readings, origin, href);
	if (!add_in(readings, folder, href))
		readings->outside = true;
	if (!dotted)
		add_from_site(readings, origin->course, href, true);
	if (!address_first)
		add_relative_address(readings, origin, href);
	if (dotted)
		add_undotted(readings, origin->course, href);
	free(folder);
}

void readings_add(struct readings *readings, const struct reading_origin *origin, const char *href)
{
	if (strncmp(href, "@site/", 6) == 0) {
		if (!add_from_site(readings, origin->course, href + 6, false))
			readings->outside = true;
	} else if (*href == '/') {
		href += strspn(href, "/");
		add_absolute(readings, origin, href);
		add_shortened(readings, origin->course, href);
	} else {
		add_relative(readings, origin, href);
	}
}

void readings_deinit(struct readings *readings)
{
	for (size_t i = 0; i < readings->count; i++)
		free(readings->list[i].text);
	readings->count = 0;
}
