/* settings.h - config.yaml: what a person always wants. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct settings {
	char *theme;			/* NULL: not given */
	int ambiguous;			/* cells of East Asian Ambiguous characters: 1 or 2 */
	double review_retention;	/* desired: the share of what is due that is still known */
	size_t review_limit;		/* questions at a time */
};

extern const struct settings settings_usual;	/* what a person gets who has no file */

/*
 * Reads a file of settings; unknown keys are errors. A file that is not there is an error only
 * where it must be; settings then hold what a person gets who has none.
 */
bool settings_read(struct settings *settings, const char *path, bool must_be_there,
		   struct err *err);
void settings_deinit(struct settings *settings);

#endif
