/*
 * quiz_yaml.c - the YAML of a quiz as a whole: its settings and its questions.
 *
 * A setting that is wrong keeps its default; a question that is wrong is left out; each fault is
 * said with its place. What belongs to one type of question is in quiz_type.c.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/quiz_yaml.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/suggest.h"
#include "course/quiz_type.h"

/* Keys that any question may have; those of one type stand in its row. */
static const char *const common_keys[] = {"id",      "type", "prompt", "hints",
					  "explain", "ref",  "points", NULL};

/* --- a question --- */

static bool id_is_good(const char *id)
{
	size_t len = strspn(id,
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

	return id[len] == '\0' && len >= 1 && len <= QUIZ_ID_MAX;
}

/*
 * The id is the author's, or made from type and prompt as written. *id is kept; whether another
 * question has it is said with its place.
 */
static bool read_id(const struct quiz_source *source, const struct yaml_node *node,
		    const struct question *question, const char **out)
{
	const struct yaml_node *id = yaml_get(node, "id");
	const char *name = question_type_name(question->type);
	uint64_t hash = HASH_START;
	char made[24];

	if (id != NULL && !id_is_good(yaml_text(id, "")))
		return quiz_field_invalid(
			source, id,
			"an `id` is 1 to %d letters, digits, dots, underscores and hyphens",
			QUIZ_ID_MAX);
	if (id == NULL) {
		hash = hash_bytes(hash, name, strlen(name) + 1);
		hash = hash_bytes(hash, question->prompt, strlen(question->prompt));
		snprintf(made, sizeof made, "%016llx", (unsigned long long)hash);
	}
	*out = quiz_field_keep(source, id != NULL ? id->text : made);
	if (quiz_find(source->quiz, *out) == NULL)
		return true;
	if (id == NULL)
		return quiz_field_invalid(
			source, node, "a second question has the same prompt; give each an `id`");
	quiz_field_fault(source, id, QUIZ_FAULT_DUPLICATE,
			 "a second question has the id `%s`; give this one another", *out);
	return false;
}

/* The type, or -1 after a fault. */
static int read_type(const struct quiz_source *source, const struct yaml_node *node)
{
	const struct yaml_node *type = yaml_get(node, "type");
	const char *names[QUESTION_TYPE_COUNT + 1] = {NULL};
	const char *near;
	int found = question_type_find(yaml_text(type, ""));

	if (found >= 0)
		return found;
	for (int i = 0; i < QUESTION_TYPE_COUNT; i++)
		names[i] = question_type_name((enum question_type)i);
	near = type != NULL && type->kind == YAML_SCALAR ? suggest_nearest(type->text, names)
							 : NULL;
	if (type == NULL)
		quiz_field_invalid(source, node,
				   "a question needs a `type`, such as `type: single`");
	else if (near != NULL)
		quiz_field_invalid(source, type, "there is no type `%.40s`; did you mean `%s`?",
				   type->text, near);
	else
		quiz_field_invalid(source, type,
				   "there is no type `%.40s`; the types are single, multiple, "
				   "truefalse, number, text, output, order, match, cloze and card",
				   yaml_text(type, "?"));
	return -1;
}

static bool question_keys_known(const struct quiz_source *source, const struct yaml_node *node,
				enum question_type type)
{
	const char *known[sizeof common_keys / sizeof *common_keys + QUIZ_TYPE_KEYS_MAX] = {NULL};
	const char *const *own = quiz_type_keys(type);
	char what[48];
	size_t count = 0;

	for (; common_keys[count] != NULL; count++)
		known[count] = common_keys[count];
	while (*own != NULL)
		known[count++] = *own++;
	snprintf(what, sizeof what, "a question of type %s", question_type_name(type));
	return quiz_field_known(source, node, known, what);
}

static bool read_common(const struct quiz_source *source, const struct yaml_node *node,
			struct question *question)
{
	bool good = quiz_field_text(source, node, "prompt", &question->prompt);

	good &= quiz_field_text(source, node, "explain", &question->explain);
	good &= quiz_field_text(source, node, "ref", &question->ref);
	good &= quiz_field_number(source, node, "points", QUIZ_POINTS_MAX, &question->points);
	good &= quiz_field_texts(source, node, "hints", "a hint", 0, QUIZ_HINTS_MAX,
				 &question->hints, &question->hint_count);
	if (good && question->prompt == NULL)
		return quiz_field_invalid(source, node, "a question needs a `prompt`");
	return good;
}

static void read_question(const struct quiz_source *source, const struct yaml_node *node)
{
	struct quiz *quiz = source->quiz;
	struct question question = {.points = 1, .show_count = true, .path = source->path};
	int type;
	bool good;

	if (node->kind != YAML_MAP) {
		quiz_field_invalid(source, node, "a question is a map with `type` and `prompt`");
		return;
	}
	type = read_type(source, node);
	if (type < 0)
		return;
	question.type = (enum question_type)type;
	question.line = node->line;
	question.column = node->column;
	good = question_keys_known(source, node, question.type);
	good &= read_common(source, node, &question);
	/* the id first: it is made from the prompt, which a cloze changes */
	if (!good || !read_id(source, node, &question, &question.id) ||
	    !quiz_type_read(source, node, &question))
		return;
	if (quiz->question_count == QUIZ_QUESTIONS_MAX)
		quiz_field_invalid(source, node,
				   "a quiz has at most %d questions; this one is left out",
				   QUIZ_QUESTIONS_MAX);
	else
		quiz_add_question(quiz, &question);
}

void quiz_yaml_questions(const struct quiz_source *source, const struct yaml_node *node)
{
	if (node->kind == YAML_MAP && node->count > 0) {
		if (source->bad_line == 0)
			read_question(source, node);
		return;
	}
	if (node->kind != YAML_LIST || node->count == 0) {
		quiz_field_invalid(source, node,
				   "a question, or a list of questions, has to stand here");
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

static void read_band(const struct quiz_source *source, const struct yaml_node *node)
{
	static const char *const known[] = {"from", "say", NULL};
	struct quiz *quiz = source->quiz;
	struct quiz_band band = {0, NULL};
	bool good = node->kind == YAML_MAP;

	if (good) {
		good = quiz_field_known(source, node, known, "a band");
		good &= quiz_field_percent(source, node, "from", &band.from);
		good &= quiz_field_text(source, node, "say", &band.say);
		if (!good)
			return;
	}
	if (band.say != NULL)
		quiz->bands[quiz->band_count++] = band;
	else
		quiz_field_invalid(source, node, "a band is {from: PERCENT, say: TEXT}");
}

static void read_bands(const struct quiz_source *source, const struct yaml_node *map)
{
	const struct yaml_node *node = yaml_get(map, "bands");
	struct quiz *quiz = source->quiz;

	if (node == NULL)
		return;
	if (node->kind != YAML_LIST) {
		quiz_field_invalid(source, node,
				   "`bands` has to be a list such as [{from: 0, say: text}]");
		return;
	}
	quiz->bands = arena_array(&quiz->arena, node->count, sizeof *quiz->bands);
	for (size_t i = 0; i < node->count; i++)
		read_band(source, node->items[i]);
	if (quiz->band_count > 0)
		qsort(quiz->bands, quiz->band_count, sizeof *quiz->bands, compare_bands);
}

static void read_settings(const struct quiz_source *source, const struct yaml_node *root)
{
	static const char *const modes[] = {"practice", "check", NULL};
	static const char *const shuffles[] = {"none", "questions", "choices", "both", NULL};
	struct quiz *quiz = source->quiz;
	int mode = (int)quiz->mode, shuffle = (int)quiz->shuffle;
	long tries = quiz->tries, draw = 0;

	quiz->line = root->line;
	quiz->titled = quiz_field_text(source, root, "title", &quiz->title) &&
		       yaml_get(root, "title") != NULL;
	quiz_field_percent(source, root, "pass", &quiz->pass);
	quiz_field_percent(source, root, "penalty", &quiz->penalty);
	quiz_field_bool(source, root, "confidence", &quiz->confidence);
	quiz_field_word(source, root, "mode", modes, &mode);
	quiz_field_word(source, root, "shuffle", shuffles, &shuffle);
	quiz_field_int(source, root, "tries", QUIZ_TRIES_MAX, &tries);
	quiz_field_int(source, root, "draw", QUIZ_QUESTIONS_MAX, &draw);
	quiz->mode = (enum quiz_mode)mode;
	quiz->shuffle = (unsigned)shuffle; /* the words stand in the order of the bits */
	quiz->tries = quiz->mode == QUIZ_CHECK ? 1 : (int)tries;
	quiz->draw = (size_t)draw;
	read_bands(source, root);
}

void quiz_yaml_file(const struct quiz_source *source, const struct yaml_node *root)
{
	static const char *const known[] = {"title",   "pass",      "mode",    "tries",
					    "shuffle", "draw",      "penalty", "confidence",
					    "bands",   "questions", NULL};
	const struct yaml_node *questions = yaml_get(root, "questions");

	if (root->kind != YAML_MAP) {
		quiz_field_invalid(source, root,
				   "a quiz is a map; its questions are a list under `questions:`");
		return;
	}
	quiz_field_known(source, root, known, "a quiz");
	read_settings(source, root);
	if (questions == NULL)
		return;
	if (questions->kind != YAML_LIST || questions->count == 0)
		quiz_field_invalid(source, questions,
				   "`questions` has to be a list with at least one question");
	else
		quiz_yaml_questions(source, questions);
}
