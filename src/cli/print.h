/* print.h - a laid-out page on a stream: for `render` and the reader by lines. */
/* SPDX-License-Identifier: MIT */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/cli.h"
#include "doc/doc.h"
#include "doc/layout.h"

struct print_options {
	int width;
	enum link_form links;
	bool osc8;			/* links as OSC 8 sequences; links is then LINKS_NONE */
	const bool *ticked;		/* per step: show its box ticked; NULL: as written */
	const struct block *from;	/* begin with this block; NULL: at the top */
};

/* Prints the page, in colours as cli->depth and cli->theme say. */
void print_doc(const struct cli *cli, const struct doc *doc, const struct print_options *options);

#endif
