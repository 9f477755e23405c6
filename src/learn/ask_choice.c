/* ask_choice.c - questions answered by picking: single, multiple, truefalse. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "learn/ask.h"

#define BLANKS " \t,;"

static uint32_t bit(int choice)
{
	return UINT32_C(1) << choice;
}

static size_t count_bits(uint32_t bits)
{
	size_t count = 0;

	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

static uint32_t right_bits(const struct question *question)
{
	uint32_t bits = 0;

	for (size_t i = 0; i < question->choice_count; i++)
		if (question->choices[i].correct)
			bits |= bit((int)i);
	return bits;
}

/* Picks the choice shown at a position, from 0. */
static bool pick(const struct question *question, const int *order, size_t position,
		 uint32_t *picks)
{
	if (position >= question->choice_count)
		return false;
	*picks |= bit(order[position]);
	return true;
}

/*
 * A number, or letters each of which is a choice: "2", "b", "ac"; a bracket or full stop may
 * follow: "b)".
 */
static bool read_word(const struct question *question, const int *order, const char *word,
		      size_t len, uint32_t *picks)
{
	size_t number = 0;

	if (len > 1 && strchr(").", word[len - 1]) != NULL)
		len--;
	if (word[0] >= '0' && word[0] <= '9') {
		for (size_t i = 0; i < len; i++) {
			if (word[i] < '0' || word[i] > '9' || number > QUIZ_CHOICES_MAX)
				return false;
			number = number * 10 + (size_t)(word[i] - '0');
		}
		return number > 0 && pick(question, order, number - 1, picks);
	}
	for (size_t i = 0; i < len; i++) {
		char c = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] - 'A' + 'a') : word[i];

		if (c < 'a' || c > 'z' || !pick(question, order, (size_t)(c - 'a'), picks))
			return false;
	}
	return len > 0;
}

static bool read_picks(const struct question *question, const int *order, const char *line,
		       uint32_t *picks)
{
	*picks = 0;
	for (line += strspn(line, BLANKS); *line != '\0'; line += strspn(line, BLANKS)) {
		size_t len = strcspn(line, BLANKS);

		if (!read_word(question, order, line, len, picks))
			return false;
		line += len;
	}
	return *picks != 0;
}

static bool refuse(const struct question *question, struct err *err)
{
	struct strbuf expected = {0};

	ask_type(question->type)->expected(question, &expected);
	err_set(err, "type %s", strbuf_text(&expected));
	strbuf_deinit(&expected);
	return false;
}

/* --- single --- */

static bool single_read(const struct question *question, const int *order, const char *line,
			struct answer *answer, struct err *err)
{
	uint32_t picks;

	if (!read_picks(question, order, line, &picks) || count_bits(picks) != 1)
		return refuse(question, err);
	answer->picks = picks;
	return true;
}

static double single_share(const struct question *question, const struct answer *answer)
{
	return answer->picks == right_bits(question) ? 1 : 0;
}

/* The picks as numbers of the choices as written: "1,3". */
static void format_picks(const struct question *question, const struct answer *answer,
			 struct strbuf *out)
{
	bool first = true;

	for (size_t i = 0; i < question->choice_count; i++) {
		if ((answer->picks & bit((int)i)) == 0)
			continue;
		strbuf_addf(out, "%s%zu", first ? "" : ",", i + 1);
		first = false;
	}
}

static bool parse_picks(const struct question *question, const char *text, struct answer *answer)
{
	int written[QUIZ_CHOICES_MAX];

	for (int i = 0; i < QUIZ_CHOICES_MAX; i++)
		written[i] = i;
	return read_picks(question, written, text, &answer->picks);
}

static void choice_solution(const struct question *question, const int *order, struct strbuf *out)
{
	size_t left = count_bits(right_bits(question));
	bool first = true;

	for (size_t i = 0; i < question->choice_count; i++) {
		if (!question->choices[order[i]].correct)
			continue;
		left--;
		if (!first)
			strbuf_add(out, left == 0 ? " and " : ", ");
		strbuf_addc(out, ask_label(question, i));
		first = false;
	}
}

static void single_expected(const struct question *question, struct strbuf *out)
{
	strbuf_addf(out, "a letter from a to %c, or its number",
		    ask_label(question, question->choice_count - 1));
}

const struct ask_type ask_single = {
	single_read, single_share, format_picks, parse_picks, choice_solution, single_expected,
};

/* --- multiple --- */

static bool multiple_read(const struct question *question, const int *order, const char *line,
			  struct answer *answer, struct err *err)
{
	uint32_t picks;

	if (!read_picks(question, order, line, &picks))
		return refuse(question, err);
	answer->picks = picks;
	return true;
}

static double multiple_share(const struct question *question, const struct answer *answer)
{
	uint32_t right = right_bits(question);
	size_t hits = count_bits(answer->picks & right),
	       misses = count_bits(answer->picks & ~right);

	return hits > misses ? (double)(hits - misses) / (double)count_bits(right) : 0;
}

static void multiple_expected(const struct question *question, struct strbuf *out)
{
	strbuf_addf(out,
		    "one or more letters from a to %c, or their numbers, such as `a c` or `1,3`",
		    ask_label(question, question->choice_count - 1));
}

const struct ask_type ask_multiple = {
	multiple_read, multiple_share,  format_picks,
	parse_picks,   choice_solution, multiple_expected,
};

/* --- truefalse: choice 0 is True, choice 1 False --- */

static bool truefalse_read(const struct question *question, const int *order, const char *line,
			   struct answer *answer, struct err *err)
{
	static const char *const words[][2] = { { "t", "true" }, { "f", "false" } };
	char word[8] = "";
	size_t len;

	line += strspn(line, BLANKS);
	len = strcspn(line, BLANKS);
	if (len < sizeof word && line[len + strspn(line + len, BLANKS)] == '\0')
		memcpy(word, line, len);
	for (int i = 0; i < 2; i++) {
		if (strcasecmp(word, words[i][0]) == 0 || strcasecmp(word, words[i][1]) == 0) {
			answer->picks = bit(order[i]);
			return true;
		}
	}
	return refuse(question, err);
}

static void truefalse_format(const struct question *question, const struct answer *answer,
			     struct strbuf *out)
{
	(void)question;
	strbuf_add(out, answer->picks == bit(0) ? "true" : "false");
}

static bool truefalse_parse(const struct question *question, const char *text,
			    struct answer *answer)
{
	static const int written[] = { 0, 1 };

	return truefalse_read(question, written, text, answer, NULL);
}

static void truefalse_solution(const struct question *question, const int *order,
			       struct strbuf *out)
{
	(void)order;
	strbuf_add(out, question->choices[0].correct ? "true" : "false");
}

static void truefalse_expected(const struct question *question, struct strbuf *out)
{
	(void)question;
	strbuf_add(out, "t for true or f for false");
}

const struct ask_type ask_truefalse = {
	truefalse_read,  single_share,       truefalse_format,
	truefalse_parse, truefalse_solution, truefalse_expected,
};
