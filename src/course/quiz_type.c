/* quiz_type.c - what belongs to one type of question in YAML: a row and a reader each. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/quiz_type.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitize.h"
#include "base/xalloc.h"

typedef bool read_fn(const struct quiz_source *source, const struct yaml_node *map,
		     struct question *question);

static read_fn read_single, read_multiple, read_truefalse, read_number, read_accepted, read_order,
	read_match, read_cloze, read_card;

static const struct {
	const char *name;
	const char *keys[QUIZ_TYPE_KEYS_MAX + 1];
	read_fn *read;
} types[QUESTION_TYPE_COUNT] = {
	[QUESTION_SINGLE]    = { "single",    { "choices" },                     read_single },
	[QUESTION_MULTIPLE]  = { "multiple",  { "choices", "count" },            read_multiple },
	[QUESTION_TRUEFALSE] = { "truefalse", { "answer" },                      read_truefalse },
	[QUESTION_NUMBER]    = { "number",    { "answer", "tolerance", "unit" }, read_number },
	[QUESTION_TEXT]      = { "text",      { "accept", "case" },              read_accepted },
	[QUESTION_OUTPUT]    = { "output",    { "accept", "case" },              read_accepted },
	[QUESTION_ORDER]     = { "order",     { "items" },                       read_order },
	[QUESTION_MATCH]     = { "match",     { "pairs", "extra" },              read_match },
	[QUESTION_CLOZE]     = { "cloze",     { NULL },                          read_cloze },
	[QUESTION_CARD]      = { "card",      { "answer" },                      read_card },
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

const char *const *quiz_type_keys(enum question_type type)
{
	return types[type].keys;
}

bool quiz_type_read(const struct quiz_source *source, const struct yaml_node *map,
		    struct question *question)
{
	return types[question->type].read(source, map, question);
}

/* The node of a key, or the map where it is missing: where a fault about it is shown. */
static const struct yaml_node *place(const struct yaml_node *map, const char *key)
{
	const struct yaml_node *node = yaml_get(map, key);

	return node != NULL ? node : map;
}

/* --- choices --- */

static bool read_choice(const struct quiz_source *source, const struct yaml_node *node,
			struct choice *choice)
{
	static const char *const known[] = { "text", "correct", "why", "pin", NULL };
	bool good;

	if (node->kind == YAML_SCALAR) {
		choice->text = quiz_field_keep(source, node->text);
		return !quiz_field_is_blank(node->text) ||
		       quiz_field_invalid(source, node, "a choice needs a text");
	}
	if (node->kind != YAML_MAP)
		return quiz_field_invalid(
			source, node,
			"a choice is a text, or a map with `text`, `correct`, `why` and `pin`");
	good = quiz_field_known(source, node, known, "a choice");
	good &= quiz_field_text(source, node, "text", &choice->text);
	good &= quiz_field_text(source, node, "why", &choice->why);
	good &= quiz_field_bool(source, node, "correct", &choice->correct);
	good &= quiz_field_bool(source, node, "pin", &choice->pin);
	if (good && choice->text == NULL)
		return quiz_field_invalid(source, node, "a choice needs a `text`");
	return good;
}

/* *right: how many are correct. */
static bool read_choices(const struct quiz_source *source, const struct yaml_node *map,
			 struct question *question, size_t *right)
{
	const struct yaml_node *node = yaml_get(map, "choices");
	bool good = true;

	if (node == NULL || node->kind != YAML_LIST || node->count < 2 ||
	    node->count > QUIZ_CHOICES_MAX)
		return quiz_field_invalid(
			source, place(map, "choices"),
			"a question of type %s needs `choices`: a list of 2 to %d",
			types[question->type].name, QUIZ_CHOICES_MAX);
	question->choices = arena_array(&source->quiz->arena, node->count,
					sizeof *question->choices);
	question->choice_count = node->count;
	*right = 0;
	for (size_t i = 0; i < node->count; i++) {
		good &= read_choice(source, node->items[i], &question->choices[i]);
		*right += question->choices[i].correct;
	}
	if (good && *right == 0)
		return quiz_field_invalid(source, map, "no choice is marked `correct: true`");
	return good;
}

static bool read_single(const struct quiz_source *source, const struct yaml_node *map,
			struct question *question)
{
	size_t right;

	if (!read_choices(source, map, question, &right))
		return false;
	return right == 1 ||
	       quiz_field_invalid(source, map,
				  "%zu choices are marked `correct: true`; keep one, or make the "
				  "type multiple",
				  right);
}

static bool read_multiple(const struct quiz_source *source, const struct yaml_node *map,
			  struct question *question)
{
	static const char *const words[] = { "show", "hide", NULL };
	int count = 0;
	bool good = quiz_field_word(source, map, "count", words, &count);
	size_t right;

	question->show_count = count == 0;
	return read_choices(source, map, question, &right) && good;
}

static bool read_truefalse(const struct quiz_source *source, const struct yaml_node *map,
			   struct question *question)
{
	bool right = false;

	if (!yaml_bool(yaml_get(map, "answer"), &right))
		return quiz_field_invalid(
			source, place(map, "answer"),
			"a question of type truefalse needs `answer: true` or `answer: false`");
	question->choices = arena_array(&source->quiz->arena, 2, sizeof *question->choices);
	question->choice_count = 2;
	question->choices[0] = (struct choice){ .text = "True", .correct = right, .pin = true };
	question->choices[1] = (struct choice){ .text = "False", .correct = !right, .pin = true };
	return true;
}

/* --- number --- */

static bool read_unit(const struct quiz_source *source, const struct yaml_node *map,
		      struct question *question)
{
	const char *text = NULL;
	char *line;
	size_t len, skip;

	if (!quiz_field_text(source, map, "unit", &text))
		return false;
	if (text == NULL)
		return true;
	line = sanitize_dup(text, SANITIZE_LINE);
	skip = strspn(line, " ");
	for (len = strlen(line); len > skip && line[len - 1] == ' ';)
		len--;
	question->unit = arena_strndup(&source->quiz->arena, line + skip, len - skip);
	free(line);
	return strspn(question->unit, "0123456789+-.,") == 0 ||
	       quiz_field_invalid(source, place(map, "unit"),
				  "a `unit` cannot begin as a number does");
}

static bool read_number(const struct quiz_source *source, const struct yaml_node *map,
			struct question *question)
{
	const struct yaml_node *tolerance = yaml_get(map, "tolerance");

	if (!quiz_field_is_number(yaml_get(map, "answer"), &question->number, NULL))
		return quiz_field_invalid(source, place(map, "answer"),
					  "a question of type number needs `answer`: a number such "
					  "as 3.3; its unit goes into `unit`");
	if (tolerance != NULL &&
	    (!quiz_field_is_number(tolerance, &question->tolerance, &question->percent) ||
	     question->tolerance < 0))
		return quiz_field_invalid(source, tolerance,
					  "`tolerance` has to be a number from 0, or a percentage "
					  "such as 5%%");
	return read_unit(source, map, question);
}

/* --- text and output --- */

static bool read_accepted(const struct quiz_source *source, const struct yaml_node *map,
			  struct question *question)
{
	bool good = quiz_field_bool(source, map, "case", &question->match_case);
	struct quiz_blank *blank = arena_alloc(&source->quiz->arena, sizeof *blank);

	if (yaml_get(map, "accept") == NULL)
		return quiz_field_invalid(source, map,
					  "a question of type %s needs `accept`: a list of texts",
					  types[question->type].name);
	question->blanks = blank;
	question->blank_count = 1;
	return quiz_field_texts(source, map, "accept", "an accepted answer", 1, QUIZ_ACCEPT_MAX,
				&blank->accept, &blank->accept_count) &&
	       good;
}

/* --- order and match --- */

static bool all_alike(const char *const *texts, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (strcmp(texts[0], texts[i]) != 0)
			return false;
	return true;
}

static bool read_order(const struct quiz_source *source, const struct yaml_node *map,
		       struct question *question)
{
	if (yaml_get(map, "items") == NULL)
		return quiz_field_invalid(source, map,
					  "a question of type order needs `items`: a list of texts "
					  "in the right order");
	if (!quiz_field_texts(source, map, "items", "an item", 2, QUIZ_CHOICES_MAX,
			      &question->items, &question->item_count))
		return false;
	return !all_alike(question->items, question->item_count) ||
	       quiz_field_invalid(source, place(map, "items"), "the items are all alike");
}

/* The index of a right side, which is added if it is a new one; -1 if there are too many. */
static int add_right(struct question *question, const char *text)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (strcmp(question->items[i], text) == 0)
			return (int)i;
	if (question->item_count == QUIZ_CHOICES_MAX)
		return -1;
	question->items[question->item_count] = text;
	return (int)question->item_count++;
}

static bool read_pairs(const struct quiz_source *source, const struct yaml_node *map,
		       struct question *question)
{
	const struct yaml_node *node = yaml_get(map, "pairs");

	if (node == NULL || node->kind != YAML_LIST || node->count < 2 ||
	    node->count > QUIZ_CHOICES_MAX)
		return quiz_field_invalid(
			source, place(map, "pairs"),
			"a question of type match needs `pairs`: a list of 2 to %d such as [left, "
			"right]",
			QUIZ_CHOICES_MAX);
	question->pairs = arena_array(&source->quiz->arena, node->count, sizeof *question->pairs);
	question->items = arena_array(&source->quiz->arena, QUIZ_CHOICES_MAX,
				      sizeof *question->items);
	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node *pair = node->items[i];
		const char *sides[2];

		for (size_t k = 0; k < 2; k++) {
			sides[k] = pair->kind == YAML_LIST && pair->count == 2
					   ? yaml_text(pair->items[k], "")
					   : "";
			if (quiz_field_is_blank(sides[k]))
				return quiz_field_invalid(source, pair,
							  "a pair is a list of two texts: [left, "
							  "right]");
			sides[k] = quiz_field_keep(source, sides[k]);
		}
		question->pairs[question->pair_count++] = (struct quiz_pair){
			.left = sides[0], .right = add_right(question, sides[1])};
	}
	return true;
}

static bool read_match(const struct quiz_source *source, const struct yaml_node *map,
		       struct question *question)
{
	const char **extra = NULL;
	size_t count = 0;

	if (!read_pairs(source, map, question) ||
	    !quiz_field_texts(source, map, "extra", "an extra right side", 0, QUIZ_CHOICES_MAX,
			      &extra, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t before = question->item_count;
		int index = add_right(question, extra[i]);

		if (index < 0)
			return quiz_field_invalid(source, place(map, "extra"),
						  "there are more than %d right sides",
						  QUIZ_CHOICES_MAX);
		if ((size_t)index < before)
			return quiz_field_invalid(source, place(map, "extra"),
						  "the right side `%.60s` is there already",
						  extra[i]);
	}
	return question->item_count > 1 ||
	       quiz_field_invalid(source, place(map, "pairs"), "the right sides are all alike");
}

/* --- cloze --- */

/* The texts of a blank, parted by `|`; a `|` that belongs to one of them is written `\|`. */
static bool read_blank(const struct quiz_source *source, const char *text, size_t len,
		       struct quiz_blank *blank)
{
	size_t room = 1;
	struct strbuf one = {0};
	bool good = true;

	for (size_t i = 0; i < len; i++)
		room += text[i] == '|';
	if (room > QUIZ_ACCEPT_MAX)
		return false;
	blank->accept = arena_array(&source->quiz->arena, room, sizeof *blank->accept);
	for (size_t i = 0; i <= len; i++) {
		if (i < len && text[i] == '\\' && i + 1 < len && text[i + 1] == '|') {
			strbuf_addc(&one, text[++i]);
		} else if (i < len && text[i] != '|') {
			strbuf_addc(&one, text[i]);
		} else {
			good &= !quiz_field_is_blank(strbuf_text(&one));
			blank->accept[blank->accept_count++] =
				quiz_field_keep(source, strbuf_text(&one));
			strbuf_reset(&one);
		}
	}
	strbuf_deinit(&one);
	return good;
}

static size_t count_blanks(const char *text)
{
	size_t count = 0;

	while ((text = strstr(text, "{{")) != NULL) {
		count++;
		text += 2;
	}
	return count;
}

/* Parts the prompt into pieces and blanks; `\{{` is no blank. What is wrong, or NULL. */
static const char *part_prompt(const struct quiz_source *source, struct question *question)
{
	struct arena *arena = &source->quiz->arena;
	const char *at = question->prompt, *end;
	size_t room = count_blanks(at), count = 0;
	const char *wrong = NULL;
	struct strbuf piece = {0};

	room = room > QUIZ_BLANKS_MAX ? QUIZ_BLANKS_MAX + 1 : room;
	question->blanks = arena_array(arena, room, sizeof *question->blanks);
	question->pieces = arena_array(arena, room + 1, sizeof *question->pieces);
	while (*at != '\0' && wrong == NULL) {
		if (strncmp(at, "\\{{", 3) == 0) {
			strbuf_add(&piece, "{{");
			at += 3;
			continue;
		}
		if (strncmp(at, "{{", 2) != 0) {
			strbuf_addc(&piece, *at++);
			continue;
		}
		end = strstr(at, "}}");
		question->pieces[count] = arena_strdup(arena, strbuf_text(&piece));
		strbuf_reset(&piece);
		if (end == NULL)
			wrong = "a blank that begins with `{{` has no end `}}`";
		else if (count == QUIZ_BLANKS_MAX)
			wrong = "there are more than 100 blanks";
		else if (!read_blank(source, at + 2, (size_t)(end - at) - 2,
				     &question->blanks[count]))
			wrong = "a blank needs 1 to 1000 texts, as in {{weights|parameters}}";
		count++;
		at = end != NULL ? end + 2 : at;
	}
	question->pieces[count] = arena_strdup(arena, strbuf_text(&piece));
	question->blank_count = count;
	strbuf_deinit(&piece);
	return wrong;
}

static bool read_cloze(const struct quiz_source *source, const struct yaml_node *map,
		       struct question *question)
{
	const char *wrong = part_prompt(source, question);
	struct strbuf shown = {0};

	if (wrong == NULL && question->blank_count == 0)
		wrong = "a cloze needs a blank in its prompt, as in {{weights|parameters}}";
	if (wrong != NULL)
		return quiz_field_invalid(source, place(map, "prompt"), "%s", wrong);
	/* the words in round brackets are no Markdown, and are read out as what they are */
	for (size_t i = 0; i < question->blank_count; i++)
		strbuf_addf(&shown, "%s(blank %zu)", question->pieces[i], i + 1);
	strbuf_add(&shown, question->pieces[question->blank_count]);
	question->prompt = quiz_field_keep(source, strbuf_text(&shown));
	strbuf_deinit(&shown);
	return true;
}

/* --- card --- */

static bool read_card(const struct quiz_source *source, const struct yaml_node *map,
		      struct question *question)
{
	if (!quiz_field_text(source, map, "answer", &question->reply))
		return false;
	return question->reply != NULL ||
	       quiz_field_invalid(source, map,
				  "a question of type card needs `answer`: what is shown on "
				  "request");
}
