/* version.c - `lectern version`: the version and the libraries built in. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/cli.h"
#include "doc/markdown.h"

int cli_version(const struct cli *cli)
{
	fprintf(cli->out, "lectern %s\n", PACKAGE_VERSION);
	fprintf(cli->out, "built with %s%s, libyaml, libunistring, ncursesw%s\n", markdown_library(),
		WITH_CMARK_GFM ? "" : " (without tables, task lists and footnotes)",
		WITH_ARCHIVE ? ", libarchive" : " (without libarchive: archives cannot be opened)");
	return CLI_DONE;
}
