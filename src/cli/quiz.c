/*
 * quiz.c - `lectern quiz` line by line: which quiz, its beginning, its end. ask.h asks.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "course/course.h"
#include "course/quiz.h"
#include "learn/attempt.h"
#include "learn/journal.h"
#include "learn/progress.h"

#define MEASURE 80

struct talk {
	const struct cli *cli;
	struct course *course; /* NULL for a file */
	struct quiz *quiz;
	char *key, *folder; /* of the quiz in progress; of its journal, or NULL */
	char *path; /* of the course or the file, resolved */
	struct progress *progress;
	struct journal *journal;
	struct attempt *attempt;
	struct event_list events; /* of the beginning */
	struct cli_ask ask;
	bool warned; /* that nothing can be saved */
};

/* --- output --- */

static void print_faults(const struct talk *talk)
{
	for (size_t i = 0; i < talk->quiz->fault_count; i++) {
		struct strbuf sentence = {0};

		quiz_fault_add(&sentence, talk->course != NULL ? talk->course->root : NULL,
			       &talk->quiz->faults[i]);
		cli_complain(talk->cli, strbuf_text(&sentence));
		strbuf_deinit(&sentence);
	}
}

/* --- saving --- */

static void save(void *context, struct event_list *events)
{
	struct talk *talk = context;
	const struct journal_status *status = journal_status(talk->journal);
	bool saved = journal_append(talk->journal, events, talk->cli->now());

	event_list_clear(events);
	if (!saved && status->state == JOURNAL_WAITING && !talk->warned) {
		struct err err;

		talk->warned = true;
		err_set(&err, "%s; nothing is saved until that is mended", status->err.text);
		cli_complain(talk->cli, err.text);
	}
}

/* Asks until all is answered (true) or the input ends. */
static bool ask_all(struct talk *talk)
{
	while (!talk->attempt->finished) {
		char heading[64];

		snprintf(heading, sizeof heading, "Question %zu of %zu", talk->attempt->current + 1,
			 talk->attempt->count);
		if (!cli_ask_question(&talk->ask, talk->attempt, heading))
			return false;
	}
	return true;
}

/* --- the end --- */

static void print_result(const struct talk *talk, const struct attempt_item *item, size_t number)
{
	int left = (talk->cli->columns < MEASURE ? talk->cli->columns : MEASURE) - 20;

	fprintf(talk->cli->out, "%3zu  %-14s ", number + 1, cli_ask_verdict(item, item->result));
	cli_ask_print_name(talk->cli, item->question->prompt, left > 10 ? left : 10);
	if (talk->quiz->mode != QUIZ_CHECK)
		return;
	cli_ask_print_truth(talk->cli, item);
	fputc('\n', talk->cli->out);
}

static void print_end(const struct talk *talk)
{
	struct attempt_sum sum = attempt_sum(talk->attempt);
	struct strbuf score = {0};

	fputc('\n', talk->cli->out);
	for (size_t i = 0; i < talk->attempt->count; i++)
		print_result(talk, &talk->attempt->items[i], i);
	if (sum.say != NULL) {
		fputc('\n', talk->cli->out);
		cli_ask_print(talk->cli, "", sum.say);
	}
	attempt_add_score(&score, &sum);
	fprintf(talk->cli->out, "\n%s\n", strbuf_text(&score));
	strbuf_deinit(&score);
}

static void print_left(const struct talk *talk)
{
	bool saved = journal_status(talk->journal)->state == JOURNAL_SAVED;
	size_t done = 0;

	for (size_t i = 0; i < talk->attempt->count; i++)
		done += talk->attempt->items[i].done;
	fprintf(talk->cli->out, "%s: %zu of %zu\n", saved ? "saved" : "not saved", done,
		talk->attempt->count);
}

/* --- the beginning --- */

static void go_on(struct talk *talk, const struct quiz_record *record)
{
	const struct event_list *recorded = &record->attempt;

	talk->attempt = attempt_replay(talk->quiz, talk->key, recorded, &talk->events);
	if (talk->attempt == NULL) {
		cli_complain(
			talk->cli,
			"the questions of the open attempt are no longer there; starting afresh");
		return;
	}
	if (talk->attempt->vanished > 0) {
		struct err err;

		err_set(&err, "%zu of the questions asked are no longer there and left out",
			talk->attempt->vanished);
		cli_complain(talk->cli, err.text);
	}
}

static void start(struct talk *talk, const struct quiz_record *record)
{
	const struct options *given = talk->cli->options;
	int64_t now = talk->cli->now();
	struct attempt_options options = {
		.seed = given->given[OPTION_SEED] ? given->seed : talk->cli->seed,
		.token = hash_bytes(talk->cli->seed ^ HASH_START, &now, sizeof now),
		.no_shuffle = given->given[OPTION_NO_SHUFFLE],
	};

	if (given->given[OPTION_MISSED]) {
		options.only = record->missed;
		options.only_count = record->missed_count;
	}
	talk->attempt = attempt_start(talk->quiz, talk->key, &options, &talk->events);
}

/*
 * Goes on with an open attempt or starts one. False: there is nothing to ask; *status says how that
 * ends.
 */
static bool begin(struct talk *talk, int *status)
{
	const struct quiz_record *record = progress_quiz(talk->progress, talk->key);
	bool missed = talk->cli->options->given[OPTION_MISSED];
	bool open = record != NULL && record->open && !talk->cli->options->given[OPTION_NEW];

	*status = CLI_FAULT;
	if (open && (!missed || event_get(&record->attempt.events[0], "part") != NULL))
		go_on(talk, record);
	if (talk->attempt == NULL && missed && (record == NULL || record->missed_count == 0)) {
		bool finished = record != NULL && record->attempts > 0;

		cli_complain(talk->cli,
			     finished ? "nothing was missed last time"
				      : "this quiz was never finished; leave out --missed");
		*status = finished ? CLI_DONE : CLI_FAULT;
		return false;
	}
	if (talk->attempt == NULL)
		start(talk, record);
	if (talk->attempt == NULL)
		cli_complain(
			talk->cli,
			"the questions missed last time are no longer there; leave out --missed");
	return talk->attempt != NULL;
}

static int run(struct talk *talk)
{
	const char *remark;
	int status;

	talk->progress = progress_new();
	talk->journal = journal_open(talk->folder, talk->cli->read_only, progress_apply,
				     talk->progress);
	if (err_is_set(&journal_status(talk->journal)->err))
		cli_complain(talk->cli, journal_status(talk->journal)->err.text);
	remark = journal_remark(talk->journal);
	if (remark != NULL)
		cli_complain(talk->cli, remark);
	visit_note(progress_visit(talk->progress), talk->journal, talk->path,
		   talk->course != NULL ? talk->course->title : path_base(talk->path));
	if (!begin(talk, &status))
		return status;
	save(talk, &talk->events);
	cli_ask_print_line(talk->cli, "", talk->quiz->title);
	if (!talk->attempt->finished)
		fputs("Answer on one line: ? is a hint, - skips, the end of the input (Ctrl-D) "
		      "leaves; "
		      "all is kept.\n",
		      talk->cli->out);
	if (talk->attempt->current > 0 && !talk->attempt->finished)
		fputs("Going on where you left off.\n", talk->cli->out);
	if (ask_all(talk))
		print_end(talk);
	else
		print_left(talk);
	return CLI_DONE;
}

/* --- which quiz --- */

static void open_file(struct talk *talk, const char *path)
{
	char *id = quiz_file_id(path);
	const char *base = path_base(path);

	talk->quiz = quiz_read(path);
	talk->path = file_real_path(path);
	talk->key = xstrndup(base, strlen(base) - strlen(path_extension(base)));
	if (talk->cli->state_folder != NULL)
		talk->folder = path_join(talk->cli->state_folder, id);
	free(id);
}

static bool open_page(struct talk *talk, const char *course_word, const char *page_word,
		      int *status)
{
	struct err err = {""};
	int page;

	talk->course = cli_open_course(talk->cli, course_word, status);
	if (talk->course == NULL)
		return false;
	*status = CLI_FAULT;
	page = course_find_page(talk->course, page_word);
	if (page < 0)
		err_set(&err, "%s has no page \"%s\"; `lectern outline %s` lists them", course_word,
			page_word, course_word);
	else
		talk->quiz = quiz_for_page(talk->course, (size_t)page, NULL);
	if (talk->quiz == NULL) {
		if (page >= 0)
			err_set(&err, "%s: the page \"%s\" has no quiz", course_word, page_word);
		cli_complain(talk->cli, err.text);
		return false;
	}
	talk->path = xstrdup(talk->course->path);
	talk->key = xstrdup(talk->course->pages[page].id);
	if (talk->cli->state_folder != NULL)
		talk->folder = path_join(talk->cli->state_folder, talk->course->id);
	return true;
}

static bool is_quiz_file(const char *word)
{
	const char *extension = path_extension(word);

	return strcmp(extension, ".yaml") == 0 || strcmp(extension, ".yml") == 0;
}

static void deinit(struct talk *talk)
{
	attempt_free(talk->attempt);
	journal_close(talk->journal);
	progress_free(talk->progress);
	event_list_deinit(&talk->events);
	cli_ask_deinit(&talk->ask);
	quiz_free(talk->quiz);
	course_free(talk->course);
	free(talk->key);
	free(talk->folder);
	free(talk->path);
}

int cli_quiz(const struct cli *cli)
{
	char **words = cli->options->words + 1;
	struct talk talk = {.cli = cli, .ask = {.cli = cli, .save = save}};
	int status = CLI_FAULT;
	bool opened = true;

	talk.ask.context = &talk;
	if (cli->options->word_count == 2 && is_quiz_file(words[0])) {
		open_file(&talk, words[0]);
	} else if (cli->options->word_count == 3) {
		opened = open_page(&talk, words[0], words[1], &status);
	} else {
		cli_complain(cli,
			     "quiz takes a course and a page, or a file: lectern quiz COURSE PAGE");
		return CLI_USAGE;
	}
	if (opened) {
		print_faults(&talk);
		status = talk.quiz->question_count > 0 ? run(&talk) : CLI_FAULT;
	}
	deinit(&talk);
	return status;
}
