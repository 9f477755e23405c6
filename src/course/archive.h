/*
 * archive.h - a course in an archive: unpacked once into a folder, and read there.
 *
 * The folder lies in the learner's cache, named by the archive's path, size and time, so that it is
 * found again as long as the archive stays as it is. Where nothing may be kept there, it is one
 * that goes with the course. A folder is complete before it has its name.
 */
/* SPDX-License-Identifier: MIT */
#ifndef COURSE_ARCHIVE_H
#define COURSE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "course/archive_report.h"
#include "course/course.h"
#include "course/layout.h"

/* What unpacking needs of the world, handed in. */
struct archive_port {
	void *context;
	/*
	 * Unpacks the open file archive below the open folder. False and a sentence if that could
	 * not be tried; else the report tells. NULL: this program cannot unpack.
	 */
	bool (*unpack)(void *context, int archive, int folder, struct archive_report *report,
		       struct err *err);
	const char *cache;		/* folder for what is unpacked; NULL: nothing is kept */
	const char *temporary;		/* folder for what is not kept */
};

/* Where a course was unpacked. */
struct archive {
	char *real;			/* real path of the archive */
	char *folder;			/* of the cache, or a temporary one */
	char *root;			/* the course's folder: folder/NAME, or the only folder in that */
	int lock;			/* held while the course is open: nobody clears its folder away */
	bool kept;			/* in the cache; else folder goes with the course */
	bool fresh;			/* it was unpacked just now */
	char *left_out;			/* a sentence; NULL: all was unpacked */
	size_t outside;			/* entries left out because they lead out of it */
};

/* Is it the name of an archive: .zip, .tar, .tar.gz, .tar.xz and their kin, in any case? */
bool archive_is_named(const char *path);
/* Is it a file of such a name? */
bool archive_is(const char *path);
/* How long the file's name at the end of path is without that extension, or any other. */
size_t archive_stem(const char *path);

/*
 * Unpacks the archive at path, if that has not been done. NULL and a sentence that begins with path
 * if it cannot be; nothing is left behind then.
 */
struct archive *archive_unpack(const struct archive_port *port, const char *path, struct err *err);
void archive_free(struct archive *archive);

/* Opens what is at path, as course_open(), an archive too. A NULL port: archives are refused. */
struct course *archive_open(const struct archive_port *port, const char *path, struct err *err);

/* Gives the archive to the course that is in it, or frees it if that is NULL. Returns the course. */
struct course *archive_give(struct archive *archive, struct course *course);

/* The place of the course in an unpacked archive. The caller frees its path; the rest is borrowed. */
struct layout_place archive_place(const struct archive *archive, const char *shown);

#endif
