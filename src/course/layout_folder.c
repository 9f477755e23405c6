/*
 * layout_folder.c - a folder of Markdown without a manifest.
 *
 * README or index is the page of its folder. In a folder, pages and folders stand in one list: by
 * sidebar_position, else by the number in front of the name; those without either come last, in the
 * natural order of their names. An assignment stands right behind its lesson.
 *
 * Where nothing else says what the folder is (a course.yaml does), more is guessed: the front page's
 * links are the order if they cover the lessons, what sites were built into is left out, of pages in
 * several languages one language stays, and licence, code of conduct and their like come last. Where a
 * generator makes a site of a part of it (site.h), that part is the course.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "course/lookup.h"
#include "course/order.h"
#include "course/pages.h"
#include "course/site.h"
#include "course/syllabus.h"
#include "doc/dialect.h"

/* A page or a folder among its like. */
struct child {
	size_t from, to;		/* the files it has, in the sorted list */
	size_t name;			/* where its own name begins in their paths */
	bool folder;
	size_t index;			/* of the folder's page in the list, SIZE_MAX if it has none */
	double position;
	bool numbered, pinned;		/* position is from the name; from its front matter */
	bool last;			/* licence and the like */
	bool spread;			/* a folder whose pages stand among its like: of the language that stays */
	size_t rank;			/* by the front page's links */
	size_t place;			/* in the order without them */
	char *key;
};

struct maker {
	struct course *course;
	struct site site;
	size_t cap;
	struct page *pages;		/* one a file, by path, so that a folder's stand together */
	size_t count;
	size_t *ranks;			/* of the pages, by the front page's links; NULL: of no use */
};

/* By path with "/" before everything else, so that nothing comes between a folder's files. */
static int compare_paths(const void *left, const void *right)
{
	const unsigned char *a = (const unsigned char *)((const struct page *)left)->path;
	const unsigned char *b = (const unsigned char *)((const struct page *)right)->path;

	while (*a == *b && *a != '\0') {
		a++;
		b++;
	}
	return (*a == '/' ? 1 : *a * 2) - (*b == '/' ? 1 : *b * 2);
}

/* As a walk lists them they mostly are. */
static bool is_sorted(const struct maker *maker)
{
	for (size_t i = 1; i < maker->count; i++)
		if (compare_paths(&maker->pages[i - 1], &maker->pages[i]) > 0)
			return false;
	return true;
}

static int compare_children(const void *left, const void *right)
{
	const struct child *a = left, *b = right;
	int order;

	if (a->last != b->last)
		return a->last ? 1 : -1;
	if (isnan(a->position) != isnan(b->position))
		return isnan(a->position) ? 1 : -1;
	if (!isnan(a->position) && (a->position < b->position || a->position > b->position))
		return a->position < b->position ? -1 : 1;
	order = order_compare(a->key, b->key);
	return order != 0 ? order : (a->from > b->from) - (a->from < b->from);
}

static int compare_ranks(const void *left, const void *right)
{
	const struct child *a = left, *b = right;

	if (a->last != b->last)
		return a->last ? 1 : -1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* No course.yaml or other manifest says what is what. */
static bool is_plain(const struct maker *maker)
{
	return maker->course->kind == COURSE_FOLDER;
}

/* The page of a folder: README before index, as on a forge. SIZE_MAX if it has neither. */
static size_t find_index(const struct maker *maker, size_t from, size_t to, size_t prefix)
{
	size_t found = SIZE_MAX;

	for (size_t i = from; i < to; i++) {
		const char *name = maker->pages[i].path + prefix;

		if (strchr(name, '/') != NULL || !pages_is_index(name))
			continue;
		if (found == SIZE_MAX || *name == 'R' || *name == 'r')
			found = i;
	}
	return found;
}

static double position_of(const struct maker *maker, size_t index)
{
	const struct page *page = &maker->pages[index];

	return isnan(page->position) && is_plain(maker) ? page->weight : page->position;
}

/* The child whose files begin at `from`: one page, or all that share its folder. */
static struct child child_at(const struct maker *maker, size_t from, size_t to, size_t prefix)
{
	const char *name = maker->pages[from].path + prefix;
	size_t len = strcspn(name, "/");
	struct child child = {.from = from,
			      .to = from + 1,
			      .name = prefix,
			      .folder = name[len] == '/',
			      .index = from,
			      .position = NAN,
			      .rank = SYLLABUS_ASIDE};
	char *own = xstrndup(name, len);

	if (child.folder) {
		while (child.to < to &&
		       strncmp(maker->pages[child.to].path + prefix, name, len + 1) == 0)
			child.to++;
		child.index = find_index(maker, from, child.to, prefix + len + 1);
	} else {
		child.last = is_plain(maker) && pages_is_formality(name);
	}
	child.key = order_key(own);
	if (child.index != SIZE_MAX)
		child.position = position_of(maker, child.index);
	child.pinned = !isnan(child.position);
	if (!child.pinned)
		child.numbered = order_skip_prefix(child.key, &child.position) != child.key;
	for (size_t i = from; maker->ranks != NULL && i < child.to; i++)
		if (maker->ranks[i] < child.rank)
			child.rank = maker->ranks[i];
	free(own);
	return child;
}

static void take_page(struct maker *maker, size_t index, int depth)
{
	maker->pages[index].depth = depth;
	pages_take(maker->course, &maker->cap, maker->pages[index]);
}

static void take_group(struct maker *maker, const struct child *child, int depth)
{
	const char *path = maker->pages[child->from].path;
	char *folder = xstrndup(path, child->name + strcspn(path + child->name, "/"));
	const char *collected = site_collection(&maker->site, path);
	char *id = sanitize_dup(folder, SANITIZE_LINE);
	char *title = order_pretty(collected != NULL ? folder + 1 : folder);
	struct page page;

	pages_make_group(&page, id, title);
	page.depth = depth;
	page.position = NAN;
	pages_take(maker->course, &maker->cap, page);
	free(folder);
	free(id);
	free(title);
}

/*
 * By the front page's links; a lesson it does not link to stays behind what it stood behind, what is
 * no lesson goes behind the lessons. Where authors say positions themselves, these count.
 */
static void sort_by_links(struct child *children, size_t count)
{
	size_t rank = 0;

	for (size_t i = 0; i < count; i++)
		if (children[i].pinned)
			return;
	for (size_t i = 0; i < count; i++) {
		children[i].place = i;
		if (children[i].rank == SYLLABUS_UNLINKED)
			children[i].rank = rank;
		if (children[i].rank != SYLLABUS_ASIDE)
			rank = children[i].rank;
	}
	qsort(children, count, sizeof *children, compare_ranks);
}

static bool is_homework(const struct maker *maker, const struct child *child)
{
	return !child->folder && pages_is_lesson_assignment(maker->pages[child->from].path);
}

/*
 * Moves assignments to the front of a folder whose own page is the lesson, or behind the only other
 * page; they are then one level below it, which `lesson` tells: an index in children. In a folder of
 * numbered pages they stay where their names put them.
 */
static void place_homework(const struct maker *maker, struct child *children, size_t count,
			   bool own, size_t *lesson)
{
	struct child *sorted = xreallocarray(NULL, count + 1, sizeof *sorted);
	size_t homework = 0, others = 0, numbered = 0;

	*lesson = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		homework += is_homework(maker, &children[i]);
		numbered += children[i].numbered || children[i].pinned;
	}
	others = count - homework;
	if (homework > 0 && numbered == 0 && (own || (others == 1 && count > 1))) {
		size_t front = 0, back = own ? homework : 0;

		if (!own) {
			*lesson = 0;
			front = 1;
		}
		for (size_t i = 0; i < count; i++)
			sorted[is_homework(maker, &children[i]) ? front++ : back++] = children[i];
		memcpy(children, sorted, count * sizeof *children);
	}
	free(sorted);
}

static void take_folder(struct maker *maker, size_t from, size_t to, size_t prefix, size_t own,
			int depth);

static void take_child(struct maker *maker, const struct child *child, size_t prefix, int depth)
{
	size_t name;

	if (!child->folder) {
		take_page(maker, child->from, depth);
		return;
	}
	name = strcspn(maker->pages[child->from].path + prefix, "/");
	if (child->index != SIZE_MAX)
		take_page(maker, child->index, depth);
	else if (!child->spread)
		take_group(maker, child, depth);
	take_folder(maker, child->from, child->to, prefix + name + 1, child->index,
		    depth + !child->spread);
}

static bool is_language(const struct maker *maker, const struct child *child)
{
	const char *name = maker->pages[child->from].path + child->name;

	return child->folder && site_is_language(name, strcspn(name, "/"));
}

static void drop_child(struct maker *maker, const struct child *child)
{
	for (size_t i = child->from; i < child->to; i++)
		pages_deinit(&maker->pages[i]);
}

/*
 * Of folders that are translations of each other English stays, and its pages stand in the place of
 * the folder. Without it none does, if there are pages beside them to be translated.
 */
static size_t choose_language(struct maker *maker, struct child *children, size_t count)
{
	size_t languages = 0, english = SIZE_MAX, kept = 0;

	for (size_t i = 0; i < count && is_plain(maker); i++)
		if (is_language(maker, &children[i])) {
			const char *name = maker->pages[children[i].from].path + children[i].name;

			languages++;
			if (english == SIZE_MAX && strncasecmp(name, "en", 2) == 0)
				english = i;
		}
	if (languages < 2 || (english == SIZE_MAX && (languages == 2 || languages == count)))
		return count;
	for (size_t i = 0; i < count; i++) {
		if (i != english && is_language(maker, &children[i])) {
			drop_child(maker, &children[i]);
			free(children[i].key);
			continue;
		}
		children[i].spread = i == english;
		children[kept++] = children[i];
	}
	return kept;
}

/*
 * Takes the pages from..to-1, which share the first `prefix` bytes of their paths; own is their
 * folder's page, taken already. Recursion is as deep as folders are, which file_walk() limits.
 */
static void take_folder(struct maker *maker, size_t from, size_t to, size_t prefix, size_t own,
			int depth)
{
	struct child *children = NULL;
	size_t count = 0, cap = 0, lesson = SIZE_MAX;

	for (size_t i = from; i < to; ) {
		if (i == own) {
			i++;
			continue;
		}
		children = xgrow(children, count, &cap, sizeof *children);
		children[count] = child_at(maker, i, to, prefix);
		i = children[count++].to;
	}
	count = choose_language(maker, children, count);
	if (count > 0) {
		qsort(children, count, sizeof *children, compare_children);
		if (maker->ranks != NULL)
			sort_by_links(children, count);
		if (prefix > 0)
			place_homework(maker, children, count, own != SIZE_MAX, &lesson);
	}
	for (size_t i = 0; i < count; i++) {
		take_child(maker, &children[i], prefix, depth + (lesson < i));
		free(children[i].key);
	}
	free(children);
}

static bool found(const char *path)
{
	return file_is_folder(path);
}

/* --- what to read --- */

/*
 * Pages of one folder that all have one title (that of the book) go by their names in the sidebar.
 * They are sorted, so that a folder's stand together.
 */
static void tell_apart(struct maker *maker)
{
	struct lookup titles = {0};
	struct strbuf key = {0};

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < maker->count; i++) {
			struct page *page = &maker->pages[i];

			if (pass == 1 && (pages_is_index(page->path) || strcmp(page->label, page->title) != 0))
				continue;
			strbuf_reset(&key);
			strbuf_addn(&key, page->path, (size_t)(path_base(page->path) - page->path));
			strbuf_add(&key, page->title);
			if (pass == 0) {
				if (!lookup_add(&titles, key.data, 1, NULL))
					lookup_set(&titles, key.data, 2);
			} else if (lookup_find(&titles, key.data) == 2) {
				free(page->label);
				page->label = order_pretty(page->path);
			}
		}
	lookup_deinit(&titles);
	strbuf_deinit(&key);
}

/* A folder that a site was built into: it may be called so, and has its index.html. */
static bool is_built(const struct lookup *files, const char *folder)
{
	static const char *const names[] = { "site", "public", "dist", "target", "build", "book",
					     "out" };
	char *index;
	bool built = false;

	for (size_t i = 0; i < sizeof names / sizeof *names && !built; i++)
		built = strcmp(path_base(folder), names[i]) == 0;
	if (!built)
		return false;
	index = path_join(folder, "index.html");
	built = lookup_find(files, index) >= 0;
	free(index);
	return built;
}

/* Skips what is below a built folder: the walk names a folder before what is in it. */
static size_t skip_folder(const struct file_list *files, size_t i)
{
	const char *folder = files->entries[i].path;
	size_t len = strlen(folder);

	while (i + 1 < files->count && strncmp(files->entries[i + 1].path, folder, len) == 0 &&
	       files->entries[i + 1].path[len] == '/')
		i++;
	return i;
}

static bool is_page(const struct maker *maker, const char *path)
{
	return is_plain(maker) ? site_is_page(&maker->site, path) : pages_is_page(path);
}

/* The pages of a collection are on the site without the sign in front of their folder. */
static void set_urls(struct maker *maker)
{
	for (size_t i = 0; i < maker->count && maker->site.config != NULL; i++) {
		struct page *page = &maker->pages[i];
		const char *collected = site_collection(&maker->site, page->path);

		if (collected != NULL && page->slug == NULL)
			page->url = pages_path_id(collected);
	}
}

static void read_pages(struct maker *maker, const struct file_list *files)
{
	struct lookup paths = {0};
	size_t cap = 0;

	for (size_t i = 0; i < files->count; i++)
		if (!files->entries[i].folder)
			lookup_add(&paths, files->entries[i].path, (int)i, NULL);
	for (size_t i = 0; i < files->count; i++) {
		const struct file_entry *entry = &files->entries[i];

		if (entry->folder && is_plain(maker) && is_built(&paths, entry->path)) {
			i = skip_folder(files, i);
		} else if (!entry->folder && is_page(maker, entry->path)) {
			maker->pages = xgrow(maker->pages, maker->count, &cap,
					     sizeof *maker->pages);
			maker->pages[maker->count++] = (struct page){ .path = entry->path };
		}
	}
	pages_read_all(maker->pages, maker->count, maker->course->root);
	if (!is_sorted(maker))
		qsort(maker->pages, maker->count, sizeof *maker->pages, compare_paths);
	if (is_plain(maker))
		tell_apart(maker);
	set_urls(maker);
	/* A site of Jekyll may have Liquid in its pages. */
	if (maker->site.config != NULL)
		maker->course->dialects |= DIALECT_JEKYLL;
	lookup_deinit(&paths);
}

/* A site without a page of its own is none. */
static void find_site(struct maker *maker, const struct file_list *files)
{
	maker->site = (struct site){ .content = xstrdup("") };
	if (!is_plain(maker))
		return;
	site_deinit(&maker->site);
	site_find(&maker->site, maker->course);
	for (size_t i = 0; i < files->count; i++)
		if (!files->entries[i].folder && site_is_page(&maker->site, files->entries[i].path))
			return;
	site_deinit(&maker->site);
	maker->site.content = xstrdup("");
}

static bool read_folder(struct course *course, const struct layout_place *place, struct err *err)
{
	struct maker maker = { .course = course };
	struct file_list files = {0};
	size_t own, prefix;

	if (!file_walk(place->path, &files, err))
		return false;
	find_site(&maker, &files);
	read_pages(&maker, &files);
	if (maker.count == 0) {
		site_deinit(&maker.site);
		err_set(err, "%s: no Markdown page in this folder (.md, .mdx or .markdown)",
			place->shown);
		file_list_deinit(&files);
		return false;
	}
	prefix = strlen(maker.site.content) + (*maker.site.content != '\0');
	own = find_index(&maker, 0, maker.count, prefix);
	if (own != SIZE_MAX) {
		if (is_plain(&maker))
			maker.ranks = syllabus_read(course->root, maker.pages, maker.count, own);
		take_page(&maker, own, 0);
	}
	take_folder(&maker, 0, maker.count, prefix, own, 0);
	if (prefix > 0) {
		course->docs = xstrdup(maker.site.content);
		course->title = layout_find_title(course, place);
	}
	site_deinit(&maker.site);
	course->skipped = files.skipped;
	free(maker.pages);
	free(maker.ranks);
	pages_finish(course, &files);
	file_list_deinit(&files);
	return true;
}

const struct course_layout layout_folder = {
	.name = "folder", .kind = COURSE_FOLDER, .found = found, .read = read_folder,
};
