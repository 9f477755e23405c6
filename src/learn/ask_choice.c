/* ask_choice.c - questions answered by picking: single, multiple, truefalse. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "learn/ask_line.h"

#define WORDS_MAX 64			/* picks on a line, the same one again included */

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

/* The picks of a line; 0 if it cannot be read. */
static uint32_t read_picks(const struct question *question, const int *order, const char *line)
{
	size_t positions[WORDS_MAX];
	int count = ask_read_positions(line, question->choice_count, positions, WORDS_MAX);
	uint32_t picks = 0;

	for (int i = 0; i < count; i++)
		picks |= bit(order[positions[i]]);
	return picks;
}

/* --- single --- */

static bool single_read(const struct question *question, const int *order, const char *line,
			struct answer *answer, struct err *err)
{
	uint32_t picks = read_picks(question, order, line);

	if (count_bits(picks) != 1)
		return ask_refuse(question, err);
	answer->picks = picks;
	return true;
}

static double single_share(const struct question *question, const struct answer *answer)
{
	return answer->picks == right_bits(question) ? 1 : 0;
}

/* The picks as numbers of the choices as written: "1,3". */
static void choice_format(const struct question *question, const struct answer *answer,
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

static bool choice_parse(const struct question *question, const char *text, struct answer *answer)
{
	answer->picks = read_picks(question, ask_as_written, text);
	return answer->picks != 0;
}

static void choice_given(const struct question *question, const int *order,
			 const struct answer *answer, struct strbuf *out)
{
	bool first = true;

	for (size_t i = 0; i < question->choice_count; i++) {
		if ((answer->picks & bit(order[i])) == 0)
			continue;
		if (!first)
			strbuf_addc(out, ' ');
		strbuf_addc(out, ask_label(question, i));
		first = false;
	}
}

static void choice_right(const struct question *question, struct answer *answer)
{
	answer->picks = right_bits(question);
}

static void single_expected(const struct question *question, struct strbuf *out)
{
	strbuf_addf(out, "a letter from a to %c, or its number",
		    ask_label(question, question->choice_count - 1));
}

const struct ask_type ask_single = {
	.way = ASK_PICK_ONE,	   .read = single_read,	   .share = single_share,
	.format = choice_format,   .parse = choice_parse,  .given = choice_given,
	.right = choice_right,	   .expected = single_expected,
};

/* --- multiple --- */

static bool multiple_read(const struct question *question, const int *order, const char *line,
			  struct answer *answer, struct err *err)
{
	uint32_t picks = read_picks(question, order, line);

	if (picks == 0)
		return ask_refuse(question, err);
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
	.way = ASK_PICK_MANY,	   .read = multiple_read,  .share = multiple_share,
	.format = choice_format,   .parse = choice_parse,  .given = choice_given,
	.right = choice_right,	   .expected = multiple_expected,
};

/* --- truefalse: choice 0 is True, choice 1 False --- */

static bool truefalse_read(const struct question *question, const int *order, const char *line,
			   struct answer *answer, struct err *err)
{
	static const char *const words[][2] = { { "t", "true" }, { "f", "false" } };

	(void)order;			/* both are pinned */
	line += strspn(line, " \t");
	for (int i = 0; i < 2; i++) {
		if (strcasecmp(line, words[i][0]) == 0 || strcasecmp(line, words[i][1]) == 0) {
			answer->picks = bit(i);
			return true;
		}
	}
	return ask_refuse(question, err);
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
	return truefalse_read(question, ask_as_written, text, answer, NULL);
}

static void truefalse_given(const struct question *question, const int *order,
			    const struct answer *answer, struct strbuf *out)
{
	(void)order;
	truefalse_format(question, answer, out);
}

static void truefalse_expected(const struct question *question, struct strbuf *out)
{
	(void)question;
	strbuf_add(out, "t for true or f for false");
}

const struct ask_type ask_truefalse = {
	.way = ASK_PICK_ONE,	   .read = truefalse_read, .share = single_share,
	.format = truefalse_format, .parse = truefalse_parse, .given = truefalse_given,
	.right = choice_right,	   .expected = truefalse_expected,
};
