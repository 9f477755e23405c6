/* t_fsrs.c - the scheduler gives the numbers of the reference implementation. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fsrs_vectors.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TOLERANCE 1e-6

#define assert_close(got, want) check_close(got, want, __FILE__, __LINE__)

static void check_close(double got, double want, const char *file, int line)
{
	if (fabs(got - want) <= TOLERANCE)
		return;
	print_error("%.8f is not %.8f\n", got, want);
	_fail(file, line);
}

static struct fsrs usual(void)
{
	struct fsrs_options options = {0};
	struct fsrs fsrs;

	assert_true(fsrs_init(&fsrs, &options));
	return fsrs;
}

static void the_curve_has_its_shape(void **state)
{
	struct fsrs fsrs = usual();

	(void)state;
	assert_close(fsrs.decay, decay_vector);
	assert_close(fsrs.factor, factor_vector);
	for (size_t i = 0; i < COUNT(recall_vectors); i++)
		assert_close(
			fsrs_recall(&fsrs, recall_vectors[i].stability, recall_vectors[i].days),
			recall_vectors[i].recall);
}

static void retention_stretches_intervals(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(modifier_vectors); i++) {
		struct fsrs_options options = { .retention = modifier_vectors[i].retention };
		struct fsrs fsrs;

		assert_true(fsrs_init(&fsrs, &options));
		assert_close(fsrs.modifier, modifier_vectors[i].modifier);
	}
}

static void memory_changes_with_each_rating(void **state)
{
	struct fsrs fsrs = usual();

	(void)state;
	for (size_t i = 0; i < COUNT(memory_vectors); i++) {
		double stability = memory_vectors[i].stability,
		       difficulty = memory_vectors[i].difficulty;

		if (memory_vectors[i].recall >= 0)
			assert_close(fsrs_recall(&fsrs, stability, memory_vectors[i].days),
				     memory_vectors[i].recall);
		fsrs_remember(&fsrs, &stability, &difficulty, memory_vectors[i].days,
			      (enum fsrs_rating)memory_vectors[i].rating);
		assert_close(stability, memory_vectors[i].next_stability);
		assert_close(difficulty, memory_vectors[i].next_difficulty);
	}
}

static void a_chain_of_reviews_does_not_drift(void **state)
{
	struct fsrs fsrs = usual();
	double stability = 0, difficulty = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(chain_vectors); i++) {
		fsrs_remember(&fsrs, &stability, &difficulty, chain_vectors[i].days,
			      (enum fsrs_rating)chain_vectors[i].rating);
		assert_close(stability, chain_vectors[i].stability);
		assert_close(difficulty, chain_vectors[i].difficulty);
	}
}

static int due_minutes(const struct fsrs_card *card)
{
	return card->minutes > 0 ? card->minutes : card->interval * 24 * 60;
}

static void check_card(const struct fsrs_card *card, const struct review_vector *want)
{
	assert_close(card->stability, want->stability);
	assert_close(card->difficulty, want->difficulty);
	assert_int_equal(card->state, want->state);
	assert_int_equal(card->step, want->step);
	assert_int_equal(card->interval, want->interval);
	assert_int_equal(due_minutes(card), want->minutes);
	assert_int_equal(card->reps, want->reps);
	assert_int_equal(card->lapses, want->lapses);
	assert_int_equal(card->last, want->day);
	assert_int_equal(fsrs_due(card), want->day + want->interval);
}

static void cards_go_their_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(card_vectors); i++) {
		struct fsrs_card card = {0};
		struct fsrs fsrs;

		assert_true(fsrs_init(&fsrs, &card_vectors[i].options));
		for (size_t k = 0; k < VECTOR_STEPS_MAX; k++) {
			const struct review_vector *want = &card_vectors[i].reviews[k];

			if (want->rating == 0)
				break;
			if (want->recall >= 0)
				assert_close(fsrs_recall(&fsrs, card.stability,
							 want->day - card.last),
					     want->recall);
			card = fsrs_review(&fsrs, &card, want->day,
					   (enum fsrs_rating)want->rating);
			check_card(&card, want);
		}
	}
}

/* Each would divide by nothing, run out of an array or never come back. */
static void nonsense_is_refused(void **state)
{
	static const double few[17] = {0};
	static const struct fsrs_options bad[] = {
		{ .parameters = few, .parameter_count = COUNT(few) },
		{ .retention = 1 },
		{ .retention = -0.5 },
		{ .retention = NAN },
		{ .max_interval = -1 },
		{ .learning = { { 1 }, FSRS_STEPS_MAX + 1 } },
		{ .relearning = { { 0 }, 1 } },
	};
	struct fsrs fsrs;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(fsrs_init(&fsrs, &bad[i]));
}

static void a_clock_that_goes_back_is_the_same_day(void **state)
{
	struct fsrs fsrs = usual();
	struct fsrs_card card = {0}, back, same;

	(void)state;
	card = fsrs_review(&fsrs, &card, 100, FSRS_GOOD);
	back = fsrs_review(&fsrs, &card, 40, FSRS_GOOD);
	same = fsrs_review(&fsrs, &card, 100, FSRS_GOOD);
	assert_close(back.stability, same.stability);
	assert_int_equal(back.interval, same.interval);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_curve_has_its_shape),
		cmocka_unit_test(retention_stretches_intervals),
		cmocka_unit_test(memory_changes_with_each_rating),
		cmocka_unit_test(a_chain_of_reviews_does_not_drift),
		cmocka_unit_test(cards_go_their_way),
		cmocka_unit_test(nonsense_is_refused),
		cmocka_unit_test(a_clock_that_goes_back_is_the_same_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
