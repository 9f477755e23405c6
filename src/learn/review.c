/*
 * review.c - the fold of answers into cards, and the lists made of them.
 *
 * One rating a day: the card as it was before the day's first answer is kept, so that a further try
 * of the same attempt can still make "hard" of "again".
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/review.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "course/lookup.h"

#define DAY_SECONDS 86400
#define KEY_PREFIX "review:"		/* of attempts that are no quiz's own */

struct record {
	struct review_card card;	/* first: what the lists hand out; reps 0: not answered yet */
	char *question, *page;
	struct fsrs_card before;	/* the memory before the last day's rating */
	uint64_t rated;			/* the attempt that rated it, as a hash */
	uint64_t hinted;		/* the attempt that last showed a hint, as a hash; or 0 */
};

/* The offsets at both ends of a day by UTC; nearly all days have one. */
struct zone_day {
	bool known;
	int64_t day;
	int first, last;
};

struct review {
	struct fsrs fsrs;
	struct review_options options;
	struct zone_day zone_day;	/* of the last answer */
	struct record **records;	/* in the order first seen */
	size_t count, cap;
	struct lookup ids;		/* index of a record by question */
};

struct review *review_new(const struct review_options *options)
{
	struct fsrs_options fsrs = { .retention = options->retention != 0 ? options->retention
									  : REVIEW_RETENTION };
	struct review *review = xcalloc(1, sizeof *review);
	bool fine = fsrs_init(&review->fsrs, &fsrs);

	assert(fine);
	(void)fine;
	review->options = *options;
	return review;
}

void review_free(struct review *review)
{
	if (review == NULL)
		return;
	for (size_t i = 0; i < review->count; i++) {
		free(review->records[i]->question);
		free(review->records[i]->page);
		free(review->records[i]);
	}
	free(review->records);
	lookup_deinit(&review->ids);
	free(review);
}

/* --- days --- */

static int64_t whole_days(int64_t seconds)
{
	return seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);
}

int64_t review_local_day(const struct review_options *options, int64_t instant)
{
	int zone = options->zone != NULL ? options->zone(options->context, instant) : 0;

	return whole_days(instant + zone);
}

int64_t review_day(const struct review *review, int64_t instant)
{
	return review_local_day(&review->options, instant);
}

/* As review_day(), but the zone is asked once a day, for it may be slow. */
static int64_t day_of(struct review *review, int64_t instant)
{
	const struct review_options *options = &review->options;
	struct zone_day *cache = &review->zone_day;
	int64_t day = whole_days(instant);

	if (options->zone == NULL)
		return day;
	if (!cache->known || cache->day != day) {
		cache->known = true;
		cache->day = day;
		cache->first = options->zone(options->context, day * DAY_SECONDS);
		cache->last = options->zone(options->context, (day + 1) * DAY_SECONDS - 1);
	}
	return cache->first == cache->last ? whole_days(instant + cache->first)
					   : review_day(review, instant);
}

/* --- the fold --- */

static struct record *find_or_add(struct review *review, const char *question)
{
	int index = lookup_find(&review->ids, question);
	struct record *record;

	if (index >= 0)
		return review->records[index];
	record = xcalloc(1, sizeof *record);
	record->question = xstrdup(question);
	record->page = xstrdup("");
	record->card = (struct review_card){ .question = record->question, .page = record->page };
	lookup_add(&review->ids, question, (int)review->count, NULL);
	review->records = xgrow(review->records, review->count, &review->cap,
				sizeof *review->records);
	review->records[review->count++] = record;
	return record;
}

static void set_page(struct record *record, const char *key)
{
	if (strncmp(key, KEY_PREFIX, strlen(KEY_PREFIX)) == 0)
		key += strlen(KEY_PREFIX);
	if (strcmp(record->page, key) == 0)
		return;
	free(record->page);
	record->page = xstrdup(key);
	record->card.page = record->page;
}

static bool is(const char *text, const char *wanted)
{
	return text != NULL && strcmp(text, wanted) == 0;
}

/* 0: the event is no answer that rates. again: it is not the first try. */
static int rate(const struct event *event, const char *result, bool again, bool hinted, bool sure)
{
	long long grade = 0;

	if (event_get_int(event, "grade", &grade))
		return grade >= FSRS_AGAIN && grade <= FSRS_EASY ? (int)grade : 0;
	if (is(result, "wrong") || is(result, "partly"))
		return FSRS_AGAIN;
	if (!is(result, "right"))
		return 0;
	if (hinted || again)
		return FSRS_HARD;
	return sure ? FSRS_EASY : FSRS_GOOD;
}

static void apply_answer(struct review *review, struct record *record, const struct event *event,
			 uint64_t attempt)
{
	struct review_card *card = &record->card;
	const char *result = event_get(event, "result");
	bool sure = is(event_get(event, "sure"), "s"), sure_wrong = sure && is(result, "wrong");
	long long try = 0;
	bool again = event_get_int(event, "try", &try) && try > 1;
	int rating = rate(event, result, again, record->hinted == attempt, sure);
	int64_t day = day_of(review, event->when);

	if (rating == 0)
		return;
	/* a day before the last is a clock set back: it rates no more than the same day does */
	if (card->memory.reps == 0 || day > card->memory.last) {
		record->before = card->memory;
		record->rated = attempt;
		card->sure_wrong = sure_wrong;
	} else if (day == card->memory.last && again && attempt == record->rated) {
		card->sure_wrong = card->sure_wrong || sure_wrong;
	} else {
		return;
	}
	card->memory = fsrs_review(&review->fsrs, &record->before, day, (enum fsrs_rating)rating);
}

/* Records stay where they are: lists point at them. */
static void forget_all(struct review *review)
{
	for (size_t i = 0; i < review->count; i++) {
		struct record *record = review->records[i];

		record->card.memory = record->before = (struct fsrs_card){0};
		record->card.sure_wrong = false;
		record->rated = record->hinted = 0;
	}
}

void review_apply(void *context, const struct event *event)
{
	struct review *review = context;
	const char *question, *key, *id;
	struct record *record;
	bool answer;

	if (event == NULL) {
		forget_all(review);
		return;
	}
	answer = event_is(event, "answer");
	if (!answer && !event_is(event, "hint"))
		return;
	question = event_get(event, "q");
	key = event_get(event, "quiz");
	id = event_get(event, "id");
	if (question == NULL || key == NULL || id == NULL)
		return;
	record = find_or_add(review, question);
	if (!answer) {
		record->hinted = hash_text(id);
		return;
	}
	set_page(record, key);
	apply_answer(review, record, event, hash_text(id));
}

/* --- asking the cards --- */

static bool is_due(const struct review_card *card, int64_t day)
{
	return card->memory.reps > 0 && fsrs_due(&card->memory) <= day;
}

size_t review_known(const struct review *review)
{
	size_t known = 0;

	for (size_t i = 0; i < review->count; i++)
		known += review->records[i]->card.memory.reps > 0;
	return known;
}

size_t review_due(const struct review *review, int64_t day)
{
	size_t due = 0;

	for (size_t i = 0; i < review->count; i++)
		due += is_due(&review->records[i]->card, day);
	return due;
}

double review_recall(const struct review *review, const struct review_card *card, int64_t day)
{
	int64_t days = day > card->memory.last ? day - card->memory.last : 0;

	return card->memory.reps > 0 ? fsrs_recall(&review->fsrs, card->memory.stability, days) : 0;
}

/* --- lists --- */

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_names(const struct review_entry *a, const struct review_entry *b)
{
	int order = compare_numbers((int64_t)a->course, (int64_t)b->course);

	if (order == 0)
		order = strcmp(a->card->page, b->card->page);
	return order != 0 ? order : strcmp(a->card->question, b->card->question);
}

static int compare_soonest(const void *left, const void *right)
{
	const struct review_entry *a = left, *b = right;
	int order = compare_numbers(a->due, b->due);

	return order != 0 ? order : compare_names(a, b);
}

/* The weeks of a course are mixed by a hash, so that the same list comes out each time. */
static int compare_urgent(const void *left, const void *right)
{
	const struct review_entry *a = left, *b = right;
	int order = (int)b->card->sure_wrong - (int)a->card->sure_wrong;
	uint64_t mixed_a, mixed_b;

	if (order == 0)
		order = compare_numbers(a->due, b->due);
	if (order != 0)
		return order;
	mixed_a = hash_text(a->card->question);
	mixed_b = hash_text(b->card->question);
	return mixed_a != mixed_b ? (mixed_a > mixed_b) - (mixed_a < mixed_b)
				  : compare_names(a, b);
}

static struct review_entry *list(struct review *const *reviews, size_t count, int64_t day,
				 size_t *found)
{
	struct review_entry *entries = NULL;
	size_t cap = 0;

	*found = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < reviews[i]->count; k++) {
			const struct review_card *card = &reviews[i]->records[k]->card;

			if (!is_due(card, day))
				continue;
			entries = xgrow(entries, *found, &cap, sizeof *entries);
			entries[(*found)++] =
				(struct review_entry){ i, card, fsrs_due(&card->memory) };
		}
	return entries;
}

struct review_entry *review_list_all(struct review *const *reviews, size_t count, size_t *found)
{
	struct review_entry *entries = list(reviews, count, INT64_MAX, found);

	if (entries != NULL)
		qsort(entries, *found, sizeof *entries, compare_soonest);
	return entries;
}

struct review_entry *review_list_due(struct review *const *reviews, size_t count, int64_t day,
				     size_t limit, size_t *found)
{
	struct review_entry *entries = list(reviews, count, day, found);

	if (entries != NULL)
		qsort(entries, *found, sizeof *entries, compare_urgent);
	if (*found > limit)
		*found = limit;
	return entries;
}

void review_forecast(struct review *const *reviews, size_t count, int64_t day,
		     size_t days[REVIEW_FORECAST_DAYS])
{
	memset(days, 0, REVIEW_FORECAST_DAYS * sizeof *days);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < reviews[i]->count; k++) {
			const struct review_card *card = &reviews[i]->records[k]->card;
			int64_t due = fsrs_due(&card->memory);

			if (card->memory.reps > 0 && due < day + REVIEW_FORECAST_DAYS)
				days[due > day ? due - day : 0]++;
		}
}

/* --- asking --- */

struct attempt *review_start(struct quiz *copy, const struct quiz *quiz, const char *page,
			     const char *question, uint64_t seed, uint64_t token,
			     struct event_list *events)
{
	char *only = xstrdup(question), *key = xasprintf(KEY_PREFIX "%s", page);
	struct attempt_options options = {
		.seed = seed, .token = token, .only = &only, .only_count = 1
	};
	struct attempt *attempt;

	*copy = *quiz;
	copy->mode = QUIZ_PRACTICE;
	attempt = attempt_start(copy, key, &options, events);
	free(only);
	free(key);
	return attempt;
}
