/*
 * attempt.c - one go at a quiz.
 *
 * Live moves and recorded events change an item through the same functions (take_answer, take_skip,
 * take_hint), so that what is replayed is what was. Points are millionths in whole numbers for the
 * same reason. What an answer earned is taken from the record, not judged again: the course may
 * have been edited since.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/attempt.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/random.h"
#include "base/xalloc.h"

static const char *const shuffle_names[] = {"none", "questions", "choices", "both"};
static const char *const result_names[] = {"none", "right", "partly", "wrong", "skipped"};

/* --- order --- */

/* Puts what is not pinned at other places, as the random sequence says. */
static void shuffle_shown(struct attempt_item *item, struct random *random)
{
	const struct question *question = item->question;
	int places[QUIZ_CHOICES_MAX], moved[QUIZ_CHOICES_MAX];
	size_t count = 0;

	for (size_t i = 0; i < ask_shown_count(question); i++) {
		if (question->choice_count == 0 || !question->choices[i].pin) {
			places[count] = (int)i;
			moved[count++] = (int)i;
		}
	}
	random_shuffle(random, moved, count);
	for (size_t i = 0; i < count; i++)
		item->order[places[i]] = moved[i];
}

static bool is_as_written(const struct attempt_item *item)
{
	const struct question *question = item->question;

	for (size_t i = 0; i < ask_shown_count(question); i++)
		if (strcmp(ask_shown_text(question, (size_t)item->order[i]),
			   ask_shown_text(question, i)) != 0)
			return false;
	return true;
}

/*
 * Each question has a random sequence of its own, so that what is drawn beside it changes nothing.
 * As written an order would be answered already: without shuffling it has another order that is the
 * same for all, and a shuffled one that is as written is turned by one place.
 */
static void order_shown(struct attempt_item *item, uint64_t seed, unsigned shuffle)
{
	bool shuffled = (shuffle & SHUFFLE_CHOICES) != 0;
	struct random random = {(shuffled ? seed : 0) ^ hash_text(item->question->id)};
	size_t count = ask_shown_count(item->question);

	for (size_t i = 0; i < count; i++)
		item->order[i] = (int)i;
	if (shuffled || ask_never_as_written(item->question))
		shuffle_shown(item, &random);
	if (ask_never_as_written(item->question) && is_as_written(item))
		for (size_t i = 0; i < count; i++)
			item->order[i] = (int)((i + 1) % count);
}

static void add_item(struct attempt *attempt, const struct question *question)
{
	struct attempt_item *item = &attempt->items[attempt->count];

	attempt->item_of[question - attempt->quiz->questions] = (int)attempt->count++;
	item->question = question;
	order_shown(item, attempt->seed, attempt->shuffle);
}

static int compare_ints(const void *a, const void *b)
{
	const int *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* Marks the questions to ask; the caller frees it. */
static bool *find_wanted(const struct quiz *quiz, const struct attempt_options *options)
{
	bool *wanted = xcalloc(quiz->question_count + 1, sizeof *wanted);

	for (size_t i = 0; i < quiz->question_count; i++)
		wanted[i] = options->only == NULL;
	for (size_t i = 0; i < options->only_count; i++) {
		const struct question *question = quiz_find(quiz, options->only[i]);

		if (question != NULL)
			wanted[question - quiz->questions] = true;
	}
	return wanted;
}

static void choose_items(struct attempt *attempt, const struct attempt_options *options)
{
	const struct quiz *quiz = attempt->quiz;
	struct random random = {attempt->seed};
	int *chosen = xcalloc(quiz->question_count + 1, sizeof *chosen);
	bool *wanted = find_wanted(quiz, options);
	size_t count = 0, draw;

	for (size_t i = 0; i < quiz->question_count; i++)
		if (wanted[i])
			chosen[count++] = (int)i;
	draw = quiz->draw > 0 && quiz->draw < count && options->only == NULL ? quiz->draw : count;
	if (!options->no_shuffle && count > 0 &&
	    (draw < count || (attempt->shuffle & SHUFFLE_QUESTIONS) != 0)) {
		random_shuffle(&random, chosen, count);
		if ((attempt->shuffle & SHUFFLE_QUESTIONS) == 0)
			qsort(chosen, draw, sizeof *chosen, compare_ints);
	}
	attempt->items = xcalloc(draw + 1, sizeof *attempt->items);
	for (size_t i = 0; i < draw; i++)
		add_item(attempt, &quiz->questions[chosen[i]]);
	free(wanted);
	free(chosen);
}

/* --- events --- */

static struct event *add_event(const struct attempt *attempt, struct event_list *events,
			       const char *kind)
{
	struct event *event = event_list_add(events, kind);

	event_set(event, "quiz", attempt->key);
	event_set(event, "id", attempt->id);
	return event;
}

static void record_start(const struct attempt *attempt, struct event_list *events)
{
	struct event *event = add_event(attempt, events, "attempt");
	struct strbuf order = {0};
	char seed[24];

	snprintf(seed, sizeof seed, "%" PRIx64, attempt->seed);
	event_set(event, "seed", seed);
	event_set(event, "shuffle", shuffle_names[attempt->shuffle]);
	if (attempt->part)
		event_set(event, "part", "missed");
	for (size_t i = 0; i < attempt->count; i++)
		strbuf_addf(&order, "%s%s", i == 0 ? "" : ",", attempt->items[i].question->id);
	event_set(event, "order", strbuf_text(&order));
	strbuf_deinit(&order);
}

static void record_finish(const struct attempt *attempt, struct event_list *events)
{
	struct attempt_sum sum = attempt_sum(attempt);
	struct event *event = add_event(attempt, events, "finish");
	struct strbuf ids = {0};
	size_t count;
	char **missed = attempt_missed(attempt, &count);

	event_set_micro(event, "earned", sum.earned);
	event_set_micro(event, "of", sum.total);
	event_set(event, "result", sum.passed ? "passed" : "not-passed");
	if (attempt->part)
		event_set(event, "part", "missed");
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&ids, "%s%s", i == 0 ? "" : ",", missed[i]);
	event_set(event, "missed", strbuf_text(&ids));
	strbuf_deinit(&ids);
	free(missed);
}

/* --- what changes an item, live or replayed --- */

/* right counts above partly, partly above wrong; RESULT_NONE below all. */
static bool is_better(enum attempt_result a, enum attempt_result b)
{
	return b == RESULT_NONE || b == RESULT_SKIPPED || a < b;
}

static void take_answer(const struct attempt *attempt, struct attempt_item *item,
			const struct answer *answer, char confidence, enum attempt_result result,
			int64_t earned)
{
	answer_copy(&item->answer, answer);
	item->confidence = confidence;
	item->tries++;
	item->last = result;
	if (is_better(result, item->result))
		item->result = result;
	if (earned > item->earned)
		item->earned = earned;
	item->done = result == RESULT_RIGHT || item->tries >= attempt->quiz->tries ||
		     item->question->type == QUESTION_CARD;
}

static void take_skip(struct attempt_item *item)
{
	item->done = true;
	if (item->tries == 0)
		item->last = item->result = RESULT_SKIPPED;
}

static void take_hint(struct attempt_item *item)
{
	if (item->hints < item->question->hint_count)
		item->hints++;
}

/* Moves on to the next question that is open; after the last the attempt is finished. */
static void advance(struct attempt *attempt, struct event_list *events)
{
	while (attempt->current < attempt->count && attempt->items[attempt->current].done)
		attempt->current++;
	if (attempt->current < attempt->count || attempt->finished)
		return;
	attempt->finished = true;
	record_finish(attempt, events);
}

/* --- starting --- */

static struct attempt *attempt_new(const struct quiz *quiz, const char *key)
{
	struct attempt *attempt = xcalloc(1, sizeof *attempt);

	attempt->quiz = quiz;
	attempt->mode = quiz->mode;
	attempt->key = xstrdup(key);
	attempt->item_of = xcalloc(quiz->question_count + 1, sizeof *attempt->item_of);
	for (size_t i = 0; i < quiz->question_count; i++)
		attempt->item_of[i] = -1;
	return attempt;
}

struct attempt *attempt_start(const struct quiz *quiz, const char *key,
			      const struct attempt_options *options, struct event_list *events)
{
	struct attempt *attempt = attempt_new(quiz, key);

	snprintf(attempt->id, sizeof attempt->id, "%016" PRIx64, options->token);
	attempt->seed = options->seed;
	attempt->shuffle = options->no_shuffle ? SHUFFLE_NONE : quiz->shuffle;
	attempt->part = options->only != NULL;
	if (options->practice)
		attempt->mode = QUIZ_PRACTICE;
	choose_items(attempt, options);
	if (attempt->count == 0) {
		attempt_free(attempt);
		return NULL;
	}
	record_start(attempt, events);
	return attempt;
}

void attempt_free(struct attempt *attempt)
{
	if (attempt == NULL)
		return;
	for (size_t i = 0; i < attempt->count; i++)
		answer_deinit(&attempt->items[i].answer);
	free(attempt->items);
	free(attempt->item_of);
	free(attempt->key);
	free(attempt);
}

/* --- replay --- */

/* -1 if the word is not in the table. */
static int find_name(const char *const *names, size_t count, const char *word)
{
	for (size_t i = 0; word != NULL && i < count; i++)
		if (strcmp(names[i], word) == 0)
			return (int)i;
	return -1;
}

static struct attempt_item *find_item(struct attempt *attempt, const char *id)
{
	const struct question *question = id != NULL ? quiz_find(attempt->quiz, id) : NULL;
	int place = question != NULL ? attempt->item_of[question - attempt->quiz->questions] : -1;

	return place >= 0 ? &attempt->items[place] : NULL;
}

/* The items in the recorded order; those that the quiz no longer has are counted. */
static void replay_order(struct attempt *attempt, const char *order)
{
	attempt->items = xcalloc(attempt->quiz->question_count + 1, sizeof *attempt->items);
	while (*order != '\0') {
		size_t len = strcspn(order, ",");
		char *id = xstrndup(order, len);
		const struct question *question = quiz_find(attempt->quiz, id);

		if (question == NULL)
			attempt->vanished++;
		else if (find_item(attempt, id) == NULL)
			add_item(attempt, question);
		free(id);
		order += len + (order[len] == ',');
	}
}

static bool replay_start(struct attempt *attempt, const struct event *event)
{
	const char *id = event_get(event, "id"), *seed = event_get(event, "seed"),
		   *order = event_get(event, "order");
	int shuffle = find_name(shuffle_names, 4, event_get(event, "shuffle"));

	if (id == NULL || seed == NULL || order == NULL || shuffle < 0 ||
	    strlen(id) >= sizeof attempt->id)
		return false;
	memcpy(attempt->id, id, strlen(id) + 1);
	attempt->seed = strtoull(seed, NULL, 16);
	attempt->shuffle = (unsigned)shuffle;
	attempt->part = event_get(event, "part") != NULL;
	replay_order(attempt, order);
	return attempt->count > 0;
}

static void replay_answer(struct attempt *attempt, struct attempt_item *item,
			  const struct event *event)
{
	const char *text = event_get(event, "answer"), *sure = event_get(event, "sure");
	char confidence = sure != NULL && strcspn(sure, "stg") == 0 ? sure[0] : 0;
	int result = find_name(result_names, 5, event_get(event, "result"));
	int64_t earned = 0, most = attempt_points(item->question);
	struct answer answer = {0};

	if (result < RESULT_RIGHT || result > RESULT_WRONG)
		return;
	/* what is no longer there cannot be shown as answered; what it earned stands */
	if (text == NULL || !ask_type(item->question->type)->parse(item->question, text, &answer))
		answer_deinit(&answer);
	event_get_micro(event, "earned", &earned);
	earned = earned < 0 ? 0 : earned > most ? most : earned;
	take_answer(attempt, item, &answer, confidence, (enum attempt_result)result, earned);
	answer_deinit(&answer);
}

static void replay_event(struct attempt *attempt, const struct event *event)
{
	struct attempt_item *item = find_item(attempt, event_get(event, "q"));
	const char *id = event_get(event, "id");

	if (item == NULL || item->done || id == NULL || strcmp(id, attempt->id) != 0)
		return;
	if (event_is(event, "answer"))
		replay_answer(attempt, item, event);
	else if (event_is(event, "skip"))
		take_skip(item);
	else if (event_is(event, "hint"))
		take_hint(item);
}

struct attempt *attempt_replay(const struct quiz *quiz, const char *key,
			       const struct event_list *recorded, struct event_list *events)
{
	struct attempt *attempt;

	if (recorded->count == 0 || !event_is(&recorded->events[0], "attempt"))
		return NULL;
	attempt = attempt_new(quiz, key);
	if (!replay_start(attempt, &recorded->events[0])) {
		attempt_free(attempt);
		return NULL;
	}
	for (size_t i = 1; i < recorded->count; i++)
		replay_event(attempt, &recorded->events[i]);
	advance(attempt, events);
	return attempt;
}

/* --- moves --- */

struct attempt_item *attempt_item(struct attempt *attempt)
{
	return attempt->current < attempt->count ? &attempt->items[attempt->current] : NULL;
}

int attempt_tries_left(const struct attempt *attempt, const struct attempt_item *item)
{
	return item->done ? 0 : attempt->quiz->tries - item->tries;
}

bool attempt_reveals(const struct attempt *attempt, const struct attempt_item *item)
{
	return attempt->finished || (attempt->mode == QUIZ_PRACTICE && item->done);
}

/* What an answer earns: its share, less the penalty for each try before it. */
static int64_t judge(const struct attempt *attempt, const struct attempt_item *item,
		     const struct answer *answer, enum attempt_result *result)
{
	double share = ask_share(item->question, answer);
	double left = share - attempt->quiz->penalty / 100 * item->tries;

	*result = share >= 1 ? RESULT_RIGHT : share > 0 ? RESULT_PARTLY : RESULT_WRONG;
	return left > 0 ? llround((double)attempt_points(item->question) * left) : 0;
}

static void record_answer(const struct attempt *attempt, const struct attempt_item *item,
			  const struct answer *answer, char confidence, enum attempt_result result,
			  int64_t earned, struct event_list *events)
{
	struct event *event = add_event(attempt, events, "answer");
	struct strbuf text = {0};
	char sure[2] = {confidence, '\0'};

	ask_type(item->question->type)->format(item->question, answer, &text);
	event_set(event, "q", item->question->id);
	event_set_int(event, "try", item->tries + 1);
	event_set(event, "answer", strbuf_text(&text));
	event_set(event, "result", result_names[result]);
	event_set_micro(event, "earned", earned);
	event_set_micro(event, "of", attempt_points(item->question));
	if (confidence != 0)
		event_set(event, "sure", sure);
	strbuf_deinit(&text);
}

bool attempt_wants_confidence(const struct attempt *attempt, const struct attempt_item *item)
{
	return attempt->quiz->confidence && item->question->type != QUESTION_CARD;
}

struct attempt_feedback attempt_answer(struct attempt *attempt, const struct answer *answer,
				       char confidence, struct event_list *events)
{
	struct attempt_item *item = attempt_item(attempt);
	struct attempt_feedback feedback = {.item = attempt->current};
	int64_t earned;

	assert(item != NULL);
	earned = judge(attempt, item, answer, &feedback.result);
	record_answer(attempt, item, answer, confidence, feedback.result, earned, events);
	take_answer(attempt, item, answer, confidence, feedback.result, earned);
	advance(attempt, events);
	feedback.show = attempt->mode == QUIZ_PRACTICE;
	feedback.tries_left = attempt_tries_left(attempt, item);
	feedback.again = feedback.tries_left > 0;
	feedback.reveal = attempt_reveals(attempt, item);
	return feedback;
}

const char *attempt_hint(struct attempt *attempt, struct event_list *events)
{
	struct attempt_item *item = attempt_item(attempt);
	struct event *event;

	if (item == NULL || attempt->mode == QUIZ_CHECK ||
	    item->hints == item->question->hint_count)
		return NULL;
	event = add_event(attempt, events, "hint");
	event_set(event, "q", item->question->id);
	event_set_int(event, "number", (long long)item->hints + 1);
	take_hint(item);
	return item->question->hints[item->hints - 1];
}

void attempt_skip(struct attempt *attempt, struct event_list *events)
{
	struct attempt_item *item = attempt_item(attempt);

	assert(item != NULL);
	event_set(add_event(attempt, events, "skip"), "q", item->question->id);
	take_skip(item);
	advance(attempt, events);
}
