/* anki.c - a quiz as notes that Anki imports: tab-separated text with its headers. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "course/exchange.h"

static void add_html(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++)
		switch (*text) {
		case '\n':
			strbuf_add(out, "<br>");
			break;
		case '&':
			strbuf_add(out, "&amp;");
			break;
		case '<':
			strbuf_add(out, "&lt;");
			break;
		case '>':
			strbuf_add(out, "&gt;");
			break;
		case '"':	/* a field that begins with one would be taken for a quoted one */
			strbuf_add(out, "&quot;");
			break;
		default:
			strbuf_addc(out, *text);
		}
}

static void add_cloze(struct strbuf *out, const struct question *question)
{
	for (size_t i = 0; i < question->blank_count; i++) {
		add_html(out, question->pieces[i]);
		strbuf_addf(out, "{{c%zu::", i + 1);
		add_html(out, question->blanks[i].accept[0]);
		strbuf_add(out, "}}");
	}
	add_html(out, question->pieces[question->blank_count]);
}

/* What is asked, with what there is to choose from. */
static void add_front(struct strbuf *out, const struct question *question)
{
	add_html(out, question->prompt);
	for (size_t i = 0; i < question->choice_count; i++) {
		strbuf_addf(out, "<br>%c) ", (char)('a' + i));
		add_html(out, question->choices[i].text);
	}
	for (size_t i = 0; i < question->pair_count; i++) {
		strbuf_addf(out, "<br>%zu. ", i + 1);
		add_html(out, question->pairs[i].left);
	}
}

static void add_back(struct strbuf *out, const struct question *question)
{
	struct strbuf answer = {0};

	exchange_add_answer(&answer, question);
	add_html(out, strbuf_text(&answer));
	strbuf_deinit(&answer);
}

void anki_write(struct strbuf *out, const struct quiz *quiz, const char *tag,
		struct exchange *faults)
{
	(void)faults;
	for (size_t i = 0; i < quiz->question_count; i++) {
		const struct question *question = &quiz->questions[i];
		bool cloze = question->type == QUESTION_CLOZE;

		strbuf_add(out, cloze ? "Cloze\t" : "Basic\t");
		if (cloze)
			add_cloze(out, question);
		else
			add_front(out, question);
		strbuf_addc(out, '\t');
		if (!cloze)
			add_back(out, question);
		if (question->explain != NULL) {
			strbuf_add(out, cloze ? "" : "<br><br>");
			add_html(out, question->explain);
		}
		strbuf_addc(out, '\t');
		for (const char *c = tag; *c != '\0'; c++)
			strbuf_addc(out, strchr(" \t\n\"", *c) != NULL ? '_' : *c);
		strbuf_addc(out, '\n');
	}
}
