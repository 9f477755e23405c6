/* open_course.c - the course that a word of the command line names, opened. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/find.h"
#include "course/archive.h"
#include "course/course.h"

static void complain_several(const struct cli *cli)
{
	struct strbuf sentence = {0};
	char **paths = find_installed(cli);

	strbuf_add(&sentence, "several courses are installed; name one of ");
	for (size_t i = 0; paths[i] != NULL; i++)
		strbuf_addf(&sentence, "%s%s", i > 0 ? ", " : "", path_base(paths[i]));
	cli_complain(cli, strbuf_text(&sentence));
	find_free(paths);
	strbuf_deinit(&sentence);
}

struct course *cli_open_course(const struct cli *cli, const char *word, int *status)
{
	struct err err = {0};
	char *path = find_course(cli, word, status, &err);
	struct course *course = NULL;

	if (path == NULL && *status == CLI_DONE) {
		complain_several(cli);
		*status = CLI_USAGE;
		return NULL;
	}
	if (path != NULL) {
		course = archive_open(cli->archives, path, &err);
		*status = course != NULL ? CLI_DONE : CLI_FAULT;
	}
	if (course == NULL)
		cli_complain(cli, err.text);
	else if (course->archive != NULL && course->archive->fresh &&
		 course->archive->left_out != NULL)
		cli_complain(cli, course->archive->left_out);
	free(path);
	return course;
}
