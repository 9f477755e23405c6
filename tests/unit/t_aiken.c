/* t_aiken.c - the Aiken format, both ways. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "course/exchange.h"
#include "course/quiz_write.h"

static struct exchange *read_text(const char *text)
{
	return exchange_read(aiken_read, "q.txt", text, strlen(text));
}

static void questions_come_in_and_go_out(void **state)
{
	static const char text[] = "What samples a voltage?\nA) PWM\nB) ADC\nANSWER: B\n\n"
				   "What dims?\nA) PWM\nB) ADC\nC) RAM\nANSWER: A\n";
	struct exchange *exchange = read_text(text);
	struct strbuf yaml = {0}, out = {0};
	struct quiz *quiz;

	(void)state;
	assert_int_equal(exchange->fault_count, 0);
	quiz_write(&yaml, exchange);
	quiz = quiz_parse(strbuf_text(&yaml), yaml.len, "q.yaml", 1);
	assert_int_equal(quiz->question_count, 2);
	assert_int_equal(quiz->questions[0].type, QUESTION_SINGLE);
	assert_true(quiz->questions[0].choices[1].correct);
	aiken_write(&out, quiz, "q", exchange);
	assert_string_equal(strbuf_text(&out), text);
	quiz_free(quiz);
	exchange_free(exchange);
	strbuf_deinit(&yaml);
	strbuf_deinit(&out);
}

static void faults_have_their_line(void **state)
{
	static const struct {
		const char *text;
		int line;
		size_t good, broken;
	} cases[] = {
		{ "Why?\nA. x\nB. y\nANSWER: A\n", 0, 1, 0 },
		{ "Why?\r\n\r\nA)x\r\nB)y\r\nANSWER:B", 0, 1, 0 },
		{ "Why?\nA) x\nB) y\nANSWER: C\n", 1, 0, 1 },
		{ "Why?\nA) x\nANSWER: A\n", 1, 0, 1 },
		{ "Why?\nA) x\nB) y\n", 1, 0, 1 },
		{ "\nANSWER: A\n", 2, 0, 1 },
		{ "Why?\nA) x\nB) y\nHow?\nA) x\nB) y\nANSWER: B\n", 1, 1, 1 },
		{ "Why?\nmore\nA) x\nB) y\nANSWER: B\n", 1, 1, 0 },
		{ "", 1, 0, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct exchange *exchange = read_text(cases[i].text);
		size_t good = 0;

		for (size_t k = 0; k < exchange->count; k++)
			good += !exchange->items[k].no_question;
		assert_int_equal(good, cases[i].good);
		assert_int_equal(exchange->broken, cases[i].broken);
		assert_int_equal(exchange->fault_count, cases[i].line > 0);
		if (cases[i].line > 0)
			assert_int_equal(exchange->faults[0].line, cases[i].line);
		exchange_free(exchange);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions_come_in_and_go_out),
		cmocka_unit_test(faults_have_their_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
