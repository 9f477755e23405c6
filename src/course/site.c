/* site.c - folders that a generator of web sites makes its pages from. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/site.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "course/layout.h"
#include "course/pages.h"

/* --- where it is --- */

/* Folders of a repository that may hold the site; "" its root. */
static const char *const places[] = { "", "docs", "website", "site", "www" };

/* A generator: files one of which it has, and the folder of its pages, from where these are. */
static const struct generator {
	const char *marks[9];
	const char *content;
	const char *proof;		/* what must be there besides; NULL: nothing */
	bool sections;
} generators[] = {
	{ { "astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts" },
	  "src/content/docs", "src/content/docs", false },
	{ { ".vitepress/config.ts", ".vitepress/config.mts", ".vitepress/config.js",
	    ".vitepress/config.mjs", ".vuepress/config.js", ".vuepress/config.ts" },
	  "src", "src/index.md", false },
	{ { ".vitepress/config.ts", ".vitepress/config.mts", ".vitepress/config.js",
	    ".vitepress/config.mjs", ".vuepress/config.js", ".vuepress/config.ts" },
	  "", NULL, false },
	{ { "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yml",
	    "config.yaml", "config/_default/hugo.toml", "config/_default/config.toml" },
	  "content", "content", true },
};

static bool is_there(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	bool there = file_is_regular(path) || file_is_folder(path);

	free(path);
	return there;
}

static bool is_made_by(const struct generator *generator, const char *folder)
{
	bool marked = false;

	for (size_t i = 0; i < sizeof generator->marks / sizeof *generator->marks && !marked; i++)
		marked = generator->marks[i] != NULL && layout_has(folder, generator->marks[i]);
	return marked && (generator->proof == NULL || is_there(folder, generator->proof));
}

static char *join(const char *folder, const char *name)
{
	return *folder == '\0' ? xstrdup(name) : *name == '\0' ? xstrdup(folder)
							       : path_join(folder, name);
}

static struct yaml *read_config(const struct course *course)
{
	char *path = path_join(course->root, "_config.yml");
	struct strbuf text = {0};
	struct yaml *config = NULL;

	if (layout_has_own(course, "_config.yml") && file_read(path, FILE_LIMIT_DATA, &text, NULL))
		config = yaml_parse(strbuf_text(&text), text.len, "", 1, YAML_LENIENT, NULL);
	strbuf_deinit(&text);
	free(path);
	return config;
}

void site_find(struct site *site, const struct course *course)
{
	*site = (struct site){0};
	for (size_t i = 0; i < sizeof places / sizeof *places && site->content == NULL; i++) {
		char *folder = join(course->root, places[i]);

		for (size_t j = 0; j < sizeof generators / sizeof *generators &&
				   site->content == NULL; j++)
			if (is_made_by(&generators[j], folder)) {
				site->content = join(places[i], generators[j].content);
				site->sections = generators[j].sections;
			}
		free(folder);
	}
	if (site->content == NULL) {
		site->content = xstrdup("");
		site->config = read_config(course);
	}
}

void site_deinit(struct site *site)
{
	free(site->content);
	yaml_drop(site->config);
	*site = (struct site){0};
}

/* --- what is a page of it --- */

static bool names(const struct yaml_node *list, const char *path)
{
	for (size_t i = 0; list != NULL && list->kind == YAML_LIST && i < list->count; i++)
		if (strcmp(yaml_text(list->items[i], ""), path) == 0)
			return true;
	return false;
}

const char *site_collection(const struct site *site, const char *path)
{
	const struct yaml_node *config, *collections;
	size_t len = strcspn(path, "/");
	bool found;
	char *name;

	if (site->config == NULL || *path != '_' || path[len] != '/')
		return NULL;
	config = yaml_root(site->config);
	collections = yaml_get(config, "collections");
	name = xstrndup(path + 1, len - 1);
	found = names(collections, name) || yaml_get(collections, name) != NULL;
	free(name);
	return found ? path + 1 : NULL;
}

/* "part/_index.md": the rest of the path is as that of any page. */
static bool is_section(const char *path)
{
	const char *base = path_base(path);
	char *plain;
	bool is;

	if (strncmp(base, "_index.", 7) != 0)
		return false;
	plain = xasprintf("%.*s%s", (int)(base - path), path, base + 1);
	is = pages_is_page(plain);
	free(plain);
	return is;
}

bool site_is_page(const struct site *site, const char *path)
{
	size_t len = strlen(site->content);
	const char *collected = site_collection(site, path);

	if (len > 0 && (strncmp(path, site->content, len) != 0 || path[len] != '/'))
		return false;
	if (site->config != NULL && names(yaml_get(yaml_root(site->config), "exclude"), path))
		return false;
	return pages_is_page(collected != NULL ? collected : path) ||
	       (site->sections && is_section(path));
}

/* --- languages --- */

/* ISO 639-1, those that courses are translated to; names that folders of courses have are not among them. */
static const char languages[] =
	" ar az be bg bn bs ca cs da de el en eo es et eu fa fi fr gl he hi hr hu hy id it ja ka kk kn ko "
	"lt lv mk mr ms my nb ne nl nn pa pl pt ro ru sk sl sq sr sv ta te th tl tr tw uk ur uz vi zh ";

bool site_is_language(const char *name, size_t len)
{
	char word[5];

	if (len < 2 || !(len == 2 || len == 4 || ((len == 5 || len == 7) && strchr("-_", name[2]) != NULL)))
		return false;
	word[0] = word[3] = ' ';
	word[1] = (char)tolower((unsigned char)name[0]);
	word[2] = (char)tolower((unsigned char)name[1]);
	word[4] = '\0';
	if (strstr(languages, word) == NULL)
		return false;
	/* "ptbr" is one language with a country stuck to it. */
	return len != 4 || strncasecmp(name, "ptbr", 4) == 0 || strncasecmp(name, "zhcn", 4) == 0 ||
	       strncasecmp(name, "zhtw", 4) == 0;
}
