/* csv.c - a quiz as a table, one row a question, as RFC 4180 has it. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "course/exchange.h"
#include "course/quiz_write.h"

static void add_field(struct strbuf *out, const char *text)
{
	bool quoted = strpbrk(text, "\",\n") != NULL;

	strbuf_add(out, quoted ? "\"" : "");
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			strbuf_addc(out, '\r');
		if (*text == '"')
			strbuf_addc(out, '"');
		strbuf_addc(out, *text);
	}
	strbuf_add(out, quoted ? "\"" : "");
}

/* Adds what was gathered, and empties it. */
static void add_gathered(struct strbuf *out, struct strbuf *text)
{
	strbuf_addc(out, ',');
	add_field(out, strbuf_text(text));
	strbuf_reset(text);
}

static void add_row(struct strbuf *out, const struct question *question, const char *tag)
{
	struct strbuf text = {0};

	add_field(out, question->id);
	strbuf_addf(out, ",%s", question_type_name(question->type));
	exchange_add_prompt(&text, question);
	add_gathered(out, &text);
	for (size_t i = 0; i < question->choice_count; i++)
		strbuf_addf(&text, "%s%s", i > 0 ? "\n" : "", question->choices[i].text);
	if (question->type == QUESTION_MATCH)
		for (size_t i = 0; i < question->item_count; i++)
			strbuf_addf(&text, "%s%s", i > 0 ? "\n" : "", question->items[i]);
	add_gathered(out, &text);
	exchange_add_answer(&text, question);
	add_gathered(out, &text);
	for (size_t i = 0; i < question->hint_count; i++)
		strbuf_addf(&text, "%s%s", i > 0 ? "\n" : "", question->hints[i]);
	add_gathered(out, &text);
	strbuf_add(&text, question->explain != NULL ? question->explain : "");
	add_gathered(out, &text);
	strbuf_add(&text, question->ref != NULL ? question->ref : "");
	add_gathered(out, &text);
	quiz_write_number(&text, question->points);
	add_gathered(out, &text);
	strbuf_add(&text, tag);
	add_gathered(out, &text);
	strbuf_add(out, "\r\n");
	strbuf_deinit(&text);
}

void csv_write(struct strbuf *out, const struct quiz *quiz, const char *tag,
	       struct exchange *faults)
{
	(void)faults;
	for (size_t i = 0; i < quiz->question_count; i++)
		add_row(out, &quiz->questions[i], tag);
}
