/* help.c - `lectern help`: the command line, from its tables. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "base/err.h"
#include "base/strbuf.h"
#include "base/suggest.h"
#include "cli/cli.h"

static const struct {
	const char *name, *arguments, *help;
} words[] = {
#define WORD(name, function, most, arguments, help) { #name, arguments, help },
#include "cli/words.def"
#undef WORD
};

static const struct {
	const char *name;
	char letter;
	const char *argument, *commands, *help;
} options[] = {
#define OPTION(id, name, letter, argument, commands, help) {name, letter, argument, commands, help},
#include "cli/options.def"
#undef OPTION
};

#define WORD_COUNT (sizeof words / sizeof *words)
#define OPTION_ROWS (sizeof options / sizeof *options)

static bool belongs_to(const char *commands, const char *command)
{
	size_t len = strlen(command);

	while (*(commands += strspn(commands, " ")) != '\0') {
		size_t have = strcspn(commands, " ");

		if (have == len && memcmp(commands, command, len) == 0)
			return true;
		commands += have;
	}
	return false;
}

static void print_option(const struct cli *cli, size_t row)
{
	struct strbuf name = {0};

	if (options[row].letter != 0)
		strbuf_addf(&name, "-%c, ", options[row].letter);
	else
		strbuf_add(&name, "    ");
	strbuf_addf(&name, "--%s", options[row].name);
	if (options[row].argument != NULL)
		strbuf_addf(&name, " %s", options[row].argument);
	fprintf(cli->out, "  %-20s  %s\n", strbuf_text(&name), options[row].help);
	strbuf_deinit(&name);
}

static void print_common_options(const struct cli *cli)
{
	fputs("\nOptions of every command:\n", cli->out);
	for (size_t i = 0; i < OPTION_ROWS; i++)
		if (strcmp(options[i].commands, "*") == 0)
			print_option(cli, i);
}

static void print_word(const struct cli *cli, size_t row)
{
	const char *blank = words[row].arguments[0] != '\0' ? " " : "";
	bool headed = false;

	fprintf(cli->out, "usage: lectern [OPTION...] %s%s%s\n\n  %s\n", words[row].name, blank,
		words[row].arguments, words[row].help);
	for (size_t i = 0; i < OPTION_ROWS; i++)
		if (belongs_to(options[i].commands, words[row].name)) {
			if (!headed)
				fputs("\nOptions:\n", cli->out);
			headed = true;
			print_option(cli, i);
		}
	print_common_options(cli);
}

static void print_all(const struct cli *cli)
{
	fputs("usage: lectern [OPTION...] [COURSE]\n"
	      "       lectern [OPTION...] COMMAND [ARG...]\n\n"
	      "Take a course in your terminal. COURSE is a folder, a Markdown file, or the id of "
	      "an\n"
	      "installed course; left out, the course of this folder, else the installed one.\n\n"
	      "Commands:\n",
	      cli->out);
	for (size_t i = 0; i < WORD_COUNT; i++)
		fprintf(cli->out, "  %-20s  %s\n", words[i].name, words[i].help);
	print_common_options(cli);
	fputs("\nInside, ? shows the keys. `lectern help COMMAND` has the rest.\n", cli->out);
}

static int complain_unknown(const struct cli *cli, const char *word)
{
	const char *names[WORD_COUNT + 1] = { NULL };
	const char *nearest;
	struct err err = {0};

	for (size_t i = 0; i < WORD_COUNT; i++)
		names[i] = words[i].name;
	nearest = suggest_nearest(word, names);
	if (nearest != NULL)
		err_set(&err, "there is no command \"%s\"; did you mean \"%s\"?", word, nearest);
	else
		err_set(&err, "there is no command \"%s\"; `lectern help` lists them", word);
	cli_complain(cli, err.text);
	return CLI_USAGE;
}

int cli_help(const struct cli *cli)
{
	const char *first = cli->options->words[0];
	bool asked = first != NULL && strcmp(first, "help") == 0;
	/* `lectern help WORD`, or `lectern WORD --help` */
	const char *word = asked ? cli->options->words[1] : first;

	if (word == NULL) {
		print_all(cli);
		return CLI_DONE;
	}
	for (size_t i = 0; i < WORD_COUNT; i++)
		if (strcmp(words[i].name, word) == 0) {
			print_word(cli, i);
			return CLI_DONE;
		}
	if (asked)
		return complain_unknown(cli, word);
	print_all(cli);			/* it is the name of a course */
	return CLI_DONE;
}
