/*
 * file.c - reading, writing and naming files.
 *
 * A path is looked at before it is opened (opening a device can do things) and again
 * afterwards (another program may have put something else there meanwhile).
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xalloc.h"

#define CHUNK 32768

static const char *kind_of(mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFDIR:
		return "a folder";
	case S_IFIFO:
		return "a named pipe";
	case S_IFSOCK:
		return "a socket";
	case S_IFCHR:
	case S_IFBLK:
		return "a device";
	default:
		return "something else";
	}
}

static bool check_regular(const char *path, const struct stat *info, struct err *err)
{
	if (S_ISREG(info->st_mode))
		return true;
	err_set(err, "%s: is %s, not a file", path, kind_of(info->st_mode));
	return false;
}

/* Opens a regular file; its size is in info. -1 and a sentence for all else. */
static int open_regular(const char *path, struct stat *info, struct err *err)
{
	int fd;

	if (stat(path, info) != 0) {
		err_set_errno(err, path, errno);
		return -1;
	}
	if (!check_regular(path, info, err))
		return -1;
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, info) != 0) {
		err_set_errno(err, path, errno);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (!check_regular(path, info, err)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Reads once, waiting for what is not there yet. Bytes read, 0 at the end, -1 with errno. */
static ssize_t read_some(int fd, char *chunk, size_t size)
{
	for (;;) {
		ssize_t got = read(fd, chunk, size);
		struct pollfd wait = {.fd = fd, .events = POLLIN};

		if (got >= 0)
			return got;
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&wait, 1, -1);
		else if (errno != EINTR)
			return -1;
	}
}

/* Appends up to limit bytes. *more tells whether there were more. On failure out is as before. */
static bool read_up_to(int fd, const char *name, size_t limit, struct strbuf *out, bool *more,
	struct err *err)
{
	size_t start = out->len;
	char chunk[CHUNK];

	*more = false;
	for (;;) {
		size_t left = limit - (out->len - start);
		ssize_t got = read_some(fd, chunk, left < sizeof chunk ? left + 1 : sizeof chunk);

		if (got < 0) {
			err_set_errno(err, name, errno);
			strbuf_truncate(out, start);
			return false;
		}
		if (got == 0)
			return true;
		if ((size_t)got > left) {
			strbuf_addn(out, chunk, left);
			*more = true;
			return true;
		}
		strbuf_addn(out, chunk, (size_t)got);
	}
}

bool file_read_fd(int fd, const char *name, size_t limit, struct strbuf *out, struct err *err)
{
	size_t start = out->len;
	bool more;

	if (!read_up_to(fd, name, limit, out, &more, err))
		return false;
	if (!more)
		return true;
	strbuf_truncate(out, start);
	err_set(err, "%s: is longer than %zu bytes, the most that can be read", name, limit);
	return false;
}

bool file_read(const char *path, size_t limit, struct strbuf *out, struct err *err)
{
	struct stat info;
	int fd = open_regular(path, &info, err);
	bool ok;

	if (fd < 0)
		return false;
	if ((uintmax_t)info.st_size > limit) {
		err_set(err, "%s: is %jd bytes; at most %zu can be read", path,
			(intmax_t)info.st_size, limit);
		ok = false;
	} else {
		ok = file_read_fd(fd, path, limit, out, err);
	}
	close(fd);
	return ok;
}

bool file_peek(const char *path, size_t limit, struct strbuf *out)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat info;
	bool more, fine;

	if (fd < 0)
		return false;
	fine = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_up_to(fd, path, limit, out, &more, NULL);
	close(fd);
	return fine;
}

bool file_read_head(const char *path, size_t limit, struct strbuf *out, struct err *err)
{
	struct stat info;
	int fd = open_regular(path, &info, err);
	bool more, ok;

	if (fd < 0)
		return false;
	ok = read_up_to(fd, path, limit, out, &more, err);
	close(fd);
	return ok;
}

static bool write_all(int fd, const char *text, size_t len)
{
	while (len > 0) {
		ssize_t done = write(fd, text, len);

		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0) {
			text += done;
			len -= (size_t)done;
		}
	}
	return true;
}

/* A rename is only safe on the disk when its folder is. Some file systems cannot; no fault. */
static void sync_folder_of(const char *path)
{
	size_t len = (size_t)(path_base(path) - path);
	char *folder = len > 0 ? xstrndup(path, len) : xstrdup(".");
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		(void)fsync(fd);
		close(fd);
	}
	free(folder);
}

bool file_write(const char *path, const char *text, size_t len, unsigned mode, struct err *err)
{
	char *temporary = xasprintf("%s.XXXXXX", path);
	int fd = mkostemp(temporary, O_CLOEXEC);
	bool ok;
	int number;

	if (fd < 0) {
		err_set_errno(err, path, errno);
		free(temporary);
		return false;
	}
	ok = fchmod(fd, (mode_t)mode) == 0 && write_all(fd, text, len) && fsync(fd) == 0;
	number = errno;
	if (close(fd) != 0 && ok) {
		ok = false;
		number = errno;
	}
	if (ok && rename(temporary, path) != 0) {
		ok = false;
		number = errno;
	}
	if (ok) {
		sync_folder_of(path);
	} else {
		err_set_errno(err, path, number);
		unlink(temporary);
	}
	free(temporary);
	return ok;
}

static bool make_one(const char *path, unsigned mode, struct err *err)
{
	int number;

	if (mkdir(path, (mode_t)mode) == 0)
		return true;
	number = errno;
	if (file_is_folder(path))
		return true;
	err_set_errno(err, path, number == EEXIST ? ENOTDIR : number);
	return false;
}

bool file_make_folder(const char *path, unsigned mode, struct err *err)
{
	char *part = xstrdup(path);
	bool ok = true;

	for (char *slash = part; ok && *slash != '\0';) {
		slash = strchr(slash + 1, '/');
		if (slash == NULL)
			break;
		*slash = '\0';
		ok = make_one(part, mode, err);
		*slash = '/';
	}
	ok = ok && make_one(path, mode, err);
	free(part);
	return ok;
}

bool file_is_folder(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_is_regular(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

char *file_real_path(const char *path)
{
	return realpath(path, NULL);
}

char *file_link_target(const char *path)
{
	char target[4096];
	ssize_t len = readlink(path, target, sizeof target);

	return len > 0 && (size_t)len < sizeof target ? xstrndup(target, (size_t)len) : NULL;
}

char *path_join(const char *folder, const char *name)
{
	size_t len = strlen(folder), rest = strlen(name) + 1;
	char *path;

	if (name[0] == '/' || len == 0)
		return xstrdup(name);
	len -= folder[len - 1] == '/';
	path = xmalloc(len + 1 + rest);
	memcpy(path, folder, len);
	path[len] = '/';
	memcpy(path + len + 1, name, rest);
	return path;
}

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

const char *path_extension(const char *path)
{
	const char *base = path_base(path);
	const char *dot = strrchr(base, '.');

	return dot != NULL && dot != base ? dot : base + strlen(base);
}

bool path_normalise(const char *path, char **out)
{
	struct strbuf clean = {0};

	*out = NULL;
	if (path[0] == '/')
		return false;
	while (*path != '\0') {
		size_t len = strcspn(path, "/");

		if (len == 2 && memcmp(path, "..", 2) == 0) {
			const char *slash = clean.len > 0 ? strrchr(clean.data, '/') : NULL;

			if (clean.len == 0) {
				strbuf_deinit(&clean);
				return false;
			}
			strbuf_truncate(&clean, slash != NULL ? (size_t)(slash - clean.data) : 0);
		} else if (len > 0 && !(len == 1 && path[0] == '.')) {
			if (clean.len > 0)
				strbuf_addc(&clean, '/');
			strbuf_addn(&clean, path, len);
		}
		path += len + (path[len] == '/');
	}
	*out = strbuf_detach(&clean);
	return true;
}

bool path_is_markdown(const char *path)
{
	const char *extension = path_extension(path);

	return strcasecmp(extension, ".md") == 0 || strcasecmp(extension, ".mdx") == 0
		|| strcasecmp(extension, ".markdown") == 0;
}

#define WALK_DEPTH_MAX 64
#define WALK_ENTRIES_MAX 200000

/* A folder that is being listed, and those above it: one of them again below is a circle. */
struct walk_folder {
	const struct walk_folder *above;
	dev_t device;
	ino_t inode;
	int depth;
};

struct walk {
	struct file_list *list;
	int root;			/* descriptor */
	char *real_root;
	bool full;
};

static bool is_left_out(const char *name)
{
	return name[0] == '.' || strcmp(name, "node_modules") == 0;
}

enum name_kind { NAME_FILE, NAME_FOLDER, NAME_OTHER };

/* What a folder holds under a name, as far as the folder itself says it. */
struct name {
	char *text;
	enum name_kind kind;		/* NAME_OTHER: to be looked at, a link maybe */
};

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static enum name_kind kind_of_entry(const struct dirent *entry)
{
#ifdef DT_REG
	if (entry->d_type == DT_REG)
		return NAME_FILE;
	if (entry->d_type == DT_DIR)
		return NAME_FOLDER;
#else
	(void)entry;
#endif
	return NAME_OTHER;
}

/* The names in a folder, sorted; false if it cannot be read. Takes the descriptor. */
static bool read_names(int fd, struct name **names, size_t *count)
{
	DIR *folder = fdopendir(fd);
	struct dirent *entry;
	size_t cap = 0;

	*names = NULL;
	*count = 0;
	if (folder == NULL) {
		close(fd);
		return false;
	}
	while ((entry = readdir(folder)) != NULL) {
		if (is_left_out(entry->d_name))
			continue;
		*names = xgrow(*names, *count, &cap, sizeof **names);
		(*names)[(*count)++] = (struct name){ xstrdup(entry->d_name), kind_of_entry(entry) };
		if (*count >= WALK_ENTRIES_MAX)
			break;
	}
	closedir(folder);
	if (*count > 0)
		qsort(*names, *count, sizeof **names, compare_names);
	return true;
}

static bool is_inside(const char *real, const char *root)
{
	size_t len = strlen(root);

	if (strcmp(root, "/") == 0)
		return true;
	return strncmp(real, root, len) == 0 && (real[len] == '/' || real[len] == '\0');
}

/* Whether the target of a link lies in the root. */
static bool link_stays_inside(const struct walk *walk, const char *path)
{
	char *whole = path_join(walk->real_root, path);
	char *real = file_real_path(whole);
	bool inside = real != NULL && is_inside(real, walk->real_root);

	free(real);
	free(whole);
	return inside;
}

static bool is_circle(const struct walk_folder *above, const struct stat *info)
{
	for (; above != NULL; above = above->above)
		if (above->device == info->st_dev && above->inode == info->st_ino)
			return true;
	return false;
}

/* What stands at path, links followed where they may be; NAME_OTHER if it is to be skipped. */
static enum name_kind look_at(const struct walk *walk, const char *path)
{
	struct stat info;

	if (fstatat(walk->root, path, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return NAME_OTHER;
	if (S_ISLNK(info.st_mode)
			&& (!link_stays_inside(walk, path)
				|| fstatat(walk->root, path, &info, 0) != 0))
		return NAME_OTHER;
	return S_ISREG(info.st_mode) ? NAME_FILE : S_ISDIR(info.st_mode) ? NAME_FOLDER : NAME_OTHER;
}

static void add_entry(struct file_list *list, char *take_path, bool folder)
{
	list->entries = xgrow(list->entries, list->count, &list->cap, sizeof *list->entries);
	list->entries[list->count++] = (struct file_entry){ .path = take_path, .folder = folder };
}

static void walk_names(struct walk *walk, const char *path, const struct walk_folder *here,
	struct name *names, size_t count);

/* A folder and what is in it; false if it is to be skipped. Takes path if true. */
static bool walk_folder(struct walk *walk, char *path, const struct walk_folder *above)
{
	struct walk_folder here = { .above = above, .depth = above->depth + 1 };
	int fd = openat(walk->root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
	struct stat info;
	struct name *names;
	size_t count;

	if (fd < 0)
		return false;
	if (fstat(fd, &info) != 0 || here.depth > WALK_DEPTH_MAX || is_circle(above, &info)) {
		close(fd);
		return false;
	}
	here.device = info.st_dev;
	here.inode = info.st_ino;
	if (!read_names(fd, &names, &count))
		return false;
	add_entry(walk->list, path, true);
	walk_names(walk, path, &here, names, count);
	return true;
}

/* Takes the path. */
static void skip(struct file_list *list, char *path)
{
	list->skipped++;
	if (list->skipped_count == SKIPPED_PATHS_MAX) {
		free(path);
		return;
	}
	list->skipped_paths = xgrow(list->skipped_paths, list->skipped_count, &list->skipped_cap,
				    sizeof *list->skipped_paths);
	list->skipped_paths[list->skipped_count++] = path;
}

/* Takes the names. */
static void walk_names(struct walk *walk, const char *path, const struct walk_folder *here,
	struct name *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *name = path_join(path, names[i].text);
		enum name_kind kind = names[i].kind;

		free(names[i].text);
		walk->full = walk->full || walk->list->count >= WALK_ENTRIES_MAX;
		if (kind == NAME_OTHER && !walk->full)
			kind = look_at(walk, name);
		if (kind == NAME_FILE && !walk->full)
			add_entry(walk->list, name, false);
		else if (kind != NAME_FOLDER || walk->full || !walk_folder(walk, name, here))
			skip(walk->list, name);
	}
	free(names);
}

bool file_walk(const char *root, struct file_list *list, struct err *err)
{
	struct walk walk = {.list = list};
	struct walk_folder here = {0};
	struct stat info;
	struct name *names;
	size_t count;
	int fd;

	*list = (struct file_list){0};
	walk.root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
	if (walk.root < 0 || fstat(walk.root, &info) != 0) {
		err_set_errno(err, root, errno);
		if (walk.root >= 0)
			close(walk.root);
		return false;
	}
	here.device = info.st_dev;
	here.inode = info.st_ino;
	walk.real_root = file_real_path(root);
	fd = openat(walk.root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (walk.real_root == NULL || fd < 0 || !read_names(fd, &names, &count)) {
		err_set_errno(err, root, errno);
		if (walk.real_root == NULL && fd >= 0)
			close(fd);
		close(walk.root);
		free(walk.real_root);
		return false;
	}
	walk_names(&walk, "", &here, names, count);
	close(walk.root);
	free(walk.real_root);
	return true;
}

bool file_names(const char *folder, struct file_list *list)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
	struct name *names;
	size_t count;

	*list = (struct file_list){0};
	if (fd < 0 || !read_names(fd, &names, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		char *path = path_join(folder, names[i].text);
		struct stat info;

		/* Links are left out: one may lead anywhere. */
		if (lstat(path, &info) == 0 && (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode)))
			add_entry(list, names[i].text, S_ISDIR(info.st_mode));
		else
			free(names[i].text);
		free(path);
	}
	free(names);
	return true;
}

void file_list_deinit(struct file_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->entries[i].path);
	free(list->entries);
	for (size_t i = 0; i < list->skipped_count; i++)
		free(list->skipped_paths[i]);
	free(list->skipped_paths);
	*list = (struct file_list){0};
}
