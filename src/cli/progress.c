/* progress.c - `lectern progress`: what this learner has read, ticked and answered. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/json.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "course/course.h"
#include "course/quiz.h"
#include "learn/journal.h"

#define TITLE_MAX 44			/* cells of a title in the table */

/* A page as the report has it. */
struct row {
	const struct page *page;
	double read;
	size_t steps, done;
	bool has_quiz;
	const struct quiz_record *quiz;	/* NULL: never begun */
};

static struct row read_row(const struct course *course, size_t index,
			   const struct progress *progress)
{
	struct row row = { .page = &course->pages[index] };
	struct doc *doc = course_load_page(course, index, NULL);
	struct quiz *quiz = quiz_for_page(course, index, doc);

	row.read = progress_read_share(progress, row.page->id);
	row.has_quiz = quiz != NULL;
	row.quiz = progress_quiz(progress, row.page->id);
	if (doc != NULL)
		row.done = progress_steps_done(progress, row.page->id, doc, &row.steps);
	quiz_free(quiz);
	doc_free(doc);
	return row;
}

/* --- JSON --- */

static void json_share(struct json *json, const char *key, bool known, double share)
{
	json_key(json, key);
	if (known)
		json_double(json, share);
	else
		json_null(json);
}

static void json_quiz(struct json *json, const struct row *row)
{
	static const struct quiz_record none = {0};
	const struct quiz_record *quiz = row->quiz != NULL ? row->quiz : &none;
	bool finished = quiz->attempts > 0;

	json_key(json, "quiz");
	if (!row->has_quiz) {
		json_null(json);
		return;
	}
	json_object(json);
	json_key(json, "attempts");
	json_int(json, quiz->attempts);
	json_share(json, "best", finished, quiz->best);
	json_share(json, "last", finished, quiz->last);
	json_key(json, "passed");
	if (finished)
		json_bool(json, quiz->passed);
	else
		json_null(json);
	json_key(json, "open");
	json_bool(json, quiz->open);
	json_end_object(json);
}

static void json_row(struct json *json, const struct row *row)
{
	json_object(json);
	json_key(json, "id");
	json_string(json, row->page->id);
	json_key(json, "read");
	json_double(json, row->read);
	json_key(json, "steps");
	json_object(json);
	json_key(json, "done");
	json_int(json, (long long)row->done);
	json_key(json, "total");
	json_int(json, (long long)row->steps);
	json_end_object(json);
	json_quiz(json, row);
	json_end_object(json);
}

static void print_json(const struct cli *cli, const struct course *course,
		       const struct progress *progress)
{
	struct strbuf out = {0};
	struct json json = { .out = &out };

	json_object(&json);
	json_key(&json, "course");
	json_string(&json, course->id);
	json_key(&json, "learner");
	json_null(&json);
	json_key(&json, "pages");
	json_array(&json);
	for (size_t i = 0; i < course->page_count; i++) {
		struct row row;

		if (course->pages[i].path == NULL)
			continue;
		row = read_row(course, i, progress);
		json_row(&json, &row);
	}
	json_end_array(&json);
	json_key(&json, "review");
	json_object(&json);
	json_key(&json, "due");
	json_int(&json, (long long)progress_review_due(progress, cli->now()));
	json_key(&json, "known");
	json_int(&json, (long long)progress_review_known(progress));
	json_end_object(&json);
	json_end_object(&json);
	json_finish(&json);
	fwrite(out.data, 1, out.len, cli->out);
	strbuf_deinit(&out);
}

/* --- the table --- */

static const char *mark(const struct cli *cli, const struct row *row)
{
	static const char *const marks[2][3] = { { "○", "◐", "●" }, { ".", "-", "*" } };
	bool begun = row->read > 0 || row->done > 0 || row->quiz != NULL;
	bool passed = !row->has_quiz ||
		      (row->quiz != NULL && row->quiz->attempts > 0 && row->quiz->passed);
	bool done = row->read >= 1 && row->done == row->steps && passed;

	return marks[cli->ascii][done ? 2 : begun];
}

/* The title, indented by its depth, cut or filled to TITLE_MAX cells. */
static void add_title(struct strbuf *out, const struct cli *cli, const struct page *page)
{
	struct strbuf title = {0};
	int depth = page->depth < 8 ? page->depth : 8, used;

	strbuf_repeat(&title, "  ", depth);
	if (cli->ascii) {
		ascii_add(&title, page->label, strlen(page->label));
	} else {
		char *clean = sanitize_dup(page->label, SANITIZE_LINE);

		strbuf_add(&title, clean);
		free(clean);
	}
	strbuf_truncate(&title, width_fit(strbuf_text(&title), title.len, cli->ambiguous, TITLE_MAX,
					  &used));
	strbuf_addn(out, strbuf_text(&title), title.len);
	strbuf_repeat(out, " ", TITLE_MAX - used);
	strbuf_deinit(&title);
}

static void add_quiz(struct strbuf *out, const struct row *row)
{
	const struct quiz_record *quiz = row->quiz;

	if (!row->has_quiz)
		return;
	if (quiz == NULL || (quiz->attempts == 0 && !quiz->open))
		strbuf_add(out, "  quiz");
	else if (quiz->attempts == 0)
		strbuf_add(out, "  quiz open");
	else
		strbuf_addf(out, "  quiz %d%% %s%s", (int)floor(quiz->best * 100 + 1e-6),
			    quiz->passed ? "passed" : "not passed", quiz->open ? ", open" : "");
}

static void print_row(const struct cli *cli, const struct row *row)
{
	struct strbuf out = {0};
	char steps[48] = "";

	strbuf_addf(&out, "%s ", mark(cli, row));
	add_title(&out, cli, row->page);
	if (row->steps > 0)
		snprintf(steps, sizeof steps, "%zu/%zu steps", row->done, row->steps);
	strbuf_addf(&out, " %3d%%  %-11s", (int)floor(row->read * 100 + 1e-6), steps);
	add_quiz(&out, row);
	while (out.data[out.len - 1] == ' ')
		strbuf_truncate(&out, out.len - 1);
	fprintf(cli->out, "%s\n", strbuf_text(&out));
	strbuf_deinit(&out);
}

static void print_table(const struct cli *cli, const struct course *course,
			const struct progress *progress)
{
	char *title = sanitize_dup(course->title, SANITIZE_LINE);
	struct strbuf ascii = {0};

	ascii_add(&ascii, title, strlen(title));
	fprintf(cli->out, "%s (%s)\n\n", cli->ascii ? strbuf_text(&ascii) : title, course->id);
	for (size_t i = 0; i < course->page_count; i++) {
		struct row row;

		if (course->pages[i].path == NULL)
			continue;
		row = read_row(course, i, progress);
		print_row(cli, &row);
	}
	fprintf(cli->out, "\nReview: %zu due, %zu known\n",
		progress_review_due(progress, cli->now()), progress_review_known(progress));
	strbuf_deinit(&ascii);
	free(title);
}

int cli_progress(const struct cli *cli)
{
	int status = CLI_DONE;
	struct course *course;
	struct review_options review;
	struct progress *progress;
	struct journal *journal;
	char *folder = NULL;
	const char *remark;

	if (cli->options->word_count > 2) {
		cli_complain(cli, "progress takes one course");
		return CLI_USAGE;
	}
	course = cli_open_course(cli, cli->options->words[1], &status);
	if (course == NULL)
		return status;
	if (cli->state_folder != NULL)
		folder = path_join(cli->state_folder, course->id);
	review = cli_review_options(cli);
	progress = progress_new();
	progress_set_review(progress, &review);
	journal = journal_open(folder, true, progress_apply, progress);
	remark = journal_remark(journal);
	if (remark != NULL)
		cli_complain(cli, remark);
	if (err_is_set(&journal_status(journal)->err)) {
		cli_complain(cli, journal_status(journal)->err.text);
		status = CLI_FAULT;
	} else {
		status = CLI_DONE;
	}
	if (cli->options->given[OPTION_JSON])
		print_json(cli, course, progress);
	else
		print_table(cli, course, progress);
	journal_close(journal);
	progress_free(progress);
	course_free(course);
	free(folder);
	return status;
}
