/* below.c - folders and files below an open folder, and nowhere else. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "unpack/below.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unpack/name.h"

/* Opens a folder in a folder, and makes it if it is not there. -1 with errno. */
static int enter(int folder, const char *name)
{
	if (mkdirat(folder, name, 0700) != 0 && errno != EEXIST)
		return -1;
	return openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void close_kept(int fd)
{
	int number = errno;

	close(fd);
	errno = number;
}

/* Opens the folder that the path's last part is in; *last is that part. -1 with errno. */
static int enter_above(int root, char *path, const char **last)
{
	int folder = dup(root);

	*last = path;
	for (char *slash = strchr(path, '/'); slash != NULL && folder >= 0;
	     slash = strchr(slash + 1, '/')) {
		int next;

		*slash = '\0';
		next = enter(folder, *last);
		close_kept(folder);
		folder = next;
		*last = slash + 1;
	}
	return folder;
}

bool below_make_folder(int root, const char *path)
{
	char parts[NAME_PATH_MAX + 1];
	const char *last;
	int above, folder;

	strcpy(parts, path);
	above = enter_above(root, parts, &last);
	if (above < 0)
		return false;
	folder = enter(above, last);
	close_kept(above);
	if (folder >= 0)
		close(folder);
	return folder >= 0;
}

int below_make_file(int root, const char *path)
{
	char parts[NAME_PATH_MAX + 1];
	const char *last;
	int above, file;

	strcpy(parts, path);
	above = enter_above(root, parts, &last);
	if (above < 0)
		return -1;
	file = openat(above, last, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	close_kept(above);
	return file;
}

void below_remove_file(int root, const char *path)
{
	char parts[NAME_PATH_MAX + 1];
	const char *last;
	int above;

	strcpy(parts, path);
	above = enter_above(root, parts, &last);
	if (above < 0)
		return;
	unlinkat(above, last, 0);
	close(above);
}
