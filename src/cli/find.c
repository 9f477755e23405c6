/* find.c - which course a word of the command line means. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/find.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "base/yaml.h"
#include "course/archive.h"
#include "course/installed.h"
#include "course/layout.h"
#include "course/manifest.h"

/* --- installed courses --- */

char **find_installed(const struct cli *cli)
{
	return installed_list(cli->course_folders);
}

void find_free(char **paths)
{
	installed_free(paths);
}

/* The id that the course.yaml of a folder gives it; NULL if it gives none. The caller frees it. */
static char *written_id(const char *folder)
{
	char *path = path_join(folder, MANIFEST_NAME), *id = NULL;
	struct yaml *yaml = access(path, R_OK) == 0 ? yaml_read(path, YAML_LENIENT, NULL) : NULL;

	if (yaml != NULL) {
		const char *text = yaml_text(yaml_get(yaml_root(yaml), "id"), NULL);

		id = text != NULL ? xstrdup(text) : NULL;
		yaml_drop(yaml);
	}
	free(path);
	return id;
}

/* By the name of its folder, which costs one look; else by its id. */
static char *find_by_id(const struct cli *cli, const char *word)
{
	char **paths, *found = NULL;

	if (!manifest_is_id(word))
		return NULL;
	for (size_t i = 0; cli->course_folders[i] != NULL; i++) {
		char *path = path_join(cli->course_folders[i], word);

		if (file_is_folder(path))
			return path;
		free(path);
	}
	paths = find_installed(cli);
	for (size_t i = 0; paths[i] != NULL && found == NULL; i++) {
		char *id = written_id(paths[i]);

		if (id != NULL && strcmp(id, word) == 0)
			found = xstrdup(paths[i]);
		free(id);
	}
	find_free(paths);
	return found;
}

/* --- words --- */

static const char *const commands[] = {
#define WORD(name, function, most, arguments, help) #name,
#include "cli/words.def"
#undef WORD
	NULL
};

/* A mistyped command or id is a fault of the command line; a file that is not there is none. */
static void complain_unknown(const struct cli *cli, const char *word, int *status, struct err *err)
{
	char **paths = find_installed(cli);
	const char *nearest = suggest_nearest(word, commands);

	*status = CLI_USAGE;
	for (size_t i = 0; paths[i] != NULL; i++) {
		const char *const name[] = { path_base(paths[i]), NULL };

		if (nearest == NULL)
			nearest = suggest_nearest(word, name) != NULL ? path_base(paths[i]) : NULL;
	}
	if (strchr(word, '/') != NULL || path_is_markdown(word) || archive_is_named(word)) {
		err_set(err, "%s: there is no such file or folder", word);
		*status = CLI_FAULT;
	} else if (nearest != NULL) {
		err_set(err, "\"%s\" is no command, file, folder or course; did you mean \"%s\"?",
			word, nearest);
	} else {
		err_set(err,
			"\"%s\" is no command, file, folder or course; `lectern help` lists the "
			"commands",
			word);
	}
	find_free(paths);
}

static char *find_word(const struct cli *cli, const char *word, int *status, struct err *err)
{
	char *path;

	if (file_is_folder(word) || (file_is_regular(word) && path_is_markdown(word)) ||
	    archive_is(word))
		return xstrdup(word);
	path = find_by_id(cli, word);
	if (path != NULL)
		return path;
	if (access(word, F_OK) == 0) {
		err_set(err,
			"%s: this is no course: a folder, a file that ends in .md, .mdx or "
			".markdown, or an archive that ends in .zip, .tar, .tar.gz or .tar.xz",
			word);
		*status = CLI_FAULT;
		return NULL;
	}
	complain_unknown(cli, word, status, err);
	return NULL;
}

static bool is_course_folder(const char *path)
{
	char *base = NULL;
	const struct course_layout *layout = course_layout_find(path, &base);

	free(base);
	return layout != NULL && layout->manifest;
}

static char *find_only(const struct cli *cli, int *status, struct err *err)
{
	char **paths = find_installed(cli), *only = NULL;

	if (paths[0] == NULL) {
		err_set(err, "there is no course here and none is installed; name a folder or a "
			     "Markdown file");
		*status = CLI_USAGE;
	} else if (paths[1] == NULL) {
		only = xstrdup(paths[0]);
	}
	find_free(paths);
	return only;
}

char *find_course(const struct cli *cli, const char *word, int *status, struct err *err)
{
	*status = CLI_DONE;
	if (word == NULL)
		word = cli->default_course;
	if (word != NULL)
		return find_word(cli, word, status, err);
	if (is_course_folder("."))
		return xstrdup(".");
	return find_only(cli, status, err);
}
