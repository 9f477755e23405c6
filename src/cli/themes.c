/* themes.c - `lectern themes`: every theme with a sample of itself. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "cli/cli.h"
#include "cli/sgr.h"
#include "base/ascii.h"
#include "base/width.h"
#include "doc/theme.h"

#define SAMPLE_WIDTH 64

struct piece {
	enum style style, ground;
	unsigned marks;
	const char *text;
};

/* A page in little: NULL ends a line. */
static const struct piece sample[] = {
	{ STYLE_BAR_TITLE, STYLE_BAR, 0, " Week 2" },
	{ STYLE_BAR, STYLE_BAR, 0, "  Collect motion data" },
	{ STYLE_BAR, STYLE_BAR, 0, NULL },
	{ STYLE_HEADING1, STYLE_TEXT, 0, " Labels are the work" },
	{ STYLE_TEXT, STYLE_TEXT, 0, NULL },
	{ STYLE_TEXT, STYLE_TEXT, 0, " Somebody has to " },
	{ STYLE_TEXT, STYLE_TEXT, MARK_STRONG, "wave" },
	{ STYLE_TEXT, STYLE_TEXT, 0, ", and " },
	{ STYLE_TEXT, STYLE_TEXT, MARK_EMPHASIS, "say so" },
	{ STYLE_TEXT, STYLE_TEXT, 0, ": see " },
	{ STYLE_LINK, STYLE_TEXT, 0, "what a label is" },
	{ STYLE_TEXT, STYLE_TEXT, 0, "." },
	{ STYLE_TEXT, STYLE_TEXT, 0, NULL },
	{ STYLE_BOX_DONE, STYLE_TEXT, 0, "  ☑ " },
	{ STYLE_QUIET, STYLE_TEXT, 0, "1. Wire the board" },
	{ STYLE_DONE, STYLE_TEXT, 0, "          ● done" },
	{ STYLE_TEXT, STYLE_TEXT, 0, NULL },
	{ STYLE_BOX, STYLE_CHOSEN, 0, "  ☐ " },
	{ STYLE_TEXT, STYLE_CHOSEN, 0, "2. Record ten samples" },
	{ STYLE_ACCENT, STYLE_CHOSEN, 0, "      ◐ here" },
	{ STYLE_CHOSEN, STYLE_CHOSEN, 0, NULL },
	{ STYLE_TIP, STYLE_TEXT, 0, " ┃ Tip  " },
	{ STYLE_TEXT, STYLE_TEXT, 0, "Record on two days." },
	{ STYLE_WRONG, STYLE_TEXT, 0, "      ✗ not yet" },
	{ STYLE_TEXT, STYLE_TEXT, 0, NULL },
	{ STYLE_CODE_KEYWORD, STYLE_CODE, 0, "   for" },
	{ STYLE_CODE, STYLE_CODE, 0, " (int i = " },
	{ STYLE_CODE_NUMBER, STYLE_CODE, 0, "0" },
	{ STYLE_CODE, STYLE_CODE, 0, "; i < n; i++)  " },
	{ STYLE_CODE_COMMENT, STYLE_CODE, 0, "// 2 s at 100 Hz" },
	{ STYLE_CODE, STYLE_CODE, 0, NULL },
};

static void add_sample(const struct cli *cli, const struct theme *theme, struct strbuf *out)
{
	struct sgr sgr = { .theme = theme, .depth = cli->depth, .grounds = true };
	int used = 0;

	for (size_t i = 0; i < sizeof sample / sizeof *sample; i++) {
		const struct piece *piece = &sample[i];
		struct strbuf text = {0};

		if (used == 0)
			strbuf_add(out, "  ");
		sgr_set(&sgr, out, piece->style, piece->ground, piece->marks);
		if (piece->text == NULL) {
			if (cli->depth != COLOR_NONE)
				strbuf_repeat(out, " ", SAMPLE_WIDTH - used);
			sgr_end(&sgr, out);
			strbuf_addc(out, '\n');
			used = 0;
			continue;
		}
		if (cli->ascii)
			ascii_add(&text, piece->text, strlen(piece->text));
		else
			strbuf_add(&text, piece->text);
		used += width_text(strbuf_text(&text), text.len, cli->ambiguous);
		strbuf_addn(out, strbuf_text(&text), text.len);
		strbuf_deinit(&text);
	}
}

int cli_themes(const struct cli *cli)
{
	char **names = theme_names(cli->theme_folders);
	struct strbuf out = {0};
	int status = CLI_DONE;

	for (size_t i = 0; names[i] != NULL; i++) {
		struct theme theme;
		struct err err = {0};

		if (!theme_find(&theme, names[i], cli->theme_folders, &err)) {
			cli_complain(cli, err.text);
			status = CLI_FAULT;
			continue;
		}
		strbuf_addf(&out, "%s%s%s%s\n", i > 0 && cli->depth != COLOR_NONE ? "\n" : "",
			    theme.name, strcmp(theme.name, cli->theme) == 0 ? " (in use): " : ": ",
			    theme.title);
		if (cli->depth != COLOR_NONE)
			add_sample(cli, &theme, &out);
	}
	if (names[0] == NULL) {
		cli_complain(cli, "no themes are installed");
		status = CLI_FAULT;
	}
	fwrite(strbuf_text(&out), 1, out.len, cli->out);
	strbuf_deinit(&out);
	theme_free_names(names);
	return status;
}
