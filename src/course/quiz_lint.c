/* quiz_lint.c - what makes a valid question weak: giveaways, and keys that are too wide. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "course/quiz_lint.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/unicode.h"
#include "base/xalloc.h"

#define PATTERN_MIN 4		/* single questions; in fewer, a pattern may be chance */
#define TEXT_MIN 3		/* letters of an answer looked for in hints: "a" is in most */
#define DIGITS_MIN 2		/* of a number: "3" is in most as well */

static void add(struct quiz_flaws *flaws, const struct question *question, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void add(struct quiz_flaws *flaws, const struct question *question, const char *format, ...)
{
	struct strbuf message = {0};
	va_list args;
	char text[512];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	strbuf_addn(&message, text, utf8_valid_prefix(text, strlen(text)));
	flaws->items = xgrow(flaws->items, flaws->count, &flaws->cap, sizeof *flaws->items);
	flaws->items[flaws->count++] =
		(struct quiz_flaw){ .question = question, .message = strbuf_detach(&message) };
}

/* --- patterns over the whole quiz --- */

/* The index of the right choice if it is longer than every other, in code points; else -1. */
static int longest_right(const struct question *question)
{
	size_t most = 0, next = 0;
	int right = -1;

	for (size_t i = 0; i < question->choice_count; i++) {
		const char *text = question->choices[i].text;
		size_t len = utf8_count(text, strlen(text));

		if (question->choices[i].correct) {
			right = (int)i;
			most = len;
		} else if (len > next) {
			next = len;
		}
	}
	return most > next ? right : -1;
}

/* The place where the right choice is always shown; -1 if it is shuffled. */
static int fixed_place(const struct quiz *quiz, const struct question *question)
{
	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].correct)
			return question->choices[i].pin || !(quiz->shuffle & SHUFFLE_CHOICES)
				       ? (int)i
				       : -1;
	return -1;
}

static void lint_patterns(struct quiz_flaws *flaws, const struct quiz *quiz)
{
	const struct question *first = NULL;
	size_t singles = 0, longest = 0, placed = 0;
	int place = -1;

	for (size_t i = 0; i < quiz->question_count; i++) {
		const struct question *question = &quiz->questions[i];
		int at;

		if (question->type != QUESTION_SINGLE)
			continue;
		at = fixed_place(quiz, question);
		if (singles++ == 0) {
			first = question;
			place = at;
		}
		longest += longest_right(question) >= 0;
		placed += at >= 0 && at == place;
	}
	if (singles < PATTERN_MIN)
		return;
	if (longest == singles)
		add(flaws, first,
		    "the right choice is the longest in each of the %zu single questions; make "
		    "some "
		    "wrong ones as long",
		    singles);
	if (placed == singles)
		add(flaws, first,
		    "the right choice is number %d in each of the %zu single questions; move some, "
		    "or "
		    "shuffle the choices",
		    place + 1, singles);
}

/* --- choices --- */

static char *fold(const char *text)
{
	struct strbuf out = {0};
	const char *end = text + strlen(text);

	text += strspn(text, " \t\n");
	while (end > text && strchr(" \t\n", end[-1]) != NULL)
		end--;
	unicode_fold(&out, text, (size_t)(end - text));
	strbuf_add(&out, "");
	return strbuf_detach(&out);
}

/* In code, a and A are two things. */
static bool is_code(const char *text)
{
	return strchr(text, '`') != NULL;
}

/* what: "choices" */
static void lint_equal(struct quiz_flaws *flaws, const struct question *question, const char *what,
		       const char *const *texts, size_t count)
{
	char *folded[2 * QUIZ_CHOICES_MAX];

	for (size_t i = 0; i < count; i++) {
		folded[i] = fold(texts[i]);
		for (size_t k = 0; k < i; k++) {
			const char *a = texts[i], *b = texts[k];

			if (strcmp(folded[i], folded[k]) != 0 ||
			    (is_code(a) && is_code(b) && strcmp(a, b) != 0))
				continue;
			add(flaws, question,
			    "the %s %zu and %zu are the same: `%.100s`; change or drop one", what,
			    k + 1, i + 1, a);
			break;
		}
	}
	for (size_t i = 0; i < count; i++)
		free(folded[i]);
}

static bool points_up(const char *folded)
{
	return strstr(folded, "of the above") != NULL || strstr(folded, "all the above") != NULL;
}

static void lint_choices(struct quiz_flaws *flaws, const struct quiz *quiz,
			 const struct question *question)
{
	const char *texts[QUIZ_CHOICES_MAX];

	for (size_t i = 0; i < question->choice_count; i++) {
		const struct choice *choice = &question->choices[i];
		char *folded = fold(choice->text);

		texts[i] = choice->text;
		if ((quiz->shuffle & SHUFFLE_CHOICES) && !choice->pin && points_up(folded))
			add(flaws, question,
			    "the choice `%.100s` may be shuffled to the top; give it `pin: true`",
			    choice->text);
		free(folded);
	}
	lint_equal(flaws, question, "choices", texts, question->choice_count);
}

/* What is to be put in order, and both sides of what is to be matched. */
static void lint_items(struct quiz_flaws *flaws, const struct question *question)
{
	const char *lefts[QUIZ_CHOICES_MAX];

	for (size_t i = 0; i < question->pair_count; i++)
		lefts[i] = question->pairs[i].left;
	lint_equal(flaws, question, "left sides", lefts, question->pair_count);
	lint_equal(flaws, question, question->type == QUESTION_MATCH ? "right sides" : "items",
		   question->items, question->item_count);
}

/* --- keys that are too wide --- */

static void lint_accept(struct quiz_flaws *flaws, const struct question *question)
{
	for (size_t i = 0; i < question->blank_count; i++)
		for (size_t k = 0; k < question->blanks[i].accept_count; k++) {
			const char *text = question->blanks[i].accept[k];

			if (strchr(text, '*') == NULL || text[strspn(text, "* \t\n")] != '\0')
				continue;
			add(flaws, question,
			    "`%.100s` accepts every answer; write what has to be in it, or \\* for "
			    "an "
			    "asterisk",
			    text);
		}
}

static void lint_number(struct quiz_flaws *flaws, const struct question *question)
{
	double size = fabs(question->number);
	bool wide = question->percent ? question->tolerance > 100 : question->tolerance > size;

	/* around zero every tolerance is larger than the answer */
	if (question->type == QUESTION_NUMBER && wide && size > 0)
		add(flaws, question,
		    "the tolerance %.15g%s is larger than the answer %.15g itself, so 0 is right; "
		    "make "
		    "it smaller",
		    question->tolerance, question->percent ? "%" : "", question->number);
}

/* --- hints --- */

/*
 * The words of a text, folded, each between blanks: " the answer ". Marks of Markdown and
 * punctuation do not count.
 */
static char *words_of(const char *text)
{
	char *folded = fold(text);
	struct strbuf out = {0};
	size_t len = strlen(folded), size;
	bool word = false;

	strbuf_addc(&out, ' ');
	for (size_t i = 0; i < len; i += size) {
		uint32_t code;

		size = utf8_decode(folded + i, len - i, &code);
		if (code != '_' && unicode_is_slug(code))
			strbuf_addn(&out, folded + i, size);
		else if (word)
			strbuf_addc(&out, ' ');
		word = code != '_' && unicode_is_slug(code);
	}
	if (word)
		strbuf_addc(&out, ' ');
	free(folded);
	return strbuf_detach(&out);
}

/* The words of answer stand in words, side by side, and have at least so many letters. */
static bool has_words(const char *words, const char *answer, size_t least)
{
	char *wanted = words_of(answer);
	size_t letters = utf8_count(wanted, strlen(wanted));
	bool found = letters >= least + 2 && strstr(words, wanted) != NULL;

	free(wanted);
	return found;
}

struct hint {
	char *words;			/* of the hint */
	char *prompt;			/* words of the prompt: what it says itself is no secret */
};

static bool gives(const struct hint *hint, const char *answer, size_t least)
{
	return has_words(hint->words, answer, least) && !has_words(hint->prompt, answer, least);
}

/* Does a text name the number, however it is written? */
static bool has_number(const char *text, double wanted)
{
	double value;

	for (const char *at = text; *at != '\0';) {
		size_t len = number_read(at, &value);
		bool starts = at == text || strchr(" \t\n(`*=~<>", at[-1]) != NULL;

		if (starts && len >= DIGITS_MIN && value == wanted)
			return true;
		at += starts && len > 0 ? len : 1;
	}
	return false;
}

/* The right choice it names, unless it names a wrong one too; or NULL. */
static const char *given_choice(const struct hint *hint, const struct question *question)
{
	const char *given = NULL;

	if (question->type == QUESTION_TRUEFALSE)
		return NULL;
	for (size_t i = 0; i < question->choice_count; i++) {
		const struct choice *choice = &question->choices[i];

		if (!choice->correct && has_words(hint->words, choice->text, 1))
			return NULL;
		if (choice->correct && given == NULL && gives(hint, choice->text, TEXT_MIN))
			given = choice->text;
	}
	return given;
}

static const char *given_accept(const struct hint *hint, const struct question *question)
{
	for (size_t i = 0; i < question->blank_count; i++)
		for (size_t k = 0; k < question->blanks[i].accept_count; k++) {
			const char *text = question->blanks[i].accept[k];

			if (strchr(text, '*') == NULL && gives(hint, text, TEXT_MIN))
				return text;
		}
	return NULL;
}

static void lint_hints(struct quiz_flaws *flaws, const struct question *question)
{
	struct hint hint = { .prompt = words_of(question->prompt) };
	bool numeric = question->type == QUESTION_NUMBER &&
		       !has_number(question->prompt, question->number);
	char number[40];

	snprintf(number, sizeof number, "%.15g", question->number);
	for (size_t i = 0; i < question->hint_count; i++) {
		const char *given;

		hint.words = words_of(question->hints[i]);
		given = given_choice(&hint, question);
		if (given == NULL)
			given = given_accept(&hint, question);
		if (given == NULL && numeric && has_number(question->hints[i], question->number))
			given = number;
		if (given == NULL && question->reply != NULL &&
		    gives(&hint, question->reply, TEXT_MIN))
			given = question->reply;
		if (given != NULL)
			add(flaws, question,
			    "hint %zu gives the answer away word for word: `%.100s`; let it point "
			    "the "
			    "way instead",
			    i + 1, given);
		free(hint.words);
	}
	free(hint.prompt);
}

void quiz_lint(struct quiz_flaws *flaws, const struct quiz *quiz)
{
	lint_patterns(flaws, quiz);
	for (size_t i = 0; i < quiz->question_count; i++) {
		const struct question *question = &quiz->questions[i];

		lint_choices(flaws, quiz, question);
		lint_items(flaws, question);
		lint_accept(flaws, question);
		lint_number(flaws, question);
		lint_hints(flaws, question);
	}
}

void quiz_flaws_deinit(struct quiz_flaws *flaws)
{
	for (size_t i = 0; i < flaws->count; i++)
		free(flaws->items[i].message);
	free(flaws->items);
	*flaws = (struct quiz_flaws){0};
}
