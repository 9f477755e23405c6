/*
 * data.c - measures what grows with a learner's history: a quiz of 10,000 questions, and a journal of 50,000 events.
 *
 *
 *   data LARGE         a course of very many pages
 *
 * Each is held against its limit: 100 ms, and for the quiz 30 MB of memory. So is the time in which
 * the title of every page of the large course is known.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/strbuf.h"
#include "course/course.h"
#include "course/quiz.h"
#include "learn/attempt.h"
#include "learn/event.h"
#include "learn/progress.h"

enum { QUESTIONS = 10000, EVENTS = 50000, RUNS = 9, LIMIT_MS = 100, LIMIT_MB = 30 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(double *times)
{
	qsort(times, RUNS, sizeof *times, compare);
	return times[RUNS / 2];
}

static void write_quiz(struct strbuf *out)
{
	strbuf_add(out, "title: Large\nshuffle: none\nquestions:\n");
	for (int i = 0; i < QUESTIONS; i++)
		strbuf_addf(out, "  - {id: q%d, type: truefalse, prompt: Is %d even?, answer: %s}\n", i, i,
			    i % 2 == 0 ? "true" : "false");
}

static double peak_memory(void)
{
	struct rusage usage;

	return getrusage(RUSAGE_SELF, &usage) == 0 ? (double)usage.ru_maxrss / 1024 : 0;
}

/* Answers all questions over and over, a round a day, until there are enough events. */
static void write_journal(struct strbuf *out, const struct quiz *quiz)
{
	size_t written = 0;

	for (uint64_t day = 0; written < EVENTS; day++) {
		struct attempt_options options = { .seed = day, .token = day + 1, .no_shuffle = true };
		struct event_list events = {0};
		struct attempt *attempt = attempt_start(quiz, "large", &options, &events);

		while (attempt != NULL && !attempt->finished && written + events.count < EVENTS) {
			struct answer answer = { .picks = 1 };

			attempt_answer(attempt, &answer, 0, &events);
		}
		for (size_t i = 0; i < events.count && written < EVENTS; i++, written++) {
			events.events[i].when = 1767600000 + (int64_t)day * 86400;
			event_format(out, &events.events[i]);
		}
		attempt_free(attempt);
		event_list_deinit(&events);
	}
}

static double fold(const struct strbuf *journal)
{
	struct progress *progress = progress_new();
	struct event event = {0};
	double start = now();

	for (const char *line = journal->data, *end; (end = strchr(line, '\n')) != NULL; line = end + 1)
		if (event_parse(&event, line, (size_t)(end - line)) == EVENT_LINE_FINE)
			progress_apply(progress, &event);
	start = now() - start;
	event_deinit(&event);
	progress_free(progress);
	return start;
}

/* The peak of memory may only be read before anything larger: this comes last. */
static void open_large(const char *folder)
{
	double times[RUNS], time;
	size_t pages = 0;

	for (int i = 0; i < RUNS; i++) {
		double start = now();
		struct course *course = course_open(folder, NULL);

		times[i] = now() - start;
		pages = course != NULL ? course->page_count : 0;
		course_free(course);
	}
	time = median(times);
	printf("every title of a course of %-17zu %7.1f ms %7d ms %8.2f\n", pages, time, LIMIT_MS, time / LIMIT_MS);
}

int main(int argc, char **argv)
{
	struct strbuf text = {0}, journal = {0};
	double times[RUNS], memory, time;
	struct quiz *quiz = NULL;

	write_quiz(&text);
	for (int i = 0; i < RUNS; i++) {
		double start;

		quiz_free(quiz);
		start = now();
		quiz = quiz_parse(text.data, text.len, "large.yaml", 1);
		times[i] = now() - start;
	}
	memory = peak_memory();
	if (quiz->question_count != QUESTIONS) {
		fprintf(stderr, "bench: the quiz was not read\n");
		return 1;
	}
	printf("%-44s %10s %10s %8s\n", "medians", "lectern", "limit", "ratio");
	time = median(times);
	printf("%-44s %7.1f ms %7d ms %8.2f\n", "a quiz of 10,000 questions read", time, LIMIT_MS, time / LIMIT_MS);
	printf("%-44s %7.1f MB %7d MB %8.2f\n", "memory at its most", memory, LIMIT_MB, memory / LIMIT_MB);
	write_journal(&journal, quiz);
	for (int i = 0; i < RUNS; i++)
		times[i] = fold(&journal);
	time = median(times);
	printf("%-44s %7.1f ms %7d ms %8.2f\n", "50,000 journal events folded, review and all", time, LIMIT_MS,
	       time / LIMIT_MS);
	if (argc == 2)
		open_large(argv[1]);
	quiz_free(quiz);
	strbuf_deinit(&text);
	strbuf_deinit(&journal);
	return 0;
}
