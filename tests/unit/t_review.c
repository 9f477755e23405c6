/* t_review.c - answers become cards, cards fall due, lists and forecasts agree. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "learn/review.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define DAY ((int64_t)86400)
#define HOUR ((int64_t)3600)
#define START (20458 * DAY)		/* 2026-01-05 by UTC */

static struct review *new_review(void)
{
	struct review_options options = {0};

	return review_new(&options);
}

/* An answer or a hint, as an attempt records it. */
struct told {
	const char *kind, *attempt, *question;
	int try;			/* 0: not said */
	const char *result;		/* right, partly, wrong */
	const char *sure;		/* s, t, g; NULL: not asked */
	int grade;			/* of a card; 0: none */
};

static void tell(struct review *review, int64_t when, const struct told *told)
{
	struct event event = {0};

	event_init(&event, told->kind);
	event.when = when;
	event_set(&event, "quiz", "weekOne");
	event_set(&event, "id", told->attempt);
	event_set(&event, "q", told->question);
	if (told->try > 0)
		event_set_int(&event, "try", told->try);
	if (told->result != NULL)
		event_set(&event, "result", told->result);
	if (told->sure != NULL)
		event_set(&event, "sure", told->sure);
	if (told->grade > 0)
		event_set_int(&event, "grade", told->grade);
	review_apply(review, &event);
	event_deinit(&event);
}

static void answer(struct review *review, int64_t when, const char *attempt, const char *question,
		   const char *result)
{
	struct told told = { "answer", attempt, question, 1, result, NULL, 0 };

	tell(review, when, &told);
}

/* The one card there is. */
static struct review_card only_card(struct review *review)
{
	size_t found;
	struct review_entry *entries = review_list_all(&review, 1, &found);
	struct review_card card;

	assert_int_equal(found, 1);
	card = *entries[0].card;
	free(entries);
	return card;
}

/* What each rating makes of a new card: the first of the parameters, by rating. */
static const double first_stability[] = { 0, 0.212, 1.2931, 2.3065, 8.2956 };

static void what_was_answered_gives_the_rating(void **state)
{
	static const struct {
		struct told told[3];
		int rating;		/* 0: no card */
	} cases[] = {
		{ { { "answer", "1", "q", 1, "wrong", NULL, 0 } }, FSRS_AGAIN },
		{ { { "answer", "1", "q", 1, "wrong", "s", 0 } }, FSRS_AGAIN },
		{ { { "answer", "1", "q", 1, "partly", "s", 0 } }, FSRS_AGAIN },
		{ { { "answer", "1", "q", 1, "right", NULL, 0 } }, FSRS_GOOD },
		{ { { "answer", "1", "q", 1, "right", "t", 0 } }, FSRS_GOOD },
		{ { { "answer", "1", "q", 1, "right", "g", 0 } }, FSRS_GOOD },
		{ { { "answer", "1", "q", 1, "right", "s", 0 } }, FSRS_EASY },
		{ { { "hint", "1", "q", 0, NULL, NULL, 0 },
		    { "answer", "1", "q", 1, "right", NULL, 0 } },
		  FSRS_HARD },
		{ { { "hint", "1", "q", 0, NULL, NULL, 0 },
		    { "answer", "1", "q", 1, "right", "s", 0 } },
		  FSRS_HARD },
		{ { { "hint", "1", "q", 0, NULL, NULL, 0 },
		    { "answer", "2", "q", 1, "right", NULL, 0 } },
		  FSRS_GOOD },
		{ { { "hint", "1", "other", 0, NULL, NULL, 0 },
		    { "answer", "1", "q", 1, "right", NULL, 0 } },
		  FSRS_GOOD },
		{ { { "answer", "1", "q", 1, "wrong", NULL, 0 },
		    { "answer", "1", "q", 2, "right", NULL, 0 } },
		  FSRS_HARD },
		{ { { "answer", "1", "q", 1, "wrong", NULL, 0 },
		    { "answer", "1", "q", 2, "wrong", NULL, 0 } },
		  FSRS_AGAIN },
		{ { { "answer", "1", "q", 1, "wrong", NULL, 0 },
		    { "answer", "2", "q", 1, "right", NULL, 0 } },
		  FSRS_AGAIN },
		{ { { "answer", "1", "q", 1, "right", NULL, 0 },
		    { "answer", "2", "q", 1, "wrong", NULL, 0 } },
		  FSRS_GOOD },
		{ { { "answer", "1", "q", 1, "wrong", NULL, 1 } }, FSRS_AGAIN },
		{ { { "answer", "1", "q", 1, "right", NULL, 2 } }, FSRS_HARD },
		{ { { "answer", "1", "q", 1, "right", NULL, 3 } }, FSRS_GOOD },
		{ { { "answer", "1", "q", 1, "right", NULL, 4 } }, FSRS_EASY },
		{ { { "answer", "1", "q", 1, "right", NULL, 7 } }, 0 },
		{ { { "answer", "1", "q", 1, "none", NULL, 0 } }, 0 },
		{ { { "hint", "1", "q", 0, NULL, NULL, 0 } }, 0 },
		{ { { "skip", "1", "q", 0, NULL, NULL, 0 } }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct review *review = new_review();

		for (size_t k = 0; k < 3 && cases[i].told[k].kind != NULL; k++)
			tell(review, START + (int64_t)k, &cases[i].told[k]);
		assert_int_equal(review_known(review), cases[i].rating != 0);
		if (cases[i].rating != 0) {
			struct review_card card = only_card(review);

			assert_true(card.memory.stability == first_stability[cases[i].rating]);
			assert_int_equal(card.memory.reps, 1);
		}
		review_free(review);
	}
}

static void a_day_has_one_rating(void **state)
{
	struct review *review = new_review();
	struct review_card card;

	(void)state;
	answer(review, START, "1", "q", "right");
	for (int i = 1; i < 20; i++)
		answer(review, START + i * HOUR, "2", "q", i % 2 ? "wrong" : "right");
	assert_int_equal(only_card(review).memory.reps, 1);
	answer(review, START + DAY, "3", "q", "wrong");
	card = only_card(review);
	assert_int_equal(card.memory.reps, 2);
	assert_int_equal(card.memory.lapses, 1);
	/* a clock that was set back rates nothing */
	answer(review, START - 9 * DAY, "4", "q", "right");
	assert_int_equal(only_card(review).memory.reps, 2);
	assert_true(only_card(review).memory.stability == card.memory.stability);
	review_free(review);
}

/* 13 hours east in winter; an hour more from a change of the clocks on. */
static int zone_with_change(void *context, int64_t instant)
{
	const int64_t *change = context;

	return (int)((instant < *change ? 13 : 14) * HOUR);
}

static void a_day_ends_at_local_midnight(void **state)
{
	static const struct {
		int64_t change;		/* of the clocks, in seconds from START */
		int64_t at;		/* seconds from START */
		int day;		/* from the local day of START */
	} cases[] = {
		{ 90 * DAY, 0, 0 },
		{ 90 * DAY, 11 * HOUR - 1, 0 },
		{ 90 * DAY, 11 * HOUR, 1 },
		{ 90 * DAY, DAY, 1 },
		{ 90 * DAY, DAY + 11 * HOUR - 1, 1 },
		{ 90 * DAY, DAY + 11 * HOUR, 2 },
		{ 4 * HOUR, 10 * HOUR - 1, 0 },
		{ 4 * HOUR, 10 * HOUR, 1 },
		{ 10 * HOUR + HOUR / 2, 10 * HOUR + HOUR / 2 - 1, 0 },
		{ 10 * HOUR + HOUR / 2, 10 * HOUR + HOUR / 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t change = START + cases[i].change;
		struct review_options options = { .zone = zone_with_change, .context = &change };
		struct review *review = review_new(&options);
		int64_t first = review_day(review, START);

		assert_int_equal(first, START / DAY);
		assert_int_equal(review_day(review, START + cases[i].at) - first, cases[i].day);
		answer(review, START, "1", "q", "right");
		answer(review, START + cases[i].at, "2", "q", "right");
		assert_int_equal(only_card(review).memory.reps, cases[i].day > 0 ? 2 : 1);
		assert_int_equal(only_card(review).memory.last - first, cases[i].day);
		review_free(review);
	}
}

static void days_before_the_epoch_are_days(void **state)
{
	struct review *review = new_review();

	(void)state;
	assert_int_equal(review_day(review, 0), 0);
	assert_int_equal(review_day(review, -1), -1);
	assert_int_equal(review_day(review, -DAY), -1);
	assert_int_equal(review_day(review, -DAY - 1), -2);
	review_free(review);
}

static void without_steps_the_next_day_is_the_soonest(void **state)
{
	static const struct {
		const char *result;
		int64_t days;
	} cases[] = { { "wrong", 1 }, { "right", 2 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct review *review = new_review();
		int64_t day = START / DAY;
		struct review_card card;

		answer(review, START, "1", "q", cases[i].result);
		card = only_card(review);
		assert_int_equal(fsrs_due(&card.memory), day + cases[i].days);
		assert_int_equal(review_due(review, day + cases[i].days - 1), 0);
		assert_int_equal(review_due(review, day + cases[i].days), 1);
		review_free(review);
	}
}

/* The first letters of those due by a day, or of all cards for a limit of 0. */
static void assert_order(struct review *reviews[2], int64_t day, size_t limit, const char *want)
{
	char got[32] = "";
	size_t found;
	struct review_entry *entries = limit > 0
					       ? review_list_due(reviews, 2, day, limit, &found)
					       : review_list_all(reviews, 2, &found);

	assert_true(found < sizeof got);
	for (size_t i = 0; i < found; i++)
		got[i] = entries[i].card->question[0];
	free(entries);
	assert_string_equal(got, want);
}

static void the_urgent_come_first_and_no_more_than_the_limit(void **state)
{
	static const struct told surely = { "answer", "1", "s", 1, "wrong", "s", 0 };
	struct review *reviews[] = { new_review(), new_review() };
	int64_t day = START / DAY;

	(void)state;
	answer(reviews[0], START + 2 * DAY, "1", "c", "wrong");
	answer(reviews[1], START + 1 * DAY, "1", "b", "wrong");
	answer(reviews[0], START, "1", "a", "wrong");
	answer(reviews[0], START + 4 * DAY, "1", "z", "right");
	tell(reviews[1], START + 2 * DAY, &surely);
	assert_order(reviews, 0, 0, "abcsz");
	assert_order(reviews, day, 20, "");
	assert_order(reviews, day + 1, 20, "a");
	assert_order(reviews, day + 3, 3, "sab");
	/* answered right since, it is a card like the others */
	answer(reviews[1], START + 3 * DAY, "2", "s", "right");
	assert_order(reviews, day + 60, 20, "abcsz");
	review_free(reviews[0]);
	review_free(reviews[1]);
}

static void a_replaced_journal_begins_anew(void **state)
{
	struct review *review = new_review();

	(void)state;
	answer(review, START, "1", "q", "right");
	review_apply(review, NULL);
	assert_int_equal(review_known(review), 0);
	assert_int_equal(review_due(review, START / DAY + 400), 0);
	answer(review, START, "1", "q", "wrong");
	assert_true(only_card(review).memory.stability == first_stability[FSRS_AGAIN]);
	review_free(review);
}

static void recall_falls_from_one(void **state)
{
	struct review *review = new_review();
	struct review_card card;
	double last = 1;

	(void)state;
	answer(review, START, "1", "q", "right");
	card = only_card(review);
	assert_true(review_recall(review, &card, START / DAY) == 1);
	for (int64_t day = START / DAY + 1; day < START / DAY + 30; day++) {
		double recall = review_recall(review, &card, day);

		assert_true(recall < last && recall > 0);
		last = recall;
	}
	review_free(review);
}

/* --- asking --- */

static const char quiz_text[] = "mode: check\n"
				"draw: 1\n"
				"questions:\n"
				"  - {id: one, type: truefalse, prompt: One?, answer: true}\n"
				"  - {id: two, type: truefalse, prompt: Two?, answer: false}\n";

static void apply_all(struct review *review, struct event_list *events, int64_t when)
{
	for (size_t i = 0; i < events->count; i++) {
		events->events[i].when = when;
		review_apply(review, &events->events[i]);
	}
	event_list_clear(events);
}

static void a_question_asked_in_the_review_is_rated(void **state)
{
	struct quiz *quiz = quiz_parse(quiz_text, strlen(quiz_text), "a.yaml", 1), copy;
	struct review *review = new_review();
	struct event_list events = {0};
	struct answer given = {0};
	struct attempt *attempt;
	struct attempt_feedback feedback;
	struct err err = {0};

	(void)state;
	answer(review, START, "1", "two", "wrong");
	assert_null(review_start(&copy, quiz, "weekOne", "three", 7, 7, &events));
	attempt = review_start(&copy, quiz, "weekOne", "two", 7, 7, &events);
	assert_non_null(attempt);
	assert_int_equal(attempt->count, 1);
	assert_string_equal(attempt->items[0].question->id, "two");
	assert_string_not_equal(event_get(&events.events[0], "quiz"), "weekOne");
	assert_true(ask_type(QUESTION_TRUEFALSE)
			    ->read(attempt->items[0].question, attempt->items[0].order, "f",
				   &given, &err));
	feedback = attempt_answer(attempt, &given, 0, &events);
	assert_true(feedback.show && feedback.reveal && attempt->finished);
	apply_all(review, &events, START + DAY);
	assert_int_equal(only_card(review).memory.reps, 2);
	assert_string_equal(only_card(review).page, "weekOne");
	attempt_free(attempt);
	event_list_deinit(&events);
	review_free(review);
	quiz_free(quiz);
}

/* --- a learner --- */

#define LEARNER_DAYS 90
#define LEARNER_QUESTIONS 200
#define LEARNER_LIMIT 20

/* What is known of each question beside the review. */
struct learner {
	struct review *review;
	struct random random;
	int64_t due[LEARNER_QUESTIONS];		/* the day; 0: never answered */
	size_t shown;
};

static void question_name(char name[8], size_t number)
{
	snprintf(name, 8, "q%zu", number);
}

/* Answers at some time of the day, knowing it more often than not. */
static void learn(struct learner *learner, int64_t day, const char *question)
{
	bool right = random_below(&learner->random, 10) < 8;
	int64_t when = day * DAY + (int64_t)random_below(&learner->random, (size_t)DAY);
	size_t found, number = (size_t)atoi(question + 1);
	struct review_entry *entries;

	answer(learner->review, when, "a", question, right ? "right" : "wrong");
	entries = review_list_all(&learner->review, 1, &found);
	for (size_t i = 0; i < found; i++)
		if (strcmp(entries[i].card->question, question) == 0)
			learner->due[number] = entries[i].due;
	free(entries);
	assert_true(learner->due[number] > day);
	learner->shown++;
}

static size_t count_due(const struct learner *learner, int64_t day)
{
	size_t due = 0;

	for (size_t i = 0; i < LEARNER_QUESTIONS; i++)
		due += learner->due[i] != 0 && learner->due[i] <= day;
	return due;
}

/* The forecast is what the cards say, day by day, and all that is due is in the first. */
static void check_forecast(const struct learner *learner, int64_t day)
{
	size_t days[REVIEW_FORECAST_DAYS], sum = 0;
	struct review *reviews[] = { learner->review };

	review_forecast(reviews, 1, day, days);
	for (int i = 0; i < REVIEW_FORECAST_DAYS; i++) {
		sum += days[i];
		assert_int_equal(sum, count_due(learner, day + i));
	}
	assert_int_equal(days[0], review_due(learner->review, day));
}

static void review_a_day(struct learner *learner, int64_t day)
{
	struct review *reviews[] = { learner->review };
	size_t found, due = count_due(learner, day);
	struct review_entry *entries =
		review_list_due(reviews, 1, day, LEARNER_LIMIT, &found);

	assert_int_equal(found, due < LEARNER_LIMIT ? due : LEARNER_LIMIT);
	for (size_t i = 0; i < found; i++) {
		int64_t was = learner->due[atoi(entries[i].card->question + 1)];

		assert_true(was != 0 && was <= day);
		learn(learner, day, entries[i].card->question);
	}
	free(entries);
}

static void a_learner_of_ninety_days_sees_nothing_before_it_is_due(void **state)
{
	struct learner learner = { .review = new_review(), .random = { 20260105 } };
	size_t next = 0;

	(void)state;
	for (int64_t day = START / DAY; day < START / DAY + LEARNER_DAYS; day++) {
		check_forecast(&learner, day);
		review_a_day(&learner, day);
		for (int i = 0; i < 4 && next < LEARNER_QUESTIONS; i++) {
			char name[8];

			question_name(name, next++);
			learn(&learner, day, name);
		}
		check_forecast(&learner, day);
	}
	assert_int_equal(review_known(learner.review), LEARNER_QUESTIONS);
	assert_true(learner.shown > 3 * LEARNER_QUESTIONS);
	review_free(learner.review);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_answered_gives_the_rating),
		cmocka_unit_test(a_day_has_one_rating),
		cmocka_unit_test(a_day_ends_at_local_midnight),
		cmocka_unit_test(days_before_the_epoch_are_days),
		cmocka_unit_test(without_steps_the_next_day_is_the_soonest),
		cmocka_unit_test(the_urgent_come_first_and_no_more_than_the_limit),
		cmocka_unit_test(a_replaced_journal_begins_anew),
		cmocka_unit_test(recall_falls_from_one),
		cmocka_unit_test(a_question_asked_in_the_review_is_rated),
		cmocka_unit_test(a_learner_of_ninety_days_sees_nothing_before_it_is_due),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
