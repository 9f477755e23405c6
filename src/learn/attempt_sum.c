/* attempt_sum.c - what an attempt comes to: points, percentage, words. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/attempt.h"

#include <inttypes.h>
#include <math.h>

#include "base/xalloc.h"

#define MICRO 1000000.0

int64_t attempt_points(const struct question *question)
{
	return question->type == QUESTION_CARD ? 0 : llround(question->points * MICRO);
}

/*
 * Each item was rounded to a millionth, so a sum may be that much short of what it is exactly:
 * three thirds are one point. 100 times the points, that much forgiven, for comparing with
 * percentages.
 */
static double hundredfold(const struct attempt *attempt, int64_t earned)
{
	return ((double)earned + (double)attempt->count) * 100;
}

struct attempt_sum attempt_sum(const struct attempt *attempt)
{
	const struct quiz *quiz = attempt->quiz;
	struct attempt_sum sum = {.percent = 100};
	double hundred;

	for (size_t i = 0; i < attempt->count; i++) {
		const struct attempt_item *item = &attempt->items[i];

		sum.right += item->result == RESULT_RIGHT;
		sum.partly += item->result == RESULT_PARTLY;
		sum.wrong += item->result == RESULT_WRONG;
		sum.skipped += item->result == RESULT_SKIPPED;
		sum.earned += item->earned;
		sum.total += attempt_points(item->question);
	}
	hundred = hundredfold(attempt, sum.earned);
	if (sum.total > 0)
		sum.percent = (int)(hundred / (double)sum.total);
	sum.percent = sum.percent > 100 ? 100 : sum.percent;
	sum.passed = hundred >= quiz->pass * (double)sum.total;
	for (size_t i = 0; i < quiz->band_count; i++)
		if (hundred >= quiz->bands[i].from * (double)sum.total)
			sum.say = quiz->bands[i].say;
	return sum;
}

char **attempt_missed(const struct attempt *attempt, size_t *count)
{
	char **ids = xcalloc(attempt->count + 1, sizeof *ids);

	*count = 0;
	for (size_t i = 0; i < attempt->count; i++)
		if (attempt->items[i].result != RESULT_RIGHT)
			ids[(*count)++] = (char *)attempt->items[i].question->id;
	return ids;
}

void attempt_add_points(struct strbuf *out, int64_t micro)
{
	int64_t hundredths = (micro + 5000) / 10000;
	int part = (int)(hundredths % 100);

	strbuf_addf(out, "%" PRId64, hundredths / 100);
	if (part % 10 != 0)
		strbuf_addf(out, ".%02d", part);
	else if (part != 0)
		strbuf_addf(out, ".%d", part / 10);
}

void attempt_add_score(struct strbuf *out, const struct attempt_sum *sum)
{
	strbuf_add(out, "score: ");
	attempt_add_points(out, sum->earned);
	strbuf_addc(out, '/');
	attempt_add_points(out, sum->total);
	strbuf_addf(out, " (%d%%) %s", sum->percent, sum->passed ? "passed" : "not passed");
}
