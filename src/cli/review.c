/*
 * review.c - `lectern review` line by line: the questions due today, over all courses or of one.
 *
 * The journals say what is due; where the questions stand is looked for afterwards: where the
 * course or quiz file was when it was last opened, else by its id, among the installed courses, the
 * default one and the current folder.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/sanitize.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/find.h"
#include "course/course.h"
#include "course/quiz.h"
#include "learn/review.h"
#include "learn/shelf.h"

#define BAR_MAX 40			/* cells of the forecast's longest bar */

/* Where the questions of a course of the shelf are. */
struct source {
	bool sought;
	struct course *course;		/* NULL: not found, or the quiz of a file */
	struct quiz *file;		/* the quiz of a file */
	size_t lost;			/* due questions that are no longer there */
	size_t unplaced;		/* due questions of a course that was not found */
};

/* The quiz of a page, read once. */
struct sheet {
	size_t source;
	char *page;			/* as in struct review_card */
	struct quiz *quiz;		/* NULL: there is none */
};

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
	struct source *sources;		/* as many as there are courses on the shelf */
	struct sheet *sheets;
	size_t sheet_count, sheet_cap;
	struct pick *picks;
	size_t pick_count, pick_cap;
	size_t source;			/* of the question at hand, for save() */
	bool warned;			/* that nothing can be saved */
	struct cli_ask ask;
};

/* --- where the questions are --- */

/* The course at a path if it has that id. Takes path; NULL is fine. */
static struct course *open_if(char *path, const char *id)
{
	struct course *course = path != NULL ? course_open(path, &(struct err){0}) : NULL;

	free(path);
	if (course == NULL || strcmp(course->id, id) == 0)
		return course;
	course_free(course);
	return NULL;
}

/* Ids that are made up from a path end in eight hex digits; no course can be looked up by them. */
static bool is_made(const char *id)
{
	size_t len = strlen(id);

	return len > 9 && id[len - 9] == '-' && strspn(id + len - 8, "0123456789abcdef") == 8;
}

static struct course *find_by_id(const struct cli *cli, const char *id)
{
	struct err err = {0};
	int status;
	struct course *course = open_if(find_course(cli, id, &status, &err), id);

	if (course == NULL)
		course = open_if(find_course(cli, NULL, &status, &err), id);
	if (course == NULL && is_made(id)) {
		char **paths = find_installed(cli);

		for (size_t i = 0; course == NULL && paths[i] != NULL; i++)
			course = open_if(xstrdup(paths[i]), id);
		find_free(paths);
	}
	return course;
}

static bool is_quiz_file(const char *word)
{
	const char *extension = path_extension(word);

	return (strcmp(extension, ".yaml") == 0 || strcmp(extension, ".yml") == 0) &&
	       file_is_regular(word);
}

/* The quiz of the file at a path if its state is kept under that id. */
static struct quiz *read_if(const char *path, const char *id)
{
	char *own = is_quiz_file(path) ? quiz_file_id(path) : NULL;
	struct quiz *quiz = own != NULL && strcmp(own, id) == 0 ? quiz_read(path) : NULL;

	free(own);
	return quiz;
}

/* Finds the course or the quiz of a journal, once. */
static const struct source *source_of(struct talk *talk, size_t index)
{
	struct source *source = &talk->sources[index];
	const char *id = talk->shelf->ids[index], *path = talk->shelf->visits[index]->path;

	if (source->sought)
		return source;
	source->sought = true;
	if (path != NULL)
		source->file = read_if(path, id);
	if (path != NULL && source->file == NULL)
		source->course = open_if(xstrdup(path), id);
	if (source->file == NULL && source->course == NULL)
		source->course = find_by_id(talk->cli, id);
	return source;
}

/* The quiz that a page had its questions from; NULL if there is none any more. */
static const struct quiz *quiz_of(struct talk *talk, size_t source, const char *page)
{
	const struct course *course = source_of(talk, source)->course;
	struct sheet *sheet;
	int index;

	for (size_t i = 0; i < talk->sheet_count; i++)
		if (talk->sheets[i].source == source && strcmp(talk->sheets[i].page, page) == 0)
			return talk->sheets[i].quiz;
	index = course != NULL ? course_find_page(course, page) : -1;
	talk->sheets = xgrow(talk->sheets, talk->sheet_count, &talk->sheet_cap,
			     sizeof *talk->sheets);
	sheet = &talk->sheets[talk->sheet_count++];
	*sheet = (struct sheet){ source, xstrdup(page), NULL };
	if (index >= 0)
		sheet->quiz = quiz_for_page(course, (size_t)index, NULL);
	return sheet->quiz;
}

/* Takes up a due question if it is still there, else counts it as missing. */
static void take_entry(struct talk *talk, const struct review_entry *entry)
{
	struct source *source = &talk->sources[entry->course];
	const struct quiz *quiz = source_of(talk, entry->course)->file;

	if (quiz == NULL && source->course == NULL) {
		source->unplaced++;
		return;
	}
	if (quiz == NULL)
		quiz = quiz_of(talk, entry->course, entry->card->page);
	if (quiz == NULL || quiz_find(quiz, entry->card->question) == NULL) {
		source->lost++;
		return;
	}
	talk->picks = xgrow(talk->picks, talk->pick_count, &talk->pick_cap, sizeof *talk->picks);
	talk->picks[talk->pick_count++] =
		(struct pick){ entry->course, entry->card, quiz, quiz->title };
}

/* --- what is said before and after --- */

/* A folder that was removed is no news each day: it is said where nothing else is due. */
static void complain_unplaced(const struct talk *talk, size_t index)
{
	const char *path = talk->shelf->visits[index]->path, *id = talk->shelf->ids[index];
	size_t due = talk->sources[index].unplaced;
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
		const struct source *source = &talk->sources[i];
		struct err err;

		if (source->unplaced > 0)
			complain_unplaced(talk, i);
		if (source->lost > 0) {
			err_set(&err, "%s: %zu due of which the question is no longer there",
				talk->shelf->ids[i], source->lost);
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

	if (word != NULL && is_quiz_file(word)) {
		file = quiz_read(word);
		id = quiz_file_id(word);
	} else if (word != NULL) {
		course = cli_open_course(cli, word, status);
		if (course == NULL)
			return false;
		id = xstrdup(course->id);
	}
	talk->shelf = shelf_open(cli->state_folder, id, cli->read_only, &options);
	talk->sources = xcalloc(talk->shelf->count + 1, sizeof *talk->sources);
	if (word != NULL)
		talk->sources[0] =
			(struct source){ .sought = true, .course = course, .file = file };
	free(id);
	return true;
}

static void deinit(struct talk *talk)
{
	for (size_t i = 0; i < talk->sheet_count; i++) {
		quiz_free(talk->sheets[i].quiz);
		free(talk->sheets[i].page);
	}
	for (size_t i = 0; talk->shelf != NULL && i < talk->shelf->count; i++) {
		course_free(talk->sources[i].course);
		quiz_free(talk->sources[i].file);
	}
	free(talk->sheets);
	free(talk->picks);
	free(talk->sources);
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
