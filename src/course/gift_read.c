/*
 * gift_read.c - questions in Moodle's GIFT format.
 *
 * As Moodle reads it: records parted by blank lines, the escapes taken out of the way first, the
 * type decided by what stands between the first braces. Escaped characters are single control bytes
 * until a part is kept, so that they are never taken for marks.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "course/exchange.h"
#include "course/import_html.h"
#include "course/plain.h"

#define NOTES_MAX 1000			/* of one record */
#define NOTED_KINDS 8

/* The character behind a backslash stands at the index of the byte that stands for it. */
static const char escaped[] = "\x01:#={}~n\\";
static const char meant[] = "\x01:#={}~\n\\";

/* What a text may be written in. Moodle's own is HTML in which lines count. */
enum format { FORMAT_MOODLE, FORMAT_HTML, FORMAT_MARKDOWN, FORMAT_PLAIN, FORMATS };

static const char formats[FORMATS][12] = {
	[FORMAT_MOODLE] = "moodle", [FORMAT_HTML] = "html",
	[FORMAT_MARKDOWN] = "markdown", [FORMAT_PLAIN] = "plain",
};

struct part {
	const char *text;
	size_t len;
};

struct record {
	struct exchange *exchange;
	int line;
	struct strbuf source;		/* as it stands, for a comment */
	struct strbuf text;		/* escapes as bytes, without comments */
	struct strbuf notes;		/* comments to be */
	struct question question;
	enum format format;		/* of the question; its parts have it unless they say another */
	struct strbuf lost;		/* tags that went, as in import_html.h */
	size_t noted;			/* what has no counterpart in it */
	const char *said[NOTED_KINDS];	/* kinds of that that were told of */
	struct part block, feedback;
};

/* One answer of a block. */
struct answer {
	struct part text, feedback;
	double weight;			/* percent */
	bool equals;			/* it began with = */
};

/* --- parts --- */

static struct part part_of(const char *text, size_t len)
{
	while (len > 0 && strchr(" \n", text[0]) != NULL) {
		text++;
		len--;
	}
	while (len > 0 && strchr(" \n", text[len - 1]) != NULL)
		len--;
	return (struct part){text, len};
}

static const char *part_find(struct part part, const char *what)
{
	return part.len > 0 ? memmem(part.text, part.len, what, strlen(what)) : NULL;
}

/* What stands before `at` and, in *rest, behind it and skip bytes more. */
static struct part part_cut(struct part part, const char *at, size_t skip, struct part *rest)
{
	size_t len = (size_t)(at - part.text);

	*rest = part_of(at + skip, part.len - len - skip);
	return part_of(part.text, len);
}

static bool part_is(struct part part, const char *word)
{
	return part.len == strlen(word) && memcmp(part.text, word, part.len) == 0;
}

static void unescape(struct strbuf *out, struct part part)
{
	for (size_t i = 0; i < part.len; i++) {
		unsigned char c = (unsigned char)part.text[i];

		strbuf_addc(out, c > 0 && c < sizeof meant - 1 ? meant[c] : part.text[i]);
	}
}

/* Takes [html] and the like from the beginning, and sets *format if one is there. */
static struct part take_format(struct part part, enum format *format)
{
	for (size_t i = 0; i < FORMATS; i++) {
		size_t len = strlen(formats[i]);

		if (part.len < len + 2 || part.text[0] != '[' || part.text[len + 1] != ']' ||
		    memcmp(part.text + 1, formats[i], len) != 0)
			continue;
		*format = (enum format)i;
		return part_of(part.text + len + 2, part.len - len - 2);
	}
	return part;
}

/* A text that is no Markdown: what is typed, a name, a number. */
static const char *keep_plain(struct record *record, struct part part)
{
	struct strbuf text = {0};
	const char *kept;

	unescape(&text, part);
	kept = exchange_keep(record->exchange, strbuf_text(&text), text.len);
	strbuf_deinit(&text);
	return kept;
}

/* A text as Markdown that shows what Moodle shows. */
static const char *keep_as(struct record *record, struct part part, enum format format)
{
	struct strbuf text = {0}, shown = {0};
	const char *kept;

	unescape(&text, part);
	if (format == FORMAT_HTML)
		import_html(&shown, &record->lost, strbuf_text(&text), text.len);
	else if (format == FORMAT_MARKDOWN)
		strbuf_addn(&shown, strbuf_text(&text), text.len);
	else
		plain_to_markdown(&shown, strbuf_text(&text), text.len, format == FORMAT_MOODLE);
	kept = exchange_keep(record->exchange, strbuf_text(&shown), shown.len);
	strbuf_deinit(&text);
	strbuf_deinit(&shown);
	return kept;
}

/* The same of one that may begin with its own format. */
static const char *keep(struct record *record, struct part part)
{
	enum format format = record->format;
	struct part rest = take_format(part, &format);

	return keep_as(record, rest, format);
}

/* --- what cannot be said in our form --- */

/* what: a literal; each is told of once a record. */
static void note(struct record *record, const char *what, const char *text)
{
	if (record->noted++ >= NOTES_MAX) {
		if (record->noted == NOTES_MAX + 1)
			exchange_fault(record->exchange, record->line, true,
				       "the record has more than %d parts without a counterpart; "
				       "the rest of them is left out",
				       NOTES_MAX);
		return;
	}
	strbuf_addf(&record->notes, "%s: %s\n", what, text);
	for (size_t i = 0; i < NOTED_KINDS; i++) {
		if (record->said[i] == what)
			return;
		if (record->said[i] != NULL)
			continue;
		record->said[i] = what;
		break;
	}
	exchange_fault(record->exchange, record->line, false,
		       "no counterpart for %s; kept as a comment", what);
}

static void note_part(struct record *record, const char *what, struct part part)
{
	if (part.len > 0)
		note(record, what, keep(record, part));
}

static bool broken(struct record *record, const char *why)
{
	exchange_fault(record->exchange, record->line, true, "%s; the record is kept as a comment",
		       why);
	return false;
}

/* --- answers --- */

/* %50% at the beginning: its bytes, and *weight; 0 if there is none. */
static size_t read_weight(struct part part, double *weight)
{
	size_t at = 1, digits;

	if (part.len < 3 || part.text[0] != '%')
		return 0;
	while (at < part.len && part.text[at] == '-')
		at++;
	for (digits = 0; at < part.len && part.text[at] >= '0' && part.text[at] <= '9'; digits++)
		at++;
	if (at < part.len && part.text[at] == '.')
		at++;
	while (at < part.len && part.text[at] >= '0' && part.text[at] <= '9')
		at++;
	if (digits == 0 || at == part.len || part.text[at] != '%')
		return 0;
	number_read(part.text + 1, weight);
	return at + 1;
}

static struct answer read_answer(struct part part, bool equals, bool weighted, double usual)
{
	struct answer answer = {.weight = usual, .equals = equals};
	const char *mark;
	size_t used = weighted ? read_weight(part, &answer.weight) : 0;

	part = part_of(part.text + used, part.len - used);
	mark = part_find(part, "#");
	answer.text = part;
	if (mark != NULL)
		answer.text = part_cut(part, mark, 1, &answer.feedback);
	return answer;
}

/* The next piece of *rest, which ends at one of the marks; *mark is the one it began with, or 0. */
static bool next_piece(struct part *rest, const char *marks, char *mark, struct part *piece)
{
	size_t len = 0;

	*mark = 0;
	if (rest->len == 0)
		return false;
	if (strchr(marks, rest->text[0]) != NULL) {
		*mark = rest->text[0];
		len = 1;
	}
	while (len < rest->len && strchr(marks, rest->text[len]) == NULL)
		len++;
	*piece = part_of(rest->text + (*mark != 0), len - (*mark != 0));
	rest->text += len;
	rest->len -= len;
	return true;
}

static bool add_choice(struct record *record, struct answer answer, double weight)
{
	struct question *question = &record->question;
	struct choice *choice = &question->choices[question->choice_count];

	if (question->choice_count == QUIZ_CHOICES_MAX)
		return broken(record, "a question has at most 26 choices");
	choice->text = keep(record, answer.text);
	if (choice->text[0] == '\0')
		return broken(record, "a choice has no text");
	if (answer.feedback.len > 0)
		choice->why = keep(record, answer.feedback);
	if (choice->why != NULL && choice->why[0] == '\0')
		choice->why = NULL;
	choice->correct = weight > 0;
	question->choice_count++;
	return true;
}

/* Our scoring shares the points among the right choices, and takes as much for each wrong one. */
static void note_weights(struct record *record, const double *weights)
{
	const struct question *question = &record->question;
	struct strbuf text = {0};
	size_t right = 0;
	bool ours = true;

	for (size_t i = 0; i < question->choice_count; i++)
		right += weights[i] > 0;
	for (size_t i = 0; i < question->choice_count; i++) {
		double want = question->type == QUESTION_SINGLE ? (weights[i] >= 100 ? 100 : 0)
								: 100.0 / (double)right;

		if (question->type == QUESTION_MULTIPLE && weights[i] <= 0)
			want = -want;
		ours = ours && fabs(weights[i] - want) < 0.01;
		strbuf_addf(&text, "%s%g%%", i > 0 ? ", " : "", weights[i]);
	}
	if (!ours)
		note(record, "weights", strbuf_text(&text));
	strbuf_deinit(&text);
}

static bool read_choices(struct record *record)
{
	struct question *question = &record->question;
	struct part rest = record->block, piece;
	bool single = part_find(record->block, "=") != NULL;
	double weights[QUIZ_CHOICES_MAX + 1];
	size_t right = 0;
	char mark;

	question->type = single ? QUESTION_SINGLE : QUESTION_MULTIPLE;
	question->show_count = true;
	question->choices = arena_array(&record->exchange->arena, QUIZ_CHOICES_MAX + 1,
					sizeof *question->choices);
	while (next_piece(&rest, "~=", &mark, &piece)) {
		struct answer answer = read_answer(piece, mark == '=', mark != '=',
						   mark == '=' ? 100 : 0);
		bool whole = answer.weight >= 100;

		if (piece.len == 0 && mark == '~' && rest.len > 0 && rest.text[0] == '=')
			continue;
		if (single && whole && right++ > 0) {
			note_part(record, "a second right answer to choose", piece);
			continue;
		}
		weights[question->choice_count] = answer.weight;
		if (!add_choice(record, answer, single ? whole : answer.weight))
			return false;
		right += !single && answer.weight > 0;
	}
	if (question->choice_count < 2)
		return broken(record, "a question with choices needs two of them");
	if (right == 0)
		return broken(record, "no choice is right");
	note_weights(record, weights);
	return true;
}

static bool read_short(struct record *record)
{
	struct question *question = &record->question;
	struct quiz_blank *blank = arena_alloc(&record->exchange->arena, sizeof *blank);
	struct part rest = record->block, piece;
	char mark;

	question->type = QUESTION_TEXT;
	question->blanks = blank;
	question->blank_count = 1;
	blank->accept = arena_array(&record->exchange->arena, QUIZ_ACCEPT_MAX,
				    sizeof *blank->accept);
	while (next_piece(&rest, "=", &mark, &piece)) {
		struct answer answer = read_answer(piece, true, true, 100);
		const char *text = keep_plain(record, answer.text);

		if (text[0] == '\0')
			return broken(record, "an answer has no text");
		if (blank->accept_count == QUIZ_ACCEPT_MAX)
			return broken(record, "a question has at most 1000 answers");
		if (answer.weight >= 100) {
			blank->accept[blank->accept_count++] = text;
			note_part(record, "feedback to one answer", answer.feedback);
		} else {
			note_part(record, "an answer worth a part of the points", piece);
		}
	}
	return blank->accept_count > 0 || broken(record, "no answer is worth all of the points");
}

static bool read_match(struct record *record)
{
	struct question *question = &record->question;
	struct part rest = record->block, piece, right;
	struct arena *arena = &record->exchange->arena;
	const char *extra[QUIZ_CHOICES_MAX];
	size_t extras = 0;
	char mark;

	question->type = QUESTION_MATCH;
	question->pairs = arena_array(arena, QUIZ_CHOICES_MAX, sizeof *question->pairs);
	question->items = arena_array(arena, 2 * QUIZ_CHOICES_MAX, sizeof *question->items);
	while (next_piece(&rest, "=", &mark, &piece)) {
		const char *arrow = part_find(piece, "->"), *text;
		struct part left;
		size_t k = 0;

		if (arrow == NULL)
			return broken(record, "a pair needs `->` between its sides");
		left = part_cut(piece, arrow, 2, &right);
		text = keep_as(record, right, FORMAT_PLAIN);
		if (text[0] == '\0')
			return broken(record, "a pair has no right side");
		if (question->pair_count == QUIZ_CHOICES_MAX || extras == QUIZ_CHOICES_MAX)
			return broken(record, "a question has at most 26 pairs");
		if (left.len == 0 || keep(record, left)[0] == '\0') {
			extra[extras++] = text;
			continue;
		}
		while (k < question->item_count && strcmp(question->items[k], text) != 0)
			k++;
		if (k == question->item_count)
			question->items[question->item_count++] = text;
		question->pairs[question->pair_count++] =
			(struct quiz_pair){.left = keep(record, left), .right = (int)k};
	}
	for (size_t i = 0; i < extras; i++) {
		size_t k = 0;

		while (k < question->item_count && strcmp(question->items[k], extra[i]) != 0)
			k++;
		if (k == question->item_count)
			question->items[question->item_count++] = extra[i];
	}
	if (question->pair_count < 2 || question->item_count < 2)
		return broken(record, "a question to match needs two pairs that differ");
	return question->item_count <= QUIZ_CHOICES_MAX ||
	       broken(record, "there are more than 26 right sides");
}

static bool read_finite(const char *text, double *value)
{
	size_t used = number_read(text, value);

	return used > 0 && text[used + strspn(text + used, " \n")] == '\0' && isfinite(*value);
}

/* 3, 3:0.5 or 1..5. */
static bool read_quantity(struct record *record, struct part part, double *value,
			  double *tolerance)
{
	struct part second = {"", 0}, first = part;
	const char *range = part_find(part, ".."), *colon = part_find(part, ":");
	double from, to = 0;
	char text[40];

	if (range != NULL)
		first = part_cut(part, range, 2, &second);
	else if (colon != NULL)
		first = part_cut(part, colon, 1, &second);
	if (!read_finite(keep_plain(record, first), &from) ||
	    ((range != NULL || colon != NULL) &&
	     !read_finite(keep_plain(record, second), &to)))
		return false;
	*value = from;
	*tolerance = fabs(to);
	if (range == NULL)
		return true;
	/* the middle as a person would write it */
	snprintf(text, sizeof text, "%.15g", from / 2 + to / 2);
	*value = strtod(text, NULL);
	snprintf(text, sizeof text, "%.15g", fabs(to / 2 - from / 2));
	*tolerance = strtod(text, NULL);
	return true;
}

static bool read_numerical(struct record *record)
{
	struct question *question = &record->question;
	struct part rest = part_of(record->block.text + 1, record->block.len - 1), piece;
	bool found = false;
	char mark;

	question->type = QUESTION_NUMBER;
	while (next_piece(&rest, "=~", &mark, &piece)) {
		struct answer answer = read_answer(piece, true, true, 100);
		double value, tolerance;

		if (mark == '~') {
			note_part(record, "feedback to all other answers", piece);
			continue;
		}
		if (part_is(answer.text, "*")) {
			note_part(record, "an answer for all others", piece);
			continue;
		}
		if (!read_quantity(record, answer.text, &value, &tolerance))
			return broken(record, "an answer is no number");
		if (found || answer.weight < 100) {
			note_part(record, "a second answer, or one worth a part of the points",
				  piece);
			continue;
		}
		found = true;
		question->number = value;
		question->tolerance = tolerance;
		note_part(record, "feedback to one answer", answer.feedback);
	}
	return found || broken(record, "no number is worth all of the points");
}

/* T, TRUE, F or FALSE before the first #: 1 or 0; else -1. */
static int truth_of(struct part block)
{
	struct answer answer = read_answer(block, false, false, 0);

	if (part_is(answer.text, "T") || part_is(answer.text, "TRUE"))
		return 1;
	return part_is(answer.text, "F") || part_is(answer.text, "FALSE") ? 0 : -1;
}

static void add_paragraph(struct strbuf *out, const char *head, const char *text)
{
	if (text[0] != '\0')
		strbuf_addf(out, "%s%s%s", out->len > 0 ? "\n\n" : "", head, text);
}

/* {T#if wrong#if right}: the explanation tells what was said to each, since everyone reads it. */
static void read_truth(struct record *record, bool truth)
{
	struct question *question = &record->question;
	struct part rest = read_answer(record->block, false, false, 0).feedback, right = {"", 0};
	const char *mark = part_find(rest, "#");
	struct strbuf explain = {0};

	question->type = QUESTION_TRUEFALSE;
	question->choices = arena_array(&record->exchange->arena, 2, sizeof *question->choices);
	question->choice_count = 2;
	question->choices[0] = (struct choice){.text = "True", .correct = truth};
	question->choices[1] = (struct choice){.text = "False", .correct = !truth};
	if (mark != NULL)
		rest = part_cut(rest, mark, 1, &right);
	if (rest.len == 0 && right.len == 0)
		return;
	add_paragraph(&explain, truth ? "False: " : "True: ", keep(record, rest));
	add_paragraph(&explain, truth ? "True: " : "False: ", keep(record, right));
	add_paragraph(&explain, "", question->explain != NULL ? question->explain : "");
	question->explain =
		exchange_keep(record->exchange, strbuf_text(&explain), explain.len);
	strbuf_deinit(&explain);
	exchange_fault(record->exchange, record->line, false,
		       "the feedback to true and to false became the explanation");
}

static void read_essay(struct record *record)
{
	struct question *question = &record->question;

	question->type = QUESTION_CARD;
	question->reply = question->explain != NULL ? question->explain
						    : "There is no one answer; judge your own.";
	question->explain = NULL;
	exchange_fault(record->exchange, record->line, false, "the essay became a card");
}

static bool read_block(struct record *record)
{
	const struct part *block = &record->block;

	if (block->len == 0) {
		read_essay(record);
		return true;
	}
	if (block->text[0] == '#')
		return read_numerical(record);
	if (part_find(*block, "~") != NULL)
		return read_choices(record);
	if (part_find(*block, "=") != NULL && part_find(*block, "->") != NULL)
		return read_match(record);
	if (truth_of(*block) >= 0) {
		read_truth(record, truth_of(*block) == 1);
		return true;
	}
	return read_short(record);
}

/* --- records --- */

static struct part take_name(struct record *record, struct part text)
{
	struct part rest, name;
	const char *end, *kept;

	if (text.len < 4 || memcmp(text.text, "::", 2) != 0)
		return text;
	rest = (struct part){text.text + 2, text.len - 2};
	end = part_find(rest, "::");
	if (end == NULL)
		return text;
	name = part_cut(rest, end, 2, &rest);
	kept = keep_plain(record, name);
	record->question.id = exchange_id(record->exchange, kept);
	if (record->question.id == NULL || strcmp(record->question.id, kept) != 0)
		strbuf_addf(&record->notes, "name: %s\n", kept);
	return rest;
}

/* The general feedback stands behind the last #### of the block. */
static void take_feedback(struct record *record)
{
	struct part *block = &record->block;
	const char *last = NULL, *at = block->text;

	while ((at = part_find((struct part){at, block->len - (size_t)(at - block->text)},
			       "####")) != NULL) {
		last = at;
		at++;
	}
	if (last == NULL)
		return;
	*block = part_cut(*block, last, 4, &record->feedback);
	if (record->feedback.len > 0)
		record->question.explain = keep(record, record->feedback);
	if (record->question.explain != NULL && record->question.explain[0] == '\0')
		record->question.explain = NULL;
}

/* The prompt, with a gap in the place of a block that does not stand at the end. */
static bool read_question(struct record *record, struct part text)
{
	const char *open = part_find(text, "{"), *close = part_find(text, "}");
	struct strbuf prompt = {0};
	struct part before, behind;

	if ((open == NULL) != (close == NULL) || (open != NULL && close < open))
		return broken(record, "a brace has no partner; one that is text is written \\{");
	if (open == NULL) {
		exchange_fault(record->exchange, record->line, false,
			       "a description asks nothing; it is kept as a comment");
		return false;
	}
	record->block = part_of(open + 1, (size_t)(close - open) - 1);
	text = take_format(text, &record->format);
	behind = (struct part){close + 1, text.len - (size_t)(close + 1 - text.text)};
	before = (struct part){text.text, (size_t)(open - text.text)};
	strbuf_addn(&prompt, before.text, before.len);
	if (behind.len > 0) {
		strbuf_add(&prompt, "_____");
		strbuf_addn(&prompt, behind.text, behind.len);
	}
	record->question.prompt = keep(record, part_of(strbuf_text(&prompt), prompt.len));
	strbuf_deinit(&prompt);
	if (record->question.prompt[0] == '\0')
		return broken(record, "a question has no text");
	take_feedback(record);
	return read_block(record);
}

static const char *notes_of(struct record *record)
{
	return record->notes.len > 0 ? exchange_keep(record->exchange, strbuf_text(&record->notes),
						     record->notes.len)
				     : NULL;
}

static void end_record(struct record *record)
{
	struct part text = part_of(strbuf_text(&record->text), record->text.len);

	if (text.len > 0 && record->exchange->count >= QUIZ_QUESTIONS_MAX) {
		broken(record, "a quiz has at most 10000 questions");
	} else if (text.len > 0) {
		text = take_name(record, text);
		if (read_question(record, text)) {
			if (record->lost.len > 0)
				note(record, "pictures and the like", strbuf_text(&record->lost));
			exchange_add(record->exchange, &record->question, notes_of(record));
		} else {
			strbuf_reset(&record->notes);
			strbuf_addn(&record->notes, strbuf_text(&record->source),
				    record->source.len);
			exchange_add(record->exchange, NULL, notes_of(record));
		}
		strbuf_reset(&record->notes);
	}
	strbuf_reset(&record->source);
	strbuf_reset(&record->text);
	record->question = (struct question){0};
	record->format = FORMAT_MOODLE;
	record->noted = 0;
	memset(record->said, 0, sizeof record->said);
	strbuf_reset(&record->lost);
	record->feedback = (struct part){"", 0};
	record->line = 0;
}

/* Escapes become their bytes; what looks like such a byte in the file goes. */
static void add_line(struct record *record, const char *line, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)line[i];
		const char *at = c == '\\' && i + 1 < len && line[i + 1] != '\x01'
					 ? memchr(escaped + 1, line[i + 1], sizeof escaped - 2)
					 : NULL;

		if (at != NULL) {
			strbuf_addc(&record->text, (char)(at - escaped));
			i++;
		} else if (c >= ' ') {
			strbuf_addc(&record->text, line[i]);
		} else if (c == '\t') {
			strbuf_addc(&record->text, ' ');
		}
	}
	strbuf_addc(&record->text, '\n');
}

static void read_line(struct record *record, const char *line, size_t len, int number)
{
	static const char category[] = "$CATEGORY:";

	while (len > 0 && strchr(" \t", line[0]) != NULL && line[0] != '\0') {
		line++;
		len--;
	}
	while (len > 0 && (line[len - 1] == ' ' || line[len - 1] == '\t'))
		len--;
	/* Moodle takes a line of a lone 0 for a blank one */
	if (len == 0 || (len == 1 && line[0] == '0')) {
		end_record(record);
		return;
	}
	strbuf_addn(&record->source, line, len);
	strbuf_addc(&record->source, '\n');
	if (len >= 2 && memcmp(line, "//", 2) == 0) {
		strbuf_addn(&record->notes, line + 2 + (len > 2 && line[2] == ' '),
			    len - 2 - (len > 2 && line[2] == ' '));
		strbuf_addc(&record->notes, '\n');
		return;
	}
	if (record->line == 0)
		record->line = number;
	if (len >= sizeof category - 1 && memcmp(line, category, sizeof category - 1) == 0 &&
	    record->text.len == 0) {
		strbuf_add(&record->notes, "category:");
		strbuf_addn(&record->notes, line + sizeof category - 1, len - sizeof category + 1);
		strbuf_addc(&record->notes, '\n');
		return;
	}
	add_line(record, line, len);
}

void gift_read(struct exchange *exchange, const char *text, size_t len)
{
	struct record record = {.exchange = exchange};
	int number = 1;

	for (size_t at = 0; at < len; number++) {
		const char *end = memchr(text + at, '\n', len - at);
		size_t have = end != NULL ? (size_t)(end - text) - at : len - at;

		read_line(&record, text + at, have, number);
		at += have + 1;
	}
	end_record(&record);
	if (record.notes.len > 0)
		exchange_add(exchange, NULL, notes_of(&record));
	strbuf_deinit(&record.source);
	strbuf_deinit(&record.text);
	strbuf_deinit(&record.notes);
	strbuf_deinit(&record.lost);
}
