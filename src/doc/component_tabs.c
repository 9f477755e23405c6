/* component_tabs.c - Tabs and TabItem of Docusaurus, and what others call them. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "doc/component.h"

#include <string.h>

#include "base/js_literal.h"

/* A group of tabs. */
struct mdx_tabs {
	int group;
	size_t first;			/* its markers are from this one on */
	const char *chosen;		/* defaultValue, or NULL */
	bool none;			/* defaultValue={null}: all are closed */
	const char **values, **labels;	/* of values={[...]}, count of each */
	size_t count;
	bool *found;			/* the chosen one is there, or one that says it is */
};

/* values={[{label: 'A', value: 'a'}, ...]} */
static void read_values(const struct mdx *mdx, const struct jsx_tag *tag, struct mdx_tabs *tabs)
{
	struct jsx_attribute attribute;
	struct value_tree *tree;
	struct err err;

	if (!jsx_find_attribute(tag, "values", &attribute) || attribute.kind != JSX_CODE)
		return;
	tree = js_literal_read(attribute.value, attribute.len, "", &err);
	if (tree != NULL && tree->root->kind == VALUE_LIST) {
		struct arena *arena = mdx->page->arena;

		tabs->values = arena_array(arena, tree->root->count + 1, sizeof *tabs->values);
		tabs->labels = arena_array(arena, tree->root->count + 1, sizeof *tabs->labels);
		for (const struct value *row = tree->root->first; row != NULL; row = row->next) {
			const char *value = value_text(value_get(row, "value"), "");

			tabs->values[tabs->count] = arena_strdup(arena, value);
			tabs->labels[tabs->count++] = arena_strdup(arena, value_text(value_get(row, "label"), value));
		}
	}
	value_tree_free(tree);
}

bool component_tabs(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const chosen[] = { "defaultValue", NULL };
	struct jsx_attribute attribute;
	struct mdx_tabs *tabs;

	if (!component_can_open(mdx, tag) || !component_open(mdx, tag, MDX_TABS))
		return false;
	tabs = arena_alloc(mdx->page->arena, sizeof *tabs);
	tabs->found = arena_alloc(mdx->page->arena, sizeof *tabs->found);
	tabs->group = ++mdx->page->markers->groups;
	tabs->first = mdx->page->markers->count;
	tabs->chosen = component_word(mdx, tag, chosen);
	tabs->none = jsx_find_attribute(tag, "defaultValue", &attribute) && attribute.kind == JSX_CODE &&
		     attribute.len == 4 && memcmp(attribute.value, "null", 4) == 0;
	read_values(mdx, tag, tabs);
	mdx->open[mdx->open_count - 1].tabs = tabs;
	return true;
}

static const struct mdx_tabs *innermost(const struct mdx *mdx)
{
	for (size_t i = mdx->open_count; i > 0; i--)
		if (mdx->open[i - 1].kind == MDX_TABS)
			return mdx->open[i - 1].tabs;
	return NULL;
}

bool component_tab(struct mdx *mdx, const struct jsx_tag *tag)
{
	static const char *const values[] = { "value", "id", "name", NULL };
	static const char *const labels[] = { "label", "title", "value", "name", "id", NULL };
	const struct mdx_tabs *tabs = innermost(mdx);
	struct jsx_attribute attribute;
	const char *value, *label;
	bool open;

	if (tabs == NULL || !component_can_open(mdx, tag))
		return false;
	/* A tab within a tab is one beside it whose end was forgotten. */
	while (mdx->open[mdx->open_count - 1].kind != MDX_TABS && mdx->open[mdx->open_count - 1].kind == MDX_TAB)
		component_close(mdx);
	value = component_word(mdx, tag, values);
	label = component_word(mdx, tag, labels);
	for (size_t i = 0; value != NULL && i < tabs->count; i++)
		if (strcmp(tabs->values[i], value) == 0)
			label = tabs->labels[i];
	open = tabs->chosen != NULL ? value != NULL && strcmp(tabs->chosen, value) == 0
				    : jsx_find_attribute(tag, "default", &attribute);
	if (open && !*tabs->found && !tabs->none)
		*tabs->found = true;
	else
		open = false;
	mdx_write_marker(mdx, &(struct marker){
		.kind = MARKER_TAB, .group = tabs->group, .title = label != NULL ? label : "Tab", .open = open });
	return component_open(mdx, tag, MDX_TAB);
}

void component_tabs_choose(struct mdx *mdx, const struct mdx_tabs *tabs)
{
	struct markers *markers = mdx->page->markers;

	for (size_t i = tabs->first; i < markers->count && !*tabs->found && !tabs->none; i++)
		if (markers->items[i].kind == MARKER_TAB && markers->items[i].group == tabs->group)
			*tabs->found = markers->items[i].open = true;
}
