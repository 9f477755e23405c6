/* archive.c - a course in an archive: unpacked once into a folder, and read there. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/xalloc.h"
#include "course/archive_keep.h"
#include "course/archive_words.h"

#define REPORT_NAME ".report"		/* beside the course; what is unpacked has no such name */
#define USUAL_NAME "course"		/* of the folder, where the archive's own cannot be */
#define KEY_VERSION 1			/* another one makes all that is kept void */

/* Longer ones first: what is before the extension is the name. */
static const char *const extensions[] = {
	".tar.bz2", ".tar.zst", ".tar.gz", ".tar.xz", ".tbz2", ".tzst", ".tgz", ".txz", ".tar", ".zip",
};

static const char *find_extension(const char *path)
{
	size_t len = strlen(path);

	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
		size_t own = strlen(extensions[i]);

		if (len > own && strcasecmp(path + len - own, extensions[i]) == 0)
			return path + len - own;
	}
	return NULL;
}

bool archive_is_named(const char *path)
{
	return find_extension(path_base(path)) != NULL;
}

bool archive_is(const char *path)
{
	return archive_is_named(path) && file_is_regular(path);
}

size_t archive_stem(const char *path)
{
	const char *base = path_base(path), *extension = find_extension(base);

	if (extension == NULL)
		extension = path_extension(base);
	return (size_t)(extension - base);
}

/* --- the folder --- */

static int64_t nanoseconds_of(const struct stat *info)
{
#ifdef __APPLE__
	return info->st_mtimespec.tv_nsec;
#else
	return info->st_mtim.tv_nsec;
#endif
}

/* What the folder of an archive is called as long as the archive stays as it is. */
static char *make_key(const char *real, const struct stat *info)
{
	int64_t state[] = { KEY_VERSION, (int64_t)info->st_size, (int64_t)info->st_mtime,
			    nanoseconds_of(info) };
	uint64_t hash = hash_bytes(hash_text(real), state, sizeof state);

	return xasprintf("%016" PRIx64, hash);
}

/* The course's folder is called as the archive: so is a course that does not say its title. */
static char *course_folder(const char *folder, const char *real)
{
	char *name = xstrndup(path_base(real), archive_stem(real));
	char *path = path_join(folder, name[0] != '.' ? name : USUAL_NAME);

	free(name);
	return path;
}

/* A repository packs its files in one folder: that is the course. */
static char *find_root(const char *folder)
{
	struct file_list names;
	char *root = NULL;

	if (file_names(folder, &names) && names.count == 1 && names.entries[0].folder)
		root = path_join(folder, names.entries[0].path);
	file_list_deinit(&names);
	return root != NULL ? root : xstrdup(folder);
}

/* Reads what was noted when the folder was filled. False: it is none of ours. */
static bool read_report(const char *folder, struct archive_report *report)
{
	char *path = path_join(folder, REPORT_NAME);
	struct strbuf text = {0};
	bool read = file_read(path, ARCHIVE_REPORT_MAX, &text, NULL) &&
		    archive_report_read(report, strbuf_text(&text)) &&
		    report->fault == ARCHIVE_FINE;

	strbuf_deinit(&text);
	free(path);
	return read;
}

static bool write_report(const char *folder, const struct archive_report *report, struct err *err)
{
	char *path = path_join(folder, REPORT_NAME);
	struct strbuf text = {0};
	bool written;

	archive_report_write(report, &text);
	written = file_write(path, text.data, text.len, 0600, err);
	strbuf_deinit(&text);
	free(path);
	return written;
}

/* A folder that an archive is in, locked, and how it went. */
struct filled {
	char *folder;
	int lock;
	struct archive_report report;
};

/* Takes what is in filled. */
static struct archive *take_filled(const char *real, const struct filled *filled, bool kept,
				   const char *shown)
{
	struct archive *archive = xcalloc(1, sizeof *archive);
	char *course = course_folder(filled->folder, real), *root = find_root(course);

	archive->real = xstrdup(real);
	archive->folder = filled->folder;
	archive->root = file_real_path(root);
	if (archive->root == NULL)
		archive->root = xstrdup(root);
	archive->lock = filled->lock;
	archive->kept = kept;
	archive->left_out = archive_words_left_out(&filled->report, shown);
	archive->outside = filled->report.counts[ARCHIVE_OUTSIDE];
	free(course);
	free(root);
	return archive;
}

/* Throws it away. */
static void drop_filled(struct filled *filled)
{
	archive_keep_remove(filled->folder);
	if (filled->lock >= 0)
		close(filled->lock);
	free(filled->folder);
}

void archive_free(struct archive *archive)
{
	if (archive == NULL)
		return;
	if (!archive->kept)
		archive_keep_remove(archive->folder);
	if (archive->lock >= 0)
		close(archive->lock);
	free(archive->real);
	free(archive->folder);
	free(archive->root);
	free(archive->left_out);
	free(archive);
}

/* --- unpacking --- */

/* An archive to unpack. */
struct packed {
	const char *real, *shown;
	int fd;
	struct stat info;
};

/* Has it been unpacked before? Using it makes it the latest. */
static struct archive *find_kept(const struct packed *packed, const char *folder)
{
	struct filled filled = { .lock = archive_keep_lock(folder, false) };

	if (filled.lock < 0)
		return NULL;
	if (!read_report(folder, &filled.report)) {
		close(filled.lock);
		return NULL;
	}
	(void)futimens(filled.lock, NULL);
	filled.folder = xstrdup(folder);
	return take_filled(packed->real, &filled, true, packed->shown);
}

/* Unpacks into a new folder; its report says how that went. */
static bool fill(const struct archive_port *port, const struct packed *packed,
		 struct filled *filled, struct err *err)
{
	char *course = course_folder(filled->folder, packed->real);
	bool fine = false;
	int fd = -1;

	if (mkdir(course, 0700) == 0)
		fd = open(course, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0) {
		err_set_errno(err, course, errno);
	} else {
		fine = port->unpack(port->context, packed->fd, fd, &filled->report, err);
		close(fd);
	}
	if (fine && filled->report.fault != ARCHIVE_FINE) {
		archive_words_fault(&filled->report, packed->shown, err);
		fine = false;
	}
	free(course);
	return fine && write_report(filled->folder, &filled->report, err);
}

/* Unpacks into a new folder above, which is gone again if that fails. */
static bool fill_new(const struct archive_port *port, const struct packed *packed,
		     const char *above, struct filled *filled, struct err *err)
{
	*filled = (struct filled){ .folder = archive_keep_new(above, err) };
	if (filled->folder == NULL)
		return false;
	filled->lock = archive_keep_lock(filled->folder, false);
	archive_keep_sweep(above, filled->folder);
	if (fill(port, packed, filled, err))
		return true;
	drop_filled(filled);
	return false;
}

/*
 * Gives a filled folder its name in the cache. Another program may have been faster: then its
 * folder is as good, and ours goes. What else has that name is not whole and goes itself.
 */
static struct archive *keep(const struct packed *packed, struct filled *filled, const char *folder)
{
	bool kept = rename(filled->folder, folder) == 0;
	struct archive *other = kept ? NULL : find_kept(packed, folder);

	if (other != NULL) {
		drop_filled(filled);
		return other;
	}
	if (!kept) {
		archive_keep_remove(folder);
		kept = rename(filled->folder, folder) == 0;
	}
	if (kept) {
		free(filled->folder);
		filled->folder = xstrdup(folder);
	}
	return take_filled(packed->real, filled, kept, packed->shown);
}

static struct archive *unpack(const struct archive_port *port, const struct packed *packed,
			      struct err *err)
{
	bool keeps = port->cache != NULL && archive_keep_is_ours(port->cache);
	char *key = make_key(packed->real, &packed->info);
	char *folder = keeps ? path_join(port->cache, key) : NULL;
	struct archive *archive = keeps ? find_kept(packed, folder) : NULL;
	struct filled filled;

	if (archive == NULL &&
	    fill_new(port, packed, keeps ? port->cache : port->temporary, &filled, err)) {
		if (keeps) {
			archive_keep_prune(port->cache, ARCHIVE_KEPT_MAX - 1);
			archive = keep(packed, &filled, folder);
		} else {
			archive = take_filled(packed->real, &filled, false, packed->shown);
		}
		archive->fresh = true;
	}
	free(folder);
	free(key);
	return archive;
}

static bool open_packed(struct packed *packed, struct err *err)
{
	packed->fd = open(packed->real, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (packed->fd < 0) {
		err_set_errno(err, packed->shown, errno);
		return false;
	}
	if (fstat(packed->fd, &packed->info) == 0 && S_ISREG(packed->info.st_mode))
		return true;
	err_set(err, "%s: this is no file", packed->shown);
	close(packed->fd);
	return false;
}

struct archive *archive_unpack(const struct archive_port *port, const char *path, struct err *err)
{
	char *real = file_real_path(path);
	struct packed packed = { .real = real, .shown = path };
	struct archive *archive = NULL;

	if (real == NULL) {
		err_set_errno(err, path, errno);
	} else if (port == NULL || port->unpack == NULL) {
		err_set(err, "%s: this lectern was built without libarchive; unpack the archive and "
			     "name its folder", path);
	} else if (open_packed(&packed, err)) {
		archive = unpack(port, &packed, err);
		close(packed.fd);
	}
	free(real);
	return archive;
}

/* --- opening --- */

struct layout_place archive_place(const struct archive *archive, const char *shown)
{
	return (struct layout_place){ .path = xstrdup(archive->root), .shown = shown,
				      .archive = archive->real };
}

struct course *archive_give(struct archive *archive, struct course *course)
{
	if (course != NULL)
		course->archive = archive;
	else
		archive_free(archive);
	return course;
}

struct course *archive_open(const struct archive_port *port, const char *path, struct err *err)
{
	const struct course_layout *layout;
	struct course *course;
	struct layout_place place;
	struct archive *archive;

	if (!archive_is(path))
		return course_open(path, err);
	archive = archive_unpack(port, path, err);
	if (archive == NULL)
		return NULL;
	place = archive_place(archive, path);
	layout = course_layout_find(place.path, &place.base);
	course = layout != NULL ? course_layout_open(layout, &place, err)
				: course_open(path, err);	/* says why it is none */
	free(place.base);
	free(place.path);
	return archive_give(archive, course);
}
