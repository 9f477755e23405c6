/*
 * read.c - the reader by lines: for --plain, dumb terminals, screen readers and scripts.
 *
 * It prints a page and then reads one command a line. What a page can be acted upon, links, steps
 * and the quiz, has a number, which `l` tells.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "cli/print.h"
#include "course/course.h"
#include "course/extra.h"
#include "course/link.h"
#include "learn/journal.h"
#include "learn/progress.h"

#define WIDTH_MOST 80
#define WIDTH_LEAST 20

struct reader {
	const struct cli *cli;
	const char *course_word;	/* as the quiz takes it again; NULL: the default course */
	struct course *course;
	struct progress *progress;
	struct journal *journal;
	size_t page;
	struct doc *doc;
	bool left;
};

/* --- printing --- */

/* A line on the output, in ASCII where that is all there is. The text is sanitized. */
static void say(const struct reader *reader, const struct strbuf *line)
{
	struct strbuf plain = {0};

	if (reader->cli->ascii)
		ascii_add(&plain, strbuf_text(line), line->len);
	fprintf(reader->cli->out, "%s\n", strbuf_text(reader->cli->ascii ? &plain : line));
	strbuf_deinit(&plain);
}

static void say_text(const struct reader *reader, const char *text)
{
	struct strbuf line = {0};

	strbuf_add(&line, text);
	say(reader, &line);
	strbuf_deinit(&line);
}

static void append(struct reader *reader, struct event *event)
{
	journal_append_one(reader->journal, event, reader->cli->now());
	event_deinit(event);
}

static const char *page_id(const struct reader *reader)
{
	return reader->course->pages[reader->page].id;
}

static bool is_done(const struct reader *reader, size_t step)
{
	return progress_step(reader->progress, page_id(reader), reader->doc, step) == STEP_DONE;
}

static bool *ticked_steps(const struct reader *reader)
{
	bool *ticked = xcalloc(reader->doc->step_count + 1, sizeof *ticked);

	for (size_t i = 0; i < reader->doc->step_count; i++)
		ticked[i] = is_done(reader, i);
	return ticked;
}

/* In a file of its own, or in the page. */
static bool has_quiz(const struct reader *reader)
{
	for (size_t i = 0; i < reader->doc->target_count; i++)
		if (reader->doc->targets[i].kind == TARGET_QUIZ)
			return true;
	return reader->course->pages[reader->page].quiz != NULL;
}

/* "page 2 of 6: Week 1; 3 of 4 steps done; a quiz (Q); ? lists the commands" */
static void say_place(const struct reader *reader)
{
	const struct page *page = &reader->course->pages[reader->page];
	const struct quiz_record *record = progress_quiz(reader->progress, page->id);
	struct strbuf line = {0};
	size_t total = 0,
	       done = progress_steps_done(reader->progress, page->id, reader->doc, &total);

	strbuf_addf(&line, "\nPage %zu of %zu: %s", reader->page + 1, reader->course->page_count,
		    page->label);
	if (total > 0)
		strbuf_addf(&line, "; %zu of %zu steps done", done, total);
	if (record != NULL && record->attempts > 0)
		strbuf_addf(&line, "; quiz (Q) %d%%", (int)(record->best * 100));
	else if (has_quiz(reader))
		strbuf_addf(&line, "; quiz (Q) %s",
			    record != NULL && record->open ? "begun" : "not taken");
	strbuf_add(&line, "; ? for help");
	say(reader, &line);
	strbuf_deinit(&line);
}

/* A page that was printed from its top has been shown whole. */
static void record_visit(struct reader *reader, const struct block *from)
{
	struct place place = { .block = from != NULL ? from->number : 0 };
	struct event event = {0};
	struct seen seen = {0};

	progress_make_place(&event, page_id(reader), place);
	append(reader, &event);
	if (from != NULL || progress_read_share(reader->progress, page_id(reader)) >= 1)
		return;
	event = (struct event){0};
	seen_add(&seen, place, PLACE_END);
	progress_make_read(&event, page_id(reader), reader->doc->block_count, &seen, 1);
	append(reader, &event);
	seen_deinit(&seen);
}

static int print_width(const struct reader *reader)
{
	int columns = reader->cli->columns;

	return columns > WIDTH_MOST ? WIDTH_MOST : columns < WIDTH_LEAST ? WIDTH_LEAST : columns;
}

static void print_page(struct reader *reader, const struct block *from)
{
	bool *ticked = ticked_steps(reader);
	struct print_options options = { .width = print_width(reader), .links = LINKS_NONE,
					 .ticked = ticked, .from = from };

	print_doc(reader->cli, reader->doc, &options);
	free(ticked);
	record_visit(reader, from);
	say_place(reader);
}

/* Goes to a page, and to a heading in it unless anchor is "". False: the page cannot be read. */
static bool go(struct reader *reader, size_t page, const char *anchor)
{
	struct err err = {0};
	struct doc *doc = course_load_page(reader->course, page, &err);
	const struct block *from = NULL;

	if (doc == NULL) {
		cli_complain(reader->cli, err.text);
		return false;
	}
	doc_free(reader->doc);
	reader->doc = doc;
	reader->page = page;
	if (anchor[0] != '\0') {
		from = doc_find_anchor(doc, anchor);
		if (from == NULL)
			say_text(reader,
				 "(There is no such heading on this page; here is all of it.)");
	}
	print_page(reader, from);
	return true;
}

/* --- commands --- */

/* Groups without a page of their own are passed over. */
static void go_on(struct reader *reader, int direction)
{
	size_t page = reader->page;

	do {
		if (direction < 0 ? page == 0 : page + 1 == reader->course->page_count) {
			say_text(reader, direction < 0 ? "That was the first page."
						       : "That was the last page.");
			return;
		}
		page = direction < 0 ? page - 1 : page + 1;
	} while (reader->course->pages[page].path == NULL);
	go(reader, page, "");
}

static void run_next(struct reader *reader, const char *argument)
{
	(void)argument;
	go_on(reader, 1);
}

static void run_previous(struct reader *reader, const char *argument)
{
	(void)argument;
	go_on(reader, -1);
}

static void run_again(struct reader *reader, const char *argument)
{
	(void)argument;
	print_page(reader, NULL);
}

static void add_target(struct strbuf *line, const struct reader *reader,
		       const struct target *target)
{
	const struct doc *doc = reader->doc;
	char *href;
	bool done;

	switch (target->kind) {
	case TARGET_STEP:
		done = is_done(reader, (size_t)target->step);
		strbuf_addf(line, "%s %s", done ? "[x]" : "[ ]", doc->steps[target->step].text);
		break;
	case TARGET_QUIZ:
		strbuf_add(line, "the quiz");
		break;
	case TARGET_LINK:
		href = sanitize_dup(target->href, SANITIZE_LINE);
		strbuf_addf(line, "%s%s", target->image ? "image " : "", href);
		free(href);
		break;
	case TARGET_FOLD:		/* all folds are open here */
		break;
	}
}

static void run_list(struct reader *reader, const char *argument)
{
	bool any = false;

	(void)argument;
	for (size_t i = 0; i < reader->doc->target_count; i++) {
		const struct target *target = &reader->doc->targets[i];
		struct strbuf line = {0};

		if (target->kind == TARGET_FOLD)
			continue;
		strbuf_addf(&line, "%3zu  ", i + 1);
		add_target(&line, reader, target);
		say(reader, &line);
		strbuf_deinit(&line);
		any = true;
	}
	if (!any)
		say_text(reader, "There are no links or steps on this page.");
}

static void tick(struct reader *reader, size_t step)
{
	const char *text = reader->doc->steps[step].text;
	bool done = !is_done(reader, step);
	struct strbuf line = {0};
	struct event event = {0};
	const struct journal_status *status;

	progress_make_tick(&event, reader->progress, page_id(reader), reader->doc, step, done);
	append(reader, &event);
	status = journal_status(reader->journal);
	strbuf_addf(&line, "%s %s", done ? "[x]" : "[ ]", text);
	if (status->state == JOURNAL_WAITING)
		strbuf_addf(&line, " (not saved: %s)", status->err.text);
	else if (status->state == JOURNAL_MEMORY)
		strbuf_add(&line, " (not kept)");
	say(reader, &line);
	strbuf_deinit(&line);
}

/* The commands of a quiz are those of `lectern quiz`, on the same page and the same streams. */
static void run_quiz(struct reader *reader, const char *argument)
{
	const struct cli *cli = reader->cli;
	struct options options = *cli->options;
	const char *word = reader->course_word != NULL ? reader->course_word : cli->default_course;
	char *course = xstrdup(word != NULL ? word : reader->course->root);
	char *words[] = { NULL, course, reader->course->pages[reader->page].id, NULL };
	struct cli quiz = *cli;

	(void)argument;
	options.words = words;
	options.word_count = 3;
	quiz.options = &options;
	if (has_quiz(reader))
		cli_quiz(&quiz);
	else
		say_text(reader, "This page has no quiz.");
	free(course);
	journal_read(reader->journal);
	say_place(reader);
}

/* A file that is no page: shown in passing, if it is text. The links that follow are still the page's. */
static void show_file(struct reader *reader, const char *path)
{
	const struct print_options options = { .width = print_width(reader), .links = LINKS_NONE };
	struct err err = {0};
	struct doc *doc = extra_load(reader->course, path, &err);

	if (doc != NULL) {
		print_doc(reader->cli, doc, &options);
		say_place(reader);
	} else {
		say_text(reader, err.text);
	}
	doc_free(doc);
}

static void follow(struct reader *reader, const struct target *target)
{
	struct strbuf line = {0};
	struct link link;
	char *href = sanitize_dup(target->href, SANITIZE_LINE);

	link_resolve(&link, reader->course, reader->page, target->href);
	switch (link.kind) {
	case LINK_PAGE:
		go(reader, (size_t)link.page, link.anchor);
		break;
	case LINK_EXTERNAL:
		strbuf_addf(&line, "On the web: %s", link.path);
		break;
	case LINK_FILE:
		show_file(reader, link.path);
		break;
	case LINK_BROKEN:
		strbuf_addf(&line, "There is nothing at %s.", href);
		break;
	case LINK_OUTSIDE:
	case LINK_UNSAFE:
		strbuf_addf(&line, "%s leads out of the course and is not followed.", href);
		break;
	}
	if (line.len > 0)
		say(reader, &line);
	link_deinit(&link);
	strbuf_deinit(&line);
	free(href);
}

static void run_number(struct reader *reader, const char *argument)
{
	size_t number = (size_t)strtoul(argument, NULL, 10);
	const struct target *target;

	if (number == 0 || number > reader->doc->target_count) {
		say_text(reader, "There is no such number on this page; l lists them.");
		return;
	}
	target = &reader->doc->targets[number - 1];
	if (target->kind == TARGET_STEP)
		tick(reader, (size_t)target->step);
	else if (target->kind == TARGET_QUIZ)
		run_quiz(reader, "");
	else if (target->kind == TARGET_LINK)
		follow(reader, target);
}

static void run_tick(struct reader *reader, const char *argument)
{
	size_t number = (size_t)strtoul(argument, NULL, 10);

	if (number > 0 && number <= reader->doc->target_count &&
	    reader->doc->targets[number - 1].kind == TARGET_STEP)
		tick(reader, (size_t)reader->doc->targets[number - 1].step);
	else
		say_text(reader, "t takes the number of a step; l lists them.");
}

static void say_page(const struct reader *reader, size_t index)
{
	const struct page *page = &reader->course->pages[index];
	const struct quiz_record *record = progress_quiz(reader->progress, page->id);
	double share = progress_read_share(reader->progress, page->id);
	struct strbuf line = {0};

	strbuf_addf(&line, "%3zu  ", index + 1);
	strbuf_repeat(&line, "  ", page->depth);
	strbuf_add(&line, page->label);
	if (page->path != NULL)
		strbuf_addf(&line, ": %d%% read", (int)(share * 100));
	if (record != NULL && record->attempts > 0)
		strbuf_addf(&line, ", quiz %d%%", (int)(record->best * 100));
	if (index == reader->page)
		strbuf_add(&line, " (here)");
	say(reader, &line);
	strbuf_deinit(&line);
}

/* Without a number the pages are listed, with one that page is opened. */
static void run_weeks(struct reader *reader, const char *argument)
{
	size_t number = (size_t)strtoul(argument, NULL, 10);

	if (*argument != '\0' && (number == 0 || number > reader->course->page_count))
		say_text(reader, "There is no page of that number; w lists them.");
	else if (number > 0)
		go(reader, number - 1, "");
	for (size_t i = 0; *argument == '\0' && i < reader->course->page_count; i++)
		say_page(reader, i);
}

static void run_leave(struct reader *reader, const char *argument)
{
	(void)argument;
	reader->left = true;
}

static void run_help(struct reader *reader, const char *argument);

static const struct {
	const char *names;		/* each character is a name */
	void (*run)(struct reader *reader, const char *argument);
	const char *shown, *help;
} commands[] = {
	{ "n]", run_next,     "n or ]", "the next page" },
	{ "p[", run_previous, "p or [", "the previous page" },
	{ ".",  run_again,    ".",      "this page again" },
	{ "w",  run_weeks,    "w, w N", "the pages of the course; go to page N" },
	{ "l",  run_list,     "l",      "the links and steps of this page, by number" },
	{ "",   run_number,   "N",      "follow link N, tick or untick step N" },
	{ "t",  run_tick,     "t N",    "tick or untick step N" },
	{ "Q",  run_quiz,     "Q",      "the quiz of this page" },
	{ "?",  run_help,     "?",      "this list" },
	{ "q",  run_leave,    "q",      "leave; all is kept" },
};

static void run_help(struct reader *reader, const char *argument)
{
	(void)argument;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		fprintf(reader->cli->out, "  %-8s%s\n", commands[i].shown, commands[i].help);
}

static void obey(struct reader *reader, const char *line)
{
	const char *argument = line + 1 + strspn(line + 1, " ");

	if (isdigit((unsigned char)line[0])) {
		run_number(reader, line);
		return;
	}
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (strchr(commands[i].names, line[0]) != NULL &&
		    (line[1] == ' ' || line[1] == '\0' || isdigit((unsigned char)line[1]))) {
			commands[i].run(reader, argument);
			return;
		}
	say_text(reader, "That is no command here; ? lists them.");
}

/* --- opening and the loop --- */

/* Where no terminal has echoed a line it is printed, so that what is logged can be read. */
static void echo(const struct reader *reader, const char *text)
{
	char *clean;

	if (reader->cli->terminal)
		return;
	clean = sanitize_dup(text, SANITIZE_LINE);
	say_text(reader, clean);
	free(clean);
}

static void talk(struct reader *reader)
{
	char *line = NULL;
	size_t cap = 0;

	while (!reader->left) {
		ssize_t len;
		const char *text;

		fputs("> ", reader->cli->out);
		fflush(reader->cli->out);
		len = getline(&line, &cap, reader->cli->in);
		if (len < 0) {
			fputc('\n', reader->cli->out);
			break;
		}
		while (len > 0 && isspace((unsigned char)line[len - 1]))
			line[--len] = '\0';
		text = line + strspn(line, " \t");
		echo(reader, text);
		if (*text != '\0')
			obey(reader, text);
	}
	free(line);
}

/* Begins at the page asked for, else where the learner was, else at the first page there is. */
static bool begin(struct reader *reader, const char *word)
{
	const char *last = progress_last_page(reader->progress);
	const char *hash = word != NULL ? strchr(word, '#') : NULL;
	char *name = word != NULL ? xstrndup(word, strcspn(word, "#")) : NULL;
	struct err err = {0};
	int page = 0;

	if (name != NULL && name[0] != '\0')
		page = course_find_page(reader->course, name);
	else if (last != NULL && course_find_page(reader->course, last) >= 0)
		page = course_find_page(reader->course, last);
	free(name);
	if (page < 0) {
		err_set(&err, "%s has no page \"%s\"; `lectern outline` lists them",
			reader->course->title, word);
		cli_complain(reader->cli, err.text);
		return false;
	}
	while (reader->course->pages[page].path == NULL &&
	       (size_t)page + 1 < reader->course->page_count)
		page++;
	return go(reader, (size_t)page, hash != NULL ? hash + 1 : "");
}

int cli_read(const struct cli *cli, const char *course, const char *page)
{
	int status = CLI_DONE;
	struct reader reader = { .cli = cli, .course_word = course };
	char *folder = NULL;
	const char *remark;

	reader.course = cli_open_course(cli, course, &status);
	if (reader.course == NULL)
		return status;
	if (cli->state_folder != NULL)
		folder = path_join(cli->state_folder, reader.course->id);
	reader.progress = progress_new();
	reader.journal = journal_open(folder, cli->read_only, progress_apply, reader.progress);
	visit_note(progress_visit(reader.progress), reader.journal, reader.course->path,
		   reader.course->title);
	remark = journal_remark(reader.journal);
	if (remark != NULL)
		cli_complain(cli, remark);
	if (begin(&reader, page))
		talk(&reader);
	else
		status = CLI_FAULT;
	doc_free(reader.doc);
	journal_close(reader.journal);
	progress_free(reader.progress);
	course_free(reader.course);
	free(folder);
	return status;
}
