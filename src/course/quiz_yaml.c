/*
 * quiz_yaml.c - the YAML of a quiz, field by field.
 *
 * A setting that is wrong keeps its default; a question that is wrong is left out; each fault is
 * said with its place. What belongs to one type of question is one row of the table `types`.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/quiz_yaml.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/sanitize.h"
#include "base/suggest.h"
#include "base/xalloc.h"

#define FAULTS_MAX 1000

typedef bool read_fn(const struct quiz_source *source, const struct yaml_node *node,
		     struct question *question);

static read_fn read_single, read_multiple, read_truefalse;

/* Keys that any question may have; those of one type stand in its row. */
static const char *const common_keys[] = {"id",      "type", "prompt", "hints",
					  "explain", "ref",  "points", NULL};

/* A type without a reader is known, but cannot be asked yet. */
static const struct {
	const char *name;
	const char *keys[4];
	read_fn *read;
} types[QUESTION_TYPE_COUNT] = {
	[QUESTION_SINGLE]    = { "single",    { "choices" },                     read_single },
	[QUESTION_MULTIPLE]  = { "multiple",  { "choices", "count" },            read_multiple },
	[QUESTION_TRUEFALSE] = { "truefalse", { "answer" },                      read_truefalse },
	[QUESTION_NUMBER]    = { "number",    { "answer", "tolerance", "unit" }, NULL },
	[QUESTION_TEXT]      = { "text",      { "accept", "case" },              NULL },
	[QUESTION_OUTPUT]    = { "output",    { "accept", "case" },              NULL },
	[QUESTION_ORDER]     = { "order",     { "items" },                       NULL },
	[QUESTION_MATCH]     = { "match",     { "pairs", "extra" },              NULL },
	[QUESTION_CLOZE]     = { "cloze",     { NULL },                          NULL },
	[QUESTION_CARD]      = { "card",      { "answer" },                      NULL },
};

const char *question_type_name(enum question_type type)
{
	return types[type].name;
}

int question_type_find(const char *name)
{
	for (int i = 0; i < QUESTION_TYPE_COUNT; i++)
		if (strcmp(types[i].name, name) == 0)
			return i;
	return -1;
}

/* --- faults --- */

static struct quiz_fault *fault_push(const struct quiz_source *source, enum quiz_fault_kind kind,
				     const char *message)
{
	struct quiz *quiz = source->quiz;
	struct quiz_fault *fault;
	char *clean;

	if (quiz->fault_count == FAULTS_MAX)
		return &quiz->faults[FAULTS_MAX - 1];
	clean = sanitize_dup(message, SANITIZE_LINE);
	quiz->faults = xgrow(quiz->faults, quiz->fault_count, &quiz->fault_cap,
			     sizeof *quiz->faults);
	fault = &quiz->faults[quiz->fault_count++];
	*fault = (struct quiz_fault){ .kind = kind, .path = source->path };
	fault->message = arena_strdup(&quiz->arena, clean);
	free(clean);
	return fault;
}

void quiz_yaml_fault(const struct quiz_source *source, const struct yaml_node *node,
		     enum quiz_fault_kind kind, const char *format, ...)
{
	char message[512];
	va_list args;
	struct quiz_fault *fault;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	fault = fault_push(source, kind, message);
	if (node != NULL) {
		fault->line = node->line;
		fault->column = node->column;
	}
}

void quiz_yaml_fault_err(const struct quiz_source *source, enum quiz_fault_kind kind,
			 const struct err *err)
{
	size_t path_len = strlen(source->path);
	const char *text = err->text;
	int line = 0, column = 0, used = 0;
	struct quiz_fault *fault;

	if (strncmp(text, source->path, path_len) == 0 && text[path_len] == ':') {
		text += path_len;
		if (sscanf(text, ":%9d:%9d:%n", &line, &column, &used) == 2 && used > 0)
			text += used;
		else
			text++;
		text += strspn(text, " ");
	}
	fault = fault_push(source, kind, text);
	fault->line = line;
	fault->column = column;
}

#define INVALID(source, node, ...) quiz_yaml_fault(source, node, QUIZ_FAULT_INVALID, __VA_ARGS__)

/* --- fields --- */

static bool is_one_of(const char *word, const char *const *known)
{
	for (; *known != NULL; known++)
		if (strcmp(word, *known) == 0)
			return true;
	return false;
}

/* Says each key that is not among the known ones; what: "a quiz", "a choice". */
static bool keys_known(const struct quiz_source *source, const struct yaml_node *map,
		       const char *const *known, const char *what)
{
	bool good = true;

	for (size_t i = 0; i < map->count; i++) {
		const char *key = map->keys[i]->text;
		const char *near;

		if (is_one_of(key, known))
			continue;
		good = false;
		near = suggest_nearest(key, known);
		if (near != NULL)
			INVALID(source, map->keys[i], "%s has no key `%.60s`; did you mean `%s`?",
				what, key, near);
		else
			INVALID(source, map->keys[i], "%s has no key `%.60s`", what, key);
	}
	return good;
}

static const char *keep(const struct quiz_source *source, const char *text)
{
	return arena_strdup(&source->quiz->arena, text);
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\n")] == '\0';
}

/* A text that may be missing (then *out stays), but not be empty or a list. */
static bool read_text(const struct quiz_source *source, const struct yaml_node *map,
		      const char *key, const char **out)
{
	const struct yaml_node *node = yaml_get(map, key);

	if (node == NULL)
		return true;
	if (node->kind != YAML_SCALAR || is_blank(node->text)) {
		INVALID(source, node, "`%s` has to be a text", key);
		return false;
	}
	*out = keep(source, node->text);
	return true;
}

static bool read_bool(const struct quiz_source *source, const struct yaml_node *map,
		      const char *key, bool *out)
{
	const struct yaml_node *node = yaml_get(map, key);

	if (node == NULL || yaml_bool(node, out))
		return true;
	INVALID(source, node, "`%s` has to be true or false", key);
	return false;
}

static bool read_number(const struct quiz_source *source, const struct yaml_node *map,
			const char *key, double most, double *out)
{
	const struct yaml_node *node = yaml_get(map, key);
	double value;

	if (node == NULL)
		return true;
	if (!yaml_double(node, &value) || !isfinite(value) || value < 0 || value > most) {
		INVALID(source, node, "`%s` has to be a number from 0 to %g", key, most);
		return false;
	}
	*out = value;
	return true;
}

/* 0 to 100, with or without a percent sign. */
static void read_percent(const struct quiz_source *source, const struct yaml_node *map,
			 const char *key, double *out)
{
	const struct yaml_node *node = yaml_get(map, key);
	const char *text = yaml_text(node, "");
	size_t len = strlen(text);
	struct yaml_node bare;
	char number[32];
	double value;

	if (node == NULL)
		return;
	if (len > 0 && text[len - 1] == '%')
		len--;
	if (len > 0 && len < sizeof number) {
		memcpy(number, text, len);
		number[len] = '\0';
		bare = *node;
		bare.text = number;
		if (yaml_double(&bare, &value) && value >= 0 && value <= 100) {
			*out = value;
			return;
		}
	}
	INVALID(source, node, "`%s` has to be a percentage from 0 to 100", key);
}

static bool read_int(const struct quiz_source *source, const struct yaml_node *map, const char *key,
		     long most, long *out)
{
	const struct yaml_node *node = yaml_get(map, key);
	long value;

	if (node == NULL)
		return false;
	if (yaml_int(node, &value) && value >= 1 && value <= most) {
		*out = value;
		return true;
	}
	INVALID(source, node, "`%s` has to be a whole number from 1 to %ld", key, most);
	return false;
}

/* The index of a word in a list; -1 if the key is missing, -2 after a fault. */
static int read_word(const struct quiz_source *source, const struct yaml_node *map, const char *key,
		     const char *const *words)
{
	const struct yaml_node *node = yaml_get(map, key);
	struct strbuf list = {0};

	if (node == NULL)
		return -1;
	for (int i = 0; words[i] != NULL; i++) {
		if (strcmp(yaml_text(node, ""), words[i]) == 0) {
			strbuf_deinit(&list);
			return i;
		}
		strbuf_addf(&list, "%s%s",
			    i == 0                 ? ""
			    : words[i + 1] == NULL ? " or "
						   : ", ",
			    words[i]);
	}
	INVALID(source, node, "`%s` has to be %s", key, strbuf_text(&list));
	strbuf_deinit(&list);
	return -2;
}

/* --- choices --- */

static bool read_choice(const struct quiz_source *source, const struct yaml_node *node,
			struct choice *choice)
{
	static const char *const known[] = { "text", "correct", "why", "pin", NULL };
	bool good;

	if (node->kind == YAML_SCALAR) {
		choice->text = keep(source, node->text);
		if (!is_blank(node->text))
			return true;
		INVALID(source, node, "a choice needs a text");
		return false;
	}
	if (node->kind != YAML_MAP) {
		INVALID(source, node,
			"a choice is a text, or a map with `text`, `correct`, `why` and `pin`");
		return false;
	}
	good = keys_known(source, node, known, "a choice");
	good &= read_text(source, node, "text", &choice->text);
	good &= read_text(source, node, "why", &choice->why);
	good &= read_bool(source, node, "correct", &choice->correct);
	good &= read_bool(source, node, "pin", &choice->pin);
	if (good && choice->text == NULL) {
		INVALID(source, node, "a choice needs a `text`");
		good = false;
	}
	return good;
}

/* *right: how many are correct. */
static bool read_choices(const struct quiz_source *source, const struct yaml_node *map,
			 struct question *question, size_t *right)
{
	const struct yaml_node *node = yaml_get(map, "choices");
	bool good = true;

	if (node == NULL || node->kind != YAML_LIST || node->count < 2 ||
	    node->count > QUIZ_CHOICES_MAX) {
		INVALID(source, node != NULL ? node : map,
			"a question of type %s needs `choices`: a list of 2 to %d",
			types[question->type].name, QUIZ_CHOICES_MAX);
		return false;
	}
	question->choices = arena_array(&source->quiz->arena, node->count,
					sizeof *question->choices);
	question->choice_count = node->count;
	*right = 0;
	for (size_t i = 0; i < node->count; i++) {
		good &= read_choice(source, node->items[i], &question->choices[i]);
		*right += question->choices[i].correct;
	}
	return good;
}

static bool read_single(const struct quiz_source *source, const struct yaml_node *node,
			struct question *question)
{
	size_t right;

	if (!read_choices(source, node, question, &right))
		return false;
	if (right == 1)
		return true;
	if (right == 0)
		INVALID(source, node, "no choice is marked `correct: true`");
	else
		INVALID(source, node,
			"%zu choices are marked `correct: true`; keep one, or make the type "
			"multiple",
			right);
	return false;
}

static bool read_multiple(const struct quiz_source *source, const struct yaml_node *node,
			  struct question *question)
{
	static const char *const words[] = { "show", "hide", NULL };
	int count = read_word(source, node, "count", words);
	size_t right;

	if (!read_choices(source, node, question, &right) || count == -2)
		return false;
	question->show_count = count != 1;
	if (right == 0)
		INVALID(source, node, "no choice is marked `correct: true`");
	return right > 0;
}

static bool read_truefalse(const struct quiz_source *source, const struct yaml_node *node,
			   struct question *question)
{
	const struct yaml_node *answer = yaml_get(node, "answer");
	bool right = false;

	if (!yaml_bool(answer, &right)) {
		INVALID(source, answer != NULL ? answer : node,
			"a question of type truefalse needs `answer: true` or `answer: false`");
		return false;
	}
	question->choices = arena_array(&source->quiz->arena, 2, sizeof *question->choices);
	question->choice_count = 2;
	question->choices[0] = (struct choice){ .text = "True", .correct = right, .pin = true };
	question->choices[1] = (struct choice){ .text = "False", .correct = !right, .pin = true };
	return true;
}

/* --- a question --- */

static bool id_is_good(const char *id)
{
	size_t len = strspn(id,
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

	return id[len] == '\0' && len >= 1 && len <= QUIZ_ID_MAX;
}

static bool read_id(const struct quiz_source *source, const struct yaml_node *node,
		    struct question *question)
{
	const struct yaml_node *id = yaml_get(node, "id");
	uint64_t hash = HASH_START;
	char made[24];

	if (id != NULL && !id_is_good(yaml_text(id, ""))) {
		INVALID(source, id,
			"an `id` is 1 to %d letters, digits, dots, underscores and hyphens",
			QUIZ_ID_MAX);
		return false;
	}
	if (id == NULL) {
		const char *name = types[question->type].name;

		hash = hash_bytes(hash, name, strlen(name) + 1);
		hash = hash_bytes(hash, question->prompt, strlen(question->prompt));
		snprintf(made, sizeof made, "%016llx", (unsigned long long)hash);
	}
	question->id = keep(source, id != NULL ? id->text : made);
	if (quiz_find(source->quiz, question->id) == NULL)
		return true;
	if (id != NULL)
		INVALID(source, id, "a second question has the id `%s`", question->id);
	else
		INVALID(source, node, "a second question has the same prompt; give each an `id`");
	return false;
}

static bool read_hints(const struct quiz_source *source, const struct yaml_node *map,
		       struct question *question)
{
	const struct yaml_node *node = yaml_get(map, "hints");

	if (node == NULL)
		return true;
	if (node->kind != YAML_LIST || node->count > QUIZ_HINTS_MAX) {
		INVALID(source, node, "`hints` has to be a list of at most %d texts",
			QUIZ_HINTS_MAX);
		return false;
	}
	question->hints = arena_array(&source->quiz->arena, node->count, sizeof *question->hints);
	question->hint_count = node->count;
	for (size_t i = 0; i < node->count; i++) {
		if (node->items[i]->kind != YAML_SCALAR || is_blank(node->items[i]->text)) {
			INVALID(source, node->items[i], "a hint has to be a text");
			return false;
		}
		question->hints[i] = keep(source, node->items[i]->text);
	}
	return true;
}

/* The type, or -1 after a fault. */
static int read_type(const struct quiz_source *source, const struct yaml_node *node)
{
	const struct yaml_node *type = yaml_get(node, "type");
	const char *names[QUESTION_TYPE_COUNT + 1] = { NULL };
	const char *near;
	int found = question_type_find(yaml_text(type, ""));

	if (found >= 0)
		return found;
	for (int i = 0; i < QUESTION_TYPE_COUNT; i++)
		names[i] = types[i].name;
	near = type != NULL && type->kind == YAML_SCALAR ? suggest_nearest(type->text, names)
							 : NULL;
	if (type == NULL)
		INVALID(source, node, "a question needs a `type`, such as `type: single`");
	else if (near != NULL)
		INVALID(source, type, "there is no type `%.40s`; did you mean `%s`?", type->text,
			near);
	else
		INVALID(source, type,
			"there is no type `%.40s`; the types are single, multiple, truefalse, "
			"number, "
			"text, output, order, match, cloze and card",
			yaml_text(type, "?"));
	return -1;
}

static bool question_keys_known(const struct quiz_source *source, const struct yaml_node *node,
				int type)
{
	const char *known[16] = { NULL };
	char what[48];
	size_t count = 0;

	for (; common_keys[count] != NULL; count++)
		known[count] = common_keys[count];
	for (size_t i = 0;
	     i < sizeof types[type].keys / sizeof *types[type].keys && types[type].keys[i] != NULL;
	     i++)
		known[count++] = types[type].keys[i];
	snprintf(what, sizeof what, "a question of type %s", types[type].name);
	return keys_known(source, node, known, what);
}

static bool read_common(const struct quiz_source *source, const struct yaml_node *node,
			struct question *question)
{
	bool good = read_text(source, node, "prompt", &question->prompt);

	good &= read_text(source, node, "explain", &question->explain);
	good &= read_text(source, node, "ref", &question->ref);
	good &= read_number(source, node, "points", QUIZ_POINTS_MAX, &question->points);
	good &= read_hints(source, node, question);
	if (good && question->prompt == NULL) {
		INVALID(source, node, "a question needs a `prompt`");
		good = false;
	}
	return good;
}

static void read_question(const struct quiz_source *source, const struct yaml_node *node)
{
	struct quiz *quiz = source->quiz;
	struct question question = { .points = 1, .show_count = true, .path = source->path };
	int type;
	bool good;

	if (node->kind != YAML_MAP) {
		INVALID(source, node, "a question is a map with `type` and `prompt`");
		return;
	}
	type = read_type(source, node);
	if (type < 0)
		return;
	question.type = (enum question_type)type;
	question.line = node->line;
	question.column = node->column;
	good = question_keys_known(source, node, type);
	good &= read_common(source, node, &question);
	if (good && types[type].read == NULL) {
		quiz_yaml_fault(source, node, QUIZ_FAULT_NOT_YET,
				"questions of type %s cannot be asked yet; left out",
				types[type].name);
		return;
	}
	if (!good || !types[type].read(source, node, &question) ||
	    !read_id(source, node, &question))
		return;
	if (quiz->question_count == QUIZ_QUESTIONS_MAX) {
		INVALID(source, node, "a quiz has at most %d questions; this one is left out",
			QUIZ_QUESTIONS_MAX);
		return;
	}
	quiz->questions = xgrow(quiz->questions, quiz->question_count, &quiz->question_cap,
				sizeof question);
	quiz->questions[quiz->question_count++] = question;
}

void quiz_yaml_questions(const struct quiz_source *source, const struct yaml_node *node)
{
	if (node->kind == YAML_MAP && node->count > 0) {
		if (source->bad_line == 0)
			read_question(source, node);
		return;
	}
	if (node->kind != YAML_LIST || node->count == 0) {
		INVALID(source, node, "a question, or a list of questions, has to stand here");
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		bool last = i + 1 == node->count;

		if (source->bad_line >= node->items[i]->line &&
		    (last || source->bad_line < node->items[i + 1]->line))
			continue;
		read_question(source, node->items[i]);
	}
}

/* --- settings --- */

static int compare_bands(const void *a, const void *b)
{
	const struct quiz_band *left = a, *right = b;

	return (left->from > right->from) - (left->from < right->from);
}

static void read_bands(const struct quiz_source *source, const struct yaml_node *map)
{
	static const char *const known[] = { "from", "say", NULL };
	const struct yaml_node *node = yaml_get(map, "bands");
	struct quiz *quiz = source->quiz;

	if (node == NULL)
		return;
	if (node->kind != YAML_LIST) {
		INVALID(source, node, "`bands` has to be a list such as [{from: 0, say: text}]");
		return;
	}
	quiz->bands = arena_array(&quiz->arena, node->count, sizeof *quiz->bands);
	for (size_t i = 0; i < node->count; i++) {
		struct quiz_band band = { 0, NULL };
		size_t before = quiz->fault_count;

		if (node->items[i]->kind == YAML_MAP &&
		    keys_known(source, node->items[i], known, "a band")) {
			read_percent(source, node->items[i], "from", &band.from);
			read_text(source, node->items[i], "say", &band.say);
		}
		if (band.say != NULL && quiz->fault_count == before)
			quiz->bands[quiz->band_count++] = band;
		else if (quiz->fault_count == before)
			INVALID(source, node->items[i], "a band is {from: PERCENT, say: TEXT}");
	}
	if (quiz->band_count > 0)
		qsort(quiz->bands, quiz->band_count, sizeof *quiz->bands, compare_bands);
}

static void read_settings(const struct quiz_source *source, const struct yaml_node *root)
{
	static const char *const modes[] = { "practice", "check", NULL };
	static const char *const shuffles[] = { "none", "questions", "choices", "both", NULL };
	struct quiz *quiz = source->quiz;
	int word;
	long number;

	read_text(source, root, "title", &quiz->title);
	read_percent(source, root, "pass", &quiz->pass);
	read_percent(source, root, "penalty", &quiz->penalty);
	read_bool(source, root, "confidence", &quiz->confidence);
	word = read_word(source, root, "mode", modes);
	if (word >= 0)
		quiz->mode = (enum quiz_mode)word;
	word = read_word(source, root, "shuffle", shuffles);
	if (word >= 0)
		quiz->shuffle = (unsigned)word; /* the words stand in the order of the bits */
	if (read_int(source, root, "tries", QUIZ_TRIES_MAX, &number))
		quiz->tries = (int)number;
	if (quiz->mode == QUIZ_CHECK)
		quiz->tries = 1;
	if (read_int(source, root, "draw", QUIZ_QUESTIONS_MAX, &number))
		quiz->draw = (size_t)number;
	read_bands(source, root);
}

void quiz_yaml_file(const struct quiz_source *source, const struct yaml_node *root)
{
	static const char *const known[] = {"title",   "pass",      "mode",    "tries",
					    "shuffle", "draw",      "penalty", "confidence",
					    "bands",   "questions", NULL};
	const struct yaml_node *questions = yaml_get(root, "questions");

	if (root->kind != YAML_MAP) {
		INVALID(source, root,
			"a quiz is a map; its questions are a list under `questions:`");
		return;
	}
	keys_known(source, root, known, "a quiz");
	read_settings(source, root);
	if (questions == NULL)
		return;
	if (questions->kind != YAML_LIST || questions->count == 0)
		INVALID(source, questions,
			"`questions` has to be a list with at least one question");
	else
		quiz_yaml_questions(source, questions);
}
