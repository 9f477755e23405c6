/* cli.h - commands that print or talk line by line. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/color.h"
#include "cli/options.h"

struct archive_port;

enum cli_status { CLI_DONE = 0, CLI_FAULT = 1, CLI_USAGE = 2 };

/* All that a command may know of the world; main.c fills it in, a test what it likes. */
struct cli {
	FILE *in, *out, *err;
	const struct options *options;
	char *const *course_folders;	/* folders that hold installed courses, best first, NULL-terminated */
	char *const *theme_folders;	/* folders that hold themes, best first, NULL-terminated */
	const char *state_folder;	/* holds a folder a course; NULL: nothing can be kept */
	const char *default_course;	/* LECTERN_COURSE, or NULL */
	const char *theme;		/* name of the theme to use */
	int64_t (*now)(void);		/* seconds since the epoch */
	int (*zone)(int64_t instant);	/* seconds east of UTC at that instant, for local days */
	uint64_t seed;			/* for what is to differ from run to run */
	int columns;			/* of the terminal, 80 where there is none */
	bool terminal;			/* out is a terminal */
	bool ascii;			/* the locale is not UTF-8, or --ascii */
	enum color_depth depth;		/* what out can show, NO_COLOR and --color considered */
	bool read_only;
	int ambiguous;
	const struct archive_port *archives;	/* opens courses in archives */
	double review_retention;	/* as in settings.h */
	size_t review_limit;
};

/*
 * A command's words are options->words[1..]. Each returns its exit status; a sentence on failure is already on err.
 */
int cli_courses(const struct cli *cli);
int cli_outline(const struct cli *cli);
int cli_render(const struct cli *cli);
int cli_quiz(const struct cli *cli);
int cli_review(const struct cli *cli);
int cli_progress(const struct cli *cli);
int cli_check(const struct cli *cli);
int cli_import(const struct cli *cli);
int cli_export(const struct cli *cli);
int cli_themes(const struct cli *cli);
int cli_help(const struct cli *cli);
int cli_version(const struct cli *cli);
/* The reader by lines, for --plain and dumb terminals: shows a page, then reads commands until q. */
int cli_read(const struct cli *cli, const char *course, const char *page);

/* "lectern: " and a sentence on err, sanitized. */
void cli_complain(const struct cli *cli, const char *sentence);

struct review_options;
/* How questions come back (learn/review.h): local days, and the retention of the settings. */
struct review_options cli_review_options(const struct cli *cli);

struct course;
/*
 * The course a word names (a path, an installed course's id), or the default one for NULL; complains and returns
 * NULL if there is none. *status is then the exit status.
 */
struct course *cli_open_course(const struct cli *cli, const char *word, int *status);

#endif
