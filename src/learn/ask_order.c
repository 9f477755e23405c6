/* ask_order.c - questions answered by arranging: order, match. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "learn/ask_line.h"

/* The position at which an item is shown. */
static size_t position_of(const struct question *question, const int *order, int item)
{
	size_t position = 0;

	while (position + 1 < question->item_count && order[position] != item)
		position++;
	return position;
}

/* --- order: the item put at each place --- */

static bool read_places(const struct question *question, const int *order, const char *line,
			struct answer *answer)
{
	size_t positions[QUIZ_CHOICES_MAX];
	int count = ask_read_positions(line, question->item_count, positions, QUIZ_CHOICES_MAX);
	uint32_t used = 0;

	if (count != (int)question->item_count)
		return false;
	for (int i = 0; i < count; i++)
		used |= UINT32_C(1) << positions[i];
	if (used != (UINT32_C(1) << count) - 1)
		return false;
	for (int i = 0; i < count; i++)
		answer->places[i] = (uint8_t)(order[positions[i]] + 1);
	return true;
}

static bool order_read(const struct question *question, const int *order, const char *line,
		       struct answer *answer, struct err *err)
{
	return read_places(question, order, line, answer) || ask_refuse(question, err);
}

/* Two items of the same text are one as good as the other. */
static bool order_part(const struct question *question, const struct answer *answer, size_t part)
{
	uint8_t item = answer->places[part];

	return item > 0 && item <= question->item_count &&
	       strcmp(question->items[item - 1], question->items[part]) == 0;
}

/* The items as written, by number: "2,3,1". */
static void order_format(const struct question *question, const struct answer *answer,
			 struct strbuf *out)
{
	for (size_t i = 0; i < question->item_count; i++)
		strbuf_addf(out, "%s%d", i == 0 ? "" : ",", answer->places[i]);
}

static bool order_parse(const struct question *question, const char *text, struct answer *answer)
{
	return read_places(question, ask_as_written, text, answer);
}

static void order_given(const struct question *question, const int *order,
			const struct answer *answer, struct strbuf *out)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (answer->places[i] > 0)
			strbuf_addf(out, "%s%zu", i == 0 ? "" : " ",
				    position_of(question, order, answer->places[i] - 1) + 1);
}

static void order_right(const struct question *question, struct answer *answer)
{
	for (size_t i = 0; i < question->item_count; i++)
		answer->places[i] = (uint8_t)(i + 1);
}

/* No example: it might be the answer. */
static void order_expected(const struct question *question, struct strbuf *out)
{
	strbuf_addf(out, "the numbers 1 to %zu in the order they belong, parted by blanks",
		    question->item_count);
}

const struct ask_type ask_order = {
	.way = ASK_ORDER,	.read = order_read,   .part = order_part,
	.format = order_format, .parse = order_parse, .given = order_given,
	.right = order_right,	.expected = order_expected,
};

/* --- match: the right side of each pair --- */

/* The number at *at, from 1, and moves behind it; 0 if there is none up to most. */
static size_t read_left(const char **at, size_t most)
{
	size_t number = 0;

	for (; **at >= '0' && **at <= '9'; (*at)++)
		number = number > most ? number : number * 10 + (size_t)(**at - '0');
	return number > most ? 0 : number;
}

/*
 * Reads "1b 2a", "1: b, 2: a": each number once. How many there were; 0 if something else is there.
 */
static size_t read_pairs(const struct question *question, const int *order, const char *line,
			 struct answer *answer)
{
	static const char parting[] = " \t,;", joining[] = " \t:=-.)>";
	size_t count = 0;

	for (line += strspn(line, parting); *line != '\0'; line += strspn(line, parting)) {
		size_t left = read_left(&line, question->pair_count), right;

		line += strspn(line, joining);
		right = (size_t)((*line >= 'A' && *line <= 'Z' ? *line - 'A' + 'a' : *line) - 'a');
		if (left == 0 || right >= question->item_count || answer->places[left - 1] != 0)
			return 0;
		answer->places[left - 1] = (uint8_t)(order[right] + 1);
		count++;
		line++;
	}
	return count;
}

static bool match_read(const struct question *question, const int *order, const char *line,
		       struct answer *answer, struct err *err)
{
	if (read_pairs(question, order, line, answer) == question->pair_count)
		return true;
	*answer = (struct answer){0};
	return ask_refuse(question, err);
}

static bool match_part(const struct question *question, const struct answer *answer, size_t part)
{
	return answer->places[part] == question->pairs[part].right + 1;
}

/* As written: "1b,2a". */
static void match_format(const struct question *question, const struct answer *answer,
			 struct strbuf *out)
{
	const char *parting = "";

	for (size_t i = 0; i < question->pair_count; i++) {
		if (answer->places[i] == 0)
			continue;
		strbuf_addf(out, "%s%zu%c", parting, i + 1, 'a' + answer->places[i] - 1);
		parting = ",";
	}
}

static bool match_parse(const struct question *question, const char *text, struct answer *answer)
{
	return read_pairs(question, ask_as_written, text, answer) > 0;
}

static void match_given(const struct question *question, const int *order,
			const struct answer *answer, struct strbuf *out)
{
	const char *parting = "";

	for (size_t i = 0; i < question->pair_count; i++) {
		if (answer->places[i] == 0)
			continue;
		strbuf_addf(out, "%s%zu%c", parting, i + 1,
			    ask_label(question,
				      position_of(question, order, answer->places[i] - 1)));
		parting = " ";
	}
}

static void match_right(const struct question *question, struct answer *answer)
{
	for (size_t i = 0; i < question->pair_count; i++)
		answer->places[i] = (uint8_t)(question->pairs[i].right + 1);
}

static void match_expected(const struct question *question, struct strbuf *out)
{
	strbuf_addf(out, "for each number from 1 to %zu its letter from a to %c, as in `1a 2a`",
		    question->pair_count, ask_label(question, question->item_count - 1));
}

const struct ask_type ask_match = {
	.way = ASK_MATCH,	.read = match_read,   .part = match_part,
	.format = match_format, .parse = match_parse, .given = match_given,
	.right = match_right,	.expected = match_expected,
};
