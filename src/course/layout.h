/*
 * layout.h - the forms a course can have on the disk, one file a form.
 *
 * A layout only finds the pages and puts them in order; what a page says of itself, ids, weeks and
 * quizzes are the work of pages.h for all of them.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_LAYOUT_H
#define COURSE_LAYOUT_H

#include <stdbool.h>

#include "base/err.h"
#include "course/course.h"

/* Where a course was found. */
struct layout_place {
	char *path;			/* resolved: of the folder opened, or of the file */
	char *base;			/* folder of the manifest, relative to path; "" if it is that itself */
	const char *shown;		/* how the user called path; it goes before sentences */
	const char *archive;		/* real path of what path was unpacked from; or NULL */
};

struct course_layout {
	const char *name;		/* as outline --json says it */
	enum course_kind kind;
	bool manifest;			/* it is known by a file that says "here is a course" */
	/*
	 * Is the folder or file at path, a resolved path, of this form? Looks at names, and at no more
	 * than the beginning of a few files.
	 */
	bool (*found)(const char *path);
	/*
	 * Fills in pages, and docs, title, language, steps, site and dialects where the form has them.
	 * course->root is place->path already (of a file: its folder).
	 */
	bool (*read)(struct course *course, const struct layout_place *place, struct err *err);
};

extern const struct course_layout layout_lectern, layout_folder, layout_file;
extern const struct course_layout layout_docusaurus, layout_docusaurus_docs;
extern const struct course_layout layout_mdbook, layout_mkdocs, layout_jupyter, layout_toctree;
extern const struct course_layout layout_carpentries, layout_docsify, layout_sphinx;

/*
 * The layout of what is at path, and where its manifest is: there, or in one of the folders below
 * it that repositories keep their course in ("docs", "website", ...). NULL if it is no course.
 * *base is then the caller's to free.
 */
const struct course_layout *course_layout_find(const char *path, char **base);

/* As course_open(), but by this layout. */
struct course *course_layout_open(const struct course_layout *layout,
				  const struct layout_place *place, struct err *err);

/* --- what the layouts share --- */

/* Is there a regular file of that name in a folder? */
bool layout_has(const char *folder, const char *name);

/* Is there a regular file at a path relative to the root, and really inside of it? */
bool layout_has_own(const struct course *course, const char *path);

/* A name in the manifest's folder as a path relative to the root. The caller frees it. */
char *layout_path(const struct layout_place *place, const char *name);

/*
 * A folder as the manifest names it, relative to the root: "" if that is the root itself. One that
 * leads out of the root is the manifest's own. The caller frees it.
 */
char *layout_below(const struct layout_place *place, const char *folder);

/*
 * Reads a manifest of other people's, at a path relative to the root. NULL, and a note for check, if
 * it is no YAML.
 */
struct yaml *layout_read_yaml(struct course *course, const struct layout_place *place,
			      const char *path);

/*
 * The title of the README beside the manifest, else of that in the root; NULL: they say none. The
 * caller frees it.
 */
char *layout_find_title(const struct course *course, const struct layout_place *place);

/* A manifest that is of no use: the course is a plain folder. */
bool layout_fall_back(struct course *course, const struct layout_place *place, struct err *err);

#endif
