/* docusaurus_site.h - docusaurus.config.js: what a Docusaurus site says of itself. */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_DOCUSAURUS_SITE_H
#define COURSE_DOCUSAURUS_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/value.h"
#include "course/course.h"
#include "course/layout.h"

#define DOCUSAURUS_PLUGINS_MAX 16	/* sets of docs in a site */

/* One set of docs: of the preset, or of a plugin of its own. */
struct docusaurus_plugin {
	char *id;			/* "default" */
	char *docs;			/* folder, relative to the course's root; NULL: outside of it */
	const char *written;		/* as the config writes it */
	char *route;			/* without slashes at its ends */
	char *sidebars;			/* file, relative to the root; NULL: all pages by their folders */
	char *included, *excluded;	/* patterns for paths in the folder, one a line; "" says nothing */
	bool keeps_numbers;		/* numberPrefixParser: false */
	bool unsaid;			/* by no config: translations and packages are left aside */
};

struct docusaurus_site {
	char *config;			/* relative to the root; NULL: there is none, and all is as usual */
	char *title, *language;		/* or NULL */
	char *site;			/* "https://example.org/Learn/", or NULL */
	char *statics;			/* folder, relative to the root */
	bool math;
	struct docusaurus_plugin plugins[DOCUSAURUS_PLUGINS_MAX];
	size_t plugin_count;		/* the preset's first */
	struct value_tree *tree;	/* of the config; or NULL */
};

/* Is there a docusaurus.config.* in a folder? Borrowed name of it, or NULL. */
const char *docusaurus_site_config(const char *folder);

/*
 * Reads the config of the site at place, if there is one; notes for check what is wrong with it.
 * docusaurus_site_deinit() frees.
 */
void docusaurus_site_read(struct docusaurus_site *site, struct course *course,
			  const struct layout_place *place);
void docusaurus_site_deinit(struct docusaurus_site *site);

/*
 * What to call a sidebar (key "sidebarId") or a set of docs ("docsPluginId"): as the site's bar of
 * links does, else by its id. The caller frees it.
 */
char *docusaurus_site_name(const struct docusaurus_site *site, const char *key, const char *id);

#endif
