/* archive_keep.c - the folders that archives are unpacked to: made, locked, named, cleared away. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/archive_keep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"

#define KEY_LEN 16		/* what archives are named by, in hexadecimal digits */
#define NEW_PREFIX "lectern-new-"
#define NEW_SECONDS 60		/* one so old that nobody holds was left by a program that died */
#define REMOVE_DEPTH_MAX 128

bool archive_keep_is_ours(const char *path)
{
	struct stat info;

	return file_make_folder(path, 0700, NULL) && lstat(path, &info) == 0 &&
	       S_ISDIR(info.st_mode) && info.st_uid == geteuid() && (info.st_mode & 022) == 0;
}

/* Between opening and locking it another may have cleared it away, and a third made it anew. */
static bool is_still_there(int fd, const char *path)
{
	struct stat held, named;

	return fstat(fd, &held) == 0 && lstat(path, &named) == 0 && held.st_dev == named.st_dev &&
	       held.st_ino == named.st_ino;
}

int archive_keep_lock(const char *path, bool alone)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	/* Some file systems know no locks: there what is read may be cleared away, and is not. */
	bool held = fd >= 0 && (flock(fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 ||
				(!alone && errno != EWOULDBLOCK));

	if (held && is_still_there(fd, path))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

char *archive_keep_new(const char *folder, struct err *err)
{
	char *path = path_join(folder, NEW_PREFIX "XXXXXX");

	if (mkdtemp(path) != NULL)
		return path;
	err_set_errno(err, folder, errno);
	free(path);
	return NULL;
}

/* --- removing --- */

static void remove_in(int parent, const char *name, int depth);

static bool is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Takes the descriptor. */
static void empty_folder(int fd, int depth)
{
	DIR *folder = fdopendir(fd);
	struct dirent *entry;

	if (folder == NULL) {
		close(fd);
		return;
	}
	while ((entry = readdir(folder)) != NULL)
		if (!is_dots(entry->d_name))
			remove_in(fd, entry->d_name, depth);
	closedir(folder);
}

static void remove_in(int parent, const char *name, int depth)
{
	int fd;

	if (unlinkat(parent, name, 0) == 0 || depth > REMOVE_DEPTH_MAX)
		return;
	fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return;
	empty_folder(fd, depth + 1);
	unlinkat(parent, name, AT_REMOVEDIR);
}

void archive_keep_remove(const char *path)
{
	remove_in(AT_FDCWD, path, 0);
}

/* --- clearing away --- */

struct kept {
	char *path;
	time_t used;
};

/* The latest first. */
static int compare_kept(const void *left, const void *right)
{
	const struct kept *a = left, *b = right;

	if (a->used != b->used)
		return a->used < b->used ? 1 : -1;
	return strcmp(a->path, b->path);
}

static bool is_key(const char *name)
{
	return strlen(name) == KEY_LEN && strspn(name, "0123456789abcdef") == KEY_LEN;
}

static time_t time_of(const char *path)
{
	struct stat info;

	return lstat(path, &info) == 0 ? info.st_mtime : 0;
}

/* What nobody holds, and is this user's. */
static void remove_if_free(const char *path)
{
	int lock = archive_keep_lock(path, true);
	struct stat info;

	if (lock < 0)
		return;
	if (fstat(lock, &info) == 0 && info.st_uid == geteuid())
		archive_keep_remove(path);
	close(lock);
}

void archive_keep_sweep(const char *folder, const char *newest)
{
	struct file_list names;
	time_t now = time_of(newest);

	if (!file_names(folder, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.entries[i].path;
		char *path = path_join(folder, name);

		if (strncmp(name, NEW_PREFIX, strlen(NEW_PREFIX)) == 0 &&
		    now - time_of(path) > NEW_SECONDS)
			remove_if_free(path);
		free(path);
	}
	file_list_deinit(&names);
}

void archive_keep_prune(const char *cache, size_t most)
{
	struct file_list names;
	struct kept *kept = NULL;
	size_t count = 0, cap = 0;

	if (!file_names(cache, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		char *path;

		if (!names.entries[i].folder || !is_key(names.entries[i].path))
			continue;
		path = path_join(cache, names.entries[i].path);
		kept = xgrow(kept, count, &cap, sizeof *kept);
		kept[count++] = (struct kept){ path, time_of(path) };
	}
	if (count > 0)
		qsort(kept, count, sizeof *kept, compare_kept);
	for (size_t i = most; i < count; i++)
		remove_if_free(kept[i].path);
	for (size_t i = 0; i < count; i++)
		free(kept[i].path);
	free(kept);
	file_list_deinit(&names);
}
