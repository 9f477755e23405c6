/* installed.c - the courses in the folders that hold courses. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/installed.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"

#define INSTALLED_MAX 10000

static int compare_paths(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Appends the folders in folder, sorted, to paths. */
static char **add_folder(char **paths, size_t *count, size_t *cap, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t first = *count;

	while (dir != NULL && *count < INSTALLED_MAX && (entry = readdir(dir)) != NULL) {
		char *path = path_join(folder, entry->d_name);

		if (entry->d_name[0] == '.' || !file_is_folder(path)) {
			free(path);
			continue;
		}
		paths = xgrow(paths, *count, cap, sizeof *paths);
		paths[(*count)++] = path;
	}
	if (dir != NULL)
		closedir(dir);
	if (*count > first)
		qsort(paths + first, *count - first, sizeof *paths, compare_paths);
	return paths;
}

char **installed_list(char *const *folders)
{
	char **paths = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; folders != NULL && folders[i] != NULL; i++)
		paths = add_folder(paths, &count, &cap, folders[i]);
	paths = xgrow(paths, count, &cap, sizeof *paths);
	paths[count] = NULL;
	return paths;
}

void installed_free(char **paths)
{
	for (size_t i = 0; paths != NULL && paths[i] != NULL; i++)
		free(paths[i]);
	free(paths);
}
