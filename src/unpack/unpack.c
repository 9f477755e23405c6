/*
 * unpack.c - a program of its own: unpacks the archive on standard input below the folder that is
 * open as descriptor 3, and prints how that went (course/archive_report.h).
 *
 * It is parted from lectern because it reads strangers' files with a large library: what goes
 * wrong here can do no more than confine() leaves. Of an archive it takes files and folders alone,
 * and of those names and contents: no owners, no times, no permissions, and no links, so that no
 * path here ever leads anywhere else.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "course/archive_report.h"
#include "unpack/below.h"
#include "unpack/confine.h"
#include "unpack/name.h"
#include "unpack/run.h"

#define CHUNK 65536
#define MIB ((uint64_t)1 << 20)

struct unpack {
	struct archive *archive;
	struct archive_entry *entry;
	int folder;
	uint64_t size;			/* of the archive */
	uint64_t seen;			/* bytes that its entries hold, those left out too */
	uint64_t kept;			/* bytes written */
	struct archive_report report;
	char chunk[CHUNK];
};

static bool fail(struct unpack *unpack, enum archive_fault fault)
{
	unpack->report.fault = fault;
	return false;
}

/* What the library could not read. */
static bool fail_reading(struct unpack *unpack)
{
	if (archive_errno(unpack->archive) == ENOMEM)
		return fail(unpack, ARCHIVE_MEMORY);
	/* Packed by something known, but not to its end: the form of what is in it is not known. */
	if (unpack->report.entry <= 1 && archive_format(unpack->archive) == 0 &&
	    archive_filter_code(unpack->archive, 0) == ARCHIVE_FILTER_NONE)
		return fail(unpack, ARCHIVE_FOREIGN);
	return fail(unpack, ARCHIVE_DAMAGED);
}

/* An entry that is left out, for one of the reasons that are counted. */
static bool leave_out(struct unpack *unpack, enum archive_count reason)
{
	unpack->report.counts[reason]++;
	return true;
}

/* What the file system would not have: a name that it cannot hold leaves one entry out. */
static bool fail_writing(struct unpack *unpack, int number)
{
	switch (number) {
	case EEXIST:
	case ENOTDIR:
	case ELOOP:
	case EISDIR:
		return leave_out(unpack, ARCHIVE_TWICE);
	case ENAMETOOLONG:
	case EILSEQ:
	case EINVAL:
		return leave_out(unpack, ARCHIVE_NAMES);
	case ENOSPC:
	case EDQUOT:
		return fail(unpack, ARCHIVE_FULL);
	default:
		return fail(unpack, ARCHIVE_UNWRITTEN);
	}
}

/* Counts bytes that an entry holds. False: more than any archive of this size should. */
static bool see(struct unpack *unpack, uint64_t bytes)
{
	uint64_t most = ARCHIVE_RATIO_FREE * MIB + ARCHIVE_RATIO_MAX * unpack->size;

	if (bytes > most - unpack->seen)
		return fail(unpack, ARCHIVE_BOMB);
	unpack->seen += bytes;
	return true;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t done = write(fd, bytes, len);

		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0) {
			bytes += done;
			len -= (size_t)done;
		}
	}
	return true;
}

/* *large: it is longer than a file may be. False after a fault. */
static bool copy(struct unpack *unpack, int file, bool *large)
{
	uint64_t len = 0;

	for (;;) {
		la_ssize_t got = archive_read_data(unpack->archive, unpack->chunk, CHUNK);

		if (got == 0)
			return true;
		if (got < 0)
			return fail_reading(unpack);
		if (!see(unpack, (uint64_t)got))
			return false;
		len += (uint64_t)got;
		*large = len > ARCHIVE_FILE_MAX * MIB;
		if (*large)
			return true;
		unpack->kept += (uint64_t)got;
		if (unpack->kept > ARCHIVE_TOTAL_MAX * MIB)
			return fail(unpack, ARCHIVE_HUGE);
		if (!write_all(file, unpack->chunk, (size_t)got))
			return fail_writing(unpack, errno == EFBIG ? EIO : errno);
	}
}

static bool is_declared_large(const struct unpack *unpack)
{
	return archive_entry_size_is_set(unpack->entry) &&
	       archive_entry_size(unpack->entry) > (la_int64_t)(ARCHIVE_FILE_MAX * MIB);
}

static bool take_file(struct unpack *unpack, const char *path)
{
	uint64_t kept = unpack->kept;
	bool large = false, fine;
	int file;

	if (is_declared_large(unpack))
		return leave_out(unpack, ARCHIVE_LARGE) &&
		       see(unpack, (uint64_t)archive_entry_size(unpack->entry));
	file = below_make_file(unpack->folder, path);
	if (file < 0)
		return fail_writing(unpack, errno);
	fine = copy(unpack, file, &large);
	if (close(file) != 0 && fine)
		fine = fail_writing(unpack, errno);
	if (!fine)
		return false;
	if (large) {
		below_remove_file(unpack->folder, path);
		unpack->kept = kept;
		return leave_out(unpack, ARCHIVE_LARGE);
	}
	unpack->report.counts[ARCHIVE_FILES]++;
	return true;
}

static bool take_folder(struct unpack *unpack, const char *path)
{
	return below_make_folder(unpack->folder, path) || fail_writing(unpack, errno);
}

/* By what an entry is; its path is a good one. */
static bool take_kind(struct unpack *unpack, const char *path)
{
	if (archive_entry_hardlink(unpack->entry) != NULL)
		return leave_out(unpack, ARCHIVE_LINKS);
	switch (archive_entry_filetype(unpack->entry)) {
	case AE_IFREG:
		return take_file(unpack, path);
	case AE_IFDIR:
		return take_folder(unpack, path);
	case AE_IFLNK:
		return leave_out(unpack, ARCHIVE_LINKS);
	default:
		return leave_out(unpack, ARCHIVE_DEVICES);
	}
}

static bool take_entry(struct unpack *unpack)
{
	const char *name = archive_entry_pathname(unpack->entry);
	char path[NAME_PATH_MAX + 1];

	if (unpack->report.entry > ARCHIVE_ENTRIES_MAX)
		return fail(unpack, ARCHIVE_MANY);
	if (archive_entry_is_encrypted(unpack->entry))
		return fail(unpack, ARCHIVE_ENCRYPTED);
	if (name == NULL)
		return leave_out(unpack, ARCHIVE_NAMES);
	snprintf(unpack->report.name, sizeof unpack->report.name, "%s", name);
	switch (name_clean(name, path)) {
	case NAME_FINE:
		return take_kind(unpack, path);
	case NAME_ROOT:
	case NAME_LITTER:
		return true;
	case NAME_OUTSIDE:
		return leave_out(unpack, ARCHIVE_OUTSIDE);
	case NAME_DEEP:
		return leave_out(unpack, ARCHIVE_DEEP);
	default:
		return leave_out(unpack, ARCHIVE_NAMES);
	}
}

/* A warning about an entry (a name in another alphabet, say) leaves it as good as it is. */
static bool take_all(struct unpack *unpack)
{
	for (;;) {
		int result = archive_read_next_header(unpack->archive, &unpack->entry);

		if (result == ARCHIVE_EOF)
			return true;
		unpack->report.entry++;
		unpack->report.name[0] = '\0';
		if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
			return fail_reading(unpack);
		if (!take_entry(unpack))
			return false;
	}
}

/*
 * The forms that are read, and no others. For a packer that it was built without, the library
 * would start a program.
 */
static bool open_archive(struct unpack *unpack)
{
	struct archive *archive = archive_read_new();

	unpack->archive = archive;
	if (archive == NULL)
		return fail(unpack, ARCHIVE_MEMORY);
	archive_read_support_format_tar(archive);
	archive_read_support_format_zip(archive);
	if (archive_zlib_version() != NULL)
		archive_read_support_filter_gzip(archive);
	if (archive_liblzma_version() != NULL)
		archive_read_support_filter_xz(archive);
	if (archive_bzlib_version() != NULL)
		archive_read_support_filter_bzip2(archive);
	if (archive_libzstd_version() != NULL)
		archive_read_support_filter_zstd(archive);
	if (archive_read_open_fd(archive, STDIN_FILENO, CHUNK) == ARCHIVE_OK)
		return true;
	unpack->report.entry = 1;
	return fail_reading(unpack);
}

static void start_locale(void)
{
	static const char *const names[] = { "C.UTF-8", "en_US.UTF-8", "UTF-8" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (setlocale(LC_CTYPE, names[i]) != NULL)
			return;
}

static int finish(struct unpack *unpack)
{
	struct strbuf line = {0};
	bool said;

	if (unpack->report.fault == ARCHIVE_FINE) {
		unpack->report.entry = 0;
		unpack->report.name[0] = '\0';
	}
	archive_report_write(&unpack->report, &line);
	said = write_all(STDOUT_FILENO, line.data, line.len);
	strbuf_deinit(&line);
	archive_read_free(unpack->archive);
	return said && unpack->report.fault == ARCHIVE_FINE ? 0 : 1;
}

int main(void)
{
	static struct unpack unpack = { .folder = RUN_FOLDER };
	struct stat archive, folder;

	if (fstat(STDIN_FILENO, &archive) != 0 || !S_ISREG(archive.st_mode) ||
	    fstat(RUN_FOLDER, &folder) != 0 || !S_ISDIR(folder.st_mode)) {
		fprintf(stderr, "unpack: this is a part of lectern, which starts it to open an "
				"archive\n");
		return 2;
	}
	umask(077);
	start_locale();
	unpack.size = (uint64_t)archive.st_size;
	if (!confine(RUN_FOLDER))
		fail(&unpack, ARCHIVE_DIED);
	else if (open_archive(&unpack))
		take_all(&unpack);
	return finish(&unpack);
}
