/* cli.c - what commands say when something is wrong. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "learn/review.h"

void cli_complain(const struct cli *cli, const char *sentence)
{
	char *clean = sanitize_dup(sentence, SANITIZE_LINE);
	struct strbuf line = {0};

	if (cli->ascii)
		ascii_add(&line, clean, strlen(clean));
	else
		strbuf_add(&line, clean);
	/* What was printed before comes first, where both go to one place. */
	fflush(cli->out);
	fprintf(cli->err, "lectern: %s\n", strbuf_text(&line));
	strbuf_deinit(&line);
	free(clean);
}

static int ask_zone(void *context, int64_t instant)
{
	return ((const struct cli *)context)->zone(instant);
}

struct review_options cli_review_options(const struct cli *cli)
{
	return (struct review_options){.zone = ask_zone,
				       .context = (void *)(uintptr_t)cli,
				       .retention = cli->review_retention};
}
