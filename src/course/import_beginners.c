/* import_beginners.c - the quiz JSON of the "For Beginners" courses. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "course/exchange.h"
#include "course/import.h"
#include "course/plain.h"

/* isCorrect is a string in some courses, a truth value in others. */
static bool is_correct(const struct value *option)
{
	const struct value *value = value_get(option, "isCorrect");

	return value != NULL &&
	       (value->kind == VALUE_BOOL ? value->truth
					  : strcmp(value_text(value, ""), "true") == 0);
}

static const char *keep_member(struct exchange *exchange, const struct value *table,
			       const char *key)
{
	const char *text = value_text(value_get(table, key), "");

	return exchange_keep(exchange, text, strlen(text));
}

/* The same of a text that is no Markdown: those courses show their tags and stars as they stand. */
static const char *keep_shown(struct exchange *exchange, const struct value *table, const char *key)
{
	const char *text = keep_member(exchange, table, key);
	struct strbuf shown = {0};

	plain_to_markdown(&shown, text, strlen(text), false);
	text = exchange_keep(exchange, strbuf_text(&shown), shown.len);
	strbuf_deinit(&shown);
	return text;
}

static const char *read_options(struct exchange *exchange, const struct value *list,
				struct question *question, struct strbuf *comment)
{
	static const char *const known[] = { "answerText", "isCorrect", NULL };
	size_t right = 0;

	if (list == NULL || list->kind != VALUE_LIST || list->count < 2 ||
	    list->count > QUIZ_CHOICES_MAX)
		return "a question needs `answerOptions`: a list of 2 to 26";
	question->choices = arena_array(&exchange->arena, list->count, sizeof *question->choices);
	for (const struct value *option = list->first; option != NULL; option = option->next) {
		struct choice *choice = &question->choices[question->choice_count++];

		choice->text = keep_shown(exchange, option, "answerText");
		choice->correct = is_correct(option);
		right += choice->correct;
		if (*choice->text == '\0')
			return "an option needs `answerText`";
		import_leave_unknown(exchange, comment, option, known);
	}
	question->type = right == 1 ? QUESTION_SINGLE : QUESTION_MULTIPLE;
	return right > 0 ? NULL : "no option has `isCorrect` true";
}

static const char *keep_comment(struct exchange *exchange, const struct strbuf *comment)
{
	return comment->len > 0 ? exchange_keep(exchange, comment->data, comment->len) : NULL;
}

static void read_question(struct exchange *exchange, const struct value *value)
{
	static const char *const known[] = { "questionText", "answerOptions", NULL };
	struct question question = { .show_count = true };
	struct strbuf comment = {0};
	const char *wrong = NULL;

	question.prompt = keep_shown(exchange, value, "questionText");
	if (*question.prompt == '\0')
		wrong = "a question needs `questionText`";
	else
		wrong = read_options(exchange, value_get(value, "answerOptions"), &question,
				     &comment);
	if (wrong != NULL) {
		import_broken_value(exchange, value, wrong);
	} else {
		import_leave_unknown(exchange, &comment, value, known);
		exchange_add(exchange, &question, keep_comment(exchange, &comment));
	}
	strbuf_deinit(&comment);
}

/* The title of one of several quizzes stands over its first question. */
static void read_quiz(struct exchange *exchange, const struct value *quiz, bool alone)
{
	const struct value *list = value_get(quiz, "quiz"), *id = value_get(quiz, "id");
	static const char *const known[] = { "id", "title", "quiz", NULL };
	const char *title = keep_member(exchange, quiz, "title");
	struct strbuf comment = {0};

	if (list == NULL || list->kind != VALUE_LIST) {
		import_broken_value(exchange, quiz, "a quiz needs `quiz`: a list of questions");
		return;
	}
	if (alone && *title != '\0') {
		exchange->title = title;
	} else {
		strbuf_add(&comment, "quiz");
		if (id != NULL && id->text != NULL)
			strbuf_addf(&comment, " %.40s", id->text);
		if (*title != '\0')
			strbuf_addf(&comment, ": %s", title);
	}
	import_leave_unknown(exchange, &comment, quiz, known);
	if (comment.len > 0)
		exchange_add(exchange, NULL, keep_comment(exchange, &comment));
	strbuf_deinit(&comment);
	for (const struct value *question = list->first; question != NULL;
	     question = question->next)
		read_question(exchange, question);
}

void beginners_read(struct exchange *exchange, const char *text, size_t len)
{
	static const char *const known[] = { "title", "quizzes", NULL };
	struct err err = {0};
	struct strbuf comment = {0};
	struct value_tree *tree = json_read(text, len, exchange->path, &err);
	const struct value *list;

	if (tree == NULL) {
		import_fault_err(exchange, &err);
		return;
	}
	list = tree->root;
	if (list->kind == VALUE_LIST && value_get(list->first, "quizzes") != NULL) {
		const char *title = keep_member(exchange, list->first, "title");

		if (*title != '\0')
			exchange->title = title;
		import_leave_unknown(exchange, &comment, list->first, known);
		list = value_get(list->first, "quizzes");
	}
	if (value_get(list, "quizzes") != NULL) {
		import_leave_unknown(exchange, &comment, list, known);
		list = value_get(list, "quizzes");
	}
	if (comment.len > 0)
		exchange_add(exchange, NULL, keep_comment(exchange, &comment));
	strbuf_deinit(&comment);
	if (list->kind != VALUE_LIST || list->count == 0)
		exchange_fault(exchange, list->line, true,
			       "this is no list of quizzes, nor a table with one in `quizzes`");
	else
		for (const struct value *quiz = list->first; quiz != NULL; quiz = quiz->next)
			read_quiz(exchange, quiz, list->count == 1);
	value_tree_free(tree);
}
