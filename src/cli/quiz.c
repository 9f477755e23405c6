/*
 * quiz.c - `lectern quiz` line by line: a question, an answer on one line, what it was worth.
 *
 * Made for serial lines, screen readers and scripts alike: nothing is drawn twice, and every answer
 * is in the journal before anything is said about it.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "course/course.h"
#include "course/quiz.h"
#include "doc/layout.h"
#include "doc/markdown.h"
#include "learn/attempt.h"
#include "learn/journal.h"
#include "learn/progress.h"

#define LINE_MAX_LEN ((size_t)64 << 10)	/* bytes of an answer; what is longer is dropped */
#define MEASURE 80

struct talk {
	const struct cli *cli;
	struct course *course;		/* NULL for a file */
	struct quiz *quiz;
	char *key, *folder;		/* of the quiz in progress; of its journal, or NULL */
	struct progress *progress;
	struct journal *journal;
	struct attempt *attempt;
	struct event_list events;
	struct strbuf line;		/* the one last read */
	bool warned;			/* that nothing can be saved */
};

/* --- output --- */

/* Prints Markdown; first stands before the first line, and as many blanks before the others. */
static void print_markdown(const struct talk *talk, const char *first, const char *text)
{
	struct markdown_options markdown = { .path = "" };
	int indent = (int)strlen(first),
	    width = talk->cli->columns < MEASURE ? talk->cli->columns : MEASURE;
	struct layout_options options = {.width = width - indent > 1 ? width - indent : 1,
					 .ambiguous = talk->cli->ambiguous,
					 .ascii = talk->cli->ascii,
					 .links = LINKS_INLINE,
					 .print = true};
	struct doc *doc = markdown_parse(text, strlen(text), &markdown);
	struct layout *layout = layout_new(doc, &options);
	struct strbuf out = {0};

	for (size_t i = 0; i < layout_line_count(layout); i++) {
		const struct line *line = layout_line(layout, i);

		if (i == 0)
			strbuf_add(&out, first);
		else
			strbuf_repeat(&out, " ", indent);
		for (size_t k = 0; k < line->run_count; k++)
			strbuf_addn(&out, line->runs[k].text, line->runs[k].len);
		while (out.len > 0 && out.data[out.len - 1] == ' ')
			strbuf_truncate(&out, out.len - 1);
		strbuf_addc(&out, '\n');
	}
	fputs(strbuf_text(&out), talk->cli->out);
	strbuf_deinit(&out);
	layout_free(layout);
	doc_free(doc);
}

/* The first line of a prompt, cut to fit, to name a question by. */
static void print_name(const struct talk *talk, const char *prompt, int cells)
{
	struct markdown_options markdown = { .path = "" };
	struct layout_options options = { .width = 1000, .ambiguous = talk->cli->ambiguous,
					  .ascii = talk->cli->ascii, .print = true };
	struct doc *doc = markdown_parse(prompt, strlen(prompt), &markdown);
	struct layout *layout = layout_new(doc, &options);
	struct strbuf name = {0};

	if (layout_line_count(layout) > 0) {
		const struct line *line = layout_line(layout, 0);

		for (size_t i = 0; i < line->run_count; i++)
			strbuf_addn(&name, line->runs[i].text, line->runs[i].len);
	}
	if (width_text(strbuf_text(&name), name.len, talk->cli->ambiguous) > cells) {
		strbuf_truncate(&name, width_fit(name.data, name.len, talk->cli->ambiguous,
						 cells - 3, NULL));
		strbuf_add(&name, "...");
	}
	fprintf(talk->cli->out, "%s\n", strbuf_text(&name));
	strbuf_deinit(&name);
	layout_free(layout);
	doc_free(doc);
}

static void print_title(const struct talk *talk)
{
	char *title = sanitize_dup(talk->quiz->title, SANITIZE_LINE);
	struct strbuf ascii = {0};

	ascii_add(&ascii, title, strlen(title));
	fprintf(talk->cli->out, "%s\n", talk->cli->ascii ? strbuf_text(&ascii) : title);
	strbuf_deinit(&ascii);
	free(title);
}

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

/* --- input --- */

/*
 * Reads a line into talk->line, without blanks at its ends. False at the end of the input. Where
 * the terminal does not echo it, it is printed, so that what is logged can be read.
 */
static bool read_line(struct talk *talk)
{
	const struct cli *cli = talk->cli;
	size_t start;
	char *echo;
	int c;

	fputs("> ", cli->out);
	fflush(cli->out);
	strbuf_reset(&talk->line);
	while ((c = getc(cli->in)) != EOF && c != '\n')
		if (talk->line.len < LINE_MAX_LEN && c != '\0')
			strbuf_addc(&talk->line, (char)c);
	if (c == EOF && talk->line.len == 0) {
		fputc('\n', cli->out);
		return false;
	}
	while (talk->line.len > 0 && strchr(" \t\r", talk->line.data[talk->line.len - 1]) != NULL)
		strbuf_truncate(&talk->line, talk->line.len - 1);
	start = strspn(strbuf_text(&talk->line), " \t");
	if (start > 0) {
		memmove(talk->line.data, talk->line.data + start, talk->line.len - start);
		strbuf_truncate(&talk->line, talk->line.len - start);
	}
	if (!cli->terminal) {
		echo = sanitize_dup(strbuf_text(&talk->line), SANITIZE_LINE);
		fprintf(cli->out, "%s\n", echo);
		free(echo);
	}
	return true;
}

/* --- saving --- */

static void save(struct talk *talk)
{
	const struct journal_status *status = journal_status(talk->journal);
	bool saved = journal_append(talk->journal, &talk->events, talk->cli->now());

	event_list_clear(&talk->events);
	if (!saved && status->state == JOURNAL_WAITING && !talk->warned) {
		struct err err;

		talk->warned = true;
		err_set(&err, "%s; nothing is saved until that is mended", status->err.text);
		cli_complain(talk->cli, err.text);
	}
}

/* --- a question --- */

static void print_question(const struct talk *talk, const struct attempt_item *item, size_t number)
{
	const struct question *question = item->question;
	size_t right = 0;
	char label[8];

	fprintf(talk->cli->out, "\nQuestion %zu of %zu\n\n", number + 1, talk->attempt->count);
	print_markdown(talk, "", question->prompt);
	fputc('\n', talk->cli->out);
	for (size_t i = 0; i < question->choice_count; i++) {
		snprintf(label, sizeof label, "  %c  ", ask_label(question, i));
		print_markdown(talk, label, question->choices[item->order[i]].text);
		right += question->choices[i].correct;
	}
	if (question->type == QUESTION_MULTIPLE && question->show_count)
		fprintf(talk->cli->out, "\nPick %zu.\n", right);
	else if (question->type == QUESTION_MULTIPLE)
		fputs("\nPick all that are right.\n", talk->cli->out);
}

static void print_whys(const struct talk *talk, const struct attempt_item *item)
{
	const struct question *question = item->question;
	char label[8];

	for (size_t i = 0; i < question->choice_count; i++) {
		const struct choice *choice = &question->choices[item->order[i]];

		if ((item->answer.picks >> item->order[i] & 1) == 0 || choice->why == NULL)
			continue;
		snprintf(label, sizeof label, "  %c: ", ask_label(question, i));
		print_markdown(talk, label, choice->why);
	}
}

static void print_solution(const struct talk *talk, const struct attempt_item *item)
{
	const struct question *question = item->question;
	struct strbuf solution = {0};

	if (item->result != RESULT_RIGHT) {
		ask_type(question->type)->solution(question, item->order, &solution);
		fprintf(talk->cli->out, "The right answer: %s\n", strbuf_text(&solution));
	}
	if (question->explain != NULL)
		print_markdown(talk, "", question->explain);
	if (question->ref != NULL)
		fprintf(talk->cli->out, "To read: %s\n", question->ref);
	strbuf_deinit(&solution);
}

static const char *result_sentence(enum attempt_result result)
{
	switch (result) {
	case RESULT_RIGHT:	return "Right.";
	case RESULT_PARTLY:	return "Partly right.";
	case RESULT_SKIPPED:	return "Skipped.";
	default:		return "Not right.";
	}
}

static void print_feedback(const struct talk *talk, const struct attempt_feedback *feedback)
{
	const struct attempt_item *item = &talk->attempt->items[feedback->item];

	if (!feedback->show) {
		fputs("Noted.\n", talk->cli->out);
		return;
	}
	fprintf(talk->cli->out, "%s\n", result_sentence(feedback->result));
	print_whys(talk, item);
	if (feedback->again)
		fprintf(talk->cli->out, "Try again: %d %s left.\n", feedback->tries_left,
			feedback->tries_left == 1 ? "try" : "tries");
	else
		print_solution(talk, item);
}

static void give_hint(struct talk *talk)
{
	const struct attempt_item *item = attempt_item(talk->attempt);
	const char *hint = attempt_hint(talk->attempt, &talk->events);

	save(talk);
	if (hint != NULL) {
		fprintf(talk->cli->out, "Hint %zu of %zu:\n", item->hints,
			item->question->hint_count);
		print_markdown(talk, "  ", hint);
	} else if (talk->quiz->mode == QUIZ_CHECK) {
		fputs("There are no hints in a check.\n", talk->cli->out);
	} else {
		fputs(item->hints > 0 ? "There are no more hints.\n" : "There is no hint.\n",
		      talk->cli->out);
	}
}

/* 's', 't' or 'g'; 0 at the end of the input. */
static char ask_confidence(struct talk *talk)
{
	for (;;) {
		const char *line;

		fputs("How sure? s sure, t think so, g guess\n", talk->cli->out);
		if (!read_line(talk))
			return 0;
		line = strbuf_text(&talk->line);
		if (line[0] != '\0' && line[1] == '\0' && strchr("stg", line[0]) != NULL)
			return line[0];
		fputs("Not understood; it counts nowhere. ", talk->cli->out);
	}
}

/* False at the end of the input. */
static bool take_line(struct talk *talk, const char *line)
{
	const struct attempt_item *item = attempt_item(talk->attempt);
	const struct question *question = item->question;
	struct attempt_feedback feedback;
	struct answer answer = {0};
	struct err err = {""};
	char confidence = 0;

	if (line[0] == '\\' && line[1] != '\0' && strchr("?-!", line[1]) != NULL)
		line++;
	if (!ask_type(question->type)->read(question, item->order, line, &answer, &err)) {
		fprintf(talk->cli->out,
			"Not understood; it counts nowhere: %s (? for a hint, - to skip).\n",
			err.text);
		return true;
	}
	if (talk->quiz->confidence) {
		confidence = ask_confidence(talk);
		if (confidence == 0)
			return false;
	}
	feedback = attempt_answer(talk->attempt, &answer, confidence, &talk->events);
	save(talk);
	print_feedback(talk, &feedback);
	return true;
}

static void skip(struct talk *talk)
{
	const struct attempt_item *item = attempt_item(talk->attempt);

	attempt_skip(talk->attempt, &talk->events);
	save(talk);
	fputs(item->tries == 0 ? "Skipped.\n" : "Left as it is.\n", talk->cli->out);
	if (talk->quiz->mode == QUIZ_PRACTICE)
		print_solution(talk, item);
}

/* Asks until all is answered (true) or the input ends. */
static bool ask_all(struct talk *talk)
{
	size_t shown = SIZE_MAX;

	while (!talk->attempt->finished) {
		const char *line;

		if (talk->attempt->current != shown) {
			shown = talk->attempt->current;
			print_question(talk, attempt_item(talk->attempt), shown);
		}
		if (!read_line(talk))
			return false;
		line = strbuf_text(&talk->line);
		if (strcmp(line, "?") == 0)
			give_hint(talk);
		else if (strcmp(line, "-") == 0)
			skip(talk);
		else if (strcmp(line, "!") == 0)
			fputs("There is no room here in which to raise a hand.\n", talk->cli->out);
		else if (!take_line(talk, line))
			return false;
	}
	return true;
}

/* --- the end --- */

static void print_result(const struct talk *talk, const struct attempt_item *item, size_t number)
{
	int left = (talk->cli->columns < MEASURE ? talk->cli->columns : MEASURE) - 20;

	fprintf(talk->cli->out, "%3zu  %-14s ", number + 1, result_sentence(item->result));
	print_name(talk, item->question->prompt, left > 10 ? left : 10);
	if (talk->quiz->mode != QUIZ_CHECK)
		return;
	print_whys(talk, item);
	print_solution(talk, item);
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
		print_markdown(talk, "", sum.say);
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

		cli_complain(talk->cli, finished ? "nothing was missed last time" :
				"this quiz was never finished; leave out --missed");
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
	if (!begin(talk, &status))
		return status;
	save(talk);
	print_title(talk);
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
	strbuf_deinit(&talk->line);
	quiz_free(talk->quiz);
	course_free(talk->course);
	free(talk->key);
	free(talk->folder);
}

int cli_quiz(const struct cli *cli)
{
	char **words = cli->options->words + 1;
	struct talk talk = { .cli = cli };
	int status = CLI_FAULT;
	bool opened = true;

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
