/*
 * import_mkdocs.c - the <quiz> blocks of mkdocs-quiz inside Markdown.
 *
 * A block holds a question, options as a task list, each with feedback quoted right below it, and an
 * explanation, in <content> or just below; the older form, <?quiz?>, has a key on each line. A
 * question with [[words]] instead of options is a cloze.
 */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "course/import.h"

#define LONG_BLOCK 2000		/* lines without </quiz>: not one question */

enum part { PART_PROMPT, PART_OPTIONS, PART_CONTENT };

struct card {
	struct exchange *exchange;
	const char *text;		/* the whole file */
	size_t len;
	int line;			/* of <quiz> */
	int last;			/* line that was read last */
	size_t indent;			/* of <quiz>, which the block has in common */
	bool code;			/* within fenced code of the block */
	bool answered;			/* the last line was an option, or the feedback to it */
	int lines;
	bool open;
	enum part part;
	const char *tag;		/* <quiz> as it is written, if there is more in it; else NULL */
	struct strbuf prompt, content, feedback;
	struct choice choices[QUIZ_CHOICES_MAX];
	size_t choice_count, right;
	bool crowded;			/* more options than there are letters */
};

struct line {
	const char *text;		/* without white space at its ends; not terminated */
	size_t len;
};

static bool begins(const struct line *line, const char *word)
{
	size_t len = strlen(word);

	return line->len >= len && strncasecmp(line->text, word, len) == 0;
}

static struct line trim(const char *text, size_t len)
{
	while (len > 0 && strchr(" \t\r", text[0]) != NULL) {
		text++;
		len--;
	}
	while (len > 0 && strchr(" \t\r", text[len - 1]) != NULL)
		len--;
	return (struct line){ text, len };
}

static void add_line(struct strbuf *out, const char *text, size_t len)
{
	if (out->len > 0)
		strbuf_addc(out, '\n');
	strbuf_addn(out, text, len);
}

static void add_option(struct card *card, const struct line *line, size_t skip, bool correct)
{
	struct line rest = trim(line->text + skip, line->len - skip);

	card->part = PART_OPTIONS;
	if (card->choice_count == QUIZ_CHOICES_MAX) {
		card->crowded = true;
		return;
	}
	card->choices[card->choice_count++] = (struct choice){
		.text = exchange_keep(card->exchange, rest.text, rest.len), .correct = correct };
	card->right += correct;
	card->answered = true;
	strbuf_reset(&card->feedback);
}

/* "- [x] text" */
static bool read_task(struct card *card, const struct line *line)
{
	struct line box = line->len > 0 ? trim(line->text + 1, line->len - 1) : *line;
	const char *text = box.text;
	size_t skip = (size_t)(text - line->text);

	if (box.len < 2 || strchr("-*+", line->text[0]) == NULL || text[0] != '[')
		return false;
	if (text[1] == ']') {
		add_option(card, line, skip + 2, false);
		return true;
	}
	if (box.len < 3 || text[2] != ']' || strchr("xX ", text[1]) == NULL)
		return false;
	add_option(card, line, skip + 3, text[1] != ' ');
	return true;
}

/* "> text" right below an option, on one line or more. */
static bool read_feedback(struct card *card, const struct line *line)
{
	struct choice *choice;

	if (!card->answered || card->choice_count == 0 || line->len == 0 || line->text[0] != '>')
		return false;
	choice = &card->choices[card->choice_count - 1];
	add_line(&card->feedback, line->text + 1 + (line->len > 1 && line->text[1] == ' '),
		 line->len - 1 - (line->len > 1 && line->text[1] == ' '));
	choice->why = exchange_keep(card->exchange, strbuf_text(&card->feedback), card->feedback.len);
	if (choice->why[0] == '\0')
		choice->why = NULL;
	return true;
}

/* "answer-correct: text" */
static bool read_key(struct card *card, const struct line *line)
{
	if (begins(line, "answer-correct:"))
		add_option(card, line, strlen("answer-correct:"), true);
	else if (begins(line, "answer:"))
		add_option(card, line, strlen("answer:"), false);
	else
		return false;
	return true;
}

/* --- a question of a block --- */

static const char *keep(struct card *card, const struct strbuf *text)
{
	return exchange_keep(card->exchange, strbuf_text(text), text->len);
}

/* The blanks of a prompt. False: it has none, too many, or one that cannot be said. */
static bool read_cloze(struct card *card, struct question *question)
{
	struct arena *arena = &card->exchange->arena;
	const char *at = question->prompt, *start, *end;

	question->type = QUESTION_CLOZE;
	question->blanks = arena_array(arena, QUIZ_BLANKS_MAX, sizeof *question->blanks);
	question->pieces = arena_array(arena, QUIZ_BLANKS_MAX + 1, sizeof *question->pieces);
	while ((start = strstr(at, "[[")) != NULL && (end = strstr(start, "]]")) != NULL) {
		const char **accept;

		if (question->blank_count == QUIZ_BLANKS_MAX)
			return false;
		accept = arena_alloc(arena, sizeof *accept);
		*accept = import_exact(card->exchange,
				       exchange_keep(card->exchange, start + 2,
						     (size_t)(end - start) - 2));
		if (**accept == '\0' || strstr(*accept, "}}") != NULL)
			return false;	/* nothing can stand for the end of our own blanks */
		question->pieces[question->blank_count] =
			arena_strndup(arena, at, (size_t)(start - at));
		question->blanks[question->blank_count++] = (struct quiz_blank){ accept, 1 };
		at = end + 2;
	}
	question->pieces[question->blank_count] = at;
	return question->blank_count > 0;
}

static const char *fill(struct card *card, struct question *question)
{
	struct arena *arena = &card->exchange->arena;

	if (*question->prompt == '\0')
		return "the quiz has no question";
	if (card->crowded)
		return "the quiz has more than 26 options";
	if (card->choice_count == 0)
		return read_cloze(card, question) ? NULL
						  : "the quiz has neither options such as `- [x] "
						    "yes` nor blanks such as "
						    "[[yes]]";
	for (size_t i = 0; i < card->choice_count; i++)
		if (*card->choices[i].text == '\0')
			return "an option has no text";
	if (card->choice_count < 2)
		return "the quiz has only one option";
	if (card->right == 0)
		return "no option is marked with [x]";
	question->type = card->right == 1 ? QUESTION_SINGLE : QUESTION_MULTIPLE;
	question->show_count = true;
	question->choices = arena_array(arena, card->choice_count, sizeof *question->choices);
	memcpy(question->choices, card->choices, card->choice_count * sizeof *question->choices);
	question->choice_count = card->choice_count;
	return NULL;
}

/* The block is no good; it ends with line `last`. */
static void give_up(struct card *card, int last, const char *why)
{
	size_t size;
	const char *source = import_lines(card->text, card->len, card->line, last, &size);

	import_broken(card->exchange, card->line, why, source, size);
	card->open = false;
}

static void end_block(struct card *card)
{
	struct question question = { .prompt = keep(card, &card->prompt) };
	const char *wrong = fill(card, &question), *content = keep(card, &card->content);

	question.explain = *content != '\0' ? content : NULL;
	if (wrong != NULL)
		give_up(card, card->last, wrong);
	else
		exchange_add(card->exchange, &question, card->tag);
	card->open = false;
}

/* <quiz>, in which nothing is expected; behind it the question may begin, and end. */
static void begin_block(struct card *card, const struct line *raw)
{
	const struct line trimmed = trim(raw->text, raw->len), *line = &trimmed;
	const char *close = memchr(line->text, '>', line->len);
	size_t tag = close != NULL ? (size_t)(close + 1 - line->text) : line->len;
	struct line rest = trim(line->text + tag, line->len - tag);
	bool ends = rest.len >= 7 && memcmp(rest.text + rest.len - 7, "</quiz>", 7) == 0;

	strbuf_reset(&card->prompt);
	strbuf_reset(&card->content);
	card->line = card->last;
	card->lines = 0;
	card->open = true;
	card->crowded = card->code = card->answered = false;
	card->indent = (size_t)(line->text - raw->text);
	card->part = PART_PROMPT;
	card->choice_count = card->right = 0;
	card->tag = NULL;
	if (tag > strlen("<?quiz?>")) {
		card->tag = exchange_keep(card->exchange, line->text, tag);
		exchange_fault(card->exchange, card->line, false,
			       "what stands in <quiz ...> has no counterpart; it is kept as a comment");
	}
	rest.len -= ends ? 7 : 0;
	if (rest.len > 0)
		add_line(&card->prompt, rest.text, rest.len);
	if (ends)
		end_block(card);
}

static bool is_fence(const struct line *line)
{
	return begins(line, "```") || begins(line, "~~~");
}

/* Code belongs to the prompt until there are options. */
static void add_code(struct card *card, const struct line *raw)
{
	if (card->part == PART_OPTIONS)
		card->part = PART_CONTENT;
	add_line(card->part == PART_PROMPT ? &card->prompt : &card->content, raw->text, raw->len);
}

/* Without what the block is indented by. */
static struct line dedent(const struct card *card, const struct line *raw)
{
	size_t skip = 0;

	while (skip < card->indent && skip < raw->len && strchr(" \t", raw->text[skip]) != NULL)
		skip++;
	return (struct line){ raw->text + skip, raw->len - skip };
}

/* A line within a block; raw keeps its own indentation, which code needs. */
static void read_line(struct card *card, const struct line *raw)
{
	struct line line = trim(raw->text, raw->len), rest;
	bool option;

	card->code ^= is_fence(&line);
	if (card->code || is_fence(&line)) {
		add_code(card, raw);
		return;
	}
	if (begins(&line, "</content>"))
		return;
	option = card->part != PART_CONTENT && (read_task(card, &line) || read_key(card, &line) ||
						read_feedback(card, &line));
	card->answered = option;
	if (option)
		return;
	if (begins(&line, "<content>") || begins(&line, "content:")) {
		size_t skip = begins(&line, "content:") ? 8 : 9;

		card->part = PART_CONTENT;
		rest = trim(line.text + skip, line.len - skip);
		if (rest.len > 10 && strncmp(rest.text + rest.len - 10, "</content>", 10) == 0)
			rest.len -= 10;
		add_line(&card->content, rest.text, rest.len);
	} else if (card->part == PART_PROMPT && begins(&line, "question:")) {
		rest = trim(line.text + 9, line.len - 9);
		add_line(&card->prompt, rest.text, rest.len);
	} else if (card->part == PART_PROMPT && line.len == 3 && begins(&line, "---")) {
		card->part = PART_CONTENT;	/* below a cloze */
	} else if (card->part == PART_PROMPT) {
		add_line(&card->prompt, raw->text, raw->len);
	} else if (card->part == PART_CONTENT || line.len > 0) {
		card->part = PART_CONTENT;
		add_line(&card->content, raw->text, raw->len);
	}
}

static bool is_begin(const struct line *line)
{
	return begins(line, "<quiz>") || begins(line, "<quiz ") || begins(line, "<?quiz?>");
}

static bool is_end(const struct line *line)
{
	return begins(line, "</quiz>") || begins(line, "<?/quiz?>");
}

void mkdocs_read(struct exchange *exchange, const char *text, size_t len)
{
	static const char endless[] = "this <quiz> has no end </quiz>";
	struct card card = { .exchange = exchange, .text = text, .len = len };
	const char *at = text, *end = text + len;
	bool code = false;
	int number = 0;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t size = (size_t)((stop != NULL ? stop : end) - at);
		struct line raw = { at, size }, line = trim(at, size);

		card.last = ++number;
		at += size + (stop != NULL);
		if (!card.open) {
			code ^= is_fence(&line);
			if (!code && is_begin(&line))
				begin_block(&card, &raw);
		} else if (is_end(&line)) {
			end_block(&card);
		} else if (is_begin(&line) || ++card.lines > LONG_BLOCK) {
			give_up(&card, number - 1, endless);
			if (is_begin(&line))
				begin_block(&card, &raw);
		} else {
			raw = dedent(&card, &raw);
			read_line(&card, &raw);
		}
	}
	if (card.open)
		give_up(&card, number, endless);
	strbuf_deinit(&card.prompt);
	strbuf_deinit(&card.content);
	strbuf_deinit(&card.feedback);
}
