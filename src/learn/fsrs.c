/*
 * fsrs.c - the Free Spaced Repetition Scheduler, version 6.
 *
 * Each intermediate result is rounded to eight decimals where the reference implementation
 * (ts-fsrs, open-spaced-repetition) does so, which keeps the two together over a chain of reviews.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/fsrs.h"

#include <assert.h>
#include <math.h>

#define STABILITY_MIN 0.001
#define STABILITY_MAX 36500.0
#define FIRST_STABILITY_MIN 0.1
#define DIFFICULTY_MIN 1.0
#define DIFFICULTY_MAX 10.0
#define RETENTION_DEFAULT 0.9
#define DAY_MINUTES 1440
#define VERSION_5_PARAMETERS 19

/* A parameter: its default, and between what it has to lie. */
static const struct {
	double usual, least, most;
} parameters[FSRS_PARAMETERS] = {
	{ 0.212,  0.001, 100  },	/* 0 to 3: first stability by rating */
	{ 1.2931, 0.001, 100  },
	{ 2.3065, 0.001, 100  },
	{ 8.2956, 0.001, 100  },
	{ 6.4133, 1,     10   },	/* 4, 5: first difficulty */
	{ 0.8334, 0.001, 4    },
	{ 3.0194, 0.001, 4    },	/* 6, 7: change of difficulty, and its way back to the mean */
	{ 0.001,  0.001, 0.75 },
	{ 1.8722, 0,     4.5  },	/* 8 to 10: stability after a success */
	{ 0.1666, 0,     0.8  },
	{ 0.796,  0.001, 3.5  },
	{ 1.4835, 0.001, 5    },	/* 11 to 14: after a failure */
	{ 0.0614, 0.001, 0.25 },
	{ 0.2629, 0.001, 0.9  },
	{ 1.6483, 0,     4    },
	{ 0.6014, 0,     1    },	/* 15, 16: hard, easy */
	{ 1.8729, 1,     6    },
	{ 0.5425, 0,     2    },	/* 17 to 19: on the same day */
	{ 0.0912, 0,     2    },
	{ 0.0658, 0.01,  0.8  },
	{ 0.1542, 0.1,   0.8  },	/* 20: decay of the forgetting curve */
};

/* What a set of version 5 lacks: no change with the stability, and the decay of that version. */
static const double version_5_rest[FSRS_PARAMETERS - VERSION_5_PARAMETERS] = { 0, 0.5 };

static double round_8(double value)
{
	return floor(value * 1e8 + 0.5) / 1e8;
}

static double clamp(double value, double least, double most)
{
	return fmin(fmax(value, least), most);
}

/* Not clamped: that of "easy" is the mean that all tend back to. */
static double first_difficulty(const struct fsrs *fsrs, enum fsrs_rating rating)
{
	return round_8(fsrs->w[4] - exp(((int)rating - 1) * fsrs->w[5]) + 1);
}

/* --- options --- */

static double given_parameter(const struct fsrs_options *options, size_t index)
{
	if (options->parameters == NULL)
		return parameters[index].usual;
	if (index < options->parameter_count)
		return options->parameters[index];
	return version_5_rest[index - VERSION_5_PARAMETERS];
}

static bool steps_fit(const struct fsrs_steps *steps)
{
	if (steps->count > FSRS_STEPS_MAX)
		return false;
	for (size_t i = 0; i < steps->count; i++)
		if (steps->minutes[i] <= 0)
			return false;
	return true;
}

bool fsrs_init(struct fsrs *fsrs, const struct fsrs_options *options)
{
	double retention = options->retention != 0 ? options->retention : RETENTION_DEFAULT;
	int longest = options->max_interval != 0 ? options->max_interval : FSRS_INTERVAL_MAX;

	if (options->parameters != NULL && options->parameter_count != FSRS_PARAMETERS &&
	    options->parameter_count != VERSION_5_PARAMETERS)
		return false;
	if (!(retention > 0 && retention < 1) || longest < 1 || !steps_fit(&options->learning) ||
	    !steps_fit(&options->relearning))
		return false;
	*fsrs = (struct fsrs){.max_interval = longest,
			      .short_term = !options->long_term,
			      .learning = options->learning,
			      .relearning = options->relearning};
	for (size_t i = 0; i < FSRS_PARAMETERS; i++) {
		double least = i == 19 && options->long_term ? 0 : parameters[i].least;

		fsrs->w[i] = clamp(given_parameter(options, i), least, parameters[i].most);
	}
	fsrs->mean_difficulty = first_difficulty(fsrs, FSRS_EASY);
	fsrs->decay = -fsrs->w[20];
	fsrs->factor = round_8(pow(0.9, 1 / fsrs->decay) - 1);
	fsrs->modifier = round_8((pow(retention, 1 / fsrs->decay) - 1) / fsrs->factor);
	return true;
}

/* --- memory --- */

double fsrs_recall(const struct fsrs *fsrs, double stability, int64_t days)
{
	return round_8(pow(1 + fsrs->factor * (double)days / stability, fsrs->decay));
}

static double next_difficulty(const struct fsrs *fsrs, double difficulty, enum fsrs_rating rating)
{
	double change = -fsrs->w[6] * ((int)rating - FSRS_GOOD);
	double next = difficulty + round_8(change * (10 - difficulty) / 9);
	double back = fsrs->w[7] * fsrs->mean_difficulty + (1 - fsrs->w[7]) * next;

	return clamp(round_8(back), DIFFICULTY_MIN, DIFFICULTY_MAX);
}

static double stability_same_day(const struct fsrs *fsrs, double stability, enum fsrs_rating rating)
{
	double growth = pow(stability, -fsrs->w[19]) *
			exp(fsrs->w[17] * ((int)rating - FSRS_GOOD + fsrs->w[18]));

	if (rating >= FSRS_HARD)
		growth = fmax(growth, 1);
	return round_8(clamp(stability * growth, STABILITY_MIN, STABILITY_MAX));
}

/* By how much stability grows with a success rated good. */
static double growth_recalled(const struct fsrs *fsrs, double stability, double difficulty,
			      double recall)
{
	return exp(fsrs->w[8]) * (11 - difficulty) * pow(stability, -fsrs->w[9]) *
	       (exp(fsrs->w[10] * (1 - recall)) - 1);
}

static double stability_recalled(const struct fsrs *fsrs, double stability, double growth,
				 enum fsrs_rating rating)
{
	double hard = rating == FSRS_HARD ? fsrs->w[15] : 1;
	double easy = rating == FSRS_EASY ? fsrs->w[16] : 1;

	return round_8(clamp(stability * (1 + growth * hard * easy), STABILITY_MIN, STABILITY_MAX));
}

static double stability_forgotten(const struct fsrs *fsrs, double stability, double difficulty,
				  double recall)
{
	double left = fsrs->w[11] * pow(difficulty, -fsrs->w[12]) *
		      (pow(stability + 1, fsrs->w[13]) - 1) * exp(fsrs->w[14] * (1 - recall));
	double most = fsrs->short_term ? stability / exp(fsrs->w[17] * fsrs->w[18]) : stability;

	return fmin(fmax(round_8(most), STABILITY_MIN),
		    round_8(clamp(left, STABILITY_MIN, STABILITY_MAX)));
}

static double first_stability(const struct fsrs *fsrs, enum fsrs_rating rating)
{
	return fmax(fsrs->w[rating - 1], FIRST_STABILITY_MIN);
}

/* The stability that each of the ratings from first to last would give to one (0: none yet). */
static void stabilities(const struct fsrs *fsrs, double stability, double difficulty, int64_t days,
			enum fsrs_rating first, enum fsrs_rating last, double next[FSRS_EASY + 1])
{
	bool same_day = days == 0 && fsrs->short_term;
	double recall = 0, growth = 0;

	if (stability > 0 && !same_day)
		recall = fsrs_recall(fsrs, stability, days);
	if (stability > 0 && !same_day && last > FSRS_AGAIN)
		growth = growth_recalled(fsrs, stability, difficulty, recall);
	for (int i = (int)first; i <= (int)last; i++) {
		enum fsrs_rating rating = (enum fsrs_rating)i;

		if (stability == 0)
			next[i] = first_stability(fsrs, rating);
		else if (same_day)
			next[i] = stability_same_day(fsrs, stability, rating);
		else if (rating == FSRS_AGAIN)
			next[i] = stability_forgotten(fsrs, stability, difficulty, recall);
		else
			next[i] = stability_recalled(fsrs, stability, growth, rating);
	}
}

static double difficulty_after(const struct fsrs *fsrs, double difficulty, enum fsrs_rating rating)
{
	if (difficulty > 0)
		return next_difficulty(fsrs, difficulty, rating);
	return clamp(first_difficulty(fsrs, rating), DIFFICULTY_MIN, DIFFICULTY_MAX);
}

void fsrs_remember(const struct fsrs *fsrs, double *stability, double *difficulty, int64_t days,
		   enum fsrs_rating rating)
{
	double next[FSRS_EASY + 1];

	assert(rating >= FSRS_AGAIN && rating <= FSRS_EASY && days >= 0);
	stabilities(fsrs, *stability, *difficulty, days, rating, rating, next);
	*stability = next[rating];
	*difficulty = difficulty_after(fsrs, *difficulty, rating);
}

/* --- intervals --- */

static int interval_of(const struct fsrs *fsrs, double stability)
{
	return (int)clamp(floor(stability * fsrs->modifier + 0.5), 1, fsrs->max_interval);
}

/*
 * Intervals keep the order of the ratings, a day apart, so that what others would give has to be
 * known for any (but "again", which has steps of its own unless all is long-term). They are not
 * limited again, as the reference does it.
 */
static int ordered_interval(const struct fsrs *fsrs, const double stability[FSRS_EASY + 1],
			    enum fsrs_rating rating)
{
	int by_rating[FSRS_EASY + 1];

	for (int i = fsrs->short_term ? FSRS_HARD : FSRS_AGAIN; i <= FSRS_EASY; i++)
		by_rating[i] = interval_of(fsrs, stability[i]);
	if (fsrs->short_term) {
		if (by_rating[FSRS_HARD] > by_rating[FSRS_GOOD])
			by_rating[FSRS_HARD] = by_rating[FSRS_GOOD];
	} else {
		if (by_rating[FSRS_AGAIN] > by_rating[FSRS_HARD])
			by_rating[FSRS_AGAIN] = by_rating[FSRS_HARD];
		if (by_rating[FSRS_HARD] <= by_rating[FSRS_AGAIN])
			by_rating[FSRS_HARD] = by_rating[FSRS_AGAIN] + 1;
	}
	if (by_rating[FSRS_GOOD] <= by_rating[FSRS_HARD])
		by_rating[FSRS_GOOD] = by_rating[FSRS_HARD] + 1;
	if (by_rating[FSRS_EASY] <= by_rating[FSRS_GOOD])
		by_rating[FSRS_EASY] = by_rating[FSRS_GOOD] + 1;
	return by_rating[rating];
}

/*
 * Minutes of the step that a rating leads to, and *next its index; 0 if it leads to none. card is
 * the one before the review.
 */
static int step_after(const struct fsrs *fsrs, const struct fsrs_card *card,
		      enum fsrs_rating rating, size_t *next)
{
	bool learnt = card->state == FSRS_REVIEW;
	const struct fsrs_steps *steps = learnt || card->state == FSRS_RELEARNING
						 ? &fsrs->relearning
						 : &fsrs->learning;
	const int *minutes = steps->minutes;

	*next = 0;
	if (card->step >= steps->count)
		return 0;
	if (rating == FSRS_AGAIN)
		return learnt ? minutes[card->step] : minutes[0];
	if (learnt || rating == FSRS_EASY)
		return 0;
	if (rating == FSRS_HARD) {
		*next = card->step;
		if (steps->count == 1)
			return (int)floor(minutes[0] * 1.5 + 0.5);
		return (int)floor((minutes[0] + (double)minutes[1]) / 2 + 0.5);
	}
	*next = card->step + 1;
	return *next < steps->count ? minutes[*next] : 0;
}

/* Puts card on its next step, or, where there is none, into review. */
static void take_step(const struct fsrs *fsrs, struct fsrs_card *card, const struct fsrs_card *old,
		      enum fsrs_rating rating)
{
	size_t next;
	int minutes = step_after(fsrs, old, rating, &next);

	card->minutes = minutes;
	card->step = minutes > 0 ? next : 0;
	if (minutes > 0 && minutes < DAY_MINUTES) {
		card->interval = 0;
		card->state = old->state == FSRS_NEW	  ? FSRS_LEARNING
			      : old->state == FSRS_REVIEW ? FSRS_RELEARNING
							  : old->state;
		return;
	}
	card->state = FSRS_REVIEW;
	card->interval = minutes > 0 ? minutes / DAY_MINUTES
				     : interval_of(fsrs, card->stability);
}

struct fsrs_card fsrs_review(const struct fsrs *fsrs, const struct fsrs_card *card, int64_t day,
			     enum fsrs_rating rating)
{
	struct fsrs_card next = *card;
	bool known = card->state != FSRS_NEW;
	bool steps = fsrs->short_term && (card->state != FSRS_REVIEW || rating == FSRS_AGAIN);
	int64_t days = known && day > card->last ? day - card->last : 0;
	double stability[FSRS_EASY + 1];

	enum fsrs_rating first = steps ? rating : fsrs->short_term ? FSRS_HARD : FSRS_AGAIN,
			 last = steps ? rating : FSRS_EASY;

	assert(rating >= FSRS_AGAIN && rating <= FSRS_EASY);
	stabilities(fsrs, card->stability, card->difficulty, days, first, last, stability);
	next.stability = stability[rating];
	next.difficulty = difficulty_after(fsrs, card->difficulty, rating);
	next.reps++;
	next.last = day;
	next.minutes = 0;
	if (rating == FSRS_AGAIN &&
	    (card->state == FSRS_REVIEW || (known && !fsrs->short_term)))
		next.lapses++;
	if (steps) {
		take_step(fsrs, &next, card, rating);
		return next;
	}
	next.state = FSRS_REVIEW;
	next.step = 0;
	next.interval = ordered_interval(fsrs, stability, rating);
	return next;
}

int64_t fsrs_due(const struct fsrs_card *card)
{
	return card->last + card->interval;
}
