/* ask.c - the table of question types, and answers to any of them. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "learn/ask.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "learn/ask_line.h"

static const struct ask_type *const types[QUESTION_TYPE_COUNT] = {
	[QUESTION_SINGLE]    = &ask_single,
	[QUESTION_MULTIPLE]  = &ask_multiple,
	[QUESTION_TRUEFALSE] = &ask_truefalse,
	[QUESTION_NUMBER]    = &ask_number,
	[QUESTION_TEXT]      = &ask_text,
	[QUESTION_OUTPUT]    = &ask_output,
	[QUESTION_ORDER]     = &ask_order,
	[QUESTION_MATCH]     = &ask_match,
	[QUESTION_CLOZE]     = &ask_cloze,
	[QUESTION_CARD]      = &ask_card,
};

const struct ask_type *ask_type(enum question_type type)
{
	return types[type];
}

/* --- answers --- */

void answer_deinit(struct answer *answer)
{
	free(answer->text);
	*answer = (struct answer){0};
}

void answer_copy(struct answer *to, const struct answer *from)
{
	char *text = from->text != NULL ? xstrdup(from->text) : NULL;

	free(to->text);
	*to = *from;
	to->text = text;
}

/* --- shares --- */

double ask_share(const struct question *question, const struct answer *answer)
{
	const struct ask_type *type = ask_type(question->type);

	if (type->share != NULL)
		return type->share(question, answer);
	return (double)ask_parts_right(question, answer) / (double)ask_part_count(question);
}

size_t ask_part_count(const struct question *question)
{
	switch (ask_type(question->type)->way) {
	case ASK_ORDER:
		return question->item_count;
	case ASK_MATCH:
		return question->pair_count;
	case ASK_BLANKS:
		return question->blank_count;
	default:
		return 1;
	}
}

bool ask_part_right(const struct question *question, const struct answer *answer, size_t part)
{
	const struct ask_type *type = ask_type(question->type);

	assert(part < ask_part_count(question));
	return type->part != NULL ? type->part(question, answer, part)
				  : ask_share(question, answer) >= 1;
}

size_t ask_parts_right(const struct question *question, const struct answer *answer)
{
	size_t count = ask_part_count(question), right = 0;

	for (size_t i = 0; i < count; i++)
		right += ask_part_right(question, answer, i);
	return right;
}

void ask_add_solution(const struct question *question, const int *order, struct strbuf *out)
{
	const struct ask_type *type = ask_type(question->type);
	struct answer right = {0};

	type->right(question, &right);
	type->given(question, order, &right, out);
	answer_deinit(&right);
}

/* --- what is shown --- */

size_t ask_shown_count(const struct question *question)
{
	return question->choice_count > 0 ? question->choice_count : question->item_count;
}

const char *ask_shown_text(const struct question *question, size_t index)
{
	assert(index < ask_shown_count(question));
	return question->choice_count > 0 ? question->choices[index].text : question->items[index];
}

bool ask_never_as_written(const struct question *question)
{
	return question->item_count > 0;
}

char ask_label(const struct question *question, size_t position)
{
	if (question->type == QUESTION_TRUEFALSE)
		return position == 0 ? 't' : 'f';
	return (char)('a' + position);
}

void ask_add_label(const struct question *question, size_t position, struct strbuf *out)
{
	if (ask_type(question->type)->way == ASK_ORDER)
		strbuf_addf(out, "%zu", position + 1);
	else
		strbuf_addc(out, ask_label(question, position));
}
