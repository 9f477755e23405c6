/*
 * docusaurus_site.c - what a Docusaurus site says of itself in docusaurus.config.js.
 *
 * The file is a program; only what is written out in it counts (base/js_literal.h). A setting that
 * is not there or cannot be read has its usual value, and sidebars.js beside the config is then
 * taken for what its template makes it: the order of the docs.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/docusaurus_site.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/js_literal.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/contents.h"

#define PATTERNS_MAX 8192	/* bytes; each file is held against them */
#define PATTERN_MAX 512		/* bytes of one */
#define BRACES_MAX 8		/* in one */

/* While a config is read. */
struct reader {
	struct docusaurus_site *site;
	struct course *course;
	const struct layout_place *place;
	bool without;			/* the site says that it has no docs */
};

const char *docusaurus_site_config(const char *folder)
{
	static const char *const names[] = { "docusaurus.config.ts",  "docusaurus.config.js",
					     "docusaurus.config.mjs", "docusaurus.config.cjs",
					     "docusaurus.config.mts", "docusaurus.config.cts" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (layout_has(folder, names[i]))
			return names[i];
	return NULL;
}

static char *line_of(const struct value *table, const char *key)
{
	const char *text = value_text(value_get(table, key), "");

	return *text != '\0' ? sanitize_dup(text, SANITIZE_LINE) : NULL;
}

/* Without slashes at its ends. */
static char *bare_route(const char *text)
{
	size_t len;

	text += strspn(text, "/");
	len = strlen(text);
	while (len > 0 && text[len - 1] == '/')
		len--;
	return xstrndup(text, len);
}

/* A path in the config as one from the root; NULL if it leads out of it. */
static char *path_below(const struct reader *reader, const char *path)
{
	char *joined, *clean;

	if (strncmp(path, "@site/", 6) == 0)
		path += 6;
	joined = layout_path(reader->place, path);
	if (!path_normalise(joined, &clean))
		clean = NULL;
	free(joined);
	return clean;
}

/* --- sets of docs --- */

/* A file of that name, or with one of the endings that may go unsaid; NULL if there is none. */
static char *find_module(const struct reader *reader, const char *name)
{
	static const char *const endings[] = { "", ".ts", ".js", ".mjs", ".cjs", ".json" };
	char *path = path_below(reader, name), *found = NULL;

	for (size_t i = 0; path != NULL && found == NULL && i < sizeof endings / sizeof *endings;
	     i++) {
		found = xasprintf("%s%s", path, endings[i]);
		if (!layout_has(reader->place->path, found)) {
			free(found);
			found = NULL;
		}
	}
	free(path);
	return found;
}

/*
 * What `sidebarPath` says; unsaid it means all docs by their folders, as false does. Where it would
 * have to be computed, the first set of docs has the file of the template.
 */
static char *find_sidebars(const struct reader *reader, const struct value *options)
{
	const struct value *said = value_get(options, "sidebarPath");
	char *path;

	if (options == NULL || (said != NULL && said->kind == VALUE_NULL))
		return reader->site->plugin_count == 0 ? find_module(reader, "sidebars") : NULL;
	if (said == NULL || said->kind != VALUE_TEXT)
		return NULL;
	path = find_module(reader, said->text);
	if (path == NULL)
		contents_note(reader->course, reader->site->config, said->line, said->column, false,
			      "page-missing", "there is no file \"%.200s\"; write it or take it off",
			      said->text);
	return path;
}

/* The end of the braces that open at text: their "}", or NULL. */
static const char *find_brace(const char *text)
{
	int depth = 0;

	for (; *text != '\0'; text++) {
		depth += (*text == '{') - (*text == '}');
		if (depth == 0)
			return text;
	}
	return NULL;
}

/*
 * Appends a pattern, a line for each choice that its braces leave: "a.{md,mdx}" gives two. As deep
 * in recursion as there are braces.
 */
static void add_pattern(struct strbuf *out, const char *pattern)
{
	const char *open = strchr(pattern, '{');
	const char *close = open != NULL ? find_brace(open) : NULL;

	if (out->len + strlen(pattern) > PATTERNS_MAX)
		return;
	if (close == NULL) {
		strbuf_addf(out, "%s\n", pattern);
		return;
	}
	for (const char *from = open + 1, *at = from; from <= close; at++) {
		char *choice;

		if (*at == '{' && find_brace(at) != NULL)
			at = find_brace(at);
		if (*at != ',' && at != close)
			continue;
		choice = xasprintf("%.*s%.*s%s", (int)(open - pattern), pattern, (int)(at - from),
				   from, close + 1);
		add_pattern(out, choice);
		free(choice);
		from = at + 1;
	}
}

static bool is_pattern(const char *text)
{
	int braces = 0;

	for (const char *p = text; *p != '\0'; p++)
		braces += *p == '{';
	return strchr(text, '\n') == NULL && strlen(text) <= PATTERN_MAX && braces <= BRACES_MAX;
}

static char *find_patterns(const struct value *options, const char *key)
{
	const struct value *said = value_get(options, key);
	struct strbuf patterns = {0};

	if (said != NULL && said->kind == VALUE_LIST)
		for (const struct value *at = said->first; at != NULL; at = at->next)
			if (at->kind == VALUE_TEXT && is_pattern(at->text))
				add_pattern(&patterns, at->text);
	return strbuf_detach(&patterns);
}

/* options NULL: the usual ones. */
static void add_plugin(struct reader *reader, const struct value *options)
{
	struct docusaurus_site *site = reader->site;
	const struct value *parser = value_get(options, "numberPrefixParser");
	struct docusaurus_plugin *plugin;

	if (site->plugin_count == DOCUSAURUS_PLUGINS_MAX)
		return;
	plugin = &site->plugins[site->plugin_count];
	plugin->id = xstrdup(value_text(value_get(options, "id"), "default"));
	plugin->written = value_text(value_get(options, "path"), "docs");
	plugin->docs = path_below(reader, plugin->written);
	plugin->route = bare_route(value_text(value_get(options, "routeBasePath"), "docs"));
	plugin->sidebars = find_sidebars(reader, options);
	plugin->included = find_patterns(options, "include");
	plugin->excluded = find_patterns(options, "exclude");
	plugin->keeps_numbers = parser != NULL && parser->kind == VALUE_BOOL && !parser->truth;
	site->plugin_count++;
}

/* "classic" and [name, options] have a name in front; options NULL where there are none. */
static const char *read_entry(const struct value *entry, const struct value **options)
{
	*options = NULL;
	if (entry->kind == VALUE_TEXT)
		return entry->text;
	if (entry->kind != VALUE_LIST || entry->first == NULL)
		return "";
	if (entry->first->next != NULL && entry->first->next->kind == VALUE_TABLE)
		*options = entry->first->next;
	return value_text(entry->first, "");
}

static void add_presets(struct reader *reader, const struct value *presets)
{
	const struct value *options;

	if (presets == NULL || presets->kind != VALUE_LIST)
		return;
	for (const struct value *entry = presets->first; entry != NULL; entry = entry->next) {
		const char *name = read_entry(entry, &options);
		const struct value *docs = value_get(options, "docs");

		if (docs != NULL && docs->kind == VALUE_TABLE)
			add_plugin(reader, docs);
		else if ((docs == NULL || docs->kind == VALUE_NULL) &&
			 strstr(name, "classic") != NULL)
			add_plugin(reader, NULL);
		else if (docs != NULL && docs->kind == VALUE_BOOL)
			reader->without = !docs->truth;
	}
}

static void add_plugins(struct reader *reader, const struct value *plugins)
{
	const struct value *options;

	if (plugins == NULL || plugins->kind != VALUE_LIST)
		return;
	for (const struct value *entry = plugins->first; entry != NULL; entry = entry->next)
		if (strstr(read_entry(entry, &options), "content-docs") != NULL)
			add_plugin(reader, options);
}

/* --- the rest of the config --- */

static char *find_site(const struct value *config)
{
	const char *url = value_text(value_get(config, "url"), "");
	const char *base = value_text(value_get(config, "baseUrl"), "/");
	size_t len = strlen(url);
	char *path, *raw, *site;

	if (*url == '\0' && strcmp(base, "/") == 0)
		return NULL;
	while (len > 0 && url[len - 1] == '/')
		len--;
	path = bare_route(base);
	raw = xasprintf("%.*s/%s%s", (int)len, url, path, *path != '\0' ? "/" : "");
	site = sanitize_dup(raw, SANITIZE_LINE);
	free(path);
	free(raw);
	return site;
}

static char *find_statics(const struct reader *reader, const struct value *config)
{
	const struct value *said = value_get(config, "staticDirectories");
	const char *first = "static";

	if (said != NULL && said->kind == VALUE_LIST)
		first = value_text(said->first, first);
	return path_below(reader, first);
}

static void take_config(struct reader *reader, const struct value *config)
{
	struct docusaurus_site *site = reader->site;

	site->title = line_of(config, "title");
	site->language = line_of(value_get(config, "i18n"), "defaultLocale");
	site->site = find_site(config);
	add_presets(reader, value_get(config, "presets"));
	add_plugins(reader, value_get(config, "plugins"));
	/* Computed, all of it: then they are where they always are. */
	if (site->plugin_count == 0 && !reader->without)
		add_plugin(reader, NULL);
}

/* False, and a note for check, if nothing in it can be read. */
static bool read_config(struct reader *reader)
{
	struct docusaurus_site *site = reader->site;
	char *full = path_join(reader->place->path, site->config);
	struct strbuf text = {0};

	if (course_inside(reader->course, site->config) &&
	    file_read(full, FILE_LIMIT_DATA, &text, NULL))
		site->tree = js_literal_read(strbuf_text(&text), text.len, site->config, NULL);
	site->math = strstr(strbuf_text(&text), "remark-math") != NULL;
	if (site->tree == NULL)
		contents_note(reader->course, site->config, 0, 0, true, "yaml",
			      "nothing in this file can be read without running it; "
			      "what is usual is taken");
	strbuf_deinit(&text);
	free(full);
	return site->tree != NULL;
}

void docusaurus_site_read(struct docusaurus_site *site, struct course *course,
			  const struct layout_place *place)
{
	struct reader reader = { .site = site, .course = course, .place = place };
	char *folder = *place->base != '\0' ? path_join(place->path, place->base)
					    : xstrdup(place->path);
	const char *name = docusaurus_site_config(folder);
	const struct value *config = NULL;

	*site = (struct docusaurus_site){0};
	free(folder);
	if (name != NULL) {
		site->config = layout_path(place, name);
		if (read_config(&reader))
			config = site->tree->root;
	}
	if (config != NULL)
		take_config(&reader, config);
	else
		add_plugin(&reader, NULL);
	site->statics = find_statics(&reader, config);
}

void docusaurus_site_deinit(struct docusaurus_site *site)
{
	for (size_t i = 0; i < site->plugin_count; i++) {
		free(site->plugins[i].id);
		free(site->plugins[i].docs);
		free(site->plugins[i].route);
		free(site->plugins[i].sidebars);
		free(site->plugins[i].included);
		free(site->plugins[i].excluded);
	}
	free(site->config);
	free(site->title);
	free(site->language);
	free(site->site);
	free(site->statics);
	value_tree_free(site->tree);
}

/* "apiSidebar", "how-to_sidebar": Api, How to. The caller frees it. */
static char *pretty_name(const char *key)
{
	static const char suffix[] = "sidebar";
	struct strbuf pretty = {0};
	size_t len = strlen(key), tail = strlen(suffix);
	char *name;

	if (len > tail && strncasecmp(key + len - tail, suffix, tail) == 0)
		len -= tail;
	while (len > 1 && (key[len - 1] == '-' || key[len - 1] == '_'))
		len--;
	for (size_t i = 0; i < len; i++) {
		bool upper = key[i] >= 'A' && key[i] <= 'Z';
		bool after_lower = i > 0 && key[i - 1] >= 'a' && key[i - 1] <= 'z';

		if (upper && after_lower)
			strbuf_addc(&pretty, ' ');
		if (i == 0 && key[i] >= 'a' && key[i] <= 'z')
			strbuf_addc(&pretty, (char)(key[i] - 'a' + 'A'));
		else if (upper && after_lower)
			strbuf_addc(&pretty, (char)(key[i] - 'A' + 'a'));
		else
			strbuf_addc(&pretty, key[i] == '-' || key[i] == '_' ? ' ' : key[i]);
	}
	name = sanitize_dup(strbuf_text(&pretty), SANITIZE_LINE);
	strbuf_deinit(&pretty);
	return name;
}

char *docusaurus_site_name(const struct docusaurus_site *site, const char *key, const char *id)
{
	const struct value *theme = value_get(site->tree != NULL ? site->tree->root : NULL,
					      "themeConfig");
	const struct value *items = value_get(value_get(theme, "navbar"), "items");
	char *label = NULL;

	if (items != NULL && items->kind == VALUE_LIST)
		for (const struct value *at = items->first; at != NULL && label == NULL; at = at->next)
			if (strcmp(value_text(value_get(at, key), ""), id) == 0)
				label = line_of(at, "label");
	return label != NULL ? label : pretty_name(id);
}
