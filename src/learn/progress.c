/*
 * progress.c - the fold of a course's events: one record a page (and a quiz without a course),
 * found by its id.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/progress.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "base/xalloc.h"

#define MICRO 1000000
#define TICK_TEXT_MAX 60 /* bytes of a step's text in the journal, for people who read it */

struct tick {
	char *key;			/* struct step key */
	int number;			/* of the step when it was ticked */
	bool done;
};

struct record {
	char *id;
	bool placed, quizzed;
	struct place place;
	double share;
	int blocks;			/* of the page that `seen` is about */
	struct seen seen;
	struct tick *ticks;
	size_t tick_count, tick_cap;
	struct quiz_record quiz;
};

/* Sorted names, each with what belongs to it. */
struct progress {
	struct record **records;
	size_t count, cap;
	struct review *review;
	struct visit visit;
	char *last_page;
};

struct progress *progress_new(void)
{
	struct progress *progress = xcalloc(1, sizeof *progress);

	progress_set_review(progress, &(struct review_options){0});
	return progress;
}

static void clear_missed(struct quiz_record *quiz)
{
	for (size_t i = 0; i < quiz->missed_count; i++)
		free(quiz->missed[i]);
	free(quiz->missed);
	quiz->missed = NULL;
	quiz->missed_count = 0;
}

static void record_free(struct record *record)
{
	for (size_t i = 0; i < record->tick_count; i++)
		free(record->ticks[i].key);
	free(record->ticks);
	seen_deinit(&record->seen);
	clear_missed(&record->quiz);
	event_list_deinit(&record->quiz.attempt);
	free(record->id);
	free(record);
}

static void clear(struct progress *progress)
{
	for (size_t i = 0; i < progress->count; i++)
		record_free(progress->records[i]);
	free(progress->records);
	free(progress->last_page);
	visit_deinit(&progress->visit);
	*progress = (struct progress){ .review = progress->review };
}

void progress_free(struct progress *progress)
{
	if (progress == NULL)
		return;
	clear(progress);
	review_free(progress->review);
	free(progress);
}

/* --- finding --- */

static size_t find_place(const struct progress *progress, const char *id, bool *found)
{
	size_t low = 0, high = progress->count;

	*found = false;
	while (low < high && !*found) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(progress->records[middle]->id, id);

		*found = order == 0;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return high;
}

static const struct record *find(const struct progress *progress, const char *id)
{
	bool found;
	size_t at = find_place(progress, id, &found);

	return found ? progress->records[at] : NULL;
}

static struct record *find_or_add(struct progress *progress, const char *id)
{
	bool found;
	size_t at = find_place(progress, id, &found);

	if (found)
		return progress->records[at];
	progress->records = xgrow(progress->records, progress->count, &progress->cap,
				  sizeof *progress->records);
	memmove(progress->records + at + 1, progress->records + at,
		(progress->count - at) * sizeof *progress->records);
	progress->count++;
	progress->records[at] = xcalloc(1, sizeof **progress->records);
	progress->records[at]->id = xstrdup(id);
	return progress->records[at];
}

/* --- applying --- */

static int get_int(const struct event *event, const char *key, int fallback)
{
	long long value;

	return event_get_int(event, key, &value) && value >= 0 && value <= INT_MAX ? (int)value
										   : fallback;
}

static void apply_place(struct progress *progress, struct record *record, const struct event *event)
{
	long long offset = 0;

	event_get_int(event, "offset", &offset);
	record->placed = true;
	record->place.block = get_int(event, "block", 0);
	record->place.offset = offset >= 0 && offset <= UINT32_MAX ? (uint32_t)offset : 0;
	free(progress->last_page);
	progress->last_page = xstrdup(record->id);
}

static void apply_read(struct progress *progress, struct record *record, const struct event *event)
{
	const char *seen = event_get(event, "seen");
	int blocks = get_int(event, "blocks", 0);
	int64_t share;

	(void)progress;
	if (blocks != record->blocks) {
		seen_clear(&record->seen);	/* the page was edited: its blocks are others */
		record->blocks = blocks;
	}
	if (seen != NULL)
		seen_parse(&record->seen, seen);
	if (event_get_micro(event, "share", &share) && share <= MICRO &&
	    (double)share / MICRO > record->share)
		record->share = (double)share / MICRO;
}

static struct tick *find_tick(const struct record *record, const char *key)
{
	for (size_t i = 0; record != NULL && i < record->tick_count; i++)
		if (strcmp(record->ticks[i].key, key) == 0)
			return &record->ticks[i];
	return NULL;
}

static void remove_tick(struct record *record, struct tick *tick)
{
	free(tick->key);
	*tick = record->ticks[--record->tick_count];
}

static void apply_tick(struct progress *progress, struct record *record, const struct event *event)
{
	const char *key = event_get(event, "step"), *was = event_get(event, "was");
	struct tick *tick = was != NULL ? find_tick(record, was) : NULL;

	(void)progress;
	if (tick != NULL)
		remove_tick(record, tick);
	if (key == NULL)
		return;
	tick = find_tick(record, key);
	if (tick == NULL) {
		record->ticks = xgrow(record->ticks, record->tick_count, &record->tick_cap,
				      sizeof *record->ticks);
		tick = &record->ticks[record->tick_count++];
		tick->key = xstrdup(key);
	}
	tick->number = get_int(event, "number", 0);
	tick->done = event_is(event, "tick");
}

static void apply_attempt(struct progress *progress, struct record *record,
			  const struct event *event)
{
	(void)progress;
	record->quizzed = true;
	record->quiz.open = true;
	event_list_clear(&record->quiz.attempt);
	event_list_copy(&record->quiz.attempt, event);
}

/* Is it about the attempt last started, and that one is open? */
static bool is_of_open(const struct record *record, const struct event *event)
{
	const char *id = event_get(event, "id"), *open;

	if (!record->quiz.open)
		return false;
	open = event_get(&record->quiz.attempt.events[0], "id");
	return id != NULL && open != NULL && strcmp(id, open) == 0;
}

static void apply_move(struct progress *progress, struct record *record, const struct event *event)
{
	(void)progress;
	if (is_of_open(record, event))
		event_list_copy(&record->quiz.attempt, event);
}

static void set_missed(struct quiz_record *quiz, const char *ids)
{
	size_t cap = 0;

	clear_missed(quiz);
	while (*ids != '\0') {
		size_t len = strcspn(ids, ",");

		quiz->missed = xgrow(quiz->missed, quiz->missed_count, &cap, sizeof *quiz->missed);
		quiz->missed[quiz->missed_count++] = xstrndup(ids, len);
		ids += len + (ids[len] == ',');
	}
}

static void apply_finish(struct progress *progress, struct record *record,
			 const struct event *event)
{
	struct quiz_record *quiz = &record->quiz;
	const char *missed = event_get(event, "missed"), *result = event_get(event, "result");
	int64_t earned = 0, total = 0;

	(void)progress;
	/* two programs may finish the same attempt: it counts once */
	if (!is_of_open(record, event))
		return;
	quiz->open = false;
	event_list_clear(&quiz->attempt);
	set_missed(quiz, missed != NULL ? missed : "");
	if (event_get(event, "part") != NULL)
		return;
	event_get_micro(event, "earned", &earned);
	event_get_micro(event, "of", &total);
	quiz->last = total > 0 ? (double)earned / (double)total : 1;
	if (quiz->attempts++ == 0 || quiz->last >= quiz->best) {
		quiz->best = quiz->last;
		quiz->passed = result != NULL && strcmp(result, "passed") == 0;
	}
}

/* A kind of event: the field that names its record, and what it does to it. */
static const struct {
	const char *kind, *key;
	void (*apply)(struct progress *progress, struct record *record, const struct event *event);
} handlers[] = {
	{ "place",   "page", apply_place },
	{ "read",    "page", apply_read },
	{ "tick",    "page", apply_tick },
	{ "untick",  "page", apply_tick },
	{ "attempt", "quiz", apply_attempt },
	{ "answer",  "quiz", apply_move },
	{ "skip",    "quiz", apply_move },
	{ "hint",    "quiz", apply_move },
	{ "finish",  "quiz", apply_finish },
};

void progress_apply(void *context, const struct event *event)
{
	struct progress *progress = context;

	review_apply(progress->review, event);
	if (event == NULL) {
		clear(progress);
		return;
	}
	visit_apply(&progress->visit, event);
	for (size_t i = 0; i < sizeof handlers / sizeof *handlers; i++) {
		const char *id;

		if (!event_is(event, handlers[i].kind))
			continue;
		id = event_get(event, handlers[i].key);
		if (id != NULL)
			handlers[i].apply(progress, find_or_add(progress, id), event);
		return;
	}
}

/* --- pages --- */

const struct visit *progress_visit(const struct progress *progress)
{
	return &progress->visit;
}

const char *progress_last_page(const struct progress *progress)
{
	return progress->last_page;
}

bool progress_place(const struct progress *progress, const char *page, struct place *place)
{
	const struct record *record = find(progress, page);

	if (record == NULL || !record->placed)
		return false;
	*place = record->place;
	return true;
}

void progress_make_place(struct event *event, const char *page, struct place place)
{
	event_init(event, "place");
	event_set(event, "page", page);
	event_set_int(event, "block", place.block);
	event_set_int(event, "offset", place.offset);
}

double progress_read_share(const struct progress *progress, const char *page)
{
	const struct record *record = find(progress, page);

	return record != NULL ? record->share : 0;
}

const struct seen *progress_seen(const struct progress *progress, const char *page, int blocks)
{
	const struct record *record = find(progress, page);

	return record != NULL && record->blocks == blocks && record->seen.count > 0 ? &record->seen
										    : NULL;
}

void progress_make_read(struct event *event, const char *page, int blocks, const struct seen *fresh,
			double share)
{
	struct strbuf ranges = {0};

	event_init(event, "read");
	event_set(event, "page", page);
	event_set_int(event, "blocks", blocks);
	seen_format(&ranges, fresh);
	event_set(event, "seen", strbuf_text(&ranges));
	event_set_micro(event, "share", (int64_t)floor(share * MICRO + 1e-6));
	strbuf_deinit(&ranges);
}

/* --- steps --- */

static bool same_heading(const char *key, const struct step *step)
{
	const char *slash = strrchr(key, '/');
	size_t len = slash != NULL ? (size_t)(slash - key) : 0;

	return strlen(step->slug) == len && memcmp(key, step->slug, len) == 0;
}

static bool key_stands(const struct doc *doc, const char *key)
{
	for (size_t i = 0; i < doc->step_count; i++)
		if (strcmp(doc->steps[i].key, key) == 0)
			return true;
	return false;
}

/* What was ticked in a step's place and is no longer on the page: the step was rewritten since. */
static const struct tick *find_stale(const struct record *record, const struct doc *doc,
				     const struct step *step)
{
	for (size_t i = 0; record != NULL && i < record->tick_count; i++) {
		const struct tick *tick = &record->ticks[i];

		if (tick->done && tick->number == step->number && same_heading(tick->key, step) &&
		    !key_stands(doc, tick->key))
			return tick;
	}
	return NULL;
}

static enum step_state step_state(const struct record *record, const struct doc *doc,
				  const struct step *step)
{
	const struct tick *tick = find_tick(record, step->key);

	if (tick != NULL ? tick->done : step->ticked)
		return STEP_DONE;
	return find_stale(record, doc, step) != NULL ? STEP_CHANGED : STEP_TODO;
}

enum step_state progress_step(const struct progress *progress, const char *page,
			      const struct doc *doc, size_t step)
{
	return step_state(find(progress, page), doc, &doc->steps[step]);
}

size_t progress_steps_done(const struct progress *progress, const char *page, const struct doc *doc,
			   size_t *total)
{
	const struct record *record = find(progress, page);
	size_t done = 0;

	for (size_t i = 0; i < doc->step_count; i++)
		done += step_state(record, doc, &doc->steps[i]) == STEP_DONE;
	if (total != NULL)
		*total = doc->step_count;
	return done;
}

void progress_make_tick(struct event *event, const struct progress *progress, const char *page,
			const struct doc *doc, size_t step, bool done)
{
	const struct step *at = &doc->steps[step];
	const struct tick *stale = find_stale(find(progress, page), doc, at);
	size_t len = strlen(at->text);
	char text[TICK_TEXT_MAX + 1];

	if (len > TICK_TEXT_MAX)
		len = utf8_valid_prefix(at->text, TICK_TEXT_MAX);
	memcpy(text, at->text, len);
	text[len] = '\0';
	event_init(event, done ? "tick" : "untick");
	event_set(event, "page", page);
	event_set(event, "step", at->key);
	event_set_int(event, "number", at->number);
	event_set(event, "text", text);
	if (stale != NULL)
		event_set(event, "was", stale->key);
}

/* --- quizzes --- */

const struct quiz_record *progress_quiz(const struct progress *progress, const char *key)
{
	const struct record *record = find(progress, key);

	return record != NULL && record->quizzed ? &record->quiz : NULL;
}

void progress_set_review(struct progress *progress, const struct review_options *options)
{
	review_free(progress->review);
	progress->review = review_new(options);
}

size_t progress_review_known(const struct progress *progress)
{
	return review_known(progress->review);
}

size_t progress_review_due(const struct progress *progress, int64_t now)
{
	return review_due(progress->review, review_day(progress->review, now));
}
