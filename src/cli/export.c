/* export.c - `lectern export`: quizzes in another form on standard output. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "cli/cli.h"
#include "cli/exchange_say.h"
#include "course/course.h"
#include "course/exchange.h"
#include "course/quiz.h"

struct export {
	const struct cli *cli;
	const struct exchange_target *target;
	struct strbuf out;
	size_t quizzes;
	bool faulty;
};

/* Writes one quiz and says its faults; takes it. */
static void add_quiz(struct export *export, struct quiz *quiz, const char *folder, const char *tag)
{
	char *clean = sanitize_dup(tag, SANITIZE_LINE);
	const char *path = quiz->question_count > 0 ? quiz->questions[0].path : tag;
	char *full = folder != NULL ? path_join(folder, path) : xstrdup(path);
	struct exchange *faults = exchange_new(full);

	faults->folder = folder;
	for (size_t i = 0; i < quiz->fault_count; i++) {
		struct strbuf sentence = {0};

		quiz_fault_add(&sentence, folder, &quiz->faults[i]);
		cli_complain(export->cli, strbuf_text(&sentence));
		strbuf_deinit(&sentence);
		export->faulty = true;
	}
	if (quiz->question_count > 0)
		export->target->write(&export->out, quiz, clean, faults);
	cli_say_exchange(export->cli, faults);
	export->quizzes += quiz->question_count > 0;
	exchange_free(faults);
	quiz_free(quiz);
	free(full);
	free(clean);
}

static void add_page(struct export *export, const struct course *course, size_t page)
{
	struct quiz *quiz = quiz_for_page(course, page, NULL);
	char *tag = xasprintf("%s::%s", course->id, course->pages[page].id);

	if (quiz != NULL)
		add_quiz(export, quiz, course->root, tag);
	free(tag);
}

static int add_course(struct export *export, const char *word, const char *page_word)
{
	int status, page = -1;
	struct course *course = cli_open_course(export->cli, word, &status);
	struct err err = {""};

	if (course == NULL)
		return status;
	if (page_word != NULL) {
		page = course_find_page(course, page_word);
		if (page < 0) {
			err_set(&err,
				"%s has no page \"%s\"; `lectern outline %s` lists them", word,
				page_word, word);
			cli_complain(export->cli, err.text);
			course_free(course);
			return CLI_FAULT;
		}
		add_page(export, course, (size_t)page);
	} else {
		for (size_t i = 0; i < course->page_count; i++)
			add_page(export, course, i);
	}
	course_free(course);
	if (export->quizzes == 0 && !export->faulty) {
		err_set(&err, "%s: there is no quiz to export", word);
		cli_complain(export->cli, err.text);
	}
	return export->quizzes > 0 && !export->faulty ? CLI_DONE : CLI_FAULT;
}

static int add_file(struct export *export, const char *path)
{
	const char *base = path_base(path);
	char *tag = xstrndup(base, strlen(base) - strlen(path_extension(base)));

	add_quiz(export, quiz_read(path), NULL, tag);
	free(tag);
	return export->quizzes > 0 && !export->faulty ? CLI_DONE : CLI_FAULT;
}

int cli_export(const struct cli *cli)
{
	const char *name = cli->options->value[OPTION_TO];
	char **words = cli->options->words + 1;
	struct export export = {.cli = cli};
	const char *extension;
	struct err err = {""};
	int status;

	export.target = name != NULL ? exchange_find_target(name) : NULL;
	if (export.target == NULL || cli->options->word_count < 2) {
		err_set(&err, "export takes a form and a course: lectern export --to NAME COURSE "
			"[PAGE], where NAME is one of: %s", exchange_target_names());
		cli_complain(cli, err.text);
		return CLI_USAGE;
	}
	extension = path_extension(words[0]);
	if (words[1] == NULL && (strcmp(extension, ".yaml") == 0 || strcmp(extension, ".yml") == 0))
		status = add_file(&export, words[0]);
	else
		status = add_course(&export, words[0], words[1]);
	if (export.quizzes > 0) {
		fputs(export.target->head, cli->out);
		fputs(strbuf_text(&export.out), cli->out);
	}
	strbuf_deinit(&export.out);
	return status;
}
