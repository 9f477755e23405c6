/* check.c - `lectern check`: what is wrong with a course. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "cli/find.h"
#include "course/check.h"

#define REASONS_MAX 3		/* headings that are named as reasons */

static void add_text(const struct cli *cli, struct strbuf *line, const char *text)
{
	if (cli->ascii)
		ascii_add(line, text, strlen(text));
	else
		strbuf_add(line, text);
}

/* --- the summary, on standard error --- */

/* Something and how often it was met. */
struct total {
	const char *name;
	size_t count;
};

struct totals {
	struct total *list;
	size_t count, cap;
};

static void add_total(struct totals *totals, const char *name, size_t count)
{
	for (size_t i = 0; i < totals->count; i++)
		if (strcmp(totals->list[i].name, name) == 0) {
			totals->list[i].count += count;
			return;
		}
	totals->list = xgrow(totals->list, totals->count, &totals->cap, sizeof *totals->list);
	totals->list[totals->count++] = (struct total){ name, count };
}

static int compare_totals(const void *left, const void *right)
{
	const struct total *a = left, *b = right;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return strcmp(a->name, b->name);
}

static void sort_totals(struct totals *totals)
{
	if (totals->count > 0)
		qsort(totals->list, totals->count, sizeof *totals->list, compare_totals);
}

/* How many of each rule: where to begin. */
static void print_rules(const struct cli *cli, const struct findings *findings)
{
	struct totals rules = {0};

	for (size_t i = 0; i < findings->count; i++)
		add_total(&rules, findings->items[i].rule, 1);
	sort_totals(&rules);
	for (size_t i = 0; rules.count > 1 && i < rules.count; i++)
		fprintf(cli->err, "%6zu %s\n", rules.list[i].count, rules.list[i].name);
	free(rules.list);
}

static const char *cause_words(enum step_cause cause)
{
	static const char *const words[] = {
		[STEP_BOX] = "its author wrote - [ ]",
		[STEP_HEADING] = "it stands under the heading",
		[STEP_LABEL] = "it stands under",
		[STEP_PAGE] = "the page is an assignment by its name",
		[STEP_SPAN] = "the line of code begins so",
	};

	return words[cause];
}

/* Each of a page, with its reason. */
static void print_lists(const struct cli *cli, const struct findings *findings)
{
	struct strbuf line = {0};

	for (size_t i = 0; i < findings->list_count; i++) {
		const struct checklist_found *list = &findings->lists[i];

		strbuf_reset(&line);
		add_text(cli, &line, list->path);
		strbuf_addf(&line, ":%d: %zu step%s: %s", list->line, list->steps,
			    list->steps == 1 ? "" : "s", cause_words(list->cause));
		if (list->because[0] != '\0') {
			strbuf_add(&line, " \"");
			add_text(cli, &line, list->because);
			strbuf_addc(&line, '"');
		}
		fprintf(cli->err, "%s\n", strbuf_text(&line));
	}
	strbuf_deinit(&line);
}

/* The reasons of a whole course, and the headings that give most of them. */
static void print_reasons(const struct cli *cli, const struct findings *findings,
			  enum step_cause cause)
{
	struct totals names = {0};
	struct strbuf line = {0};
	size_t lists = 0;

	for (size_t i = 0; i < findings->list_count; i++)
		if (findings->lists[i].cause == cause) {
			lists++;
			add_total(&names, findings->lists[i].because, 1);
		}
	sort_totals(&names);
	strbuf_addf(&line, "%6zu because %s", lists, cause_words(cause));
	for (size_t i = 0; i < names.count && i < REASONS_MAX && names.list[i].name[0] != '\0';
	     i++) {
		strbuf_add(&line, i > 0 ? ", \"" : " \"");
		add_text(cli, &line, names.list[i].name);
		strbuf_addc(&line, '"');
	}
	if (names.count > REASONS_MAX)
		strbuf_addf(&line, " and %zu more", names.count - REASONS_MAX);
	if (lists > 0)
		fprintf(cli->err, "%s\n", strbuf_text(&line));
	strbuf_deinit(&line);
	free(names.list);
}

static void print_checklists(const struct cli *cli, const struct findings *findings)
{
	if (findings->list_count == 0)
		return;
	if (findings->pages == 1) {
		print_lists(cli, findings);
	} else {
		fprintf(cli->err, "%zu list%s of steps:\n", findings->list_count,
			findings->list_count == 1 ? "" : "s");
		for (int cause = STEP_BOX; cause <= STEP_SPAN; cause++)
			print_reasons(cli, findings, (enum step_cause)cause);
	}
	fprintf(cli->err, "A page with \"steps: []\" in its front matter has only the boxes that its "
			  "author wrote.\n");
}

static void print_summary(const struct cli *cli, const struct findings *findings)
{
	fwrite(strbuf_text(&findings->left_out), 1, findings->left_out.len, cli->err);
	fprintf(cli->err, "%zu error%s, %zu warning%s in %zu page%s", findings->errors,
		findings->errors == 1 ? "" : "s", findings->warnings,
		findings->warnings == 1 ? "" : "s", findings->pages,
		findings->pages == 1 ? "" : "s");
	if (findings->extras > 0)
		fprintf(cli->err, " and %zu other file%s", findings->extras,
			findings->extras == 1 ? "" : "s");
	fprintf(cli->err, "\n");
	print_rules(cli, findings);
	if (findings->guesses > 0)
		fprintf(cli->err,
			"%zu link%s found by a guess: a number, a folder or the case differs\n",
			findings->guesses, findings->guesses == 1 ? " is" : "s are");
	print_checklists(cli, findings);
}

/* --- the findings --- */

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
	print_summary(cli, findings);
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
	struct findings findings = { .archives = cli->archives };
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
