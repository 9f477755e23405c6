/* check.c - `lectern check`: what is wrong with a course. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/find.h"
#include "course/check.h"

static void add_text(const struct cli *cli, struct strbuf *line, const char *text)
{
	if (cli->ascii)
		ascii_add(line, text, strlen(text));
	else
		strbuf_add(line, text);
}

static void print_text(const struct cli *cli, const struct findings *findings)
{
	struct strbuf line = {0};

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		strbuf_reset(&line);
		add_text(cli, &line, finding->path);
		if (finding->line > 0)
			strbuf_addf(&line, ":%d:%d", finding->line, finding->column);
		strbuf_add(&line, finding->warning ? ": warning: " : ": error: ");
		add_text(cli, &line, finding->message);
		fprintf(cli->out, "%s [%s]\n", strbuf_text(&line), finding->rule);
	}
	strbuf_deinit(&line);
	fflush(cli->out);
	fprintf(cli->err, "%zu error%s, %zu warning%s in %zu page%s\n", findings->errors,
		findings->errors == 1 ? "" : "s", findings->warnings,
		findings->warnings == 1 ? "" : "s", findings->pages,
		findings->pages == 1 ? "" : "s");
}

static void json_place(struct json *json, const char *key, int value)
{
	json_key(json, key);
	if (value > 0)
		json_int(json, value);
	else
		json_null(json);
}

static void print_json(const struct cli *cli, const struct findings *findings)
{
	struct strbuf out = {0};
	struct json json = { .out = &out };

	json_array(&json);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		json_object(&json);
		json_key(&json, "path");
		json_string(&json, finding->path);
		json_place(&json, "line", finding->line);
		json_place(&json, "column", finding->column);
		json_key(&json, "severity");
		json_string(&json, finding->warning ? "warning" : "error");
		json_key(&json, "rule");
		json_string(&json, finding->rule);
		json_key(&json, "message");
		json_string(&json, finding->message);
		json_end_object(&json);
	}
	json_end_array(&json);
	json_finish(&json);
	fwrite(out.data, 1, out.len, cli->out);
	strbuf_deinit(&out);
}

/* Checks what a word names: any file or folder, an installed course, the default one for NULL. */
static int check_word(const struct cli *cli, const char *word, struct findings *findings)
{
	struct err err = {0};
	int status = CLI_DONE;
	char *path = NULL;
	bool there = word != NULL && (file_is_regular(word) || file_is_folder(word));

	if (!there)
		path = find_course(cli, word, &status, &err);
	if (!there && path == NULL && status == CLI_DONE) {
		cli_complain(cli, "several courses are installed; name the one to check");
		return CLI_USAGE;
	}
	if ((there || path != NULL) &&
	    !check_path(findings, there ? word : path, there ? word : path, &err))
		status = CLI_FAULT;
	if (err_is_set(&err))
		cli_complain(cli, err.text);
	free(path);
	return status;
}

int cli_check(const struct cli *cli)
{
	char **words = cli->options->words + 1;
	struct findings findings = {0};
	int status = CLI_DONE;

	if (*words == NULL)
		status = check_word(cli, NULL, &findings);
	for (; *words != NULL; words++) {
		int one = check_word(cli, *words, &findings);

		status = one > status ? one : status;
	}
	if (status != CLI_USAGE && cli->options->given[OPTION_JSON])
		print_json(cli, &findings);
	else if (status == CLI_DONE || findings.files > 0)
		print_text(cli, &findings);
	if (findings.errors > 0 && status == CLI_DONE)
		status = CLI_FAULT;
	findings_deinit(&findings);
	return status;
}
