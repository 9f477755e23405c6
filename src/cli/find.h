/* find.h - which course a word of the command line means. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_FIND_H
#define CLI_FIND_H

#include "base/err.h"
#include "cli/cli.h"

/*
 * The path of the course that word names: a path, else the id of an installed course. NULL: the
 * default course, then the current folder where it says that it is a course, then the installed
 * course if it is the only one. The caller frees the path. NULL: err says why and *status is the
 * exit status; or, with err empty and *status CLI_DONE, several courses are installed and the
 * learner has to choose.
 */
char *find_course(const struct cli *cli, const char *word, int *status, struct err *err);

/* The paths of all installed courses, by cli->course_folders and then by name, NULL-terminated. */
char **find_installed(const struct cli *cli);
void find_free(char **paths);

#endif
