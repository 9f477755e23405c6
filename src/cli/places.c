/* places.c - where courses, themes, settings and state are (XDG Base Directory Specification). */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/places.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"

struct paths {
	char **list;
	size_t count, cap;
};

/* Takes path. */
static void add_take(struct paths *paths, char *path)
{
	paths->list = xgrow(paths->list, paths->count, &paths->cap, sizeof *paths->list);
	paths->list[paths->count++] = path;
}

/* name in the folder that an XDG variable names, else in the usual one at home; else NULL. */
static char *xdg_path(const char *folder, const char *home, const char *usual, const char *name)
{
	char *base, *path;

	if (folder != NULL && folder[0] == '/')
		return path_join(folder, name);
	if (home == NULL)
		return NULL;
	base = path_join(home, usual);
	path = path_join(base, name);
	free(base);
	return path;
}

/* What is given outright stands before all that. */
static char *given(const char *path, const char *folder, const char *home, const char *usual,
		   const char *name)
{
	return path != NULL ? xstrdup(path) : xdg_path(folder, home, usual, name);
}

static char *folder_of(const char *path)
{
	const char *base = path_base(path);

	if (base == path)
		return xstrdup(".");
	return base - path == 1 ? xstrdup("/") : xstrndup(path, (size_t)(base - path - 1));
}

/* The folder that the program lies in, resolved; NULL if that cannot be told. */
static char *program_folder(const char *called)
{
	char *path = file_link_target("/proc/self/exe"), *folder;	/* resolved as it is */

	if (path == NULL && strchr(called, '/') != NULL)
		path = file_real_path(called);
	if (path == NULL)
		return NULL;
	folder = folder_of(path);
	free(path);
	return folder;
}

/* Is it a build tree? */
static bool is_built(const char *folder)
{
	char *status = path_join(folder, "config.status");
	bool built = access(status, F_OK) == 0;

	free(status);
	return built;
}

static char *data_folder(const struct places_environment *names, const char *called)
{
	char *folder = program_folder(called), *moved, *themes, *found = NULL;

	if (folder == NULL)
		return xstrdup(names->built_in);
	moved = path_join(folder, "../share/lectern");
	themes = path_join(moved, "themes");
	if (is_built(folder))
		found = xstrdup(names->source);
	else if (strcmp(path_base(folder), "bin") == 0 && file_is_folder(themes))
		found = file_real_path(moved);
	free(moved);
	free(themes);
	free(folder);
	return found != NULL ? found : xstrdup(names->built_in);
}

static void add_course_path(struct paths *paths, const char *text)
{
	while (text != NULL && *text != '\0') {
		size_t len = strcspn(text, ":");

		if (len > 0)
			add_take(paths, xstrndup(text, len));
		text += len + (text[len] == ':');
	}
}

void places_find(struct places *places, const struct places_environment *names, const char *called)
{
	char *data = data_folder(names, called);
	char *courses = xdg_path(names->data_home, names->home, ".local/share", "lectern/content");
	char *themes = xdg_path(names->config_home, names->home, ".config", "lectern/themes");
	struct paths course_folders = {0}, theme_folders = {0};

	add_course_path(&course_folders, names->course_path);
	if (courses != NULL)
		add_take(&course_folders, courses);
	add_take(&course_folders, path_join(data, "content"));
	add_take(&course_folders, NULL);
	if (themes != NULL)
		add_take(&theme_folders, themes);
	add_take(&theme_folders, path_join(data, "themes"));
	add_take(&theme_folders, NULL);
	*places = (struct places){ .course_folders = course_folders.list,
				   .theme_folders = theme_folders.list };
	places->state = given(names->state, names->state_home, names->home, ".local/state",
			      "lectern");
	places->config = given(names->config, names->config_home, names->home, ".config",
			       "lectern/config.yaml");
	places->archives = xdg_path(names->cache_home, names->home, ".cache", "lectern/archives");
	free(data);
}

char *places_program(const struct places_environment *names, const char *called, const char *name)
{
	char *folder = program_folder(called), *near = NULL, *path = NULL;

	if (folder != NULL && is_built(folder))
		near = xstrdup(folder);
	else if (folder != NULL && strcmp(path_base(folder), "bin") == 0)
		near = path_join(folder, "../libexec/lectern");
	if (near != NULL)
		path = path_join(near, name);
	if (path == NULL || access(path, X_OK) != 0) {
		free(path);
		path = path_join(names->programs, name);
	}
	free(folder);
	free(near);
	return path;
}

static void free_list(char **list)
{
	for (size_t i = 0; list != NULL && list[i] != NULL; i++)
		free(list[i]);
	free(list);
}

void places_deinit(struct places *places)
{
	free_list(places->course_folders);
	free_list(places->theme_folders);
	free(places->state);
	free(places->config);
	free(places->archives);
	*places = (struct places){0};
}
