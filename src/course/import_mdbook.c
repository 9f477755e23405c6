/* import_mdbook.c - the TOML files of mdbook-quiz: ShortAnswer, MultipleChoice, Tracing. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/toml.h"
#include "course/import.h"

struct kind;

struct record {
	struct exchange *exchange;
	const struct value *value;	/* of [[questions]] */
	const struct value *prompt, *answer;
	const struct kind *kind;
	struct strbuf comment;		/* what has no counterpart */
	struct question question;
};

typedef const char *fill_fn(struct record *record);	/* what is wrong, or NULL */

/* NULL if there is no such text. */
static const char *keep(struct record *record, const struct value *value)
{
	const char *text = value_text(value, "");

	text = exchange_keep(record->exchange, text, strlen(text));
	return *text != '\0' ? text : NULL;
}

/* What became of a part is said, and stands above the question. */
static void leave(struct record *record, int line, const char *said)
{
	exchange_fault(record->exchange, line, false, "%s", said);
	if (record->comment.len > 0)
		strbuf_addc(&record->comment, '\n');
	strbuf_add(&record->comment, said);
}

/* One of the accepted texts. */
static void accept(struct record *record, struct quiz_blank *blank, const struct value *value)
{
	const char *text = keep(record, value);

	if (text != NULL)
		blank->accept[blank->accept_count++] = import_exact(record->exchange, text);
}

static struct quiz_blank *add_blank(struct record *record, size_t room)
{
	struct quiz_blank *blank = arena_alloc(&record->exchange->arena, sizeof *blank);

	blank->accept = arena_array(&record->exchange->arena, room, sizeof *blank->accept);
	record->question.blanks = blank;
	record->question.blank_count = 1;
	return blank;
}

static const char *fill_short(struct record *record)
{
	const struct value *more = value_get(record->answer, "alternatives");
	size_t room = 1 + (more != NULL ? more->count : 0);
	struct quiz_blank *blank;

	if (room > QUIZ_ACCEPT_MAX)
		return "a question has more than 1000 answers";
	record->question.type = QUESTION_TEXT;
	blank = add_blank(record, room);
	accept(record, blank, value_get(record->answer, "answer"));
	if (blank->accept_count == 0)
		return "a ShortAnswer needs `answer.answer`: a text";
	if (more != NULL && more->kind == VALUE_LIST)
		for (const struct value *at = more->first; at != NULL; at = at->next)
			accept(record, blank, at);
	return NULL;
}

/* --- choices --- */

static const char *add_choice(struct record *record, const struct value *value, bool correct)
{
	struct question *question = &record->question;
	const char *text = keep(record, value);

	if (text == NULL)
		return "a choice has to be a text";
	if (question->choice_count == QUIZ_CHOICES_MAX)
		return "a question has more than 26 choices";
	question->choices[question->choice_count++] =
		(struct choice){ .text = text, .correct = correct };
	return NULL;
}

static const char *add_list(struct record *record, const struct value *list, bool correct)
{
	const char *wrong = NULL;

	if (list == NULL)
		return NULL;
	if (list->kind != VALUE_LIST)
		return add_choice(record, list, correct);
	for (const struct value *at = list->first; at != NULL && wrong == NULL; at = at->next)
		wrong = add_choice(record, at, correct);
	return wrong;
}

static int compare_choices(const void *left, const void *right)
{
	return strcmp(((const struct choice *)left)->text, ((const struct choice *)right)->text);
}

/* Right ones stand first. They are moved behind `index` of the wrong ones. */
static void insert_at(struct question *question, size_t right, size_t index)
{
	struct choice moved[QUIZ_CHOICES_MAX];
	size_t wrong = question->choice_count - right;

	index = index < wrong ? index : wrong;
	memcpy(moved, question->choices, right * sizeof *moved);
	memmove(question->choices, question->choices + right, index * sizeof *moved);
	memcpy(question->choices + index, moved, right * sizeof *moved);
}

static const char *fill_choices(struct record *record)
{
	struct question *question = &record->question;
	const struct value *answers = value_get(record->answer, "answer");
	const struct value *index = value_get(record->prompt, "answerIndex");
	const struct value *sort = value_get(record->prompt, "sortAnswers");
	const char *wrong;
	size_t right;
	bool sorted = sort != NULL && sort->kind == VALUE_BOOL && sort->truth;
	bool placed = index != NULL && index->kind == VALUE_NUMBER && index->number >= 0;

	question->choices = arena_array(&record->exchange->arena, QUIZ_CHOICES_MAX,
					sizeof *question->choices);
	wrong = add_list(record, answers, true);
	right = question->choice_count;
	if (wrong == NULL)
		wrong = add_list(record, value_get(record->prompt, "distractors"), false);
	if (wrong != NULL)
		return wrong;
	if (right == 0)
		return "a MultipleChoice needs `answer.answer`: a text or a list of them";
	if (question->choice_count < 2)
		return "a MultipleChoice needs `prompt.distractors`: a list of texts";
	question->type = answers->kind == VALUE_LIST ? QUESTION_MULTIPLE : QUESTION_SINGLE;
	if (sorted)
		qsort(question->choices, question->choice_count, sizeof *question->choices,
		      compare_choices);
	else if (placed)
		insert_at(question, right,
			  index->number < QUIZ_CHOICES_MAX ? (size_t)index->number
							   : QUIZ_CHOICES_MAX);
	for (size_t i = 0; i < question->choice_count; i++)
		question->choices[i].pin = sorted || placed;
	return NULL;
}

/* --- tracing --- */

static const char *set_code(struct record *record, const char *ask, const char *program)
{
	struct strbuf fence = {0}, out = {0};
	const char *kept;

	strbuf_add(&fence, "```");
	while (strstr(program, strbuf_text(&fence)) != NULL)
		strbuf_addc(&fence, '`');
	strbuf_addf(&out, "%s\n\n%srust\n", ask, strbuf_text(&fence));
	strbuf_addf(&out, "%s\n%s", program, strbuf_text(&fence));
	kept = arena_strdup(&record->exchange->arena, strbuf_text(&out));
	strbuf_deinit(&fence);
	strbuf_deinit(&out);
	return kept;
}

static const char *fill_tracing(struct record *record)
{
	struct question *question = &record->question;
	const struct value *compiles = value_get(record->answer, "doesCompile");
	const char *program = keep(record, value_get(record->prompt, "program"));
	struct quiz_blank *blank;

	if (program == NULL)
		return "a Tracing needs `prompt.program`: a text";
	if (compiles == NULL || compiles->kind != VALUE_BOOL)
		return "a Tracing needs `answer.doesCompile`: true or false";
	blank = add_blank(record, 1);
	accept(record, blank, value_get(record->answer, "stdout"));
	if (compiles->truth && blank->accept_count > 0) {
		question->type = QUESTION_OUTPUT;
		question->prompt = set_code(record, "What does this program print?", program);
		return NULL;
	}
	leave(record, record->value->line,
	      "a Tracing without output has become a question whether it compiles");
	question->type = QUESTION_TRUEFALSE;
	question->blanks = NULL;
	question->blank_count = 0;
	question->choice_count = 2;
	question->choices = arena_array(&record->exchange->arena, 2, sizeof *question->choices);
	question->choices[0] = (struct choice){
		.text = "True", .correct = compiles->truth, .pin = true};
	question->choices[1] = (struct choice){
		.text = "False", .correct = !compiles->truth, .pin = true};
	question->prompt = set_code(record, "This program compiles.", program);
	return NULL;
}

/* --- a question --- */

static const struct kind {
	const char *name;
	fill_fn *fill;
	const char *prompt[4], *answer[3];	/* the keys that are read */
} kinds[] = {
	{ "ShortAnswer", fill_short, { "prompt" }, { "answer", "alternatives" } },
	{ "MultipleChoice", fill_choices,
	  { "prompt", "distractors", "answerIndex", "sortAnswers" }, { "answer" } },
	{ "Tracing", fill_tracing, { "program" }, { "doesCompile", "stdout" } },
};

static const char *fill(struct record *record)
{
	const char *type = value_text(value_get(record->value, "type"), "");

	record->question.prompt = keep(record, value_get(record->prompt, "prompt"));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *wrong;

		if (strcmp(kinds[i].name, type) != 0)
			continue;
		record->kind = &kinds[i];
		wrong = kinds[i].fill(record);
		if (wrong == NULL && record->question.prompt == NULL)
			wrong = "a question needs `prompt.prompt`: a text";
		return wrong;
	}
	return "a question needs `type`: ShortAnswer, MultipleChoice or Tracing";
}

/* What was not read is said and kept. */
static void leave_rest(struct record *record)
{
	static const char *const known[] = {
		"type", "prompt", "answer", "context", "id", "multipart", NULL
	};
	const char *keys[5] = {0};

	import_leave_unknown(record->exchange, &record->comment, record->value, known);
	memcpy(keys, record->kind->prompt, sizeof record->kind->prompt);
	import_leave_unknown(record->exchange, &record->comment, record->prompt, keys);
	import_leave_unknown(record->exchange, &record->comment, record->answer,
			     record->kind->answer);
}

/* The text that several questions share stands before each of them. */
static const char *share(struct record *record, const struct value *root)
{
	const char *key = value_text(value_get(record->value, "multipart"), NULL);
	const char *shared = key != NULL
				     ? keep(record, value_get(value_get(root, "multipart"), key))
				     : NULL;
	struct strbuf out = {0};

	if (key == NULL)
		return NULL;
	if (shared == NULL)
		return "`multipart` names no text of [multipart]";
	strbuf_addf(&out, "%s\n\n", shared);
	strbuf_add(&out, record->question.prompt);
	record->question.prompt = arena_strdup(&record->exchange->arena, strbuf_text(&out));
	strbuf_deinit(&out);
	return NULL;
}

static void read_record(struct exchange *exchange, const struct value *root,
			const struct value *value)
{
	struct record record = { .exchange = exchange, .value = value,
				 .prompt = value_get(value, "prompt"),
				 .answer = value_get(value, "answer"),
				 .question = { .show_count = false } };
	const char *wrong = fill(&record), *id;

	if (wrong == NULL)
		wrong = share(&record, root);
	if (wrong != NULL) {
		import_broken_value(exchange, value, wrong);
		strbuf_deinit(&record.comment);
		return;
	}
	leave_rest(&record);
	record.question.explain = keep(&record, value_get(value, "context"));
	id = value_text(value_get(value, "id"), NULL);
	if (id != NULL)
		record.question.id = exchange_id(exchange, id);
	if (id != NULL && record.question.id == NULL)
		leave(&record, value->line, "an `id` without a letter or digit is left out");
	exchange_add(exchange, &record.question, record.comment.len > 0
			     ? exchange_keep(exchange, record.comment.data, record.comment.len)
			     : NULL);
	strbuf_deinit(&record.comment);
}

void mdbook_read(struct exchange *exchange, const char *text, size_t len)
{
	static const char *const known[] = { "questions", "multipart", NULL };
	struct strbuf comment = {0};
	struct err err = {0};
	struct value_tree *tree = toml_read(text, len, exchange->path, &err);
	const struct value *list;

	if (tree == NULL) {
		import_fault_err(exchange, &err);
		return;
	}
	import_leave_unknown(exchange, &comment, tree->root, known);
	if (comment.len > 0)
		exchange_add(exchange, NULL, exchange_keep(exchange, comment.data, comment.len));
	strbuf_deinit(&comment);
	list = value_get(tree->root, "questions");
	if (list == NULL || list->kind != VALUE_LIST)
		exchange_fault(exchange, 1, true, "there is no [[questions]] in this file");
	else
		for (const struct value *value = list->first; value != NULL; value = value->next)
			read_record(exchange, tree->root, value);
	value_tree_free(tree);
}
