/* t_gift.c - GIFT: what each construct means, what is said of the rest, and the way out and in again. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "course/exchange.h"
#include "course/quiz_write.h"

static struct exchange *read_text(const char *text)
{
	return exchange_read(gift_read, "q.gift", text, strlen(text));
}

static struct exchange *read_fixture(void)
{
	const char *source = getenv("srcdir");
	char *path = path_join(source != NULL ? source : ".", "tests/fixtures/exchange/all.gift");
	struct strbuf text = {0};
	struct exchange *exchange;

	assert_true(file_read(path, FILE_LIMIT_DATA, &text, NULL));
	exchange = exchange_read(gift_read, "all.gift", strbuf_text(&text), text.len);
	strbuf_deinit(&text);
	free(path);
	return exchange;
}

/* The YAML of what came in, read as a quiz. */
static struct quiz *quiz_of(const struct exchange *exchange, struct strbuf *yaml)
{
	strbuf_reset(yaml);
	quiz_write(yaml, exchange);
	return quiz_parse(strbuf_text(yaml), yaml->len, "q.yaml", 1);
}

static const struct question *find(const struct quiz *quiz, const char *prompt)
{
	for (size_t i = 0; i < quiz->question_count; i++)
		if (strcmp(quiz->questions[i].prompt, prompt) == 0)
			return &quiz->questions[i];
	fail_msg("no question: %s", prompt);
	return NULL;
}

static void choices_come_in(const struct quiz *quiz)
{
	const struct question *one = quiz_find(quiz, "sampling"),
			      *two = quiz_find(quiz, "two-right");

	assert_non_null(one);
	assert_int_equal(one->type, QUESTION_SINGLE);
	assert_string_equal(one->prompt, "What does an **ADC** do?");
	assert_int_equal(one->choice_count, 3);
	assert_true(one->choices[0].correct && !one->choices[2].correct);
	assert_string_equal(one->choices[0].why, "Yes: many times a second.");
	assert_string_equal(one->choices[2].text, "It stores a model.");
	assert_string_equal(one->explain, "The *A* stands for analogue.");
	assert_non_null(two);
	assert_int_equal(two->type, QUESTION_MULTIPLE);
	assert_int_equal(two->choice_count, 4);
	assert_true(two->choices[1].correct && !two->choices[2].correct);
	assert_string_equal(two->choices[2].why, "It moves.");
	assert_int_equal(find(quiz, "Odd weights")->type, QUESTION_MULTIPLE);
}

static void words_come_in(const struct quiz *quiz)
{
	const struct question *truth = quiz_find(quiz, "truth"), *pairs = quiz_find(quiz, "pairs");
	const struct question *text = find(quiz, "Which letter: {a} = ~ # \\ ?");

	assert_int_equal(truth->type, QUESTION_TRUEFALSE);
	assert_true(truth->choices[0].correct);
	assert_string_equal(truth->explain, "False: Think again.\n\nTrue: Right.");
	assert_true(find(quiz, "Training happens on the board.")->choices[1].correct);
	assert_true(find(quiz, "Is 5 > 3?")->choices[0].correct);
	assert_int_equal(text->type, QUESTION_TEXT);
	assert_int_equal(text->blanks[0].accept_count, 2);
	assert_string_equal(text->blanks[0].accept[0], "a=b");
	assert_string_equal(text->blanks[0].accept[1], "c");
	assert_string_equal(find(quiz, "Who wrote it?")->blanks[0].accept[0], "Kim");
	assert_int_equal(find(quiz, "The _____ holds the chip.")->blanks[0].accept_count, 2);
	assert_int_equal(find(quiz, "Line one\nline two")->type, QUESTION_TEXT);
	assert_int_equal(pairs->type, QUESTION_MATCH);
	assert_int_equal(pairs->pair_count, 2);
	assert_int_equal(pairs->item_count, 3);
	assert_string_equal(pairs->items[2], "stores");
}

static void numbers_and_cards_come_in(const struct quiz *quiz)
{
	const struct question *volt = quiz_find(quiz, "volt"), *span = quiz_find(quiz, "span"),
			      *many = quiz_find(quiz, "many");

	assert_int_equal(volt->type, QUESTION_NUMBER);
	assert_true(volt->number == 3.3 && volt->tolerance == 0.05);
	assert_true(span->number == 3 && span->tolerance == 2);
	assert_string_equal(span->explain, "any of them");
	assert_true(many->number == 3 && many->tolerance == 0);
	assert_int_equal(quiz_find(quiz, "essay")->type, QUESTION_CARD);
	assert_string_equal(quiz_find(quiz, "model")->reply, "It is smaller.");
}

static void every_construct_has_its_meaning(void **state)
{
	struct exchange *exchange = read_fixture();
	struct strbuf yaml = {0};
	struct quiz *quiz = quiz_of(exchange, &yaml);

	(void)state;
	assert_int_equal(quiz->fault_count, 0);
	assert_int_equal(quiz->question_count, 16);
	choices_come_in(quiz);
	words_come_in(quiz);
	numbers_and_cards_come_in(quiz);
	quiz_free(quiz);
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

/* As Moodle reads what is seldom written. */
static void odd_forms_have_their_meaning(void **state)
{
	static const struct { const char *gift, *yaml; } cases[] = {
		{ "\xef\xbb\xbf::bom::Is it?{T}\n", "id: \"bom\"\n    prompt: \"Is it?\"\n" },
		{ "One?{=a}\r\rTwo?{=b}\r", "prompt: \"Two?\"\n" },
		{ "One?{=a}\n0\nTwo?{=b}\n", "prompt: \"Two?\"\n" },
		{ "  One?  \n  {=a}  \n", "prompt: \"One?\"\n" },
		{ "[odd]One {=a}", "prompt: \"[odd]One\"\n" },
		{ "One {=[html]<i>yes</i>#[plain]a <b> ~no}",
		  "- {text: \"yes\", correct: true, why: \"a \\\\<b>\"}\n" },
		/* only [markdown] is Markdown; what is not shows its stars and tags as they stand */
		{ "Is 2*3*4 {T}", "prompt: \"Is 2\\\\*3\\\\*4\"\n" },
		{ "[markdown]Is 2*3*4 {T}", "prompt: \"Is 2*3*4\"\n" },
		{ "[plain]<b>a</b> {T}", "prompt: \"\\\\<b>a\\\\</b>\"\n" },
		{ "a<sup>2</sup> {T}", "prompt: \"a<sup>2</sup>\"\n" },
		{ "[html]<p>*a &lt;b> b*</p> {T}", "prompt: \"\\\\*a \\\\<b> b\\\\*\"\n" },
		{ "One {=1. ~2.}", "- {text: \"1\\\\.\", correct: true}\n" },
		{ "One {=a_b_c}", "- \"a_b_c\"\n" },
		{ "One {=*a* =b*}", "- \"*a*\"\n      - \"b*\"\n" },
		{ "One {=a -> *b*\n=c -> d}", "- [\"a\", \"\\\\*b\\\\*\"]\n" },
		{ "One {FALSE##So it is.}", "explain: \"False: So it is.\"\n" },
		{ "One {F#No.####Why.}", "explain: |-\n      True: No.\n\n      Why.\n" },
		{ "One\n// between\ntwo {=a}",
		  "# between\n  - type: text\n    prompt: |-\n      One\n      two\n" },
		{ "// [id:q7] [tag:x]\nOne {T}", "# [id:q7] [tag:x]\n" },
		{ "$CATEGORY: x/y\n\nOne {T}", "# category: x/y\n" },
		{ "a \\\\n b {T}", "prompt: \"a \\\\n b\"\n" },
		{ "One {=%50%a ~b}", "- {text: \"%50%a\", correct: true}\n" },
		{ "One {~%-33.333%a ~%100%b}", "type: multiple\n" },
		{ "One {true}", "type: text\n" },
		{ "One {F}", "answer: false\n" },
		{ "One {=quant*}", "- \"quant*\"\n" },
		{ "One {=a ####b ####c}", "explain: \"c\"\n" },
		{ "One { T } two.", "prompt: \"One _____ two.\"\n    answer: true\n" },
		{ "One {=a} and {=b}", "prompt: \"One _____ and {=b}\"\n" },
		{ "One {=a -> b\n=c -> d = -> e}", "extra:\n      - \"e\"\n" },
		{ "One {#=2..4}", "answer: 3\n    tolerance: 1\n" },
		{ "One {# 5 : 1 }", "answer: 5\n    tolerance: 1\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct exchange *exchange = read_text(cases[i].gift);
		struct strbuf yaml = {0};

		quiz_write(&yaml, exchange);
		if (strstr(strbuf_text(&yaml), cases[i].yaml) == NULL)
			fail_msg("%s\ncame in as\n%s", cases[i].gift, strbuf_text(&yaml));
		strbuf_deinit(&yaml);
		exchange_free(exchange);
	}
}

static void the_rest_is_kept_and_said(void **state)
{
	static const struct {
		const char *comment;
		int line;		/* 0: nothing is said of it */
	} cases[] = {
		{ "# what a file may hold", 0 },
		{ "# category: $course$/top/Signals", 0 },
		{ "# question: 1  name: sampling", 0 },
		{ "# weights: 100%, 0%, 25%", 5 },
		{ "# name: two right", 0 },
		{ "# weights: 70%, 30%, 0%", 13 },
		{ "# an answer worth a part of the points: %50%half", 19 },
		{ "# feedback to one answer: well done", 19 },
		{ "# feedback to one answer: exact", 29 },
		{ "# a second answer, or one worth a part of the points: %50%3:1", 29 },
		{ "# feedback to all other answers: #far off", 29 },
		{ "# This only describes.", 39 },
		{ "# Broken { =one", 41 },
		{ "# One choice {~%100%alone}", 43 },
	};
	struct exchange *exchange = read_fixture();
	struct strbuf yaml = {0};

	(void)state;
	quiz_write(&yaml, exchange);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool said = cases[i].line == 0;

		if (strstr(strbuf_text(&yaml), cases[i].comment) == NULL)
			fail_msg("not kept: %s\n%s", cases[i].comment, strbuf_text(&yaml));
		for (size_t k = 0; k < exchange->fault_count; k++)
			said |= exchange->faults[k].line == cases[i].line;
		if (!said)
			fail_msg("line %d is not said", cases[i].line);
	}
	assert_int_equal(exchange->broken, 2);
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

/* Out as GIFT and in again: the YAML of both, comments aside, is the same from the second on. */
static void it_comes_back_the_same(void **state)
{
	struct exchange *exchange = read_fixture(), *again, *faults = exchange_new("q.yaml");
	struct strbuf yaml = {0}, gift = {0}, one = {0}, two = {0};
	struct quiz *quiz = quiz_of(exchange, &yaml), *second;

	(void)state;
	gift_write(&gift, quiz, "q", faults);
	again = read_text(strbuf_text(&gift));
	assert_int_equal(again->broken, 0);
	second = quiz_of(again, &yaml);
	assert_int_equal(second->question_count, quiz->question_count);
	for (size_t i = 0; i < quiz->question_count; i++) {
		quiz_write_question(&one, &quiz->questions[i]);
		quiz_write_question(&two, &second->questions[i]);
	}
	assert_string_equal(strbuf_text(&one), strbuf_text(&two));
	quiz_free(second);
	quiz_free(quiz);
	exchange_free(again);
	exchange_free(exchange);
	exchange_free(faults);
	strbuf_deinit(&yaml);
	strbuf_deinit(&gift);
	strbuf_deinit(&one);
	strbuf_deinit(&two);
}

/* What Moodle writes: its editor's HTML, without the tags but not without what they hold. */
static void html_is_told_apart_from_its_look(void **state)
{
	static const struct {
		const char *html, *prompt, *lost;	/* NULL: nothing is lost */
	} cases[] = {
		{ "<p>One.</p>\\n<p>Two <em>and</em> a half.</p>", "One.\n\nTwo and a half.", NULL },
		{ "<p>See\\n<a href\\=\"http\\://e.org/x\" target\\=\"_blank\">there</a></p>",
		  "See [there](http://e.org/x)", NULL },
		{ "<a href\\=\"http\\://e.org\">http\\://e.org</a>", "http://e.org", NULL },
		{ "<p>Run\\:</p><pre>\\nint x;\\nreturn x;\\n</pre>", "Run:\n\n```\nint x;\nreturn x;\n```",
		  NULL },
		{ "Which?<ul>\\n<li>a</li>\\n<li>b</li>\\n</ul>", "Which?\n\n- a\n- b", NULL },
		{ "a<br />b<!-- <video> -->c", "a\nbc", NULL },
		{ "Look\\: <img src\\=\"@@PLUGINFILE@@/a.png\" alt\\=\"a &lt; b\">", "Look: (a < b)",
		  "<img @@PLUGINFILE@@/a.png>" },
		{ "<table><tr><td>1</td></tr></table>Hear <audio src\\=\"a.mp3\"></audio>", "1\n\nHear",
		  "<table>, <tr>, <td>, <audio>" },
		{ "1 < 2 and <unclosed", "1 < 2 and <unclosed", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf gift = {0}, yaml = {0};
		struct exchange *exchange;
		struct quiz *quiz;

		strbuf_addf(&gift, "[html]%s{T}\n", cases[i].html);
		exchange = read_text(gift.data);
		quiz = quiz_of(exchange, &yaml);
		assert_string_equal(quiz->questions[0].prompt, cases[i].prompt);
		assert_int_equal(exchange->fault_count, cases[i].lost != NULL);
		if (cases[i].lost != NULL && strstr(yaml.data, cases[i].lost) == NULL)
			fail_msg("not kept: %s\n%s", cases[i].lost, yaml.data);
		quiz_free(quiz);
		exchange_free(exchange);
		strbuf_deinit(&gift);
		strbuf_deinit(&yaml);
	}
}

/* Of one kind in one record there is one sentence, and all of it is kept. */
static void one_kind_is_said_once_a_record(void **state)
{
	struct exchange *exchange = read_text("Seasons {=spring =summer =autumn ~easter}\n");
	struct strbuf yaml = {0};

	(void)state;
	quiz_write(&yaml, exchange);
	assert_int_equal(exchange->fault_count, 1);
	assert_non_null(strstr(yaml.data, "to choose: summer"));
	assert_non_null(strstr(yaml.data, "to choose: autumn"));
	strbuf_deinit(&yaml);
	exchange_free(exchange);
}

static void broken_records_are_said(void **state)
{
	static const char *const cases[] = {
		"", "a { b", "a } b {", "{=x}", "a {~x ~y}", "a {=x ~}", "a {#x}", "a {#}",
		"a {=x -> y}", "a {=x -> y =z -> y}", "a {=%50%x}", "a {=}", "a {##}", "::::", "\\",
		"a {#1e999}", "a {=->}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct exchange *exchange = read_text(cases[i]);

		if (exchange->fault_count == 0)
			fail_msg("nothing is said of: %s", cases[i]);
		exchange_free(exchange);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_construct_has_its_meaning),
		cmocka_unit_test(odd_forms_have_their_meaning),
		cmocka_unit_test(the_rest_is_kept_and_said),
		cmocka_unit_test(it_comes_back_the_same),
		cmocka_unit_test(html_is_told_apart_from_its_look),
		cmocka_unit_test(one_kind_is_said_once_a_record),
		cmocka_unit_test(broken_records_are_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
