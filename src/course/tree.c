/* tree.c - the pages of a folder in the order of their names. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "course/glob.h"
#include "course/pages.h"

/* The entries of a folder among the files of the course: from..to-1, sharing `prefix` bytes. */
struct range {
	size_t from, to, prefix;
};

char *tree_pretty(const char *path)
{
	const char *name = path_base(path);
	char *pretty = xstrndup(name, strlen(name) - strlen(path_extension(name)));
	bool lower = true;

	for (char *p = pretty; *p != '\0'; p++) {
		if (*p == '-' || *p == '_')
			*p = ' ';
		lower = lower && !(*p >= 'A' && *p <= 'Z');
	}
	if (lower && *pretty >= 'a' && *pretty <= 'z')
		*pretty = (char)(*pretty - 'a' + 'A');
	return pretty;
}

char *tree_title(const char *path)
{
	size_t len = (size_t)(path_base(path) - path);
	char *folder, *title;

	if (!pages_is_index(path))
		return tree_pretty(path);
	if (len == 0)
		return xstrdup("Home");
	folder = xstrndup(path, len - 1);
	title = tree_pretty(folder);
	free(folder);
	return title;
}

/* The endings that MkDocs takes for Markdown, which are more than ours. */
static bool is_markdown(const char *path)
{
	static const char *const extensions[] = { ".mdown", ".mkdn", ".mkd" };

	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		if (strcasecmp(path_extension(path), extensions[i]) == 0)
			return true;
	return path_is_markdown(path);
}

static const struct file_entry *entry_at(const struct tree *tree, size_t i)
{
	return &tree->contents->files.entries[i];
}

/* A path from the docs folder. */
static const char *inner_path(const struct tree *tree, const char *path)
{
	size_t len = strlen(tree->docs);

	return len > 0 && strncmp(path, tree->docs, len) == 0 && path[len] == '/' ? path + len + 1
										  : path;
}

static bool is_page(const struct tree *tree, size_t i)
{
	const struct file_entry *entry = entry_at(tree, i);

	return !entry->folder && is_markdown(entry->path) &&
		(tree->ignored == NULL ||
		 !glob_ignored(tree->ignored, inner_path(tree, entry->path)));
}

static struct range find_range(const struct tree *tree, const char *folder)
{
	const struct file_list *files = &tree->contents->files;
	int own = lookup_find(&tree->contents->folders, folder);
	size_t len = strlen(folder);
	struct range range = { 0, files->count, 0 };

	if (len == 0)
		return range;
	if (own < 0)
		return (struct range){ 0, 0, len + 1 };
	range.from = (size_t)own + 1;
	for (range.to = range.from; range.to < files->count; range.to++) {
		const char *path = entry_at(tree, range.to)->path;

		if (strncmp(path, folder, len) != 0 || path[len] != '/')
			break;
	}
	range.prefix = len + 1;
	return range;
}

static bool has_page(const struct tree *tree, struct range range)
{
	for (size_t i = range.from; i < range.to; i++)
		if (is_page(tree, i))
			return true;
	return false;
}

bool tree_has(const struct tree *tree, const char *folder)
{
	return has_page(tree, find_range(tree, folder));
}

static bool is_direct(const struct tree *tree, size_t i, struct range range)
{
	return strchr(entry_at(tree, i)->path + range.prefix, '/') == NULL;
}

/* The page of the folder: index, else README; SIZE_MAX if it has neither. */
static size_t find_index(const struct tree *tree, struct range range)
{
	size_t found = SIZE_MAX;

	for (size_t i = range.from; i < range.to; i++) {
		const char *name = entry_at(tree, i)->path + range.prefix;

		if (!is_direct(tree, i, range) || !is_page(tree, i) || !pages_is_index(name))
			continue;
		if (found == SIZE_MAX || *name == 'i' || *name == 'I')
			found = i;
	}
	return found;
}

static void add_page(const struct tree *tree, size_t i, int depth)
{
	const char *path = entry_at(tree, i)->path;
	char *title = tree_title(inner_path(tree, path));
	struct contents_entry entry = { .path = path, .fallback = title, .depth = depth };

	contents_add(tree->contents, &entry);
	free(title);
}

/* Recursion is as deep as folders are, which file_walk() limits. */
static void add_range(const struct tree *tree, struct range range, int depth)
{
	size_t index = find_index(tree, range);

	if (index != SIZE_MAX)
		add_page(tree, index, depth);
	for (size_t i = range.from; i < range.to; i++)
		if (is_direct(tree, i, range) && is_page(tree, i) &&
		    !pages_is_index(entry_at(tree, i)->path))
			add_page(tree, i, depth);
	for (size_t i = range.from; i < range.to; i++) {
		const char *path = entry_at(tree, i)->path;
		struct range inner = { i + 1, i + 1, strlen(path) + 1 };
		struct contents_entry group = { .depth = depth };
		char *title;

		if (!entry_at(tree, i)->folder || !is_direct(tree, i, range))
			continue;
		while (inner.to < range.to &&
		       strncmp(entry_at(tree, inner.to)->path, path, inner.prefix - 1) == 0 &&
		       entry_at(tree, inner.to)->path[inner.prefix - 1] == '/')
			inner.to++;
		if (!has_page(tree, inner))
			continue;
		group.title = title = tree_pretty(path);
		contents_add(tree->contents, &group);
		free(title);
		add_range(tree, inner, depth + 1);
	}
}

void tree_add(const struct tree *tree, const char *folder, int depth)
{
	add_range(tree, find_range(tree, folder), depth);
}
