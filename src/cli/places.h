/* places.h - where courses, themes, settings and state are, from what the environment says. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_PLACES_H
#define CLI_PLACES_H

/* What main.c has read from the environment and the command line; NULL: not set. */
struct places_environment {
	const char *home;
	/* count only when absolute */
	const char *config_home, *state_home, *data_home, *cache_home;
	const char *course_path;	/* folders that hold courses, parted by colons */
	const char *state, *config;	/* given outright */
	const char *built_in;		/* the data folder that the program was configured with */
	const char *source;		/* the source tree it was built from */
	const char *programs;		/* the folder for programs of its own, as it was configured */
};

struct places {
	char **course_folders;		/* best first, NULL-terminated; as in cli.h */
	char **theme_folders;
	char *state;			/* NULL: there is no home */
	char *config;			/* NULL: there is no home */
	char *archives;			/* what is unpacked of archives; NULL: there is no home */
};

/*
 * called is argv[0]. A program that lies in a build tree (beside config.status) has its data in the
 * source tree; one that lies in PREFIX/bin, in PREFIX/share/lectern if that is there; any other, in
 * built_in.
 */
void places_find(struct places *places, const struct places_environment *names, const char *called);
/*
 * The path of a program that is no command, but lectern's own: beside it in a build tree, in
 * PREFIX/libexec/lectern if it is there, else where the program was configured to have it. The
 * caller frees it.
 */
char *places_program(const struct places_environment *names, const char *called, const char *name);

void places_deinit(struct places *places);

#endif
