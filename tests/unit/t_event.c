/* t_event.c - events as lines and back; what is no event is known as such. */
/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "learn/event.h"

static void make_tick(struct event *event)
{
	event_init(event, "tick");
	event->when = 1767600000;	/* 2026-01-05T08:00:00Z */
	event_set(event, "page", "weekOne");
	event_set(event, "step", "procedure/0a1b");
	event_set(event, "text", "Wire = 100%, then \n\u00fc");
	event_set(event, "empty", "");
	event_set_int(event, "number", -3);
}

static void a_line_reads_as_a_person_would(void **state)
{
	struct event event = {0};
	struct strbuf line = {0};
	const char *want = "2026-01-05T08:00:00Z tick page=weekOne step=procedure/0a1b "
			   "text=Wire%20%3D%20100%25,%20then%20%0A%C3%BC empty= number=-3 sum=";

	(void)state;
	make_tick(&event);
	event_format(&line, &event);
	assert_int_equal(strncmp(line.data, want, strlen(want)), 0);
	assert_int_equal(line.len, strlen(want) + 5);
	assert_int_equal(line.data[line.len - 1], '\n');
	strbuf_deinit(&line);
	event_deinit(&event);
}

static void what_is_written_is_read_back(void **state)
{
	struct event event = {0}, back = {0};
	struct strbuf line = {0};
	long long number;

	(void)state;
	make_tick(&event);
	event_format(&line, &event);
	assert_int_equal(event_parse(&back, line.data, line.len - 1), EVENT_LINE_FINE);
	assert_true(event_is(&back, "tick"));
	assert_int_equal(back.when, event.when);
	assert_int_equal(back.count, event.count);
	assert_string_equal(event_get(&back, "text"), "Wire = 100%, then \n\u00fc");
	assert_string_equal(event_get(&back, "empty"), "");
	assert_true(event_get_int(&back, "number", &number));
	assert_int_equal(number, -3);
	assert_null(event_get(&back, "nothing"));
	assert_false(event_get_int(&back, "page", &number));
	strbuf_deinit(&line);
	event_deinit(&event);
	event_deinit(&back);
}

static void every_piece_of_a_line_is_torn_or_foreign(void **state)
{
	struct event event = {0}, back = {0};
	struct strbuf line = {0};

	(void)state;
	make_tick(&event);
	event_format(&line, &event);
	for (size_t len = 0; len < line.len - 1; len++) {
		enum event_line kind = event_parse(&back, line.data, len);

		/* "2026-01-05T08:00:00Z tic" looks like a kind of a newer version */
		if (len >= strlen("2026-01-05T08:00:00Z tick"))
			assert_int_equal(kind, EVENT_LINE_TORN);
		else
			assert_int_not_equal(kind, EVENT_LINE_FINE);
	}
	strbuf_deinit(&line);
	event_deinit(&event);
	event_deinit(&back);
}

static void a_changed_byte_is_noticed(void **state)
{
	struct event event = {0}, back = {0};
	struct strbuf line = {0};

	(void)state;
	make_tick(&event);
	event_format(&line, &event);
	for (size_t i = 0; i < line.len - 1; i++) {
		line.data[i] ^= 1;
		assert_int_not_equal(event_parse(&back, line.data, line.len - 1), EVENT_LINE_FINE);
		line.data[i] ^= 1;
	}
	strbuf_deinit(&line);
	event_deinit(&event);
	event_deinit(&back);
}

static void other_lines_are_known(void **state)
{
	static const struct { const char *line; enum event_line want; } cases[] = {
		{ "",                                             EVENT_LINE_FOREIGN },
		{ "hello world",                                  EVENT_LINE_FOREIGN },
		{ "2026-01-05T08:00:00Z",                         EVENT_LINE_FOREIGN },
		{ "2026-01-05T08:00:00Z ",                        EVENT_LINE_FOREIGN },
		{ "2026-13-05T08:00:00Z tick page=a",             EVENT_LINE_FOREIGN },
		{ "2026-01-05T08:00:00Z Tick page=a",             EVENT_LINE_FOREIGN },
		{ "2026-01-05T08:00:00Z teleport",                EVENT_LINE_NEWER },
		{ "2026-01-05T08:00:00Z teleport to=moon sum=1",  EVENT_LINE_NEWER },
		{ "2026-01-05T08:00:00Z tick page=a",             EVENT_LINE_TORN },
		{ "2026-01-05T08:00:00Z tick page=a sum=zzzz",    EVENT_LINE_TORN },
		{ "2026-01-05T08:00:00Z tick page=%0",            EVENT_LINE_TORN },
		{ "2026-01-05T08:00:00Z tick page=%00",           EVENT_LINE_TORN },
		{ "2026-01-05T08:00:00Z tick page=\033[2J",       EVENT_LINE_TORN },
		{ "2026-01-05T08:00:00Z tick  page=a",            EVENT_LINE_TORN },
		{ "2026-01-05T08:00:00Z tick page",               EVENT_LINE_TORN },
	};
	struct event event = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(event_parse(&event, cases[i].line, strlen(cases[i].line)),
				 cases[i].want);
	event_deinit(&event);
}

static void fractions_keep_a_millionth(void **state)
{
	static const struct { int64_t micro; const char *text; } cases[] = {
		{ 0, "0" }, { 1, "0.000001" }, { 1500000, "1.5" }, { 2000000, "2" }, { 666667, "0.666667" },
		{ -250000, "-0.25" }, { INT64_C(10000000000), "10000" },
	};
	static const char *const bad[] = {
		"", "-", ".", "1.", ".5", "1.0000001", "1e3", "1,5", "99999999999999999"};
	int64_t back;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct event event = {0};

		event_init(&event, "answer");
		event_set_micro(&event, "earned", cases[i].micro);
		assert_string_equal(event_get(&event, "earned"), cases[i].text);
		assert_true(event_get_micro(&event, "earned", &back));
		assert_int_equal(back, cases[i].micro);
		event_deinit(&event);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct event event = {0};

		event_init(&event, "answer");
		event_set(&event, "earned", bad[i]);
		assert_false(event_get_micro(&event, "earned", &back));
		event_deinit(&event);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_reads_as_a_person_would),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(every_piece_of_a_line_is_torn_or_foreign),
		cmocka_unit_test(a_changed_byte_is_noticed),
		cmocka_unit_test(other_lines_are_known),
		cmocka_unit_test(fractions_keep_a_millionth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
