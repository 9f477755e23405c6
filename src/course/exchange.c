/* exchange.c - what the readers and writers of other forms have in common, and their table. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/exchange.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decode.h"
#include "base/sanitize.h"
#include "base/xalloc.h"
#include "course/import.h"
#include "course/quiz_write.h"

#define FAULTS_MAX 1000

static const struct {
	const char *name;
	exchange_reader *read;
} readers[] = {
	{ "gift",  gift_read },
	{ "aiken", aiken_read },
	{ "mkdocs-quiz",   mkdocs_read },
	{ "mdbook-quiz",   mdbook_read },
	{ "for-beginners", beginners_read },
};

static const struct exchange_target targets[] = {
	{ "gift",  "", gift_write },
	{ "aiken", "", aiken_write },
	{ "anki",  "#separator:tab\n#html:true\n#notetype column:1\n#tags column:4\n"
		   "#guid column:5\n", anki_write },
	{ "csv",   "id,type,prompt,choices,answer,hints,explain,ref,points,why,accept,tolerance,case,tag\r\n", csv_write },
};

exchange_reader *exchange_find_reader(const char *name)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (strcmp(readers[i].name, name) == 0)
			return readers[i].read;
	return NULL;
}

const struct exchange_target *exchange_find_target(const char *name)
{
	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
		if (strcmp(targets[i].name, name) == 0)
			return &targets[i];
	return NULL;
}

const char *exchange_reader_names(void)
{
	return "gift, aiken, mkdocs-quiz, mdbook-quiz, for-beginners";
}

const char *exchange_target_names(void)
{
	return "gift, aiken, anki, csv";
}

struct exchange *exchange_new(const char *path)
{
	struct exchange *exchange = xcalloc(1, sizeof *exchange);

	exchange->path = arena_strdup(&exchange->arena, path);
	return exchange;
}

void exchange_free(struct exchange *exchange)
{
	if (exchange == NULL)
		return;
	lookup_deinit(&exchange->ids);
	free(exchange->items);
	free(exchange->faults);
	arena_deinit(&exchange->arena);
	free(exchange);
}

struct exchange *exchange_read(exchange_reader *reader, const char *path, const char *bytes,
			       size_t len)
{
	struct exchange *exchange = exchange_new(path);
	struct decoded decoded = {0};

	decode_text(&decoded, bytes, len);
	if (decoded.not_utf8)
		exchange_fault(exchange, decoded.bad_line, false,
			       "the text is not UTF-8; damaged characters were replaced or recoded");
	reader(exchange, strbuf_text(&decoded.text), decoded.text.len);
	decode_deinit(&decoded);
	if (exchange->count == 0 && exchange->broken == 0)
		exchange_fault(exchange, 1, true, "there is no question in this file");
	return exchange;
}

const char *exchange_keep(struct exchange *exchange, const char *text, size_t len)
{
	struct strbuf clean = {0};
	const char *start;
	char *kept;

	sanitize_text(&clean, text, len, SANITIZE_CODE);
	start = strbuf_text(&clean);
	start += strspn(start, " \n");
	len = strlen(start);
	while (len > 0 && (start[len - 1] == ' ' || start[len - 1] == '\n'))
		len--;
	kept = arena_strndup(&exchange->arena, start, len);
	strbuf_deinit(&clean);
	return kept;
}

void exchange_fault(struct exchange *exchange, int line, bool broken, const char *format, ...)
{
	char message[512];
	char *clean;
	va_list args;

	exchange->broken += broken;
	if (exchange->fault_count == FAULTS_MAX)
		return;
	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	clean = sanitize_dup(exchange->fault_count == FAULTS_MAX - 1
				     ? "there is more to say of this file; mend the above first"
				     : message,
			     SANITIZE_LINE);
	exchange->faults = xgrow(exchange->faults, exchange->fault_count, &exchange->fault_cap,
				 sizeof *exchange->faults);
	exchange->faults[exchange->fault_count++] = (struct exchange_fault){
		.path = exchange->path,
		.line = line,
		.broken = broken,
		.message = arena_strdup(&exchange->arena, clean)};
	free(clean);
}

const char *exchange_id(struct exchange *exchange, const char *name)
{
	char id[QUIZ_ID_MAX + 1];
	size_t len = 0;

	for (; *name != '\0' && len < QUIZ_ID_MAX; name++) {
		bool good = (*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z') ||
			    (*name >= '0' && *name <= '9') || strchr("._-", *name) != NULL;

		if (good)
			id[len++] = *name;
		else if (len > 0 && id[len - 1] != '-')
			id[len++] = '-';
	}
	while (len > 0 && id[len - 1] == '-' && name[-1] != '-')
		len--;
	return len > 0 ? arena_strndup(&exchange->arena, id, len) : NULL;
}

/* The id itself, or the id and a number that no other has. */
static const char *free_id(struct exchange *exchange, const char *id)
{
	char made[QUIZ_ID_MAX + 1];

	if (lookup_find(&exchange->ids, id) < 0)
		return id;
	for (size_t number = exchange->count;; number++) {
		snprintf(made, sizeof made, "%.48s-%zu", id, number);
		if (lookup_find(&exchange->ids, made) < 0)
			return arena_strdup(&exchange->arena, made);
	}
}

void exchange_add(struct exchange *exchange, const struct question *question, const char *comment)
{
	struct exchange_item item = {.comment = comment, .no_question = question == NULL};

	if (question != NULL) {
		char *key = xasprintf(":%d:%s", (int)question->type,
				      question->prompt != NULL ? question->prompt : "");

		item.question = *question;
		if (question->points == 0)
			item.question.points = 1;
		if (question->id == NULL && lookup_find(&exchange->ids, key) >= 0)
			item.question.id = "question";
		if (item.question.id != NULL) {
			item.question.id = free_id(exchange, item.question.id);
			lookup_add(&exchange->ids, item.question.id, 0, NULL);
		}
		if (lookup_find(&exchange->ids, key) < 0)
			lookup_add(&exchange->ids, arena_strdup(&exchange->arena, key), 0, NULL);
		free(key);
	}
	exchange->items = xgrow(exchange->items, exchange->count, &exchange->cap,
				sizeof *exchange->items);
	exchange->items[exchange->count++] = item;
}

void exchange_add_prompt(struct strbuf *out, const struct question *question)
{
	if (question->type != QUESTION_CLOZE) {
		strbuf_add(out, question->prompt);
		return;
	}
	for (size_t i = 0; i < question->blank_count; i++)
		strbuf_addf(out, "%s_____", question->pieces[i]);
	strbuf_add(out, question->pieces[question->blank_count]);
}

static void add_text(struct strbuf *out, size_t index, const char *text)
{
	strbuf_add(out, index > 0 ? "\n" : "");
	strbuf_add(out, text);
}

void exchange_add_answer(struct strbuf *out, const struct question *question)
{
	size_t found = 0;

	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].correct)
			add_text(out, found++, question->choices[i].text);
	for (size_t i = 0; i < question->blank_count; i++)
		add_text(out, i, question->blanks[i].accept[0]);
	for (size_t i = 0; i < question->pair_count; i++) {
		add_text(out, i, question->pairs[i].left);
		strbuf_addf(out, " -> %s", question->items[question->pairs[i].right]);
	}
	if (question->type == QUESTION_ORDER)
		for (size_t i = 0; i < question->item_count; i++)
			add_text(out, i, question->items[i]);
	if (question->type == QUESTION_NUMBER) {
		quiz_write_number(out, question->number);
		if (question->unit != NULL)
			strbuf_addf(out, " %s", question->unit);
	}
	if (question->reply != NULL)
		strbuf_add(out, question->reply);
}
