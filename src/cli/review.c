/*
 * review.c - `lectern review` line by line: the questions due today, over all courses or of one.
 *
 * The journals say what is due; where the questions stand is looked for afterwards (sources.h).
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/sources.h"
#include "course/course.h"
#include "course/quiz.h"
#include "learn/review.h"
#include "learn/shelf.h"

#define BAR_MAX 40			/* cells of the forecast's longest bar */

/* A due question that is there. */
struct pick {
	size_t source;
	const struct review_card *card;
	const struct quiz *quiz;
	const char *title;		/* of the page */
};

struct talk {
	const struct cli *cli;
	struct shelf *shelf;
	struct sources *sources;
	struct pick *picks;
	size_t pick_count, pick_cap;
	size_t source;			/* of the question at hand, for save() */
	bool warned;			/* that nothing can be saved */
	struct cli_ask ask;
};

/* Takes up a due question if it is still there. */
static void take_entry(struct talk *talk, const struct review_entry *entry)
{
	const struct quiz *quiz = sources_quiz(talk->sources, entry);

	if (quiz == NULL)
		return;
	talk->picks = xgrow(talk->picks, talk->pick_count, &talk->pick_cap, sizeof *talk->picks);
	talk->picks[talk->pick_count++] =
		(struct pick){ entry->course, entry->card, quiz, quiz->title };
}

/* --- what is said before and after --- */

/* A folder that was removed is no news each day: it is said where nothing else is due. */
static void complain_unplaced(const struct talk *talk, size_t index)
{
	const char *path = talk->shelf->visits[index]->path, *id = talk->shelf->ids[index];
	size_t due = sources_unplaced(talk->sources, index);
	struct err err;

	if (path != NULL && talk->pick_count > 0)
		return;
	if (path != NULL)
		err_set(&err,
			"%s: %zu due, but %s is gone or another course by now; name where it is: "
			"lectern review PATH",
			id, due, path);
	else
		err_set(&err,
			"%s: %zu due, but where this course is is not known; "
			"name it: lectern review PATH",
			id, due);
	cli_complain(talk->cli, err.text);
}

static void complain_missing(const struct talk *talk)
{
	for (size_t i = 0; i < talk->shelf->count; i++) {
		size_t lost = sources_lost(talk->sources, i);
		struct err err;

		if (sources_unplaced(talk->sources, i) > 0)
			complain_unplaced(talk, i);
		if (lost > 0) {
			err_set(&err, "%s: %zu due of which the question is no longer there",
				talk->shelf->ids[i], lost);
			cli_complain(talk->cli, err.text);
		}
	}
}

/* CLI_FAULT if one of the journals cannot be read. */
static int complain_journals(const struct cli *cli, const struct shelf *shelf)
{
	int status = CLI_DONE;

	for (size_t i = 0; i < shelf->count; i++) {
		const struct err *err = &journal_status(shelf->journals[i])->err;
		const char *remark = journal_remark(shelf->journals[i]);

		if (err_is_set(err)) {
			cli_complain(cli, err->text);
			status = CLI_FAULT;
		}
		if (remark != NULL)
			cli_complain(cli, remark);
	}
	return status;
}

/* The days on which something falls due, each with its number and a bar. */
static void print_forecast(const struct talk *talk, int64_t today)
{
	size_t days[REVIEW_FORECAST_DAYS], most = 0, sum = 0;

	review_forecast(talk->shelf->reviews, talk->shelf->count, today, days);
	for (int i = 0; i < REVIEW_FORECAST_DAYS; i++) {
		most = days[i] > most ? days[i] : most;
		sum += days[i];
	}
	if (sum == 0)
		return;
	fprintf(talk->cli->out, "\nDue in the next %d days:\n", REVIEW_FORECAST_DAYS);
	for (int i = 0; i < REVIEW_FORECAST_DAYS; i++) {
		size_t cells = most > BAR_MAX ? days[i] * BAR_MAX / most : days[i];
		struct strbuf bar = {0};
		char day[16];

		if (days[i] == 0)
			continue;
		date_format_day(today + i, day);
		strbuf_repeat(&bar, "#", (int)cells + (cells == 0));
		fprintf(talk->cli->out, "  %s  %4zu  %s\n", day, days[i], strbuf_text(&bar));
		strbuf_deinit(&bar);
	}
}

static void print_none(const struct talk *talk)
{
	size_t known = 0;

	for (size_t i = 0; i < talk->shelf->count; i++)
		known += review_known(talk->shelf->reviews[i]);
	fputs(known > 0 ? "Nothing is due today.\n"
			: "Nothing is due: no question has been answered yet.\n",
	      talk->cli->out);
}

/* --- asking --- */

static void save(void *context, struct event_list *events)
{
	struct talk *talk = context;
	struct journal *journal = talk->shelf->journals[talk->source];
	bool saved = journal_append(journal, events, talk->cli->now());
	const struct journal_status *status = journal_status(journal);

	event_list_clear(events);
	if (!saved && status->state == JOURNAL_WAITING && !talk->warned) {
		struct err err;

		talk->warned = true;
		err_set(&err, "%s; nothing is saved until that is mended", status->err.text);
		cli_complain(talk->cli, err.text);
	}
}

static char *make_heading(const struct talk *talk, size_t index)
{
	char *title = sanitize_dup(talk->picks[index].title, SANITIZE_LINE), *heading;
	struct strbuf ascii = {0};

	ascii_add(&ascii, title, strlen(title));
	heading = xasprintf("Question %zu of %zu, from %s", index + 1, talk->pick_count,
			    talk->cli->ascii ? strbuf_text(&ascii) : title);
	strbuf_deinit(&ascii);
	free(title);
	return heading;
}

/* False at the end of the input. *right says how it ended. */
static bool ask_pick(struct talk *talk, size_t index, bool *right)
{
	const struct pick *pick = &talk->picks[index];
	int64_t now = talk->cli->now();
	uint64_t seed = hash_bytes(talk->cli->seed ^ HASH_START, &now, sizeof now) ^
			hash_text(pick->card->question);
	struct event_list events = {0};
	struct quiz copy;
	struct attempt *attempt = review_start(&copy, pick->quiz, pick->card->page,
					       pick->card->question, seed, seed, &events);
	char *heading = make_heading(talk, index);
	bool done = true;

	talk->source = pick->source;
	if (attempt != NULL) {
		save(talk, &events);
		done = cli_ask_question(&talk->ask, attempt, heading);
		*right = attempt->items[0].result == RESULT_RIGHT;
	}
	attempt_free(attempt);
	event_list_deinit(&events);
	free(heading);
	return done;
}

static void print_end(const struct talk *talk, size_t done, size_t right, size_t rest)
{
	bool saved = true;

	for (size_t i = 0; i < talk->shelf->count; i++)
		saved = saved && journal_status(talk->shelf->journals[i])->state == JOURNAL_SAVED;
	if (done < talk->pick_count) {
		fprintf(talk->cli->out, "%s: %zu of %zu\n", saved ? "saved" : "not saved", done,
			talk->pick_count);
		return;
	}
	fprintf(talk->cli->out, "\nReviewed %zu, %zu right.\n", done, right);
	if (rest > 0)
		fprintf(talk->cli->out, "%zu more %s due today; run the review again for %s.\n",
			rest, rest == 1 ? "is" : "are", rest == 1 ? "it" : "them");
}

static void ask_all(struct talk *talk, size_t rest)
{
	size_t done = 0, right = 0;
	bool more = true;

	while (more && done < talk->pick_count) {
		bool well = false;

		more = ask_pick(talk, done, &well);
		done += more;
		right += well;
	}
	print_end(talk, done, right, rest);
	if (more)
		print_forecast(talk, review_day(talk->shelf->reviews[0], talk->cli->now()));
}

static void talk_through(struct talk *talk, int64_t today)
{
	struct shelf *shelf = talk->shelf;
	size_t found, taken = 0;
	struct review_entry *entries =
		review_list_due(shelf->reviews, shelf->count, today, SIZE_MAX, &found);

	while (taken < found && talk->pick_count < talk->cli->review_limit)
		take_entry(talk, &entries[taken++]);
	complain_missing(talk);
	if (talk->pick_count > 0) {
		ask_all(talk, found - taken);
	} else {
		if (found == 0)
			print_none(talk);
		print_forecast(talk, today);
	}
	free(entries);
}

/* --- JSON --- */

static void add_card(struct json *json, const struct shelf *shelf, const struct review_entry *entry,
		     int64_t today)
{
	const struct review_card *card = entry->card;
	char due[16];

	date_format_day(entry->due, due);
	json_object(json);
	json_key(json, "course");
	json_string(json, shelf->ids[entry->course]);
	json_key(json, "page");
	json_string(json, card->page);
	json_key(json, "question");
	json_string(json, card->question);
	json_key(json, "due");
	json_string(json, due);
	json_key(json, "stability");
	json_double(json, card->memory.stability);
	json_key(json, "difficulty");
	json_double(json, card->memory.difficulty);
	json_key(json, "retrievability");
	json_double(json, review_recall(shelf->reviews[entry->course], card, today));
	json_key(json, "reps");
	json_int(json, card->memory.reps);
	json_key(json, "lapses");
	json_int(json, card->memory.lapses);
	json_end_object(json);
}

static void print_json(const struct cli *cli, const struct shelf *shelf, int64_t today)
{
	size_t found;
	struct review_entry *entries = review_list_all(shelf->reviews, shelf->count, &found);
	struct strbuf out = {0};
	struct json json = { .out = &out };

	json_array(&json);
	for (size_t i = 0; i < found; i++)
		add_card(&json, shelf, &entries[i], today);
	json_end_array(&json);
	json_finish(&json);
	fwrite(out.data, 1, out.len, cli->out);
	strbuf_deinit(&out);
	free(entries);
}

/* --- which courses --- */

/*
 * Opens the shelf: of the course or quiz that word names, else (NULL) of all. False: there is no
 * such course; *status says how that ends.
 */
static bool open_shelf(struct talk *talk, const char *word, int *status)
{
	const struct cli *cli = talk->cli;
	struct review_options options = cli_review_options(cli);
	struct course *course = NULL;
	struct quiz *file = NULL;
	char *id = NULL;

	if (word != NULL && sources_is_file(word)) {
		file = quiz_read(word);
		id = quiz_file_id(word);
	} else if (word != NULL) {
		course = cli_open_course(cli, word, status);
		if (course == NULL)
			return false;
		id = xstrdup(course->id);
	}
	talk->shelf = shelf_open(cli->state_folder, id, cli->read_only, &options);
	talk->sources = sources_new(cli, talk->shelf);
	if (word != NULL)
		sources_take(talk->sources, 0, course, file);
	free(id);
	return true;
}

static void deinit(struct talk *talk)
{
	free(talk->picks);
	sources_free(talk->sources);
	shelf_close(talk->shelf);
	cli_ask_deinit(&talk->ask);
}

int cli_review(const struct cli *cli)
{
	struct talk talk = { .cli = cli };
	struct review_options options = cli_review_options(cli);
	int64_t today = review_local_day(&options, cli->now());
	int status = CLI_DONE;

	if (cli->options->word_count > 2) {
		cli_complain(cli, "review takes one course, or none for all of them");
		return CLI_USAGE;
	}
	talk.ask = (struct cli_ask){ .cli = cli, .save = save, .context = &talk };
	if (open_shelf(&talk, cli->options->words[1], &status)) {
		status = complain_journals(cli, talk.shelf);
		if (cli->options->given[OPTION_JSON])
			print_json(cli, talk.shelf, today);
		else
			talk_through(&talk, today);
	}
	deinit(&talk);
	return status;
}
