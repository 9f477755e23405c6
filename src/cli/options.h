/* options.h - the options of the command line, read once. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum option_id {
#define OPTION(id, name, letter, argument, commands, help) OPTION_##id,
#include "cli/options.def"
#undef OPTION
	OPTION_COUNT
};

struct options {
	bool given[OPTION_COUNT];
	const char *value[OPTION_COUNT];	/* borrowed from argv; NULL for options without an argument */
	char **words;				/* what is no option, in order, NULL-terminated */
	int word_count;
	int width;				/* 0: not given */
	uint64_t seed;				/* if given */
};

/*
 * Reads argv[1..]. Options may stand before and behind words, as --name=value or --name value; `--` ends them.
 * An unknown option is an error that names the nearest known one.
 */
bool options_read(struct options *options, int argc, char **argv, struct err *err);
void options_deinit(struct options *options);

/* Errors on the first given option that command does not take. */
bool options_fit(const struct options *options, const char *command, struct err *err);

#endif
