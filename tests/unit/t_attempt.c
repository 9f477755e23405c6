/* t_attempt.c - the engine of quizzes: order, points, tries, hints, and coming back. */
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
#include "base/xalloc.h"
#include "learn/attempt.h"
#include "learn/progress.h"

#define QUESTIONS                                                                                  \
	"questions:\n"                                                                             \
	"  - {id: s, type: single, prompt: p1, hints: [h1, h2], choices: [a, {text: b, correct: "  \
	"true}, c, "                                                                               \
	"{text: none, pin: true}]}\n"                                                              \
	"  - {id: m, type: multiple, prompt: p2, points: 2, choices: [{text: a, correct: true}, "  \
	"b, "                                                                                      \
	"{text: c, correct: true}, {text: d, correct: true}]}\n"                                   \
	"  - {id: t, type: truefalse, prompt: p3, answer: false}\n"                                \
	"  - {id: u, type: truefalse, prompt: p4, answer: true}\n"                                 \
	"  - {id: v, type: truefalse, prompt: p5, answer: true}\n"

/* The other types, for what holds for all of them. */
#define MORE                                                                                       \
	"  - {id: n, type: number, prompt: p6, answer: 3.3, tolerance: 5%, unit: V, hints: [h]}\n" \
	"  - {id: w, type: text, prompt: p7, accept: [word, \"w*d\"], points: 3}\n"                \
	"  - {id: o, type: output, prompt: p8, accept: [\"1 2\"]}\n"                               \
	"  - {id: r, type: order, prompt: p9, points: 0.5, items: [a, b, c]}\n"                    \
	"  - {id: a, type: match, prompt: p10, pairs: [[a, x], [b, y], [c, x]], extra: [z]}\n"     \
	"  - {id: b, type: cloze, prompt: \"{{a}} p11 {{b;|c}}\"}\n"                               \
	"  - {id: c, type: card, prompt: p12, answer: a, hints: [h1, h2]}\n"

static struct quiz *parse_with(const char *settings, const char *questions)
{
	char *text = xasprintf("%s\n%s", settings, questions);
	struct quiz *quiz = quiz_parse(text, strlen(text), "q.yaml", 1);

	if (quiz->fault_count > 0)
		fail_msg("%s", quiz->faults[0].message);
	free(text);
	return quiz;
}

static struct quiz *parse(const char *settings)
{
	return parse_with(settings, QUESTIONS);
}

static struct attempt *start(const struct quiz *quiz, uint64_t seed, bool no_shuffle,
			     struct event_list *events)
{
	struct attempt_options options = {
		.seed = seed, .token = seed + 1, .no_shuffle = no_shuffle};

	return attempt_start(quiz, "page", &options, events);
}

/* Types a line at the question at hand. */
static struct attempt_feedback type(struct attempt *attempt, const char *line,
				    struct event_list *events)
{
	const struct attempt_item *item = attempt_item(attempt);
	struct attempt_feedback feedback;
	struct answer answer = {0};

	assert_true(ask_type(item->question->type)
			    ->read(item->question, item->order, line, &answer, NULL));
	feedback = attempt_answer(attempt, &answer, 0, events);
	answer_deinit(&answer);
	return feedback;
}

static void assert_order(const struct attempt *attempt, const char *want)
{
	struct strbuf ids = {0};

	for (size_t i = 0; i < attempt->count; i++)
		strbuf_add(&ids, attempt->items[i].question->id);
	assert_string_equal(strbuf_text(&ids), want);
	strbuf_deinit(&ids);
}

/* --- points --- */

static void multiple_earns_right_less_wrong(void **state)
{
	static const struct {
		const char *line;
		int64_t earned;
		enum attempt_result result;
	} cases[] = {
		{"a c d", 2000000, RESULT_RIGHT},
		{"a c", 1333333, RESULT_PARTLY},
		{"a b c d", 1333333, RESULT_PARTLY},
		{"a b", 0, RESULT_WRONG},
		{"b", 0, RESULT_WRONG},
		{"a b c", 666667, RESULT_PARTLY},
	};
	struct quiz *quiz = parse("mode: check");

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct event_list events = {0};
		struct attempt *attempt = start(quiz, 1, true, &events);
		struct attempt_feedback feedback;

		attempt_skip(attempt, &events);
		feedback = type(attempt, cases[i].line, &events);
		assert_int_equal(feedback.result, cases[i].result);
		assert_int_equal(attempt->items[1].earned, cases[i].earned);
		attempt_free(attempt);
		event_list_deinit(&events);
	}
	quiz_free(quiz);
}

static void tries_cost_their_penalty_and_the_best_counts(void **state)
{
	struct quiz *quiz = parse("tries: 3\npenalty: 25%");
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 1, true, &events);
	struct attempt_feedback feedback = type(attempt, "a", &events);

	(void)state;
	assert_true(feedback.again && feedback.show && !feedback.reveal);
	assert_int_equal(feedback.tries_left, 2);
	assert_int_equal(attempt->current, 0);
	feedback = type(attempt, "b", &events);
	assert_true(!feedback.again && feedback.reveal);
	assert_int_equal(attempt->items[0].earned, 750000);
	assert_int_equal(attempt->items[0].result, RESULT_RIGHT);
	assert_int_equal(attempt->current, 1);

	type(attempt, "a c", &events);
	type(attempt, "b", &events);
	assert_int_equal(attempt->items[1].last, RESULT_WRONG);
	attempt_skip(attempt, &events);
	assert_int_equal(attempt->items[1].result, RESULT_PARTLY);
	assert_int_equal(attempt->items[1].earned, 1333333);
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

static void a_check_tells_nothing_before_the_end(void **state)
{
	struct quiz *quiz = parse("mode: check");
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 1, true, &events);
	struct attempt_feedback feedback = type(attempt, "a", &events);

	(void)state;
	assert_true(!feedback.show && !feedback.again && !feedback.reveal);
	assert_null(attempt_hint(attempt, &events));
	assert_false(attempt_reveals(attempt, &attempt->items[0]));
	while (!attempt->finished)
		attempt_skip(attempt, &events);
	assert_true(attempt_reveals(attempt, &attempt->items[0]));
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

static void hints_come_one_by_one(void **state)
{
	struct quiz *quiz = parse("");
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 1, true, &events);

	(void)state;
	assert_string_equal(attempt_hint(attempt, &events), "h1");
	assert_string_equal(attempt_hint(attempt, &events), "h2");
	assert_null(attempt_hint(attempt, &events));
	assert_int_equal(events.count, 3); /* the start and two hints */
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

static void the_score_is_written_as_promised(void **state)
{
	static const struct {
		int64_t earned, total;
		int percent;
		bool passed;
		const char *want;
	} cases[] = {
		{5000000, 6000000, 83, true, "score: 5/6 (83%) passed"},
		{4666667, 6000000, 77, true, "score: 4.67/6 (77%) passed"},
		{500000, 1500000, 33, false, "score: 0.5/1.5 (33%) not passed"},
		{0, 1050000, 0, false, "score: 0/1.05 (0%) not passed"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct attempt_sum sum = {.earned = cases[i].earned,
					  .total = cases[i].total,
					  .percent = cases[i].percent,
					  .passed = cases[i].passed};
		struct strbuf text = {0};

		attempt_add_score(&text, &sum);
		assert_string_equal(strbuf_text(&text), cases[i].want);
		strbuf_deinit(&text);
	}
}

static void thirds_add_up_to_a_pass(void **state)
{
	static const char text[] =
		"pass: 50\nmode: check\nbands: [{from: 0, say: low}, {from: 50, say: half}, "
		"{from: 51, say: high}]\nquestions:\n"
		"  - {id: a, type: multiple, prompt: a, choices: [{text: x, correct: true}, {text: "
		"y, correct: true}, "
		"{text: z, correct: true}]}\n"
		"  - {id: b, type: multiple, prompt: b, choices: [{text: x, correct: true}, {text: "
		"y, correct: true}, "
		"{text: z, correct: true}]}\n";
	struct quiz *quiz = quiz_parse(text, strlen(text), "q.yaml", 1);
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 1, true, &events);
	struct attempt_sum sum;

	(void)state;
	type(attempt, "a b", &events); /* 2/3 + 1/3 of 2 are 50% */
	type(attempt, "a", &events);
	sum = attempt_sum(attempt);
	assert_true(attempt->finished && sum.passed);
	assert_int_equal(sum.percent, 50);
	assert_int_equal(sum.partly, 2);
	assert_string_equal(sum.say, "half");
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

static void cards_do_not_count(void **state)
{
	static const char text[] = "pass: 100\ntries: 3\nconfidence: true\nquestions:\n"
				   "  - {id: c, type: card, prompt: p, answer: a, points: 5}\n"
				   "  - {id: d, type: card, prompt: q, answer: a}\n"
				   "  - {id: t, type: truefalse, prompt: p, answer: true}\n";
	struct quiz *quiz = quiz_parse(text, strlen(text), "q.yaml", 1);
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 1, true, &events);
	struct attempt_feedback feedback;
	struct attempt_sum sum;

	(void)state;
	assert_false(attempt_wants_confidence(attempt, attempt_item(attempt)));
	feedback = type(attempt, "1", &events);
	assert_int_equal(feedback.result, RESULT_WRONG);
	assert_true(!feedback.again && attempt->current == 1); /* a grade is not tried again */
	feedback = type(attempt, "2", &events);
	assert_int_equal(feedback.result, RESULT_RIGHT);
	assert_true(attempt_wants_confidence(attempt, attempt_item(attempt)));
	type(attempt, "t", &events);
	sum = attempt_sum(attempt);
	assert_true(sum.passed && sum.earned == 1000000 && sum.total == 1000000);
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

static void parts_earn_their_share(void **state)
{
	static const char text[] =
		"tries: 3\npenalty: 50%\nquestions:\n"
		"  - {id: r, type: order, prompt: p, points: 4, items: [a, b, c, d]}\n"
		"  - {id: z, type: cloze, prompt: '{{a}} {{b}} {{c}}'}\n";
	struct quiz *quiz = quiz_parse(text, strlen(text), "q.yaml", 1);
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 1, true, &events);
	const struct attempt_item *item = attempt_item(attempt);
	int at[4];
	char line[32];

	(void)state;
	for (int i = 0; i < 4; i++)
		at[item->order[i]] = i + 1;
	snprintf(line, sizeof line, "%d %d %d %d", at[0], at[2], at[1], at[3]);
	assert_int_equal(type(attempt, line, &events).result, RESULT_PARTLY);
	assert_int_equal(item->earned, 2000000);
	snprintf(line, sizeof line, "%d %d %d %d", at[0], at[1], at[2], at[3]);
	assert_int_equal(type(attempt, line, &events).result, RESULT_RIGHT);
	assert_int_equal(item->earned, 2000000); /* all of it, less half */
	type(attempt, "a; x; c", &events);
	assert_int_equal(attempt->items[1].earned, 666667);
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

static void a_check_can_be_gone_through_as_practice(void **state)
{
	struct quiz *quiz = parse("mode: check\nshuffle: none");
	struct attempt_options options = {.token = 1, .practice = true};
	struct event_list events = {0};
	struct attempt *attempt = attempt_start(quiz, "page", &options, &events);
	struct attempt_feedback feedback;

	(void)state;
	assert_string_equal(attempt_hint(attempt, &events), "h1");
	feedback = type(attempt, "a", &events);
	assert_true(feedback.show && feedback.reveal && !feedback.again);
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

/* --- order --- */

/* As written it would be answered, whatever the settings and the seed. */
static void what_is_to_be_arranged_is_never_as_written(void **state)
{
	static const char *const settings[] = {"shuffle: none", "shuffle: questions",
					       "shuffle: both"};
	static const char questions[] =
		"questions:\n"
		"  - {id: r2, type: order, prompt: a, items: [a, b]}\n"
		"  - {id: r3, type: order, prompt: b, items: [a, b, a]}\n"
		"  - {id: m2, type: match, prompt: c, pairs: [[a, x], [b, y]]}\n"
		"  - {id: m4, type: match, prompt: d, pairs: [[a, x], [b, y], [c, x]], extra: [v, "
		"w]}\n";
	struct attempt_item fixed[4];

	(void)state;
	for (size_t s = 0; s < 3; s++) {
		struct quiz *quiz = parse_with(settings[s], questions);

		for (uint64_t seed = 0; seed < 200; seed++) {
			bool no_shuffle = s < 2 || seed % 2 == 0;
			struct event_list events = {0};
			struct attempt *attempt = start(quiz, seed, s == 2 && no_shuffle, &events);

			for (size_t i = 0; i < attempt->count; i++) {
				const struct attempt_item *item = &attempt->items[i];
				size_t q = (size_t)(item->question - quiz->questions), there = 0;
				unsigned shown = 0;

				for (size_t k = 0; k < item->question->item_count; k++) {
					shown |= 1u << item->order[k];
					there += strcmp(item->question->items[k],
							item->question->items[item->order[k]]) == 0;
				}
				assert_int_equal(shown, (1u << item->question->item_count) - 1);
				assert_true(there < item->question->item_count);
				if (s == 0 && seed == 0)
					fixed[q] = *item;
				if (no_shuffle)
					assert_memory_equal(fixed[q].order, item->order,
							    sizeof item->order);
			}
			attempt_free(attempt);
			event_list_deinit(&events);
		}
		quiz_free(quiz);
	}
}

static void no_shuffle_is_as_written(void **state)
{
	struct quiz *quiz = parse("shuffle: both\ndraw: 3");
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 7, true, &events);

	(void)state;
	assert_order(attempt, "smt");
	for (int i = 0; i < 4; i++)
		assert_int_equal(attempt->items[0].order[i], i);
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

static void every_order_is_a_permutation_and_pins_stay(void **state)
{
	static const char *const settings[] = {
		"shuffle: none", "shuffle: questions",     "shuffle: choices",
		"shuffle: both", "shuffle: both\ndraw: 3", "shuffle: choices\ndraw: 3"};
	unsigned moved = 0, drawn = 0;

	(void)state;
	for (size_t s = 0; s < sizeof settings / sizeof *settings; s++) {
		struct quiz *quiz = parse(settings[s]);

		for (uint64_t seed = 0; seed < 200; seed++) {
			struct event_list events = {0};
			struct attempt *attempt = start(quiz, seed, false, &events);
			unsigned questions = 0;

			assert_int_equal(attempt->count, quiz->draw > 0 ? 3 : 5);
			for (size_t i = 0; i < attempt->count; i++) {
				const struct attempt_item *item = &attempt->items[i];
				size_t index = (size_t)(item->question - quiz->questions);
				unsigned choices = 0;

				assert_false(questions >> index & 1);
				questions |= 1u << index;
				if ((quiz->shuffle & SHUFFLE_QUESTIONS) == 0 && i > 0)
					assert_true(item->question >
						    attempt->items[i - 1].question);
				for (size_t k = 0; k < item->question->choice_count; k++) {
					choices |= 1u << item->order[k];
					if (item->question->choices[k].pin ||
					    (quiz->shuffle & SHUFFLE_CHOICES) == 0)
						assert_int_equal(item->order[k], k);
					moved += item->order[k] != (int)k;
				}
				assert_int_equal(choices, (1u << item->question->choice_count) - 1);
			}
			drawn |= questions;
			attempt_free(attempt);
			event_list_deinit(&events);
		}
		quiz_free(quiz);
	}
	assert_true(moved > 0);
	assert_int_equal(drawn, 31);
}

static void the_same_seed_is_the_same_order(void **state)
{
	struct quiz *quiz = parse("shuffle: both");
	struct event_list first = {0}, second = {0};
	struct attempt *one = start(quiz, 99, false, &first),
		       *two = start(quiz, 99, false, &second);

	(void)state;
	for (size_t i = 0; i < one->count; i++) {
		assert_ptr_equal(one->items[i].question, two->items[i].question);
		assert_memory_equal(one->items[i].order, two->items[i].order,
				    sizeof one->items[i].order);
	}
	attempt_free(one);
	attempt_free(two);
	event_list_deinit(&first);
	event_list_deinit(&second);
	quiz_free(quiz);
}

static void the_missed_can_be_asked_alone(void **state)
{
	struct quiz *quiz = parse("draw: 4\nshuffle: none");
	struct event_list events = {0};
	struct attempt *attempt = start(quiz, 3, true, &events), *again;
	struct attempt_options options = {.seed = 4, .token = 5};

	(void)state;
	type(attempt, "b", &events);
	attempt_skip(attempt, &events);
	type(attempt, "f", &events);
	type(attempt, "f", &events);
	type(attempt, "f", &events);
	assert_true(attempt->finished);
	options.only = attempt_missed(attempt, &options.only_count);
	assert_int_equal(options.only_count, 2);
	again = attempt_start(quiz, "page", &options, &events);
	assert_order(again, "mu");
	assert_true(again->part);
	free(options.only);
	attempt_free(again);
	attempt_free(attempt);
	event_list_deinit(&events);
	quiz_free(quiz);
}

/* --- coming back --- */

static void assert_same_item(const struct attempt_item *x, const struct attempt_item *y)
{
	struct strbuf left = {0}, right = {0};

	assert_ptr_equal(x->question, y->question);
	assert_memory_equal(x->order, y->order, sizeof x->order);
	assert_int_equal(x->tries, y->tries);
	assert_int_equal(x->hints, y->hints);
	assert_int_equal(x->done, y->done);
	assert_int_equal(x->last, y->last);
	assert_int_equal(x->result, y->result);
	assert_int_equal(x->earned, y->earned);
	assert_int_equal(x->confidence, y->confidence);
	assert_int_equal(x->answer.picks, y->answer.picks);
	assert_int_equal(x->answer.grade, y->answer.grade);
	assert_memory_equal(x->answer.places, y->answer.places, sizeof x->answer.places);
	assert_int_equal(x->answer.text == NULL, y->answer.text == NULL);
	if (x->answer.text != NULL)
		assert_string_equal(x->answer.text, y->answer.text);
	if (x->tries > 0) {
		ask_type(x->question->type)->given(x->question, x->order, &x->answer, &left);
		ask_type(y->question->type)->given(y->question, y->order, &y->answer, &right);
		assert_string_equal(strbuf_text(&left), strbuf_text(&right));
	}
	strbuf_deinit(&left);
	strbuf_deinit(&right);
}

static void assert_same(const struct attempt *a, const struct attempt *b)
{
	assert_string_equal(a->id, b->id);
	assert_string_equal(a->key, b->key);
	assert_true(a->seed == b->seed && a->shuffle == b->shuffle && a->part == b->part);
	assert_int_equal(a->mode, b->mode);
	assert_int_equal(a->count, b->count);
	assert_int_equal(a->current, b->current);
	assert_int_equal(a->finished, b->finished);
	for (size_t i = 0; i < a->count; i++)
		assert_same_item(&a->items[i], &b->items[i]);
}

/* Each event as its line and back, as after a kill. */
static void through_the_journal(struct progress *progress, const struct event_list *events,
				size_t from)
{
	struct event back = {0};

	for (size_t i = from; i < events->count; i++) {
		struct strbuf line = {0};

		event_format(&line, &events->events[i]);
		assert_int_equal(event_parse(&back, line.data, line.len - 1), EVENT_LINE_FINE);
		progress_apply(progress, &back);
		strbuf_deinit(&line);
	}
	event_deinit(&back);
}

/* Text of any characters, of those with a meaning above all. */
static char *random_text(struct random *random)
{
	static const char *const pieces[] = {
		"a",        "b;", ";",   "\\",  "\\;",  "%41", " ",  "=",  "word",
		"\xc3\xa9", "\t", "1 2", "3,3", "\xff", "'",   "\"", "x*", "\xe4\xbd\x9c"};
	struct strbuf text = {0};

	for (size_t i = random_below(random, 6); i > 0; i--)
		strbuf_add(&text, pieces[random_below(random, sizeof pieces / sizeof *pieces)]);
	return strbuf_detach(&text);
}

/* A line that may be an answer: made of what the type reads, or of anything. */
static char *random_line(const struct question *question, struct random *random)
{
	struct strbuf line = {0};
	size_t parts = ask_part_count(question), shown = ask_shown_count(question);

	switch (ask_type(question->type)->way) {
	case ASK_PICK_MANY:
		parts = 1 + random_below(random, shown);
		break;
	case ASK_GRADE:
		return xasprintf("%zu", 1 + random_below(random, 4));
	case ASK_BLANKS:
	case ASK_TYPE:
		return question->type == QUESTION_NUMBER
			       ? xasprintf("%d.%zu %s", (int)random_below(random, 9) - 2,
					   random_below(random, 1000),
					   random_below(random, 2) ? "V" : "mV")
			       : random_text(random);
	default:
		break;
	}
	for (size_t i = 0; i < parts; i++) {
		size_t position = random_below(random, shown);

		if (ask_type(question->type)->way == ASK_MATCH)
			strbuf_addf(&line, "%zu%c ", i + 1, (char)('a' + position));
		else if (question->type == QUESTION_TRUEFALSE)
			strbuf_addc(&line, ask_label(question, position));
		else
			strbuf_addf(&line, "%zu ", position + 1);
	}
	return strbuf_detach(&line);
}

static void random_answer(struct attempt *attempt, struct random *random, struct event_list *events)
{
	const struct attempt_item *item = attempt_item(attempt);
	const struct ask_type *type = ask_type(item->question->type);
	struct answer answer = {0};
	char *line = random_line(item->question, random);

	if (random_below(random, 4) == 0)
		type->right(item->question, &answer);
	else if (!type->read(item->question, item->order, line, &answer, NULL))
		goto done; /* an order with an item twice, and the like */
	attempt_answer(attempt, &answer, "\0stg"[random_below(random, 4)], events);
	answer_deinit(&answer);
done:
	free(line);
}

static void random_move(struct attempt *attempt, struct random *random, struct event_list *events)
{
	switch (random_below(random, 8)) {
	case 0:
		attempt_skip(attempt, events);
		break;
	case 1:
		attempt_hint(attempt, events);
		break;
	default:
		random_answer(attempt, random, events);
	}
}

/* The attempt as the journal tells it, in the place of the one that was killed. */
static struct attempt *kill_and_replay(struct attempt *attempt, const struct progress *progress)
{
	struct event_list more = {0};
	struct attempt *back = attempt_replay(attempt->quiz, "page",
					      &progress_quiz(progress, "page")->attempt, &more);

	assert_non_null(back);
	assert_same(attempt, back);
	assert_int_equal(more.count, 0);
	event_list_deinit(&more);
	attempt_free(attempt);
	return back;
}

/* A random attempt, killed at random moments, is at each the very same again. */
static void a_kill_at_any_moment_changes_nothing(void **state)
{
	static const char *const settings[] = {"shuffle: both\ntries: 3\npenalty: 10%\ndraw: 6",
					       "mode: check\ndraw: 3",
					       "confidence: true\nshuffle: questions\ndraw: 8",
					       "shuffle: none\ntries: 1\ndraw: 12"};
	struct quiz *quizzes[4];

	(void)state;
	for (size_t i = 0; i < 4; i++)
		quizzes[i] = parse_with(settings[i], QUESTIONS MORE);
	for (uint64_t seed = 0; seed < 10000; seed++) {
		struct random random = {seed * 7919 + 1};
		struct progress *progress = progress_new();
		struct event_list events = {0};
		struct attempt *attempt = start(quizzes[seed % 4], seed, seed % 5 == 0, &events);
		size_t told = 0;

		while (!attempt->finished) {
			through_the_journal(progress, &events, told);
			told = events.count;
			if (random_below(&random, 3) == 0)
				attempt = kill_and_replay(attempt, progress);
			random_move(attempt, &random, &events);
		}
		through_the_journal(progress, &events, told);
		assert_false(progress_quiz(progress, "page")->open);
		assert_int_equal(progress_quiz(progress, "page")->attempts, 1);
		attempt_free(attempt);
		event_list_deinit(&events);
		progress_free(progress);
	}
	for (size_t i = 0; i < 4; i++)
		quiz_free(quizzes[i]);
}

/* As many questions with as long ids as there can be: their order is one line of the journal. */
static void the_largest_quiz_comes_back(void **state)
{
	struct strbuf text = {0};
	struct event_list events = {0};
	struct progress *progress = progress_new();
	struct attempt *attempt;
	struct quiz *quiz;

	(void)state;
	strbuf_add(&text, "shuffle: both\nquestions:\n");
	for (int i = 0; i < QUIZ_QUESTIONS_MAX; i++)
		strbuf_addf(&text, "- {id: %0*d, type: truefalse, prompt: p, answer: true}\n",
			    QUIZ_ID_MAX, i);
	quiz = quiz_parse(text.data, text.len, "q.yaml", 1);
	assert_int_equal(quiz->question_count, QUIZ_QUESTIONS_MAX);
	attempt = start(quiz, 1, false, &events);
	for (int i = 0; i < 5000; i++)
		attempt_skip(attempt, &events);
	through_the_journal(progress, &events, 0);
	attempt = kill_and_replay(attempt, progress);
	assert_int_equal(attempt->current, 5000);
	attempt_free(attempt);
	event_list_deinit(&events);
	progress_free(progress);
	quiz_free(quiz);
	strbuf_deinit(&text);
}

static void a_lost_finish_is_made_up_for(void **state)
{
	struct quiz *quiz = parse("draw: 1\nshuffle: none");
	struct event_list events = {0}, more = {0};
	struct attempt *attempt = start(quiz, 1, true, &events), *back;

	(void)state;
	type(attempt, "b", &events);
	assert_true(event_is(&events.events[events.count - 1], "finish"));
	event_deinit(&events.events[--events.count]);
	back = attempt_replay(quiz, "page", &events, &more);
	assert_same(attempt, back);
	assert_int_equal(more.count, 1);
	assert_true(event_is(&more.events[0], "finish"));
	attempt_free(back);
	attempt_free(attempt);
	event_list_deinit(&events);
	event_list_deinit(&more);
	quiz_free(quiz);
}

static void a_vanished_question_is_left_out(void **state)
{
	static const char less[] =
		"questions: [{id: t, type: truefalse, prompt: p3, answer: false}]";
	static const char none[] =
		"questions: [{id: z, type: truefalse, prompt: p3, answer: false}]";
	struct quiz *quiz = parse("shuffle: none"),
		    *edited = quiz_parse(less, strlen(less), "q.yaml", 1);
	struct quiz *other = quiz_parse(none, strlen(none), "q.yaml", 1);
	struct event_list events = {0}, more = {0};
	struct attempt *attempt = start(quiz, 1, true, &events), *back;

	(void)state;
	type(attempt, "b", &events);
	back = attempt_replay(edited, "page", &events, &more);
	assert_order(back, "t");
	assert_int_equal(back->vanished, 4);
	assert_int_equal(back->current, 0);
	assert_null(attempt_replay(other, "page", &events, &more));
	assert_int_equal(more.count, 0);
	attempt_free(back);
	attempt_free(attempt);
	event_list_deinit(&events);
	event_list_deinit(&more);
	quiz_free(quiz);
	quiz_free(edited);
	quiz_free(other);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(multiple_earns_right_less_wrong),
		cmocka_unit_test(tries_cost_their_penalty_and_the_best_counts),
		cmocka_unit_test(a_check_tells_nothing_before_the_end),
		cmocka_unit_test(hints_come_one_by_one),
		cmocka_unit_test(the_score_is_written_as_promised),
		cmocka_unit_test(thirds_add_up_to_a_pass),
		cmocka_unit_test(cards_do_not_count),
		cmocka_unit_test(parts_earn_their_share),
		cmocka_unit_test(a_check_can_be_gone_through_as_practice),
		cmocka_unit_test(what_is_to_be_arranged_is_never_as_written),
		cmocka_unit_test(no_shuffle_is_as_written),
		cmocka_unit_test(every_order_is_a_permutation_and_pins_stay),
		cmocka_unit_test(the_same_seed_is_the_same_order),
		cmocka_unit_test(the_missed_can_be_asked_alone),
		cmocka_unit_test(a_kill_at_any_moment_changes_nothing),
		cmocka_unit_test(the_largest_quiz_comes_back),
		cmocka_unit_test(a_lost_finish_is_made_up_for),
		cmocka_unit_test(a_vanished_question_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
