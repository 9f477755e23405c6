/* ask_card.c - cards: the learner looks at the answer and grades herself; they do not count. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "learn/ask_line.h"

static bool read_grade(const char *line, struct answer *answer)
{
	if (line[0] < '1' || line[0] > '4' || line[1] != '\0')
		return false;
	answer->grade = line[0] - '0';
	return true;
}

static bool card_read(const struct question *question, const int *order, const char *line,
		      struct answer *answer, struct err *err)
{
	(void)order;
	return read_grade(line, answer) || ask_refuse(question, err);
}

static double card_share(const struct question *question, const struct answer *answer)
{
	(void)question;
	return answer->grade > 1 ? 1 : 0;
}

static void card_format(const struct question *question, const struct answer *answer,
			struct strbuf *out)
{
	(void)question;
	strbuf_addf(out, "%d", answer->grade);
}

static bool card_parse(const struct question *question, const char *text, struct answer *answer)
{
	(void)question;
	return read_grade(text, answer);
}

static void card_given(const struct question *question, const int *order,
		       const struct answer *answer, struct strbuf *out)
{
	(void)order;
	card_format(question, answer, out);
}

static void card_right(const struct question *question, struct answer *answer)
{
	(void)question;
	answer->grade = 3;
}

static void card_expected(const struct question *question, struct strbuf *out)
{
	(void)question;
	strbuf_add(out, "1 for again, 2 for hard, 3 for good or 4 for easy");
}

const struct ask_type ask_card = {
	.way = ASK_GRADE,      .read = card_read,   .share = card_share,
	.format = card_format, .parse = card_parse, .given = card_given,
	.right = card_right,   .expected = card_expected,
};
